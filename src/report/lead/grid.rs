//! Every statement by importance and level, named in its box.

use crate::number::{Number, whole};
use crate::questionnaire::{Ask, AskKind};
use crate::words::upper_first;

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, Table, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let ask = facts
        .questionnaire
        .asks
        .iter()
        .find(|ask| ask.kind == AskKind::Importance);
    let scale = &facts.questionnaire.scales[0];
    let mut columns: Vec<Shown> = (0..scale.levels.len()).map(Shown::Level).collect();
    let uses = |shown: Shown| facts.all().into_iter().any(|at| facts.shown(at) == shown);
    columns.extend(
        [Shown::FindOut, Shown::Unanswered]
            .into_iter()
            .filter(|shown| uses(*shown)),
    );
    let mut head = vec!["Importance".to_owned()];
    head.extend(columns.iter().map(|column| column_label(facts, *column)));
    let rows = rows(facts, ask).into_iter().map(|(label, members)| {
        let cells = columns.iter().map(|column| {
            let here = members.iter().filter(|&&at| stands(facts, at) == *column);
            Cell::Text(here.map(|&at| facts.named(at)).collect::<Vec<_>>().join("; "))
        });
        std::iter::once(Cell::from(label)).chain(cells).collect()
    });
    let mut blocks = vec![Block::Table(Table {
        rows: rows.collect(),
        head,
        key: String::new(),
    })];
    if facts.questionnaire.scales.len() > 1 {
        blocks.push(paragraph(
            "Statements on other scales stand by the place of their level in their own scale.",
        ));
    }
    blocks
}

/// Where a statement stands; a level past the end of the first scale is its last.
fn stands(facts: &Facts<'_>, at: usize) -> Shown {
    match facts.shown(at) {
        Shown::Level(level) => Shown::Level(level.min(facts.questionnaire.scales[0].levels.len() - 1)),
        other => other,
    }
}

fn column_label(facts: &Facts<'_>, column: Shown) -> String {
    match column {
        Shown::Level(level) => {
            let level = &facts.questionnaire.scales[0].levels[level];
            upper_first(&format!("level {}, {}", level.key, level.label))
        }
        Shown::FindOut => "To find out".to_owned(),
        _ => "Not answered".to_owned(),
    }
}

/// The rows: a label and its statements, the most important first; those without a said importance last.
fn rows(facts: &Facts<'_>, ask: Option<&Ask>) -> Vec<(String, Vec<usize>)> {
    let labels: Vec<String> = match ask {
        Some(ask) => ask.levels.iter().map(|level| level.label.clone()).collect(),
        None => ["Importance 1", "Importance 2", "Importance 3"]
            .map(str::to_owned)
            .to_vec(),
    };
    let place = |at: usize| match ask {
        Some(ask) => facts.score(at).importance.as_ref().map(|mean| nearest(ask, mean)),
        None => Some(facts.statement(at).importance as usize - 1),
    };
    let with = |wanted: Option<usize>| facts.all().into_iter().filter(|&at| place(at) == wanted).collect();
    let said = labels.into_iter().enumerate().rev();
    let mut rows: Vec<(String, Vec<usize>)> = said.map(|(at, label)| (label, with(Some(at)))).collect();
    let unsaid: Vec<usize> = with(None);
    if unsaid
        .iter()
        .any(|&at| matches!(facts.shown(at), Shown::Level(_) | Shown::FindOut))
    {
        rows.push(("Importance not said".to_owned(), unsaid));
    }
    rows
}

/// The position of the level of importance that is nearest to a mean; of two equally near the higher.
fn nearest(ask: &Ask, mean: &Number) -> usize {
    let levels = ask.levels.iter().enumerate();
    let near = levels.min_by_key(|(at, level)| ((&level.value - mean).abs(), whole(-(*at as i64))));
    near.map_or(0, |(at, _)| at)
}
