//! The stage we are in, and everything outstanding in it or before it, with its risk.

use crate::questionnaire::Node;
use crate::words::{count, list, plural};

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, labelled, paragraph, table};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let domains = &facts.questionnaire.domains;
    let open: Vec<(usize, Vec<usize>)> = (0..domains.len())
        .map(|at| (at, outstanding(facts, at)))
        .filter(|(_, statements)| !statements.is_empty())
        .collect();
    let word = &facts.questionnaire.labels.domain;
    let Some((last, _)) = open.last() else {
        return vec![paragraph(format!("Nothing is outstanding in any {word}."))];
    };
    // A stage that somebody agreed to go on from is behind us, with what is outstanding in it.
    let here = open.iter().find(|(at, _)| agreed(facts, &domains[*at]).is_empty());
    let here = here.map_or(*last, |(at, _)| *at);
    let mut blocks = vec![paragraph(format!(
        "We are in the {word} \u{201c}{}\u{201d}.",
        domains[here].title
    ))];
    let shown = open.iter().filter(|(at, _)| *at <= here);
    blocks.extend(shown.flat_map(|(at, statements)| stage(facts, &domains[*at], *at, statements)));
    blocks
}

/// What is asked, applies, and is not at its target.
fn outstanding(facts: &Facts<'_>, domain: usize) -> Vec<usize> {
    let members = facts.members(domain).into_iter();
    members
        .filter(|&at| match facts.shown(at) {
            Shown::Level(level) => !facts.meets(at, level),
            Shown::FindOut | Shown::Unanswered => true,
            Shown::NotApplicable | Shown::NotAsked | Shown::Withheld => false,
        })
        .collect()
}

/// Who agreed to go on from a stage.
fn agreed(facts: &Facts<'_>, node: &Node) -> Vec<String> {
    let said = facts.responses.iter().filter_map(|one| one.go_on.get(&node.id));
    let mut said: Vec<String> = said
        .map(|who| who.trim().to_owned())
        .filter(|who| !who.is_empty())
        .collect();
    said.sort();
    said.dedup();
    said
}

fn stage(facts: &Facts<'_>, node: &Node, at: usize, statements: &[usize]) -> Vec<Block> {
    let all = facts.members(at).len();
    let verb = plural(statements.len(), "is", "are");
    let rows = statements.iter().map(|&at| {
        [
            Cell::Text(facts.named(at)),
            facts.answered_cell(at),
            facts.statement(at).risk.clone().into(),
        ]
    });
    let head = ["Statement", "Answered", &facts.questionnaire.labels.risk];
    let mut blocks = vec![
        Block::Subheading(format!("{} {}", node.id, node.title)),
        paragraph(format!(
            "{} of {} {verb} outstanding.",
            statements.len(),
            count(all, "statement", "statements")
        )),
        table(head, rows.collect::<Vec<_>>()),
    ];
    let who = agreed(facts, node);
    if !who.is_empty() {
        blocks.push(labelled("Who agreed to go on", list(&who)));
    }
    blocks
}
