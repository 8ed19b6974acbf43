//! Answers of a round in the light of a newer version: how many stand, and the responses as they go on.

use std::collections::BTreeMap;

use super::{Fate, fate};
use crate::questionnaire::{Questionnaire, Statement, digest};
use crate::response::{Answer, KeptAnswer, Response};

/// How many answers of a round meet which fate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The responses that were read.
    pub responses: usize,
    /// Answers by fate.
    pub answers: BTreeMap<Fate, usize>,
    /// Answers that do not stand, by statement id.
    pub by_statement: BTreeMap<String, usize>,
}

impl Tally {
    /// How many answers meet this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.answers.get(&fate).copied().unwrap_or_default()
    }
}

/// Counts the answers of responses to the older version.
#[must_use]
pub fn tally(old: &Questionnaire, new: &Questionnaire, responses: &[Response]) -> Tally {
    let mut tally = Tally {
        responses: responses.len(),
        ..Tally::default()
    };
    for response in responses {
        for (id, answer) in &response.answers {
            let Some(fate) = fate_of_answer(old, new, response, id, answer) else {
                continue;
            };
            *tally.answers.entry(fate).or_default() += 1;
            if fate != Fate::CarriesOver {
                *tally.by_statement.entry(id.clone()).or_default() += 1;
            }
        }
    }
    tally
}

/// What becomes of one answer: as its statement, unless what was answered can no longer be given, or was given to a wording other
/// than that of the older version.
fn fate_of_answer(
    old: &Questionnaire,
    new: &Questionnaire,
    response: &Response,
    id: &str,
    answer: &Answer,
) -> Option<Fate> {
    let fate = fate(old, new, id)?;
    let Some(after) = new.position(id).map(|at| &new.statements[at]) else {
        return Some(fate);
    };
    if fate == Fate::NotComparable || !may_be_given(new, after, answer) {
        return Some(Fate::NotComparable);
    }
    match response.wording.get(id) {
        Some(seen) if *seen == digest::of_wording(new, after) => Some(Fate::CarriesOver),
        Some(_) => Some(Fate::AskAgain),
        None => Some(fate),
    }
}

fn may_be_given(new: &Questionnaire, statement: &Statement, answer: &Answer) -> bool {
    match answer {
        Answer::NotApplicable(reason) => statement.not_applicable && !(new.reason_required && reason.trim().is_empty()),
        _ => true,
    }
}

/// The response as it goes on with the newer version; `None` when its file can stay as it is.
///
/// Most files can: a statement that reads differently is found by the digest that was kept with its answer, and answers to
/// statements that are gone are kept. Two things need writing. An answer that is no longer comparable is taken out, so that it is
/// never counted on a scale that it was not given on. An answer whose wording was not recorded gets the digest of what was read,
/// so that it is asked again.
#[must_use]
pub fn carried(old: &Questionnaire, new: &Questionnaire, response: &Response) -> Option<Response> {
    let mut made = response.clone();
    for (id, answer) in &response.answers {
        match fate_of_answer(old, new, response, id, answer) {
            Some(Fate::NotComparable) if new.position(id).is_some() => take_out(&mut made, id),
            Some(Fate::AskAgain) if !response.wording.contains_key(id) => {
                let before = old.position(id).map(|at| &old.statements[at]);
                let seen = before.map(|statement| digest::of_wording(old, statement));
                made.wording.extend(seen.map(|seen| (id.clone(), seen)));
            }
            _ => {}
        }
    }
    if made == *response {
        return None;
    }
    keep_what_is_gone(&mut made, old, new);
    Some(made)
}

fn take_out(response: &mut Response, id: &str) {
    response.answers.remove(id);
    response.wording.remove(id);
    response.also.remove(id);
}

/// Answers to statements that the newer version does not have, as a file says them.
fn keep_what_is_gone(response: &mut Response, old: &Questionnaire, new: &Questionnaire) {
    let answers = std::mem::take(&mut response.answers);
    for (id, answer) in answers {
        match (new.position(&id), old.position(&id)) {
            (None, Some(at)) => {
                let kept = as_a_file_says(old, &old.statements[at], answer);
                response.kept.insert(id, kept);
            }
            _ => {
                response.answers.insert(id, answer);
            }
        }
    }
}

fn as_a_file_says(old: &Questionnaire, statement: &Statement, answer: Answer) -> KeptAnswer {
    let (word, reason) = match answer {
        Answer::Rating(level) => (old.scale_of(statement).levels[level].key.clone(), String::new()),
        Answer::DontKnow => ("dk".to_owned(), String::new()),
        Answer::NotApplicable(reason) => ("na".to_owned(), reason),
    };
    KeptAnswer { word, reason }
}
