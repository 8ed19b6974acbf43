//! The shared copies that were made of a round: when, for whom and what they held.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::yaml::{Index, quoted};

/// A shared copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedOut {
    /// The day: `2012-01-17`.
    pub on: String,
    /// For whom; may be empty.
    pub to: String,
    /// What it held, one line for each thing: as it was listed before it was made.
    pub what: Vec<String>,
}

/// The same as the file says it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawSharedOut {
    /// The day.
    pub on: Option<String>,
    /// For whom.
    pub to: Option<String>,
    /// What it held.
    pub what: Option<Vec<String>>,
}

/// The copies as the file says them, under the key `shared`.
pub fn from_raw(raw: Vec<RawSharedOut>, index: &Index, problems: &mut Vec<Problem>) -> Vec<SharedOut> {
    let each = raw.into_iter().enumerate();
    each.map(|(at, raw)| {
        let on = raw.on.unwrap_or_default();
        let path = format!("shared[{at}]");
        if on.is_empty() {
            problems.extend(
                index
                    .missing(&path, "on")
                    .map(|one| one.with_hint("write the day like 2012-01-17")),
            );
        } else if on.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{}` is not a date", brief(&on));
            let place = index.value(&format!("{path}.on"));
            problems.push(Problem::new(ProblemCode::BadDate, place, message).with_hint("write it like 2012-01-17"));
        }
        SharedOut {
            on,
            to: raw.to.unwrap_or_default(),
            what: raw.what.unwrap_or_default(),
        }
    })
    .collect()
}

/// The key `shared` with all of them; empty without any.
#[must_use]
pub fn to_yaml(shared: &[SharedOut]) -> String {
    if shared.is_empty() {
        return String::new();
    }
    let mut out = "# Copies that were made for others\nshared:\n".to_owned();
    for one in shared {
        let _ = writeln!(out, "  - on: {}", one.on);
        if !one.to.is_empty() {
            let _ = writeln!(out, "    to: {}", quoted(&one.to));
        }
        out.push_str("    what:\n");
        for line in &one.what {
            let _ = writeln!(out, "      - {}", quoted(line));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::SharedOut;
    use crate::record::{Record, from_yaml, to_yaml};

    #[test]
    fn what_was_shared_comes_back_as_it_was_written() {
        let record = Record {
            shared: vec![
                SharedOut {
                    on: "2012-01-17".into(),
                    to: "the cluster: \"north\" # not a comment".into(),
                    what: vec!["Result of D1 One: 2.4".into(), "- = @ \u{202e}".into()],
                },
                SharedOut {
                    on: "2012-02-01".into(),
                    to: String::new(),
                    what: vec!["Month: 2011-10".into()],
                },
            ],
        };
        let text = to_yaml(&record);
        assert_eq!(from_yaml(&text).unwrap(), record);
        assert_eq!(to_yaml(&from_yaml(&text).unwrap()), text);
    }

    #[test]
    fn a_record_edited_into_nonsense_is_refused_with_every_place() {
        let problems =
            from_yaml("format: 1\nshared:\n- {on: soon, what: []}\n- {to: x}\n- {onn: 2012-01-17}\n").unwrap_err();
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
        assert_eq!(codes, ["bad-date", "missing-key", "unknown-key"]);
        assert_eq!(from_yaml("format: 2\nlater: 1\n").unwrap_err().len(), 1);
    }
}
