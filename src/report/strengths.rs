//! Strengths: what is at or above target in every rating.

use super::facts::Facts;
use super::{Block, Cell, keyed, paragraph, table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let strong = strong(facts);
    if strong.is_empty() {
        return vec![none(facts)];
    }
    let every = match (facts.is_single(), strong.len()) {
        (true, 1) => "This statement is",
        (true, _) => "These statements are",
        (false, 1) => "Every rating of this statement is",
        (false, _) => "Every rating of these statements is",
    };
    let answers = if facts.is_single() { "Answered" } else { "Answers" };
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
        keyed(
            table(["Statement", answers, "Notes"], rows.collect::<Vec<_>>()),
            facts.answers_key(),
        ),
    ]
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
