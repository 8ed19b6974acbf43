//! The share file of one person: their answers, to hand over, without what is for nobody else.

use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::round::Round;
use crate::yaml::{quoted, read};

use super::raw::RawResponse;
use super::{Audience, Response, write};

/// What a round is known by outside its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundName {
    /// The organisation that is described.
    pub organisation: String,
    /// The round's title.
    pub title: String,
    /// The day it was opened: `2011-10-03`.
    pub opened: String,
}

impl RoundName {
    /// What a round is known by.
    #[must_use]
    pub fn of(round: &Round) -> Self {
        Self {
            organisation: round.organisation.clone(),
            title: round.title.clone(),
            opened: round.opened.clone(),
        }
    }

    /// The round that a share file says it belongs to; `None` where it says none, as a response's own file.
    #[must_use]
    pub fn in_file(text: &str) -> Option<Self> {
        let named = read::<RawResponse>(text).value?.round?;
        let plain = |text: Option<String>| text.unwrap_or_default().trim().to_owned();
        Some(Self {
            organisation: plain(named.organisation),
            title: plain(named.title),
            opened: plain(named.opened),
        })
    }
}

/// What a response has to hand over: no role in the person's own words, no note for only them, nothing under an ask that is
/// private, no word to come back with; where answers are anonymous, days in place of times. What answers carry under an ask
/// that the questionnaire no longer has stays behind as well, for it may have been private.
#[must_use]
pub fn shared(response: &Response, questionnaire: &Questionnaire) -> Response {
    let mut made = response.clone();
    made.role.clear();
    made.word.clear();
    made.notes.retain(|_, note| note.audience != Audience::OnlyMe);
    let for_others = |id: &String| questionnaire.asks.iter().any(|ask| ask.id == *id && !ask.private);
    for given in made.also.values_mut() {
        given.retain(|ask, _| for_others(ask));
    }
    made.also.retain(|_, given| !given.is_empty());
    if questionnaire.privacy.kind == PrivacyKind::Anonymous {
        for time in [&mut made.started, &mut made.last_answered, &mut made.finished] {
            *time = time.chars().take("2011-10-18".len()).collect();
        }
    }
    made
}

/// The share file of a response: what is [`shared`] of it as a response's file, which says the round that it belongs to.
/// It holds no path and nobody's name but what people wrote in answers and notes that others may see.
#[must_use]
pub fn to_share(response: &Response, questionnaire: &Questionnaire, round: &Round) -> String {
    let about = format!(
        "round:\n  organisation: {}\n  title: {}\n  opened: {}\n",
        quoted(&round.organisation),
        quoted(&round.title),
        round.opened
    );
    let file = write::written(&shared(response, questionnaire), questionnaire, &about);
    format!(
        "# A share file: answers to hand over, without private notes. Taken in by: ccg-diagnostic round add THIS-FILE\n{file}"
    )
}

#[cfg(test)]
mod tests;
