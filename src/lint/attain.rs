//! Levels that nobody can attain, whatever is answered.

use super::{Look, Warning, WarningName, warning};
use crate::number::{Number, whole};
use crate::questionnaire::{Gate, Node, Questionnaire, RollUp, Statement};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    scales(look, found);
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

/// A scale of which no level passes, where something depends on passing.
fn scales(look: &Look<'_>, found: &mut Vec<Warning>) {
    let questionnaire = look.questionnaire;
    let nodes = questionnaire.nodes();
    let shares = nodes.iter().any(|node| node.roll_up == RollUp::SharePassing);
    for (position, scale) in questionnaire.scales.iter().enumerate() {
        let mut on_it = questionnaire.statements.iter().filter(|one| one.scale == position);
        let matters = on_it.any(|one| one.gate.is_some() || shares);
        if matters && scale.passing.as_ref().is_some_and(Vec::is_empty) {
            let message = format!("no level of the scale `{}` passes", scale.id);
            let path = format!("scales[{position}].passing");
            let hint = "name the levels that pass, or leave `passing` out for those at the target or above";
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
    let members = |node: &Node| -> Vec<&Statement> {
        let own = questionnaire.statements[node.statements.clone()].iter();
        own.filter(|one| one.gate == Some(position)).collect()
    };
    let without: Vec<&str> = questionnaire
        .domains
        .iter()
        .filter(|node| members(node).is_empty())
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
    let hint = "let more of its levels pass, or lower the `share`";
    let short = questionnaire
        .domains
        .iter()
        .find(|node| falls_short(questionnaire, &members(node), gate))?;
    let message = format!(
        "too few statements of `{}` can pass for the level `{}`",
        short.id, gate.id
    );
    Some((message, hint))
}

/// Whether the gate's share is out of reach even when everything that can pass does. What may be not applicable may drop out.
fn falls_short(questionnaire: &Questionnaire, members: &[&Statement], gate: &Gate) -> bool {
    let weight = |one: &Statement| if gate.weighted { one.weight.clone() } else { whole(1) };
    let passes = |one: &Statement| {
        questionnaire
            .scale_of(one)
            .passing
            .as_ref()
            .is_none_or(|levels| !levels.is_empty())
    };
    let (mut can, mut all): (Number, Number) = (whole(0), whole(0));
    for member in members {
        if passes(member) {
            can += weight(member);
            all += weight(member);
        } else if !member.not_applicable {
            all += weight(member);
        }
    }
    all > whole(0) && can < all * gate.share.clone()
}
