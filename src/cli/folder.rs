//! A round's folder: reading what is in it, and finding one.

mod find;
mod promises;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::failure::Failure;
use crate::problem::{Problem, Source, excerpt};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::report::LeftOut;
use crate::response::{self, Response};
use crate::round::{self, How, Round};
use crate::words::{count, list};
use crate::{store, yaml};
use find::in_language;
pub use find::{asked_for, questionnaire, questionnaire_of, shipped};

/// A round's folder as read.
#[derive(Debug)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// What `round.yaml` says.
    pub round: Round,
    /// Its questionnaire, with the round's own targets.
    pub questionnaire: Questionnaire,
}

/// The responses of a round: those that count, and those that don't with the reason.
#[derive(Debug, Default)]
pub struct Responses {
    /// Those that count, in order of their file names.
    pub counted: Vec<Response>,
    /// Those of other sides, finished: never counted, and shown beside only where both sides have agreed.
    pub sides: Vec<Response>,
    /// What people were promised when they began, finished or not.
    pub promised: Vec<PrivacyKind>,
    /// Those left out, and why.
    pub left_out: Vec<LeftOut>,
    /// Problems of files that could not be used, as text for the person.
    pub problems: Vec<String>,
}

impl Folder {
    /// Opens a round, in its own language.
    ///
    /// # Errors
    ///
    /// When there is none, its files have problems, or its questionnaire is not to be found.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_in(path, None)
    }

    /// Opens a round in a language of its questionnaire; `None` for the round's own.
    ///
    /// # Errors
    ///
    /// As [`Folder::open`]; also when the questionnaire does not have the language.
    pub fn open_in(path: &Path, language: Option<&str>) -> Result<Self> {
        let file = path.join("round.yaml");
        if !store::exists(&file) {
            bail!(Failure::Usage(no_round(path)));
        }
        let source = store::read(&file)?;
        let round = round::from_yaml(&source.text).map_err(|problems| refused(&source, &problems))?;
        let plain = find::questionnaire_of(path, &round)?;
        let questionnaire = round::with_targets(&plain, &round, &yaml::places(&source.text))
            .map_err(|problems| refused(&source, &problems))?;
        let spoken = in_language(&questionnaire, &round.language).map_err(|message| {
            let place = yaml::places(&source.text).value("language");
            refused(&source, &[Problem { place, ..message }])
        })?;
        let spoken = match language {
            Some(tag) => asked_for(&questionnaire, Some(tag))?,
            None => spoken,
        };
        Ok(Self {
            path: path.to_path_buf(),
            round,
            questionnaire: spoken,
        })
    }

    /// Where a respondent's answers are kept.
    #[must_use]
    pub fn response_path(&self, code: &str) -> PathBuf {
        self.path.join("responses").join(format!("{code}.yaml"))
    }

    /// Reads one response; `None` when it has not been begun.
    ///
    /// # Errors
    ///
    /// When its file cannot be read or has problems.
    pub fn response(&self, code: &str) -> Result<Option<Response>> {
        let path = self.response_path(code);
        if !store::exists(&path) {
            return Ok(None);
        }
        let source = store::read(&path)?;
        let response = response::check::from_yaml(&source.text, &self.questionnaire)
            .map_err(|problems| self.refused_response(&source, &problems))?;
        match response::check::misnamed(&response, code, &source.text) {
            Some(problem) => Err(self.refused_response(&source, &[problem])),
            None => Ok(Some(response)),
        }
    }

    /// The files that were set aside, by name, and what they hold where it can be read.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn set_aside(&self) -> Result<Vec<(String, Option<Response>)>> {
        let held = |path: &PathBuf| {
            let text = store::read(path).ok()?.text;
            response::check::from_yaml(&text, &self.questionnaire).ok()
        };
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files = store::yaml_files(&self.path.join("set-aside"))?;
        Ok(files.iter().map(|path| (name(path), held(path))).collect())
    }

    /// The error for a response with problems. Its lines hold somebody's answers: but where everybody may see them, only `check` of
    /// that file shows them.
    fn refused_response(&self, source: &Source, problems: &[Problem]) -> anyhow::Error {
        let open = self.questionnaire.privacy.kind == PrivacyKind::Open || self.round.how == How::Joint;
        match open {
            true => refused(source, problems),
            false => Failure::Problems(without_lines(source, problems)).into(),
        }
    }

    /// Reads every response. In a joint round the team's own counts, finished or not; in a round of individuals those that
    /// are finished. Those of other sides are kept apart.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read; a file with problems is left out and named.
    pub fn responses(&self) -> Result<Responses> {
        let mut found = Responses::default();
        for path in store::files(&self.path.join("responses"))? {
            if path.extension().is_none_or(|extension| extension != "yaml") {
                let code = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.left_out.push(LeftOut {
                    code,
                    reason: "its name does not end in .yaml".to_owned(),
                });
                continue;
            }
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match self.response(&name) {
                Ok(Some(response)) => {
                    found.promised.extend(response.promised);
                    found.sort_in(response, &name, &self.round);
                }
                Ok(None) => {}
                Err(error) => {
                    found.left_out.push(LeftOut {
                        code: name,
                        reason: "its file has problems".to_owned(),
                    });
                    found.problems.push(format!("{error:#}"));
                }
            }
        }
        Ok(found)
    }
}

impl Responses {
    /// Checks that everybody who answered was promised no more privacy than the round has now: to be asked before anything of several
    /// people is shown.
    ///
    /// # Errors
    ///
    /// When some were, with their number and what to do.
    pub fn keep_promises(&self, folder: &Folder) -> Result<()> {
        promises::kept(folder, &self.promised)
    }

    fn sort_in(&mut self, response: Response, name: &str, round: &Round) {
        if !response.side.is_empty() {
            return self.sort_in_side(response, name, round);
        }
        let how = round.how;
        let reason = if (how == How::Joint) != (name == "joint") {
            format!(
                "this round is answered {}",
                if how == How::Joint {
                    "by the team together"
                } else {
                    "one by one"
                }
            )
        } else if how == How::Individual && response.finished.is_empty() {
            "not finished".to_owned()
        } else {
            self.counted.push(response);
            return;
        };
        self.left_out.push(LeftOut {
            code: name.to_owned(),
            reason,
        });
    }

    /// That another side has begun is said only where its answers are to be shown.
    fn sort_in_side(&mut self, response: Response, name: &str, round: &Round) {
        if !response.finished.is_empty() {
            self.sides.push(response);
        } else if round.sides_shown {
            self.left_out.push(LeftOut {
                code: name.to_owned(),
                reason: "not finished".to_owned(),
            });
        }
    }
}

/// The error for a file with problems: every one with its excerpt, and their number.
#[must_use]
pub fn refused(source: &Source, problems: &[Problem]) -> anyhow::Error {
    Failure::Problems(format!("{}. Nothing was changed.", all_of(source, problems, false))).into()
}

/// The number of problems of a file and their codes, without its lines.
fn without_lines(source: &Source, problems: &[Problem]) -> String {
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code.name()).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    format!(
        "error: {} in {}: {}. Nothing was changed.\nIts lines are not shown here: they are somebody's answers. To whoever they belong:  ccg-diagnostic check {}",
        count(problems.len(), "problem", "problems"),
        source.name,
        list(&codes),
        for_shell(&source.name)
    )
}

/// Every problem of a file with its excerpt, and their number.
#[must_use]
pub fn all_of(source: &Source, problems: &[Problem], colour: bool) -> String {
    let text = excerpt::render(source, problems, colour);
    format!(
        "{}\n\n{} in {}",
        text.trim_end(),
        count(problems.len(), "problem", "problems"),
        source.name
    )
}

fn no_round(path: &Path) -> String {
    let below = store::rounds_below(path).unwrap_or_default();
    let start = "To begin one there:  ccg-diagnostic assess ";
    match below.first() {
        _ if !store::exists(path) => format!("there is no folder `{}`\n{start}{}", path.display(), path.display()),
        Some(first) => format!(
            "`{}` is not a round: it holds no round.yaml\nDid you mean `{}`?",
            path.display(),
            first.display()
        ),
        None => format!(
            "`{}` is not a round: it holds no round.yaml\n{start}{}",
            path.display(),
            path.display()
        ),
    }
}

/// The round that a command is about: the one named, else the current folder, else the only one below it.
///
/// # Errors
///
/// When it is not a round, or there are several to choose from.
pub fn named_or_here(round: Option<&Path>) -> Result<Folder> {
    let here = Path::new(".");
    if let Some(named) = round {
        return Folder::open(named);
    }
    if store::exists(&here.join("round.yaml")) {
        return Folder::open(here);
    }
    match store::rounds_below(here)?.as_slice() {
        [only] => Folder::open(only.strip_prefix(here).unwrap_or(only)),
        [] => Folder::open(here),
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|path| format!("  {}", path.strip_prefix(here).unwrap_or(path).display()))
                .collect();
            bail!(Failure::Usage(format!(
                "which round? Name one of these:\n{}",
                names.join("\n")
            )))
        }
    }
}

/// A name as it can be pasted into a shell.
#[must_use]
pub fn for_shell(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:".contains(c);
    if name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}
