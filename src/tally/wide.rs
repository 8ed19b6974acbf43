//! Wide tables: one record for each respondent, one column for each statement.

mod take;

use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr, memchr_iter};

use crate::questionnaire::Questionnaire;

use super::blocks::{Block, without_line_end};
use super::cells::Cells;
use super::layout::{Column, Layout};
use super::quotes::{Span, first_end, is_open, split};
use super::reject::Fault;
use super::{Reading, Slot, Slots};

/// The reader of a wide table.
#[derive(Debug)]
pub struct Wide<'q> {
    cells: Cells<'q>,
    shape: Arc<Shape>,
    separator: u8,
    /// The fields of the record at hand.
    fields: Vec<Span>,
    /// The answers of the record at hand: one per column of a statement.
    answers: Vec<Slot>,
}

/// What the records of a table have in common.
#[derive(Debug)]
struct Shape {
    columns: Vec<Column>,
    /// The statements that have a column, in the order of their columns.
    statements: Vec<usize>,
    organisation: Option<String>,
    numbered: bool,
}

/// Records whose answers lie side by side: the first answers of these, then the second ones …
const LANES: usize = 8;

/// The records of a block.
#[derive(Debug, Default)]
pub struct Parsed {
    shape: Option<Arc<Shape>>,
    /// One per record, those at fault too.
    rows: Vec<Row>,
    /// Answers of [`LANES`] records at a time: one for each column of a statement.
    answers: Vec<[Slot; LANES]>,
    /// Names that are not in the block as they are.
    besides: Vec<u8>,
    /// What is wrong with records, in their order.
    faults: Vec<Faulty>,
    /// Line ends in the block.
    lines: u64,
}

/// Whose a record is.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// Empty of a record at fault.
    organisation: Span,
    respondent: Span,
    role: Span,
    /// Line ends before it in its block.
    line: u32,
}

/// A record at fault.
#[derive(Debug)]
struct Faulty {
    /// Its position in the block.
    row: usize,
    /// The column at fault, from 1.
    column: Option<usize>,
    fault: Fault,
}

/// The column at fault, from 1, and what is wrong.
type Wrong = (Option<usize>, Fault);

impl<'q> Wide<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, _slots: &Slots, layout: &Layout, _reading: Reading) -> Self {
        let statement = |column: &Column| match column {
            Column::Statement(statement) => Some(*statement),
            _ => None,
        };
        let shape = Shape {
            columns: layout.columns.clone(),
            statements: layout.columns.iter().filter_map(statement).collect(),
            organisation: layout.organisation.clone(),
            numbered: layout.numbered,
        };
        Self {
            cells: Cells::new(questionnaire),
            shape: Arc::new(shape),
            separator: layout.separator,
            fields: Vec::new(),
            answers: Vec::new(),
        }
    }

    /// Parses a block.
    pub fn parse(&mut self, block: &Block, parsed: &mut Parsed) {
        parsed.clear(&self.shape);
        if let Some(lines) = block.too_long {
            parsed.lines = lines;
            parsed.add(Err((None, Fault::TooLong)), &[], 0);
            return;
        }
        let bytes = &block.bytes[..];
        let mut at = 0;
        while at < bytes.len() {
            at = self.record(block, at, parsed);
        }
    }

    /// Parses the record or blank line that begins here; where the next one begins.
    fn record(&mut self, block: &Block, at: usize, parsed: &mut Parsed) -> usize {
        let bytes = &block.bytes[..];
        let line = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        let quoted = !block.plain && memchr(b'"', &bytes[at..line]).is_some();
        let ends = quoted.then(|| first_end(&bytes[at..], [self.separator; 3]));
        let end = ends.map_or(line, |end| end.map_or(bytes.len(), |end| at + end));
        let begins = parsed.lines;
        parsed.lines += memchr_iter(b'\n', &bytes[at..end]).count() as u64;
        let record = without_line_end(&bytes[at..end]);
        if !record.is_empty() {
            let range = at..at + record.len();
            let row = if ends == Some(None) && is_open(record, [self.separator; 3]) {
                Err((None, Fault::OpenQuote))
            } else {
                self.fields(bytes, range, parsed)
            };
            parsed.add(row, &self.answers, begins);
        }
        end
    }

    /// Whose a record is; what is answered is in `answers` then.
    fn fields(&mut self, block: &[u8], record: Range<usize>, parsed: &mut Parsed) -> Result<Row, Wrong> {
        split(block, record, self.separator, &mut parsed.besides, &mut self.fields);
        let shape = Arc::clone(&self.shape);
        let (found, expected) = (self.fields.len(), shape.columns.len());
        if found != expected {
            return Err((None, Fault::Fields { found, expected }));
        }
        self.answers.clear();
        let mut row = parsed.common(block.len());
        for (at, column) in shape.columns.iter().enumerate() {
            let field = self.fields[at];
            let wrong = |fault| (Some(at + 1), fault);
            let text = || named(field, block, &parsed.besides).map_err(wrong);
            match column {
                Column::Organisation => row.organisation = some(text()?, Fault::NoOrganisation).map_err(wrong)?,
                Column::Respondent => row.respondent = some(text()?, Fault::NoRespondent).map_err(wrong)?,
                Column::Role => row.role = text()?,
                Column::Statement(statement) => {
                    let cell = field.of(block, &parsed.besides);
                    let slot = self.cells.slot(*statement, cell).map_err(wrong)?;
                    self.answers.push(slot);
                }
                Column::Which | Column::Answer | Column::Ignored => {}
            }
        }
        Ok(row)
    }
}

/// A name without outer spaces.
fn named(field: Span, block: &[u8], besides: &[u8]) -> Result<Span, Fault> {
    let text = std::str::from_utf8(field.of(block, besides)).map_err(|_| Fault::NotText)?;
    let begun = text.trim_start();
    let start = field.start as usize + text.len() - begun.len();
    Ok(Span::new(start, begun.trim_end().len()))
}

fn some(field: Span, fault: Fault) -> Result<Span, Fault> {
    if field.length == 0 { Err(fault) } else { Ok(field) }
}

#[cfg(test)]
mod tests;
