//! A round's plan: as a page, as data for a spreadsheet or a program, and its days as a calendar.

pub mod calendar;
mod data;
mod page;

use jiff::civil::Date;

use crate::plan::Plan;
use crate::questionnaire::Questionnaire;
use crate::render::{Options, markdown, terminal};
pub use page::due_only;

/// A plan with what a reader has to know besides.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The questionnaire of its round.
    pub questionnaire: &'a Questionnaire,
    /// The organisation.
    pub organisation: &'a str,
    /// The round's title.
    pub title: &'a str,
    /// The day on which it is read.
    pub today: Date,
    /// How many days ahead are soon.
    pub within: u32,
    /// Whether it is one person's own, of a private questionnaire.
    pub own: bool,
}

/// The formats of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal of a given width.
    Terminal,
    /// Markdown.
    Markdown,
    /// CSV: one line per action, and one for each need that has none.
    Csv,
    /// JSON.
    Json,
}

/// The plan in a format. The same plan on the same day gives the same bytes.
#[must_use]
pub fn render(shown: &Shown<'_>, format: Format, options: Options) -> Vec<u8> {
    match format {
        Format::Terminal => terminal::document(&page::front(shown), &page::sections(shown), options).into_bytes(),
        Format::Markdown => markdown::document(&page::front(shown), &page::sections(shown)).into_bytes(),
        Format::Csv => data::csv(shown),
        Format::Json => data::json(shown),
    }
}

#[cfg(test)]
mod tests;
