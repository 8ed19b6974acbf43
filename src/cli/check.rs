//! `check`: every problem in questionnaires, rounds and responses, at once.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::failure::{Failure, code, exit_code};
use super::folder::{self, Folder};
use super::output;
use super::surroundings::Surroundings;
use crate::problem::{Problem, Source, excerpt};
use crate::questionnaire::{Questionnaire, validate};
use crate::response::Response;
use crate::{response, round, store, yaml};

/// What `check` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic check my-questionnaire.yaml
  ccg-diagnostic check my-round               a round's folder: all its files
  ccg-diagnostic check --questionnaire ccg-six-domains R3.yaml

Good files are named on standard output, problems on standard error. The exit
code is 3 if there are any, 1 if a file cannot be read.")]
pub struct Arguments {
    /// Questionnaires, rounds (files or folders) and responses
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The questionnaire that lone responses answer; else their round's
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<String>,
}

/// Checks each file and says what it holds or what is wrong with it.
///
/// # Errors
///
/// When any file has a problem.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let (mut checked, mut bad, mut unreadable) = (0, 0, 0);
    for path in arguments.files.iter().flat_map(|path| files_of(path)) {
        checked += 1;
        match one(&path, arguments, around) {
            Ok(holds) => output::data(format!("{}: {holds}, no problems\n", path.display()).as_bytes())?,
            Err(error) => {
                bad += 1;
                unreadable += usize::from(exit_code(&error) == code::FAILED);
                let shown = format!("{error:#}");
                if around.message_colour {
                    output::show(&shown)
                } else {
                    output::say(&shown)
                }
            }
        }
    }
    let files = if checked == 1 {
        "the file has".to_owned()
    } else {
        format!("{bad} of {checked} files have")
    };
    match (bad, unreadable) {
        (0, _) => Ok(()),
        (_, 0) => bail!(Failure::Problems(format!("error: {files} problems"))),
        (_, unreadable) if unreadable == checked => bail!("nothing could be read"),
        _ => bail!("{files} problems or cannot be read"),
    }
}

/// The files that a name stands for: a round's folder is all its files.
fn files_of(path: &Path) -> Vec<PathBuf> {
    let round = path.join("round.yaml");
    if !store::exists(&round) {
        return vec![path.to_path_buf()];
    }
    let responses = store::yaml_files(&path.join("responses")).unwrap_or_default();
    std::iter::once(round).chain(responses).collect()
}

fn one(path: &Path, arguments: &Arguments, around: &Surroundings) -> Result<String> {
    let source = store::read(path)?;
    let index = yaml::places(&source.text);
    let checked = if index.has("respondent") || index.has("started") {
        check_response(path, &source, arguments)?
    } else if index.has("organisation") {
        check_round(path, &source)?
    } else {
        validate::from_yaml(&source.text).map(|questionnaire| holds(&questionnaire))
    };
    checked.map_err(|problems| Failure::Problems(folder::all_of(&source, &problems, around.message_colour)).into())
}

type Checked = Result<String, Vec<Problem>>;

fn check_response(path: &Path, source: &Source, arguments: &Arguments) -> Result<Checked> {
    let questionnaire = match &arguments.questionnaire {
        Some(name) => folder::questionnaire(name)?,
        None => round_of(path, source)?,
    };
    let named = |response: Response| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        response::check::misnamed(&response, &stem, &source.text).map_or(Ok(response), |problem| Err(vec![problem]))
    };
    Ok(response::check::from_yaml(&source.text, &questionnaire)
        .and_then(named)
        .map(|response| {
            let answered = response.answered(&questionnaire);
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
                "a response of {}, {answered} of {} answered, {state}{gone}",
                response.respondent.code(),
                questionnaire.statements.len()
            )
        }))
}

/// The questionnaire of the round that a response lies in, else the shipped one that it names.
fn round_of(path: &Path, source: &Source) -> Result<Questionnaire> {
    let round = path
        .parent()
        .and_then(Path::parent)
        .filter(|folder| store::exists(&folder.join("round.yaml")));
    if let Some(round) = round {
        return Ok(Folder::open(round)?.questionnaire);
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
            Folder::open(path.parent().unwrap_or(Path::new(".")))?;
            Ok(Ok(format!(
                "a round of {}, {}",
                excerpt::clean(&round.organisation),
                round.how.word()
            )))
        }
    }
}

fn holds(questionnaire: &Questionnaire) -> String {
    let levels: Vec<String> = questionnaire
        .scales
        .iter()
        .map(|scale| format!("{} levels", scale.levels.len()))
        .collect();
    let counted = |number: usize, one: &str, more: &str| format!("{number} {}", if number == 1 { one } else { more });
    [
        counted(questionnaire.domains.len(), "domain", "domains"),
        counted(questionnaire.statements.len(), "statement", "statements"),
        levels.join(" and "),
        counted(questionnaire.lenses.len(), "lens", "lenses"),
        counted(questionnaire.criteria.len(), "criterion", "criteria"),
        counted(questionnaire.resources.len(), "resource", "resources"),
    ]
    .join(", ")
}
