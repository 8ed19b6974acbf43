//! The plan of a round: the needs that a group chose, and what it will do about them.
//!
//! Read from `plan.yaml` and written back; changed by pure operations that refuse in a sentence and then change nothing.

mod change;
mod check;
mod due;
pub mod raw;
mod review;
mod write;

use crate::problem::nearest::hint;
use crate::questionnaire::{Level, Questionnaire};

pub use change::{Change, Choice, NewAction, date_of};
pub use check::from_yaml;
pub use due::{Due, Summary, due, is_late};
pub use review::{Outcome, decide};
pub use write::to_yaml;

/// The most characters of a need's title and of an owner's name.
pub const MOST_NAME: usize = 200;

/// The most characters of any other text of a plan.
pub const MOST_TEXT: usize = 2000;

/// What `plan.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The day on which the group looks at it again, `2012-01-17`; may be empty.
    pub review_on: String,
    /// The needs, in the group's own order.
    pub needs: Vec<ChosenNeed>,
    /// The actions, in the order in which they were added.
    pub actions: Vec<Action>,
}

impl Plan {
    /// The need that a person may mean by its id, whatever its case.
    ///
    /// # Errors
    ///
    /// That there is none, with the nearest.
    pub fn need(&self, typed: &str) -> Result<&ChosenNeed, String> {
        let ids = self.needs.iter().map(|need| need.id.as_str());
        let found = self
            .needs
            .iter()
            .find(|need| need.id.eq_ignore_ascii_case(typed.trim()));
        found.ok_or_else(|| nothing_of_that_name("need", typed, ids))
    }

    /// The action that a person may mean by its id, whatever its case.
    ///
    /// # Errors
    ///
    /// That there is none, with the nearest.
    pub fn action(&self, typed: &str) -> Result<&Action, String> {
        let ids = self.actions.iter().map(|action| action.id.as_str());
        let found = self
            .actions
            .iter()
            .find(|action| action.id.eq_ignore_ascii_case(typed.trim()));
        found.ok_or_else(|| nothing_of_that_name("action", typed, ids))
    }

    /// The actions of a need, in order.
    pub fn actions_of<'a>(&'a self, need: &'a str) -> impl Iterator<Item = &'a Action> {
        self.actions.iter().filter(move |action| action.need == need)
    }
}

fn nothing_of_that_name<'a>(what: &str, typed: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    if ids.clone().next().is_none() {
        return format!("there is no {what} `{}`: the plan has none yet", typed.trim());
    }
    let hint = hint(typed.trim(), ids)
        .map(|hint| format!("; {hint}"))
        .unwrap_or_default();
    format!("there is no {what} `{}` in the plan{hint}", typed.trim())
}

/// A development need that the group chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenNeed {
    /// Its name in the plan: `N1`.
    pub id: String,
    /// What is to be developed, in a few words.
    pub title: String,
    /// Ids of the statements that it is about: at least one.
    pub statements: Vec<String>,
    /// Why the group chose it; may be empty.
    pub reason: String,
    /// Where the group wants to be in 12 months: the key of a level; may be empty.
    pub in_12_months: String,
}

impl ChosenNeed {
    /// The level where the group wants to be; `None` where it has not said, or the questionnaire no longer has it.
    #[must_use]
    pub fn level<'a>(&self, questionnaire: &'a Questionnaire) -> Option<&'a Level> {
        let known = self.statements.iter().filter_map(|id| questionnaire.position(id));
        let mut levels = known.flat_map(|at| &questionnaire.scale_of(&questionnaire.statements[at]).levels);
        levels.find(|level| level.key == self.in_12_months)
    }
}

/// One thing that one owner will do by a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name in the plan: `A1`.
    pub id: String,
    /// The id of its need.
    pub need: String,
    /// What will be done.
    pub action: String,
    /// The one person who sees that it is done; may be empty until somebody has taken it.
    pub owner: String,
    /// The day by which it is to be done, `2011-12-15`; may be empty until one is set.
    pub due: String,
    /// Where it stands.
    pub status: Status,
    /// What shows that it was done; may be empty.
    pub evidence: String,
    /// Why it was moved or dropped; may be empty.
    pub why: String,
    /// The day on which it was done, moved to the next plan or dropped; empty while it is open.
    pub closed_on: String,
    /// Each time its day was changed, earliest first.
    pub moves: Vec<Move>,
}

/// A change of the day by which an action is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The day it was due.
    pub from: String,
    /// The day it is due since.
    pub to: String,
    /// Why; may be empty.
    pub why: String,
    /// When it was changed.
    pub on: String,
}

/// Where an action stands. That it is late is no status: it follows from its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Nobody has begun.
    #[default]
    NotStarted,
    /// It goes as planned.
    OnTrack,
    /// It may not be done by its day.
    AtRisk,
    /// It is done.
    Done,
    /// It goes on in the plan of the next round.
    Moved,
    /// The group will not do it.
    Dropped,
}

impl Status {
    /// Every status with its word in files and on the command line.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("not-started", Self::NotStarted),
        ("on-track", Self::OnTrack),
        ("at-risk", Self::AtRisk),
        ("done", Self::Done),
        ("moved", Self::Moved),
        ("dropped", Self::Dropped),
    ];

    /// Its word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, status)| *status == self);
        found.map_or("", |(word, _)| *word)
    }

    /// The status of a word, whatever its case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word.trim()));
        found.map(|(_, status)| *status)
    }

    /// As people read it: `Not started`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OnTrack => "On track",
            Self::AtRisk => "At risk",
            Self::Done => "Done",
            Self::Moved => "Moved to the next plan",
            Self::Dropped => "Dropped",
        }
    }

    /// Whether there is still something to do in this plan.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::OnTrack | Self::AtRisk)
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
