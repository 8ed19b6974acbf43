//! Saying how an action stands.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::file::{Kept, PLAN, none_yet};
use super::{today, usage};
use crate::cli::{folder, output};
use crate::plan::{Action, Change, Status, date_of};
use crate::problem::nearest::hint;
use crate::words::date;

/// What `plan update` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic plan update my-round A1 --status on-track
  ccg-diagnostic plan update my-round A1 --status done --evidence \"Minutes of 3 December\"
  ccg-diagnostic plan update my-round A2 --due 31/01/2012 --why \"The cluster is late\"
  ccg-diagnostic plan update my-round A3 --status dropped --why \"The council does it\"
  ccg-diagnostic plan update my-round A3 --owner \"Tom Hargreaves\"

Done sets the day on which it was done to today. A status that is open again
takes that day away. Each change of the day is kept, with its reason.")]
pub(super) struct Arguments {
    /// The round's folder
    #[arg(value_name = "ROUND")]
    round: PathBuf,
    /// The action, such as A1
    #[arg(value_name = "ACTION")]
    id: String,
    /// not-started, on-track, at-risk, done or dropped
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// What shows that it was done
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// A new day, such as 15/12/2011
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
    /// Why it has a new day, or is dropped
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// The one person who sees that it is done; empty for nobody yet
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// What will be done, in other words
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,
}

/// Changes one action.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    let change = change(arguments)?;
    if change == Change::default() {
        bail!(usage(
            "nothing to change was named; add --status, --due, --owner, --evidence or --action".to_owned()
        ));
    }
    let folder = folder::named_or_here(Some(&arguments.round))?;
    let mut kept = Kept::open(&folder, PLAN)?;
    let why = |words: String| match change.status {
        Some(Status::Dropped) if change.why.is_none() => usage(format!("{words}\nTo say it, add:  --why TEXT")),
        _ => usage(words),
    };
    if kept.plan == crate::plan::Plan::default() {
        bail!(none_yet(&folder));
    }
    let id = kept
        .plan
        .update(&arguments.id, &change, &today().to_string())
        .map_err(why)?;
    kept.save()?;
    if let Ok(action) = kept.plan.action(&id) {
        output::tell(&said(action));
    }
    Ok(())
}

fn change(arguments: &Arguments) -> Result<Change> {
    Ok(Change {
        action: arguments.action.clone(),
        owner: arguments.owner.clone(),
        due: arguments.due.as_deref().map(date_of).transpose().map_err(usage)?,
        status: arguments.status.as_deref().map(status).transpose()?,
        evidence: arguments.evidence.clone(),
        why: arguments.why.clone(),
    })
}

fn status(typed: &str) -> Result<Status> {
    Status::from_word(&typed.trim().replace(' ', "-")).ok_or_else(|| {
        let words = Status::WORDS.map(|(word, _)| word);
        let words = words.into_iter().filter(|word| *word != Status::Moved.word());
        let hint = match typed.trim() {
            "late" => "; that it is late follows from its day".to_owned(),
            typed => hint(typed, words.collect::<Vec<_>>()).map_or_else(String::new, |hint| format!("; {hint}")),
        };
        usage(format!("`{typed}` is not a status{hint}"))
    })
}

fn said(action: &Action) -> String {
    let mut text = format!("{}: {}", action.id, action.status.label().to_lowercase());
    if !action.closed_on.is_empty() {
        text.push_str(&format!(" on {}", date(&action.closed_on)));
    } else if !action.due.is_empty() {
        text.push_str(&format!(", due on {}", date(&action.due)));
    }
    text.push('.');
    if action.status == Status::Done && action.evidence.is_empty() {
        text.push_str(" Nothing is written down that shows it; --evidence adds it.");
    }
    text
}
