//! A round that is set up and not yet written: until everybody has said who answers, nothing is left behind.

use std::path::PathBuf;

use anyhow::Result;

use crate::questionnaire::Questionnaire;
use crate::round::{self, Round};
use crate::store;

/// The name of the copy of a questionnaire of one's own.
pub const COPY: &str = "questionnaire.yaml";

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
    pub source: Option<String>,
    /// What else is written into it: names in the folder, and bytes.
    pub beside: Vec<(PathBuf, Vec<u8>)>,
}

impl NewRound {
    /// Writes it, `round.yaml` last: without that it is no round.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, or has just become a round. Nothing of it is left then.
    pub fn write(&self) -> Result<()> {
        let source = self
            .source
            .iter()
            .map(|source| (PathBuf::from(COPY), source.as_bytes().to_vec()));
        let mut files: Vec<(PathBuf, Vec<u8>)> = source.chain(self.beside.iter().cloned()).collect();
        files.push((PathBuf::from("round.yaml"), round::to_yaml(&self.round).into_bytes()));
        store::save_all_new(&self.folder, &files)
    }
}
