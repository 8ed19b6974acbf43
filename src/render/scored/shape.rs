//! What stands round the cells of a row, such as keys in JSON; and cells in the order of their columns.

use std::slice;

use super::columns::{COUNTS, Table, flat};
use super::line::{Line, Lines, Short};
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
    /// The most cells that a row has, a list taken as so many as stand in it, and one more.
    most: usize,
    start: Vec<u8>,
    /// What stands before each cell; empty in CSV, where nothing does.
    keys: Vec<Short>,
    end: Short,
    missing: Short,
    words: Words,
}

impl Shape {
    /// For a table in a form, with so many levels in the longest scale.
    pub(super) fn new(form: Form, table: Table, by_role: bool, levels: usize) -> Self {
        let names = names(form, table, by_role, levels);
        let owned = names.iter().take_while(|name| is_owner(name)).count();
        let keys = names.iter().filter(|_| form != Form::Csv);
        let keys = keys.map(|name| format!("\"{name}\":"));
        Self {
            form,
            owned,
            listed: names.iter().any(|name| name == COUNTS),
            most: names.len() + levels + 1,
            start: start(form, table),
            keys: keys.map(|key| Short::of(key.as_bytes())).collect(),
            end: Short::of(end(form, table)),
            missing: Short::of(&[cell::missing(form), b","].concat()),
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
        for (at, text) in texts.iter().enumerate() {
            out.extend_from_slice(self.key(at));
            cell::push(self.form, text, out);
            out.push(b',');
        }
    }

    /// Cells of texts, from a column on.
    pub(super) fn texts(&self, from: usize, texts: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        for (at, text) in (self.owned + from..).zip(texts) {
            out.extend_from_slice(self.key(at));
            out.extend(cell::cell(self.form, text));
            out.push(b',');
        }
        out
    }

    /// A column that is a list of texts, in JSON.
    pub(super) fn list(&self, at: usize, texts: &[&str]) -> Vec<u8> {
        let cells = texts.iter().map(|text| cell::cell(self.form, text));
        let cells: Vec<Vec<u8>> = cells.collect();
        [self.key(self.owned + at), b"[", &cells.join(&b','), b"],"].concat()
    }

    fn key(&self, at: usize) -> &[u8] {
        self.keys.get(at).map_or(b"", Short::text)
    }

    /// A line that begins as is said, with cells from a column on. There is room for so many bytes of cells that are prepared.
    #[inline]
    pub(super) fn cells<'a>(&'a self, begin: &[u8], from: usize, prepared: usize, lines: &'a mut Lines) -> Cells<'a> {
        let mut line = lines.line(self.most, begin.len() + prepared);
        line.text(begin);
        Cells {
            shape: self,
            keys: self.keys.get(self.owned + from..).unwrap_or_default().iter(),
            line,
        }
    }
}

/// The cells of a row, in the order of their columns.
pub(super) struct Cells<'a> {
    shape: &'a Shape,
    keys: slice::Iter<'a, Short>,
    line: Line<'a>,
}

impl Cells<'_> {
    /// A whole number.
    #[inline(always)]
    pub(super) fn whole(&mut self, value: Option<impl Into<u64>>) {
        self.key();
        match value {
            Some(value) => self.line.whole(value.into()),
            None => self.line.short(&self.shape.missing),
        }
    }

    /// A number. One that is not finite is missing: no file of data has a text for it.
    #[inline(always)]
    pub(super) fn number(&mut self, value: Option<f64>) {
        self.key();
        match value {
            Some(value) if value.is_finite() => self.line.number(value),
            _ => self.line.short(&self.shape.missing),
        }
    }

    /// Ratings at each level; none where they are withheld. A scale may have fewer levels than the table has columns.
    #[inline(always)]
    pub(super) fn counts(&mut self, counts: &[u32], columns: usize) {
        if self.shape.listed {
            return self.list(counts);
        }
        for level in 0..columns {
            self.whole(counts.get(level).copied());
        }
    }

    #[inline(always)]
    fn list(&mut self, counts: &[u32]) {
        self.key();
        if counts.is_empty() {
            return self.line.short(&self.shape.missing);
        }
        self.line.text(b"[");
        counts.iter().for_each(|count| self.line.whole(u64::from(*count)));
        self.line.back();
        self.line.text(b"],");
    }

    /// A kind.
    #[inline(always)]
    pub(super) fn kind(&mut self, kind: Option<Kind>) {
        let word = kind.map(|kind| self.shape.words.kind(kind));
        self.word(word.unwrap_or(&self.shape.missing));
    }

    /// A route.
    #[inline(always)]
    pub(super) fn route(&mut self, route: Option<Route>) {
        let word = route.map(|route| self.shape.words.route(route));
        self.word(word.unwrap_or(&self.shape.missing));
    }

    /// A status.
    #[inline(always)]
    pub(super) fn status(&mut self, status: Status) {
        self.word(self.shape.words.status(status));
    }

    /// Cells that are prepared, with their keys: so many.
    #[inline(always)]
    pub(super) fn prepared(&mut self, bytes: &[u8], columns: usize) {
        for _ in 0..columns {
            self.keys.next();
        }
        self.line.text(bytes);
    }

    /// The end of the row.
    #[inline(always)]
    pub(super) fn end(mut self) {
        self.line.back();
        self.line.short(&self.shape.end);
        self.line.close();
    }

    #[inline(always)]
    fn word(&mut self, word: &Short) {
        self.key();
        self.line.short(word);
    }

    #[inline(always)]
    fn key(&mut self) {
        if let Some(key) = self.keys.next() {
            self.line.short(key);
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

fn end(form: Form, table: Table) -> &'static [u8] {
    match form {
        Form::Csv => b"\n",
        Form::Json if is_nested(form, table) => b"},\n",
        Form::Json => b"}",
        Form::JsonLines => b"}\n",
    }
}
