//! Strengths to keep, each with what was said with the answer: on one's own page the example.

use super::super::facts::Facts;
use super::super::strengths::{none, strong};
use super::super::{Block, labelled, paragraph};
use super::{answers_in_words, first};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let strong = strong(facts);
    if strong.is_empty() {
        return vec![none(facts)];
    }
    let (strong, _) = first(strong, most);
    strong.iter().flat_map(|&at| one(facts, at)).collect()
}

fn one(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let mut blocks = vec![
        Block::Subheading(facts.named(at)),
        paragraph(&facts.statement(at).statement),
        labelled("What was answered", answers_in_words(facts, at)),
    ];
    blocks.extend(facts.given_blocks(at));
    let notes = facts.notes(at);
    if !notes.is_empty() {
        let quoted = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}")).collect();
        blocks.push(Block::List("Notes".into(), quoted));
    }
    blocks
}
