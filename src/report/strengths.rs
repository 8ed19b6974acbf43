//! Strengths: what is at or above target in every answer.

use super::facts::Facts;
use super::{Block, Cell, paragraph, table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut strong: Vec<usize> = facts
        .all()
        .into_iter()
        .filter(|&at| facts.findings[at].strength)
        .collect();
    if strong.is_empty() {
        return vec![paragraph(
            "No statement has every answer at its target or above, with enough answers to count.",
        )];
    }
    strong.sort_by(|&a, &b| facts.score(b).mean.cmp(&facts.score(a).mean).then(a.cmp(&b)));
    let every = if facts.is_single() {
        "These statements are"
    } else {
        "Every answer to these statements is"
    };
    let rows = strong.iter().map(|&at| {
        [
            facts.named(at).into(),
            facts.answered(at).into(),
            Cell::Text(quoted(&facts.notes(at))),
        ]
    });
    vec![
        paragraph(format!("{every} {}. The highest come first.", facts.at_target(&strong))),
        table(["Statement", "Answered", "Notes"], rows.collect::<Vec<_>>()),
    ]
}

/// What people wrote, in quotation marks.
pub(super) fn quoted(notes: &[String]) -> String {
    let quoted: Vec<String> = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}")).collect();
    quoted.join(" ")
}
