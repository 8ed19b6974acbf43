//! From a questionnaire as read to one that is valid, or to everything that is wrong with it.

mod answers;
mod asks;
mod beside;
mod conditions;
mod names;
mod nodes;
mod order;
mod parts;
mod people;
mod plan;
mod resources;
mod results;
mod scales;
mod statements;
mod targets;
mod translations;
mod values;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use super::raw::RawQuestionnaire;
use super::{Questionnaire, Scale, Statement, refused};
use crate::number::Number;
use crate::problem::{Problem, ProblemCode};
use crate::yaml::{Document, Index, in_order, read};
use names::{Ids, Names};

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// Reads and validates a questionnaire's file.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Questionnaire, Vec<Problem>> {
    let Document { value, index, problems } = read::<RawQuestionnaire>(text);
    let named = problems.into_iter().map(|problem| refused::named(problem, &index));
    let problems: Vec<Problem> = named.collect();
    let digest = super::digest::of_file(text.as_bytes());
    match value {
        Some(raw) => check(&raw, &index, &digest, problems).map_err(in_order),
        None => Err(in_order(problems)),
    }
}

/// Makes a questionnaire of a file as read. `index` gives the places, `digest` is the file's SHA-256 in hexadecimal.
///
/// # Errors
///
/// Every problem of substance: missing, empty, duplicate, out of range, referring to nothing.
pub fn validate(raw: &RawQuestionnaire, index: &Index, digest: &str) -> Result<Questionnaire, Vec<Problem>> {
    check(raw, index, digest, Vec::new())
}

/// The same, after the problems of form.
fn check(
    raw: &RawQuestionnaire,
    index: &Index,
    digest: &str,
    problems: Vec<Problem>,
) -> Result<Questionnaire, Vec<Problem>> {
    let mut check = Check {
        index,
        unsound: BTreeSet::new(),
        scales_partly: false,
        problems,
    };
    let questionnaire = check.questionnaire(raw, digest);
    match questionnaire {
        Some(questionnaire) if check.problems.is_empty() => Ok(questionnaire),
        _ => Err(check.problems),
    }
}

struct Check<'a> {
    index: &'a Index,
    /// Positions of the scales that have problems: what depends on them is not looked at.
    unsound: BTreeSet<usize>,
    /// Some scales' ids could not be read or stand there twice, so that one that is not found may be right.
    scales_partly: bool,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn questionnaire(&mut self, raw: &RawQuestionnaire, digest: &str) -> Option<Questionnaire> {
        if !self.format(raw.format) {
            return None;
        }
        let mut made = self.things(raw, digest);
        self.whole(raw, &made);
        self.parts(raw, &made);
        made.translations = self.translations(raw, &made);
        Some(made)
    }

    /// Everything by itself, and what it refers to.
    fn things(&mut self, raw: &RawQuestionnaire, digest: &str) -> Questionnaire {
        let names = self.names(raw);
        let scales = self.scales(raw.scales.as_deref());
        self.default_target(raw, &scales);
        let defaults = self.defaults(raw);
        let (domains, statements) = self.domains(raw, &scales, &names, defaults.clone());
        let answers = self.answers(raw.answers.as_ref());
        Questionnaire {
            id: self.id("id", raw.id.as_ref()),
            version: self.text("version", raw.version.as_ref()),
            title: self.text("title", raw.title.as_ref()),
            language: self.language(raw.language.as_ref()),
            licence: self.optional("licence", raw.licence.as_ref()),
            about: self.optional("about", raw.about.as_ref()),
            purpose: self.optional("purpose", raw.purpose.as_ref()),
            who: self.optional("who", raw.who.as_ref()),
            when: self.optional("when", raw.when.as_ref()),
            minutes: self.minutes(raw.minutes),
            describes: self.optional_or("describes", raw.describes.as_ref(), "your organisation"),
            dont_know: answers.dont_know,
            not_applicable: answers.not_applicable,
            reason_required: answers.reason_required,
            unanswered: answers.unanswered,
            enough: defaults.enough.clone(),
            roles: self.roles(raw),
            sides: self.sides(raw),
            asks: self.asks(raw, &scales),
            closing: self.closing(raw),
            gates: self.gates(raw),
            overall: self.overall(raw.overall.as_ref(), &defaults.enough),
            privacy: self.privacy(raw.privacy.as_ref()),
            report: self.report(raw),
            labels: self.labels(raw),
            beside: self.beside(raw.beside.as_ref()),
            order: self.order(raw.order.as_deref(), &names, statements.len()),
            allow: self.texts("allow", raw.allow.as_deref()),
            guidance: self.texts("guidance", raw.guidance.as_deref()),
            lenses: self.lenses(raw),
            criteria_note: self.optional("criteria_note", raw.criteria_note.as_ref()),
            criteria: self.criteria(raw),
            resources: self.resources(raw.resources.as_deref().unwrap_or_default(), &names),
            scales,
            domains,
            statements,
            translations: BTreeMap::new(),
            digest: digest.to_owned(),
        }
    }

    fn defaults(&mut self, raw: &RawQuestionnaire) -> Defaults {
        let answers = raw.answers.as_ref();
        let not_applicable = answers.and_then(|answers| answers.not_applicable.as_ref());
        Defaults {
            target: raw.target,
            not_applicable: not_applicable
                .and_then(|other| other.allowed)
                .unwrap_or_else(|| self.index.unread("answers.not_applicable.allowed")),
            enough: self.share(
                "answers.enough",
                answers.and_then(|answers| answers.enough).unwrap_or(0.5),
            ),
        }
    }

    fn format(&mut self, format: Option<u32>) -> bool {
        match format {
            Some(FORMAT) => true,
            Some(newer) if newer > FORMAT => {
                self.push(
                    Problem::new(
                        ProblemCode::NewerFormat,
                        self.index.value("format"),
                        format!("format {newer} is from a newer version of the program"),
                    )
                    .with_hint(format!("this version reads format {FORMAT}; nothing was changed")),
                );
                false
            }
            Some(other) => {
                self.push(
                    Problem::new(
                        ProblemCode::NewerFormat,
                        self.index.value("format"),
                        format!("there is no format {other}"),
                    )
                    .with_hint(format!("write `format: {FORMAT}`")),
                );
                false
            }
            None => {
                self.missing("", "format", Some("begin the file with `format: 1`"));
                true
            }
        }
    }
}

/// The path of a key in what stands at a path.
fn below(path: &str, key: &str) -> String {
    [path, ".", key].concat()
}

/// Where a value stands. There are thousands, and few are looked up: those of which nothing was read, and those that are wrong.
trait Spot: Copy {
    /// The whole path.
    fn path(self) -> String;
}

impl Spot for &str {
    fn path(self) -> String {
        self.to_owned()
    }
}

impl Spot for &String {
    fn path(self) -> String {
        self.clone()
    }
}

/// What it belongs to, and its key.
impl Spot for (&str, &str) {
    fn path(self) -> String {
        below(self.0, self.1)
    }
}

/// A path without its last key, and that key.
fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

#[derive(Clone)]
struct Defaults {
    target: Option<f64>,
    not_applicable: bool,
    enough: Number,
}

/// What a node takes over from what it stands in.
#[derive(Clone)]
struct Outer {
    /// Position of the domain.
    domain: usize,
    /// The nearest target around it.
    target: Option<Around>,
}

/// A target for what stands in a domain or section.
#[derive(Clone)]
struct Around {
    value: f64,
    /// Whose it is: `domain's` or `section's`.
    whose: &'static str,
    /// Whether it was reported where it stands.
    reported: bool,
}

/// What making statements needs and leaves behind.
struct Context<'a> {
    scales: &'a [Scale],
    names: &'a Names,
    /// Ids of domains, sections and statements so far, and where they stand.
    seen: BTreeMap<String, String>,
    made: Vec<Statement>,
    defaults: Defaults,
}
