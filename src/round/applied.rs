//! A questionnaire as a round uses it: with the round's own targets and privacy.

use std::collections::BTreeSet;

use super::Round;
use crate::number::from_decimal;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::plan::{DETAIL, MINIMUM};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::yaml::{Index, in_order};

/// What individuals are promised in a round: the questionnaire's own privacy, or the round's where the questionnaire leaves the choice.
/// Anonymous and private questionnaires leave none. What is open withholds nothing.
#[must_use]
pub fn privacy_of(questionnaire: &Questionnaire, round: &Round) -> Privacy {
    let own = &questionnaire.privacy;
    match (own.kind, round.privacy) {
        (PrivacyKind::Anonymous | PrivacyKind::Private, _) | (_, None) => own.clone(),
        (_, Some(PrivacyKind::Open)) => Privacy {
            kind: PrivacyKind::Open,
            minimum: 1,
            detail: 1,
            note: own.note.clone(),
        },
        (PrivacyKind::Open, Some(_)) => Privacy {
            kind: PrivacyKind::Protected,
            minimum: MINIMUM,
            detail: DETAIL,
            note: own.note.clone(),
        },
        (PrivacyKind::Protected, Some(_)) => own.clone(),
    }
}

/// The questionnaire with the round's own targets and privacy, once all that the round says of it is right. `index` gives the places in `round.yaml`: [`crate::yaml::places`] of its text.
///
/// # Errors
///
/// Every target that names no statement or domain, or no level of its scale, and every role invited that there is not.
pub fn with_targets(
    questionnaire: &Questionnaire,
    round: &Round,
    index: &Index,
) -> Result<Questionnaire, Vec<Problem>> {
    let mut made = questionnaire.clone();
    made.privacy = privacy_of(questionnaire, round);
    let mut problems: Vec<Problem> = (round.targets.keys())
        .filter_map(|name| unknown_target(questionnaire, name, index))
        .collect();
    let invited = round.invited.keys();
    problems.extend(invited.filter_map(|name| unknown_role(questionnaire, name, index)));
    problems.extend(broken_promise(questionnaire, round, index));
    let mut outside = BTreeSet::new();
    for statement in &mut made.statements {
        let domain = &made.domains[statement.domain].id;
        let named = [statement.id.as_str(), domain, "default"];
        let Some((name, target)) = named.iter().find_map(|name| Some((*name, *round.targets.get(*name)?))) else {
            continue;
        };
        let levels = &made.scales[statement.scale].levels;
        let wanted = from_decimal(target);
        match levels.iter().position(|level| Some(&level.value) == wanted.as_ref()) {
            Some(level) => statement.target = level,
            // A target of a domain is wrong once, however many statements it has.
            None if !outside.insert(name.to_owned()) => {}
            None => {
                let keys: Vec<&str> = levels.iter().map(|level| level.key.as_str()).collect();
                let message = format!("target `{target}` is not a level of `{}`", statement.id);
                let place = index.value(&format!("targets.{name}"));
                problems.push(
                    Problem::new(ProblemCode::TargetOutsideScale, place, message)
                        .with_hint(format!("its levels are {}", keys.join(", "))),
                );
            }
        }
    }
    if problems.is_empty() {
        Ok(made)
    } else {
        Err(in_order(problems))
    }
}

fn unknown_target(questionnaire: &Questionnaire, name: &str, index: &Index) -> Option<Problem> {
    let domains = questionnaire.domains.iter().map(|domain| domain.id.as_str());
    let statements = questionnaire.statements.iter().map(|statement| statement.id.as_str());
    let names: Vec<&str> = ["default"].into_iter().chain(domains).chain(statements).collect();
    if names.contains(&name) {
        return None;
    }
    let message = format!("there is no statement or domain `{name}` to set a target for");
    let place = index.key(&format!("targets.{name}"));
    let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
    problem.hint = hint(name, names);
    Some(problem)
}

/// A round cannot promise less than its questionnaire does.
fn broken_promise(questionnaire: &Questionnaire, round: &Round, index: &Index) -> Option<Problem> {
    let kind = questionnaire.privacy.kind;
    let alone = matches!(kind, PrivacyKind::Anonymous | PrivacyKind::Private);
    (alone && round.privacy.is_some()).then(|| {
        let message = format!("the questionnaire is {}, and a round of it cannot choose", kind.word());
        Problem::new(ProblemCode::NoEffect, index.key("privacy"), message).with_hint("leave `privacy` out")
    })
}

fn unknown_role(questionnaire: &Questionnaire, name: &str, index: &Index) -> Option<Problem> {
    let roles = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let names: Vec<&str> = ["all"].into_iter().chain(roles.map(|role| role.id.as_str())).collect();
    if names.contains(&name) {
        return None;
    }
    let message = format!("there is no role `{}` to invite", brief(name));
    let mut problem = Problem::new(
        ProblemCode::UnknownReference,
        index.key(&format!("invited.{name}")),
        message,
    );
    problem.hint = hint(name, names);
    Some(problem)
}
