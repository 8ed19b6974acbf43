//! People's own words, as this reader may see them: notes, reasons, what answers carry, closing words.
//!
//! In a round that protects its individuals a text is shown once the facilitator has read it and decided so. A team that
//! answered together, an open round and one's own page show what was written.

use std::collections::BTreeSet;

use crate::notes::Review;
use crate::privacy::{self, Extent};
use crate::questionnaire::{AskKind, PrivacyKind};
use crate::response::{Answer, Audience, Response};

use super::Voice;
use super::facts::Facts;

impl Facts<'_> {
    /// A text at a place as this reader may see it; `None` when it is empty, hidden, or waits to be read.
    pub(super) fn words(&self, place: &str, text: &str) -> Option<String> {
        let shown = if self.is_read_first() {
            self.also.notes?.shown(place, text)?
        } else {
            text.trim().to_owned()
        };
        (!text.trim().is_empty() && !shown.trim().is_empty()).then_some(shown)
    }

    /// Whether somebody reads people's words before the team does.
    pub(super) fn is_read_first(&self) -> bool {
        let kind = self.questionnaire.privacy.kind;
        self.voice == Voice::Individuals && matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
    }

    /// A response's note on a statement, as this reader may see it.
    pub(super) fn note(&self, response: &Response, at: usize) -> Option<String> {
        let id = &self.statement(at).id;
        let note = response.notes.get(id)?;
        let seen = self.voice == Voice::Mine || note.audience == Audience::Team;
        (seen && !self.withheld[at]).then(|| self.words(id, &note.text))?
    }

    /// Notes that this reader may see, in an order that says nothing about who wrote them.
    pub(super) fn notes(&self, at: usize) -> Vec<String> {
        let seen = self.responses.iter().filter_map(|response| self.note(response, at));
        privacy::shuffled(seen.collect(), &self.questionnaire.privacy)
    }

    /// Why a statement does not apply, in the words of those who said so, in an order that says nothing about them.
    pub(super) fn reasons(&self, at: usize) -> Vec<String> {
        if self.withheld[at] {
            return Vec::new();
        }
        let id = &self.statement(at).id;
        let reasons = self.responses.iter().filter_map(|response| match response.answer(id) {
            Some(Answer::NotApplicable(reason)) => self.words(&reason_place(id), reason),
            _ => None,
        });
        privacy::shuffled(reasons.collect(), &self.questionnaire.privacy)
    }

    /// How many texts of those that could be shown here wait to be read.
    pub(super) fn waiting(&self) -> usize {
        if !self.is_read_first() || self.extent != Extent::Detail {
            return 0;
        }
        let decided = |key: &(String, String)| self.also.notes.is_some_and(|review| review.decisions.contains_key(key));
        let all: BTreeSet<(String, String)> = self.responses.iter().flat_map(|one| self.texts_of(one)).collect();
        all.into_iter().filter(|key| !decided(key)).count()
    }

    /// Every text of a response that the team could see, as it is known in a review.
    fn texts_of(&self, response: &Response) -> Vec<(String, String)> {
        let mut texts: Vec<(String, &str)> = Vec::new();
        for (at, statement) in self.questionnaire.statements.iter().enumerate() {
            if self.withheld[at] {
                continue;
            }
            let id = &statement.id;
            let note = response.notes.get(id).filter(|note| note.audience == Audience::Team);
            texts.extend(note.map(|note| (id.clone(), note.text.as_str())));
            if let Some(Answer::NotApplicable(reason)) = response.answer(id) {
                texts.push((reason_place(id), reason));
            }
            let asks = self
                .questionnaire
                .asks
                .iter()
                .filter(|ask| self.may_see(ask) && is_free(ask.kind));
            texts.extend(asks.filter_map(|ask| Some((ask_place(id, &ask.id), self.carried(response, at, ask)?))));
        }
        for (id, closing) in &response.closing {
            let chosen = self
                .questionnaire
                .closing
                .iter()
                .any(|one| one.id == *id && !one.choices.is_empty());
            texts.extend((!chosen).then_some((closing_place(id), closing.answer.as_str())));
            texts.push((closing_place(id), &closing.then));
        }
        let written = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        written.map(|(place, text)| Review::key(&place, text)).collect()
    }
}

/// Where the reason for a statement's not applying stands.
fn reason_place(id: &str) -> String {
    format!("{id}/reason")
}

/// Where what an answer carries stands.
pub(super) fn ask_place(id: &str, ask: &str) -> String {
    format!("{id}/{ask}")
}

/// Where the words at the end stand.
pub(super) fn closing_place(id: &str) -> String {
    format!("closing/{id}")
}

/// Whether anything can be written: a date or a level says no more than itself.
pub(super) fn is_free(kind: AskKind) -> bool {
    matches!(kind, AskKind::Text | AskKind::Evidence)
}
