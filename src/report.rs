//! The report: everything that a reader sees, in order, labelled and rounded. It knows no format and no clock.
//!
//! A [`Report`] has two halves made from the same numbers: [`Section`]s of [`Block`]s for people, and exact [`Data`] for files
//! that a program reads. A format walks one of them and computes nothing.

mod answers;
mod appendix;
mod attained;
mod data;
mod difference;
mod domains;
mod facts;
mod front;
mod given;
mod lead;
mod lenses;
mod needs;
mod next;
mod numbers;
mod policy;
mod strengths;
mod summary;
mod talk;
mod unknown;
mod voice;
mod waiting;
mod withheld;

pub use data::{Data, SetRow, StatementRow};
pub use voice::Voice;

use jiff::civil::Date;

use crate::privacy::Extent;
use crate::questionnaire::{Questionnaire, Resource, Show};
use crate::response::Response;
use crate::round::Round;
use crate::words;
use facts::Facts;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The questionnaire, with the round's targets applied.
    pub questionnaire: &'a Questionnaire,
    /// The round.
    pub round: &'a Round,
    /// The responses that count; for [`Whose::Mine`] the one that is one's own.
    pub responses: &'a [Response],
    /// Responses that do not count, and why.
    pub left_out: &'a [LeftOut],
    /// Whose report it is.
    pub whose: Whose,
    /// The day on which it is made, where dates that have passed are to be marked: the core has no clock.
    pub today: Option<Date>,
    /// A round of the questionnaire that this one is laid beside, where one is given.
    pub beside: Option<Beside<'a>>,
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

/// A response that does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Whose it is: `R3`.
    pub code: String,
    /// Why, as a fragment: `not finished`.
    pub reason: String,
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
    /// The same, exact, for data files.
    pub data: Data,
}

impl Report {
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

/// A piece of a section. Text is as people wrote it: every format escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the section's.
    Heading(String),
    /// A heading below that.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that begins with a label: `Why it matters`.
    Labelled(String, String),
    /// A list after its label; the label may be empty.
    List(String, Vec<String>),
    /// Numbered steps.
    Steps(Vec<String>),
    /// Resources after their label.
    Resources(String, Vec<ResourceLine>),
    /// What marks stand for, after a label: each mark with its meaning.
    Legend(String, Vec<(String, String)>),
    /// A table.
    Table(Table),
}

/// A table: every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What the short texts of its cells mean; empty where they need no words.
    pub key: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Any text.
    Text(String),
    /// A text with a shorter one of the same meaning, for the columns of a narrow table.
    Brief {
        /// The shorter text: `2 2 3 0`.
        short: String,
        /// The whole text: `2 at level 1, 2 at level 2 and 3 at level 3`.
        full: String,
    },
    /// A digit strip: one mark per statement, sorted.
    Strip(Vec<Mark>),
}

impl Cell {
    /// The text for a narrow column.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::Brief { short, .. } => short.clone(),
            _ => self.text(),
        }
    }

    /// Its text: a strip is its marks with a space between.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Brief { full, .. } => full.clone(),
            Self::Strip(marks) => marks
                .iter()
                .map(|mark| mark.text.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// One statement in a digit strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The level's key, `?` to find out, `-` not answered, `n` not applicable.
    pub text: String,
    /// The level's position in its scale.
    pub level: Option<usize>,
}

/// What is said of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Publisher, year and kind: `Department of Health, about 2011, guidance`.
    pub about: String,
    /// Where it was seen; may be empty.
    pub address: String,
    /// Look-up address in a web archive; may be empty.
    pub archive: String,
    /// What is known of the address.
    pub status: String,
    /// What else is known; may be empty.
    pub note: String,
}

impl ResourceLine {
    /// What is said of this resource.
    #[must_use]
    pub fn new(resource: &Resource) -> Self {
        let year = resource.year.map(|year| {
            let about = if resource.year_estimated { "about " } else { "" };
            format!("{about}{year}")
        });
        let about: Vec<String> = [
            Some(resource.publisher.clone()),
            year,
            Some(resource.kind.label().to_owned()),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
        Self {
            id: resource.id.clone(),
            title: resource.title.clone(),
            about: about.join(", "),
            address: resource.address.clone(),
            archive: resource.archive.clone(),
            status: resource.address_status.label().to_owned(),
            note: resource.note.clone(),
        }
    }
}

/// Makes the report. The same input gives the same report; the order of the responses does not matter.
#[must_use]
pub fn build(input: &Input<'_>) -> Report {
    let facts = Facts::new(input);
    let wanted = |id: &str| is_wanted(&facts, id);
    let parts = parts(&facts)
        .into_iter()
        .filter(|(id, _, blocks)| wanted(id) && !blocks.is_empty());
    let mut sections: Vec<Section> = parts
        .zip(1..)
        .map(|((id, heading, blocks), number)| section(id, format!("{number}. {heading}"), blocks))
        .collect();
    let appendices = appendices(&facts)
        .into_iter()
        .filter(|(id, _, blocks)| wanted(id) && !blocks.is_empty())
        .zip('A'..);
    sections.extend(
        appendices.map(|((id, heading, blocks), letter)| section(id, format!("Appendix {letter}. {heading}"), blocks)),
    );
    Report {
        front: front::front(&facts),
        sections,
        data: withheld::without(data::data(&facts), &facts),
    }
}

/// The stable name of the section that a window has no room for.
pub const OTHER_NEEDS: &str = "other-needs";

/// What a person needs on a page of their own: every answer and note once.
const OWN_PAGE: [&str; 9] = [
    "summary",
    "domains",
    "needs",
    "unknown",
    "difference",
    "closing",
    "next",
    "statements",
    "about",
];

/// What there is while counts and statements are withheld.
const RESULTS: [&str; 4] = ["summary", "domains", "numbers", "about"];

/// Whether this reader gets a section: the questionnaire may leave it out, and privacy may withhold it.
fn is_wanted(facts: &Facts<'_>, id: &str) -> bool {
    let left_out = leaves_out(facts, if id == OTHER_NEEDS { "needs" } else { id });
    match facts.extent {
        // Why there is so little is said whatever the questionnaire leaves out.
        Extent::Nothing => ["summary", "about"].contains(&id),
        Extent::Results => RESULTS.contains(&id) && (id == "summary" || !left_out),
        Extent::Detail => !left_out && (facts.voice != Voice::Mine || OWN_PAGE.contains(&id)),
    }
}

/// Whether the questionnaire leaves a section out of its report.
fn leaves_out(facts: &Facts<'_>, id: &str) -> bool {
    facts.questionnaire.report.leave_out.iter().any(|name| name == id)
}

/// A section before it has its number: stable name, heading and content.
type Unnumbered = (&'static str, String, Vec<Block>);

/// The numbered sections. Those without content are left out.
fn parts(facts: &Facts<'_>) -> Vec<Unnumbered> {
    let named = |id, heading: &str, blocks| (id, heading.to_owned(), blocks);
    let we = facts.voice.we();
    vec![
        first(facts),
        ("domains", domains::heading(facts), domains::blocks(facts)),
        named("strengths", "Strengths", strengths::blocks(facts)),
        named("needs", "Development needs", needs::blocks(facts)),
        named("talk", "To talk about: where views differ", talk::blocks(facts)),
        ("unknown", format!("What {we} do not know"), unknown::blocks(facts)),
        named("sides", "Both sides", unless_led_with(facts, Show::Sides, lead::sides)),
        named(
            "difference",
            "What would make the most difference",
            difference::blocks(facts),
        ),
        named("lenses", "The picture by lens", lenses::lens_blocks(facts)),
        named(
            "criteria",
            "The picture by authorisation theme",
            lenses::criterion_blocks(facts),
        ),
        ("closing", format!("In {} own words", facts.voice.our()), closing(facts)),
        named("next", "Next steps", next::blocks(facts)),
    ]
}

/// The first section: what the questionnaire leads with, else the summary; while there are too few answers, why.
fn first(facts: &Facts<'_>) -> Unnumbered {
    if facts.extent != Extent::Detail {
        return ("summary", "Where this stands".to_owned(), waiting::blocks(facts));
    }
    if lead::is_planned(facts) {
        return ("summary", lead::heading(facts), lead::blocks(facts));
    }
    ("summary", "Summary".to_owned(), summary::blocks(facts))
}

/// A section of what the first section may show already.
fn unless_led_with(facts: &Facts<'_>, show: Show, blocks: fn(&Facts<'_>) -> Vec<Block>) -> Vec<Block> {
    if lead::shows(facts, show) {
        return Vec::new();
    }
    blocks(facts)
}

/// The closing questions as a section of their own, whose headings stand one higher.
fn closing(facts: &Facts<'_>) -> Vec<Block> {
    let blocks = unless_led_with(facts, Show::Closing, lead::closing).into_iter();
    let raised = blocks.map(|block| match block {
        Block::Subheading(text) => Block::Heading(text),
        other => other,
    });
    raised.collect()
}

fn appendices(facts: &Facts<'_>) -> [(&'static str, &'static str, Vec<Block>); 4] {
    let all = if facts.voice == Voice::Mine {
        "Your answers and notes"
    } else {
        "All statements"
    };
    [
        ("statements", all, appendix::blocks(facts)),
        ("numbers", "How the numbers are made", numbers::blocks(facts)),
        ("about", "About this report", numbers::about(facts)),
        (
            OTHER_NEEDS,
            "The other development needs in full",
            needs::others_in_full(facts),
        ),
    ]
}

fn section(id: &'static str, heading: String, blocks: Vec<Block>) -> Section {
    Section { id, heading, blocks }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// The same table with a key to its short texts.
fn keyed(block: Block, key: String) -> Block {
    match block {
        Block::Table(table) => Block::Table(Table { key, ..table }),
        other => other,
    }
}

fn labelled(label: &str, text: impl AsRef<str>) -> Block {
    Block::Labelled(label.to_owned(), words::sentence(text.as_ref()))
}

fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [Cell; N]>) -> Block {
    Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(Vec::from).collect(),
        key: String::new(),
    })
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
