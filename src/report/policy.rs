//! The questionnaire's own rules for its results, in words: what other answers mean, how each result is made, and the levels
//! to attain.

use num_traits::{One, Zero};

use crate::number::{Number, percentage, rounded, whole};
use crate::questionnaire::{CountsAs, Gate, Node, Questionnaire, RollUp, range};
use crate::words::{list, upper_first};

/// Whether every answer that is not a rating is left out.
pub(super) fn leaves_out(questionnaire: &Questionnaire) -> bool {
    meanings(questionnaire)
        .iter()
        .all(|(_, means)| *means == CountsAs::LeftOut)
}

fn meanings(questionnaire: &Questionnaire) -> [(&str, CountsAs); 3] {
    [
        (&questionnaire.dont_know.label, questionnaire.dont_know.counts_as),
        (
            &questionnaire.not_applicable.label,
            questionnaire.not_applicable.counts_as,
        ),
        ("Not answered", questionnaire.unanswered),
    ]
}

/// What each answer that is not a rating means in a result.
pub(super) fn answers(questionnaire: &Questionnaire) -> Vec<String> {
    let meanings = meanings(questionnaire).into_iter();
    meanings
        .map(|(label, means)| match means {
            CountsAs::LeftOut => format!("\u{201c}{label}\u{201d} is left out of every result."),
            CountsAs::Lowest => format!("\u{201c}{label}\u{201d} counts as the lowest level in a result."),
            CountsAs::Blocks => {
                format!("While an answer is \u{201c}{label}\u{201d}, nothing that it counts in has a result.")
            }
        })
        .collect()
}

/// Whether every result is the weighted mean of the statements in a domain, given from half of them on.
pub(super) fn is_usual(questionnaire: &Questionnaire) -> bool {
    let half = Number::new(1.into(), 2.into());
    let usual = |node: &Node| {
        node.roll_up == RollUp::WeightedMean && node.sections.is_empty() && node.enough == half && node.counts
    };
    questionnaire.domains.iter().all(usual) && questionnaire.enough == half && !range::differ(questionnaire)
}

/// How each result is made: once for all that are made alike.
pub(super) fn results(questionnaire: &Questionnaire) -> Vec<String> {
    let mut ways: Vec<(String, Vec<&Node>)> = Vec::new();
    for node in questionnaire.nodes() {
        let way = way(node);
        match ways.iter_mut().find(|(known, _)| *known == way) {
            Some((_, nodes)) => nodes.push(node),
            None => ways.push((way, vec![node])),
        }
    }
    let alike = ways.len() == 1;
    let mut lines: Vec<String> = ways
        .iter()
        .map(|(way, nodes)| {
            if alike {
                format!("Every result is {way}")
            } else {
                format!("{}: {way}", named(nodes))
            }
        })
        .collect();
    lines.extend(not_counted(questionnaire));
    lines.extend(of_views(questionnaire));
    if range::differ(questionnaire) {
        lines.push("Where what is taken together runs over different ranges, each is first brought to 0 to 100. In a sum they are taken as they are.".into());
    }
    lines
}

/// How the results of lenses and themes are made; `None` where there are none.
fn of_views(questionnaire: &Questionnaire) -> Option<String> {
    let kinds = [
        ("lens", questionnaire.lenses.is_empty()),
        ("theme", questionnaire.criteria.is_empty()),
    ];
    let kinds: Vec<&str> = kinds.iter().filter(|(_, none)| !none).map(|(kind, _)| *kind).collect();
    (!kinds.is_empty()).then(|| {
        format!(
            "Each {}: {}; given only when {} is counted.",
            kinds.join(" and each "),
            rolled(RollUp::WeightedMean, &Number::zero(), "its statements"),
            enough(&questionnaire.enough)
        )
    })
}

/// `D1 Strategy`, or ids alone of several.
fn named(nodes: &[&Node]) -> String {
    match nodes {
        [one] => format!("{} {}", one.id, one.title),
        several => list(&several.iter().map(|node| node.id.as_str()).collect::<Vec<_>>()),
    }
}

/// `the sum of what it holds, each times its weight, starting from 110; given only when everything that applies is counted.`
fn way(node: &Node) -> String {
    let made = rolled(node.roll_up, &node.start, "what it holds");
    if node.roll_up == RollUp::None {
        return format!("{made}.");
    }
    format!("{made}; given only when {} is counted.", enough(&node.enough))
}

fn rolled(roll_up: RollUp, start: &Number, of: &str) -> String {
    match roll_up {
        RollUp::WeightedMean => format!("the mean of {of}, each counting as often as its weight"),
        RollUp::Sum if start.is_zero() => format!("the sum of {of}, each times its weight"),
        RollUp::Sum => format!("the sum of {of}, each times its weight, starting from {}", plain(start)),
        RollUp::Share => {
            format!(
                "how far {of} stands between lowest and highest, from 0 to 100, each counting as often as its weight"
            )
        }
        RollUp::SharePassing => {
            "the share of its statements that pass, from 0 to 100, each counting as often as its weight".into()
        }
        RollUp::Minimum => format!("the lowest of {of}"),
        RollUp::Maximum => format!("the highest of {of}"),
        RollUp::Middle => format!("the middle of {of}, the lower of two"),
        RollUp::None => "a heading without a result; what it holds counts in what it stands in".into(),
    }
}

/// `at least half of what applies`.
fn enough(share: &Number) -> String {
    match () {
        () if share.is_one() => "everything that applies".into(),
        () if share.is_zero() => "anything that applies".into(),
        () if *share == Number::new(1.into(), 2.into()) => "at least half of what applies".into(),
        () => format!(
            "at least {} in 100 of what applies",
            percentage(&(share * whole(100)), 0)
        ),
    }
}

fn not_counted(questionnaire: &Questionnaire) -> Option<String> {
    let nodes = questionnaire
        .nodes()
        .into_iter()
        .filter(|node| !node.counts)
        .map(|node| node.id.as_str());
    let statements = questionnaire
        .statements
        .iter()
        .filter(|one| !one.counts)
        .map(|one| one.id.as_str());
    let ids: Vec<&str> = nodes.chain(statements).collect();
    (!ids.is_empty()).then(|| format!("Shown, but not counted in what they stand in: {}.", list(&ids)))
}

/// The overall result in words; `None` where there is none.
pub(super) fn overall(questionnaire: &Questionnaire) -> Option<String> {
    let overall = questionnaire.overall.as_ref()?;
    let of = format!("the {}", questionnaire.labels.domains);
    Some(format!(
        "{}: {}; given only when {} is counted.",
        overall.title,
        rolled(overall.roll_up, &overall.start, &of),
        enough(&overall.enough)
    ))
}

/// That some statements are turned round; `None` where none is.
pub(super) fn reversed(questionnaire: &Questionnaire) -> Option<String> {
    let reversed = questionnaire.statements.iter().filter(|one| one.reverse);
    let ids: Vec<&str> = reversed.map(|one| one.id.as_str()).collect();
    (!ids.is_empty()).then(|| {
        format!(
            "Turned round, because the lowest level is the hopeful one: {}. Their value is lowest plus highest less the level; counts stand as people chose.",
            list(&ids)
        )
    })
}

/// The levels to attain, and what passes; empty where the questionnaire has none.
pub(super) fn gates(questionnaire: &Questionnaire) -> Vec<String> {
    let Some(gates) = &questionnaire.gates else {
        return Vec::new();
    };
    let mut lines: Vec<String> = gates.levels.iter().map(gate).collect();
    lines.extend(passing(questionnaire));
    lines.push("Don't know and not answered do not pass. What does not apply is left out.".into());
    lines.push(if gates.cumulative {
        "A level is attained when it and all levels below it pass.".into()
    } else {
        "A level is attained when it passes, whatever those below it do.".into()
    });
    lines.push(if gates.empty_passes {
        "A level without a statement that applies passes.".into()
    } else {
        "A level without a statement that applies does not pass.".into()
    });
    lines
}

fn gate(gate: &Gate) -> String {
    let share = if gate.share.is_one() {
        "all of its statements pass".to_owned()
    } else {
        format!(
            "at least {} in 100 of its statements pass",
            percentage(&(&gate.share * whole(100)), 0)
        )
    };
    let weighted = if gate.weighted {
        ", each counting as often as its weight"
    } else {
        ""
    };
    upper_first(&format!("{} passes when {share}{weighted}.", gate.title))
}

/// What passes, scale by scale.
fn passing(questionnaire: &Questionnaire) -> Vec<String> {
    let scales = questionnaire.scales.iter();
    scales
        .map(|scale| match &scale.passing {
            Some(passing) => {
                let labels: Vec<&str> = passing.iter().map(|&at| scale.levels[at].label.as_str()).collect();
                format!("A statement passes at: {}.", list(&labels))
            }
            None => "A statement passes at its target or above.".to_owned(),
        })
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Whether a roll-up asks what passes.
pub(super) fn asks_what_passes(questionnaire: &Questionnaire) -> bool {
    questionnaire
        .nodes()
        .iter()
        .any(|node| node.roll_up == RollUp::SharePassing)
}

/// What passes, where a share of what passes is a result and there are no gates that say it.
pub(super) fn what_passes(questionnaire: &Questionnaire) -> Vec<String> {
    if questionnaire.gates.is_none() && asks_what_passes(questionnaire) {
        passing(questionnaire)
    } else {
        Vec::new()
    }
}

/// A number as short as it can be said.
pub(super) fn plain(number: &Number) -> String {
    let text = rounded(number, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
