//! One need in full: what was answered and how sure that is, why it matters, what could be done, and what helps.

use num_traits::One;

use crate::number::Number;
use crate::words::{count, upper_first};

use super::super::facts::Facts;
use super::super::policy::plain;
use super::super::{Block, labelled, paragraph, resources};

/// Everything that is said of a statement as a need, below its heading.
pub(super) fn in_full(facts: &Facts<'_>, at: usize) -> Vec<Block> {
    let statement = facts.statement(at);
    let mut blocks = vec![
        paragraph(format!("{}. {}", statement.id, statement.statement)),
        labelled("What was answered", answered(facts, at)),
        labelled("Target", upper_first(&target(facts, at))),
    ];
    blocks.extend(facts.precision.firm[at].map(|firm| labelled("How sure", firm.sentence(facts.voice.our()))));
    let label = |label: &str, text: &str| (!text.is_empty()).then(|| labelled(label, text));
    blocks.extend(notes(facts, at));
    blocks.extend(facts.given_blocks(at));
    blocks.extend(label("Why it matters", &statement.why));
    blocks.extend(label(&facts.questionnaire.labels.risk, &statement.risk));
    blocks.extend(label(&facts.questionnaire.labels.looks_like, &statement.looks_like));
    if let Some(next) = next_level(facts, at) {
        let text = with_descriptor(facts, &upper_first(&facts.level_text(at, next)), at, next);
        blocks.push(labelled("One level up looks like", text));
    }
    blocks.extend(label("A first move", &statement.first_move));
    if !statement.evidence.is_empty() {
        blocks.push(Block::List("Evidence to look for".into(), statement.evidence.clone()));
    }
    blocks.extend(label("A question to discuss", &statement.discuss));
    blocks.extend(resources::of(facts, &[at]));
    blocks
}

/// The level one step more hopeful than the one that is shown.
pub(in super::super) fn next_level(facts: &Facts<'_>, at: usize) -> Option<usize> {
    facts.more_hopeful(at, facts.score(at).middle?)
}

fn answered(facts: &Facts<'_>, at: usize) -> String {
    let answer = facts.answered(at);
    let Some(middle) = facts.score(at).middle else {
        return answer;
    };
    if facts.is_single() {
        return with_descriptor(facts, &answer, at, middle);
    }
    let text = facts.level_text(at, middle);
    let typical = facts
        .between(at)
        .map_or_else(String::new, |between| format!(". The typical answer is {between}"));
    with_descriptor(
        facts,
        &format!("{answer}{typical}. The middle is {text} (proposed)"),
        at,
        middle,
    )
}

/// A level with what it looks like, where that is said.
pub(in super::super) fn with_descriptor(facts: &Facts<'_>, text: &str, at: usize, level: usize) -> String {
    let descriptor = facts.descriptor(at, level);
    if descriptor.is_empty() {
        return text.to_owned();
    }
    format!("{text}: {descriptor}")
}

fn target(facts: &Facts<'_>, at: usize) -> String {
    let score = facts.score(at);
    let target = facts.target_text(at);
    match &score.shortfall {
        Some(short) if !facts.is_single() => {
            let below = count(score.ratings() as usize, "rating is", "ratings are");
            format!(
                "{target}. {} of {below} short of it: {}",
                score.below_target(),
                on_average(facts, at, short)
            )
        }
        _ => target,
    }
}

/// `1.5 levels on average over all ratings`; where levels are not one apart `0.25, on a scale from 0 to 1, …`.
fn on_average(facts: &Facts<'_>, at: usize, short: &Number) -> String {
    let scale = facts.questionnaire.scale_of(facts.statement(at));
    let steps = scale.levels.windows(2);
    if steps.into_iter().all(|pair| (&pair[1].value - &pair[0].value).is_one()) {
        return format!("{} levels on average over all ratings", facts.value(short));
    }
    format!(
        "{}, on a scale from {} to {}, on average over all ratings",
        facts.value(short),
        plain(scale.lowest()),
        plain(scale.highest())
    )
}

fn notes(facts: &Facts<'_>, at: usize) -> Option<Block> {
    let notes = facts.notes(at);
    let quoted = notes.iter().map(|note| format!("\u{201c}{note}\u{201d}")).collect();
    (!notes.is_empty()).then(|| Block::List("Notes".into(), quoted))
}
