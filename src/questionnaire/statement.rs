//! A statement: what is said, how it counts, and what helps with it.

use std::collections::BTreeMap;

use crate::number::Number;

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its id, such as `D2.04`; stable for ever.
    pub id: String,
    /// Position of its domain in [`super::Questionnaire::domains`].
    pub domain: usize,
    /// A few words for lists.
    pub short: String,
    /// The statement itself.
    pub statement: String,
    /// Why it is here; may be empty.
    pub why: String,
    /// Position of its lens in [`super::Questionnaire::lenses`], if it has one.
    pub lens: Option<usize>,
    /// Position of its scale in [`super::Questionnaire::scales`].
    pub scale: usize,
    /// Whether agreement is a bad sign: the lowest level is the hopeful one.
    pub reverse: bool,
    /// Weight in results: more than 0.
    pub weight: Number,
    /// Whether it counts in results: that of what it stands in, of its lens and of its criteria. Gates and priorities are apart.
    pub counts: bool,
    /// Position of its gate in [`super::Gates::levels`], if it belongs to one.
    pub gate: Option<usize>,
    /// Importance in the priority: 1 to 3.
    pub importance: u32,
    /// Position of the target's level in its scale. Of a reversed statement the target is a value on the reversed scale.
    pub target: usize,
    /// Whether not applicable may be given.
    pub not_applicable: bool,
    /// What each level looks like: one per level, lowest first; the gists of the levels where it has none of its own.
    pub descriptors: Vec<String>,
    /// What to think of while answering; may be empty.
    pub think_of: String,
    /// What it looks like when it is done, or at its best; may be empty.
    pub looks_like: String,
    /// What is at risk while it is weak; may be empty.
    pub risk: String,
    /// The wording for other sides, by position in [`super::Questionnaire::sides`].
    pub wordings: BTreeMap<usize, String>,
    /// Its own wording of asks, by position in [`super::Questionnaire::asks`].
    pub prompts: BTreeMap<usize, String>,
    /// Statements of the questionnaire [`super::Questionnaire::beside`], by id.
    pub beside: Vec<String>,
    /// What might count as evidence.
    pub evidence: Vec<String>,
    /// A question to discuss; may be empty.
    pub discuss: String,
    /// A first move; may be empty.
    pub first_move: String,
    /// Positions in [`super::Questionnaire::criteria`].
    pub criteria: Vec<usize>,
    /// Positions in [`super::Questionnaire::resources`].
    pub resources: Vec<usize>,
    /// Digest of its wording in the base language, the same in every language: see [`super::digest::of_wording`].
    pub wording: String,
    /// The same of the wordings for other sides, by position in [`super::Questionnaire::sides`].
    pub side_wordings: BTreeMap<usize, String>,
}
