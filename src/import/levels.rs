//! The levels: their labels from the headings or the command line, and the one to aim for.

use super::Given;
use super::grid::{At, CellProblem};
use super::header::Header;
use super::write::slug;
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
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
}

pub(super) fn of(header: &Header, given: &Given) -> Result<Levels, Vec<CellProblem>> {
    let named = if given.levels.is_empty() {
        from_headings(header)?
    } else {
        from_labels(header, given)?
    };
    let mut all: Vec<Level> = Vec::new();
    for (value, label, at) in named {
        let id = slug(&label);
        let taken = id.is_empty() || all.iter().any(|level| level.id == id);
        let id = if taken { format!("level-{}", all.len() + 1) } else { id };
        all.push(Level { id, value, label, at });
    }
    let target = if given.target.is_empty() {
        usual(&all)
    } else {
        wanted(&all, given)?
    };
    Ok(Levels { all, target })
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

fn from_headings(header: &Header) -> Result<Named, Vec<CellProblem>> {
    let advice = "head the columns `1 Not started`, `2 Getting going` and so on, or name the levels with --levels";
    if header.levels.is_empty() {
        let message = "neither the headings nor --levels name the levels";
        return Err(vec![CellProblem::of_file(ProblemCode::MissingKey, message, advice)]);
    }
    let nameless = header.levels.iter().filter(|level| level.label.is_empty());
    let problems: Vec<CellProblem> = nameless
        .map(|level| {
            let message = format!("level {} has no name", level.value);
            CellProblem::new(level.at, ProblemCode::EmptyText, message, advice)
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(rising(header)
        .map(|(value, label, at)| (value, label, Some(at)))
        .collect())
}

fn from_labels(header: &Header, given: &Given) -> Result<Named, Vec<CellProblem>> {
    let (labels, columns) = (given.levels.len(), header.levels.len());
    if columns == 0 {
        let numbered = given.levels.iter().enumerate();
        return Ok(numbered
            .map(|(position, label)| ((position + 1).to_string(), label.clone(), None))
            .collect());
    }
    if labels != columns {
        let (named, headed) = (count(labels, "level", "levels"), count(columns, "column", "columns"));
        let message = format!("--levels names {named}, and there are {headed} of descriptors");
        let hint = "name each level once, lowest first";
        return Err(vec![CellProblem::of_file(ProblemCode::WrongDescriptors, message, hint)]);
    }
    let both = rising(header).zip(&given.levels);
    Ok(both
        .map(|((value, _, at), label)| (value, label.clone(), Some(at)))
        .collect())
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

fn wanted(levels: &[Level], given: &Given) -> Result<String, Vec<CellProblem>> {
    value(levels, &given.target).map(str::to_owned).ok_or_else(|| {
        let message = format!("--target `{}` is not one of the levels", brief(&given.target));
        let names = levels
            .iter()
            .flat_map(|level| [level.value.as_str(), level.label.as_str()]);
        let hint = hint(&given.target, names).unwrap_or_default();
        vec![CellProblem::of_file(ProblemCode::TargetOutsideScale, message, hint)]
    })
}
