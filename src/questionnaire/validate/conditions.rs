//! The earlier answer on which a domain or section depends.

use super::{Check, Context, below};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::RawShownIf;
use crate::questionnaire::{ShownIf, Wanted};

impl Check<'_> {
    pub(super) fn shown_if(&mut self, path: &str, raw: &RawShownIf, context: &Context<'_>) -> Option<ShownIf> {
        let answers = below(path, "answers");
        if raw.answers.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty(&answers);
        }
        let statement = self.earlier(&below(path, "statement"), raw.statement.as_ref(), context)?;
        let words = raw.answers.as_deref().unwrap_or_default().iter().enumerate();
        let answers = words
            .filter_map(|(position, word)| self.wanted(&format!("{answers}[{position}]"), word, statement, context))
            .collect();
        Some(ShownIf { statement, answers })
    }

    /// The statement that a condition names: one that stands before it in the file.
    fn earlier(&mut self, path: &str, id: Option<&String>, context: &Context<'_>) -> Option<usize> {
        let id = self.text(path, id);
        if id.is_empty() {
            return None;
        }
        let found = self.reference(path, "statement", &id, &context.names.statements)?;
        if found >= context.made.len() {
            let message = format!("`{}` does not stand before what it decides on", brief(&id));
            let problem = Problem::new(ProblemCode::BadCondition, self.index.value(path), message);
            self.push(problem.with_hint("name a statement that stands earlier in the file, outside this"));
            return None;
        }
        Some(found)
    }

    fn wanted(&mut self, path: &str, word: &str, statement: usize, context: &Context<'_>) -> Option<Wanted> {
        let statement = &context.made[statement];
        if word == "dk" {
            return Some(Wanted::DontKnow);
        }
        if word == "na" {
            self.may_be_not_applicable(path, &statement.id, statement.not_applicable);
            return Some(Wanted::NotApplicable);
        }
        let scale = context.scales.get(statement.scale)?;
        let ids = scale.levels.iter().map(|level| level.id.as_str());
        let found = ids.clone().position(|id| id == word);
        if found.is_none() && !self.unsound.contains(&statement.scale) {
            let message = format!("`{}` is not a level of the scale `{}`", brief(word), brief(&scale.id));
            let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(path), message);
            problem.hint = hint(word, ids.chain(["dk", "na"]));
            self.push(problem);
        }
        found.map(Wanted::Level)
    }

    fn may_be_not_applicable(&mut self, path: &str, id: &str, allowed: bool) {
        if !allowed {
            let message = format!("not applicable cannot be given for `{}`", brief(id));
            let problem = Problem::new(ProblemCode::BadCondition, self.index.value(path), message);
            self.push(problem.with_hint("name levels or `dk`, or write `not_applicable: true` at that statement"));
        }
    }
}
