//! Which roles can be told apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::response::Response;

/// The roles of which answers may be shown, and those that are too small.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleGroups {
    /// Positions in [`crate::questionnaire::Roles::choices`] of those that may be shown.
    pub shown: Vec<usize>,
    /// Positions of those that somebody has and that may not be shown.
    pub too_small: Vec<usize>,
}

/// The roles that can be told apart, by the rule of [`told_apart`].
#[must_use]
pub fn role_groups(questionnaire: &Questionnaire, responses: &[Response]) -> RoleGroups {
    let choices: Vec<&str> = (questionnaire.roles.iter())
        .flat_map(|roles| roles.choices.iter().map(|role| role.id.as_str()))
        .collect();
    let of = |response: &Response| -> (BTreeSet<usize>, usize) {
        let own = (0..choices.len()).filter(|&role| response.roles.iter().any(|own| own == choices[role]));
        (own.collect(), 1)
    };
    let alike: Vec<(BTreeSet<usize>, usize)> = responses.iter().map(of).collect();
    let detail = match questionnaire.privacy.kind {
        PrivacyKind::Open => 1,
        _ => questionnaire.privacy.detail,
    };
    let shown = told_apart(&alike, detail);
    let present: BTreeSet<usize> = alike.iter().flat_map(|(roles, _)| roles).copied().collect();
    let too_small = present.into_iter().filter(|role| !shown.contains(role)).collect();
    RoleGroups { shown, too_small }
}

/// The roles that can be told apart among people given as those who have the same roles, and how many they are. A role is shown only
/// where it and everybody else both have `detail` people, and only together with others where all who are alike in which of the shown
/// roles they have, those in none among them, are as many. Then nobody's answers can be found by taking roles from each other or from
/// the whole. Where that needs one role more to be left out, it is the smallest, of equal ones the first.
///
/// ```
/// use ccg_diagnostic::privacy::told_apart;
/// // Six have the first role, five the second, five none.
/// let people = [([0].into(), 6), ([1].into(), 5), ([].into(), 5)];
/// assert_eq!(told_apart(&people, 5), [0, 1]);
/// // With four in none, those would be known from both: the smallest role goes.
/// let people = [([0].into(), 6), ([1].into(), 5), ([].into(), 4)];
/// assert_eq!(told_apart(&people, 5), [0]);
/// ```
#[must_use]
pub fn told_apart(alike: &[(BTreeSet<usize>, usize)], detail: usize) -> Vec<usize> {
    let all: usize = alike.iter().map(|(_, people)| people).sum();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for (roles, people) in alike {
        for role in roles {
            *sizes.entry(*role).or_default() += people;
        }
    }
    let enough = |(_, size): &(&usize, &usize)| **size >= detail && all - **size >= detail;
    let mut shown: Vec<usize> = sizes.iter().filter(enough).map(|(role, _)| *role).collect();
    while tells_too_much(alike, &shown, detail) {
        let smallest = shown.iter().enumerate().min_by_key(|(_, role)| sizes[*role]);
        let Some((place, _)) = smallest else { break };
        shown.remove(place);
    }
    shown
}

/// Whether there are fewer than `detail` people who are alike in which of the shown roles they have.
fn tells_too_much(alike: &[(BTreeSet<usize>, usize)], shown: &[usize], detail: usize) -> bool {
    let mut classes: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    for (roles, people) in alike {
        let has = shown.iter().map(|role| roles.contains(role));
        *classes.entry(has.collect()).or_default() += people;
    }
    !shown.is_empty() && classes.values().any(|number| *number < detail)
}
