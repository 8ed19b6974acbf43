//! Who answers, and what a response holds besides its answers: roles, side, closing questions, what was left out.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::questionnaire::{Closing, Node};
use crate::response::raw::{RawClosingAnswer, RawResponse};
use crate::response::{ClosingAnswer, Respondent};

impl Check<'_> {
    pub(super) fn respondent(&mut self, code: Option<&str>, side: &str) -> Respondent {
        let Some(code) = code else {
            self.missing("", "respondent", "write `joint`, or the respondent's code");
            return Respondent::Joint;
        };
        if let Some(found) = self.of_side(code, side) {
            return found;
        }
        Respondent::from_code(code).unwrap_or_else(|| {
            self.problems.push(
                Problem::new(
                    ProblemCode::BadId,
                    self.index.value("respondent"),
                    format!("`{}` cannot be a respondent's code", brief(code)),
                )
                .with_hint("use `joint`, or letters, digits and hyphens, at most 12, beginning with a letter"),
            );
            Respondent::Joint
        })
    }

    /// A side answers under its own id.
    fn of_side(&mut self, code: &str, side: &str) -> Option<Respondent> {
        let place = self.index.value("respondent");
        if !side.is_empty() {
            if code != side {
                let message = format!(
                    "a response of the side `{0}` is of `{0}`, not of `{1}`",
                    brief(side),
                    brief(code)
                );
                let problem = Problem::new(ProblemCode::BadWord, place, message);
                self.problems
                    .push(problem.with_hint(format!("write `respondent: {}`", brief(side))));
            }
            return Some(Respondent::Person(side.to_owned()));
        }
        let sides = &self.questionnaire.sides;
        let meant = sides.iter().find(|side| side.id.eq_ignore_ascii_case(code))?;
        if !self.index.unread("side") {
            let message = format!("`{}` is a side of this questionnaire, and `side` is missing", meant.id);
            let problem = Problem::new(ProblemCode::MissingKey, place, message);
            let advice = format!("add `side: {}`, or use another code for a person", meant.id);
            self.problems.push(problem.with_hint(advice));
        }
        Some(Respondent::Person(meant.id.clone()))
    }

    pub(super) fn side(&mut self, side: Option<&str>, same: bool) -> String {
        let side = side.unwrap_or_default();
        let sides = self.questionnaire.sides.iter().map(|side| side.id.as_str());
        if !side.is_empty() && same && !sides.clone().any(|known| known == side) {
            let place = self.index.value("side");
            self.unknown(place, format!("there is no side `{}`", brief(side)), side, sides);
        }
        side.to_owned()
    }

    pub(super) fn roles(&mut self, raw: &RawResponse, same: bool) -> Vec<String> {
        let roles = raw.roles.clone().unwrap_or_default();
        let known = self.questionnaire.roles.as_ref();
        let ids: Vec<&str> = (known.iter().flat_map(|roles| &roles.choices))
            .map(|role| role.id.as_str())
            .collect();
        let strangers = roles.iter().enumerate().filter(|(_, id)| !ids.contains(&id.as_str()));
        for (position, id) in strangers.filter(|_| same) {
            let place = self.index.value(&format!("roles[{position}]"));
            self.unknown(
                place,
                format!("there is no role `{}`", brief(id)),
                id,
                ids.iter().copied(),
            );
        }
        if roles.len() > 1 && known.is_some_and(|roles| !roles.several) {
            let message = format!("{} roles where one is chosen", roles.len());
            let problem = Problem::new(ProblemCode::BadAnswer, self.index.key("roles"), message);
            self.problems.push(problem.with_hint("keep the one that is closest"));
        }
        roles
    }

    pub(super) fn closing(&mut self, raw: &RawResponse, same: bool) -> BTreeMap<String, ClosingAnswer> {
        let mut made = BTreeMap::new();
        for (id, given) in raw.closing.iter().flatten() {
            let path = format!("closing.{id}");
            let known = &self.questionnaire.closing;
            match known.iter().find(|one| one.id == *id) {
                Some(question) => self.chosen(&path, question, given),
                None if same && !self.index.unread(&path) => {
                    let place = self.index.key(&path);
                    let message = format!("there is no closing question `{}`", brief(id));
                    self.unknown(place, message, id, known.iter().map(|one| one.id.as_str()));
                }
                None => {}
            }
            let answer = given.answer.clone().unwrap_or_default();
            let then = given.then.clone().unwrap_or_default();
            if !answer.is_empty() {
                made.insert(id.clone(), ClosingAnswer { answer, then });
            }
        }
        made
    }

    /// Where there are choices, the answer is one of them.
    fn chosen(&mut self, path: &str, question: &Closing, given: &RawClosingAnswer) {
        let Some(answer) = given.answer.as_deref().filter(|answer| !answer.is_empty()) else {
            let problem = self.index.missing(path, "answer");
            let hint = "write the answer, or leave the question out";
            self.problems.extend(problem.map(|problem| problem.with_hint(hint)));
            return;
        };
        let ids = question.choices.iter().map(|choice| choice.id.as_str());
        if question.choices.is_empty() || ids.clone().any(|id| id == answer) {
            return;
        }
        let message = format!("`{}` is not one of the choices of `{}`", brief(answer), question.id);
        let place = self.index.value(&format!("{path}.answer"));
        let mut problem = Problem::new(ProblemCode::BadAnswer, place, message);
        problem.hint = hint(answer, ids);
        self.problems.push(problem);
    }

    pub(super) fn left_out(&mut self, raw: &RawResponse, same: bool) -> BTreeSet<String> {
        let list = raw.left_out.iter().flatten().enumerate();
        for (position, id) in list.filter(|_| same) {
            let place = self.index.value(&format!("left_out[{position}]"));
            self.node(place, id, "may not be left out as a whole", |node| node.optional);
        }
        raw.left_out.iter().flatten().cloned().collect()
    }

    pub(super) fn go_on(&mut self, raw: &RawResponse, same: bool) -> BTreeMap<String, String> {
        for id in raw.go_on.iter().flatten().map(|(id, _)| id).filter(|_| same) {
            let place = self.index.key(&format!("go_on.{id}"));
            self.node(place, id, "does not ask who agreed to go on", |node| {
                !node.go_on.is_empty()
            });
        }
        let given = raw.go_on.clone().unwrap_or_default();
        given.into_iter().filter(|(_, who)| !who.is_empty()).collect()
    }

    /// A domain or section of which something holds; `otherwise` says that it does not.
    fn node(&mut self, place: Place, id: &str, otherwise: &str, holds: impl Fn(&Node) -> bool) {
        let nodes = self.questionnaire.nodes();
        let fitting = nodes.iter().filter(|node| holds(node)).map(|node| node.id.as_str());
        if fitting.clone().any(|fitting| fitting == id) {
            return;
        }
        let message = if nodes.iter().any(|node| node.id == id) {
            format!("`{}` {otherwise}", brief(id))
        } else {
            format!("there is no domain or section `{}`", brief(id))
        };
        let fitting: Vec<&str> = fitting.collect();
        self.unknown(place, message, id, fitting);
    }

    fn unknown<'n>(
        &mut self,
        place: Place,
        message: String,
        name: &str,
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
        problem.hint = hint(name, known).or_else(|| Some("the questionnaire has none; leave it out".to_owned()));
        self.problems.push(problem);
    }
}
