//! What is not known, not answered, or said not to apply: findings of their own, never level 1.

use crate::needs::Route;
use crate::privacy::from_to;
use crate::score::StatementScore;
use crate::words::{count, sentence, upper_first};

use super::facts::Facts;
use super::stand::Shown;
use super::strengths::quoted;
use super::{Block, Cell, Voice, keyed, leaves_out, paragraph, table};

/// More statements without an answer than this are counted, not listed.
const LISTED: usize = 20;

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = find_out(facts);
    let unanswered: Vec<usize> = facts
        .all()
        .into_iter()
        .filter(|&at| facts.shown(at) == Shown::Unanswered)
        .collect();
    if !unanswered.is_empty() {
        let title = if facts.is_single() {
            "Not answered"
        } else {
            "Not answered by anyone"
        };
        blocks.push(Block::Heading(title.into()));
        blocks.push(paragraph(match unanswered.len() {
            1 => "1 statement has no answer. It is left out and does not count as the lowest level.".to_owned(),
            many => {
                format!("{many} statements have no answer. They are left out and do not count as the lowest level.")
            }
        }));
        let marked = !leaves_out(facts, "statements");
        blocks.push(if marked && (unanswered.len() > LISTED || facts.voice == Voice::Mine) {
            paragraph("They are marked in Appendix A.")
        } else {
            let named = unanswered.iter().map(|&at| sentence(&facts.named(at)));
            Block::List(String::new(), named.collect())
        });
    }
    blocks.extend(not_applicable(facts));
    blocks
}

fn find_out(facts: &Facts<'_>) -> Vec<Block> {
    let unknown = facts.with_route(Route::FindOut);
    let (we, label) = (facts.voice.we(), &facts.questionnaire.dont_know.label);
    let sum = |of: fn(&StatementScore) -> u32| facts.scores.statements.iter().map(of).sum::<u32>();
    let (known, few) = (sum(|score| score.dont_know), sum(|score| score.few));
    let total = match few {
        0 => count(known as usize, "answer was", "answers were"),
        _ => format!("{} answers were", from_to(known, few)),
    };
    let all = if facts.withheld.contains(&true) {
        "Of the statements that are shown here"
    } else {
        "In all"
    };
    let mut blocks = vec![paragraph(format!(
        "{all}, {total} \u{201c}{label}\u{201d}. That is a finding, not a low level."
    ))];
    if unknown.is_empty() {
        blocks.push(paragraph("No statement has enough of them to need finding out first."));
        return blocks;
    }
    if facts.voice == Voice::Mine {
        let named = unknown.iter().map(|&at| sentence(&facts.named(at)));
        blocks.push(Block::List("To find out".into(), named.collect()));
        return blocks;
    }
    let rows = unknown.iter().map(|&at| {
        let answer = if facts.is_single() {
            quoted(&facts.notes(at)).into()
        } else {
            facts.answered_cell(at)
        };
        [Cell::Text(facts.named(at)), answer, Cell::Text(String::new())]
    });
    let second = if facts.is_single() { "Notes" } else { "Answers" };
    let verb = if unknown.len() == 1 { "is" } else { "are" };
    let number = count(unknown.len(), "statement", "statements");
    blocks.push(paragraph(format!(
        "{number} {verb} to find out. Write down who could find out before {we} act."
    )));
    let head = ["Statement", second, "Who could find out"];
    blocks.push(keyed(table(head, rows.collect::<Vec<_>>()), facts.answers_key()));
    blocks
}

fn not_applicable(facts: &Facts<'_>) -> Vec<Block> {
    let some: Vec<usize> = facts
        .all()
        .into_iter()
        .filter(|&at| facts.score(at).not_applicable > 0 || !facts.reasons(at).is_empty())
        .collect();
    if some.is_empty() {
        return Vec::new();
    }
    let rows = some.iter().map(|&at| {
        let number = facts.score(at).not_applicable;
        let who = if facts.is_single() {
            facts.questionnaire.not_applicable.label.clone()
        } else {
            // A reason that is shown says that somebody gave it.
            let number = if number == 0 {
                "1 or 2".to_owned()
            } else {
                number.to_string()
            };
            format!("{number} of {}", facts.score(at).responses())
        };
        [
            Cell::Text(facts.named(at)),
            who.into(),
            Cell::Text(quoted(&facts.reasons(at))),
        ]
    });
    vec![
        Block::Heading("Not applicable".into()),
        paragraph(format!(
            "{} look again at these from time to time.",
            upper_first(facts.voice.we())
        )),
        table(["Statement", "Said not to apply", "Reasons"], rows.collect::<Vec<_>>()),
    ]
}
