//! The statements furthest below target, in priority order: each with what is at risk, and a first move.

use crate::needs::Route;
use crate::words::upper_first;

use super::super::facts::Facts;
use super::super::{Block, Voice, labelled, needs, paragraph};
use super::{and_more, answers_in_words, first};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let (gaps, rest) = first(facts.with_route(Route::Act), most);
    if gaps.is_empty() {
        return vec![paragraph(format!("{}.", needs::none(facts)))];
    }
    let mut blocks: Vec<Block> = gaps.iter().flat_map(|&at| one(facts, at)).collect();
    blocks.extend(and_more(rest));
    blocks
}

fn one(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let statement = facts.statement(at);
    let label = |label: &str, text: &str| (!text.is_empty()).then(|| labelled(label, text));
    let target = upper_first(&facts.target_text(at));
    let mut blocks = vec![
        Block::Subheading(facts.named(at)),
        paragraph(&statement.statement),
        labelled("What was answered", answers_in_words(facts, at)),
    ];
    blocks.extend((facts.voice != Voice::Mine).then(|| labelled("Target", target)));
    blocks.extend(label(&facts.questionnaire.labels.risk, &statement.risk));
    blocks.extend(label(&facts.questionnaire.labels.looks_like, &statement.looks_like));
    blocks.extend(facts.given_blocks(at));
    blocks.extend(label("A first move", &statement.first_move));
    blocks
}
