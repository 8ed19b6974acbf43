//! Respondents who are in two parts.

use super::Merging;
use crate::problem::excerpt::brief;
use crate::words::list;

/// How many are named.
const NAMED: usize = 3;

/// Respondents who were met in another part.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub(super) number: usize,
    codes: Vec<String>,
    /// The position of the first of them.
    first: usize,
}

impl Again {
    pub(super) fn note(&mut self, code: &str, person: usize) {
        if self.number == 0 {
            self.first = person;
        }
        if self.codes.len() < NAMED {
            self.codes.push(code.to_owned());
        }
        self.number += 1;
    }
}

impl Merging<'_> {
    /// What is said of a part that holds people of an organisation who are in another.
    pub(super) fn both(&self, organisation: &str, again: &Again) -> String {
        let part = |person: usize| {
            let at = self
                .merged
                .tally
                .organisations
                .iter()
                .position(|one| one.name == organisation);
            let begins = at.map_or(&[][..], |at| &self.begins[at]);
            let place = begins.partition_point(|(begin, _)| *begin <= person);
            place.checked_sub(1).map_or("", |place| &self.names[begins[place].1])
        };
        let names: Vec<String> = again.codes.iter().map(|code| format!("`{}`", brief(code))).collect();
        let more = again.number - names.len();
        let who = match more {
            0 => list(&names.iter().map(String::as_str).collect::<Vec<_>>()),
            more => format!("{} and {more} more", names.join(", ")),
        };
        format!(
            "of `{}` it holds {who}, and so does `{}`; score these files in one run",
            brief(organisation),
            part(again.first)
        )
    }
}
