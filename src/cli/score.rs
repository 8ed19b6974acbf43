//! `score`: results of many saved answers, by script.

#[expect(dead_code, reason = "not called yet")]
mod parts;
#[expect(dead_code, reason = "not called yet")]
mod rounds;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::surroundings::Surroundings;

/// What `score` is given.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Tables, response files or folders of rounds; - for standard input
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// Scores saved answers.
///
/// # Errors
///
/// When the inputs cannot be read or have problems.
pub fn run(arguments: &Arguments, _around: &Surroundings) -> Result<()> {
    let _ = &arguments.inputs;
    todo!()
}
