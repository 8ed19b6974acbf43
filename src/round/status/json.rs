//! How far a round is, for other programs: JSON, format 1.

use serde::Serialize;

use super::{Person, State, Status};

#[derive(Serialize)]
struct V1Status<'a> {
    format: u32,
    organisation: &'a str,
    title: &'a str,
    answered: &'static str,
    /// `null` where no last day is set.
    closes: Option<&'a str>,
    days_to_go: Option<i32>,
    people: usize,
    finished: usize,
    begun: usize,
    not_begun: usize,
    with_problems: usize,
    set_aside: usize,
    /// `null` where answers are anonymous.
    codes: Option<Vec<V1Person<'a>>>,
    set_aside_files: Option<&'a [String]>,
    codes_begun_at_different_times: Option<&'a [String]>,
}

#[derive(Serialize)]
struct V1Person<'a> {
    code: &'a str,
    listed: bool,
    state: &'static str,
    other_version: Option<&'a str>,
    statements_that_read_differently: Option<usize>,
    dates: &'a [&'static str],
}

/// The text, with a line end. What people answered is not in it.
#[must_use]
pub fn to_json(status: &Status) -> String {
    let all = V1Status {
        format: 1,
        organisation: &status.organisation,
        title: &status.title,
        answered: status.how.word(),
        closes: (!status.closes.is_empty()).then_some(&status.closes),
        days_to_go: status.days,
        people: status.people.len(),
        finished: status.number(State::Finished),
        begun: status.number(State::Begun),
        not_begun: status.number(State::NotBegun),
        with_problems: status.number(State::Unreadable),
        set_aside: status.aside.len(),
        codes: (!status.anonymous).then(|| status.people.iter().map(person).collect()),
        set_aside_files: (!status.anonymous).then_some(&status.aside),
        codes_begun_at_different_times: (!status.anonymous).then_some(&status.twice),
    };
    crate::text::json(&all)
}

fn person(person: &Person) -> V1Person<'_> {
    V1Person {
        code: &person.code,
        listed: person.listed,
        state: person.state.word(),
        other_version: person.other.as_ref().map(|other| other.version.as_str()),
        statements_that_read_differently: person.other.as_ref().map(|other| other.differ),
        dates: &person.odd,
    }
}
