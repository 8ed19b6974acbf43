//! Files that people wrote: those that read, those that do not, and those that were made to do harm.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "formats/bad.rs"]
mod bad;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/beside.rs"]
mod beside;
#[path = "formats/languages.rs"]
mod languages;
#[path = "formats/notes.rs"]
mod notes;
#[path = "formats/refused.rs"]
mod refused;
#[path = "formats/root.rs"]
mod root;
#[path = "formats/slips.rs"]
mod slips;
#[path = "formats/strict.rs"]
mod strict;
#[path = "formats/twice.rs"]
mod twice;

use ccg_diagnostic::problem::{Problem, Source};
use ccg_diagnostic::questionnaire::{Questionnaire, validate};

const SMALL: &str = include_str!("fixtures/small.yaml");

/// A file that uses every key.
const RICH: &str = include_str!("fixtures/rich.yaml");

fn small() -> Questionnaire {
    validate::from_yaml(SMALL).unwrap()
}

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code.name()).collect()
}
