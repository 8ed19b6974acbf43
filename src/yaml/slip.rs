//! What somebody did who wrote what a parser cannot follow: the line at fault, in plain words.
//!
//! A parser notices a slip where it can go no further, often a line after it. The lines around that place tell more.

mod bracket;
mod lines;

use std::ops::Range;

use crate::problem::{Problem, ProblemCode};
use lines::Line;

/// The problem that a parser's message about the character at a byte stands for.
pub(super) fn of(text: &str, at: usize, message: &str) -> Problem {
    let here = Here {
        text,
        at,
        message,
        line: Line::at(text, at),
    };
    let rules = [
        Here::alias,
        Here::tab,
        Here::odd_space,
        Here::quote,
        Here::after_quote,
        Here::escape,
        Here::colon_without_space,
        Here::key_without_colon,
        Here::bracket,
        Here::item_without_dash,
        Here::character,
        Here::indent,
        Here::colon,
        Here::comma,
    ];
    let slip = rules
        .iter()
        .find_map(|rule| rule(&here))
        .unwrap_or_else(|| here.other());
    Problem::new(slip.code, Some(slip.place), slip.message).with_hint(slip.hint)
}

struct Slip {
    code: ProblemCode,
    place: Range<usize>,
    message: String,
    hint: String,
}

fn slip(place: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Slip {
    Slip {
        code: ProblemCode::Syntax,
        place,
        message: message.into(),
        hint: hint.into(),
    }
}

/// Where a parser stopped, and what it said.
struct Here<'a> {
    text: &'a str,
    at: usize,
    message: &'a str,
    /// The line of `at`.
    line: Line<'a>,
}

impl<'a> Here<'a> {
    fn says(&self, words: &str) -> bool {
        self.message.contains(words)
    }

    /// Whether it stopped at a colon, or where a key would have to be.
    fn at_colon(&self) -> bool {
        self.says("mapping values") || self.says("':'")
    }

    /// The character at which the parser stopped.
    fn place(&self) -> Range<usize> {
        one(self.text, self.at)
    }

    fn alias(&self) -> Option<Slip> {
        self.says("unknown anchor").then(|| Slip {
            code: ProblemCode::Anchor,
            ..slip(
                self.place(),
                "an alias is not supported",
                "put a text that begins with `*` in quotes",
            )
        })
    }

    fn tab(&self) -> Option<Slip> {
        let of = |line: Line<'_>| line.indent().find('\t').map(|tab| line.start + tab);
        let within = of(self.line).or_else(|| self.line.next(self.text).and_then(of));
        let before = || {
            self.text[self.line.start..self.place().end]
                .rfind('\t')
                .map(|tab| self.line.start + tab)
        };
        let told = self.says("tab") || self.text[self.at..].starts_with('\t');
        let tab = within.or_else(|| before().filter(|_| told))?;
        Some(slip(
            one(self.text, tab),
            "a tab stands where only spaces can be",
            "indent with spaces, not with tabs",
        ))
    }

    fn odd_space(&self) -> Option<Slip> {
        let lines = [Some(self.line), self.line.before(self.text)];
        let odd = |line: Line<'_>| {
            let found = line.indent().find(|c: char| !c.is_ascii());
            found.map(|found| one(self.text, line.start + found))
        };
        let place = lines.into_iter().flatten().find_map(odd)?;
        let name = match &self.text[place.clone()] {
            "\u{a0}" => "a non-breaking space",
            _ => "a space that is not a plain one",
        };
        Some(slip(
            place,
            format!("{name} stands in the indentation"),
            "replace it by plain spaces",
        ))
    }

    fn quote(&self) -> Option<Slip> {
        let never = ["end of stream", "invalid indentation", "document indicator"];
        let unclosed = self.says("quoted scalar") && never.iter().any(|words| self.says(words));
        unclosed.then(|| {
            let hint = "close the quote at the end of the text";
            slip(self.place(), "a quote is opened and never closed", hint)
        })
    }

    fn after_quote(&self) -> Option<Slip> {
        if !self.says("trailing content after") {
            return None;
        }
        let hint = if self.text[..self.at].trim_end().ends_with('\'') {
            "write `''` for an apostrophe in a text in single quotes, or put the text in double quotes"
        } else {
            "write `\\\"` for a quote in a text in double quotes, or put the text in single quotes"
        };
        Some(slip(self.place(), "a text goes on after the quote that ends it", hint))
    }

    fn escape(&self) -> Option<Slip> {
        let unknown = ["escape character", "hexadecimal", "escape code"];
        unknown.iter().any(|words| self.says(words)).then(|| {
            slip(
                self.place(),
                "a `\\` in double quotes begins a character that there is not",
                "write `\\\\` for a backslash, or put the text in single quotes",
            )
        })
    }

    fn colon_without_space(&self) -> Option<Slip> {
        let (place, line) = self.first_of(Line::tight_key)?;
        let (key, value) = line.body().split_once(':')?;
        let value = if value.len() <= 40 {
            value.trim_end()
        } else {
            "\u{2026}"
        };
        Some(slip(
            place,
            "there is no space after the colon of this key",
            format!("put a space after the colon: `{}: {value}`", key.trim()),
        ))
    }

    fn key_without_colon(&self) -> Option<Slip> {
        let quoted = self.first_of(Line::key_before_quote);
        let bare = || {
            let before = self.line.before(self.text)?;
            let place = before.without_colon()?;
            (self.at_colon() && before.depth() == self.line.depth()).then_some((place, before))
        };
        let (place, _) = quoted.or_else(bare)?;
        let key = &self.text[place.clone()];
        Some(slip(
            place.clone(),
            "there is no colon after this key",
            format!("put a colon and a space after it: `{key}: \u{2026}`; put a text of several lines in quotes"),
        ))
    }

    /// The place that a pattern finds in this line or the one before, and in those before that while it does.
    fn first_of(&self, pattern: fn(&Line<'a>) -> Option<Range<usize>>) -> Option<(Range<usize>, Line<'a>)> {
        let mut found = pattern(&self.line).map(|place| (place, self.line));
        let mut line = self.line;
        for _ in 0..lines::BACK {
            let Some(before) = line.before(self.text) else { break };
            let Some(place) = pattern(&before) else { break };
            (found, line) = (Some((place, before)), before);
        }
        found
    }

    fn bracket(&self) -> Option<Slip> {
        let open = bracket::unclosed(self.text, &self.line, self.at)?;
        let (bracket, closing) = match &self.text[open.clone()] {
            "{" => ("{", "}"),
            _ => ("[", "]"),
        };
        Some(slip(
            open,
            format!("a `{bracket}` is opened and never closed"),
            format!("close it with `{closing}` where the group or list ends"),
        ))
    }

    fn item_without_dash(&self) -> Option<Slip> {
        let hint = "begin each item of a list with `- `";
        let before = self.line.before(self.text)?;
        let braces = before.body().starts_with('{') && self.line.is_item() && before.depth() == self.line.depth();
        if braces {
            let place = before.words();
            return Some(slip(place, "an item of a list stands here without its `- `", hint));
        }
        let beside = self.says("'-' indicator") && self.line.beside_items(self.text);
        beside.then(|| {
            slip(
                self.line.words(),
                "this line stands where an item of the list above would begin, and has no `- `",
                "begin an item with `- `, or indent the line like what it belongs to",
            )
        })
    }

    fn character(&self) -> Option<Slip> {
        self.says("unexpected character").then(|| {
            let character = &self.text[self.place()];
            slip(
                self.place(),
                format!("a text without quotes cannot begin with `{character}`"),
                "put the text in quotes",
            )
        })
    }

    fn indent(&self) -> Option<Slip> {
        let deeper = self.at_colon()
            && self.line.key().is_some_and(|key| self.at <= key.end)
            && (self.line.before(self.text)).is_some_and(|before| before.depth() < self.line.depth());
        let elsewhere = [
            "'-' indicator",
            "expected key",
            "invalid indentation",
            "wrongly indented",
        ];
        if !deeper && !elsewhere.iter().any(|words| self.says(words)) {
            return None;
        }
        let message = if deeper {
            "this line is indented more than what it belongs to"
        } else {
            "this line is not indented like any of those that it can belong to"
        };
        let hint = "indent it like the other keys of its group, with spaces; put a text of several lines in quotes";
        Some(slip(self.line.words(), message, hint))
    }

    fn colon(&self) -> Option<Slip> {
        self.at_colon().then(|| {
            slip(
                self.place(),
                "a colon stands where no key can be",
                "put a text that contains `: ` in quotes, and check the indentation",
            )
        })
    }

    fn comma(&self) -> Option<Slip> {
        let between = self.says("expected ',' or") || self.says("misplaced bracket");
        between.then(|| {
            slip(
                self.place(),
                "a comma or a closing bracket is missing before this, or one is too many",
                "write `, ` between what stands in `{\u{2026}}` or `[\u{2026}]`, and close each bracket once",
            )
        })
    }

    fn other(&self) -> Slip {
        slip(
            self.place(),
            "what stands here cannot be followed",
            "check the indentation, the quotes, the brackets and the colons just before this place",
        )
    }
}

/// The place of the character at a byte.
fn one(text: &str, byte: usize) -> Range<usize> {
    byte..byte + text[byte..].chars().next().map_or(0, char::len_utf8)
}
