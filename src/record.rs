//! The record of a round: what was shown of people's answers, and what was handed out, and when.
//!
//! Two reports of nearly the same people tell what the others answered. So each set of people whose answers were shown is kept, by
//! code and by a digest of what counts, and [`may_issue`] says whether another set may be shown after them.

mod answers;
mod atoms;
mod read;
mod refusal;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use crate::privacy::Extent;

pub use answers::{digest_of, parts};
pub use atoms::{Verdict, may_issue};
pub use read::from_yaml;
pub use refusal::{Fate, Refusal};
pub use write::to_yaml;

/// What `record.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// What was shown, in the order in which it was.
    pub issued: Vec<Issued>,
    /// What was handed out, in the order in which it was.
    pub shared: Vec<SharedOut>,
}

/// A set of people whose answers were shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The day on which they were shown first: `2011-10-14`.
    pub on: String,
    /// How much was shown.
    pub extent: Extent,
    /// By code, the digest of what counts of a person's answers ([`digest_of`]).
    pub responses: BTreeMap<String, String>,
    /// The day on which it was taken back; empty while it stands.
    pub taken_back: String,
}

/// A copy that was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedOut {
    /// The day: `2011-10-14`.
    pub on: String,
    /// To whom; may be empty.
    pub to: String,
    /// What it holds, in a few words each.
    pub what: Vec<String>,
}

/// A set of people whose answers are to be shown together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Showing {
    /// By code, the digest of what counts of a person's answers ([`digest_of`]).
    pub people: BTreeMap<String, String>,
    /// Sets of codes of which something is shown apart from the rest: those who were asked a statement, and those with and without a
    /// role.
    pub parts: Vec<BTreeSet<String>>,
}

impl Record {
    /// What was shown and not taken back since.
    pub fn standing(&self) -> impl Iterator<Item = &Issued> {
        self.issued.iter().filter(|issued| issued.taken_back.is_empty())
    }

    /// The record with another showing.
    #[must_use]
    pub fn with(mut self, on: &str, extent: Extent, showing: &Showing) -> Self {
        self.issued.push(Issued {
            on: on.to_owned(),
            extent,
            responses: showing.people.clone(),
            taken_back: String::new(),
        });
        self
    }

    /// The record with everything that stands taken back, and what that was.
    #[must_use]
    pub fn taken_back(mut self, on: &str) -> (Self, Vec<Issued>) {
        let before: Vec<Issued> = self.standing().cloned().collect();
        let standing = self.issued.iter_mut().filter(|issued| issued.taken_back.is_empty());
        standing.for_each(|issued| issued.taken_back = on.to_owned());
        (self, before)
    }
}

#[cfg(test)]
mod tests;
