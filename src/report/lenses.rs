//! The same statements seen across the domains: by lens, and by authorisation theme.

use crate::questionnaire::{Basis, Lens};

use super::domains::{SetLine, none_has_enough, sets_table};
use super::facts::Facts;
use super::summary::contrast;
use super::{Block, Cell, labelled, paragraph, picture};

/// The lenses: of individuals as counts, whose figures stand in an appendix.
pub(super) fn lens_blocks(facts: &Facts<'_>) -> Vec<Block> {
    let lenses = &facts.questionnaire.lenses;
    if lenses.is_empty() {
        return Vec::new();
    }
    let lines = lens_lines(facts);
    if let Some(sentence) = none_has_enough(&lines, "lens") {
        return vec![paragraph(sentence)];
    }
    let mut blocks = vec![paragraph(format!(
        "A lens looks across the {}. A statement has at most one.",
        facts.questionnaire.labels.domains
    ))];
    let halves = facts.halves();
    let at = if facts.is_single() { "at target" } else { &halves.upper };
    let compared: Vec<_> = lenses
        .iter()
        .zip(&lines)
        .filter(|(_, line)| line.score.score.is_some())
        .map(|(lens, line)| {
            let tally = facts.tally(&line.members);
            let upper = facts.in_halves(&halves, &line.members).upper;
            let number = if facts.is_single() { tally.at_target } else { upper };
            (lens.title.as_str(), number, tally.applicable())
        })
        .collect();
    blocks.extend(contrast("lenses", at, &compared));
    if facts.is_single() {
        blocks.push(sets_table(facts, &HEADS, false, &lines));
        return blocks;
    }
    let sets = lines.into_iter().map(|line| {
        let name = line.name.into_iter().map(Cell::Text).collect();
        (name, line.members)
    });
    blocks.push(picture::counted(
        facts,
        &halves,
        &HEADS.map(str::to_owned),
        sets.collect(),
    ));
    blocks
}

/// What a lens is called and what it looks at.
const HEADS: [&str; 2] = ["Lens", "What it looks at"];

/// The figures of the lenses; nothing where there are none.
pub(super) fn lens_figures(facts: &Facts<'_>) -> Option<Block> {
    let lines = lens_lines(facts);
    let some = !lines.is_empty() && none_has_enough(&lines, "lens").is_none();
    some.then(|| sets_table(facts, &HEADS, false, &lines))
}

fn lens_lines<'a>(facts: &'a Facts<'_>) -> Vec<SetLine<'a>> {
    let lenses = facts.questionnaire.lenses.iter().enumerate();
    let line = |(at, lens): (usize, &Lens)| SetLine {
        name: vec![lens.title.clone(), lens.gist.clone()],
        members: facts.with_lens(at),
        score: &facts.scores.lenses[at],
        bands: &[],
        heading: false,
        what: "a result".to_owned(),
    };
    lenses.map(line).collect()
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
