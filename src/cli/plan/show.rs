//! Showing a plan, and what is late or due in several.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{file, today, usage};
use crate::cli::failure::Failure;
use crate::cli::folder::{self, Folder};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::plan::Plan;
use crate::questionnaire::PrivacyKind;
use crate::render::Options;
use crate::render::plan::{Format, Shown, due_only, render};
use crate::store;

/// How many days ahead are soon, unless told.
const SOON: u32 = 30;

/// What `plan ROUND` takes.
#[derive(Debug, Args)]
pub(super) struct Showing {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many days ahead to look for what is due
    #[arg(long, value_name = "DAYS", default_value_t = SOON)]
    within: u32,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

impl Default for Showing {
    fn default() -> Self {
        Self {
            round: None,
            format: FormatName::default(),
            output: None,
            within: SOON,
            plain: false,
        }
    }
}

impl Showing {
    pub(super) fn of(round: &Path) -> Self {
        Self {
            round: Some(round.to_path_buf()),
            ..Self::default()
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// Text for this window
    #[default]
    Terminal,
    /// Markdown, for a paper
    Markdown,
    /// One line per action, for a spreadsheet
    Csv,
    /// For programs; format 1
    Json,
}

impl FormatName {
    fn format(self) -> Format {
        match self {
            Self::Terminal => Format::Terminal,
            Self::Markdown => Format::Markdown,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
        }
    }
}

/// What `plan due` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic plan due my-round
  ccg-diagnostic plan due autumn-2011 spring-2012 --within 14

The exit code is 0 whether or not something is late.")]
pub(super) struct DueArguments {
    /// The rounds' folders; the current one unless told
    #[arg(value_name = "ROUND")]
    rounds: Vec<PathBuf>,
    /// How many days ahead to look
    #[arg(long, value_name = "DAYS", default_value_t = SOON)]
    within: u32,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

/// Shows the plan of a round.
pub(super) fn run(arguments: &Showing, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let plan = file::there(&folder)?;
    let format = arguments.format.format();
    let options = Options {
        width: around.width.unwrap_or(80),
        colour: around.output_colour && arguments.output.is_none(),
        plain: arguments.plain || around.accessible,
    };
    let bytes = render(&shown(&folder, &plan, arguments.within), format, options);
    match &arguments.output {
        Some(path) => write(path, &bytes),
        None if format == Format::Terminal => output::text(&String::from_utf8_lossy(&bytes), around),
        None => output::data(&bytes),
    }
}

/// Writes a file that is made by the program, unless people keep something of their own under that name.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if file::is_kept(path) {
        bail!(usage(format!(
            "`{}` belongs to a round; choose another name",
            path.display()
        )));
    }
    store::save(path, bytes)?;
    output::tell(&format!("wrote {}", path.display()));
    Ok(())
}

/// Shows what is late and due. A round without a plan is named and left out; one whose plan has problems as well, and then the
/// exit code says so.
pub(super) fn run_due(arguments: &DueArguments, around: &Surroundings) -> Result<()> {
    let named: Vec<Option<&Path>> = match arguments.rounds.as_slice() {
        [] => vec![None],
        rounds => rounds.iter().map(|round| Some(round.as_path())).collect(),
    };
    let mut found: Vec<(Folder, Plan)> = Vec::new();
    let mut bad = 0;
    for round in named {
        let folder = folder::named_or_here(round)?;
        match file::read(&folder, file::PLAN) {
            Ok(Some(plan)) => found.push((folder, plan)),
            Ok(None) => output::tell(&format!("`{}` has no plan yet.", folder.path.display())),
            Err(error) => {
                bad += 1;
                output::tell(&format!("{error:#}"));
            }
        }
    }
    let shown: Vec<Shown<'_>> = (found.iter())
        .map(|(folder, plan)| shown(folder, plan, arguments.within))
        .collect();
    if !shown.is_empty() {
        let options = Options {
            width: around.width.unwrap_or(80),
            colour: around.output_colour,
            plain: arguments.plain || around.accessible,
        };
        output::text(&due_only(&shown, options), around)?;
    }
    if bad > 0 {
        bail!(Failure::Problems(
            "error: a plan was left out because of problems in its file".to_owned()
        ));
    }
    Ok(())
}

/// A plan with its round.
pub(super) fn shown<'a>(folder: &'a Folder, plan: &'a Plan, within: u32) -> Shown<'a> {
    Shown {
        plan,
        questionnaire: &folder.questionnaire,
        organisation: &folder.round.organisation,
        title: &folder.round.title,
        today: today(),
        within,
        own: folder.questionnaire.privacy.kind == PrivacyKind::Private,
    }
}
