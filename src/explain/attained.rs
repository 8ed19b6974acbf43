//! The level that a node attains as a whole, and why not the next.

use num_traits::One;

use crate::questionnaire::{Gate, Gates};
use crate::score::gates::members_of;
use crate::score::{Attained, GateScore};
use crate::words::list;

use super::set::Set;
use super::{Part, exact, part as lines_under, part_of};

pub(super) fn part(set: &Set<'_>) -> Option<Part> {
    let gates = set.input.questionnaire.gates.as_ref()?;
    let attained = set.score.attained.as_ref()?;
    let each = gates.levels.iter().zip(&attained.gates).enumerate();
    let mut lines: Vec<String> = each
        .map(|(at, (gate, score))| line(gates, gate, score, &not_passing(set, at)))
        .collect();
    lines.push(conclusion(gates, attained));
    Some(lines_under("Attained", lines))
}

fn line(gates: &Gates, gate: &Gate, score: &GateScore, others: &[&str]) -> String {
    let verdict = if score.passes { "passes" } else { "does not pass" };
    let Some(share) = &score.share else {
        return format!("{} {verdict}: nothing that belongs to it applies.", gate.title);
    };
    let weight = match gate.weighted {
        true => format!(", {} of the weight", exact(share)),
        false => String::new(),
    };
    let others = match others {
        [] => String::new(),
        ids => format!(" Not: {}.", list(ids)),
    };
    let (passing, applicable, needs) = (score.passing, score.applicable, needs(gate));
    let below = gates.cumulative.then_some(" by itself").filter(|_| score.passes);
    format!(
        "{} {verdict}{}: {passing} of {applicable} pass{weight}. It takes {needs}.{others}",
        gate.title,
        below.unwrap_or_default()
    )
}

fn needs(gate: &Gate) -> String {
    let of = if gate.weighted { "of the weight" } else { "of them" };
    match gate.share.is_one() {
        true => "all of them".to_owned(),
        false => format!("at least {} {of}", part_of(&gate.share)),
    }
}

fn not_passing<'a>(set: &'a Set<'_>, gate: usize) -> Vec<&'a str> {
    let input = set.input;
    let members = members_of(input.questionnaire, &input.scores.statements, &set.members, gate);
    let others = members.into_iter().filter(|&at| !input.scores.statements[at].passes);
    others
        .map(|at| input.questionnaire.statements[at].id.as_str())
        .collect()
}

fn conclusion(gates: &Gates, attained: &Attained) -> String {
    let and_below = if gates.cumulative { " with all below it" } else { "" };
    match attained.gate {
        Some(at) => format!(
            "Attained: {}, the highest that passes{and_below}.",
            gates.levels[at].title
        ),
        None => "Attained: none of them yet.".to_owned(),
    }
}
