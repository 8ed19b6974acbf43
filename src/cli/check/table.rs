//! A table of answers: its heading, and the records that would not be scored.

use std::path::Path;

use anyhow::{Result, bail};

use super::Sound;
use crate::cli::failure::Failure;
use crate::cli::folder::{self, all_of};
use crate::cli::output;
use crate::cli::score::trial::{self, Trial};
use crate::cli::surroundings::Surroundings;
use crate::problem::excerpt::clean;
use crate::questionnaire::Questionnaire;
use crate::tally::layout::{Kind, Named};
use crate::words::count;

/// Checks a table as `score` would read it.
pub(super) fn check(path: &Path, questionnaire: Option<&str>, named: &Named, around: &Surroundings) -> Result<Sound> {
    let Some(questionnaire) = questionnaire else {
        bail!(Failure::Usage(format!(
            "which questionnaire does `{0}` answer? Add --questionnaire ID or FILE\nA questionnaire in a spreadsheet is brought in by:  ccg-diagnostic questionnaire import {0}",
            clean(&path.display().to_string())
        )));
    };
    let questionnaire = folder::questionnaire(questionnaire)?;
    let trial = trial::read(path, &questionnaire, named)?
        .map_err(|(source, problems)| Failure::Problems(all_of(&source, &problems, around.message_colour)))?;
    let name = clean(&path.display().to_string());
    for remark in trial.layout.remarks(&questionnaire) {
        output::tell(&format!("{name}: {remark}"));
    }
    if trial.place.rejected > 0 {
        bail!(Failure::Problems(refused(&name, &trial)));
    }
    Ok(holds(&trial, &questionnaire).into())
}

fn holds(trial: &Trial, questionnaire: &Questionnaire) -> String {
    let kind = match trial.layout.kind {
        Kind::Wide => "wide",
        Kind::Long => "long",
    };
    format!(
        "a {kind} table of answers to {}, {} of {}",
        questionnaire.id,
        records(trial.place.records),
        count(trial.organisations, "organisation", "organisations")
    )
}

fn refused(name: &str, trial: &Trial) -> String {
    let rejected = trial.place.rejected;
    let more = rejected - trial.first.len() as u64;
    let mut text = trial.first.join("\n");
    if more > 0 {
        text.push_str(&format!("\nand {more} more"));
    }
    let of = records(trial.place.records);
    format!("{text}\n{name}: {rejected} of {of} would not be scored")
}

fn records(number: u64) -> String {
    match number {
        1 => "1 record".to_owned(),
        number => format!("{number} records"),
    }
}
