//! The same people in both rounds: whether they can be found, and how many scored a domain higher, the same or lower.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::number::{Number, whole};
use crate::questionnaire::{Questionnaire, Statement};
use crate::reach::reached;
use crate::response::{Answer, Response};
use crate::score::turned;

use super::{ENOUGH, Pair, Wave};

/// Whether the same people can be found in both rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// A joint response is nobody's own.
    Joint,
    /// Codes were drawn anew, or the later round does not follow this one: everybody counts as a different person.
    DrawnAnew,
    /// Codes stayed the same: how many answered both times.
    SameCodes(usize),
}

/// One person of two rounds: positions of the responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) before: Option<usize>,
    pub(crate) after: Option<usize>,
}

/// Codes name the same people only where the later round says so of the round that was opened on that day.
pub(crate) fn linked(before: &Wave<'_>, after: &Wave<'_>) -> Linked {
    if before.is_joint() || after.is_joint() {
        return Linked::Joint;
    }
    let follows = after.round.follows.as_ref();
    let same = follows.is_some_and(|one| one.same_codes && one.opened == before.round.opened);
    if !same {
        return Linked::DrawnAnew;
    }
    let codes = |wave: &Wave<'_>| -> BTreeSet<String> {
        let codes = wave.responses.iter().map(|one| one.respondent.code().to_owned());
        codes.collect()
    };
    Linked::SameCodes(codes(before).intersection(&codes(after)).count())
}

impl Linked {
    /// Everybody who answered in one of the rounds or in both.
    pub(crate) fn people(&self, before: &[&Response], after: &[&Response]) -> Vec<Person> {
        let same = matches!(self, Self::SameCodes(_));
        let later_of = |one: &Response| {
            after
                .iter()
                .position(|later| same && later.respondent == one.respondent)
        };
        let earlier: Vec<Person> = (before.iter().enumerate())
            .map(|(at, one)| Person {
                before: Some(at),
                after: later_of(one),
            })
            .collect();
        let joined = (0..after.len()).filter(|at| earlier.iter().all(|one| one.after != Some(*at)));
        let joined: Vec<Person> = joined
            .map(|at| Person {
                before: None,
                after: Some(at),
            })
            .collect();
        [earlier, joined].concat()
    }
}

/// Of those who answered both times, how many scored a domain higher, the same or lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Members {
    /// Higher now.
    pub up: usize,
    /// The same.
    pub same: usize,
    /// Lower now.
    pub down: usize,
}

impl Members {
    /// How many rated something in the domain both times.
    #[must_use]
    pub fn all(&self) -> usize {
        self.up + self.same + self.down
    }
}

/// The counts over these statements; `None` unless people are linked and at least 5 of them, and as many as either round needs
/// to show statements, rated one of these both times: fewer could be recognised.
///
/// For each person d = the mean over the statements rated both times of (after − before), as a share of the statement's scale;
/// exact, so that what comes out even is the same and not nearly so.
pub(crate) fn of(pair: &Pair<'_>, statements: &[usize]) -> Option<Members> {
    if !matches!(pair.linked, Linked::SameCodes(_)) {
        return None;
    }
    let people = pair.linked.people(&pair.before.responses, &pair.after.responses);
    let mut members = Members {
        up: 0,
        same: 0,
        down: 0,
    };
    for change in people.iter().filter_map(|person| own_change(pair, *person, statements)) {
        match (change.is_zero(), change.is_positive()) {
            (true, _) => members.same += 1,
            (_, true) => members.up += 1,
            _ => members.down += 1,
        }
    }
    let detail = |wave: &Wave<'_>| match wave.questionnaire.privacy.kind {
        crate::questionnaire::PrivacyKind::Open => ENOUGH,
        _ => wave.questionnaire.privacy.detail,
    };
    let limit = ENOUGH.max(detail(&pair.before.wave)).max(detail(&pair.after.wave));
    (members.all() >= limit).then_some(members)
}

fn own_change(pair: &Pair<'_>, person: Person, statements: &[usize]) -> Option<Number> {
    let (before, after) = (
        pair.before.responses[person.before?],
        pair.after.responses[person.after?],
    );
    let later = pair.after.wave.questionnaire;
    let (asked_before, asked_after) = (
        reached(&pair.before.questionnaire, before),
        reached(&pair.after.questionnaire, after),
    );
    let both = statements.iter().filter(|at| asked_before[**at] && asked_after[**at]);
    let changes: Vec<Number> = both
        .filter_map(|&at| {
            let statement = &later.statements[at];
            let (was, is) = (place(later, statement, before)?, place(later, statement, after)?);
            Some(is - was)
        })
        .collect();
    let number = i64::try_from(changes.len()).ok().filter(|number| *number > 0)?;
    Some(changes.iter().sum::<Number>() / whole(number))
}

/// A rating as a share of its scale, turned round where the statement is reversed; `None` where it is no rating.
fn place(questionnaire: &Questionnaire, statement: &Statement, response: &Response) -> Option<Number> {
    let scale = questionnaire.scale_of(statement);
    match response.answer(&statement.id) {
        Some(Answer::Rating(level)) if *level < scale.levels.len() => {
            Some(turned(scale, statement, *level) / (scale.highest() - scale.lowest()))
        }
        _ => None,
    }
}
