//! `share`: a copy of a round to hand to others.

use anyhow::{Result, bail};
use clap::Args;

use super::surroundings::Surroundings;

/// What `share` takes.
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
