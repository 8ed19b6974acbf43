//! Lines of answers, as they are typed: one for each line of the form, in its order.

use super::Wrong;
use crate::enter::group::{self, Group, ids};
use crate::enter::line::{self, Line};
use crate::enter::{Typed, take};
use crate::problem::ProblemCode;
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, Response};

/// Takes each line for the statements that come next. After one with a problem the rest is read as if it had been blank, so that
/// every problem is found.
pub(super) fn read(
    questionnaire: &Questionnaire,
    response: &Response,
    text: &str,
    now: &str,
) -> Result<Response, Vec<Wrong>> {
    let mut taken = response.clone();
    let mut wrong = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some(group) = group::next(questionnaire, &taken) else {
            wrong.push(too_many(number + 1));
            break;
        };
        let given = answers(questionnaire, &group, line).unwrap_or_else(|found| {
            wrong.extend(found.into_iter().map(|one| Wrong {
                line: number + 1,
                ..one
            }));
            group.statements.iter().map(|at| (*at, None)).collect()
        });
        taken = take(questionnaire, taken, &given, now);
    }
    if let Some(group) = group::next(questionnaire, &taken) {
        wrong.push(too_few(questionnaire, &group));
    }
    if wrong.is_empty() { Ok(taken) } else { Err(wrong) }
}

fn answers(
    questionnaire: &Questionnaire,
    group: &Group,
    line: &str,
) -> Result<Vec<(usize, Option<Answer>)>, Vec<Wrong>> {
    let problem = |column, message: String, hint: &str| Wrong::new(0, column, ProblemCode::BadAnswer, message, hint);
    let typed = match line::read(questionnaire, &group.statements, line) {
        Ok(Line::Answers(typed)) => typed,
        Ok(_) => {
            return Err(vec![problem(
                0,
                "this is no line of answers".to_owned(),
                "notes are given in a table",
            )]);
        }
        Err(_) => return Err(each(questionnaire, group, line)),
    };
    let pairs = group.statements.iter().copied().zip(typed).enumerate();
    let mut wrong = Vec::new();
    let mut given = Vec::new();
    for (column, (at, typed)) in pairs {
        let answer = match typed {
            Typed::Rating(level) => Some(Answer::Rating(level)),
            Typed::DontKnow => Some(Answer::DontKnow),
            Typed::Blank => None,
            Typed::NotApplicable => {
                if questionnaire.reason_required {
                    let id = &questionnaire.statements[at].id;
                    let message = format!("`{id}` is not applicable without a reason");
                    wrong.push(problem(
                        column + 1,
                        message,
                        "a line has no room for it: give this form as a table",
                    ));
                }
                Some(Answer::NotApplicable(String::new()))
            }
        };
        given.push((at, answer));
    }
    if wrong.is_empty() { Ok(given) } else { Err(wrong) }
}

/// Every answer of the line that is none, and a wrong number of them.
fn each(questionnaire: &Questionnaire, group: &Group, line: &str) -> Vec<Wrong> {
    let tokens: Vec<&str> = line::tokens(line).collect();
    let pairs = group.statements.iter().zip(&tokens).enumerate();
    let mut wrong: Vec<Wrong> = pairs
        .filter_map(|(column, (at, token))| {
            let slip = line::answer(questionnaire, *at, token).err()?;
            let id = &questionnaire.statements[*at].id;
            let message = format!("`{}` is no answer to `{id}`", line::shown(token));
            let hint = slip.can_be().unwrap_or_default();
            Some(Wrong::new(0, column + 1, ProblemCode::BadAnswer, message, hint))
        })
        .collect();
    if tokens.len() != group.statements.len() {
        let message = format!(
            "{} answers are here; {} are needed",
            tokens.len(),
            group.statements.len()
        );
        let hint = format!(
            "one for each of {}, with - where the form is blank",
            ids(questionnaire, &group.statements)
        );
        wrong.push(Wrong::new(0, 0, ProblemCode::BadAnswer, message, hint));
    }
    wrong
}

fn too_many(line: usize) -> Wrong {
    let message = "every statement has an answer before this line".to_owned();
    Wrong::new(
        line,
        0,
        ProblemCode::NoEffect,
        message,
        "check that no line stands twice, then take it out",
    )
}

fn too_few(questionnaire: &Questionnaire, group: &Group) -> Wrong {
    let message = format!("the file ends before {}", ids(questionnaire, &group.statements));
    let hint = "add a line for them, with - where the form is blank";
    Wrong::new(0, 0, ProblemCode::BadAnswer, message, hint)
}
