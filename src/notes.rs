//! What people wrote, read by the facilitator before the team sees it.

mod clues;
mod read;
mod texts;
mod write;

use std::collections::BTreeMap;

use crate::questionnaire::digest;

pub use clues::clues;
pub use read::from_yaml;
pub use texts::{Text, What, texts, waiting};
pub use write::to_yaml;

/// What the facilitator decided about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The team sees it as it was written.
    Show,
    /// The team does not see it.
    Hide,
    /// The team sees these words in its place.
    Reword(String),
}

/// What `notes.yaml` says: decisions about texts. A text is known by where it stands, such as a statement's id, and by its digest,
/// never by who wrote it; words that are changed later have to be read again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// By place and digest of the text ([`Review::key`]).
    pub decisions: BTreeMap<(String, String), Decision>,
}

impl Review {
    /// How a text at a place is known.
    #[must_use]
    pub fn key(place: &str, text: &str) -> (String, String) {
        (place.to_owned(), digest::of_file(text.trim().as_bytes()))
    }

    /// The text as the team may see it; `None` when it is hidden or has not been read yet.
    #[must_use]
    pub fn shown(&self, place: &str, text: &str) -> Option<String> {
        match self.decisions.get(&Self::key(place, text))? {
            Decision::Show => Some(text.trim().to_owned()),
            Decision::Hide => None,
            Decision::Reword(words) => Some(words.clone()),
        }
    }
}

#[cfg(test)]
mod tests;
