//! What most of a questionnaire does: said once, so that each place says only what is different there.

use std::collections::BTreeMap;

use crate::number::Number;
use crate::questionnaire::{Questionnaire, RollUp};

/// What holds unless a place says otherwise.
pub(super) struct Usual {
    /// The target of each scale: the position of a level; `None` for a scale that no statement uses.
    pub(super) targets: Vec<Option<usize>>,
    /// Whether not applicable may be given.
    pub(super) not_applicable: bool,
    /// How results are made.
    pub(super) roll_up: RollUp,
    /// The share that has to be counted, but for sums, which need everything.
    pub(super) enough: Number,
}

impl Usual {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        let statements = || questionnaire.statements.iter();
        let targets = (0..questionnaire.scales.len())
            .map(|scale| most(statements().filter(|one| one.scale == scale).map(|one| one.target)));
        let results = || {
            questionnaire
                .nodes()
                .into_iter()
                .filter(|node| node.roll_up != RollUp::None)
        };
        let words = RollUp::WORDS.map(|(_, roll_up)| roll_up);
        let roll_up = most(results().filter_map(|node| words.iter().position(|one| *one == node.roll_up)));
        let shares = results()
            .filter(|node| node.roll_up != RollUp::Sum)
            .map(|node| node.enough.clone());
        Self {
            targets: targets.collect(),
            not_applicable: most(statements().map(|one| one.not_applicable)).unwrap_or_default(),
            roll_up: roll_up.map_or(RollUp::default(), |at| words[at]),
            enough: most(shares).unwrap_or_default(),
        }
    }
}

/// The value that stands most often; of several the first in their own order.
fn most<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let highest = counts.values().copied().max()?;
    counts
        .into_iter()
        .find(|(_, number)| *number == highest)
        .map(|(value, _)| value)
}
