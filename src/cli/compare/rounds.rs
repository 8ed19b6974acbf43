//! Two rounds or more of one group.

use std::path::Path;

use anyhow::{Result, bail};

use super::{Arguments, Made, show};
use crate::change::Wave;
use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, Responses};
use crate::cli::issue::issue_together;
use crate::cli::surroundings::Surroundings;
use crate::cli::{output, plan};
use crate::compared::build;
use crate::plan::Plan;
use crate::questionnaire::PrivacyKind;
use crate::render::compared as files;
use crate::store;
use crate::words::{date, list};

type Read = (Folder, Responses);

pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    if arguments.rounds.len() < 2 {
        bail!(Failure::Usage(
            "name two rounds or more, such as  ccg-diagnostic compare autumn-2011 autumn-2012".to_owned()
        ));
    }
    let mut rounds: Vec<Read> = Vec::new();
    for path in &arguments.rounds {
        rounds.push(read(path, &rounds)?);
    }
    let rounds = in_order(rounds);
    let waves: Vec<Wave<'_>> = rounds.iter().map(|(folder, found)| wave(folder, found)).collect();
    let plan = plan_between(&rounds)?;
    issue_together(&rounds)?;
    let Some(made) = build(&waves, plan.as_ref()) else {
        return Ok(());
    };
    let (csv, json) = (|| files::csv(&made.data), || files::json(&made.data));
    show(
        arguments,
        around,
        &Made {
            front: &made.front,
            sections: &made.sections,
            csv: &csv,
            json: &json,
        },
    )?;
    let left_out: usize = rounds.iter().map(|(_, found)| found.problems.len()).sum();
    if left_out > 0 {
        bail!(Failure::Problems(
            "error: responses were left out because of problems in their files".to_owned()
        ));
    }
    Ok(())
}

/// The plan made after the first of the last two rounds: as the last looked at it again, else as it stands.
fn plan_between(rounds: &[Read]) -> Result<Option<Plan>> {
    let [.., (before, _), (after, _)] = rounds else {
        return Ok(None);
    };
    match plan::read(after, plan::LAST)? {
        Some(plan) => Ok(Some(plan)),
        None => plan::read(before, plan::PLAN),
    }
}

fn wave<'a>(folder: &'a Folder, found: &'a Responses) -> Wave<'a> {
    Wave {
        questionnaire: &folder.questionnaire,
        round: &folder.round,
        responses: &found.counted,
    }
}

/// One more round, if it can be compared with those before it.
fn read(path: &Path, before: &[Read]) -> Result<Read> {
    let folder = Folder::open(path)?;
    let name = path.display();
    if before.iter().any(|(other, _)| store::same_folder(&other.path, path)) {
        bail!(Failure::Usage(format!(
            "`{name}` is named twice; name two different rounds"
        )));
    }
    if folder.questionnaire.privacy.kind == PrivacyKind::Private {
        bail!(Failure::Usage(format!(
            "`{name}` is private: what somebody answers is for them alone, so it is not compared with anything"
        )));
    }
    if let Some((other, _)) = before
        .first()
        .filter(|(other, _)| other.round.questionnaire != folder.round.questionnaire)
    {
        bail!(Failure::Usage(format!(
            "`{}` is a round of `{}`, and `{name}` of `{}`; only rounds of one questionnaire can be compared",
            other.path.display(),
            other.round.questionnaire,
            folder.round.questionnaire
        )));
    }
    if let Some((other, _)) = before
        .first()
        .filter(|(other, _)| other.round.organisation != folder.round.organisation)
    {
        output::say(&format!(
            "`{}` is of {}, and `{name}` of {}: they are compared as one group.",
            other.path.display(),
            other.round.organisation,
            folder.round.organisation
        ));
    }
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    if found.counted.is_empty() {
        bail!(Failure::Problems(format!(
            "error: there are no finished responses in `{name}` yet\nTo see who has finished:  ccg-diagnostic round status {name}"
        )));
    }
    Ok((folder, found))
}

/// In order of the day on which they were opened; those of one day as they were typed.
fn in_order(rounds: Vec<Read>) -> Vec<Read> {
    let mut sorted: Vec<(usize, Read)> = rounds.into_iter().enumerate().collect();
    sorted.sort_by(|(_, (one, _)), (_, (other, _))| one.round.opened.cmp(&other.round.opened));
    let moved = sorted.iter().enumerate().any(|(at, (typed, _))| at != *typed);
    if moved {
        let names = sorted
            .iter()
            .map(|(_, (folder, _))| format!("`{}` (opened {})", folder.path.display(), date(&folder.round.opened)));
        output::say(&format!(
            "In order of the day on which they were opened: {}.",
            list(&names.collect::<Vec<_>>())
        ));
    }
    sorted.into_iter().map(|(_, read)| read).collect()
}
