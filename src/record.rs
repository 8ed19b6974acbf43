//! `record.yaml`: what was handed out from a round, and when.

pub mod shared;

use serde::Deserialize;

use crate::problem::{Problem, ProblemCode};
use crate::yaml::{Document, in_order, read};
use shared::RawSharedOut;
pub use shared::SharedOut;

/// What `record.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Each shared copy that was made, earliest first.
    pub shared: Vec<SharedOut>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawRecord {
    format: Option<u32>,
    shared: Option<Vec<RawSharedOut>>,
}

/// Reads `record.yaml`.
///
/// # Errors
///
/// Every problem of the file, in its order.
pub fn from_yaml(text: &str) -> Result<Record, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<RawRecord>(text);
    let raw = value.unwrap_or_default();
    match raw.format {
        Some(1) => {}
        Some(other) => problems.push(
            Problem::new(
                ProblemCode::NewerFormat,
                index.value("format"),
                format!("format {other} is not one that this version knows"),
            )
            .with_hint("this version reads format 1; use a newer version of the program; nothing was changed"),
        ),
        None => problems.extend(
            index
                .missing("", "format")
                .map(|one| one.with_hint("begin the file with `format: 1`")),
        ),
    }
    let shared = shared::from_raw(raw.shared.unwrap_or_default(), &index, &mut problems);
    if problems.is_empty() {
        Ok(Record { shared })
    } else {
        Err(in_order(problems))
    }
}

/// The text of `record.yaml`.
#[must_use]
pub fn to_yaml(record: &Record) -> String {
    format!("format: 1\n{}", shared::to_yaml(&record.shared))
}
