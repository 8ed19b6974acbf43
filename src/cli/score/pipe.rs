//! The blocks of a table through their reader into the tally: parsed by one thread or several, taken in their order by one at a time.

use std::io::{self, Read};

use anyhow::Result;

use super::turns::{self, Worker};
use crate::tally::blocks::{Block, Blocks};
use crate::tally::reader::{Parsed, Reader};

/// Takes a block that was parsed.
pub(super) type Take<'a> = &'a mut (dyn FnMut(&Block, &Parsed) -> Result<()> + Send);

/// Why a table was not read to its end.
#[derive(Debug)]
pub(super) enum Ended {
    /// It could not be read.
    Reading(io::Error),
    /// What was read could not be taken.
    Taking(anyhow::Error),
}

impl Worker for Reader<'_> {
    type Room = (Block, Parsed);

    fn room(&self) -> Self::Room {
        (Block::default(), Reader::room(self))
    }

    fn work(&mut self, (block, parsed): &mut Self::Room) {
        self.parse(block, parsed);
    }
}

/// Reads all blocks of a table.
pub(super) fn run<'q, R: Read + Send>(
    blocks: &mut Blocks<R>,
    threads: usize,
    reader: &(dyn Fn() -> Reader<'q> + Sync),
    take: Take<'_>,
) -> Result<(), Ended> {
    turns::run(
        threads,
        reader,
        &mut |(block, _)| blocks.next(block).map_err(Ended::Reading),
        &mut |(block, parsed)| take(block, parsed).map_err(Ended::Taking),
    )
}
