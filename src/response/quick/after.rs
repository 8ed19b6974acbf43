//! What comes after the answers in a file that is as the program writes it.

use super::is_statement;
use super::lines::{Lines, is_word, list, quoted, uncommented};
use crate::questionnaire::{Closing, Questionnaire};
use crate::response::{ClosingAnswer, Response};
use crate::yaml::LONGEST_KEY;

pub(super) fn read(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    lines.gap()?;
    if let Some(written) = lines.take("skipped: ") {
        skipped(written, questionnaire, response)?;
        lines.gap()?;
    }
    if lines.exactly("makes_most_difference:") {
        most_difference(lines, questionnaire, response)?;
        lines.gap()?;
    }
    if lines.exactly("closing:") {
        closing(lines, questionnaire, response)?;
        lines.gap()?;
    }
    if let Some(written) = lines.take("left_out: ") {
        left_out(written, questionnaire, response)?;
        lines.gap()?;
    }
    if lines.exactly("go_on:") {
        go_on(lines, questionnaire, response)?;
        lines.gap()?;
    }
    if lines.exactly("wording:") {
        wording(lines, response)?;
        lines.gap()?;
    }
    Some(())
}

fn skipped(written: &str, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    let ids = list(written)?;
    ids.iter().all(|id| is_statement(id, questionnaire)).then_some(())?;
    let open = ids.into_iter().filter(|id| !response.answers.contains_key(*id));
    response.skipped = open.map(str::to_owned).collect();
    Some(())
}

/// Takes lines of a key and a value, at least one, in the order of the keys: none comes twice.
fn pairs<'t>(lines: &mut Lines<'t>, mut each: impl FnMut(&'t str, &'t str) -> Option<()>) -> Option<()> {
    let mut last = "";
    while let Some(line) = lines.take("  ") {
        let (key, value) = line.split_once(": ")?;
        (is_word(key) && key.len() <= LONGEST_KEY && last < key).then_some(())?;
        last = key;
        each(key, value)?;
    }
    (!last.is_empty()).then_some(())
}

fn most_difference(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    pairs(lines, |domain, statement| {
        let known = questionnaire.domains.iter().any(|one| one.id == domain);
        (known && is_statement(statement, questionnaire)).then_some(())?;
        response.most_difference.insert(domain.to_owned(), statement.to_owned());
        Some(())
    })
}

fn left_out(written: &str, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    let nodes = questionnaire.nodes();
    let ids = list(written)?;
    let may_be = |id: &&str| nodes.iter().any(|node| node.optional && node.id == **id);
    ids.iter().all(may_be).then_some(())?;
    response.left_out = ids.into_iter().map(str::to_owned).collect();
    Some(())
}

fn go_on(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    let nodes = questionnaire.nodes();
    pairs(lines, |id, written| {
        let who = quoted(written).filter(|who| !who.is_empty())?;
        let asks = nodes.iter().any(|node| !node.go_on.is_empty() && node.id == id);
        asks.then_some(())?;
        response.go_on.insert(id.to_owned(), who);
        Some(())
    })
}

fn wording(lines: &mut Lines<'_>, response: &mut Response) -> Option<()> {
    pairs(lines, |id, written| {
        response.wording.insert(id.to_owned(), quoted(written)?);
        Some(())
    })
}

fn closing(lines: &mut Lines<'_>, questionnaire: &Questionnaire, response: &mut Response) -> Option<()> {
    let mut last = "";
    lines.comments()?;
    while let Some(written) = lines.take("  ") {
        let id = written.strip_suffix(':').filter(|id| is_word(id) && last < *id)?;
        last = id;
        let question = questionnaire.closing.iter().find(|one| one.id == id)?;
        let answer = closing_answer(lines.take("    answer: ")?, question)?;
        let then = lines.take("    then: ").map_or(Some(String::new()), quoted)?;
        response.closing.insert(id.to_owned(), ClosingAnswer { answer, then });
        lines.comments()?;
    }
    (!last.is_empty()).then_some(())
}

/// One of the choices where there are any, else words.
fn closing_answer(written: &str, question: &Closing) -> Option<String> {
    if question.choices.is_empty() {
        return quoted(written).filter(|answer| !answer.is_empty());
    }
    let id = uncommented(written).filter(|id| is_word(id))?;
    let mut choices = question.choices.iter();
    choices.any(|choice| choice.id == id).then(|| id.to_owned())
}
