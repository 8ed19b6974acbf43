//! Does a response fit its questionnaire? Every problem, with its place.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::{RawAnswer, RawResponse};
use super::{Answer, Audience, Note, Respondent, Response};
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::{Questionnaire, Statement};
use crate::yaml::{Document, Index, read};

/// Reads a response's file and checks it against its questionnaire.
///
/// Answers to statements that the questionnaire does not have are kept when the response was given to another
/// version of it, and are a problem otherwise.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str, questionnaire: &Questionnaire) -> Result<Response, Vec<Problem>> {
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
    problems.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.start));
    Err(problems)
}

/// The answer that a word stands for: a level's value or label, `dk`, or `na`. Case and outer spaces do not matter.
///
/// `None` when it is none of these; the reason of `na` is empty.
#[must_use]
pub fn answer(word: &str, questionnaire: &Questionnaire, statement: &Statement) -> Option<Answer> {
    let word = word.trim().to_lowercase();
    match word.as_str() {
        "dk" => return Some(Answer::DontKnow),
        "na" => return Some(Answer::NotApplicable(String::new())),
        _ => {}
    }
    let levels = &questionnaire.scale_of(statement).levels;
    levels
        .iter()
        .position(|level| level.key == word || level.label.to_lowercase() == word)
        .map(Answer::Rating)
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
        let same = pin.2 == self.questionnaire.digest;
        let (answers, notes) = self.answers(raw, same);
        Some(Response {
            respondent: self.respondent(raw.respondent.as_deref()),
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
            wording: raw.wording.clone().unwrap_or_default(),
            answers,
            notes,
        })
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
            None => self.missing("", "format", "begin the file with `format: 1`"),
        }
        false
    }

    fn respondent(&mut self, code: Option<&str>) -> Respondent {
        let Some(code) = code else {
            self.missing("", "respondent", "write `joint`, or the respondent's code");
            return Respondent::Joint;
        };
        Respondent::from_code(code).unwrap_or_else(|| {
            self.problems.push(
                Problem::new(
                    ProblemCode::BadId,
                    self.index.value("respondent"),
                    format!("`{code}` cannot be a respondent's code"),
                )
                .with_hint("use `joint`, or letters, digits and hyphens, at most 12, beginning with a letter"),
            );
            Respondent::Joint
        })
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
        if id != self.questionnaire.id {
            self.problems.push(
                Problem::new(
                    ProblemCode::WrongQuestionnaire,
                    self.index.value("questionnaire.id"),
                    format!(
                        "this response answers `{id}`, the round is about `{}`",
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

    fn statement(&mut self, path: &str, id: &str, same: bool) -> Option<usize> {
        let found = self.questionnaire.position(id);
        if found.is_none() && same {
            let mut problem = Problem::new(
                ProblemCode::UnknownStatement,
                self.index.key(path),
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

    fn answer(&mut self, path: &str, given: &RawAnswer, known: Option<usize>) -> Option<Answer> {
        let word = given.answer.as_deref()?;
        let Some(position) = known else {
            return kept_word(word, given);
        };
        let statement = &self.questionnaire.statements[position];
        let at = self.index.value(&format!("{path}.answer"));
        match answer(word, self.questionnaire, statement) {
            Some(Answer::NotApplicable(_)) => self.not_applicable(path, statement, given),
            Some(answer) => Some(answer),
            None => {
                let keys: Vec<&str> = self
                    .questionnaire
                    .scale_of(statement)
                    .levels
                    .iter()
                    .map(|level| level.key.as_str())
                    .collect();
                self.problems.push(
                    Problem::new(
                        ProblemCode::BadAnswer,
                        at,
                        format!("`{word}` is not an answer to `{}`", statement.id),
                    )
                    .with_hint(format!(
                        "it can be {}, or `dk` for don't know{}",
                        keys.join(", "),
                        if statement.not_applicable {
                            ", or `na` with a reason"
                        } else {
                            ""
                        }
                    )),
                );
                None
            }
        }
    }

    fn not_applicable(&mut self, path: &str, statement: &Statement, given: &RawAnswer) -> Option<Answer> {
        let reason = given.reason.as_deref().unwrap_or_default().trim();
        let place = self.index.key(&format!("{path}.answer"));
        if !statement.not_applicable {
            self.problems.push(
                Problem::new(
                    ProblemCode::BadAnswer,
                    place,
                    format!("`na` is not an answer to `{}`", statement.id),
                )
                .with_hint("the questionnaire does not allow it for this statement"),
            );
            return None;
        }
        if reason.is_empty() {
            self.problems.push(
                Problem::new(ProblemCode::BadAnswer, place, "`na` without a reason")
                    .with_hint("add `reason:` with a few words"),
            );
            return None;
        }
        Some(Answer::NotApplicable(reason.to_owned()))
    }

    fn note(&mut self, path: &str, given: &RawAnswer) -> Option<Note> {
        let text = given.note.clone().filter(|text| !text.is_empty())?;
        let audience = match given.note_for.as_deref() {
            None => Audience::OnlyMe,
            Some(word) => Audience::WORDS.iter().find(|(name, _)| *name == word).map_or_else(
                || {
                    let mut problem = Problem::new(
                        ProblemCode::BadWord,
                        self.index.value(&format!("{path}.note_for")),
                        format!("`{word}` is not an audience"),
                    );
                    problem.hint = hint(word, Audience::WORDS.iter().map(|(name, _)| *name));
                    self.problems.push(problem);
                    Audience::OnlyMe
                },
                |(_, audience)| *audience,
            ),
        };
        Some(Note { text, audience })
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
            self.statement(&format!("makes_most_difference.{domain}"), id, same)
                .is_some()
        })
        .map(|(domain, id)| (domain.clone(), id.clone()))
        .collect()
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
                    format!("`{text}` is not a time"),
                )
                .with_hint("write it like 2011-10-09T21:14"),
            );
        }
        text.to_owned()
    }

    fn missing(&mut self, parent: &str, key: &str, hint: &str) {
        self.problems.push(
            Problem::new(
                ProblemCode::MissingKey,
                self.index.value(parent),
                format!("`{key}` is missing"),
            )
            .with_hint(hint),
        );
    }
}

/// The answer to a statement that this version of the questionnaire does not have: kept as far as it can be told.
fn kept_word(word: &str, given: &RawAnswer) -> Option<Answer> {
    match word.trim().to_lowercase().as_str() {
        "dk" => Some(Answer::DontKnow),
        "na" => Some(Answer::NotApplicable(given.reason.clone().unwrap_or_default())),
        _ => word
            .trim()
            .parse::<usize>()
            .ok()
            .map(|level| Answer::Rating(level.saturating_sub(1))),
    }
}
