//! Moving a round to a newer version of its questionnaire: everything is copied aside first, `round.yaml` is written last.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cli::assess::asker;
use crate::cli::failure::Failure;
use crate::cli::setup::answered;
use crate::cli::surroundings::{Surroundings, now};
use crate::store::{self, Lock};

/// The right to write the round and every response that is in it, held until it is dropped.
pub(super) fn lock(round: &Path) -> Result<Vec<Lock>> {
    if !store::exists(&round.join("round.yaml")) {
        return Ok(Vec::new());
    }
    let responses = store::yaml_files(&round.join("responses"))?;
    let files = std::iter::once(round.join("round.yaml")).chain(responses);
    files.map(|path| store::lock(&path, &now())).collect()
}

/// Letters, digits, full stops and hyphens of a version, for the name of a file.
pub(super) fn for_a_name(version: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || ".-".contains(c) {
            c
        } else {
            '-'
        }
    };
    let name: String = version.chars().take(40).map(plain).collect();
    name.trim_matches('.').to_owned()
}

/// Asks whether to go on, unless that was said on the command line.
pub(super) fn confirmed(round: &Path, yes: bool, around: &Surroundings) -> Result<()> {
    if yes {
        return Ok(());
    }
    if !around.can_ask() {
        bail!(Failure::Usage(
            "moving a round asks before it begins, and no keyboard is attached\nTo move it without being asked, add --yes"
                .to_owned()
        ));
    }
    let question = format!("Move `{}` to the newer version?", round.display());
    let mut asker = asker(around.accessible, around);
    if answered(asker.confirm(&question, false)?, asker.as_mut())? {
        return Ok(());
    }
    bail!(Failure::Stopped)
}

/// Everything that moving a round writes.
pub(super) struct Moved {
    pub(super) path: PathBuf,
    pub(super) version: String,
    pub(super) old_round: String,
    /// The older questionnaire's file in the round; empty where it has none.
    pub(super) old_file: String,
    pub(super) round: String,
    /// Name and text of the newer questionnaire, where it did not come with the program.
    pub(super) questionnaire: Option<(String, String)>,
    pub(super) writes: Vec<Write>,
}

/// A response that needs writing: its text now, and after.
pub(super) struct Write {
    pub(super) path: PathBuf,
    pub(super) before: String,
    pub(super) after: String,
}

impl Moved {
    /// Copies the round aside, then writes. What fails half way is put back, so that the round is as it was.
    pub(super) fn write(&self) -> Result<PathBuf> {
        let before = format!("before-{}", for_a_name(&self.version));
        let kept = store::copy_aside(&self.path, &before, &self.files()?)?;
        let Err(error) = self.write_all() else { return Ok(kept) };
        self.put_back();
        let kept = kept.display();
        Err(error).with_context(|| format!("the round is as it was; a copy of it is in `{kept}`"))
    }

    /// What makes the round, below its folder.
    fn files(&self) -> Result<Vec<PathBuf>> {
        let mut files = vec![PathBuf::from("round.yaml")];
        if !self.old_file.is_empty() {
            files.push(PathBuf::from(&self.old_file));
        }
        let responses = store::files(&self.path.join("responses"))?;
        let names = responses.iter().filter_map(|path| path.file_name());
        files.extend(names.map(|name| Path::new("responses").join(name)));
        Ok(files)
    }

    fn write_all(&self) -> Result<()> {
        if let Some((name, text)) = &self.questionnaire {
            store::save(&self.path.join(name), text.as_bytes())?;
        }
        for write in &self.writes {
            store::save(&write.path, write.after.as_bytes())?;
        }
        // Last: until this is on the disk, the round is one of the older version.
        store::save(&self.path.join("round.yaml"), self.round.as_bytes())
    }

    /// Puts back what was written. What cannot be put back is in the copy.
    fn put_back(&self) {
        let round = (self.path.join("round.yaml"), &self.old_round);
        let responses = self.writes.iter().map(|write| (write.path.clone(), &write.before));
        for (path, text) in responses.chain([round]) {
            if store::read(&path).is_ok_and(|now| now.text != *text) {
                let _ = store::save(&path, text.as_bytes());
            }
        }
    }
}
