//! Where views differ: to talk about before anyone acts.

use crate::needs::Route;
use crate::words::count;

use super::facts::Facts;
use super::strengths::quoted;
use super::{Block, Cell, keyed, paragraph, table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    if facts.is_single() {
        return Vec::new();
    }
    let talk = facts.with_route(Route::Talk);
    let total = facts.questionnaire.statements.len();
    if talk.is_empty() {
        return vec![paragraph(
            "On no statement are views 2 or more levels apart in the way that the rule asks for.",
        )];
    }
    let rows = talk.iter().map(|&at| {
        let statement = facts.statement(at);
        [
            facts.named(at).into(),
            facts.answered_cell(at),
            statement.discuss.clone().into(),
            Cell::Text(quoted(&facts.notes(at))),
        ]
    });
    let of = count(total, "statement", "statements");
    vec![
        paragraph(format!(
            "On {} of {of}, some ratings are 2 or more levels away from others. Talk first, then decide.",
            talk.len()
        )),
        keyed(
            table(
                ["Statement", "Answers", "A question to discuss", "Notes"],
                rows.collect::<Vec<_>>(),
            ),
            facts.answers_key(),
        ),
    ]
}
