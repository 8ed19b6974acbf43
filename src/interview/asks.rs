//! What an answer carries besides the rating: one typed line each. The answer itself is saved before any of it is asked.

use super::course::said;
use super::words::carried_words;
use super::{Interview, Outcome, Reply, Step};
use crate::questionnaire::Ask;
use crate::reach;

impl<'q> Interview<'q> {
    /// The ask at a position.
    #[must_use]
    pub fn ask(&self, ask: usize) -> &'q Ask {
        &self.questionnaire.asks[ask]
    }

    /// How an ask is put for a statement, both by position: in the statement's own words where it has some.
    #[must_use]
    pub fn ask_wording(&self, at: usize, ask: usize) -> &'q str {
        let own = self.statement(at).prompts.get(&ask);
        own.unwrap_or(&self.ask(ask).asked)
    }

    /// What was given for an ask that follows the answer as it is, both by position.
    #[must_use]
    pub fn carried(&self, at: usize, ask: usize) -> Option<&str> {
        reach::carried(self.questionnaire, &self.response, at, ask)
    }

    /// The first thing, by position, that has to be given with the answer at a position and is not.
    #[must_use]
    pub fn missing(&self, at: usize) -> Option<usize> {
        reach::missing(self.questionnaire, &self.response, at)
    }

    /// The next ask that follows the answer, from this one on; after the last the statement is settled.
    pub(super) fn ask_from(&mut self, at: usize, from: usize) {
        let statement = self.statement(at);
        let answer = self.response.answer(&statement.id);
        let after = answer.map_or_else(Vec::new, |answer| {
            reach::asks_after(self.questionnaire, statement, answer)
        });
        match after.into_iter().find(|ask| *ask >= from) {
            Some(ask) => self.go(Step::Ask { at, ask }),
            None => self.settle(at),
        }
    }

    pub(super) fn at_ask(&mut self, at: usize, ask: usize, reply: Reply, now: &str) -> Outcome {
        let words = match reply {
            Reply::Text(given) => self.carry(at, ask, given, now),
            Reply::Drop => self.drop_carried(at, ask),
            Reply::Skip => return self.leave_asks(at),
            _ if self.carried(at, ask).is_some() || !self.ask(ask).required => String::new(),
            _ => return Outcome::default(),
        };
        self.ask_from(at, ask + 1);
        said(words)
    }

    fn carry(&mut self, at: usize, ask: usize, given: String, now: &str) -> String {
        let (id, name) = (self.statement(at).id.clone(), self.ask(ask).id.clone());
        self.response.also.entry(id).or_default().insert(name, given);
        now.clone_into(&mut self.response.last_answered);
        format!("Saved: {}", carried_words(self, at, ask))
    }

    fn drop_carried(&mut self, at: usize, ask: usize) -> String {
        let id = &self.statement(at).id;
        let Some(given) = self.response.also.get_mut(id) else {
            return String::new();
        };
        let dropped = given.remove(&self.questionnaire.asks[ask].id);
        if given.is_empty() {
            self.response.also.remove(id);
        }
        let label = &self.ask(ask).label;
        dropped.map_or_else(String::new, |_| format!("Taken away: {id}, {label}."))
    }

    /// On to the next statement; one that lacks something comes round again.
    fn leave_asks(&mut self, at: usize) -> Outcome {
        let id = &self.statement(at).id;
        let words = match self.missing(at) {
            Some(ask) => format!(
                "Your answer to {id} is saved without this: {} It comes round again.",
                crate::words::sentence(self.ask_wording(at, ask))
            ),
            None => String::new(),
        };
        self.settle(at);
        said(words)
    }
}
