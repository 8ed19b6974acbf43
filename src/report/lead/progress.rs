//! Counts of answers, domain by domain: how many statements stand at each level. No share, and no total over the domains.

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, Table};
use super::domain_head;

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let columns = columns(facts);
    let mut head = vec![domain_head(facts)];
    head.extend(columns.iter().map(|column| label(facts, column)));
    let rows = facts.questionnaire.domains.iter().enumerate().map(|(at, domain)| {
        let members = facts.members(at);
        let skipped = members.iter().all(|&at| facts.shown(at) == Shown::NotAsked);
        let left_out = if skipped { " (left out)" } else { "" };
        let mut cells: Vec<Cell> = vec![format!("{} {}{left_out}", domain.id, domain.title).into()];
        cells.extend(columns.iter().map(|column| {
            let number = members.iter().filter(|&&at| stands_in(facts, at, column)).count();
            Cell::Text(if skipped { String::new() } else { number.to_string() })
        }));
        cells
    });
    vec![Block::Table(Table {
        rows: rows.collect(),
        head,
        key: String::new(),
    })]
}

/// A column: a level by its label, for scales may share labels; or one of the ways of having none.
enum Column {
    Level(String),
    Other(Shown),
}

fn columns(facts: &Facts<'_>) -> Vec<Column> {
    let questionnaire = facts.questionnaire;
    let mut labels: Vec<&String> = Vec::new();
    for (position, scale) in questionnaire.scales.iter().enumerate() {
        if questionnaire.statements.iter().any(|one| one.scale == position) {
            let new = scale.levels.iter().map(|level| &level.label);
            labels.extend(new.filter(|label| !labels.contains(label)).collect::<Vec<_>>());
        }
    }
    // The most hopeful first: what is done, before what is not.
    let levels = labels.into_iter().rev().cloned().map(Column::Level);
    let na = questionnaire.statements.iter().any(|one| one.not_applicable);
    let others = [
        (true, Shown::FindOut),
        (na, Shown::NotApplicable),
        (true, Shown::Unanswered),
    ];
    let others = others.into_iter().filter(|(wanted, _)| *wanted);
    levels.chain(others.map(|(_, shown)| Column::Other(shown))).collect()
}

fn label(facts: &Facts<'_>, column: &Column) -> String {
    match column {
        Column::Level(label) => label.clone(),
        Column::Other(Shown::FindOut) => facts.questionnaire.dont_know.label.clone(),
        Column::Other(Shown::NotApplicable) => facts.questionnaire.not_applicable.label.clone(),
        Column::Other(_) => "Open".to_owned(),
    }
}

fn stands_in(facts: &Facts<'_>, at: usize, column: &Column) -> bool {
    match (facts.shown(at), column) {
        (Shown::Level(level), Column::Level(label)) => facts.level(at, level).label == *label,
        (shown, Column::Other(other)) => shown == *other,
        _ => false,
    }
}
