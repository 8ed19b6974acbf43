//! The statements that were marked as the ones that would make the most difference.

use crate::words::count;

use super::facts::Facts;
use super::{Block, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let domains = facts.questionnaire.domains.iter().enumerate();
    let lines: Vec<(usize, String)> = domains
        .map(|(at, domain)| (domain, marked(facts, at)))
        .filter(|(_, marked)| !marked.is_empty())
        .map(|(domain, marked)| (marked.len(), format!("{}: {}.", domain.id, named(facts, &marked))))
        .collect();
    let labels = &facts.questionnaire.labels;
    let introduction = match lines.iter().map(|(number, _)| number).sum() {
        0 => return Vec::new(),
        1 => format!(
            "This statement would make the most difference in its {} if it improved.",
            labels.domain
        ),
        _ => format!(
            "These statements would make the most difference in their {} if they improved.",
            labels.domains
        ),
    };
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    vec![paragraph(introduction), Block::List(String::new(), lines)]
}

/// The marked statements of a domain with how many marked each, the most first.
fn marked(facts: &Facts<'_>, domain: usize) -> Vec<(usize, usize)> {
    let members = facts.members(domain).into_iter();
    let mut marked: Vec<(usize, usize)> = members
        .map(|at| (at, facts.makes_most_difference(at)))
        .filter(|(_, number)| *number > 0)
        .collect();
    marked.sort_by_key(|&(at, number)| (std::cmp::Reverse(number), at));
    marked
}

/// `D1.03 Clinical leads with time`, with counts where there are several.
fn named(facts: &Facts<'_>, marked: &[(usize, usize)]) -> String {
    if let [(at, _)] = marked {
        return facts.named(*at);
    }
    let counted =
        |&(at, number): &(usize, usize)| format!("{} ({})", facts.named(at), count(number, "person", "people"));
    marked.iter().map(counted).collect::<Vec<_>>().join("; ")
}
