//! A response as its file says it: nothing checked.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawResponse {
    /// The format's version: 1.
    pub format: Option<u32>,
    /// `joint`, or the respondent's code.
    pub respondent: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// The chosen roles, by id, where the questionnaire has roles to choose from.
    pub roles: Option<Vec<String>>,
    /// The side that answers, by id.
    pub side: Option<String>,
    /// Which questionnaire.
    pub questionnaire: Option<RawPin>,
    /// When begun.
    pub started: Option<String>,
    /// When an answer was last given.
    pub last_answered: Option<String>,
    /// When finished.
    pub finished: Option<String>,
    /// Which statement comes next.
    pub next: Option<String>,
    /// Answers and notes by statement id.
    pub answers: Option<BTreeMap<String, RawAnswer>>,
    /// Statements left for later.
    pub skipped: Option<Vec<String>>,
    /// By domain, the statement that would make the most difference.
    pub makes_most_difference: Option<BTreeMap<String, String>>,
    /// Answers to the closing questions, by id.
    pub closing: Option<BTreeMap<String, RawClosingAnswer>>,
    /// Domains and sections left out as a whole, by id.
    pub left_out: Option<Vec<String>>,
    /// By domain or section id, who agreed to go on with things outstanding.
    pub go_on: Option<BTreeMap<String, String>>,
    /// By statement id, the digest of the wording that was answered.
    pub wording: Option<BTreeMap<String, String>>,
    /// How often it has been changed.
    pub changes: Option<u32>,
    /// What was promised: `open`, `protected` or `anonymous`.
    pub promised: Option<String>,
    /// The digest of the word to come back with.
    pub word: Option<String>,
    /// In a share file, the round that it belongs to; what answers count for does not depend on it.
    pub round: Option<RawRoundName>,
}

/// What a round is known by outside its folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRoundName {
    /// The organisation that is described.
    pub organisation: Option<String>,
    /// The round's title.
    pub title: Option<String>,
    /// The day it was opened.
    pub opened: Option<String>,
}

/// Which questionnaire, exactly.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawPin {
    /// Its id.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The SHA-256 of its file.
    pub digest: Option<String>,
    /// Its file, when it did not come with the program.
    pub file: Option<String>,
}

/// One answer.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAnswer {
    /// A level's value or label, `dk` or `na`; absent when there is only a note.
    pub answer: Option<String>,
    /// Why it is not applicable.
    pub reason: Option<String>,
    /// What it carries besides, by ask id.
    pub also: Option<BTreeMap<String, String>>,
    /// A note.
    pub note: Option<String>,
    /// Who may see the note.
    pub note_for: Option<String>,
}

/// An answer to a closing question.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawClosingAnswer {
    /// The choice's id, or the words.
    pub answer: Option<String>,
    /// What was answered to what the choice asks.
    pub then: Option<String>,
}
