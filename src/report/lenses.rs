//! The same statements seen across the domains: by lens, and by authorisation theme.

use crate::questionnaire::Basis;

use super::domains::{SetLine, none_has_enough, sets_table};
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
            bands: &[],
            heading: false,
            what: "a result".to_owned(),
        })
        .collect();
    if let Some(sentence) = none_has_enough(&lines, "lens") {
        return vec![paragraph(sentence)];
    }
    let tallies: Vec<_> = lenses
        .iter()
        .zip(&lines)
        .filter(|(_, line)| line.score.score.is_some())
        .map(|(lens, line)| {
            let tally = facts.tally(&line.members);
            (lens.title.as_str(), tally.at_target, tally.applicable())
        })
        .collect();
    let mut blocks = vec![paragraph(format!(
        "A lens looks across the {}. A statement has at most one.",
        facts.questionnaire.labels.domains
    ))];
    blocks.extend(contrast("lenses", "at target", &tallies));
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
    let all: Vec<SetLine> = (0..questionnaire.criteria.len()).map(|at| line(facts, at)).collect();
    if let Some(sentence) = none_has_enough(&all, "theme") {
        return vec![paragraph(sentence)];
    }
    blocks.push(sets_table(facts, &["Theme", "Id"], false, &all));
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
        bands: &[],
        heading: false,
        what: "a result".to_owned(),
    }
}
