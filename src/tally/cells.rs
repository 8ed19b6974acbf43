//! The text of a cell as an answer: a table look-up for what is short, the one rule of responses for the rest.

use crate::questionnaire::{Questionnaire, Statement};
use crate::response::Answer;
use crate::response::check::answer;

use super::reject::Fault;
use super::{Other, Slot, Slots};

/// No answer that is known.
const NONE: Slot = Slot::MAX;

/// Different longer cells that are remembered for a statement: more would be mistakes, each looked up as it comes.
const MOST_WORDS: usize = 64;

/// The answers that cells stand for.
#[derive(Debug)]
pub struct Cells<'q> {
    questionnaire: &'q Questionnaire,
    slots: Slots,
    /// Which table a statement uses: one per statement.
    tables: Vec<usize>,
    /// By table: slots of cells of one byte.
    one: Vec<[Slot; 256]>,
    /// By table: those of two bytes that were met.
    two: Vec<Vec<([u8; 2], Slot)>>,
    /// By statement, because each may have words of its own: longer cells that were met.
    words: Vec<Vec<(Box<[u8]>, Slot)>>,
}

impl<'q> Cells<'q> {
    /// For the statements of a questionnaire. Those of which short cells mean the same share a table.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let mut made = Self {
            questionnaire,
            slots: Slots::of(questionnaire),
            tables: Vec::new(),
            one: Vec::new(),
            two: Vec::new(),
            words: vec![Vec::new(); questionnaire.statements.len()],
        };
        let mut known = Vec::new();
        for (at, statement) in questionnaire.statements.iter().enumerate() {
            let like = short_words(statement);
            let table = known.iter().position(|one| *one == like).unwrap_or_else(|| {
                known.push(like);
                made.add_table(at);
                known.len() - 1
            });
            made.tables.push(table);
        }
        made
    }

    /// Number of tables.
    pub(super) fn tables(&self) -> usize {
        self.one.len()
    }

    /// The table of a statement: statements of the same table agree on every cell of one or two bytes.
    pub(super) fn table(&self, statement: usize) -> usize {
        self.tables[statement]
    }

    fn add_table(&mut self, statement: usize) {
        let byte_slot = |byte: u8| self.by_the_rule(statement, &[byte]).unwrap_or(NONE);
        let mut one = [NONE; 256];
        for byte in 0..128_u8 {
            one[usize::from(byte)] = byte_slot(byte);
        }
        self.one.push(one);
        self.two.push(Vec::new());
    }

    /// The slot of a cell's answer; a cell of spaces is unanswered.
    ///
    /// # Errors
    ///
    /// The cell is no answer that the statement takes.
    #[inline]
    pub fn slot(&mut self, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
        self.known(statement, cell)
            .map_or_else(|| self.learn(statement, cell), Ok)
    }

    #[inline]
    fn known(&self, statement: usize, cell: &[u8]) -> Option<Slot> {
        match cell {
            [byte] => Some(self.one[self.tables[statement]][usize::from(*byte)]).filter(|slot| *slot != NONE),
            [a, b] => {
                let mut two = self.two[self.tables[statement]].iter();
                two.find(|(word, _)| word == &[*a, *b]).map(|(_, slot)| *slot)
            }
            [] => Some(self.slots.other(statement, Other::Unanswered)),
            _ => {
                let mut words = self.words[statement].iter();
                words.find(|(word, _)| **word == *cell).map(|(_, slot)| *slot)
            }
        }
    }

    #[cold]
    fn learn(&mut self, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
        let slot = self.by_the_rule(statement, cell)?;
        match cell {
            [_] => {}
            [a, b] => self.two[self.tables[statement]].push(([*a, *b], slot)),
            _ if self.words[statement].len() < MOST_WORDS => self.words[statement].push((cell.into(), slot)),
            _ => {}
        }
        Ok(slot)
    }

    fn by_the_rule(&self, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
        let text = std::str::from_utf8(cell).map_err(|_| Fault::NotText)?.trim();
        if text.is_empty() {
            return Ok(self.slots.other(statement, Other::Unanswered));
        }
        let one = &self.questionnaire.statements[statement];
        let rating = |level| Slot::try_from(level).ok();
        match answer(text, self.questionnaire, one) {
            Some(Answer::Rating(level)) => rating(level),
            Some(Answer::DontKnow) => Some(self.slots.other(statement, Other::DontKnow)),
            Some(Answer::NotApplicable(_)) if one.not_applicable => {
                Some(self.slots.other(statement, Other::NotApplicable))
            }
            Some(Answer::NotApplicable(_)) => return Err(Fault::NotApplicable(statement)),
            None => None,
        }
        .ok_or_else(|| Fault::NotAnAnswer(statement, text.to_owned()))
    }
}

/// What cells of one or two bytes mean for a statement depends on this alone: its scale, whether it takes not applicable, and those
/// of its own words that are as short. Small letters can have fewer bytes than large ones, but not fewer characters.
fn short_words(statement: &Statement) -> (usize, bool, Vec<(usize, &str)>) {
    let own = statement.descriptors.iter().map(|text| text.trim()).enumerate();
    let short = own.filter(|(_, text)| text.chars().nth(2).is_none());
    (statement.scale, statement.not_applicable, short.collect())
}

#[cfg(test)]
mod tests;
