//! The records of a block, between being parsed and being counted.

use std::sync::Arc;

use crate::tally::layout::{Column, Layout};
use crate::tally::quotes::Span;
use crate::tally::reject::Fault;
use crate::tally::{Other, Reading, Slot, Slots};

use super::Wrong;

/// Answers that are counted at one go.
pub(super) const LANES: usize = 8;

/// What stands behind a record's last answer, up to a multiple of [`LANES`].
const NOTHING: Slot = Slot::MAX;

/// What the records of a table have in common.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) columns: Vec<Column>,
    /// The statements that have a column, in the order of their columns.
    pub(super) statements: Vec<usize>,
    /// Where the counters of each of these begin in a group.
    pub(super) starts: Vec<usize>,
    /// Counters of an answer other than unanswered, of the statement that has most of them.
    pub(super) kinds: usize,
    /// By statement with a column: the counter of unanswered.
    pub(super) unanswered: Vec<usize>,
    organisation: Option<String>,
    pub(super) numbered: bool,
}

impl Shape {
    pub(super) fn new(slots: &Slots, layout: &Layout, reading: Reading) -> Self {
        let read = |column: &Column| match column {
            Column::Role if !reading.roles => Column::Ignored,
            column => *column,
        };
        let columns: Vec<Column> = layout.columns.iter().map(read).collect();
        let statement = |column: &Column| match column {
            Column::Statement(statement) => Some(*statement),
            _ => None,
        };
        let statements: Vec<usize> = columns.iter().filter_map(statement).collect();
        let others = |one: &usize| usize::from(slots.other(*one, Other::Unanswered));
        Self {
            starts: statements.iter().map(|one| slots.starts[*one]).collect(),
            kinds: statements.iter().map(others).max().unwrap_or(0),
            unanswered: statements.iter().map(|one| slots.starts[*one] + others(one)).collect(),
            columns,
            statements,
            organisation: layout.organisation.clone(),
            numbered: layout.numbered,
        }
    }

    /// Groups of [`LANES`] answers that a record takes.
    pub(super) fn chunks(&self) -> usize {
        self.statements.len().div_ceil(LANES)
    }
}

/// The records of a block.
#[derive(Debug, Default)]
pub struct Parsed {
    pub(super) shape: Option<Arc<Shape>>,
    /// One per record, those at fault too.
    pub(super) rows: Vec<Row>,
    /// The answers of each record, those at fault too: one for each column of a statement.
    pub(super) answers: Vec<[Slot; LANES]>,
    /// Names that are not in the block as they are.
    pub(super) besides: Vec<u8>,
    /// What is wrong with records, in their order.
    pub(super) faults: Vec<Faulty>,
    /// Line ends in the block.
    pub(super) lines: u64,
}

/// Whose a record is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    pub(super) organisation: Span,
    pub(super) respondent: Span,
    pub(super) role: Span,
    /// Line ends before it in its block.
    pub(super) line: u32,
}

/// A record at fault.
#[derive(Debug)]
pub(super) struct Faulty {
    /// Its position in the block.
    pub(super) row: usize,
    /// The column at fault, from 1.
    pub(super) column: Option<usize>,
    pub(super) fault: Fault,
}

impl Row {
    /// Reads a field that is no answer.
    #[inline]
    pub(super) fn set(&mut self, column: Column, field: Span, block: &[u8], besides: &[u8]) -> Result<(), Fault> {
        let name = || named(field, block, besides);
        match column {
            Column::Organisation => self.organisation = some(name()?, Fault::NoOrganisation)?,
            Column::Respondent => self.respondent = some(name()?, Fault::NoRespondent)?,
            Column::Role => self.role = name()?,
            _ => {}
        }
        Ok(())
    }
}

/// A name without outer spaces.
#[inline]
fn named(field: Span, block: &[u8], besides: &[u8]) -> Result<Span, Fault> {
    let bytes = field.of(block, besides);
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if is_plain(bytes.first()) && is_plain(bytes.last()) && bytes.is_ascii() {
        return Ok(field);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
    let begun = text.trim_start();
    let start = field.start as usize + text.len() - begun.len();
    Ok(Span::new(start, begun.trim_end().len()))
}

fn some(field: Span, fault: Fault) -> Result<Span, Fault> {
    if field.length == 0 { Err(fault) } else { Ok(field) }
}

impl Parsed {
    pub(super) fn clear(&mut self, shape: &Arc<Shape>) {
        self.shape = Some(Arc::clone(shape));
        self.rows.clear();
        self.answers.clear();
        self.besides.clear();
        self.faults.clear();
        self.lines = 0;
        let organisation = shape.organisation.as_deref().unwrap_or_default();
        self.besides.extend_from_slice(organisation.as_bytes());
    }

    /// What every record has: the organisation, where no column says it.
    #[inline]
    pub(super) fn common(&self, block: usize) -> Row {
        let name = self.shape.as_ref().and_then(|shape| shape.organisation.as_ref());
        Row {
            organisation: name.map_or_else(Span::default, |name| Span::new(block, name.len())),
            ..Row::default()
        }
    }

    /// Adds a record.
    pub(super) fn add(&mut self, row: Result<Row, Wrong>, answers: &[Slot], line: u64) {
        let row = row.map_err(|(column, fault)| {
            let row = self.rows.len();
            self.faults.push(Faulty { row, column, fault });
        });
        if row.is_ok() {
            self.room()[..answers.len()].copy_from_slice(answers);
        } else {
            self.room();
        }
        self.add_row(row.unwrap_or_default(), line);
    }

    /// Adds whose a record is, whose answers are there already.
    #[inline]
    pub(super) fn add_row(&mut self, row: Row, line: u64) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.rows.push(Row { line, ..row });
    }

    /// Room for the answers of the next record.
    #[inline]
    pub(super) fn room(&mut self) -> &mut [Slot] {
        let chunks = self.shape.as_ref().map_or(0, |shape| shape.chunks());
        let first = self.rows.len() * chunks;
        self.answers.truncate(first);
        self.answers.resize(first + chunks, [NOTHING; LANES]);
        self.answers[first..].as_flattened_mut()
    }
}
