//! What counts of a round for the scoring of its responses: read once, without reading its questionnaire again.

use std::path::Path;

use anyhow::Result;

use super::Source;
use crate::cli::folder::refused;
use crate::problem::Problem;
use crate::problem::excerpt::{brief, clean};
use crate::questionnaire::{PrivacyKind, Questionnaire, digest};
use crate::response::{self, Response};
use crate::round::{self, How, Round, privacy_of};
use crate::{store, yaml};

/// A round as responses need it.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) round: Round,
    pub(super) source: Source,
    /// What is said where it is about another questionnaire.
    pub(super) other_questionnaire: Option<String>,
    /// Whether it has another version of the questionnaire.
    pub(super) is_other_version: bool,
    /// What it promises now.
    privacy: PrivacyKind,
}

impl Around {
    /// Opens a round's folder.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or `round.yaml` has problems.
    pub(super) fn open(path: &Path, questionnaire: &Questionnaire) -> Result<Self> {
        let source = store::read(&path.join("round.yaml"))?;
        let round = round::from_yaml(&source.text).map_err(|problems| refused(&source, &problems))?;
        let other = round.questionnaire != questionnaire.id;
        Ok(Self {
            source: Source {
                place: store::round_around(path)?.unwrap_or_else(|| path.to_path_buf()),
                name: clean(&path.display().to_string()),
                opened: round.opened.clone(),
                title: round.title.clone(),
            },
            other_questionnaire: other.then(|| {
                let (own, wanted) = (brief(&round.questionnaire), &questionnaire.id);
                format!("its round is about the questionnaire `{own}`, not `{wanted}`")
            }),
            is_other_version: !other && digest_of(path, &round)?.is_some_and(|own| own != questionnaire.digest),
            privacy: privacy_of(questionnaire, &round).kind,
            round,
        })
    }

    /// Whether everybody may see everything of it.
    pub(super) fn is_open(&self) -> bool {
        self.privacy == PrivacyKind::Open || self.round.how == How::Joint
    }

    /// Whether less is shown of few: unless the round is open and nobody was promised more.
    pub(super) fn is_limited(&self, mut promised: impl Iterator<Item = PrivacyKind>) -> bool {
        self.privacy != PrivacyKind::Open || promised.any(|kind| rank(kind) > 0)
    }

    /// What is wrong with the name of a file among the responses of the round.
    pub(super) fn misnamed(&self, path: &Path, response: &Response, text: &str) -> Option<Problem> {
        let counts = path.parent().is_some_and(|folder| folder.ends_with("responses"));
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        counts
            .then(|| response::check::misnamed(response, &stem, text))
            .flatten()
    }
}

/// How much is kept to oneself: 0 for nothing.
pub(super) fn rank(kind: PrivacyKind) -> u8 {
    match kind {
        PrivacyKind::Open => 0,
        PrivacyKind::Protected => 1,
        PrivacyKind::Anonymous => 2,
        PrivacyKind::Private => 3,
    }
}

/// The digest of the round's own questionnaire; `None` where it uses one that comes with the program.
fn digest_of(path: &Path, round: &Round) -> Result<Option<String>> {
    if round.file.is_empty() {
        return Ok(None);
    }
    let bytes = store::read_bytes(&path.join(&round.file), yaml::MOST_BYTES as u64)?;
    Ok(Some(digest::of_file(&bytes)))
}
