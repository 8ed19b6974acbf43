//! A whole form from a file: a table with a row for each statement, or a line of answers for each line of the form.

mod lines;
mod table;

use super::{finish, group};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// Something wrong in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// The place in the line, from 1: a column of a table, an answer of a line; 0 for the whole line.
    pub column: usize,
    /// What is wrong; its place is not used.
    pub problem: Problem,
}

impl Wrong {
    fn new(line: usize, column: usize, code: ProblemCode, message: String, hint: impl Into<String>) -> Self {
        let problem = Problem::new(code, None, message).with_hint(hint);
        Self { line, column, problem }
    }
}

/// The headings of a table of answers, in the order of the template.
#[must_use]
pub fn columns_of(questionnaire: &Questionnaire) -> Vec<&str> {
    let asks = questionnaire.asks.iter().map(|ask| ask.id.as_str());
    let before = ["statement", "answer", "reason"].into_iter().chain(asks);
    before.chain(["note", "note_for", "most_difference", "text"]).collect()
}

/// Takes all that a file holds and marks the response as finished. What was answered before stays, unless the file has an answer.
///
/// # Errors
///
/// Everything that is wrong, line by line. Nothing is to be kept then.
pub fn read(questionnaire: &Questionnaire, response: &Response, text: &str, now: &str) -> Result<Response, Vec<Wrong>> {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let Some(first) = first else {
        let hint = "a file of answers has a row for each statement, or a line for each line of the form";
        let message = "there is nothing in it".to_owned();
        return Err(vec![Wrong::new(0, 0, ProblemCode::EmptyText, message, hint)]);
    };
    let heading = first.trim_start_matches('\u{feff}').to_lowercase();
    let is_table = heading
        .split([',', ';', '\t'])
        .any(|name| name.trim().trim_matches('"') == "statement");
    let mut taken = if is_table {
        table::read(questionnaire, response, text, now)?
    } else {
        lines::read(questionnaire, response, text, now)?
    };
    let unseen = group::all(questionnaire, &taken)
        .into_iter()
        .flat_map(|group| group.statements);
    let blank: Vec<usize> = unseen.filter(|at| !group::seen(questionnaire, &taken, *at)).collect();
    let ids = blank.into_iter().map(|at| questionnaire.statements[at].id.clone());
    taken.skipped.extend(ids);
    finish(&mut taken, now);
    Ok(taken)
}
