//! Digests: of a questionnaire's file, and of the wording of one statement.

use sha2::{Digest, Sha256};

use super::{Questionnaire, Scale, Statement};

/// SHA-256 of a file's bytes, in hexadecimal.
#[must_use]
pub fn of_file(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Eight hexadecimal digits for what a respondent saw of a statement, in the base language whatever the language shown.
///
/// Two wordings that differ have different digests but for a chance of one in four thousand million.
#[must_use]
pub fn of_wording(_: &Questionnaire, statement: &Statement) -> String {
    statement.wording.clone()
}

/// The digest of a statement's text, descriptors and its scale's values and labels.
#[must_use]
pub(super) fn wording(statement: &str, scale: &Scale, descriptors: &[String]) -> String {
    let mut hash = Sha256::new();
    let mut part = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    part(statement);
    for (level, descriptor) in scale.levels.iter().zip(descriptors) {
        part(&level.key);
        part(&level.label);
        part(descriptor);
    }
    hexadecimal(&hash.finalize()[..4])
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|half| char::from(b"0123456789abcdef"[usize::from(half)]));
    bytes.iter().flat_map(digits).collect()
}
