//! `round`: set up a round of individuals, take in their share files, see who has finished.

use anyhow::{Result, bail};
use clap::Args;

use super::surroundings::Surroundings;

/// What `round` takes.
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
