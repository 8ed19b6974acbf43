//! Reading a response's file quickly, where it is exactly as the program wrote it.
//!
//! Strict reading parses a file twice, to find the place of everything that may be wrong in it. Nearly every file is as
//! [`mod@super::write`] wrote it: its lines come in one order and each has one form. Those are read line by line here. At the least
//! oddity there is no response, and the strict reader decides; so what is read here is what [`super::check`] reads.

mod after;
mod answers;
mod lines;

use super::{Respondent, Response};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::yaml::MOST_BYTES;
use lines::{Lines, is_day, is_word, list, quoted};

/// The response in a file that is as the program writes it; `None` for any other, whether or not anything is wrong with it.
pub(super) fn read(text: &str, questionnaire: &Questionnaire) -> Option<Response> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut lines = Lines::of(text)?;
    let mut response = heading(&mut lines, questionnaire)?;
    lines.gap()?;
    answers::read(&mut lines, questionnaire, &mut response)?;
    after::read(&mut lines, questionnaire, &mut response)?;
    lines.is_done().then_some(response)
}

fn heading(lines: &mut Lines<'_>, questionnaire: &Questionnaire) -> Option<Response> {
    lines.gap()?;
    lines.exactly("format: 1").then_some(())?;
    let respondent = respondent(lines.take("respondent: ")?, questionnaire)?;
    if lines.exactly("round:") {
        round(lines)?;
    }
    let role = lines.take("role: ").map_or(Some(String::new()), quoted)?;
    let roles = match lines.take("roles: ") {
        Some(written) => roles(written, questionnaire)?,
        None => Vec::new(),
    };
    let mut response = Response::begin(respondent, "", questionnaire, "");
    (response.role, response.roles) = (role, roles);
    (response.version, response.digest) = pin(lines, questionnaire)?;
    response.started = time(lines.take("started: ")?)?;
    for (key, place) in [
        ("last_answered: ", &mut response.last_answered),
        ("finished: ", &mut response.finished),
    ] {
        if let Some(written) = lines.take(key) {
            *place = time(written)?;
        }
    }
    course(lines, questionnaire, &mut response)?;
    Some(response)
}

/// How far it has come: the lines between its times and its answers.
fn course(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    if let Some(written) = lines.take("changes: ") {
        response.changes = number(written)?;
    }
    if let Some(written) = lines.take("promised: ") {
        let known = PrivacyKind::WORDS.iter().find(|(word, _)| *word == written);
        response.promised = Some(known?.1);
    }
    if let Some(written) = lines.take("word: ") {
        response.word = quoted(written)?;
    }
    if let Some(written) = lines.take("next: ") {
        is_statement(written, questionnaire).then_some(())?;
        response.next = written.to_owned();
    }
    Some(())
}

fn respondent(written: &str, questionnaire: &Questionnaire) -> Option<Respondent> {
    let mut sides = questionnaire.sides.iter();
    let free = is_word(written) && !sides.any(|side| side.id.eq_ignore_ascii_case(written));
    free.then(|| Respondent::from_code(written)).flatten()
}

/// Whether this is how the id of a statement is written.
fn is_statement(written: &str, questionnaire: &Questionnaire) -> bool {
    is_word(written) && questionnaire.position(written).is_some()
}

/// The round that a share file belongs to, which is no part of the response.
fn round(lines: &mut Lines<'_>) -> Option<()> {
    quoted(lines.take("  organisation: ")?)?;
    quoted(lines.take("  title: ")?)?;
    is_day(lines.take("  opened: ")?).then_some(())
}

fn roles(written: &str, questionnaire: &Questionnaire) -> Option<Vec<String>> {
    let known = questionnaire.roles.as_ref()?;
    let chosen = list(written)?;
    let fits = |id: &&str| known.choices.iter().any(|role| role.id == **id);
    let allowed = chosen.iter().all(fits) && (chosen.len() == 1 || known.several);
    allowed.then(|| chosen.into_iter().map(str::to_owned).collect())
}

/// The version and the digest of the questionnaire.
fn pin(lines: &mut Lines<'_>, questionnaire: &Questionnaire) -> Option<(String, String)> {
    let id = &questionnaire.id;
    let named = lines.exactly("questionnaire:") && lines.take("  id: ")? == id && is_word(id);
    named.then_some(())?;
    let version = quoted(lines.take("  version: ")?)?;
    Some((version, quoted(lines.take("  digest: ")?)?))
}

fn time(written: &str) -> Option<String> {
    let calm = |byte: u8| byte.is_ascii_digit() || b"-T:".contains(&byte);
    let is_time = written.bytes().all(calm) && written.parse::<jiff::civil::DateTime>().is_ok();
    is_time.then(|| written.to_owned())
}

/// A whole number of at most nine digits.
fn number(written: &str) -> Option<u32> {
    let digits = written.len() <= 9 && written.bytes().all(|byte| byte.is_ascii_digit());
    (digits && !written.starts_with('0'))
        .then(|| written.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests;
