//! The text of a cell as an answer: a table look-up for what is short, the one rule of responses for the rest.

use crate::questionnaire::{Questionnaire, Statement};
use crate::response::Answer;
use crate::response::check::{Meant, answer_by_descriptor, answer_for_scale};

use super::reject::Fault;
use super::{Other, Slot, Slots};

/// No answer that is known.
const NONE: Slot = Slot::MAX;

/// Different longer cells that are remembered for a table or a statement: more would be mistakes, each looked up as it comes.
const MOST_WORDS: usize = 64;

/// Different cells that are no answers and are remembered for a statement, and the most bytes of each.
const MOST_REFUSED: usize = 32;
const LONGEST_REFUSED: usize = 80;

/// The answers that cells stand for.
#[derive(Debug)]
pub struct Cells<'q> {
    questionnaire: &'q Questionnaire,
    slots: Slots,
    /// Which table a statement uses: one per statement. Statements of a table agree on what their scale says.
    tables: Vec<usize>,
    /// By table: a statement that uses it, and what cells stand for by the scale.
    shared: Vec<(usize, Words)>,
    /// By statement: what cells stand for by its own words for the levels.
    own: Vec<List>,
    /// By statement: cells that were met and are no answers.
    refused: Vec<Vec<(Box<[u8]>, Fault)>>,
}

type List = Vec<(Box<[u8]>, Slot)>;

/// Cells that were met and are answers.
#[derive(Debug, Clone)]
struct Words {
    one: [Slot; 256],
    two: Vec<([u8; 2], Slot)>,
    longer: List,
}

fn find(list: &[(Box<[u8]>, Slot)], cell: &[u8]) -> Option<Slot> {
    (list.iter().find(|(word, _)| **word == *cell)).map(|(_, slot)| *slot)
}

fn add(list: &mut List, cell: &[u8], slot: Slot) {
    if list.len() < MOST_WORDS {
        list.push((cell.into(), slot));
    }
}

impl Words {
    fn none() -> Self {
        Self {
            one: [NONE; 256],
            two: Vec::new(),
            longer: List::new(),
        }
    }

    #[inline]
    fn find(&self, cell: &[u8]) -> Option<Slot> {
        match cell {
            [byte] => Some(self.one[usize::from(*byte)]).filter(|slot| *slot != NONE),
            [a, b] => (self.two.iter().find(|(word, _)| *word == [*a, *b])).map(|(_, slot)| *slot),
            _ => find(&self.longer, cell),
        }
    }

    fn add(&mut self, cell: &[u8], slot: Slot) {
        match cell {
            [byte] => self.one[usize::from(*byte)] = slot,
            [a, b] => self.two.push(([*a, *b], slot)),
            _ => add(&mut self.longer, cell, slot),
        }
    }
}

impl<'q> Cells<'q> {
    /// For the statements of a questionnaire. Those with the same scale and the same say on not applicable share a table.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let mut known = Vec::new();
        let mut table = |statement: &Statement| {
            let like = (statement.scale, statement.not_applicable);
            known.iter().position(|one| *one == like).unwrap_or_else(|| {
                known.push(like);
                known.len() - 1
            })
        };
        let tables: Vec<usize> = questionnaire.statements.iter().map(&mut table).collect();
        let first = |table: usize| tables.iter().position(|one| *one == table).unwrap_or(0);
        Self {
            questionnaire,
            slots: Slots::of(questionnaire),
            shared: (0..known.len()).map(|table| (first(table), Words::none())).collect(),
            own: vec![List::new(); tables.len()],
            refused: vec![Vec::new(); tables.len()],
            tables,
        }
    }

    /// The slot of a cell's answer; a cell of spaces is unanswered.
    ///
    /// # Errors
    ///
    /// The cell is no answer that the statement takes.
    #[inline]
    pub fn slot(&mut self, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
        if cell.is_empty() {
            return Ok(self.slots.other(statement, Other::Unanswered));
        }
        let shared = &self.shared[self.tables[statement]].1;
        match shared.find(cell).or_else(|| find(&self.own[statement], cell)) {
            Some(slot) => Ok(slot),
            None => self.learn(statement, cell),
        }
    }

    #[cold]
    fn learn(&mut self, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
        if let Some((_, fault)) = self.refused[statement].iter().find(|(word, _)| **word == *cell) {
            return Err(fault.clone());
        }
        let (slot, by_scale) = match self.by_the_rule(statement, cell) {
            Ok(said) => said,
            Err(fault) => return Err(self.refuse(statement, cell, fault)),
        };
        if by_scale {
            self.shared[self.tables[statement]].1.add(cell, slot);
        } else {
            add(&mut self.own[statement], cell, slot);
        }
        Ok(slot)
    }

    fn refuse(&mut self, statement: usize, cell: &[u8], fault: Fault) -> Fault {
        let refused = &mut self.refused[statement];
        if cell.len() <= LONGEST_REFUSED && refused.len() < MOST_REFUSED {
            refused.push((cell.into(), fault.clone()));
        }
        fault
    }

    /// Number of tables.
    pub(super) fn tables(&self) -> usize {
        self.shared.len()
    }

    /// The table of a statement.
    pub(super) fn table(&self, statement: usize) -> usize {
        self.tables[statement]
    }

    /// What a cell stands for by a table alone; `None` when the scale says nothing of it, or nothing that its statements take.
    pub(super) fn slot_in(&self, table: usize, cell: &[u8]) -> Option<Slot> {
        let said = self.by_the_rule(self.shared[table].0, cell).ok()?;
        Some(said).filter(|(_, by_scale)| *by_scale).map(|(slot, _)| slot)
    }

    /// The slot, and whether it is by the scale: the same for every statement of the table.
    fn by_the_rule(&self, statement: usize, cell: &[u8]) -> Result<(Slot, bool), Fault> {
        let text = std::str::from_utf8(cell).map_err(|_| Fault::NotText)?.trim();
        if text.is_empty() {
            return Ok((self.slots.other(statement, Other::Unanswered), true));
        }
        let one = &self.questionnaire.statements[statement];
        let scale = self.questionnaire.scale_of(one);
        let (meant, by_scale) = match answer_for_scale(text, self.questionnaire, scale, one.not_applicable) {
            Meant::Nothing => (answer_by_descriptor(text, scale, one), false),
            said => (said, true),
        };
        let slot = match meant {
            Meant::One(Answer::Rating(level)) => Slot::try_from(level).ok(),
            Meant::One(Answer::DontKnow) => Some(self.slots.other(statement, Other::DontKnow)),
            Meant::One(Answer::NotApplicable(_)) if one.not_applicable => {
                Some(self.slots.other(statement, Other::NotApplicable))
            }
            Meant::One(Answer::NotApplicable(_)) => return Err(Fault::NotApplicable(statement)),
            Meant::Nothing | Meant::Several => None,
        };
        let slot = slot.ok_or_else(|| Fault::NotAnAnswer(statement, text.to_owned()))?;
        Ok((slot, by_scale))
    }
}

#[cfg(test)]
mod tests;
