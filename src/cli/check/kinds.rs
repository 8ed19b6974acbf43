//! What kind of file it is, and what it holds in a few words.

use std::path::{Path, PathBuf};

use crate::notes::Review;
use crate::plan::Plan;
use crate::problem::excerpt::clean;
use crate::record::Record;
use crate::shared_copy::SharedCopy;
use crate::store;
use crate::words::count;
use crate::yaml::Index;

/// A kind of file that can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Questionnaire,
    Round,
    Response,
    Notes,
    Record,
    Plan,
    Copy,
}

/// The kinds, each with the keys by which a file is known; the first that has one of them.
const KEYS: [(Kind, &[&str]); 7] = [
    (Kind::Questionnaire, &["domains[0].statements", "scales"]),
    (Kind::Copy, &["seal"]),
    (Kind::Response, &["respondent", "started"]),
    (Kind::Notes, &["decisions"]),
    (Kind::Record, &["issued", "shared"]),
    (Kind::Plan, &["actions", "review_on"]),
    (Kind::Round, &["organisation"]),
];

/// The names by which a file without any of these keys is known.
const NAMES: [(Kind, &str); 6] = [
    (Kind::Round, "round.yaml"),
    (Kind::Notes, "notes.yaml"),
    (Kind::Record, "record.yaml"),
    (Kind::Plan, "plan.yaml"),
    (Kind::Plan, "last-plan.yaml"),
    (Kind::Copy, "shared.yaml"),
];

/// The folders of a round that hold responses: those that count, those set aside, and those to hand over.
const RESPONSES: [&str; 3] = ["responses", "set-aside", "to-hand-over"];

impl Kind {
    /// By name in a round's folder, else by keys, else by name.
    pub(super) fn of(path: &Path, index: &Index) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let folder = folder_of(path);
        let by_name = NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind);
        let above = folder.file_name().unwrap_or_default().to_string_lossy();
        if store::exists(&folder.join("round.yaml")) && by_name.is_some_and(|kind| kind != Self::Copy) {
            return by_name.unwrap_or(Self::Round);
        }
        if RESPONSES.contains(&above.as_ref()) && store::exists(&folder.with_file_name("round.yaml")) {
            return Self::Response;
        }
        let has = |(_, keys): &&(Self, &[&str])| keys.iter().any(|key| index.has(key));
        let by_key = KEYS.iter().find(has).map(|(kind, _)| *kind);
        by_key.or(by_name).unwrap_or(Self::Questionnaire)
    }
}

/// The folder that a file is in; of a name alone the current one.
pub(super) fn folder_of(path: &Path) -> &Path {
    let named = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

/// The files that a name stands for: a round's folder is all its files.
pub(super) fn files_of(path: &Path) -> Vec<PathBuf> {
    let round = path.join("round.yaml");
    if !store::exists(&round) {
        let copy = path.join("shared.yaml");
        return vec![if store::exists(&copy) { copy } else { path.to_path_buf() }];
    }
    let own = store::yaml_files(path).unwrap_or_default().into_iter();
    let known = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let of_a_round = NAMES.iter().any(|(kind, known)| *kind != Kind::Round && *known == name);
        of_a_round || name.starts_with("questionnaire")
    };
    let responses = RESPONSES.map(|folder| store::yaml_files(&path.join(folder)).unwrap_or_default());
    std::iter::once(round)
        .chain(own.filter(known))
        .chain(responses.into_iter().flatten())
        .collect()
}

/// The code that a response's file is named after: a version that was set aside has more in its name, and a share file is free to have
/// any, as it comes by mail.
pub(super) fn code_in<'a>(path: &Path, stem: &'a str, own: &'a str) -> &'a str {
    match folder_of(path).file_name().unwrap_or_default().to_str() {
        Some("set-aside") => stem.rsplit_once('-').map_or(stem, |(code, _)| code),
        Some("responses" | "to-hand-over") => stem,
        _ => own,
    }
}

pub(super) fn plan(plan: &Plan) -> String {
    let needs = count(plan.needs.len(), "need", "needs");
    format!("a plan, {needs}, {}", count(plan.actions.len(), "action", "actions"))
}

pub(super) fn notes(review: &Review) -> String {
    let decided = count(review.decisions.len(), "decision", "decisions");
    format!("{decided} about what people wrote")
}

pub(super) fn record(record: &Record) -> String {
    let shown = count(record.issued.len(), "showing", "showings");
    format!(
        "a record, {shown}, {} for others",
        count(record.shared.len(), "copy", "copies")
    )
}

pub(super) fn copy(copy: &SharedCopy) -> String {
    let whose = clean(copy.organisation.as_deref().unwrap_or("a group"));
    format!(
        "a shared copy of {whose}, {}, {}",
        count(copy.domains.len(), "domain", "domains"),
        count(copy.statements.len(), "statement", "statements")
    )
}
