//! Is a plan's file right? Every problem, at its place.

mod action;

use jiff::civil::Date;

use super::raw::{RawNeed, RawPlan};
use super::{ChosenNeed, MOST_NAME, MOST_TEXT, Plan};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::yaml::{Checked, checked};

/// Reads a plan. A statement that the questionnaire no longer has stays: the plan of an older version is still a plan.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str, questionnaire: &Questionnaire) -> Result<Plan, Vec<Problem>> {
    checked(text, |file, raw: RawPlan| {
        let mut check = Check {
            file,
            questionnaire,
            used: Vec::new(),
        };
        check.plan(&raw)
    })
}

struct Check<'a, 'f> {
    file: &'a mut Checked<'f>,
    questionnaire: &'a Questionnaire,
    /// Ids of needs and actions so far, in lower case: both are typed at the same prompt.
    used: Vec<String>,
}

impl Check<'_, '_> {
    fn plan(&mut self, raw: &RawPlan) -> Plan {
        self.file.format(raw.format);
        let needs = raw.needs.as_deref().unwrap_or_default();
        let needs: Vec<ChosenNeed> = (needs.iter().enumerate())
            .map(|(at, need)| self.need(at, need))
            .collect();
        let actions = raw.actions.as_deref().unwrap_or_default();
        let actions = actions.iter().enumerate();
        Plan {
            review_on: self.date("review_on", raw.review_on.as_ref()),
            actions: actions.map(|(at, action)| self.action(at, action, &needs)).collect(),
            needs,
        }
    }

    fn need(&mut self, at: usize, raw: &RawNeed) -> ChosenNeed {
        let path = format!("needs[{at}]");
        let statements = self.statements(&path, raw.statements.as_deref());
        ChosenNeed {
            id: self.id(&path, raw.id.as_ref(), "N1"),
            title: self.required(&path, "title", raw.title.as_ref(), MOST_NAME),
            in_12_months: self.level(&path, raw.in_12_months.as_ref(), &statements),
            reason: self.text(&format!("{path}.reason"), raw.reason.as_ref(), MOST_TEXT),
            statements,
        }
    }

    fn statements(&mut self, path: &str, raw: Option<&[String]>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let advice = "name the statements that the need is about, such as [D2.04]";
        match raw {
            None => self.file.missing(path, "statements", advice),
            Some([]) => {
                let place = self.file.index.value(&format!("{path}.statements"));
                let message = "a need is about at least one statement";
                self.file
                    .push_at(ProblemCode::EmptyList, place, message.to_owned(), advice);
            }
            Some(named) => {
                for (position, id) in named.iter().enumerate() {
                    self.statement(&format!("{path}.statements[{position}]"), id.trim(), &mut ids);
                }
            }
        }
        ids
    }

    fn statement(&mut self, path: &str, id: &str, ids: &mut Vec<String>) {
        let place = self.file.index.value(path);
        if !is_id(id) {
            let message = format!("`{}` is not the id of a statement", brief(id));
            self.file
                .push_at(ProblemCode::BadId, place, message, "write it like D2.04");
        } else if ids.iter().any(|other| other == id) {
            let message = format!("`{id}` is there twice");
            self.file
                .push_at(ProblemCode::DuplicateId, place, message, "keep one of them");
        } else {
            ids.push(id.to_owned());
        }
    }

    /// A level of a statement of the need. Where the questionnaire has none of its statements, nobody can say what its levels were.
    fn level(&mut self, path: &str, raw: Option<&String>, statements: &[String]) -> String {
        let key = raw.map(|key| key.trim().to_owned()).unwrap_or_default();
        let known = statements.iter().filter_map(|id| self.questionnaire.position(id));
        let scales = known.map(|at| self.questionnaire.scale_of(&self.questionnaire.statements[at]));
        let keys: Vec<&str> = scales
            .flat_map(|scale| scale.levels.iter().map(|level| level.key.as_str()))
            .collect();
        if key.is_empty() || keys.is_empty() || keys.contains(&key.as_str()) {
            return key;
        }
        let mut levels = keys;
        levels.dedup();
        let message = format!("`{}` is not a level of the need's statements", brief(&key));
        let place = self.file.index.value(&format!("{path}.in_12_months"));
        let advice = format!("their levels are {}; or leave it out", levels.join(", "));
        self.file
            .push_at(ProblemCode::TargetOutsideScale, place, message, &advice);
        key
    }

    fn id(&mut self, path: &str, raw: Option<&String>, such_as: &str) -> String {
        let id = self.required(path, "id", raw, MOST_NAME);
        let place = self.file.index.value(&format!("{path}.id"));
        if id.is_empty() {
            return id;
        }
        if !is_id(&id) {
            let message = format!("`{}` cannot be an id", brief(&id));
            let advice = format!("letters, digits, full stops and hyphens, at most 40, such as {such_as}");
            self.file.push_at(ProblemCode::BadId, place, message, &advice);
        } else if self.used.contains(&id.to_lowercase()) {
            let message = format!("the id `{id}` is used twice");
            let advice = "needs and actions each have an id of their own";
            self.file.push_at(ProblemCode::DuplicateId, place, message, advice);
        }
        self.used.push(id.to_lowercase());
        id
    }

    fn required(&mut self, parent: &str, key: &str, value: Option<&String>, most: usize) -> String {
        let path = format!("{parent}.{key}");
        match value {
            None => self.file.missing(parent, key, "add it"),
            Some(text) if text.trim().is_empty() => {
                let message = format!("`{key}` is empty");
                self.file.push_at(
                    ProblemCode::EmptyText,
                    self.file.index.key(&path),
                    message,
                    "write something",
                );
            }
            Some(_) => return self.text(&path, value, most),
        }
        String::new()
    }

    /// Words of people's own, without spaces around them.
    fn text(&mut self, path: &str, value: Option<&String>, most: usize) -> String {
        let text = value.map(|text| text.trim().to_owned()).unwrap_or_default();
        let length = text.chars().count();
        if length > most {
            let key = path.rsplit('.').next().unwrap_or(path);
            let message = format!("`{key}` has {length} characters, and at most {most} are kept");
            let advice = "say it shorter; what is longer belongs in a paper of its own";
            self.file
                .push_at(ProblemCode::TooLong, self.file.index.value(path), message, advice);
        }
        text
    }

    fn date(&mut self, path: &str, value: Option<&String>) -> String {
        let date = value.map(|date| date.trim().to_owned()).unwrap_or_default();
        let real = date.len() == 10 && date.parse::<Date>().is_ok();
        if !date.is_empty() && !real {
            let message = format!("`{}` is not a date", brief(&date));
            self.file.push_at(
                ProblemCode::BadDate,
                self.file.index.value(path),
                message,
                "write it like 2011-12-15",
            );
        }
        date
    }
}

/// Whether a text is an id, as everywhere in the program.
fn is_id(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
}
