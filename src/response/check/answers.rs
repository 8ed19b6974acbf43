//! One answer with its note and what else it carries: what it says, or what is wrong with it.

use std::collections::BTreeMap;

use super::{Check, answer};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::questionnaire::{Ask, AskKind, Statement};
use crate::response::raw::{RawAnswer, RawResponse};
use crate::response::{Answer, Audience, Note};

impl Check<'_> {
    pub(super) fn answer(&mut self, path: &str, given: &RawAnswer, known: Option<usize>) -> Option<Answer> {
        let word = given.answer.as_deref()?;
        let statement = &self.questionnaire.statements[known?];
        let at = self.index.value(&format!("{path}.answer"));
        // Only quotes keep a space in YAML: a file that was made by something else, to be looked at and not guessed at.
        let exact = |_: &Answer| word.trim() == word;
        match answer(word, self.questionnaire, statement).filter(exact) {
            Some(Answer::NotApplicable(_)) => self.not_applicable(path, statement, given),
            Some(answer) => Some(answer),
            None => {
                self.bad_answer(at, word, statement);
                None
            }
        }
    }

    fn bad_answer(&mut self, at: Place, word: &str, statement: &Statement) {
        let levels = &self.questionnaire.scale_of(statement).levels;
        let keys: Vec<&str> = levels.iter().map(|level| level.key.as_str()).collect();
        let na = if statement.not_applicable {
            if self.questionnaire.reason_required {
                ", or `na` with a reason"
            } else {
                ", or `na`"
            }
        } else {
            ""
        };
        let message = format!("`{}` is not an answer to `{}`", brief(word), statement.id);
        self.problems.push(
            Problem::new(ProblemCode::BadAnswer, at, message)
                .with_hint(format!("it can be {}, or `dk` for don't know{na}", keys.join(", "))),
        );
    }

    fn not_applicable(&mut self, path: &str, statement: &Statement, given: &RawAnswer) -> Option<Answer> {
        let reason = given.reason.as_deref().unwrap_or_default().trim();
        let place = self.index.key(&format!("{path}.answer"));
        if !statement.not_applicable {
            self.problems.push(
                Problem::new(
                    ProblemCode::BadAnswer,
                    place,
                    format!("`na` is not an answer to `{}`", statement.id),
                )
                .with_hint("the questionnaire does not allow it for this statement"),
            );
            return None;
        }
        if reason.is_empty() && self.index.unread(&format!("{path}.reason")) {
            return None;
        }
        if reason.is_empty() && self.questionnaire.reason_required {
            self.problems.push(
                Problem::new(ProblemCode::BadAnswer, place, "`na` without a reason")
                    .with_hint("add `reason:` with a few words"),
            );
            return None;
        }
        Some(Answer::NotApplicable(reason.to_owned()))
    }

    /// What answers carry besides. What an earlier answer asked for is kept; what no ask asks for is a problem.
    pub(super) fn also(&mut self, raw: &RawResponse, same: bool) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut made = BTreeMap::new();
        for (id, given) in raw.answers.iter().flatten() {
            let path = format!("answers.{id}.also");
            let pairs = given.also.iter().flatten().filter(|(_, text)| !text.is_empty());
            let checked: BTreeMap<String, String> = pairs
                .map(|(ask, text)| (ask.clone(), self.one_ask(&path, ask, text, same)))
                .collect();
            if !checked.is_empty() {
                made.insert(id.clone(), checked);
            }
        }
        made
    }

    fn one_ask(&mut self, path: &str, id: &str, text: &str, same: bool) -> String {
        let at = format!("{path}.{id}");
        let asks = &self.questionnaire.asks;
        let Some(ask) = asks.iter().find(|ask| ask.id == id) else {
            if same {
                let message = format!("there is nothing called `{}` to give with an answer", brief(id));
                let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.key(&at), message);
                problem.hint = hint(id, asks.iter().map(|ask| ask.id.as_str()))
                    .or_else(|| Some("the questionnaire asks for none; put it in a note".to_owned()));
                self.problems.push(problem);
            }
            return text.to_owned();
        };
        match ask.kind {
            AskKind::Text | AskKind::Evidence => {}
            AskKind::Date if text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok() => {}
            AskKind::Date => {
                let message = format!("`{}` is not a date", brief(text));
                let problem = Problem::new(ProblemCode::BadDate, self.index.value(&at), message);
                self.problems.push(problem.with_hint("write it like 2012-03-31"));
            }
            AskKind::Importance => return self.importance(&at, ask, text),
        }
        text.to_owned()
    }

    /// The key of the level that a text names by key, id or label.
    fn importance(&mut self, at: &str, ask: &Ask, text: &str) -> String {
        let named = text.trim().to_lowercase();
        let found = ask.levels.iter().find(|level| {
            level.key == named || level.id.to_lowercase() == named || level.label.to_lowercase() == named
        });
        if let Some(level) = found {
            return level.key.clone();
        }
        let keys: Vec<&str> = ask.levels.iter().map(|level| level.key.as_str()).collect();
        let message = format!("`{}` is not a level of `{}`", brief(text), ask.id);
        let problem = Problem::new(ProblemCode::BadAnswer, self.index.value(at), message);
        self.problems
            .push(problem.with_hint(format!("it can be {}", keys.join(", "))));
        text.to_owned()
    }

    pub(super) fn note(&mut self, path: &str, given: &RawAnswer) -> Option<Note> {
        let text = given.note.clone().filter(|text| !text.is_empty())?;
        let audience = match given.note_for.as_deref() {
            None => Audience::OnlyMe,
            Some(word) => self.audience(&format!("{path}.note_for"), word),
        };
        Some(Note { text, audience })
    }

    fn audience(&mut self, path: &str, word: &str) -> Audience {
        if let Some((_, audience)) = Audience::WORDS.iter().find(|(name, _)| *name == word) {
            return *audience;
        }
        let word = brief(word);
        let message = format!("`{word}` is not an audience");
        let mut problem = Problem::new(ProblemCode::BadWord, self.index.value(path), message);
        problem.hint = hint(&word, Audience::WORDS.iter().map(|(name, _)| *name));
        self.problems.push(problem);
        Audience::OnlyMe
    }
}
