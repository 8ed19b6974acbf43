//! The results of many organisations from what was counted: rows of numbers, in a fixed order.
//!
//! They are the numbers of a report: [`crate::score`], without what [`crate::privacy`] does not let be shown, and with what
//! [`crate::needs`] finds in the rest. There are two ways to them. The plain one calls those modules; it is right for every questionnaire.
//! The quick one does the same in whole numbers where a questionnaire is ordinary ([`Scorer`]); tests hold it equal in every bit.

mod asked;
mod exact;
mod fast;
mod people;
mod plain;
mod roles;
mod scorer;
mod status;
#[cfg(test)]
mod tests;

use crate::agreement::Kind;
use crate::needs::Route;
use crate::number::Number;
use crate::tally::Tally;

pub use roles::unknown_roles;
pub use scorer::Scorer;

/// Positions of the organisations that anybody answered for, in order of name, byte by byte.
#[must_use]
pub fn in_order(tally: &Tally) -> Vec<usize> {
    let answered = |at: &usize| {
        let groups = &tally.organisations[*at].groups;
        groups.iter().any(|&group| tally.groups[group].responses > 0)
    };
    let mut order: Vec<usize> = (0..tally.organisations.len()).filter(answered).collect();
    order.sort_by(|&one, &other| tally.organisations[one].name.cmp(&tally.organisations[other].name));
    order
}

/// What is wanted of the results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// Results by role as well.
    pub by_role: bool,
    /// Everyone agreed to open detail: nothing is withheld.
    pub open: bool,
    /// Domain results below this are counted, in the units of each result.
    pub below: Option<Number>,
}

/// The results of one organisation, or of those of it who have one role.
#[derive(Debug, Clone, PartialEq)]
pub struct Results<'a> {
    /// Its name.
    pub organisation: &'a str,
    /// The role; `None` for everybody.
    pub role: Option<&'a str>,
    /// Number of responses.
    pub responses: u32,
    /// One per domain, then one per section, then the overall result where the questionnaire has one.
    pub sets: &'a [SetRow],
    /// One per statement, in questionnaire order.
    pub statements: &'a [StatementRow<'a>],
    /// Positions of the statements of which the route is not to keep, in order of rank; those without a rank at the end.
    pub needs: &'a [usize],
}

/// Why a number is there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is a result.
    Ok,
    /// There is a result, and what it rests on is withheld: fewer responses than detail is shown of.
    OkWithoutDetail,
    /// A heading has none.
    NoResult,
    /// An answer stands in its way.
    Blocked,
    /// Nobody was asked.
    NotAsked,
    /// Nothing in it applies.
    NotApplicable,
    /// Too little is counted.
    TooFewAnswers,
    /// Withheld: fewer responses than anything is shown of.
    TooFewResponses,
    /// Withheld: fewer responses than detail is shown of.
    TooFewForDetail,
    /// Withheld: the group of this role, or everybody else, or those who would be known from them, are too few.
    TooFewOfRole,
    /// Withheld: private answers.
    Private,
}

/// The numbers of a domain, a section or the whole. Empty cells are `None`. Doubles are the nearest of the exact fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetRow {
    /// How many of what it is made of are counted.
    pub counted: Option<u32>,
    /// How many apply.
    pub applicable: Option<u32>,
    /// The result, in its own units.
    pub score: Option<f64>,
    /// The same from 0 to 100.
    pub score_100: Option<f64>,
    /// Ratings at or above target among ratings of the counted statements, 0 to 1.
    pub at_target: Option<f64>,
    /// Don't knows among ratings and don't knows, 0 to 1; `None` too where kinds are not told.
    pub dont_know_share: Option<f64>,
    /// Answers of which the kind is not told; `None` where counts are withheld.
    pub few: Option<u32>,
    /// Why.
    pub status: Status,
}

/// The numbers of a statement. Empty cells are `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StatementRow<'a> {
    /// Number of ratings; `None` where the statement is withheld.
    pub ratings: Option<u32>,
    /// Don't knows, not applicable, unanswered; `None` where withheld or of a kind that is not told.
    pub others: [Option<u32>; 3],
    /// Answers of which the kind is not told.
    pub few: u32,
    /// Ratings at each level, lowest first; empty where withheld.
    pub counts: &'a [u32],
    /// The statement mean, in scale units.
    pub mean: Option<f64>,
    /// The middle rating, in scale units.
    pub middle: Option<f64>,
    /// The average distance, in steps of the scale.
    pub average_distance: Option<f64>,
    /// The kind.
    pub kind: Option<Kind>,
    /// The shortfall, in scale units.
    pub shortfall: Option<f64>,
    /// The priority.
    pub priority: Option<f64>,
    /// The route.
    pub route: Option<Route>,
    /// The rank, from 1.
    pub rank: Option<u32>,
    /// Why.
    pub status: Status,
}

/// The results of one respondent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonRow<'a> {
    /// The organisation's name.
    pub organisation: &'a str,
    /// The respondent's code.
    pub respondent: &'a str,
    /// The respondent's roles, such as `gp` or `gp; chair`; empty without one.
    pub role: &'a str,
    /// One per domain.
    pub domains: &'a [PersonSet],
}

/// The numbers of a domain for one respondent. Empty cells are `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonSet {
    /// Number of ratings.
    pub ratings: Option<u32>,
    /// Number of don't knows.
    pub dont_know: Option<u32>,
    /// The result, in its own units.
    pub score: Option<f64>,
    /// The same from 0 to 100.
    pub score_100: Option<f64>,
    /// Why.
    pub status: Status,
}
