//! Lines of a text, looked at for what a person meant by them.

use std::ops::Range;

/// How many lines before a place are looked at.
pub(super) const BACK: usize = 50;

/// A line without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The byte at which it begins.
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// The line in which a byte lies.
    pub(super) fn at(text: &'a str, byte: usize) -> Self {
        let start = text[..byte].rfind('\n').map_or(0, |end| end + 1);
        let length = text[start..].find('\n').unwrap_or(text.len() - start);
        Self {
            start,
            text: text[start..start + length].trim_end_matches('\r'),
        }
    }

    /// The nearest line before it that is neither empty nor a comment.
    pub(super) fn before(&self, text: &'a str) -> Option<Self> {
        let mut start = self.start;
        for _ in 0..BACK {
            let line = Self::at(text, start.checked_sub(1)?);
            if !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#') {
                return Some(line);
            }
            start = line.start;
        }
        None
    }

    /// The line after it.
    pub(super) fn next(&self, text: &'a str) -> Option<Self> {
        let end = text[self.start..].find('\n')?;
        Some(Self::at(text, self.start + end + 1))
    }

    /// The white space that it begins with.
    pub(super) fn indent(&self) -> &'a str {
        &self.text[..self.text.len() - self.text.trim_start().len()]
    }

    /// How many characters it is indented.
    pub(super) fn depth(&self) -> usize {
        self.indent().chars().count()
    }

    /// What stands in it, where.
    pub(super) fn words(&self) -> Range<usize> {
        let start = self.start + self.indent().len();
        start..start + self.text.trim().len()
    }

    /// Whether an item of a list begins in it.
    pub(super) fn is_item(&self) -> bool {
        let body = self.text.trim_start();
        body == "-" || body.starts_with("- ")
    }

    /// What stands in it, after the dashes of items.
    pub(super) fn body(&self) -> &'a str {
        let mut body = self.text.trim_start();
        while let Some(rest) = body.strip_prefix("- ") {
            body = rest.trim_start();
        }
        body
    }

    /// The word that it begins with, where it looks like a key; dashes of items are passed over.
    fn word(&self) -> Option<Range<usize>> {
        let body = self.body();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = body.find(|c| !plain(c)).unwrap_or(body.len());
        let start = self.start + self.text.len() - body.len();
        (length > 0 && body.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(start..start + length)
    }

    /// What follows the first word.
    fn after(&self, word: &Range<usize>) -> &'a str {
        &self.text[word.end - self.start..]
    }

    /// The key that it begins with.
    pub(super) fn key(&self) -> Option<Range<usize>> {
        self.word().filter(|word| self.after(word).starts_with(':'))
    }

    /// A key whose colon has no space after it, the colon included.
    pub(super) fn tight_key(&self) -> Option<Range<usize>> {
        let word = self.word()?;
        let next = self.after(&word).strip_prefix(':')?.chars().next()?;
        let tight = next.is_alphanumeric() || matches!(next, '"' | '\'' | '[' | '{' | '\u{201c}');
        tight.then_some(word.start..word.end + 1)
    }

    /// A key with a text in quotes after it, and no colon between them.
    pub(super) fn key_before_quote(&self) -> Option<Range<usize>> {
        let word = self.word()?;
        let rest = self.after(&word).trim();
        let quoted = |quote: char| rest.len() > 1 && rest.starts_with(quote) && rest.ends_with(quote);
        let apart = self.after(&word).starts_with(' ');
        (apart && (quoted('"') || quoted('\''))).then_some(word)
    }

    /// The first word of a line that has no colon at all.
    pub(super) fn without_colon(&self) -> Option<Range<usize>> {
        let word = self.word()?;
        (!self.text.contains(':') && !self.is_item()).then_some(word)
    }

    /// Whether an item of a list above it begins as deep as it does.
    pub(super) fn beside_items(&self, text: &'a str) -> bool {
        let mut line = *self;
        for _ in 0..BACK {
            let Some(before) = line.before(text) else { return false };
            if before.depth() == self.depth() {
                return before.is_item();
            }
            if before.depth() < self.depth() {
                return false;
            }
            line = before;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn line(text: &str) -> Line<'_> {
        Line::at(text, 0)
    }

    #[test]
    fn keys_are_told_from_texts() {
        let text = "  - title:\"People\"";
        assert_eq!(line(text).tight_key().map(|place| &text[place]), Some("title:"));
        for good in ["title: People", "see http://example.org", "title:", "at 12:30"] {
            assert!(line(good).tight_key().is_none(), "{good}");
        }
        assert_eq!(line("title \"People\"").key_before_quote(), Some(0..5));
        assert!(line("and said \"People\" twice").key_before_quote().is_none());
        assert_eq!(line("  title People").without_colon(), Some(2..7));
    }

    #[test]
    fn the_line_before_is_one_that_says_something() {
        let text = "a: 1\r\n\n  # why\nb: 2\n";
        let last = Line::at(text, text.find('b').unwrap());
        assert_eq!(last.before(text).map(|line| line.text), Some("a: 1"));
    }
}
