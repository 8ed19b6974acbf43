//! `where` and `forget`: what is kept, and deleting it.

use anyhow::{Result, bail};
use clap::Args;

use super::surroundings::Surroundings;

/// What `where` takes.
#[derive(Debug, Default, Args)]
pub struct Where {}

/// What `forget` takes.
#[derive(Debug, Default, Args)]
pub struct Forget {}

/// Lists what is kept.
///
/// # Errors
///
/// Always, until it is built.
pub fn run_where(_: &Where, _: &Surroundings) -> Result<()> {
    bail!("not built")
}

/// Deletes.
///
/// # Errors
///
/// Always, until it is built.
pub fn run_forget(_: &Forget, _: &Surroundings) -> Result<()> {
    bail!("not built")
}
