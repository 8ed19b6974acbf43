//! Parts of a scoring: written as what is read goes by, and added up.

use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::cli::failure::Failure;
use crate::problem::excerpt::clean;
use crate::questionnaire::Questionnaire;
use crate::store::stream;
use crate::tally::part::{self, Merged, Merging, Pin, Refused, Writer};
use crate::tally::reject::Reject;
use crate::tally::{Reading, Tally};

/// Bytes that are read at once.
const AT_ONCE: usize = 1 << 18;

/// The questionnaire that a part is about.
///
/// # Errors
///
/// When the part cannot be read, or is none that this version reads.
pub(super) fn pin(path: &Path) -> Result<Pin> {
    let input = BufReader::with_capacity(AT_ONCE, stream::open(path)?);
    part::pin(input).map_err(|refused| in_words(path, refused))
}

/// What parts add up to, in whatever order they are given.
///
/// # Errors
///
/// When a part cannot be read, is not as it was written, is of something else, or holds what another holds.
pub(super) fn merged(paths: &[PathBuf], questionnaire: &Questionnaire) -> Result<Merged> {
    let mut merging = Merging::new(questionnaire);
    for path in paths {
        let mut input = BufReader::with_capacity(AT_ONCE, stream::open(path)?);
        let name = clean(&path.display().to_string());
        merging.add(&name, &mut input).map_err(|refused| in_words(path, refused))?;
        input.into_inner().unchanged()?;
    }
    Ok(merging.finish())
}

fn in_words(path: &Path, refused: Refused) -> anyhow::Error {
    let name = clean(&path.display().to_string());
    match refused {
        Refused::Failed(error) => anyhow!("`{name}` cannot be read: {error}"),
        Refused::Unusable(message) => Failure::Problems(format!("error: `{name}`: {message}. Nothing was written.")).into(),
    }
}
