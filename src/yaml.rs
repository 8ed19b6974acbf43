//! Reading YAML strictly, and writing single texts so that they come back unchanged.
//!
//! The only module that calls a YAML library.

mod checked;
mod events;
mod slip;
mod tree;
mod typed;

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::problem::{Place, Problem, ProblemCode};
use tree::Node;

pub use checked::{Checked, checked};
pub(crate) use events::LONGEST_KEY;

/// The most bytes that a file may have.
pub const MOST_BYTES: usize = 1_000_000;

/// The most levels that a file may nest.
pub const MOST_LEVELS: usize = 32;

/// The most problems of form that are listed for a file.
pub const MOST_PROBLEMS: usize = 200;

/// Where each key and value of a document stands. Paths look like `domains[0].statements[2].lens`; the whole is the empty path.
///
/// Keys may hold full stops: `answers.D1.01.note` finds the key `D1.01`.
#[derive(Debug, Default, Clone)]
pub struct Index {
    root: Option<Node>,
    gaps: bool,
    /// Where each line ends.
    lines: Vec<usize>,
}

impl Index {
    fn new(root: Option<Node>, text: &str) -> Self {
        let lines = match &root {
            Some(_) => memchr::memchr_iter(b'\n', text.as_bytes()).collect(),
            None => Vec::new(),
        };
        let gaps = root.as_ref().is_some_and(Node::has_gaps);
        Self { root, gaps, lines }
    }

    /// Where the value at this path stands; for an empty value, its key.
    #[must_use]
    pub fn value(&self, path: &str) -> Place {
        let root = self.root.as_ref()?;
        root.find(path).map(|found| found.node.span.clone())
    }

    /// Where the key at this path stands; for an item of a list, where the item begins.
    #[must_use]
    pub fn key(&self, path: &str) -> Place {
        let found = self.root.as_ref()?.find(path)?;
        Some(found.key.unwrap_or(&found.node.span).clone())
    }

    /// The key that stands at this place, after the path of what it belongs to.
    #[must_use]
    pub fn key_at(&self, place: &Range<usize>) -> Option<(String, &str)> {
        self.root.as_ref()?.key_at(place)
    }

    /// The number, word or text at a path, as it is written.
    #[must_use]
    pub fn written(&self, path: &str) -> Option<&str> {
        match &self.root.as_ref()?.find(path)?.node.content {
            tree::Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The line on which the value at this path begins, from 1.
    #[must_use]
    pub fn line(&self, path: &str) -> Option<usize> {
        let start = self.value(path)?.start;
        Some(self.lines.partition_point(|end| *end < start) + 1)
    }

    /// The problem of a key that is missing, or stands there without a value; none when its value could not be read.
    #[must_use]
    pub fn missing(&self, parent: &str, key: &str) -> Option<Problem> {
        let path = if parent.is_empty() {
            key.to_owned()
        } else {
            format!("{parent}.{key}")
        };
        if self.unread(&path) {
            return None;
        }
        let (place, what) = match self.key(&path) {
            Some(place) => (Some(place), "has no value"),
            None => (self.value(parent), "is missing"),
        };
        Some(Problem::new(ProblemCode::MissingKey, place, format!("`{key}` {what}")))
    }

    /// Whether there is anything at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.root.as_ref().is_some_and(|root| root.find(path).is_some())
    }

    /// Whether there is something anywhere of which nothing was read.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        self.gaps
    }

    /// Whether something at this path or above it could not be read: a problem of form says so already.
    ///
    /// True as well for a key that is absent while a misspelt one beside it was probably meant for it.
    #[must_use]
    pub fn unread(&self, path: &str) -> bool {
        self.gaps && self.root.as_ref().is_some_and(|root| root.unread_at(path))
    }
}

/// A document as read: the value if there is one in spite of problems, the places, and everything that is wrong with its form.
#[derive(Debug)]
pub struct Document<T> {
    /// What was read; parts with problems are absent from it.
    pub value: Option<T>,
    /// Where everything stands.
    pub index: Index,
    /// Problems of form: syntax, duplicate and unknown keys, wrong types.
    pub problems: Vec<Problem>,
}

/// Reads a document, collecting every problem of form, in the order of the file.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Document<T> {
    let (mut root, mut findings) = form(text);
    let value = root.as_mut().and_then(|root| typed::fill(root, &mut findings));
    Document {
        value,
        index: Index::new(root, text),
        problems: findings.into_problems(),
    }
}

/// Where everything stands in a text that was read before.
#[must_use]
pub fn places(text: &str) -> Index {
    Index::new(form(text).0, text)
}

/// The text of a file's bytes, without a byte order mark.
///
/// # Errors
///
/// The file is too large, is not UTF-8, or holds a NUL character; the message says on which line.
pub fn text_of(bytes: &[u8]) -> Result<String, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large(bytes.len()));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(
            Problem::new(ProblemCode::NotText, None, "the file is UTF-16, not UTF-8")
                .with_hint("save it again with the encoding UTF-8"),
        );
    }
    let line = |end: usize| bytes[..end].iter().filter(|byte| **byte == b'\n').count() + 1;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::new(
            ProblemCode::NotText,
            None,
            format!("line {} holds bytes that are not UTF-8", line(error.valid_up_to())),
        )
        .with_hint("save it again with the encoding UTF-8")
    })?;
    if let Some(nul) = memchr::memchr(0, text.as_bytes()) {
        return Err(not_text(None, line(nul)));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn form(text: &str) -> (Option<Node>, Findings) {
    let mut findings = Findings::default();
    if text.len() > MOST_BYTES {
        findings.add(|| too_large(text.len()));
        return (None, findings);
    }
    if let Some(nul) = memchr::memchr(0, text.as_bytes()) {
        findings.add(|| not_text(Some(nul..nul + 1), line_of(text, nul)));
        return (None, findings);
    }
    let root = events::build(text, &mut findings);
    (root, findings)
}

fn too_large(bytes: usize) -> Problem {
    Problem::new(
        ProblemCode::TooLarge,
        None,
        format!("the file has {bytes} bytes, more than the {MOST_BYTES} that are read"),
    )
    .with_hint("check that it is the right file")
}

fn not_text(place: Place, line: usize) -> Problem {
    Problem::new(
        ProblemCode::NotText,
        place,
        format!("line {line} holds a NUL character"),
    )
    .with_hint("check that it is a text file, saved with the encoding UTF-8")
}

fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Problems of form as they are found; beyond [`MOST_PROBLEMS`] they are only counted, so that a hostile file costs little.
#[derive(Debug, Default)]
struct Findings {
    problems: Vec<Problem>,
    more: usize,
}

impl Findings {
    fn add(&mut self, problem: impl FnOnce() -> Problem) {
        if self.full() {
            self.more += 1;
        } else {
            self.problems.push(problem());
        }
    }

    fn full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems;
        problems.sort_by_key(start);
        if let (true, Some(last)) = (self.more > 0, problems.last()) {
            let message = format!("there are more problems than these {}", problems.len());
            let rest = Problem::new(last.code, last.place.clone(), message).with_hint("correct these first");
            problems.push(rest);
        }
        problems
    }
}

/// Problems in the order of the file; of a newer format, which has keys that nobody here knows, only that it is newer.
#[must_use]
pub fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.iter().any(|problem| problem.code == ProblemCode::NewerFormat) {
        problems.retain(|problem| problem.code == ProblemCode::NewerFormat);
    }
    problems.sort_by_key(start);
    problems
}

/// Where a problem begins; those of the whole file come first.
fn start(problem: &Problem) -> usize {
    problem.place.as_ref().map_or(0, |place: &Range<usize>| place.start)
}

/// A text as a YAML scalar on one line, in double quotes, that every YAML reader gives back unchanged.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\0' => out.push_str("\\0"),
            c if (c as u32) < 0x20 || (0x7f..0xa0).contains(&(c as u32)) => {
                out.push_str(&format!("\\x{:02x}", c as u32));
            }
            c if matches!(c as u32, 0x2028 | 0x2029 | 0xfeff | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfffe | 0xffff) =>
            {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
