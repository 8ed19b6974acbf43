//! A response as a file that a person would like to read and edit.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Answer, Response};
use crate::questionnaire::{AskKind, PrivacyKind, Questionnaire, Statement};
use crate::text::is_harmful;
use crate::yaml::quoted;

/// The file of a response. Reading it back gives the same response.
#[must_use]
pub fn to_yaml(response: &Response, questionnaire: &Questionnaire) -> String {
    written(response, questionnaire, "")
}

/// The file of a response with more lines after the one that names its respondent.
#[must_use]
pub(super) fn written(response: &Response, questionnaire: &Questionnaire, more: &str) -> String {
    let mut out = String::new();
    heading(&mut out, response, more);
    let lowest = lowest(questionnaire);
    let _ = writeln!(
        out,
        "\n# An answer is a level{lowest}, dk for don't know, or na with a reason. A statement that is not here is unanswered."
    );
    let nothing = response.answers.is_empty() && response.notes.is_empty();
    if nothing && response.kept.is_empty() && response.also.is_empty() {
        out.push_str("answers: {}\n");
    } else {
        out.push_str("answers:\n");
        for domain in &questionnaire.domains {
            let mut title = Some(&domain.title);
            for statement in &questionnaire.statements[domain.statements.clone()] {
                if !holds(response, &statement.id) {
                    continue;
                }
                if let Some(title) = title.take() {
                    let _ = writeln!(out, "  # {}", comment(title));
                }
                answer(&mut out, response, questionnaire, statement);
            }
        }
        elsewhere(&mut out, response, questionnaire);
    }
    after(&mut out, response, questionnaire);
    out
}

/// Which level is the lowest, where that is the same on every scale; empty otherwise.
fn lowest(questionnaire: &Questionnaire) -> String {
    let mut keys = questionnaire.scales.iter().map(|scale| scale.levels[0].key.as_str());
    let first = keys.next().unwrap_or_default();
    if keys.all(|key| key == first) {
        format!(" ({first} is the lowest)")
    } else {
        String::new()
    }
}

/// Whether there is anything to write about a statement.
fn holds(response: &Response, id: &str) -> bool {
    response.answers.contains_key(id) || response.notes.contains_key(id) || response.also.contains_key(id)
}

/// Which questionnaire, exactly, as a file says it.
#[must_use]
pub fn pin(id: &str, version: &str, digest: &str) -> String {
    format!(
        "questionnaire:\n  id: {id}\n  version: {}\n  digest: {}\n",
        quoted(version),
        quoted(digest)
    )
}

fn heading(out: &mut String, response: &Response, more: &str) {
    let _ = writeln!(out, "format: 1\nrespondent: {}", word(response.respondent.code()));
    out.push_str(more);
    if !response.side.is_empty() {
        let _ = writeln!(out, "side: {}", word(&response.side));
    }
    if !response.role.is_empty() {
        let _ = writeln!(out, "role: {}", quoted(&response.role));
    }
    if !response.roles.is_empty() {
        let _ = writeln!(out, "roles: {}", flow(&response.roles));
    }
    out.push_str(&pin(&response.questionnaire, &response.version, &response.digest));
    for (key, time) in [
        ("started", &response.started),
        ("last_answered", &response.last_answered),
        ("finished", &response.finished),
    ] {
        if !time.is_empty() {
            let _ = writeln!(out, "{key}: {time}");
        }
    }
    if response.changes > 0 {
        let _ = writeln!(out, "changes: {}", response.changes);
    }
    if let Some(promised) = response.promised.map(PrivacyKind::word) {
        let _ = writeln!(out, "promised: {promised}");
    }
    if !response.word.is_empty() {
        let _ = writeln!(out, "word: {}", quoted(&response.word));
    }
    if !response.next.is_empty() {
        let _ = writeln!(out, "next: {}", response.next);
    }
}

fn answer(out: &mut String, response: &Response, questionnaire: &Questionnaire, statement: &Statement) {
    let id = &statement.id;
    let _ = writeln!(out, "  {id}:");
    match response.answers.get(id) {
        Some(Answer::Rating(level)) => {
            let level = &questionnaire.scale_of(statement).levels[*level];
            let _ = writeln!(out, "    answer: {} # {}", level.key, comment(&level.label));
        }
        Some(Answer::DontKnow) => out.push_str("    answer: dk\n"),
        Some(Answer::NotApplicable(reason)) if reason.is_empty() => out.push_str("    answer: na\n"),
        Some(Answer::NotApplicable(reason)) => {
            let _ = writeln!(out, "    answer: na\n    reason: {}", quoted(reason));
        }
        None => {}
    }
    also(out, response, questionnaire, id);
    note(out, response, id);
}

/// What an answer carries besides, in the order of asking; what belongs to another version comes after.
fn also(out: &mut String, response: &Response, questionnaire: &Questionnaire, id: &str) {
    let Some(given) = response.also.get(id).filter(|given| !given.is_empty()) else {
        return;
    };
    let place = |ask: &str| questionnaire.asks.iter().position(|one| one.id == ask);
    let mut pairs: Vec<(&String, &String)> = given.iter().collect();
    pairs.sort_by_key(|(ask, _)| place(ask).unwrap_or(usize::MAX));
    out.push_str("    also:\n");
    for (ask, text) in pairs {
        let _ = writeln!(out, "      {}: {}", word(ask), value(questionnaire, ask, text));
    }
}

/// A date or a level stands as it is, with the level's name; words stand in quotes.
fn value(questionnaire: &Questionnaire, ask: &str, text: &str) -> String {
    let found = questionnaire.asks.iter().find(|one| one.id == ask);
    let level = found.and_then(|ask| ask.levels.iter().find(|level| level.key == text));
    match (found.map(|ask| ask.kind), level) {
        (_, Some(level)) => format!("{text} # {}", comment(&level.label)),
        (Some(AskKind::Date), _) => word(text),
        _ => quoted(text),
    }
}

/// Answers to statements that the questionnaire no longer has: kept as they were, at the end.
fn elsewhere(out: &mut String, response: &Response, questionnaire: &Questionnaire) {
    let notes = response.notes.keys().filter(|id| questionnaire.position(id).is_none());
    let also_given = response.also.keys().filter(|id| questionnaire.position(id).is_none());
    let ids: BTreeSet<&String> = response.kept.keys().chain(notes).chain(also_given).collect();
    if !ids.is_empty() {
        out.push_str("  # Statements that the questionnaire no longer has: kept, not counted\n");
    }
    for id in ids {
        let _ = writeln!(out, "  {}:", word(id));
        if let Some(kept) = response.kept.get(id) {
            let _ = writeln!(out, "    answer: {}", quoted(&kept.word));
            if !kept.reason.is_empty() {
                let _ = writeln!(out, "    reason: {}", quoted(&kept.reason));
            }
        }
        also(out, response, questionnaire, id);
        note(out, response, id);
    }
}

fn note(out: &mut String, response: &Response, id: &str) {
    if let Some(note) = response.notes.get(id) {
        let _ = writeln!(
            out,
            "    note: {}\n    note_for: {}",
            text(&note.text),
            note.audience.word()
        );
    }
}

fn after(out: &mut String, response: &Response, questionnaire: &Questionnaire) {
    if !response.skipped.is_empty() {
        let ids: Vec<&str> = response.skipped.iter().map(String::as_str).collect();
        let _ = writeln!(out, "\n# Seen and left for later\nskipped: [{}]", ids.join(", "));
    }
    if !response.most_difference.is_empty() {
        out.push_str("\n# What would make the most difference if it improved\nmakes_most_difference:\n");
        for (domain, statement) in &response.most_difference {
            let _ = writeln!(out, "  {}: {statement}", word(domain));
        }
    }
    closing(out, response, questionnaire);
    if !response.left_out.is_empty() {
        let ids: Vec<String> = response.left_out.iter().cloned().collect();
        let _ = writeln!(out, "\n# Left out as a whole\nleft_out: {}", flow(&ids));
    }
    if !response.go_on.is_empty() {
        out.push_str("\n# Who agreed to go on with things outstanding\ngo_on:\n");
        for (node, who) in &response.go_on {
            let _ = writeln!(out, "  {}: {}", word(node), quoted(who));
        }
    }
    if !response.wording.is_empty() {
        out.push_str(
            "\n# Made by the program: tells which statements have changed since they were answered\nwording:\n",
        );
        for (statement, digest) in &response.wording {
            let _ = writeln!(out, "  {}: {}", word(statement), quoted(digest));
        }
    }
}

/// The answers to the closing questions, each below its question.
fn closing(out: &mut String, response: &Response, questionnaire: &Questionnaire) {
    if response.closing.is_empty() {
        return;
    }
    out.push_str("\nclosing:\n");
    for (id, given) in &response.closing {
        let question = questionnaire.closing.iter().find(|one| one.id == *id);
        if let Some(question) = question {
            let _ = writeln!(out, "  # {}", comment(&question.asked));
        }
        let mut choices = question.iter().flat_map(|question| &question.choices);
        let answer = match choices.find(|choice| choice.id == given.answer) {
            Some(choice) => format!("{} # {}", word(&choice.id), comment(&choice.label)),
            None => quoted(&given.answer),
        };
        let _ = writeln!(out, "  {}:\n    answer: {answer}", word(id));
        if !given.then.is_empty() {
            let _ = writeln!(out, "    then: {}", quoted(&given.then));
        }
    }
}

/// An id or a date as it is where every YAML reader takes it for a text or gives its letters back, else in quotes.
fn word(text: &str) -> String {
    const MEANT_OTHERWISE: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let calm = text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    let bare = calm
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !MEANT_OTHERWISE.contains(&text.to_lowercase().as_str());
    if bare { text.to_owned() } else { quoted(text) }
}

fn flow(ids: &[String]) -> String {
    let words: Vec<String> = ids.iter().map(|id| word(id)).collect();
    format!("[{}]", words.join(", "))
}

/// Text that can stand in a comment: on one line, and nothing in it that ends one for any reader.
fn comment(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() || is_harmful(c) { ' ' } else { c })
        .collect()
}

/// A note: several plain lines as a block that is easy to read, anything else in quotes.
fn text(note: &str) -> String {
    let plain = |c: char| {
        c == '\n'
            || (!c.is_control()
                && c != '\u{2028}'
                && c != '\u{2029}'
                && c != '\u{feff}'
                && c != '\u{fffe}'
                && c != '\u{ffff}')
    };
    let lines: Vec<&str> = note.split('\n').collect();
    let calm = lines
        .iter()
        .all(|line| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']));
    let whole = !note.starts_with('\n') && !note.ends_with('\n') && lines.len() > 1;
    if !(whole && calm && note.chars().all(plain) && quoted(note).matches("\\u").count() == 0) {
        return quoted(note);
    }
    let indented: Vec<String> = lines
        .iter()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("      {line}")
            }
        })
        .collect();
    format!("|-\n{}", indented.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::to_yaml;
    use crate::questionnaire::validate;
    use crate::report::fixture::{questionnaire, response};

    #[test]
    fn the_lowest_level_is_said_as_it_is() {
        for (values, said) in [
            (["1", "2", "3"], "a level (1 is the lowest), dk"),
            (["0", "5", "10"], "a level (0 is the lowest), dk"),
            (["-5", "-3", "0"], "a level (-5 is the lowest), dk"),
        ] {
            let questionnaire = questionnaire(&values, &[1], &[]);
            let text = to_yaml(&response(&questionnaire, "R1", values[1]), &questionnaire);
            assert!(text.contains(said), "{text}");
        }
        // Where scales begin at different values, none of them is the lowest.
        let several = validate::from_yaml(include_str!("../../tests/fixtures/review.yaml")).unwrap();
        let text = to_yaml(&response(&several, "R1", ""), &several);
        assert!(text.contains("# An answer is a level, dk for don't know"), "{text}");
    }
}
