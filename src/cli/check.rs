//! `check`: every problem in questionnaires, rounds and responses, at once, and what is doubtful in questionnaires.

mod doubts;
mod fit;
mod kinds;
mod table;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::failure::{Failure, code, exit_code};
use super::folder::{self, Folder};
use super::output;
use super::score::trial;
use super::surroundings::Surroundings;
use crate::lint::WarningName;
use crate::problem::{Problem, Source, excerpt};
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::response::Response;
use crate::shared_copy::read;
use crate::tally::layout::Named;
use crate::words::{count, plural};
use crate::{notes, plan, record, response, round, store, yaml};
use kinds::Kind;

/// What `check` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic check my-questionnaire.yaml
  ccg-diagnostic check my-round               a round's folder: all its files
  ccg-diagnostic check --questionnaire ccg-six-domains R3.yaml

  ccg-diagnostic check my-questionnaire.yaml --allow two-ideas
  ccg-diagnostic check answers.csv --questionnaire ccg-six-domains

Good files are named on standard output, problems and warnings on standard
error. The exit code is 3 if there are problems, 1 if a file cannot be read.
Of a round's folder it also says what does not fit together, such as a code
used twice. Of a table of answers (.csv, .tsv, also .gz) it says which records
`score` would leave out; the first 20 are named. Warnings leave the code at 0 unless --deny-warnings is given. A questionnaire can
switch them off itself, with a line such as `allow: [two-ideas]`.")]
pub struct Arguments {
    /// Questionnaires, rounds (files or folders), responses, and what else lies in a round
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The questionnaire that lone responses and tables answer; else that of a response's round
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<String>,
    /// The organisation of every record, for tables without such a column
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// What one of our columns is headed in a table; can be given more than once
    #[arg(long = "column", value_name = "OURS=HEADING")]
    columns: Vec<String>,
    /// Leave out the warnings with this name; can be given more than once
    #[arg(long, value_name = "NAME")]
    allow: Vec<String>,
    /// Take warnings for problems: exit code 3
    #[arg(long)]
    deny_warnings: bool,
}

/// A file without problems.
struct Sound {
    /// What it holds.
    holds: String,
    /// How many warnings were shown.
    warnings: usize,
}

impl From<String> for Sound {
    fn from(holds: String) -> Self {
        Self { holds, warnings: 0 }
    }
}

/// Checks each file and says what it holds or what is wrong with it.
///
/// # Errors
///
/// When any file has a problem.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let asked = Asked {
        questionnaire: arguments.questionnaire.as_deref(),
        named: trial::named(arguments.organisation.as_deref(), &arguments.columns)?,
        allow: doubts::named(&arguments.allow)?,
    };
    let mut sum = Sum::default();
    for named in &arguments.files {
        for path in kinds::files_of(named) {
            sum.add(&path, one(&path, &asked, around), around)?;
        }
        sum.warnings += fit::say(named);
    }
    sum.end(arguments.deny_warnings)
}

/// What the command line says beside the files.
struct Asked<'a> {
    questionnaire: Option<&'a str>,
    named: Named,
    allow: BTreeSet<WarningName>,
}

#[derive(Default)]
struct Sum {
    checked: usize,
    bad: usize,
    unreadable: usize,
    warnings: usize,
}

impl Sum {
    fn add(&mut self, path: &Path, checked: Result<Sound>, around: &Surroundings) -> Result<()> {
        self.checked += 1;
        match checked {
            Ok(sound) => {
                self.warnings += sound.warnings;
                let doubts = match sound.warnings {
                    0 => String::new(),
                    some => format!(", {}", count(some, "warning", "warnings")),
                };
                let line = format!("{}: {}, no problems{doubts}\n", path.display(), sound.holds);
                output::data(line.as_bytes())?;
            }
            Err(error) => {
                self.bad += 1;
                self.unreadable += usize::from(exit_code(&error) == code::FAILED);
                shown(&format!("{error:#}"), around);
            }
        }
        Ok(())
    }

    fn end(&self, deny_warnings: bool) -> Result<()> {
        let files = if self.checked == 1 {
            "the file has".to_owned()
        } else {
            format!("{} of {} files have", self.bad, self.checked)
        };
        let beside = match self.warnings {
            0 => String::new(),
            some => format!("; there {} as well", is_or_are(some)),
        };
        match (self.bad, self.unreadable) {
            (0, _) if deny_warnings && self.warnings > 0 => bail!(Failure::Problems(format!(
                "error: there {}, and --deny-warnings asks for none",
                is_or_are(self.warnings)
            ))),
            (0, _) => Ok(()),
            (_, 0) => bail!(Failure::Problems(format!("error: {files} problems{beside}"))),
            (_, unreadable) if unreadable == self.checked => bail!("nothing could be read"),
            _ => bail!("{files} problems or cannot be read{beside}"),
        }
    }
}

fn is_or_are(warnings: usize) -> String {
    format!(
        "{} {}",
        plural(warnings, "is", "are"),
        count(warnings, "warning", "warnings")
    )
}

fn shown(text: &str, around: &Surroundings) {
    if around.message_colour && text.contains('\u{1b}') {
        output::show(text);
    } else {
        output::tell(text);
    }
}

fn one(path: &Path, asked: &Asked<'_>, around: &Surroundings) -> Result<Sound> {
    if trial::is_table(path) {
        return table::check(path, asked.questionnaire, &asked.named, around);
    }
    let source = store::read(path)?;
    let checked = match Kind::of(path, &yaml::places(&source.text)) {
        Kind::Questionnaire => doubts::check(&source, &asked.allow, around),
        Kind::Round => check_round(path, &source)?,
        Kind::Response => check_response(path, &source, asked)?,
        Kind::Plan => {
            let questionnaire = questionnaire_of(path, &source, asked)?;
            plan::from_yaml(&source.text, &questionnaire).map(|plan| kinds::plan(&plan).into())
        }
        Kind::Notes => notes::from_yaml(&source.text).map(|review| kinds::notes(&review).into()),
        Kind::Record => record::from_yaml(&source.text).map(|record| kinds::record(&record).into()),
        Kind::Copy => read::from_yaml(&source.text).map(|copy| kinds::copy(&copy).into()),
    };
    checked.map_err(|problems| Failure::Problems(folder::all_of(&source, &problems, around.message_colour)).into())
}

type Checked = Result<Sound, Vec<Problem>>;

fn check_response(path: &Path, source: &Source, asked: &Asked<'_>) -> Result<Checked> {
    let questionnaire = questionnaire_of(path, source, asked)?;
    let named = |response: Response| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let stem = kinds::code_in(path, &stem, response.respondent.code());
        response::check::misnamed(&response, stem, &source.text).map_or(Ok(response), |problem| Err(vec![problem]))
    };
    Ok(response::check::from_yaml(&source.text, &questionnaire)
        .and_then(named)
        .map(|response| {
            let (answered, asked) = reach::progress(&questionnaire, &response);
            let state = if response.finished.is_empty() {
                "not finished"
            } else {
                "finished"
            };
            let gone = response.kept.len();
            let gone = if gone > 0 {
                format!(", {gone} answers to statements of another version")
            } else {
                String::new()
            };
            format!(
                "a response of {}, {answered} of {asked} answered, {state}{gone}",
                response.respondent.code(),
            )
            .into()
        }))
}

/// The questionnaire that was named, else that of the round that a file lies in, else the shipped one that it names.
fn questionnaire_of(path: &Path, source: &Source, asked: &Asked<'_>) -> Result<Questionnaire> {
    if let Some(name) = asked.questionnaire {
        return folder::questionnaire(name);
    }
    let above = path.ancestors().skip(1).take(2);
    let around = above.map(|folder| {
        if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        }
    });
    if let Some(round) = around
        .into_iter()
        .find(|folder| store::exists(&folder.join("round.yaml")))
    {
        return Folder::open(round).map(|folder| folder.questionnaire).map_err(|_| {
            Failure::Problems(format!(
                "`{}` cannot be checked before `{}` is right, and its questionnaire",
                path.display(),
                round.join("round.yaml").display()
            ))
            .into()
        });
    }
    let document = yaml::read::<response::raw::RawResponse>(&source.text);
    let id = document
        .value
        .and_then(|raw| raw.questionnaire)
        .and_then(|pin| pin.id)
        .unwrap_or_default();
    folder::shipped(&id).map_err(|_| {
        Failure::Usage(format!(
            "which questionnaire does `{}` answer? Add --questionnaire ID or FILE",
            path.display()
        ))
        .into()
    })
}

fn check_round(path: &Path, source: &Source) -> Result<Checked> {
    match round::from_yaml(&source.text) {
        Err(problems) => Ok(Err(problems)),
        Ok(round) => {
            Folder::open(kinds::folder_of(path))?;
            Ok(Ok(format!(
                "a round of {}, {}",
                excerpt::clean(&round.organisation),
                round.how.word()
            )
            .into()))
        }
    }
}
