//! `round`: set up a round of individuals, take in their share files, see who has finished.

mod add;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::surroundings::Surroundings;

/// What `round` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Take in the share files that people handed over: any number, in any order
    Add(add::Arguments),
}

/// Runs it.
///
/// # Errors
///
/// Those of the command.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    match &arguments.command {
        Command::Add(arguments) => add::run(arguments, around),
    }
}
