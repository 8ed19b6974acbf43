//! How many people are at each level, in a terminal: a dot for each person, and the same in a sentence.

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::tables::has_own_head;
use crate::report::{Counts, CountsRow};
use crate::words::{plain, sentence};

/// One person. Where only ASCII is safe it becomes an `o` with all other text.
const DOT: &str = " \u{25cf}";

impl Page {
    /// A name, a line of dots where it fits, and a sentence, for each statement.
    pub(super) fn counts(&self, counts: &Counts) -> String {
        let rows = counts.rows.iter().map(|row| {
            let name = self.text(&row.name, "", "  ");
            format!("{name}{}{}", self.dots(counts, row), self.said(counts, row))
        });
        rows.collect()
    }

    /// `1 ● ●   2 ●   3   4 ●`; nothing for a screen reader, and where a line has no room for so many.
    fn dots(&self, counts: &Counts, row: &CountsRow) -> String {
        let levels = counts.levels.iter().zip(&row.counts);
        let levels: Vec<String> = levels
            .map(|(key, &number)| format!("{}{}", plain(key), DOT.repeat(number.min(100) as usize)))
            .collect();
        let line = format!("  {}", levels.join("   "));
        if self.plain || levels.is_empty() || line.width() > self.text_width {
            return String::new();
        }
        format!("{}\n", line.trim_end())
    }

    /// `2 people at 1 and 5 at 2. Don't know: 3. Close. Level shown: 2.`
    fn said(&self, counts: &Counts, row: &CountsRow) -> String {
        let others = counts.heads.iter().zip(&row.others);
        let others = others.filter(|(_, text)| !text.is_empty() && *text != "0");
        let others = others.map(|(head, text)| match head.as_str() {
            "Kind" => sentence(text),
            _ if has_own_head(text) => sentence(text),
            head => sentence(&format!("{head}: {text}")),
        });
        let parts: Vec<String> = std::iter::once(sentence(&row.sentence)).chain(others).collect();
        self.text(parts.join(" ").trim(), "  ", "  ")
    }
}
