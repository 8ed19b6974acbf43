//! `resources`: guidance, tools and case studies, with what is known of each address.

use anyhow::Result;
use clap::Args;

use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{folder, output};
use crate::problem::nearest::hint;
use crate::questionnaire::{Questionnaire, ResourceKind};
use crate::render::resources::{Filter, list, select};

/// What `resources` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic resources D2.04                       for one statement
  ccg-diagnostic resources D3 --kind case-study        case studies for a domain
  ccg-diagnostic resources --lens culture --word board
  ccg-diagnostic resources july-bulletin               one, by its id")]
pub struct Arguments {
    /// Domains, statements or resources
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// For statements seen through this lens
    #[arg(long)]
    lens: Vec<String>,
    /// Only this kind: guidance, tool, case-study, report or framework
    #[arg(long)]
    kind: Vec<String>,
    /// Only those whose title, publisher or note holds this word
    #[arg(long)]
    word: Vec<String>,
    /// Of this questionnaire
    #[arg(long, value_name = "ID|FILE", default_value = "ccg-six-domains")]
    questionnaire: String,
}

/// Lists the resources that fit every condition.
///
/// # Errors
///
/// When a name is not known, or nothing fits.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let questionnaire = folder::questionnaire(&arguments.questionnaire)?;
    let filter = filter(arguments, &questionnaire)?;
    let found = select(&questionnaire, &filter);
    if found.is_empty() {
        output::say("No resource fits all of that. Ask for less, or see them all:  ccg-diagnostic resources");
        return Ok(());
    }
    output::text(&list(&questionnaire, &found, around.width.unwrap_or(80)), around)
}

fn filter(arguments: &Arguments, questionnaire: &Questionnaire) -> Result<Filter> {
    let mut filter = Filter {
        words: arguments.word.clone(),
        ..Filter::default()
    };
    for id in &arguments.ids {
        if let Some(domain) = questionnaire.domain_loosely(id) {
            filter.domains.push(domain);
        } else if let Some(statement) = questionnaire.position_loosely(id) {
            filter.statements.push(statement);
        } else if questionnaire
            .resources
            .iter()
            .any(|one| one.id.eq_ignore_ascii_case(id))
        {
            filter.ids.push(id.clone());
        } else {
            let names = questionnaire.domains.iter().map(|one| one.id.as_str());
            let names = names.chain(questionnaire.statements.iter().map(|one| one.id.as_str()));
            let names = names.chain(questionnaire.resources.iter().map(|one| one.id.as_str()));
            return Err(unknown("domain, statement or resource", id, &names.collect::<Vec<_>>()));
        }
    }
    for lens in &arguments.lens {
        let names: Vec<&str> = questionnaire.lenses.iter().map(|one| one.id.as_str()).collect();
        let found = names.iter().position(|name| name.eq_ignore_ascii_case(lens));
        filter.lenses.push(found.ok_or_else(|| unknown("lens", lens, &names))?);
    }
    for kind in &arguments.kind {
        let found = ResourceKind::WORDS
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(kind));
        let words = ResourceKind::WORDS.map(|(word, _)| word);
        filter.kinds.push(
            found
                .map(|(_, kind)| *kind)
                .ok_or_else(|| unknown("kind", kind, &words))?,
        );
    }
    Ok(filter)
}

fn unknown(what: &str, name: &str, names: &[&str]) -> anyhow::Error {
    let hint = hint(name, names.iter().copied())
        .map(|hint| format!("; {hint}"))
        .unwrap_or_default();
    Failure::Usage(format!("there is no {what} `{name}`{hint}")).into()
}
