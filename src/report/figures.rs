//! The results in figures, for a round of individuals: means with their likely ranges, and the shares at target.

use super::domains::{bands, lines, none_has_enough, sets_table};
use super::facts::Facts;
use super::precision::{self, Moving};
use super::{Block, Cell, attained, leaves_out, lenses, paragraph};
use crate::words::upper_first;

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = of_domains(facts);
    if !leaves_out(facts, "lenses") {
        let moving = precision::of_lenses(facts);
        blocks.extend(lenses::lens_figures(facts).map(|table| with_ranges(facts, table, &moving)));
        blocks.extend(precision::blocks(facts, &moving));
    }
    blocks
}

fn of_domains(facts: &Facts<'_>) -> Vec<Block> {
    let (rows, label) = (lines(facts), &facts.questionnaire.labels.domain);
    if let Some(sentence) = none_has_enough(&rows, label) {
        return vec![paragraph(sentence)];
    }
    let moving = precision::of_nodes(facts);
    let table = sets_table(facts, &[upper_first(label).as_str()], false, &rows);
    let mut blocks = vec![paragraph(how_to_read(&moving)), with_ranges(facts, table, &moving)];
    blocks.extend(precision::blocks(facts, &moving));
    blocks.extend(precision::caveats(facts));
    blocks.extend(attained::blocks(facts));
    blocks.extend(bands(facts));
    blocks
}

/// No result is read alone.
fn how_to_read(moving: &[Moving<'_>]) -> String {
    let range = if moving.iter().any(|one| one.likely.interval().is_some()) {
        "with its likely range and "
    } else {
        ""
    };
    format!("Read each result {range}with the ratings at target. It says less alone than the counts do.")
}

/// The same table with a column of likely ranges after the results, where any has one. One of `moving` for each row.
fn with_ranges(facts: &Facts<'_>, block: Block, moving: &[Moving<'_>]) -> Block {
    let Block::Table(mut table) = block else {
        return block;
    };
    let places = facts.questionnaire.places();
    let ranges: Vec<String> = moving.iter().map(|one| precision::range(one, places)).collect();
    let result = table.head.iter().position(|head| head == "Mean" || head == "Result");
    let Some(result) = result.filter(|_| ranges.iter().any(|range| !range.is_empty())) else {
        return Block::Table(table);
    };
    table.head.insert(result + 1, "Likely range".to_owned());
    for (row, range) in table.rows.iter_mut().zip(ranges) {
        row.insert(result + 1, Cell::Text(range));
    }
    Block::Table(table)
}
