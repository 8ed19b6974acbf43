//! `plan`: the needs that the group chose, and its actions. Each thing that can be done with it has a file of its own.

mod add;
mod ask;
mod calendar;
mod choose;
mod choosing;
mod file;
mod offer;
mod review;
mod reviewing;
mod show;
mod update;

pub(in crate::cli) use file::{LAST, PLAN, read};

use anyhow::Result;
use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::failure::Failure;
use super::late::Late;
use super::surroundings::{Surroundings, now};

/// What `plan` takes.
#[derive(Debug, Default, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "\
Examples:
  ccg-diagnostic plan my-round                      read the plan here
  ccg-diagnostic plan my-round --format markdown    for a paper
  ccg-diagnostic plan choose my-round               choose needs from the results
  ccg-diagnostic plan add my-round --need N1 --action \"Ring them back\" --due 15/12/2011
  ccg-diagnostic plan update my-round A1 --status done --evidence \"Minutes of 3 December\"
  ccg-diagnostic plan due my-round                  what is late and what is due
  ccg-diagnostic plan calendar my-round --output plan.ics
  ccg-diagnostic plan review next-round --from my-round
  ccg-diagnostic plan ./choose                      a round in a folder of that name

The plan is the file plan.yaml in the round's folder. You can edit it by hand."
)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    show: show::Showing,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Choose the needs to work on, put them in order, and say why
    Choose(Late<choose::Arguments>),
    /// Add an action for a need
    Add(Late<add::Arguments>),
    /// Say how an action stands, give it another day or owner
    Update(Late<update::Arguments>),
    /// List what is late and what is due, in one round or several
    Due(Late<show::DueArguments>),
    /// Write the days of the plan as a calendar file
    Calendar(Late<calendar::Arguments>),
    /// Look at last time's plan again: done, moved or dropped
    Review(Late<review::Arguments>),
}

impl Arguments {
    /// The plan of a round, as text for this window.
    #[must_use]
    pub fn of(round: &std::path::Path) -> Self {
        Self {
            action: None,
            show: show::Showing::of(round),
        }
    }
}

/// Shows the plan, or does what was asked for with it.
///
/// # Errors
///
/// When the round or its plan cannot be read or written, or what was asked for makes no sense.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    match &arguments.action {
        None => show::run(&arguments.show, around),
        Some(Action::Choose(Late(arguments))) => choose::run(arguments, around),
        Some(Action::Add(Late(arguments))) => add::run(arguments, around),
        Some(Action::Update(Late(arguments))) => update::run(arguments),
        Some(Action::Due(Late(arguments))) => show::run_due(arguments, around),
        Some(Action::Calendar(Late(arguments))) => calendar::run(arguments),
        Some(Action::Review(Late(arguments))) => review::run(arguments, around),
    }
}

/// The day.
fn today() -> Date {
    now().get(..10).and_then(|day| day.parse().ok()).unwrap_or_default()
}

/// A sentence of the core about what was typed, as an error.
fn usage(words: String) -> anyhow::Error {
    Failure::Usage(words).into()
}
