//! A round that is set up and not yet written: until everybody has said who answers, nothing is left behind.

use std::path::PathBuf;

use anyhow::Result;

use crate::questionnaire::Questionnaire;
use crate::round::{self, Round};
use crate::store;

/// The name of the copy of a questionnaire of one's own.
pub(super) const COPY: &str = "questionnaire.yaml";

/// A round that is not yet written.
#[derive(Debug)]
pub struct NewRound {
    /// Its folder, to be made.
    pub folder: PathBuf,
    /// What its `round.yaml` will say.
    pub round: Round,
    /// Its questionnaire, in the language that is wanted.
    pub questionnaire: Questionnaire,
    /// The text of a questionnaire of one's own: copied into the round, so that the round stays whole wherever it is taken.
    pub(super) source: Option<String>,
}

impl NewRound {
    /// Writes it, `round.yaml` last.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, or has just become a round.
    pub fn write(&self) -> Result<()> {
        store::make_folder(&self.folder)?;
        if let Some(source) = &self.source {
            store::save(&self.folder.join(COPY), source.as_bytes())?;
        }
        let file = self.folder.join("round.yaml");
        store::save_new(&file, round::to_yaml(&self.round).as_bytes())
            .inspect_err(|_| store::drop_empty_folder(&self.folder))
    }
}
