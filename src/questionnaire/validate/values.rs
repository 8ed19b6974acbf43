//! Single values: ids, references, words and texts, and what is said when one is wrong.

use super::{Check, Ids, Spot, parted};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::questionnaire::refused;
use crate::yaml::MOST_PROBLEMS;

impl Check<'_> {
    pub(super) fn ids<'x>(&mut self, list: &str, what: &str, ids: impl Iterator<Item = Option<&'x String>>) -> Ids {
        let mut seen = Ids {
            partly: self.index.unread(list),
            ..Ids::default()
        };
        for (position, id) in ids.enumerate() {
            let path = format!("{list}[{position}].id");
            let id = self.id(&path, id);
            if id.is_empty() {
                seen.partly = true;
                continue;
            }
            if let Some(first) = seen.positions.get(&id) {
                let first = format!("{list}[{first}].id");
                self.duplicate(&path, what, &id, &first);
                // What the second should have been called is not known.
                seen.partly = true;
            } else {
                seen.positions.insert(id, position);
            }
        }
        seen
    }

    pub(super) fn duplicate(&mut self, path: &str, what: &str, id: &str, first: &str) {
        let place = self.index.value(path);
        let message = format!("{what} id `{}` is used twice", brief(id));
        let first = match self.index.line(first) {
            Some(line) => format!("on line {line}"),
            None => format!("at {first}"),
        };
        self.push(
            Problem::new(ProblemCode::DuplicateId, place, message)
                .with_hint(format!("first used {first}; give this one an id of its own")),
        );
    }

    pub(super) fn id(&mut self, path: &str, id: Option<&String>) -> String {
        let text = self.text(path, id);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let good = text.len() <= 40
            && text.chars().all(plain)
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && id.is_some_and(|id| *id == text);
        // These two have a meaning of their own in a round's and a response's file.
        let taken = text == "default" || text.eq_ignore_ascii_case("null");
        if !text.is_empty() && (!good || taken) {
            let advice = if taken {
                "choose another: this word has a meaning of its own"
            } else {
                "use letters, digits, full stops and hyphens, at most 40, beginning with a letter or digit"
            };
            let message = format!("`{}` cannot be an id", brief(&text));
            self.push(Problem::new(ProblemCode::BadId, self.index.value(path), message).with_hint(advice));
        }
        text
    }

    pub(super) fn references(
        &mut self,
        list: impl Spot,
        what: &str,
        ids: Option<&[String]>,
        known: &Ids,
    ) -> Vec<usize> {
        let ids = ids.unwrap_or_default().iter().enumerate();
        ids.filter_map(|(position, id)| self.reference(&format!("{}[{position}]", list.path()), what, id, known))
            .collect()
    }

    pub(super) fn reference(&mut self, path: &str, what: &str, id: &str, known: &Ids) -> Option<usize> {
        let found = known.positions.get(id).copied();
        if found.is_some() || known.partly || self.index.unread(path) {
            return found;
        }
        if id.trim().is_empty() {
            self.empty(path);
            return None;
        }
        let id = brief(id);
        let message = format!("there is no {what} `{id}`");
        let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(path), message);
        let near = || hint(&id, known.positions.keys().map(String::as_str));
        let few = self.problems.len() < MOST_PROBLEMS;
        problem.hint = few
            .then(near)
            .flatten()
            .or_else(|| Some(format!("add a {what} with this id, or correct it")));
        self.push(problem);
        None
    }

    /// A text that may be left out, but not left empty.
    pub(super) fn given<'x>(&mut self, at: impl Spot, text: Option<&'x String>) -> Option<&'x String> {
        let written = text.is_some() || self.is_blank(at);
        if written && text.is_none_or(|text| text.trim().is_empty()) {
            let path = at.path();
            if !self.index.unread(&path) {
                self.empty(&path);
            }
            return None;
        }
        text
    }

    /// Whether there is something although nothing was read of it.
    pub(super) fn is_blank(&self, at: impl Spot) -> bool {
        self.index.has_gaps() && self.index.has(&at.path())
    }

    pub(super) fn word<T: Copy>(&mut self, path: &str, word: Option<&String>, words: &[(&str, T)]) -> Option<T> {
        let word = self.given(path, word)?;
        let found = words.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        if found.is_none() {
            let message = format!("`{}` is not one of the words for this", brief(word));
            let mut problem = Problem::new(ProblemCode::BadWord, self.index.value(path), message);
            problem.hint = hint(&brief(word), words.iter().map(|(name, _)| *name));
            self.push(refused::word(problem, path, word));
        }
        found
    }

    pub(super) fn texts(&mut self, list: impl Spot, texts: Option<&[String]>) -> Vec<String> {
        let texts = texts.unwrap_or_default().iter().enumerate();
        texts
            .map(|(position, text)| self.text(&format!("{}[{position}]", list.path()), Some(text)))
            .collect()
    }

    pub(super) fn text(&mut self, at: impl Spot, text: Option<&String>) -> String {
        match text.map(|text| text.trim()) {
            Some(text) if !text.is_empty() => text.to_owned(),
            text => {
                self.no_text(&at.path(), text.is_some());
                String::new()
            }
        }
    }

    fn no_text(&mut self, path: &str, is_written: bool) {
        if !is_written && !self.is_blank(path) {
            let (parent, key) = parted(path);
            self.missing(parent, key, None);
        } else if !self.index.unread(path) {
            self.empty(path);
        }
    }

    pub(super) fn optional(&mut self, at: impl Spot, text: Option<&String>) -> String {
        self.optional_or(at, text, "")
    }

    pub(super) fn optional_or(&mut self, at: impl Spot, text: Option<&String>, otherwise: &str) -> String {
        self.given(at, text)
            .map_or_else(|| otherwise.to_owned(), |text| text.trim().to_owned())
    }

    pub(super) fn empty(&mut self, path: &str) {
        let place: Place = self.index.key(path);
        let key = parted(path).1;
        let what = match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
            Some((list, position)) => {
                let number = position.parse::<usize>().map_or(0, |position| position + 1);
                format!("item {number} of `{list}`")
            }
            None => format!("`{key}`"),
        };
        self.push(
            Problem::new(ProblemCode::EmptyText, place, format!("{what} is empty"))
                .with_hint("write something, or leave it out where it may be left out"),
        );
    }

    /// Says that a key is missing, or stands there without a value; nothing when its value could not be read.
    pub(super) fn missing(&mut self, parent: &str, key: &str, hint: Option<&str>) {
        if let Some(mut problem) = self.index.missing(parent, key) {
            problem.hint = Some(hint.map_or_else(|| format!("write `{key}:` and what belongs there"), str::to_owned));
            self.push(problem);
        }
    }

    pub(super) fn missing_or_empty(&mut self, path: &str) {
        let (parent, key) = parted(path);
        if !self.index.has(path) {
            self.missing(parent, key, None);
        } else if !self.index.unread(path) {
            let message = format!("`{key}` holds nothing");
            self.push(
                Problem::new(ProblemCode::EmptyList, self.index.key(path), message).with_hint("give at least one"),
            );
        }
    }

    /// Whether anything is wrong at this path or below it, so that nothing can be said about it as a whole. In a file with
    /// very many problems everything is taken to be.
    pub(super) fn troubled(&self, path: &str) -> bool {
        if self.problems.len() > MOST_PROBLEMS {
            return true;
        }
        let span = self.index.value(path);
        let within = |problem: &Problem| {
            let start = problem.place.as_ref().map(|place| place.start);
            start
                .zip(span.as_ref())
                .is_some_and(|(start, span)| span.contains(&start))
        };
        self.index.unread(path) || self.problems.iter().any(within)
    }

    pub(super) fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}
