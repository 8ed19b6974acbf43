//! The change of a domain or a lens.

use num_traits::Zero;

use super::label::{Label, Spread};
use super::members::Members;
use crate::number::Number;
use crate::score::SetScore;

/// The change of a domain or a lens.
#[derive(Debug, Clone, PartialEq)]
pub struct SetChange {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many of its statements are compared.
    pub compared: usize,
    /// How many of its statements count and apply in the later round.
    pub applicable: usize,
    /// Its numbers in the earlier round on the compared statements, as they may be shown: without counts where only results may.
    pub before: SetScore,
    /// The same in the later round.
    pub after: SetScore,
    /// After − before, in units of the result; `None` where it cannot be given or may not be shown: [`SetChange::why_not`].
    pub change: Option<Number>,
    /// Why there is no change to give.
    pub why_not: Option<NoChange>,
    /// One step of the scale in units of the result.
    pub step: Option<Number>,
    /// How far it could have come about by chance; `None` with fewer than 5 people in a round, for joint rounds, and where
    /// everybody's answers lead to the same result.
    pub spread: Option<Spread>,
    /// The interval at 95%, held within what is possible: for display.
    pub interval: Option<(Number, Number)>,
    /// What can be said of it.
    pub label: Option<Label>,
    /// Of those who answered both times, how many scored it higher, the same or lower.
    pub members: Option<Members>,
    /// Whether leaving out any one person changes nothing, with enough people to say so: no range can be given.
    pub unmoved: bool,
    /// Whether every statement has the same answers as before.
    pub identical: bool,
}

/// Why a change cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChange {
    /// Too few people answered one of the rounds.
    TooFewPeople,
    /// Too few of its statements can be compared.
    TooFewStatements,
    /// It has no result: it is a heading, or an answer stands in its way.
    NoResult,
}

/// Which way a change goes, by the result and by the share of ratings at or above target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Higher.
    Up,
    /// Lower.
    Down,
    /// The same.
    Same,
    /// The result goes one way and the share the other: nothing is called higher.
    Mixed,
}

impl Direction {
    /// Its word in data files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Same => "same",
            Self::Mixed => "mixed",
        }
    }
}

impl SetChange {
    /// Which way it goes; `None` without a change.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        let change = self.change.as_ref()?;
        let shares = self.before.at_target_share().zip(self.after.at_target_share());
        let against = shares.is_some_and(|(before, after)| (change * (after - before)).is_negative());
        Some(match (against, change.is_zero(), change.is_positive()) {
            (true, ..) => Direction::Mixed,
            (_, true, _) => Direction::Same,
            (_, _, true) => Direction::Up,
            _ => Direction::Down,
        })
    }
}
