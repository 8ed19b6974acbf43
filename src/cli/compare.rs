//! `compare`: what has changed between rounds, or what several groups have in common.

mod groups;
mod rounds;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::output;
use super::surroundings::Surroundings;
use crate::render::{Options, markdown, terminal};
use crate::report::{Front, Section};
use crate::store;

/// What `compare` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic compare autumn-2011 autumn-2012       what has changed
  ccg-diagnostic compare 2010 2011 2012                three rounds beside each other
  ccg-diagnostic compare autumn-2011 autumn-2012 --format markdown --output change.md
  ccg-diagnostic compare autumn-2011 autumn-2012 --format csv > change.csv
  ccg-diagnostic compare --groups */shared.yaml        what several groups have in common

Rounds are put in order of the day on which they were opened, whatever order you type.")]
pub struct Arguments {
    /// The rounds' folders, two or more; with --groups the shared copies of several groups
    #[arg(value_name = "ROUND", required = true)]
    rounds: Vec<PathBuf>,
    /// Show what several groups have in common, from the shared copies that they chose to hand over
    #[arg(long)]
    groups: bool,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// Text for this window
    #[default]
    Terminal,
    /// Markdown, for a paper
    Markdown,
    /// One line per domain and lens, or per statement with --groups
    Csv,
    /// For programs; format 1
    Json,
}

/// Shows or writes the comparison.
///
/// # Errors
///
/// When a round or a copy cannot be read or compared with the others, or the file cannot be written.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    // Before anything is recorded as shown: what cannot be written is not shown.
    if let Some(path) = arguments.output.as_deref().filter(|path| store::is_kept(path)) {
        bail!(Failure::Usage(format!(
            "`{}` belongs to a round; choose another name",
            path.display()
        )));
    }
    if arguments.groups {
        groups::run(arguments, around)
    } else {
        rounds::run(arguments, around)
    }
}

/// Writes the document to where it was asked for.
fn show(arguments: &Arguments, around: &Surroundings, made: &Made<'_>) -> Result<()> {
    let options = Options {
        width: around.width.unwrap_or(80),
        colour: around.output_colour && arguments.output.is_none(),
        plain: arguments.plain || around.accessible,
    };
    let bytes = match arguments.format {
        FormatName::Terminal => terminal::document(made.front, made.sections, options).into_bytes(),
        FormatName::Markdown => markdown::document(made.front, made.sections).into_bytes(),
        FormatName::Csv => (made.csv)(),
        FormatName::Json => (made.json)(),
    };
    match &arguments.output {
        Some(path) => {
            store::save(path, &bytes)?;
            output::say(&format!("wrote {}", path.display()));
            Ok(())
        }
        None if arguments.format == FormatName::Terminal => output::text(&String::from_utf8_lossy(&bytes), around),
        None => output::data(&bytes),
    }
}

/// A document, and how to write its exact half.
struct Made<'a> {
    front: &'a Front,
    sections: &'a [Section],
    csv: &'a dyn Fn() -> Vec<u8>,
    json: &'a dyn Fn() -> Vec<u8>,
}
