//! Answers besides ratings, lenses and criteria.

use super::{Check, below};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawAnswers, RawOtherAnswer, RawQuestionnaire};
use crate::questionnaire::{Basis, CountsAs, Criterion, Lens, OtherAnswer};

/// The answers besides ratings.
pub(super) struct Answers {
    pub(super) dont_know: OtherAnswer,
    pub(super) not_applicable: OtherAnswer,
    pub(super) reason_required: bool,
    pub(super) unanswered: CountsAs,
}

impl Check<'_> {
    pub(super) fn answers(&mut self, raw: Option<&RawAnswers>) -> Answers {
        let dont_know = raw.and_then(|raw| raw.dont_know.as_ref());
        let not_applicable = raw.and_then(|raw| raw.not_applicable.as_ref());
        self.always_offered(dont_know);
        let words = [("required", true), ("optional", false)];
        let reason = not_applicable.and_then(|other| other.reason.as_ref());
        let reason = self.word("answers.not_applicable.reason", reason, &words);
        let unanswered = raw.and_then(|raw| raw.unanswered.as_ref());
        let unanswered = self.word("answers.unanswered", unanswered, &CountsAs::WORDS);
        Answers {
            dont_know: self.other("dont_know", dont_know, "Don't know"),
            not_applicable: self.other("not_applicable", not_applicable, "Not applicable"),
            reason_required: reason.unwrap_or(true),
            unanswered: unanswered.unwrap_or_default(),
        }
    }

    fn other(&mut self, key: &str, raw: Option<&RawOtherAnswer>, usual: &str) -> OtherAnswer {
        let at = |text: &str| format!("answers.{key}.{text}");
        let counts_as = raw.and_then(|raw| raw.counts_as.as_ref());
        OtherAnswer {
            label: self.optional_or(&at("label"), raw.and_then(|raw| raw.label.as_ref()), usual),
            gist: self.optional(&at("gist"), raw.and_then(|raw| raw.gist.as_ref())),
            counts_as: (self.word(&at("counts_as"), counts_as, &CountsAs::WORDS)).unwrap_or_default(),
        }
    }

    /// Don't know is always offered, and never needs a reason.
    fn always_offered(&mut self, raw: Option<&RawOtherAnswer>) {
        if raw.is_some_and(|raw| raw.allowed == Some(false)) {
            let place = self.index.value("answers.dont_know.allowed");
            let problem = Problem::new(ProblemCode::NotSupported, place, "don't know cannot be switched off");
            self.push(problem.with_hint("leave this key out: don't know is always offered"));
        }
        if raw.is_some_and(|raw| raw.reason.is_some()) {
            let place = self.index.key("answers.dont_know.reason");
            let problem = Problem::new(ProblemCode::NotSupported, place, "don't know needs no reason");
            self.push(problem.with_hint("leave this key out: only not applicable has a reason"));
        }
    }

    pub(super) fn lenses(&mut self, raw: &RawQuestionnaire) -> Vec<Lens> {
        let list = raw.lenses.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, lens)| Lens {
            id: lens.id.clone().unwrap_or_default(),
            title: self.text(&format!("lenses[{position}].title"), lens.title.as_ref()),
            gist: self.optional(&format!("lenses[{position}].gist"), lens.gist.as_ref()),
        })
        .collect()
    }

    pub(super) fn criteria(&mut self, raw: &RawQuestionnaire) -> Vec<Criterion> {
        let list = raw.criteria.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, criterion)| {
            let at = format!("criteria[{position}]");
            let words = [("seen", Basis::Seen), ("background", Basis::Background)];
            Criterion {
                id: criterion.id.clone().unwrap_or_default(),
                text: self.text(&below(&at, "text"), criterion.text.as_ref()),
                basis: self
                    .word(&below(&at, "basis"), criterion.basis.as_ref(), &words)
                    .unwrap_or(Basis::Background),
            }
        })
        .collect()
    }
}
