//! Text for a terminal: wrapped to its width, with tables that fit, and no control character from anybody's text.

use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, TableStyle};

use crate::render::Options;
use crate::render::words::{plain, sentence, upper_first, wrap};
use crate::report::{Block, Report, ResourceLine, Table};

/// Below this many columns a table becomes lines, one after the other.
const NARROW: usize = 60;

/// Light horizontal lines only.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('-'))
    .content_lines(ContentLineStyle::none());

/// The report as text.
#[must_use]
pub fn render(report: &Report, options: Options) -> String {
    let page = Page {
        width: options.width.clamp(40, 200),
        colour: options.colour,
    };
    let front = &report.front;
    let mut out = page.heading(&front.heading, Some('='));
    out.push_str(&page.text(&front.purpose, "", ""));
    out.push('\n');
    for (label, text) in &front.facts {
        out.push_str(&page.text(&format!("{label}: {text}"), "", "  "));
    }
    for section in &report.sections {
        out.push('\n');
        out.push_str(&page.heading(&section.heading, Some('-')));
        let mut first = true;
        for block in &section.blocks {
            if !first {
                out.push('\n');
            }
            first = false;
            out.push_str(&page.block(block));
        }
    }
    out
}

struct Page {
    width: usize,
    colour: bool,
}

impl Page {
    fn text(&self, text: &str, first: &str, rest: &str) -> String {
        lines(wrap(&plain(text), self.width, first, rest))
    }

    fn heading(&self, text: &str, rule: Option<char>) -> String {
        let mut out = String::new();
        for line in wrap(&plain(text), self.width, "", "") {
            out.push_str(&if self.colour {
                format!("\u{1b}[1m{line}\u{1b}[0m\n")
            } else {
                format!("{line}\n")
            });
        }
        if let Some(rule) = rule {
            out.push_str(&format!("{}\n\n", rule.to_string().repeat(self.width.min(60))));
        }
        out
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(text) => self.heading(text, None),
            Block::Paragraph(text) => self.text(text, "", ""),
            Block::Labelled(label, text) => self.text(&format!("{label}: {text}"), "", "  "),
            Block::List(label, items) => {
                let items: String = items.iter().map(|item| self.text(item, "  - ", "    ")).collect();
                format!("{}{items}", self.lead(label))
            }
            Block::Steps(steps) => {
                let steps = steps.iter().zip(1..);
                steps
                    .map(|(step, number)| self.text(step, &format!("{number:>3}. "), "     "))
                    .collect()
            }
            Block::Resources(label, items) => {
                let items: String = items
                    .iter()
                    .map(|item| self.text(&resource(item), "  - ", "    "))
                    .collect();
                format!("{}{items}", self.lead(label))
            }
            Block::Table(table) if self.width < NARROW || table.head.len() * 8 > self.width => self.stacked(table),
            Block::Table(table) => self.table(table),
        }
    }

    fn lead(&self, label: &str) -> String {
        if label.is_empty() {
            String::new()
        } else {
            self.text(&format!("{label}:"), "", "  ")
        }
    }

    fn table(&self, table: &Table) -> String {
        let mut made = comfy_table::Table::new();
        made.load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(80))
            .set_header(table.head.iter().map(|head| Cell::new(plain(head))).collect::<Vec<_>>());
        for row in &table.rows {
            made.add_row(
                row.iter()
                    .map(|cell| Cell::new(plain(&cell.text())))
                    .collect::<Vec<_>>(),
            );
        }
        for column in made.column_iter_mut() {
            column.set_padding((0, 2));
            column.set_cell_alignment(CellAlignment::Left);
        }
        lines(made.trim_fmt().lines().map(|line| line.trim_end().to_owned()))
    }

    /// Each row as lines: its first cell, then every other with its head.
    fn stacked(&self, table: &Table) -> String {
        let mut out = String::new();
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.head);
            if let Some((first, _)) = cells.next() {
                out.push_str(&self.text(&first.text(), "", "  "));
            }
            for (cell, head) in cells {
                let text = cell.text();
                if !text.is_empty() {
                    out.push_str(&self.text(&format!("{head}: {text}"), "  ", "    "));
                }
            }
        }
        out
    }
}

fn resource(line: &ResourceLine) -> String {
    let mut text = format!("{} {}.", sentence(&line.title), line.about);
    if !line.address.is_empty() {
        text.push_str(&format!(" {}", line.address));
    }
    text.push_str(&format!(" {}.", upper_first(&line.status)));
    if !line.archive.is_empty() {
        text.push_str(&format!(" Archive: {}", line.archive));
    }
    if !line.note.is_empty() {
        text.push_str(&format!(" {}", line.note));
    }
    text
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}
