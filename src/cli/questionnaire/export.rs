//! `questionnaire export`: a questionnaire's file, to adapt it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::{folder, output};
use crate::questionnaire::catalogue;
use crate::store;

/// What `questionnaire export` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  ccg-diagnostic questionnaire export ccg-six-domains --output my-questionnaire.yaml"
)]
pub(super) struct Arguments {
    /// The questionnaire's id
    id: String,
    /// Write to this file instead of standard output; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Prints the file, or writes it where none is yet.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    let file = file_of(&arguments.id)?.as_bytes();
    match &arguments.output {
        None => output::data(file),
        Some(path) => write_new(path, file),
    }
}

/// Writes a file that is not there yet, and says so.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    is_free(path)?;
    store::save_new(path, bytes)?;
    output::say(&format!("wrote {}", path.display()));
    Ok(())
}

/// Refuses to write over a file.
pub(super) fn is_free(path: &Path) -> Result<()> {
    if store::exists(path) {
        bail!(Failure::Usage(format!(
            "`{}` is there already; choose another name",
            path.display()
        )));
    }
    Ok(())
}

fn file_of(id: &str) -> Result<&'static str> {
    folder::shipped(id)?;
    Ok(catalogue::find(id).map_or("", |shipped| shipped.yaml))
}
