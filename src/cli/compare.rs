//! `compare`: what has changed between rounds, or what several groups have in common.

use anyhow::{Result, bail};
use clap::Args;

use super::surroundings::Surroundings;

/// What `compare` takes.
#[derive(Debug, Default, Args)]
pub struct Arguments {}

/// Runs it.
///
/// # Errors
///
/// Always, until it is built.
pub fn run(_: &Arguments, _: &Surroundings) -> Result<()> {
    bail!("not built")
}
