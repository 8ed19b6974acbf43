//! What is there for nothing: lenses with hardly a statement, criteria and resources that nothing names.

use super::{Look, Warning, WarningName, warning};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    lenses(look, found);
    criteria(look, found);
    resources(look, found);
}

/// A lens has at least a third of the mean number of statements of the lenses that are used.
fn lenses(look: &Look<'_>, found: &mut Vec<Warning>) {
    let statements = &look.questionnaire.statements;
    let count = |lens: usize| statements.iter().filter(|one| one.lens == Some(lens)).count();
    let counts: Vec<usize> = (0..look.questionnaire.lenses.len()).map(count).collect();
    let (all, used) = (
        counts.iter().sum::<usize>(),
        counts.iter().filter(|count| **count > 0).count(),
    );
    for (position, lens) in look.questionnaire.lenses.iter().enumerate() {
        let own = counts[position];
        if own * 3 * used >= all && own > 0 {
            continue;
        }
        let message = match own {
            0 => format!("the lens `{}` has no statement", lens.id),
            1 => format!("the lens `{}` has 1 statement of {all}", lens.id),
            own => format!("the lens `{}` has {own} statements of {all}", lens.id),
        };
        let hint = "give it more statements, or leave it out: a view of so few says little";
        let path = format!("lenses[{position}]");
        found.push(warning(look, WarningName::UnbalancedLenses, &path, message, hint));
    }
}

fn criteria(look: &Look<'_>, found: &mut Vec<Warning>) {
    let statements = &look.questionnaire.statements;
    for (position, criterion) in look.questionnaire.criteria.iter().enumerate() {
        if !statements.iter().any(|one| one.criteria.contains(&position)) {
            let message = format!("no statement names the criterion `{}`", criterion.id);
            let hint = "name it in the `criteria` of a statement, or leave it out";
            let path = format!("criteria[{position}]");
            found.push(warning(look, WarningName::UnusedCriterion, &path, message, hint));
        }
    }
}

fn resources(look: &Look<'_>, found: &mut Vec<Warning>) {
    let statements = &look.questionnaire.statements;
    for (position, resource) in look.questionnaire.resources.iter().enumerate() {
        if resource.domains.is_empty() && !statements.iter().any(|one| one.resources.contains(&position)) {
            let message = format!(
                "no statement names the resource `{}`, and it names no domain",
                resource.id
            );
            let hint = "name it in the `resources` of a statement, or give it `domains`";
            let path = format!("resources[{position}]");
            found.push(warning(look, WarningName::UnusedResource, &path, message, hint));
        }
    }
}
