//! `round status`: who has finished, what is missing, what comes next.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::cli::folder::{self, Folder, for_shell};
use crate::cli::issue;
use crate::cli::output;
use crate::cli::plan;
use crate::cli::surroundings::{Surroundings, now};
use crate::response::Respondent;
use crate::round::How;
use crate::round::status::{Found, Status, to_json, to_text};
use crate::store;

/// What `round status` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic round status my-round
  ccg-diagnostic round status my-round --format json

It says who has finished and who has begun, never what anybody answered. Where
answers are anonymous, people are counted only.")]
pub struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Arguments {
    /// Of one round, as text.
    pub(super) fn of(round: &Path) -> Self {
        Self {
            round: Some(round.to_path_buf()),
            ..Self::default()
        }
    }
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For other programs
    Json,
}

/// Shows how far a round is.
///
/// # Errors
///
/// When it is no round, or its folder cannot be read.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let aside = folder.set_aside()?;
    let mut status = Status::of(&folder.round, &folder.questionnaire, &found(&folder)?, &aside, &now());
    // What is wrong in that plan is said where it is read, not here.
    let before = plan::read(&folder, plan::LAST).ok().flatten();
    status.open_before = before.map_or(0, |plan| {
        plan.actions.iter().filter(|action| action.status.is_open()).count()
    });
    // A record with problems is told by the commands that need it, not here.
    status.shown = issue::read(&folder).is_ok_and(|record| record.standing().next().is_some());
    match arguments.format {
        Format::Json => output::data(to_json(&status).as_bytes()),
        Format::Text => {
            let width = around.width.unwrap_or(80).min(80);
            let place = for_shell(&folder.path.to_string_lossy());
            output::text(&to_text(&status, &place, width), around)
        }
    }
}

/// What there is of each code: of those on the list, then of files of others.
fn found(folder: &Folder) -> Result<Vec<(String, Found)>> {
    let mut codes = folder.round.people.clone();
    for path in store::yaml_files(&folder.path.join("responses"))? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let other_side = folder.questionnaire.sides.iter().any(|side| side.id == stem);
        if !other_side && belongs(&stem, folder.round.how) && !codes.contains(&stem) {
            codes.push(stem);
        }
    }
    if folder.round.how == How::Joint && codes.is_empty() {
        codes.push(Respondent::Joint.code().to_owned());
    }
    let found = |code: String| {
        let found = match folder.response(&code) {
            Ok(Some(response)) => Found::Response(Box::new(response)),
            Ok(None) => Found::Nothing,
            Err(_) => Found::Unreadable,
        };
        (code, found)
    };
    Ok(codes.into_iter().map(found).collect())
}

/// Whether a file of this name can be a response of such a round.
fn belongs(stem: &str, how: How) -> bool {
    (stem == Respondent::Joint.code()) == (how == How::Joint)
}
