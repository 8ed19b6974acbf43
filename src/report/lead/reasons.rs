//! What was said not to apply, with the reasons, for the team to agree.

use super::super::facts::Facts;
use super::super::strengths::quoted;
use super::super::{Block, Cell, Table, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let all = facts.all().into_iter();
    let some: Vec<usize> = all
        .filter(|&at| facts.score(at).not_applicable > 0 || !facts.reasons(at).is_empty())
        .collect();
    if some.is_empty() {
        return vec![paragraph("Nothing was said not to apply.")];
    }
    let several = !facts.is_single();
    let columns = [
        (true, "Statement"),
        (several, "How many"),
        (true, "Reason"),
        (true, "Agreed"),
    ];
    let row = |&at: &usize| {
        let score = facts.score(at);
        // A reason that is shown says that somebody gave it.
        let number = match score.not_applicable {
            0 => "1 or 2".to_owned(),
            some => some.to_string(),
        };
        let cells: [Cell; 4] = [
            facts.named(at).into(),
            format!("{number} of {}", score.responses()).into(),
            quoted(&facts.reasons(at)).into(),
            Cell::Text(String::new()),
        ];
        let shown = columns.iter().zip(cells).filter(|((shown, _), _)| *shown);
        shown.map(|(_, cell)| cell).collect()
    };
    let head = columns.iter().filter(|(shown, _)| *shown);
    vec![Block::Table(Table {
        head: head.map(|(_, name)| (*name).to_owned()).collect(),
        rows: some.iter().map(row).collect(),
        key: String::new(),
    })]
}
