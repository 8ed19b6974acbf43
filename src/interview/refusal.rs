//! Why a typed line means nothing: what happened, then what to type. A second time in a row it is said another way.

/// Why a typed line means nothing at this step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number that is no level.
    NoLevel {
        /// What was typed.
        typed: String,
        /// `1 to 4`.
        short: String,
        /// `1, 2, 3 or 4`.
        listed: String,
        /// `don't know`.
        dont_know: String,
    },
    /// Text that matches no level and no command.
    NoMatch {
        /// What was typed.
        typed: String,
        /// `1 to 4`.
        short: String,
        /// `1 Not started, 2 Getting going`.
        levels: String,
        /// `don't know`.
        dont_know: String,
    },
    /// The beginning of several answers.
    Several {
        /// What was typed.
        typed: String,
        /// The answers that it may be.
        labels: Vec<String>,
        /// `1 to 4`.
        short: String,
    },
    /// An answer with something behind it that cannot be a note.
    TwoAnswers {
        /// What was typed.
        typed: String,
    },
    /// Not applicable without a reason.
    NoReason {
        /// Its label.
        label: String,
    },
    /// Not applicable, for a statement that does not allow it.
    NotApplicableHere {
        /// `1 to 4`.
        short: String,
    },
    /// No such statement.
    NoStatement {
        /// What was typed.
        typed: String,
        /// An id that exists.
        example: String,
        /// Which domains there are and how to list them, in sentences.
        range: String,
    },
    /// A statement that is not asked of this respondent.
    NotAsked {
        /// Its id.
        id: String,
    },
    /// No such domain.
    NoDomain {
        /// What was typed.
        typed: String,
        /// What a domain is called.
        label: String,
        /// Which domains there are, in a sentence.
        range: String,
    },
    /// A statement that is not in the domain summed up.
    OtherDomain {
        /// Its id.
        id: String,
        /// What a domain is called.
        label: String,
    },
    /// A text that is no date.
    NoDate {
        /// What was typed.
        typed: String,
        /// What is the matter with it, in a sentence; may be empty.
        why: String,
    },
    /// A text that matches none of the choices.
    NoChoice {
        /// What was typed.
        typed: String,
        /// `1 to 3`.
        short: String,
        /// `1 Ready now, 2 Not yet`.
        choices: String,
    },
    /// More than one where one is chosen.
    OnlyOne {
        /// `1 to 3`.
        short: String,
    },
    /// A statement that may not be left out as a whole.
    NothingToLeaveOut,
    /// There is nothing before the first statement.
    FirstStatement,
    /// Nothing is skipped.
    NoneSkipped,
    /// A line that this step does not know.
    NotHere {
        /// What was typed.
        typed: String,
        /// What can be typed here.
        choices: String,
    },
    /// A line with characters that are not text, such as those of an arrow key.
    NotText,
    /// A line that is too long.
    TooLong,
}

impl Refusal {
    /// What to say. The second time in a row it is said another way.
    #[must_use]
    pub fn message(&self, second_time: bool) -> String {
        if second_time { self.second() } else { self.first() }
    }

    fn first(&self) -> String {
        match self {
            Self::NoLevel {
                typed,
                listed,
                dont_know,
                ..
            } => {
                format!("There is no level {typed}. Type {listed}, or d for {dont_know}.")
            }
            Self::NoMatch { typed, short, .. } => format!(
                "I could not match \"{typed}\" to a level. Type {short}, or d. To add it as a note, type n {typed}."
            ),
            Self::Several { typed, labels, short } => format!(
                "\"{typed}\" could be {}. Type {short}, or more of the word.",
                super::words::listed(labels, "or")
            ),
            Self::TwoAnswers { typed } => {
                format!(
                    "I could not tell which answer \"{typed}\" is. Type one answer, or an answer and a note in words."
                )
            }
            Self::NoReason { label } => {
                format!("\"{label}\" needs a few words why. Type x and the reason on one line.")
            }
            Self::NotApplicableHere { short } => {
                format!("x is not offered for this statement. Type {short}, or d if you cannot judge it.")
            }
            Self::NoStatement { typed, range, .. } => {
                format!("There is no statement {typed}. {range}")
            }
            Self::NotAsked { id } => {
                format!("{id} is not asked of you: it is for other roles, or after another answer.")
            }
            Self::NoDomain { typed, label, range } => format!("There is no {label} {typed}. {range}"),
            Self::OtherDomain { id, label } => format!("{id} is not in this {label}. To go to it, type g {id}."),
            Self::NoDate { typed, why } if why.is_empty() => {
                format!("I could not read \"{typed}\" as a date. Type it like 31/3/2012 or 31 March 2012.")
            }
            Self::NoDate { why, .. } => format!("{why} Type the date like 31/3/2012 or 31 March 2012."),
            Self::NoChoice { typed, short, .. } => {
                format!("I could not match \"{typed}\" to one of these. Type {short}.")
            }
            Self::OnlyOne { short } => format!("Choose the one that is closest. Type {short}."),
            Self::NothingToLeaveOut => {
                "This part is for everybody who answers. To leave one statement for later, type s.".to_owned()
            }
            Self::FirstStatement => "This is the first statement.".to_owned(),
            Self::NoneSkipped => "No statement is skipped.".to_owned(),
            Self::NotHere { typed, choices } => format!("I could not match \"{typed}\". {choices}"),
            Self::NotText => {
                "That line has a key in it that is not text, such as an arrow. Nothing was saved. Type it again."
                    .to_owned()
            }
            Self::TooLong => "That line is too long to keep. Nothing was saved. Type a shorter one.".to_owned(),
        }
    }

    fn second(&self) -> String {
        match self {
            Self::NoLevel { short, .. } => {
                format!("The levels are listed above: {short}. Type ? to see them again.")
            }
            Self::NoMatch { levels, dont_know, .. } => {
                format!("The levels are {levels}. Type the number of one, or d for {dont_know}. Type ? for help.")
            }
            Self::Several { labels, .. } => format!(
                "More than one answer begins like that: {}. Type its number or letter instead.",
                super::words::listed(labels, "and")
            ),
            Self::TwoAnswers { .. } => {
                "Type the answer alone and press Enter. For a note, type words behind the answer.".to_owned()
            }
            Self::NoReason { .. } => "For example: x we begin with this in April.".to_owned(),
            Self::NotApplicableHere { .. } => {
                "Every answer to this one is a level. If you cannot judge it, type d. To leave it for now, type s."
                    .to_owned()
            }
            Self::NoStatement { example, .. } => {
                format!("Statements have numbers such as {example}. Type l for a list, or ? for help.")
            }
            Self::NoDomain { .. } => "Type one of the numbers that are listed, or press Enter to go on.".to_owned(),
            Self::OtherDomain { .. } => {
                "Type one of the statements listed above, or press Enter to leave this out.".to_owned()
            }
            Self::FirstStatement => "There is nothing before this one. Type l for a list.".to_owned(),
            Self::NoneSkipped => "Every statement has been answered or not seen yet.".to_owned(),
            Self::NotAsked { .. } => {
                "What is asked depends on the roles you chose and on some answers. Type r to see yours.".to_owned()
            }
            Self::NoDate { .. } => "Day, month and year, like 31/3/2012. Type ? for help.".to_owned(),
            Self::NoChoice { choices, .. } => format!("You can choose {choices}. Type the number of one."),
            Self::OnlyOne { short } => format!("One number only: {short}."),
            Self::NothingToLeaveOut => "Only some parts may be left out, and this is none of them.".to_owned(),
            Self::NotHere { choices, .. } => format!("{choices} Type ? for help."),
            Self::NotText => "Type with letters and figures only, and press Enter.".to_owned(),
            Self::TooLong => {
                "A few sentences are enough here. Longer text can go into a note on a statement.".to_owned()
            }
        }
    }
}
