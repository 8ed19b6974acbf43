//! The interview as a machine of steps: what is asked next, and what a typed line does.
//!
//! It knows no terminal, clock or file: a line comes in, [`Interview::read`] says what it means at the present step,
//! [`Interview::take`] changes the response and the step. Resuming is the same call as beginning. The screens are in
//! `render::screen`, the loop around them is in `cli::conduct`.

mod course;
mod order;
mod read;
pub mod refusal;
mod review;
pub mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::refusal::Refusal;
use self::review::Aside;
use crate::questionnaire::{Questionnaire, Statement};
use crate::response::{Answer, Audience, Note, Respondent, Response};

/// A response being given.
#[derive(Debug, Clone)]
pub struct Interview<'q> {
    questionnaire: &'q Questionnaire,
    response: Response,
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
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A statement, by position.
    Statement(usize),
    /// Shall the skipped statements be shown again?
    OfferSkipped {
        /// The domain that has just been walked through; `None` for the whole questionnaire.
        domain: Option<usize>,
        /// The skipped statements, by position. Never empty.
        skipped: Vec<usize>,
    },
    /// The answers of a domain, and the optional question what would make the most difference.
    DomainSummary(usize),
    /// All answers, before finishing.
    Review,
    /// The domains and how far each is; Enter goes back to the step that it covers.
    List,
    /// The response was finished in this sitting.
    Finished,
}

/// What a typed line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// An answer to the statement on the screen, perhaps with a note typed behind it.
    Answer {
        /// The answer.
        answer: Answer,
        /// The note.
        note: Option<String>,
    },
    /// Enter: keep what is there and move on.
    Continue,
    /// Enter where an answer is needed: only the prompt is shown again.
    Again,
    /// A note may be typed now. The shell asks for its text and sends [`Reply::Note`].
    AskNote,
    /// Text for the note on the statement on the screen; it is added to a note that is there.
    Note(String),
    /// The note on the statement on the screen goes.
    DropNote,
    /// Who may see the note on a statement, by position.
    Audience(usize, Audience),
    /// Leave the statement for later.
    Skip,
    /// To the statement last seen.
    Back,
    /// To a statement, by position.
    GoTo(usize),
    /// To a statement, by position, whose number reads like something between two levels.
    GoToNotLevel {
        /// The statement.
        at: usize,
        /// What was typed.
        typed: String,
        /// The levels below and above.
        between: [String; 2],
    },
    /// To a domain, by position; at the review, its summary.
    Domain(usize),
    /// Show the skipped statements now.
    Yes,
    /// Go on without them.
    No,
    /// The statement, by position, that would make the most difference in the domain.
    Most(usize),
    /// No statement would make the most difference.
    NoMost,
    /// See the skipped statements, at the review or the list of domains.
    SeeSkipped,
    /// Finish, at the review.
    Finish,
    /// List the domains.
    List,
    /// Review all answers.
    Review,
    /// Help on the screen.
    Help,
    /// Stop; all is saved.
    Stop,
}

/// What a reply did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// What was saved or done, in words; may be empty, may have several lines. To be said once the response is saved.
    pub said: String,
    /// Whether the response has changed and must be saved before anything else is shown.
    pub changed: bool,
    /// The statement whose new note is for nobody else until the respondent has chosen its audience.
    pub ask_audience: Option<usize>,
}

impl<'q> Interview<'q> {
    /// Opens a response where it was left: at the statement that was being shown, else the first open one, else the review.
    #[must_use]
    pub fn resume(questionnaire: &'q Questionnaire, response: Response) -> Self {
        let changed = response.changed(questionnaire);
        let mut interview = Self {
            questionnaire,
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
        };
        let shown = questionnaire.position(&interview.response.next);
        if let Some(position) = shown.or_else(|| interview.first_open()) {
            interview.step = Step::Statement(position);
        }
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

    /// Whether the statement at a position was left for later and is still unanswered.
    #[must_use]
    pub fn is_skipped(&self, position: usize) -> bool {
        self.answer(position).is_none() && self.response.skipped.contains(&self.statement(position).id)
    }

    /// Whether the wording at a position has changed since it was answered.
    #[must_use]
    pub fn is_changed(&self, position: usize) -> bool {
        self.changed.contains(&position)
    }

    /// Positions of the statements whose wording has changed since they were answered.
    #[must_use]
    pub fn changed(&self) -> &BTreeSet<usize> {
        &self.changed
    }

    /// Whether the statement at a position will be asked in this sitting without being called for.
    #[must_use]
    pub fn is_open(&self, position: usize) -> bool {
        if self.is_changed(position) {
            return !self.passed.contains(&position);
        }
        self.answer(position).is_none() && !self.is_skipped(position)
    }

    /// Positions of the skipped statements.
    #[must_use]
    pub fn skipped(&self) -> Vec<usize> {
        (0..self.questionnaire.statements.len())
            .filter(|position| self.is_skipped(*position))
            .collect()
    }

    /// Position of the first open statement.
    #[must_use]
    pub fn first_open(&self) -> Option<usize> {
        (0..self.questionnaire.statements.len()).find(|position| self.is_open(*position))
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
        let mut outcome = if self.step == Step::List {
            self.at_list(reply, now)
        } else {
            self.apply(reply, now)
        };
        self.response.next = self.bookmark();
        outcome.changed = self.response != before;
        outcome
    }
}
