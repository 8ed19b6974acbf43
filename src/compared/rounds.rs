//! Three rounds and more beside each other, and what has stayed far below its target.

use crate::change::Wave;
use crate::report::{Block, Cell, Table};
use crate::trend::{Row, Trend};
use crate::words::{count, date, upper_first};

use super::paragraph;

pub(super) fn blocks(waves: &[Wave<'_>], trend: &Trend) -> Vec<Block> {
    let Some(last) = waves.last() else {
        return Vec::new();
    };
    let labels = &last.questionnaire.labels;
    let on = format!(
        "On the {} that all rounds have in common: the same wording and scale, and enough answers.",
        count(trend.compared, "statement", "statements")
    );
    let mut blocks = vec![paragraph(on)];
    let places = last.questionnaire.places();
    let rows = trend.domains.iter().map(|row| cells(row, places)).collect();
    let head = waves.iter().map(round);
    blocks.push(Block::Table(Table {
        head: std::iter::once(upper_first(&labels.domain)).chain(head).collect(),
        rows,
        key: String::new(),
    }));
    let stays = trend.domains.iter().filter(|row| row.stays_below);
    blocks.extend(stays.map(|row| paragraph(stays_below(row))));
    blocks
}

/// `3 October 2011 (8)`: the number who answered.
fn round(wave: &Wave<'_>) -> String {
    let opened = date(&wave.round.opened);
    if wave.is_joint() {
        return format!("{opened} (joint)");
    }
    format!("{opened} ({})", wave.responses.len())
}

fn cells(row: &Row, places: u32) -> Vec<Cell> {
    let name = format!("{} {}", row.id, row.title);
    let results = row.results.iter().map(|result| {
        let of = if result.is_percentage() { " of 100" } else { "" };
        let shown = result.shown(places);
        shown.map_or_else(|| "Not shown".to_owned(), |shown| format!("{shown}{of}"))
    });
    std::iter::once(name).chain(results).map(Cell::Text).collect()
}

fn stays_below(row: &Row) -> String {
    format!(
        "{} {} has been a whole level or more below its target in each of the last three rounds. It may be one to talk \
         about: what would help, and whether the target still fits.",
        row.id, row.title
    )
}
