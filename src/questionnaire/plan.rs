//! What a questionnaire says of its report: what it leads with, what it never shows, and who may see what.

/// What the report leads with, and what it never shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportPlan {
    /// The heading of its first section; empty for the usual summary.
    pub leads_with: String,
    /// The parts of that section, in order; empty for the usual summary.
    pub first: Vec<Part>,
    /// Stable names of the sections that it leaves out.
    pub leave_out: Vec<String>,
    /// What it never shows, in words; may be empty.
    pub never_shows: String,
}

/// A part of the report's first section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it shows.
    pub show: Show,
    /// Its heading; empty for the usual one.
    pub heading: String,
    /// How many things at most; `None` for the usual number.
    pub most: Option<usize>,
    /// What is said in it; may be empty.
    pub text: String,
}

/// What a part of the report's first section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The statements furthest below target, each with its risk and first move.
    Gaps,
    /// Where views differ, both views side by side.
    ViewsDiffer,
    /// What is not known.
    NotKnown,
    /// Strengths to keep.
    Strengths,
    /// The answers to the closing questions, in people's own words.
    Closing,
    /// The next things with a date, those past it first.
    Dated,
    /// Counts of answers, domain by domain.
    Progress,
    /// What was not applicable, with the reasons.
    Reasons,
    /// Every statement by importance and level.
    Grid,
    /// Our answers beside another side's, where they are 2 or more levels apart.
    Sides,
    /// First moves as a list of actions: ours, theirs and joint.
    Actions,
    /// Domain by domain, what is outstanding before the next, with its risk.
    Outstanding,
    /// For each lens, the statements most worth talking about, with a question.
    Lenses,
    /// The spread by role, where roles are large enough.
    Roles,
    /// How many answered of how many invited, by role.
    Answered,
    /// What is experienced most often and least often.
    Extremes,
    /// Our own view in another questionnaire beside these answers.
    Beside,
    /// Words of the questionnaire's own.
    Text,
}

impl Show {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 18] = [
        ("gaps", Self::Gaps),
        ("views-differ", Self::ViewsDiffer),
        ("not-known", Self::NotKnown),
        ("strengths", Self::Strengths),
        ("closing", Self::Closing),
        ("dated", Self::Dated),
        ("progress", Self::Progress),
        ("reasons", Self::Reasons),
        ("grid", Self::Grid),
        ("sides", Self::Sides),
        ("actions", Self::Actions),
        ("outstanding", Self::Outstanding),
        ("lenses", Self::Lenses),
        ("roles", Self::Roles),
        ("answered", Self::Answered),
        ("extremes", Self::Extremes),
        ("beside", Self::Beside),
        ("text", Self::Text),
    ];
}

/// Sections of the report that a questionnaire may leave out, by their stable names.
pub const SECTIONS: [&str; 14] = [
    "summary",
    "domains",
    "strengths",
    "needs",
    "talk",
    "unknown",
    "sides",
    "difference",
    "lenses",
    "criteria",
    "closing",
    "next",
    "statements",
    "numbers",
];

/// The fewest responses of individuals of which anything is shown, where a questionnaire does not say.
pub const MINIMUM: usize = 3;

/// The fewest of which counts and statement detail are shown, where a questionnaire does not say.
pub const DETAIL: usize = 5;

/// Who may see what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Privacy {
    /// The kind.
    pub kind: PrivacyKind,
    /// The fewest responses of individuals of which anything is shown; 1 where nothing is withheld.
    pub minimum: usize,
    /// The fewest responses of individuals of which counts and statement detail are shown.
    pub detail: usize,
    /// What is said about it before answering; may be empty.
    pub note: String,
}

/// How answers of individuals are kept and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrivacyKind {
    /// Nothing is withheld.
    Open,
    /// Individuals' answers are shown as counts, and only of enough people.
    #[default]
    Protected,
    /// As protected; no name and no time of day is kept with an answer.
    Anonymous,
    /// For the respondent alone: there is no report of a team.
    Private,
}

impl PrivacyKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("open", Self::Open),
        ("protected", Self::Protected),
        ("anonymous", Self::Anonymous),
        ("private", Self::Private),
    ];

    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Protected => "protected",
            Self::Anonymous => "anonymous",
            Self::Private => "private",
        }
    }
}
