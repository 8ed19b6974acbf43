//! Where views differ: to talk about before anyone acts.

use crate::needs::Route;
use crate::words::{count, list};

use super::facts::Facts;
use super::{Block, Cell, Table, both_views, paragraph};

/// The counts and a question to discuss for each, then both views in words.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let talk = facts.with_route(Route::Talk);
    let mut blocks = in_short(facts);
    let words: Vec<Block> = talk.iter().flat_map(|&at| both_views::blocks(facts, at)).collect();
    if !words.is_empty() {
        blocks.push(Block::Heading("Both views, in our own words".into()));
        blocks.extend(words);
    }
    blocks
}

/// The same without people's words.
pub(super) fn in_short(facts: &Facts<'_>) -> Vec<Block> {
    if facts.is_single() {
        return Vec::new();
    }
    let talk = facts.with_route(Route::Talk);
    if talk.is_empty() {
        return vec![paragraph(
            "On no statement are views 2 or more levels apart in the way that the rule asks for.",
        )];
    }
    let of = count(facts.questionnaire.statements.len(), "statement", "statements");
    let introduction = format!(
        "On {} of {of}, some ratings are 2 or more levels away from others. Talk first, then decide.",
        talk.len()
    );
    vec![paragraph(introduction), table(facts, &talk)]
}

fn table(facts: &Facts<'_>, talk: &[usize]) -> Block {
    let some = |of: fn(&Facts<'_>, usize) -> u32| talk.iter().any(|&at| of(facts, at) > 0);
    let dont_know = one_scale(facts).is_some() && some(|facts, at| facts.score(at).dont_know + facts.score(at).few);
    let mut head = vec!["Statement".to_owned(), one_scale(facts).unwrap_or("Answers".into())];
    head.extend(dont_know.then(|| "Don't know".to_owned()));
    head.push("A question to discuss".into());
    let row = |&at: &usize| {
        let mut cells: Vec<Cell> = vec![facts.named(at).into(), counts(facts, at)];
        cells.extend(dont_know.then(|| Cell::Text(facts.dont_knows(at))));
        cells.push(facts.statement(at).discuss.clone().into());
        cells
    };
    Block::Table(Table {
        head,
        rows: talk.iter().map(row).collect(),
        key: String::new(),
    })
}

/// `At 1, 2, 3, 4`, where one scale of numbered levels serves all statements.
fn one_scale(facts: &Facts<'_>) -> Option<String> {
    let [scale] = facts.questionnaire.scales.as_slice() else {
        return None;
    };
    let keys: Vec<&str> = scale.levels.iter().map(|level| level.key.as_str()).collect();
    scale.asked.is_empty().then(|| format!("At {}", keys.join(", ")))
}

/// `2, 2, 3, 0` under such a head, and in words where it is read without one.
fn counts(facts: &Facts<'_>, at: usize) -> Cell {
    if one_scale(facts).is_none() {
        return facts.answered_cell(at);
    }
    let numbers: Vec<String> = facts.score(at).counts.iter().map(u32::to_string).collect();
    Cell::Text(numbers.join(", "))
}

/// `2 people at 1, 2 at 2 and 3 at 3`: the ratings alone.
pub(super) fn people_at(facts: &Facts<'_>, at: usize) -> String {
    let counts = facts
        .score(at)
        .counts
        .iter()
        .enumerate()
        .filter(|(_, number)| **number > 0);
    let parts: Vec<String> = counts
        .enumerate()
        .map(|(place, (level, &number))| {
            let people = match (place, number) {
                (0, 1) => "1 person".to_owned(),
                (0, many) => format!("{many} people"),
                (_, many) => many.to_string(),
            };
            format!("{people} at {}", facts.level(at, level).key)
        })
        .collect();
    list(&parts)
}
