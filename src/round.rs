//! A round: one time of doing the self-assessment, kept in one folder.

mod applied;
mod check;
pub mod codes;
pub mod invitation;
pub mod raw;
pub mod status;
mod write;

use std::collections::BTreeMap;

use crate::questionnaire::PrivacyKind;

pub use applied::{privacy_of, with_targets};
pub use check::from_yaml;
pub use write::to_yaml;

/// How a round is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The team together: one response.
    Joint,
    /// Each person alone.
    Individual,
}

impl How {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Individual => "individual",
        }
    }
}

/// What `round.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The organisation that is described.
    pub organisation: String,
    /// A title for this time.
    pub title: String,
    /// The day it was opened: `2011-10-03`.
    pub opened: String,
    /// How it is answered.
    pub how: How,
    /// Id of its questionnaire.
    pub questionnaire: String,
    /// Version of the questionnaire when the round was opened.
    pub version: String,
    /// Digest of the questionnaire's file when the round was opened.
    pub digest: String,
    /// The questionnaire's file, relative to the round's folder, when it did not come with the program; else empty.
    pub file: String,
    /// Targets of this round, by statement id, domain id or `default`: the value of a level.
    pub targets: BTreeMap<String, f64>,
    /// Whether both sides have agreed that each may see the other's answers.
    pub sides_shown: bool,
    /// How many people were invited: by role id, or `all`; may be empty.
    pub invited: BTreeMap<String, u32>,
    /// The language of its screens and reports; empty for the questionnaire's own.
    pub language: String,
    /// What individuals were promised before they answered; `None` for what the questionnaire says. See [`privacy_of`].
    pub privacy: Option<PrivacyKind>,
    /// The last day for answers, `2011-10-14`; empty where none is set.
    pub closes: String,
    /// The codes of those who are invited, such as `R1`: drawn, so that nobody knows whose is whose. Empty where any code will do.
    pub people: Vec<String>,
    /// To whom people who answer on their own hand their share files; may be empty.
    pub hand_to: String,
    /// The round that this one comes after.
    pub follows: Option<Follows>,
}

/// The round before a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follows {
    /// Its title.
    pub title: String,
    /// The day it was opened.
    pub opened: String,
    /// Whether people kept their codes, so that `R3` is the same person in both.
    pub same_codes: bool,
}
