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
    /// How many of those invited may still finish; `None` where it is not known.
    pub to_come: Option<usize>,
    /// What became of them since.
    pub fate: Fate,
    /// How many have to be alike.
    pub minimum: usize,
}

/// What became of the people whose answers would be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They were not there before.
    New,
    /// Their answers are others now.
    Changed,
    /// They are no longer there.
    Gone,
    /// They stayed as they were while others came, went or changed.
    Stayed,
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
        let more = self.minimum - self.codes.len();
        let people = count(more, "more person", "more people");
        let (have, minimum) = (plural(more, "has", "have"), self.minimum);
        let stands = "Until then the report that was made stands.";
        match self.fate {
            Fate::New if self.to_come.is_some_and(|to_come| to_come < more) => format!(
                "Answers are added {minimum} or more at a time, and too few are still to come: these cannot be added. The report that was made stands."
            ),
            Fate::New => {
                format!("Wait until {people} {have} finished: answers are added {minimum} or more at a time. {stands}")
            }
            Fate::Changed => format!(
                "Answers that were shown have changed since. Wait until {people} {have} changed theirs: changes are shown of {minimum} or more at a time. {stands}"
            ),
            Fate::Gone => format!(
                "Somebody who was in it is no longer there: people are left out {minimum} or more at a time. {stands}"
            ),
            Fate::Stayed => format!(
                "So few are left who are as they were that their answers would show. Wait until {people} {have} changed theirs. {stands}"
            ),
        }
    }
}
