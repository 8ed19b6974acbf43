//! The versions of responses that a round holds, before and after files are taken in.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::read::{Came, Refused};
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::gather::{Became, Gathered, Version};
use crate::response::{Respondent, check, write};
use crate::store;

/// The folder for versions that do not count.
pub(super) const ASIDE: &str = "set-aside";

/// What a round holds of each code that files came for.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    folder: &'a Folder,
    codes: BTreeMap<String, Code>,
    /// Files to remove once all is written: what has been taken in under another code.
    moved: Vec<PathBuf>,
}

/// What became of a version, and the one that counted until then.
#[derive(Debug)]
pub(super) struct Took {
    /// What became of it.
    pub(super) became: Became,
    /// What counted before; `None` where nothing did.
    pub(super) before: Option<Version>,
}

/// What a round holds of a code.
#[derive(Debug)]
struct Code {
    gathered: Gathered,
    /// The digest of the version in the response's own file; empty when there is none.
    own: String,
    /// The files of those that are set aside, by their digests: on the disk already, or to be written.
    names: BTreeMap<String, PathBuf>,
    /// The digests of those whose files are on the disk.
    there: BTreeSet<String>,
}

impl<'a> Shelf<'a> {
    /// The round's versions, read when they are needed.
    pub(super) fn of(folder: &'a Folder) -> Self {
        Self {
            folder,
            codes: BTreeMap::new(),
            moved: Vec::new(),
        }
    }

    /// Takes a version in; it is written by [`Shelf::write`].
    ///
    /// # Errors
    ///
    /// When the response's own file here has problems: it stays as it is.
    pub(super) fn take(&mut self, came: &Came) -> Result<Took, Refused> {
        let code = came.version.response.respondent.code().to_owned();
        let folder = self.folder;
        let held = match self.codes.entry(code.clone()) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(gap) => gap.insert(Code::read(folder, &code)?),
        };
        self.moved.extend(came.moved_from.clone());
        Ok(held.take(folder, &code, came.version.clone()))
    }

    /// The version of a code that counts.
    pub(super) fn counts(&self, code: &str) -> Option<&Version> {
        self.codes.get(code)?.gathered.counts.as_ref()
    }

    /// The file of a version that is set aside, from the round's folder.
    pub(super) fn name(&self, code: &str, digest: &str) -> Option<&Path> {
        self.codes.get(code)?.names.get(digest).map(PathBuf::as_path)
    }

    /// Writes what is new: first what is set aside, then what counts, so that nothing is lost at any point between.
    ///
    /// # Errors
    ///
    /// When a response is open in another window, or a file cannot be written; the files are then whole, and the same command can
    /// be run again.
    pub(super) fn write(&self, now: &str) -> Result<()> {
        self.stays_within()?;
        let path = |code: &str| self.folder.response_path(code);
        let fresh: Vec<(&String, &Version)> = self
            .codes
            .iter()
            .filter_map(|(code, held)| Some((code, held.fresh()?)))
            .collect();
        if !fresh.is_empty() {
            store::make_folder(&self.folder.path.join("responses"))?;
        }
        let locks: Result<Vec<_>> = fresh.iter().map(|(code, _)| store::lock(&path(code), now)).collect();
        let _locks = locks?;
        self.written(&fresh).map_err(|error| {
            anyhow!("{error:#}\nEvery file in the round is whole. Put that right, then run the same command again.")
        })
    }

    /// Nothing that came from elsewhere is written outside the round.
    fn stays_within(&self) -> Result<()> {
        for name in ["responses", ASIDE] {
            let path = self.folder.path.join(name);
            if store::is_link(&path) {
                bail!(Failure::Problems(format!(
                    "error: `{}` is a link to another place, and a round keeps its files in its own folder\n\
                     Put a folder in its place, then run the same command again. Nothing was changed.",
                    path.display()
                )));
            }
        }
        Ok(())
    }

    fn written(&self, fresh: &[(&String, &Version)]) -> Result<()> {
        for held in self.codes.values() {
            held.write_aside(self.folder)?;
        }
        for (code, version) in fresh {
            let text = write::to_yaml(&version.response, &self.folder.questionnaire);
            store::save(&self.folder.response_path(code), text.as_bytes())?;
        }
        self.moved.iter().try_for_each(|path| store::remove(path).map(|_| ()))
    }
}

impl Code {
    /// What the round holds of a code.
    fn read(folder: &Folder, code: &str) -> Result<Self, Refused> {
        let own = folder.response(code).map_err(|error| Refused {
            reason: format!("The file of {code} that is here has problems: correct it or move it away first."),
            excerpt: Some(format!("{error:#}")),
        })?;
        let version = |response| Version::of(response, &folder.questionnaire, &folder.round);
        let own = own.map(version);
        let aside = aside_of(folder, code);
        let names: BTreeMap<String, PathBuf> = aside
            .iter()
            .map(|(name, one)| (one.digest.clone(), name.clone()))
            .collect();
        Ok(Self {
            own: own.iter().map(|version| version.digest.clone()).collect(),
            there: names.keys().cloned().collect(),
            gathered: Gathered::of(aside.into_iter().map(|(_, version)| version).chain(own)),
            names,
        })
    }

    fn take(&mut self, folder: &Folder, code: &str, version: Version) -> Took {
        let before = self.gathered.counts.clone();
        let became = self.gathered.take(version);
        for digest in self.gathered.aside.keys() {
            if !self.names.contains_key(digest) {
                self.names.insert(digest.clone(), free_name(folder, code, digest));
            }
        }
        Took { became, before }
    }

    /// The version that counts, where the response's own file does not hold it yet.
    fn fresh(&self) -> Option<&Version> {
        self.gathered
            .counts
            .as_ref()
            .filter(|version| version.digest != self.own)
    }

    fn write_aside(&self, folder: &Folder) -> Result<()> {
        for (digest, version) in &self.gathered.aside {
            let Some(name) = self.names.get(digest).filter(|_| !self.there.contains(digest)) else {
                continue;
            };
            store::make_folder(&folder.path.join(ASIDE))?;
            store::save_new(&folder.path.join(name), version.text.as_bytes())?;
        }
        Ok(())
    }
}

/// The versions of a code that were set aside, with their files from the round's folder. A file that cannot be read stays as it is.
fn aside_of(folder: &Folder, code: &str) -> Vec<(PathBuf, Version)> {
    let files = store::yaml_files(&folder.path.join(ASIDE)).unwrap_or_default();
    let version = |path: PathBuf| {
        let text = store::read(&path).ok()?.text;
        let response = check::from_yaml(&text, &folder.questionnaire).ok()?;
        let name = Path::new(ASIDE).join(path.file_name()?);
        let of_code = response.respondent == Respondent::Person(code.to_owned());
        of_code.then(|| (name, Version::of(response, &folder.questionnaire, &folder.round)))
    };
    files.into_iter().filter_map(version).collect()
}

/// A name by the first 8 digits of the digest; by more of them where something else has that name.
fn free_name(folder: &Folder, code: &str, digest: &str) -> PathBuf {
    let name = |digits: usize| Path::new(ASIDE).join(format!("{code}-{}.yaml", &digest[..digits]));
    let free = (8..digest.len())
        .step_by(8)
        .find(|digits| !store::exists(&folder.path.join(name(*digits))));
    name(free.unwrap_or(digest.len()))
}
