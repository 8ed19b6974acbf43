//! `round.yaml` as it says it: nothing checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::response::raw::RawPin;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRound {
    /// The format's version: 1.
    pub format: Option<u32>,
    /// The organisation that is described.
    pub organisation: Option<String>,
    /// A title for this time.
    pub title: Option<String>,
    /// The day it was opened.
    pub opened: Option<String>,
    /// `joint` or `individual`.
    pub how: Option<String>,
    /// Which questionnaire.
    pub questionnaire: Option<RawPin>,
    /// Targets by statement id, domain id or `default`.
    pub targets: Option<BTreeMap<String, f64>>,
    /// Whether the sides see each other's answers.
    pub sides_shown: Option<bool>,
    /// How many were invited, by role id or `all`.
    pub invited: Option<BTreeMap<String, u32>>,
    /// The language.
    pub language: Option<String>,
    /// `open` or `protected`.
    pub privacy: Option<String>,
    /// The last day for answers.
    pub closes: Option<String>,
    /// The codes of those who are invited.
    pub people: Option<Vec<String>>,
    /// To whom share files are handed.
    pub hand_to: Option<String>,
    /// The round before.
    pub follows: Option<RawFollows>,
}

/// The round before a round.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawFollows {
    /// Its title.
    pub title: Option<String>,
    /// The day it was opened.
    pub opened: Option<String>,
    /// Whether people kept their codes.
    pub same_codes: Option<bool>,
}
