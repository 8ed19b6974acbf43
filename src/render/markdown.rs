//! Markdown: headings in order, one of the first level; long lines; tables as GitHub writes them.

use crate::report::{Block, Cell, Counts, Front, Report, ResourceLine, Section, Table};
use crate::words::{plain, sentence, upper_first};

/// The report as Markdown.
#[must_use]
pub fn render(report: &Report) -> String {
    document(&report.front, &report.sections)
}

/// A head and sections as Markdown.
#[must_use]
pub fn document(front: &Front, sections: &[Section]) -> String {
    let mut out = format!("# {}\n\n{}\n\n", escape(&front.heading), escape_start(&front.purpose));
    out.push_str("| | |\n| --- | --- |\n");
    for (label, text) in &front.facts {
        out.push_str(&format!("| {} | {} |\n", escape(label), escape(text)));
    }
    if !front.asked.is_empty() {
        out.push_str("\nThe group is asked to:\n\n");
        out.push_str(&block(&Block::Steps(front.asked.clone())));
    }
    for section in sections {
        out.push_str(&format!("\n## {}\n", escape(&section.heading)));
        for block in &section.blocks {
            out.push('\n');
            out.push_str(&self::block(block));
        }
    }
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("### {}\n", escape(text)),
        Block::Subheading(text) => format!("#### {}\n", escape(text)),
        Block::Paragraph(text) => format!("{}\n", escape_start(text)),
        Block::Labelled(label, text) => format!("{}: {}\n", escape_start(label), escape(text)),
        Block::List(label, items) => {
            let items = items.iter().map(|item| format!("- {}\n", escape_start(item)));
            format!("{}{}", lead(label), items.collect::<String>())
        }
        Block::Steps(steps) => {
            let steps = steps.iter().zip(1..);
            steps
                .map(|(step, number)| format!("{number}. {}\n", escape_start(step)))
                .collect()
        }
        Block::Resources(label, lines) => {
            let lines = lines.iter().map(|line| format!("- {}\n", resource(line)));
            format!("{}{}", lead(label), lines.collect::<String>())
        }
        Block::Legend(label, items) => format!("{}{}", lead(label), legend(items)),
        Block::Table(table) => self::table(table),
        Block::Counts(counts) => self::table(&as_table(counts)),
    }
}

/// One column for each level.
fn as_table(counts: &Counts) -> Table {
    let head = std::iter::once("Statement".to_owned());
    let rows = counts.rows.iter().map(|row| {
        let numbers = (0..counts.levels.len()).map(|at| row.counts.get(at).map_or_else(String::new, u32::to_string));
        let cells = std::iter::once(row.name.clone())
            .chain(numbers)
            .chain(row.others.iter().cloned());
        cells.map(Cell::Text).collect()
    });
    Table {
        head: head
            .chain(counts.levels.iter().cloned())
            .chain(counts.heads.iter().cloned())
            .collect(),
        rows: rows.collect(),
        key: String::new(),
    }
}

fn legend(items: &[(String, String)]) -> String {
    let rows = items
        .iter()
        .map(|(mark, meaning)| format!("| {} | {} |\n", escape(mark), escape(meaning)));
    format!("| | |\n| --- | --- |\n{}", rows.collect::<String>())
}

fn lead(label: &str) -> String {
    if label.is_empty() {
        String::new()
    } else {
        format!("{}:\n\n", escape_start(label))
    }
}

fn resource(line: &ResourceLine) -> String {
    let mut text = format!("{} {}.", escape_start(&sentence(&line.title)), escape(&line.about));
    if !line.address.is_empty() {
        text.push_str(&format!(" {}", address(&line.address)));
    }
    text.push_str(&format!(" {}.", upper_first(&escape(&line.status))));
    if !line.archive.is_empty() {
        text.push_str(&format!(" Archive: {}", address(&line.archive)));
    }
    if !line.note.is_empty() {
        text.push_str(&format!(" {}", escape(&line.note)));
    }
    text
}

/// An address as a link when it is one; otherwise as text.
fn address(address: &str) -> String {
    let web = address.starts_with("https://") || address.starts_with("http://");
    if web
        && address
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\'))
    {
        return format!("<{address}>");
    }
    escape(address)
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| {
        let cells = cells.iter().map(|cell| {
            if cell.is_empty() {
                " |".into()
            } else {
                format!(" {cell} |")
            }
        });
        format!("|{}\n", cells.collect::<String>())
    };
    let mut out = row(table.head.iter().map(|cell| escape(cell)).collect());
    out.push_str(&format!("|{}\n", " --- |".repeat(table.head.len())));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(|cell| escape(&cell.text())).collect()));
    }
    out
}

/// Text on one line in which no character has a meaning for Markdown or HTML, wherever in a line it stands but at its start.
#[must_use]
pub fn escape(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '^' | '$' | '@' => true,
            // An ampersand alone is one; with letters after it, it would begin an entity.
            '&' => text[at + 1..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#'),
            // Addresses that people type do not become links: readers click what they trust, and this is not ours to offer.
            ':' => text[at..].starts_with("://"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The same at the start of a line, where `-`, `+`, `=`, `1.` and the like would begin something.
#[must_use]
pub fn escape_start(text: &str) -> String {
    let escaped = escape(text);
    if escaped.starts_with(['-', '+', '=', ':', '!']) {
        return format!("\\{escaped}");
    }
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    let rest = &escaped[digits..];
    if digits > 0 && (matches!(rest, "." | ")") || rest.starts_with(". ") || rest.starts_with(") ")) {
        return format!("{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_start};

    #[test]
    fn people_s_text_stays_text() {
        assert_eq!(escape("a | b < c & \"d\""), "a \\| b \\< c & \"d\"");
        assert_eq!(escape("&lt; &#60;"), "\\&lt; \\&\\#60;");
        assert_eq!(escape_start("= + - @\nnext"), "\\= + - \\@ next");
        assert_eq!(escape_start("- a list"), "\\- a list");
        assert_eq!(escape_start("# heading\n## more"), "\\# heading \\#\\# more");
        assert_eq!(escape_start("1. a list"), "1\\. a list");
        assert_eq!(escape_start("7."), "7\\.");
        assert_eq!(escape_start("0.25 of it in 2011"), "0.25 of it in 2011");
        assert_eq!(escape("![x](http://a.b)"), "!\\[x\\](http\\://a.b)");
        assert_eq!(escape("www.example.org"), "www\\.example.org");
        assert_eq!(escape("<script>`code`"), "\\<script\\>\\`code\\`");
        assert_eq!(escape("\u{202e}abc\0\u{1b}[1m 🙂"), "abc\\[1m 🙂");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            super::address("https://example.org/a?b=c&d"),
            "<https://example.org/a?b=c&d>"
        );
        assert_eq!(super::address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(super::address("https://a b"), "https\\://a b");
    }
}
