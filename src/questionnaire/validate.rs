//! From a questionnaire as read to one that is valid, or to everything that is wrong with it.

mod answers;
mod nodes;
mod people;
mod plan;
mod resources;
mod scales;
mod statements;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::raw::RawQuestionnaire;
use super::{CountsAs, Questionnaire, Scale, Statement};
use crate::number::{Number, from_decimal};
use crate::problem::{Problem, ProblemCode};
use crate::yaml::{Document, Index, in_order, read};

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// Reads and validates a questionnaire's file.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Questionnaire, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<RawQuestionnaire>(text);
    let validated = value.map(|raw| validate(&raw, &index, &super::digest::of_file(text.as_bytes())));
    match validated {
        Some(Ok(questionnaire)) if problems.is_empty() => return Ok(questionnaire),
        Some(Err(more)) => problems.extend(more),
        _ => {}
    }
    Err(in_order(problems))
}

/// Makes a questionnaire of a file as read. `index` gives the places, `digest` is the file's SHA-256 in hexadecimal.
///
/// # Errors
///
/// Every problem of substance: missing, empty, duplicate, out of range, referring to nothing.
pub fn validate(raw: &RawQuestionnaire, index: &Index, digest: &str) -> Result<Questionnaire, Vec<Problem>> {
    let mut check = Check {
        index,
        unsound: BTreeSet::new(),
        problems: Vec::new(),
    };
    let questionnaire = check.questionnaire(raw, digest);
    match questionnaire {
        Some(questionnaire) if check.problems.is_empty() => Ok(questionnaire),
        _ => Err(check.problems),
    }
}

/// What statements refer to: each id with its position.
struct Names {
    lenses: Ids,
    criteria: Ids,
    resources: Ids,
    domains: Ids,
    roles: Ids,
    sides: Ids,
    asks: Ids,
    gates: Ids,
    /// Filled once the statements are made.
    statements: Ids,
}

#[derive(Default)]
struct Ids {
    positions: BTreeMap<String, usize>,
    /// Some ids could not be read, so that a reference to nothing may be right.
    partly: bool,
}

struct Check<'a> {
    index: &'a Index,
    /// Positions of the scales that have problems: what depends on them is not looked at.
    unsound: BTreeSet<usize>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn questionnaire(&mut self, raw: &RawQuestionnaire, digest: &str) -> Option<Questionnaire> {
        if !self.format(raw.format) {
            return None;
        }
        let mut names = self.names(raw);
        let scales = self.scales(raw.scales.as_deref());
        let given = raw.answers.as_ref();
        let defaults = Defaults {
            target: raw.target,
            not_applicable: given
                .and_then(|a| a.not_applicable.as_ref())
                .and_then(|a| a.allowed)
                .unwrap_or(false),
            enough: self.share("answers.enough", given.and_then(|a| a.enough).unwrap_or(0.5)),
        };
        self.default_target(raw, &scales);
        let (domains, statements) = self.domains(raw, &scales, &names, defaults.clone());
        names.statements = statement_ids(&statements);
        let id = self.id("id", raw.id.as_ref());
        let (dont_know, not_applicable) = self.answers(given);
        let words = [("required", true), ("optional", false)];
        let reason = given
            .and_then(|a| a.not_applicable.as_ref())
            .and_then(|a| a.reason.as_ref());
        let unanswered = given.and_then(|a| a.unanswered.as_ref());
        Some(Questionnaire {
            id,
            version: self.text("version", raw.version.as_ref()),
            title: self.text("title", raw.title.as_ref()),
            language: self.text("language", raw.language.as_ref()),
            licence: self.optional("licence", raw.licence.as_ref()),
            about: self.optional("about", raw.about.as_ref()),
            purpose: self.optional("purpose", raw.purpose.as_ref()),
            who: self.optional("who", raw.who.as_ref()),
            when: self.optional("when", raw.when.as_ref()),
            minutes: raw.minutes,
            describes: self.optional_or("describes", raw.describes.as_ref(), "your organisation"),
            dont_know,
            not_applicable,
            reason_required: self
                .word("answers.not_applicable.reason", reason, &words)
                .unwrap_or(true),
            unanswered: self
                .word("answers.unanswered", unanswered, &CountsAs::WORDS)
                .unwrap_or_default(),
            roles: self.roles(raw),
            sides: self.sides(raw),
            asks: self.asks(raw, &scales),
            closing: self.closing(raw),
            gates: self.gates(raw),
            overall: self.overall(raw.overall.as_ref(), &defaults.enough),
            privacy: self.privacy(raw.privacy.as_ref()),
            report: self.report(raw),
            labels: self.labels(raw),
            beside: self.optional("beside", raw.beside.as_ref()),
            order: self.order(raw.order.as_deref(), &names, statements.len()),
            allow: self.texts("allow", raw.allow.as_deref()),
            scales,
            guidance: self.texts("guidance", raw.guidance.as_deref()),
            lenses: self.lenses(raw),
            criteria_note: self.optional("criteria_note", raw.criteria_note.as_ref()),
            criteria: self.criteria(raw),
            domains,
            statements,
            resources: self.resources(raw.resources.as_deref().unwrap_or_default(), &names),
            digest: digest.to_owned(),
        })
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

    fn names(&mut self, raw: &RawQuestionnaire) -> Names {
        macro_rules! ids {
            ($path:literal, $what:literal, $list:expr) => {
                self.ids(
                    $path,
                    $what,
                    $list.into_iter().flatten().map(|one| one.id.as_ref()),
                )
            };
        }
        Names {
            lenses: ids!("lenses", "lens", &raw.lenses),
            criteria: ids!("criteria", "criterion", &raw.criteria),
            resources: ids!("resources", "resource", &raw.resources),
            domains: ids!("domains", "domain", &raw.domains),
            roles: ids!(
                "roles.choices",
                "role",
                raw.roles.as_ref().and_then(|roles| roles.choices.as_ref())
            ),
            sides: ids!("sides", "side", &raw.sides),
            asks: ids!("asks", "ask", &raw.asks),
            gates: ids!(
                "gates.levels",
                "gate",
                raw.gates.as_ref().and_then(|gates| gates.levels.as_ref())
            ),
            statements: Ids::default(),
        }
    }
}

fn statement_ids(statements: &[Statement]) -> Ids {
    let ids = statements.iter().enumerate();
    Ids {
        positions: ids.map(|(position, one)| (one.id.clone(), position)).collect(),
        partly: statements.iter().any(|one| one.id.is_empty()),
    }
}

/// A path without its last key, and that key.
fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// Position of the level whose value a target is.
fn level_at(scale: &Scale, target: f64) -> Option<usize> {
    let wanted = from_decimal(target)?;
    scale.levels.iter().position(|level| level.value == wanted)
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
    /// The nearest target around it, and where it stands.
    target: Option<(String, f64)>,
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
