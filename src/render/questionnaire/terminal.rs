//! Text for a window: wrapped to its width, statements set in under their headings.

use super::{Block, Document, Section, Term};
use crate::render::Options;
use crate::report::ResourceLine;
use crate::words::{address, plain, sentence, upper_first, wrap};

/// Text is not wider than this: long lines are hard to read.
const TEXT: usize = 80;

pub(super) fn render(document: &Document, options: Options) -> String {
    let mut page = Page {
        width: options.width.clamp(40, TEXT),
        options,
        indent: "",
        lines: Vec::new(),
    };
    page.heading(&document.title, Some('='));
    page.blocks(&document.lead);
    for section in &document.sections {
        page.section(section, 1);
    }
    page.lines
        .into_iter()
        .flat_map(|line| [line, "\n".to_owned()])
        .collect()
}

struct Page {
    width: usize,
    options: Options,
    /// Before every line of the section.
    indent: &'static str,
    lines: Vec<String>,
}

impl Page {
    fn section(&mut self, section: &Section, depth: usize) {
        self.room(if depth == 1 { 2 } else { 1 });
        // A statement alone is the whole of what is shown: it needs no rule and no room at its left.
        let part = section.listed;
        self.heading(&section.heading, (part && depth == 1).then_some('-'));
        self.indent = if part { "" } else { "  " };
        self.blocks(&section.blocks);
        self.indent = "";
        for one in &section.sections {
            self.section(one, depth + 1);
        }
    }

    fn heading(&mut self, text: &str, rule: Option<char>) {
        for line in wrap(&plain(text), self.width, "", "") {
            self.lines.push(if self.options.colour {
                format!("\u{1b}[1m{line}\u{1b}[0m")
            } else {
                line
            });
        }
        match rule {
            Some(rule) if !self.options.plain => self.lines.push(rule.to_string().repeat(self.width)),
            _ => {}
        }
        if rule.is_some() {
            self.lines.push(String::new());
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut before = None;
        for block in blocks {
            if before.is_some_and(|before| !follows_closely(before, block)) {
                self.room(1);
            }
            before = Some(block);
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) | Block::Said(text) => self.text(text, "", ""),
            Block::Labelled(label, text) => self.text(&format!("{label}: {text}"), "", "  "),
            Block::List(label, items) => {
                self.label(label);
                items.iter().for_each(|item| self.item(item));
            }
            Block::Terms(label, terms) => {
                self.label(label);
                terms.iter().for_each(|term| self.text(&named(term), "  ", "    "));
            }
            Block::Links(label, links) => {
                let names: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
                self.text(&format!("{label}: {}", names.join("; ")), "", "  ");
            }
            Block::Entry(link, text) => self.text(&format!("{}: {text}", link.text), "", "  "),
            Block::Resource(line) => self.resource(line),
        }
    }

    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            self.text(&format!("{label}:"), "", "  ");
        }
    }

    /// An item of a list; a screen reader would read the dash aloud.
    fn item(&mut self, text: &str) {
        let bullet = if self.options.plain { "  " } else { "  - " };
        self.text(text, bullet, "    ");
    }

    fn resource(&mut self, line: &ResourceLine) {
        let text = format!(
            "{}: {} {}. {}. {}",
            line.id,
            sentence(&line.title),
            line.about,
            upper_first(&line.status),
            line.note
        );
        self.text(&text, "", "  ");
        // An address in an archive ends with the one that it keeps.
        let shown = [&line.address, &line.archive];
        let own = !line.address.is_empty() && !line.archive.ends_with(&line.address);
        for one in shown.into_iter().skip(usize::from(!own)).filter(|one| !one.is_empty()) {
            self.lines.extend(address(one, self.width, "  "));
        }
    }

    fn text(&mut self, text: &str, first: &str, rest: &str) {
        let (first, rest) = (format!("{}{first}", self.indent), format!("{}{rest}", self.indent));
        self.lines.extend(wrap(&plain(text), self.width, &first, &rest));
    }

    /// As many empty lines as are missing to this number.
    fn room(&mut self, wanted: usize) {
        let empty = self.lines.iter().rev().take_while(|line| line.is_empty()).count();
        for _ in empty..wanted {
            self.lines.push(String::new());
        }
    }
}

fn named(term: &Term) -> String {
    if term.text.is_empty() {
        return term.name.clone();
    }
    format!("{}: {}", term.name, term.text)
}

/// Whether a block needs no empty line before it: short labelled texts, and entries of one list.
fn follows_closely(before: &Block, block: &Block) -> bool {
    let short = |block: &Block| matches!(block, Block::Labelled(..) | Block::Links(..) | Block::List(..));
    let entry = |block: &Block| matches!(block, Block::Entry(..));
    let choices = matches!(block, Block::Terms(..) | Block::List(..) | Block::Paragraph(_));
    let answered = matches!(before, Block::Said(_)) && choices;
    answered || (short(before) && short(block)) || (entry(before) && entry(block))
}
