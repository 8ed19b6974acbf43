//! Which roles those of an organisation have, and which of them are shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::privacy::told_apart;
use crate::questionnaire::Questionnaire;
use crate::tally::{Group, Tally};

/// The people who have a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The groups that have it, by position in the list that was given.
    pub(super) groups: Vec<usize>,
    /// Whether it may be shown.
    pub(super) shown: bool,
}

/// The roles of these groups, in order of name. With limits (`detail`) one is shown only where it can be told apart
/// ([`told_apart`]): of equal sizes the one goes first that the questionnaire names first.
pub(super) fn roles<'a>(
    questionnaire: &'a Questionnaire,
    groups: &[&'a Group],
    detail: Option<usize>,
) -> Vec<Role<'a>> {
    let mut named: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        for name in of_cell(questionnaire, &group.role) {
            named.entry(name).or_default().push(at);
        }
    }
    let shown = detail.map(|detail| shown(questionnaire, groups, &named, detail));
    let roles = named.into_iter().map(|(name, groups)| Role {
        name,
        groups,
        shown: shown.as_ref().is_none_or(|shown| shown.contains(name)),
    });
    roles.collect()
}

/// The roles in tables that a questionnaire which lists roles does not have, in order of name.
#[must_use]
pub fn unknown_roles<'a>(questionnaire: &'a Questionnaire, tally: &'a Tally) -> BTreeSet<&'a str> {
    let choices = questionnaire.roles.as_ref().map_or(&[][..], |roles| &roles.choices);
    let cells = tally.groups.iter().filter(|_| !choices.is_empty());
    let names = cells.flat_map(|group| of_cell(questionnaire, &group.role));
    names
        .filter(|name| choices.iter().all(|choice| choice.id != *name))
        .collect()
}

/// The roles of a cell, such as `gp; chair`, each once: by their ids where the questionnaire has them, as they decide what a person is
/// asked; else as they are written.
fn of_cell<'a>(questionnaire: &'a Questionnaire, cell: &'a str) -> BTreeSet<&'a str> {
    let choices = questionnaire.roles.as_ref().map_or(&[][..], |roles| &roles.choices);
    let id = |name: &'a str| {
        let same = |known: &str| known.trim().to_lowercase() == name.to_lowercase();
        let known = choices.iter().find(|role| same(&role.id) || same(&role.label));
        known.map_or(name, |role| role.id.as_str())
    };
    let names = cell.split(';').map(str::trim);
    names.filter(|name| !name.is_empty()).map(id).collect()
}

fn shown<'a>(
    questionnaire: &Questionnaire,
    groups: &[&Group],
    named: &BTreeMap<&'a str, Vec<usize>>,
    detail: usize,
) -> BTreeSet<&'a str> {
    let choices = questionnaire.roles.as_ref().map_or(&[][..], |roles| &roles.choices);
    let place = |name: &str| {
        choices
            .iter()
            .position(|choice| choice.id == name)
            .unwrap_or(usize::MAX)
    };
    let mut names: Vec<&'a str> = named.keys().copied().collect();
    names.sort_by_key(|name| (place(name), *name));
    let has = |at: usize| -> BTreeSet<usize> {
        let own = (0..names.len()).filter(|&role| named[names[role]].contains(&at));
        own.collect()
    };
    let alike = groups.iter().enumerate();
    let alike: Vec<(BTreeSet<usize>, usize)> = alike.map(|(at, group)| (has(at), group.responses as usize)).collect();
    told_apart(&alike, detail).into_iter().map(|role| names[role]).collect()
}
