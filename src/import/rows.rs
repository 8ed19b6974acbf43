//! The rows below the headings: one statement each, its cells checked for what their columns hold.

use std::collections::BTreeMap;

use super::grid::{At, CellProblem, Content, Grid, Row};
use super::header::{Column, Header, Kind, unusable};
use super::levels::Levels;
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;

/// The key of the text itself.
const STATEMENT: &str = "statement";

/// A statement as its row says it.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// The first cell of its row.
    pub(super) at: At,
    /// Texts by key, as they are to be read: `yes` and `no` are `true` and `false`, numbers are in their shortest form.
    pub(super) cells: BTreeMap<&'static str, Cell>,
    /// One per level, or none.
    pub(super) descriptors: Vec<Cell>,
}

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) at: At,
}

impl Statement {
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.cells.get(key).map(|cell| cell.text.as_str())
    }

    /// Where a key's cell is; the row's first cell where it has none.
    pub(super) fn at(&self, key: &str) -> At {
        self.cells.get(key).map_or(self.at, |cell| cell.at)
    }
}

/// What stands for a text that is not there or cannot be read, so that the rest can be checked.
const STAND_IN: &str = "?";

pub(super) fn of(grid: &Grid, header: &Header, levels: &Levels, problems: &mut Vec<CellProblem>) -> Vec<Statement> {
    let rows = grid.rows.iter().skip(1);
    let statements: Vec<Statement> = rows.map(|row| statement(row, header, levels, problems)).collect();
    if statements.is_empty() {
        let hint = "write one statement in each row below the headings";
        problems.push(CellProblem::of_file(
            ProblemCode::EmptyList,
            "there is no row below the headings",
            hint,
        ));
    }
    statements
}

fn statement(row: &Row, header: &Header, levels: &Levels, problems: &mut Vec<CellProblem>) -> Statement {
    let mut cells = BTreeMap::new();
    let known = header.columns.iter();
    for (position, column) in known.filter(|(_, column)| column.kind != Kind::Level || levels.named) {
        let at = row.at(*position);
        match row.cell(*position) {
            Content::Empty if column.key == STATEMENT => problems.push(no_statement(at)),
            Content::Empty => {}
            Content::Unusable(what) => problems.push(unusable(at, what)),
            Content::Text(text) => match read(at, text, *column, levels) {
                Ok(text) => {
                    cells.insert(column.key, Cell { text, at });
                }
                Err(problem) => problems.push(problem),
            },
        }
    }
    let stand_in = |position| Cell {
        text: STAND_IN.to_owned(),
        at: row.at(position),
    };
    let position = header.position(STATEMENT).unwrap_or_default();
    cells.entry(STATEMENT).or_insert_with(|| stand_in(position));
    if header.position("domain").is_none() {
        cells.insert("domain", stand_in(0));
    }
    unheaded(row, header, problems);
    Statement {
        at: row.at(0),
        cells,
        descriptors: descriptors(row, levels, problems),
    }
}

fn no_statement(at: At) -> CellProblem {
    let hint = "write the statement, or delete the row";
    CellProblem::new(at, ProblemCode::EmptyText, "the statement is empty", hint)
}

/// Cells in columns without a heading, of which nobody could say what they are.
fn unheaded(row: &Row, header: &Header, problems: &mut Vec<CellProblem>) {
    let beyond = (0..row.cells.len()).filter(|at| *row.cell(*at) != Content::Empty && !header.heads(*at));
    problems.extend(beyond.map(|position| {
        let hint = "give the column a heading, or empty the cell; in a CSV file, a text with a comma in it stands in \
                    quotation marks";
        let message = "there is no heading above this cell";
        CellProblem::new(row.at(position), ProblemCode::UnknownKey, message, hint)
    }));
}

fn read(at: At, text: &str, column: Column, levels: &Levels) -> Result<String, CellProblem> {
    match column.kind {
        Kind::Node | Kind::Text | Kind::Several => Ok(text.to_owned()),
        Kind::Number => number(at, text),
        Kind::YesNo => yes_or_no(at, text),
        Kind::Level => levels.value(text).map(str::to_owned).ok_or_else(|| {
            let names = levels
                .all
                .iter()
                .flat_map(|level| [level.value.as_str(), level.label.as_str()]);
            let hint = hint(text, names).unwrap_or_default();
            CellProblem::new(
                at,
                ProblemCode::TargetOutsideScale,
                format!("`{}` is not a level", brief(text)),
                hint,
            )
        }),
    }
}

fn number(at: At, text: &str) -> Result<String, CellProblem> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map(|number| number.to_string()).ok_or_else(|| {
        let hint = if text.contains(',') {
            "write decimals with a full stop, such as 0.5"
        } else {
            "write a number such as 2"
        };
        CellProblem::new(
            at,
            ProblemCode::BadNumber,
            format!("`{}` is not a number", brief(text)),
            hint,
        )
    })
}

fn yes_or_no(at: At, text: &str) -> Result<String, CellProblem> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" => Ok("true".to_owned()),
        "no" | "n" | "false" | "0" => Ok("false".to_owned()),
        _ => {
            let message = format!("`{}` is neither yes nor no", brief(text));
            Err(CellProblem::new(
                at,
                ProblemCode::BadWord,
                message,
                "write yes or no, or leave it empty for no",
            ))
        }
    }
}

/// A text for each level, or none at all.
fn descriptors(row: &Row, levels: &Levels, problems: &mut Vec<CellProblem>) -> Vec<Cell> {
    let columns: Vec<At> = levels
        .all
        .iter()
        .filter_map(|level| level.at)
        .map(|at| row.at(at.column))
        .collect();
    let mut cells = Vec::new();
    let mut empty = Vec::new();
    for at in &columns {
        match row.cell(at.column) {
            Content::Text(text) => cells.push(Cell {
                text: text.clone(),
                at: *at,
            }),
            Content::Unusable(what) => problems.push(unusable(*at, what)),
            Content::Empty => empty.push(*at),
        }
    }
    if cells.is_empty() || cells.len() == columns.len() {
        return cells;
    }
    problems.extend(empty.into_iter().map(|at| {
        let hint = "describe every level of a statement, or none";
        CellProblem::new(
            at,
            ProblemCode::EmptyText,
            "this level of the statement has no text",
            hint,
        )
    }));
    Vec::new()
}
