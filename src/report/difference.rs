//! The statements that were marked as the ones that would make the most difference.

use crate::render::words::count;

use super::facts::Facts;
use super::{Block, Cell, Table, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut marked: Vec<(usize, usize)> = facts
        .all()
        .into_iter()
        .map(|at| (at, facts.makes_most_difference(at)))
        .filter(|(_, number)| *number > 0)
        .collect();
    if marked.is_empty() {
        return Vec::new();
    }
    marked.sort_by_key(|&(at, number)| (facts.statement(at).domain, std::cmp::Reverse(number), at));
    let mut head = vec!["Domain".to_owned(), "Statement".to_owned(), "Answered".to_owned()];
    if !facts.is_single() {
        head.push("Chosen by".into());
    }
    let rows = marked.iter().map(|&(at, number)| {
        let domain = facts.questionnaire.domain_of(facts.statement(at));
        let mut row: Vec<Cell> = vec![
            domain.title.clone().into(),
            facts.named(at).into(),
            facts.answered(at).into(),
        ];
        if !facts.is_single() {
            row.push(count(number, "person", "people").into());
        }
        row
    });
    vec![
        paragraph("In each domain, this is the statement that would make the most difference if it improved."),
        Block::Table(Table {
            head,
            rows: rows.collect(),
        }),
    ]
}
