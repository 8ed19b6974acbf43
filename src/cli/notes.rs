//! `notes`: the facilitator reads what people wrote before the team does.

use anyhow::{Result, bail};
use clap::Args;

use super::surroundings::Surroundings;

/// What `notes` takes.
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
