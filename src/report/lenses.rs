//! The same statements seen across the domains: by lens, and by authorisation theme.

use crate::questionnaire::{Basis, Criterion};

use super::domains::{SetLine, sets_table};
use super::facts::Facts;
use super::summary::contrast;
use super::{Block, labelled, paragraph};

pub(super) fn lens_blocks(facts: &Facts<'_>) -> Vec<Block> {
    let lenses = &facts.questionnaire.lenses;
    if lenses.is_empty() {
        return Vec::new();
    }
    let lines: Vec<SetLine> = lenses
        .iter()
        .enumerate()
        .map(|(at, lens)| SetLine {
            name: vec![lens.title.clone(), lens.gist.clone()],
            members: facts.with_lens(at),
            score: &facts.scores.lenses[at],
            what: "a result",
        })
        .collect();
    let tallies: Vec<_> = lenses
        .iter()
        .zip(&lines)
        .filter(|(_, line)| line.score.score.is_some())
        .map(|(lens, line)| (lens.title.as_str(), facts.tally(&line.members)))
        .collect();
    let mut blocks = vec![paragraph(
        "A lens looks across the domains. A statement has at most one.",
    )];
    blocks.extend(contrast("lenses", &tallies));
    blocks.push(sets_table(facts, &["Lens", "What it looks at"], false, &lines));
    blocks
}

pub(super) fn criterion_blocks(facts: &Facts<'_>) -> Vec<Block> {
    let questionnaire = facts.questionnaire;
    if questionnaire.criteria.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![paragraph("This is not an authorisation decision.")];
    if !questionnaire.criteria_note.is_empty() {
        blocks.push(paragraph(&questionnaire.criteria_note));
    }
    if questionnaire.criteria.iter().any(|one| one.basis == Basis::Background) {
        let text = "general knowledge of the period, not seen in a source";
        blocks.push(labelled("Background", text));
    }
    for (heading, members) in groups(facts) {
        blocks.extend(heading.map(Block::Heading));
        let lines: Vec<SetLine> = members.into_iter().map(|at| line(facts, at)).collect();
        blocks.push(sets_table(facts, &["Theme", "Id"], false, &lines));
    }
    blocks
}

fn line<'a>(facts: &'a Facts<'_>, at: usize) -> SetLine<'a> {
    let criterion = &facts.questionnaire.criteria[at];
    let background = if criterion.basis == Basis::Background {
        " (background)"
    } else {
        ""
    };
    SetLine {
        name: vec![format!("{}{background}", criterion.text), criterion.id.clone()],
        members: facts.with_criterion(at),
        score: &facts.scores.criteria[at],
        what: "a result",
    }
}

/// Criteria by the domain that their id begins with, such as `D2-PPI`; one group without a heading where that does not fit all.
fn groups(facts: &Facts<'_>) -> Vec<(Option<String>, Vec<usize>)> {
    let questionnaire = facts.questionnaire;
    let domain = |criterion: &Criterion| {
        let (prefix, _) = criterion.id.split_once('-')?;
        questionnaire.domains.iter().position(|domain| domain.id == prefix)
    };
    let of: Vec<Option<usize>> = questionnaire.criteria.iter().map(domain).collect();
    if of.iter().any(Option::is_none) {
        return vec![(None, (0..of.len()).collect())];
    }
    let named = questionnaire.domains.iter().enumerate().map(|(at, domain)| {
        let members: Vec<usize> = (0..of.len()).filter(|&one| of[one] == Some(at)).collect();
        (Some(domain.title.clone()), members)
    });
    named.filter(|(_, members)| !members.is_empty()).collect()
}
