//! Text for a terminal: wrapped to its width, with tables that fit, and no control character from anybody's text.

mod counts;
mod tables;

use crate::render::Options;
use crate::report::{Block, Front, Report, ResourceLine, Section};
use crate::words::{address, plain, sentence, upper_first, wrap};
use unicode_width::UnicodeWidthStr;

/// Text is not wider than this: long lines are hard to read.
const TEXT: usize = 80;

/// What comes before what the group is asked to do.
const ASKED: &str = "The group is asked to:";

/// The report as text.
#[must_use]
pub fn render(report: &Report, options: Options) -> String {
    document(&report.front, &report.sections, options)
}

/// A head and sections as text.
#[must_use]
pub fn document(front: &Front, sections: &[Section], options: Options) -> String {
    let width = options.width.clamp(40, 200);
    let page = Page {
        width,
        text_width: width.min(TEXT),
        colour: options.colour,
        plain: options.plain,
    };
    let mut out = page.heading(&front.heading, Some('='));
    out.push_str(&page.text(&front.purpose, "", ""));
    if !front.facts.is_empty() {
        out.push('\n');
    }
    for (label, text) in &front.facts {
        out.push_str(&page.text(&format!("{label}: {text}"), "", "  "));
    }
    if !front.asked.is_empty() {
        out.push('\n');
        out.push_str(&page.text(ASKED, "", ""));
        out.push_str(&page.block(&Block::Steps(front.asked.clone())));
    }
    for section in sections {
        out.push('\n');
        out.push_str(&page.heading(&section.heading, Some('-')));
        let mut before = None;
        for block in &section.blocks {
            if before.is_some_and(|before| !follows_closely(before, block)) {
                out.push('\n');
            }
            before = Some(block);
            out.push_str(&page.block(block));
        }
    }
    out
}

/// Whether a block needs no empty line before it: text under its heading, or one labelled text after another.
fn follows_closely(before: &Block, block: &Block) -> bool {
    let heading = matches!(before, Block::Heading(_) | Block::Subheading(_)) && !matches!(block, Block::Table(_));
    let lists = matches!((before, block), (Block::List(..), Block::List(..)));
    heading || (!lists && is_labelled(before) && is_labelled(block))
}

fn is_labelled(block: &Block) -> bool {
    match block {
        Block::Labelled(..) => true,
        Block::List(label, _) | Block::Resources(label, _) => !label.is_empty(),
        _ => false,
    }
}

struct Page {
    /// Columns for tables and addresses.
    width: usize,
    /// Columns for text.
    text_width: usize,
    colour: bool,
    plain: bool,
}

impl Page {
    fn text(&self, text: &str, first: &str, rest: &str) -> String {
        lines(wrap(&plain(text), self.text_width, first, rest))
    }

    fn heading(&self, text: &str, rule: Option<char>) -> String {
        let mut out = String::new();
        for line in wrap(&plain(text), self.text_width, "", "") {
            out.push_str(&if self.colour {
                format!("\u{1b}[1m{line}\u{1b}[0m\n")
            } else {
                format!("{line}\n")
            });
        }
        match rule {
            Some(_) if self.plain => out.push('\n'),
            Some(rule) => out.push_str(&format!("{}\n\n", rule.to_string().repeat(self.text_width))),
            None => {}
        }
        out
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(text) | Block::Subheading(text) => self.heading(text, None),
            Block::Paragraph(text) => self.text(text, "", ""),
            Block::Labelled(label, text) => self.text(&format!("{label}: {text}"), "", "  "),
            Block::List(label, items) => {
                let items: String = items.iter().map(|item| self.item(item)).collect();
                format!("{}{items}", self.lead(label))
            }
            Block::Steps(steps) => {
                let steps = steps.iter().zip(1..);
                steps
                    .map(|(step, number)| self.text(step, &format!("{number:>3}. "), "     "))
                    .collect()
            }
            Block::Resources(label, items) => {
                let items: String = items.iter().map(|item| self.resource(item)).collect();
                format!("{}{items}", self.lead(label))
            }
            Block::Legend(label, items) => format!("{}{}", self.lead(label), self.legend(items)),
            Block::Table(table) => self.table(table),
            Block::Counts(counts) => self.counts(counts),
        }
    }

    fn lead(&self, label: &str) -> String {
        if label.is_empty() {
            String::new()
        } else {
            self.text(&format!("{label}:"), "", "  ")
        }
    }

    /// An item of a list; a screen reader would read the dash aloud.
    fn item(&self, text: &str) -> String {
        let bullet = if self.plain { "  " } else { "  - " };
        self.text(text, bullet, "    ")
    }

    /// Marks and meanings below each other. In plain text the marks that are no words are words where they stand.
    fn legend(&self, items: &[(String, String)]) -> String {
        let widest = items.iter().map(|(mark, _)| plain(mark).width()).max().unwrap_or(0);
        let rest = " ".repeat(widest.min(10) + 4);
        let shown = items
            .iter()
            .filter(|(mark, _)| !self.plain || tables::spoken(mark).is_none());
        shown
            .map(|(mark, meaning)| {
                let mark = plain(mark);
                let gap = " ".repeat(widest.saturating_sub(mark.width()).min(10));
                self.text(meaning, &format!("  {mark}{gap}  "), &rest)
            })
            .collect()
    }

    fn resource(&self, line: &ResourceLine) -> String {
        let mut text = format!(
            "{} {}. {}.",
            sentence(&line.title),
            line.about,
            upper_first(&line.status)
        );
        if !line.note.is_empty() {
            text.push_str(&format!(" {}", line.note));
        }
        if !line.archive.is_empty() {
            text.push_str(" Archive:");
        }
        let mut out = self.item(&text);
        // An address in an archive ends with the one that it keeps.
        if !line.address.is_empty() && !line.archive.ends_with(&line.address) {
            out.push_str(&lines(address(&line.address, self.width, "    ")));
        }
        if !line.archive.is_empty() {
            out.push_str(&lines(address(&line.archive, self.width, "    ")));
        }
        out
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}
