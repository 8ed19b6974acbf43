//! Every statement with its numbers, domain by domain.

use crate::render::words::upper_first;

use super::facts::Facts;
use super::{Block, Cell, Table, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !facts.is_single() {
        blocks.push(paragraph(
            "The figures under each level are the number of people who chose it.",
        ));
    }
    for (at, domain) in facts.questionnaire.domains.iter().enumerate() {
        blocks.push(Block::Heading(format!("{} {}", domain.id, domain.title)));
        if !domain.named_in_2011.is_empty() {
            blocks.push(Block::Labelled("As named in 2011".into(), domain.named_in_2011.clone()));
        }
        let members = facts.members(at);
        blocks.push(if facts.is_single() {
            single(facts, &members)
        } else {
            several(facts, &members)
        });
        blocks.extend(notes(facts, &members));
    }
    blocks
}

fn single(facts: &Facts<'_>, members: &[usize]) -> Block {
    let head = ["No.", "Statement", "Answered", "Target", "Route"]
        .map(str::to_owned)
        .to_vec();
    let rows = members.iter().map(|&at| {
        let statement = facts.statement(at);
        vec![
            statement.id.clone().into(),
            statement.short.clone().into(),
            facts.answered(at).into(),
            upper_first(&format!("level {}", facts.level(at, statement.target).key)).into(),
            route(facts, at).into(),
        ]
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

fn several(facts: &Facts<'_>, members: &[usize]) -> Block {
    let shared = shares_scale(facts, members).then(|| facts.questionnaire.scale_of(facts.statement(members[0])));
    let mut head = vec!["No.".to_owned(), "Statement".to_owned()];
    match shared {
        Some(scale) => head.extend(scale.levels.iter().map(|level| level.key.clone())),
        None => head.push("Answers".into()),
    }
    head.extend(
        [
            "Don't know",
            "Not applicable",
            "Not answered",
            "Kind",
            "Target",
            "Route",
        ]
        .map(str::to_owned),
    );
    let rows = members.iter().map(|&at| {
        let (statement, score) = (facts.statement(at), facts.score(at));
        let mut row: Vec<Cell> = vec![statement.id.clone().into(), statement.short.clone().into()];
        match shared {
            Some(_) => row.extend(score.counts.iter().map(|number| Cell::Text(number.to_string()))),
            None => row.push(by_level(facts, at).into()),
        }
        let others = [score.dont_know, score.not_applicable, score.unanswered];
        row.extend(others.map(|number| Cell::Text(number.to_string())));
        row.push(facts.kind(at).into());
        row.push(facts.level(at, statement.target).key.clone().into());
        row.push(route(facts, at).into());
        row
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

fn shares_scale(facts: &Facts<'_>, members: &[usize]) -> bool {
    members
        .windows(2)
        .all(|pair| facts.statement(pair[0]).scale == facts.statement(pair[1]).scale)
}

fn by_level(facts: &Facts<'_>, at: usize) -> String {
    let counts = facts.score(at).counts.iter().enumerate();
    let parts: Vec<String> = counts
        .map(|(level, number)| format!("{number} at {}", facts.level(at, level).key))
        .collect();
    parts.join(", ")
}

fn route(facts: &Facts<'_>, at: usize) -> &'static str {
    facts.findings[at].route.map_or("", |route| route.label())
}

/// Every note that this reader may see, so that none is lost with a statement that no other section shows.
fn notes(facts: &Facts<'_>, members: &[usize]) -> Option<Block> {
    let of = |&at: &usize| {
        let named = move |note| format!("{}: \u{201c}{note}\u{201d}", facts.statement(at).id);
        facts.notes(at).into_iter().map(named)
    };
    let all: Vec<String> = members.iter().flat_map(of).collect();
    (!all.is_empty()).then(|| Block::List("Notes".into(), all))
}
