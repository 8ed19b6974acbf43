//! A line whose answers are all cells of up to two bytes that were met before, and have no marks around them.

use memchr::{memchr, memrchr};

use crate::tally::Slot;
use crate::tally::blocks::Block;
use crate::tally::cells::Cells;
use crate::tally::layout::Column;
use crate::tally::quotes::Span;

use super::pairs::Pairs;
use super::parsed::{Parsed, Row, Shape};
use super::scan::Found;

/// Columns of statements that are side by side.
#[derive(Debug)]
pub(super) struct Run {
    separator: u8,
    /// Whether no column says whose a record is: one without any answer is known only by looking at all of its fields.
    nameless: bool,
    /// The columns before them, and those behind them.
    before: Vec<Column>,
    behind: Vec<Column>,
    /// The table of each: one of [`Cells`].
    tables: Vec<usize>,
}

impl Run {
    /// Where the columns of statements are side by side.
    pub(super) fn of(shape: &Shape, cells: &Cells<'_>, separator: u8) -> Option<Self> {
        let is_statement = |column: &Column| matches!(column, Column::Statement(_));
        let first = shape.columns.iter().position(is_statement)?;
        let (before, rest) = shape.columns.split_at(first);
        let (run, behind) = rest.split_at(shape.statements.len());
        run.iter().all(is_statement).then(|| Self {
            separator,
            nameless: shape.numbered && !shape.columns.contains(&Column::Organisation),
            before: before.to_vec(),
            behind: behind.to_vec(),
            tables: shape.statements.iter().map(|one| cells.table(*one)).collect(),
        })
    }

    /// Adds a line; `false`, and nothing done, when it has to be looked at more closely.
    #[inline]
    pub(super) fn add(&self, block: &Block, line: &Line<'_>, pairs: &Pairs, parsed: &mut Parsed) -> bool {
        let fields = self.before.len() + self.tables.len() + self.behind.len();
        if line.entries.len() != fields || line.end == line.begin || self.may_be_blank(block.bytes[line.begin]) {
            return false;
        }
        let mut row = parsed.common(block.bytes.len());
        let Some(begin) = self.before(block, line, &mut row) else {
            return false;
        };
        let Some(end) = self.behind(block, begin, line.end, &mut row) else {
            return false;
        };
        let known = self.answers(line, pairs, parsed.room()) == Some(end + 1 - begin);
        if known {
            parsed.add_row(row, parsed.lines);
            parsed.lines += 1;
        }
        known
    }

    /// Whether a line that begins with this byte may have nothing but empty fields, and would be taken for a record here.
    #[inline]
    fn may_be_blank(&self, begin: u8) -> bool {
        self.nameless && (begin == self.separator || !begin.is_ascii_graphic())
    }

    /// Reads the columns before the statements; where those begin.
    #[inline]
    fn before(&self, block: &Block, line: &Line<'_>, row: &mut Row) -> Option<usize> {
        let mut begin = line.begin;
        for column in &self.before {
            let end = line.origin + line.found.end(begin - line.origin)?;
            row.set(*column, field(block, begin, end)?, &block.bytes, &[]).ok()?;
            begin = end + 1;
        }
        Some(begin)
    }

    /// Reads the columns behind the statements, the last one first; where the statements end.
    #[inline]
    fn behind(&self, block: &Block, begin: usize, mut end: usize, row: &mut Row) -> Option<usize> {
        for column in self.behind.iter().rev() {
            let before = begin + memrchr(self.separator, block.bytes.get(begin..end)?)?;
            row.set(*column, field(block, before + 1, end)?, &block.bytes, &[])
                .ok()?;
            end = before;
        }
        Some(end)
    }

    /// Reads the answers; the bytes that they have with their ends, where they are known.
    #[inline]
    fn answers(&self, line: &Line<'_>, pairs: &Pairs, room: &mut [Slot]) -> Option<usize> {
        let entries = &line.entries[self.before.len()..][..self.tables.len()];
        let (slots, last) = (&mut room[..entries.len()], entries.len() - 1);
        match line.last {
            Some(pair) if self.behind.is_empty() => {
                let rest = pairs.read(&entries[..last], &self.tables, &mut slots[..last])?;
                let length = pairs.read(&[pairs.entry(pair)], &self.tables[last..], &mut slots[last..])?;
                Some(rest + length)
            }
            _ => pairs.read(entries, &self.tables, slots),
        }
    }
}

/// A field without the marks around it; `None` where other marks are in it. A line of such fields and of answers without marks is a
/// record, for no field of it is open at its end.
#[inline]
fn field(block: &Block, begin: usize, end: usize) -> Option<Span> {
    if block.plain {
        return Some(Span::new(begin, end - begin));
    }
    let bytes = &block.bytes[begin..end];
    match memchr(b'"', bytes) {
        None => Some(Span::new(begin, bytes.len())),
        Some(0) if memchr(b'"', &bytes[1..])? + 2 == bytes.len() => Some(Span::new(begin + 1, bytes.len() - 2)),
        Some(_) => None,
    }
}

/// A line in a block.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) begin: usize,
    /// Behind its last byte: before a carriage return, or a line feed.
    pub(super) end: usize,
    /// Where what was scanned begins.
    pub(super) origin: usize,
    pub(super) found: &'a Found,
    /// Those of its fields.
    pub(super) entries: &'a [u16],
    /// The two bytes before its end, where it ends with a carriage return.
    pub(super) last: Option<[u8; 2]>,
}

impl<'a> Line<'a> {
    /// A line that ends with the line feed at `feed`.
    #[inline]
    pub(super) fn new(
        bytes: &[u8],
        begin: usize,
        feed: usize,
        (found, origin, entries): (&'a Found, usize, &'a [u16]),
    ) -> Self {
        let returns = bytes[begin..feed].ends_with(b"\r");
        let end = feed - usize::from(returns);
        let before = |by| end.checked_sub(by).map_or(b'\n', |at| bytes[at]);
        Self {
            begin,
            end,
            origin,
            found,
            entries,
            last: returns.then(|| [before(2), before(1)]),
        }
    }
}
