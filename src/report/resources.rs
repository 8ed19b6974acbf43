//! Guidance, tools and examples of good practice for some statements, each once.

use crate::questionnaire::ResourceKind;

use super::facts::Facts;
use super::{Block, ResourceLine};

/// Guidance and tools, then examples of good practice.
pub(super) fn of(facts: &Facts<'_>, statements: &[usize]) -> Vec<Block> {
    let mut once: Vec<usize> = Vec::new();
    for &resource in statements.iter().flat_map(|&at| &facts.statement(at).resources) {
        if !once.contains(&resource) {
            once.push(resource);
        }
    }
    let all = once.into_iter().map(|at| &facts.questionnaire.resources[at]);
    let (examples, others): (Vec<_>, Vec<_>) = all.partition(|one| one.kind == ResourceKind::CaseStudy);
    [("Resources", others), ("Examples of good practice", examples)]
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(label, list)| Block::Resources(label.into(), list.into_iter().map(ResourceLine::new).collect()))
        .collect()
}
