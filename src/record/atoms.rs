//! Whether a set of people may be shown after others were.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fate, Issued, Record, Refusal, Showing};
use crate::questionnaire::Privacy;

/// What may be done with a set of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The same people with the same answers were shown before: there is nothing new to record.
    Known,
    /// It may be shown, and has to be recorded.
    New,
    /// It would tell what few people answered.
    Refused(Refusal),
}

/// Whether the answers of a set of people may be shown, after what is recorded.
///
/// A person whose answers have changed counts as two: the old answers and the new. All who are *alike*, that is, in exactly the same of
/// the sets that stand and of the new one, have to be `minimum` or more. Whatever is shown of a set is the same whichever of them gave which
/// answers. So whoever has all reports, and adds and subtracts them in any way, learns of nobody what does not hold of `minimum` people
/// together; no group that can be formed by adding and subtracting sets is smaller, however many there are. The rule is stricter
/// than comparing two reports: 1 person who comes and 2 who go are not enough.
///
/// What is shown of a part of the people, such as those of a role, has to keep to it as well.
#[must_use]
pub fn may_issue(record: &Record, showing: &Showing, privacy: &Privacy) -> Verdict {
    if record.standing().any(|issued| issued.responses == showing.people) {
        return Verdict::Known;
    }
    let mut sets: Vec<&BTreeMap<String, String>> = record.standing().map(|issued| &issued.responses).collect();
    if sets.is_empty() {
        return Verdict::New;
    }
    sets.push(&showing.people);
    match too_few(&sets, &showing.parts, privacy.minimum) {
        Some(few) => Verdict::Refused(refusal(record, showing, privacy, few)),
        None => Verdict::New,
    }
}

/// People who would be told apart.
struct Few {
    codes: BTreeSet<String>,
    /// Which of the sets they are in.
    within: Vec<bool>,
}

/// The smallest group of people who are alike in which sets they are in, where it is smaller than `minimum`.
fn too_few(sets: &[&BTreeMap<String, String>], parts: &[BTreeSet<String>], minimum: usize) -> Option<Few> {
    let now = sets.len() - 1;
    let mut found: Vec<Few> = Vec::new();
    for (within, codes) in alike(sets) {
        let of_parts = parts.iter().filter(|_| within[now]);
        let of_parts = of_parts.map(|part| codes.intersection(part).cloned().collect::<BTreeSet<_>>());
        let small = std::iter::once(codes.clone()).chain(of_parts);
        found.extend(
            small
                .filter(|codes| (1..minimum).contains(&codes.len()))
                .map(|codes| Few {
                    codes,
                    within: within.clone(),
                }),
        );
    }
    // Those who are new come first: they are why it is asked for.
    found.sort_by_key(|few| (few.codes.len(), few.within.iter().filter(|is| **is).count()));
    found.sort_by_key(|few| few.within[..now].contains(&true));
    found.into_iter().next()
}

/// The codes of those who are in exactly the same sets with the same answers.
fn alike(sets: &[&BTreeMap<String, String>]) -> BTreeMap<Vec<bool>, BTreeSet<String>> {
    let all: BTreeSet<(&String, &String)> = sets.iter().flat_map(|set| set.iter()).collect();
    let mut groups: BTreeMap<Vec<bool>, BTreeSet<String>> = BTreeMap::new();
    for (code, digest) in all {
        let within = sets.iter().map(|set| set.get(code) == Some(digest)).collect();
        groups.entry(within).or_default().insert(code.clone());
    }
    groups
}

fn fate(standing: &[&Issued], showing: &Showing, few: &Few, is_new: bool) -> Fate {
    let (now, there) = (few.within.len() - 1, |code: &String| showing.people.contains_key(code));
    let was_there = |code: &String| standing.iter().any(|issued| issued.responses.contains_key(code));
    match (is_new, few.within[now]) {
        (true, _) if few.codes.iter().any(was_there) => Fate::Changed,
        (true, _) => Fate::New,
        (false, true) => Fate::Stayed,
        (false, false) if few.codes.iter().any(there) => Fate::Changed,
        (false, false) => Fate::Gone,
    }
}

fn refusal(record: &Record, showing: &Showing, privacy: &Privacy, few: Few) -> Refusal {
    let now = few.within.len() - 1;
    let is_new = !few.within[..now].contains(&true);
    let standing: Vec<&Issued> = record.standing().collect();
    // The latest from which the new one differs by them; else the latest.
    let differs = (0..now).rev().find(|&at| few.within[at] != few.within[now]);
    let before = standing[differs.unwrap_or(now - 1)];
    Refusal {
        on: before.on.clone(),
        before: before.responses.len(),
        now: showing.people.len(),
        to_come: None,
        fate: fate(&standing, showing, &few, is_new),
        codes: few.codes,
        minimum: privacy.minimum,
    }
}
