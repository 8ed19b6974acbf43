//! `questionnaire`: the shipped questionnaires.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{folder, output};
use crate::problem::nearest::hint;
use crate::questionnaire::{Questionnaire, catalogue};
use crate::render::questionnaire::{Show, list, show};
use crate::store;

/// What `questionnaire` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire list
  ccg-diagnostic questionnaire show ccg-six-domains --part D2.04
  ccg-diagnostic questionnaire export ccg-six-domains --output mine.yaml")]
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
    #[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire show ccg-six-domains
  ccg-diagnostic questionnaire show ccg-six-domains --part D2
  ccg-diagnostic questionnaire show ccg-six-domains --part D2.04")]
    Show {
        /// An id, or the file of a questionnaire of your own
        #[arg(value_name = "ID|FILE")]
        name: String,
        /// Only this domain or statement
        #[arg(long, value_name = "ID")]
        part: Option<String>,
    },
    /// Print a questionnaire's file, to adapt it
    #[command(
        after_help = "Example:\n  ccg-diagnostic questionnaire export ccg-six-domains --output my-questionnaire.yaml"
    )]
    Export {
        /// The questionnaire's id
        id: String,
        /// Write to this file instead of standard output; it must not be there yet
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Lists, shows or exports.
///
/// # Errors
///
/// When there is no such questionnaire, or the file cannot be written.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let width = around.width.unwrap_or(80);
    match &arguments.action {
        Action::List => output::text(&list(catalogue::SHIPPED, width), around),
        Action::Show { name, part } => {
            let questionnaire = folder::questionnaire(name)?;
            let what = part
                .as_deref()
                .map_or(Ok(Show::Whole), |part| part_of(&questionnaire, part))?;
            output::text(&show(&questionnaire, what, width), around)
        }
        Action::Export { id, output: None } => output::data(file_of(id)?.as_bytes()),
        Action::Export { id, output: Some(path) } => {
            if store::exists(path) {
                bail!(Failure::Usage(format!(
                    "`{}` is there already; choose another name",
                    path.display()
                )));
            }
            store::save(path, file_of(id)?.as_bytes())?;
            output::say(&format!("wrote {}", path.display()));
            Ok(())
        }
    }
}

fn part_of(questionnaire: &Questionnaire, part: &str) -> Result<Show> {
    if let Some(domain) = questionnaire.domain_loosely(part) {
        return Ok(Show::Domain(domain));
    }
    if let Some(statement) = questionnaire.position_loosely(part) {
        return Ok(Show::Statement(statement));
    }
    let domains = questionnaire.domains.iter().map(|domain| domain.id.as_str());
    let ids: Vec<&str> = domains
        .chain(questionnaire.statements.iter().map(|statement| statement.id.as_str()))
        .collect();
    let hint = hint(part, ids).map(|hint| format!("; {hint}")).unwrap_or_default();
    bail!(Failure::Usage(format!(
        "there is no domain or statement `{part}`{hint}"
    )))
}

fn file_of(id: &str) -> Result<&'static str> {
    folder::shipped(id)?;
    Ok(catalogue::find(id).map_or("", |shipped| shipped.yaml))
}
