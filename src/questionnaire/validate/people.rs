//! Roles, sides, and the questions at the end.

use super::{Check, below};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawChoice, RawClosing, RawQuestionnaire};
use crate::questionnaire::{Choice, Closing, Role, Roles, Side};

impl Check<'_> {
    pub(super) fn roles(&mut self, raw: &RawQuestionnaire) -> Option<Roles> {
        let raw = raw.roles.as_ref()?;
        if raw.choices.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty("roles.choices");
        }
        let choices = raw.choices.as_deref().unwrap_or_default();
        for (position, role) in choices.iter().enumerate() {
            self.taken(&format!("roles.choices[{position}].id"), role.id.as_ref(), &["all"]);
        }
        let choices = choices.iter().enumerate();
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
        let list = raw.sides.as_deref().unwrap_or_default();
        for (position, side) in list.iter().enumerate() {
            self.taken(&format!("sides[{position}].id"), side.id.as_ref(), &["joint"]);
        }
        let list = list.iter().enumerate();
        list.map(|(position, side)| Side {
            id: side.id.clone().unwrap_or_default(),
            title: self.text(&format!("sides[{position}].title"), side.title.as_ref()),
            gist: self.optional(&format!("sides[{position}].gist"), side.gist.as_ref()),
        })
        .collect()
    }

    /// Says so when an id is a word that has a meaning of its own beside such ids.
    pub(super) fn taken(&mut self, path: &str, id: Option<&String>, words: &[&str]) {
        let Some(id) = id.filter(|id| words.iter().any(|word| id.eq_ignore_ascii_case(word))) else {
            return;
        };
        let message = format!("`{}` cannot be an id here", brief(id));
        let problem = Problem::new(ProblemCode::BadId, self.index.value(path), message);
        self.push(problem.with_hint("choose another: this word has a meaning of its own"));
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
        let list = below(path, "choices");
        if raw.choices.is_some() && choices.is_empty() {
            self.missing_or_empty(&list);
        }
        self.ids(&list, "choice", choices.iter().map(|one| one.id.as_ref()));
        let choices = choices.iter().enumerate();
        Closing {
            id: raw.id.clone().unwrap_or_default(),
            asked: self.text(&below(path, "asked"), raw.asked.as_ref()),
            choices: choices
                .map(|(position, choice)| self.choice(&format!("{path}.choices[{position}]"), choice))
                .collect(),
            after: self.texts(&below(path, "after"), raw.after.as_deref()),
        }
    }

    fn choice(&mut self, path: &str, raw: &RawChoice) -> Choice {
        let required = below(path, "then_required");
        let then = below(path, "then");
        if raw.then_required == Some(true) && raw.then.is_none() && !self.index.has(&then) && !self.index.unread(&then)
        {
            let place = self.index.key(&required);
            let problem = Problem::new(ProblemCode::NoEffect, place, "`then_required` without `then`");
            self.push(problem.with_hint("write under `then` what is asked after this choice, or leave it out"));
        }
        Choice {
            id: raw.id.clone().unwrap_or_default(),
            label: self.text(&below(path, "label"), raw.label.as_ref()),
            then: self.optional(&then, raw.then.as_ref()),
            then_required: raw.then_required.unwrap_or(false),
        }
    }
}
