//! The counters of a group: where each answer to each statement is counted.

use crate::questionnaire::{AskKind, Questionnaire};
use crate::score::Said;

/// What was answered to one statement, as a number: a level's position in the statement's scale, or one of [`Other`] after the levels.
pub type Slot = u16;

/// Where the counters of each statement lie among those of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots {
    /// Where a statement's counters begin: one per statement. One for each level comes first, then those of [`Other`].
    pub(super) starts: Vec<usize>,
    /// Number of levels: one per statement.
    pub(super) levels: Vec<Slot>,
    /// Counters of a group.
    pub(super) width: usize,
    /// Number of levels of importance; 0 where respondents are not asked for it.
    pub(super) importance: usize,
}

/// The answers that are no ratings, in the order of their counters after those of the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Don't know.
    DontKnow,
    /// Not applicable.
    NotApplicable,
    /// The statement was asked and not answered. Its counter means nothing: a long file has no line for what is unanswered, so that
    /// number is what the others leave of the responses.
    Unanswered,
    /// The statement was not asked of the respondent.
    NotAsked,
}

impl Other {
    /// Number of these answers.
    pub const NUMBER: usize = 4;
}

impl Slots {
    /// The counters that a questionnaire's statements need.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire) -> Self {
        let scale = |one| questionnaire.scale_of(one).levels.len();
        let levels: Vec<usize> = questionnaire.statements.iter().map(scale).collect();
        let mut width = 0;
        let mut starts = Vec::with_capacity(levels.len());
        for levels in &levels {
            starts.push(width);
            width += levels + Other::NUMBER;
        }
        let mut asks = questionnaire.asks.iter();
        let importance = asks.find(|ask| ask.kind == AskKind::Importance);
        let levels = levels.iter().map(|&levels| Slot::try_from(levels).unwrap_or(Slot::MAX));
        Self {
            starts,
            levels: levels.collect(),
            width,
            importance: importance.map_or(0, |ask| ask.levels.len()),
        }
    }

    /// Number of statements.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.starts.len()
    }

    /// Number of levels of a statement's scale.
    #[must_use]
    pub fn levels(&self, statement: usize) -> usize {
        usize::from(self.levels[statement])
    }

    /// The slot of an answer that is no rating, among those of its statement.
    #[must_use]
    pub fn other(&self, statement: usize, other: Other) -> Slot {
        self.levels[statement] + other as Slot
    }

    /// The slot of what a person said.
    #[must_use]
    pub fn said(&self, statement: usize, said: Said) -> Slot {
        match said {
            Said::Rating(level) => Slot::try_from(level).unwrap_or(Slot::MAX),
            Said::DontKnow => self.other(statement, Other::DontKnow),
            Said::NotApplicable => self.other(statement, Other::NotApplicable),
            Said::Unanswered => self.other(statement, Other::Unanswered),
            Said::NotAsked => self.other(statement, Other::NotAsked),
        }
    }
}
