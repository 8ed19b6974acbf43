//! The levels: their labels from the headings or the command line, and the one to aim for.

use super::Given;
use super::grid::{At, CellProblem};
use super::header::Header;
use super::write::slug;
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::start::label_twice;
use crate::words::count;

/// A level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) id: String,
    /// Its value as it is written in YAML.
    pub(super) value: String,
    pub(super) label: String,
    /// The heading of its descriptors, where there is one.
    pub(super) at: Option<At>,
}

/// The levels, lowest first, and the value of the one to aim for.
#[derive(Debug)]
pub(super) struct Levels {
    pub(super) all: Vec<Level>,
    pub(super) target: String,
    /// Whether anything names them; else two stand in for them, so that the rest can be checked.
    pub(super) named: bool,
}

pub(super) fn of(header: &Header, given: &Given, problems: &mut Vec<CellProblem>) -> Levels {
    let mut found = if given.levels.is_empty() {
        from_headings(header, problems)
    } else {
        from_labels(header, given, problems)
    };
    let named = !found.is_empty();
    if !named {
        found.extend(["1", "2"].map(|value| (value.to_owned(), numbered(value), None)));
    }
    let mut all: Vec<Level> = Vec::new();
    for (value, label, at) in found {
        let id = slug(&label);
        let taken = id.is_empty() || all.iter().any(|level| level.id == id);
        let id = if taken { format!("level-{}", all.len() + 1) } else { id };
        all.push(Level { id, value, label, at });
    }
    let target = wanted(&all, given, problems).filter(|_| named);
    Levels {
        target: target.unwrap_or_else(|| usual(&all)),
        all,
        named,
    }
}

impl Levels {
    /// The value of the level that a person names by its value or its label.
    pub(super) fn value(&self, text: &str) -> Option<&str> {
        value(&self.all, text)
    }
}

fn value<'a>(levels: &'a [Level], text: &str) -> Option<&'a str> {
    let number = text.parse().map(|number: f64| number.to_string());
    let found = levels.iter().find(|level| {
        number.as_ref().is_ok_and(|number| *number == level.value) || level.label.eq_ignore_ascii_case(text)
    });
    found.map(|level| level.value.as_str())
}

type Named = Vec<(String, String, Option<At>)>;

fn from_headings(header: &Header, problems: &mut Vec<CellProblem>) -> Named {
    let advice = "head the columns `1 Not started`, `2 Getting going` and so on, or name the levels with --levels";
    if header.levels.is_empty() {
        let message = "neither the headings nor --levels name the levels";
        problems.push(CellProblem::of_file(ProblemCode::MissingKey, message, advice));
    }
    let nameless = header.levels.iter().filter(|level| level.label.is_empty());
    problems.extend(nameless.map(|level| {
        let message = format!("level {} has no name", level.value);
        CellProblem::new(level.at, ProblemCode::EmptyText, message, advice)
    }));
    headed(header)
}

fn from_labels(header: &Header, given: &Given, problems: &mut Vec<CellProblem>) -> Named {
    problems.extend(label_twice(&given.levels).map(|label| {
        let message = format!("--levels names `{}` twice", brief(label));
        CellProblem::of_file(ProblemCode::DuplicateId, message, "give each level a name of its own")
    }));
    let (labels, columns) = (given.levels.len(), header.levels.len());
    if columns == 0 {
        let each = given.levels.iter().enumerate();
        return each
            .map(|(position, label)| ((position + 1).to_string(), label.clone(), None))
            .collect();
    }
    if labels != columns {
        let (named, headed) = (count(labels, "level", "levels"), count(columns, "column", "columns"));
        let message = format!("--levels names {named}, and there are {headed} of descriptors");
        let hint = "name each level once, lowest first";
        problems.push(CellProblem::of_file(ProblemCode::WrongDescriptors, message, hint));
        return self::headed(header);
    }
    let both = rising(header).zip(&given.levels);
    both.map(|((value, _, at), label)| (value, label.clone(), Some(at)))
        .collect()
}

/// The levels as the headings have them; those without a name by their number.
fn headed(header: &Header) -> Named {
    let name = |value: &str, label: String| if label.is_empty() { numbered(value) } else { label };
    rising(header)
        .map(|(value, label, at)| (value.clone(), name(&value, label), Some(at)))
        .collect()
}

fn numbered(value: &str) -> String {
    format!("Level {value}")
}

/// The columns of descriptors by their values, lowest first.
fn rising(header: &Header) -> impl Iterator<Item = (String, String, At)> {
    let mut columns = header.levels.clone();
    let number = |value: &str| value.parse().unwrap_or(0.0);
    columns.sort_by(|one, other| f64::total_cmp(&number(&one.value), &number(&other.value)));
    columns.into_iter().map(|level| (level.value, level.label, level.at))
}

/// The highest level, or the one below it where there are four or more.
fn usual(levels: &[Level]) -> String {
    let from_top = if levels.len() < 4 { 1 } else { 2 };
    let level = levels
        .len()
        .checked_sub(from_top)
        .and_then(|position| levels.get(position));
    level.map(|level| level.value.clone()).unwrap_or_default()
}

/// The value of the level that the command line names; `None` where it names none that there is.
fn wanted(levels: &[Level], given: &Given, problems: &mut Vec<CellProblem>) -> Option<String> {
    let found = value(levels, &given.target).map(str::to_owned);
    if found.is_none() && !given.target.is_empty() {
        let message = format!("--target `{}` is not one of the levels", brief(&given.target));
        let names = levels
            .iter()
            .flat_map(|level| [level.value.as_str(), level.label.as_str()]);
        let hint = hint(&given.target, names).unwrap_or_default();
        problems.push(CellProblem::of_file(ProblemCode::TargetOutsideScale, message, hint));
    }
    found
}
