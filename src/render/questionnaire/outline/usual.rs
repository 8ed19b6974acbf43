//! What most of a questionnaire does: said once, so that each place says only what is different there.

use std::collections::BTreeMap;

use crate::number::{Number, whole};
use crate::questionnaire::{Questionnaire, RollUp};

/// What holds unless a place says otherwise.
pub(super) struct Usual {
    /// The target of each scale: the position of a level; `None` for a scale that no statement uses.
    pub(super) targets: Vec<Option<usize>>,
    /// Whether not applicable may be given.
    pub(super) not_applicable: bool,
    /// How results are made.
    pub(super) roll_up: RollUp,
    /// The share that has to be counted, as the questionnaire says in general; a sum needs everything.
    enough: Number,
}

impl Usual {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        let statements = || questionnaire.statements.iter();
        let targets = (0..questionnaire.scales.len())
            .map(|scale| most(statements().filter(|one| one.scale == scale).map(|one| one.target)));
        let words = RollUp::WORDS.map(|(_, roll_up)| roll_up);
        let nodes = questionnaire.nodes().into_iter();
        let results = nodes.filter(|node| node.roll_up != RollUp::None);
        let roll_up = most(results.filter_map(|node| words.iter().position(|one| *one == node.roll_up)));
        Self {
            targets: targets.collect(),
            not_applicable: most(statements().map(|one| one.not_applicable)).unwrap_or_default(),
            roll_up: roll_up.map_or(RollUp::default(), |at| words[at]),
            enough: questionnaire.enough.clone(),
        }
    }

    /// The share that has to be counted of what is made in this way.
    pub(super) fn enough(&self, roll_up: RollUp) -> Number {
        match roll_up {
            RollUp::Sum => whole(1),
            _ => self.enough.clone(),
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
