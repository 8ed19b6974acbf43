//! Scales, their levels, and the answers that are not ratings.

use crate::number::Number;

/// A scale: levels from the lowest up.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// The question that its levels answer; empty for the usual one.
    pub asked: String,
    /// At least two, values rising.
    pub levels: Vec<Level>,
    /// Positions of the levels that pass a gate or an item of a checklist; `None` for those at or above the target.
    pub passing: Option<Vec<usize>>,
}

impl Scale {
    /// Its lowest value, in scale units.
    #[must_use]
    pub fn lowest(&self) -> &Number {
        &self.levels[0].value
    }

    /// Its highest value, in scale units.
    #[must_use]
    pub fn highest(&self) -> &Number {
        &self.levels[self.levels.len() - 1].value
    }

    /// What each of its levels means in general, lowest first; some may be empty.
    #[must_use]
    pub fn gists(&self) -> Vec<String> {
        self.levels.iter().map(|level| level.gist.clone()).collect()
    }
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
    /// What it means in a result.
    pub counts_as: CountsAs,
}

/// What an answer that is not a rating means in a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CountsAs {
    /// It is left out.
    #[default]
    LeftOut,
    /// It counts as the lowest level; of a reversed statement, the highest.
    Lowest,
    /// There is no result while there is one.
    Blocks,
}

impl CountsAs {
    /// Every meaning with its word in files.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("left-out", Self::LeftOut),
        ("lowest", Self::Lowest),
        ("blocks", Self::Blocks),
    ];
}
