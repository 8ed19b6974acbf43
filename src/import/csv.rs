//! A CSV file as a grid: commas, semicolons or tabs.

use csv::{ReaderBuilder, StringRecord};

use super::grid::{At, CellProblem, Content, Grid, MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS, Row, too_large, too_long};
use crate::problem::ProblemCode;

/// A cell that no text can hold, since NUL is refused before: it ends the last row of a text whose quotes are closed.
const END: &str = "\0";

/// The rows of a text. Rows are numbered as a spreadsheet numbers them: a line break within quotes begins no row, an empty line
/// is one.
///
/// # Errors
///
/// A quotation mark that is not closed; too many rows or columns; a cell with too much in it.
pub fn grid(text: &str) -> Result<Grid, Vec<CellProblem>> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let whole = format!("{lines}\n{END}");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(whole.as_bytes());
    let (mut rows, mut record, mut line) = (Vec::new(), StringRecord::new(), reader.position().line());
    let mut number = 0;
    while reader.read_record(&mut record).unwrap_or(false) {
        let after = reader.position().line();
        let within: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        number += usize::try_from(after - line).unwrap_or(0).saturating_sub(within).max(1);
        line = after;
        if record.iter().eq([END]) {
            break;
        }
        rows.extend(row(number, &record)?);
    }
    let sheet = String::new();
    Ok(Grid { sheet, rows })
}

/// The row, if anything is in it.
fn row(number: usize, record: &StringRecord) -> Result<Option<Row>, Vec<CellProblem>> {
    let problem = |column: usize, what: fn(At) -> CellProblem| Err(vec![what(At { row: number, column })]);
    if record.iter().next_back().is_some_and(|cell| cell.ends_with(END)) {
        return problem(record.len() - 1, not_closed);
    }
    if let Some(column) = record.iter().position(|cell| cell.len() > MOST_IN_CELL) {
        return problem(column, too_long);
    }
    let mut cells: Vec<Content> = record.iter().map(Content::of).collect();
    while cells.last() == Some(&Content::Empty) {
        cells.pop();
    }
    if !cells.is_empty() && (number > MOST_ROWS || cells.len() > MOST_COLUMNS) {
        return problem(cells.len() - 1, too_large);
    }
    Ok((!cells.is_empty()).then_some(Row { number, cells }))
}

fn not_closed(at: At) -> CellProblem {
    let message = "a quotation mark in this cell is not closed";
    let hint = "close it, or write it twice where it is part of the text";
    CellProblem::new(at, ProblemCode::Syntax, message, hint)
}

/// What stands between the cells: of the three, the one that the first line has most of outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let outside: String = first
        .chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted
        })
        .collect();
    let count = |mark: u8| outside.matches(char::from(mark)).count();
    let marks = [b'\t', b';', b','];
    marks.into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::{Content, grid};

    fn numbered(text: &str) -> Vec<(usize, Vec<String>)> {
        let shown = |cell: &Content| match cell {
            Content::Text(text) => text.clone(),
            _ => String::new(),
        };
        let rows = grid(text).unwrap().rows;
        rows.iter()
            .map(|row| (row.number, row.cells.iter().map(shown).collect()))
            .collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let text = "a,b\r\n\r\n\"two\r\nlines\",c\r\n,,\r\nlast";
        let expected = [(1, vec!["a", "b"]), (3, vec!["two lines", "c"]), (5, vec!["last"])];
        let expected: Vec<(usize, Vec<String>)> = expected
            .map(|(at, cells)| (at, cells.into_iter().map(str::to_owned).collect()))
            .to_vec();
        assert_eq!(numbered(text), expected);
        assert_eq!(numbered(&text.replace("\r\n", "\n")), expected);
        assert_eq!(numbered(&format!("{text}\r\n\r\n")), expected);
    }

    #[test]
    fn semicolons_and_tabs_are_told_from_commas() {
        for text in ["a;\"b,;\";c", "a\t\"b,;\"\tc", "a,\"b,;\",c"] {
            assert_eq!(numbered(text)[0].1, ["a", "b,;", "c"], "{text}");
        }
    }

    #[test]
    fn an_open_quotation_mark_is_found() {
        let problems = grid("a,b\nc,\"d\ne,f\n").unwrap_err();
        assert_eq!(problems[0].at.unwrap().to_string(), "B2");
        assert_eq!(
            problems[0].problem.message,
            "a quotation mark in this cell is not closed"
        );
        assert_eq!(numbered("a,5\" pipe\n")[0].1, ["a", "5\" pipe"]);
    }

    #[test]
    fn a_sheet_that_is_too_large_is_refused() {
        let wide = "a,".repeat(101) + "b";
        assert_eq!(grid(&wide).unwrap_err()[0].at.unwrap().to_string(), "CX1");
        let long = "a\n".repeat(5_001);
        assert_eq!(grid(&long).unwrap_err()[0].at.unwrap().to_string(), "A5001");
        let full = "x".repeat(32_768);
        assert!(
            grid(&full).unwrap_err()[0]
                .problem
                .message
                .starts_with("this cell holds more")
        );
    }
}
