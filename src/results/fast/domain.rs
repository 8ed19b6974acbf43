//! The result of a domain: a weighted mean of statements.

use std::ops::Range;

use num_traits::One as _;

use crate::number::{Number, to_double, whole};
use crate::privacy::Extent;
use crate::questionnaire::{Node, Questionnaire, RollUp};
use crate::results::exact::{Inverses, MOST, PLACES, Sum, share};
use crate::results::{PersonSet, SetRow, Status};

use super::One;
use super::found::{Found, View};
use super::table::{Table, parts};
use super::without_counts;

/// A domain in parts of its unit, which all of its statements share.
#[derive(Debug)]
pub(super) struct Domain {
    pub(super) statements: Range<usize>,
    roll_up: RollUp,
    parts: u64,
    lowest: i64,
    range: u64,
    /// The lowest and the highest result.
    ends: (f64, f64),
    /// The share of what applies that has to be counted.
    enough: (u64, u64),
}

impl Domain {
    /// Sets what its statements count in it. `None` where their scales have different ends, or numbers are large.
    pub(super) fn of(
        questionnaire: &Questionnaire,
        node: &Node,
        tables: &[Table],
        statements: &mut [One],
    ) -> Option<Self> {
        let counting = node.statements.clone();
        let counting: Vec<usize> = counting.filter(|at| questionnaire.statements[*at].counts).collect();
        let own = |at: usize| &questionnaire.statements[at];
        let first = questionnaire.scale_of(own(*counting.first().unwrap_or(&node.statements.start)));
        let same = |at: &usize| {
            let scale = questionnaire.scale_of(own(*at));
            (scale.lowest(), scale.highest()) == (first.lowest(), first.highest())
        };
        let scales = counting.iter().map(|at| questionnaire.scale_of(own(*at)));
        let levels = scales.flat_map(|scale| &scale.levels).chain(&first.levels);
        let unit = u64::try_from(parts(levels.map(|level| &level.value))?).ok()?;
        let weights = weights(counting.iter().map(|at| &own(*at).weight))?;
        for (&at, weight) in counting.iter().zip(weights) {
            let one = &mut statements[at];
            one.weight = weight;
            one.factor = weight.checked_mul(unit / tables[one.table].parts)?;
        }
        let of = |value: &Number| (value * Number::from_integer(unit.into())).to_whole();
        let lowest = of(first.lowest())?;
        let made = Self {
            statements: node.statements.clone(),
            roll_up: node.roll_up,
            parts: unit,
            lowest,
            range: u64::try_from(of(first.highest())? - lowest).ok()?,
            ends: (to_double(first.lowest()), to_double(first.highest())),
            enough: enough(&node.enough)?,
        };
        let small = |number: u64| number < MOST;
        let is_small = counting.iter().all(same)
            && made.largest(statements, tables).is_some_and(small)
            && small(made.enough.0)
            && small(made.enough.1);
        is_small.then_some(made)
    }

    /// The largest number that its sums reach, a hundred times.
    fn largest(&self, statements: &[One], tables: &[Table]) -> Option<u64> {
        let mut largest = self.parts;
        for one in &statements[self.statements.clone()] {
            let above = one.factor.checked_mul(tables[one.table].range)?;
            let beside = one.weight.checked_mul(self.lowest.unsigned_abs().max(self.parts))?;
            largest = largest.checked_add(above)?.checked_add(beside)?;
        }
        largest.checked_mul(100)
    }

    /// The row of what was gathered. `exact` is the result above the lowest, in parts.
    pub(super) fn row(&self, gathered: &Gathered, view: &View<'_>, exact: &dyn Fn() -> Number) -> SetRow {
        let result = self.result(gathered, exact);
        if gathered.withheld && !self.is_shown(gathered, view.extent) {
            return SetRow::without(self.roll_up, Status::at(view.extent));
        }
        let pooled = |part: u32, whole: u32| (whole > 0).then(|| share(part.into(), whole.into()));
        let told = |share: Option<f64>| share.filter(|_| !gathered.withheld);
        SetRow {
            counted: Some(gathered.counted),
            applicable: Some(gathered.applicable),
            score: result.map(|(score, _)| score),
            score_100: result.map(|(_, score_100)| score_100),
            at_target: told(pooled(gathered.at_target, gathered.ratings)),
            dont_know_share: told(pooled(gathered.dont_know, gathered.asked)).filter(|_| gathered.few == 0),
            few: (!gathered.withheld).then_some(gathered.few),
            status: self.status(result.is_some(), gathered.applicable).shown_at(view.extent),
        }
    }

    /// As [`crate::privacy::masked`] has it where a statement in it is withheld.
    fn is_shown(&self, gathered: &Gathered, extent: Extent) -> bool {
        let at_an_end = self.has_result(gathered.counted, gathered.applicable) && gathered.is_at_an_end();
        without_counts(extent) && gathered.counted > 1 && !gathered.few_behind && !at_an_end
    }

    fn status(&self, result: bool, applicable: u32) -> Status {
        match self.roll_up {
            RollUp::None => Status::NoResult,
            _ if result => Status::Ok,
            _ if applicable == 0 => Status::NotApplicable,
            _ => Status::TooFewAnswers,
        }
    }

    fn has_result(&self, counted: u32, applicable: u32) -> bool {
        let (part, whole) = self.enough;
        let enough = u64::from(counted) * whole >= part * u64::from(applicable);
        self.roll_up != RollUp::None && counted > 0 && enough
    }

    /// The result, and the same from 0 to 100.
    fn result(&self, gathered: &Gathered, exact: &dyn Fn() -> Number) -> Option<(f64, f64)> {
        if !self.has_result(gathered.counted, gathered.applicable) {
            return None;
        }
        if gathered.above == 0 {
            return Some((self.ends.0, 0.0));
        }
        if gathered.below == 0 {
            return Some((self.ends.1, 100.0));
        }
        let above = Sum {
            parts: gathered.sum.cast_signed(),
            error: gathered.above,
        };
        let lowest = i128::from(self.lowest) * i128::from(gathered.weights);
        let score = Sum {
            parts: above.parts + (lowest << PLACES),
            ..above
        };
        let score = score.over(self.parts * gathered.weights);
        let score_100 = above.times(100).over(self.range * gathered.weights);
        Some((
            score.unwrap_or_else(|| to_double(&self.score(&exact()))),
            score_100.unwrap_or_else(|| to_double(&self.score_100(&exact()))),
        ))
    }

    /// What lies above the lowest result, in parts: exactly.
    pub(super) fn exact(&self, statements: &[One], tables: &[Table], view: &View<'_>) -> Number {
        let (mut sum, mut weights) = (whole(0), 0);
        for one in &statements[self.statements.clone()] {
            let found = Found::of(one, &tables[one.table], view);
            if one.weight > 0 && found.counted {
                let above = Number::new(found.above.into(), found.ratings.into());
                sum = sum + above * Number::from_integer(one.factor.into());
                weights += one.weight;
            }
        }
        sum / Number::from_integer(weights.into())
    }

    /// The result, from what lies above the lowest.
    pub(super) fn score(&self, above: &Number) -> Number {
        (whole(self.lowest) + above) / Number::from_integer(self.parts.into())
    }

    fn score_100(&self, above: &Number) -> Number {
        above * whole(100) / Number::from_integer(self.range.into())
    }

    /// One person's result.
    pub(super) fn alone(&self, alone: &Alone) -> PersonSet {
        let result = self.has_result(alone.counted, alone.applicable);
        let lowest = self.lowest * alone.weights.cast_signed();
        let score = lowest + alone.above.cast_signed();
        let by = alone.weights * self.parts;
        PersonSet {
            ratings: Some(alone.ratings),
            dont_know: Some(alone.dont_know),
            score: result.then(|| crate::results::exact::ratio(score, by)),
            score_100: result.then(|| share(100 * alone.above, alone.weights * self.range)),
            status: self.status(result, alone.applicable),
        }
    }
}

/// Both parts of a share; `None` where they outgrow machine words.
fn enough(share: &Number) -> Option<(u64, u64)> {
    let (part, total) = share.in_words()?;
    Some((u64::try_from(part).ok()?, u64::try_from(total).ok()?))
}

/// Weights as whole numbers in proportion; `None` where they are not small.
fn weights<'a>(weights: impl Iterator<Item = &'a Number> + Clone) -> Option<Vec<u64>> {
    if weights.clone().all(Number::is_one) {
        return Some(weights.map(|_| 1).collect());
    }
    let parts = parts(weights.clone())?;
    let whole_of = |weight: &Number| (weight * whole(parts)).to_whole();
    weights.map(|weight| u64::try_from(whole_of(weight)?).ok()).collect()
}

/// What was counted of the statements of a domain.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Σ factor · above / ratings over what is counted, in the parts of [`Sum`].
    sum: u128,
    /// Σ factor · above: 0 where every rating is the lowest. The sum is too small by less than so many parts.
    above: u64,
    /// Σ factor · what ratings lie below the highest value: 0 where every rating is the highest.
    below: u64,
    weights: u64,
    counted: u32,
    applicable: u32,
    at_target: u32,
    ratings: u32,
    dont_know: u32,
    asked: u32,
    few: u32,
    /// Whether a statement in it is withheld.
    withheld: bool,
    /// Whether a statement in it was asked of too few for any result.
    few_behind: bool,
}

impl Gathered {
    #[inline]
    pub(super) fn add(
        &mut self,
        one: &One,
        table: &Table,
        found: &Found<'_>,
        view: &View<'_>,
        inverses: &mut Inverses,
    ) {
        self.withheld |= found.withheld;
        self.few_behind |= found.asked > 0 && (found.asked as usize) < view.minimum;
        self.dont_know = self.dont_know.saturating_add(found.told.dont_know);
        self.asked = self.asked.saturating_add(found.ratings + found.told.dont_know);
        self.few = self.few.saturating_add(found.told.few);
        if one.weight == 0 {
            return;
        }
        self.applicable += u32::from(found.applies);
        if found.counted {
            let n = u64::from(found.ratings);
            let above = one.factor * found.above;
            self.sum += u128::from(above) * inverses.of(n);
            self.above += above;
            self.below += one.factor * (n * table.range) - above;
            self.weights += one.weight;
            self.counted += 1;
            self.at_target = self.at_target.saturating_add(found.at_target);
            self.ratings = self.ratings.saturating_add(found.ratings);
        }
    }

    fn is_at_an_end(&self) -> bool {
        self.above == 0 || self.below == 0
    }
}

/// What one person answered to the statements of a domain.
#[derive(Debug, Default)]
pub(super) struct Alone {
    above: u64,
    weights: u64,
    counted: u32,
    applicable: u32,
    ratings: u32,
    dont_know: u32,
}

impl Alone {
    pub(super) fn add(&mut self, one: &One, table: &Table, slot: usize) {
        use crate::tally::Other;
        let counts = u32::from(one.weight > 0);
        let other = slot.checked_sub(one.levels);
        let is = |wanted: Other| other == Some(wanted as usize);
        match table.levels.get(slot) {
            Some(level) => {
                self.ratings += 1;
                self.counted += counts;
                self.above += one.factor * level.above;
                self.weights += one.weight;
            }
            None => self.dont_know += u32::from(is(Other::DontKnow)),
        }
        if !is(Other::NotApplicable) && !is(Other::NotAsked) {
            self.applicable += counts;
        }
    }
}
