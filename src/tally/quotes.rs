//! Records and fields where there are quotation marks, as the `csv` crate reads them: a mark opens a quoted field only at the field's
//! beginning; a mark in it is doubled; what follows the closing mark belongs to the field.

use std::ops::Range;

use memchr::{memchr, memrchr};

/// What may separate fields: the same three times when it is known which one it is.
pub(super) type Separators = [u8; 3];

/// The stretches of some records that are outside of quoted fields.
struct Outside<'a> {
    bytes: &'a [u8],
    separators: Separators,
    /// Where the next stretch begins; `None` behind the last.
    at: Option<usize>,
}

impl Iterator for Outside<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let from = self.at?;
        let mut look = from;
        while let Some(found) = memchr(b'"', &self.bytes[look..]) {
            let mark = look + found;
            if self.begins_field(mark) {
                self.at = closed(self.bytes, mark + 1);
                return Some(from..mark);
            }
            look = mark + 1;
        }
        self.at = None;
        Some(from..self.bytes.len())
    }
}

impl Outside<'_> {
    fn begins_field(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.bytes[before]);
        before.is_none_or(|byte| byte == b'\n' || self.separators.contains(&byte))
    }
}

/// The position behind the mark that closes a quoted field, which begins here without its own; `None` when there is none.
///
/// At the very end a mark closes: another one could only follow in bytes that are not there.
fn closed(bytes: &[u8], from: usize) -> Option<usize> {
    let mut look = from;
    loop {
        let mark = look + memchr(b'"', bytes.get(look..)?)?;
        if bytes.get(mark + 1) != Some(&b'"') {
            return Some(mark + 1);
        }
        look = mark + 2;
    }
}

fn outside(bytes: &[u8], separators: Separators) -> Outside<'_> {
    Outside {
        bytes,
        separators,
        at: Some(0),
    }
}

/// Where the first record ends, its line end counted; `None` when it does not.
pub(super) fn first_end(bytes: &[u8], separators: Separators) -> Option<usize> {
    let mut ends = outside(bytes, separators).filter_map(|part| Some(part.start + memchr(b'\n', &bytes[part])?));
    ends.next().map(|end| end + 1)
}

/// Where the last record that ends does, its line end counted; `None` when none does.
pub(super) fn last_end(bytes: &[u8], separators: Separators) -> Option<usize> {
    let ends = outside(bytes, separators).filter_map(|part| Some(part.start + memrchr(b'\n', &bytes[part])?));
    ends.last().map(|end| end + 1)
}

/// Whether a quoted field of the last record is not closed.
pub(super) fn is_open(bytes: &[u8], separators: Separators) -> bool {
    let last = outside(bytes, separators).last();
    last.is_some_and(|part| part.end < bytes.len())
}

/// A field: where it stands in its block, or, where it had to be written anew without its marks, in a text besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    /// From the beginning of the block, the text besides being its continuation.
    pub(super) start: u32,
    /// In bytes.
    pub(super) length: u32,
}

impl Span {
    pub(super) fn new(start: usize, length: usize) -> Self {
        // A block and the text besides have far less than 4 GiB: a record has 16 MiB at most.
        let number = |size| u32::try_from(size).unwrap_or(u32::MAX);
        Self {
            start: number(start),
            length: number(length),
        }
    }

    /// Its bytes, in the block or in the text besides.
    #[inline]
    pub(super) fn of<'a>(&self, block: &'a [u8], besides: &'a [u8]) -> &'a [u8] {
        let (start, length) = (self.start as usize, self.length as usize);
        match start.checked_sub(block.len()) {
            None => &block[start..start + length],
            Some(start) => &besides[start..start + length],
        }
    }
}

/// Whether a field without its marks says nothing.
pub(super) fn is_empty(field: &[u8]) -> bool {
    field.is_empty() || std::str::from_utf8(field).is_ok_and(|text| text.trim().is_empty())
}

/// Splits a record without its line end, which stands here in a block, into its fields.
pub(super) fn split(block: &[u8], record: Range<usize>, separator: u8, besides: &mut Vec<u8>, fields: &mut Vec<Span>) {
    fields.clear();
    let mut at = record.start;
    loop {
        let line = &block[..record.end];
        let end = if line.get(at) == Some(&b'"') {
            let (field, end) = quoted(line, at, separator, block.len(), besides);
            fields.push(field);
            end
        } else {
            let end = field_end(line, at, separator);
            fields.push(Span::new(at, end - at));
            end
        };
        if end == record.end {
            return;
        }
        at = end + 1;
    }
}

fn field_end(line: &[u8], at: usize, separator: u8) -> usize {
    memchr(separator, &line[at..]).map_or(line.len(), |found| at + found)
}

/// A quoted field, and where it ends. One that only has marks around it is left where it is.
fn quoted(line: &[u8], at: usize, separator: u8, block: usize, besides: &mut Vec<u8>) -> (Span, usize) {
    let close = closed(line, at + 1).unwrap_or(line.len() + 1);
    let inside = &line[at + 1..close - 1];
    let end = field_end(line, close.min(line.len()), separator);
    if end <= close && memchr(b'"', inside).is_none() {
        return (Span::new(at + 1, inside.len()), end);
    }
    let start = besides.len();
    let mut rest = inside;
    while let Some(mark) = memchr(b'"', rest) {
        besides.extend_from_slice(&rest[..=mark]);
        rest = &rest[mark + 2..];
    }
    besides.extend_from_slice(rest);
    besides.extend_from_slice(line.get(close..end).unwrap_or_default());
    (Span::new(block + start, besides.len() - start), end)
}
