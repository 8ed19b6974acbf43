//! Texts in other languages, laid over those of the base language. One walk does it, and says what does not fit.

mod overlay;
mod walk;

use std::collections::BTreeMap;

use super::Questionnaire;
use super::raw::translation::RawTranslation;

pub(super) use overlay::{Fault, Overlay, Wrong};

/// The texts of one other language. Each belongs to something in the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation(RawTranslation);

impl Translation {
    /// Holds what [`Overlay`] found nothing wrong with.
    pub(super) fn checked(raw: RawTranslation) -> Self {
        Self(raw)
    }
}

impl Questionnaire {
    /// The tags of the languages that it can be shown in, the base language first.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let others = self.translations.keys().map(String::as_str);
        std::iter::once(self.language.as_str()).chain(others).collect()
    }

    /// The same questionnaire with its texts in another language; `None` where it has no such language.
    ///
    /// What is not translated stays in the base language. Ids, numbers and digests of wording are the same in every language.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> Option<Self> {
        if tag.eq_ignore_ascii_case(&self.language) {
            return Some(self.clone());
        }
        let mut others = self.translations.iter();
        let (own, translation) = others.find(|(own, _)| own.eq_ignore_ascii_case(tag))?;
        let mut translated = self.clone();
        translated.language.clone_from(own);
        Overlay::default().lay(&mut translated, &translation.0);
        Some(translated)
    }

    /// The texts of each other language by where they stand in it, such as `statements.D2.04.why`.
    #[must_use]
    pub fn translated(&self) -> BTreeMap<&str, BTreeMap<String, String>> {
        let texts = |translation: &Translation| {
            let mut overlay = Overlay::default();
            overlay.lay(&mut self.clone(), &translation.0);
            overlay.laid
        };
        let each = self.translations.iter();
        each.map(|(tag, translation)| (tag.as_str(), texts(translation)))
            .collect()
    }
}

/// Translations by language tag.
pub type Translations = BTreeMap<String, Translation>;
