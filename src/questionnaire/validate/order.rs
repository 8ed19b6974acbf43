//! The order of asking.

use super::{Check, Names};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::words;

/// How many ids a message lists.
const LISTED: usize = 5;

impl Check<'_> {
    /// The order of asking: that of the file, unless told. Every statement once.
    pub(super) fn order(&mut self, raw: Option<&[String]>, names: &Names, count: usize) -> Vec<usize> {
        let Some(raw) = raw else {
            return (0..count).collect();
        };
        let mut first = vec![None; count];
        let mut order = Vec::new();
        for (position, id) in raw.iter().enumerate() {
            let path = format!("order[{position}]");
            let Some(statement) = self.reference(&path, "statement", id, &names.statements) else {
                continue;
            };
            match first[statement] {
                None => {
                    first[statement] = Some(path);
                    order.push(statement);
                }
                Some(ref first) => self.duplicate(&path, "statement", id, first),
            }
        }
        self.left_out(names, &first);
        order
    }

    fn left_out(&mut self, names: &Names, first: &[Option<String>]) {
        let ids = names.statements.positions.iter();
        let missing: Vec<String> = ids
            .filter(|(_, position)| first.get(**position).is_some_and(Option::is_none))
            .map(|(id, _)| format!("`{}`", brief(id)))
            .collect();
        if missing.is_empty() || self.index.unread("order") {
            return;
        }
        let more = missing.len().saturating_sub(LISTED);
        let mut listed: Vec<String> = missing.into_iter().take(LISTED).collect();
        if more > 0 {
            listed.push(format!("{more} more"));
        }
        let message = format!("`order` leaves out {}", words::list(&listed));
        let problem = Problem::new(ProblemCode::MissingKey, self.index.key("order"), message);
        self.push(problem.with_hint("name every statement once, or leave `order` out"));
    }
}
