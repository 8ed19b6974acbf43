//! The respondent's roles: asked before the first statement where they decide what is asked or how answers are shown.

use super::course::said;
use super::words::count;
use super::{Interview, Outcome, Reply, Step};
use crate::questionnaire::Node;
use crate::words::{list, sentence};

impl Interview<'_> {
    /// Whether this respondent has roles to choose. A team and another side have none of their own, unless some
    /// statements are only for some roles.
    #[must_use]
    pub fn has_roles(&self) -> bool {
        let limited = |node: &&Node| !node.roles.is_empty();
        let together = self.is_joint() || self.is_side();
        self.questionnaire.roles.is_some() && (!together || self.questionnaire.nodes().iter().any(limited))
    }

    /// The labels of the chosen roles, in the questionnaire's order.
    #[must_use]
    pub fn role_labels(&self) -> Vec<&str> {
        let choices = self.questionnaire.roles.iter().flat_map(|roles| &roles.choices);
        choices
            .filter(|role| self.response.roles.contains(&role.id))
            .map(|role| role.label.as_str())
            .collect()
    }

    /// Whether the roles are to be asked before anything else.
    pub(super) fn needs_roles(&self) -> bool {
        let untouched = self.response.roles.is_empty() && self.response.answers.is_empty();
        self.has_roles() && untouched && !self.roles_asked
    }

    pub(super) fn at_roles(&mut self, reply: &Reply) -> Outcome {
        self.roles_asked = true;
        let mut words = String::new();
        match (reply, &self.questionnaire.roles) {
            (Reply::Roles(chosen), Some(roles)) => {
                let chosen = chosen.iter().filter_map(|role| roles.choices.get(*role));
                self.response.roles = chosen.map(|role| role.id.clone()).collect();
                self.rescope();
                words = sentence(&format!("Saved: {}", list(&self.role_labels())));
            }
            (Reply::Drop, _) => {
                self.response.roles.clear();
                self.rescope();
                words = "Saved: no role.".to_owned();
            }
            _ => {}
        }
        if !words.is_empty() && self.response.answers.is_empty() {
            let asked = self.asked().len();
            words = format!("{words} You are asked {}.", count(asked, "statement", "statements"));
        }
        match self.back_to() {
            Some(step) => self.go(step),
            None => self.begin(self.first_open()),
        }
        said(words)
    }

    /// The first step of a sitting, or after the roles: a statement, the closing questions that are open, or the review.
    pub(super) fn begin(&mut self, at: Option<usize>) {
        match at {
            _ if self.needs_roles() => self.step = Step::Roles,
            Some(at) => self.go(Step::Statement(at)),
            None if self.response.finished.is_empty() => self.close(),
            None => self.open_review(),
        }
    }
}
