//! From parser events to a tree with places, and what is wrong before any type is asked for.

mod key;

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

pub(crate) use key::LONGEST_KEY;

use super::tree::{Content, Map, Node, Pair};
use super::{Findings, MOST_LEVELS, slip};
use crate::problem::{Problem, ProblemCode};

/// The tree of a text; `None` when it cannot be followed to its end, or holds nothing.
pub(super) fn build(text: &str, findings: &mut Findings) -> Option<Node> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let builder = Builder {
        text,
        places: Places::new(text, text.len() - body.len()),
        findings,
        open: Vec::new(),
        root: None,
        documents: 0,
    };
    builder.run(body)
}

/// The parser counts characters; places are bytes.
struct Places {
    skipped: usize,
    length: usize,
    /// The byte of each character, unless all are ASCII.
    bytes: Option<Vec<usize>>,
}

impl Places {
    fn new(text: &str, skipped: usize) -> Self {
        let body = &text[skipped..];
        let bytes = (!body.is_ascii()).then(|| body.char_indices().map(|(byte, _)| byte).collect());
        Self {
            skipped,
            length: text.len(),
            bytes,
        }
    }

    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            None => Some(character),
            Some(bytes) => bytes.get(character).copied(),
        };
        byte.map_or(self.length, |byte| (byte + self.skipped).min(self.length))
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }
}

/// A list or mapping that has not ended yet.
struct Open {
    start: usize,
    inside: Inside,
}

enum Inside {
    List(Vec<Node>),
    Map(Map, Key),
}

/// The key that waits for its value.
enum Key {
    Awaited,
    Given(String, Range<usize>),
    Unusable,
}

struct Builder<'a> {
    text: &'a str,
    places: Places,
    findings: &'a mut Findings,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

impl Builder<'_> {
    fn run(mut self, body: &str) -> Option<Node> {
        let mut parser = Parser::new_from_str(body);
        loop {
            match parser.next_event() {
                None | Some(Ok((Event::StreamEnd, _))) => break,
                Some(Ok((event, span))) => {
                    let place = self.places.range(span);
                    if !self.take(event, &place) {
                        return None;
                    }
                }
                Some(Err(error)) => {
                    self.syntax(&error);
                    return None;
                }
            }
        }
        if !matches!(&self.root, Some(node) if !matches!(node.content, Content::Empty)) {
            self.findings.add(|| {
                Problem::new(ProblemCode::Syntax, None, "the file holds nothing").with_hint("begin it with `format: 1`")
            });
            return None;
        }
        self.root
    }

    /// Takes one event in; `false` ends the reading.
    fn take(&mut self, event: Event<'_>, place: &Range<usize>) -> bool {
        match event {
            Event::DocumentStart(_) => return self.document(place),
            Event::Alias(_) => {
                self.anchor(place, "an alias");
                self.deliver(Node {
                    unread: Some("\"\""),
                    ..node(place.clone(), Content::Empty)
                });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.property(place, anchor, tag.is_some());
                let scalar = self.scalar(text.into_owned(), style, place);
                self.deliver(scalar);
            }
            Event::SequenceStart(anchor, tag) => {
                self.property(place, anchor, tag.is_some());
                return self.begin(place, Inside::List(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.property(place, anchor, tag.is_some());
                return self.begin(place, Inside::Map(Map::default(), Key::Awaited));
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(place),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        true
    }

    fn document(&mut self, place: &Range<usize>) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            self.findings.add(|| {
                Problem::new(
                    ProblemCode::Syntax,
                    Some(place.clone()),
                    "a second document begins here",
                )
                .with_hint("keep one document in a file: take out the line `---`")
            });
        }
        self.documents == 1
    }

    fn begin(&mut self, place: &Range<usize>, inside: Inside) -> bool {
        if self.open.len() == MOST_LEVELS {
            let place = place.start..self.after(place.start);
            self.findings.add(|| too_deep(place));
            return false;
        }
        self.open.push(Open {
            start: place.start,
            inside,
        });
        true
    }

    fn end(&mut self, place: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let (last, content) = match open.inside {
            Inside::List(items) => (items.last().map(|item| item.span.end), Content::List(items)),
            Inside::Map(map, _) => (map.pairs.last().map(|pair| pair.value.span.end), Content::Map(map)),
        };
        // The end of a block has no length and lies behind the line breaks that follow it.
        let end = if place.is_empty() {
            last.unwrap_or(open.start)
        } else {
            place.end
        };
        self.deliver(node(open.start..end.max(open.start), content));
    }

    fn scalar(&self, text: String, style: ScalarStyle, place: &Range<usize>) -> Node {
        let plain = style == ScalarStyle::Plain;
        let empty = plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL");
        let content = if empty {
            Content::Empty
        } else {
            Content::Scalar { text, plain }
        };
        let written = self.text[place.clone()].trim_end();
        let mut end = place.start + written.len();
        let mut start = end - written.trim_start().len();
        if start == end {
            // Nothing is written: point at what comes before, such as the dash of a list's item.
            end = self.text[..place.start].trim_end().len();
            start = self.text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
        }
        node(start..end, content)
    }

    /// Hands a finished value to what it belongs to.
    fn deliver(&mut self, value: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(value);
            return;
        };
        let (map, key) = match &mut open.inside {
            Inside::List(items) => {
                items.push(value);
                return;
            }
            Inside::Map(map, key) => (map, key),
        };
        match std::mem::replace(key, Key::Awaited) {
            Key::Awaited => *key = key::usable(self.text, map, value, self.findings),
            Key::Unusable => {}
            Key::Given(name, key_span) => map.push(pair(name, key_span, value)),
        }
    }

    fn property(&mut self, place: &Range<usize>, anchor: usize, tag: bool) {
        if anchor > 0 {
            self.anchor(place, "an anchor");
        } else if tag {
            self.anchor(place, "a tag");
        }
    }

    fn anchor(&mut self, place: &Range<usize>, what: &str) {
        let before = self.text[..place.start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let place = if word.starts_with(['&', '!']) {
            before.len() - word.len()..before.len()
        } else {
            let line = self.text[place.clone()].lines().next().unwrap_or_default();
            place.start..place.start + line.len()
        };
        self.findings.add(|| {
            Problem::new(ProblemCode::Anchor, Some(place), format!("{what} is not supported"))
                .with_hint("write the value out in full; put a text that begins with `&`, `*` or `!` in quotes")
        });
    }

    fn syntax(&mut self, error: &ScanError) {
        let at = self.places.byte(error.marker().index());
        let end = self.text[..at].trim_end().len();
        // An error at the end of the file points at the last thing in it.
        let start = if self.text[at..].trim().is_empty() {
            self.text[..end].char_indices().next_back().map_or(0, |(last, _)| last)
        } else {
            at
        };
        if error.info().contains("recursion limit") {
            let place = start..self.after(start);
            self.findings.add(|| too_deep(place));
            return;
        }
        self.findings.add(|| slip::of(self.text, start, error.info()));
    }

    /// The end of the character at this byte.
    fn after(&self, byte: usize) -> usize {
        byte + self.text[byte..].chars().next().map_or(0, char::len_utf8)
    }
}

fn too_deep(place: Range<usize>) -> Problem {
    let message = format!("more than {MOST_LEVELS} levels inside each other");
    Problem::new(ProblemCode::TooDeep, Some(place), message)
        .with_hint("check the indentation and the brackets; sections go at most 13 deep")
}

fn node(span: Range<usize>, content: Content) -> Node {
    Node {
        span,
        content,
        unread: None,
    }
}

fn pair(key: String, key_span: Range<usize>, mut value: Node) -> Pair {
    if matches!(value.content, Content::Empty) && value.unread.is_none() {
        value.span = key_span.clone();
    }
    Pair { key, key_span, value }
}
