//! Domains and lenses: a table of numbers, and a sentence for each.

use crate::change::{Direction, ENOUGH, Label, Linked, Members, NoChange, SetChange};
use crate::likely::ALL_ALIKE;
use crate::number::{Number, percentage, rounded, whole};
use crate::questionnaire::RollUp;
use crate::report::Block;
use crate::words::{count, list, upper_first};

use super::{View, paragraph, table};

pub(super) fn domains(view: &View<'_>) -> Vec<Block> {
    let labels = &view.after.questionnaire.labels;
    let all = &view.change.domains;
    let with: Vec<&SetChange> = all.iter().filter(|set| has_result(view, set)).collect();
    let mut blocks: Vec<Block> = who(view).map(paragraph).into_iter().collect();
    if with.iter().all(|set| set.change.is_none()) {
        blocks.extend(none_at_all(view, all));
    } else {
        blocks.push(numbers(view, &upper_first(&labels.domain), &with));
    }
    if with.iter().any(|set| set.why_not != Some(NoChange::TooFewPeople)) {
        let items = with.iter().map(|set| sentence(view, set, &labels.domain));
        blocks.push(Block::List("In words".to_owned(), items.collect()));
    }
    blocks
}

/// Lenses, where there is something to show of them and the questionnaire's own report shows them.
pub(super) fn lenses(view: &View<'_>) -> Vec<Block> {
    let left_out = &view.after.questionnaire.report.leave_out;
    if left_out.iter().any(|name| name == "lenses") {
        return Vec::new();
    }
    let with: Vec<&SetChange> = view.change.lenses.iter().filter(|set| set.change.is_some()).collect();
    if with.is_empty() {
        return Vec::new();
    }
    let items = with.iter().map(|set| sentence(view, set, "lens"));
    vec![
        numbers(view, "Lens", &with),
        Block::List("In words".to_owned(), items.collect()),
    ]
}

/// Whether a domain is more than a heading over its statements.
fn has_result(view: &View<'_>, set: &SetChange) -> bool {
    let mut domains = view.after.questionnaire.domains.iter();
    domains.any(|domain| domain.id == set.id && domain.roll_up != RollUp::None)
}

/// Who answered the rounds, where that may be part of a difference.
fn who(view: &View<'_>) -> Option<&'static str> {
    let (before, after) = (view.before.is_joint(), view.after.is_joint());
    Some(match &view.change.linked {
        Linked::Joint if before != after => {
            "One round was answered by the team together and the other one by one; part of any difference may be that."
        }
        Linked::Joint => {
            "The team answered together both times. Nothing is said about chance: there is one answer to each statement."
        }
        Linked::DrawnAnew => {
            "Codes were drawn anew, so nobody is followed from one round to the next. Where different people answered, part of any difference may be that."
        }
        Linked::SameCodes(0) => "Different people answered; part of any difference may be that.",
        Linked::SameCodes(_) => return None,
    })
}

fn none_at_all(view: &View<'_>, sets: &[SetChange]) -> Option<Block> {
    let few = sets.iter().any(|set| set.why_not == Some(NoChange::TooFewPeople));
    let what = &view.after.questionnaire.labels.domain;
    few.then(|| {
        paragraph(format!(
            "Too few people answered one of the rounds to show a change of any {what}."
        ))
    })
}

fn numbers(view: &View<'_>, what: &str, sets: &[&SetChange]) -> Block {
    let rows: Vec<[String; 6]> = sets.iter().map(|set| row(view, set)).collect();
    if rows.iter().any(|row| !row[4].is_empty()) {
        return table([what, "Before", "After", "Change", "Likely range", "At target"], rows);
    }
    let without = rows
        .into_iter()
        .map(|[name, before, after, change, _, target]| [name, before, after, change, target]);
    table([what, "Before", "After", "Change", "At target"], without)
}

/// A domain by id and title, a lens by its title.
fn name(view: &View<'_>, set: &SetChange) -> String {
    let mut domains = view.after.questionnaire.domains.iter();
    if domains.any(|domain| domain.id == set.id) {
        format!("{} {}", set.id, set.title)
    } else {
        set.title.clone()
    }
}

fn row(view: &View<'_>, set: &SetChange) -> [String; 6] {
    let name = name(view, set);
    let Some(change) = &set.change else {
        return [
            name,
            String::new(),
            String::new(),
            "Not given".to_owned(),
            String::new(),
            String::new(),
        ];
    };
    let moved = match set.direction() {
        Some(Direction::Mixed) => format!("{}, but see below", view.moved(change, &set.after)),
        _ => view.moved(change, &set.after),
    };
    [
        name,
        view.result(&set.before),
        view.result(&set.after),
        upper_first(&moved),
        set.interval
            .as_ref()
            .map_or_else(String::new, |range| likely(view, set, range)),
        at_target(set),
    ]
}

/// `-0.1 to +0.5`.
fn likely(view: &View<'_>, set: &SetChange, (low, high): &(Number, Number)) -> String {
    let places = set.after.decimals(view.places());
    let signed = |value: &Number| {
        let text = rounded(value, places);
        let zero = text.bytes().all(|digit| matches!(digit, b'0' | b'.'));
        if zero || text.starts_with('-') {
            text
        } else {
            format!("+{text}")
        }
    };
    format!("{} to {}", signed(low), signed(high))
}

/// `42% to 58%` of the ratings; empty where counts are not shown.
fn at_target(set: &SetChange) -> String {
    let shares = set.before.at_target_share().zip(set.after.at_target_share());
    shares.map_or_else(String::new, |(before, after)| {
        let percent = |share: Number| percentage(&(share * whole(100)), 0);
        format!("{}% to {}%", percent(before), percent(after))
    })
}

fn sentence(view: &View<'_>, set: &SetChange, what: &str) -> String {
    let name = name(view, set);
    let Some(change) = &set.change else {
        return format!("{name}: {}", no_change(set, what));
    };
    let moved = view.moved(change, &set.after);
    let members = set
        .members
        .as_ref()
        .map(|members| format!(" {}", counts(members, what)));
    format!("{name}: {}{}", said(view, set, &moved), members.unwrap_or_default())
}

fn no_change(set: &SetChange, what: &str) -> String {
    match set.why_not {
        Some(NoChange::TooFewPeople) => "too few people answered one of the rounds to show a change.".to_owned(),
        Some(NoChange::TooFewStatements) => format!(
            "too few statements can be compared to give a change of the {what} ({} of {}).",
            set.compared,
            count(set.applicable, "statement", "statements")
        ),
        _ => "there is no result in one of the rounds.".to_owned(),
    }
}

/// What can be said of a change, never more than the numbers bear.
fn said(view: &View<'_>, set: &SetChange, moved: &str) -> String {
    if set.identical {
        let what = if view.is_joint() { "level" } else { "score" };
        return format!("no {what} changed.");
    }
    if set.direction() == Some(Direction::Mixed) {
        let (result, share) = if moved.starts_with("up") {
            ("higher", "fewer")
        } else {
            ("lower", "more")
        };
        return format!(
            "the result is {result} ({moved}), but {share} ratings reach the target. We call it neither higher nor lower."
        );
    }
    if set.unmoved {
        return format!("{moved}. {ALL_ALIKE}");
    }
    match set.label {
        Some(Label::Clear) => format!("{moved}; more than chance would explain."),
        Some(Label::Possible) => format!("{moved}; may be real, may be chance."),
        Some(Label::NoClear) => {
            format!("{moved}; we cannot tell with this few people. This does not mean nothing has improved.")
        }
        None if view.before.is_joint() || view.after.is_joint() => format!("{moved}."),
        None => format!("{moved}. With fewer than {ENOUGH} people in a round, nothing is said about chance."),
    }
}

/// `Of the 7 who answered both times, 5 rated this domain higher, 1 the same and 1 lower.`
fn counts(members: &Members, what: &str) -> String {
    let all = members.all();
    let each = [
        (members.up, "higher"),
        (members.same, "the same"),
        (members.down, "lower"),
    ];
    let each: Vec<(usize, &str)> = each.into_iter().filter(|(number, _)| *number > 0).collect();
    if let [(_, way)] = each[..] {
        return format!("All {all} who answered both times rated this {what} {way}.");
    }
    let said = each.iter().enumerate().map(|(at, (number, way))| match at {
        0 => format!("{number} rated this {what} {way}"),
        _ => format!("{number} {way}"),
    });
    format!(
        "Of the {all} who answered both times, {}.",
        list(&said.collect::<Vec<_>>())
    )
}
