//! Statements that are laid beside those of another questionnaire.

use std::collections::BTreeSet;

use super::Check;
use super::whole::Placed;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::RawQuestionnaire;
use crate::questionnaire::{Questionnaire, catalogue};

impl Check<'_> {
    /// The id of the other questionnaire.
    pub(super) fn beside(&mut self, id: Option<&String>) -> String {
        match self.given("beside", id) {
            Some(_) => self.id("beside", id),
            None => String::new(),
        }
    }

    /// `beside` of the questionnaire and of its statements go together; what is named is there, where that can be known.
    pub(super) fn beside_something(&mut self, raw: &RawQuestionnaire, nodes: &[Placed<'_>], made: &Questionnaire) {
        let all = laid_beside(nodes);
        let missing = raw.beside.is_none() && !self.index.has("beside") && !self.index.unread("beside");
        if let Some((path, _)) = all.first().filter(|_| missing) {
            let message = "there is no questionnaire to lay this beside";
            let problem = Problem::new(ProblemCode::MissingKey, self.index.key(path), message);
            self.push(problem.with_hint("write `beside:` and the id of that questionnaire at the top of the file"));
        }
        if !made.beside.is_empty() && all.is_empty() && !self.troubled("domains") {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.key("beside"),
                "no statement has a `beside`",
            );
            self.push(problem.with_hint("write `beside` and ids of that questionnaire's statements at the statements"));
        }
        if !made.beside.is_empty() && made.beside == made.id {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.value("beside"),
                "this is the same questionnaire",
            );
            self.push(problem.with_hint("name another one"));
        } else if let Some(shipped) = catalogue::find(&made.beside) {
            self.known_there(shipped.id, &shipped.statement_ids(), &all);
        }
    }

    fn known_there(&mut self, questionnaire: &str, known: &BTreeSet<String>, all: &[(String, &[String])]) {
        for (path, ids) in all {
            for (position, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains(*id)) {
                let message = format!("`{questionnaire}` has no statement `{}`", brief(id));
                let place = self.index.value(&format!("{path}[{position}]"));
                let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
                problem.hint = hint(id, known.iter().map(String::as_str));
                self.push(problem);
            }
        }
    }
}

/// The path of every `beside` of a statement, and the ids in it.
fn laid_beside<'a>(nodes: &[Placed<'a>]) -> Vec<(String, &'a [String])> {
    let of_node = |placed: &Placed<'a>| {
        let path = placed.path.clone();
        let statements = placed.raw.statements.iter().flatten().enumerate();
        statements.filter_map(move |(position, statement)| {
            let ids = statement.beside.as_deref()?;
            Some((format!("{path}.statements[{position}].beside"), ids))
        })
    };
    nodes.iter().flat_map(of_node).collect()
}
