//! The interview as a machine of steps: what is asked next, and what a typed line does.
//!
//! It knows no terminal, clock or file: a line comes in, [`Interview::read`] says what it means at the present step,
//! [`Interview::take`] changes the response and the step. Resuming is the same call as beginning. The screens are in
//! `render::screen`, the loop around them is in `cli::conduct`.

mod asks;
mod closing;
mod course;
mod notes;
mod order;
pub(crate) mod read;
pub mod refusal;
mod review;
mod roles;
mod scope;
mod sections;
mod step;
mod wording;
pub mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use self::read::date::date as typed_date;
use self::refusal::Refusal;
use self::review::Aside;
use self::scope::Scope;
pub use self::step::{Outcome, Reply, Step};
use crate::questionnaire::{PrivacyKind, Questionnaire, Statement};
use crate::response::{Answer, Note, Respondent, Response};

/// A response being given.
#[derive(Debug, Clone)]
pub struct Interview<'q> {
    questionnaire: &'q Questionnaire,
    response: Response,
    /// Which statements are asked of this respondent, given the answers so far.
    scope: Scope,
    step: Step,
    /// Statements seen, the latest last: where back leads.
    trail: Vec<usize>,
    /// Steps to return to once the statement at hand is settled, the nearest last.
    returns: Vec<Step>,
    /// Skipped statements that are being shown again.
    revisits: Vec<usize>,
    /// Statements whose wording has changed and that have not been answered again.
    changed: BTreeSet<usize>,
    /// Changed statements that were passed over in this sitting.
    passed: BTreeSet<usize>,
    /// Domains whose skipped statements were offered in this sitting.
    offered: BTreeSet<usize>,
    /// Domains whose summary was shown in this sitting.
    summarised: BTreeSet<usize>,
    offered_all: bool,
    /// What the review was opened from in the middle of the way; Enter goes back to it.
    aside: Option<Aside>,
    /// Whether the roles were asked in this sitting.
    roles_asked: bool,
    /// Sections that may be left out and were taken up in this sitting, by position among all.
    taken_up: BTreeSet<usize>,
    /// Domains and sections at whose end going on was asked in this sitting, by position among all.
    agreed: BTreeSet<usize>,
    /// Closing questions that were shown in this sitting.
    closed: BTreeSet<usize>,
}

impl<'q> Interview<'q> {
    /// Opens a response where it was left: at the roles where none are chosen, at the statement that was being shown, else
    /// the first open one, else the closing questions that are open, else the review.
    #[must_use]
    pub fn resume(questionnaire: &'q Questionnaire, response: Response) -> Self {
        let changed = response.changed(questionnaire);
        let mut interview = Self {
            questionnaire,
            scope: Scope::of(questionnaire, &response),
            response,
            step: Step::Review,
            trail: Vec::new(),
            returns: Vec::new(),
            revisits: Vec::new(),
            changed,
            passed: BTreeSet::new(),
            offered: BTreeSet::new(),
            summarised: BTreeSet::new(),
            offered_all: false,
            aside: None,
            roles_asked: false,
            taken_up: BTreeSet::new(),
            agreed: BTreeSet::new(),
            closed: BTreeSet::new(),
        };
        let shown = questionnaire.position(&interview.response.next);
        let shown = shown.filter(|at| interview.is_asked(*at));
        interview.begin(shown.or_else(|| interview.first_open()));
        interview
    }

    /// The questionnaire.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The response as it stands.
    #[must_use]
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// The response, when the interview is over.
    #[must_use]
    pub fn into_response(self) -> Response {
        self.response
    }

    /// What is on the screen.
    #[must_use]
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// The step to which Enter goes back from the review; `None` when the review was reached at the end.
    #[must_use]
    pub fn left_for_review(&self) -> Option<&Step> {
        self.aside.as_ref().map(|aside| &aside.step)
    }

    /// Whether the team answers together.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        self.response.respondent == Respondent::Joint
    }

    /// The statement at a position.
    #[must_use]
    pub fn statement(&self, position: usize) -> &'q Statement {
        &self.questionnaire.statements[position]
    }

    /// Whether another side answers, not we.
    #[must_use]
    pub fn is_side(&self) -> bool {
        !self.response.side.is_empty()
    }

    /// Whether the response is for the respondent alone.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.questionnaire.privacy.kind == PrivacyKind::Private
    }

    /// The text of the statement at a position, as this respondent reads it.
    #[must_use]
    pub fn text(&self, position: usize) -> &str {
        self.response.text_of(self.questionnaire, self.statement(position))
    }

    /// The answer to the statement at a position; `None` when unanswered.
    #[must_use]
    pub fn answer(&self, position: usize) -> Option<&Answer> {
        self.response.answer(&self.statement(position).id)
    }

    /// The note on the statement at a position.
    #[must_use]
    pub fn note(&self, position: usize) -> Option<&Note> {
        self.response.notes.get(&self.statement(position).id)
    }

    /// What a typed line means at this step.
    ///
    /// # Errors
    ///
    /// Why it means nothing here, in two stages of words.
    pub fn read(&self, line: &str) -> Result<Reply, Refusal> {
        read::read(self, line)
    }

    /// Does what a reply says. A reply that does not fit the step does nothing.
    ///
    /// `now` is the local time, such as `2011-10-09T21:14`.
    pub fn take(&mut self, reply: Reply, now: &str) -> Outcome {
        let before = self.response.clone();
        let asked = self.scope.clone();
        let mut outcome = if self.step == Step::List {
            self.at_list(reply, now)
        } else {
            self.apply(reply, now)
        };
        // Before the first answer nothing has been seen that could change.
        if let Some(words) = self.scope_words(&asked).filter(|_| !before.answers.is_empty()) {
            outcome.said = format!("{}\n{words}", outcome.said).trim_start().to_owned();
        }
        self.response.next = self.bookmark();
        outcome.changed = self.response != before;
        if outcome.changed {
            self.response.changes = before.changes.saturating_add(1);
        }
        outcome
    }
}
