//! For each lens the two statements most worth talking about: the one with the widest spread and the one furthest from its
//! target, as counts in the words that people chose, with a question to discuss.

use num_traits::Zero;

use crate::number::{Number, whole};
use crate::words::sentence;

use super::super::facts::Facts;
use super::super::{Block, labelled, paragraph};
use super::answers_in_words;

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let lenses = facts.questionnaire.lenses.iter().enumerate();
    let blocks: Vec<Block> = lenses
        .flat_map(|(at, lens)| one(facts, at, &lens.title, most))
        .collect();
    if blocks.is_empty() {
        return vec![paragraph("There is nothing to talk about by lens yet.")];
    }
    blocks
}

fn one(facts: &Facts<'_>, lens: usize, title: &str, most: usize) -> Vec<Block> {
    let members = facts.with_lens(lens);
    let widest = largest(&members, |at| distance(facts, at));
    let furthest = largest(&members, |at| facts.score(at).shortfall.clone());
    let lines: Vec<(&str, usize)> = match (widest, furthest) {
        (Some(one), Some(other)) if one == other => vec![("The widest spread, and the furthest from its target", one)],
        (widest, furthest) => [
            ("The widest spread", widest),
            ("The furthest from its target", furthest),
        ]
        .into_iter()
        .filter_map(|(label, at)| Some((label, at?)))
        .collect(),
    };
    let Some(&(_, first)) = lines.first() else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Subheading(title.to_owned())];
    blocks.extend(
        lines
            .iter()
            .take(most)
            .map(|&(label, at)| labelled(label, line(facts, at))),
    );
    let discuss = &facts.statement(first).discuss;
    blocks.extend((!discuss.is_empty()).then(|| labelled("To discuss", discuss)));
    blocks
}

/// `OH.01 I can explain what we are for. I could explain to a neighbour what we do. 3 Rarely and 5 Usually.`
fn line(facts: &Facts<'_>, at: usize) -> String {
    format!(
        "{} {} {}",
        sentence(&facts.named(at)),
        sentence(&facts.statement(at).statement),
        answers_in_words(facts, at)
    )
}

/// The member with the largest number that is more than 0; the first of equals.
fn largest(members: &[usize], number: impl Fn(usize) -> Option<Number>) -> Option<usize> {
    let numbers = members.iter().filter_map(|&at| Some((at, number(at)?)));
    let mut found: Vec<(usize, Number)> = numbers.filter(|(_, number)| number.is_positive()).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    found.first().map(|(at, _)| *at)
}

/// The average distance of the ratings from their mean, in scale units; `None` without ratings.
fn distance(facts: &Facts<'_>, at: usize) -> Option<Number> {
    let score = facts.score(at);
    let mean = score.mean.as_ref()?;
    let levels = &facts.questionnaire.scale_of(facts.statement(at)).levels;
    let apart = score.counts.iter().zip(levels);
    let total = apart.fold(Number::zero(), |total, (count, level)| {
        total + (&level.value - mean).abs() * whole(i64::from(*count))
    });
    Some(total / whole(i64::from(score.ratings())))
}
