//! `questionnaire schema`: the JSON Schema, for editors.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::export;
use crate::cli::output;
use crate::schema;

/// What `questionnaire schema` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  ccg-diagnostic questionnaire schema --output questionnaire.schema.json

An editor that knows YAML schemas completes keys and underlines mistakes in a
file whose first line is
# yaml-language-server: $schema=./questionnaire.schema.json")]
pub(super) struct Arguments {
    /// Write to this file instead of standard output; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Prints the schema, or writes it where no file is yet.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.output {
        None => output::data(schema::text().as_bytes()),
        Some(path) => export::write_new(path, schema::text().as_bytes()),
    }
}
