//! The order of statements, by the rule of [`crate::needs::findings`].

use std::cmp::Reverse;

use crate::needs::Route;
use crate::results::asked::Rows;

/// What a statement is ranked by. Equal fractions have equal doubles, and the larger fraction the larger one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The priority as a share of the scale.
    pub(super) priority: Largest,
    /// The share below target.
    pub(super) below: Largest,
    /// The share of don't knows.
    pub(super) dont_know: Largest,
    /// Its position.
    pub(super) at: usize,
}

/// A number that is not below 0, the largest first: such doubles are in the order of their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Largest(Reverse<u64>);

impl From<f64> for Largest {
    fn from(number: f64) -> Self {
        Self(Reverse(number.to_bits()))
    }
}

/// Ranks the rows of those that have a rank, and lists what is not to keep.
pub(super) fn rank(order: &mut [Key], rows: &mut Rows<'_>) {
    order.sort_unstable();
    let is_need = |route: Option<Route>| route.is_some_and(|route| route != Route::Keep);
    for (key, rank) in order.iter().zip(1..) {
        let row = &mut rows.statements[key.at];
        row.rank = Some(rank);
        if is_need(row.route) {
            rows.needs.push(key.at);
        }
    }
    let unranked = rows.statements.iter().enumerate();
    let unranked = unranked.filter(|(_, row)| row.rank.is_none() && is_need(row.route));
    rows.needs.extend(unranked.map(|(at, _)| at));
}
