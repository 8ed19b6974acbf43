//! Both views in words: what those at the lower end wrote beside what those at the higher end wrote.

use std::ops::Range;

use crate::agreement::ends;
use crate::privacy;
use crate::questionnaire::PrivacyKind;
use crate::response::{Answer, Response};

use super::facts::Facts;
use super::picture::levels_named;
use super::{Block, Voice, paragraph};

/// How many people have to be at an end before words are placed there.
const AT_AN_END: u32 = 2;

/// The words on a statement under its name; nothing where there are none to show.
pub(super) fn blocks(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let notes = facts.notes(at);
    if notes.is_empty() {
        return Vec::new();
    }
    let words = match placed(facts, at).filter(|ends| ends.iter().any(|end| !end.notes.is_empty())) {
        Some(ends) => of_both(&ends, notes),
        None => vec![quoted("What was said", &notes)],
    };
    std::iter::once(Block::Subheading(facts.named(at)))
        .chain(words)
        .collect()
}

/// What the people at one end wrote.
struct End {
    /// `Those at level 1 or 2`.
    who: String,
    notes: Vec<String>,
}

/// Each end with its words, or that it left none, so that one view does not look like the only one; then what others wrote.
fn of_both(ends: &[End; 2], mut others: Vec<String>) -> Vec<Block> {
    for note in ends.iter().flat_map(|end| &end.notes) {
        if let Some(found) = others.iter().position(|other| other == note) {
            others.remove(found);
        }
    }
    let mut blocks: Vec<Block> = ends.iter().map(one_end).collect();
    blocks.extend((!others.is_empty()).then(|| quoted("Others said", &others)));
    blocks
}

fn one_end(end: &End) -> Block {
    if end.notes.is_empty() {
        return paragraph(format!("{} left no words to show here.", end.who));
    }
    quoted(&format!("{} said", end.who), &end.notes)
}

fn quoted(label: &str, notes: &[String]) -> Block {
    let quoted = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}"));
    Block::List(label.to_owned(), quoted.collect())
}

/// The words of the lower and the higher end, in an order that says nothing about who wrote them. `None` where a place would
/// say more than the words: of anonymous people, and with fewer than 2 people at an end.
fn placed(facts: &Facts<'_>, at: usize) -> Option<[End; 2]> {
    let anonymous = facts.questionnaire.privacy.kind == PrivacyKind::Anonymous;
    if facts.voice != Voice::Individuals || anonymous {
        return None;
    }
    let counts = &facts.score(at).counts;
    let (lowest, highest) = ends(counts);
    let at_ends = [&counts[..=lowest], &counts[highest..]].map(|end| end.iter().sum::<u32>());
    if lowest >= highest || at_ends.iter().any(|people| *people < AT_AN_END) {
        return None;
    }
    let end = |levels: Range<usize>| {
        let id = &facts.statement(at).id;
        let there = |one: &&Response| rating(one, id).is_some_and(|level| levels.contains(&level));
        let there = facts.responses.iter().filter(there);
        let notes = there.filter_map(|one| facts.note(one, at)).collect();
        let taken: Vec<usize> = levels.clone().filter(|&level| counts[level] > 0).collect();
        End {
            who: format!("Those at {}", levels_named(facts, at, &taken)),
            notes: privacy::shuffled(notes, &facts.questionnaire.privacy),
        }
    };
    Some([end(0..lowest + 1), end(highest..counts.len())])
}

fn rating(response: &Response, id: &str) -> Option<usize> {
    match response.answer(id)? {
        Answer::Rating(level) => Some(*level),
        _ => None,
    }
}
