//! The round that a new one comes after.

use std::path::Path;

use anyhow::Result;

use crate::cli::folder::Folder;
use crate::round::{Follows, How};
use crate::store;

/// The largest plan that is taken over, in bytes: the same as of every file that is read.
const LARGEST: u64 = 1_000_000;

/// What is taken over from the round before.
pub(super) struct Before {
    pub(super) folder: Folder,
    /// Its plan, as it is.
    pub(super) plan: Option<Vec<u8>>,
}

impl Before {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let plan = path.join("plan.yaml");
        Ok(Self {
            folder: Folder::open(path)?,
            plan: store::exists(&plan)
                .then(|| store::read_bytes(&plan, LARGEST))
                .transpose()?,
        })
    }

    /// How its questionnaire is named: by its file in the round, or by id.
    pub(super) fn questionnaire(&self) -> String {
        let round = &self.folder.round;
        if round.file.is_empty() {
            round.questionnaire.clone()
        } else {
            self.folder.path.join(&round.file).to_string_lossy().into_owned()
        }
    }

    pub(super) fn follows(&self, same_codes: bool) -> Follows {
        Follows {
            title: self.folder.round.title.clone(),
            opened: self.folder.round.opened.clone(),
            same_codes,
        }
    }

    /// The codes of its people: as listed, else those of the files of individuals.
    pub(super) fn codes(&self) -> Result<Vec<String>> {
        let round = &self.folder.round;
        if !round.people.is_empty() || round.how == How::Joint {
            return Ok(round.people.clone());
        }
        let found = self.folder.responses()?;
        let counted = found
            .counted
            .iter()
            .map(|response| response.respondent.code().to_owned());
        Ok(counted.collect())
    }
}
