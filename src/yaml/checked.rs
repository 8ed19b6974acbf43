//! The frame of a file that is read as a typed form and then checked: format 1, every problem at once, each at its place.

use serde::de::DeserializeOwned;

use super::{Document, Index, in_order, read};
use crate::problem::{Place, Problem, ProblemCode};

/// A file while it is checked.
#[derive(Debug)]
pub struct Checked<'a> {
    /// Where everything stands in it.
    pub index: &'a Index,
    problems: Vec<Problem>,
}

/// Reads a file as `R` and makes a `T` of it. `make` collects what is wrong with it.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn checked<R: DeserializeOwned, T>(
    text: &str,
    make: impl FnOnce(&mut Checked<'_>, R) -> T,
) -> Result<T, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<R>(text);
    if let Some(raw) = value {
        let mut file = Checked {
            index: &index,
            problems: Vec::new(),
        };
        let made = make(&mut file, raw);
        problems.append(&mut file.problems);
        if problems.is_empty() {
            return Ok(made);
        }
    }
    Err(in_order(problems))
}

impl Checked<'_> {
    /// Every file of a round says which version of its format it has: 1.
    pub fn format(&mut self, format: Option<u32>) {
        match format {
            Some(1) => {}
            Some(other) => self.push(
                ProblemCode::NewerFormat,
                "format",
                format!("format {other} is not one that this version knows"),
                "this version reads format 1; use a newer version of the program; nothing was changed",
            ),
            None => self.missing("", "format", "begin the file with `format: 1`"),
        }
    }

    /// A key that has to be there is not.
    pub fn missing(&mut self, parent: &str, key: &str, hint: &str) {
        let problem = self.index.missing(parent, key);
        self.problems.extend(problem.map(|problem| problem.with_hint(hint)));
    }

    /// Something is wrong with the value at a path.
    pub fn push(&mut self, code: ProblemCode, path: &str, message: String, hint: &str) {
        self.push_at(code, self.index.value(path), message, hint);
    }

    /// Something is wrong at a place.
    pub fn push_at(&mut self, code: ProblemCode, place: Place, message: String, hint: &str) {
        self.add(Problem::new(code, place, message).with_hint(hint));
    }

    /// A problem as it is.
    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}
