//! A plan for a spreadsheet and for programs.

use serde_json::{Value, json};

use crate::plan::{Action, ChosenNeed, Summary, is_late};
use crate::render::csv::{safe, written};

use super::Shown;

const HEAD: [&str; 16] = [
    "organisation",
    "round",
    "need",
    "need_title",
    "statements",
    "reason",
    "in_12_months",
    "action",
    "action_text",
    "owner",
    "due",
    "status",
    "late",
    "evidence",
    "why",
    "closed_on",
];

/// One line per action, in the order of the plan; then one for each need that has none.
pub(super) fn csv(shown: &Shown<'_>) -> Vec<u8> {
    let plan = shown.plan;
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for action in &plan.actions {
        let need = plan.needs.iter().find(|need| need.id == action.need);
        rows.push(row(shown, need, Some(action)));
    }
    let bare = plan
        .needs
        .iter()
        .filter(|need| plan.actions_of(&need.id).next().is_none());
    rows.extend(bare.map(|need| row(shown, Some(need), None)));
    written(&rows)
}

fn row(shown: &Shown<'_>, need: Option<&ChosenNeed>, action: Option<&Action>) -> Vec<String> {
    let of_need = |text: fn(&ChosenNeed) -> String| need.map(text).unwrap_or_default();
    let of = |text: fn(&Action) -> &str| action.map(text).unwrap_or_default().to_owned();
    let late = action.map(|action| is_late(action, shown.today).to_string());
    let cells = [
        shown.organisation.to_owned(),
        shown.title.to_owned(),
        of_need(|need| need.id.clone()),
        of_need(|need| need.title.clone()),
        of_need(|need| need.statements.join("; ")),
        of_need(|need| need.reason.clone()),
        of_need(|need| need.in_12_months.clone()),
        of(|action| &action.id),
        of(|action| &action.action),
        of(|action| &action.owner),
        of(|action| &action.due),
        of(|action| action.status.word()),
        late.unwrap_or_default(),
        of(|action| &action.evidence),
        of(|action| &action.why),
        of(|action| &action.closed_on),
    ];
    cells.iter().map(|cell| safe(cell)).collect()
}

/// The whole plan; what has not been said is null.
pub(super) fn json(shown: &Shown<'_>) -> Vec<u8> {
    let summary = Summary::of(shown.plan, Some(shown.today));
    let value = json!({
        "format": 1,
        "organisation": shown.organisation,
        "title": shown.title,
        "questionnaire": { "id": shown.questionnaire.id, "version": shown.questionnaire.version },
        "day": shown.today.to_string(),
        "review_on": said(&shown.plan.review_on),
        "summary": {
            "actions": summary.all(), "done": summary.done, "moved": summary.moved, "dropped": summary.dropped,
            "open": summary.open, "late": summary.late,
        },
        "needs": shown.plan.needs.iter().map(|one| need(one, shown)).collect::<Vec<_>>(),
        "actions": shown.plan.actions.iter().map(|one| action(one, shown)).collect::<Vec<_>>(),
    });
    crate::text::json(&value).into_bytes()
}

fn need(need: &ChosenNeed, shown: &Shown<'_>) -> Value {
    let gone = need
        .statements
        .iter()
        .filter(|id| shown.questionnaire.position(id).is_none());
    json!({
        "id": need.id,
        "title": need.title,
        "statements": need.statements,
        "no_longer_in_the_questionnaire": gone.collect::<Vec<_>>(),
        "reason": said(&need.reason),
        "in_12_months": said(&need.in_12_months),
    })
}

fn action(action: &Action, shown: &Shown<'_>) -> Value {
    let moves = action.moves.iter();
    json!({
        "id": action.id,
        "need": action.need,
        "action": action.action,
        "owner": said(&action.owner),
        "due": said(&action.due),
        "status": action.status.word(),
        "late": is_late(action, shown.today),
        "evidence": said(&action.evidence),
        "why": said(&action.why),
        "closed_on": said(&action.closed_on),
        "moves": moves
            .map(|one| json!({ "from": one.from, "to": one.to, "why": said(&one.why), "on": one.on }))
            .collect::<Vec<_>>(),
    })
}

fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
