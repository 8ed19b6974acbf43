//! The share file of a person who has finished, for those who answer on a computer of their own.

use anyhow::Result;

use crate::cli::folder::Folder;
use crate::questionnaire::PrivacyKind;
use crate::render::screen::Share;
use crate::response::{Respondent, Response, share};
use crate::store;

/// What became of the share file.
pub(super) struct HandOver {
    file: String,
    /// Why it could not be written; empty when it was.
    trouble: String,
}

/// Writes the share file, in place of an earlier one. `None` where there is nobody to hand it to: of a team, another side, or a
/// response that is for its respondent alone.
pub(super) fn write(folder: &Folder, response: &Response) -> Option<HandOver> {
    let person = matches!(response.respondent, Respondent::Person(_)) && response.side.is_empty();
    if !person || folder.questionnaire.privacy.kind == PrivacyKind::Private {
        return None;
    }
    let name = format!("{}.yaml", response.respondent.code());
    let path = folder.path.join("to-hand-over").join(name);
    let text = share::to_share(response, &folder.questionnaire, &folder.round);
    let save = || -> Result<()> {
        store::make_folder(&folder.path.join("to-hand-over"))?;
        store::save(&path, text.as_bytes())
    };
    Some(HandOver {
        file: path.display().to_string(),
        trouble: save().err().map_or_else(String::new, |error| format!("{error:#}")),
    })
}

impl HandOver {
    /// What the screen needs to know of it.
    pub(super) fn words<'a>(&'a self, folder: &'a Folder) -> Share<'a> {
        Share {
            file: &self.file,
            trouble: &self.trouble,
            to: &folder.round.hand_to,
            by: &folder.round.closes,
        }
    }
}
