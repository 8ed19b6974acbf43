//! Are the ids of a copy ids, each there once, and of something that the copy holds?

use std::collections::BTreeSet;

use super::Check;
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::shared_copy::SharedCopy;

/// The most characters of an id, as everywhere in the program.
const MOST: usize = 40;

impl Check<'_, '_> {
    pub(super) fn id(&mut self, path: &str, id: Option<String>) -> String {
        let id = self.text(path, id);
        let good = id.len() <= MOST
            && id.starts_with(|c: char| c.is_ascii_alphanumeric())
            && id.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
        if !good && !id.is_empty() {
            let message = format!("`{}` cannot be an id", brief(&id));
            self.file
                .push(ProblemCode::BadId, path, message, "ask for the copy as it was made");
        }
        id
    }

    /// The needs are statements of the copy, where it holds statements, and each is there once.
    pub(super) fn needs(&mut self, copy: &SharedCopy) {
        let mut seen = BTreeSet::new();
        for (at, id) in copy.needs.iter().enumerate() {
            let path = format!("needs[{at}]");
            let known = copy.statements.is_empty() || copy.statements.iter().any(|one| one.id == *id);
            if !known {
                let message = format!("there is no statement `{}` in this copy", brief(id));
                let advice = "ask for the copy as it was made";
                self.file.push(ProblemCode::UnknownReference, &path, message, advice);
            } else if !seen.insert(id) {
                let message = format!("`{}` is there twice", brief(id));
                self.file.push(
                    ProblemCode::DuplicateId,
                    &path,
                    message,
                    "ask for the copy as it was made",
                );
            }
        }
    }

    pub(super) fn twice<'t>(&mut self, list: &str, ids: impl Iterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for (at, id) in ids.enumerate() {
            if !id.is_empty() && !seen.insert(id) {
                let message = format!("`{}` is there twice", brief(id));
                let path = format!("{list}[{at}].id");
                self.file.push(
                    ProblemCode::DuplicateId,
                    &path,
                    message,
                    "ask for the copy as it was made",
                );
            }
        }
    }
}
