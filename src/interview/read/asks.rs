//! What is typed beside the answers: roles, what an answer carries, closing questions, who agreed to go on.
//!
//! Where words of one's own are typed, only a few short commands are commands: `b`, `s`, `l`, `r`, `?` and `q`.

use super::date::date;
use super::{Here, NO, YES, all_digits, shown};
use crate::interview::refusal::Refusal;
use crate::interview::{Reply, words};
use crate::questionnaire::AskKind;

/// The most characters of a text beside an answer.
const MOST: usize = 4000;

const SHORT: [(&[&str], Reply); 6] = [
    (&["b", "back", "<"], Reply::Back),
    (&["s", "skip"], Reply::Skip),
    (&["l"], Reply::List),
    (&["r"], Reply::Review),
    (&["?"], Reply::Help),
    (&["q", "quit"], Reply::Stop),
];

impl Here<'_, '_> {
    /// Words of one's own. `may_be_left`: Enter leaves out what is not there, or keeps what is.
    pub(super) fn words(&self, may_be_left: bool) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            return Ok(if may_be_left { Reply::Continue } else { Reply::Again });
        }
        if self.line == "-" {
            return Ok(Reply::Drop);
        }
        if let Some((_, reply)) = SHORT.iter().find(|(forms, _)| self.is(forms)) {
            return Ok(reply.clone());
        }
        // Only what leads somewhere: words of one's own may begin with `go`.
        if let Some(Ok(reply)) = self.go_to() {
            return Ok(reply);
        }
        if self.line.chars().count() > MOST {
            return Err(Refusal::TooLong);
        }
        Ok(Reply::Text(self.line.to_owned()))
    }

    /// Who agreed: somebody who types yes has not said who.
    pub(super) fn name(&self) -> Result<Reply, Refusal> {
        if self.is(YES) || self.is(NO) {
            let (typed, choices) = (
                shown(self.line),
                "Type a name, or press Enter to leave this out.".to_owned(),
            );
            return Err(Refusal::NotHere { typed, choices });
        }
        self.words(true)
    }

    pub(super) fn ask(&self, at: usize, ask: usize) -> Result<Reply, Refusal> {
        let asked = self.interview.ask(ask);
        let may_be_left = !asked.required || self.interview.carried(at, ask).is_some();
        if matches!(asked.kind, AskKind::Text | AskKind::Evidence) || self.line.is_empty() || self.line == "-" {
            return self.words(may_be_left);
        }
        if let Some((_, reply)) = SHORT.iter().find(|(forms, _)| self.is(forms)) {
            return Ok(reply.clone());
        }
        if asked.kind == AskKind::Importance {
            let items: Vec<(&str, &str)> = (asked.levels.iter())
                .map(|level| (level.key.as_str(), level.label.as_str()))
                .collect();
            let chosen = self.one_of(&items);
            return self.unless_elsewhere(chosen.map(|chosen| Reply::Text(asked.levels[chosen].key.clone())));
        }
        self.unless_elsewhere(date(self.line).map(Reply::Text).map_err(|why| {
            let typed = shown(self.line);
            Refusal::NoDate { typed, why }
        }))
    }

    /// What was read, else a command or another place that was meant.
    fn unless_elsewhere(&self, read: Result<Reply, Refusal>) -> Result<Reply, Refusal> {
        read.or_else(|refusal| match self.anywhere().or_else(|| self.elsewhere()) {
            Some(Ok(reply)) => Ok(reply),
            _ => Err(refusal),
        })
    }

    /// One of several numbered things: by its key, its name, or the beginning of one name only.
    fn one_of(&self, items: &[(&str, &str)]) -> Result<usize, Refusal> {
        self.named(self.line, items).ok_or_else(|| self.no_choice(items))
    }

    fn named(&self, typed: &str, items: &[(&str, &str)]) -> Option<usize> {
        let typed = typed.to_lowercase();
        let by = |fits: &dyn Fn(&(&str, &str)) -> bool| -> Option<usize> {
            let mut found = items.iter().enumerate().filter(|(_, item)| fits(item));
            let first = found.next()?.0;
            found.next().is_none().then_some(first)
        };
        by(&|(key, _)| *key == typed)
            .or_else(|| by(&|(_, label)| label.to_lowercase() == typed))
            .or_else(|| by(&|(_, label)| typed.chars().count() > 1 && label.to_lowercase().starts_with(&typed)))
    }

    fn no_choice(&self, items: &[(&str, &str)]) -> Refusal {
        let named: Vec<String> = items.iter().map(|(key, label)| format!("{key} {label}")).collect();
        Refusal::NoChoice {
            typed: shown(self.line),
            short: range(items),
            choices: words::listed(&named, "or"),
        }
    }

    pub(super) fn closing(&self, position: usize) -> Result<Reply, Refusal> {
        let choices = &self.interview.closing(position).choices;
        if choices.is_empty() || self.line.is_empty() || self.line == "-" {
            return self.words(true);
        }
        if let Some((_, reply)) = SHORT.iter().find(|(forms, _)| self.is(forms)) {
            return Ok(reply.clone());
        }
        let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
        let keys = numbers(labels.len());
        let chosen = self.one_of(&numbered(&keys, &labels));
        self.unless_elsewhere(chosen.map(Reply::Choose))
    }

    pub(super) fn then(&self, position: usize) -> Result<Reply, Refusal> {
        let given = self.interview.closing_answer(position);
        let there = given.is_some_and(|given| !given.then.is_empty());
        let required = self
            .interview
            .chosen(position)
            .is_some_and(|choice| choice.then_required);
        self.words(there || !required)
    }

    /// Roles by number or name: one, or several with commas or spaces between the numbers.
    pub(super) fn roles(&self) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            return Ok(Reply::Continue);
        }
        if self.line == "-" {
            return Ok(Reply::Drop);
        }
        if self.is(super::BACK) {
            return Err(Refusal::FirstStatement);
        }
        let roles = self.interview.questionnaire().roles.as_ref();
        let labels: Vec<&str> = (roles.iter().flat_map(|roles| &roles.choices))
            .map(|role| role.label.as_str())
            .collect();
        let keys = numbers(labels.len());
        let items = numbered(&keys, &labels);
        let Some(chosen) = self.several(&items) else {
            return self.unless_elsewhere(Err(self.no_choice(&items)));
        };
        if chosen.len() > 1 && !roles.is_some_and(|roles| roles.several) {
            let short = range(&items);
            return Err(Refusal::OnlyOne { short });
        }
        Ok(Reply::Roles(chosen))
    }

    fn several(&self, items: &[(&str, &str)]) -> Option<Vec<usize>> {
        let numbers = self.line.chars().all(|c| c.is_ascii_digit() || ", ".contains(c));
        let parts: Vec<&str> = if numbers {
            self.line.split([',', ' ']).collect()
        } else {
            self.line.split(',').collect()
        };
        let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
        let mut chosen = parts
            .map(|part| self.named(part, items))
            .collect::<Option<Vec<usize>>>()
            .or_else(|| Some(vec![self.named(self.line, items)?]))?;
        chosen.sort_unstable();
        chosen.dedup();
        (!chosen.is_empty()).then_some(chosen)
    }
}

fn numbers(items: usize) -> Vec<String> {
    (1..=items).map(|number| number.to_string()).collect()
}

fn numbered<'i>(keys: &'i [String], labels: &[&'i str]) -> Vec<(&'i str, &'i str)> {
    keys.iter().map(String::as_str).zip(labels.iter().copied()).collect()
}

/// What can be typed: `1, 2 or 3`, or `1 to 7` where there are many and they are numbered.
fn range(items: &[(&str, &str)]) -> String {
    let keys: Vec<String> = items.iter().map(|(key, _)| (*key).to_owned()).collect();
    match keys.as_slice() {
        [first, .., last] if keys.len() > 4 && keys.iter().all(|key| all_digits(key)) => format!("{first} to {last}"),
        keys => words::listed(keys, "or"),
    }
}
