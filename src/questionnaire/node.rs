//! Domains and the sections in them, how each makes its result, and the levels that it attains as a whole.

use std::ops::Range;

use crate::number::Number;

/// A domain, or a section in one, to any depth. What it holds is its own statements, then its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
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
    /// What a sum starts from; 0 unless told.
    pub start: Number,
    /// Weight in the result of what it stands in: more than 0.
    pub weight: Number,
    /// Whether it counts in the result of what it stands in.
    pub counts: bool,
    /// The share of what applies, 0 to 1, that has to be counted for a result.
    pub enough: Number,
    /// Words for ranges of its result, lowest first; may be empty.
    pub bands: Vec<Band>,
    /// The roles that it is for: positions in [`super::Roles::choices`]; empty for everybody.
    pub roles: Vec<usize>,
    /// The earlier answer after which it is shown; `None` for always.
    pub shown_if: Option<ShownIf>,
    /// Whether a respondent may leave it out as a whole.
    pub optional: bool,
    /// What is asked at its end while something in it is below target; may be empty.
    pub go_on: String,
    /// Its own statements: positions in [`super::Questionnaire::statements`]; may be empty.
    pub own: Range<usize>,
    /// Its sections, after its own statements; may be empty.
    pub sections: Vec<Node>,
    /// Every statement in it, those of its sections included. Never empty.
    pub statements: Range<usize>,
}

impl Node {
    /// This node and every section below it, each before what it holds.
    #[must_use]
    pub fn with_sections(&self) -> Vec<&Node> {
        let below = self.sections.iter().flat_map(Node::with_sections);
        std::iter::once(self).chain(below).collect()
    }
}

/// How what a node holds makes its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RollUp {
    /// Σ weight · value / Σ weight over what is counted.
    #[default]
    WeightedMean,
    /// start + Σ weight · value.
    Sum,
    /// Σ weight · (value − lowest) / Σ weight · (highest − lowest), as 0 to 100.
    Share,
    /// Σ weight of what passes / Σ weight of what is counted, as 0 to 100.
    SharePassing,
    /// The lowest value.
    Minimum,
    /// The highest value.
    Maximum,
    /// The lower of the two middle values.
    Middle,
    /// None: a heading.
    None,
}

impl RollUp {
    /// Every roll-up with its word in files.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("weighted-mean", Self::WeightedMean),
        ("sum", Self::Sum),
        ("share", Self::Share),
        ("share-passing", Self::SharePassing),
        ("minimum", Self::Minimum),
        ("maximum", Self::Maximum),
        ("middle", Self::Middle),
        ("none", Self::None),
    ];
}

/// Words for a range of results: from its lowest up to the next band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The lowest result in it, in the units of the result.
    pub from: Number,
    /// Its name.
    pub label: String,
    /// What it means; may be empty.
    pub gist: String,
}

/// An earlier answer on which something depends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownIf {
    /// Position of the statement; it is asked earlier.
    pub statement: usize,
    /// Any of these answers.
    pub answers: Vec<Wanted>,
}

/// An answer that a questionnaire names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A level, by its position in its scale.
    Level(usize),
    /// Don't know.
    DontKnow,
    /// Not applicable.
    NotApplicable,
}

/// Levels that a node attains as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gates {
    /// The gates, lowest first. At least one.
    pub levels: Vec<Gate>,
    /// Whether a gate without applicable statements passes.
    pub empty_passes: bool,
    /// Whether all gates below have to be passed too.
    pub cumulative: bool,
}

/// One level to attain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means; may be empty.
    pub gist: String,
    /// The share of its applicable statements that has to pass: more than 0, up to 1.
    pub share: Number,
    /// Whether the share is of the statements' weights.
    pub weighted: bool,
}

/// The overall result, where a questionnaire asks for one: made of its domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overall {
    /// Its name.
    pub title: String,
    /// How the domains make it.
    pub roll_up: RollUp,
    /// What a sum starts from.
    pub start: Number,
    /// The share of the domains that has to be counted.
    pub enough: Number,
    /// Words for ranges of it, lowest first; may be empty.
    pub bands: Vec<Band>,
}
