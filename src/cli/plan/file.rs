//! Keeping a plan while it is changed: one writer at a time, and nothing that somebody else wrote since is lost.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, for_shell, refused};
use crate::cli::who;
use crate::plan::{Plan, from_yaml, to_yaml};
use crate::questionnaire::Questionnaire;
use crate::store::{self, Lock};
use crate::yaml::MOST_BYTES;

/// The plan of the round.
pub(in crate::cli) const PLAN: &str = "plan.yaml";

/// The plan of the round before, as it is looked at again in this one.
pub(in crate::cli) const LAST: &str = "last-plan.yaml";

/// A plan's file that is being changed.
#[derive(Debug)]
pub(super) struct Kept<'a> {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The plan as it is to be.
    pub(super) plan: Plan,
    questionnaire: &'a Questionnaire,
    /// What is in the file; `None` until it is first written.
    written: Option<String>,
    _lock: Lock,
}

impl<'a> Kept<'a> {
    /// Takes the right to write a plan, and reads it; where there is no file the plan is empty.
    pub(super) fn open(folder: &'a Folder, name: &str) -> Result<Self> {
        let path = folder.path.join(name);
        let lock = store::lock(&path, &who::moment(&folder.questionnaire))
            .context("the plan cannot be changed here; where the folder is read-only, copy it to one of your own")?;
        let (written, plan) = match source(&path, &folder.questionnaire)? {
            Some((text, plan)) => (Some(text), plan),
            None => (None, Plan::default()),
        };
        Ok(Self {
            path,
            plan,
            questionnaire: &folder.questionnaire,
            written,
            _lock: lock,
        })
    }

    /// Writes the plan in place of the last; nothing where nothing has changed.
    pub(super) fn save(&mut self) -> Result<()> {
        let text = to_yaml(&self.plan, self.questionnaire);
        if text.len() > MOST_BYTES {
            bail!("with this the plan would be larger than 1 MB; it was not saved. Say it shorter.");
        }
        let Some(written) = &self.written else {
            store::save_new(&self.path, text.as_bytes())?;
            self.written = Some(text);
            return Ok(());
        };
        self.unchanged(written)?;
        if *written != text {
            store::save(&self.path, text.as_bytes())?;
            self.written = Some(text);
        }
        Ok(())
    }

    fn unchanged(&self, written: &str) -> Result<()> {
        let name = self.path.display();
        if !store::exists(&self.path) {
            bail!("`{name}` is no longer there. Put it back, then try again. Nothing was written.");
        }
        if store::read(&self.path)?.text != written {
            bail!(
                "`{name}` was changed outside this window. It stays as it was changed there.\n\
                 Begin again: only what you said last is missing from it."
            );
        }
        Ok(())
    }
}

/// Reads a plan; `None` where there is none.
pub(in crate::cli) fn read(folder: &Folder, name: &str) -> Result<Option<Plan>> {
    let found = source(&folder.path.join(name), &folder.questionnaire)?;
    Ok(found.map(|(_, plan)| plan))
}

/// Reads the plan of a round.
pub(super) fn there(folder: &Folder) -> Result<Plan> {
    match read(folder, PLAN)? {
        Some(plan) => Ok(plan),
        None => bail!(none_yet(folder)),
    }
}

/// That there is no plan, and how to choose.
pub(super) fn none_yet(folder: &Folder) -> Failure {
    let (shown, round) = (folder.path.display(), for_shell(&folder.path.to_string_lossy()));
    let back = if store::exists(&folder.path.join(LAST)) {
        format!("\nTo look back on last time's plan:  ccg-diagnostic plan review {round}")
    } else {
        String::new()
    };
    Failure::Problems(format!(
        "error: there is no plan in `{shown}` yet\nTo choose what to work on:  ccg-diagnostic plan choose {round}{back}"
    ))
}

fn source(path: &Path, questionnaire: &Questionnaire) -> Result<Option<(String, Plan)>> {
    if !store::exists(path) {
        return Ok(None);
    }
    let source = store::read(path)?;
    match from_yaml(&source.text, questionnaire) {
        Ok(plan) => Ok(Some((source.text, plan))),
        Err(problems) => Err(refused(&source, &problems)),
    }
}

/// Whether a file is one of those that people keep in a round, and no place for something made by the program.
pub(super) fn is_kept(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name("round.yaml");
    store::is_kept(path) || (name.ends_with(".yaml") && store::exists(&beside))
}
