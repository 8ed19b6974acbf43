//! Statements that moved: to talk about, never flagged. By chance alone some of them move.

use std::cmp::Ordering;

use num_traits::Zero;

use crate::number::Number;
use crate::privacy::withheld;

use super::members::Linked;
use super::{Pair, Side};

/// How many statements are named at most.
const MOST: usize = 5;

/// A statement that moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Its id.
    pub id: String,
    /// A few words for it.
    pub short: String,
    /// Its mean before, in scale units, turned round where it is reversed.
    pub before: Number,
    /// The same after.
    pub after: Number,
    /// Label of the level before, where one response was given.
    pub level_before: String,
    /// The same after.
    pub level_after: String,
}

/// What is shown of single statements.
#[derive(Debug, Clone, PartialEq)]
pub enum Moves {
    /// One of the rounds does not show statements, or one person came or went: each could be told from the other.
    Withheld,
    /// The largest moves of individuals' means, at most five: the larger share of the scale first.
    Largest(Vec<Moved>),
    /// Every statement of two joint rounds that moved, in the questionnaire's order; and how many stayed.
    Joint {
        /// Those that moved.
        moved: Vec<Moved>,
        /// How many have the same level.
        same: usize,
    },
}

pub(super) fn of(pair: &Pair<'_>) -> Moves {
    let joint = pair.before.wave.is_joint() && pair.after.wave.is_joint();
    let shown = visible(pair);
    if joint {
        let compared = pair.counted.iter().filter(|counted| **counted).count();
        let moved = moved(pair, &shown);
        return Moves::Joint {
            same: compared - moved.len(),
            moved,
        };
    }
    if !shown.contains(&true) || one_came_or_went(pair) {
        return Moves::Withheld;
    }
    let mut moved: Vec<(Number, Moved)> = moved(pair, &shown)
        .into_iter()
        .map(|one| (size(pair, &one), one))
        .collect();
    moved.sort_by(|(one, _), (other, _)| other.partial_cmp(one).unwrap_or(Ordering::Equal));
    Moves::Largest(moved.into_iter().map(|(_, one)| one).take(MOST).collect())
}

/// Whether each compared statement may be shown in both rounds.
fn visible(pair: &Pair<'_>) -> Vec<bool> {
    let hidden = |side: &Side<'_>| {
        let wave = &side.wave;
        withheld(&side.questionnaire.privacy, wave.extent(), wave.round.how, &side.scores)
    };
    let (before, after) = (hidden(&pair.before), hidden(&pair.after));
    let each = pair.counted.iter().zip(before).zip(after);
    each.map(|((counted, before), after)| *counted && !before && !after)
        .collect()
}

/// Whether exactly one person joined or left while the others stayed: in a protected round what changed would be theirs.
fn one_came_or_went(pair: &Pair<'_>) -> bool {
    use crate::questionnaire::PrivacyKind::Open;
    let open = |side: &Side<'_>| side.wave.questionnaire.privacy.kind == Open;
    let Linked::SameCodes(both) = pair.linked else {
        return false;
    };
    let (left, joined) = (pair.before.responses.len() - both, pair.after.responses.len() - both);
    !(open(&pair.before) && open(&pair.after)) && (left == 1 || joined == 1)
}

fn moved(pair: &Pair<'_>, shown: &[bool]) -> Vec<Moved> {
    let questionnaire = &pair.after.questionnaire;
    let each = questionnaire.statements.iter().enumerate().filter(|(at, _)| shown[*at]);
    let moved = each.filter_map(|(at, statement)| {
        let value = |side: &Side<'_>| side.scores.statements[at].value.clone();
        let level = |side: &Side<'_>| {
            let middle = side.scores.statements[at].middle.filter(|_| side.responses.len() == 1);
            middle.map_or_else(String::new, |level| {
                questionnaire.scale_of(statement).levels[level].label.clone()
            })
        };
        let (before, after) = (value(&pair.before)?, value(&pair.after)?);
        (before != after).then(|| Moved {
            id: statement.id.clone(),
            short: statement.short.clone(),
            level_before: level(&pair.before),
            level_after: level(&pair.after),
            before,
            after,
        })
    });
    moved.collect()
}

/// How far a statement moved, as a share of its scale.
fn size(pair: &Pair<'_>, moved: &Moved) -> Number {
    let questionnaire = &pair.after.questionnaire;
    let length = questionnaire.position(&moved.id).map(|at| {
        let scale = questionnaire.scale_of(&questionnaire.statements[at]);
        scale.highest() - scale.lowest()
    });
    length.map_or_else(Number::zero, |length| (&moved.after - &moved.before).abs() / length)
}
