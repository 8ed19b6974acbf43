//! What is doubtful in a questionnaire that is valid: warnings of substance, each with a name by which it can be switched off.
//!
//! A warning is a reason to read again, never a refusal: the rules are rough, and the author knows better.

mod alike;
mod attain;
mod balance;
mod bands;
mod ideas;
mod places;
mod quotes;
mod reach;
mod short;
#[cfg(test)]
mod tests;
mod translations;
mod wording;

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::yaml::{self, Index};
use places::Places;

/// One thing that is worth reading again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which rule of thumb it goes against.
    pub name: WarningName,
    /// Where; `None` when it concerns the file as a whole.
    pub place: Place,
    /// What was found: a lowercase fragment, values in backticks, no full stop.
    pub message: String,
    /// What can be done about it.
    pub hint: String,
}

macro_rules! names {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $rule:literal),* $(,)?) => {
        /// The rules of thumb, each with a stable name for files and documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum WarningName { $(#[doc = $rule] $variant),* }

        impl WarningName {
            /// Every name, in the order of the documentation.
            pub const ALL: &'static [WarningName] = &[$(WarningName::$variant),*];

            /// The stable name, such as `two-ideas`.
            #[must_use]
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }

            /// The rule in one sentence.
            #[must_use]
            pub fn rule(self) -> &'static str { match self { $(Self::$variant => $rule),* } }
        }
    };
}

names! {
    TwoIdeas = "two-ideas": "A statement says one thing, so that one level can answer it.",
    DoubleNegative = "double-negative": "A statement says no at most once.",
    LongStatement = "long-statement": "A statement has at most 160 characters.",
    LongDescriptor = "long-descriptor": "A descriptor has at most 220 characters.",
    DuplicateStatements = "duplicate-statements": "No two statements say the same.",
    SameDescriptors = "same-descriptors": "Each level of a statement looks different, and statements do not share their descriptors.",
    UnbalancedLenses = "unbalanced-lenses": "A lens has at least a third as many statements as lenses have on average.",
    UnattainableLevel = "unattainable-level": "Every level of `gates` can be attained by some answers.",
    NeverShown = "never-shown": "Every domain and section is shown to somebody.",
    UnusedCriterion = "unused-criterion": "Every criterion is named by a statement.",
    UnusedResource = "unused-resource": "Every resource is named by a statement, or names a domain.",
    CurlyQuotes = "curly-quotes": "A text is put in straight quotes, not in curly ones.",
    CutText = "cut-text": "A text without quotes holds no ` #`, where YAML ends it.",
    UncoveredResults = "uncovered-results": "The first band begins at the lowest possible result.",
    NobodyShort = "nobody-short": "A target is above the lowest level, so that an answer can fall short of it.",
    Untranslated = "untranslated": "A translation has all the texts that the base language has.",
}

impl fmt::Display for WarningName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl WarningName {
    /// The warning with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.name() == name)
    }
}

/// The nearest name of a warning for one that is none, as a hint.
#[must_use]
pub fn nearest_name(name: &str) -> Option<String> {
    hint(name, WarningName::ALL.iter().map(|one| one.name()))
}

/// The warnings that a questionnaire's own `allow` switches off.
///
/// # Errors
///
/// Every name in it that is no warning's, with the nearest.
pub fn allowed(questionnaire: &Questionnaire, index: &Index) -> Result<BTreeSet<WarningName>, Vec<Problem>> {
    let (mut allowed, mut problems) = (BTreeSet::new(), Vec::new());
    for (position, name) in questionnaire.allow.iter().enumerate() {
        if let Some(found) = WarningName::find(name) {
            allowed.insert(found);
            continue;
        }
        let place = index.value(&format!("allow[{position}]"));
        let message = format!("there is no warning `{}`", brief(name));
        let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
        problem.hint = nearest_name(name);
        problems.push(problem);
    }
    if problems.is_empty() {
        Ok(allowed)
    } else {
        Err(problems)
    }
}

/// Every warning about the questionnaire that `text` is the file of, in the order of the file, but for those in `allow`.
#[must_use]
pub fn warnings(text: &str, questionnaire: &Questionnaire, allow: &BTreeSet<WarningName>) -> Vec<Warning> {
    let document = yaml::read::<Value>(text);
    let (file, index) = (document.value.unwrap_or_default(), document.index);
    let look = Look {
        questionnaire,
        file: &file,
        text,
        index: &index,
        places: Places::of(questionnaire, &index),
    };
    let mut found = Vec::new();
    for rule in [
        wording::warnings,
        alike::warnings,
        balance::warnings,
        attain::warnings,
        bands::warnings,
        quotes::warnings,
        reach::warnings,
        short::warnings,
        translations::warnings,
    ] {
        rule(&look, &mut found);
    }
    found.retain(|warning: &Warning| !allow.contains(&warning.name));
    found.sort_by_key(|warning| warning.place.as_ref().map_or(0, |place| place.start));
    found
}

/// What the rules look at.
struct Look<'a> {
    questionnaire: &'a Questionnaire,
    /// The file, key by key.
    file: &'a Value,
    /// The file as it is written.
    text: &'a str,
    index: &'a Index,
    places: Places<'a>,
}

/// A warning about the value at a path.
fn warning(look: &Look<'_>, name: WarningName, path: &str, message: String, hint: &str) -> Warning {
    Warning {
        name,
        place: look.places.at(path),
        message,
        hint: hint.to_owned(),
    }
}
