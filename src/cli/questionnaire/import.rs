//! `questionnaire import`: a questionnaire from a spreadsheet, CSV or XLSX.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::export;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::import::grid::{CellProblem, Grid};
use crate::import::{Given, csv, import, slug, xlsx};
use crate::problem::Source;
use crate::problem::excerpt::{clean, render};
use crate::store;
use crate::words::{count, upper_first};

/// The most bytes of an XLSX file, as it lies on the disk.
const LARGEST: u64 = 10_000_000;

/// The most problems that are shown.
const MOST: usize = 200;

/// What `questionnaire import` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire import statements.xlsx --output mine.yaml
  ccg-diagnostic questionnaire import statements.csv --title \"How we meet\" \\
      --levels \"Not started,Getting going,In place\" --output mine.yaml

The first row holds headings, in any order. These have to be there: domain,
statement. These may be: domain title, section, id, short, why, lens, reverse,
weight, importance, target, not applicable, think of, looks like, risk,
evidence (several with | between them), discuss, first move. A heading such as
`1 Not started` is a level, and the cells below it say what it looks like.

An empty cell under domain means: the same as in the row above. With a column
`domain title`, `domain` is an id such as D1; without one it is the title.
Ids that are missing are made. Problems are named by their cell, all at once,
and then nothing is written.")]
pub(super) struct Arguments {
    /// A .csv file (commas, semicolons or tabs, in UTF-8) or an .xlsx file
    file: PathBuf,
    /// Write to this file instead of standard output; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The sheet of an .xlsx file; else the one called Statements, or the first
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The labels of the levels, lowest first, with commas between them
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    levels: Vec<String>,
    /// The level to aim for, by its number or label
    #[arg(long, value_name = "LEVEL", default_value = "")]
    target: String,
    /// The questionnaire's id; else made of the file's name
    #[arg(long)]
    id: Option<String>,
    /// Its title; else made of the file's name
    #[arg(long)]
    title: Option<String>,
    /// Its language
    #[arg(long, value_name = "TAG", default_value = "en-GB")]
    language: String,
    /// What is described, such as `your group`
    #[arg(long, value_name = "WORDS", default_value = "")]
    describes: String,
}

/// Brings the file in, or says everything that is wrong with it.
pub(super) fn run(arguments: &Arguments) -> Result<()> {
    let file = &arguments.file;
    if let Some(path) = &arguments.output {
        export::is_free(path)?;
    }
    let grid = read(file, arguments.sheet.as_deref())?;
    let brought = import(&grid, &given(arguments)).map_err(|problems| refused(file, &grid.sheet, &problems))?;
    for note in &brought.notes {
        output::say(&format!("note: {note}"));
    }
    let bytes = brought.yaml.as_bytes();
    let Some(path) = &arguments.output else {
        return output::data(bytes);
    };
    export::write_new(path, bytes)?;
    output::say(&format!(
        "Look for what is doubtful:  ccg-diagnostic check {}",
        path.display()
    ));
    Ok(())
}

fn read(file: &Path, sheet: Option<&str>) -> Result<Grid> {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let read = match ending.as_str() {
        "csv" | "tsv" | "txt" => csv::grid(&store::read(file)?.text),
        "xlsx" => xlsx::grid(&store::read_bytes(file, LARGEST)?, sheet),
        _ => bail!(Failure::Usage(format!(
            "`{}` is neither .csv nor .xlsx; save the sheet as one of them",
            file.display()
        ))),
    };
    read.map_err(|problems| refused(file, sheet.unwrap_or_default(), &problems))
}

fn given(arguments: &Arguments) -> Given {
    let stem = arguments.file.file_stem().unwrap_or_default().to_string_lossy();
    let id = || {
        Some(slug(&stem))
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| "ours".to_owned())
    };
    let title = || upper_first(&stem.replace(['-', '_'], " "));
    Given {
        id: arguments.id.clone().unwrap_or_else(id),
        title: arguments.title.clone().unwrap_or_else(title),
        language: arguments.language.clone(),
        describes: arguments.describes.clone(),
        levels: arguments.levels.iter().map(|label| label.trim().to_owned()).collect(),
        target: arguments.target.trim().to_owned(),
    }
}

/// Every problem with its cell, and their number.
fn refused(file: &Path, sheet: &str, problems: &[CellProblem]) -> anyhow::Error {
    let file = clean(&file.display().to_string());
    let place = if sheet.is_empty() {
        file.clone()
    } else {
        format!("{file}, sheet '{sheet}'")
    };
    let mut text = String::new();
    for CellProblem { at, problem } in problems.iter().take(MOST) {
        let name = at.map_or_else(|| place.clone(), |at| format!("{place}, {at}"));
        let source = Source {
            name,
            text: String::new(),
        };
        text.push_str(&render(&source, std::slice::from_ref(problem), false));
    }
    if problems.len() > MOST {
        text.push_str(&format!("and {} more problems\n\n", problems.len() - MOST));
    }
    let number = count(problems.len(), "problem", "problems");
    Failure::Problems(format!("{text}{number} in {file}. Nothing was written.")).into()
}
