//! Texts in other languages: each belongs to a text of the base language.

use std::collections::BTreeMap;

use super::{Check, parted};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::raw::RawQuestionnaire;
use crate::questionnaire::raw::translation::RawTranslation;
use crate::questionnaire::translation::{Fault, Overlay, Translation, Translations, Wrong};

impl Check<'_> {
    /// The language tag of the file itself.
    pub(super) fn language(&mut self, tag: Option<&String>) -> String {
        let tag = self.text("language", tag);
        if !tag.is_empty() && !is_tag(&tag) {
            let place = self.index.value("language");
            self.not_a_tag(&tag, place);
        }
        tag
    }

    fn not_a_tag(&mut self, tag: &str, place: crate::problem::Place) {
        let message = format!("`{}` is not a language tag", brief(tag));
        let problem = Problem::new(ProblemCode::BadWord, place, message);
        self.push(problem.with_hint("write a tag such as `en-GB` for British English or `cy` for Welsh"));
    }

    pub(super) fn translations(&mut self, raw: &RawQuestionnaire, base: &Questionnaire) -> Translations {
        let Some(translations) = &raw.translations else {
            return Translations::new();
        };
        let mut seen = BTreeMap::from([(base.language.to_lowercase(), base.language.clone())]);
        let mut made = Translations::new();
        if translations.is_empty() {
            self.missing_or_empty("translations");
        }
        // What is there and what is empty stays the same under any translation, so that one copy does for all.
        let mut copy = base.clone();
        let mut overlay = Overlay::default();
        for (tag, texts) in translations {
            self.tag(tag, &mut seen);
            if *texts == RawTranslation::default() && !self.troubled(&format!("translations.{tag}")) {
                self.missing_or_empty(&format!("translations.{tag}"));
            }
            overlay.within(tag, |here| here.lay(&mut copy, texts));
            made.insert(tag.clone(), Translation::checked(texts.clone()));
        }
        self.faults(overlay.faults);
        made
    }

    fn faults(&mut self, faults: Vec<Fault>) {
        let mut troubled: BTreeMap<String, bool> = BTreeMap::new();
        for fault in &faults {
            let part = part(&fault.path);
            if !troubled.contains_key(part) {
                troubled.insert(part.to_owned(), self.base_is_troubled(part));
            }
        }
        for fault in faults {
            let base = troubled.get(part(&fault.path)) == Some(&true);
            // What the base language says there could not be read.
            if !base || fault.wrong == Wrong::Empty {
                self.fault(fault);
            }
        }
    }

    /// A tag that is one, and of a language that the file does not have yet.
    fn tag(&mut self, tag: &str, seen: &mut BTreeMap<String, String>) {
        let place = self.index.key(&format!("translations.{tag}"));
        if !is_tag(tag) {
            self.not_a_tag(tag, place);
            return;
        }
        if let Some(before) = seen.insert(tag.to_lowercase(), tag.to_owned()) {
            let message = format!("the file is in the language `{}` already", brief(&before));
            let problem = Problem::new(ProblemCode::WrongTranslation, place, message);
            self.push(problem.with_hint("translate into another language, or correct the tag"));
        }
    }

    fn fault(&mut self, fault: Fault) {
        let path = format!("translations.{}", fault.path);
        let key = parted(&path).1;
        let place = self.index.key(&path);
        let problem = |code, message: String| Problem::new(code, place.clone(), message);
        match fault.wrong {
            Wrong::Empty => self.empty(&path),
            Wrong::NothingThere => {
                let message = format!("`{}` translates a text that is not there", brief(key));
                let problem = problem(ProblemCode::WrongTranslation, message);
                self.push(problem.with_hint("write it in the base language first, or leave it out here"));
            }
            Wrong::Length { found, wanted } => {
                let message = format!("{found} in `{}` where the base language has {wanted}", brief(key));
                let problem = problem(ProblemCode::WrongTranslation, message);
                self.push(problem.with_hint("translate each, in the same order, or leave the whole list out"));
            }
            Wrong::Unknown { what, known, id } => {
                let mut problem = problem(
                    ProblemCode::UnknownReference,
                    format!("there is no {what} `{}`", brief(&id)),
                );
                let advice = format!("name a {what} of the base language, or leave this out");
                problem.hint = hint(&id, known.iter().map(String::as_str)).or(Some(advice));
                self.push(problem);
            }
        }
    }

    /// Whether the part of the base language to which a translation belongs has problems of its own.
    fn base_is_troubled(&self, part: &str) -> bool {
        let part = if part == "statements" { "domains" } else { part };
        self.troubled(part) || self.troubled("scales")
    }
}

/// The key at the top of the file to which a fault in a translation belongs: `statements` of `cy.statements.D1.01.why`.
fn part(path: &str) -> &str {
    let after = path.split_once('.').map_or("", |(_, after)| after);
    after.split(['.', '[']).next().unwrap_or_default()
}

/// Whether a text has the form of a language tag: `cy`, `en-GB`, `zh-Hant`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let letters = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 35 && parts.next().is_some_and(letters) && parts.all(plain)
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags_have_a_form() {
        for tag in ["cy", "en-GB", "zh-Hant", "sr-Latn-RS", "de-1996", "en-x-easy"] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in [
            "",
            "e",
            "English",
            "english_uk",
            "en_GB",
            "en-",
            "-en",
            "en GB",
            "12",
            "waytoolong-x",
        ] {
            assert!(!is_tag(text), "{text}");
        }
    }
}
