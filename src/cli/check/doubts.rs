//! Checking a questionnaire: its problems, and where there are none its warnings.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::{Checked, Sound, shown};
use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::lint::{Warning, WarningName, allowed, nearest_name, warnings};
use crate::problem::Source;
use crate::problem::excerpt::{Finding, clean, render_all};
use crate::questionnaire::{Questionnaire, validate};
use crate::words::count;
use crate::yaml;

/// The warnings with these names.
pub(super) fn named(names: &[String]) -> Result<BTreeSet<WarningName>> {
    let mut unknown = Vec::new();
    let mut found = BTreeSet::new();
    for name in names {
        match WarningName::find(name) {
            Some(one) => {
                found.insert(one);
            }
            None => {
                let hint = nearest_name(name).map(|hint| format!("; {hint}")).unwrap_or_default();
                unknown.push(format!("there is no warning `{}`{hint}", clean(name)));
            }
        }
    }
    if unknown.is_empty() {
        return Ok(found);
    }
    bail!(Failure::Usage(unknown.join("\n")))
}

/// What the questionnaire holds, its warnings shown; or its problems.
pub(super) fn check(source: &Source, allow: &BTreeSet<WarningName>, around: &Surroundings) -> Checked {
    let questionnaire = validate::from_yaml(&source.text)?;
    let mut allow = allow.clone();
    allow.extend(allowed(&questionnaire, &yaml::places(&source.text))?);
    let found = warnings(&source.text, &questionnaire, &allow);
    if !found.is_empty() {
        shown(&text(source, &found, around.message_colour), around);
    }
    Ok(Sound {
        holds: holds(&questionnaire),
        warnings: found.len(),
    })
}

fn text(source: &Source, warnings: &[Warning], colour: bool) -> String {
    let hints: Vec<String> = warnings
        .iter()
        .map(|one| format!("{}; `allow: [{}]` leaves this out", one.hint, one.name))
        .collect();
    let findings: Vec<Finding<'_>> = warnings
        .iter()
        .zip(&hints)
        .map(|(one, hint)| Finding {
            warning: true,
            name: one.name.name(),
            place: &one.place,
            message: &one.message,
            hint: Some(hint),
        })
        .collect();
    let excerpts = render_all(source, &findings, colour);
    let number = count(warnings.len(), "warning", "warnings");
    format!("{}\n\n{number} in {}", excerpts.trim_end(), source.name)
}

fn holds(questionnaire: &Questionnaire) -> String {
    let levels: Vec<String> = questionnaire
        .scales
        .iter()
        .map(|scale| format!("{} levels", scale.levels.len()))
        .collect();
    [
        count(questionnaire.domains.len(), "domain", "domains"),
        count(questionnaire.statements.len(), "statement", "statements"),
        levels.join(" and "),
        count(questionnaire.lenses.len(), "lens", "lenses"),
        count(questionnaire.criteria.len(), "criterion", "criteria"),
        count(questionnaire.resources.len(), "resource", "resources"),
    ]
    .join(", ")
}
