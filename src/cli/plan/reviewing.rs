//! Looking at last time's plan again by being asked, action by action.

use anyhow::Result;

use super::ask::{day, optional, or_stop, required};
use super::file::Kept;
use super::review::save;
use super::{today, usage};
use crate::cli::prompt::Asker;
use crate::plan::{Action, MOST_TEXT, Outcome, Plan, decide};
use crate::words::{date, sentence};

/// Asks what became of each open action; each decision is saved at once.
pub(super) fn reviewing(last: &mut Kept<'_>, now: &mut Kept<'_>, asker: &mut dyn Asker) -> Result<()> {
    let open: Vec<Action> = last
        .plan
        .actions
        .iter()
        .filter(|one| one.status.is_open())
        .cloned()
        .collect();
    let number = open.len();
    for (at, action) in open.iter().enumerate() {
        asker.say("\n")?;
        asker.tell("", &format!("Action {} of {number}", at + 1))?;
        for line in described(action, &last.plan) {
            asker.tell("", &line)?;
        }
        let Some(outcome) = became(asker)? else { continue };
        decide(
            &mut last.plan,
            &mut now.plan,
            &action.id,
            &outcome,
            &today().to_string(),
        )
        .map_err(usage)?;
        save(last, now, &outcome)?;
        asker.say("Saved.")?;
    }
    Ok(())
}

/// What is known of it, line by line.
fn described(action: &Action, plan: &Plan) -> Vec<String> {
    let need = plan
        .need(&action.need)
        .map(|need| format!("{} {}", need.id, need.title));
    let mut lines = vec![
        format!("{} {}", action.id, action.action),
        format!("Need: {}", need.unwrap_or_default()),
    ];
    if !action.owner.is_empty() {
        lines.push(format!("Owner: {}", action.owner));
    }
    if !action.due.is_empty() {
        lines.push(format!("By: {}", date(&action.due)));
    }
    lines.push(format!("Status: {}", action.status.label().to_lowercase()));
    for one in &action.moves {
        let why = if one.why.is_empty() {
            String::new()
        } else {
            format!(" {}", sentence(&one.why))
        };
        lines.push(format!("Moved from {} to {}.{why}", date(&one.from), date(&one.to)));
    }
    lines
}

/// What became of it; `None` to decide later.
fn became(asker: &mut dyn Asker) -> Result<Option<Outcome>> {
    let items = [
        "It was done",
        "It goes on, with a new day",
        "We drop it",
        "Decide later",
    ]
    .map(str::to_owned);
    let answer = asker.choose("What became of it?", &items, None)?;
    Ok(match or_stop(asker, answer)? {
        0 => Some(Outcome::Done {
            evidence: optional(asker, "What shows that it was done? Enter leaves it out.", MOST_TEXT)?,
        }),
        1 => Some(Outcome::Moved {
            due: day(asker, "By when now? Such as 30/06/2012.", false)?,
            why: optional(asker, "Why does it take longer? Enter leaves it out.", MOST_TEXT)?,
        }),
        2 => Some(Outcome::Dropped {
            why: required(asker, "Why do you drop it?", MOST_TEXT)?,
        }),
        _ => None,
    })
}
