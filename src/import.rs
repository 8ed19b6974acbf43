//! A questionnaire brought in from a spreadsheet: one row for each statement, told by their headings, in any order.
//!
//! A file's bytes become a [`Grid`] ([`csv`], [`xlsx`]); the grid becomes the text of a YAML file, or everything that is wrong
//! with it, by cell. The text is validated like any questionnaire, and what that finds is traced back to cells.

pub mod csv;
mod draft;
pub mod grid;
mod header;
mod levels;
mod rows;
#[cfg(test)]
mod tests;
mod trace;
mod write;
pub mod xlsx;

use crate::problem::ProblemCode;
use crate::questionnaire::validate;
use crate::yaml::MOST_BYTES;
use draft::Draft;
use grid::{CellProblem, Grid};
use header::Header;
use write::Written;

pub use write::slug;

/// What the command line says of the questionnaire; a spreadsheet of statements does not.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language tag.
    pub language: String,
    /// What is described; empty for the usual words.
    pub describes: String,
    /// The labels of the levels, lowest first; empty where the headings name them.
    pub levels: Vec<String>,
    /// The value or label of the level to aim for; empty for the usual one.
    pub target: String,
}

/// A questionnaire brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The text of its file.
    pub yaml: String,
    /// What was made or left out on the way: sentences without a full stop.
    pub notes: Vec<String>,
}

/// Brings a questionnaire in.
///
/// # Errors
///
/// Everything that is wrong, of the file first and then by cell, row by row.
pub fn import(grid: &Grid, given: &Given) -> Result<Brought, Vec<CellProblem>> {
    let Some(first) = grid.rows.first() else {
        return Err(vec![empty()]);
    };
    let mut problems = Vec::new();
    let header = Header::of(first, &mut problems);
    let levels = levels::of(&header, given, &mut problems);
    let rows = rows::of(grid, &header, &levels, &mut problems);
    let draft = Draft::of(rows, &mut problems);
    let written = write::questionnaire(&draft, &levels, given);
    if !draft.domains.is_empty() {
        let found = of_questionnaire(&written);
        add(&mut problems, found);
    }
    if !problems.is_empty() {
        problems.sort_by_key(|one| one.at);
        return Err(problems);
    }
    let notes = [header.notes, draft.notes].concat();
    Ok(Brought {
        yaml: written.text,
        notes,
    })
}

/// What is wrong with the questionnaire that the rows make.
fn of_questionnaire(written: &Written) -> Vec<CellProblem> {
    if written.text.len() > MOST_BYTES {
        return vec![too_much(written.text.len())];
    }
    match validate::from_yaml(&written.text) {
        Ok(_) => Vec::new(),
        Err(problems) => trace::to_cells(problems, written),
    }
}

/// Adds problems, but none of a cell that has one: it follows from that, or is the same.
fn add(problems: &mut Vec<CellProblem>, found: Vec<CellProblem>) {
    for one in found {
        if one.at.is_none() || problems.iter().all(|known| known.at != one.at) {
            problems.push(one);
        }
    }
}

fn empty() -> CellProblem {
    let hint = "the first row holds headings, such as domain, statement, 1 Not started";
    CellProblem::of_file(ProblemCode::EmptyList, "the sheet is empty", hint)
}

fn too_much(bytes: usize) -> CellProblem {
    let message = format!("the rows make a questionnaire of {bytes} bytes, more than the {MOST_BYTES} that are read");
    CellProblem::of_file(
        ProblemCode::TooLarge,
        message,
        "bring in fewer statements, or shorter ones",
    )
}
