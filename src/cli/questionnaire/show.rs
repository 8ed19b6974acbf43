//! `questionnaire show`: a questionnaire, one of its domains or one statement.

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::cli::{folder, output};
use crate::problem::nearest::hint;
use crate::questionnaire::Questionnaire;
use crate::render::questionnaire::{Show, show};

/// What `questionnaire show` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire show ccg-six-domains
  ccg-diagnostic questionnaire show ccg-six-domains --part D2
  ccg-diagnostic questionnaire show ccg-six-domains --part D2.04")]
pub(super) struct Arguments {
    /// An id, or the file of a questionnaire of your own
    #[arg(value_name = "ID|FILE")]
    name: String,
    /// Only this domain or statement
    #[arg(long, value_name = "ID")]
    part: Option<String>,
}

/// Shows the whole or a part.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let questionnaire = folder::questionnaire(&arguments.name)?;
    let part = arguments.part.as_deref();
    let what = part.map_or(Ok(Show::Whole), |part| part_of(&questionnaire, part))?;
    output::text(&show(&questionnaire, what, around.width.unwrap_or(80)), around)
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
