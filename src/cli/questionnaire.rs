//! `questionnaire`: the shipped questionnaires. Each action has a file of its own.

mod diff;
mod export;
mod import;
mod list;
mod new;
mod schema;
mod show;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::late::Late;
use super::surroundings::Surroundings;

/// What `questionnaire` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire list
  ccg-diagnostic questionnaire show ccg-six-domains --statement D2.04
  ccg-diagnostic questionnaire diff ccg-six-domains mine.yaml
  ccg-diagnostic questionnaire export ccg-six-domains --output mine.yaml
  ccg-diagnostic questionnaire new our-meetings.yaml
  ccg-diagnostic questionnaire import statements.xlsx --output mine.yaml")]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the questionnaires that come with the program
    #[command(after_help = "Example:\n  ccg-diagnostic questionnaire list")]
    List,
    /// Show a questionnaire, one of its domains or one statement
    Show(Late<show::Arguments>),
    /// Show what changed between two versions, and what it means for answers
    Diff(Late<diff::Arguments>),
    /// Print a questionnaire's file, to adapt it
    Export(Late<export::Arguments>),
    /// Begin a questionnaire of your own
    New(Late<new::Arguments>),
    /// Bring in a spreadsheet: one statement in each row
    Import(Late<import::Arguments>),
    /// Print the JSON Schema, by which editors complete and underline
    Schema(Late<schema::Arguments>),
}

/// Does what was asked for.
///
/// # Errors
///
/// When there is no such questionnaire, or a file cannot be written.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    match &arguments.action {
        Action::List => list::run(around),
        Action::Show(Late(arguments)) => show::run(arguments, around),
        Action::Diff(Late(arguments)) => diff::run(arguments, around),
        Action::Export(Late(arguments)) => export::run(arguments),
        Action::New(Late(arguments)) => new::run(arguments, around),
        Action::Import(Late(arguments)) => import::run(arguments),
        Action::Schema(Late(arguments)) => schema::run(arguments),
    }
}
