//! The files of a round as they are, and as they would be with a newer version of its questionnaire.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Version;
use super::apply::{Moved, Write, for_a_name};
use crate::cli::failure::Failure;
use crate::cli::folder;
use crate::cli::output;
use crate::problem::{Problem, Source};
use crate::questionnaire::{Questionnaire, digest};
use crate::response::{self, Response, write};
use crate::revision::carry::carried;
use crate::round::{self, Round};
use crate::store;
use crate::yaml;

/// The files of a round that uses the older version.
pub(super) struct RoundFiles {
    path: PathBuf,
    source: Source,
    round: Round,
    responses: Vec<ResponseFile>,
    /// Problems of responses that could not be read, as text for the person.
    unread: Vec<String>,
}

struct ResponseFile {
    path: PathBuf,
    text: String,
    response: Response,
}

impl RoundFiles {
    /// Reads a round; `None` when it uses the newer version already.
    pub(super) fn read(path: &Path, old: &Questionnaire, new: &Questionnaire) -> Result<Option<Self>> {
        let file = path.join("round.yaml");
        if !store::exists(&file) {
            // The same words as every other command has for a folder that is no round.
            folder::named_or_here(Some(path))?;
        }
        let source = store::read(&file)?;
        let round = round::from_yaml(&source.text).map_err(|problems| folder::refused(&source, &problems))?;
        if round.questionnaire == new.id && round.digest == new.digest && old.digest != new.digest {
            return Ok(None);
        }
        fits(path, &round, old)?;
        let mut files = Self {
            path: path.to_path_buf(),
            source,
            round,
            responses: Vec::new(),
            unread: Vec::new(),
        };
        for path in store::yaml_files(&path.join("responses"))? {
            files.response(path, old)?;
        }
        Ok(Some(files))
    }

    fn response(&mut self, path: PathBuf, old: &Questionnaire) -> Result<()> {
        let source = store::read(&path)?;
        match response::check::from_yaml(&source.text, old) {
            Ok(response) => self.responses.push(ResponseFile {
                path,
                text: source.text,
                response,
            }),
            Err(problems) => self.unread.push(folder::all_of(&source, &problems, false)),
        }
        Ok(())
    }

    /// The responses that could be read.
    pub(super) fn read_responses(&self) -> Vec<Response> {
        self.responses.iter().map(|file| file.response.clone()).collect()
    }

    /// Says which responses could not be read.
    pub(super) fn problems(&self) -> Result<()> {
        if self.unread.is_empty() {
            return Ok(());
        }
        self.unread.iter().for_each(|text| output::say(text));
        bail!(Failure::Problems(
            "error: not every response could be read; nothing was changed".to_owned()
        ))
    }

    /// Everything that moving the round writes; every file has been read back as the program will read it.
    pub(super) fn moved(&self, old: &Version, new: &Version) -> Result<Moved> {
        let questionnaire = match &new.file {
            Some(source) => Some((self.free_name(&new.questionnaire, source)?, source.text.clone())),
            None => None,
        };
        let mut round = self.round.clone();
        round.version.clone_from(&new.questionnaire.version);
        round.digest.clone_from(&new.questionnaire.digest);
        round.file = questionnaire.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        let text = round::to_yaml(&round);
        let targets = round::with_targets(&new.questionnaire, &self.round, &yaml::places(&self.source.text));
        targets.map_err(|problems| refused_by(&self.source, &problems, "the round's own targets do not fit"))?;
        let mut writes = Vec::new();
        for file in &self.responses {
            writes.extend(file.rewritten(&old.questionnaire, &new.questionnaire)?);
        }
        Ok(Moved {
            path: self.path.clone(),
            version: self.round.version.clone(),
            old_round: self.source.text.clone(),
            old_file: self.round.file.clone(),
            round: text,
            questionnaire,
            writes,
        })
    }

    /// A name in the round for the newer file that is not taken, or taken by the same text.
    fn free_name(&self, new: &Questionnaire, source: &Source) -> Result<String> {
        for number in 1..1000 {
            let again = if number == 1 {
                String::new()
            } else {
                format!("-{number}")
            };
            let name = format!("questionnaire-{}{again}.yaml", for_a_name(&new.version));
            let path = self.path.join(&name);
            if !store::exists(&path) || store::read(&path).is_ok_and(|found| found.text == source.text) {
                return Ok(name);
            }
        }
        bail!("there are too many questionnaires in `{}`", self.path.display())
    }
}

impl ResponseFile {
    /// The file's path, its text now and its text after; `None` where it stays as it is.
    fn rewritten(&self, old: &Questionnaire, new: &Questionnaire) -> Result<Option<Write>> {
        let carried = carried(old, new, &self.response);
        let after = carried.map(|response| write::to_yaml(&response, new));
        let source = Source {
            name: self.path.display().to_string(),
            text: after.clone().unwrap_or_else(|| self.text.clone()),
        };
        let checked = response::check::from_yaml(&source.text, new);
        checked.map_err(|problems| refused_by(&source, &problems, "a response does not fit"))?;
        Ok(after.map(|after| Write {
            path: self.path.clone(),
            before: self.text.clone(),
            after,
        }))
    }
}

fn refused_by(source: &Source, problems: &[Problem], why: &str) -> anyhow::Error {
    let text = folder::refused(source, problems);
    Failure::Problems(format!(
        "{text:#}\n{why} the newer version: mend that first, then try again"
    ))
    .into()
}

/// The older version has to be what the round was answered with.
fn fits(path: &Path, round: &Round, old: &Questionnaire) -> Result<()> {
    let name = path.display();
    if round.questionnaire != old.id {
        bail!(Failure::Usage(format!(
            "`{name}` is a round of `{}`, not of `{}`",
            round.questionnaire, old.id
        )));
    }
    let pinned = round.digest.is_empty() || round.digest == old.digest;
    if pinned || in_use(path, round).is_some_and(|digest| digest == old.digest) {
        return Ok(());
    }
    let own = match round.file.as_str() {
        "" => String::new(),
        file => format!("\nIts own is there:  {}", path.join(file).display()),
    };
    bail!(Failure::Usage(format!(
        "`{name}` was answered with another file of `{}` than the older one named here{own}",
        old.id
    )))
}

/// The digest of the questionnaire that the round uses, where it can be read.
fn in_use(path: &Path, round: &Round) -> Option<String> {
    if round.file.is_empty() {
        return folder::shipped(&round.questionnaire).ok().map(|one| one.digest);
    }
    let text = store::read(&path.join(&round.file)).ok()?.text;
    Some(digest::of_file(text.as_bytes()))
}
