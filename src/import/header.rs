//! The headings: which column holds what.

use super::grid::{At, CellProblem, Content, Row};
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::problem::nearest::nearest;
use crate::words::list;

/// A column that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// Its heading, in small letters.
    pub(super) heading: &'static str,
    /// Its key in the questionnaire's file.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Which domain or section a row belongs to.
    Node,
    /// A text.
    Text,
    /// Several texts with `|` between them.
    Several,
    /// A number.
    Number,
    /// The value or the label of a level.
    Level,
    /// Yes or no.
    YesNo,
}

const fn column(heading: &'static str, key: &'static str, kind: Kind) -> Column {
    Column { heading, key, kind }
}

/// Every column that is known, in the order of the keys of a statement.
pub(super) const COLUMNS: [Column; 19] = [
    column("domain", "domain", Kind::Node),
    column("domain title", "domain title", Kind::Node),
    column("section", "section", Kind::Node),
    column("id", "id", Kind::Text),
    column("short", "short", Kind::Text),
    column("statement", "statement", Kind::Text),
    column("why", "why", Kind::Text),
    column("lens", "lens", Kind::Node),
    column("reverse", "reverse", Kind::YesNo),
    column("weight", "weight", Kind::Number),
    column("importance", "importance", Kind::Number),
    column("target", "target", Kind::Level),
    column("not applicable", "not_applicable", Kind::YesNo),
    column("think of", "think_of", Kind::Text),
    column("looks like", "looks_like", Kind::Text),
    column("risk", "risk", Kind::Text),
    column("evidence", "evidence", Kind::Several),
    column("discuss", "discuss", Kind::Text),
    column("first move", "first_move", Kind::Text),
];

/// Columns that have to be there.
const REQUIRED: [&str; 2] = ["domain", "statement"];

/// A column of descriptors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LevelColumn {
    pub(super) at: At,
    /// The level's value as written.
    pub(super) value: String,
    /// Its label; empty where the heading has none.
    pub(super) label: String,
}

/// The headings as understood.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Known columns, by position in the sheet.
    pub(super) columns: Vec<(usize, Column)>,
    /// Columns of descriptors, in the order of the sheet.
    pub(super) levels: Vec<LevelColumn>,
    /// Whether each column of the sheet has a heading.
    headed: Vec<bool>,
    /// What is left out.
    pub(super) notes: Vec<String>,
}

impl Header {
    /// Reads the first row. A misspelt heading is a problem, and its cells are read as those of the one that it comes near.
    pub(super) fn of(row: &Row, problems: &mut Vec<CellProblem>) -> Self {
        let mut header = Self::default();
        let mut misspelt = Vec::new();
        for (position, cell) in row.cells.iter().enumerate() {
            match cell {
                Content::Text(text) => misspelt.extend(header.add(row.at(position), text, problems)),
                Content::Unusable(what) => problems.push(unusable(row.at(position), what)),
                Content::Empty => {}
            }
        }
        for (position, column) in misspelt {
            if header.position(column.key).is_none() {
                header.columns.push((position, column));
            }
        }
        header.required(row, problems);
        header.headed = row.cells.iter().map(|cell| *cell != Content::Empty).collect();
        header
    }

    /// Whether anything stands at the head of a column.
    pub(super) fn heads(&self, position: usize) -> bool {
        self.headed.get(position).copied().unwrap_or_default()
    }

    /// The position of a column in the sheet.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.columns
            .iter()
            .find(|(_, column)| column.key == key)
            .map(|(position, _)| *position)
    }

    /// Adds a column; of a misspelt heading, tells which column it comes near.
    fn add(&mut self, at: At, text: &str, problems: &mut Vec<CellProblem>) -> Option<(usize, Column)> {
        let name = text.to_lowercase().replace(['_', '-'], " ");
        let known = |heading: &str| COLUMNS.into_iter().find(|column| column.heading == heading);
        if let Some(column) = known(&name) {
            match self.position(column.key) {
                Some(first) => problems.push(twice(at, text, At { column: first, ..at })),
                None => self.columns.push((at.column, column)),
            }
        } else if let Some((value, label)) = level(text) {
            match self.levels.iter().find(|level| level.value == value) {
                Some(first) => problems.push(twice(at, text, first.at)),
                None => self.levels.push(LevelColumn { at, value, label }),
            }
        } else if let Some(near) = nearest(&name, COLUMNS.iter().map(|column| column.heading)) {
            let hint = format!("did you mean `{near}`?");
            let message = format!("there is no column `{}`", brief(text));
            problems.push(CellProblem::new(at, ProblemCode::UnknownKey, message, hint));
            return known(near).map(|column| (at.column, column));
        } else {
            self.notes.push(format!(
                "left out the column `{}` ({at}): a questionnaire has nothing of this name",
                brief(text)
            ));
        }
        None
    }

    fn required(&self, row: &Row, problems: &mut Vec<CellProblem>) {
        for heading in REQUIRED.iter().filter(|heading| self.position(heading).is_none()) {
            let all: Vec<String> = COLUMNS.iter().map(|column| format!("`{}`", column.heading)).collect();
            let hint = format!(
                "the first row holds headings: {}, and one such as `1 Not started` for each level",
                list(&all)
            );
            let message = format!("there is no column `{heading}`");
            problems.push(CellProblem::new(row.at(0), ProblemCode::MissingKey, message, hint));
        }
    }
}

/// A heading such as `1 Not started`, `level 1` or `Level 0.5: Partly`, as a value and a label.
fn level(text: &str) -> Option<(String, String)> {
    let lower = text.to_lowercase();
    let rest = if lower.starts_with("level ") {
        text[6..].trim_start()
    } else {
        text
    };
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .unwrap_or(rest.len());
    let (number, label) = rest.split_at(end);
    let number = number.trim_end_matches(['.', '-']);
    let label = label.trim_start_matches([' ', ':', '.', ')', '-', '\u{2013}']).trim();
    let value: f64 = number.parse().ok()?;
    Some((value.to_string(), label.to_owned()))
}

pub(super) fn unusable(at: At, what: &str) -> CellProblem {
    let hint = "write it as text: format the cell as text, then type it again";
    CellProblem::new(at, ProblemCode::WrongType, format!("this cell holds {what}"), hint)
}

fn twice(at: At, text: &str, first: At) -> CellProblem {
    let message = format!("there are two columns `{}`", brief(text));
    CellProblem::new(
        at,
        ProblemCode::DuplicateKey,
        message,
        format!("the first is at {first}; keep one of them"),
    )
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn headings_of_levels() {
        let some = |value: &str, label: &str| Some((value.to_owned(), label.to_owned()));
        assert_eq!(level("1 Not started"), some("1", "Not started"));
        assert_eq!(level("Level 2: Getting going"), some("2", "Getting going"));
        assert_eq!(level("level 3"), some("3", ""));
        assert_eq!(level("0.5 - Partly"), some("0.5", "Partly"));
        assert_eq!(level("-3 Never"), some("-3", "Never"));
        assert_eq!(level("4. Embedded"), some("4", "Embedded"));
        assert_eq!(level("Comments"), None);
        assert_eq!(level("level"), None);
    }
}
