//! The group's plan: its actions with owner, day and status, and what became of the plan before.

use jiff::civil::Date;

use crate::plan::{Action, Plan, Status};
use crate::privacy::Extent;
use crate::words::{count, date, list, plural, sentence};

use super::facts::Facts;
use super::{Block, Cell, labelled, paragraph, table};

/// The action plan; nothing where the round has none.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let Some(plan) = facts.also.plan else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    // Where the needs have no section of their own, their numbers would name nothing.
    if facts.extent != Extent::Detail && !plan.needs.is_empty() {
        let needs = plan.needs.iter().map(|need| sentence(&need.title)).collect();
        blocks.extend([
            paragraph("We chose these needs. The order is ours."),
            Block::Steps(needs),
        ]);
    }
    if plan.actions.is_empty() {
        blocks.push(paragraph("No action has been agreed yet."));
    } else {
        blocks.push(actions(facts, plan));
    }
    let moved: Vec<String> = (plan.actions.iter().zip(1..))
        .filter_map(|(action, number)| moved(action, number))
        .collect();
    blocks.extend((!moved.is_empty()).then(|| Block::List("Days that were changed".into(), moved)));
    blocks.extend(next_look(plan));
    blocks
}

fn actions(facts: &Facts<'_>, plan: &Plan) -> Block {
    let rows = plan.actions.iter().zip(1..).map(|(action, number): (&Action, usize)| {
        let need = plan.needs.iter().position(|need| need.id == action.need);
        [
            Cell::Text(number.to_string()),
            need.map_or_else(String::new, |place| (place + 1).to_string()).into(),
            action.action.clone().into(),
            or(&action.owner, "Nobody yet").into(),
            or(&date(&action.due), "No day yet").into(),
            status(action, facts.today).into(),
        ]
    });
    let head = ["No.", "Need", "Action", "Owner", "By", "Status"];
    table(head, rows.collect::<Vec<_>>())
}

/// The actions and the day of the next look as lines, for a window; nothing where the round has none.
pub(super) fn in_short(facts: &Facts<'_>) -> Vec<Block> {
    let Some(plan) = facts.also.plan.filter(|plan| !plan.actions.is_empty()) else {
        return blocks(facts);
    };
    let lines = plan.actions.iter().map(|action| in_a_line(action, facts.today));
    let mut short = vec![Block::Steps(lines.collect())];
    short.extend(next_look(plan));
    short
}

/// `Agree who leads: Dr Nair, by 15 November 2011. Not started.`
fn in_a_line(action: &Action, today: Option<Date>) -> String {
    let owner = or(&action.owner, "nobody yet");
    let day = if action.due.is_empty() {
        "no day yet".to_owned()
    } else {
        format!("by {}", date(&action.due))
    };
    let status = sentence(&status(action, today));
    format!("{}: {owner}, {day}. {status}", action.action.trim_end_matches('.'))
}

fn next_look(plan: &Plan) -> Option<Block> {
    let day = &plan.review_on;
    (!day.is_empty()).then(|| paragraph(format!("We look at this plan again on {}.", date(day))))
}

fn or(text: &str, otherwise: &str) -> String {
    if text.is_empty() { otherwise } else { text }.to_owned()
}

/// Where an action stands. It is late when its day has passed while it is open.
fn status(action: &Action, today: Option<Date>) -> String {
    let label = action.status.label();
    if is_late(action, today) {
        return format!("Late ({})", label.to_lowercase());
    }
    label.to_owned()
}

fn is_late(action: &Action, today: Option<Date>) -> bool {
    let due = action.due.parse::<Date>().ok();
    action.status.is_open() && today.zip(due).is_some_and(|(today, due)| due < today)
}

/// `Action 2: from 30 November 2011 to 31 January 2012, because the cluster moved.`
fn moved(action: &Action, number: usize) -> Option<String> {
    let last = action.moves.last()?;
    let why = if last.why.is_empty() {
        String::new()
    } else {
        format!(": {}", last.why)
    };
    let days = format!("from {} to {}", date(&last.from), date(&last.to));
    Some(sentence(&format!("Action {number} moved {days}{why}")))
}

/// `7 actions, 6 of them with an owner and a date. The first is due on 15 November 2011`.
pub(super) fn in_a_sentence(plan: &Plan) -> String {
    let all = plan.actions.len();
    if all == 0 {
        return "No action has been agreed yet".to_owned();
    }
    let ready = |action: &&Action| !action.owner.is_empty() && !action.due.is_empty();
    let ready = plan.actions.iter().filter(ready).count();
    let of = match (all, ready) {
        (1, 1) => ", with an owner and a date".to_owned(),
        _ if ready == all => ", each with an owner and a date".to_owned(),
        _ => format!(", {ready} of them with an owner and a date"),
    };
    let open = plan
        .actions
        .iter()
        .filter(|one| one.status.is_open() && !one.due.is_empty());
    let first = open.map(|one| &one.due).min();
    let first = first.map_or_else(String::new, |day| {
        format!(". The first that is open is due on {}", date(day))
    });
    format!("{}{of}{first}", count(all, "action", "actions"))
}

/// The action that finds something out about a statement: one of a need that holds it, or one that names it.
pub(super) fn action_about<'a>(facts: &Facts<'a>, at: usize) -> Option<&'a Action> {
    let plan = facts.also.plan?;
    let id = &facts.statement(at).id;
    let holds = |need: &str| {
        plan.needs
            .iter()
            .any(|one| one.id == need && one.statements.contains(id))
    };
    let live = || plan.actions.iter().filter(|one| one.status != Status::Dropped);
    let named = live().find(|one| one.action.contains(id.as_str()));
    named.or_else(|| live().find(|one| holds(&one.need)))
}

/// What became of the plan of the round before; nothing where there is none.
pub(super) fn last(facts: &Facts<'_>) -> Vec<Block> {
    let Some(plan) = facts.also.last_plan.filter(|plan| !plan.actions.is_empty()) else {
        return Vec::new();
    };
    let rows = in_order(plan).map(|action| {
        let (came, why) = what_came(action, facts.today);
        [
            Cell::Text(action.action.clone()),
            action.owner.clone().into(),
            date(&action.due).into(),
            came.into(),
            why.into(),
        ]
    });
    let head = ["Action", "Owner", "By", "What became of it", "What shows it, or why"];
    let mut blocks = vec![paragraph(of_last(plan)), table(head, rows.collect::<Vec<_>>())];
    blocks.extend(still_to_decide(plan));
    blocks
}

/// The same as lines, for a window: what became of each action.
pub(super) fn last_in_short(facts: &Facts<'_>) -> Vec<Block> {
    let Some(plan) = facts.also.last_plan.filter(|plan| !plan.actions.is_empty()) else {
        return Vec::new();
    };
    let line = |action: &Action| format!("{}: {}", what_came(action, facts.today).0, sentence(&action.action));
    let lines = in_order(plan).map(line).collect();
    let mut blocks = vec![paragraph(of_last(plan)), Block::List(String::new(), lines)];
    blocks.extend(still_to_decide(plan));
    blocks
}

/// What is done first, what is open last.
fn in_order(plan: &Plan) -> impl Iterator<Item = &Action> {
    let order: [fn(Status) -> bool; 4] = [
        |status| status == Status::Done,
        |status| status == Status::Moved,
        |status| status == Status::Dropped,
        Status::is_open,
    ];
    order
        .into_iter()
        .flat_map(|belongs| plan.actions.iter().filter(move |one| belongs(one.status)))
}

fn still_to_decide(plan: &Plan) -> Option<Block> {
    let open = plan.actions.iter().any(|one| one.status.is_open());
    let text = "whether what is open is done, moves to the new plan, or is dropped";
    open.then(|| labelled("Still to decide", text))
}

/// What became of an action, and what shows it or why.
fn what_came(action: &Action, today: Option<Date>) -> (String, String) {
    match action.status {
        Status::Done => ("Done".to_owned(), or(&action.evidence, "Nothing written down")),
        Status::Moved => ("Moved to the new plan".to_owned(), or(&action.why, NO_REASON)),
        Status::Dropped => ("Dropped".to_owned(), or(&action.why, NO_REASON)),
        _ => ("Still open".to_owned(), status(action, today)),
    }
}

/// A reason is asked for and may be missing in a file.
const NO_REASON: &str = "No reason written down";

/// `Of 7 actions, 3 are done, 2 moved to the new plan, 1 was dropped and 1 is still open.`
fn of_last(plan: &Plan) -> String {
    let number = |belongs: fn(Status) -> bool| plan.actions.iter().filter(|one| belongs(one.status)).count();
    let said =
        |number: usize, one: &str, many: &str| (number > 0).then(|| format!("{number} {}", plural(number, one, many)));
    let parts: Vec<String> = [
        said(number(|status| status == Status::Done), "is done", "are done"),
        said(
            number(|status| status == Status::Moved),
            "moved to the new plan",
            "moved to the new plan",
        ),
        said(
            number(|status| status == Status::Dropped),
            "was dropped",
            "were dropped",
        ),
        said(number(Status::is_open), "is still open", "are still open"),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!(
        "Of {}, {}.",
        count(plan.actions.len(), "action", "actions"),
        list(&parts)
    )
}
