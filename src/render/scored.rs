//! The results of many organisations as bytes: CSV, one JSON document, or JSON Lines. Nothing is computed here.
//!
//! Whoever writes calls, in this order: [`Writer::begin`]; for each table that is wanted, in the order of [`Table::ALL`],
//! [`Writer::open`] and then its rows; [`Writer::close`]. Rows of domains, statements and needs come from [`Writer::add`], one call per
//! organisation, so those three are opened together. In CSV each table is a file of its own; in the other forms all bytes go one after
//! another into the same one. Rows are appended to buffers of the caller, which are emptied when they are written.
//!
//! ```
//! use ccg_diagnostic::questionnaire::catalogue;
//! use ccg_diagnostic::render::scored::{Form, Rows, Table, Writer};
//! let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
//! let mut writer = Writer::new(&questionnaire, false, Form::Csv, &[Table::Rejects]);
//! let mut out = Vec::new();
//! writer.begin(Rows::default(), &mut out);
//! writer.open(Table::Rejects, &mut out);
//! writer.close(&mut out);
//! assert_eq!(out, b"file,record,line,column,code,message\n");
//! ```

mod cell;
mod columns;
mod line;
mod needs;
mod number;
mod people;
mod rejects;
mod sets;
mod shape;
mod statements;
mod whole;
mod words;

use crate::questionnaire::Questionnaire;
use crate::results::{PersonRow, Results};
use crate::tally::reject::Reject;

pub use columns::Table;
use line::Lines;
use needs::Needs;
use people::People;
use rejects::Rejects;
use sets::Sets;
use statements::Statements;

/// The forms of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A heading and a line per row; each table apart.
    Csv,
    /// One document.
    Json,
    /// An object per line, each with the name of its table; at the end one with the number of rows.
    JsonLines,
}

/// What became of the rows that were read: `read` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Records that were read.
    pub read: u64,
    /// Those that were scored.
    pub scored: u64,
    /// Those that were not.
    pub rejected: u64,
}

/// Rows that wait to be written. In JSON all three are parts of `organisations`; in the other forms that one stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outputs {
    /// Rows of domains.
    pub domains: Vec<u8>,
    /// Rows of statements.
    pub statements: Vec<u8>,
    /// Rows of needs.
    pub needs: Vec<u8>,
    /// Organisations, in JSON.
    pub organisations: Vec<u8>,
}

impl Outputs {
    /// The buffers with the table that each belongs to; those in which there is something.
    pub fn filled(&mut self) -> impl Iterator<Item = (Table, &mut Vec<u8>)> {
        [
            (Table::Domains, &mut self.organisations),
            (Table::Domains, &mut self.domains),
            (Table::Statements, &mut self.statements),
            (Table::Needs, &mut self.needs),
        ]
        .into_iter()
        .filter(|(_, bytes)| !bytes.is_empty())
    }
}

/// Writes rows of results. Everything that is the same in every row is prepared once.
#[derive(Debug)]
pub struct Writer<'q> {
    questionnaire: &'q Questionnaire,
    form: Form,
    by_role: bool,
    rows: Rows,
    /// The list of the document that is open, in JSON.
    list: Option<&'static str>,
    lines: Lines,
    sets: Option<Sets>,
    statements: Option<Statements>,
    needs: Option<Needs>,
    people: People,
    rejects: Rejects,
    /// Whether an organisation was written, in JSON.
    some: bool,
}

impl<'q> Writer<'q> {
    /// Writes these tables.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, by_role: bool, form: Form, tables: &[Table]) -> Self {
        let has = |table| tables.contains(&table);
        Self {
            questionnaire,
            form,
            by_role,
            rows: Rows::default(),
            list: None,
            lines: Lines::default(),
            sets: has(Table::Domains).then(|| Sets::new(questionnaire, form, by_role)),
            statements: has(Table::Statements).then(|| Statements::new(questionnaire, form, by_role)),
            needs: has(Table::Needs).then(|| Needs::new(questionnaire, form, by_role)),
            people: People::new(questionnaire, form),
            rejects: Rejects::new(form),
            some: false,
        }
    }

    /// What stands before everything. The numbers of rows are known before the first result is.
    pub fn begin(&mut self, rows: Rows, out: &mut Vec<u8>) {
        self.rows = rows;
        if self.form == Form::Json {
            whole::begin(self.questionnaire, rows, out);
        }
    }

    /// What stands before the rows of a table: the heading of CSV, the name of a list of JSON.
    pub fn open(&mut self, table: Table, out: &mut Vec<u8>) {
        match self.form {
            Form::Csv => out.extend(columns::heading(
                table,
                self.by_role,
                columns::levels(self.questionnaire),
            )),
            Form::Json => whole::open(&mut self.list, table, out),
            Form::JsonLines => {}
        }
    }

    /// Says whether other writers have written organisations before those that come next. Several may write one after the other what
    /// one would: in JSON something stands between two organisations.
    pub fn goes_on(&mut self, some: bool) {
        self.some = some;
    }

    /// The rows of one organisation, or of those of it who have one role.
    pub fn add(&mut self, results: &Results<'_>, out: &mut Outputs) {
        if self.form == Form::Json {
            return self.add_whole(results, &mut out.organisations);
        }
        let lines = &mut self.lines;
        if let Some(sets) = &mut self.sets {
            sets.add(results, lines, &mut out.domains);
        }
        if let Some(statements) = &mut self.statements {
            statements.add(results, lines, &mut out.statements);
        }
        if let Some(needs) = &mut self.needs {
            needs.add(results, lines, &mut out.needs);
        }
    }

    /// The rows of one respondent, one per domain.
    pub fn person(&mut self, person: &PersonRow<'_>, out: &mut Vec<u8>) {
        self.people.add(person, &mut self.lines, out);
    }

    /// The row of a record that was not scored. It may come before [`Writer::begin`], for rejects are found while files are read.
    pub fn reject(&mut self, file: &str, reject: &Reject, out: &mut Vec<u8>) {
        self.rejects.add(self.questionnaire, file, reject, &mut self.lines, out);
    }

    /// What stands after everything.
    pub fn close(&mut self, out: &mut Vec<u8>) {
        match self.form {
            Form::Csv => {}
            Form::Json => whole::close(self.list, out),
            Form::JsonLines => whole::last_line(self.rows, out),
        }
    }

    fn add_whole(&mut self, results: &Results<'_>, out: &mut Vec<u8>) {
        whole::between(self.form, &mut self.some, out);
        whole::organisation(results, self.by_role, out);
        let lines = &mut self.lines;
        if let Some(sets) = &mut self.sets {
            whole::list("domains", out, |out| sets.add(results, lines, out));
        }
        if let Some(statements) = &mut self.statements {
            whole::list("statements", out, |out| statements.add(results, lines, out));
        }
        if let Some(needs) = &mut self.needs {
            whole::list("needs", out, |out| needs.add(results, lines, out));
        }
        out.push(b'}');
    }
}

#[cfg(test)]
mod tests;
