//! Wide tables: one record for each respondent, one column for each statement.

use crate::questionnaire::Questionnaire;

use super::blocks::Block;
use super::layout::Layout;
use super::reader::Place;
use super::reject::Reject;
use super::{Reading, Slots, Tally};

/// The reader of a wide table.
#[derive(Debug)]
pub struct Wide<'q> {
    questionnaire: &'q Questionnaire,
}

/// The records of a block.
#[derive(Debug, Default)]
pub struct Parsed {}

impl<'q> Wide<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, _slots: &Slots, _layout: &Layout, _reading: Reading) -> Self {
        Self { questionnaire }
    }

    /// Parses a block.
    pub fn parse(&mut self, _block: &Block, _parsed: &mut Parsed) {
        let _ = self.questionnaire;
        todo!()
    }
}

impl Tally {
    pub(super) fn take_wide(
        &mut self,
        _block: &Block,
        _parsed: &Parsed,
        _limited: bool,
        _place: &mut Place,
        _rejected: &mut dyn FnMut(Reject),
    ) {
        todo!()
    }
}
