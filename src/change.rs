//! What has changed between rounds of one questionnaire: on the statements that can be compared, and on no others.
//!
//! Both rounds are scored with the later round's questionnaire, so that a weight or a target that changed does not look like
//! people who changed. What may be compared is in [`comparable`], how far a change could have come about by chance in
//! [`jackknife`], what the same people did in [`members`], and the rule for the words in [`label`]. After statistics.md, section 3.

pub mod comparable;
pub mod jackknife;
pub mod label;
mod measured;
pub mod members;
pub mod moves;
pub mod set;

use crate::privacy::{Extent, extent};
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::round::{How, Round};
use crate::score::{Scores, holding, score};

pub use comparable::{NotComparable, Why};
pub use label::Label;
pub use members::{Linked, Members};
pub use moves::{Moved, Moves};
pub use set::{Direction, NoChange, SetChange};

/// People there have to be on both sides before anything is said about chance, and linked before they are counted.
pub const ENOUGH: usize = 5;

/// Ratings that a statement has to have in a round of individuals to be compared.
pub const RATINGS: u32 = 3;

/// One round, as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Wave<'a> {
    /// Its questionnaire, with the round's own targets and privacy.
    pub questionnaire: &'a Questionnaire,
    /// The round.
    pub round: &'a Round,
    /// The responses that count in it: of our own side.
    pub responses: &'a [Response],
}

impl Wave<'_> {
    /// How much may be shown of it.
    #[must_use]
    pub fn extent(&self) -> Extent {
        extent(&self.questionnaire.privacy, self.round.how, self.responses.len())
    }

    /// Whether the team answered together.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        self.round.how == How::Joint
    }

    /// Its own numbers, on all statements.
    fn scores(&self) -> Scores {
        score(self.questionnaire, self.responses)
    }
}

/// Two rounds laid beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Whether the same people can be found in both.
    pub linked: Linked,
    /// Ids of the statements that are compared, in the later questionnaire's order.
    pub compared: Vec<String>,
    /// Those that are not, and why.
    pub left_out: Vec<NotComparable>,
    /// One per domain of the later questionnaire.
    pub domains: Vec<SetChange>,
    /// One per lens of the later questionnaire.
    pub lenses: Vec<SetChange>,
    /// Whether both rounds may show single statements: else those that are left out for their answers are not named.
    pub shows_statements: bool,
    /// Statements that moved, where both rounds may show statements.
    pub moves: Moves,
}

/// Compares an earlier round with a later one. The order of the responses does not matter.
///
/// With the rounds changed about, every change is the same with the opposite sign, as long as both have the same questionnaire.
#[must_use]
pub fn compare(before: Wave<'_>, after: Wave<'_>) -> Comparison {
    let (counted, left_out) = comparable::between(&[before, after]);
    let pair = Pair::new(before, after, counted);
    let (domains, lenses) = measured::all(&pair);
    Comparison {
        linked: pair.linked.clone(),
        compared: pair.ids(),
        left_out,
        domains,
        lenses,
        shows_statements: before.extent() == Extent::Detail && after.extent() == Extent::Detail,
        moves: moves::of(&pair),
    }
}

/// Two rounds with what they are compared on.
pub(crate) struct Pair<'a> {
    pub(crate) before: Side<'a>,
    pub(crate) after: Side<'a>,
    /// Whether each statement of the later questionnaire is compared.
    pub(crate) counted: Vec<bool>,
    pub(crate) linked: Linked,
}

/// One of the two rounds: its own numbers, and those on the compared statements.
pub(crate) struct Side<'a> {
    pub(crate) wave: Wave<'a>,
    /// The later questionnaire, in which only the compared statements count, under this round's privacy.
    pub(crate) questionnaire: Questionnaire,
    pub(crate) responses: Vec<&'a Response>,
    /// The numbers on the compared statements, before anything is withheld.
    pub(crate) scores: Scores,
}

impl<'a> Side<'a> {
    pub(crate) fn new(wave: Wave<'a>, later: &Questionnaire, counted: &[bool]) -> Self {
        let questionnaire = comparable::only(later, &wave.questionnaire.privacy, counted);
        let responses: Vec<&Response> = wave.responses.iter().collect();
        Self {
            scores: holding(&questionnaire, &responses, counted),
            wave,
            questionnaire,
            responses,
        }
    }
}

impl<'a> Pair<'a> {
    pub(crate) fn new(before: Wave<'a>, after: Wave<'a>, counted: Vec<bool>) -> Self {
        let later = after.questionnaire;
        Self {
            linked: members::linked(&before, &after),
            before: Side::new(before, later, &counted),
            after: Side::new(after, later, &counted),
            counted,
        }
    }

    fn ids(&self) -> Vec<String> {
        let all = self.after.questionnaire.statements.iter().zip(&self.counted);
        all.filter(|(_, counted)| **counted)
            .map(|(statement, _)| statement.id.clone())
            .collect()
    }

    /// Whether anything can be said about chance: not so where the team answered together.
    pub(crate) fn has_statistics(&self) -> bool {
        !self.before.wave.is_joint() && !self.after.wave.is_joint()
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
