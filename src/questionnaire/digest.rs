//! Digests: of a questionnaire's file, and of the wording of one statement.

use sha2::{Digest, Sha256};

use super::{Questionnaire, Statement};

/// SHA-256 of a file's bytes, in hexadecimal.
#[must_use]
pub fn of_file(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Eight hexadecimal digits for what a respondent saw of a statement: its text, descriptors and its scale's values and labels.
///
/// Two wordings that differ have different digests but for a chance of one in four thousand million.
#[must_use]
pub fn of_wording(questionnaire: &Questionnaire, statement: &Statement) -> String {
    let mut hash = Sha256::new();
    let mut part = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    part(&statement.statement);
    for (level, descriptor) in questionnaire
        .scale_of(statement)
        .levels
        .iter()
        .zip(&statement.descriptors)
    {
        part(&level.key);
        part(&level.label);
        part(descriptor);
    }
    hexadecimal(&hash.finalize())[..8].to_owned()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
