//! The questionnaire that was answered: named, else what the inputs say themselves.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::inputs::{Input, Kind};
use super::parts;
use crate::cli::failure::Failure;
use crate::cli::folder;
use crate::questionnaire::{Questionnaire, catalogue};
use crate::response::raw::RawResponse;
use crate::{round, store, yaml};

/// The questionnaire that is named, else that of the first round or response.
pub(super) fn of_inputs(named: Option<&str>, inputs: &[Input]) -> Result<Questionnaire> {
    if let Some(name) = named {
        return folder::questionnaire(name);
    }
    if let Some(input) = inputs.iter().find(|input| input.kind == Kind::Round) {
        return of_round(&input.path);
    }
    match inputs.iter().find(|input| input.kind == Kind::Response) {
        Some(input) => of_response(&input.path),
        None => bail!(unknown("which questionnaire was answered?")),
    }
}

/// The questionnaire that is named, else that of the first part.
pub(super) fn of_parts(named: Option<&str>, paths: &[PathBuf]) -> Result<Questionnaire> {
    let (Some(first), None) = (paths.first(), named) else {
        return of_inputs(named, &[]);
    };
    let pin = parts::pin(first)?;
    let known = catalogue::find(&pin.id).filter(|known| known.digest == pin.digest);
    match known {
        Some(known) => Ok(known.questionnaire()),
        None => bail!(Failure::Usage(format!(
            "the parts are about the questionnaire `{}`, version {}; name its file with --questionnaire",
            pin.id, pin.version
        ))),
    }
}

/// The round's own targets are left aside: everything is scored alike.
fn of_round(path: &Path) -> Result<Questionnaire> {
    let source = store::read(&path.join("round.yaml"))?;
    let round = round::from_yaml(&source.text).map_err(|problems| folder::refused(&source, &problems))?;
    folder::questionnaire_of(path, &round)
}

fn of_response(path: &Path) -> Result<Questionnaire> {
    if let Some(round) = store::round_around(path.parent().unwrap_or(Path::new("")))? {
        return of_round(&round);
    }
    let source = store::read(path)?;
    let raw = yaml::read::<RawResponse>(&source.text).value;
    let id = raw.and_then(|raw| raw.questionnaire).and_then(|pin| pin.id);
    match id.as_deref().and_then(catalogue::find) {
        Some(known) => Ok(known.questionnaire()),
        None => bail!(unknown(&format!("which questionnaire does `{}` answer?", source.name))),
    }
}

fn unknown(question: &str) -> Failure {
    let ids = catalogue::SHIPPED.iter().map(|shipped| format!("  {}", shipped.id));
    Failure::Usage(format!(
        "{question} Add --questionnaire with one of these, or with a file of your own, such as ./ours.yaml:\n{}",
        ids.collect::<Vec<_>>().join("\n")
    ))
}
