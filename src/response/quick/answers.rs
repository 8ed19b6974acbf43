//! The answers of a file that is as the program writes it: statements in the order of the questionnaire.

use std::collections::BTreeMap;

use super::lines::{Lines, is_calm, is_day, is_number, is_word, quoted, uncommented};
use crate::questionnaire::{Ask, AskKind, Questionnaire, Statement};
use crate::response::{Answer, Audience, Note, Response};

pub(super) fn read(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    if lines.exactly("answers: {}") {
        return Some(());
    }
    lines.exactly("answers:").then_some(())?;
    let mut left = questionnaire.statements.iter();
    lines.comments()?;
    while let Some(written) = lines.take("  ") {
        let id = written.strip_suffix(':').filter(|id| is_word(id))?;
        // What comes twice, or out of order, is not found among those that are left.
        let statement = left.find(|statement| statement.id == id)?;
        one(lines, questionnaire, statement, response)?;
        lines.comments()?;
    }
    let some = left.len() < questionnaire.statements.len();
    some.then_some(())
}

/// The lines of one statement: at least one.
fn one(lines: &mut Lines<'_>, questionnaire: &Questionnaire, of: &Statement, response: &mut Response) -> Option<()> {
    let answer = match lines.take("    answer: ") {
        Some(written) => Some(answer(lines, questionnaire, of, uncommented(written)?)?),
        None => None,
    };
    let also = also(lines, questionnaire)?;
    let note = note(lines)?;
    (answer.is_some() || !also.is_empty() || note.is_some()).then_some(())?;
    let id = || of.id.clone();
    response.answers.extend(answer.map(|answer| (id(), answer)));
    response.notes.extend(note.map(|note| (id(), note)));
    if !also.is_empty() {
        response.also.insert(id(), also);
    }
    Some(())
}

fn answer(lines: &mut Lines<'_>, questionnaire: &Questionnaire, of: &Statement, word: &str) -> Option<Answer> {
    match word {
        "dk" => Some(Answer::DontKnow),
        "na" => {
            let written = lines.take("    reason: ").map_or(Some(String::new()), quoted)?;
            let reason = written.trim();
            let allowed = of.not_applicable && !(reason.is_empty() && questionnaire.reason_required);
            allowed.then(|| Answer::NotApplicable(reason.to_owned()))
        }
        number => level(questionnaire, of, number).map(Answer::Rating),
    }
}

/// The level of this value, where the number can stand for nothing else.
fn level(questionnaire: &Questionnaire, of: &Statement, number: &str) -> Option<usize> {
    let levels = &questionnaire.scale_of(of).levels;
    let others = [&questionnaire.dont_know.label, &questionnaire.not_applicable.label];
    let mut words = levels
        .iter()
        .map(|level| &level.label)
        .chain(&of.descriptors)
        .chain(others);
    let alone = is_number(number) && !words.any(|word| word == number);
    alone
        .then(|| levels.iter().position(|level| level.key == number))
        .flatten()
}

/// What an answer carries besides, in the order of asking; empty where it carries nothing.
fn also(lines: &mut Lines<'_>, questionnaire: &Questionnaire) -> Option<BTreeMap<String, String>> {
    let mut given = BTreeMap::new();
    if !lines.exactly("    also:") {
        return Some(given);
    }
    let mut left = questionnaire.asks.iter();
    while let Some(line) = lines.take("      ") {
        let (id, written) = line.split_once(": ").filter(|(id, _)| is_word(id))?;
        let ask = left.find(|ask| ask.id == id)?;
        let text = carried(ask, written).filter(|text| !text.is_empty())?;
        given.insert(id.to_owned(), text);
    }
    (!given.is_empty()).then_some(given)
}

fn carried(ask: &Ask, written: &str) -> Option<String> {
    match ask.kind {
        AskKind::Text | AskKind::Evidence => quoted(written),
        AskKind::Date => is_day(written).then(|| written.to_owned()),
        AskKind::Importance => {
            let number = uncommented(written)?;
            let named = |one: &str| one == number;
            let levels = || ask.levels.iter();
            let other = levels().any(|level| named(&level.id) || named(&level.label));
            let known = is_number(number) && !other && levels().any(|level| named(&level.key));
            known.then(|| number.to_owned())
        }
    }
}

#[expect(clippy::option_option, reason = "no note is not an odd note")]
fn note(lines: &mut Lines<'_>) -> Option<Option<Note>> {
    let Some(written) = lines.take("    note: ") else {
        return Some(None);
    };
    let text = match written {
        "|-" => block(lines)?,
        written => quoted(written)?,
    };
    let whom = lines.take("    note_for: ")?;
    let (_, audience) = *Audience::WORDS.iter().find(|(word, _)| *word == whom)?;
    (!text.is_empty()).then_some(Some(Note { text, audience }))
}

/// Several lines, each further in than their key. The first and the last are not empty, and none begins or ends with a space.
fn block(lines: &mut Lines<'_>) -> Option<String> {
    let mut found: Vec<&str> = Vec::new();
    while let Some(line) = lines.peek() {
        let Some(inner) = line.strip_prefix("      ").or(line.is_empty().then_some("")) else {
            break;
        };
        let odd = inner.starts_with(' ') || inner.ends_with(' ') || (inner.is_empty() && !line.is_empty());
        (!odd && is_calm(inner)).then_some(())?;
        lines.take("");
        found.push(inner);
    }
    let whole = |line: Option<&&str>| line.is_some_and(|line| !line.is_empty());
    (whole(found.first()) && whole(found.last())).then(|| found.join("\n"))
}
