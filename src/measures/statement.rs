//! The published measures of one statement, from the number of ratings at each level, lowest first. Levels are counted from 1.

use super::Undefined;

/// A value, or why there is none.
pub type Value = Result<f64, Undefined>;

/// The variances of random ratings that lean to one end of 5 levels: slight, moderate and heavy (`LeBreton` and Senter, 2008). None is
/// published for 4 levels.
pub const SKEWED: [f64; 3] = [1.34, 0.90, 0.44];

fn ratings(counts: &[u32]) -> u64 {
    counts.iter().map(|count| u64::from(*count)).sum()
}

/// Level, counted from 1, and how many chose it.
fn levels(counts: &[u32]) -> impl DoubleEndedIterator<Item = (u64, u64)> {
    (1..)
        .zip(counts.iter().map(|count| u64::from(*count)))
        .collect::<Vec<_>>()
        .into_iter()
}

fn total(counts: &[u32]) -> u64 {
    levels(counts).map(|(level, count)| level * count).sum()
}

fn few(counts: &[u32], least: u64) -> Result<(), Undefined> {
    if ratings(counts) < least {
        Err(Undefined::TooFewRatings)
    } else {
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
fn real(number: u64) -> f64 {
    number as f64
}

/// s² with divisor n − 1, in squared steps of the scale.
///
/// # Errors
///
/// Fewer than 2 ratings.
pub fn variance(counts: &[u32]) -> Value {
    few(counts, 2)?;
    let (n, sum) = (ratings(counts), total(counts));
    let squares: u64 = levels(counts).map(|(level, count)| level * level * count).sum();
    // n·Σx² − (Σx)² is a whole number: no rounding before the division.
    Ok(real(n * squares - sum * sum) / real(n * (n - 1)))
}

/// The standard deviation, with divisor n − 1.
///
/// # Errors
///
/// Fewer than 2 ratings.
pub fn standard_deviation(counts: &[u32]) -> Value {
    variance(counts).map(f64::sqrt)
}

/// The interpolated median as R's psych defines it: of 1 1 3 3 it is 2.
///
/// # Errors
///
/// No ratings.
pub fn interpolated_median(counts: &[u32]) -> Value {
    few(counts, 1)?;
    let n = ratings(counts);
    let middle = (at(counts, n.div_ceil(2)) + at(counts, n / 2 + 1)) as f64 / 2.0;
    let here = levels(counts)
        .find(|(level, _)| real(*level) == middle)
        .map_or(0, |(_, count)| count);
    let below: u64 = levels(counts)
        .filter(|(level, _)| real(*level) < middle)
        .map(|(_, count)| count)
        .sum();
    if here == 0 {
        return Ok(middle);
    }
    Ok(middle - 0.5 + (real(n) / 2.0 - real(below)) / real(here))
}

/// The level of the k-th lowest rating, k from 1.
fn at(counts: &[u32], place: u64) -> u64 {
    let mut seen = 0;
    let reaches = levels(counts).find(|(_, count)| {
        seen += count;
        seen >= place
    });
    reaches.map_or(0, |(level, _)| level)
}

/// Whether a third of the team is two or more steps below another third: with m = max(2, ⌈n/3⌉), the m-th highest rating is 2 or more
/// steps above the m-th lowest (after Fitch and others, 2001). `None` below 4 ratings.
#[must_use]
pub fn is_split(counts: &[u32]) -> Option<bool> {
    let n = ratings(counts);
    let m = n.div_ceil(3).max(2);
    (n >= 4).then(|| at(counts, n - m + 1) >= at(counts, m) + 2)
}

/// `r_wg` against a variance of random ratings: 1 − s²/σ². Not cut off at 0.
///
/// # Errors
///
/// Fewer than 2 ratings.
pub fn r_wg(counts: &[u32], random: f64) -> Value {
    variance(counts).map(|variance| 1.0 - variance / random)
}

/// The variance of ratings that choose each of c levels equally often: (c² − 1)/12.
#[must_use]
pub fn uniform(levels: usize) -> f64 {
    let levels = real(levels as u64);
    (levels * levels - 1.0) / 12.0
}

/// The variance of ratings of which half are at either end of c levels: (c − 1)²/4.
#[must_use]
pub fn dissent(levels: usize) -> f64 {
    let steps = real(levels as u64) - 1.0;
    steps * steps / 4.0
}

/// `a_wg` (Brown and Hauenstein, 2005).
///
/// # Errors
///
/// Fewer than 2 ratings; a mean so near an end that no ratings could disagree as the formula supposes, tested in whole numbers.
pub fn a_wg(counts: &[u32]) -> Value {
    let variance = variance(counts)?;
    let (n, sum, highest) = (ratings(counts), total(counts), counts.len() as u64);
    if sum < (n - 1) + highest || sum > highest * (n - 1) + 1 {
        return Err(Undefined::NearTheEnd);
    }
    // ((H + L)·M − M² − H·L)·n², with L = 1: a whole number.
    let most = (highest + 1) * sum * n - sum * sum - highest * n * n;
    let most = real(most) / real(n * n) * real(n) / real(n - 1);
    Ok(1.0 - 2.0 * variance / most)
}

/// van der Eijk's A (2001): the distribution is taken apart into layers, in each of which a level is in use or not.
///
/// # Errors
///
/// No ratings; fewer than 3 levels.
pub fn agreement_a(counts: &[u32]) -> Value {
    few(counts, 1)?;
    if counts.len() < 3 {
        return Err(Undefined::NotOnThisScale);
    }
    let all = real(ratings(counts));
    let mut left: Vec<u32> = counts.to_vec();
    let mut value = 0.0;
    while let Some(least) = left.iter().copied().filter(|count| *count > 0).min() {
        let used: Vec<bool> = left.iter().map(|count| *count > 0).collect();
        let number = used.iter().filter(|used| **used).count() as u64;
        value += real(u64::from(least) * number) / all * of_pattern(&used);
        for count in &mut left {
            *count = count.saturating_sub(least);
        }
    }
    Ok(value)
}

/// A of one layer: U · (1 − (S − 1)/(K − 1)), S of K levels in use.
fn of_pattern(used: &[bool]) -> f64 {
    let levels = real(used.len() as u64);
    let number = real(used.iter().filter(|used| **used).count() as u64);
    unimodality(used) * (1.0 - (number - 1.0) / (levels - 1.0))
}

/// U: triples of levels that speak for one peak, 110 and 011, against those that speak for two, 101.
fn unimodality(used: &[bool]) -> f64 {
    let (mut one, mut two) = (0, 0);
    for a in 0..used.len() {
        for b in a + 1..used.len() {
            for c in b + 1..used.len() {
                match (used[a], used[b], used[c]) {
                    (true, true, false) | (false, true, true) => one += 1,
                    (true, false, true) => two += 1,
                    _ => {}
                }
            }
        }
    }
    if one + two == 0 {
        return 1.0;
    }
    let (levels, one, two) = (real(used.len() as u64), real(one), real(two));
    ((levels - 2.0) * one - (levels - 1.0) * two) / ((levels - 2.0) * (one + two))
}

/// Tastle and Wierman's consensus (2007).
///
/// # Errors
///
/// No ratings.
pub fn consensus(counts: &[u32]) -> Value {
    few(counts, 1)?;
    let (n, steps) = (real(ratings(counts)), real(counts.len() as u64) - 1.0);
    let mean = real(total(counts)) / n;
    let chosen = levels(counts).filter(|(_, count)| *count > 0);
    let sum: f64 = chosen
        .map(|(level, count)| real(count) / n * (1.0 - (real(level) - mean).abs() / steps).log2())
        .sum();
    Ok(1.0 + sum)
}

/// Whether the panel disagrees by RAND's IPRAS (Fitch and others, 2001): on 9 levels only. `None` elsewhere, and without ratings.
#[must_use]
pub fn disagrees_by_ipras(counts: &[u32]) -> Option<bool> {
    if counts.len() != 9 || ratings(counts) == 0 {
        return None;
    }
    let (low, high) = (percentile(counts, 30), percentile(counts, 70));
    Some(high - low > 2.35 + 1.5 * (5.0 - (low + high) / 2.0).abs())
}

/// A percentile as R's type 7: the place 1 + (n − 1)·p, between two ratings where it is not whole.
fn percentile(counts: &[u32], percent: u64) -> f64 {
    let hundredths = (ratings(counts) - 1) * percent;
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let (low, high) = (
        real(at(counts, whole + 1)),
        real(at(counts, (whole + 2).min(ratings(counts)))),
    );
    low + (high - low) * real(part) / 100.0
}

#[cfg(test)]
mod tests {
    use super::{
        SKEWED, a_wg, agreement_a, consensus, disagrees_by_ipras, dissent, interpolated_median, is_split, percentile,
        r_wg, standard_deviation, uniform, variance,
    };
    use crate::measures::Undefined;

    fn two(value: f64) -> String {
        format!("{value:.2}")
    }

    #[test]
    fn r_wg_depends_on_what_random_ratings_would_be() {
        // 2 2 2 3 4 4 4 on 5 levels: s² = 6/6 = 1; against 2, 1.34, 0.90 and 0.44.
        let counts = [0, 3, 1, 3, 0];
        assert_eq!(variance(&counts), Ok(1.0));
        assert_eq!(two(r_wg(&counts, uniform(5)).unwrap()), "0.50");
        let skewed = SKEWED.map(|random| two(r_wg(&counts, random).unwrap()));
        assert_eq!(skewed, ["0.25", "-0.11", "-1.27"]);
    }

    #[test]
    fn r_wg_divides_by_one_less() {
        // 2 2 3 3 3 4 on 4 levels: mean 17/6, s² = (51 − 289/6)/5 = 17/30; 1 − 17/30 / 1.25 = 0.547. By n it would be 0.622.
        assert_eq!(uniform(4), 1.25);
        assert_eq!(format!("{:.3}", r_wg(&[0, 2, 3, 1], uniform(4)).unwrap()), "0.547");
        // Against half at either end: 1 − 17/30 / 2.25 = 0.748.
        assert_eq!(format!("{:.3}", r_wg(&[0, 2, 3, 1], dissent(4)).unwrap()), "0.748");
        assert_eq!(r_wg(&[0, 1, 0, 0], uniform(4)), Err(Undefined::TooFewRatings));
    }

    #[test]
    fn the_standard_deviation_by_hand() {
        // 1 3: s² = 2.
        assert_eq!(standard_deviation(&[1, 0, 1, 0]), Ok(2.0_f64.sqrt()));
        assert_eq!(standard_deviation(&[0, 0, 4, 0]), Ok(0.0));
    }

    #[test]
    fn a_low_one_among_nine_at_the_top_makes_a_wg_as_low_as_it_can_be() {
        assert!((a_wg(&[1, 0, 0, 9]).unwrap() + 1.0).abs() < 1e-12);
        // Beyond the limits, in whole numbers: Σx of ten at the top is 40, and 37 is the most.
        assert_eq!(a_wg(&[0, 0, 0, 10]), Err(Undefined::NearTheEnd));
        // 3 4 4 4 4: 19 is above 4·4 + 1 = 17.
        assert_eq!(a_wg(&[0, 0, 1, 4]), Err(Undefined::NearTheEnd));
        assert_eq!(a_wg(&[0, 5, 0, 0]), Ok(1.0));
        assert_eq!(a_wg(&[1, 0, 0, 0]), Err(Undefined::TooFewRatings));
    }

    #[test]
    fn a_is_nothing_for_an_even_spread_and_for_two_camps_of_one() {
        let near = |counts: &[u32], value: f64| (agreement_a(counts).unwrap() - value).abs() < 1e-12;
        // 0-4-0-3: 6/7 of a layer 0101 with U = −1/4, A = −1/6, and 1/7 of a layer 0100 with A = 1.
        assert!(near(&[0, 4, 0, 3], 0.0));
        assert!(near(&[2, 2, 2, 2], 0.0));
        assert!(near(&[0, 0, 7, 0], 1.0));
        // Half at either end.
        assert!(near(&[5, 0, 0, 0, 5], -1.0));
        // The example of the R package agrmt: 30 40 210 130 530 50 10 gives 0.6113333.
        assert!((agreement_a(&[30, 40, 210, 130, 530, 50, 10]).unwrap() - 0.611_333_3).abs() < 1e-6);
        assert_eq!(agreement_a(&[1, 1]), Err(Undefined::NotOnThisScale));
    }

    #[test]
    fn consensus_of_an_even_spread_is_not_nothing() {
        assert_eq!(two(consensus(&[1, 1, 1, 1, 1]).unwrap()), "0.43");
        assert!((consensus(&[4, 0, 0, 0, 4]).unwrap()).abs() < 1e-12);
        assert_eq!(consensus(&[0, 0, 3, 0, 0]), Ok(1.0));
    }

    #[test]
    fn the_interpolated_median_is_that_of_psych() {
        assert_eq!(interpolated_median(&[2, 0, 2, 0]), Ok(2.0));
        // 1 2 2 3: 2 − ½ + (2 − 1)/2 = 2. 2 2 2 3: 2 − ½ + 2/3.
        assert_eq!(interpolated_median(&[1, 2, 1, 0]), Ok(2.0));
        assert_eq!(two(interpolated_median(&[0, 3, 1, 0]).unwrap()), "2.17");
        assert_eq!(interpolated_median(&[0, 0, 0, 0]), Err(Undefined::TooFewRatings));
    }

    #[test]
    fn a_split_needs_a_third_at_each_end() {
        // n = 4: m = 2. n = 7: m = 3.
        assert_eq!(is_split(&[2, 0, 2, 0]), Some(true));
        assert_eq!(is_split(&[1, 0, 3, 0]), Some(false));
        assert_eq!(is_split(&[2, 0, 5, 0]), Some(false));
        assert_eq!(is_split(&[3, 0, 4, 0]), Some(true));
        assert_eq!(is_split(&[1, 0, 2, 0]), None);
    }

    #[test]
    fn ipras_is_for_nine_levels() {
        assert_eq!(disagrees_by_ipras(&[3, 0, 3, 0]), None);
        // 1 1 1 5 9 9 9: P30 at place 2.8 is 1, P70 at place 5.2 is 9; 8 > 2.35.
        assert_eq!(disagrees_by_ipras(&[3, 0, 0, 0, 1, 0, 0, 0, 3]), Some(true));
        // 7 8 8 9 9: P30 at place 2.2 is 8, P70 at place 3.8 is 8.8; 0.8 < 2.35 + 1.5·3.4.
        assert_eq!(disagrees_by_ipras(&[0, 0, 0, 0, 0, 0, 1, 2, 2]), Some(false));
        assert!((percentile(&[0, 0, 0, 0, 0, 0, 1, 2, 2], 70) - 8.8).abs() < 1e-12);
    }
}
