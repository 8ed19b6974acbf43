//! What the columns of a table hold, told from its heading.
//!
//! `heading` makes fields of it, `statement` says which statement a heading stands for, `columns` gives each column what it holds, and
//! `refused` says what cannot be used.

mod columns;
mod heading;
mod refused;
mod statement;
#[cfg(test)]
mod tests;

use crate::problem::Problem;
use crate::questionnaire::Questionnaire;
use crate::yaml::in_order;
use columns::Columns;
pub use statement::Names;

/// How a table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line for each respondent, a column for each statement.
    Wide,
    /// A line for each answer.
    Long,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The organisation's name.
    Organisation,
    /// The respondent's code.
    Respondent,
    /// The respondent's role.
    Role,
    /// The answer to a statement, by position: of a wide table.
    Statement(usize),
    /// Which statement the answer is to: of a long table.
    Which,
    /// The answer: of a long table.
    Answer,
    /// Something else: not read.
    Ignored,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// How it lies.
    pub kind: Kind,
    /// What separates fields: a comma, a semicolon or a tab.
    pub separator: u8,
    /// One per column.
    pub columns: Vec<Column>,
    /// The organisation of every record, where no column says it.
    pub organisation: Option<String>,
    /// Whether respondents are called by the number of their record, because no column says who they are: `row 12`.
    pub numbered: bool,
    /// Headings of the columns that are not read.
    pub ignored: Vec<String>,
    /// Positions of the statements without a column, of a wide table: they are unanswered.
    pub missing: Vec<usize>,
}

/// What a person says of tables that their headings do not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The organisation of every record, for tables without such a column.
    pub organisation: Option<String>,
    /// Headings that stand for ours, such as `respondent` and `Your code`.
    pub columns: Vec<(String, String)>,
}

/// Names that are told one by one.
const TOLD: usize = 8;

impl Layout {
    /// What is told of a table once: columns that are not read, and statements without a column. A line each.
    #[must_use]
    pub fn remarks(&self, questionnaire: &Questionnaire) -> Vec<String> {
        let ignored: Vec<&str> = self.ignored.iter().map(String::as_str).collect();
        let missing = self.missing.iter();
        let missing: Vec<&str> = missing.map(|at| questionnaire.statements[*at].id.as_str()).collect();
        let told = [
            ("columns that are not read", ignored),
            ("statements without a column, taken as unanswered", missing),
        ];
        let told = told.into_iter().filter(|(_, names)| !names.is_empty());
        told.map(|(what, names)| format!("{what}: {}", some_of(&names)))
            .collect()
    }
}

/// The first of them, and how many more there are.
fn some_of(names: &[&str]) -> String {
    let told: Vec<String> = names.iter().take(TOLD).map(|name| format!("`{name}`")).collect();
    match names.len() - told.len() {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}

/// What the columns hold, from the heading of a table: its first record, without its line end.
///
/// What separates columns is what makes the most of them known; of equals what makes the most columns, a comma before a semicolon before
/// a tab. A column that a person named ([`Named::columns`]) is what they say, whatever else is headed so. Names and addresses in a
/// survey's export are never taken for respondents: its own number is, or that of the record.
///
/// # Errors
///
/// Every problem of the heading, with places in its text without a byte order mark.
pub fn layout(head: &[u8], questionnaire: &Questionnaire, named: &Named) -> Result<Layout, Vec<Problem>> {
    let text = heading::text(head).map_err(|problem| vec![problem])?;
    let names = Names::of(questionnaire);
    let mut best: Option<((usize, usize), u8, Columns<'_>)> = None;
    let mut refused = Vec::new();
    for separator in heading::separators(text) {
        match heading::fields(text, separator) {
            Ok(fields) => {
                let columns = Columns::of(fields, questionnaire, &names, named);
                let sense = columns.sense();
                if best.as_ref().is_none_or(|(most, ..)| sense > *most) {
                    best = Some((sense, separator, columns));
                }
            }
            Err(problem) => refused = vec![problem],
        }
    }
    match best {
        Some(((read, _), separator, columns)) if read > 0 || refused.is_empty() => {
            columns.layout(separator, named).map_err(in_order)
        }
        _ => Err(refused),
    }
}
