//! What stands round the cells of a row: commas in CSV, keys in JSON; and cells in the order of their columns.

use std::slice;

use super::columns::{COUNTS, Table, flat};
use super::line::{Line, Short};
use super::words::Words;
use super::{Form, cell};
use crate::agreement::Kind;
use crate::needs::Route;
use crate::results::{Results, Status};

/// What stands round the cells of a table's rows. Columns are counted after those that say whose row it is, the organisation's and the
/// role's; in the lists of a JSON document there are no such columns, for they stand in what holds the list.
#[derive(Debug)]
pub(super) struct Shape {
    /// The form.
    pub(super) form: Form,
    /// How many columns say whose row it is.
    owned: usize,
    /// Whether the ratings at each level are one list.
    listed: bool,
    start: Vec<u8>,
    leads: Vec<Short>,
    end: Short,
    missing: Short,
    words: Words,
}

impl Shape {
    /// For a table in a form, with so many levels in the longest scale.
    pub(super) fn new(form: Form, table: Table, by_role: bool, levels: usize) -> Self {
        let names = names(form, table, by_role, levels);
        let owned = names.iter().take_while(|name| is_owner(name)).count();
        let leads = names.iter().enumerate().map(|(at, name)| lead(form, at, name));
        Self {
            form,
            owned,
            listed: names.iter().any(|name| name == COUNTS),
            start: start(form, table),
            leads: leads.map(|lead| Short::of(lead.as_bytes())).collect(),
            end: Short::of(end(form, table)),
            missing: Short::of(cell::missing(form)),
            words: Words::new(form),
        }
    }

    /// The beginning of all rows of an organisation.
    pub(super) fn whose(&self, results: &Results<'_>, out: &mut Vec<u8>) {
        self.begin(&[results.organisation, results.role.unwrap_or("")][..self.owned], out);
    }

    /// The beginning of rows: the cells of their first columns.
    pub(super) fn begin(&self, texts: &[&str], out: &mut Vec<u8>) {
        out.clear();
        out.extend_from_slice(&self.start);
        for (lead, text) in self.leads.iter().zip(texts) {
            out.extend_from_slice(lead.text());
            cell::push(self.form, text, out);
        }
    }

    /// Cells of texts, from a column on.
    pub(super) fn texts(&self, from: usize, texts: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        for (lead, text) in self.leads[self.owned + from..].iter().zip(texts) {
            out.extend_from_slice(lead.text());
            out.extend(cell::cell(self.form, text));
        }
        out
    }

    /// A column that is a list of texts, in JSON.
    pub(super) fn list(&self, at: usize, texts: &[&str]) -> Vec<u8> {
        let cells = texts.iter().map(|text| cell::cell(self.form, text));
        let cells: Vec<Vec<u8>> = cells.collect();
        [self.leads[self.owned + at].text(), b"[", &cells.join(&b','), b"]"].concat()
    }

    /// Cells, from a column on.
    #[inline]
    pub(super) fn cells<'a>(&'a self, from: usize, line: &'a mut Line) -> Cells<'a> {
        Cells {
            shape: self,
            leads: self.leads[self.owned + from..].iter(),
            line,
        }
    }
}

/// The cells of a row, in the order of their columns.
pub(super) struct Cells<'a> {
    shape: &'a Shape,
    leads: slice::Iter<'a, Short>,
    line: &'a mut Line,
}

impl Cells<'_> {
    /// A whole number.
    #[inline]
    pub(super) fn whole(&mut self, value: Option<impl Into<u64>>) {
        self.lead();
        match value {
            Some(value) => self.line.whole(value.into()),
            None => self.line.short(&self.shape.missing),
        }
    }

    /// A number. One that is not finite is missing: no file of data has a text for it.
    #[inline]
    pub(super) fn number(&mut self, value: Option<f64>) {
        self.lead();
        match value.filter(|value| value.is_finite()) {
            Some(value) => self.line.number(value),
            None => self.line.short(&self.shape.missing),
        }
    }

    /// Ratings at each level; none where they are withheld. A scale may have fewer levels than the table has columns.
    #[inline]
    pub(super) fn counts(&mut self, counts: &[u32], columns: usize) {
        if self.shape.listed {
            return self.list(counts);
        }
        for level in 0..columns {
            self.whole(counts.get(level).copied());
        }
    }

    fn list(&mut self, counts: &[u32]) {
        self.lead();
        if counts.is_empty() {
            return self.line.short(&self.shape.missing);
        }
        for (at, count) in counts.iter().enumerate() {
            self.line.text(if at == 0 { b"[" } else { b"," });
            self.line.whole(u64::from(*count));
        }
        self.line.text(b"]");
    }

    /// A kind.
    #[inline]
    pub(super) fn kind(&mut self, kind: Option<Kind>) {
        let word = kind.map(|kind| self.shape.words.kind(kind));
        self.word(word.unwrap_or(&self.shape.missing));
    }

    /// A route.
    #[inline]
    pub(super) fn route(&mut self, route: Option<Route>) {
        let word = route.map(|route| self.shape.words.route(route));
        self.word(word.unwrap_or(&self.shape.missing));
    }

    /// A status.
    #[inline]
    pub(super) fn status(&mut self, status: Status) {
        self.word(self.shape.words.status(status));
    }

    /// Cells that are prepared, with what stands before each: so many.
    #[inline]
    pub(super) fn prepared(&mut self, bytes: &[u8], columns: usize) {
        for _ in 0..columns {
            self.leads.next();
        }
        self.line.text(bytes);
    }

    /// The end of the row.
    #[inline]
    pub(super) fn end(self) {
        self.line.short(&self.shape.end);
    }

    #[inline]
    fn word(&mut self, word: &Short) {
        self.lead();
        self.line.short(word);
    }

    #[inline]
    fn lead(&mut self) {
        if let Some(lead) = self.leads.next() {
            self.line.short(lead);
        }
    }
}

/// Whether rows stand in a list of their organisation.
fn is_nested(form: Form, table: Table) -> bool {
    form == Form::Json && !matches!(table, Table::Responses | Table::Rejects)
}

fn is_owner(name: &str) -> bool {
    matches!(name, "organisation" | "role")
}

fn names(form: Form, table: Table, by_role: bool, levels: usize) -> Vec<String> {
    if !is_nested(form, table) {
        return flat(table, by_role, levels);
    }
    let names = table.columns().iter().filter(|name| !is_owner(name));
    names.map(|name| (*name).to_owned()).collect()
}

fn start(form: Form, table: Table) -> Vec<u8> {
    match form {
        Form::Csv => Vec::new(),
        Form::Json => b"{".to_vec(),
        Form::JsonLines => format!("{{\"table\":\"{}\",", table.name()).into_bytes(),
    }
}

fn lead(form: Form, at: usize, name: &str) -> String {
    match (form, at) {
        (Form::Csv, 0) => String::new(),
        (Form::Csv, _) => ",".to_owned(),
        (_, 0) => format!("\"{name}\":"),
        (_, _) => format!(",\"{name}\":"),
    }
}

fn end(form: Form, table: Table) -> &'static [u8] {
    match form {
        Form::Csv => b"\n",
        Form::Json if is_nested(form, table) => b"},\n",
        Form::Json => b"}",
        Form::JsonLines => b"}\n",
    }
}
