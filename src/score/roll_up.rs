//! How what a node holds makes its result.
//!
//! Each child has a value v, a range from lowest to highest, and a weight w. Only what is counted makes the result; the range is
//! that of all that apply.
//!
//! | roll-up | result | range | worked example: children 1 and 4 on a scale of 1 to 4, weights 2 and 1 |
//! | --- | --- | --- | --- |
//! | weighted mean | Σwv / Σw | the common range | (2·1 + 1·4)/3 = 2 |
//! | sum | start + Σwv | start + Σw·lowest to start + Σw·highest | 0 + 2·1 + 1·4 = 6, of 3 to 12 |
//! | share | Σw(v − lowest) / Σw(highest − lowest) · 100 | 0 to 100 | (2·0 + 1·3)/(2·3 + 1·3)·100 = 100/3 |
//! | share passing | Σw of what passes / Σw · 100 | 0 to 100 | target 3: only the second passes, 1/3·100 = 100/3 |
//! | minimum, maximum | the lowest, the highest v | the common range | 1, 4 |
//! | middle | the lower of the two middle v | the common range | 1 |
//!
//! For a weighted mean, a minimum, a maximum and a middle the *common range* is the one that all children have when everything
//! applies; where these differ it is 0 to 100. It follows from the questionnaire alone, so that a result has the same units in
//! every round. A child whose own range is another is brought to it first: common lowest + (v − lowest)/(highest − lowest) ·
//! (common highest − common lowest). That is also how a sum enters of which a part does not apply: 3 of 0 to 6 enters a common
//! range of 0 to 10 as 5. Weights play no part in a minimum, a
//! maximum and a middle. A sum is never brought to anything; what is left out of one (where `enough` allows that) adds 0, and
//! the range says so. Sums are not held within bounds: one that starts from 110 may end below 0.

use num_traits::Zero;

use crate::number::{Number, whole};
use crate::questionnaire::RollUp;

use super::node::Child;
use super::set::Range;

/// The result of what is counted; `None` without any, and of a heading.
pub(super) fn result(roll_up: RollUp, start: &Number, children: &[Child]) -> Option<Number> {
    let entering = entering(roll_up, children);
    let mut values: Vec<&Number> = entering.iter().map(|(_, value)| value).collect();
    if values.is_empty() {
        return None;
    }
    values.sort();
    let weighted: Number = entering.iter().map(|(weight, value)| *weight * value).sum();
    let weights: Number = entering.iter().map(|(weight, _)| *weight).sum();
    match roll_up {
        RollUp::None => None,
        RollUp::Sum => Some(start + weighted),
        RollUp::Minimum => values.first().map(|value| (*value).clone()),
        RollUp::Maximum => values.last().map(|value| (*value).clone()),
        RollUp::Middle => Some(values[(values.len() - 1) / 2].clone()),
        RollUp::WeightedMean => Some(weighted / weights),
        RollUp::Share | RollUp::SharePassing => {
            let possible: Number = entered(children).map(|child| possible(roll_up, child)).sum();
            (!possible.is_zero()).then(|| weighted / possible * whole(100))
        }
    }
}

/// What each counted child enters with: its weight, and its value, brought to the common range where that is done. Of a share
/// it is what lies above the lowest; of a share passing 1 or 0.
pub(crate) fn entering(roll_up: RollUp, children: &[Child]) -> Vec<(&Number, Number)> {
    let goal = is_mean_like(roll_up).then(|| common_or_hundred(children));
    let enter = |child: &Child| {
        let (value, range) = (child.value.as_ref()?, child.range.as_ref()?);
        match (roll_up, &goal) {
            (RollUp::Share, _) => Some(value - &range.0),
            (RollUp::SharePassing, _) => Some(whole(i64::from(child.passes))),
            (_, Some(goal)) => brought(value, range, goal),
            (_, None) => Some(value.clone()),
        }
    };
    entered(children)
        .filter_map(|child| Some((&child.weight, enter(child)?)))
        .collect()
}

fn entered(children: &[Child]) -> impl Iterator<Item = &Child> {
    children.iter().filter(|child| child.value.is_some())
}

/// The most that a counted child may add to a share: weight · (highest − lowest), or its weight.
pub(crate) fn possible(roll_up: RollUp, child: &Child) -> Number {
    match (&child.range, roll_up) {
        (Some((lowest, highest)), RollUp::Share) => &child.weight * (highest - lowest),
        _ => child.weight.clone(),
    }
}

/// The lowest and the highest result that there could be; `None` where nothing applies, and of a heading.
pub(super) fn range(roll_up: RollUp, start: &Number, children: &[Child]) -> Option<Range> {
    children.iter().find(|child| child.range.is_some())?;
    match roll_up {
        RollUp::None => None,
        RollUp::Share | RollUp::SharePassing => Some(hundred()),
        RollUp::Sum => {
            let ends = children.iter().filter_map(ends);
            Some(ends.fold((start.clone(), start.clone()), |sum, end| {
                (sum.0 + end.0, sum.1 + end.1)
            }))
        }
        _ => Some(common_or_hundred(children)),
    }
}

/// What a child may add to a sum at the least and at the most: what is not counted may stay at 0.
fn ends(child: &Child) -> Option<Range> {
    let (lowest, highest) = child.range.as_ref()?;
    let (low, high) = (&child.weight * lowest, &child.weight * highest);
    Some(match child.value {
        Some(_) => (low, high),
        None => (low.min(Number::zero()), high.max(Number::zero())),
    })
}

/// Whether the values that it is made of have to be of one range.
pub(crate) fn is_mean_like(roll_up: RollUp) -> bool {
    matches!(
        roll_up,
        RollUp::WeightedMean | RollUp::Minimum | RollUp::Maximum | RollUp::Middle
    )
}

/// The range that all children have when everything applies; `None` where these differ, and without any.
pub(super) fn common(children: &[Child]) -> Option<Range> {
    let mut ranges = children.iter().filter_map(|child| child.ends.as_ref());
    let first = ranges.next()?;
    ranges.all(|range| range == first).then(|| first.clone())
}

fn common_or_hundred(children: &[Child]) -> Range {
    common(children).unwrap_or_else(hundred)
}

fn hundred() -> Range {
    (Number::zero(), whole(100))
}

/// A value on another range, at the same place between its ends; `None` when its own is a point and the other is not the same.
fn brought(value: &Number, own: &Range, goal: &Range) -> Option<Number> {
    if own == goal {
        return Some(value.clone());
    }
    out_of_100(value, own).map(|hundredths| &goal.0 + hundredths / whole(100) * (&goal.1 - &goal.0))
}

/// A value from 0 to 100 of its range; `None` when the range is a point.
pub(super) fn out_of_100(value: &Number, (lowest, highest): &Range) -> Option<Number> {
    (lowest != highest).then(|| (value - lowest) / (highest - lowest) * whole(100))
}
