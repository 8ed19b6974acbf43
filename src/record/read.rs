//! Reading `record.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::write::EXTENTS;
use super::{Issued, Record, SharedOut};
use crate::privacy::Extent;
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::response::Respondent;
use crate::yaml::{Checked, checked};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawRecord {
    format: Option<u32>,
    issued: Option<Vec<RawIssued>>,
    shared: Option<Vec<RawShared>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawIssued {
    on: Option<String>,
    extent: Option<String>,
    responses: Option<BTreeMap<String, String>>,
    taken_back: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawShared {
    on: Option<String>,
    to: Option<String>,
    what: Option<Vec<String>>,
}

/// Reads `record.yaml`.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Record, Vec<Problem>> {
    checked(text, |file, raw: RawRecord| Check { file }.record(raw))
}

struct Check<'a, 'f> {
    file: &'a mut Checked<'f>,
}

impl Check<'_, '_> {
    fn record(&mut self, raw: RawRecord) -> Record {
        self.file.format(raw.format);
        let issued = raw.issued.unwrap_or_default().into_iter().enumerate();
        let issued = issued
            .map(|(at, one)| self.issued(&format!("issued[{at}]"), one))
            .collect();
        let shared = raw.shared.unwrap_or_default().into_iter().enumerate();
        let shared = shared
            .map(|(at, one)| self.shared(&format!("shared[{at}]"), one))
            .collect();
        Record { issued, shared }
    }

    fn issued(&mut self, path: &str, raw: RawIssued) -> Issued {
        let responses = raw.responses.unwrap_or_default();
        if responses.is_empty() {
            self.file.missing(
                path,
                "responses",
                "write whose answers were shown, each code with its digest",
            );
        }
        for (code, digest) in &responses {
            self.person(&format!("{path}.responses.{code}"), code, digest);
        }
        Issued {
            on: self.day(path, "on", raw.on, true),
            extent: self.extent(path, raw.extent),
            taken_back: self.day(path, "taken_back", raw.taken_back, false),
            responses,
        }
    }

    fn person(&mut self, path: &str, code: &str, digest: &str) {
        if !matches!(Respondent::from_code(code), Some(Respondent::Person(own)) if own == code) {
            let message = format!("`{}` is not a code", brief(code));
            self.file
                .push(ProblemCode::BadWord, path, message, "write a code such as R3");
        }
        if digest.len() != 16 || !digest.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c)) {
            let message = format!("`{}` is not a digest", brief(digest));
            let hint = "a digest is 16 digits and letters from a to f; put the file back as the program wrote it";
            self.file.push(ProblemCode::BadWord, path, message, hint);
        }
    }

    fn extent(&mut self, path: &str, word: Option<String>) -> Extent {
        let Some(word) = word else {
            self.file.missing(path, "extent", "write `results` or `detail`");
            return Extent::Results;
        };
        if let Some((_, extent)) = EXTENTS.iter().find(|(known, _)| *known == word) {
            return *extent;
        }
        let message = format!("`{}` is not how much was shown", brief(&word));
        self.file.push(
            ProblemCode::BadWord,
            &format!("{path}.extent"),
            message,
            "it can be `results` or `detail`",
        );
        Extent::Results
    }

    fn shared(&mut self, path: &str, raw: RawShared) -> SharedOut {
        SharedOut {
            on: self.day(path, "on", raw.on, true),
            to: raw.to.unwrap_or_default(),
            what: raw.what.unwrap_or_default(),
        }
    }

    fn day(&mut self, path: &str, key: &str, day: Option<String>, required: bool) -> String {
        let Some(day) = day else {
            if required {
                self.file.missing(path, key, "write the day like 2011-10-14");
            }
            return String::new();
        };
        if day.len() != 10 || day.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{}` is not a date", brief(&day));
            self.file.push(
                ProblemCode::BadDate,
                &format!("{path}.{key}"),
                message,
                "write it like 2011-10-14",
            );
        }
        day
    }
}
