//! Tables in a terminal: columns where they fit, else a line or two for each row.

use comfy_table::{CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::{Page, lines};
use crate::report::{Cell, Mark, Table};
use crate::words::{plain, sentence, wrap};

/// Below this many columns a table becomes lines, one after the other.
const NARROW: usize = 60;

/// Light horizontal lines only.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('-'))
    .content_lines(ContentLineStyle::none());

impl Page {
    pub(super) fn table(&self, table: &Table) -> String {
        if self.plain {
            return self.spoken(table);
        }
        if self.width < NARROW || table.head.len() * 8 > self.width {
            return self.stacked(table);
        }
        let mut out = String::new();
        if !table.key.is_empty() {
            out.push_str(&self.text(&table.key, "", ""));
            out.push('\n');
        }
        out.push_str(&self.columns(table));
        out
    }

    fn columns(&self, table: &Table) -> String {
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| plain(&cell.short())).collect())
            .collect();
        let heads = table.head.iter().enumerate();
        let head = heads.map(|(at, head)| self::head(&plain(head), rows.iter().map(|row| row[at].as_str())));
        let mut made = comfy_table::Table::new();
        made.load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(80))
            .set_header(head.collect::<Vec<_>>());
        for row in rows {
            made.add_row(row);
        }
        for column in made.column_iter_mut() {
            column.set_padding((0, 2));
            column.set_cell_alignment(CellAlignment::Left);
        }
        lines(made.trim_fmt().lines().map(|line| line.trim_end().to_owned()))
    }

    /// Each row as its first cell and, below it, the others with their heads: no empty cell, no count of 0.
    fn stacked(&self, table: &Table) -> String {
        let mut out = String::new();
        for row in &table.rows {
            let (first, others) = split(row, &table.head);
            out.push_str(&self.text(&first, "", "  "));
            let others = others.map(|(cell, head)| (cell.text(), head));
            let others: Vec<String> = others
                .filter(|(text, _)| !says_nothing(text))
                .map(|(text, head)| told(head, &text))
                .collect();
            if !others.is_empty() {
                out.push_str(&self.text(&others.join(" · "), "  ", "    "));
            }
        }
        out
    }

    /// Each row as a line of short sentences.
    fn spoken(&self, table: &Table) -> String {
        let mut out = String::new();
        for row in &table.rows {
            let (first, others) = split(row, &table.head);
            let mut line = sentence(&first);
            for (cell, head) in others {
                let text = match cell {
                    Cell::Strip(marks) => strip(marks),
                    other => other.text(),
                };
                if !says_nothing(&text) {
                    line.push_str(&format!(" {}", sentence(&told(head, &text))));
                }
            }
            out.push_str(&self.text(&line, "", ""));
        }
        out
    }
}

/// The first cell, with the second where the first is but its order, and the rest.
fn split<'a>(row: &'a [Cell], head: &'a [String]) -> (String, impl Iterator<Item = (&'a Cell, &'a String)>) {
    let ordered = head.first().is_some_and(|head| head == "Order") && row.len() > 1;
    let first = match row {
        [order, named, ..] if ordered => format!("{}. {}", order.text(), named.text()),
        [first, ..] => first.text(),
        [] => String::new(),
    };
    (first, row.iter().zip(head).skip(if ordered { 2 } else { 1 }))
}

/// `Views differ 2`; `At level 3 or 4: 2`, so that two numbers do not read as one; `Owner: GP chair`, so that words do not run on.
fn told(head: &str, text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    if has_own_head(text) {
        text.to_owned()
    } else if head.ends_with(is_digit) || !text.starts_with(is_digit) {
        format!("{head}: {text}")
    } else {
        format!("{head} {text}")
    }
}

/// Whether a text says itself what it counts: whoever gave no rating may stand under the head of one way not to.
pub(super) fn has_own_head(text: &str) -> bool {
    text.ends_with("without a rating")
}

fn says_nothing(text: &str) -> bool {
    text.is_empty() || text == "0"
}

/// A head in lines no wider than its column needs.
fn head<'a>(text: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let widest = cells.map(UnicodeWidthStr::width).max().unwrap_or(0);
    let longest = text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    // A column to write in is as wide as its head.
    if widest == 0 {
        return text.to_owned();
    }
    wrap(text, widest.max(longest), "", "").join("\n")
}

/// A digit strip in words where it has marks that are none.
fn strip(marks: &[Mark]) -> String {
    let levels = marks.iter().filter(|mark| mark.level.is_some());
    let levels: Vec<&str> = levels.map(|mark| mark.text.as_str()).collect();
    let mut parts = vec![levels.join(" ")];
    for sign in ["x", "?", "-", "n"] {
        let with = marks.iter().filter(|mark| mark.level.is_none() && mark.text == sign);
        if let (number @ 1.., Some(words)) = (with.count(), spoken(sign)) {
            parts.push(format!("{number} {words}"));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What a mark that is not a level is called aloud.
pub(super) fn spoken(mark: &str) -> Option<&'static str> {
    match mark {
        "x" => Some("where views differ"),
        "?" => Some("to find out"),
        "-" => Some("not answered"),
        "n" => Some("not applicable"),
        _ => None,
    }
}
