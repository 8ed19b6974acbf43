//! The published measures of agreement, for the technical annex: for analysts, not for a team. Each with its definition, its source,
//! and why there is none where there is none. They are in floating point: nothing is decided by them.
//!
//! `definitions` says what each is, `statement` and `domain` compute it, `annex` lays it out for one round.

mod annex;
pub mod definitions;
pub mod domain;
pub mod statement;

pub use annex::{Annex, Figure, Measured, annex};

/// Why a measure has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// Too few ratings for it.
    TooFewRatings,
    /// Too few people for it.
    TooFewPeople,
    /// Nothing varies, or it comes out below 0, where it has no meaning.
    TooLittleVariation,
    /// Too few people, or statements, without a gap.
    TooFewComplete,
    /// The mean is so near an end of the scale that its greatest variance is not known.
    NearTheEnd,
    /// The ratings vary more than random ones would.
    MoreThanRandom,
    /// It is not defined for a scale like this.
    NotOnThisScale,
    /// Its statements stand on different scales.
    MixedScales,
    /// It may not be shown.
    Withheld,
}

impl Undefined {
    /// What is printed in its place.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooFewRatings => "cannot be computed: too few ratings",
            Self::TooFewPeople => "cannot be computed: too few people",
            Self::TooLittleVariation => "cannot be computed: too little variation",
            Self::TooFewComplete => "cannot be computed: too few complete answers",
            Self::NearTheEnd => "cannot be computed: the mean is too near an end of the scale",
            Self::MoreThanRandom => "cannot be computed: ratings vary more than at random",
            Self::NotOnThisScale => "cannot be computed: not defined for this scale",
            Self::MixedScales => "cannot be computed: its statements stand on different scales",
            Self::Withheld => "not shown: too few people",
        }
    }
}
