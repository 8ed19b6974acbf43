//! Roles, sides, what an answer carries, and the questions at the end.

use super::{Check, Names};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawAsk, RawChoice, RawClosing, RawQuestionnaire};
use crate::questionnaire::{After, Ask, AskKind, Choice, Closing, Level, Role, Roles, Scale, Side};

impl Check<'_> {
    pub(super) fn roles(&mut self, raw: &RawQuestionnaire) -> Option<Roles> {
        let raw = raw.roles.as_ref()?;
        if raw.choices.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty("roles.choices");
        }
        let choices = raw.choices.as_deref().unwrap_or_default().iter().enumerate();
        let choices = choices
            .map(|(position, role)| Role {
                id: role.id.clone().unwrap_or_default(),
                label: self.text(&format!("roles.choices[{position}].label"), role.label.as_ref()),
            })
            .collect();
        Some(Roles {
            asked: self.optional_or("roles.asked", raw.asked.as_ref(), "Which of these is closest to you?"),
            several: raw.several.unwrap_or(false),
            choices,
        })
    }

    pub(super) fn sides(&mut self, raw: &RawQuestionnaire) -> Vec<Side> {
        let list = raw.sides.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, side)| Side {
            id: side.id.clone().unwrap_or_default(),
            title: self.text(&format!("sides[{position}].title"), side.title.as_ref()),
            gist: self.optional(&format!("sides[{position}].gist"), side.gist.as_ref()),
        })
        .collect()
    }

    pub(super) fn asks(&mut self, raw: &RawQuestionnaire, scales: &[Scale]) -> Vec<Ask> {
        let list = raw.asks.as_deref().unwrap_or_default();
        let made: Vec<Ask> = (list.iter().enumerate())
            .map(|(position, ask)| self.ask(&format!("asks[{position}]"), ask, scales))
            .collect();
        let important = made
            .iter()
            .enumerate()
            .filter(|(_, ask)| ask.kind == AskKind::Importance);
        if let Some((position, _)) = important.skip(1).next() {
            let place = self.index.value(&format!("asks[{position}].kind"));
            let problem = Problem::new(ProblemCode::NotSupported, place, "importance is asked twice");
            self.push(problem.with_hint("keep one of them: it takes the place of the statement's importance"));
        }
        made
    }

    fn ask(&mut self, path: &str, raw: &RawAsk, scales: &[Scale]) -> Ask {
        let at = |key: &str| format!("{path}.{key}");
        let kind = self.word(&at("kind"), raw.kind.as_ref(), &AskKind::WORDS);
        let kind = kind.unwrap_or(AskKind::Text);
        let asked = self.text(&at("asked"), raw.asked.as_ref());
        let label = raw.label.as_ref().map_or_else(
            || raw.id.clone().unwrap_or_default(),
            |label| self.text(&at("label"), Some(label)),
        );
        let after = raw.after.as_deref().unwrap_or_default().iter().enumerate();
        Ask {
            id: raw.id.clone().unwrap_or_default(),
            kind,
            asked,
            label,
            after: after
                .filter_map(|(position, word)| self.after(&format!("{path}.after[{position}]"), word, scales))
                .collect(),
            required: raw.required.unwrap_or(false),
            private: raw.private.unwrap_or(false),
            levels: self.ask_levels(path, raw, kind),
        }
    }

    fn ask_levels(&mut self, path: &str, raw: &RawAsk, kind: AskKind) -> Vec<Level> {
        let list = format!("{path}.levels");
        let levels = raw.levels.as_deref().unwrap_or_default();
        if (kind == AskKind::Importance) != raw.levels.is_some() && !self.index.unread(&list) {
            let (message, advice) = if kind == AskKind::Importance {
                ("importance is asked without levels", "give `levels`, lowest first")
            } else {
                ("only `kind: importance` has levels", "leave `levels` out")
            };
            let place = self.index.key(&list).or_else(|| self.index.value(path));
            self.push(Problem::new(ProblemCode::NotSupported, place, message).with_hint(advice));
        }
        self.ids(&list, "level", levels.iter().map(|level| level.id.as_ref()));
        let made: Vec<Level> = (levels.iter().enumerate())
            .map(|(position, level)| self.level(&format!("{list}[{position}]"), position, level))
            .collect();
        for (position, pair) in made.windows(2).enumerate() {
            self.rising(&list, position + 1, &pair[0], &pair[1]);
        }
        made
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

    pub(super) fn closing(&mut self, raw: &RawQuestionnaire) -> Vec<Closing> {
        let list = raw.closing.as_deref().unwrap_or_default();
        self.ids("closing", "closing question", list.iter().map(|one| one.id.as_ref()));
        let list = list.iter().enumerate();
        list.map(|(position, one)| self.closing_question(&format!("closing[{position}]"), one))
            .collect()
    }

    fn closing_question(&mut self, path: &str, raw: &RawClosing) -> Closing {
        let choices = raw.choices.as_deref().unwrap_or_default();
        self.ids(
            &format!("{path}.choices"),
            "choice",
            choices.iter().map(|one| one.id.as_ref()),
        );
        let choices = choices.iter().enumerate();
        Closing {
            id: raw.id.clone().unwrap_or_default(),
            asked: self.text(&format!("{path}.asked"), raw.asked.as_ref()),
            choices: choices
                .map(|(position, choice)| self.choice(&format!("{path}.choices[{position}]"), choice))
                .collect(),
            after: self.texts(&format!("{path}.after"), raw.after.as_deref()),
        }
    }

    fn choice(&mut self, path: &str, raw: &RawChoice) -> Choice {
        Choice {
            id: raw.id.clone().unwrap_or_default(),
            label: self.text(&format!("{path}.label"), raw.label.as_ref()),
            then: self.optional(&format!("{path}.then"), raw.then.as_ref()),
            then_required: raw.then_required.unwrap_or(false),
        }
    }

    /// The order of asking: that of the file, unless told.
    pub(super) fn order(&mut self, raw: Option<&[String]>, statements: &Names, count: usize) -> Vec<usize> {
        let Some(raw) = raw else {
            return (0..count).collect();
        };
        let order = self.references("order", "statement", Some(raw), &statements.statements);
        let mut seen = order.clone();
        seen.sort_unstable();
        if order.len() == raw.len() && seen != (0..count).collect::<Vec<_>>() && !statements.statements.partly {
            let missing = statements
                .statements
                .positions
                .iter()
                .find(|(_, at)| !order.contains(at));
            let message = match missing {
                Some((id, _)) => format!("`order` does not have the statement `{id}`"),
                None => "`order` names a statement twice".to_owned(),
            };
            let problem = Problem::new(ProblemCode::MissingKey, self.index.key("order"), message);
            self.push(problem.with_hint("name every statement once, or leave `order` out"));
        }
        order
    }
}
