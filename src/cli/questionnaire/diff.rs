//! `questionnaire diff`: what changed between two versions, what it means for a round, and moving the round on request.

mod apply;
mod files;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::show::To;
use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::cli::{folder, output};
use crate::problem::Source;
use crate::questionnaire::{Questionnaire, validate};
use crate::render::questionnaire::{InRound, changes};
use crate::revision::carry::tally;
use crate::revision::compare;
use crate::store;
use files::RoundFiles;

/// What `questionnaire diff` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire diff ccg-six-domains mine.yaml
  ccg-diagnostic questionnaire diff old.yaml new.yaml --round my-round
  ccg-diagnostic questionnaire diff my-round/questionnaire.yaml new.yaml --round my-round --apply

Where words changed, [-this went-] and {+this came+}. Nothing is changed without
--apply. With it, everything that the round held is copied first into a folder
such as my-round/before-1.0, which is itself a round.")]
pub(super) struct Arguments {
    /// The older version: an id, or a file
    #[arg(value_name = "OLD")]
    old: String,
    /// The newer version: an id, or a file
    #[arg(value_name = "NEW")]
    new: String,
    /// Count what becomes of this round's answers
    #[arg(long, value_name = "ROUND")]
    round: Option<PathBuf>,
    /// Move the round to the newer version
    #[arg(long, requires = "round")]
    apply: bool,
    /// Do not ask before moving it
    #[arg(long, requires = "apply")]
    yes: bool,
    #[command(flatten)]
    to: To,
}

/// A version of a questionnaire, and its file where it did not come with the program.
struct Version {
    questionnaire: Questionnaire,
    file: Option<Source>,
}

/// Shows the differences, and moves the round where that was asked for.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let (old, new) = (version(&arguments.old)?, version(&arguments.new)?);
    let (before, after) = (&old.questionnaire, &new.questionnaire);
    if before.id != after.id {
        bail!(Failure::Usage(format!(
            "`{}` and `{}` are two questionnaires, not two versions of one: nothing can be said of what carries over\n\
             A newer version keeps the id and has another `version`.",
            before.id, after.id
        )));
    }
    let revision = compare(before, after);
    let Some(path) = &arguments.round else {
        return arguments.to.write(&changes(before, after, &revision, None), around);
    };
    // The right to write is taken before anything is read, so that what is moved is what was counted.
    let _locks = if arguments.apply {
        apply::lock(path)?
    } else {
        Vec::new()
    };
    let Some(files) = RoundFiles::read(path, before, after)? else {
        let document = changes(before, after, &revision, Some(InRound::Already));
        return arguments.to.write(&document, around);
    };
    let tally = tally(before, after, &files.read_responses());
    let document = changes(before, after, &revision, Some(InRound::Before(&tally)));
    arguments.to.write(&document, around)?;
    files.problems()?;
    if !arguments.apply {
        return Ok(());
    }
    let moved = files.moved(&old, &new)?;
    apply::confirmed(path, arguments.yes, around)?;
    let kept = moved.write()?;
    output::say(&format!(
        "`{}` now uses version {} of the questionnaire. As it was, it is in `{}`.",
        path.display(),
        after.version,
        kept.display()
    ));
    Ok(())
}

fn version(name: &str) -> Result<Version> {
    if !name.contains(['/', '\\', '.']) {
        return Ok(Version {
            questionnaire: folder::shipped(name)?,
            file: None,
        });
    }
    let source = store::read(Path::new(name))?;
    let questionnaire = validate::from_yaml(&source.text).map_err(|problems| folder::refused(&source, &problems))?;
    Ok(Version {
        questionnaire,
        file: Some(source),
    })
}
