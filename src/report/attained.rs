//! The levels that domains and sections attain as a whole, and what the next one waits for.

use crate::questionnaire::{Gates, Node};
use crate::score::{Attained, GateScore};
use crate::words::count;

use super::Block;
use super::facts::Facts;

/// Nothing where the questionnaire has no gates.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let Some(gates) = &facts.questionnaire.gates else {
        return Vec::new();
    };
    let nodes = facts.questionnaire.nodes().into_iter().zip(&facts.scores.nodes);
    let lines: Vec<String> = nodes
        .filter_map(|(node, score)| Some(line(facts, gates, node, score.attained.as_ref()?)))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::List("Attained".to_owned(), lines)]
}

/// `G1 Strategy: Level 1. For level 2: 2 of 5 statements do not pass yet: G1.03 Shared; G1.04 Checked.`
fn line(facts: &Facts<'_>, gates: &Gates, node: &Node, attained: &Attained) -> String {
    let has = attained
        .gate
        .map_or("no level yet", |gate| gates.levels[gate].title.as_str());
    let above = attained.gate.map_or(0, |gate| gate + 1);
    let next = attained
        .gates
        .iter()
        .enumerate()
        .skip(above)
        .find(|(_, gate)| !gate.passes);
    let next =
        next.map(|(at, score)| format!(" For {}: {}", gates.levels[at].title, waits_for(facts, node, at, score)));
    format!("{} {}: {has}.{}", node.id, node.title, next.unwrap_or_default())
}

fn waits_for(facts: &Facts<'_>, node: &Node, gate: usize, score: &GateScore) -> String {
    let of = count(score.applicable, "statement", "statements");
    let open = score.applicable - score.passing;
    let verb = if open == 1 { "does" } else { "do" };
    let members = node.statements.clone().filter(|&at| {
        let one = facts.score(at);
        facts.statement(at).gate == Some(gate) && one.is_applicable() && !one.passes
    });
    let names: Vec<String> = members.map(|at| facts.named(at)).collect();
    if names.is_empty() {
        return "no statement of it applies.".to_owned();
    }
    format!("{open} of {of} {verb} not pass yet: {}.", names.join("; "))
}
