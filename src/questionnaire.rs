//! A questionnaire that is valid by construction: every reference resolves, every statement has one descriptor per level.
//!
//! Made by [`validate`] from a file as read ([`raw`]), or taken from the [`catalogue`] of those shipped with the program.
//! Statements lie flat in questionnaire order; a domain holds a range of them, so that sections in domains can be added
//! without changing who owns a statement.

pub mod catalogue;
pub mod digest;
pub mod raw;
pub mod resource;
pub mod validate;

use std::ops::Range;

use crate::number::Number;

pub use resource::{AddressStatus, Resource, ResourceKind};

/// A whole questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Stable id, such as `ccg-six-domains`.
    pub id: String,
    /// Version of the content.
    pub version: String,
    /// Title for screens and reports.
    pub title: String,
    /// Language tag.
    pub language: String,
    /// Licence of the content.
    pub licence: String,
    /// What it is and is for; may be empty.
    pub about: String,
    /// What is being described, such as `your group`.
    pub describes: String,
    /// Scales; the first is the default. At least one.
    pub scales: Vec<Scale>,
    /// Don't know: its label and what it means.
    pub dont_know: OtherAnswer,
    /// Not applicable: its label and what it means. Whether it may be given is each statement's own.
    pub not_applicable: OtherAnswer,
    /// Advice for whoever facilitates.
    pub guidance: Vec<String>,
    /// Lenses, in order; may be empty.
    pub lenses: Vec<Lens>,
    /// What the criteria are and are not; may be empty.
    pub criteria_note: String,
    /// Criteria, in order; may be empty.
    pub criteria: Vec<Criterion>,
    /// Domains, in order. At least one, each with at least one statement.
    pub domains: Vec<Domain>,
    /// Every statement, in questionnaire order.
    pub statements: Vec<Statement>,
    /// Resources, in order.
    pub resources: Vec<Resource>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub digest: String,
}

/// A scale: levels from the lowest up.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// At least two, values rising.
    pub levels: Vec<Level>,
}

/// A level of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its value, in scale units.
    pub value: Number,
    /// What is typed and printed for it: its value in its shortest form, such as `3` or `0.25`.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What it means in general; may be empty.
    pub gist: String,
}

/// An answer that is not a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAnswer {
    /// Its name on screens.
    pub label: String,
    /// What it means; may be empty.
    pub gist: String,
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

/// How a node's statements make its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RollUp {
    /// Σ weight · mean / Σ weight over the counted statements.
    #[default]
    WeightedMean,
}

/// A domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its id, such as `D2`.
    pub id: String,
    /// Its short title.
    pub title: String,
    /// As the bulletin of July 2011 named it; may be empty.
    pub named_in_2011: String,
    /// What it is about; may be empty.
    pub aim: String,
    /// A question to open the conversation; may be empty.
    pub opening_question: String,
    /// How its result is made.
    pub roll_up: RollUp,
    /// Its statements: positions in [`Questionnaire::statements`]. Never empty.
    pub statements: Range<usize>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its id, such as `D2.04`; stable for ever.
    pub id: String,
    /// Position of its domain in [`Questionnaire::domains`].
    pub domain: usize,
    /// A few words for lists.
    pub short: String,
    /// The statement itself.
    pub statement: String,
    /// Why it is here; may be empty.
    pub why: String,
    /// Position of its lens in [`Questionnaire::lenses`], if it has one.
    pub lens: Option<usize>,
    /// Position of its scale in [`Questionnaire::scales`].
    pub scale: usize,
    /// Weight in its domain's result: more than 0.
    pub weight: Number,
    /// Importance in the priority: 1 to 3.
    pub importance: u32,
    /// Position of the target's level in its scale.
    pub target: usize,
    /// Whether not applicable may be given.
    pub not_applicable: bool,
    /// What each level looks like: one per level, lowest first.
    pub descriptors: Vec<String>,
    /// What might count as evidence.
    pub evidence: Vec<String>,
    /// A question to discuss; may be empty.
    pub discuss: String,
    /// A first move; may be empty.
    pub first_move: String,
    /// Positions in [`Questionnaire::criteria`].
    pub criteria: Vec<usize>,
    /// Positions in [`Questionnaire::resources`].
    pub resources: Vec<usize>,
}

impl Questionnaire {
    /// The scale of a statement.
    #[must_use]
    pub fn scale_of(&self, statement: &Statement) -> &Scale {
        &self.scales[statement.scale]
    }

    /// Decimals that a mean is shown with: 1, or 2 where the levels are not all whole numbers.
    #[must_use]
    pub fn places(&self) -> u32 {
        let mut levels = self.scales.iter().flat_map(|scale| &scale.levels);
        if levels.all(|level| level.value.is_integer()) {
            1
        } else {
            2
        }
    }

    /// The domain of a statement.
    #[must_use]
    pub fn domain_of(&self, statement: &Statement) -> &Domain {
        &self.domains[statement.domain]
    }

    /// Position of the statement with this id, exactly as written.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.statements.iter().position(|statement| statement.id == id)
    }

    /// Position of the statement that a person may mean: `D3.04`, `d3.4`, `3.04`, `3.4`.
    #[must_use]
    pub fn position_loosely(&self, typed: &str) -> Option<usize> {
        let wanted = loose(typed);
        self.statements.iter().position(|statement| {
            let id = loose(&statement.id);
            id == wanted || id.trim_start_matches('d') == wanted
        })
    }

    /// Position of the domain that a person may mean: `D3`, `d3`, `3`.
    #[must_use]
    pub fn domain_loosely(&self, typed: &str) -> Option<usize> {
        let wanted = loose(typed);
        self.domains.iter().position(|domain| {
            let id = loose(&domain.id);
            id == wanted || id.trim_start_matches('d') == wanted
        })
    }
}

fn loose(id: &str) -> String {
    let lower = id.trim().to_lowercase();
    let parts: Vec<&str> = lower
        .split('.')
        .map(|part| {
            let short = part.trim_start_matches('0');
            if short.is_empty() { part } else { short }
        })
        .collect();
    parts.join(".")
}
