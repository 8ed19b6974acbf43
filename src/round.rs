//! A round: one time of doing the self-assessment, kept in one folder.

pub mod raw;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::number::from_decimal;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::yaml::{Document, Index, quoted, read};
use raw::RawRound;

/// How a round is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The team together: one response.
    Joint,
    /// Each person alone.
    Individual,
}

impl How {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Individual => "individual",
        }
    }
}

/// What `round.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The organisation that is described.
    pub organisation: String,
    /// A title for this time.
    pub title: String,
    /// The day it was opened: `2011-10-03`.
    pub opened: String,
    /// How it is answered.
    pub how: How,
    /// Id of its questionnaire.
    pub questionnaire: String,
    /// Version of the questionnaire when the round was opened.
    pub version: String,
    /// Digest of the questionnaire's file when the round was opened.
    pub digest: String,
    /// The questionnaire's file, relative to the round's folder, when it did not come with the program; else empty.
    pub file: String,
    /// Targets of this round, by statement id, domain id or `default`: the value of a level.
    pub targets: BTreeMap<String, f64>,
}

/// Reads `round.yaml`.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Round, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<RawRound>(text);
    if let Some(raw) = value {
        let (round, more) = checked(&raw, &index);
        problems.extend(more);
        if problems.is_empty() {
            return Ok(round);
        }
    }
    problems.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.start));
    Err(problems)
}

fn checked(raw: &RawRound, index: &Index) -> (Round, Vec<Problem>) {
    let mut problems = Vec::new();
    match raw.format {
        Some(1) => {}
        Some(other) => problems.push(
            Problem::new(
                ProblemCode::NewerFormat,
                index.value("format"),
                format!("format {other} is not one that this version knows"),
            )
            .with_hint("this version reads format 1; use a newer version of the program; nothing was changed"),
        ),
        None => problems.push(
            Problem::new(ProblemCode::MissingKey, index.value(""), "`format` is missing")
                .with_hint("begin the file with `format: 1`"),
        ),
    }
    let mut text = |key: &str, value: Option<&String>| match value.map(|text| text.trim()) {
        Some(text) if !text.is_empty() => text.to_owned(),
        Some(_) => {
            problems.push(Problem::new(
                ProblemCode::EmptyText,
                index.key(key),
                format!("`{key}` is empty"),
            ));
            String::new()
        }
        None => {
            problems.push(Problem::new(
                ProblemCode::MissingKey,
                index.value(key.rsplit_once('.').map_or("", |(parent, _)| parent)),
                format!("`{key}` is missing"),
            ));
            String::new()
        }
    };
    let pin = raw.questionnaire.as_ref();
    let mut round = Round {
        organisation: text("organisation", raw.organisation.as_ref()),
        title: text("title", raw.title.as_ref()),
        opened: text("opened", raw.opened.as_ref()),
        how: How::Joint,
        questionnaire: text("questionnaire.id", pin.and_then(|p| p.id.as_ref())),
        version: pin.and_then(|p| p.version.clone()).unwrap_or_default(),
        digest: pin.and_then(|p| p.digest.clone()).unwrap_or_default(),
        file: pin.and_then(|p| p.file.clone()).unwrap_or_default(),
        targets: raw.targets.clone().unwrap_or_default(),
    };
    let how = text("how", raw.how.as_ref());
    match how.as_str() {
        "joint" | "" => {}
        "individual" => round.how = How::Individual,
        other => {
            let mut problem = Problem::new(
                ProblemCode::BadWord,
                index.value("how"),
                format!("`{other}` is not a way of answering"),
            );
            problem.hint = hint(other, ["joint", "individual"]);
            problems.push(problem);
        }
    }
    if !round.opened.is_empty() && round.opened.parse::<jiff::civil::Date>().is_err() {
        problems.push(
            Problem::new(
                ProblemCode::BadDate,
                index.value("opened"),
                format!("`{}` is not a date", round.opened),
            )
            .with_hint("write it like 2011-10-03"),
        );
    }
    let outside = round.file.starts_with(['/', '\\'])
        || round.file.contains("..")
        || round.file.contains(':')
        || round.file.contains('\\');
    if outside {
        problems.push(
            Problem::new(
                ProblemCode::NotSupported,
                index.value("questionnaire.file"),
                "the questionnaire's file lies outside the round's folder",
            )
            .with_hint("copy it into the round's folder and name it here"),
        );
    }
    (round, problems)
}

/// The questionnaire with the round's own targets.
///
/// # Errors
///
/// Every target that names no statement or domain, or no level of its scale. `index` gives the places in `round.yaml`.
pub fn with_targets(questionnaire: &Questionnaire, round: &Round) -> Result<Questionnaire, Vec<Problem>> {
    let mut made = questionnaire.clone();
    let mut problems = Vec::new();
    for name in round.targets.keys() {
        let known = name == "default"
            || questionnaire.domains.iter().any(|d| d.id == *name)
            || questionnaire.position(name).is_some();
        if !known {
            let names = questionnaire
                .domains
                .iter()
                .map(|d| d.id.as_str())
                .chain(questionnaire.statements.iter().map(|s| s.id.as_str()));
            let mut problem = Problem::new(
                ProblemCode::UnknownReference,
                None,
                format!("there is no statement or domain `{name}` to set a target for"),
            );
            problem.hint = hint(name, names.collect::<Vec<_>>());
            problems.push(problem);
        }
    }
    for statement in &mut made.statements {
        let domain = &made.domains[statement.domain].id;
        let named = round
            .targets
            .get(&statement.id)
            .or_else(|| round.targets.get(domain))
            .or_else(|| round.targets.get("default"));
        let Some(target) = named else { continue };
        let wanted = from_decimal(*target);
        match made.scales[statement.scale]
            .levels
            .iter()
            .position(|level| Some(&level.value) == wanted.as_ref())
        {
            Some(level) => statement.target = level,
            None => problems.push(Problem::new(
                ProblemCode::TargetOutsideScale,
                None,
                format!("target `{target}` is not a level of `{}`", statement.id),
            )),
        }
    }
    if problems.is_empty() { Ok(made) } else { Err(problems) }
}

/// The text of `round.yaml`.
#[must_use]
pub fn to_yaml(round: &Round) -> String {
    let mut out = format!(
        "format: 1\norganisation: {}\ntitle: {}\nopened: {}\nhow: {} # joint: the team answers together; individual: each person alone\n",
        quoted(&round.organisation),
        quoted(&round.title),
        round.opened,
        round.how.word()
    );
    let _ = writeln!(
        out,
        "questionnaire:\n  id: {}\n  version: {}\n  digest: {}",
        round.questionnaire,
        quoted(&round.version),
        quoted(&round.digest)
    );
    if !round.file.is_empty() {
        let _ = writeln!(out, "  file: {}", quoted(&round.file));
    }
    if !round.targets.is_empty() {
        out.push_str("targets:\n");
        for (name, target) in &round.targets {
            let _ = writeln!(out, "  {name}: {target}");
        }
    }
    out
}
