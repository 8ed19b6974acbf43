//! What is refused before anything is read.

use anyhow::{Result, bail};

use super::inputs::{Input, Kind};
use super::outputs::file_of;
use super::wanted::{Goal, Wanted};
use crate::cli::failure::Failure;
use crate::cli::folder;
use crate::questionnaire::{PrivacyKind, Questionnaire, catalogue};
use crate::store;

/// The questionnaire that is named, else that of the first round.
pub(super) fn questionnaire(named: Option<&str>, inputs: &[Input]) -> Result<Questionnaire> {
    if let Some(name) = named {
        return folder::questionnaire(name);
    }
    let round = inputs.iter().find(|input| input.kind == Kind::Round);
    match round {
        Some(round) => Ok(folder::Folder::open(&round.path)?.questionnaire),
        None => bail!(Failure::Usage(format!(
            "which questionnaire was answered? Add --questionnaire with one of these, or with a file of your own, such as ./ours.yaml:\n{}",
            shipped()
        ))),
    }
}

fn shipped() -> String {
    let ids = catalogue::SHIPPED.iter().map(|shipped| format!("  {}", shipped.id));
    ids.collect::<Vec<_>>().join("\n")
}

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

/// Results replace neither what they are made of nor what people keep in a round.
pub(super) fn keeps_inputs(wanted: &Wanted, inputs: &[Input]) -> Result<()> {
    let Goal::Folder(folder) = &wanted.goal else {
        return Ok(());
    };
    for table in &wanted.tables {
        let file = file_of(folder, *table);
        let input = inputs.iter().any(|input| !input.found && input.is_at(&file));
        if input || store::is_kept(&file) {
            bail!(Failure::Usage(format!(
                "results would be written over `{}` or among the files of a round; name another folder with --output",
                file.display()
            )));
        }
    }
    Ok(())
}
