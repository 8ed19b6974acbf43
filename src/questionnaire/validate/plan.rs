//! Privacy, what the report leads with, and labels.

use super::{Check, below};
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::plan::{DETAIL, MINIMUM};
use crate::questionnaire::raw::{RawPart, RawPrivacy, RawQuestionnaire};
use crate::questionnaire::{Labels, Part, Privacy, PrivacyKind, ReportPlan, Show, plan};

impl Check<'_> {
    pub(super) fn privacy(&mut self, raw: Option<&RawPrivacy>) -> Privacy {
        let Some(raw) = raw else {
            return Privacy {
                kind: PrivacyKind::Protected,
                minimum: MINIMUM,
                detail: DETAIL,
                note: String::new(),
            };
        };
        let kind = self.word("privacy.default", raw.default.as_ref(), &PrivacyKind::WORDS);
        let kind = kind.unwrap_or_default();
        let withheld = matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous);
        let mut number = |key: &str, own: Option<u32>, usual: usize| match own {
            Some(own) => self.fewest(key, own, withheld),
            None if withheld => usual,
            None => 1,
        };
        let minimum = number("minimum", raw.minimum, MINIMUM);
        let detail = number("detail", raw.detail, DETAIL.max(minimum));
        if withheld && detail < minimum {
            let message = format!("detail `{detail}` is below the minimum `{minimum}`");
            let problem = Problem::new(ProblemCode::BadNumber, self.index.value("privacy.detail"), message);
            self.push(problem.with_hint("detail needs at least as many people as anything at all"));
        }
        Privacy {
            kind,
            minimum,
            detail: detail.max(minimum),
            note: self.optional("privacy.note", raw.note.as_ref()),
        }
    }

    /// A number of responses under which something is withheld.
    fn fewest(&mut self, key: &str, own: u32, withheld: bool) -> usize {
        let path = format!("privacy.{key}");
        if own == 0 {
            let problem = Problem::new(ProblemCode::BadNumber, self.index.value(&path), format!("`{key}` is 0"));
            self.push(problem.with_hint("write at least 1, where 1 withholds nothing"));
        } else if own > 1 && !withheld {
            let message = format!("`{key}` says nothing where nothing is withheld by number");
            let problem = Problem::new(ProblemCode::NoEffect, self.index.key(&path), message);
            self.push(problem.with_hint("write `default: protected` or `default: anonymous`, or leave it out"));
        }
        own.max(1) as usize
    }

    pub(super) fn report(&mut self, raw: &RawQuestionnaire) -> ReportPlan {
        let Some(raw) = raw.report.as_ref() else {
            return ReportPlan::default();
        };
        let first = raw.first.as_deref().unwrap_or_default().iter().enumerate();
        let leave_out = raw.leave_out.as_deref().unwrap_or_default();
        for (position, name) in leave_out.iter().enumerate() {
            if !plan::SECTIONS.contains(&name.as_str()) {
                let message = format!("the report has no section `{}`", crate::problem::excerpt::brief(name));
                let place = self.index.value(&format!("report.leave_out[{position}]"));
                let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
                problem.hint = hint(name, plan::SECTIONS);
                self.push(problem);
            }
        }
        ReportPlan {
            leads_with: self.optional("report.leads_with", raw.leads_with.as_ref()),
            first: first
                .filter_map(|(position, part)| self.part(&format!("report.first[{position}]"), part))
                .collect(),
            leave_out: leave_out.to_vec(),
            never_shows: self.optional("report.never_shows", raw.never_shows.as_ref()),
        }
    }

    fn part(&mut self, path: &str, raw: &RawPart) -> Option<Part> {
        let at = below(path, "show");
        if raw.show.is_none() {
            self.missing(path, "show", Some("write what it shows, such as `show: gaps`"));
        }
        let show = self.word(&at, raw.show.as_ref(), &Show::WORDS);
        if raw.most == Some(0) {
            let place = self.index.value(&below(path, "most"));
            let problem = Problem::new(ProblemCode::BadNumber, place, "a part that shows at most 0 things");
            self.push(problem.with_hint("write at least 1, or leave the part out"));
        }
        Some(Part {
            heading: self.optional(&below(path, "heading"), raw.heading.as_ref()),
            most: raw.most,
            text: self.optional(&below(path, "text"), raw.text.as_ref()),
            show: show?,
        })
    }

    pub(super) fn labels(&mut self, raw: &RawQuestionnaire) -> Labels {
        let raw = raw.labels.as_ref();
        for (one, other) in [("domain", "domains"), ("domains", "domain")] {
            if self.index.has(&format!("labels.{one}")) && !self.index.has(&format!("labels.{other}")) {
                let advice = "name one and several: `domain` and `domains` go together";
                self.missing("labels", other, Some(advice));
            }
        }
        let mut label =
            |key: &str, own: Option<&String>, usual: &str| self.optional_or(&format!("labels.{key}"), own, usual);
        Labels {
            domain: label("domain", raw.and_then(|raw| raw.domain.as_ref()), "domain"),
            domains: label("domains", raw.and_then(|raw| raw.domains.as_ref()), "domains"),
            risk: label(
                "risk",
                raw.and_then(|raw| raw.risk.as_ref()),
                "At risk while this is weak",
            ),
            looks_like: label(
                "looks_like",
                raw.and_then(|raw| raw.looks_like.as_ref()),
                "What done looks like",
            ),
        }
    }
}
