//! One record cut into its fields as they are written, quotes and all; what a field says, and what is wrong first.

use std::borrow::Cow;
use std::ops::Range;

use crate::tally::reject::Fault;

/// Where a record ends, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where the next record begins.
    pub(super) after: usize,
    /// Whether a field is in quotation marks, so that line ends may be in it.
    pub(super) quoted: bool,
    /// Whether a quotation mark is not closed.
    pub(super) open: bool,
}

/// The most bytes of a field that is looked at byte by byte.
const LONGEST_PLAIN: usize = 256;

/// Bytes that are looked at one by one.
const FEW: usize = 24;

/// Cuts the record that begins here: by the rules of the `csv` crate, but that a line ends with LF. `fields` are its fields after
/// this, each with its quotation marks.
pub(super) fn cut(bytes: &[u8], from: usize, separator: u8, fields: &mut Vec<Range<usize>>) -> Cut {
    fields.clear();
    let mut made = Cut {
        after: from,
        quoted: false,
        open: false,
    };
    loop {
        let begin = made.after;
        let mut at = begin;
        if bytes.get(at) == Some(&b'"') {
            made.quoted = true;
            match closed(bytes, at) {
                Some(after) => at = after,
                None => (at, made.open) = (bytes.len(), true),
            }
        }
        at += until(&bytes[at..], separator);
        fields.push(begin..at);
        made.after = (at + 1).min(bytes.len());
        if bytes.get(at) != Some(&separator) {
            return made;
        }
    }
}

/// The field that begins here, without quotation marks, with a separator after it.
#[inline]
pub(super) fn plain(rest: &[u8], separator: u8) -> Option<&[u8]> {
    let end = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'"';
    let length = rest.iter().take(LONGEST_PLAIN).position(end)?;
    (rest[length] == separator).then(|| &rest[..length])
}

/// Bytes before a separator or a line end. Most fields are shorter than it takes to begin looking at many bytes at once.
#[inline]
fn until(rest: &[u8], separator: u8) -> usize {
    let (near, far) = rest.split_at(rest.len().min(FEW));
    let found = near.iter().position(|byte| *byte == separator || *byte == b'\n');
    found.unwrap_or_else(|| near.len() + memchr::memchr2(separator, b'\n', far).unwrap_or(far.len()))
}

/// Where a field in quotation marks, which begins here, is closed: the place after the mark.
pub(super) fn closed(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from + 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// What a field says, without its quotation marks and outer spaces; `None` when it is not UTF-8.
pub(super) fn text(raw: &[u8]) -> Option<Cow<'_, [u8]>> {
    let [b'"', inner @ ..] = raw else {
        return trimmed(raw).map(Cow::Borrowed);
    };
    if let [inner @ .., b'"'] = inner
        && !inner.contains(&b'"')
    {
        return trimmed(inner).map(Cow::Borrowed);
    }
    trimmed(&unquoted(raw)).map(|text| Cow::Owned(text.to_vec()))
}

fn trimmed(raw: &[u8]) -> Option<&[u8]> {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if raw.is_ascii() && plain(raw.first()) && plain(raw.last()) {
        return Some(raw);
    }
    let text = std::str::from_utf8(raw).ok()?;
    Some(text.trim().as_bytes())
}

/// Two marks are one; what stands after the closing mark belongs to the field.
fn unquoted(raw: &[u8]) -> Vec<u8> {
    let end = closed(raw, 0).unwrap_or(raw.len());
    let mut made = Vec::with_capacity(raw.len());
    let mut marks = 0;
    for &byte in &raw[1..end] {
        marks += usize::from(byte == b'"');
        if byte != b'"' || marks % 2 == 0 {
            made.push(byte);
        }
    }
    made.extend_from_slice(&raw[end..]);
    made
}

/// What is wrong with a record: the first by column.
#[derive(Debug, Default)]
pub(super) struct First(pub(super) Option<(usize, Fault)>);

impl First {
    pub(super) fn note(&mut self, column: usize, fault: Fault) {
        if self.0.as_ref().is_none_or(|(first, _)| column < *first) {
            self.0 = Some((column, fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, text};

    fn fields(line: &str) -> Vec<String> {
        let mut fields = Vec::new();
        cut(line.as_bytes(), 0, b',', &mut fields);
        let said = fields
            .into_iter()
            .map(|field| text(&line.as_bytes()[field]).map(|text| String::from_utf8_lossy(&text).into_owned()));
        said.map(Option::unwrap).collect()
    }

    #[test]
    fn fields_are_what_the_csv_crate_reads() {
        for line in [
            "a,b,c\nd",
            " a ,b\r\n",
            "\"a,b\",\"c\nd\"\n",
            "\"a\"\"b\",\"\"\"\",\"\"\n",
            "\"a\"b\"c,d\"e\"\n",
            ",,\n",
            "last",
        ] {
            let mut reader = csv::ReaderBuilder::new();
            reader
                .has_headers(false)
                .flexible(true)
                .terminator(csv::Terminator::Any(b'\n'));
            let read = reader.from_reader(line.as_bytes()).records().next().unwrap().unwrap();
            let read: Vec<String> = read.iter().map(|field| field.trim().to_owned()).collect();
            assert_eq!(fields(line), read, "{line:?}");
        }
    }

    #[test]
    fn an_open_quote_takes_the_rest() {
        let mut fields = Vec::new();
        let made = cut(b"a,\"b\nc,d\n", 0, b',', &mut fields);
        assert!(made.open && made.quoted);
        assert_eq!((fields.len(), made.after), (2, 9));
    }
}
