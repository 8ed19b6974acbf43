//! Scoring at speed: how often each answer was given, by organisation and statement, filled from millions of answers.
//!
//! ```text
//! bytes ─ blocks → Block ─ Reader::parse → Parsed ─ Tally::take → Tally ─ finish → Counted → results
//!                          (on any thread)          (in order)
//! ```
//!
//! A [`Tally`] holds counters, so it is as small for a million respondents as for ten, but for the codes of the respondents, which are
//! kept to notice one that comes twice. Where what a person is asked depends on their answers or their role, their answers are kept as
//! well, and are counted when all are there ([`Tally::finish`]).

pub mod blocks;
pub mod cells;
mod finish;
pub mod layout;
pub mod long;
mod near;
pub mod part;
pub mod people;
mod quotes;
pub mod reader;
mod recent;
pub mod reject;
pub mod response;
mod slots;
pub mod wide;

use crate::questionnaire::Questionnaire;
use crate::score::Mark;
use people::People;
use recent::Recent;
pub use slots::{Other, Slot, Slots};

/// What is read besides answers, and how much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// Roles are told apart: results by role are wanted, or what is asked depends on the role.
    pub roles: bool,
    /// Answers are kept respondent by respondent, besides being counted: results of each respondent are wanted.
    pub keep: bool,
    /// What a person is asked depends on their answers or their role: answers of tables are kept and counted at the end
    /// ([`Tally::finish`]), by the rules of [`crate::reach`].
    pub depends: bool,
}

impl Reading {
    /// What a questionnaire needs, with results by role or of each respondent where they are wanted.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, by_role: bool, responses: bool) -> Self {
        let nodes = questionnaire.nodes();
        let depends = nodes
            .iter()
            .any(|node| node.shown_if.is_some() || !node.roles.is_empty());
        Self {
            roles: by_role || depends,
            keep: responses || depends,
            depends,
        }
    }
}

/// The counters of those of one organisation who have the same roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The organisation's position.
    pub organisation: usize,
    /// Their roles as a cell has them, such as `gp` or `gp; chair`; empty without one, and where roles are not told apart.
    pub role: String,
    /// Number of respondents; whole after [`Tally::finish`].
    pub responses: u32,
    /// By [`Slots`]; whole after [`Tally::finish`].
    pub counts: Vec<u32>,
    /// How often each level of importance was given: by statement, then by level. Empty where respondents are not asked for it.
    pub importance: Vec<u32>,
}

/// One organisation. What every record needs comes first: memory brings that at one go.
#[derive(Debug, Clone, Default)]
#[repr(C, align(64))]
pub struct Organisation {
    /// Its respondents.
    pub people: People,
    /// Which statements each respondent has answered: a bit per statement, in words of 64; only of long files.
    pub answered: Vec<u64>,
    /// The group of each respondent, by position in `people`; empty where roles are not told apart (there is one group then).
    pub group_of: Vec<u32>,
    /// Its name as it was written.
    pub name: String,
    /// The answers of each respondent, a slot per statement; empty unless they are kept ([`Reading::keep`]).
    pub answers: Vec<Slot>,
    /// Whether each respondent's answers are counted already; empty unless they are kept.
    pub counted: Vec<bool>,
    /// Positions of its groups.
    pub groups: Vec<usize>,
    /// Whether one of its sources promised privacy: a table goes by the questionnaire, a round by its own promise. Whole after
    /// [`Tally::finish`].
    pub limited: bool,
    /// Whether one of its responses is of the team together.
    pub joint: bool,
}

/// How often each answer was given.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Where counters lie.
    pub slots: Slots,
    /// What is kept.
    pub reading: Reading,
    /// In the order in which they came.
    pub organisations: Vec<Organisation>,
    /// In the order in which they came.
    pub groups: Vec<Group>,
    /// Answers to statements that their respondents are not asked, because of their roles or their other answers: they are not counted.
    pub not_asked: u64,
    /// The names of the organisations, to find them by.
    names: People,
    /// The group of everybody, by organisation, where roles are not told apart; `None` before there is one.
    only: Vec<Option<u32>>,
    /// What is not with its group or its organisation yet.
    recent: Recent,
}

impl Tally {
    /// Nothing counted.
    #[must_use]
    pub fn new(slots: Slots, reading: Reading) -> Self {
        Self {
            recent: Recent::new(slots.width),
            slots,
            reading,
            organisations: Vec::new(),
            groups: Vec::new(),
            not_asked: 0,
            names: People::default(),
            only: Vec::new(),
        }
    }

    /// The position of an organisation; a new one begins where there was none of this name.
    pub fn organisation(&mut self, name: &str) -> usize {
        let (at, is_new) = self.names.place(name.as_bytes());
        if is_new {
            self.organisations.push(Organisation {
                name: name.to_owned(),
                ..Organisation::default()
            });
            self.only.push(None);
            self.recent.begin_organisation();
        }
        at
    }

    /// The position of the group of an organisation's respondents with a role.
    #[inline]
    pub fn group(&mut self, organisation: usize, role: &str) -> usize {
        match self.only[organisation] {
            Some(group) => group as usize,
            None => self.group_with(organisation, if self.reading.roles { role } else { "" }),
        }
    }

    fn group_with(&mut self, organisation: usize, role: &str) -> usize {
        let mut groups = self.organisations[organisation].groups.iter().copied();
        if let Some(at) = groups.find(|at| same(self.groups[*at].role.as_bytes(), role.as_bytes())) {
            return at;
        }
        let at = self.groups.len();
        self.organisations[organisation].groups.push(at);
        if !self.reading.roles {
            self.only[organisation] = u32::try_from(at).ok();
        }
        self.groups.push(Group {
            organisation,
            role: role.to_owned(),
            responses: 0,
            counts: vec![0; self.slots.width],
            importance: vec![0; self.slots.importance * self.slots.statements()],
        });
        self.recent.begin_group();
        at
    }

    /// Counts one respondent's answers: one slot per statement. Who it is has been placed already.
    #[inline]
    pub fn count(&mut self, group: usize, answers: &[Slot]) {
        let group = &mut self.groups[group];
        group.responses += 1;
        for (start, slot) in self.slots.starts.iter().zip(answers) {
            group.counts[start + usize::from(*slot)] += 1;
        }
    }

    /// Counts one whole response, of a file of its own: one mark per statement.
    pub fn count_marks(&mut self, group: usize, marks: &[Mark]) {
        let slots: Vec<Slot> = marks
            .iter()
            .enumerate()
            .map(|(at, mark)| self.slots.said(at, mark.said))
            .collect();
        self.count(group, &slots);
        let levels = self.slots.importance;
        let given = marks
            .iter()
            .enumerate()
            .filter_map(|(at, mark)| Some(at * levels + mark.importance?));
        for place in given {
            self.groups[group].importance[place] += 1;
        }
    }
}

/// Whether two texts are the same. The C library takes its time, some hundred cycles, to find that nothing is equal to nothing: the
/// address of an empty text is none.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}
