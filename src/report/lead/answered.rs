//! How many answered of how many invited, by role.

use crate::privacy::Extent;
use crate::questionnaire::PrivacyKind;
use crate::words::{count, upper_first};

use super::super::facts::Facts;
use super::super::{Block, Cell, paragraph, table};
use super::roles::groups;

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let number = facts.responses.len();
    let invited = &facts.round.invited;
    let all = invited.get("all").copied();
    let all = all.or_else(|| (!invited.is_empty()).then(|| invited.values().sum()));
    let people = count(number, "person", "people");
    let mut blocks = vec![paragraph(match all {
        Some(all) => format!("{number} of {all} who were invited answered."),
        None => format!("{people} answered. How many were invited is not known."),
    })];
    blocks.extend(by_role(facts));
    blocks
}

fn by_role(facts: &Facts<'_>) -> Vec<Block> {
    let Some(roles) = &facts.questionnaire.roles else {
        return Vec::new();
    };
    if facts.is_single() || facts.extent != Extent::Detail {
        return Vec::new();
    }
    let groups = groups(facts);
    let invited = |id: &str| facts.round.invited.get(id).map_or_else(String::new, u32::to_string);
    let rows = roles.choices.iter().enumerate().map(|(at, role)| {
        let answered = facts
            .responses
            .iter()
            .filter(|one| one.roles.contains(&role.id))
            .count();
        let shown = if groups.shown.contains(&at) { "Yes" } else { "" };
        [
            Cell::Text(upper_first(&role.label)),
            invited(&role.id).into(),
            how_many(facts, answered).into(),
            shown.into(),
        ]
    });
    vec![table(
        ["Who", "Invited", "Answered", "Shown on its own"],
        rows.collect::<Vec<_>>(),
    )]
}

/// How many of a role answered; where there is a limit, not exactly under it.
fn how_many(facts: &Facts<'_>, answered: usize) -> String {
    let privacy = &facts.questionnaire.privacy;
    match answered {
        0 => "Nobody".to_owned(),
        few if privacy.kind != PrivacyKind::Open && few < privacy.detail => format!("Fewer than {}", privacy.detail),
        many => many.to_string(),
    }
}
