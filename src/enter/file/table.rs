//! A table: a row for each statement, told by the headings, in any order.

mod row;

use std::collections::BTreeMap;

use super::{Wrong, columns_of};
use crate::enter::{note, take};
use crate::import::csv::grid;
use crate::import::grid::{CellProblem, Content, Row};
use crate::problem::ProblemCode;
use crate::problem::nearest::hint;
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::response::{Answer, Response};
use row::Read;

/// Takes every row, or says all that is wrong.
pub(super) fn read(
    questionnaire: &Questionnaire,
    response: &Response,
    text: &str,
    now: &str,
) -> Result<Response, Vec<Wrong>> {
    let grid = grid(text).map_err(|problems| problems.into_iter().map(of_cell).collect::<Vec<_>>())?;
    let Some((head, rows)) = grid.rows.split_first() else {
        return Ok(response.clone());
    };
    let columns = columns(questionnaire, head)?;
    let mut wrong = Vec::new();
    let mut read = Read::default();
    for row in rows {
        read.row(questionnaire, &columns, row, &mut wrong);
        wrong.extend(without_heading(head, row));
    }
    let taken = apply(questionnaire, response, &read, now);
    wrong.extend(not_asked(questionnaire, &taken, &read));
    wrong.sort_by_key(|one| (one.line, one.column));
    if wrong.is_empty() { Ok(taken) } else { Err(wrong) }
}

/// Where each known heading stands.
fn columns(questionnaire: &Questionnaire, head: &Row) -> Result<BTreeMap<String, usize>, Vec<Wrong>> {
    let known = columns_of(questionnaire);
    let (mut columns, mut wrong) = (BTreeMap::new(), Vec::new());
    for (column, cell) in head.cells.iter().enumerate() {
        let name = cell_text(cell).trim_start_matches('\u{feff}').to_lowercase();
        let problem = |code, message: String, hint: String| Wrong::new(head.number, column + 1, code, message, hint);
        if name.is_empty() {
            continue;
        }
        if !known.contains(&name.as_str()) {
            let advice = hint(&name, known.iter().copied()).unwrap_or_default();
            wrong.push(problem(
                ProblemCode::UnknownKey,
                format!("there is no column `{name}`"),
                advice,
            ));
        } else if columns.insert(name.clone(), column).is_some() {
            let message = format!("the column `{name}` is there twice");
            wrong.push(problem(ProblemCode::DuplicateKey, message, "leave one out".to_owned()));
        }
    }
    if !columns.contains_key("answer") {
        let message = "there is no column `answer`".to_owned();
        wrong.push(Wrong::new(
            head.number,
            0,
            ProblemCode::MissingKey,
            message,
            "add it behind `statement`",
        ));
    }
    if wrong.is_empty() { Ok(columns) } else { Err(wrong) }
}

/// The first text of a row that stands under no heading: mostly words with a comma that a person did not put in quotes.
fn without_heading(head: &Row, row: &Row) -> Option<Wrong> {
    let nothing = Content::Empty;
    let stray = |column: &usize| {
        let heading = cell_text(head.cells.get(*column).unwrap_or(&nothing));
        heading.trim_start_matches('\u{feff}').is_empty() && !cell_text(&row.cells[*column]).is_empty()
    };
    let column = (0..row.cells.len()).find(stray)?;
    let message = format!(
        "`{}` stands in a column without a heading",
        cell_text(&row.cells[column])
    );
    let hint = "put words that have a comma in double quotes";
    Some(Wrong::new(row.number, column + 1, ProblemCode::NoEffect, message, hint))
}

/// The response with everything that was read. Parts that may be left out are, where their rows are all blank.
fn apply(questionnaire: &Questionnaire, response: &Response, read: &Read, now: &str) -> Response {
    let mut taken = response.clone();
    for node in questionnaire.nodes().into_iter().filter(|node| node.optional) {
        let blank = |at: usize| read.is_blank(at) && taken.answer(&questionnaire.statements[at].id).is_none();
        if node.statements.clone().all(blank) {
            taken.left_out.insert(node.id.clone());
        } else if node.statements.clone().any(|at| read.answers.contains_key(&at)) {
            taken.left_out.remove(&node.id);
        }
    }
    let order = questionnaire.order.iter();
    let given: Vec<(usize, Option<Answer>)> = order
        .filter_map(|at| Some((*at, Some(read.answers.get(at)?.answer.clone()))))
        .collect();
    taken = take(questionnaire, taken, &given, now);
    for (at, (text, audience)) in &read.notes {
        if taken
            .notes
            .get(&questionnaire.statements[*at].id)
            .is_none_or(|there| there.text != *text)
        {
            taken = note(questionnaire, taken, *at, text, *audience);
        }
    }
    for (at, answer) in &read.answers {
        let id = &questionnaire.statements[*at].id;
        for (ask, given) in &answer.carries {
            taken
                .also
                .entry(id.clone())
                .or_default()
                .insert(ask.clone(), given.clone());
        }
    }
    taken.most_difference.extend(read.most.clone());
    taken.closing.extend(read.closing.clone());
    taken
}

/// Rows for statements that this respondent is not asked.
fn not_asked(questionnaire: &Questionnaire, taken: &Response, read: &Read) -> Vec<Wrong> {
    let asked = reach::reached(questionnaire, taken);
    let strangers = read.lines.iter().filter(|(at, _)| !asked[**at]);
    let with_something = strangers.filter(|(at, _)| read.answers.contains_key(*at) || read.notes.contains_key(*at));
    with_something
        .map(|(at, line)| {
            let message = format!("`{}` is not asked of this respondent", questionnaire.statements[*at].id);
            let hint = "it is for other roles, or after another answer: leave the row blank";
            Wrong::new(*line, 0, ProblemCode::NoEffect, message, hint)
        })
        .collect()
}

fn of_cell(found: CellProblem) -> Wrong {
    let (line, column) = found.at.map_or((0, 0), |at| (at.row, at.column + 1));
    Wrong {
        line,
        column,
        problem: found.problem,
    }
}

fn cell_text(cell: &Content) -> &str {
    match cell {
        Content::Text(text) => text,
        _ => "",
    }
}
