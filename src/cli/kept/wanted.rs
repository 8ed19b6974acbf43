//! What of a round is to be deleted, and what stays.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::kind::Kind;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::problem::excerpt::clean;
use crate::questionnaire::PrivacyKind;
use crate::response::Respondent;
use crate::round::How;
use crate::store::{self, Found};
use crate::words::list;

/// What is to be deleted.
pub(super) struct Wanted {
    /// What has to be typed.
    pub(super) name: String,
    /// The files to delete, from the round's folder.
    pub(super) go: Vec<PathBuf>,
    /// What was looked at and stays, each with why.
    pub(super) stay: Vec<String>,
    /// What to know before deciding.
    pub(super) beside: Vec<String>,
}

/// Everything of one respondent, and what was made with it.
pub(super) fn of_one(round: &Path, typed: &str) -> Result<Wanted> {
    let files = store::everything_in(round)?;
    let known: Vec<(Kind, &Found)> = files.iter().map(|file| (Kind::of(&file.path), file)).collect();
    let code = match Respondent::from_code(typed) {
        Some(respondent) => respondent.code().to_owned(),
        None => bail!(Failure::Usage(format!(
            "`{}` is no code; one looks like R3",
            clean(typed)
        ))),
    };
    let theirs = |kind: &Kind| kind.answers_of().is_some_and(|one| one.eq_ignore_ascii_case(&code));
    if !known.iter().any(|(kind, file)| theirs(kind) && !file.strange) {
        bail!(Failure::Usage(nothing_of(round, &code, &known)));
    }
    let goes = |kind: &Kind| theirs(kind) || matches!(kind, Kind::Report | Kind::Shared);
    let go = known.iter().filter(|(kind, file)| goes(kind) && !file.strange);
    let links = known
        .iter()
        .filter(|(kind, file)| file.strange && (theirs(kind) || *kind == Kind::Other));
    let stay = links.map(|(_, file)| format!("{} (a link, which is not followed)", file.path.display()));
    Ok(Wanted {
        go: go.map(|(_, file)| file.path.clone()).collect(),
        stay: stay.collect(),
        beside: besides(round, &code, &known),
        name: code,
    })
}

fn nothing_of(round: &Path, code: &str, known: &[(Kind, &Found)]) -> String {
    let mut there: Vec<&str> = known.iter().filter_map(|(kind, _)| kind.answers_of()).collect();
    there.sort_unstable();
    there.dedup();
    let others = if there.is_empty() {
        "It holds no answers.".to_owned()
    } else {
        format!("It holds answers of {}.", list(&there))
    };
    format!("there is nothing of {code} in `{}`\n{others}", round.display())
}

/// What to know of deleting a response: what stays and goes with it, and what a difference of two reports can tell.
fn besides(round: &Path, code: &str, known: &[(Kind, &Found)]) -> Vec<String> {
    let there = |wanted: &Kind| known.iter().any(|(kind, _)| kind == wanted);
    let mut said = Vec::new();
    if there(&Kind::Invitation(code.to_owned())) {
        said.push("The invitation stays.".to_owned());
    }
    if there(&Kind::Report) {
        said.push("The report is deleted because it was made with these answers: make it again.".to_owned());
    }
    if there(&Kind::Shared) {
        said.push("The copy for others that lies in the round goes for the same reason.".to_owned());
    }
    if there(&Kind::Notes) {
        said.push("notes.yaml may still hold words that were put in place of theirs: read it.".to_owned());
    }
    let opened = Folder::open(round).ok();
    let protected = |folder: &Folder| {
        let kind = folder.questionnaire.privacy.kind;
        folder.round.how == How::Individual && matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
    };
    if opened.as_ref().is_some_and(protected) {
        said.push(format!(
            "Whoever kept an earlier report can tell what {code} answered by the difference with a new one. So no new report is \
             made that differs from an earlier one by fewer than 3 people."
        ));
    }
    said
}

/// Everything that the program made in a round.
pub(super) fn of_all(round: &Path) -> Result<Wanted> {
    let files = store::everything_in(round)?;
    let ours = |file: &&Found| !file.strange && Kind::of(&file.path) != Kind::Other;
    let (go, stay): (Vec<&Found>, Vec<&Found>) = files.iter().partition(ours);
    let stay = stay.into_iter().map(|file| {
        let why = if file.strange {
            " (a link, which is not followed)"
        } else {
            ""
        };
        format!("{}{why}", file.path.display())
    });
    Ok(Wanted {
        name: store::name_of(round)?,
        go: go.into_iter().map(|file| file.path.clone()).collect(),
        stay: stay.collect(),
        beside: Vec::new(),
    })
}
