//! Domains and sections that nobody is ever shown: no role and no answers lead to them.

use std::collections::BTreeMap;

use super::places::nodes;
use super::{Look, Warning, WarningName, warning};
use crate::questionnaire::{Node, Questionnaire, ShownIf, Wanted};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let mut hidden: Vec<&Node> = Vec::new();
    for (path, node) in nodes(look.questionnaire) {
        let inside = |outer: &&Node| {
            outer.statements.start <= node.statements.start && node.statements.end <= outer.statements.end
        };
        if hidden.iter().any(inside) {
            continue;
        }
        let Some(reason) = Needed::of(look.questionnaire, node).contradiction(look.questionnaire) else {
            continue;
        };
        hidden.push(node);
        let key = if node.shown_if.is_some() { "shown_if" } else { "roles" };
        let message = format!("nobody is ever shown `{}`: {reason}", node.id);
        let hint = "change who it is for or the answers that lead to it, or leave it out";
        found.push(warning(
            look,
            WarningName::NeverShown,
            &format!("{path}.{key}"),
            message,
            hint,
        ));
    }
}

/// All that has to be so for a node to be shown.
#[derive(Default)]
struct Needed {
    /// The roles that are shown every part of the way; `None` while all are.
    roles: Option<Vec<usize>>,
    /// The answers that lead there, by position of the statement.
    answers: BTreeMap<usize, Vec<Wanted>>,
}

impl Needed {
    fn of(questionnaire: &Questionnaire, node: &Node) -> Self {
        let mut needed = Self::default();
        for outer in questionnaire.path(node.statements.start) {
            needed.add(questionnaire, outer);
            if outer.id == node.id {
                break;
            }
        }
        needed
    }

    fn add(&mut self, questionnaire: &Questionnaire, node: &Node) {
        if !node.roles.is_empty() {
            let both = |roles: &Vec<usize>| roles.iter().copied().filter(|role| node.roles.contains(role)).collect();
            self.roles = Some(self.roles.as_ref().map_or_else(|| node.roles.clone(), both));
        }
        if let Some(condition) = &node.shown_if {
            self.answer(questionnaire, condition);
        }
    }

    /// The statement of a condition has to be reached itself. It is asked earlier, so this comes to an end.
    fn answer(&mut self, questionnaire: &Questionnaire, condition: &ShownIf) {
        let wanted = self
            .answers
            .entry(condition.statement)
            .or_insert_with(|| condition.answers.clone());
        wanted.retain(|answer| condition.answers.contains(answer));
        if !questionnaire.statements[condition.statement].not_applicable {
            wanted.retain(|answer| *answer != Wanted::NotApplicable);
        }
        for node in questionnaire.path(condition.statement) {
            self.add(questionnaire, node);
        }
    }

    fn contradiction(&self, questionnaire: &Questionnaire) -> Option<String> {
        let one_role = questionnaire.roles.as_ref().is_none_or(|roles| !roles.several);
        if one_role && self.roles.as_ref().is_some_and(Vec::is_empty) {
            return Some("no role is shown all that leads to it".to_owned());
        }
        let (statement, _) = self.answers.iter().find(|(_, wanted)| wanted.is_empty())?;
        Some(format!(
            "no answer to `{}` leads to it",
            questionnaire.statements[*statement].id
        ))
    }
}
