//! A sheet as rows of cells, and what is wrong with one of them.

use std::fmt;

use crate::problem::{Problem, ProblemCode};

/// The most rows that are read.
pub const MOST_ROWS: usize = 5_000;

/// The most columns that are read.
pub const MOST_COLUMNS: usize = 100;

/// The most bytes of one cell: what spreadsheets hold.
pub const MOST_IN_CELL: usize = 32_767;

/// A sheet of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The sheet's name; empty where there is only one.
    pub sheet: String,
    /// Its rows that are not empty.
    pub rows: Vec<Row>,
}

/// A row that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells, from the first column.
    pub cells: Vec<Content>,
}

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// A text, or a number as text.
    Text(String),
    /// Something that is no text: what it is.
    Unusable(&'static str),
}

impl Content {
    /// A text on one line without control characters; [`Content::Empty`] where nothing is left.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let line: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
        if line.is_empty() { Self::Empty } else { Self::Text(line) }
    }
}

impl Row {
    /// The cell in a column, from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Content {
        self.cells.get(column).unwrap_or(&Content::Empty)
    }

    /// Where the cell in a column is.
    #[must_use]
    pub fn at(&self, column: usize) -> At {
        At {
            row: self.number,
            column,
        }
    }
}

/// The address of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row's number, from 1.
    pub row: usize,
    /// The column's position, from 0.
    pub column: usize,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// The letters of a column: A to Z, then AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    let before = if column < 26 {
        String::new()
    } else {
        letters(column / 26 - 1)
    };
    format!("{before}{last}")
}

/// Something wrong in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The cell; `None` when it concerns the whole file or what the command line says.
    pub at: Option<At>,
    /// What is wrong; its place is not used.
    pub problem: Problem,
}

impl CellProblem {
    /// A problem of a cell.
    #[must_use]
    pub fn new(at: At, code: ProblemCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            at: Some(at),
            ..Self::of_file(code, message, hint)
        }
    }

    /// A problem of the file as a whole.
    #[must_use]
    pub fn of_file(code: ProblemCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        let problem = Problem::new(code, None, message).with_hint(hint);
        Self { at: None, problem }
    }
}

/// The problem of a sheet with too many rows or columns.
pub(super) fn too_large(at: At) -> CellProblem {
    let message = format!("the sheet goes on to {at}; at most {MOST_ROWS} rows and {MOST_COLUMNS} columns are read");
    CellProblem::new(
        at,
        ProblemCode::TooLarge,
        message,
        "delete what is beyond the statements, and save it again",
    )
}

/// The problem of a cell with too much in it.
pub(super) fn too_long(at: At) -> CellProblem {
    let message = format!("this cell holds more than {MOST_IN_CELL} bytes");
    CellProblem::new(
        at,
        ProblemCode::TooLarge,
        message,
        "a statement fits in a line; shorten it",
    )
}

#[cfg(test)]
mod tests {
    use super::{At, Content};

    #[test]
    fn columns_have_letters() {
        let named = |column| At { row: 14, column }.to_string();
        assert_eq!(
            (named(0), named(2), named(25)),
            ("A14".into(), "C14".into(), "Z14".into())
        );
        assert_eq!(
            (named(26), named(27), named(701), named(702)),
            ("AA14".into(), "AB14".into(), "ZZ14".into(), "AAA14".into())
        );
    }

    #[test]
    fn a_cell_is_one_line() {
        assert_eq!(Content::of(" a\r\n b\u{7} "), Content::Text("a b".to_owned()));
        assert_eq!(Content::of(" \n"), Content::Empty);
    }
}
