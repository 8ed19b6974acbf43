//! The result of a set, written out.

use num_traits::{One, Zero};

use crate::number::{Number, rounded, whole};
use crate::questionnaire::RollUp;
use crate::score::Range;
use crate::score::node::{Child, What};
use crate::score::roll_up::{entering, is_mean_like, possible};
use crate::words::count;

use super::set::Set;
use super::{Part, exact, part as lines_under, term};

pub(super) fn part(set: &Set<'_>) -> Part {
    let Some(result) = &set.score.score else {
        return lines_under("Result", vec![none(set)]);
    };
    let mut lines = vec![arithmetic(set, result)];
    lines.extend(possible_sum(set));
    lines.push(shown(set, result));
    lines.extend(from_0_to_100(set, result));
    lines_under("Result", lines)
}

fn none(set: &Set<'_>) -> String {
    let score = set.score;
    match score.status() {
        "not applicable" => "None: no statement applies here.".to_owned(),
        "blocked" => "None: an answer stands in the way.".to_owned(),
        _ => {
            let of = score.made_of.count(score.applicable);
            format!("None: too few answers to give a result ({} of {of}).", score.counted)
        }
    }
}

fn arithmetic(set: &Set<'_>, result: &Number) -> String {
    let entering = entering(set.rule.roll_up, &set.children);
    match set.rule.roll_up {
        RollUp::WeightedMean => mean(set, &entering, result),
        RollUp::Sum => sum(set, &entering, result),
        RollUp::Share | RollUp::SharePassing => share(set, &entering, result),
        RollUp::Minimum => format!("The lowest of {} is {}.", sorted(&entering), exact(result)),
        RollUp::Maximum => format!("The highest of {} is {}.", sorted(&entering), exact(result)),
        RollUp::Middle => format!(
            "The middle of {}, the lower of two, is {}.",
            sorted(&entering),
            exact(result)
        ),
        RollUp::None => String::new(),
    }
}

type Entering<'a> = [(&'a Number, Number)];

/// `(2.5 + 3) / 2 = 2.75`, with weights where any is not 1.
fn mean(set: &Set<'_>, entering: &Entering<'_>, result: &Number) -> String {
    let what = values(set);
    if let [(weight, value)] = entering
        && weight.is_one()
    {
        let one = match what {
            "means" => "The mean of the one counted statement",
            "results" => "The one counted result",
            _ => "The one counted value",
        };
        return format!("{one} is {}.", term(value));
    }
    let plain = all_one(entering);
    let total = total(entering);
    let weights = factor(&entering.iter().map(|(weight, _)| *weight).sum());
    let kind = if plain { "Mean" } else { "Weighted mean" };
    format!(
        "{kind} of the {what}: ({}) / {weights} = {} / {weights} = {}.",
        terms(entering),
        term(&total),
        exact(result)
    )
}

/// What the result is the mean of.
fn values(set: &Set<'_>) -> &'static str {
    let scores = &set.input.scores.statements;
    let counted = || set.children.iter().filter(|child| child.value.is_some());
    let is_mean = |child: &Child| matches!(child.what, What::Statement(at) if scores[at].value == scores[at].mean);
    match () {
        () if set.score.normalised => "values from 0 to 100",
        () if counted().any(|child| child.range != set.score.range) => "values brought to one range",
        () if counted().all(is_mean) => "means",
        () if counted().all(|child| matches!(child.what, What::Node(_))) => "results",
        () => "values",
    }
}

fn sum(set: &Set<'_>, entering: &Entering<'_>, result: &Number) -> String {
    if set.rule.start.is_zero() {
        return format!("Sum: {} = {}.", terms(entering), exact(result));
    }
    let start = term(&set.rule.start);
    format!(
        "Sum, starting from {start}: {start} + {} = {}.",
        terms(entering),
        exact(result)
    )
}

fn possible_sum(set: &Set<'_>) -> Option<String> {
    let (lowest, highest) = set.score.range.as_ref()?;
    let is_sum = set.rule.roll_up == RollUp::Sum;
    is_sum.then(|| format!("Possible: from {} to {}.", exact(lowest), exact(highest)))
}

fn share(set: &Set<'_>, entering: &Entering<'_>, result: &Number) -> String {
    let counted = set.children.iter().filter(|child| child.value.is_some());
    let all: Number = counted.map(|child| possible(set.rule.roll_up, child)).sum();
    let total = total(entering);
    if set.rule.roll_up == RollUp::SharePassing && all_one(entering) {
        return format!(
            "Share that passes: {} of {}, × 100 = {}.",
            exact(&total),
            exact(&all),
            exact(result)
        );
    }
    let what = match set.rule.roll_up {
        RollUp::SharePassing => "Share that passes, by weight",
        _ => "Share of the possible, each above its lowest",
    };
    format!(
        "{what}: ({}) / {} × 100 = {} / {} × 100 = {}.",
        terms(entering),
        factor(&all),
        term(&total),
        factor(&all),
        exact(result)
    )
}

/// `2 × 1 + 1 × 4`, without the weights where all are 1.
fn terms(entering: &Entering<'_>) -> String {
    let plain = all_one(entering);
    let one = |(weight, value): &(&Number, Number)| match plain {
        true => term(value),
        false => format!("{} × {}", factor(weight), term(value)),
    };
    entering.iter().map(one).collect::<Vec<_>>().join(" + ")
}

/// A number that others are multiplied with or divided by: a fraction in brackets.
fn factor(number: &Number) -> String {
    let text = term(number);
    if text.contains('/') { format!("({text})") } else { text }
}

fn all_one(entering: &Entering<'_>) -> bool {
    entering.iter().all(|(weight, _)| weight.is_one())
}

fn total(entering: &Entering<'_>) -> Number {
    entering.iter().map(|(weight, value)| *weight * value).sum()
}

fn sorted(entering: &Entering<'_>) -> String {
    let mut values: Vec<&Number> = entering.iter().map(|(_, value)| value).collect();
    values.sort();
    values.into_iter().map(term).collect::<Vec<_>>().join(", ")
}

/// How a child is brought to the common range, where that is done.
pub(super) fn scaled(set: &Set<'_>, child: &Child) -> String {
    let (Some(value), Some(own), Some(goal)) = (&child.value, &child.range, &set.score.range) else {
        return String::new();
    };
    if !is_mean_like(set.rule.roll_up) || own == goal || own.0 == own.1 {
        return String::new();
    }
    let part = (value - &own.0) / (&own.1 - &own.0);
    let place = &goal.0 + part * (&goal.1 - &goal.0);
    format!(
        "; from {} to {}: {} = {}",
        exact(&goal.0),
        exact(&goal.1),
        between(value, own, goal),
        exact(&place)
    )
}

/// `(2 − 1) / (4 − 1) × 100`, or onto another range `1 + (2 − 0) / (6 − 0) × (4 − 1)`.
fn between(value: &Number, own: &Range, goal: &Range) -> String {
    if goal.0.is_zero() && goal.1 == whole(100) {
        return out_of_100(value, &own.0, &own.1);
    }
    let part = format!(
        "({} − {}) / ({} − {})",
        term(value),
        term(&own.0),
        term(&own.1),
        term(&own.0)
    );
    format!("{} + {part} × ({} − {})", term(&goal.0), term(&goal.1), term(&goal.0))
}

fn out_of_100(value: &Number, lowest: &Number, highest: &Number) -> String {
    let (value, lowest, highest) = (term(value), term(lowest), term(highest));
    format!("({value} − {lowest}) / ({highest} − {lowest}) × 100")
}

fn shown(set: &Set<'_>, result: &Number) -> String {
    let places = set.score.decimals(set.input.questionnaire.places());
    let decimals = match (places, set.score.roll_up) {
        (0, _) => "a whole number".to_owned(),
        (_, RollUp::Sum) => format!("at most {places} decimals"),
        _ => count(places as usize, "decimal", "decimals"),
    };
    let text = set.score.shown(places).unwrap_or_default();
    let why = match set.score.is_percentage() && text != rounded(result, places) {
        true => " (100 and 0 are shown only when they are exact)",
        false => "",
    };
    format!("Shown rounded once, to {decimals}: {text}{why}.")
}

fn from_0_to_100(set: &Set<'_>, result: &Number) -> Option<String> {
    let ((lowest, highest), scaled) = (set.score.range.as_ref()?, set.score.score_100.as_ref()?);
    (!set.score.is_percentage()).then(|| {
        format!(
            "From 0 to 100, for data files: {} = {}.",
            out_of_100(result, lowest, highest),
            exact(scaled)
        )
    })
}

/// Which words the result has, and why those.
pub(super) fn band(set: &Set<'_>) -> Option<Part> {
    let result = set.score.score.as_ref()?;
    let first = set.rule.bands.first()?;
    let line = match set.score.band {
        Some(at) => {
            let (band, next) = (&set.rule.bands[at], set.rule.bands.get(at + 1));
            let next = next.map_or_else(String::new, |next| {
                format!("; the next begins at {}", exact(&next.from))
            });
            format!(
                "{}: it begins at {}, and the exact result is {}{next}.",
                band.label,
                exact(&band.from),
                exact(result)
            )
        }
        None => format!("None: the first begins at {}.", exact(&first.from)),
    };
    Some(lines_under("Band", vec![line]))
}
