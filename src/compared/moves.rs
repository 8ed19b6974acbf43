//! Single statements: the largest moves of individuals, to talk about; every move of a team that answered together.

use crate::change::{Moved, Moves};
use crate::number::rounded;
use crate::report::Block;
use crate::words::count;

use super::{View, paragraph, table};

const NOTE: &str = "These are to talk about, not findings. Some statements always move a good deal by chance. What was furthest \
                    down last time tends to come up again without anything being done.";

pub(super) fn heading(view: &View<'_>) -> &'static str {
    match view.change.moves {
        Moves::Joint { .. } => "Statement by statement",
        _ => "Largest moves, to talk about",
    }
}

pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    match &view.change.moves {
        Moves::Withheld => Vec::new(),
        Moves::Largest(moved) if moved.is_empty() => Vec::new(),
        Moves::Largest(moved) => vec![paragraph(NOTE), means(view, moved)],
        Moves::Joint { moved, same } => joint(moved, *same),
    }
}

fn means(view: &View<'_>, moved: &[Moved]) -> Block {
    let places = view.places();
    let rows = moved.iter().map(|one| {
        [
            format!("{} {}", one.id, one.short),
            rounded(&one.before, places),
            rounded(&one.after, places),
        ]
    });
    table(["Statement", "Mean before", "Mean after"], rows)
}

fn joint(moved: &[Moved], same: usize) -> Vec<Block> {
    if moved.is_empty() && same == 0 {
        return Vec::new();
    }
    let stayed = match (moved.is_empty(), same) {
        (true, _) => "No level changed.".to_owned(),
        (_, 0) => "Every level changed.".to_owned(),
        _ => format!("The level is the same for {}.", count(same, "statement", "statements")),
    };
    let mut blocks = vec![paragraph(stayed)];
    for (label, up) in [("Higher now", true), ("Lower now", false)] {
        let these: Vec<&Moved> = moved.iter().filter(|one| (one.after > one.before) == up).collect();
        if !these.is_empty() {
            let rows = these.iter().map(|one| {
                [
                    format!("{} {}", one.id, one.short),
                    one.level_before.clone(),
                    one.level_after.clone(),
                ]
            });
            blocks.push(table([label, "Before", "After"], rows));
        }
    }
    blocks
}
