//! Problems as text: `file:line:column`, the source line, a caret, the rule, the hint.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Place, Problem, Source};
use crate::text::is_harmful;

/// The width that excerpts are cut to.
const WIDTH: usize = 100;

/// The most problems that are printed in full.
const MOST: usize = 200;

/// Lines with more bytes than this are cut around the place before they are rendered.
const LONGEST_LINE: usize = 2_000;

/// How many bytes of a cut line are kept on either side of the place.
const AROUND: usize = 60;

/// The most characters of a value that are repeated in a message.
const BRIEF: usize = 80;

/// Something to be shown at its place: a problem, or a warning.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'a> {
    /// Whether the file can be used in spite of it.
    pub warning: bool,
    /// Its stable name.
    pub name: &'a str,
    /// Where; `None` when it concerns the file as a whole.
    pub place: &'a Place,
    /// What was found.
    pub message: &'a str,
    /// What to do about it.
    pub hint: Option<&'a str>,
}

impl<'a> From<&'a Problem> for Finding<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            warning: false,
            name: problem.code.name(),
            place: &problem.place,
            message: &problem.message,
            hint: problem.hint.as_deref(),
        }
    }
}

/// Every problem with its line and a caret under the place, an empty line after each.
#[must_use]
pub fn render(source: &Source, problems: &[Problem], colour: bool) -> String {
    let findings: Vec<Finding<'_>> = problems.iter().map(Finding::from).collect();
    render_all(source, &findings, colour)
}

/// Every finding with its line and a caret under the place, an empty line after each.
#[must_use]
pub fn render_all(source: &Source, findings: &[Finding<'_>], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut out = String::new();
    let mut lines = Lines::new(&source.text);
    for finding in findings.iter().take(MOST) {
        out.push_str(&renderer.render(&[group(source, finding, &mut lines)]));
        out.push_str("\n\n");
    }
    if findings.len() > MOST {
        let what = if findings[MOST].warning { "warnings" } else { "problems" };
        out.push_str(&format!("and {} more {what}\n\n", findings.len() - MOST));
    }
    out
}

/// A problem on one line: `file:3:7: code: message (hint)`.
#[must_use]
pub fn line(source: &Source, problem: &Problem) -> String {
    let mut out = one_line(&source.name);
    if let Some(place) = &problem.place {
        let (line, column) = position(&source.text, place.start);
        out.push_str(&format!(":{line}:{column}"));
    }
    out.push_str(&format!(": {}: {}", problem.code, one_line(&problem.message)));
    if let Some(hint) = &problem.hint {
        out.push_str(&format!(" ({})", one_line(hint)));
    }
    out
}

/// Line and column of a byte, both from 1; columns count characters.
#[must_use]
pub fn position(text: &str, byte: usize) -> (usize, usize) {
    let mut lines = Lines::new(text);
    let line = lines.at(byte);
    let byte = boundary(text, byte);
    (
        line.number,
        text[line.range.start..byte.max(line.range.start)].chars().count() + 1,
    )
}

/// The text with everything that could command a terminal or turn the direction of writing replaced by `\u{fffd}`.
///
/// Line feeds and tabs stay.
#[must_use]
pub fn clean(text: &str) -> String {
    let harmful = |c: char| is_harmful(c) && c != '\n' && c != '\t';
    text.chars().map(|c| if harmful(c) { '\u{fffd}' } else { c }).collect()
}

/// The beginning of a text, for a message: at most 80 characters.
#[must_use]
pub fn brief(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(BRIEF) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}

fn group<'a>(source: &Source, finding: &Finding<'a>, lines: &mut Lines<'_>) -> Group<'a> {
    let level = if finding.warning { Level::WARNING } else { Level::ERROR };
    let mut group = level
        .primary_title(one_line(finding.message))
        .id(finding.name)
        .elements(Vec::<Origin<'a>>::new());
    group = match finding.place {
        None => group.element(Origin::path(one_line(&source.name))),
        Some(place) => placed(group, source, place, lines),
    };
    match finding.hint {
        Some(hint) => group.element(Level::HELP.message(one_line(hint))),
        None => group,
    }
}

fn placed<'a>(group: Group<'a>, source: &Source, place: &Range<usize>, lines: &mut Lines<'_>) -> Group<'a> {
    let name = one_line(&source.name);
    let window = Window::of(&source.text, place, lines);
    let snippet = Snippet::source(window.text)
        .line_start(window.line)
        .annotation(AnnotationKind::Primary.span(window.place));
    if !window.cut {
        return group.element(snippet.path(name));
    }
    let (line, column) = position(&source.text, place.start);
    group
        .element(Origin::path(name).line(line).char_column(column))
        .element(snippet)
}

/// What is shown of the source: the line where the place begins, made harmless, or a part of it.
struct Window {
    text: String,
    line: usize,
    place: Range<usize>,
    cut: bool,
}

impl Window {
    fn of(text: &str, place: &Range<usize>, lines: &mut Lines<'_>) -> Self {
        let line = lines.at(place.start);
        let (number, line) = (line.number, line.range);
        let start = boundary(text, place.start).clamp(line.start, line.end);
        let end = boundary(text, place.end).clamp(start, line.end);
        let cut = line.len() > LONGEST_LINE;
        let (from, to) = if cut {
            let from = boundary(text, start.saturating_sub(AROUND)).max(line.start);
            (from, boundary(text, start + AROUND).min(line.end))
        } else {
            (line.start, line.end)
        };
        let end = end.min(to);
        let before = clean(&text[from..start]);
        let within = clean(&text[start..end]);
        let after = clean(&text[end..to]);
        let from = before.len();
        Self {
            text: format!("{before}{within}{after}"),
            line: number,
            place: from..from + within.len(),
            cut,
        }
    }
}

/// Lines of a text, counted on from the last one that was asked for: problems come in the order of the file.
struct Lines<'a> {
    text: &'a str,
    number: usize,
    start: usize,
}

struct Line {
    number: usize,
    range: Range<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            number: 1,
            start: 0,
        }
    }

    fn at(&mut self, byte: usize) -> Line {
        let byte = boundary(self.text, byte);
        if byte < self.start {
            *self = Self::new(self.text);
        }
        while let Some(length) = self.text[self.start..byte].find('\n') {
            self.start += length + 1;
            self.number += 1;
        }
        let rest = &self.text[self.start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest[..length].strip_suffix('\r').unwrap_or(&rest[..length]);
        Line {
            number: self.number,
            range: self.start..self.start + line.len(),
        }
    }
}

/// The nearest place before this byte where a character begins.
fn boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn one_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}
