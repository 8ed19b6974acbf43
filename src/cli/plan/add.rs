//! Adding actions.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::file::{Kept, PLAN};
use super::{ask, usage};
use crate::cli::prompt::Asker;
use crate::cli::surroundings::Surroundings;
use crate::cli::{folder, output};
use crate::plan::{Action, MOST_NAME, MOST_TEXT, NewAction, Plan, date_of};
use crate::words::date;

/// What `plan add` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic plan add my-round        asks for what it needs
  ccg-diagnostic plan add my-round --need N1 --action \"Write a 1-page list\" \\
      --owner \"Helen Osei\" --due \"30 November 2011\"

An action has one owner: the person who sees that it is done. Owner and day
can follow later, with plan update.")]
pub(super) struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// The need, by its id in the plan or by one of its statements
    #[arg(long, value_name = "ID")]
    need: Option<String>,
    /// What will be done
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,
    /// The one person who sees that it is done
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// By when, such as 15/12/2011 or "15 December 2011"
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
    /// One line at a time, no columns; reads standard input whatever it is
    #[arg(long)]
    plain: bool,
}

const INSTEAD: &str =
    "To add one without being asked:  ccg-diagnostic plan add ROUND --need N1 --action TEXT --owner NAME --due DAY";

/// Adds one action from the options, or asks for one after the other.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let mut kept = Kept::open(&folder, PLAN)?;
    if kept.plan.needs.is_empty() {
        let round = folder.path.display();
        bail!(usage(format!(
            "an action belongs to a need, and none has been chosen yet\nTo choose:  ccg-diagnostic plan choose {round}"
        )));
    }
    let due = arguments.due.as_deref().map(date_of).transpose().map_err(usage)?;
    let need = (arguments.need.as_deref().map(|typed| need(&kept.plan, typed))).transpose()?;
    if let (Some(need), Some(action)) = (&need, &arguments.action) {
        let new = NewAction {
            need: need.clone(),
            action: action.clone(),
            owner: arguments.owner.clone().unwrap_or_default(),
            due: due.unwrap_or_default(),
        };
        return added(&mut kept, &new);
    }
    let mut asker = ask::asker(arguments.plain, around, &ask::instead(INSTEAD, &folder))?;
    loop {
        let new = asked(asker.as_mut(), &kept.plan, arguments, need.as_deref(), due.as_deref())?;
        added(&mut kept, &new)?;
        if arguments.action.is_some() || asker.confirm("Another action?", false)? != Some(true) {
            return Ok(());
        }
    }
}

/// The need that was meant: by its own id, or by a statement that is in one need only.
fn need(plan: &Plan, typed: &str) -> Result<String> {
    let with = plan.needs.iter().filter(|need| {
        let mut statements = need.statements.iter();
        statements.any(|id| id.eq_ignore_ascii_case(typed.trim()))
    });
    match (plan.need(typed), with.collect::<Vec<_>>().as_slice()) {
        (Ok(need), _) => Ok(need.id.clone()),
        (Err(_), [one]) => Ok(one.id.clone()),
        (Err(words), _) => Err(usage(words)),
    }
}

fn asked(
    asker: &mut dyn Asker,
    plan: &Plan,
    arguments: &Arguments,
    need: Option<&str>,
    due: Option<&str>,
) -> Result<NewAction> {
    let need = match need {
        Some(need) => need.to_owned(),
        None if plan.needs.len() == 1 => {
            let only = &plan.needs[0];
            asker.tell("", &format!("For {} {}", only.id, only.title))?;
            only.id.clone()
        }
        None => {
            let items = plan.needs.iter().map(|need| format!("{} {}", need.id, need.title));
            let answer = asker.choose("Which need is it for?", &items.collect::<Vec<_>>(), None)?;
            plan.needs[ask::or_stop(asker, answer)?].id.clone()
        }
    };
    let action = match &arguments.action {
        Some(action) => action.clone(),
        None => ask::required(asker, "What will be done?", MOST_TEXT)?,
    };
    let owner = match &arguments.owner {
        Some(owner) => owner.clone(),
        None => ask::optional(
            asker,
            "Who sees that it is done? One name. Enter leaves it open.",
            MOST_NAME,
        )?,
    };
    let due = match due {
        Some(due) => due.to_owned(),
        None => ask::day(
            asker,
            "By when? Such as 15/12/2011 or 15 December 2011. Enter leaves it open.",
            true,
        )?,
    };
    Ok(NewAction {
        need,
        action,
        owner,
        due,
    })
}

fn added(kept: &mut Kept<'_>, new: &NewAction) -> Result<()> {
    let id = kept.plan.add(new).map_err(usage)?;
    kept.save()?;
    if let Ok(action) = kept.plan.action(&id) {
        output::tell(&said(action));
    }
    Ok(())
}

/// `Saved A1 for N1: due on 15 December 2011, Helen Osei.`
fn said(action: &Action) -> String {
    let due = match action.due.as_str() {
        "" => "no day yet".to_owned(),
        due => format!("due on {}", date(due)),
    };
    let owner = match action.owner.as_str() {
        "" => "no owner yet",
        owner => owner,
    };
    format!("Saved {} for {}: {due}, {owner}.", action.id, action.need)
}
