//! The questions at the end, about the whole: chosen or typed by the person, never computed, and each may be left blank.

use super::course::said;
use super::words::closing_answer_words;
use super::{Interview, Outcome, Reply, Step};
use crate::questionnaire::{Choice, Closing};
use crate::response::ClosingAnswer;

impl<'q> Interview<'q> {
    /// The closing question at a position.
    #[must_use]
    pub fn closing(&self, position: usize) -> &'q Closing {
        &self.questionnaire.closing[position]
    }

    /// What was answered to the closing question at a position.
    #[must_use]
    pub fn closing_answer(&self, position: usize) -> Option<&ClosingAnswer> {
        self.response.closing.get(&self.closing(position).id)
    }

    /// The choice made at the closing question at a position, where there are choices.
    #[must_use]
    pub fn chosen(&self, position: usize) -> Option<&'q Choice> {
        let answer = &self.closing_answer(position)?.answer;
        self.closing(position)
            .choices
            .iter()
            .find(|choice| choice.id == *answer)
    }

    /// The closing questions that are not answered, each once in a sitting; then the review.
    pub(super) fn close(&mut self) {
        let mut open = (0..self.questionnaire.closing.len())
            .filter(|position| self.closing_answer(*position).is_none() && !self.closed.contains(position));
        match open.next() {
            Some(position) => self.go(Step::Closing(position)),
            None => self.open_review(),
        }
    }

    pub(super) fn at_closing(&mut self, position: usize, reply: Reply, now: &str) -> Outcome {
        let mut words = String::new();
        match reply {
            Reply::Choose(choice) => {
                let id = self.closing(position).choices[choice].id.clone();
                words = self.answer_closing(position, id, now);
            }
            Reply::Text(text) => words = self.answer_closing(position, text, now),
            Reply::Drop if self.response.closing.remove(&self.closing(position).id).is_some() => {
                words = "Taken away. It is left blank.".to_owned();
            }
            _ => {}
        }
        if self.chosen(position).is_some_and(|choice| !choice.then.is_empty()) {
            self.go(Step::Then(position));
            return said(words);
        }
        self.leave_closing(position, words)
    }

    /// Words that answered what another choice asks do not answer this one: they go, and are said once more.
    fn answer_closing(&mut self, position: usize, answer: String, now: &str) -> String {
        let id = self.closing(position).id.clone();
        let before = self.response.closing.get(&id).cloned().unwrap_or_default();
        let mut words = String::new();
        let mut then = before.then;
        if before.answer != answer && !then.is_empty() {
            words = format!("\nWith your earlier choice you wrote: {then}");
            then.clear();
        }
        self.response.closing.insert(id, ClosingAnswer { answer, then });
        now.clone_into(&mut self.response.last_answered);
        format!("Saved: {}{words}", closing_answer_words(self, position))
    }

    pub(super) fn at_then(&mut self, position: usize, reply: Reply, now: &str) -> Outcome {
        let id = &self.closing(position).id;
        let required = self.chosen(position).is_some_and(|choice| choice.then_required);
        let Some(given) = self.response.closing.get_mut(id) else {
            return self.leave_closing(position, String::new());
        };
        let words = match reply {
            Reply::Text(text) => {
                given.then = text;
                now.clone_into(&mut self.response.last_answered);
                format!("Saved: {}", crate::words::sentence(&given.then))
            }
            Reply::Drop => {
                given.then.clear();
                String::new()
            }
            Reply::Skip => String::new(),
            _ if given.then.is_empty() && required => return Outcome::default(),
            _ => String::new(),
        };
        self.leave_closing(position, words)
    }

    /// What the question says after its answer is said once in a sitting.
    fn leave_closing(&mut self, position: usize, mut words: String) -> Outcome {
        if self.closed.insert(position) && self.closing_answer(position).is_some() {
            for line in &self.closing(position).after {
                words.push('\n');
                words.push_str(line);
            }
        }
        match self.back_to() {
            Some(step) => self.go(step),
            None => self.close(),
        }
        said(words.trim_start().to_owned())
    }

    /// The closing questions again, from the review: one, or all in turn.
    pub(super) fn see_closing(&mut self, position: Option<usize>) {
        self.returns = vec![Step::Review];
        let first = position.unwrap_or(0);
        if position.is_none() {
            let rest = (1..self.questionnaire.closing.len()).rev();
            self.returns.extend(rest.map(Step::Closing));
        }
        self.go(Step::Closing(first));
    }
}
