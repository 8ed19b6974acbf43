//! The statements that are not compared, named with why.

use crate::change::NotComparable;
use crate::report::Block;
use crate::words::{count, plural};

use super::{View, paragraph};

pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let all = &view.change.left_out;
    if all.is_empty() {
        return Vec::new();
    }
    let detail = view.shows_statements();
    // How often a statement was answered is shown only where counts are.
    let (named, unnamed): (Vec<&NotComparable>, Vec<&NotComparable>) =
        all.iter().partition(|one| detail || one.why.is_of_the_questionnaire());
    let mut blocks = Vec::new();
    if !named.is_empty() {
        let text = format!(
            "{} {} left out of every change above.",
            count(named.len(), "statement", "statements"),
            plural(named.len(), "is", "are")
        );
        blocks.push(paragraph(text));
        let items = named
            .iter()
            .map(|one| format!("{} {}: {}", one.id, one.short, one.why.words()));
        blocks.push(Block::List(String::new(), items.collect()));
    }
    if !unnamed.is_empty() {
        blocks.push(paragraph(
            "Statements with too few answers are left out as well. They are not named, because few people answered.",
        ));
    }
    blocks
}
