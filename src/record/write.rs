//! The record as a file that a person can read.

use std::fmt::Write as _;

use super::{Issued, Record, SharedOut};
use crate::privacy::Extent;
use crate::yaml::quoted;

/// The text of `record.yaml`. Reading it back gives the same record.
#[must_use]
pub fn to_yaml(record: &Record) -> String {
    let mut out = "format: 1\n".to_owned();
    if !record.issued.is_empty() {
        out.push_str("# What was shown of people's answers. Keep it: it is how the next report is kept from telling what one person answered.\n");
        out.push_str("issued:\n");
        record.issued.iter().for_each(|one| issued(&mut out, one));
    }
    if !record.shared.is_empty() {
        out.push_str("# What was handed out.\nshared:\n");
        record.shared.iter().for_each(|one| shared(&mut out, one));
    }
    out
}

/// How much was shown, as a word in files.
pub(super) const EXTENTS: [(&str, Extent); 2] = [("results", Extent::Results), ("detail", Extent::Detail)];

fn issued(out: &mut String, one: &Issued) {
    let extent = EXTENTS.iter().find(|(_, extent)| *extent == one.extent);
    let word = extent.map_or("results", |(word, _)| word);
    let _ = writeln!(out, "  - on: {}\n    extent: {word}", one.on);
    if !one.taken_back.is_empty() {
        let _ = writeln!(out, "    taken_back: {}", one.taken_back);
    }
    out.push_str("    responses:\n");
    for (code, digest) in &one.responses {
        let _ = writeln!(out, "      {}: {}", quoted(code), quoted(digest));
    }
}

fn shared(out: &mut String, one: &SharedOut) {
    let _ = writeln!(out, "  - on: {}\n    to: {}\n    what:", one.on, quoted(&one.to));
    for text in &one.what {
        let _ = writeln!(out, "      - {}", quoted(text));
    }
}
