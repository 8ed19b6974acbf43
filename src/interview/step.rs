//! What is on the screen, what a typed line means, and what it did.

use crate::response::{Answer, Audience};

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
    /// Which roles are the respondent's?
    Roles,
    /// Shall a domain or section that may be left out be answered?
    Section {
        /// Its position in [`Questionnaire::nodes`](crate::questionnaire::Questionnaire::nodes).
        node: usize,
        /// The statement in it that would come next, by position.
        at: usize,
    },
    /// Something that an answer carries besides the rating.
    Ask {
        /// The statement, by position.
        at: usize,
        /// The ask, by position.
        ask: usize,
    },
    /// What is outstanding at the end of a domain or section, by its position in
    /// [`Questionnaire::nodes`](crate::questionnaire::Questionnaire::nodes), and who agreed to go on.
    GoOn(usize),
    /// A closing question, by position.
    Closing(usize),
    /// What the choice at a closing question, by position, asks.
    Then(usize),
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
    /// Show the skipped statements now; answer the section that is offered.
    Yes,
    /// Go on without them.
    No,
    /// The roles chosen, by position; at the review they may be changed.
    Roles(Vec<usize>),
    /// Show the roles again.
    ChangeRoles,
    /// Leave out the domain or section, by its position among all.
    LeaveOut(usize),
    /// What an answer carries, who agreed to go on, or the words of a closing question. A date is `2012-03-31`, importance a
    /// level's key.
    Text(String),
    /// One of the choices of a closing question, by position.
    Choose(usize),
    /// What was given at this step goes.
    Drop,
    /// Show the closing questions again: one, by position, or all.
    Closing(Option<usize>),
    /// Show again what is outstanding, and who agreed to go on.
    GoOn,
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
