//! Both views in words: what those at the lower end wrote beside what those at the higher end wrote.

use crate::agreement::ends;
use crate::privacy;
use crate::questionnaire::PrivacyKind;
use crate::response::{Answer, Response};

use super::facts::Facts;
use super::picture::levels_named;
use super::{Block, Voice};

/// How many people have to be at an end before words are placed there.
const AT_AN_END: u32 = 2;

/// The words on a statement under its name; nothing where there are none to show.
pub(super) fn blocks(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let lists: Vec<Block> = placed(facts, at)
        .unwrap_or_else(|| vec![("Notes".to_owned(), facts.notes(at))])
        .into_iter()
        .filter(|(_, notes)| !notes.is_empty())
        .map(|(label, notes)| {
            let quoted = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}"));
            Block::List(label, quoted.collect())
        })
        .collect();
    if lists.is_empty() {
        return lists;
    }
    std::iter::once(Block::Subheading(facts.named(at)))
        .chain(lists)
        .collect()
}

/// The notes of each end and of all others under their labels, in an order that says nothing about who wrote them. `None`
/// where a place would say more than the words: of anonymous people, and with fewer than 2 people at an end.
fn placed(facts: &Facts<'_>, at: usize) -> Option<Vec<(String, Vec<String>)>> {
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
    let low = |level: Option<usize>| level.is_some_and(|level| level <= lowest);
    let high = |level: Option<usize>| level.is_some_and(|level| level >= highest);
    let of = |wanted: &dyn Fn(Option<usize>) -> bool| {
        let id = &facts.statement(at).id;
        let there = facts.responses.iter().filter(|one| wanted(rating(one, id)));
        let notes = there.filter_map(|one| facts.note(one, at)).collect();
        privacy::shuffled(notes, &facts.questionnaire.privacy)
    };
    let taken = |levels: std::ops::Range<usize>| {
        let some: Vec<usize> = levels.filter(|&level| counts[level] > 0).collect();
        format!("Those at {} said", levels_named(facts, at, &some))
    };
    Some(vec![
        (taken(0..lowest + 1), of(&low)),
        (taken(highest..counts.len()), of(&high)),
        ("Others said".to_owned(), of(&|level| !low(level) && !high(level))),
    ])
}

fn rating(response: &Response, id: &str) -> Option<usize> {
    match response.answer(id)? {
        Answer::Rating(level) => Some(*level),
        _ => None,
    }
}
