//! An XLSX file as a grid. What it unpacks to is counted before anything of it is read, and it is read cell by cell: a small
//! file may unpack to gigabytes, or claim to be a sheet of billions of cells.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::grid::{At, CellProblem, Content, Grid, MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS, Row, too_large, too_long};
use crate::problem::ProblemCode;
use crate::problem::nearest::hint;

/// The most bytes that a file may unpack to.
const MOST_UNPACKED: u64 = 20_000_000;

/// The most bytes of all cells together: one text may stand in many.
const MOST_TEXT: usize = 20_000_000;

/// The sheet that is read where none is named, if there is one of this name; else the first.
const USUAL: &str = "Statements";

/// The rows of a sheet. Of formulas, what they were last found to be; a text that begins with `=` is a text.
///
/// # Errors
///
/// The file is no spreadsheet or unpacks to too much; there is no such sheet; too many rows or columns; too much in a cell.
pub fn grid(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Vec<CellProblem>> {
    let unreadable = || {
        let hint = "open it in a spreadsheet program and save it again as .xlsx, without a password, or as CSV";
        vec![CellProblem::of_file(
            ProblemCode::Syntax,
            "this is not an XLSX file that can be read",
            hint,
        )]
    };
    if unpacked(bytes).ok_or_else(unreadable)? > MOST_UNPACKED {
        let message = format!("the file unpacks to more than the {MOST_UNPACKED} bytes that are read");
        let hint = "check that it is the right file, or save the sheet as CSV";
        return Err(vec![CellProblem::of_file(ProblemCode::TooLarge, message, hint)]);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let name = chosen(&book.sheet_names(), sheet)?;
    let mut reader = book.worksheet_cells_reader(&name).map_err(|_| unreadable())?;
    let mut filling = Filling::default();
    while let Some(cell) = reader.next_cell().map_err(|_| unreadable())? {
        let (row, column) = cell.get_position();
        let at = At {
            row: row as usize + 1,
            column: column as usize,
        };
        filling.add(at, cell.get_value()).map_err(|problem| vec![problem])?;
    }
    Ok(Grid {
        sheet: name,
        rows: filling.rows,
    })
}

/// How many bytes the file really unpacks to, counted up to one more than is allowed; `None` when it is no archive.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut total = 0;
    for position in 0..archive.len() {
        let part = archive.by_index(position).ok()?;
        total += io::copy(&mut part.take(MOST_UNPACKED + 1 - total), &mut io::sink()).ok()?;
        if total > MOST_UNPACKED {
            break;
        }
    }
    Some(total)
}

fn chosen(names: &[String], wanted: Option<&str>) -> Result<String, Vec<CellProblem>> {
    let name = wanted.unwrap_or(USUAL);
    let found = names.iter().find(|one| one.eq_ignore_ascii_case(name));
    match (found, wanted, names.first()) {
        (Some(found), ..) | (None, None, Some(found)) => Ok(found.clone()),
        _ => {
            let hint = hint(name, names.iter().map(String::as_str)).unwrap_or_default();
            let message = format!("there is no sheet `{name}`");
            Err(vec![CellProblem::of_file(ProblemCode::UnknownReference, message, hint)])
        }
    }
}

#[derive(Default)]
struct Filling {
    rows: Vec<Row>,
    text: usize,
}

impl Filling {
    fn add(&mut self, at: At, value: &DataRef<'_>) -> Result<(), CellProblem> {
        let long = match value {
            DataRef::String(text) => text.len(),
            DataRef::SharedString(text) => text.len(),
            _ => 0,
        };
        self.text += long;
        if long > MOST_IN_CELL || self.text > MOST_TEXT {
            return Err(too_long(at));
        }
        let content = content(value);
        if content == Content::Empty {
            return Ok(());
        }
        if at.row > MOST_ROWS || at.column >= MOST_COLUMNS {
            return Err(too_large(at));
        }
        self.place(at, content);
        Ok(())
    }

    /// Rows come in order in every file that a spreadsheet program writes; in others they are put in order.
    fn place(&mut self, at: At, content: Content) {
        let position = self.rows.partition_point(|row| row.number < at.row);
        if self.rows.get(position).is_none_or(|row| row.number != at.row) {
            self.rows.insert(
                position,
                Row {
                    number: at.row,
                    cells: Vec::new(),
                },
            );
        }
        let cells = &mut self.rows[position].cells;
        if cells.len() <= at.column {
            cells.resize(at.column + 1, Content::Empty);
        }
        cells[at.column] = content;
    }
}

fn content(value: &DataRef<'_>) -> Content {
    match value {
        DataRef::Empty => Content::Empty,
        DataRef::Bool(yes) => Content::Text(if *yes { "yes" } else { "no" }.to_owned()),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => Content::Unusable("a date"),
        DataRef::DurationIso(_) => Content::Unusable("a length of time"),
        DataRef::Error(_) => Content::Unusable("a formula's error"),
        other => Content::of(&Data::from(other.clone()).to_string()),
    }
}
