//! The lines of a part.

use serde::{Deserialize, Serialize};

use super::{Pin, Rows};
use crate::problem::ProblemCode;
use crate::tally::reject::{self, Fault, Reject};
use crate::tally::response;
use crate::text::is_harmful;

/// What kind of file it is.
pub(super) const KIND: &str = "part of a scoring by ccg-diagnostic";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// The first.
    Part(Head),
    /// One record that was not scored.
    Reject(Rejected),
    /// One organisation, in order of name.
    Organisation(Box<Counted>),
    /// The inputs, in order of name.
    Inputs(Vec<Input>),
    /// The last.
    End(End),
}

/// What it is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub(super) format: u32,
    pub(super) kind: String,
    /// The version of the program.
    pub(super) program: String,
    pub(super) questionnaire: Pin,
    /// Whether roles are told apart.
    pub(super) roles: bool,
    /// Whether each respondent's answers are kept.
    pub(super) answers: bool,
    /// The digests of the parts that were added up in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) made_of: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rejected {
    pub(super) file: String,
    pub(super) record: u64,
    pub(super) line: u64,
    pub(super) column: Option<usize>,
    pub(super) code: String,
    pub(super) message: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    pub(super) name: String,
    pub(super) limited: bool,
    pub(super) joint: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) round: Option<String>,
    /// In order of their roles.
    pub(super) groups: Vec<Group>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) role: String,
    pub(super) responses: u32,
    /// One list per statement: ratings at each level, don't know, not applicable, not asked.
    pub(super) counts: Vec<Vec<u32>>,
    /// One list per statement: how often each level of importance was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) importance: Vec<Vec<u32>>,
    /// Codes of the respondents, the shorter first.
    pub(super) people: Vec<String>,
    /// What each of them answered, where that is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) answers: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) rows: Rows,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub(super) organisations: u64,
    pub(super) respondents: u64,
    pub(super) rejects: u64,
    /// The SHA-256 of all lines before.
    pub(super) sha256: String,
}

impl Line {
    /// The line with its end. What could command a terminal is escaped: to a reader of JSON both forms are the same.
    pub(super) fn to_text(&self) -> String {
        // Texts, numbers and lists: writing them to memory cannot fail.
        let plain = serde_json::to_string(self).unwrap_or_default();
        let mut text = match plain.bytes().all(|byte| byte < 0x7f) {
            true => plain,
            false => plain.chars().map(escaped).collect(),
        };
        text.push('\n');
        text
    }
}

fn escaped(letter: char) -> String {
    match is_harmful(letter) {
        true => format!("\\u{:04x}", u32::from(letter)),
        false => letter.to_string(),
    }
}

impl Rejected {
    /// The record as it was rejected; `None` for a reason that this version does not know.
    pub(super) fn reject(self) -> Option<(String, Reject)> {
        let code = known(&self.code)?;
        let reject = Reject {
            record: self.record,
            line: self.line,
            column: self.column,
            fault: Fault::Other(code, self.message),
        };
        Some((self.file, reject))
    }
}

/// The codes of what can be wrong with a record and with a response's file.
fn known(code: &str) -> Option<&'static str> {
    let of_records = reject::CODES.iter().chain(&response::CODES).map(|(code, _)| *code);
    let of_files = ProblemCode::ALL.iter().map(|code| code.name());
    of_records.chain(of_files).find(|known| *known == code)
}
