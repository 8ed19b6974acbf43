//! The next things with a date: those that have passed, then the next ones.

use crate::questionnaire::AskKind;
use crate::response::Response;
use crate::words::{count, date, plural};

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, Table, paragraph};
use super::and_more;

/// One date, with the statement and the response that it was given in.
type Dated<'a> = (jiff::civil::Date, usize, &'a Response);

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let dates = facts.dates();
    if dates.is_empty() {
        return vec![paragraph("Nothing has a date yet.")];
    }
    let more = later(facts, &dates).saturating_sub(most);
    let past = dates.iter().filter(|one| has_passed(facts, one)).count();
    let (now, later): (Vec<&Dated<'_>>, Vec<&Dated<'_>>) = dates
        .iter()
        .partition(|one| facts.today.is_none_or(|today| one.0 < today));
    let shown: Vec<&Dated<'_>> = if facts.today.is_none() {
        now.into_iter().take(most).collect()
    } else {
        let unfinished = now.into_iter().filter(|one| has_passed(facts, one));
        unfinished.chain(later.into_iter().take(most)).collect()
    };
    let mut blocks = vec![rows(facts, &shown)];
    if past > 0 {
        let each = plural(past, "Agree", "For each, agree");
        let past = count(past, "date has", "dates have");
        let text = format!("{past} passed. {each} a new one, or say that it is done.");
        blocks.insert(0, paragraph(text));
    }
    blocks.extend(and_more(more));
    blocks
}

/// How many dates are still to come.
fn later(facts: &Facts<'_>, dates: &[Dated<'_>]) -> usize {
    dates
        .iter()
        .filter(|one| facts.today.is_none_or(|today| one.0 >= today))
        .count()
}

/// Whether a date has gone by and what it is for is not at its target.
fn has_passed(facts: &Facts<'_>, (day, at, _): &Dated<'_>) -> bool {
    let done = matches!(facts.shown(*at), Shown::Level(level) if facts.meets(*at, level));
    facts.today.is_some_and(|today| *day < today) && !done
}

fn rows(facts: &Facts<'_>, dates: &[&Dated<'_>]) -> Block {
    let asks: Vec<_> = (facts.questionnaire.asks.iter())
        .filter(|ask| ask.kind == AskKind::Text && !ask.private)
        .filter(|ask| dates.iter().any(|(_, at, one)| facts.typed(one, *at, ask).is_some()))
        .collect();
    let mut head = vec!["Date".to_owned(), "Statement".to_owned()];
    head.extend(asks.iter().map(|ask| ask.label.clone()));
    let row = |one: &&Dated<'_>| {
        let (day, at, response) = **one;
        let passed = if has_passed(facts, one) {
            " (the date has passed)"
        } else {
            ""
        };
        let mut cells: Vec<Cell> = vec![
            format!("{}{passed}", date(&day.to_string())).into(),
            facts.named(at).into(),
        ];
        cells.extend(
            asks.iter()
                .map(|ask| Cell::from(facts.typed(response, at, ask).unwrap_or_default())),
        );
        cells
    };
    Block::Table(Table {
        head,
        rows: dates.iter().map(row).collect(),
        key: String::new(),
    })
}
