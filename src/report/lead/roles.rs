//! The answers by role, where roles are large enough: the statements that a role sees differently from all the others.

use crate::privacy::{Extent, RoleGroups, role_groups};
use crate::questionnaire::{PrivacyKind, Role};
use crate::response::Response;
use crate::score::{Scores, score};
use crate::words::{list, upper_first};

use super::super::facts::Facts;
use super::super::{Block, Cell, paragraph, table};
use super::in_words;

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let Some(roles) = &facts.questionnaire.roles else {
        return Vec::new();
    };
    let groups = groups(facts);
    let mut blocks = Vec::new();
    for &role in &groups.shown {
        blocks.push(Block::Subheading(upper_first(&roles.choices[role].label)));
        blocks.push(one(facts, &roles.choices[role], most));
    }
    if groups.shown.is_empty() {
        blocks.push(paragraph(
            "No role can be shown on its own: too few people have it, or too few have another.",
        ));
    }
    if !groups.too_small.is_empty() {
        let names: Vec<&str> = groups
            .too_small
            .iter()
            .map(|&at| roles.choices[at].label.as_str())
            .collect();
        blocks.push(paragraph(format!(
            "Too small to show: {}. They count in the whole.",
            list(&names)
        )));
    }
    blocks
}

/// The roles that can be told apart; none of one voice, or with too few answers for any detail.
pub(super) fn groups(facts: &Facts<'_>) -> RoleGroups {
    if facts.is_single() || facts.extent != Extent::Detail {
        return RoleGroups::default();
    }
    role_groups(facts.questionnaire, &facts.responses)
}

fn one(facts: &Facts<'_>, role: &Role, most: usize) -> Block {
    let has = |one: &&Response| one.roles.contains(&role.id);
    let (own, others): (Vec<&Response>, Vec<&Response>) = facts.responses.iter().partition(has);
    let scored = |list: Vec<&Response>| score(facts.questionnaire, &list.into_iter().cloned().collect::<Vec<_>>());
    let (own, others) = (scored(own), scored(others));
    let mut apart: Vec<(usize, usize)> = (facts.all().into_iter())
        .filter_map(|at| Some((levels_apart(facts, at, &own, &others)?, at)))
        .filter(|(levels, _)| *levels > 0)
        .collect();
    apart.sort_by_key(|&(levels, at)| (std::cmp::Reverse(levels), at));
    if apart.is_empty() {
        return paragraph("The middle answer is the same as that of everybody else for every statement.");
    }
    let open = facts.questionnaire.privacy.kind == PrivacyKind::Open;
    let counts = |scores: &Scores, at: usize| {
        let score = &scores.statements[at];
        // Of a part of the people a don't know would be told from that of the whole.
        let unknown = if open { score.dont_know } else { 0 };
        in_words(facts, at, &score.counts, unknown)
    };
    let rows = apart.into_iter().take(most).map(|(_, at)| {
        [
            Cell::Text(facts.named(at)),
            counts(&own, at).into(),
            counts(&others, at).into(),
        ]
    });
    table(
        ["Statement", "They answered", "Everybody else"],
        rows.collect::<Vec<_>>(),
    )
}

/// How many levels the middle of a role is from that of all the others; `None` where one has none, or where not everybody was
/// asked: then the role would be smaller than it looks.
fn levels_apart(facts: &Facts<'_>, at: usize, own: &Scores, others: &Scores) -> Option<usize> {
    let asked = facts.score(at).not_asked == 0 && !facts.withheld[at];
    let middles = own.statements[at].middle.zip(others.statements[at].middle);
    middles.filter(|_| asked).map(|(own, others)| own.abs_diff(others))
}
