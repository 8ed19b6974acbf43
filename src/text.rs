//! Text for people to read: made harmless, and broken into lines by display width.

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a character can command a terminal or turn the direction of the writing around it: control characters, and the
/// marks, embeddings, overrides and isolates of direction.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text as it is compared with others that people or their tools have written again: in lower case, without outer spaces and marks
/// that have no width, every run of spaces of any kind one space, curly apostrophes and quotation marks straight, dashes hyphens.
#[must_use]
pub fn alike(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() && (out.is_empty() || out.ends_with(' ')) => {}
            c if c.is_whitespace() => out.push(' '),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2010}'..='\u{2015}' => out.push('-'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Anything as JSON, indented, with a line end at the end: a terminal that shows it must not obey what is in it, and to a reader of
/// JSON both forms of a character are the same.
#[must_use]
pub fn json(value: &impl Serialize) -> String {
    // Strings, numbers, lists and keys: writing them to memory cannot fail.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if is_harmful(c) && c != '\n' {
            out.push_str(&format!("\\u{:04x}", c as u32))
        } else {
            out.push(c)
        }
    }
    out.push('\n');
    out
}

/// The text in lines: the first of at most `first` columns, the others of at most `rest`, broken at spaces. A word that is
/// wider than a line is broken anywhere. Never empty.
#[must_use]
pub fn lines(text: &str, first: usize, rest: usize) -> Vec<String> {
    let (mut room, rest) = (first, rest.max(2));
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!line.is_empty());
        let fits = taken + gap + word.width() <= room;
        if !fits && (gap == 1 || room < rest) {
            lines.push(std::mem::take(&mut line));
            (room, taken) = (rest, 0);
        } else if gap == 1 {
            line.push(' ');
            taken += 1;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if taken + wide > room {
                lines.push(std::mem::take(&mut line));
                (room, taken) = (rest, 0);
            }
            line.push(c);
            taken += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A space at which no line is broken; shown as a space.
pub const GLUE: char = '\u{a0}';

/// Text in ASCII, but for the spaces that hold words together while lines are wrapped: straight quotes, full stops for
/// middle dots, a question mark for what has no near sign.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' | '\n' => out.push(c),
            '\u{b7}' => out.push('.'),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2010}'..='\u{2015}' => out.push('-'),
            '\u{2026}' => out.push_str("..."),
            GLUE => out.push(c),
            '\u{25cf}' | '\u{25cb}' => out.push('o'),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{alike, json, lines};

    #[test]
    fn json_holds_nothing_that_a_terminal_obeys_and_says_the_same() {
        let text = "a\u{1b}[31m\u{9b}31m\u{202e}b\nc\0";
        let written = json(&[text]);
        assert_eq!(written, "[\n  \"a\\u001b[31m\\u009b31m\\u202eb\\nc\\u0000\"\n]\n");
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
    }

    #[test]
    fn texts_are_alike_whatever_a_tool_made_of_their_signs() {
        let typed = "\u{feff} We don\u{2019}t \u{a0}know\n\u{2013} \u{201c}Yet\u{201d}\u{200b} \u{a0}";
        assert_eq!(alike(typed), "we don't know - \"yet\"");
        assert_eq!(alike(" \u{a0}\t"), "");
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(lines("one two three", 7, 7), ["one two", "three"]);
        assert_eq!(lines("one two", 2, 7), ["", "one two"]);
        assert_eq!(lines("abcdefgh", 3, 3), ["abc", "def", "gh"]);
        assert_eq!(lines("", 7, 7), [""]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(lines("日本語", 4, 4), ["日本", "語"]);
    }
}
