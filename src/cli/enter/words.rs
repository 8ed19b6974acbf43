//! The words around a line: what it is for, what can be typed, what is left out.

use anyhow::Result;

use super::sitting::Sitting;
use crate::enter::group::{self, Group, ids};
use crate::enter::slip::allowed;
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::words::{count, plural};

impl Sitting<'_> {
    /// Says which statements the line leaves out, once.
    pub(super) fn say_unasked(&mut self, group: &Group) -> Result<()> {
        let last = group.statements.last().copied().unwrap_or_default();
        let asked = reach::reached(self.questionnaire(), &self.response);
        let new: Vec<usize> = (0..last)
            .filter(|at| !asked[*at] && !self.unasked.contains(at))
            .collect();
        self.unasked.extend(&new);
        if new.is_empty() || !self.questionnaire().order.is_sorted() {
            return Ok(());
        }
        let are = plural(new.len(), "is", "are");
        let ids = ids(self.questionnaire(), &new);
        self.gap()?;
        self.tell(&format!(
            "{ids} {are} not asked of {}: leave what the form has there out.",
            self.place.whose
        ))
    }

    pub(super) fn heading(&mut self, group: &Group) -> String {
        let questionnaire = self.questionnaire();
        let can = can_type(questionnaire, &group.statements);
        let number = count(group.statements.len(), "answer", "answers");
        let rest = if group.rest {
            " The rest of it has been typed in."
        } else {
            ""
        };
        let spaced = group::is_range(questionnaire, &group.statements);
        let order = if spaced {
            String::new()
        } else {
            format!("\nIn this order: {}.", spelt(questionnaire, group))
        };
        let what = if self.told == can {
            String::new()
        } else {
            format!(": {can}. Then press Enter")
        };
        self.told.clone_from(&can);
        let with_spaces = if self.known { "" } else { " with spaces" };
        format!("{}. Type the {number}{with_spaces}{what}.{rest}{order}", group.title)
    }

    pub(super) fn prompt(&self, group: &Group) -> String {
        let [first, .., last] = group.statements.as_slice() else {
            return format!("{} > ", ids(self.questionnaire(), &group.statements));
        };
        let id = |at: &usize| self.questionnaire().statements[*at].id.as_str();
        let to = if group::is_range(self.questionnaire(), &group.statements) {
            "to"
        } else {
            "..."
        };
        format!("{} {to} {} > ", id(first), id(last))
    }

    pub(super) fn help(&mut self) -> Result<()> {
        let example = self
            .questionnaire()
            .statements
            .first()
            .map(|one| one.id.clone())
            .unwrap_or_default();
        self.tell(&format!(
            "A line holds one answer for each statement, in the order of the form, with spaces or commas between them: {}.\n\
             A level can be typed as its number or as the beginning of its name.\n\
             The line is read back. Enter saves it; before that none of it is kept.\n\
             In place of a line you can type:\n\
             {example} 3: another answer to {example}.\n\
             n {example} and the words: a note that the form has on it.\n\
             g 2: the line of {} 2 once more.\n\
             q: stop. The same command with --again carries on.",
            if self.told.is_empty() { "as the form has them" } else { &self.told },
            self.questionnaire().labels.domain
        ))
    }
}

/// The ids of a line, each by itself.
fn spelt(questionnaire: &Questionnaire, group: &Group) -> String {
    let ids: Vec<&str> = group
        .statements
        .iter()
        .map(|at| questionnaire.statements[*at].id.as_str())
        .collect();
    ids.join(" ")
}

/// What can be typed for these statements: once where it is the same for all.
fn can_type(questionnaire: &Questionnaire, statements: &[usize]) -> String {
    let same = |one: &usize, next: &usize| allowed(questionnaire, *one).0 == allowed(questionnaire, *next).0;
    let runs: Vec<&[usize]> = statements.chunk_by(same).collect();
    match runs.as_slice() {
        [] => String::new(),
        [run] => allowed(questionnaire, run[0]).0,
        runs => {
            let parts = runs
                .iter()
                .map(|run| format!("{}: {}", ids(questionnaire, run), allowed(questionnaire, run[0]).0));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}
