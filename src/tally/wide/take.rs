//! What was parsed, taken into the tally in the order of the records.

use std::borrow::Cow;
use std::sync::Arc;

use crate::tally::blocks::Block;
use crate::tally::quotes::Span;
use crate::tally::reader::Place;
use crate::tally::reject::{Fault, Reject};
use crate::tally::{Other, Slot, Tally};

use super::{Faulty, LANES, Parsed, Row, Shape, Wrong};

impl Parsed {
    pub(super) fn clear(&mut self, shape: &Arc<Shape>) {
        self.shape = Some(Arc::clone(shape));
        self.rows.clear();
        self.answers.clear();
        self.besides.clear();
        self.faults.clear();
        self.lines = 0;
        self.besides
            .extend_from_slice(shape.organisation.as_deref().unwrap_or_default().as_bytes());
    }

    /// What every record has: the organisation, where no column says it.
    pub(super) fn common(&self, block: usize) -> Row {
        let name = self.shape.as_ref().and_then(|shape| shape.organisation.as_ref());
        Row {
            organisation: name.map_or_else(Span::default, |name| Span::new(block, name.len())),
            ..Row::default()
        }
    }

    /// Adds a record.
    pub(super) fn add(&mut self, row: Result<Row, Wrong>, answers: &[Slot], line: u64) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let (at, lane) = (self.rows.len(), self.rows.len() % LANES);
        let width = self.shape.as_ref().map_or(0, |shape| shape.statements.len());
        if lane == 0 {
            self.answers.resize(self.answers.len() + width, [0; LANES]);
        }
        match row {
            Ok(row) => {
                let first = self.answers.len() - width;
                for (lanes, slot) in self.answers[first..].iter_mut().zip(answers) {
                    lanes[lane] = *slot;
                }
                self.rows.push(Row { line, ..row });
            }
            Err((column, fault)) => {
                self.rows.push(Row { line, ..Row::default() });
                self.faults.push(Faulty { row: at, column, fault });
            }
        }
    }
}

/// The rows of a block on their way into the tally.
struct Taking<'a> {
    block: &'a Block,
    parsed: &'a Parsed,
    shape: &'a Shape,
    limited: bool,
    records: u64,
}

impl Tally {
    pub(in crate::tally) fn take_wide(
        &mut self,
        block: &Block,
        parsed: &Parsed,
        limited: bool,
        place: &mut Place,
        rejected: &mut dyn FnMut(Reject),
    ) {
        let Some(shape) = parsed.shape.as_deref() else { return };
        let taking = Taking {
            block,
            parsed,
            shape,
            limited,
            records: place.records,
        };
        let mut faults = parsed.faults.iter().peekable();
        for (at, row) in parsed.rows.iter().enumerate() {
            let wrong = match faults.next_if(|fault| fault.row == at) {
                Some(faulty) => Err((faulty.column, faulty.fault.clone())),
                None => self.take_row(&taking, at, row),
            };
            place.records += 1;
            match wrong {
                Ok(()) => place.scored += 1,
                Err((column, fault)) => {
                    place.rejected += 1;
                    let line = place.lines + u64::from(row.line) + 1;
                    rejected(Reject {
                        record: place.records,
                        line,
                        column,
                        fault,
                    });
                }
            }
        }
        place.lines += parsed.lines;
    }

    fn take_row(&mut self, taking: &Taking<'_>, at: usize, row: &Row) -> Result<(), Wrong> {
        let text = |span: Span| span.of(&taking.block.bytes, &taking.parsed.besides);
        let organisation = self.organisation(&String::from_utf8_lossy(text(row.organisation)));
        let respondent = if taking.shape.numbered {
            Cow::Owned(format!("row {}", taking.records + at as u64 + 1).into_bytes())
        } else {
            Cow::Borrowed(text(row.respondent))
        };
        let found = &mut self.organisations[organisation];
        if !found.people.place(&respondent).1 {
            let code = String::from_utf8_lossy(&respondent).into_owned();
            let column = taking
                .shape
                .columns
                .iter()
                .position(|column| *column == super::Column::Respondent);
            return Err((column.map(|column| column + 1), Fault::RespondentAgain(code)));
        }
        found.limited |= taking.limited;
        found.joint |= respondent.eq_ignore_ascii_case(b"joint");
        let group = self.group(organisation, &String::from_utf8_lossy(text(row.role)));
        self.keep(taking, organisation, group, at);
        if !self.reading.depends {
            self.count_row(taking, group, at);
        }
        Ok(())
    }

    fn keep(&mut self, taking: &Taking<'_>, organisation: usize, group: usize, at: usize) {
        let found = &mut self.organisations[organisation];
        if self.reading.roles {
            found.group_of.push(u32::try_from(group).unwrap_or(u32::MAX));
        }
        if self.reading.keep {
            let first = found.answers.len();
            let statements = 0..self.slots.statements();
            found
                .answers
                .extend(statements.map(|one| self.slots.other(one, Other::Unanswered)));
            for (statement, slot) in taking.answers(at) {
                found.answers[first + statement] = slot;
            }
            found.counted.push(!self.reading.depends);
        }
    }

    fn count_row(&mut self, taking: &Taking<'_>, group: usize, at: usize) {
        let group = &mut self.groups[group];
        group.responses += 1;
        for (statement, slot) in taking.answers(at) {
            group.counts[self.slots.starts[statement] + usize::from(slot)] += 1;
        }
    }
}

impl Taking<'_> {
    fn answers(&self, at: usize) -> impl Iterator<Item = (usize, Slot)> {
        let statements = &self.shape.statements;
        let first = at / LANES * statements.len();
        let lanes = &self.parsed.answers[first..first + statements.len()];
        statements
            .iter()
            .zip(lanes)
            .map(move |(one, lanes)| (*one, lanes[at % LANES]))
    }
}
