//! Which statement a heading stands for.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::questionnaire::{Questionnaire, is_meant};
use crate::text::alike;

/// Headings shorter than this, in characters, are not compared with texts: they are near to too many.
const SHORTEST: usize = 15;

/// Headings longer than this, in bytes, are not compared with texts: that takes time by the product of the lengths.
const LONGEST: usize = 500;

/// What a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// This statement, by position.
    One(usize),
    /// The text of these two, and perhaps more.
    Several(usize, usize),
    /// The id of the first and the text of the second.
    Torn(usize, usize),
    /// No statement.
    Nothing,
}

/// How a heading that stands for no statement looks like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Like {
    /// It begins with this statement's id, and goes on with something that is not its text.
    BeginsWith(usize),
    /// It is nearly this statement's text.
    Text(usize),
    /// It is formed like the ids of the questionnaire.
    Id,
    /// It does not.
    Nothing,
}

/// The names of a questionnaire's statements, in headings and in the cells of long tables.
#[derive(Debug)]
pub struct Names<'q> {
    questionnaire: &'q Questionnaire,
    /// Made when a heading is no id: most tables have nothing but ids.
    texts: OnceCell<HashMap<String, Vec<usize>>>,
}

impl<'q> Names<'q> {
    /// Those of a questionnaire. What takes time is done when it is first needed.
    #[must_use]
    pub fn of(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            texts: OnceCell::new(),
        }
    }

    /// The position of the one statement that a name stands for: its id, or its text, as in a heading. `None` when there is none, or
    /// more than one.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        match self.find(name) {
            Found::One(at) => Some(at),
            Found::Several(..) | Found::Torn(..) | Found::Nothing => None,
        }
    }

    /// Which statement a heading stands for: by id, by text, by text in the brackets of a grid, each also after a number; else by an
    /// id as a person may write it.
    pub(super) fn find(&self, heading: &str) -> Found {
        let heading = heading.trim();
        let exact = self.questionnaire.position(heading).map(Found::One);
        let whole = || self.named(heading);
        let grid = || in_brackets(heading).find_map(|row| self.by_id(row).or_else(|| self.named(row)));
        let loosely = || self.loosely(heading).map(Found::One);
        exact
            .or_else(whole)
            .or_else(grid)
            .or_else(loosely)
            .unwrap_or(Found::Nothing)
    }

    /// By text, whole or after a number or an id.
    fn named(&self, heading: &str) -> Option<Found> {
        self.by_text(heading).or_else(|| {
            let (number, rest) = numbered(heading)?;
            let at = self.by_text(rest).or_else(|| self.by_short(number, rest))?;
            Some(self.agreed(number, at))
        })
    }

    fn by_id(&self, heading: &str) -> Option<Found> {
        self.questionnaire.position(heading.trim()).map(Found::One)
    }

    fn by_text(&self, heading: &str) -> Option<Found> {
        let texts = self.texts.get_or_init(|| texts_of(self.questionnaire));
        match texts.get(&bare(heading))?.as_slice() {
            [one] => Some(Found::One(*one)),
            [one, other, ..] => Some(Found::Several(*one, *other)),
            [] => None,
        }
    }

    /// By an id before the statement's few words for lists.
    fn by_short(&self, id: &str, rest: &str) -> Option<Found> {
        let at = self.questionnaire.position(id)?;
        let short = &self.questionnaire.statements[at].short;
        (bare(short) == bare(rest)).then_some(Found::One(at))
    }

    /// What a text stands for after a number: a number of the form's own says nothing, a statement's id has to be the same one's, and
    /// tells statements with the same text apart.
    fn agreed(&self, number: &str, found: Found) -> Found {
        let exact = self.questionnaire.position(number);
        let Some(id) = exact.or_else(|| self.loosely(number)) else {
            return found;
        };
        match found {
            Found::One(text) if text != id => Found::Torn(id, text),
            Found::Several(..) => Found::One(id),
            _ => found,
        }
    }

    /// By an id in another case, with other zeros, with an underscore for a full stop: where it cannot be another's.
    fn loosely(&self, heading: &str) -> Option<usize> {
        let written = id_of(heading);
        if written.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let statements = self.questionnaire.statements.iter().enumerate();
        let mut meant = statements.filter(|(_, statement)| is_meant(&id_of(&statement.id), &written));
        let (at, _) = meant.next()?;
        meant.next().is_none().then_some(at)
    }

    /// How a heading that stands for no statement looks like one. Texts are compared with those of the statements that lack a column.
    pub(super) fn like(&self, heading: &str, lacking: &[usize]) -> Like {
        let word = first_word(heading);
        let known = self.questionnaire.position(word).or_else(|| self.loosely(word));
        match known {
            Some(at) if lacking.contains(&at) => Like::BeginsWith(at),
            Some(_) => Like::Nothing,
            None if self.is_formed_like_an_id(word) => Like::Id,
            None => self.nearest_text(heading, lacking).map_or(Like::Nothing, Like::Text),
        }
    }

    fn is_formed_like_an_id(&self, word: &str) -> bool {
        let written = form(word);
        let mut statements = self.questionnaire.statements.iter();
        written.contains('#') && statements.any(|statement| form(&statement.id) == written)
    }

    /// The statement whose text a heading nearly is: cut off, or with at most a fifth of it written otherwise.
    fn nearest_text(&self, heading: &str, lacking: &[usize]) -> Option<usize> {
        let written = bare(numbered(heading).map_or(heading, |(_, rest)| rest));
        if written.chars().count() < SHORTEST || written.len() > LONGEST {
            return None;
        }
        let texts = lacking
            .iter()
            .map(|at| (*at, bare(&self.questionnaire.statements[*at].statement)));
        let distances = texts.map(|(at, text)| match text.starts_with(&written) {
            true => (0, at, text),
            false => (distance(&written, &text), at, text),
        });
        let near = distances.filter(|(distance, _, text)| distance * 5 <= text.chars().count());
        near.min_by_key(|(distance, ..)| *distance).map(|(_, at, _)| at)
    }
}

/// The statements with a text, their own or that of another side, by the text.
fn texts_of(questionnaire: &Questionnaire) -> HashMap<String, Vec<usize>> {
    let mut texts: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, statement) in questionnaire.statements.iter().enumerate() {
        for text in std::iter::once(&statement.statement).chain(statement.wordings.values()) {
            let known = texts.entry(bare(text)).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    texts
}

/// How many letters have to change; what is much longer or shorter is as far as it can be.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) * 4 > other.len() {
        return usize::MAX / 5;
    }
    strsim::osa_distance(one, other)
}

/// A text without the mark at its end, as it is compared.
fn bare(text: &str) -> String {
    let mut text = alike(text);
    let end = text.trim_end_matches(['.', ':', '*', ' ']).len();
    text.truncate(end);
    text
}

/// An id as it is compared: tools that name columns put underscores for full stops.
fn id_of(text: &str) -> String {
    alike(text).replace('_', ".")
}

/// An id's form: `D1.04` is `d#.#`.
fn form(id: &str) -> String {
    let mut form = String::new();
    for c in id_of(id).chars() {
        match c.is_ascii_digit() {
            true if form.ends_with('#') => {}
            true => form.push('#'),
            false => form.push(c),
        }
    }
    form
}

/// The first word, without the marks after it.
fn first_word(heading: &str) -> &str {
    let word = heading.split_whitespace().next().unwrap_or_default();
    let word = word.split(':').next().unwrap_or_default();
    word.trim_start_matches(['(', '['])
        .trim_end_matches([')', ']', '.', ','])
}

/// A number at the beginning, and what follows it: `12. text`, `Q12: text`, `(12) text`, `D1.04 - text`, `Question 12: text`.
fn numbered(heading: &str) -> Option<(&str, &str)> {
    let heading = heading.trim();
    let rest = match heading.split_once(char::is_whitespace) {
        Some((word, rest)) if ["question", "statement", "item"].contains(&word.to_lowercase().as_str()) => rest.trim(),
        _ => heading,
    };
    let end = rest.find(|c: char| c.is_whitespace() || c == ':')?;
    let number = first_word(rest);
    let is_number = number.len() <= 40 && number.bytes().any(|byte| byte.is_ascii_digit());
    let rest = rest[end..].trim_start_matches(|c: char| c.is_whitespace() || ":-\u{2013}\u{2014}.".contains(c));
    (is_number && !rest.is_empty()).then_some((number, rest))
}

/// What stands in the brackets at the end, from each bracket that could open it: a text may have brackets of its own.
fn in_brackets(heading: &str) -> impl Iterator<Item = &str> {
    let inner = heading.strip_suffix(']');
    let opened = inner.into_iter().flat_map(|inner| inner.match_indices('['));
    opened.filter_map(move |(at, _)| Some(&inner?[at + 1..]))
}
