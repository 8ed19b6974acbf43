//! What several groups have in common, from the copies that they chose to share: in how many of them there is something to act
//! on, to talk about or to find out. Groups are counted, never named and never ranked; below five groups nothing is said, nor
//! where one group is more than half of all who answered. After statistics.md, section 7.

pub mod page;

use std::collections::BTreeSet;

use crate::needs::Route;
use crate::round::How;
use crate::shared_copy::{CopyStatement, SharedCopy};

/// Groups there have to be.
pub const GROUPS: usize = 5;

/// What several groups have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// Title of the questionnaire.
    pub title: String,
    /// How many groups.
    pub groups: usize,
    /// Copies that were of a group which was counted already.
    pub repeated: usize,
    /// The domains, in questionnaire order: those of which enough groups shared a result.
    pub domains: Vec<CommonDomain>,
    /// The statements: those on which most groups act first, then in questionnaire order.
    pub statements: Vec<CommonStatement>,
    /// Statements that read differently in the versions that groups used: id and a few words.
    pub other_wording: Vec<(String, String)>,
    /// How many statements too few groups shared.
    pub too_few: usize,
}

/// A domain over several groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonDomain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many groups shared whether it reaches its target: five at least.
    pub groups: usize,
    /// In how many of them it is below.
    pub below: usize,
}

/// A statement over several groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonStatement {
    /// Its id.
    pub id: String,
    /// A few words for it.
    pub short: String,
    /// How many groups shared it: five at least.
    pub groups: usize,
    /// In how many there is something to act on.
    pub act: usize,
    /// In how many to talk about.
    pub talk: usize,
    /// In how many to find out.
    pub find_out: usize,
}

/// Why nothing is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// Too few groups: how many there are.
    TooFew(usize),
    /// One group is more than half of all who answered.
    OneIsMost,
    /// The copies are of different questionnaires: the ids.
    Different(Vec<String>),
}

/// The common picture. The order of the copies does not matter.
///
/// # Errors
///
/// [`Withheld`], with the reason.
pub fn common(copies: &[SharedCopy]) -> Result<Common, Withheld> {
    let ids: BTreeSet<&String> = copies.iter().map(|copy| &copy.questionnaire[0]).collect();
    if ids.len() > 1 {
        return Err(Withheld::Different(ids.into_iter().cloned().collect()));
    }
    let groups = distinct(copies);
    if groups.len() < GROUPS {
        return Err(Withheld::TooFew(groups.len()));
    }
    if one_is_most(&groups) {
        return Err(Withheld::OneIsMost);
    }
    let newest = groups.iter().max_by_key(|copy| (&copy.month, &copy.questionnaire[1]));
    let (statements, other_wording, too_few) = statements(&groups);
    Ok(Common {
        title: newest.map_or_else(String::new, |copy| copy.title.clone()),
        groups: groups.len(),
        repeated: copies.len() - groups.len(),
        domains: domains(&groups),
        statements,
        other_wording,
        too_few,
    })
}

/// One copy of each group, in an order that does not depend on how they were given: the newest, and of one month the fullest.
fn distinct(copies: &[SharedCopy]) -> Vec<&SharedCopy> {
    let mut all: Vec<&SharedCopy> = copies.iter().collect();
    all.sort_by_cached_key(|copy| {
        let text = crate::shared_copy::write::to_yaml(copy);
        (
            std::cmp::Reverse(copy.month.clone()),
            std::cmp::Reverse(copy.statements.len() + copy.domains.len()),
            text,
        )
    });
    let mut groups: Vec<&SharedCopy> = Vec::new();
    for copy in all {
        if !groups.iter().any(|known| is_one_group(known, copy)) {
            groups.push(copy);
        }
    }
    groups
}

/// Whether two copies are of one group: they say so by name, or they hold the same results of the same time. A copy with less in
/// it is still a copy of the same round where all that both hold, a statement at least, is the same.
fn is_one_group(one: &SharedCopy, other: &SharedCopy) -> bool {
    let named = |copy: &SharedCopy| copy.organisation.as_ref().map(|name| name.trim().to_lowercase());
    match (named(one), named(other)) {
        (Some(one), Some(other)) if one == other => return true,
        (Some(_), Some(_)) => return false,
        _ => {}
    }
    let head = |copy: &SharedCopy| (copy.month.clone(), copy.how, copy.responses, copy.questionnaire.clone());
    let both: Vec<(&CopyStatement, &CopyStatement)> = (one.statements.iter())
        .filter_map(|own| Some((own, other.statements.iter().find(|that| that.id == own.id)?)))
        .collect();
    let bare = one.statements.is_empty() && other.statements.is_empty();
    let alike = if bare {
        one.domains == other.domains
    } else {
        !both.is_empty() && both.iter().all(|(own, that)| own == that)
    };
    head(one) == head(other) && alike
}

/// Whether one group is more than half of all who answered, as far as the copies tell how many these are: it is taken at its
/// most and the others at their least. A joint response counts as one.
fn one_is_most(groups: &[&SharedCopy]) -> bool {
    let least: u64 = groups.iter().map(|copy| u64::from(people(copy).0)).sum();
    groups.iter().any(|copy| {
        let (own_least, own_most) = people(copy);
        let others = least - u64::from(own_least);
        u64::from(own_most) > others
    })
}

fn people(copy: &SharedCopy) -> (u32, u32) {
    match copy.how {
        How::Joint => (1, 1),
        How::Individual => copy.responses,
    }
}

fn domains(groups: &[&SharedCopy]) -> Vec<CommonDomain> {
    let mut found: Vec<CommonDomain> = Vec::new();
    for domain in in_order(groups, |copy| {
        copy.domains.iter().map(|domain| domain.id.as_str()).collect()
    }) {
        let mut shared: Vec<&SharedCopy> = Vec::new();
        let (mut title, mut below) = (String::new(), 0);
        for copy in groups {
            let own = copy.domains.iter().find(|one| one.id == domain);
            let Some((own, reaches)) = own.and_then(|own| Some((own, own.reaches_target?))) else {
                continue;
            };
            shared.push(copy);
            title.clone_from(&own.title);
            below += usize::from(!reaches);
        }
        if may_be_shown(&shared) {
            found.push(CommonDomain {
                id: domain.to_owned(),
                title,
                groups: shared.len(),
                below,
            });
        }
    }
    found
}

/// What is said of a statement or a domain obeys the same limits as the whole.
fn may_be_shown(shared: &[&SharedCopy]) -> bool {
    shared.len() >= GROUPS && !one_is_most(shared)
}

type Sorted = (Vec<CommonStatement>, Vec<(String, String)>, usize);

fn statements(groups: &[&SharedCopy]) -> Sorted {
    let (mut found, mut other_wording, mut too_few) = (Vec::new(), Vec::new(), 0);
    for id in in_order(groups, |copy| {
        copy.statements.iter().map(|one| one.id.as_str()).collect()
    }) {
        let own =
            |copy: &&SharedCopy| -> Option<CopyStatement> { copy.statements.iter().find(|one| one.id == id).cloned() };
        let shared: Vec<&SharedCopy> = groups.iter().copied().filter(|copy| own(copy).is_some()).collect();
        let each: Vec<CopyStatement> = shared.iter().filter_map(own).collect();
        let Some(first) = each.first() else { continue };
        if each.iter().any(|one| one.wording != first.wording) {
            other_wording.push((id.to_owned(), first.short.clone()));
        } else if may_be_shown(&shared) {
            let on = |route: Route| each.iter().filter(|one| one.route == route.label()).count();
            found.push(CommonStatement {
                id: id.to_owned(),
                short: first.short.clone(),
                groups: each.len(),
                act: on(Route::Act),
                talk: on(Route::Talk),
                find_out: on(Route::FindOut),
            });
        } else {
            too_few += 1;
        }
    }
    // A stable sort: equal ones stay in the order of the questionnaire.
    found.sort_by_key(|one| std::cmp::Reverse(one.act));
    (found, other_wording, too_few)
}

/// Every id in the order of the questionnaire: that of the first copy, with what only others have after what stands before it there.
fn in_order<'a>(groups: &[&'a SharedCopy], ids: impl Fn(&'a SharedCopy) -> Vec<&'a str>) -> Vec<&'a str> {
    let mut order: Vec<&str> = Vec::new();
    for copy in groups {
        let mut place = 0;
        for id in ids(copy) {
            match order.iter().position(|known| *known == id) {
                Some(at) => place = at + 1,
                None => {
                    order.insert(place, id);
                    place += 1;
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests;
