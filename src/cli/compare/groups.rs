//! Several groups' shared copies.

use anyhow::Result;

use super::Arguments;
use crate::cli::surroundings::Surroundings;

pub(super) fn run(_: &Arguments, _: &Surroundings) -> Result<()> {
    Ok(())
}
