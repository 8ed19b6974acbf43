//! The texts that people wrote, without who wrote them.

use std::collections::BTreeMap;

use super::Review;
use crate::privacy::{Extent, withheld};
use crate::questionnaire::{AskKind, Questionnaire};
use crate::reach::{as_asked, carried};
use crate::response::{Answer, Audience, Note, Response};
use crate::round::How;
use crate::score::score;

/// A text that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where it stands: `D2.04` for a note, `D2.04/reason`, `D2.04/owner` for what an answer carries, `closing/help`. A note for the
    /// facilitator alone stands at `D2.04/facilitator`.
    pub place: String,
    /// Its digest, as [`Review::key`] has it.
    pub digest: String,
    /// The words, without spaces around them.
    pub text: String,
    /// What it is.
    pub what: What,
    /// The position of the statement that it is about; `None` of closing words.
    pub statement: Option<usize>,
}

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A note for the team.
    Note,
    /// A note for the facilitator: read, and never shown.
    ForFacilitator,
    /// Why a statement does not apply.
    Reason,
    /// What an answer carries, by its name in the report.
    Carried(String),
    /// What was answered to a question at the end.
    Closing(String),
}

impl Text {
    /// Whether the team may see it, if the facilitator says so.
    #[must_use]
    pub fn may_be_shown(&self) -> bool {
        self.what != What::ForFacilitator
    }
}

/// Every text of these responses that a facilitator reads, each once: statement by statement, and in an order at each place that says
/// nothing about who wrote it. Notes that are only for their writer are not among them, nor is anything about a statement that is
/// withheld because few were asked it: it would say which role wrote it.
#[must_use]
pub fn texts(questionnaire: &Questionnaire, responses: &[Response]) -> Vec<Text> {
    let scores = score(questionnaire, responses);
    let hidden = withheld(&questionnaire.privacy, Extent::Detail, How::Individual, &scores);
    let mut found = Found::default();
    for response in responses {
        let response = &*as_asked(questionnaire, response);
        for at in (0..questionnaire.statements.len()).filter(|&at| !hidden[at]) {
            found.of_statement(questionnaire, response, at);
        }
        for (at, question) in questionnaire.closing.iter().enumerate() {
            let Some(given) = response.closing.get(&question.id) else {
                continue;
            };
            let words = if question.choices.is_empty() {
                &given.answer
            } else {
                &given.then
            };
            let place = format!("closing/{}", question.id);
            found.add(usize::MAX, at, &place, words, What::Closing(question.asked.clone()));
        }
    }
    found.texts.into_values().collect()
}

/// The texts on which nothing has been decided; one that was changed since has another digest, and waits again.
#[must_use]
pub fn waiting(questionnaire: &Questionnaire, responses: &[Response], review: &Review) -> Vec<Text> {
    let mut all = texts(questionnaire, responses);
    all.retain(|text| {
        let key = (text.place.clone(), text.digest.clone());
        !review.decisions.contains_key(&key)
    });
    all
}

/// Texts by statement, place in it, and digest.
#[derive(Default)]
struct Found {
    texts: BTreeMap<(usize, usize, String), Text>,
}

impl Found {
    fn of_statement(&mut self, questionnaire: &Questionnaire, response: &Response, at: usize) {
        let id = &questionnaire.statements[at].id;
        match response.notes.get(id) {
            Some(Note {
                text,
                audience: Audience::Team,
            }) => self.add(at, 0, id, text, What::Note),
            Some(Note {
                text,
                audience: Audience::Facilitator,
            }) => self.add(at, 1, &format!("{id}/facilitator"), text, What::ForFacilitator),
            _ => {}
        }
        if let Some(Answer::NotApplicable(reason)) = response.answer(id) {
            self.add(at, 2, &format!("{id}/reason"), reason, What::Reason);
        }
        for (which, ask) in questionnaire.asks.iter().enumerate() {
            let words = matches!(ask.kind, AskKind::Text | AskKind::Evidence) && !ask.private;
            let given = carried(questionnaire, response, at, which).filter(|_| words);
            if let Some(given) = given {
                let place = format!("{id}/{}", ask.id);
                self.add(at, 3 + which, &place, given, What::Carried(ask.label.clone()));
            }
        }
    }

    fn add(&mut self, at: usize, order: usize, place: &str, text: &str, what: What) {
        if text.trim().is_empty() {
            return;
        }
        let (place, digest) = Review::key(place, text);
        let text = Text {
            place,
            digest: digest.clone(),
            text: text.trim().to_owned(),
            what,
            statement: (at != usize::MAX).then_some(at),
        };
        self.texts.insert((at, order, digest), text);
    }
}
