//! What is said at the end, on standard error.

use anyhow::{Result, bail};
use unicode_width::UnicodeWidthStr;

use super::Arguments;
use super::outputs::file_of;
use super::reading::Reading;
use super::rejects::Rejects;
use super::results::Sum;
use super::wanted::{Goal, Wanted};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::problem::excerpt::clean;
use crate::render::scored::Table;
use crate::words::{count, list, plain, plural, wrap};

/// Says what was read, what was left out and where results are; the end of the command goes by them.
pub(super) fn say(
    reading: &Reading<'_>,
    rejects: &Rejects<'_>,
    wanted: &Wanted,
    sum: &Sum,
    arguments: &Arguments,
    around: &Surroundings,
) -> Result<()> {
    let rejected = reading.rows.rejected;
    if !arguments.quiet {
        reading.remarks.iter().for_each(|remark| output::tell(remark));
        output::tell(&rows(reading, sum));
        let told = told(rejects, wanted, rejected);
        told.iter().for_each(|line| output::say(&below_the_first(line, around)));
        if let Some(written) = written(wanted) {
            output::tell(&written);
        }
    }
    let below = below(wanted, sum);
    if rejected > 0 && !arguments.allow_rejects {
        let first = below.map(|below| format!("{below}\n")).unwrap_or_default();
        let records = count(number(rejected), "record was", "records were");
        bail!(Failure::Problems(format!(
            "{first}error: {records} not scored; with --allow-rejects that is no error"
        )));
    }
    match below {
        Some(below) => bail!(Failure::Below(below)),
        None => Ok(()),
    }
}

fn number(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// `12 rows read = 11 scored + 1 rejected, of 2 organisations`.
fn rows(reading: &Reading<'_>, sum: &Sum) -> String {
    let rows = reading.rows;
    let (one, many) = match (reading.kinds.tables, reading.kinds.responses) {
        (false, true) => ("response", "responses"),
        (true, true) => ("row or response", "rows and responses"),
        _ => ("row", "rows"),
    };
    format!(
        "{} read = {} scored + {} rejected; {}",
        count(number(rows.read), one, many),
        rows.scored,
        rows.rejected,
        count(sum.organisations, "organisation", "organisations")
    )
}

/// A line that belongs to the one above, in as many as fit the window where there is one.
fn below_the_first(line: &str, around: &Surroundings) -> String {
    let width = around.width.filter(|_| around.messages_are_terminal);
    match width.filter(|width| line.width() + 2 > *width) {
        Some(width) => wrap(&plain(line), width, "  ", "    ").join("\n"),
        None => format!("  {line}"),
    }
}

/// The first records that were not scored, and where all are; nothing where all were scored.
fn told(rejects: &Rejects<'_>, wanted: &Wanted, rejected: u64) -> Vec<String> {
    if rejected == 0 {
        return Vec::new();
    }
    let mut lines = rejects.first.clone();
    let more = number(rejected) - rejects.first.len();
    let rest = match &wanted.goal {
        Goal::Folder(folder) => format!("in `{}`", clean(&file_of(folder, Table::Rejects).display().to_string())),
        _ if wanted.tables.contains(&Table::Rejects) => "on standard output".to_owned(),
        _ => "listed with --table rejects, or with --output DIR in rejects.csv".to_owned(),
    };
    lines.push(match more {
        0 => format!("{} {rest}", plural(number(rejected), "It is", "They are")),
        more => format!("and {more} more; all are {rest}"),
    });
    lines
}

/// Which files were written.
fn written(wanted: &Wanted) -> Option<String> {
    let part = wanted.partial.as_ref().map(|path| clean(&path.display().to_string()));
    let Goal::Folder(folder) = &wanted.goal else {
        return part.map(|part| format!("Written: the part `{part}`"));
    };
    let files: Vec<String> = wanted
        .tables
        .iter()
        .map(|table| format!("{}.csv", table.name()))
        .collect();
    let folder = clean(&folder.display().to_string());
    let part = part.map(|part| format!(", and the part `{part}`")).unwrap_or_default();
    Some(format!("Written to `{folder}`: {}{part}", list(&files)))
}

/// What is said of domain results below the threshold; `None` when there are none.
fn below(wanted: &Wanted, sum: &Sum) -> Option<String> {
    let (_, threshold) = wanted.below.as_ref()?;
    if sum.below == 0 {
        return None;
    }
    let withheld = match sum.withheld {
        0 => String::new(),
        some => format!(
            "; {} withheld, and not compared",
            count(number(some), "other is", "others are")
        ),
    };
    let results = count(number(sum.domains), "domain result", "domain results");
    let are = plural(number(sum.below), "is", "are");
    Some(format!(
        "error: {} of {results} {are} below {threshold}{withheld}",
        sum.below
    ))
}
