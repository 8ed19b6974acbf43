//! Markdown: headings in order, one of the first level, long lines.

use super::{Block, Document, Section, Term};
use crate::render::markdown::{escape, escape_start};
use crate::report::ResourceLine;
use crate::words::{plain, sentence, upper_first};

pub(super) fn render(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    blocks(&mut out, &document.lead);
    for one in &document.sections {
        section(&mut out, one, 2);
    }
    out
}

/// Markdown has six levels of headings; what lies deeper gets the sixth.
fn section(out: &mut String, section: &Section, level: usize) {
    out.push_str(&format!(
        "\n{} {}\n",
        "#".repeat(level.min(6)),
        escape(&section.heading)
    ));
    blocks(out, &section.blocks);
    for one in &section.sections {
        self::section(out, one, level + 1);
    }
}

fn blocks(out: &mut String, blocks: &[Block]) {
    let mut in_list = false;
    for block in blocks {
        let entry = matches!(block, Block::Entry(..) | Block::Resource(_));
        if !(in_list && entry) {
            out.push('\n');
        }
        in_list = entry;
        out.push_str(&self::block(block));
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => format!("{}\n", escape_start(text)),
        Block::Said(text) => format!("**{}**\n", escape(text)),
        Block::Labelled(label, text) => format!("{}: {}\n", escape_start(label), escape(text)),
        Block::List(label, items) => {
            let items = items.iter().map(|item| format!("- {}\n", escape_start(item)));
            format!("{}{}", lead(label), items.collect::<String>())
        }
        Block::Terms(label, terms) => format!("{}{}", lead(label), terms.iter().map(term).collect::<String>()),
        Block::Links(label, links) => {
            let names: Vec<String> = links.iter().map(|link| escape(&link.text)).collect();
            format!("{}: {}\n", escape_start(label), names.join("; "))
        }
        Block::Entry(link, text) => format!("- {}: {}\n", escape_start(&link.text), escape(text)),
        Block::Resource(line) => format!("- {}\n", resource(line)),
    }
}

fn lead(label: &str) -> String {
    if label.is_empty() {
        return String::new();
    }
    format!("{}:\n\n", escape_start(label))
}

fn term(term: &Term) -> String {
    let text = escape(&term.text);
    let gap = if text.is_empty() { "" } else { ": " };
    format!("- **{}**{gap}{text}\n", escape(&term.name))
}

fn resource(line: &ResourceLine) -> String {
    let mut text = format!(
        "{}: {} {}. {}.",
        escape_start(&line.id),
        escape(&sentence(&line.title)),
        escape(&line.about),
        upper_first(&escape(&line.status))
    );
    for (label, address) in [("", &line.address), (" Archive:", &line.archive)] {
        if !address.is_empty() {
            text.push_str(&format!("{label} {}", self::address(address)));
        }
    }
    if !line.note.is_empty() {
        text.push_str(&format!(" {}", escape(&line.note)));
    }
    text
}

/// An address as a link when it is one; otherwise as text.
fn address(address: &str) -> String {
    if super::is_web(address) {
        return format!("<{}>", plain(address));
    }
    escape(address)
}
