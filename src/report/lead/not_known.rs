//! What is not known, with who will find out: what was said with the answer, or a column to fill in.

use crate::needs::Route;
use crate::questionnaire::AskKind;

use super::super::facts::Facts;
use super::super::strengths::quoted;
use super::super::{Block, Cell, Voice, paragraph, table};
use super::{and_more, answers_in_words, first};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let (unknown, rest) = first(facts.with_route(Route::FindOut), most);
    if unknown.is_empty() {
        return vec![paragraph("Nothing has to be found out first.")];
    }
    let head = match facts.voice {
        Voice::Mine => ["Statement", "Your note", "Whom you could ask", "By"],
        Voice::Joint => ["Statement", "Notes", "Who will find out", "By"],
        Voice::Individuals => ["Statement", "Answers", "Who will find out", "By"],
    };
    let rows = unknown.iter().map(|&at| {
        let second = if facts.is_single() {
            quoted(&facts.notes(at))
        } else {
            answers_in_words(facts, at)
        };
        [
            Cell::Text(facts.named(at)),
            second.into(),
            facts.given_of(at, |kind| kind == AskKind::Text).into(),
            facts.given_of(at, |kind| kind == AskKind::Date).into(),
        ]
    });
    let mut blocks = vec![table(head, rows.collect::<Vec<_>>())];
    blocks.extend(and_more(rest));
    blocks
}
