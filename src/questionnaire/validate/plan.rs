//! Gates, the overall result, privacy, and what the report leads with.

use super::Check;
use crate::number::whole;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawGate, RawOverall, RawPart, RawPrivacy, RawQuestionnaire};
use crate::questionnaire::{Gate, Gates, Labels, Overall, Part, Privacy, PrivacyKind, ReportPlan, RollUp, Show, plan};

/// The fewest responses of which anything is shown, and of which detail is, where a questionnaire does not say.
const MINIMUM: usize = 3;
const DETAIL: usize = 5;

impl Check<'_> {
    pub(super) fn gates(&mut self, raw: &RawQuestionnaire) -> Option<Gates> {
        let raw = raw.gates.as_ref()?;
        if raw.levels.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty("gates.levels");
        }
        let levels = raw.levels.as_deref().unwrap_or_default().iter().enumerate();
        let levels = levels
            .map(|(position, gate)| self.gate(&format!("gates.levels[{position}]"), gate))
            .collect();
        let words = [("passes", true), ("fails", false)];
        Some(Gates {
            levels,
            empty_passes: self.word("gates.empty", raw.empty.as_ref(), &words).unwrap_or(true),
            cumulative: raw.cumulative.unwrap_or(true),
        })
    }

    fn gate(&mut self, path: &str, raw: &RawGate) -> Gate {
        let at = format!("{path}.share");
        if raw.share == Some(0.0) {
            let problem = Problem::new(
                ProblemCode::BadNumber,
                self.index.value(&at),
                "a gate that nothing has to pass is none",
            );
            self.push(problem.with_hint("write a share of more than 0, up to 1"));
        }
        Gate {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&format!("{path}.title"), raw.title.as_ref()),
            gist: self.optional(&format!("{path}.gist"), raw.gist.as_ref()),
            share: raw.share.map_or_else(|| whole(1), |share| self.share(&at, share)),
            weighted: raw.weighted.unwrap_or(false),
        }
    }

    pub(super) fn overall(&mut self, raw: Option<&RawOverall>, default: &crate::number::Number) -> Option<Overall> {
        let raw = raw?;
        let roll_up = self.word("overall.roll_up", raw.roll_up.as_ref(), &RollUp::WORDS);
        let roll_up = roll_up.unwrap_or_default();
        Some(Overall {
            title: self.optional_or("overall.title", raw.title.as_ref(), "Overall"),
            roll_up,
            start: self.start("overall.start", raw.start, roll_up),
            enough: self.enough("overall.enough", raw.enough, roll_up, default),
            bands: self.bands("overall.bands", raw.bands.as_deref()),
        })
    }

    pub(super) fn privacy(&mut self, raw: Option<&RawPrivacy>) -> Privacy {
        let Some(raw) = raw else {
            return Privacy {
                kind: PrivacyKind::Protected,
                minimum: 1,
                detail: 1,
                note: String::new(),
            };
        };
        let kind = self.word("privacy.default", raw.default.as_ref(), &PrivacyKind::WORDS);
        let kind = kind.unwrap_or_default();
        let withheld = matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous);
        let number = |own: Option<u32>, usual: usize| match own {
            Some(own) => own.max(1) as usize,
            None if withheld => usual,
            None => 1,
        };
        let minimum = number(raw.minimum, MINIMUM);
        Privacy {
            kind,
            minimum,
            detail: number(raw.detail, DETAIL).max(minimum),
            note: self.optional("privacy.note", raw.note.as_ref()),
        }
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
        let at = format!("{path}.show");
        if raw.show.is_none() {
            self.missing(path, "show", Some("write what it shows, such as `show: gaps`"));
        }
        let show = self.word(&at, raw.show.as_ref(), &Show::WORDS);
        Some(Part {
            heading: self.optional(&format!("{path}.heading"), raw.heading.as_ref()),
            most: raw.most,
            text: self.optional(&format!("{path}.text"), raw.text.as_ref()),
            show: show?,
        })
    }

    pub(super) fn labels(&mut self, raw: &RawQuestionnaire) -> Labels {
        let raw = raw.labels.as_ref();
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
