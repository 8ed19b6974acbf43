//! One person's sitting, or the team's: their file locked, what is said first, the interview, every answer saved.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::cli::conduct::{Ended, conduct};
use crate::cli::folder::Folder;
use crate::cli::keep::Keep;
use crate::cli::prompt::Asker;
use crate::cli::stop::Farewell;
use crate::cli::surroundings::now;
use crate::cli::who;
use crate::interview::Interview;
use crate::render::screen::{self, Look, Place};
use crate::response::Response;
use crate::round::codes::whom;
use crate::store::{self, Lock};
use crate::words::date;

/// What a sitting needs besides the response.
pub(super) struct Sitting<'a> {
    pub(super) folder: &'a Folder,
    pub(super) look: &'a dyn Fn() -> Look,
    pub(super) farewell: &'a Farewell,
    /// What Ctrl-C says once this response is saved.
    pub(super) stopped: &'a dyn Fn(&Response) -> String,
}

impl Sitting<'_> {
    /// Conducts it. A new response is in its file before the first statement is shown.
    pub(super) fn sit(&self, response: Response, asker: &mut dyn Asker) -> Result<Ended> {
        let folder = self.folder;
        let path = folder.response_path(response.respondent.code());
        let mut keep = Keep::open(&path, &folder.questionnaire)?;
        self.farewell.say((self.stopped)(&response));
        if keep.is_new() {
            keep.save(&response)?;
        }
        let mut save = |response: &Response| {
            let words = (self.stopped)(response);
            self.farewell.saving(words, || keep.save(response))
        };
        let begun = !response.last_answered.is_empty();
        let interview = Interview::resume(&folder.questionnaire, response);
        let opening = self.opening(&interview, begun, &path.display().to_string());
        conduct(
            asker,
            interview,
            self.look,
            &opening,
            &|| who::moment(&folder.questionnaire),
            &|typing| self.farewell.typing(typing),
            &mut save,
        )
    }

    fn opening(&self, interview: &Interview, begun: bool, file: &str) -> String {
        let (round, look) = (&self.folder.round, (self.look)());
        let heading = format!("{}, {}", round.organisation, round.title);
        let page = if begun {
            screen::welcome(interview, look)
        } else {
            let place = Place {
                heading: &heading,
                file,
            };
            screen::before_you_start(interview, &place, look)
        };
        let today = now();
        if round.closes.is_empty() || round.closes.as_str() >= &today[..10] {
            return page;
        }
        let late = format!(
            "The last day for answers was {}. You can still answer; tell {}, so that your answers are not missed.",
            date(&round.closes),
            whom(round)
        );
        format!("{}\n{page}", screen::message(&late, look))
    }
}

/// The right to write a response's file, with its folder made.
///
/// # Errors
///
/// When somebody else has it open, or the folder cannot be written to, with what to do.
pub(super) fn lock(folder: &Folder, path: &Path) -> Result<Lock> {
    let responses = folder.path.join("responses");
    let locked = store::make_folder(&responses)
        .map_err(|error| anyhow!("{error:#}\n{}", elsewhere(&folder.path)))
        .and_then(|()| store::lock(path, &who::moment(&folder.questionnaire)));
    locked.map_err(|error| {
        if may_not_write(&error) {
            anyhow!("{error:#}\n{}", elsewhere(&folder.path))
        } else {
            error
        }
    })
}

fn may_not_write(error: &anyhow::Error) -> bool {
    let system = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    system.is_some_and(|error| {
        matches!(
            error.kind(),
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied
        )
    })
}

fn elsewhere(round: &Path) -> String {
    format!(
        "Nothing can be saved there. Copy the whole folder `{}` to a disk of your own, and run the same command on the copy.",
        round.display()
    )
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use anyhow::Context;

    use super::may_not_write;

    #[test]
    fn a_read_only_disk_is_told_from_other_troubles() {
        let error = |kind: ErrorKind| anyhow::Result::<()>::Err(Error::from(kind).into());
        let read_only = error(ErrorKind::ReadOnlyFilesystem).context("`R3.yaml` cannot be written");
        assert!(may_not_write(&read_only.unwrap_err()));
        assert!(!may_not_write(&error(ErrorKind::StorageFull).unwrap_err()));
        assert!(!may_not_write(&anyhow::anyhow!(
            "this response is open in another window"
        )));
    }
}
