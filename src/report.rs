//! The report: everything that a reader sees, in order, labelled and rounded. It knows no format and no clock.
//!
//! A [`Report`] has two halves made from the same numbers: [`Section`]s of [`Block`]s for people, and exact [`Data`] for files
//! that a program reads. A format walks one of them and computes nothing.

mod answers;
mod appendix;
mod attained;
mod block;
mod both_views;
mod chosen;
mod data;
mod difference;
mod domains;
mod facts;
mod figures;
mod few;
mod front;
mod given;
mod how;
mod lead;
mod left_out;
mod lenses;
mod needs;
mod next;
mod numbers;
mod picture;
mod plan;
mod policy;
mod precision;
mod remarks;
mod resources;
mod sections;
mod short;
mod stand;
mod strengths;
mod summary;
mod talk;
mod technical;
mod texts;
mod unknown;
mod voice;
mod waiting;
mod withheld;

pub use block::{Block, Cell, Counts, CountsRow, Mark, ResourceLine, Table};
pub use data::{Data, SetRow, StatementRow};
pub use left_out::LeftOut;
pub(crate) use precision::{HANGS_ON_ONE, ends};
pub(crate) use remarks::remark;
pub use voice::Voice;

use jiff::civil::Date;

use crate::notes::Review;
use crate::plan::Plan;
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::round::Round;
use block::{labelled, paragraph, table};
use facts::Facts;
use sections::leaves_out;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The questionnaire, with the round's targets applied.
    pub questionnaire: &'a Questionnaire,
    /// The round.
    pub round: &'a Round,
    /// The responses that count, those of other sides among them; for [`Whose::Mine`] the one that is one's own.
    pub responses: &'a [Response],
    /// Responses that do not count, and why.
    pub left_out: &'a [LeftOut],
    /// Whose report it is.
    pub whose: Whose,
    /// The day on which it is made, where dates that have passed are to be marked: the core has no clock.
    pub today: Option<Date>,
    /// A round of the questionnaire that this one is laid beside, where one is given.
    pub beside: Option<Beside<'a>>,
    /// What else is kept in the round's folder, and what is asked for besides.
    pub also: Also<'a>,
}

/// What a report may have besides the answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Also<'a> {
    /// What the facilitator decided about people's texts; `None` before anything was read.
    pub notes: Option<&'a Review>,
    /// The round's plan.
    pub plan: Option<&'a Plan>,
    /// The plan of the round before, as it was looked at again in this one.
    pub last_plan: Option<&'a Plan>,
    /// Whether to add the annex for analysts.
    pub technical: bool,
}

/// A round of another questionnaire, whose levels are shown beside the answers here.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Its questionnaire, with its round's targets applied.
    pub questionnaire: &'a Questionnaire,
    /// The round.
    pub round: &'a Round,
    /// The responses that count in it.
    pub responses: &'a [Response],
}

/// Whose report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The team's: only what everybody may see.
    Team,
    /// One person's own page: own answers, and all own notes.
    Mine,
}

/// Everything that a reader sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The first heading and the front table.
    pub front: Front,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// What of them a window shows unless all is asked for.
    pub short: Vec<Section>,
    /// The same, exact, for data files.
    pub data: Data,
}

impl Report {
    /// The same report in short, for a window.
    #[must_use]
    pub fn in_short(mut self) -> Self {
        self.sections = std::mem::take(&mut self.short);
        self
    }

    /// The same report with these sections only, by their stable names.
    #[must_use]
    pub fn only(mut self, sections: &[&str]) -> Self {
        self.sections.retain(|section| sections.contains(&section.id));
        self
    }
}

/// The head of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// The first heading.
    pub heading: String,
    /// One sentence on what this is and for whom.
    pub purpose: String,
    /// Label and text, in order.
    pub facts: Vec<(String, String)>,
    /// What the group is asked to do with a plan; empty without one.
    pub asked: Vec<String>,
}

/// A part of the report with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// A stable name, such as `needs`.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Makes the report. The same input gives the same report; the order of the responses does not matter.
#[must_use]
pub fn build(input: &Input<'_>) -> Report {
    let facts = Facts::new(input);
    let sections = sections::all(&facts);
    Report {
        front: front::front(&facts, &sections),
        short: short::sections(&facts, &sections),
        sections,
        data: withheld::without(data::data(&facts), &facts),
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
