//! What respondents are asked besides the ratings: their roles, what an answer carries, and the questions at the end.

use super::Level;

/// The roles that respondents choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// The question, such as `Which of these is closest?`.
    pub asked: String,
    /// Whether more than one may be chosen.
    pub several: bool,
    /// The roles. At least one.
    pub choices: Vec<Role>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its id, as kept in responses.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// Another side that may answer the same statements in a wording of its own, such as a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id, as kept in responses.
    pub id: String,
    /// Its name, such as `the supplier`.
    pub title: String,
    /// What is said to it before it answers; may be empty.
    pub gist: String,
}

/// Something that an answer may carry besides the rating.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Its id, as kept in responses.
    pub id: String,
    /// What is typed.
    pub kind: AskKind,
    /// The question.
    pub asked: String,
    /// Its name in the report.
    pub label: String,
    /// The answers after which it is asked; empty for any level.
    pub after: Vec<After>,
    /// Whether it has to be given.
    pub required: bool,
    /// Whether only the respondent sees it.
    pub private: bool,
    /// The levels of importance, lowest first; empty but for [`AskKind::Importance`].
    pub levels: Vec<Level>,
}

/// What is typed for an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskKind {
    /// Any text.
    Text,
    /// What shows the level: a text or an address.
    Evidence,
    /// A date such as `2012-03-31`.
    Date,
    /// How important the respondent finds it: a level's value; it takes the place of the statement's importance.
    Importance,
}

impl AskKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("text", Self::Text),
        ("evidence", Self::Evidence),
        ("date", Self::Date),
        ("importance", Self::Importance),
    ];
}

/// An answer after which something is asked: for statements on any scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// A level with this id.
    Level(String),
    /// Don't know.
    DontKnow,
    /// Not applicable.
    NotApplicable,
}

/// A question at the end, about the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Its id, as kept in responses.
    pub id: String,
    /// The question.
    pub asked: String,
    /// What can be chosen; empty where words are typed.
    pub choices: Vec<Choice>,
    /// What is said after the answer.
    pub after: Vec<String>,
}

/// A choice at the end: chosen by the person, never computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id, as kept in responses.
    pub id: String,
    /// Its words.
    pub label: String,
    /// What is asked after it; may be empty.
    pub then: String,
    /// Whether that has to be answered.
    pub then_required: bool,
}
