//! What is not known, not answered, or said not to apply: findings of their own, never level 1.

use crate::needs::Route;
use crate::privacy::from_to;
use crate::score::StatementScore;
use crate::words::{count, date, plural, sentence, upper_first};

use super::facts::Facts;
use super::stand::Shown;
use super::strengths::quoted;
use super::{Block, Cell, Voice, leaves_out, paragraph, plan, table};

/// More statements without an answer than this are counted, not listed.
const LISTED: usize = 20;

/// What is to find out, and no more.
pub(super) fn in_short(facts: &Facts<'_>) -> Vec<Block> {
    find_out(facts)
}

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
    let asked = sum(StatementScore::responses);
    let total = if facts.is_single() {
        count(known as usize, "answer was", "answers were")
    } else {
        format!(
            "{} of {} were",
            from_to(known, few),
            count(asked as usize, "answer", "answers")
        )
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
    if !facts.is_single() {
        blocks.extend(to_find_out(facts, &unknown));
        return blocks;
    }
    let rows = unknown.iter().map(|&at| {
        [
            Cell::Text(facts.named(at)),
            quoted(&facts.notes(at)).into(),
            who(facts, at),
        ]
    });
    let verb = if unknown.len() == 1 { "is" } else { "are" };
    let number = count(unknown.len(), "statement", "statements");
    blocks.push(paragraph(format!(
        "{number} {verb} to find out. Write down who could find out before {we} act."
    )));
    let head = ["Statement", "Notes", "Who could find out"];
    blocks.push(table(head, rows.collect::<Vec<_>>()));
    blocks
}

/// What individuals do not know, with who finds out by when where the plan says it.
fn to_find_out(facts: &Facts<'_>, unknown: &[usize]) -> Vec<Block> {
    let label = &facts.questionnaire.dont_know.label;
    let these = plural(unknown.len(), "this statement", "these statements");
    let introduction = format!("On {these} a quarter or more of us chose \u{201c}{label}\u{201d}.");
    let planned = (unknown.iter()).any(|&at| plan::action_about(facts, at).is_some());
    if facts.also.plan.is_none() || planned {
        let rows = unknown.iter().map(|&at| {
            let by = plan::action_about(facts, at).map_or_else(String::new, |action| date(&action.due));
            [facts.named(at).into(), how_many(facts, at), who(facts, at), by.into()]
        });
        // Without a plan the columns are there to write in.
        let head = ["Statement", label, "Who will find out", "By"];
        return vec![paragraph(introduction), table(head, rows.collect::<Vec<_>>())];
    }
    let rows = unknown.iter().map(|&at| [facts.named(at).into(), how_many(facts, at)]);
    let nobody = "No action of the plan says yet who will find out.";
    vec![
        paragraph(introduction),
        table(["Statement", label], rows.collect::<Vec<_>>()),
        paragraph(nobody),
    ]
}

/// `3 of 8` who do not know.
fn how_many(facts: &Facts<'_>, at: usize) -> Cell {
    let (score, number) = (facts.score(at), facts.dont_knows(at));
    if score.dont_know == 0 && score.few > 0 {
        return number.into();
    }
    format!("{number} of {}", score.responses()).into()
}

/// Who finds out, where the plan says it.
fn who(facts: &Facts<'_>, at: usize) -> Cell {
    plan::action_about(facts, at)
        .map_or_else(String::new, |action| action.owner.clone())
        .into()
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
