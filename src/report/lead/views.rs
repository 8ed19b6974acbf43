//! Where views differ: both views side by side in the words of the levels, and nobody named.

use crate::agreement::ends;
use crate::needs::Route;
use crate::words::{count, plural};

use super::super::facts::Facts;
use super::super::{Block, labelled, paragraph};
use super::{and_more, first};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    if facts.is_single() {
        return vec![paragraph(
            "This was answered with one voice, so there are no views to set side by side.",
        )];
    }
    let (talk, rest) = first(facts.with_route(Route::Talk), most);
    if talk.is_empty() {
        return vec![paragraph(
            "On no statement are views 2 or more levels apart in the way that the rule asks for.",
        )];
    }
    let mut blocks: Vec<Block> = talk.iter().flat_map(|&at| one(facts, at)).collect();
    blocks.extend(and_more(rest));
    blocks
}

fn one(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let statement = facts.statement(at);
    let counts = &facts.score(at).counts;
    let (lowest, highest) = ends(counts);
    let between: u32 = counts[lowest + 1..highest].iter().sum();
    let mut views = vec![
        view(
            facts,
            at,
            counts[..=lowest].iter().sum(),
            lowest,
            lowest > 0,
            "or below",
        ),
        view(
            facts,
            at,
            counts[highest..].iter().sum(),
            highest,
            highest + 1 < counts.len(),
            "or above",
        ),
    ];
    if between > 0 {
        let verb = plural(between as usize, "is", "are");
        views.push(format!(
            "{} {verb} in between.",
            count(between as usize, "person", "people")
        ));
    }
    let mut blocks = vec![
        Block::Subheading(facts.named(at)),
        paragraph(&statement.statement),
        Block::List(String::new(), views),
    ];
    blocks.extend((!statement.discuss.is_empty()).then(|| labelled("A question to discuss", &statement.discuss)));
    blocks
}

/// `3 people: level 2, Getting going, or below. A purpose exists in draft papers.`
fn view(facts: &Facts<'_>, at: usize, people: u32, level: usize, open: bool, beyond: &str) -> String {
    let people = count(people as usize, "person", "people");
    let beyond = if open { format!(", {beyond}") } else { String::new() };
    let text = format!(
        "{people}: {}{beyond}. {}",
        facts.level_text(at, level),
        facts.descriptor(at, level)
    );
    text.trim().to_owned()
}
