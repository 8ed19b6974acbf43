//! The reader of one table: its blocks are parsed on any thread, and what is parsed is taken into the tally in their order.

use crate::questionnaire::Questionnaire;

use super::blocks::Block;
use super::layout::{Kind, Layout};
use super::reject::Reject;
use super::{Reading, Slots, Tally, long, wide};

/// Parses blocks of one table. Each thread has one of its own.
#[derive(Debug)]
pub enum Reader<'q> {
    /// Of a wide table.
    Wide(Box<wide::Wide<'q>>),
    /// Of a long table.
    Long(Box<long::Long<'q>>),
}

/// What a block holds, ready to be counted. It is used again for the next block.
#[derive(Debug)]
pub enum Parsed {
    /// Of a wide table.
    Wide(wide::Parsed),
    /// Of a long table.
    Long(long::Parsed),
}

/// How far a table has been taken: where its next block begins, and what came of its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Records so far, the heading not among them.
    pub records: u64,
    /// Lines so far, those of the heading among them.
    pub lines: u64,
    /// Records that were scored.
    pub scored: u64,
    /// Records that were not.
    pub rejected: u64,
}

impl<'q> Reader<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, slots: &Slots, layout: &Layout, reading: Reading) -> Self {
        match layout.kind {
            Kind::Wide => Self::Wide(Box::new(wide::Wide::new(questionnaire, slots, layout, reading))),
            Kind::Long => Self::Long(Box::new(long::Long::new(questionnaire, slots, layout, reading))),
        }
    }

    /// Room for what a block holds.
    #[must_use]
    pub fn room(&self) -> Parsed {
        match self {
            Self::Wide(_) => Parsed::Wide(wide::Parsed::default()),
            Self::Long(_) => Parsed::Long(long::Parsed::default()),
        }
    }

    /// Parses a block into room of its own kind, in place of what was there.
    pub fn parse(&mut self, block: &Block, parsed: &mut Parsed) {
        match (self, parsed) {
            (Self::Wide(wide), Parsed::Wide(parsed)) => wide.parse(block, parsed),
            (Self::Long(long), Parsed::Long(parsed)) => long.parse(block, parsed),
            (reader, parsed) => {
                *parsed = reader.room();
                reader.parse(block, parsed);
            }
        }
    }
}

impl Tally {
    /// Takes what a block holds: to be called in the order of the blocks of a table. `limited` is whether its answers were promised
    /// privacy.
    pub fn take(
        &mut self,
        block: &Block,
        parsed: &Parsed,
        limited: bool,
        place: &mut Place,
        rejected: &mut dyn FnMut(Reject),
    ) {
        match parsed {
            Parsed::Wide(parsed) => self.take_wide(block, parsed, limited, place, rejected),
            Parsed::Long(parsed) => self.take_long(block, parsed, limited, place, rejected),
        }
    }
}
