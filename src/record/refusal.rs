//! Why a report cannot be made, in words.

use std::collections::BTreeSet;

use crate::questionnaire::PrivacyKind;
use crate::words::{count, date, list, plural};

/// Why a set of people cannot be shown after another was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The day on which the other was shown.
    pub on: String,
    /// How many it was of.
    pub before: usize,
    /// How many the new one would be of.
    pub now: usize,
    /// The codes of those whose answers would be told.
    pub codes: BTreeSet<String>,
    /// How many more would have to be new for them not to be told; `None` where they are not new.
    pub wait_for: Option<usize>,
    /// How many have to be alike.
    pub minimum: usize,
}

impl Refusal {
    /// The reason and what can be done, for a round's path as it was typed. In an anonymous round no code is named.
    #[must_use]
    pub fn text(&self, kind: PrivacyKind, round: &str) -> String {
        format!(
            "a report of {} was made on {}. One of {} now would tell what {} to whoever has both\n{}\nOr take the earlier one back, where nobody has a copy:  ccg-diagnostic report {round} --take-back",
            count(self.before, "person", "people"),
            date(&self.on),
            self.now,
            self.whose(kind),
            self.wait()
        )
    }

    fn whose(&self, kind: PrivacyKind) -> String {
        let together = if self.codes.len() > 1 { " together" } else { "" };
        if kind == PrivacyKind::Anonymous {
            return format!("{} answered{together}", count(self.codes.len(), "person", "people"));
        }
        let codes: Vec<&str> = self.codes.iter().map(String::as_str).collect();
        format!("{} answered{together}", list(&codes))
    }

    fn wait(&self) -> String {
        match self.wait_for {
            Some(more) => format!(
                "Wait until {} {} finished: answers are added {} or more at a time.",
                count(more, "more person", "more people"),
                plural(more, "has", "have"),
                self.minimum
            ),
            None => format!(
                "Wait until the answers of more people differ: they come, go and change {} or more at a time.",
                self.minimum
            ),
        }
    }
}
