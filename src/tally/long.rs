//! Long tables: one record for each answer.
//!
//! A row that is written as the one before it, but for the statement that comes next and a short answer, is told by a few comparisons
//! of numbers (`like`): nothing of it is left unread, so no quotation mark and no odd byte can hide in it. Of the next respondent's
//! first row only what stands before the statement is read anew (`columns`). Every other row is cut into its fields (`record`). One
//! such row of a respondent is forgotten; after two, rows are compared with the last.

mod columns;
mod like;
mod order;
mod parsed;
mod record;
mod statements;
mod take;

use std::borrow::Cow;
use std::ops::Range;

use crate::questionnaire::Questionnaire;

use super::blocks::Block;
use super::cells::Cells;
use super::layout::Layout;
use super::reject::Fault;
use super::{Reading, Slot, Slots};

use columns::Columns;
use like::{Like, Short};
use order::{Order, Spelling};
pub use parsed::Parsed;
use record::First;
use statements::Statements;

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
    /// How the last run's rows are written: what is like them is of the same respondent.
    like: Like,
    /// Whether the last row was of the same respondent as the one before it, and yet not like it.
    odd: bool,
    fields: Vec<Range<usize>>,
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

impl<'q> Long<'q> {
    /// For a table with these columns.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, slots: &Slots, layout: &Layout, reading: Reading) -> Self {
        let cells = Cells::new(questionnaire);
        Self {
            short: Short::new(&cells, slots, layout.separator),
            cells,
            slots: slots.clone(),
            statements: Statements::new(questionnaire),
            columns: Columns::of(layout, reading),
            separator: layout.separator,
            width: layout.columns.len(),
            organisation: layout.organisation.clone().unwrap_or_default(),
            order: Order::new(slots.statements(), parsed::words(slots)),
            like: Like::default(),
            odd: false,
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
        self.like.forget();
        let mut at = 0;
        while at < bytes.len() {
            at = self.stretch(bytes, at, parsed);
            if at < bytes.len() {
                let another = self.another(bytes, at, parsed);
                at = another.unwrap_or_else(|| self.row(bytes, at, parsed));
            }
        }
        self.order.learn(parsed.last(), &self.slots);
    }

    /// The rows from here on that are like the one before them; where the first is that is not.
    fn stretch(&mut self, bytes: &[u8], from: usize, parsed: &mut Parsed) -> usize {
        let (rows, after) = self.alike(bytes, from, parsed);
        self.add(rows, parsed);
        after
    }

    fn alike(&self, bytes: &[u8], from: usize, parsed: &mut Parsed) -> (usize, usize) {
        let expected = (self.order.next(), &self.short);
        self.like.rows(bytes, from, expected, parsed.free())
    }

    fn add(&mut self, rows: usize, parsed: &mut Parsed) {
        if rows > 0 {
            self.odd = false;
            parsed.add(rows, self.order.these(rows));
            self.order.pass(rows);
        }
    }

    /// The rows from here on that are like those before them but for what stands before the statement, such as those of the next
    /// respondent; where the first is that is not. `None` where there are none.
    fn another(&mut self, bytes: &[u8], from: usize, parsed: &mut Parsed) -> Option<usize> {
        let (who, cell) = self.columns.head(bytes, from, self.separator)?;
        let head = &bytes[from..cell];
        if !self.like.may_begin(head) {
            return None;
        }
        let [organisation, respondent, role] = who;
        let who = [
            organisation.unwrap_or(self.organisation.as_bytes()),
            respondent.unwrap_or_default(),
            role.unwrap_or_default(),
        ];
        let is_another = !parsed.is_of(who);
        if is_another {
            self.order.learn(parsed.last(), &self.slots);
        }
        self.like.begins(head);
        let (rows, after) = self.alike(bytes, from, parsed);
        if rows == 0 {
            // What is like this row now would be of somebody who has no run.
            self.like.forget();
            return None;
        }
        if is_another {
            parsed.person(who);
        }
        self.add(rows, parsed);
        Some(after)
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
                let is_another = self.person(&row, parsed);
                parsed.answer(row.statement, self.slots.counter(row.statement, row.slot));
                self.order.came(row.statement);
                self.expect(is_another, row.statement, bytes, cut.after);
            }
            // Spreadsheets leave lines of empty fields behind.
            Err(_) if !cut.open && self.is_blank(bytes) => parsed.lines += 1,
            Err((column, fault)) => {
                parsed.reject(column.map(|column| column + 1), fault);
                self.order.skip();
            }
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
        let Some(statement) = self.statements.find(&name, self.order.expects()) else {
            first.note(which.unwrap_or_default(), self.statements.unknown(&name));
            return (0, 0);
        };
        match self.cells.slot(statement, &text) {
            Ok(slot) => return (statement, slot),
            Err(fault) => first.note(column.unwrap_or_default(), fault),
        }
        (0, 0)
    }

    /// Goes on with the respondent, or begins with another: whether it is another.
    fn person(&mut self, row: &Row<'_>, parsed: &mut Parsed) -> bool {
        let organisation = row.organisation.as_deref().unwrap_or(self.organisation.as_bytes());
        let who = [organisation, &row.respondent, &row.role];
        if parsed.is_of(who) {
            return false;
        }
        self.order.learn(parsed.last(), &self.slots);
        parsed.person(who);
        true
    }

    /// Expects more like a row that was read, unless it is one odd row of a respondent among others that are alike.
    fn expect(&mut self, is_another: bool, statement: usize, bytes: &[u8], after: usize) {
        self.odd = !is_another && !self.odd && self.like.is_known();
        let (Some(which), Some(answer)) = (self.columns.which, self.columns.answer) else {
            return;
        };
        if answer != which + 1 {
            return;
        }
        let (cell, rest) = (self.fields[which].start, self.fields[answer].clone());
        if !self.odd || !self.order.is_written(statement) {
            self.order.written(statement, Spelling::of(&bytes[cell..rest.start]));
        }
        if !self.odd {
            self.order.ends(&bytes[rest.end..after]);
            self.like
                .learn(&bytes[self.fields[0].start..cell], &bytes[rest.end..after]);
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
