//! Domains and sections that nobody is ever shown: no role and no answers lead to them.

use std::collections::BTreeMap;

use super::places::nodes;
use super::{Look, Warning, WarningName, warning};
use crate::questionnaire::{Node, Questionnaire, Wanted};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let ways = Ways::of(look.questionnaire);
    let mut shown_from = 0;
    for (position, (path, node)) in ways.nodes.iter().enumerate() {
        // What stands in a hidden part is hidden with it; parts come in the order of their statements.
        if node.statements.start < shown_from {
            continue;
        }
        let Some(reason) = ways.needed(position).contradiction(look.questionnaire) else {
            continue;
        };
        shown_from = node.statements.end;
        let key = if node.shown_if.is_some() { "shown_if" } else { "roles" };
        let message = format!("nobody is ever shown `{}`: {reason}", node.id);
        let hint = "change who it is for or the answers that lead to it, or leave it out";
        let path = format!("{path}.{key}");
        found.push(warning(look, WarningName::NeverShown, &path, message, hint));
    }
}

/// What stands in what.
struct Ways<'a> {
    questionnaire: &'a Questionnaire,
    /// Every domain and section with its path in the file, each before what it holds.
    nodes: Vec<(String, &'a Node)>,
    /// For each statement the positions of the nodes around it, outermost first.
    around: Vec<Vec<usize>>,
}

impl<'a> Ways<'a> {
    fn of(questionnaire: &'a Questionnaire) -> Self {
        let nodes = nodes(questionnaire);
        let mut around = vec![Vec::new(); questionnaire.statements.len()];
        for (position, (_, node)) in nodes.iter().enumerate() {
            around[node.statements.clone()]
                .iter_mut()
                .for_each(|nodes| nodes.push(position));
        }
        Self {
            questionnaire,
            nodes,
            around,
        }
    }

    /// All that has to be so for a node to be shown: its own conditions and those around it, and the same for every statement
    /// that one of them depends on.
    fn needed(&self, node: usize) -> Needed {
        let mut needed = Needed::default();
        let first = self.nodes[node].1.statements.start;
        let outer = self.around[first].iter().copied();
        let mut open: Vec<usize> = outer.take_while(|position| *position <= node).collect();
        while let Some(position) = open.pop() {
            if let Some(statement) = needed.add(self.questionnaire, self.nodes[position].1) {
                open.extend(&self.around[statement]);
            }
        }
        needed
    }
}

/// What has to be so for something to be shown.
#[derive(Default)]
struct Needed {
    /// The roles that are shown every part of the way; `None` while all are.
    roles: Option<Vec<usize>>,
    /// The answers that lead there, by position of the statement.
    answers: BTreeMap<usize, Vec<Wanted>>,
}

impl Needed {
    /// Takes in a node's own conditions. Returns the statement that has to be reached for it, the first time it is named.
    fn add(&mut self, questionnaire: &Questionnaire, node: &Node) -> Option<usize> {
        if !node.roles.is_empty() {
            let both = |roles: &Vec<usize>| roles.iter().copied().filter(|role| node.roles.contains(role)).collect();
            self.roles = Some(self.roles.as_ref().map_or_else(|| node.roles.clone(), both));
        }
        let condition = node.shown_if.as_ref()?;
        let statement = &questionnaire.statements[condition.statement];
        let known = self.answers.contains_key(&condition.statement);
        let wanted = self
            .answers
            .entry(condition.statement)
            .or_insert_with(|| condition.answers.clone());
        let given = |answer: &Wanted| *answer != Wanted::NotApplicable || statement.not_applicable;
        wanted.retain(|answer| condition.answers.contains(answer) && given(answer));
        (!known).then_some(condition.statement)
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
