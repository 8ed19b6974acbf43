//! The order of statements, by the rule of [`crate::needs::findings`].

use std::cmp::Ordering;

use crate::needs::Route;
use crate::results::asked::Rows;

/// What a statement is ranked by. Equal fractions have equal doubles, and the larger fraction the larger one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// The priority as a share of the scale.
    pub(super) priority: f64,
    /// The share below target.
    pub(super) below: f64,
    /// The share of don't knows.
    pub(super) dont_know: f64,
    /// Its position.
    pub(super) at: usize,
}

impl Key {
    fn order(&self, other: &Self) -> Ordering {
        let larger_first = |one: f64, other: f64| other.total_cmp(&one);
        larger_first(self.priority, other.priority)
            .then_with(|| larger_first(self.below, other.below))
            .then_with(|| larger_first(self.dont_know, other.dont_know))
            .then(self.at.cmp(&other.at))
    }
}

/// Ranks the rows of those that have a rank, and lists what is not to keep.
pub(super) fn rank(order: &mut [Key], rows: &mut Rows<'_>) {
    order.sort_unstable_by(Key::order);
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
