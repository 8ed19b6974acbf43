//! The published measures of one round: per statement, and per domain.

use crate::likely::{Likely, Ranges};
use crate::number::{Number, to_double};
use crate::privacy::is_limited;
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, Response};
use crate::score::Scores;
use crate::score::node::counting;

use super::Undefined;
use super::domain::{cronbach_alpha, icc, kendall_w, krippendorff_alpha, r_wg_j, r_wg_star_j};
use super::statement::{
    SKEWED, Value, a_wg, agreement_a, consensus, disagrees_by_ipras, dissent, interpolated_median, is_split, r_wg,
    standard_deviation, uniform,
};
use crate::agreement::{average_distance, is_agreed};

/// The annex of one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// One per statement that may be shown, in questionnaire order.
    pub statements: Vec<Measured>,
    /// One per domain.
    pub domains: Vec<Measured>,
}

/// The measures of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Its id.
    pub id: String,
    /// Position of the statement or the domain in the questionnaire.
    pub at: usize,
    /// Ratings of the statement, or over the domain's statements.
    pub ratings: u32,
    /// Each measure by its key, in the order of `definitions`.
    pub figures: Vec<(&'static str, Figure)>,
    /// The lowest and the highest result that leaving out one person gives: of a domain, in an open round.
    pub left_out: Option<(Number, Number)>,
}

/// What a measure comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A number.
    Value(f64),
    /// Yes or no.
    Flag(bool),
    /// None, and why.
    None(Undefined),
}

impl From<Value> for Figure {
    fn from(value: Value) -> Self {
        value.map_or_else(Self::None, Self::Value)
    }
}

fn flag(value: Option<bool>, why: Undefined) -> Figure {
    value.map_or(Figure::None(why), Figure::Flag)
}

/// The annex of these responses of one side. `scores` and `ranges` are what may be shown, `withheld` says which statements are not,
/// `left_out` holds the scores without each person: empty but in an open round, because they tell single people's means.
#[must_use]
pub fn annex(
    questionnaire: &Questionnaire,
    responses: &[&Response],
    (scores, ranges): (&Scores, &Ranges),
    withheld: &[bool],
    left_out: &[Scores],
) -> Annex {
    let shown = (0..scores.statements.len()).filter(|&at| !withheld[at]);
    let domains = 0..questionnaire.domains.len();
    Annex {
        statements: shown
            .map(|at| of_statement(&questionnaire.statements[at].id, at, &scores.statements[at].counts))
            .collect(),
        domains: domains
            .map(|at| Measured {
                id: questionnaire.domains[at].id.clone(),
                left_out: span(at, left_out).filter(|_| scores.domains[at].score.is_some()),
                ratings: scores.domains[at].ratings,
                figures: of_domain(questionnaire, responses, (scores, ranges), withheld, at),
                at,
            })
            .collect(),
    }
}

fn of_statement(id: &str, at: usize, counts: &[u32]) -> Measured {
    let five = |random: f64| match counts.len() {
        5 => r_wg(counts, random),
        _ => Err(Undefined::NotOnThisScale),
    };
    let why_no_ipras = if counts.len() == 9 {
        Undefined::TooFewRatings
    } else {
        Undefined::NotOnThisScale
    };
    let distance = average_distance(counts)
        .as_ref()
        .map(to_double)
        .ok_or(Undefined::TooFewRatings);
    Measured {
        id: id.to_owned(),
        at,
        ratings: counts.iter().sum(),
        figures: vec![
            ("sd", standard_deviation(counts).into()),
            ("interpolated_median", interpolated_median(counts).into()),
            ("average_distance", distance.into()),
            ("agreed", flag(is_agreed(counts), Undefined::TooFewRatings)),
            ("split", flag(is_split(counts), Undefined::TooFewRatings)),
            ("rwg_uniform", r_wg(counts, uniform(counts.len())).into()),
            ("rwg_slight", five(SKEWED[0]).into()),
            ("rwg_moderate", five(SKEWED[1]).into()),
            ("rwg_heavy", five(SKEWED[2]).into()),
            ("rwg_star", r_wg(counts, dissent(counts.len())).into()),
            ("awg", a_wg(counts).into()),
            ("agreement_a", agreement_a(counts).into()),
            ("consensus", consensus(counts).into()),
            ("ipras", flag(disagrees_by_ipras(counts), why_no_ipras)),
        ],
        left_out: None,
    }
}

fn of_domain(
    questionnaire: &Questionnaire,
    responses: &[&Response],
    (scores, ranges): (&Scores, &Ranges),
    withheld: &[bool],
    at: usize,
) -> Vec<(&'static str, Figure)> {
    let domain = &questionnaire.domains[at];
    let members: Vec<usize> = counting(questionnaire, domain);
    let counted: Vec<usize> = members
        .iter()
        .copied()
        .filter(|&at| scores.statements[at].is_counted())
        .collect();
    let each = |reason: Result<(), Undefined>, make: &dyn Fn() -> Value| reason.and_then(|()| make()).into();
    let reason = reason(questionnaire, withheld, &members, &counted);
    let rows = in_no_order(counted.iter().map(|&at| row(questionnaire, responses, at)).collect());
    let levels = counted.first().map_or(0, |&at| scores.statements[at].counts.len());
    let mut figures: Vec<(&'static str, Figure)> = vec![
        (
            "mean_average_distance",
            each(reason, &|| mean_distance(scores, &counted)),
        ),
        ("rwg_j", each(reason, &|| r_wg_j(&rows, levels))),
        (
            "rwg_star_j",
            each(reason, &|| r_wg_star_j(&rows, levels, dissent(levels))),
        ),
        ("icc", each(reason, &|| icc(&rows))),
        (
            "krippendorff_alpha",
            each(reason, &|| krippendorff_alpha(&rows, levels)),
        ),
        ("kendall_w", each(reason, &|| kendall_w(&rows))),
        ("cronbach_alpha", each(reason, &|| cronbach_alpha(&rows))),
    ];
    figures.extend(of_range(&ranges.domains[at]));
    if is_limited(&questionnaire.privacy) {
        figures.iter_mut().for_each(|(_, figure)| *figure = coarse(*figure));
    }
    figures
}

/// Why nothing can be measured of a domain.
fn reason(
    questionnaire: &Questionnaire,
    withheld: &[bool],
    members: &[usize],
    counted: &[usize],
) -> Result<(), Undefined> {
    let scale = |at: &usize| questionnaire.statements[*at].scale;
    match counted.first() {
        _ if members.iter().any(|&at| withheld[at]) => Err(Undefined::Withheld),
        None => Err(Undefined::TooFewRatings),
        Some(first) if counted.iter().any(|at| scale(at) != scale(first)) => Err(Undefined::MixedScales),
        Some(_) => Ok(()),
    }
}

fn mean_distance(scores: &Scores, counted: &[usize]) -> Value {
    let each = counted
        .iter()
        .filter_map(|&at| average_distance(&scores.statements[at].counts));
    let each: Vec<f64> = each.map(|one| to_double(&one)).collect();
    if each.is_empty() {
        return Err(Undefined::TooFewRatings);
    }
    Ok(each.iter().sum::<f64>() / each.len() as f64)
}

fn of_range(likely: &Likely) -> [(&'static str, Figure); 2] {
    let none = match likely {
        Likely::AllAlike | Likely::HangsOnOne => Undefined::TooLittleVariation,
        Likely::TooFew(_) => Undefined::TooFewPeople,
        _ => Undefined::TooFewRatings,
    };
    let of = |make: fn(&crate::likely::Interval) -> f64| {
        likely
            .interval()
            .map_or(Figure::None(none), |interval| Figure::Value(make(interval)))
    };
    [
        ("standard_error", of(crate::likely::Interval::standard_error)),
        ("people", of(|interval| interval.people as f64)),
    ]
}

/// Each person's rating of a statement, levels from 1, turned round where it is reversed.
fn row(questionnaire: &Questionnaire, responses: &[&Response], at: usize) -> Vec<Option<u32>> {
    let statement = &questionnaire.statements[at];
    let levels = &questionnaire.scale_of(statement).levels;
    let place = |level: usize| {
        if statement.reverse {
            levels.len() - level
        } else {
            level + 1
        }
    };
    let one = |response: &&Response| match response.answer(&statement.id) {
        Some(Answer::Rating(level)) if *level < levels.len() => u32::try_from(place(*level)).ok(),
        _ => None,
    };
    responses.iter().map(one).collect()
}

/// The same rows with the people in an order that follows from the ratings: the last digit of a sum of fractions would tell whose file
/// was read first.
fn in_no_order(rows: Vec<Vec<Option<u32>>>) -> Vec<Vec<Option<u32>>> {
    let people = rows.first().map_or(0, Vec::len);
    let own = |person: usize| rows.iter().map(|row| row[person]).collect::<Vec<_>>();
    let mut all: Vec<Vec<Option<u32>>> = (0..people).map(own).collect();
    all.sort();
    (0..rows.len())
        .map(|at| all.iter().map(|own| own[at]).collect())
        .collect()
}

/// Two decimals, as the annex prints them. Exact values of measures that go across statements would tell which ratings one person gave
/// together.
fn coarse(figure: Figure) -> Figure {
    match figure {
        Figure::Value(value) => Figure::Value((value * 100.0).round() / 100.0),
        other => other,
    }
}

/// The lowest and the highest result without one person; `None` without any, and where one decides whether there is a result.
fn span(at: usize, left_out: &[Scores]) -> Option<(Number, Number)> {
    let all: Vec<Number> = left_out
        .iter()
        .map(|scores| scores.domains[at].score.clone())
        .collect::<Option<_>>()?;
    all.iter().min().cloned().zip(all.into_iter().max())
}

#[cfg(test)]
mod tests {
    use super::{Figure, annex};
    use crate::likely::ranges;
    use crate::measures::Undefined;
    use crate::measures::definitions::{OF_DOMAINS, OF_STATEMENTS};
    use crate::report::fixture::{people, questionnaire};
    use crate::response::Response;
    use crate::score::{score, without_each};

    #[test]
    fn every_measure_is_defined_in_the_order_in_which_it_is_given() {
        let small = questionnaire(&["1", "2", "3", "4", "5"], &[2], &[("A.02", "reverse: true")]);
        let all = people(&small, &["1 5", "2 4", "3 3", "4 2", "5 1"]);
        let these: Vec<&Response> = all.iter().collect();
        let scores = score(&small, &all);
        let without = without_each(&small, &these, &[true, true]);
        let found = annex(
            &small,
            &these,
            (&scores, &ranges(&small, &these, &scores, &without)),
            &[false, true],
            &without,
        );
        let keys = |figures: &[(&'static str, Figure)]| figures.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        assert_eq!(keys(&found.statements[0].figures), OF_STATEMENTS.map(|one| one.id));
        assert_eq!(keys(&found.domains[0].figures), OF_DOMAINS.map(|one| one.id));
        // The withheld statement is absent, and so is everything over the domain that it is in.
        assert_eq!(found.statements.len(), 1);
        assert_eq!(found.domains[0].figures[0].1, Figure::None(Undefined::Withheld));
    }

    #[test]
    fn a_reversed_statement_goes_with_the_others_once_turned_round() {
        let small = questionnaire(&["1", "2", "3", "4", "5"], &[2], &[("A.02", "reverse: true")]);
        let all = people(&small, &["1 5", "2 4", "3 3", "4 2", "5 1"]);
        let these: Vec<&Response> = all.iter().collect();
        let scores = score(&small, &all);
        let without = without_each(&small, &these, &[true, true]);
        let found = annex(
            &small,
            &these,
            (&scores, &ranges(&small, &these, &scores, &without)),
            &[false; 2],
            &without,
        );
        let figure = |key| found.domains[0].figures.iter().find(|(one, _)| *one == key).unwrap().1;
        // Everybody gives both the same: alpha is 1. No statement differs from the other, people do: an ICC of 0.
        assert_eq!(figure("cronbach_alpha"), Figure::Value(1.0));
        assert_eq!(figure("icc"), Figure::Value(0.0));
        // Leaving out the 1 or the 5 moves the mean of 3 by a half.
        let (low, high) = found.domains[0].left_out.clone().unwrap();
        assert_eq!((low.to_string(), high.to_string()), ("5/2".into(), "7/2".into()));
    }
}
