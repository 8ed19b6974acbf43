//! Long tables: one record for each answer.
//!
//! A row that is written as the one before it, but for the statement that comes next and a short answer, is told by a few comparisons
//! of numbers (`like`): nothing of it is left unread, so no quotation mark and no odd byte can hide in it. Every other row is cut into
//! its fields (`record`), and the rows after it are then compared with it.

mod like;
mod parsed;
mod record;
mod statements;
mod take;

use std::borrow::Cow;
use std::ops::Range;

use crate::questionnaire::Questionnaire;

use super::blocks::Block;
use super::cells::Cells;
use super::layout::{Column, Layout};
use super::reject::Fault;
use super::{Reading, Slot, Slots};

use like::{Like, Short};
pub use parsed::Parsed;
use statements::{Order, Spelling, Statements};

/// The reader of a long table.
#[derive(Debug)]
pub struct Long<'q> {
    cells: Cells<'q>,
    slots: Slots,
    statements: Statements<'q>,
    columns: Columns,
    separator: u8,
    /// Fields of a record.
    width: usize,
    /// The organisation of every record, where no column says it.
    organisation: String,
    short: Short,
    order: Order,
    like: Like,
    fields: Vec<Range<usize>>,
}

/// Where the columns are that are read.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    organisation: Option<usize>,
    respondent: Option<usize>,
    role: Option<usize>,
    which: Option<usize>,
    answer: Option<usize>,
}

/// What a record says.
#[derive(Debug)]
struct Row<'b> {
    organisation: Option<Cow<'b, [u8]>>,
    respondent: Cow<'b, [u8]>,
    role: Cow<'b, [u8]>,
    statement: usize,
    slot: Slot,
}

/// What is wrong with a record: the first by column.
#[derive(Debug, Default)]
struct First(Option<(usize, Fault)>);

impl First {
    fn note(&mut self, column: usize, fault: Fault) {
        if self.0.as_ref().is_none_or(|(first, _)| column < *first) {
            self.0 = Some((column, fault));
        }
    }
}

impl<'q> Long<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, slots: &Slots, layout: &Layout, reading: Reading) -> Self {
        let mut cells = Cells::new(questionnaire);
        let column = |wanted| layout.columns.iter().position(|column| *column == wanted);
        Self {
            short: Short::new(&mut cells, slots, layout.separator),
            cells,
            slots: slots.clone(),
            statements: Statements::new(questionnaire),
            columns: Columns {
                organisation: column(Column::Organisation),
                respondent: column(Column::Respondent),
                role: column(Column::Role).filter(|_| reading.roles),
                which: column(Column::Which),
                answer: column(Column::Answer),
            },
            separator: layout.separator,
            width: layout.columns.len(),
            organisation: layout.organisation.clone().unwrap_or_default(),
            order: Order::new(slots.statements(), parsed::words(slots)),
            like: Like::default(),
            fields: Vec::new(),
        }
    }

    /// Parses a block.
    pub fn parse(&mut self, block: &Block, parsed: &mut Parsed) {
        let bytes = block.bytes.as_slice();
        parsed.begin(bytes.len(), &self.slots, self.columns);
        if let Some(lines) = block.too_long {
            parsed.reject(None, Fault::TooLong);
            parsed.lines = lines;
            return;
        }
        self.like = Like::default();
        let mut at = 0;
        while at < bytes.len() {
            at = self.stretch(bytes, at, parsed);
            if at < bytes.len() {
                at = self.row(bytes, at, parsed);
            }
        }
        self.order.learn(parsed.last(), &self.slots);
    }

    /// The rows from here on that are like the one before them; where the first is that is not.
    fn stretch(&mut self, bytes: &[u8], from: usize, parsed: &mut Parsed) -> usize {
        let expected = (self.order.next(), &self.short);
        let (rows, after) = self.like.rows(bytes, from, expected, parsed.free());
        if rows > 0 {
            parsed.add(rows, self.order.these(rows));
            self.order.pass(rows);
        }
        after
    }

    /// The record that begins here, whatever it is like; where the next begins.
    fn row(&mut self, bytes: &[u8], from: usize, parsed: &mut Parsed) -> usize {
        if let Some(after) = blank(bytes, from) {
            parsed.lines += 1;
            return after;
        }
        let cut = record::cut(bytes, from, self.separator, &mut self.fields);
        match self.read(bytes, cut.open) {
            Ok(row) => {
                self.person(&row, parsed);
                self.met(&row, bytes, cut.after, parsed);
            }
            // Spreadsheets leave lines of empty fields behind.
            Err(_) if !cut.open && self.is_blank(bytes) => parsed.lines += 1,
            Err((column, fault)) => parsed.reject(column.map(|column| column + 1), fault),
        }
        // The line that the record begins on is counted; a quoted field may hold more.
        if cut.quoted {
            let ends = memchr::memchr_iter(b'\n', &bytes[from..cut.after]).count();
            parsed.lines += (ends.max(1) - 1) as u64;
        }
        cut.after
    }

    fn is_blank(&self, bytes: &[u8]) -> bool {
        let mut fields = self.fields.iter();
        fields.all(|field| record::text(&bytes[field.clone()]).is_some_and(|text| text.is_empty()))
    }

    /// What the record says whose fields were cut.
    fn read<'b>(&mut self, bytes: &'b [u8], open: bool) -> Result<Row<'b>, (Option<usize>, Fault)> {
        if open {
            return Err((None, Fault::OpenQuote));
        }
        if self.fields.len() != self.width {
            let (found, expected) = (self.fields.len(), self.width);
            return Err((None, Fault::Fields { found, expected }));
        }
        let mut first = First::default();
        let organisation = self.columns.organisation;
        let organisation =
            organisation.map(|_| self.name(bytes, organisation, Some(Fault::NoOrganisation), &mut first));
        let respondent = self.name(bytes, self.columns.respondent, Some(Fault::NoRespondent), &mut first);
        let role = self.name(bytes, self.columns.role, None, &mut first);
        let (statement, slot) = self.answer(bytes, &mut first);
        match first.0 {
            Some((column, fault)) => Err((Some(column), fault)),
            None => Ok(Row {
                organisation,
                respondent,
                role,
                statement,
                slot,
            }),
        }
    }

    /// A field; `missing` is what is wrong when it is empty.
    fn name<'b>(
        &self,
        bytes: &'b [u8],
        column: Option<usize>,
        missing: Option<Fault>,
        first: &mut First,
    ) -> Cow<'b, [u8]> {
        let raw = column.map_or(0..0, |column| self.fields[column].clone());
        let column = column.unwrap_or_default();
        match (record::text(&bytes[raw]), missing) {
            (None, _) => first.note(column, Fault::NotText),
            (Some(text), Some(fault)) if text.is_empty() => first.note(column, fault),
            (Some(text), _) => return text,
        }
        Cow::Borrowed(&[])
    }

    /// The statement and the slot of its answer.
    fn answer(&mut self, bytes: &[u8], first: &mut First) -> (usize, Slot) {
        let (which, column) = (self.columns.which, self.columns.answer);
        let name = self.name(bytes, which, None, first);
        let text = self.name(bytes, column, None, first);
        let Some(statement) = self.statements.find(&name) else {
            first.note(which.unwrap_or_default(), self.statements.unknown(&name));
            return (0, 0);
        };
        match self.cells.slot(statement, &text) {
            Ok(slot) => return (statement, slot),
            Err(fault) => first.note(column.unwrap_or_default(), fault),
        }
        (0, 0)
    }

    /// Goes on with the respondent, or begins with another.
    fn person(&mut self, row: &Row<'_>, parsed: &mut Parsed) {
        let organisation = row.organisation.as_deref().unwrap_or(self.organisation.as_bytes());
        let who = [organisation, &row.respondent, &row.role];
        if !parsed.is_of(who) {
            self.order.learn(parsed.last(), &self.slots);
            parsed.person(who);
        }
    }

    /// Counts a row that was read, and expects more like it.
    fn met(&mut self, row: &Row<'_>, bytes: &[u8], after: usize, parsed: &mut Parsed) {
        let statement = row.statement;
        parsed.answer(statement, self.slots.counter(statement, row.slot));
        self.order.came(statement);
        self.like = Like::default();
        let (Some(which), Some(answer)) = (self.columns.which, self.columns.answer) else {
            return;
        };
        if answer == which + 1 {
            let (cell, rest) = (self.fields[which].start, self.fields[answer].clone());
            let spelling = Spelling::of(&bytes[cell..rest.start]);
            self.order.written(statement, spelling);
            self.like = Like::of(&bytes[self.fields[0].start..cell], &bytes[rest.end..after]);
        }
    }
}

/// Where the line after an empty one begins; `None` when this one is not empty.
fn blank(bytes: &[u8], from: usize) -> Option<usize> {
    match &bytes[from..] {
        [b'\n', ..] => Some(from + 1),
        [b'\r', b'\n', ..] => Some(from + 2),
        [b'\r'] => Some(from + 1),
        _ => None,
    }
}
