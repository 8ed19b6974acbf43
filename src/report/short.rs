//! The report in short, for a window: what a meeting needs, and how to see the rest.

use super::facts::Facts;
use super::{Block, Section, Voice, chosen, lead, needs, paragraph, plan, talk, unknown};
use crate::privacy::Extent;
use crate::questionnaire::Show;
use crate::words::plural;

/// The sections that a window shows.
const SHOWN: [&str; 9] = [
    "summary",
    "last-plan",
    "domains",
    "needs",
    "talk",
    "unknown",
    "plan",
    "next",
    // Absent unless it is asked for.
    "technical",
];

/// The same sections with fewer words, under the same numbers, and how to see more. The whole where it is short already: one's
/// own page, and what there is with few answers.
pub(super) fn sections(facts: &Facts<'_>, whole: &[Section]) -> Vec<Section> {
    if facts.voice == Voice::Mine || facts.extent != Extent::Detail {
        return whole.to_vec();
    }
    let wanted = |section: &&Section| SHOWN.contains(&section.id) && !is_led_with(facts, section.id);
    let shown = whole.iter().filter(wanted);
    let mut sections: Vec<Section> = shown
        .map(|section| Section {
            blocks: fewer(facts, section),
            ..section.clone()
        })
        .collect();
    sections.push(Section {
        id: "more",
        heading: "More".to_owned(),
        blocks: vec![paragraph(
            "This is the report in short. Add --full to read all of it here, or --all to write it into the round's folder.",
        )],
    });
    sections
}

/// Whether the first section, which is shown whole, says the same already.
fn is_led_with(facts: &Facts<'_>, id: &str) -> bool {
    let part = match id {
        "needs" => Show::Gaps,
        "talk" => Show::ViewsDiffer,
        "unknown" => Show::NotKnown,
        _ => return false,
    };
    lead::shows(facts, part) && facts.also.plan.is_none()
}

/// Tables of statements have this many rows at most.
const ROWS: usize = 10;

fn fewer(facts: &Facts<'_>, section: &Section) -> Vec<Block> {
    match (section.id, facts.also.plan) {
        ("needs", Some(plan)) if !plan.needs.is_empty() => chosen::in_short(facts, plan),
        ("needs", _) => needs::in_short(facts),
        ("talk", _) => first_rows(talk::in_short(facts)),
        ("unknown", _) => first_rows(unknown::in_short(facts)),
        ("plan", _) => plan::in_short(facts),
        ("last-plan", _) => plan::last_in_short(facts),
        _ => section.blocks.clone(),
    }
}

/// The first rows of each table, and that there are more.
fn first_rows(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        let Block::Table(mut table) = block else {
            out.push(block);
            continue;
        };
        let rest = table.rows.len().saturating_sub(ROWS);
        table.rows.truncate(ROWS);
        out.push(Block::Table(table));
        let verb = plural(rest, "is", "are");
        out.extend((rest > 0).then(|| paragraph(format!("There {verb} {rest} more in the whole report."))));
    }
    out
}
