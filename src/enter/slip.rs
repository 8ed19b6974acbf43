//! Why a typed line means nothing: what happened, then what to type. A second time in a row it is said another way.

use super::Typed;
use crate::interview::words::{dont_know, keys_in_short, levels_in_line, listed};
use crate::questionnaire::Questionnaire;
use crate::words::count;

/// The last answer that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last(String);

/// Why a typed line means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// More or fewer answers than statements.
    Count {
        /// How many were typed.
        given: usize,
        /// How many are needed.
        needed: usize,
        /// The last that was read.
        last: Option<Last>,
        /// The id of the first statement.
        first: Option<String>,
    },
    /// A word that is no answer to its statement.
    NoAnswer {
        /// The statement's id.
        id: String,
        /// What was typed.
        typed: String,
        /// What can be typed, in short.
        short: String,
        /// What can be typed, each with its meaning.
        long: String,
    },
    /// The beginning of several answers.
    Several {
        /// The statement's id.
        id: String,
        /// What was typed.
        typed: String,
        /// What can be typed, in short.
        short: String,
        /// The answers that it may be.
        labels: Vec<String>,
    },
    /// A statement's number without an answer.
    NoValue {
        /// The statement's id.
        id: String,
    },
    /// A note without words.
    NoNote {
        /// The statement's id.
        id: String,
    },
    /// No such statement.
    NoStatement {
        /// What was typed.
        typed: String,
        /// An id that exists.
        example: String,
    },
    /// A statement that this respondent is not asked.
    NotAsked {
        /// Its id.
        id: String,
    },
    /// No such domain.
    NoDomain {
        /// What a domain is called.
        label: String,
        /// What was typed.
        typed: String,
        /// How many there are.
        number: usize,
    },
    /// Something where no answers are awaited.
    NoCommand {
        /// What was typed.
        typed: String,
    },
    /// Keys that are not text.
    NotText,
    /// A line that cannot be one of answers.
    TooLong,
}

impl Last {
    /// An answer to the statement at a position.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, at: usize, typed: Typed) -> Self {
        let id = &questionnaire.statements[at].id;
        Self(format!("{id} = {}", key(questionnaire, at, typed)))
    }
}

impl Slip {
    pub(super) fn no_answer(questionnaire: &Questionnaire, at: usize, typed: &str) -> Self {
        let statement = &questionnaire.statements[at];
        let (short, long) = allowed(questionnaire, at);
        let (id, typed) = (statement.id.clone(), typed.to_owned());
        Self::NoAnswer { id, typed, short, long }
    }

    pub(super) fn several(questionnaire: &Questionnaire, at: usize, typed: &str, found: &[&(&str, Typed)]) -> Self {
        Self::Several {
            id: questionnaire.statements[at].id.clone(),
            typed: typed.to_owned(),
            short: allowed(questionnaire, at).0,
            labels: found.iter().map(|(label, _)| (*label).to_owned()).collect(),
        }
    }

    /// What could have been typed, where it is known.
    #[must_use]
    pub fn can_be(&self) -> Option<String> {
        match self {
            Self::NoAnswer { short, .. } | Self::Several { short, .. } => Some(format!("it can be {short}")),
            _ => None,
        }
    }

    /// What is said: `again` when the line before meant nothing for the same kind of reason.
    #[must_use]
    pub fn message(&self, again: bool) -> String {
        if again { self.second() } else { self.first() }
    }

    fn first(&self) -> String {
        match self {
            Self::Count {
                given, needed, last, ..
            } => {
                let needed = format!("{needed} {} needed.", if *needed == 1 { "is" } else { "are" });
                let given = count(*given, "answer", "answers");
                match last {
                    Some(Last(last)) => format!("That is {given}; {needed} The last one read was {last}."),
                    None => format!("That is {given}; {needed}"),
                }
            }
            Self::NoAnswer { id, typed, short, .. } => {
                format!("\"{typed}\" is no answer to {id}. It can be {short}. Nothing was taken: type the line again.")
            }
            Self::Several { id, typed, short, .. } => {
                format!("\"{typed}\" could be more than one answer to {id}. It can be {short}. Type the line again.")
            }
            Self::NoValue { id } => format!("Type the answer behind it, such as {id} 3."),
            Self::NoNote { id } => format!("Type the note behind it, such as n {id} the words on the form."),
            Self::NoStatement { typed, example } => {
                format!("There is no statement {typed}. Statements have numbers such as {example}.")
            }
            Self::NotAsked { id } => {
                format!("{id} is not asked here: it is for other roles, or after another answer. Nothing was taken.")
            }
            Self::NoDomain {
                label,
                typed,
                number: 1,
            } => format!("There is no {label} {typed}, only 1."),
            Self::NoDomain { label, typed, number } => {
                format!("There is no {label} {typed}. They go from 1 to {number}.")
            }
            Self::NoCommand { typed } => format!(
                "I could not read \"{typed}\". Press Enter to go on, or correct an answer with its number and the answer."
            ),
            Self::NotText => {
                "That line has a key in it that is not text, such as an arrow. Nothing was taken. Type it again."
                    .to_owned()
            }
            Self::TooLong => "That line is too long for a line of answers. Nothing was taken.".to_owned(),
        }
    }

    fn second(&self) -> String {
        match self {
            Self::Count {
                given, needed, first, ..
            } => {
                let more = if given < needed { "missing" } else { "too many" };
                let from = first.as_deref().unwrap_or_default();
                format!(
                    "{} {more}. Begin at {from} and type one answer for each statement, with - where the form is blank.",
                    given.abs_diff(*needed)
                )
            }
            Self::NoAnswer { id, long, .. } => {
                format!("The answer to {id} can be {long}. Look at that place in the line, then type all of it again.")
            }
            Self::Several { id, labels, .. } => {
                format!(
                    "For {id} this begins more than one: {}. Type more of it, or its number.",
                    listed(labels, "and")
                )
            }
            Self::NoStatement { example, .. } => {
                format!("The number stands before each statement on the form, such as {example}. Type ? for help.")
            }
            Self::NotAsked { .. } => {
                "What is asked follows from the roles and from some answers. Only that can be typed in.".to_owned()
            }
            Self::NoCommand { .. } => {
                "All lines are typed in. Enter goes on, q stops, and ? shows what else can be typed.".to_owned()
            }
            Self::NotText => "Type with letters and figures only, and press Enter.".to_owned(),
            Self::TooLong => "A line holds one short answer for each statement. Type ? for help.".to_owned(),
            Self::NoValue { .. } | Self::NoNote { .. } | Self::NoDomain { .. } => {
                format!("{} Type ? for help.", self.first())
            }
        }
    }
}

/// What is typed for an answer: `3`, `d`, `n`, `-`.
#[must_use]
pub fn key(questionnaire: &Questionnaire, at: usize, typed: Typed) -> String {
    let levels = &questionnaire.scale_of(&questionnaire.statements[at]).levels;
    match typed {
        Typed::Rating(level) => levels.get(level).map_or_else(String::new, |level| level.key.clone()),
        Typed::DontKnow => "d".to_owned(),
        Typed::NotApplicable => "n".to_owned(),
        Typed::Blank => "-".to_owned(),
    }
}

/// What can be typed for the statement at a position: in short, and each with its meaning.
#[must_use]
pub fn allowed(questionnaire: &Questionnaire, at: usize) -> (String, String) {
    let statement = &questionnaire.statements[at];
    let scale = questionnaire.scale_of(statement);
    let not_applicable = questionnaire.not_applicable.label.to_lowercase();
    let other = if statement.not_applicable {
        format!(", n for \"{not_applicable}\"")
    } else {
        String::new()
    };
    let others = format!("d for {}{other}, - for blank", dont_know(questionnaire));
    (
        format!("{}, {others}", keys_in_short(scale)),
        format!("{}, {others}", levels_in_line(scale)),
    )
}
