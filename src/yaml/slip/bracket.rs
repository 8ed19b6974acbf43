//! Brackets that are opened and never closed.

use std::ops::Range;

use super::lines::{BACK, Line};
use super::one;

/// The bracket that began before a place and is not closed before the lines are those of something else.
pub(super) fn unclosed(text: &str, line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let mut line = *line;
    for _ in 0..BACK {
        let opened = opens(&line).filter(|open| *open <= at);
        if let Some(open) = opened.and_then(|open| left_open(text, open, line.depth())) {
            return Some(one(text, open));
        }
        line = line.before(text)?;
    }
    None
}

/// Where the value of a line begins, when it is a bracket.
fn opens(line: &Line<'_>) -> Option<usize> {
    let body = line.body();
    let value = match line.key() {
        Some(key) => line.text[key.end + 1 - line.start..].trim_start(),
        None => body,
    };
    let start = line.start + line.text.len() - value.len();
    value.starts_with(['{', '[']).then_some(start)
}

/// The bracket, this one or one inside it, that is not closed before a line that is indented no more and begins with
/// something else, or before one around it is.
fn left_open(text: &str, open: usize, depth: usize) -> Option<usize> {
    let (mut inside, mut quote): (Vec<(usize, char)>, _) = (Vec::new(), None);
    let mut before = ' ';
    let mut rest = text[open..].char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        match (quote, character) {
            (_, '\n') if ends(&Line::at(text, open + at + 1), depth) => break,
            (Some('"'), '\\') => {
                rest.next();
            }
            (Some(begun), _) if begun == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if " {[,".contains(before) => quote = Some(character),
            (None, '{' | '[') => inside.push((open + at, character)),
            (None, '}' | ']') => {
                let (begun, bracket) = inside.pop()?;
                if (bracket == '{') != (character == '}') {
                    return Some(begun);
                }
            }
            (None, _) => {}
        }
        if inside.is_empty() {
            return None;
        }
        before = character;
    }
    inside.pop().map(|(begun, _)| begun)
}

/// Whether a line cannot belong to a bracket that was opened at this depth.
fn ends(line: &Line<'_>, depth: usize) -> bool {
    let body = line.text.trim_start();
    !body.is_empty() && line.depth() <= depth && !body.starts_with(['}', ']', '#'])
}

#[cfg(test)]
mod tests {
    use super::{Line, unclosed};

    fn found(text: &str) -> Option<usize> {
        let at = text.find('^').unwrap();
        unclosed(text, &Line::at(text, at), at).map(|place| place.start)
    }

    #[test]
    fn the_bracket_that_was_opened_is_found() {
        assert_eq!(found("a:\n  - {b: 1, c: [2]\n^d: 3\n"), Some(7));
        assert_eq!(found("a: [1, 2\n  # more\n^b: 3\n"), Some(3));
        assert_eq!(found("a: {b: '}'\n^c: 3\n"), Some(3));
        assert_eq!(found("a: [{b: 1]\n^c: 3\n"), Some(4));
        assert_eq!(found("a: [1,\n  2]\n^b: 3\n"), None);
        assert_eq!(found("a: {b: \"\\\"}\", c: it's}\n^d: 3\n"), None);
    }
}
