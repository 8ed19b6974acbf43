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
    },
    /// Text that matches no level and no command.
    NoMatch {
        /// What was typed.
        typed: String,
        /// `1 to 4`.
        short: String,
        /// `1 Not started, 2 Getting going`.
        levels: String,
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
        /// The number of domains.
        domains: usize,
    },
    /// No such domain.
    NoDomain {
        /// What was typed.
        typed: String,
        /// The number of domains.
        domains: usize,
    },
    /// A statement that is not in the domain summed up.
    OtherDomain {
        /// Its id.
        id: String,
    },
    /// There is nothing before the first statement.
    FirstStatement,
    /// Nothing is skipped.
    NoneSkipped,
    /// A line that this step does not know.
    NotHere {
        /// What was typed.
        typed: String,
        /// What can be typed here.
        choices: &'static str,
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
            Self::NoLevel { typed, listed, .. } => {
                format!("There is no level {typed}. Type {listed}, or d for don't know.")
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
                format!("This statement is for every group. Type {short}, or d for don't know.")
            }
            Self::NoStatement { typed, domains, .. } => {
                format!(
                    "There is no statement {typed}. {} Type l to list them.",
                    range(*domains)
                )
            }
            Self::NoDomain { typed, domains } => {
                format!("There is no domain {typed}. {}", range(*domains))
            }
            Self::OtherDomain { id } => format!("{id} is not in this domain. To go to it, type g {id}."),
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
            Self::NoMatch { levels, .. } => {
                format!("The levels are {levels}. Type the number of one, or d for don't know. Type ? for help.")
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
                "x is not offered here. If you cannot judge it, type d. To leave it for now, type s.".to_owned()
            }
            Self::NoStatement { example, .. } => {
                format!("Statements have numbers such as {example}. Type l to see the domains, or ? for help.")
            }
            Self::NoDomain { .. } => "Type the number in front of a domain, or press Enter to go on.".to_owned(),
            Self::OtherDomain { .. } => {
                "Type one of the statements listed above, or press Enter to leave this out.".to_owned()
            }
            Self::FirstStatement => "There is nothing before this one. Type l to list the domains.".to_owned(),
            Self::NoneSkipped => "Every statement has been answered or not seen yet.".to_owned(),
            Self::NotHere { choices, .. } => format!("{choices} Type ? for help."),
            Self::NotText => "Type with letters and figures only, and press Enter.".to_owned(),
            Self::TooLong => "Put the long text in a note of several lines: type n.".to_owned(),
        }
    }
}

/// Which domains there are.
fn range(domains: usize) -> String {
    match domains {
        1 => "The only domain is 1.".to_owned(),
        more => format!("Domains go from 1 to {more}."),
    }
}
