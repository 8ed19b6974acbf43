//! Choosing needs.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::choosing::choosing;
use super::file::{Kept, PLAN};
use super::{ask, usage};
use crate::cli::folder::for_shell;
use crate::cli::surroundings::Surroundings;
use crate::cli::{folder, output};
use crate::plan::{Choice, Plan, date_of};
use crate::questionnaire::Questionnaire;
use crate::words::date;

/// What `plan choose` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic plan choose my-round     choose from what the answers show
  ccg-diagnostic plan choose my-round --need D2.04 --reason \"Nobody rang them back\"
  ccg-diagnostic plan choose my-round --need D1.03,D1.05 --title \"Our message\"
  ccg-diagnostic plan choose my-round --order N3,N1 --review-on 17/01/2012
  ccg-diagnostic plan choose my-round --leave-out N2

A need is one statement, or several that belong together. Its id, such as N1,
stays the same when you choose again. With several --need, give each its own
--title, --reason or --in-12-months, in the same order, or give none.")]
pub(super) struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// A need: its statement, or several with commas; can be given more than once
    #[arg(long, value_name = "ID,…")]
    need: Vec<String>,
    /// A name for the need; unless told that of its first statement
    #[arg(long, value_name = "TEXT")]
    title: Vec<String>,
    /// Why it is chosen
    #[arg(long, value_name = "TEXT")]
    reason: Vec<String>,
    /// Where to be in 12 months: a level
    #[arg(long = "in-12-months", value_name = "LEVEL")]
    in_12_months: Vec<String>,
    /// The order of the needs; those that are not named come after
    #[arg(long, value_name = "N3,N1,…")]
    order: Option<String>,
    /// Take a need out of the plan; can be given more than once
    #[arg(long, value_name = "N2")]
    leave_out: Vec<String>,
    /// Take its actions out with it
    #[arg(long, requires = "leave_out")]
    with_actions: bool,
    /// The day on which you look at the plan again, such as 17/01/2012
    #[arg(long, value_name = "DAY")]
    review_on: Option<String>,
    /// One line at a time, no columns; reads standard input whatever it is
    #[arg(long)]
    plain: bool,
}

const INSTEAD: &str =
    "To choose without being asked:  ccg-diagnostic plan choose ROUND --need D2.04 --title TEXT --reason TEXT";

/// Chooses by options, or asks.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let asks = arguments.need.is_empty()
        && arguments.leave_out.is_empty()
        && arguments.order.is_none()
        && arguments.review_on.is_none();
    if asks {
        let mut asker = ask::asker(arguments.plain, around, &ask::instead(INSTEAD, &folder))?;
        let mut kept = Kept::open(&folder, PLAN)?;
        choosing(&folder, &mut kept, asker.as_mut())?;
        output::tell(&format!(
            "\n{}",
            next(&kept.plan, &kept.path.display().to_string(), &folder)
        ));
        return Ok(());
    }
    for (option, given) in [
        ("--title", &arguments.title),
        ("--reason", &arguments.reason),
        ("--in-12-months", &arguments.in_12_months),
    ] {
        // One that is missing would give every later one to the wrong need.
        if !given.is_empty() && given.len() != arguments.need.len() {
            bail!(usage(format!(
                "with {option}, give one to each --need, in the same order; or choose one need at a time"
            )));
        }
    }
    let mut kept = Kept::open(&folder, PLAN)?;
    let said = by_options(arguments, &mut kept.plan, &folder.questionnaire)?;
    kept.save()?;
    output::tell(&said.join("\n"));
    Ok(())
}

/// All of it or nothing: the first that makes no sense ends it before anything is saved.
fn by_options(arguments: &Arguments, plan: &mut Plan, questionnaire: &Questionnaire) -> Result<Vec<String>> {
    let mut said = Vec::new();
    for (at, statements) in arguments.need.iter().enumerate() {
        let choice = Choice {
            statements: statements.split(',').map(str::to_owned).collect(),
            title: arguments.title.get(at).cloned(),
            reason: arguments.reason.get(at).cloned(),
            in_12_months: arguments.in_12_months.get(at).cloned(),
        };
        let id = plan.choose(&choice, questionnaire).map_err(usage)?;
        let title = plan.need(&id).map(|need| need.title.clone()).unwrap_or_default();
        said.push(format!("Saved {id}: {title}."));
    }
    for need in &arguments.leave_out {
        plan.leave_out(need, arguments.with_actions)
            .map_err(|words| usage(format!("{words}\nTo take all of it out, add --with-actions")))?;
        said.push(format!("Took {} out of the plan.", need.to_uppercase()));
    }
    if let Some(order) = &arguments.order {
        let ids: Vec<String> = order.split(',').map(|id| id.trim().to_owned()).collect();
        plan.order(&ids).map_err(usage)?;
        let ids: Vec<&str> = plan.needs.iter().map(|need| need.id.as_str()).collect();
        said.push(format!("The order is {}.", ids.join(", ")));
    }
    if let Some(day) = &arguments.review_on {
        plan.review_on = date_of(day).map_err(usage)?;
        said.push(format!("To be looked at again on {}.", date(&plan.review_on)));
    }
    Ok(said)
}

/// Where the plan is, and what comes next.
fn next(plan: &Plan, file: &str, folder: &folder::Folder) -> String {
    let round = for_shell(&folder.path.to_string_lossy());
    match plan.needs.first() {
        Some(need) => format!(
            "The plan is in {file}.\nTo add an action:  ccg-diagnostic plan add {round} --need {}\nTo read it:        ccg-diagnostic plan {round}",
            need.id
        ),
        None => format!(
            "No need is chosen. In the list the space bar marks one, and Enter ends.\nTo choose:  ccg-diagnostic plan choose {round}"
        ),
    }
}
