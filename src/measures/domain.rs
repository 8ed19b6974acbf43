//! The published measures of a set of statements on one scale, from the ratings of people: one row per statement, one cell per
//! person, levels counted from 1, turned round where a statement is reversed. `None`: no rating.

use super::Undefined;
use super::statement::{Value, uniform, variance};

/// One row per statement, one cell per person.
pub type Ratings = [Vec<Option<u32>>];

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn squares(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|one| (one - mean) * (one - mean)).sum()
}

/// How many rated each of c levels.
#[must_use]
pub fn counts(row: &[Option<u32>], levels: usize) -> Vec<u32> {
    let mut counts = vec![0; levels];
    for level in row.iter().flatten() {
        if let Some(count) = (*level as usize).checked_sub(1).and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

/// The mean of the variances of the statements with 2 ratings or more, and how many these are.
fn mean_variance(ratings: &Ratings, levels: usize) -> Result<(f64, usize), Undefined> {
    let each: Vec<f64> = ratings
        .iter()
        .filter_map(|row| variance(&counts(row, levels)).ok())
        .collect();
    if each.is_empty() {
        Err(Undefined::TooFewRatings)
    } else {
        Ok((mean(&each), each.len()))
    }
}

/// `r_wg(J)` against random ratings at every level equally often.
///
/// # Errors
///
/// No statement with 2 ratings; ratings that vary more than at random.
pub fn r_wg_j(ratings: &Ratings, levels: usize) -> Value {
    let (variance, number) = mean_variance(ratings, levels)?;
    stepped_up(1.0 - variance / uniform(levels), number)
}

/// J·r / (J·r + 1 − r): ten statements at 0.30 give 0.81.
fn stepped_up(r: f64, number: usize) -> Value {
    if r < 0.0 {
        return Err(Undefined::MoreThanRandom);
    }
    let j = number as f64;
    Ok(j * r / (j * r + 1.0 - r))
}

/// 1 − mean s² / random: r*_wg(J) where `random` is the variance of half at either end.
///
/// # Errors
///
/// No statement with 2 ratings.
pub fn r_wg_star_j(ratings: &Ratings, levels: usize, random: f64) -> Value {
    mean_variance(ratings, levels).map(|(variance, _)| 1.0 - variance / random)
}

/// The mean `r_wg` of single statements, for tests of the above.
#[cfg(test)]
pub(super) fn mean_r_wg(ratings: &Ratings, levels: usize) -> f64 {
    let each: Vec<f64> = ratings
        .iter()
        .filter_map(|row| crate::measures::statement::r_wg(&counts(row, levels), uniform(levels)).ok())
        .collect();
    mean(&each)
}

/// The rows that everybody rated who rated anything, without those who rated nothing.
fn complete_rows(ratings: &Ratings) -> Vec<Vec<f64>> {
    let people = ratings.first().map_or(0, Vec::len);
    let rated: Vec<usize> = (0..people)
        .filter(|&person| ratings.iter().any(|row| row[person].is_some()))
        .collect();
    let whole = |row: &Vec<Option<u32>>| rated.iter().map(|&person| row[person].map(f64::from)).collect();
    ratings.iter().filter_map(whole).collect()
}

fn enough(rows: &[Vec<f64>], least: usize) -> Result<(f64, f64), Undefined> {
    let people = rows.first().map_or(0, Vec::len);
    if rows.len() < least || people < 2 {
        return Err(Undefined::TooFewComplete);
    }
    Ok((rows.len() as f64, people as f64))
}

/// ICC(2,1) of Shrout and Fleiss (1979): statements and people both random, single ratings, absolute agreement.
///
/// # Errors
///
/// Fewer than 2 statements that everybody rated; no variation, or a negative value.
pub fn icc(ratings: &Ratings) -> Value {
    let rows = complete_rows(ratings);
    let (n, k) = enough(&rows, 2)?;
    let all: Vec<f64> = rows.iter().flatten().copied().collect();
    let of_rows: Vec<f64> = rows.iter().map(|row| mean(row)).collect();
    let of_people: Vec<f64> = (0..rows[0].len())
        .map(|person| mean(&rows.iter().map(|row| row[person]).collect::<Vec<_>>()))
        .collect();
    let (between, judges) = (k * squares(&of_rows), n * squares(&of_people));
    let error = squares(&all) - between - judges;
    let (bms, jms, ems) = (between / (n - 1.0), judges / (k - 1.0), error / ((n - 1.0) * (k - 1.0)));
    sound((bms - ems) / (bms + (k - 1.0) * ems + k * (jms - ems) / n))
}

/// A value that is defined and not negative. Sums of fractions leave a trace of rounding where a measure is exactly 0.
fn sound(value: f64) -> Value {
    if value.is_finite() && value > -1e-12 {
        Ok(value.max(0.0))
    } else {
        Err(Undefined::TooLittleVariation)
    }
}

/// Kendall's W, corrected for ties: statements ranked by each person.
///
/// # Errors
///
/// Fewer than 2 statements that everybody rated; nobody tells any statement from another.
pub fn kendall_w(ratings: &Ratings) -> Value {
    let rows = complete_rows(ratings);
    let (n, k) = enough(&rows, 2)?;
    let mut sums = vec![0.0; rows.len()];
    let mut ties = 0.0;
    for person in 0..rows[0].len() {
        let own: Vec<f64> = rows.iter().map(|row| row[person]).collect();
        for (sum, rank) in sums.iter_mut().zip(ranks(&own)) {
            *sum += rank;
        }
        ties += tied(&own);
    }
    let squared: f64 = sums.iter().map(|sum| sum * sum).sum();
    let top = 12.0 * squared - 3.0 * k * k * n * (n + 1.0) * (n + 1.0);
    sound(top / (k * k * n * (n * n - 1.0) - k * ties))
}

/// Mid-ranks, from 1.
fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |own: &f64| {
        let below = values.iter().filter(|other| *other < own).count();
        let same = values.iter().filter(|other| *other == own).count();
        below as f64 + (same as f64 + 1.0) / 2.0
    };
    values.iter().map(rank).collect()
}

/// Σ(t³ − t) over groups of t equal values: t² − 1 from each of the t.
fn tied(values: &[f64]) -> f64 {
    let one = |own: &f64| {
        let same = values.iter().filter(|other| *other == own).count() as f64;
        same * same - 1.0
    };
    values.iter().map(one).sum()
}

/// Cronbach's alpha over the people who rated every statement.
///
/// # Errors
///
/// Fewer than 2 statements, or fewer than 3 such people; no variation, or a negative value.
pub fn cronbach_alpha(ratings: &Ratings) -> Value {
    let people = ratings.first().map_or(0, Vec::len);
    let of_person = |person: usize| {
        ratings
            .iter()
            .map(|row| row[person].map(f64::from))
            .collect::<Option<Vec<f64>>>()
    };
    let complete: Vec<Vec<f64>> = (0..people).filter_map(of_person).collect();
    if ratings.len() < 2 || complete.len() < 3 {
        return Err(Undefined::TooFewComplete);
    }
    let sums: Vec<f64> = complete.iter().map(|own| own.iter().sum()).collect();
    let of_statement = |at: usize| squares(&complete.iter().map(|own| own[at]).collect::<Vec<_>>());
    let single: f64 = (0..ratings.len()).map(of_statement).sum();
    let j = ratings.len() as f64;
    sound(j / (j - 1.0) * (1.0 - single / squares(&sums)))
}

/// Krippendorff's alpha for ordinal ratings (2011), missing ones allowed. Each statement's pairs are divided by its number of
/// ratings less 1.
///
/// # Errors
///
/// No statement with 2 ratings; every rating the same, or a negative value.
pub fn krippendorff_alpha(ratings: &Ratings, levels: usize) -> Value {
    let units: Vec<Vec<f64>> = ratings
        .iter()
        .map(|row| counts(row, levels).into_iter().map(f64::from).collect::<Vec<f64>>())
        .filter(|unit| unit.iter().sum::<f64>() >= 2.0)
        .collect();
    if units.is_empty() {
        return Err(Undefined::TooFewComplete);
    }
    let marginals: Vec<f64> = (0..levels)
        .map(|level| units.iter().map(|unit| unit[level]).sum())
        .collect();
    let all: f64 = marginals.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for low in 0..levels {
        for high in low + 1..levels {
            let apart = distance(&marginals, low, high);
            let pairs = units
                .iter()
                .map(|unit| unit[low] * unit[high] / (unit.iter().sum::<f64>() - 1.0));
            observed += apart * pairs.sum::<f64>();
            expected += apart * marginals[low] * marginals[high];
        }
    }
    if expected == 0.0 {
        return Err(Undefined::TooLittleVariation);
    }
    sound(1.0 - (all - 1.0) * observed / expected)
}

/// The squared ordinal distance of two levels: (all ratings from one to the other, less half of those at both ends)².
fn distance(marginals: &[f64], low: usize, high: usize) -> f64 {
    let between: f64 = marginals[low..=high].iter().sum();
    let steps = between - (marginals[low] + marginals[high]) / 2.0;
    steps * steps
}

#[cfg(test)]
mod tests {
    use super::{cronbach_alpha, icc, kendall_w, krippendorff_alpha, mean_r_wg, r_wg_j, r_wg_star_j, stepped_up};
    use crate::measures::Undefined;
    use crate::measures::statement::dissent;

    /// One row per statement: a digit per person, a dot for none.
    fn rows(rows: &[&str]) -> Vec<Vec<Option<u32>>> {
        rows.iter()
            .map(|row| row.chars().map(|one| one.to_digit(10)).collect())
            .collect()
    }

    fn three(value: f64) -> String {
        format!("{value:.3}")
    }

    #[test]
    fn ten_statements_at_a_third_look_like_agreement() {
        assert_eq!(format!("{:.2}", stepped_up(0.30, 10).unwrap()), "0.81");
        assert_eq!(stepped_up(-0.1, 10), Err(Undefined::MoreThanRandom));
        // One statement: r_wg itself. 2 2 3 3 3 4.
        let one = rows(&["223334"]);
        assert_eq!(three(r_wg_j(&one, 4).unwrap()), "0.547");
        assert_eq!(three(mean_r_wg(&one, 4)), "0.547");
        assert_eq!(three(r_wg_star_j(&one, 4, dissent(4)).unwrap()), "0.748");
    }

    #[test]
    fn icc_is_that_of_shrout_and_fleiss() {
        // Their table 2: six targets, four judges; ICC(2,1) = .29.
        let table = rows(&["9258", "6132", "8468", "7126", "?569", "6247"]);
        let mut table = table;
        table[4][0] = Some(10);
        assert_eq!(format!("{:.2}", icc(&table).unwrap()), "0.29");
    }

    #[test]
    fn who_gives_every_statement_the_same_has_no_icc_and_no_order() {
        let same = rows(&["333", "333", "333"]);
        assert_eq!(icc(&same), Err(Undefined::TooLittleVariation));
        assert_eq!(kendall_w(&same), Err(Undefined::TooLittleVariation));
        assert_eq!(krippendorff_alpha(&same, 4), Err(Undefined::TooLittleVariation));
        assert_eq!(cronbach_alpha(&same), Err(Undefined::TooLittleVariation));
        // Each statement is missed by somebody.
        let gaps = rows(&[".33", "3.3", "33."]);
        assert_eq!(icc(&gaps), Err(Undefined::TooFewComplete));
        assert_eq!(kendall_w(&gaps), Err(Undefined::TooFewComplete));
        assert_eq!(cronbach_alpha(&gaps), Err(Undefined::TooFewComplete));
    }

    #[test]
    fn krippendorff_s_own_example_comes_out() {
        // Krippendorff (2011), four observers and twelve units: ordinal .815.
        let units = rows(&[
            "111.", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", ".3..",
        ]);
        assert_eq!(three(krippendorff_alpha(&units, 5).unwrap()), "0.815");
        assert_eq!(
            krippendorff_alpha(&rows(&["1.", ".2"]), 4),
            Err(Undefined::TooFewComplete)
        );
        // Two people who always disagree are below chance.
        assert_eq!(
            krippendorff_alpha(&rows(&["14", "41", "14"]), 4),
            Err(Undefined::TooLittleVariation)
        );
    }

    #[test]
    fn kendall_s_w_corrects_ties() {
        // Both put them as 1, 2½, 2½, 4: the same order is 1 whatever is tied.
        assert!((kendall_w(&rows(&["12", "23", "23", "34"])).unwrap() - 1.0).abs() < 1e-12);
        // Opposite orders of three: every sum of ranks is 4.
        assert_eq!(kendall_w(&rows(&["13", "22", "31"])), Ok(0.0));
        // Ranks 1 2 3, 1 2 3 and 1 3 2: sums 3 7 8, Σ = 122; (12·122 − 3·9·3·16) / (9·3·8) = 168/216.
        assert_eq!(three(kendall_w(&rows(&["111", "223", "332"])).unwrap()), "0.778");
    }

    #[test]
    fn cronbach_s_alpha_by_hand() {
        // People 1 2, 2 2, 3 4, and one who did not answer all. Squares: statements 2 and 8/3, sums 3 4 7 26/3.
        // 2 · (1 − (14/3)/(26/3)) = 12/13.
        assert_eq!(three(cronbach_alpha(&rows(&["1234", "224."])).unwrap()), "0.923");
        assert_eq!(cronbach_alpha(&rows(&["123"])), Err(Undefined::TooFewComplete));
    }
}
