//! What the command line asks for.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::Arguments;
use crate::cli::failure::Failure;
use crate::number::{self, Number};
use crate::problem::excerpt::clean;
use crate::render::scored::{Form, Table};
use crate::tally::layout::Named;

/// The forms of data by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// One table, with a heading
    Csv,
    /// One document
    Json,
    /// One object per line, each with the name of its table
    Jsonl,
}

/// The tables by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableName {
    /// One row per organisation and domain
    Domains,
    /// One row per organisation and statement
    Statements,
    /// What each organisation's needs are
    Needs,
    /// One row per record that was not scored
    Rejects,
    /// One row per respondent and domain
    Responses,
}

/// What results are told apart by, besides organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// Roles: one block of results for everybody, then one for each role
    Role,
}

/// Where results go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Goal {
    /// Tables in this folder.
    Folder(PathBuf),
    /// Standard output, in this form.
    Standard(Form),
    /// Nowhere: only the counters are kept.
    Nowhere,
}

/// What is wanted.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Where results go.
    pub goal: Goal,
    /// Which tables.
    pub tables: Vec<Table>,
    /// Results by role as well.
    pub by_role: bool,
    /// Everyone agreed to open detail.
    pub open: bool,
    /// Domain results below this are counted, and the number as it was written.
    pub below: Option<(Number, String)>,
    /// Results of each respondent: at least what they need is kept in a part.
    pub responses: bool,
    /// Where what was counted is kept.
    pub partial: Option<PathBuf>,
    /// What is said of tables that their headings do not say.
    pub named: Named,
}

impl Wanted {
    /// What the arguments ask for.
    pub(super) fn of(arguments: &Arguments) -> Result<Self> {
        let goal = goal(arguments);
        Ok(Self {
            tables: tables(&goal, arguments),
            goal,
            by_role: arguments.by.is_some(),
            open: arguments.open,
            below: arguments.fail_below.as_deref().map(threshold).transpose()?,
            responses: arguments.responses,
            partial: arguments.partial.clone(),
            named: Named {
                organisation: arguments.organisation.clone(),
                columns: arguments
                    .columns
                    .iter()
                    .map(|text| column(text))
                    .collect::<Result<_>>()?,
            },
        })
    }

    /// The form of the data.
    pub(super) fn form(&self) -> Form {
        match self.goal {
            Goal::Standard(form) => form,
            Goal::Folder(_) | Goal::Nowhere => Form::Csv,
        }
    }
}

fn goal(arguments: &Arguments) -> Goal {
    match (&arguments.output, arguments.format) {
        (Some(folder), _) => Goal::Folder(folder.clone()),
        (None, Some(FormatName::Json)) => Goal::Standard(Form::Json),
        (None, Some(FormatName::Jsonl)) => Goal::Standard(Form::JsonLines),
        (None, None) if arguments.partial.is_some() && arguments.table.is_none() => Goal::Nowhere,
        (None, Some(FormatName::Csv) | None) => Goal::Standard(Form::Csv),
    }
}

fn tables(goal: &Goal, arguments: &Arguments) -> Vec<Table> {
    let only = arguments.table.map(|name| match name {
        TableName::Domains => Table::Domains,
        TableName::Statements => Table::Statements,
        TableName::Needs => Table::Needs,
        TableName::Rejects => Table::Rejects,
        TableName::Responses => Table::Responses,
    });
    match (goal, only) {
        (Goal::Nowhere, _) => Vec::new(),
        (_, Some(table)) => vec![table],
        (Goal::Standard(Form::Csv), None) => vec![Table::Domains],
        _ => {
            let mut tables = Table::ALL.to_vec();
            tables.retain(|table| arguments.responses || *table != Table::Responses);
            tables
        }
    }
}

/// The digits that a threshold may have: so many are exact whatever they are.
const DIGITS: usize = 15;

/// A decimal number, exactly.
fn threshold(text: &str) -> Result<(Number, String)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = all_digits(units) && all_digits(decimals) && units.len() + decimals.len() <= DIGITS;
    let value = text.parse().ok().filter(|_| plain).and_then(number::from_decimal);
    match value {
        Some(value) => Ok((value, text.to_owned())),
        None => bail!(Failure::Usage(format!(
            "--fail-below `{}` is not a number with a decimal point, such as 2.5",
            clean(text)
        ))),
    }
}

/// `respondent=Your code`: our name of a column, and its heading.
pub(super) fn column(text: &str) -> Result<(String, String)> {
    let parts = text
        .split_once('=')
        .map(|(ours, heading)| (ours.trim(), heading.trim()));
    match parts {
        Some((ours, heading)) if !ours.is_empty() && !heading.is_empty() => Ok((ours.to_owned(), heading.to_owned())),
        _ => bail!(Failure::Usage(format!(
            "--column `{}` is not OURS=HEADING, such as --column \"respondent=Your code\"",
            clean(text)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{column, threshold};
    use crate::number::shortest;

    #[test]
    fn a_threshold_is_exact_or_refused() {
        for (text, read) in [
            ("2.5", "2.5"),
            ("0.1", "0.1"),
            ("3", "3"),
            ("-1", "-1"),
            ("2.50", "2.5"),
        ] {
            let (value, written) = threshold(text).unwrap();
            assert_eq!((shortest(&value).as_str(), written.as_str()), (read, text));
        }
        for text in [
            "",
            "2,5",
            "1e3",
            "nan",
            "inf",
            ".5",
            "2.",
            "+2",
            "1234567890.123456",
            "--1",
        ] {
            assert!(threshold(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_heading_may_hold_the_sign_itself() {
        let read = column("respondent = Code (a=b)").unwrap();
        assert_eq!(read, ("respondent".to_owned(), "Code (a=b)".to_owned()));
        assert!(column("respondent").is_err() && column("=x").is_err() && column("x= ").is_err());
    }
}
