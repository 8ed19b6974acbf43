//! Targets that nobody can fall short of.

use super::{Look, Warning, WarningName, warning};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let statements = look.questionnaire.statements.iter().enumerate();
    let lowest: Vec<usize> = statements
        .filter(|(_, one)| one.target == 0)
        .map(|(at, _)| at)
        .collect();
    let Some((first, rest)) = lowest.split_first() else {
        return;
    };
    let more = if rest.is_empty() {
        String::new()
    } else {
        format!(" and {} more", rest.len())
    };
    let id = &look.questionnaire.statements[*first].id;
    let message = format!("nobody can fall short of the target of `{id}`{more}: it is the lowest level");
    let path = look.places.statement(*first, "target");
    let hint = "give it a higher `target`; as it is, it is never among the needs";
    found.push(warning(look, WarningName::NobodyShort, &path, message, hint));
}
