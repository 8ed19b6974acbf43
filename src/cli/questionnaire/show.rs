//! `questionnaire show`: a questionnaire, a part of it or one statement, for people who never see its file.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::cli::{folder, output};
use crate::problem::nearest::hint;
use crate::questionnaire::Questionnaire;
use crate::render::Options;
use crate::render::questionnaire::{Document, Format, Show, outline, render};
use crate::store;

/// What `questionnaire show` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire show ccg-six-domains
  ccg-diagnostic questionnaire show ccg-six-domains --statement D2.04
  ccg-diagnostic questionnaire show ccg-six-domains --part D2
  ccg-diagnostic questionnaire show my.yaml --format html --output review.html
  ccg-diagnostic questionnaire show my.yaml --language cy

The HTML is one file that opens in any browser and prints; it fetches nothing.")]
pub(super) struct Arguments {
    /// An id, or the file of a questionnaire of your own
    #[arg(value_name = "ID|FILE")]
    name: String,
    /// Only this statement
    #[arg(long, value_name = "ID", conflicts_with = "part")]
    statement: Option<String>,
    /// Only this domain, section or statement
    #[arg(long, value_name = "ID")]
    part: Option<String>,
    /// The language, where the questionnaire has several
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[command(flatten)]
    pub(super) to: To,
}

/// The format, and where it goes.
#[derive(Debug, Args)]
pub(super) struct To {
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// Text for this window
    #[default]
    Terminal,
    /// Markdown, for a paper
    Markdown,
    /// One HTML file, for a browser
    Html,
}

/// Shows the whole or a part.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let base = folder::questionnaire(&arguments.name)?;
    let questionnaire = folder::asked_for(&base, arguments.language.as_deref())?;
    let what = match (&arguments.statement, &arguments.part) {
        (Some(id), _) => statement(&questionnaire, id)?,
        (None, Some(id)) => part(&questionnaire, id)?,
        (None, None) => Show::Whole,
    };
    arguments.to.write(&outline(&questionnaire, what), around)
}

impl To {
    /// Writes a document in the format, to the file or to standard output.
    pub(super) fn write(&self, document: &Document, around: &Surroundings) -> Result<()> {
        let format = match self.format {
            FormatName::Terminal => Format::Terminal,
            FormatName::Markdown => Format::Markdown,
            FormatName::Html => Format::Html,
        };
        let options = Options {
            width: around.width.unwrap_or(80),
            colour: around.output_colour && self.output.is_none(),
            plain: around.accessible,
        };
        let text = render(document, format, options);
        match &self.output {
            Some(path) => save(path, &text),
            None if format == Format::Terminal => output::text(&text, around),
            None => output::data(text.as_bytes()),
        }
    }
}

/// Writes a file that is made for reading; what people keep is never in its way.
fn save(path: &std::path::Path, text: &str) -> Result<()> {
    let yaml = path
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml");
    if store::is_kept(path) || (yaml && store::exists(path)) {
        bail!(Failure::Usage(format!(
            "`{}` is a file that people keep; choose another name",
            path.display()
        )));
    }
    store::save(path, text.as_bytes())?;
    output::say(&format!("wrote {}", path.display()));
    Ok(())
}

fn statement(questionnaire: &Questionnaire, id: &str) -> Result<Show> {
    if let Some(at) = questionnaire.position_loosely(id) {
        return Ok(Show::Statement(at));
    }
    let ids = questionnaire.statements.iter().map(|one| one.id.as_str());
    Err(unknown("statement", id, &ids.collect::<Vec<_>>()))
}

fn part(questionnaire: &Questionnaire, id: &str) -> Result<Show> {
    let nodes = questionnaire.nodes();
    let domain = questionnaire
        .domain_loosely(id)
        .map(|at| questionnaire.domains[at].id.as_str());
    let wanted = domain.unwrap_or(id);
    if let Some(at) = nodes.iter().position(|node| node.id.eq_ignore_ascii_case(wanted)) {
        return Ok(Show::Node(at));
    }
    if let Some(at) = questionnaire.position_loosely(id) {
        return Ok(Show::Statement(at));
    }
    let statements = questionnaire.statements.iter().map(|one| one.id.as_str());
    let ids: Vec<&str> = nodes.iter().map(|node| node.id.as_str()).chain(statements).collect();
    Err(unknown("domain, section or statement", id, &ids))
}

fn unknown(what: &str, id: &str, ids: &[&str]) -> anyhow::Error {
    let hint = hint(id, ids.iter().copied())
        .map(|hint| format!("; {hint}"))
        .unwrap_or_default();
    Failure::Usage(format!("there is no {what} `{id}`{hint}")).into()
}
