//! The text of a cell as an answer: a table look-up for what is short, the one rule of responses for the rest.

use std::collections::HashMap;

use crate::questionnaire::Questionnaire;
use crate::response::Answer;
use crate::response::check::answer;

use super::{Other, Slot, Slots};

/// No answer that is known.
const NONE: Slot = Slot::MAX;

/// The answers that cells stand for.
#[derive(Debug)]
pub struct Cells<'q> {
    questionnaire: &'q Questionnaire,
    slots: Slots,
    /// Which table a statement uses: one per statement.
    tables: Vec<u16>,
    /// By table: slots of cells of one byte, then of those of two that were met.
    one: Vec<[Slot; 256]>,
    two: Vec<Vec<([u8; 2], Slot)>>,
    /// Longer cells that were met, by table.
    words: Vec<HashMap<Box<[u8]>, Slot>>,
}

/// Different long cells that are remembered for a table: more would be mistakes, each looked up as it comes.
const MOST_WORDS: usize = 256;

impl<'q> Cells<'q> {
    /// For the statements of a questionnaire. Statements with the same scale, and the same say on not applicable, share a table.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let slots = Slots::of(questionnaire);
        let mut made = Self {
            questionnaire,
            slots,
            tables: Vec::new(),
            one: Vec::new(),
            two: Vec::new(),
            words: Vec::new(),
        };
        let mut known: Vec<(usize, bool)> = Vec::new();
        for (at, statement) in questionnaire.statements.iter().enumerate() {
            let like = (statement.scale, statement.not_applicable);
            let table = known.iter().position(|one| *one == like).unwrap_or_else(|| {
                known.push(like);
                made.add_table(at);
                known.len() - 1
            });
            made.tables.push(u16::try_from(table).unwrap_or(u16::MAX));
        }
        made
    }

    fn add_table(&mut self, statement: usize) {
        let mut one = [NONE; 256];
        for byte in 0..128_u8 {
            if let Some(slot) = self.by_the_rule(statement, &[byte]) {
                one[usize::from(byte)] = slot;
            }
        }
        self.one.push(one);
        self.two.push(Vec::new());
        self.words.push(HashMap::new());
    }

    /// The slot of a cell's answer; `None` when it is none that the statement takes.
    #[inline]
    pub fn slot(&mut self, statement: usize, cell: &[u8]) -> Option<Slot> {
        let table = usize::from(self.tables[statement]);
        match cell {
            [byte] => Some(self.one[table][usize::from(*byte)]).filter(|slot| *slot != NONE),
            [a, b] => {
                let known = self.two[table].iter().find(|(word, _)| word == &[*a, *b]);
                known
                    .map(|(_, slot)| *slot)
                    .or_else(|| self.learn(table, statement, cell))
            }
            [] => Some(self.slots.other(statement, Other::Unanswered)),
            _ => self.words[table]
                .get(cell)
                .copied()
                .or_else(|| self.learn(table, statement, cell)),
        }
    }

    fn learn(&mut self, table: usize, statement: usize, cell: &[u8]) -> Option<Slot> {
        let slot = self.by_the_rule(statement, cell)?;
        match cell {
            [a, b] => self.two[table].push(([*a, *b], slot)),
            _ if self.words[table].len() < MOST_WORDS => {
                self.words[table].insert(cell.into(), slot);
            }
            _ => {}
        }
        Some(slot)
    }

    fn by_the_rule(&self, statement: usize, cell: &[u8]) -> Option<Slot> {
        let text = std::str::from_utf8(cell).ok()?;
        if text.trim().is_empty() {
            return Some(self.slots.other(statement, Other::Unanswered));
        }
        let one = &self.questionnaire.statements[statement];
        match answer(text, self.questionnaire, one)? {
            Answer::Rating(level) => Slot::try_from(level).ok(),
            Answer::DontKnow => Some(self.slots.other(statement, Other::DontKnow)),
            Answer::NotApplicable(_) => (one.not_applicable).then(|| self.slots.other(statement, Other::NotApplicable)),
        }
    }
}
