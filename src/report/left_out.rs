//! Responses that do not count, and why.

use std::collections::BTreeSet;

use crate::questionnaire::{Privacy, PrivacyKind};
use crate::words::count;

/// A response that does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Whose it is: `R3`.
    pub code: String,
    /// Why, as a fragment: `not finished`.
    pub reason: String,
}

impl LeftOut {
    /// These responses sorted; of anonymous ones only the reason stays.
    #[must_use]
    pub fn shown(all: &[Self], privacy: &Privacy) -> Vec<Self> {
        let mut shown = all.to_vec();
        if privacy.kind == PrivacyKind::Anonymous {
            shown.iter_mut().for_each(|one| one.code.clear());
        }
        shown.sort();
        shown
    }

    /// `R3 (not finished)` for each, by code; of anonymous responses `2 responses (not finished)` for each reason.
    #[must_use]
    pub fn named(all: &[Self], privacy: &Privacy) -> Vec<String> {
        let shown = Self::shown(all, privacy);
        if privacy.kind != PrivacyKind::Anonymous {
            let named = shown.iter().map(|one| format!("{} ({})", one.code, one.reason));
            return named.collect();
        }
        let reasons: BTreeSet<&str> = shown.iter().map(|one| one.reason.as_str()).collect();
        let of = |reason: &str| shown.iter().filter(|one| one.reason == reason).count();
        let counted = reasons.into_iter();
        counted
            .map(|reason| format!("{} ({reason})", count(of(reason), "response", "responses")))
            .collect()
    }
}
