//! Reading `notes.yaml`.

use serde::Deserialize;

use super::{Decision, Review};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::yaml::{Checked, checked};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawReview {
    format: Option<u32>,
    decisions: Option<Vec<RawDecision>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawDecision {
    place: Option<String>,
    digest: Option<String>,
    decision: Option<String>,
    words: Option<String>,
}

/// The words that a decision can be.
const WORDS: [&str; 3] = ["show", "hide", "reword"];

/// Reads `notes.yaml`.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Review, Vec<Problem>> {
    checked(text, |file, raw: RawReview| Check { file }.review(&raw))
}

struct Check<'a, 'f> {
    file: &'a mut Checked<'f>,
}

impl Check<'_, '_> {
    fn review(&mut self, raw: &RawReview) -> Review {
        self.file.format(raw.format);
        let mut review = Review::default();
        for (at, one) in raw.decisions.iter().flatten().enumerate() {
            let path = format!("decisions[{at}]");
            let key = (
                self.text(&path, "place", one.place.as_ref()),
                self.text(&path, "digest", one.digest.as_ref()),
            );
            let decision = self.decision(&path, one);
            if review.decisions.insert(key, decision).is_some() {
                let message = "this text has been decided on above".to_owned();
                let advice = "leave one of the two out";
                self.file.push(ProblemCode::DuplicateId, &path, message, advice);
            }
        }
        review
    }

    fn decision(&mut self, path: &str, raw: &RawDecision) -> Decision {
        let word = self.text(path, "decision", raw.decision.as_ref());
        if word != "reword" && raw.words.is_some() {
            let message = "`words` are for `reword` only".to_owned();
            let place = format!("{path}.words");
            self.file.push(
                ProblemCode::NoEffect,
                &place,
                message,
                "leave them out, or write `reword`",
            );
        }
        match word.as_str() {
            "show" => Decision::Show,
            "reword" => Decision::Reword(self.text(path, "words", raw.words.as_ref())),
            "hide" | "" => Decision::Hide,
            other => {
                let message = format!("`{}` is not a decision", brief(other));
                let advice = hint(other, WORDS).unwrap_or_else(|| "it can be `show`, `hide` or `reword`".to_owned());
                self.file
                    .push(ProblemCode::BadWord, &format!("{path}.decision"), message, &advice);
                Decision::Hide
            }
        }
    }

    fn text(&mut self, path: &str, key: &str, value: Option<&String>) -> String {
        match value {
            Some(text) if text.trim().is_empty() => {
                let message = format!("`{key}` is empty");
                self.file.push(
                    ProblemCode::EmptyText,
                    &format!("{path}.{key}"),
                    message,
                    "write something",
                );
                String::new()
            }
            Some(text) => text.clone(),
            None => {
                let advice = match key {
                    "place" => "write where the text stands, such as D2.04",
                    "digest" => "write the digest that `notes list` shows",
                    "words" => "write the words that take its place",
                    _ => "write `show`, `hide` or `reword`",
                };
                self.file.missing(path, key, advice);
                String::new()
            }
        }
    }
}
