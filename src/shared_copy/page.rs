//! A shared copy for people: what will leave, line by line, and the page that goes with the file.

use super::{CopyNeed, CopyStatement, SharedCopy};
use crate::report::{Block, Cell, Front, Section, Table};
use crate::round::How;
use crate::words::{count, date, sentence};

/// What the copy calls an organisation whose name was left out.
pub const UNNAMED: &str = "A group";

/// What never leaves, whatever is chosen.
pub const STAYS: &str = "Never in a copy: anybody's own answers, codes, roles, notes for one person or for the facilitator, and \
                         where files lie on this computer.";

/// Everything that the copy holds, one line for each thing.
#[must_use]
pub fn listed(copy: &SharedCopy) -> Vec<String> {
    let mut lines = vec![format!("Organisation: {}", organisation(copy))];
    lines.push(format!(
        "Questionnaire: {}, version {}",
        copy.title, copy.questionnaire[1]
    ));
    lines.push(format!("Month: {}", month(copy)));
    lines.push(format!("Answered: {}", answered(copy)));
    for domain in &copy.domains {
        let target = match domain.reaches_target {
            Some(true) => ", at or above its target",
            Some(false) => ", below its target",
            None => "",
        };
        let result = result(domain.result);
        lines.push(format!("Result of {} {}: {result}{target}", domain.id, domain.title));
    }
    if !copy.statements.is_empty() {
        let number = count(copy.statements.len(), "statement", "statements");
        lines.push(format!(
            "Of {number}: ratings at each level, don't knows where they are 3 or more, kind and route"
        ));
    }
    if !copy.needs.is_empty() {
        lines.push(format!("Needs, the first to act on first: {}", copy.needs.join(", ")));
    }
    lines.extend(copy.plan.iter().flat_map(plan_lines));
    lines.extend(copy.notes.iter().map(|(id, text)| format!("Note on {id}: {text}")));
    if !copy.left_out.is_empty() {
        lines.push(format!("That these were left out: {}", copy.left_out.join(", ")));
    }
    lines
}

fn plan_lines(need: &CopyNeed) -> Vec<String> {
    let actions = need.actions.iter().map(|action| {
        let more = [("owner", &action.owner), ("by", &action.due)];
        let more = more.iter().filter(|(_, text)| !text.is_empty());
        let more: String = more.map(|(what, text)| format!(", {what} {text}")).collect();
        format!(
            "Action: {}{more}, {}",
            action.action,
            action.status.label().to_lowercase()
        )
    });
    let about = match need.statements.as_slice() {
        [] => String::new(),
        some => format!(" (about {})", some.join(", ")),
    };
    std::iter::once(format!("Need in the plan: {}{about}", need.title))
        .chain(actions)
        .collect()
}

fn organisation(copy: &SharedCopy) -> &str {
    copy.organisation.as_deref().unwrap_or(UNNAMED)
}

/// `October 2011`.
fn month(copy: &SharedCopy) -> String {
    let day = date(&format!("{}-01", copy.month));
    day.split_once(' ')
        .map_or_else(|| copy.month.clone(), |(_, month)| month.to_owned())
}

fn answered(copy: &SharedCopy) -> String {
    let (least, most) = copy.responses;
    match copy.how {
        How::Joint => "by the team together".to_owned(),
        How::Individual if least == most => format!("by {most} people, each alone"),
        How::Individual => format!("by {least} to {most} people, each alone"),
    }
}

fn result(result: Option<f64>) -> String {
    result.map_or_else(|| "not shown".to_owned(), |result| result.to_string())
}

/// The page that goes with the file.
#[must_use]
pub fn page(copy: &SharedCopy) -> (Front, Vec<Section>) {
    let fact = |label: &str, text: String| (label.to_owned(), text);
    let front = Front {
        heading: format!("{}: what we share", organisation(copy)),
        purpose: "A copy for others of one self-assessment. It belongs to the group that made it.".to_owned(),
        facts: vec![
            fact(
                "Questionnaire",
                format!("{}, version {}", copy.title, copy.questionnaire[1]),
            ),
            fact("Month", month(copy)),
            fact("Answered", answered(copy)),
        ],
        asked: Vec::new(),
    };
    let all = [
        section("domains", "Results", domains(copy)),
        section("statements", "Statements", statements(copy)),
        section("needs", "What we need to develop", needs(copy)),
        section("notes", "Notes that we chose to share", notes(copy)),
        section("about", "About this copy", vec![Block::Paragraph(STAYS.to_owned())]),
    ];
    (
        front,
        all.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
    )
}

fn section(id: &'static str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        id,
        heading: heading.to_owned(),
        blocks,
    }
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        head: head.iter().map(|text| (*text).to_owned()).collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(Cell::Text).collect())
            .collect(),
        key: String::new(),
    })]
}

fn domains(copy: &SharedCopy) -> Vec<Block> {
    let rows = copy.domains.iter().map(|domain| {
        let reached = match domain.reaches_target {
            Some(true) => "Reached",
            Some(false) => "Below",
            None => "",
        };
        vec![
            format!("{} {}", domain.id, domain.title),
            result(domain.result),
            reached.to_owned(),
        ]
    });
    table(&["Domain", "Result", "Target"], rows.collect())
}

fn statements(copy: &SharedCopy) -> Vec<Block> {
    let row = |one: &CopyStatement| {
        let levels: Vec<String> = one.levels.iter().map(u32::to_string).collect();
        vec![
            format!("{} {}", one.id, one.short),
            levels.join(" "),
            one.kind.clone(),
            one.route.clone(),
        ]
    };
    let rows = copy.statements.iter().map(row).collect();
    table(
        &["Statement", "Ratings at each level, lowest first", "Kind", "Route"],
        rows,
    )
}

fn needs(copy: &SharedCopy) -> Vec<Block> {
    let short = |id: &String| {
        let named = copy.statements.iter().find(|one| one.id == *id);
        named.map_or_else(|| id.clone(), |one| format!("{id} {}", one.short))
    };
    let mut blocks = Vec::new();
    if !copy.needs.is_empty() {
        blocks.push(Block::Steps(copy.needs.iter().map(short).collect()));
    }
    for need in &copy.plan {
        let lines = plan_lines(need).into_iter().map(|line| sentence(&line)).collect();
        blocks.push(Block::List(String::new(), lines));
    }
    blocks
}

fn notes(copy: &SharedCopy) -> Vec<Block> {
    if copy.notes.is_empty() {
        return Vec::new();
    }
    let items = copy.notes.iter().map(|(id, text)| format!("{id}: {text}")).collect();
    vec![Block::List(String::new(), items)]
}
