//! The plan of a round: the needs that a group chose, and what it will do about them.

/// What `plan.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The day on which the group looks at it again, `2012-01-17`; may be empty.
    pub review_on: String,
    /// The needs, in the group's own order.
    pub needs: Vec<ChosenNeed>,
    /// The actions, in the order in which they were added.
    pub actions: Vec<Action>,
}

/// A development need that the group chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenNeed {
    /// Its name in the plan: `N1`.
    pub id: String,
    /// What is to be developed, in a few words.
    pub title: String,
    /// Ids of the statements that it is about: at least one.
    pub statements: Vec<String>,
    /// Why the group chose it; may be empty.
    pub reason: String,
    /// Where the group wants to be in 12 months: the key of a level; may be empty.
    pub in_12_months: String,
}

/// One thing that one owner will do by a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name in the plan: `A1`.
    pub id: String,
    /// The id of its need.
    pub need: String,
    /// What will be done.
    pub action: String,
    /// The one person who sees that it is done; may be empty until somebody has taken it.
    pub owner: String,
    /// The day by which it is to be done, `2011-12-15`; may be empty until one is set.
    pub due: String,
    /// Where it stands.
    pub status: Status,
    /// What shows that it was done; may be empty.
    pub evidence: String,
    /// Why it was moved or dropped; may be empty.
    pub why: String,
    /// The day on which it was done, moved to the next plan or dropped; empty while it is open.
    pub closed_on: String,
    /// Each time its day was changed, earliest first.
    pub moves: Vec<Move>,
}

/// A change of the day by which an action is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The day it was due.
    pub from: String,
    /// The day it is due since.
    pub to: String,
    /// Why; may be empty.
    pub why: String,
    /// When it was changed.
    pub on: String,
}

/// Where an action stands. That it is late is no status: it follows from its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Nobody has begun.
    #[default]
    NotStarted,
    /// It goes as planned.
    OnTrack,
    /// It may not be done by its day.
    AtRisk,
    /// It is done.
    Done,
    /// It goes on in the plan of the next round.
    Moved,
    /// The group will not do it.
    Dropped,
}

impl Status {
    /// Every status with its word in files and on the command line.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("not-started", Self::NotStarted),
        ("on-track", Self::OnTrack),
        ("at-risk", Self::AtRisk),
        ("done", Self::Done),
        ("moved", Self::Moved),
        ("dropped", Self::Dropped),
    ];

    /// As people read it: `Not started`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OnTrack => "On track",
            Self::AtRisk => "At risk",
            Self::Done => "Done",
            Self::Moved => "Moved to the next plan",
            Self::Dropped => "Dropped",
        }
    }

    /// Whether there is still something to do in this plan.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::OnTrack | Self::AtRisk)
    }
}
