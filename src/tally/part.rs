//! A part of a scoring as a file: what was counted, so that parts made on several machines add up to one whole.
//!
//! A part is lines of JSON: what it is a part of, the records that were not scored, one line per organisation with its counters and
//! its respondents' codes, what was read, and a last line with the digest of all before. What is written depends on what was counted
//! and not on the order in which it came. Reading believes nothing: what does not add up is refused.

mod answers;
mod line;
mod merge;
mod read;
mod write;

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use crate::questionnaire::Questionnaire;

pub use merge::{Merged, Merging};
pub use read::pin;
pub use write::Writer;

/// The version of the format.
pub const FORMAT: u32 = 1;

/// Which questionnaire was answered, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its file.
    pub digest: String,
}

impl Pin {
    /// Of a questionnaire.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire) -> Self {
        Self {
            id: questionnaire.id.clone(),
            version: questionnaire.version.clone(),
            digest: questionnaire.digest.clone(),
        }
    }
}

/// What became of the records of an input: `read` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// Records that were read.
    pub read: u64,
    /// Those that were scored.
    pub scored: u64,
    /// Those that were not.
    pub rejected: u64,
}

impl Rows {
    /// With others. `None` where there would be more than a number holds.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            read: self.read.checked_add(other.read)?,
            scored: self.scored.checked_add(other.scored)?,
            rejected: self.rejected.checked_add(other.rejected)?,
        })
    }
}

/// What was read besides what was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// What became of the records, by the name of the input.
    pub inputs: BTreeMap<String, Rows>,
    /// The round of an organisation, by its name, where its responses are of one: the day it was opened, and its title.
    pub rounds: BTreeMap<String, String>,
}

/// Why a part cannot be used.
#[derive(Debug)]
pub enum Refused {
    /// It could not be read.
    Failed(io::Error),
    /// What is wrong with it, and what to do.
    Unusable(String),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

#[cfg(test)]
mod tests;
