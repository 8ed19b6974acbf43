//! Strengths: what is at or above target in every rating.

use crate::words::plural;

use super::chosen::stands;
use super::facts::Facts;
use super::{Block, Cell, paragraph, table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let strong = strong(facts);
    if strong.is_empty() {
        return vec![none(facts)];
    }
    if !facts.is_single() {
        return of_people(facts, &strong);
    }
    let every = if strong.len() == 1 {
        "This statement is"
    } else {
        "These statements are"
    };
    let order = if strong.len() > 1 {
        " The highest come first."
    } else {
        ""
    };
    let rows = strong.iter().map(|&at| {
        [
            facts.named(at).into(),
            facts.answered_cell(at),
            Cell::Text(quoted(&facts.notes(at))),
        ]
    });
    vec![
        paragraph(format!("{every} {}.{order}", facts.at_target(&strong, strong.len()))),
        table(["Statement", "Answered", "Notes"], rows.collect::<Vec<_>>()),
    ]
}

/// What all agree on, with what people said.
fn of_people(facts: &Facts<'_>, strong: &[usize]) -> Vec<Block> {
    let all = strong
        .iter()
        .all(|&at| facts.score(at).ratings() == facts.score(at).responses());
    let who = if all {
        format!("All {} people", facts.responses.len())
    } else {
        "All who rated them".to_owned()
    };
    let these = plural(strong.len(), "this statement", "these statements");
    let level = |at: usize| Cell::Text(stands(facts, at).trim_start_matches("level ").to_owned());
    let said: Vec<String> = strong.iter().map(|&at| quoted(&facts.notes(at))).collect();
    let rows = strong.iter().zip(&said);
    let rated = if all { "rated" } else { "put" };
    vec![
        paragraph(format!("{who} {rated} {these} {}.", high(facts, strong, strong.len()))),
        if said.iter().all(String::is_empty) {
            table(
                ["Statement", "Level"],
                rows.map(|(&at, _)| [facts.named(at).into(), level(at)]),
            )
        } else {
            let rows = rows.map(|(&at, said)| [facts.named(at).into(), level(at), said.into()]);
            table(["Statement", "Level", "What people said"], rows)
        },
    ]
}

/// Where strengths are: `at level 3 or 4`, or at their targets where these are lower or no halves of one scale.
pub(super) fn high(facts: &Facts<'_>, strong: &[usize], number: usize) -> String {
    let halves = facts.halves();
    let in_upper = facts.in_halves(&halves, strong).upper == strong.len();
    let high = |at: &usize| halves.from.is_some_and(|from| facts.statement(*at).target >= from);
    if in_upper && strong.iter().all(high) {
        return halves.upper;
    }
    facts.at_target(strong, number)
}

/// What people wrote, in quotation marks.
pub(super) fn quoted(notes: &[String]) -> String {
    let quoted: Vec<String> = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}")).collect();
    quoted.join(" ")
}

/// Positions of the strengths, the highest first.
pub(super) fn strong(facts: &Facts<'_>) -> Vec<usize> {
    let mut strong = facts.all();
    strong.retain(|&at| facts.findings[at].strength);
    strong.sort_by(|&a, &b| facts.hopeful_mean(b).cmp(&facts.hopeful_mean(a)).then(a.cmp(&b)));
    strong
}

/// What stands in the place of strengths where there are none.
pub(super) fn none(facts: &Facts<'_>) -> Block {
    paragraph(if facts.is_single() {
        "No statement is at its target or above yet."
    } else {
        "No statement has every rating at its target or above, with enough ratings to count."
    })
}
