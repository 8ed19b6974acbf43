//! The columns of each table: the only place where they are listed.

use crate::questionnaire::Questionnaire;

/// The tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row per organisation and domain, section or whole.
    Domains,
    /// A row per organisation and statement.
    Statements,
    /// A row per organisation and statement of which the route is not to keep.
    Needs,
    /// A row per respondent and domain.
    Responses,
    /// A row per record that was not scored.
    Rejects,
}

impl Table {
    /// Every table, in the order in which they are written.
    pub const ALL: [Self; 5] = [
        Self::Domains,
        Self::Statements,
        Self::Needs,
        Self::Responses,
        Self::Rejects,
    ];

    /// Its name: in JSON, in JSON Lines, of its file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Domains => "domains",
            Self::Statements => "statements",
            Self::Needs => "needs",
            Self::Responses => "responses",
            Self::Rejects => "rejects",
        }
    }

    /// Its columns. `counts` stands for one column per level of the longest scale; `role` is there only with results by role, but for
    /// respondents.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Domains => &DOMAINS,
            Self::Statements => &STATEMENTS,
            Self::Needs => &NEEDS,
            Self::Responses => &RESPONSES,
            Self::Rejects => &REJECTS,
        }
    }
}

/// The ratings at each level: `count_1` and so on in a table, one list in a JSON document.
pub(super) const COUNTS: &str = "counts";

const DOMAINS: [&str; 12] = [
    "organisation",
    "role",
    "domain",
    "responses",
    "counted",
    "applicable",
    "score",
    "score_100",
    "at_or_above_target",
    "dont_know_share",
    "status",
    "few",
];

const STATEMENTS: [&str; 19] = [
    "organisation",
    "role",
    "domain",
    "statement",
    "ratings",
    "dont_know",
    "not_applicable",
    "unanswered",
    COUNTS,
    "mean",
    "middle",
    "average_distance",
    "kind",
    "shortfall",
    "priority",
    "route",
    "rank",
    "few",
    "status",
];

const NEEDS: [&str; 9] = [
    "organisation",
    "role",
    "rank",
    "statement",
    "route",
    "priority",
    "text",
    "first_move",
    "resources",
];

const RESPONSES: [&str; 9] = [
    "organisation",
    "respondent",
    "role",
    "domain",
    "ratings",
    "dont_know",
    "score",
    "score_100",
    "status",
];

const REJECTS: [&str; 6] = ["file", "record", "line", "column", "code", "message"];

/// Levels of the longest scale of a questionnaire.
pub(super) fn levels(questionnaire: &Questionnaire) -> usize {
    let scales = questionnaire.scales.iter();
    scales.map(|scale| scale.levels.len()).max().unwrap_or(0)
}

/// The columns of a flat table by name, for scales of at most so many levels.
pub(super) fn flat(table: Table, by_role: bool, levels: usize) -> Vec<String> {
    let role = by_role || table == Table::Responses;
    let mut names = Vec::new();
    for &name in table.columns().iter().filter(|name| role || **name != "role") {
        if name == COUNTS {
            names.extend((1..=levels).map(|level| format!("count_{level}")));
        } else {
            names.push(name.to_owned());
        }
    }
    names
}

/// The heading of a table in CSV.
pub(super) fn heading(table: Table, by_role: bool, levels: usize) -> Vec<u8> {
    format!("{}\n", flat(table, by_role, levels).join(",")).into_bytes()
}
