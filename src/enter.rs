//! Typing in paper forms: one line of answers for a domain, read back before any of it is taken.
//!
//! Pure: [`group`] says which statements come in a line, [`mod@line`] reads one, [`slip`] says why it means nothing, [`beside`]
//! reads what goes with an answer, [`mod@file`] reads a whole form and [`template`] writes an empty one. What is taken goes through
//! the [`Interview`], so that a response is the same whichever way it was given.

pub mod beside;
pub mod file;
pub mod group;
pub mod line;
pub mod slip;
pub mod template;
#[cfg(test)]
mod tests;

use crate::interview::{Interview, Reply, Step};
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, Audience, Response};

/// What a form has for one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A level, by its position in the statement's scale.
    Rating(usize),
    /// Don't know.
    DontKnow,
    /// Not applicable; its reason is asked afterwards.
    NotApplicable,
    /// Nothing is marked: unanswered.
    Blank,
}

/// Takes the answers to statements, by position in the order of asking; `None` is a blank, which is a statement seen and left, as
/// in the interview. An answer to a statement that is not asked of this respondent is not taken.
#[must_use]
pub fn take(
    questionnaire: &Questionnaire,
    mut response: Response,
    given: &[(usize, Option<Answer>)],
    now: &str,
) -> Response {
    for (at, _) in given.iter().filter(|(_, answer)| answer.is_none()) {
        leave(questionnaire, &mut response, *at);
    }
    let mut interview = Interview::resume(questionnaire, response);
    for (at, answer) in given {
        let Some(answer) = answer.clone().filter(|_| interview.is_offered(*at)) else {
            continue;
        };
        go_to(&mut interview, *at, now);
        interview.take(Reply::Answer { answer, note: None }, now);
    }
    interview.into_response()
}

/// Adds a note to a statement, for these eyes; a team's and another side's notes are for all who read that response, as in the
/// interview.
#[must_use]
pub fn note(questionnaire: &Questionnaire, response: Response, at: usize, text: &str, audience: Audience) -> Response {
    let now = response.last_answered.clone();
    let mut interview = Interview::resume(questionnaire, response);
    go_to(&mut interview, at, &now);
    let outcome = interview.take(Reply::Note(text.to_owned()), &now);
    if let Some(at) = outcome.ask_audience {
        interview.take(Reply::Audience(at, audience), &now);
    }
    interview.into_response()
}

/// Whether who may see a note is the respondent's choice: a team and another side have no secrets from themselves, and what is
/// private stays so.
#[must_use]
pub fn chooses_audience(interview: &Interview) -> bool {
    !(interview.is_joint() || interview.is_side() || interview.is_private())
}

/// Marks the response as finished. The next sitting begins nowhere in particular.
pub fn finish(response: &mut Response, now: &str) {
    now.clone_into(&mut response.finished);
    response.next.clear();
}

fn leave(questionnaire: &Questionnaire, response: &mut Response, at: usize) {
    let id = &questionnaire.statements[at].id;
    response.answers.remove(id);
    response.also.remove(id);
    response.wording.remove(id);
    response.most_difference.retain(|_, most| most != id);
    response.skipped.insert(id.clone());
}

/// To a statement, past the questions that the interview puts before it: whoever types in a form has answered them.
fn go_to(interview: &mut Interview, at: usize, now: &str) {
    interview.take(Reply::GoTo(at), now);
    loop {
        match interview.step() {
            Step::Section { .. } => interview.take(Reply::Yes, now),
            Step::Roles => interview.take(Reply::Continue, now),
            _ => return,
        };
    }
}
