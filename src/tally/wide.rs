//! Wide tables: one record for each respondent, one column for each statement.
//!
//! A line whose answers are cells of up to two bytes, as nearly all are, is told by looking up the two bytes before each end of a field
//! (`scan`, `pairs`, `line`). Every other record is cut into its fields.

mod count;
mod line;
mod pairs;
mod parsed;
mod scan;
mod take;

use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memrchr};

use crate::questionnaire::Questionnaire;

use super::blocks::{Block, without_line_end};
use super::cells::Cells;
use super::layout::{Column, Layout};
use super::quotes::{Span, first_end, is_empty, is_open, split};
use super::reject::Fault;
use super::{Reading, Slot, Slots};

use line::{Line, Run};
use pairs::Pairs;
pub use parsed::Parsed;
use parsed::{Row, Shape};
use scan::{Found, scan};

/// Bytes that are scanned at one go, so that what is found stays near.
const STRETCH: usize = 16 * 1024;

/// The reader of a wide table.
#[derive(Debug)]
pub struct Wide<'q> {
    cells: Cells<'q>,
    pairs: Pairs,
    shape: Arc<Shape>,
    /// The columns of the statements, where they are side by side.
    run: Option<Arc<Run>>,
    separator: u8,
    found: Found,
    /// The fields of the record at hand.
    fields: Vec<Span>,
    /// The answers of the record at hand: one per column of a statement.
    answers: Vec<Slot>,
}

/// The column at fault, from 1, and what is wrong.
type Wrong = (Option<usize>, Fault);

impl<'q> Wide<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, slots: &Slots, layout: &Layout, reading: Reading) -> Self {
        let cells = Cells::new(questionnaire);
        let shape = Shape::new(slots, layout, reading);
        Self {
            pairs: Pairs::new(&cells, layout.separator),
            run: Run::of(&shape, &cells, layout.separator).map(Arc::new),
            cells,
            shape: Arc::new(shape),
            separator: layout.separator,
            found: Found::default(),
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
        }
        let mut at = 0;
        while at < block.bytes.len() {
            at = self.stretch(block, at, parsed);
        }
    }

    /// Parses some whole lines from here on; where the next one begins.
    fn stretch(&mut self, block: &Block, at: usize, parsed: &mut Parsed) -> usize {
        let rest = &block.bytes[at..];
        let last = memrchr(b'\n', &rest[..rest.len().min(STRETCH)]);
        let (Some(last), Some(run)) = (last, self.run.clone()) else {
            return self.record(block, at, parsed);
        };
        let mut found = std::mem::take(&mut self.found);
        scan(&rest[..=last], self.separator, &self.pairs.table, &mut found);
        let (mut begin, mut fields) = (at, 0);
        for line in found.lines() {
            let (end, after) = (at + line.end as usize, line.fields as usize + 1);
            // A record may have had several lines.
            if end >= begin {
                let entries = &found.entries[fields..after];
                let line = Line::new(&block.bytes, begin, end, (&found, at, entries));
                if run.add(block, &line, &self.pairs, parsed) {
                    begin = end + 1;
                } else {
                    begin = self.record(block, begin, parsed);
                }
            }
            fields = after;
        }
        self.found = found;
        begin
    }

    /// Parses the record or blank line that begins here; where the next one begins. A line of empty fields is blank: spreadsheets
    /// leave some behind.
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
            if ends == Some(None) && is_open(record, [self.separator; 3]) {
                parsed.add(Err((None, Fault::OpenQuote)), &self.answers, begins);
            } else if let Some(row) = self.fields(bytes, at..at + record.len(), parsed) {
                parsed.add(row, &self.answers, begins);
            }
        }
        end
    }

    /// Whose a record is; what is answered is in `answers` then. `None` where all of its fields are empty.
    fn fields(&mut self, block: &[u8], record: Range<usize>, parsed: &mut Parsed) -> Option<Result<Row, Wrong>> {
        split(block, record, self.separator, &mut parsed.besides, &mut self.fields);
        let mut fields = self.fields.iter();
        let is_record = fields.any(|field| !is_empty(field.of(block, &parsed.besides)));
        is_record.then(|| self.row(block, parsed))
    }

    fn row(&mut self, block: &[u8], parsed: &mut Parsed) -> Result<Row, Wrong> {
        let columns = &self.shape.columns;
        let (found, expected) = (self.fields.len(), columns.len());
        if found != expected {
            return Err((None, Fault::Fields { found, expected }));
        }
        self.answers.clear();
        let mut row = parsed.common(block.len());
        for ((at, column), field) in columns.iter().enumerate().zip(&self.fields) {
            let wrong = |fault| (Some(at + 1), fault);
            if let Column::Statement(statement) = column {
                let cell = field.of(block, &parsed.besides);
                let slot = self.cells.slot(*statement, cell).map_err(wrong)?;
                self.pairs.learn(&self.cells, cell);
                self.answers.push(slot);
            } else {
                row.set(*column, *field, block, &parsed.besides).map_err(wrong)?;
            }
        }
        Ok(row)
    }
}

#[cfg(test)]
mod tests;
