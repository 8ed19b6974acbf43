//! What may be shown of the answers of individuals: how many there have to be, and which roles can be told apart.
//!
//! A team that knows who is in it is never strongly anonymous; the limits keep a report from saying what one person answered.
//! A joint response has no limit, and one's own page holds one's own answers. What may not be shown is taken out of the numbers
//! themselves ([`masked`]), so that no format can show it.

mod few;
mod mask;
mod roles;

use crate::questionnaire::{Privacy, PrivacyKind, digest};
use crate::round::How;
use crate::score::{Scores, StatementScore};

pub(crate) use few::few_beside;
pub use few::{Others, few, few_words, from_to, hides_kinds};
pub use mask::{Withheld, masked, masked_apart, masked_part};
pub use roles::{RoleGroups, role_groups, told_apart};

/// How much may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// How many answered, and no more.
    Nothing,
    /// The results of domains, without counts.
    Results,
    /// Everything that is not private.
    Detail,
}

/// Whether there is a limit to what may be shown of individuals.
#[must_use]
pub fn is_limited(privacy: &Privacy) -> bool {
    matches!(privacy.kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
}

/// How much may be shown of so many responses.
///
/// ```
/// use ccg_diagnostic::privacy::{Extent, extent};
/// use ccg_diagnostic::questionnaire::{Privacy, PrivacyKind};
/// use ccg_diagnostic::round::How;
/// let limits = Privacy { kind: PrivacyKind::Protected, minimum: 3, detail: 5, note: String::new() };
/// assert_eq!(extent(&limits, How::Individual, 2), Extent::Nothing);
/// assert_eq!(extent(&limits, How::Individual, 4), Extent::Results);
/// assert_eq!(extent(&limits, How::Joint, 1), Extent::Detail);
/// ```
#[must_use]
pub fn extent(privacy: &Privacy, how: How, responses: usize) -> Extent {
    match privacy.kind {
        PrivacyKind::Private => Extent::Nothing,
        PrivacyKind::Protected | PrivacyKind::Anonymous if how == How::Individual => {
            // Nobody's answers are no secret: an empty round says so itself.
            let responses = if privacy.minimum <= 1 {
                responses.max(1)
            } else {
                responses
            };
            if responses < privacy.minimum {
                Extent::Nothing
            } else if responses < privacy.detail {
                Extent::Results
            } else {
                Extent::Detail
            }
        }
        _ => Extent::Detail,
    }
}

/// Whether each statement is withheld: one per statement. At [`Extent::Detail`] one is where fewer than `detail` people were
/// asked it, because it is for some roles only or follows another answer.
#[must_use]
pub fn withheld(privacy: &Privacy, extent: Extent, how: How, scores: &Scores) -> Vec<bool> {
    let limit = if how == How::Joint || privacy.kind == PrivacyKind::Open {
        0
    } else {
        privacy.detail
    };
    let few = |score: &StatementScore| (1..limit).contains(&(score.responses() as usize));
    let statements = scores.statements.iter();
    statements.map(|score| extent != Extent::Detail || few(score)).collect()
}

/// What people wrote, in an order that says nothing about who wrote it: by the text, or, where the answers are anonymous, by
/// its digest, so that no two beginnings stand together.
#[must_use]
pub fn shuffled(mut texts: Vec<String>, privacy: &Privacy) -> Vec<String> {
    if privacy.kind == PrivacyKind::Anonymous {
        texts.sort_by_cached_key(|text| digest::of_file(text.as_bytes()));
    } else {
        texts.sort();
    }
    texts
}

#[cfg(test)]
mod tests;
