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
/// Everything that is wrong: first with the headings, then with the rows, then with the questionnaire that they make.
pub fn import(grid: &Grid, given: &Given) -> Result<Brought, Vec<CellProblem>> {
    let header = Header::of(grid)?;
    let levels = levels::of(&header, given)?;
    let rows = rows::of(grid, &header, &levels)?;
    let draft = Draft::of(rows)?;
    let written = write::questionnaire(&draft, &levels, given);
    if written.text.len() > MOST_BYTES {
        return Err(vec![too_much(written.text.len())]);
    }
    if let Err(problems) = validate::from_yaml(&written.text) {
        return Err(trace::to_cells(problems, &written));
    }
    let notes = [header.notes, draft.notes].concat();
    Ok(Brought {
        yaml: written.text,
        notes,
    })
}

fn too_much(bytes: usize) -> CellProblem {
    let message = format!("the rows make a questionnaire of {bytes} bytes, more than the {MOST_BYTES} that are read");
    CellProblem::of_file(
        ProblemCode::TooLarge,
        message,
        "bring in fewer statements, or shorter ones",
    )
}
