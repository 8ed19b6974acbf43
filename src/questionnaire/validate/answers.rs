//! Answers besides ratings, lenses and criteria.

use super::Check;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawAnswers, RawOtherAnswer, RawQuestionnaire};
use crate::questionnaire::{Basis, CountsAs, Criterion, Lens, OtherAnswer};

impl Check<'_> {
    pub(super) fn answers(&mut self, raw: Option<&RawAnswers>) -> (OtherAnswer, OtherAnswer) {
        let other = |check: &mut Self, key: &str, raw: Option<&RawOtherAnswer>, label: &str| OtherAnswer {
            label: check.optional_or(
                &format!("answers.{key}.label"),
                raw.and_then(|r| r.label.as_ref()),
                label,
            ),
            gist: check.optional(&format!("answers.{key}.gist"), raw.and_then(|r| r.gist.as_ref())),
            counts_as: check
                .word(
                    &format!("answers.{key}.counts_as"),
                    raw.and_then(|r| r.counts_as.as_ref()),
                    &CountsAs::WORDS,
                )
                .unwrap_or_default(),
        };
        let dont_know = other(self, "dont_know", raw.and_then(|r| r.dont_know.as_ref()), "Don't know");
        let not_applicable = other(
            self,
            "not_applicable",
            raw.and_then(|r| r.not_applicable.as_ref()),
            "Not applicable",
        );
        if raw.and_then(|r| r.dont_know.as_ref()).and_then(|d| d.allowed) == Some(false) {
            let place = self.index.value("answers.dont_know.allowed");
            self.push(
                Problem::new(ProblemCode::NotSupported, place, "don't know cannot be switched off")
                    .with_hint("leave this key out: don't know is always offered"),
            );
        }
        (dont_know, not_applicable)
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
                text: self.text(&format!("{at}.text"), criterion.text.as_ref()),
                basis: self
                    .word(&format!("{at}.basis"), criterion.basis.as_ref(), &words)
                    .unwrap_or(Basis::Background),
            }
        })
        .collect()
    }
}
