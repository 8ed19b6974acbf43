//! Levels that nobody can attain, whatever is answered.

use super::{Look, Warning, WarningName, warning};
use crate::questionnaire::{Gate, Node, Questionnaire};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let Some(gates) = &look.questionnaire.gates else {
        return;
    };
    for (position, gate) in gates.levels.iter().enumerate() {
        if let Some((message, hint)) = unattainable(look.questionnaire, position, gate, gates.empty_passes) {
            let path = format!("gates.levels[{position}]");
            found.push(warning(look, WarningName::UnattainableLevel, &path, message, hint));
        }
    }
}

fn unattainable(
    questionnaire: &Questionnaire,
    position: usize,
    gate: &Gate,
    empty_passes: bool,
) -> Option<(String, &'static str)> {
    let has_none = |node: &&Node| {
        let mut own = questionnaire.statements[node.statements.clone()].iter();
        !own.any(|one| one.gate == Some(position))
    };
    let without: Vec<&str> = questionnaire
        .domains
        .iter()
        .filter(has_none)
        .map(|node| node.id.as_str())
        .collect();
    if without.len() == questionnaire.domains.len() {
        let then = if empty_passes {
            "everything attains it"
        } else {
            "nothing can attain it"
        };
        let message = format!("no statement belongs to the level `{}`, so {then}", gate.id);
        return Some((message, "name it as the `gate` of statements, or leave the level out"));
    }
    if !empty_passes && !without.is_empty() {
        let message = format!(
            "no statement of `{}` belongs to the level `{}`, and `empty: fails`",
            without.join("`, `"),
            gate.id
        );
        return Some((
            message,
            "give each domain a statement with this `gate`, or write `empty: passes`",
        ));
    }
    None
}
