//! A report as bytes: one format, one function. Nothing is computed here.

pub mod compared;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod plan;
pub mod questionnaire;
pub mod resources;
pub mod scored;
pub mod screen;
pub mod terminal;

use crate::report::Report;

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal of a given width.
    Terminal,
    /// Markdown.
    Markdown,
    /// CSV: one line per statement.
    Statements,
    /// CSV: one line per domain.
    Domains,
    /// JSON.
    Json,
}

/// What the surroundings ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Columns of a terminal; 40 to 200 are used.
    pub width: usize,
    /// Whether headings may be bold.
    pub colour: bool,
    /// For a screen reader: no tables and no rules; each row of a table is a line that reads like a sentence.
    pub plain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 80,
            colour: false,
            plain: false,
        }
    }
}

/// The report in a format. The same report gives the same bytes.
#[must_use]
pub fn render(report: &Report, format: Format, options: Options) -> Vec<u8> {
    match format {
        Format::Terminal => terminal::render(report, options).into_bytes(),
        Format::Markdown => markdown::render(report).into_bytes(),
        Format::Statements => csv::statements(&report.data),
        Format::Domains => csv::domains(&report.data),
        Format::Json => json::render(&report.data),
    }
}
