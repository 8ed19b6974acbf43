//! The lines of a file, and what a line may hold: only forms in which every YAML reader sees the same text.

use crate::text::is_harmful;

/// The lines of a text, one after the other.
pub(super) struct Lines<'t> {
    /// The line that comes next, without its end.
    next: Option<&'t str>,
    rest: &'t str,
}

impl<'t> Lines<'t> {
    /// `None` unless the last line has its end.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let mut lines = Self { next: None, rest: text };
        lines.step();
        text.ends_with('\n').then_some(lines)
    }

    fn step(&mut self) {
        match memchr::memchr(b'\n', self.rest.as_bytes()) {
            Some(end) => {
                self.next = Some(&self.rest[..end]);
                self.rest = &self.rest[end + 1..];
            }
            None => self.next = None,
        }
    }

    /// The line that comes next.
    pub(super) fn peek(&self) -> Option<&'t str> {
        self.next
    }

    /// Whether there is no line left.
    pub(super) fn is_done(&self) -> bool {
        self.next.is_none()
    }

    /// What follows this at the beginning of the next line, which is taken then.
    pub(super) fn take(&mut self, before: &str) -> Option<&'t str> {
        let found = self.next?.strip_prefix(before)?;
        self.step();
        Some(found)
    }

    /// Whether the next line is exactly this one, which is taken then.
    pub(super) fn exactly(&mut self, line: &str) -> bool {
        let is = self.next == Some(line);
        if is {
            self.step();
        }
        is
    }

    /// Takes empty lines, and comments that begin a line; `None` where a comment holds something odd.
    pub(super) fn gap(&mut self) -> Option<()> {
        while let Some(line) = self.next.filter(|line| line.is_empty() || line.starts_with('#')) {
            is_calm(line).then_some(())?;
            self.step();
        }
        Some(())
    }

    /// Takes comments of a group of keys; `None` where one holds something odd.
    pub(super) fn comments(&mut self) -> Option<()> {
        while let Some(line) = self.next.filter(|line| line.starts_with("  # ")) {
            is_calm(line).then_some(())?;
            self.step();
        }
        Some(())
    }
}

/// Whether a text holds nothing that could end a line or command a screen.
pub(super) fn is_calm(text: &str) -> bool {
    let plain = |byte: &u8| (b' '..=b'~').contains(byte);
    let calm = |c: char| !is_harmful(c) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.as_bytes().iter().all(plain) || text.chars().all(calm)
}

/// Whether a text without quotes is the same text to every YAML reader: an id or a code.
pub(super) fn is_word(text: &str) -> bool {
    const MEANT_OTHERWISE: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let calm = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(calm)
        && !(MEANT_OTHERWISE.iter()).any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether it is a day such as `2011-10-03`.
pub(super) fn is_day(text: &str) -> bool {
    let calm = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    text.len() == 10 && text.bytes().all(calm) && text.parse::<jiff::civil::Date>().is_ok()
}

/// Whether it is written like the value of a level: `3`, `-1`, `0.25`.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let calm = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(calm)
}

/// What stands before the comment of a line, if it has one.
pub(super) fn uncommented(text: &str) -> Option<&str> {
    match text.split_once(" # ") {
        Some((before, comment)) => is_calm(comment).then_some(before),
        None => Some(text),
    }
}

/// The ids of a list in brackets.
pub(super) fn list(text: &str) -> Option<Vec<&str>> {
    let ids: Vec<&str> = text.strip_prefix('[')?.strip_suffix(']')?.split(", ").collect();
    ids.iter().all(|id| is_word(id)).then_some(ids)
}

/// The text in double quotes that is the whole of what is given.
pub(super) fn quoted(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    is_calm(inside).then_some(())?;
    if memchr::memchr2(b'"', b'\\', inside.as_bytes()).is_none() {
        return Some(inside.to_owned());
    }
    let mut out = String::with_capacity(inside.len());
    let mut letters = inside.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '"' => return None,
            '\\' => match letters.next()? {
                escaped @ ('"' | '\\') => escaped,
                'n' => '\n',
                't' => '\t',
                _ => return None,
            },
            plain => plain,
        });
    }
    Some(out)
}
