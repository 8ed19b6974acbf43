//! The days of a plan as a calendar file.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::{file, show};
use crate::cli::{folder, output};
use crate::render::plan::calendar::calendar;

/// What `plan calendar` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic plan calendar my-round --output plan.ics
  ccg-diagnostic plan calendar my-round > plan.ics

It holds a whole day for each open action that has one, and the day on which
you look at the plan again. Open it with a calendar program. Taking a newer
file in again replaces the days that have changed.")]
pub(super) struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes the calendar.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let plan = file::there(&folder)?;
    let Some(text) = calendar(&show::shown(&folder, &plan, 0), &folder.round.opened) else {
        output::tell("No open action has a day, so there is nothing for a calendar. Nothing was written.");
        return Ok(());
    };
    match &arguments.output {
        Some(path) => show::write(path, text.as_bytes()),
        None => output::data(text.as_bytes()),
    }
}
