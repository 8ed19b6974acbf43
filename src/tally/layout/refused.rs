//! What is wrong with a heading, and what to do about it.

use super::Column;
use super::columns::IGNORE;
use super::heading::Field;
use crate::problem::excerpt::{brief, clean};
use crate::problem::nearest::{hint, nearest};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;

/// The names of ours that a person may give to a column.
const OURS: [&str; 7] = [
    "organisation",
    "respondent",
    "role",
    "statement",
    "answer",
    "note",
    IGNORE,
];

/// A heading as a message repeats it: on one line, cut, harmless.
pub(super) fn shown(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    clean(&brief(&words.join(" ")))
}

fn at(field: &Field, code: ProblemCode, message: String) -> Problem {
    Problem::new(code, Some(field.place.clone()), message)
}

fn whole(code: ProblemCode, message: impl Into<String>) -> Problem {
    Problem::new(code, None, message)
}

/// `--column` with a name that is none of ours.
pub(super) fn not_ours(ours: &str, questionnaire: &Questionnaire) -> Problem {
    let message = format!("`--column {}=` names nothing that a column can hold", shown(ours));
    let ids = questionnaire.statements.iter().map(|one| one.id.as_str());
    let near = nearest(ours, OURS.into_iter().chain(ids)).map(|near| format!("did you mean `{near}`?"));
    let all = || format!("it can be `{}`, or a statement's id", OURS.join("`, `"));
    whole(ProblemCode::BadWord, message).with_hint(near.unwrap_or_else(all))
}

/// `--column` with a heading that is not there.
pub(super) fn not_there(heading: &str, fields: &[Field]) -> Problem {
    let message = format!("no column is headed `{}`, as --column says", shown(heading));
    let headings: Vec<String> = fields.iter().map(|field| shown(&field.text)).collect();
    let names = headings.iter().map(String::as_str).filter(|name| !name.is_empty());
    let problem = whole(ProblemCode::UnknownReference, message);
    problem.with_hint(
        hint(heading, names).unwrap_or_else(|| "write the heading as it stands in the file, within quotes".to_owned()),
    )
}

/// `--column` with a heading that stands twice.
pub(super) fn named_twice(second: &Field) -> Problem {
    let message = format!("two columns are headed `{}`, which --column names", shown(&second.text));
    at(second, ProblemCode::DuplicateColumn, message).with_hint("give one of them another heading in the file")
}

/// A text that several statements have.
pub(super) fn of_several(field: &Field, questionnaire: &Questionnaire, one: usize, other: usize) -> Problem {
    let id = |at: usize| &questionnaire.statements[at].id;
    let message = format!(
        "`{}` is the text of `{}` and of `{}`",
        shown(&field.text),
        id(one),
        id(other)
    );
    at(field, ProblemCode::BadHeading, message).with_hint("head such columns by the statements' ids")
}

/// The id of one statement before the text of another.
pub(super) fn torn(field: &Field, questionnaire: &Questionnaire, id: usize, text: usize) -> Problem {
    let (id, text) = (&questionnaire.statements[id].id, &questionnaire.statements[text].id);
    let message = format!("this begins with the id of `{id}` and goes on with the text of `{text}`");
    at(field, ProblemCode::BadHeading, message).with_hint("head the column by the id alone of the one that is meant")
}

/// Two columns for the same thing.
pub(super) fn twice(first: &Field, second: &Field, column: Column, questionnaire: &Questionnaire) -> Problem {
    let what = match column {
        Column::Organisation => "organisations".to_owned(),
        Column::Respondent => "respondents".to_owned(),
        Column::Role => "roles".to_owned(),
        Column::Which => "statements".to_owned(),
        Column::Answer | Column::Ignored => "answers".to_owned(),
        Column::Statement(at) => format!("answers to `{}`", questionnaire.statements[at].id),
    };
    let (one, other) = (shown(&first.text), shown(&second.text));
    let message = format!("`{other}` is a second column of {what}, after `{one}`");
    let way_out = if one == other {
        "take one of them out of the file".to_owned()
    } else {
        left_out(second)
    };
    at(second, ProblemCode::DuplicateColumn, message).with_hint(way_out)
}

fn left_out(field: &Field) -> String {
    format!("to leave this one out: --column {IGNORE}=\"{}\"", shown(&field.text))
}

/// No organisation.
pub(super) fn no_organisation(unread: &[&Field]) -> Problem {
    let message = "no column says which organisation answered";
    let otherwise = "head a column `organisation`, or add --organisation NAME, or say which column it is, such as \
                     --column organisation=\"Which group are you from?\"";
    let problem = whole(ProblemCode::MissingColumn, message);
    problem.with_hint(near("organisation", unread).unwrap_or_else(|| otherwise.to_owned()))
}

/// No respondent.
pub(super) fn no_respondent(unread: &[&Field]) -> Problem {
    let message = "no column says who answered";
    let otherwise = "head a column `respondent`, with a code for each person rather than a name, or say which column it is, \
                     such as --column respondent=\"Your code\"";
    let problem = whole(ProblemCode::MissingColumn, message);
    problem.with_hint(near("respondent", unread).unwrap_or_else(|| otherwise.to_owned()))
}

fn near(ours: &str, unread: &[&Field]) -> Option<String> {
    let headings: Vec<String> = unread.iter().map(|field| shown(&field.text)).collect();
    let near = nearest(ours, headings.iter().map(String::as_str))?;
    Some(format!(
        "did you mean `{near}`? Head it `{ours}`, or add --column {ours}=\"{near}\""
    ))
}

/// Neither columns for statements nor those of a long table.
pub(super) fn neither(fields: &[Field], questionnaire: &Questionnaire) -> Problem {
    let names: Vec<String> = fields.iter().map(|field| shown(&field.text).to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|one| one == name);
    let example = questionnaire.statements.first().map_or("", |one| one.id.as_str());
    let id = &questionnaire.id;
    let (message, hint) = if has("statement") {
        (
            "there is a column `statement`, and none `answer`".to_owned(),
            "head the column with the answers `answer`, or say which it is: --column answer=\"HEADING\"".to_owned(),
        )
    } else if has("answer") {
        (
            "there is a column `answer`, and none `statement`".to_owned(),
            "head the column with the statements' ids `statement`, or say which it is: --column statement=\"HEADING\""
                .to_owned(),
        )
    } else if fields.len() == 1 {
        (
            "there is one column".to_owned(),
            "separate columns by commas, semicolons or tabs".to_owned(),
        )
    } else {
        (
            format!("no column is a statement of `{id}`"),
            format!(
                "a wide table has a column for each statement, headed by its id, such as `{example}`, or its exact text; a long one has \
                 `organisation`, `respondent`, `statement` and `answer`; if this answers another questionnaire, name that one"
            ),
        )
    };
    whole(ProblemCode::MissingColumn, message).with_hint(hint)
}

/// A column for a statement in a long table.
pub(super) fn mixed(field: &Field) -> Problem {
    let message = format!(
        "`{}` is a column for a statement in a table with a line for each answer",
        shown(&field.text)
    );
    at(field, ProblemCode::BadHeading, message).with_hint(format!(
        "a table has `statement` and `answer`, or a column for each statement; {}",
        left_out(field)
    ))
}

/// What is formed like a statement's id and is none.
pub(super) fn no_statement(field: &Field, questionnaire: &Questionnaire) -> Problem {
    let heading = shown(&field.text);
    let message = format!("there is no statement `{heading}`");
    let near = nearest(&heading, questionnaire.statements.iter().map(|one| one.id.as_str()));
    let first = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    at(field, ProblemCode::UnknownStatement, message).with_hint(format!("{first}{}", capital(&left_out(field), &first)))
}

/// What is nearly a statement's name.
pub(super) fn nearly(field: &Field, questionnaire: &Questionnaire, statement: usize) -> Problem {
    let (heading, id) = (shown(&field.text), &questionnaire.statements[statement].id);
    let message = format!("`{heading}` looks like `{id}`, and is neither its id nor its exact text");
    at(field, ProblemCode::BadHeading, message).with_hint(format!(
        "if it is meant: --column {id}=\"{heading}\"; {}",
        left_out(field)
    ))
}

/// With a capital, after a sentence.
fn capital(text: &str, before: &str) -> String {
    if before.is_empty() {
        return text.to_owned();
    }
    text.replacen("to leave", "To leave", 1)
}
