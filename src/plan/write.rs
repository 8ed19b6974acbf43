//! A plan as a file that a person would like to read and edit.

use std::fmt::Write as _;

use super::{Action, ChosenNeed, Plan};
use crate::questionnaire::Questionnaire;
use crate::words::plain;
use crate::yaml::quoted;

const HEAD: &str = "# The needs that we chose, in our order, and what we do about them.
# status: not-started, on-track, at-risk, done, moved or dropped. Days are written 2011-12-15.
";

/// The text of `plan.yaml`. Reading it back gives the same plan.
#[must_use]
pub fn to_yaml(plan: &Plan, questionnaire: &Questionnaire) -> String {
    let mut out = format!("format: 1\n{HEAD}");
    if !plan.review_on.is_empty() {
        let _ = writeln!(out, "review_on: {}", plan.review_on);
    }
    if plan.needs.is_empty() {
        out.push_str("needs: []\n");
    } else {
        out.push_str("needs:\n");
    }
    for one in &plan.needs {
        need(&mut out, one, questionnaire);
    }
    if plan.actions.is_empty() {
        out.push_str("actions: []\n");
    } else {
        out.push_str("actions:\n");
    }
    for one in &plan.actions {
        action(&mut out, one, plan);
    }
    out
}

fn need(out: &mut String, need: &ChosenNeed, questionnaire: &Questionnaire) {
    let _ = writeln!(
        out,
        "  - id: {}\n    title: {}\n    statements:",
        word(&need.id),
        quoted(&need.title)
    );
    for id in &need.statements {
        let short = match questionnaire.position(id) {
            Some(at) => comment(&questionnaire.statements[at].short),
            None => format!(
                "no longer in the questionnaire (version {})",
                comment(&questionnaire.version)
            ),
        };
        let _ = writeln!(out, "      - {} # {short}", word(id));
    }
    optional(out, "reason", &need.reason);
    if !need.in_12_months.is_empty() {
        let level = need.level(questionnaire);
        let label = level.map_or_else(String::new, |level| format!(" # {}", comment(&level.label)));
        let _ = writeln!(out, "    in_12_months: {}{label}", quoted(&need.in_12_months));
    }
}

fn action(out: &mut String, action: &Action, plan: &Plan) {
    let title = plan.needs.iter().find(|need| need.id == action.need);
    let title = title.map_or_else(String::new, |need| format!(" # {}", comment(&need.title)));
    let _ = writeln!(
        out,
        "  - id: {}\n    need: {}{title}\n    action: {}",
        word(&action.id),
        word(&action.need),
        quoted(&action.action)
    );
    optional(out, "owner", &action.owner);
    day(out, "due", &action.due);
    let _ = writeln!(out, "    status: {}", action.status.word());
    optional(out, "evidence", &action.evidence);
    optional(out, "why", &action.why);
    day(out, "closed_on", &action.closed_on);
    if !action.moves.is_empty() {
        out.push_str("    moves:\n");
    }
    for one in &action.moves {
        let _ = writeln!(out, "      - from: {}\n        to: {}", one.from, one.to);
        if !one.why.is_empty() {
            let _ = writeln!(out, "        why: {}", quoted(&one.why));
        }
        let _ = writeln!(out, "        on: {}", one.on);
    }
}

fn optional(out: &mut String, key: &str, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "    {key}: {}", quoted(text));
    }
}

fn day(out: &mut String, key: &str, day: &str) {
    if !day.is_empty() {
        let _ = writeln!(out, "    {key}: {day}");
    }
}

/// An id as it stands: bare where every reader takes it for a text.
fn word(id: &str) -> String {
    let bare = id.starts_with(|c: char| c.is_ascii_uppercase())
        && id[1..].starts_with(|c: char| c.is_ascii_digit())
        && id[1..].chars().all(|c| c.is_ascii_digit() || c == '.');
    if bare { id.to_owned() } else { quoted(id) }
}

/// Text that can stand in a comment: on one line, and nothing in it that ends one for any reader.
fn comment(text: &str) -> String {
    plain(text).replace(['\u{fffe}', '\u{ffff}'], "")
}
