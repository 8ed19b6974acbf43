//! Where the statements, domains and sections of a questionnaire stand in its file.

use crate::problem::Place;
use crate::questionnaire::{Node, Questionnaire};
use crate::yaml::Index;

/// Paths into the file, by position.
pub(super) struct Places<'a> {
    index: &'a Index,
    statements: Vec<String>,
}

impl<'a> Places<'a> {
    pub(super) fn of(questionnaire: &Questionnaire, index: &'a Index) -> Self {
        let mut statements = vec![String::new(); questionnaire.statements.len()];
        for (path, node) in nodes(questionnaire) {
            for (number, position) in node.own.clone().enumerate() {
                statements[position] = format!("{path}.statements[{number}]");
            }
        }
        Self { index, statements }
    }

    /// The place of the value at a path; where it is left out, that of what it would stand in.
    pub(super) fn at(&self, path: &str) -> Place {
        let above = || path.rsplit_once('.').map_or("", |(above, _)| above);
        self.index.value(path).or_else(|| self.index.value(above()))
    }

    /// The path of a key of a statement.
    pub(super) fn statement(&self, position: usize, key: &str) -> String {
        format!("{}.{key}", self.statements[position])
    }

    /// Whether a statement's file has this key.
    pub(super) fn has(&self, position: usize, key: &str) -> bool {
        self.index.has(&self.statement(position, key))
    }

    /// The line on which a key of a statement begins, from 1.
    pub(super) fn line(&self, position: usize, key: &str) -> Option<usize> {
        self.index.line(&self.statement(position, key))
    }
}

/// Every domain and section with its path, each before what it holds.
pub(super) fn nodes(questionnaire: &Questionnaire) -> Vec<(String, &Node)> {
    let domains = questionnaire.domains.iter().enumerate();
    domains
        .flat_map(|(number, domain)| below(format!("domains[{number}]"), domain))
        .collect()
}

fn below(path: String, node: &Node) -> Vec<(String, &Node)> {
    let sections = node.sections.iter().enumerate();
    let inner: Vec<(String, &Node)> = sections
        .flat_map(|(number, section)| below(format!("{path}.sections[{number}]"), section))
        .collect();
    std::iter::once((path, node)).chain(inner).collect()
}
