//! What was parsed, taken into the tally in the order of the records.

use std::borrow::Cow;
use std::ops::Range;

use crate::tally::blocks::Block;
use crate::tally::layout::Column;
use crate::tally::near::{BATCH, is_mixed};
use crate::tally::quotes::Span;
use crate::tally::reader::Place;
use crate::tally::reject::{Fault, Reject};
use crate::tally::{Other, Tally};

use super::Wrong;
use super::count::{self, count};
use super::parsed::{Parsed, Row, Shape};

/// The code of a response of the team together, in any case.
const JOINT: &[u8] = b"joint";

/// The rows of a block on their way into the tally.
struct Taking<'a> {
    block: &'a Block,
    parsed: &'a Parsed,
    shape: &'a Shape,
    limited: bool,
    /// Records before the block.
    records: u64,
    /// The organisations of the rows at hand that are not at fault.
    organisations: [usize; BATCH],
    /// The organisation, the role and the group of the row before.
    last: Option<(usize, &'a [u8], usize)>,
    /// A group, and rows of it that are to be counted.
    waiting: (usize, Range<usize>),
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
        let mut taking = Taking::new(block, parsed, shape, limited, place.records);
        let mut faults = parsed.faults.iter().peekable();
        for begin in (0..parsed.rows.len()).step_by(BATCH) {
            let rows = begin..parsed.rows.len().min(begin + BATCH);
            self.find_organisations(&mut taking, rows.clone());
            for at in rows {
                let wrong = match faults.next_if(|fault| fault.row == at) {
                    Some(faulty) => Err((faulty.column, faulty.fault.clone())),
                    None => self.take_row(&mut taking, at),
                };
                place.add(&taking, at, wrong, rejected);
            }
        }
        self.count_waiting(&mut taking);
        place.lines += parsed.lines;
    }

    /// Finds the organisation of each row, and touches what they will need where they are mixed.
    fn find_organisations(&mut self, taking: &mut Taking<'_>, rows: Range<usize>) {
        let (block, parsed) = (taking.block, taking.parsed);
        let name = |row: &Row| row.organisation.of(&block.bytes, &parsed.besides);
        let names = || parsed.rows[rows.clone()].iter().map(name);
        let is_mixed = is_mixed(names());
        if is_mixed {
            self.touch_names(names());
        }
        let (mut last, mut at) = (&[][..], 0);
        for (name, found) in names().zip(&mut taking.organisations) {
            if name != last && !name.is_empty() {
                (last, at) = (name, self.organisation(&String::from_utf8_lossy(name)));
            }
            *found = at;
        }
        if is_mixed {
            let codes = rows.map(|at| taking.text(parsed.rows[at].respondent));
            let organisations = taking.organisations.iter().copied().zip(codes);
            self.touch_groups(organisations.clone().map(|(at, _)| at));
            self.touch_people(organisations);
        }
    }

    #[inline]
    fn take_row(&mut self, taking: &mut Taking<'_>, at: usize) -> Result<(), Wrong> {
        let row = &taking.parsed.rows[at];
        let (organisation, role) = (taking.organisations[at % BATCH], taking.text(row.role));
        let respondent = taking.respondent(at, row);
        if !self.organisations[organisation].people.place(&respondent).1 {
            return Err(taking.again(&respondent));
        }
        if respondent.len() == JOINT.len() && respondent.eq_ignore_ascii_case(JOINT) {
            self.organisations[organisation].joint = true;
        }
        let group = match taking.last.filter(|last| (last.0, last.1) == (organisation, role)) {
            Some(last) => last.2,
            None => self.group(organisation, &String::from_utf8_lossy(role)),
        };
        taking.last = Some((organisation, role, group));
        self.keep(taking, organisation, group, at);
        let depends = self.reading.depends;
        self.recent
            .respondents(organisation, group, u32::from(!depends), taking.limited);
        if !depends {
            self.count_soon(taking, group, at);
        }
        Ok(())
    }

    /// Puts a row to those that are counted at one go.
    #[inline]
    fn count_soon(&mut self, taking: &mut Taking<'_>, group: usize, at: usize) {
        let (waiting, rows) = &mut taking.waiting;
        if *waiting == group && rows.end == at && rows.len() < count::MOST {
            rows.end += 1;
        } else {
            self.count_waiting(taking);
            taking.waiting = (group, at..at + 1);
        }
    }

    fn count_waiting(&mut self, taking: &mut Taking<'_>) {
        let (group, rows) = taking.waiting.clone();
        if !rows.is_empty() {
            let answers = &taking.parsed.answers[taking.chunks(&rows)];
            count(taking.shape, rows.len(), answers, self, group);
        }
    }

    #[inline]
    fn keep(&mut self, taking: &Taking<'_>, organisation: usize, group: usize, at: usize) {
        if !self.reading.roles && !self.reading.keep {
            return;
        }
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
            let answers = taking.parsed.answers[taking.chunks(&(at..at + 1))].as_flattened();
            for (statement, slot) in taking.shape.statements.iter().zip(answers) {
                found.answers[first + statement] = *slot;
            }
            found.counted.push(!self.reading.depends);
        }
    }
}

impl Place {
    fn add(&mut self, taking: &Taking<'_>, at: usize, wrong: Result<(), Wrong>, rejected: &mut dyn FnMut(Reject)) {
        self.records += 1;
        let Err((column, fault)) = wrong else {
            self.scored += 1;
            return;
        };
        self.rejected += 1;
        let (record, line) = (self.records, self.lines + u64::from(taking.parsed.rows[at].line) + 1);
        rejected(Reject {
            record,
            line,
            column,
            fault,
        });
    }
}

impl<'a> Taking<'a> {
    fn new(block: &'a Block, parsed: &'a Parsed, shape: &'a Shape, limited: bool, records: u64) -> Self {
        Self {
            block,
            parsed,
            shape,
            limited,
            records,
            organisations: [0; BATCH],
            last: None,
            waiting: (0, 0..0),
        }
    }

    #[inline]
    fn text(&self, field: Span) -> &'a [u8] {
        field.of(&self.block.bytes, &self.parsed.besides)
    }

    /// Where the answers of rows are.
    #[inline]
    fn chunks(&self, rows: &Range<usize>) -> Range<usize> {
        let chunks = self.shape.chunks();
        rows.start * chunks..rows.end * chunks
    }

    #[inline]
    fn respondent(&self, at: usize, row: &Row) -> Cow<'a, [u8]> {
        if self.shape.numbered {
            Cow::Owned(format!("row {}", self.records + at as u64 + 1).into_bytes())
        } else {
            Cow::Borrowed(self.text(row.respondent))
        }
    }

    #[cold]
    fn again(&self, respondent: &[u8]) -> Wrong {
        let column = self
            .shape
            .columns
            .iter()
            .position(|column| *column == Column::Respondent);
        let code = String::from_utf8_lossy(respondent).into_owned();
        (column.map(|column| column + 1), Fault::RespondentAgain(code))
    }
}
