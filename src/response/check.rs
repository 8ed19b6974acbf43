//! Does a response fit its questionnaire? Every problem, with its place.

mod answers;
mod parts;
mod word;

use std::collections::{BTreeMap, BTreeSet};

use super::raw::RawResponse;
use super::{Answer, KeptAnswer, Note, Response, quick};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::yaml::{Document, Index, in_order, places, read};

pub use word::{Meant, answer, answer_by_descriptor, answer_for_scale, meant};

/// Reads a response's file and checks it against its questionnaire.
///
/// Answers to statements that the questionnaire does not have are kept when the response was given to another
/// version of it, and are a problem otherwise.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str, questionnaire: &Questionnaire) -> Result<Response, Vec<Problem>> {
    quick::read(text, questionnaire).map_or_else(|| strictly(text, questionnaire), Ok)
}

/// The same of any file, with the place of everything.
pub(super) fn strictly(text: &str, questionnaire: &Questionnaire) -> Result<Response, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<RawResponse>(text);
    if let Some(raw) = value {
        let mut check = Check {
            index: &index,
            questionnaire,
            problems: Vec::new(),
        };
        let response = check.response(&raw);
        problems.append(&mut check.problems);
        if let (Some(response), true) = (response, problems.is_empty()) {
            return Ok(response);
        }
    }
    Err(in_order(problems))
}

/// What is wrong with a response's file name, without folder and ending: it is the respondent's code. `text` is the file's.
#[must_use]
pub fn misnamed(response: &Response, stem: &str, text: &str) -> Option<Problem> {
    let code = response.respondent.code();
    (stem != code).then(|| {
        let message = format!("the file is named `{}`, the response in it is of `{code}`", brief(stem));
        Problem::new(ProblemCode::WrongName, places(text).value("respondent"), message)
            .with_hint(format!("name the file `{code}.yaml`, or correct `respondent`"))
    })
}

struct Check<'a> {
    index: &'a Index,
    questionnaire: &'a Questionnaire,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn response(&mut self, raw: &RawResponse) -> Option<Response> {
        if !self.format(raw.format) {
            return None;
        }
        let pin = self.pin(raw);
        // A file made by hand may leave the digest out: it is then held to the questionnaire of its round.
        let same = pin.2.is_empty() || pin.2 == self.questionnaire.digest;
        let (answers, notes) = self.answers(raw, same);
        let kept = self.kept(raw);
        let side = self.side(raw.side.as_deref(), same);
        Some(Response {
            respondent: self.respondent(raw.respondent.as_deref(), &side),
            role: raw.role.clone().unwrap_or_default(),
            questionnaire: pin.0,
            version: pin.1,
            digest: pin.2,
            started: self.time("started", raw.started.as_deref(), true),
            last_answered: self.time("last_answered", raw.last_answered.as_deref(), false),
            finished: self.time("finished", raw.finished.as_deref(), false),
            next: raw
                .next
                .clone()
                .filter(|id| self.questionnaire.position(id).is_some())
                .unwrap_or_default(),
            skipped: self.skipped(raw, same, &answers),
            most_difference: self.most_difference(raw, same),
            roles: self.roles(raw, same),
            side,
            also: self.also(raw, same),
            closing: self.closing(raw, same),
            left_out: self.left_out(raw, same),
            go_on: self.go_on(raw, same),
            wording: raw.wording.clone().unwrap_or_default(),
            changes: raw.changes.unwrap_or(0),
            promised: self.promised(raw.promised.as_deref()),
            word: raw.word.clone().unwrap_or_default(),
            answers,
            kept,
            notes,
        })
    }

    fn promised(&mut self, word: Option<&str>) -> Option<PrivacyKind> {
        let word = word?;
        let found = PrivacyKind::WORDS.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let message = format!("`{}` is not what can be promised", brief(word));
            let place = self.index.value("promised");
            let words: Vec<&str> = PrivacyKind::WORDS.iter().map(|(name, _)| *name).collect();
            let problem = Problem::new(ProblemCode::BadWord, place, message);
            self.problems
                .push(problem.with_hint(format!("it can be {}", words.join(", "))));
        }
        found.map(|(_, kind)| *kind)
    }

    fn format(&mut self, format: Option<u32>) -> bool {
        match format {
            Some(1) => return true,
            Some(other) => self.problems.push(
                Problem::new(
                    ProblemCode::NewerFormat,
                    self.index.value("format"),
                    format!("format {other} is not one that this version knows"),
                )
                .with_hint("this version reads format 1; use a newer version of the program; nothing was changed"),
            ),
            None => {
                self.missing("", "format", "begin the file with `format: 1`");
                return true;
            }
        }
        false
    }

    fn pin(&mut self, raw: &RawResponse) -> (String, String, String) {
        let Some(pin) = &raw.questionnaire else {
            self.missing(
                "",
                "questionnaire",
                "write which questionnaire this answers: id, version and digest",
            );
            return Default::default();
        };
        let id = pin.id.clone().unwrap_or_default();
        if id.is_empty() {
            let advice = format!("write `id: {}`", self.questionnaire.id);
            self.missing("questionnaire", "id", &advice);
        } else if id != self.questionnaire.id {
            self.problems.push(
                Problem::new(
                    ProblemCode::WrongQuestionnaire,
                    self.index.value("questionnaire.id"),
                    format!(
                        "this response answers `{}`, the round is about `{}`",
                        brief(&id),
                        self.questionnaire.id
                    ),
                )
                .with_hint("move the file to the round that it belongs to"),
            );
        }
        (
            id,
            pin.version.clone().unwrap_or_default(),
            pin.digest.clone().unwrap_or_default(),
        )
    }

    fn answers(&mut self, raw: &RawResponse, same: bool) -> (BTreeMap<String, Answer>, BTreeMap<String, Note>) {
        let (mut answers, mut notes) = (BTreeMap::new(), BTreeMap::new());
        for (id, given) in raw.answers.iter().flatten() {
            let path = format!("answers.{id}");
            let known = self.statement(&path, id, same);
            if let Some(answer) = self.answer(&path, given, known) {
                answers.insert(id.clone(), answer);
            }
            if let Some(note) = self.note(&path, given) {
                notes.insert(id.clone(), note);
            }
        }
        (answers, notes)
    }

    /// Answers to statements that the questionnaire does not have, as the file says them.
    fn kept(&self, raw: &RawResponse) -> BTreeMap<String, KeptAnswer> {
        let gone = raw
            .answers
            .iter()
            .flatten()
            .filter(|(id, _)| self.questionnaire.position(id).is_none());
        let kept = gone.filter_map(|(id, given)| {
            let (word, reason) = (given.answer.clone()?, given.reason.clone().unwrap_or_default());
            Some((id.clone(), KeptAnswer { word, reason }))
        });
        kept.collect()
    }

    fn statement(&mut self, path: &str, id: &str, same: bool) -> Option<usize> {
        let found = self.questionnaire.position(id);
        if found.is_none() && same && !self.index.unread(path) {
            let id = &brief(id);
            // Of an answer the key is the statement; of a reference, the value.
            let place = if path.starts_with("answers.") {
                self.index.key(path)
            } else {
                self.index.value(path)
            };
            let mut problem = Problem::new(
                ProblemCode::UnknownStatement,
                place,
                format!("there is no statement `{id}`"),
            );
            let ids = self
                .questionnaire
                .statements
                .iter()
                .map(|statement| statement.id.as_str());
            problem.hint =
                hint(id, ids).or_else(|| Some("the statements are listed by `questionnaire show`".to_owned()));
            self.problems.push(problem);
        }
        found
    }

    fn skipped(&mut self, raw: &RawResponse, same: bool, answers: &BTreeMap<String, Answer>) -> BTreeSet<String> {
        let list = raw.skipped.iter().flatten().enumerate();
        list.filter(|(position, id)| {
            self.statement(&format!("skipped[{position}]"), id, same).is_some() && !answers.contains_key(*id)
        })
        .map(|(_, id)| id.clone())
        .collect()
    }

    fn most_difference(&mut self, raw: &RawResponse, same: bool) -> BTreeMap<String, String> {
        let list = raw.makes_most_difference.iter().flatten();
        list.filter(|(domain, id)| {
            let path = format!("makes_most_difference.{domain}");
            if same {
                self.domain(&path, domain);
            }
            self.statement(&path, id, same).is_some()
        })
        .map(|(domain, id)| (domain.clone(), id.clone()))
        .collect()
    }

    fn domain(&mut self, path: &str, id: &str) {
        let domains = &self.questionnaire.domains;
        if !domains.iter().any(|domain| domain.id == id) {
            let message = format!("there is no domain `{}`", brief(id));
            let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.key(path), message);
            problem.hint = hint(id, domains.iter().map(|domain| domain.id.as_str()));
            self.problems.push(problem);
        }
    }

    fn time(&mut self, key: &str, text: Option<&str>, required: bool) -> String {
        let Some(text) = text else {
            if required {
                self.missing("", key, "write a local time such as 2011-10-09T21:14");
            }
            return String::new();
        };
        if text.parse::<jiff::civil::DateTime>().is_err() {
            self.problems.push(
                Problem::new(
                    ProblemCode::BadDate,
                    self.index.value(key),
                    format!("`{}` is not a time", brief(text)),
                )
                .with_hint("write it like 2011-10-09T21:14"),
            );
        }
        text.to_owned()
    }

    fn missing(&mut self, parent: &str, key: &str, hint: &str) {
        let missing = self.index.missing(parent, key);
        self.problems.extend(missing.map(|problem| problem.with_hint(hint)));
    }
}
