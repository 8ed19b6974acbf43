//! A round cannot become less private after people have answered.

use anyhow::{Result, bail};

use super::Folder;
use crate::cli::failure::Failure;
use crate::questionnaire::PrivacyKind;
use crate::round::How;
use crate::words::count;

/// Checks that everybody who answered was promised no more than the round keeps to.
///
/// # Errors
///
/// When some were, with their number and what to do.
pub(super) fn kept(folder: &Folder, promised: &[PrivacyKind]) -> Result<()> {
    let now = folder.questionnaire.privacy.kind;
    let broken: Vec<PrivacyKind> = promised
        .iter()
        .copied()
        .filter(|then| rank(*then) > rank(now))
        .collect();
    let most = broken.iter().copied().max_by_key(|then| rank(*then));
    match most {
        Some(most) if folder.round.how == How::Individual => {
            bail!(Failure::Problems(refusal(folder, broken.len(), most)))
        }
        _ => Ok(()),
    }
}

/// How much is kept to oneself, the least first.
fn rank(kind: PrivacyKind) -> u8 {
    match kind {
        PrivacyKind::Open => 0,
        PrivacyKind::Protected => 1,
        PrivacyKind::Anonymous => 2,
        PrivacyKind::Private => 3,
    }
}

fn refusal(folder: &Folder, number: usize, promised: PrivacyKind) -> String {
    let (now, file) = (folder.questionnaire.privacy.kind.word(), folder.path.join("round.yaml"));
    let way_back = match promised {
        PrivacyKind::Protected => format!("Write `privacy: protected` in `{}`", file.display()),
        _ => format!("Put the questionnaire back to `{}`", promised.word()),
    };
    format!(
        "error: {} answered this round when it was {}, and it says {now} now. Nothing is shown\n{way_back}. Or ask those people, and let who agrees begin again",
        count(number, "person", "people"),
        promised.word()
    )
}
