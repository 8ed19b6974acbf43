//! The pieces that sections are made of, before any format.

use crate::questionnaire::Resource;
use crate::words;

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
    /// How many people are at each level, statement by statement.
    Counts(Counts),
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

/// How many people are at each level of the statements of one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The keys of the levels, lowest first.
    pub levels: Vec<String>,
    /// The heads of what else is said of each statement.
    pub heads: Vec<String>,
    /// One for each statement.
    pub rows: Vec<CountsRow>,
}

/// The counts of one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountsRow {
    /// Its id and name.
    pub name: String,
    /// How many people are at each level; empty where nobody rated it.
    pub counts: Vec<u32>,
    /// The same in words: `2 people at 1, 2 at 2 and 3 at 3`; empty where nobody rated it.
    pub sentence: String,
    /// What else is said, one for each head; empty where there is nothing.
    pub others: Vec<String>,
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

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

pub(super) fn labelled(label: &str, text: impl AsRef<str>) -> Block {
    Block::Labelled(label.to_owned(), words::sentence(text.as_ref()))
}

pub(super) fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [Cell; N]>) -> Block {
    Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(Vec::from).collect(),
        key: String::new(),
    })
}
