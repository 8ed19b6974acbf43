//! The same bytes in other pieces: as they come, and as they are cut into blocks.

use std::io::{self, ErrorKind, Read};

use ccg_diagnostic::tally::blocks::Block;

use crate::chance::Chance;

/// Small blocks of whole records, told apart by the `csv` crate.
pub(crate) fn cut(records: &[u8], separator: u8, chance: &mut Chance) -> Vec<Block> {
    let text = [b"\n", records].concat();
    let mut builder = csv::ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .terminator(csv::Terminator::Any(b'\n'));
    let mut reader = builder.from_reader(&text[..]);
    let mut record = csv::ByteRecord::new();
    let (mut blocks, mut from) = (Vec::new(), 0);
    let every = 1 + chance.below(4);
    while reader.read_byte_record(&mut record).unwrap() {
        let end = usize::try_from(reader.position().byte()).unwrap() - 1;
        if chance.once_in(every) {
            blocks.push(records[from..end].to_vec());
            from = end;
        }
    }
    blocks.push(records[from..].to_vec());
    let block = |bytes: Vec<u8>| Block {
        plain: !bytes.contains(&b'"'),
        bytes,
        too_long: None,
    };
    blocks.into_iter().map(block).collect()
}

/// Gives a few bytes at a time, and is interrupted now and then.
pub(crate) struct Pieces<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) most: usize,
    pub(crate) chance: Chance,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.chance.once_in(9) {
            return Err(ErrorKind::Interrupted.into());
        }
        let number = (1 + self.chance.below(self.most)).min(into.len()).min(self.bytes.len());
        let (now, later) = self.bytes.split_at(number);
        into[..number].copy_from_slice(now);
        self.bytes = later;
        Ok(number)
    }
}
