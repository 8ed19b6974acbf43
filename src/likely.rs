//! The likely range of a result: how far it could easily have moved with other people like these, or on another day.
//!
//! Delete-one jackknife (Quenouille; Efron and Tibshirani, 1993) with Student's t. Each of the n people whose answers make the
//! result is left out once, with the counted statements held fixed, and the result θ(−i) is made again: recomputed by the
//! roll-up itself, so that it holds for a sum or a minimum as for a mean. Then
//!
//! ```text
//! SE² = (n − 1)/n · Σ(θ(−i) − mean of θ(−i))²        range = θ ± t(0.975; n − 1) · SE
//! ```
//!
//! With complete data and a mean of means this is the ordinary t interval on the means of the people. Worked example: 5 people
//! whose means are 1, 2, 2, 3 and 4: θ = 12/5; SE² = their variance 13/10 divided by 5 = 13/50; t with 4 degrees of freedom is
//! 2.776, and the range 2.4 ± 1.416, which is 1.0 to 3.8 once it is held within 1 to 4.
//!
//! SE² and t are exact fractions, and whatever is compared is compared with them; the square root is for display alone. There is
//! no range below [`FEWEST`] people.

mod quantile;

use crate::number::{Number, from_decimal, to_double, whole};
use crate::questionnaire::{CountsAs, Node, Questionnaire};
use crate::reach::reached;
use crate::response::{Answer, Response};
use crate::score::node::counting;
use crate::score::{Range, Scores, SetScore, with_criterion, with_lens};

pub use quantile::t_quantile;

/// The fewest people for a likely range.
pub const FEWEST: usize = 5;

/// What there is in place of a range where leaving out any one person changes nothing.
pub const ALL_ALIKE: &str = "Every member's answers lead to the same result; no range can be given.";

/// The likely range of one result.
#[derive(Debug, Clone, PartialEq)]
pub enum Likely {
    /// There is one.
    Range(Box<Interval>),
    /// SE is exactly 0: no range can be given.
    AllAlike,
    /// Without one of the people there would be no result, so none can be measured.
    HangsOnOne,
    /// Fewer than [`FEWEST`] people answered; how many did.
    TooFew(usize),
    /// There is no result, or it may not be shown.
    NoResult,
}

/// A result with how far it may lie off.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// The result θ, in its own units.
    pub score: Number,
    /// The people n whose answers make it; at least [`FEWEST`].
    pub people: usize,
    /// SE², in squared units, exactly; above 0.
    pub variance: Number,
    /// t(0.975; n − 1), a decimal of 9 places.
    pub t: Number,
    /// The lowest and the highest result that there could be.
    pub possible: Range,
}

impl Likely {
    /// The interval, where there is one.
    #[must_use]
    pub fn interval(&self) -> Option<&Interval> {
        match self {
            Self::Range(interval) => Some(interval),
            _ => None,
        }
    }
}

impl Interval {
    /// The standard error, in units of the result.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        to_double(&self.variance).sqrt()
    }

    /// Both ends as they come out: they may lie beyond what is possible.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        let (middle, half) = (to_double(&self.score), half_width(&self.variance, &self.t));
        (middle - half, middle + half)
    }

    /// Both ends held within what is possible, for display and data files.
    #[must_use]
    pub fn shown(&self) -> Range {
        let (low, high) = self.ends();
        let or_score = |end: f64| from_decimal(end).unwrap_or_else(|| self.score.clone());
        (
            or_score(low).max(self.possible.0.clone()).min(self.score.clone()),
            or_score(high).min(self.possible.1.clone()).max(self.score.clone()),
        )
    }
}

/// SE² of a delete-one jackknife: (n − 1)/n · Σ(θ(−i) − their mean)². `None` for fewer than two.
#[must_use]
pub fn variance(left_out: &[Number]) -> Option<Number> {
    let people = whole(i64::try_from(left_out.len()).ok()?);
    if left_out.len() < 2 {
        return None;
    }
    let mean = left_out.iter().sum::<Number>() / &people;
    let squares: Number = left_out.iter().map(|one| (one - &mean) * (one - &mean)).sum();
    Some(squares * (&people - whole(1)) / people)
}

/// t · SE, in units of the result: for display.
#[must_use]
pub fn half_width(variance: &Number, t: &Number) -> f64 {
    to_double(t) * to_double(variance).sqrt()
}

/// Whether value ± t · SE leaves out 0: value² > t² · SE², compared exactly.
///
/// ```
/// use ccg_diagnostic::likely::excludes_zero;
/// use ccg_diagnostic::number::whole;
/// // 6 ± 2·3 touches 0; 7 ± 2·3 does not.
/// assert!(!excludes_zero(&whole(6), &whole(9), &whole(2)));
/// assert!(excludes_zero(&whole(-7), &whole(9), &whole(2)));
/// ```
#[must_use]
pub fn excludes_zero(value: &Number, variance: &Number, t: &Number) -> bool {
    value * value > t * t * variance
}

/// The likely ranges of every result of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    /// One per domain and section, in the order of [`Questionnaire::nodes`].
    pub nodes: Vec<Likely>,
    /// One per domain.
    pub domains: Vec<Likely>,
    /// Of the overall result, where the questionnaire asks for one.
    pub overall: Option<Likely>,
    /// One per lens.
    pub lenses: Vec<Likely>,
    /// One per criterion.
    pub criteria: Vec<Likely>,
}

/// The likely ranges of these results. `scores` are what may be shown: what has no result there has no range. `left_out` is
/// [`crate::score::without_each`] of the same responses; it may be empty where they are fewer than [`FEWEST`].
#[must_use]
pub fn ranges(questionnaire: &Questionnaire, responses: &[&Response], scores: &Scores, left_out: &[Scores]) -> Ranges {
    let round = Round {
        questionnaire,
        scores,
        left_out,
        contributed: contributed(questionnaire, responses),
    };
    let nodes = questionnaire.nodes();
    let in_the_whole = questionnaire.domains.iter().filter(|domain| domain.counts);
    let in_the_whole: Vec<usize> = in_the_whole.flat_map(|one| counting(questionnaire, one)).collect();
    let likely = |score: &SetScore, counting: &[usize], result: &dyn Fn(&Scores) -> Option<Number>| {
        round.likely(score, counting, result)
    };
    let of_nodes: Vec<Likely> = (nodes.iter().zip(&scores.nodes).enumerate())
        .map(|(at, (node, score))| {
            likely(score, &counting(questionnaire, node), &|one| {
                one.nodes[at].score.clone()
            })
        })
        .collect();
    let positions = |domain: &Node| nodes.iter().position(|node| node.id == domain.id);
    let domains = questionnaire.domains.iter().filter_map(positions);
    Ranges {
        domains: domains.map(|at| of_nodes[at].clone()).collect(),
        nodes: of_nodes,
        overall: (scores.overall.as_ref())
            .map(|score| likely(score, &in_the_whole, &|one| one.overall.as_ref()?.score.clone())),
        lenses: (scores.lenses.iter().enumerate())
            .map(|(at, score)| {
                likely(score, &with_lens(questionnaire, at), &|one| {
                    one.lenses[at].score.clone()
                })
            })
            .collect(),
        criteria: (scores.criteria.iter().enumerate())
            .map(|(at, score)| {
                likely(score, &with_criterion(questionnaire, at), &|one| {
                    one.criteria[at].score.clone()
                })
            })
            .collect(),
    }
}

struct Round<'a> {
    questionnaire: &'a Questionnaire,
    scores: &'a Scores,
    left_out: &'a [Scores],
    /// Whether each person gave an answer that contributes to each statement.
    contributed: Vec<Vec<bool>>,
}

impl Round<'_> {
    fn likely(&self, score: &SetScore, counting: &[usize], result: &dyn Fn(&Scores) -> Option<Number>) -> Likely {
        let (Some(value), Some(possible)) = (&score.score, &score.range) else {
            return Likely::NoResult;
        };
        let counted = |at: usize| self.questionnaire.statements[at].counts && self.scores.statements[at].is_counted();
        let in_it = |person: &usize| counting.iter().any(|&at| counted(at) && self.contributed[*person][at]);
        let people: Vec<usize> = (0..self.contributed.len()).filter(in_it).collect();
        let t = t_quantile(0.975, people.len().saturating_sub(1));
        let (true, Some(t)) = (people.len() >= FEWEST, t) else {
            return Likely::TooFew(people.len());
        };
        let without = people.iter().map(|&person| result(self.left_out.get(person)?));
        let Some(variance) = without.collect::<Option<Vec<Number>>>().as_deref().and_then(variance) else {
            return Likely::HangsOnOne;
        };
        if !variance.is_positive() {
            return Likely::AllAlike;
        }
        Likely::Range(Box::new(Interval {
            score: value.clone(),
            people: people.len(),
            variance,
            t,
            possible: possible.clone(),
        }))
    }
}

/// Whether each person gave an answer to each statement that a result is made of: a rating, or one that counts as the lowest level.
fn contributed(questionnaire: &Questionnaire, responses: &[&Response]) -> Vec<Vec<bool>> {
    let enters = |counts_as: CountsAs| counts_as == CountsAs::Lowest;
    let one = |response: &&Response| {
        let asked = reached(questionnaire, response).into_iter();
        let statements = questionnaire.statements.iter().zip(asked);
        let given = statements.map(|(statement, asked)| {
            asked
                && match response.answer(&statement.id) {
                    Some(Answer::Rating(_)) => true,
                    Some(Answer::DontKnow) => enters(questionnaire.dont_know.counts_as),
                    Some(Answer::NotApplicable(_)) => enters(questionnaire.not_applicable.counts_as),
                    None => enters(questionnaire.unanswered),
                }
        });
        given.collect()
    };
    responses.iter().map(one).collect()
}

#[cfg(test)]
mod tests;
