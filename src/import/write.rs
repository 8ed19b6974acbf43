//! The YAML of a draft, with the cell that each part came from.

use super::Given;
use super::draft::{Domain, Draft};
use super::grid::At;
use super::header::{COLUMNS, Kind};
use super::levels::Levels;
use super::rows::Statement;
use crate::schema::MODELINE;
use crate::yaml::quoted;

/// A text, and where its parts came from.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    /// Paths in the YAML with their cells.
    pub(super) cells: Vec<(String, At)>,
}

pub(super) fn questionnaire(draft: &Draft, levels: &Levels, given: &Given) -> Written {
    let mut written = Written::default();
    written.head(given);
    written.levels(levels);
    written.lenses(draft);
    written.line(0, "domains:");
    for (position, domain) in draft.domains.iter().enumerate() {
        written.domain(&format!("domains[{position}]"), domain);
    }
    written
}

/// Small letters, digits and hyphens, at most 40: an id made of a text. Empty where nothing is left, or a word with
/// a meaning of its own.
#[must_use]
pub fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let joined: String = words.collect::<Vec<_>>().join("-").chars().take(40).collect();
    match joined.trim_end_matches('-') {
        "default" | "null" => String::new(),
        id => id.to_owned(),
    }
}

impl Written {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn from(&mut self, path: String, at: At) {
        self.cells.push((path, at));
    }

    fn head(&mut self, given: &Given) {
        self.line(0, MODELINE);
        self.line(
            0,
            "# Brought in from a spreadsheet. From now on, change this file: the spreadsheet is not read again.",
        );
        self.line(0, "format: 1");
        self.line(0, &format!("id: {}", quoted(&given.id)));
        self.line(0, "version: \"1.0\"");
        self.line(0, &format!("title: {}", quoted(&given.title)));
        self.line(0, &format!("language: {}", quoted(&given.language)));
        if !given.describes.is_empty() {
            self.line(0, &format!("describes: {}", quoted(&given.describes)));
        }
    }

    fn levels(&mut self, levels: &Levels) {
        self.line(0, "scales:");
        self.line(2, "- id: levels");
        self.line(4, "levels:");
        for (position, level) in levels.all.iter().enumerate() {
            let label = quoted(&level.label);
            self.line(
                6,
                &format!(
                    "- {{id: {}, value: {}, label: {label}}}",
                    quoted(&level.id),
                    level.value
                ),
            );
            if let Some(at) = level.at {
                self.from(format!("scales[0].levels[{position}]"), at);
            }
        }
        self.line(0, &format!("target: {}", levels.target));
    }

    fn lenses(&mut self, draft: &Draft) {
        if draft.lenses.is_empty() {
            return;
        }
        self.line(0, "lenses:");
        for (position, lens) in draft.lenses.iter().enumerate() {
            self.line(
                2,
                &format!("- {{id: {}, title: {}}}", quoted(&lens.id), quoted(&lens.title)),
            );
            self.from(format!("lenses[{position}]"), lens.at);
        }
    }

    fn domain(&mut self, path: &str, domain: &Domain) {
        self.line(2, &format!("- id: {}", quoted(&domain.id)));
        self.line(4, &format!("title: {}", quoted(&domain.title)));
        self.from(path.to_owned(), domain.at);
        self.statements(path, 4, &domain.statements);
        if !domain.sections.is_empty() {
            self.line(4, "sections:");
        }
        for (position, section) in domain.sections.iter().enumerate() {
            let path = format!("{path}.sections[{position}]");
            self.line(6, &format!("- id: {}", quoted(&section.id)));
            self.line(8, &format!("title: {}", quoted(&section.title)));
            self.from(path.clone(), section.at);
            self.statements(&path, 8, &section.statements);
        }
    }

    fn statements(&mut self, path: &str, indent: usize, statements: &[Statement]) {
        if !statements.is_empty() {
            self.line(indent, "statements:");
        }
        for (position, statement) in statements.iter().enumerate() {
            self.statement(&format!("{path}.statements[{position}]"), indent + 2, statement);
        }
    }

    fn statement(&mut self, path: &str, indent: usize, statement: &Statement) {
        self.from(path.to_owned(), statement.at);
        let mut first = true;
        for column in COLUMNS {
            let Some(cell) = statement.cells.get(column.key).filter(|_| !is_of_node(column.key)) else {
                continue;
            };
            let value = match column.kind {
                Kind::Number | Kind::Level | Kind::YesNo => cell.text.clone(),
                Kind::Several => format!("[{}]", several(&cell.text)),
                Kind::Text | Kind::Node => quoted(&cell.text),
            };
            let dash = if first { "- " } else { "  " };
            self.line(indent, &format!("{dash}{}: {value}", column.key));
            self.from(format!("{path}.{}", column.key), cell.at);
            first = false;
        }
        if statement.descriptors.is_empty() {
            return;
        }
        self.line(indent, "  descriptors:");
        for (position, cell) in statement.descriptors.iter().enumerate() {
            self.line(indent, &format!("    - {}", quoted(&cell.text)));
            self.from(format!("{path}.descriptors[{position}]"), cell.at);
        }
    }
}

fn is_of_node(key: &str) -> bool {
    matches!(key, "domain" | "domain title" | "section")
}

/// The texts between `|`.
fn several(text: &str) -> String {
    let texts = text.split('|').map(str::trim).filter(|text| !text.is_empty());
    texts.map(quoted).collect::<Vec<_>>().join(", ")
}
