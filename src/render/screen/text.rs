//! Lines of text: cleaned, folded to ASCII, wrapped by display width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Look;
use crate::text::{GLUE, fold, is_harmful, lines};

/// Text without characters that could move the cursor, hide or reorder text: control characters are dropped, line breaks
/// and tabs become spaces.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c })
        .filter(|c| !is_harmful(*c))
        .collect()
}

/// Lines no wider than `width`, broken at spaces; a word that is too wide is broken anywhere.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_after(text, width, 0)
}

/// Wraps text whose first line begins after `used` columns.
fn wrap_after(text: &str, width: usize, used: usize) -> Vec<String> {
    lines(text, width.saturating_sub(used), width)
}

/// Text cut to `width` columns, with three full stops where something is missing.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 3 > width {
            break;
        }
        out.push(c);
    }
    out.push_str("...");
    out
}

/// A time as people write it: `Sunday 9 October 2011 at 21:40`; a date alone as `9 October 2011`; other text unchanged.
#[must_use]
pub fn long_date(text: &str) -> String {
    if let Ok(date) = text.parse::<jiff::civil::Date>()
        && !text.contains(['T', ' ', 't'])
    {
        return date.strftime("%-d %B %Y").to_string();
    }
    text.parse::<jiff::civil::DateTime>().map_or_else(
        |_| clean(text),
        |time| time.strftime("%A %-d %B %Y at %H:%M").to_string(),
    )
}

/// Items on one line, each kept whole: `n note · s skip`.
pub(super) fn dotted(items: &[String]) -> String {
    let whole: Vec<String> = items.iter().map(|item| item.replace(' ', &GLUE.to_string())).collect();
    whole.join(DOT)
}

/// A middle dot that stays with what is before it.
pub(super) const DOT: &str = "\u{a0}· ";

/// A screen being written.
pub(super) struct Page {
    look: Look,
    out: String,
}

impl Page {
    pub(super) fn new(look: Look) -> Self {
        let out = String::new();
        Self { look, out }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> &mut Self {
        self.out.push('\n');
        self
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.hung("", text)
    }

    /// A paragraph behind a label; further lines begin under its first word.
    pub(super) fn hung(&mut self, label: &str, text: &str) -> &mut Self {
        self.write(label, &" ".repeat(label.width()), text, false)
    }

    /// A paragraph whose further lines are set in.
    pub(super) fn hanging(&mut self, indent: &str, text: &str) -> &mut Self {
        self.write("", indent, text, false)
    }

    /// A paragraph behind a label; further lines begin at the margin.
    pub(super) fn run_on(&mut self, label: &str, text: &str) -> &mut Self {
        self.write(label, "", text, false)
    }

    /// The statement: bold where there is colour.
    pub(super) fn bold(&mut self, label: &str, text: &str) -> &mut Self {
        let indent = if self.look.wide() { label.width() } else { 0 };
        self.write(label, &" ".repeat(indent), text, true)
    }

    /// A line that is meant to be copied: never broken, on a line of its own.
    pub(super) fn verbatim(&mut self, text: &str) -> &mut Self {
        let indent = if self.look.plain { "" } else { "  " };
        let text = self.tidy(text);
        self.line(&format!("{indent}{text}"))
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) -> &mut Self {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
        self
    }

    /// Text as it will be shown, before wrapping.
    pub(super) fn tidy(&self, text: &str) -> String {
        let text = clean(text);
        if self.look.ascii { fold(&text) } else { text }
    }

    fn write(&mut self, label: &str, indent: &str, text: &str, bold: bool) -> &mut Self {
        let (label, text) = (self.tidy(label), self.tidy(text));
        let lines = match self.look.columns() {
            Some(columns) => {
                let used = label.width().saturating_sub(indent.width());
                wrap_after(&text, columns.saturating_sub(indent.width()), used)
            }
            None => vec![text],
        };
        for (number, line) in lines.iter().enumerate() {
            let before = if number == 0 { label.as_str() } else { indent };
            let line = format!("{before}{line}").replace(GLUE, " ");
            if bold && self.look.colour {
                self.line(&format!("\u{1b}[1m{}\u{1b}[0m", line.trim_end()));
            } else {
                self.line(&line);
            }
        }
        self
    }
}
