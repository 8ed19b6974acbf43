//! `round`: set up a round of individuals, take in their share files, see who has finished.

mod add;
pub mod invite;
pub mod new;
pub mod status;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::late::Late;
use super::surroundings::Surroundings;

/// What `round` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic round new                       asks what it needs to know
  ccg-diagnostic round status my-round           who has finished
  ccg-diagnostic round add inbox --to my-round   take in share files
  ccg-diagnostic round invite my-round --people 10   two people more than 8")]
pub struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Set up a round, with one invitation text for each person
    New(Late<new::Arguments>),
    /// Invite more people, or write the invitation texts again
    Invite(Late<invite::Arguments>),
    /// Take in the share files that people handed over: any number, in any order
    Add(Late<add::Arguments>),
    /// Show who has finished and what comes next; never what anybody answered
    Status(Late<status::Arguments>),
}

/// Runs it.
///
/// # Errors
///
/// Those of the task.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    match &arguments.task {
        Task::New(Late(arguments)) => new::run(arguments, around),
        Task::Invite(Late(arguments)) => invite::run(arguments),
        Task::Add(Late(arguments)) => add::run(arguments, around),
        Task::Status(Late(arguments)) => status::run(arguments, around),
    }
}

/// Sets up a round, asking what it needs to know.
///
/// # Errors
///
/// Those of `round new`.
pub fn begin(around: &Surroundings) -> Result<()> {
    new::run(&new::Arguments::default(), around)
}

/// Shows how far a round is.
///
/// # Errors
///
/// Those of `round status`.
pub fn show(round: &std::path::Path, around: &Surroundings) -> Result<()> {
    status::run(&status::Arguments::of(round), around)
}
