//! How far a change could have come about by who happened to answer: the delete-one jackknife over the people of two rounds.
//!
//! θ₍₋ᵢ₎ is the change without person i, who is left out of both rounds, on the same statements.
//! SE² = (N − 1)/N · Σ(θ₍₋ᵢ₎ − mean of the θ₍₋ᵢ₎)², N people in all (Efron and Tibshirani 1993, chapter 11). Where the same people
//! are known in both rounds it is the paired analysis; else everybody is a different person, which is a little cautious.

use crate::likely::t_quantile;
use crate::number::{Number, from_decimal, to_double};
use crate::score::{self, Scores};

use super::members::Person;
use super::{Pair, Side};

/// The numbers of both rounds, on the compared statements, without one person.
pub(crate) struct Without {
    pub(crate) person: Person,
    pub(crate) before: Scores,
    pub(crate) after: Scores,
}

/// The numbers without each person in turn.
pub(crate) fn without_each(pair: &Pair<'_>) -> Vec<Without> {
    let people = pair.linked.people(&pair.before.responses, &pair.after.responses);
    let each = |side: &Side<'_>| score::without_each(&side.questionnaire, &side.responses, &pair.counted);
    let (before, after) = (each(&pair.before), each(&pair.after));
    let without = |side: &Side<'_>, each: &[Scores], person: Option<usize>| {
        person.map_or_else(|| side.scores.clone(), |at| each[at].clone())
    };
    let each = people.into_iter().map(|person| Without {
        person,
        before: without(&pair.before, &before, person.before),
        after: without(&pair.after, &after, person.after),
    });
    each.collect()
}

/// The square of Student's t at 1 − 0.05/(2k) with `df` degrees of freedom: for an interval at 1 − 0.05/k. The quantile is
/// rounded to 9 decimals, and the square of that decimal is exact. `None` without a degree of freedom or for k = 0.
///
/// Worked example: df = 4, k = 1: t = 2.776445105, the square 7.708647421….
#[must_use]
pub fn t_squared(df: usize, k: usize) -> Option<Number> {
    let intervals = u32::try_from(k).ok().filter(|k| *k > 0)?;
    let t = t_quantile(1.0 - 0.025 / f64::from(intervals), df)?;
    Some(&t * &t)
}

/// √(t² · SE²) to the nearest double, for display only: half the width of the interval.
#[must_use]
pub fn half_width(t_squared: &Number, variance: &Number) -> Option<Number> {
    from_decimal(to_double(&(t_squared * variance)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::t_squared;
    use crate::number::to_double;

    /// From the closed forms of the distribution for whole degrees of freedom, solved by halving to 12 places.
    #[test]
    fn quantiles_of_t_are_right_to_a_millionth() {
        for (df, k, expected) in QUANTILES {
            let t = to_double(&t_squared(df, k).unwrap()).sqrt();
            assert!((t - expected).abs() < 1e-6, "df {df}, k {k}: {t}");
        }
        assert_eq!(t_squared(0, 1), None);
        assert_eq!(t_squared(4, 0), None);
    }

    const QUANTILES: [(usize, usize, f64); 9] = [
        (4, 1, 2.776_445_105),
        (4, 6, 4.851_008_443),
        (5, 1, 2.570_581_836),
        (7, 1, 2.364_624_252),
        (7, 6, 3.635_807_422),
        (11, 6, 3.208_122_333),
        (19, 1, 2.093_024_054),
        (29, 6, 2.831_552_688),
        (4, 2, 3.495_405_933),
    ];
}
