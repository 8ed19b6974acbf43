//! Feeds mutated bytes to every reader of `score` and holds what comes of them to what must be true.
//!
//! The same arguments make the same inputs on every machine, and each input can be made again by its number:
//!
//! ```text
//! cargo run --release --example score-fuzz -- --seed 1 --seconds 60
//! cargo run --release --example score-fuzz -- --seed 1 --only tables --number 123
//! ```
//!
//! A finding is told with the target, its number and what was wrong, and the input is kept in a file; exit code 1 then.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program of its own, which knows the clock, writes files and may panic"
)]

mod arguments;
mod chance;
mod corpus;
mod gzip;
mod headings;
#[path = "../../../tests/tally/model.rs"]
mod model;
mod mutate;
mod parts;
mod pieces;
mod questionnaires;
mod responses;
mod run;
mod tables;
mod words;
mod written;

use std::panic;
use std::process::ExitCode;

use ccg_diagnostic::questionnaire::Questionnaire;

use arguments::Arguments;
use chance::Chance;

/// What a target is given for one input.
pub(crate) struct Case<'a> {
    pub(crate) questionnaires: &'a [Questionnaire],
    pub(crate) files: &'a [String],
    pub(crate) chance: Chance,
}

impl<'a> Case<'a> {
    pub(crate) fn questionnaire(&mut self) -> &'a Questionnaire {
        &self.questionnaires[self.chance.below(self.questionnaires.len())]
    }

    /// Keeps the input, for a finding to be told with it.
    pub(crate) fn input(&self, bytes: &[u8]) {
        run::keep(bytes);
    }
}

/// A name, what takes one input, and how many inputs it gets before the next one's turn.
pub(crate) type Target = (&'static str, fn(&mut Case<'_>), u64);

const TARGETS: [Target; 7] = [
    ("tables", tables::target, 40),
    ("headings", headings::target, 20),
    ("words", words::target, 20),
    ("responses", responses::target, 20),
    ("parts", parts::target, 20),
    ("gzip", gzip::target, 5),
    ("questionnaires", questionnaires::target, 5),
];

fn main() -> ExitCode {
    let arguments = match Arguments::of(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            println!("{message}\nscore-fuzz [--seed N] [--seconds S] [--only NAME [--number N]]");
            return ExitCode::from(2);
        }
    };
    panic::set_hook(Box::new(run::note));
    let findings = run::all(&arguments);
    ExitCode::from(u8::from(findings > 0))
}
