//! What an answer carries besides the rating.

use super::{Check, below};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawAsk, RawQuestionnaire};
use crate::questionnaire::{After, Ask, AskKind, Level, Scale};
use crate::words::count;

impl Check<'_> {
    pub(super) fn asks(&mut self, raw: &RawQuestionnaire, scales: &[Scale]) -> Vec<Ask> {
        let list = raw.asks.as_deref().unwrap_or_default();
        let made: Vec<Ask> = (list.iter().enumerate())
            .map(|(position, ask)| self.ask(&format!("asks[{position}]"), ask, scales))
            .collect();
        let mut important = (made.iter().enumerate()).filter(|(_, ask)| ask.kind == AskKind::Importance);
        if let Some((position, _)) = important.nth(1) {
            let place = self.index.value(&format!("asks[{position}].kind"));
            let problem = Problem::new(ProblemCode::NotSupported, place, "importance is asked twice");
            self.push(problem.with_hint("keep one of them: it takes the place of the statement's importance"));
        }
        made
    }

    fn ask(&mut self, path: &str, raw: &RawAsk, scales: &[Scale]) -> Ask {
        let at = |key: &str| below(path, key);
        let understood = self.word(&at("kind"), raw.kind.as_ref(), &AskKind::WORDS);
        let kind = understood.unwrap_or(AskKind::Text);
        let asked = self.text(&at("asked"), raw.asked.as_ref());
        let id = raw.id.clone().unwrap_or_default();
        if raw.after.as_ref().is_some_and(Vec::is_empty) {
            self.missing_or_empty(&at("after"));
        }
        let after = raw.after.as_deref().unwrap_or_default().iter().enumerate();
        Ask {
            label: self.optional_or(&at("label"), raw.label.as_ref(), &id),
            id,
            kind,
            asked,
            after: after
                .filter_map(|(position, word)| self.after(&format!("{path}.after[{position}]"), word, scales))
                .collect(),
            required: raw.required.unwrap_or(false),
            private: raw.private.unwrap_or(false),
            levels: self.ask_levels(path, raw, understood.or(raw.kind.is_none().then_some(kind))),
        }
    }

    /// Its levels. `kind` is `None` where the word for it was not understood.
    fn ask_levels(&mut self, path: &str, raw: &RawAsk, kind: Option<AskKind>) -> Vec<Level> {
        let list = below(path, "levels");
        let levels = raw.levels.as_deref().unwrap_or_default();
        let other = kind.is_some_and(|kind| kind != AskKind::Importance);
        if other && !levels.is_empty() && !self.index.unread(&below(path, "kind")) {
            let place = self.index.key(&list);
            let problem = Problem::new(ProblemCode::NoEffect, place, "only `kind: importance` has levels");
            self.push(problem.with_hint("leave `levels` out, or ask for importance"));
        }
        if kind == Some(AskKind::Importance) && levels.len() < 2 && !self.index.unread(&list) {
            let place = self.index.key(&list).or_else(|| self.index.key(&below(path, "kind")));
            let message = format!("importance is asked with {}", count(levels.len(), "level", "levels"));
            let problem = Problem::new(ProblemCode::BadScale, place, message);
            self.push(problem.with_hint("give at least 2 `levels`, lowest first"));
        }
        for (position, _) in levels
            .iter()
            .enumerate()
            .filter(|(_, level)| level.value.is_some_and(|value| value < 0.0))
        {
            let place = self.index.value(&format!("{list}[{position}].value"));
            let problem = Problem::new(ProblemCode::BadNumber, place, "an importance is not less than 0");
            self.push(problem.with_hint("1, 2 and 3 stand beside the importance that statements have"));
        }
        self.levels(&list, levels)
    }

    fn after(&mut self, path: &str, word: &str, scales: &[Scale]) -> Option<After> {
        match word {
            "dk" => return Some(After::DontKnow),
            "na" => return Some(After::NotApplicable),
            _ => {}
        }
        let ids = scales
            .iter()
            .flat_map(|scale| &scale.levels)
            .map(|level| level.id.as_str());
        if ids.clone().any(|id| id == word) || !self.unsound.is_empty() {
            return Some(After::Level(word.to_owned()));
        }
        let message = format!("no scale has a level `{}`", brief(word));
        let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(path), message);
        problem.hint = hint(word, ids.chain(["dk", "na"]));
        self.push(problem);
        None
    }
}
