//! A shared copy: what a group chose to hand to others. Results and counts, never responses, codes, roles or private notes.
//!
//! [`make`](make::make) makes one, [`write`](mod@write) its file, [`read`] reads it back, [`page`] is the same for people. Others see no more than
//! a protected round shows, however open a group is among itself.

pub mod make;
pub mod page;
mod raw;
pub mod read;
pub mod write;

use std::collections::BTreeSet;

use crate::plan::Status;
use crate::round::How;

/// What can be left out of a copy, or put in, with its word on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The organisation's name.
    Organisation,
    /// Notes that were read and may be shown.
    Notes,
    /// Statements: counts, kinds and routes.
    Statements,
    /// The needs in order, and the plan.
    Needs,
    /// Who owns an action.
    PlanOwners,
}

impl Part {
    /// Every part with its word.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("organisation", Self::Organisation),
        ("notes", Self::Notes),
        ("statements", Self::Statements),
        ("needs", Self::Needs),
        ("plan-owners", Self::PlanOwners),
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, part)| *part == self)
            .map_or("", |(word, _)| word)
    }
}

/// What a group chose to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The parts that are left out.
    pub without: BTreeSet<Part>,
    /// Ids of the domains that are left out.
    pub without_domains: BTreeSet<String>,
}

impl Default for Choice {
    /// Everything but notes and owners.
    fn default() -> Self {
        Self {
            without: [Part::Notes, Part::PlanOwners].into(),
            without_domains: BTreeSet::new(),
        }
    }
}

/// What a shared copy holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedCopy {
    /// The organisation; `None` where its name was left out.
    pub organisation: Option<String>,
    /// Id, version and digest of the questionnaire.
    pub questionnaire: [String; 3],
    /// The questionnaire's title.
    pub title: String,
    /// The month in which the round was opened: `2011-10`.
    pub month: String,
    /// How it was answered.
    pub how: How,
    /// How many responses there are at least and at most: the same number from 5 on.
    pub responses: (u32, u32),
    /// The domains that were not left out.
    pub domains: Vec<CopyDomain>,
    /// The statements, where they may be shown to others.
    pub statements: Vec<CopyStatement>,
    /// Ids of the statements to act on, in order of priority.
    pub needs: Vec<String>,
    /// What the group plans.
    pub plan: Vec<CopyNeed>,
    /// Notes that the group decided to show: a statement's id and the text.
    pub notes: Vec<(String, String)>,
    /// Words of what was left out, such as `notes` and `domain:D3`.
    pub left_out: Vec<String>,
}

/// The result of a domain.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyDomain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The result as people read it, the same digits; `None` where it is not shown.
    pub result: Option<f64>,
    /// Whether it reaches its target; `None` where there is no result, or no target for it.
    pub reaches_target: Option<bool>,
}

/// What is said of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyStatement {
    /// Its id.
    pub id: String,
    /// A few words for it.
    pub short: String,
    /// Eight digits for its wording.
    pub wording: String,
    /// Ratings at each level, lowest first.
    pub levels: Vec<u32>,
    /// How many said don't know, where they are 3 or more: fewer are not told apart.
    pub dont_know: Option<u32>,
    /// The kind; empty where there is none.
    pub kind: String,
    /// The route; empty where there is none.
    pub route: String,
}

/// A need that the group chose, with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyNeed {
    /// What is to be developed.
    pub title: String,
    /// Ids of its statements.
    pub statements: Vec<String>,
    /// Its actions.
    pub actions: Vec<CopyAction>,
}

/// An action as others may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyAction {
    /// What will be done.
    pub action: String,
    /// Who sees to it; empty unless owners were kept.
    pub owner: String,
    /// The day by which it is to be done; may be empty.
    pub due: String,
    /// Where it stands.
    pub status: Status,
}

#[cfg(test)]
mod tests;
