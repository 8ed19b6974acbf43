//! The arithmetic of a domain, a lens or a criterion.

use num_traits::{One, Zero};

use crate::number::{Number, rounded};
use crate::questionnaire::Scale;
use crate::score::{SetScore, StatementScore};
use crate::words::count;

use super::{Explanation, Input, Part, exact, part, responses, term};

pub(super) fn explained(input: &Input<'_>, title: String, members: &[usize], score: &SetScore) -> Explanation {
    let parts = vec![
        responses(input),
        statements(input, members),
        enough(score),
        result(input, members, score),
        pools(score),
    ];
    Explanation { title, parts }
}

/// Every statement: its mean and weight, or why it is left out.
fn statements(input: &Input<'_>, members: &[usize]) -> Part {
    let needed = input.responses.len().clamp(1, 3);
    let needed = count(needed, "rating", "ratings");
    let mut lines = vec![format!("A statement counts with at least {needed}.")];
    lines.extend(members.iter().map(|&at| line(input, at)));
    part("Statements", lines)
}

fn line(input: &Input<'_>, at: usize) -> String {
    let (statement, score) = (&input.questionnaire.statements[at], &input.scores.statements[at]);
    let name = format!("{} {}", statement.id, statement.short);
    match score.mean.as_ref().filter(|_| score.is_counted()) {
        Some(mean) => format!(
            "{name}: mean {} of {}, weight {}, {} at target.",
            exact(mean),
            count(score.ratings() as usize, "rating", "ratings"),
            exact(&statement.weight),
            score.at_target
        ),
        None => format!("{name}: left out, {}.", why_not(score)),
    }
}

fn why_not(score: &StatementScore) -> String {
    match (score.ratings(), score.dont_know) {
        _ if !score.is_applicable() => "not applicable".into(),
        (0, 0) => "not answered".into(),
        (0, unknown) => format!("no rating, {unknown} don't know"),
        (few, _) => format!("{} only", count(few as usize, "rating", "ratings")),
    }
}

fn enough(score: &SetScore) -> Part {
    let line = format!(
        "{} of the {} that apply {} counted. A result needs at least half, and at least 1: {}.",
        score.counted,
        score.applicable,
        if score.counted == 1 { "is" } else { "are" },
        if score.has_enough() { "yes" } else { "no" }
    );
    part("Enough answers", vec![line])
}

fn result(input: &Input<'_>, members: &[usize], score: &SetScore) -> Part {
    let Some(mean) = &score.score else {
        let of = count(score.applicable, "statement", "statements");
        let why = match score.status() {
            "not applicable" => "None: no statement applies here.".to_owned(),
            "different scales" => "None: the counted statements use different scales.".to_owned(),
            _ => format!("None: too few answers to give a result ({} of {of}).", score.counted),
        };
        return part("Result", vec![why]);
    };
    let counted: Vec<usize> = members
        .iter()
        .copied()
        .filter(|&at| input.scores.statements[at].is_counted())
        .collect();
    let mut lines = vec![weighted(input, &counted, mean), shown(input, mean)];
    if let (Some(scaled), Some(&first)) = (&score.score_100, counted.first()) {
        let scale = input.questionnaire.scale_of(&input.questionnaire.statements[first]);
        lines.push(from_0_to_100(scale, mean, scaled));
    }
    part("Result", lines)
}

fn shown(input: &Input<'_>, mean: &Number) -> String {
    let places = input.questionnaire.places();
    let decimals = count(places as usize, "decimal", "decimals");
    format!("Shown rounded once, to {decimals}: {}.", rounded(mean, places))
}

/// `(2.5 + 3) / 2 = 2.75`, with weights where any is not 1.
fn weighted(input: &Input<'_>, counted: &[usize], result: &Number) -> String {
    let plain = counted
        .iter()
        .all(|&at| input.questionnaire.statements[at].weight.is_one());
    let mut weights = Number::zero();
    let mut sum = Number::zero();
    let mut terms = Vec::new();
    for &at in counted {
        let weight = &input.questionnaire.statements[at].weight;
        let Some(mean) = &input.scores.statements[at].mean else {
            continue;
        };
        terms.push(if plain {
            term(mean)
        } else {
            format!("{} × {}", exact(weight), term(mean))
        });
        sum += weight * mean;
        weights += weight;
    }
    if let [mean] = terms.as_slice()
        && plain
    {
        return format!("The mean of the one counted statement is {mean}.");
    }
    let what = if plain {
        "Mean of the means"
    } else {
        "Weighted mean of the means"
    };
    format!(
        "{what}: ({}) / {} = {} / {} = {}.",
        terms.join(" + "),
        exact(&weights),
        term(&sum),
        exact(&weights),
        exact(result)
    )
}

fn from_0_to_100(scale: &Scale, mean: &Number, scaled: &Number) -> String {
    let lowest = &scale.levels[0].value;
    let highest = &scale.levels[scale.levels.len() - 1].value;
    format!(
        "From 0 to 100, for data files: ({} − {}) / ({} − {}) × 100 = {}.",
        term(mean),
        term(lowest),
        term(highest),
        term(lowest),
        exact(scaled)
    )
}

fn pools(score: &SetScore) -> Part {
    let at_target = match score.ratings {
        0 => "At or above target: no counted ratings.".to_owned(),
        all => format!(
            "At or above target, over the counted statements: {} of {all} ratings.",
            score.at_target
        ),
    };
    let unknown = match score.asked {
        0 => "Don't know: nobody was able to answer yet.".to_owned(),
        all => format!("Don't know, over all statements: {} of {all} asked.", score.dont_know),
    };
    part("Counts", vec![at_target, unknown])
}
