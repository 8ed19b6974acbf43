//! Who speaks in the report: a team that answered together, a team that answered one by one, or one person to themselves.

/// Whose answers are shown, and so who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The team, which answered together.
    Joint,
    /// The team, each of whom answered alone.
    Individuals,
    /// One person, on a page for them only.
    Mine,
}

impl Voice {
    /// `we` or `you`.
    #[must_use]
    pub fn we(self) -> &'static str {
        if self == Self::Mine { "you" } else { "we" }
    }

    /// `our` or `your`.
    #[must_use]
    pub fn our(self) -> &'static str {
        if self == Self::Mine { "your" } else { "our" }
    }

    /// Its word in data files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Individuals => "individual",
            Self::Mine => "own page",
        }
    }
}
