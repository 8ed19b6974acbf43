//! What is refused before anything is read.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::inputs::Input;
use super::outputs::file_of;
use super::wanted::{Goal, Wanted};
use crate::cli::failure::Failure;
use crate::problem::excerpt::clean;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::render::scored::Table;
use crate::{store, tally};

/// Nobody can agree afterwards for those who were promised that they stay unknown.
pub(super) fn may_be_open(wanted: &Wanted, questionnaire: &Questionnaire) -> Result<()> {
    let promise = match questionnaire.privacy.kind {
        PrivacyKind::Anonymous => "anonymous",
        PrivacyKind::Private => "private",
        PrivacyKind::Open | PrivacyKind::Protected => return Ok(()),
    };
    if wanted.open {
        bail!(Failure::Usage(format!(
            "--open cannot be used: the answers to `{}` were promised to be {promise}",
            questionnaire.id
        )));
    }
    Ok(())
}

/// Parts hold roles and answers only where they were made with them.
pub(super) fn parts_hold(wanted: &Wanted, reading: tally::Reading) -> Result<()> {
    let lack = match (wanted.by_role, wanted.tables.contains(&Table::Responses)) {
        (true, _) if !reading.roles => "--by role",
        (_, true) if !reading.keep => "--responses",
        _ => return Ok(()),
    };
    bail!(Failure::Usage(format!(
        "these parts were made without {lack}, so there is nothing to make that of; make them again with {lack}"
    )))
}

/// Results replace neither what they are made of nor what people keep in a round. Of what was found in a folder, `inputs` has only what is
/// scored: results of before are replaced.
pub(super) fn keeps<'i>(wanted: &Wanted, inputs: impl Iterator<Item = &'i Input>) -> Result<()> {
    // An input that is not there is told when it is read.
    let inputs: Vec<Cow<'_, Path>> = inputs.filter_map(Input::place).collect();
    let mut files: Vec<PathBuf> = wanted.partial.iter().cloned().collect();
    if let Goal::Folder(folder) = &wanted.goal {
        files.extend(wanted.tables.iter().map(|table| file_of(folder, *table)));
    }
    for file in files {
        // A link is written through.
        let target = store::target_of(&file);
        if inputs.iter().any(|input| *input == target) || store::is_kept_at(&target) {
            bail!(Failure::Usage(format!(
                "`{}` would be written over what is scored, or among the files of a round; name another place",
                clean(&file.display().to_string())
            )));
        }
    }
    Ok(())
}
