//! Ways of looking across a questionnaire, and what its parts are called.

/// Names for what statements and domains are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// What a domain is called: `domain`.
    pub domain: String,
    /// What several are called: `domains`.
    pub domains: String,
    /// The name of [`super::Statement::risk`].
    pub risk: String,
    /// The name of [`super::Statement::looks_like`].
    pub looks_like: String,
}

/// A lens: one way of looking across the domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it looks at; may be empty.
    pub gist: String,
}

/// A criterion (authorisation theme).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// How it is known.
    pub basis: Basis,
}

/// How a criterion is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Named in a source.
    Seen,
    /// General knowledge of the period, not seen in a source.
    Background,
}
