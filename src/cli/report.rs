//! `report`: show or write the report of a round.

mod made;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::assess::guard::only_to_its_owner;
use super::failure::Failure;
use super::folder::{self, Folder};
use super::issue;
use super::output;
use super::surroundings::Surroundings;
use crate::render::{Format, Options, render};
use crate::report::Report;
use crate::store;
use made::{Asked, is_for_one, mine, team, whose};

/// What `report` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic report my-round                    read it here, in short
  ccg-diagnostic report my-round --full | less      all of it, one page at a time
  ccg-diagnostic report my-round --all              write it into my-round/report
  ccg-diagnostic report my-round --all --technical  with an annex for analysts
  ccg-diagnostic report my-round --format markdown --output report.md
  ccg-diagnostic report my-round --format csv --table domains > domains.csv
  ccg-diagnostic report my-round --mine --as R3     one person's own page
  ccg-diagnostic report partners --beside my-round  our own view beside our partners'
  ccg-diagnostic report my-round --now              although some have not finished
  ccg-diagnostic report my-round --take-back        delete the reports made so far

The same answers always give the same report, byte for byte; only a list of dates says which of them have passed today.")]
pub struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// Which table, for CSV
    #[arg(long, value_enum, default_value_t)]
    table: Table,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write every format into the round's report folder
    #[arg(long, conflicts_with_all = ["format", "output", "mine", "table"])]
    all: bool,
    /// Read all of it in this window, not the short form
    #[arg(long)]
    full: bool,
    /// Add an annex for analysts, with published measures of agreement
    #[arg(long, conflicts_with = "mine")]
    technical: bool,
    /// One person's own page, with all their notes
    #[arg(long)]
    mine: bool,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
    /// Whose page
    #[arg(long = "as", value_name = "CODE", requires = "mine")]
    code: Option<String>,
    /// A round of the questionnaire that this one is laid beside, such as your own self-assessment beside your partners' view
    #[arg(long, value_name = "ROUND", conflicts_with = "mine")]
    beside: Option<PathBuf>,
    /// Make the first report although some people have not finished
    #[arg(long, conflicts_with = "mine")]
    now: bool,
    /// Take back the reports made so far: the files are deleted, and later answers can be added one by one again
    #[arg(long, conflicts_with_all = ["mine", "now", "all", "output", "beside"])]
    take_back: bool,
    /// The language of the questionnaire's own texts, where it has several
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// Text for this window
    #[default]
    Terminal,
    /// Markdown, for a paper
    Markdown,
    /// One line per statement or domain, for a spreadsheet
    Csv,
    /// For programs; format 1
    Json,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Table {
    /// One line per statement
    #[default]
    Statements,
    /// One line per domain
    Domains,
}

impl Arguments {
    /// The team's report of a round, as text for this window.
    #[must_use]
    pub fn of(round: &Path) -> Self {
        Self {
            round: Some(round.to_path_buf()),
            ..Self::default()
        }
    }
}

/// The files that `--all` writes.
pub(super) const FILES: [(&str, Format); 5] = [
    ("report.md", Format::Markdown),
    ("report.txt", Format::Terminal),
    ("statements.csv", Format::Statements),
    ("domains.csv", Format::Domains),
    ("report.json", Format::Json),
];

/// Shows or writes the report.
///
/// # Errors
///
/// When the round cannot be read, has no answers, or the files cannot be written; also when a response had to be left out
/// because its file has problems, after the report has been made without it.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let mut folder = folder::named_or_here(arguments.round.as_deref())?;
    if let Some(language) = &arguments.language {
        folder = Folder::open_in(&folder.path, Some(language))?;
    }
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    if arguments.take_back {
        return issue::take_back(&folder, &FILES.map(|(name, _)| name));
    }
    if !arguments.mine {
        issue::issue_with(&folder, &found, issue::Options { now: arguments.now })?;
    }
    let asked = Asked {
        beside: arguments.beside.as_deref(),
        technical: arguments.technical,
    };
    let made = if arguments.mine || is_for_one(&folder)? {
        let response = whose(&folder, arguments.code.as_deref())?;
        only_to_its_owner(&response, arguments.plain, around)?;
        mine(&folder, response)
    } else {
        team(&folder, &found, asked)?
    };
    if arguments.all {
        for path in write_made(&folder, &made)? {
            output::say(&format!("wrote {}", path.display()));
        }
    } else {
        let short = format_of(arguments) == Format::Terminal && !arguments.full && arguments.output.is_none();
        show(arguments, &if short { made.in_short() } else { made }, around)?;
    }
    if !found.problems.is_empty() {
        let files = if found.problems.len() == 1 {
            "1 response was".to_owned()
        } else {
            format!("{} responses were", found.problems.len())
        };
        bail!(Failure::Problems(format!(
            "error: {files} left out because of problems in the file"
        )));
    }
    Ok(())
}

fn format_of(arguments: &Arguments) -> Format {
    match (arguments.format, arguments.table) {
        (FormatName::Terminal, _) => Format::Terminal,
        (FormatName::Markdown, _) => Format::Markdown,
        (FormatName::Csv, Table::Statements) => Format::Statements,
        (FormatName::Csv, Table::Domains) => Format::Domains,
        (FormatName::Json, _) => Format::Json,
    }
}

fn show(arguments: &Arguments, made: &Report, around: &Surroundings) -> Result<()> {
    let format = format_of(arguments);
    let colour = around.output_colour && arguments.output.is_none();
    let bytes = render(
        made,
        format,
        Options {
            width: around.width.unwrap_or(80),
            colour,
            plain: arguments.plain || around.accessible,
        },
    );
    match &arguments.output {
        Some(path) => {
            if store::is_kept(path) {
                bail!(Failure::Usage(format!(
                    "`{}` belongs to a round; choose another name",
                    path.display()
                )));
            }
            store::save(path, &bytes)?;
            output::say(&format!("wrote {}", path.display()));
            Ok(())
        }
        None if format == Format::Terminal => output::text(&String::from_utf8_lossy(&bytes), around),
        None => output::data(&bytes),
    }
}

fn write_made(folder: &Folder, made: &Report) -> Result<Vec<PathBuf>> {
    let place = folder.path.join("report");
    store::make_folder(&place)?;
    FILES
        .iter()
        .map(|(name, format)| write_one(&place, name, *format, made))
        .collect()
}

fn write_one(place: &Path, name: &str, format: Format, made: &Report) -> Result<PathBuf> {
    let path = place.join(name);
    store::save(&path, &render(made, format, Options::default()))?;
    Ok(path)
}

/// For the end of an interview: writes every format of the team's report, and returns its first part as text, and the paths.
///
/// # Errors
///
/// When the round cannot be read, has no answers, or a file cannot be written.
pub fn at_the_end(folder: &Folder, around: &Surroundings, plain: bool) -> Result<(String, Vec<PathBuf>)> {
    let found = folder.responses()?;
    issue::issue(folder, &found)?;
    let made = match is_for_one(folder)? {
        true => mine(folder, whose(folder, None)?),
        false => team(folder, &found, Asked::default())?,
    };
    let written = write_made(folder, &made)?;
    let first = made.only(&["summary", "domains", "next"]);
    let bytes = render(&first, Format::Terminal, for_messages(around, plain));
    Ok((String::from_utf8_lossy(&bytes).into_owned(), written))
}

/// One person's own page as text, for the end of their interview.
///
/// # Errors
///
/// When the round cannot be read.
pub fn own_page(folder: &Folder, code: &str, around: &Surroundings, plain: bool) -> Result<String> {
    let bytes = render(
        &mine(folder, whose(folder, Some(code))?),
        Format::Terminal,
        for_messages(around, plain),
    );
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn for_messages(around: &Surroundings, plain: bool) -> Options {
    Options {
        width: around.width.unwrap_or(80),
        colour: around.message_colour && !plain,
        plain,
    }
}
