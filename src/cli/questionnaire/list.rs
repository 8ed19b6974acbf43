//! `questionnaire list`: what comes with the program.

use anyhow::Result;

use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::questionnaire::catalogue;
use crate::render::questionnaire::list;

/// Lists the shipped questionnaires.
pub(super) fn run(around: &Surroundings) -> Result<()> {
    output::text(&list(catalogue::SHIPPED, around.width.unwrap_or(80)), around)
}
