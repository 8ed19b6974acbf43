//! A response: all answers of one respondent, or of the team together (*joint*).
//!
//! [`check`] makes one of a file; [`mod@write`] makes the file, as a person would like to read and edit it.

pub mod check;
pub(crate) mod quick;
pub mod raw;
pub mod share;
pub mod word;
pub mod write;

use std::collections::{BTreeMap, BTreeSet};

use crate::questionnaire::{PrivacyKind, Questionnaire, Statement, digest};

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Respondent {
    /// The team together.
    Joint,
    /// One person, by code, such as `R3`.
    Person(String),
}

impl Respondent {
    /// The word for it in files: `joint` or the code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Joint => "joint",
            Self::Person(code) => code,
        }
    }

    /// From a code as typed: letters, digits and hyphens, at most 12, beginning with a letter; upper case is made of it. `joint` is the team.
    ///
    /// ```
    /// use ccg_diagnostic::response::Respondent;
    /// assert_eq!(Respondent::from_code(" r3 "), Some(Respondent::Person("R3".into())));
    /// // No file can be called so on Windows.
    /// assert_eq!(Respondent::from_code("con"), None);
    /// assert_eq!(Respondent::from_code("lpt1"), None);
    /// ```
    #[must_use]
    pub fn from_code(typed: &str) -> Option<Self> {
        let code = typed.trim();
        if code.eq_ignore_ascii_case("joint") {
            return Some(Self::Joint);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let good = !code.is_empty()
            && code.len() <= 12
            && code.chars().all(plain)
            && code.starts_with(|c: char| c.is_ascii_alphabetic());
        let code = code.to_ascii_uppercase();
        (good && !is_a_device(&code)).then_some(Self::Person(code))
    }
}

/// Names that no file can have on Windows, whatever its ending: a round is copied from one computer to another.
fn is_a_device(code: &str) -> bool {
    let numbered = |prefix: &str| {
        code.strip_prefix(prefix)
            .is_some_and(|digits| digits.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&code) || numbered("COM") || numbered("LPT")
}

/// What was answered for one statement. Absence stands for unanswered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A level: its position in the statement's scale.
    Rating(usize),
    /// The respondent cannot judge.
    DontKnow,
    /// The statement does not fit, and why.
    NotApplicable(String),
}

/// What was answered to a statement that the questionnaire no longer has: as the file says it, never counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The word of the answer.
    pub word: String,
    /// Its reason; may be empty.
    pub reason: String,
}

/// Who may see a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Only the respondent.
    OnlyMe,
    /// The facilitator.
    Facilitator,
    /// The team, without a name.
    Team,
}

impl Audience {
    /// Every audience with its word in files.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("only-me", Self::OnlyMe),
        ("facilitator", Self::Facilitator),
        ("team", Self::Team),
    ];

    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OnlyMe => "only-me",
            Self::Facilitator => "facilitator",
            Self::Team => "team",
        }
    }
}

/// A note on a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Any text.
    pub text: String,
    /// Who may see it.
    pub audience: Audience,
}

/// All answers of one respondent. Maps are by statement id, so that answers survive a questionnaire that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Who answers.
    pub respondent: Respondent,
    /// The role as typed, such as `nurse`; may be empty. Where the questionnaire has roles to choose from, see `roles`.
    pub role: String,
    /// The chosen roles, by id, where the questionnaire has roles to choose from.
    pub roles: Vec<String>,
    /// The side that answers, by id; empty for our own.
    pub side: String,
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Its version when last answered.
    pub version: String,
    /// The digest of its file when last answered.
    pub digest: String,
    /// When it was begun: local time, `2011-10-09T21:14`.
    pub started: String,
    /// When an answer was last given; empty before the first.
    pub last_answered: String,
    /// When it was finished; empty until then.
    pub finished: String,
    /// The statement that comes next; empty for the first open one.
    pub next: String,
    /// Answers by statement id: of statements that the questionnaire has.
    pub answers: BTreeMap<String, Answer>,
    /// Answers to statements that it no longer has, by statement id.
    pub kept: BTreeMap<String, KeptAnswer>,
    /// Notes by statement id; there may be one without an answer.
    pub notes: BTreeMap<String, Note>,
    /// Statements seen and left for later.
    pub skipped: BTreeSet<String>,
    /// By domain id, the statement that would make the most difference if it improved.
    pub most_difference: BTreeMap<String, String>,
    /// What answers carry besides the rating: by statement id and ask id, as typed. A date is `2012-03-31`, importance a
    /// level's key.
    pub also: BTreeMap<String, BTreeMap<String, String>>,
    /// Answers to the closing questions, by id.
    pub closing: BTreeMap<String, ClosingAnswer>,
    /// Domains and sections left out as a whole, by id.
    pub left_out: BTreeSet<String>,
    /// By domain or section id, who agreed to go on with things outstanding.
    pub go_on: BTreeMap<String, String>,
    /// By statement id, the digest of the wording that was answered.
    pub wording: BTreeMap<String, String>,
    /// How often it has been changed: tells the newer of two copies, whatever the clock says.
    pub changes: u32,
    /// What was promised when it was begun; `None` for a joint response, and where nothing was said.
    pub promised: Option<PrivacyKind>,
    /// The digest of the word that its respondent chose to come back with; empty without one.
    pub word: String,
}

/// An answer to a closing question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClosingAnswer {
    /// The choice's id, or the words.
    pub answer: String,
    /// What was answered to what the choice asks; may be empty.
    pub then: String,
}

impl Response {
    /// A response without answers.
    #[must_use]
    pub fn begin(respondent: Respondent, role: &str, questionnaire: &Questionnaire, now: &str) -> Self {
        Self {
            respondent,
            role: role.to_owned(),
            questionnaire: questionnaire.id.clone(),
            version: questionnaire.version.clone(),
            digest: questionnaire.digest.clone(),
            started: now.to_owned(),
            last_answered: String::new(),
            finished: String::new(),
            next: String::new(),
            answers: BTreeMap::new(),
            kept: BTreeMap::new(),
            notes: BTreeMap::new(),
            skipped: BTreeSet::new(),
            most_difference: BTreeMap::new(),
            roles: Vec::new(),
            side: String::new(),
            also: BTreeMap::new(),
            closing: BTreeMap::new(),
            left_out: BTreeSet::new(),
            go_on: BTreeMap::new(),
            wording: BTreeMap::new(),
            changes: 0,
            promised: None,
            word: String::new(),
        }
    }

    /// The answer to a statement; `None` when unanswered.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// The text of a statement as this respondent reads it: in the wording of their side, where it has one.
    #[must_use]
    pub fn text_of<'q>(&self, questionnaire: &'q Questionnaire, statement: &'q Statement) -> &'q str {
        let side = self.side_in(questionnaire);
        side.and_then(|side| statement.wordings.get(&side))
            .unwrap_or(&statement.statement)
    }

    /// The digest of the wording that this respondent reads, the same in every language.
    #[must_use]
    pub fn wording_of(&self, questionnaire: &Questionnaire, statement: &Statement) -> String {
        let side = self.side_in(questionnaire);
        side.and_then(|side| statement.side_wordings.get(&side).cloned())
            .unwrap_or_else(|| digest::of_wording(questionnaire, statement))
    }

    /// The position of the side that answers; `None` for our own.
    fn side_in(&self, questionnaire: &Questionnaire) -> Option<usize> {
        questionnaire.sides.iter().position(|side| side.id == self.side)
    }

    /// Positions of the statements whose wording has changed since they were answered.
    #[must_use]
    pub fn changed(&self, questionnaire: &Questionnaire) -> BTreeSet<usize> {
        if self.digest == questionnaire.digest {
            return BTreeSet::new();
        }
        let statements = questionnaire.statements.iter().enumerate();
        statements
            .filter(|(_, statement)| {
                self.answers.contains_key(&statement.id)
                    && self
                        .wording
                        .get(&statement.id)
                        .is_some_and(|then| *then != self.wording_of(questionnaire, statement))
            })
            .map(|(position, _)| position)
            .collect()
    }

    /// How many statements of the questionnaire have an answer.
    #[must_use]
    pub fn answered(&self, questionnaire: &Questionnaire) -> usize {
        questionnaire
            .statements
            .iter()
            .filter(|statement| self.answers.contains_key(&statement.id))
            .count()
    }
}
