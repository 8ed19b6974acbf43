//! How far a round is: who has finished, never what they answered.

mod json;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{How, Round};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::response::Response;
pub use json::to_json;
pub use text::to_text;

/// How far a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Finished.
    Finished,
    /// Begun and not finished.
    Begun,
    /// Not begun.
    NotBegun,
    /// There is a file, and it has problems.
    Unreadable,
}

impl State {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Begun => "begun",
            Self::NotBegun => "not begun",
            Self::Unreadable => "has problems",
        }
    }
}

/// What there is of a code.
#[derive(Debug)]
pub enum Found {
    /// No file.
    Nothing,
    /// A file with problems.
    Unreadable,
    /// A response.
    Response(Box<Response>),
}

/// One person, by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The code.
    pub code: String,
    /// Whether the round has the code on its list, or has no list.
    pub listed: bool,
    /// How far.
    pub state: State,
    /// Another version of the questionnaire that was answered.
    pub other: Option<OtherVersion>,
    /// What is odd in its dates, as what follows "by its dates it was": `finished before it was begun`.
    pub odd: Vec<&'static str>,
}

/// An answered version of the questionnaire that is not the round's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherVersion {
    /// The version.
    pub version: String,
    /// How many of the statements that were answered read differently now.
    pub differ: usize,
}

/// How far a round is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The organisation.
    pub organisation: String,
    /// The round's title.
    pub title: String,
    /// How it is answered.
    pub how: How,
    /// Whether people are counted only and their codes are not shown.
    pub anonymous: bool,
    /// The fewest finished responses of which a report shows anything; 1 where nothing is withheld.
    pub minimum: usize,
    /// The people: first those of the list, in its order.
    pub people: Vec<Person>,
    /// Whom people turn to; may be empty.
    pub hand_to: String,
    /// The last day for answers; empty where none is set.
    pub closes: String,
    /// Days from today to the last day for answers, negative once it has passed; `None` where none is set.
    pub days: Option<i32>,
    /// Names of the files that were set aside because another version of the response was kept.
    pub aside: Vec<String>,
    /// Codes that were begun at different times, perhaps by two people.
    pub twice: Vec<String>,
    /// Actions of last time's plan that nobody has looked back on yet; 0 where no plan was brought in.
    pub open_before: usize,
    /// Whether a report that stands has shown people's answers.
    pub shown: bool,
}

impl Status {
    /// Of the codes and what was found of each. `aside` is what was set aside: the names of the files, and what they hold where it can be
    /// read. `now` is the local time, such as `2011-10-09T21:14`.
    #[must_use]
    pub fn of(
        round: &Round,
        questionnaire: &Questionnaire,
        found: &[(String, Found)],
        aside: &[(String, Option<Response>)],
        now: &str,
    ) -> Self {
        let people = found.iter().map(|(code, found)| Person {
            code: code.clone(),
            listed: round.people.is_empty() || round.people.contains(code),
            ..person(found, questionnaire, now)
        });
        Self {
            organisation: round.organisation.clone(),
            title: round.title.clone(),
            how: round.how,
            anonymous: questionnaire.privacy.kind == PrivacyKind::Anonymous,
            minimum: match questionnaire.privacy.kind {
                PrivacyKind::Open => 1,
                _ => questionnaire.privacy.minimum,
            },
            people: people.collect(),
            hand_to: round.hand_to.clone(),
            closes: round.closes.clone(),
            days: days_between(now, &round.closes),
            aside: aside.iter().map(|(name, _)| name.clone()).collect(),
            twice: twice(found, aside),
            open_before: 0,
            shown: false,
        }
    }

    /// How many people are so far.
    #[must_use]
    pub fn number(&self, state: State) -> usize {
        self.people.iter().filter(|person| person.state == state).count()
    }
}

fn twice(found: &[(String, Found)], aside: &[(String, Option<Response>)]) -> Vec<String> {
    let own = found.iter().filter_map(|(_, found)| match found {
        Found::Response(response) => Some(&**response),
        Found::Nothing | Found::Unreadable => None,
    });
    let aside = aside.iter().filter_map(|(_, response)| response.as_ref());
    used_twice(own.chain(aside)).into_iter().collect()
}

/// The codes of which versions were begun at different times: two people's, or one person's who began again. A day alone is compared
/// with a day.
#[must_use]
pub fn used_twice<'a>(versions: impl IntoIterator<Item = &'a Response>) -> BTreeSet<String> {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for response in versions {
        let (code, started) = (response.respondent.code(), response.started.as_str());
        let first = begun.entry(code).or_insert(started);
        let both = first.len().min(started.len());
        if first.get(..both) != started.get(..both) {
            twice.insert(code.to_owned());
        }
    }
    twice
}

/// Whole days from one date to another, each the beginning of a time; `None` when either is no date.
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i32> {
    let day = |text: &str| text.get(..10)?.parse::<Date>().ok();
    Some((day(to)? - day(from)?).get_days())
}

fn person(found: &Found, questionnaire: &Questionnaire, now: &str) -> Person {
    let (state, response) = match found {
        Found::Nothing => (State::NotBegun, None),
        Found::Unreadable => (State::Unreadable, None),
        Found::Response(response) if response.finished.is_empty() => (State::Begun, Some(response)),
        Found::Response(response) => (State::Finished, Some(response)),
    };
    Person {
        code: String::new(),
        listed: true,
        state,
        other: response.and_then(|response| other_version(response, questionnaire)),
        odd: response.map_or_else(Vec::new, |response| odd(response, now)),
    }
}

fn other_version(response: &Response, questionnaire: &Questionnaire) -> Option<OtherVersion> {
    let other = !response.digest.is_empty() && response.digest != questionnaire.digest;
    other.then(|| OtherVersion {
        version: response.version.clone(),
        differ: response.changed(questionnaire).len(),
    })
}

/// What is odd in a response's dates. Nothing is refused because of it: computers' clocks are wrong at times.
#[must_use]
pub fn odd(response: &Response, now: &str) -> Vec<&'static str> {
    let times = [&response.started, &response.last_answered, &response.finished];
    let [started, answered, finished] = times;
    let table = [
        (earlier(finished, started), "finished before it was begun"),
        (earlier(answered, started), "last answered before it was begun"),
        (
            times.iter().any(|time| earlier(now, time)),
            "answered on a day or at a time that is still to come",
        ),
    ];
    let odd = table.into_iter().filter(|(is, _)| *is);
    odd.map(|(_, words)| words).collect()
}

/// Whether one time comes before another, as far as both say: a day alone is compared with a day. Never, where one is missing.
fn earlier(one: &str, other: &str) -> bool {
    let both = one.len().min(other.len());
    both > 0 && one.get(..both) < other.get(..both)
}

#[cfg(test)]
mod tests;
