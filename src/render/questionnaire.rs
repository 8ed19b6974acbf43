//! A questionnaire for reading: the shipped ones in a list, and one of them whole or in part, for people who never see its file.
//!
//! [`outline`] says everything once, as a [`Document`]; a format walks it and adds nothing.

mod changes;
mod html;
mod markdown;
mod outline;
mod terminal;

pub use changes::{InRound, changes};
pub use outline::outline;

use crate::questionnaire::catalogue::{Shipped, USUAL};
use crate::questionnaire::{Questionnaire, words};
use crate::render::Options;
use crate::report::ResourceLine;
use crate::words::{plain, wrap};

/// What of a questionnaire is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// All of it.
    Whole,
    /// A domain or section: its position in [`Questionnaire::nodes`].
    Node(usize),
    /// A statement, by position.
    Statement(usize),
}

/// The formats for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a window.
    Terminal,
    /// Markdown.
    Markdown,
    /// One HTML file that needs no other.
    Html,
}

/// Something to read, in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Language tag of most of its text.
    pub language: String,
    /// The first heading.
    pub title: String,
    /// What stands under the first heading.
    pub lead: Vec<Block>,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name in addresses: an id of the questionnaire, or a name with an underscore, which no id has. Stands once.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Whether the table of contents names it.
    pub listed: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// The parts in it, after its blocks.
    pub sections: Vec<Section>,
}

/// A piece of text. It is as people wrote it: every format escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// The sentence that is answered.
    Said(String),
    /// A text after its label.
    Labelled(String, String),
    /// A list after its label.
    List(String, Vec<String>),
    /// Words and what they mean, after a label.
    Terms(String, Vec<Term>),
    /// Names of other parts, after a label.
    Links(String, Vec<Link>),
    /// An entry of a list that other parts name: its name and anchor, and its text.
    Entry(Link, String),
    /// A resource, at the anchor that [`resource_anchor`] gives.
    Resource(ResourceLine),
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub name: String,
    /// What it means; may be empty.
    pub text: String,
}

/// The name of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// Where it is: a [`Section::anchor`], or that of an entry. A part that is not in the document is named without a link.
    pub anchor: String,
}

/// Where a resource stands in a document; no id has an underscore.
#[must_use]
pub fn resource_anchor(id: &str) -> String {
    format!("resource_{id}")
}

/// Whether an address is one that a reader may be sent to, written so that it ends where it seems to.
fn is_web(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && address
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\'))
}

/// A document in a format. The same document gives the same text.
#[must_use]
pub fn render(document: &Document, format: Format, options: Options) -> String {
    match format {
        Format::Terminal => terminal::render(document, options),
        Format::Markdown => markdown::render(document),
        Format::Html => html::render(document),
    }
}

/// The shipped questionnaires, the usual one first, each with what it helps with, its size and how long it takes.
#[must_use]
pub fn list(shipped: &[Shipped], width: usize) -> String {
    let mut shipped = shipped.to_vec();
    shipped.sort_by_key(|one| one.id != USUAL);
    let entries: Vec<String> = shipped.iter().map(|one| entry(&one.questionnaire(), width)).collect();
    entries.join("\n")
}

fn entry(questionnaire: &Questionnaire, width: usize) -> String {
    let name = format!("{} (version {})", questionnaire.id, questionnaire.version);
    let minutes = questionnaire.minutes;
    let long = minutes.map_or_else(String::new, |minutes| format!(" About {minutes} minutes."));
    let lines = [
        (name, "", "  "),
        (questionnaire.title.clone(), "  ", "  "),
        (words::in_brief(questionnaire).to_owned(), "  ", "  "),
        (format!("{}{long}", words::size(questionnaire)), "  ", "  "),
    ];
    lines
        .iter()
        .filter(|(text, ..)| !text.is_empty())
        .flat_map(|(text, first, rest)| wrap(&plain(text), width, first, rest))
        .flat_map(|line| [line, "\n".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests;
