//! What respondents are asked besides the ratings, as the file says it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::RawLevel;

/// The roles that respondents choose from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRoles {
    /// The question, such as `Which of these is closest?`.
    pub asked: Option<String>,
    /// Whether more than one may be chosen.
    pub several: Option<bool>,
    /// The roles.
    pub choices: Option<Vec<RawRole>>,
}

/// A role.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRole {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub label: Option<String>,
}

/// Another side that may answer the same statements.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawSide {
    /// Its id, such as `supplier`.
    pub id: Option<String>,
    /// Its name, such as `the supplier`.
    pub title: Option<String>,
    /// What is said to it before it answers.
    pub gist: Option<String>,
}

/// Something that an answer may carry besides the rating.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAsk {
    /// Its id, such as `owner`.
    pub id: Option<String>,
    /// `text`, `evidence`, `date` or `importance`.
    pub kind: Option<String>,
    /// The question.
    pub asked: Option<String>,
    /// Its name in the report.
    pub label: Option<String>,
    /// Ids of levels, `dk` or `na`, after which it is asked; every level unless told.
    pub after: Option<Vec<String>>,
    /// Whether it has to be given.
    pub required: Option<bool>,
    /// Whether only the respondent sees it.
    pub private: Option<bool>,
    /// The levels of importance, lowest first. Of the kind `importance` only.
    pub levels: Option<Vec<RawLevel>>,
}

/// A question at the end.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawClosing {
    /// Its id.
    pub id: Option<String>,
    /// The question.
    pub asked: Option<String>,
    /// What can be chosen; without choices, words are typed.
    pub choices: Option<Vec<RawChoice>>,
    /// What is said after the answer.
    pub after: Option<Vec<String>>,
}

/// A choice at the end: chosen by the person, never computed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawChoice {
    /// Its id.
    pub id: Option<String>,
    /// Its words.
    pub label: Option<String>,
    /// What is asked after it.
    pub then: Option<String>,
    /// Whether that has to be answered.
    pub then_required: Option<bool>,
}
