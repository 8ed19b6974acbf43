//! One answer with its note: what it says, or what is wrong with it.

use super::{Check, answer};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::questionnaire::Statement;
use crate::response::raw::RawAnswer;
use crate::response::{Answer, Audience, Note};

impl Check<'_> {
    pub(super) fn answer(&mut self, path: &str, given: &RawAnswer, known: Option<usize>) -> Option<Answer> {
        let word = given.answer.as_deref()?;
        let statement = &self.questionnaire.statements[known?];
        let at = self.index.value(&format!("{path}.answer"));
        match answer(word, self.questionnaire, statement) {
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
            ", or `na` with a reason"
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
        if reason.is_empty() {
            self.problems.push(
                Problem::new(ProblemCode::BadAnswer, place, "`na` without a reason")
                    .with_hint("add `reason:` with a few words"),
            );
            return None;
        }
        Some(Answer::NotApplicable(reason.to_owned()))
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
