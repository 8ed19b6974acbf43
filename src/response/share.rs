//! The share file of a response: the copy that a person hands over.

use super::{Audience, Response, write};
use crate::questionnaire::Questionnaire;
use crate::round::Round;

/// The text of the share file: the response without notes that are only for its respondent, without the role in their own
/// words, without what is private to them, and without the word to come back with.
#[must_use]
pub fn to_share(response: &Response, questionnaire: &Questionnaire, _round: &Round) -> String {
    let mut copy = response.clone();
    copy.notes.retain(|_, note| note.audience != Audience::OnlyMe);
    copy.role.clear();
    copy.word.clear();
    let private = questionnaire.asks.iter().filter(|ask| ask.private);
    for ask in private {
        for given in copy.also.values_mut() {
            given.remove(&ask.id);
        }
    }
    copy.also.retain(|_, given| !given.is_empty());
    write::to_yaml(&copy, questionnaire)
}
