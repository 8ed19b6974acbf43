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
//! Where the ranges of those that apply differ, the weighted mean, the minimum, the maximum and the middle first bring each to 0
//! to 100, (v − lowest)/(highest − lowest)·100, and the range of the result is 0 to 100. Weights play no part in a minimum, a
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

/// What each counted child enters with: its weight, and its value, brought to 0 to 100 where that is done. Of a share it is
/// what lies above the lowest; of a share passing 1 or 0.
pub(crate) fn entering(roll_up: RollUp, children: &[Child]) -> Vec<(&Number, Number)> {
    let normalised = is_normalised(roll_up, children);
    let enter = |child: &Child| {
        let (value, range) = (child.value.as_ref()?, child.range.as_ref()?);
        match roll_up {
            RollUp::Share => Some(value - &range.0),
            RollUp::SharePassing => Some(whole(i64::from(child.passes))),
            _ if normalised => out_of_100(value, range),
            _ => Some(value.clone()),
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
    let hundred = || (Number::zero(), whole(100));
    let ranges = || children.iter().filter_map(|child| child.range.as_ref());
    ranges().next()?;
    match roll_up {
        RollUp::None => None,
        RollUp::Share | RollUp::SharePassing => Some(hundred()),
        RollUp::Sum => {
            let ends = children.iter().filter_map(ends);
            Some(ends.fold((start.clone(), start.clone()), |sum, end| {
                (sum.0 + end.0, sum.1 + end.1)
            }))
        }
        _ => Some(common(children).unwrap_or_else(hundred)),
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

/// Whether each child is brought to 0 to 100 first.
pub(super) fn is_normalised(roll_up: RollUp, children: &[Child]) -> bool {
    let mean_like = matches!(
        roll_up,
        RollUp::WeightedMean | RollUp::Minimum | RollUp::Maximum | RollUp::Middle
    );
    mean_like && children.iter().any(|child| child.range.is_some()) && common(children).is_none()
}

/// The range that all children share that apply.
fn common(children: &[Child]) -> Option<Range> {
    let mut ranges = children.iter().filter_map(|child| child.range.as_ref());
    let first = ranges.next()?;
    ranges.all(|range| range == first).then(|| first.clone())
}

/// A value from 0 to 100 of its range; `None` when the range is a point.
pub(super) fn out_of_100(value: &Number, (lowest, highest): &Range) -> Option<Number> {
    (lowest != highest).then(|| (value - lowest) / (highest - lowest) * whole(100))
}
