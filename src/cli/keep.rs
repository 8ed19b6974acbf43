//! Keeping a response while it is being given: each save checks that the file is still the one that was written last.

use std::path::Path;

use anyhow::{Result, bail};

use crate::questionnaire::Questionnaire;
use crate::response::{Response, write};
use crate::store;
use crate::yaml::MOST_BYTES;

/// A response's file while its interview goes on.
#[derive(Debug)]
pub struct Keep<'a> {
    path: &'a Path,
    questionnaire: &'a Questionnaire,
    /// What is in the file; `None` until it is first written.
    written: Option<String>,
}

impl<'a> Keep<'a> {
    /// The file as it is now.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read.
    pub fn open(path: &'a Path, questionnaire: &'a Questionnaire) -> Result<Self> {
        let written = if store::exists(path) {
            Some(store::read(path)?.text)
        } else {
            None
        };
        Ok(Self {
            path,
            questionnaire,
            written,
        })
    }

    /// Whether nothing has been written yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.written.is_none()
    }

    /// Writes a response in place of the last.
    ///
    /// # Errors
    ///
    /// When the file has gone or was changed by somebody else since, or cannot be written. It is then as it was.
    pub fn save(&mut self, response: &Response) -> Result<()> {
        if let Some(written) = &self.written {
            self.unchanged(written)?;
        }
        let text = write::to_yaml(response, self.questionnaire);
        if text.len() > MOST_BYTES {
            bail!(
                "With this note the file would be larger than 1 MB. Type n - to take the note away, and write a shorter one."
            );
        }
        store::save(self.path, text.as_bytes())?;
        self.written = Some(text);
        Ok(())
    }

    fn unchanged(&self, written: &str) -> Result<()> {
        let name = self.path.display();
        if !store::exists(self.path) {
            bail!("`{name}` is no longer there. Put the folder back, then press Enter to try again.");
        }
        if store::read(self.path)?.text != written {
            bail!(
                "`{name}` was changed outside this window. It stays as it was changed there. Type q, then begin again: \
                 only your last answer is missing from it."
            );
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "a test changes the file behind the program's back"
)]
mod tests {
    use super::Keep;
    use crate::questionnaire::catalogue;
    use crate::response::{Respondent, Response};

    #[test]
    fn a_file_that_was_changed_outside_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.yaml");
        let questionnaire = catalogue::SHIPPED[0].questionnaire();
        let response = Response::begin(Respondent::Joint, "", &questionnaire, "2011-10-09T21:14");
        let mut keep = Keep::open(&path, &questionnaire).unwrap();
        assert!(keep.is_new());
        keep.save(&response).unwrap();
        keep.save(&response).unwrap();
        std::fs::write(&path, "edited by hand").unwrap();
        assert!(
            keep.save(&response)
                .unwrap_err()
                .to_string()
                .contains("changed outside")
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "edited by hand");
        std::fs::remove_file(&path).unwrap();
        assert!(
            keep.save(&response)
                .unwrap_err()
                .to_string()
                .contains("no longer there")
        );
        assert!(!path.exists());
    }
}
