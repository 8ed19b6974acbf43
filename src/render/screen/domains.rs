//! Lists: the domains and how far each is, the answers of one domain.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::ask::key_of;
use super::text::{Page, dotted};
use crate::interview::Interview;
use crate::interview::words::{Tally, answer_words, count, dont_knows};
use crate::words::{sentence, upper_first};

/// The domains and how far each is.
#[must_use]
pub fn list(interview: &Interview, look: Look) -> String {
    let mut page = Page::new(look);
    let labels = &interview.questionnaire().labels;
    if interview.by_domain() {
        page.text(&format!("The {} and how far you are", labels.domains)).gap();
        table(&mut page, interview, look);
        page.gap().text(&format!(
            "Type a {} number to go there, or press Enter to go back to where you were.",
            labels.domain
        ));
    } else {
        page.text("How far you are").gap();
        table(&mut page, interview, look);
        page.gap().text("Press Enter to go back to where you were.");
    }
    page.finish()
}

/// Each domain with its number and how far it is; where statements have an order of their own, how far the whole is.
pub(super) fn table(page: &mut Page, interview: &Interview, look: Look) {
    if !interview.by_domain() {
        let indent = if look.plain { "" } else { "  " };
        page.hung(indent, &format!("{}.", state(interview, interview.asked())));
        return;
    }
    let questionnaire = interview.questionnaire();
    let domains = interview.domains();
    let titles = domains
        .iter()
        .map(|domain| page.tidy(&questionnaire.domains[*domain].title).width());
    let widest = titles.max().unwrap_or(0);
    let name = upper_first(&questionnaire.labels.domain);
    for (number, domain) in domains.iter().map(|at| &questionnaire.domains[*at]).enumerate() {
        let state = if interview.is_left_out(domain) {
            "Left out".to_owned()
        } else {
            state(interview, &interview.asked_in(domain))
        };
        let label = number + 1;
        if look.plain {
            page.text(&format!("{name} {label}, {}: {state}.", domain.title));
        } else if look.wide() && widest + state.width() + 7 <= look.width.min(80) {
            let title = page.tidy(&domain.title);
            let gap = " ".repeat(widest - title.width() + 2);
            page.line(&format!("  {label}  {title}{gap}{state}"));
        } else {
            page.hung(&format!("{label}  "), &domain.title).hung("   ", &state);
        }
    }
}

fn state(interview: &Interview, positions: &[usize]) -> String {
    let total = positions.len();
    let changed = positions.iter().filter(|at| interview.is_changed(**at)).count();
    let tally = Tally::of(interview, positions.iter().copied());
    let incomplete = match tally.incomplete {
        0 => String::new(),
        more => format!(", {more} incomplete"),
    };
    if changed > 0 {
        return format!("{changed} to look at again");
    }
    let completed = if tally.incomplete == 0 { "Completed" } else { "Answered" };
    if tally.answered() == total {
        return format!("{completed}{incomplete}");
    }
    if tally.unanswered == 0 {
        return format!("{completed}, {} skipped{incomplete}", tally.skipped);
    }
    if tally.unanswered == total {
        return "Not yet started".to_owned();
    }
    format!("In progress, {} of {total}{incomplete}", tally.answered())
}

/// The answers of a domain, and the optional question what would make the most difference.
#[must_use]
pub fn summary(interview: &Interview, domain: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let questionnaire = interview.questionnaire();
    let found = &questionnaire.domains[domain];
    let asked = interview.asked_in(found);
    let tally = Tally::of(interview, asked.iter().copied());
    let done = if tally.unanswered == 0 { " is done" } else { "" };
    let label = upper_first(&questionnaire.labels.domain);
    let number = interview.domain_number(domain).unwrap_or(domain + 1);
    let of = interview.domains().len();
    page.text(&format!("{label} {number} of {of}{done}: {}", found.title))
        .gap();
    for at in asked {
        row(&mut page, interview, at, look);
    }
    page.gap();
    page.hung(if look.plain { "" } else { "  " }, &counts(interview, tally, look));
    for node in interview
        .going_on(Some(domain))
        .into_iter()
        .map(|at| interview.node(at))
    {
        if let Some(who) = interview.response().go_on.get(&node.id) {
            page.text(&format!("Agreed to go on with {}: {}", node.title, sentence(who)));
        }
    }
    page.gap();
    most_difference(&mut page, interview, domain);
    page.finish()
}

fn row(page: &mut Page, interview: &Interview, at: usize, look: Look) {
    let statement = interview.statement(at);
    let note = interview.note(at).map(|_| "with a note");
    let missing = match interview.answer(at) {
        None if interview.is_skipped(at) => Some("skipped"),
        None => Some("not answered"),
        Some(_) if interview.is_incomplete(at) => Some("incomplete"),
        Some(_) => None,
    };
    let marks: Vec<&str> = missing.into_iter().chain(note).collect();
    if look.plain {
        let words = answer_words(interview, at);
        let parts: Vec<&str> = [words.as_str()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .chain(marks)
            .collect();
        page.text(&format!("{}, {}: {}.", statement.id, statement.short, parts.join(", ")));
        return;
    }
    let indent = if look.wide() { "  " } else { "" };
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" ({})", marks.join(", "))
    };
    let label = format!("{indent}{}  {}  ", statement.id, key_of(interview, at));
    page.hung(&label, &format!("{}{marks}", statement.short));
}

fn counts(interview: &Interview, tally: Tally, look: Look) -> String {
    let not_applicable = interview.questionnaire().not_applicable.label.to_lowercase();
    let parts: Vec<String> = [
        (tally.rated, format!("{} rated", tally.rated)),
        (tally.dont_know, dont_knows(interview.questionnaire(), tally.dont_know)),
        (
            tally.not_applicable,
            format!("{} {not_applicable}", tally.not_applicable),
        ),
        (tally.skipped, format!("{} skipped", tally.skipped)),
        (tally.incomplete, format!("{} incomplete", tally.incomplete)),
        (tally.unanswered, format!("{} not answered", tally.unanswered)),
        (tally.notes, count(tally.notes, "note", "notes")),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(_, words)| words)
    .collect();
    if look.plain {
        format!("{}.", parts.join(", "))
    } else {
        dotted(&parts)
    }
}

fn most_difference(page: &mut Page, interview: &Interview, domain: usize) {
    let found = &interview.questionnaire().domains[domain];
    let first = interview.asked_in(found).first().copied();
    let example = &interview.statement(first.unwrap_or(found.statements.start)).id;
    page.text("Which one would make the most difference if it improved? (optional)");
    match interview.response().most_difference.get(&found.id) {
        Some(chosen) => page.text(&format!(
            "You chose {chosen}. Press Enter to keep it, type another, or type - for none."
        )),
        None => page.text(&format!(
            "Press Enter to leave this out, or type its number, such as {example}."
        )),
    };
    let agreed = if interview.going_on(Some(domain)).is_empty() {
        ""
    } else {
        " Type a for what is outstanding and who agreed to go on."
    };
    let out = if found.optional {
        " Type leave out to leave this out as a whole."
    } else {
        ""
    };
    page.text(&format!(
        "To change an answer, type g and its number, such as g {example}.{agreed}{out} Type q to stop."
    ));
}

/// Which changed statements will be asked again, in a sentence; `None` when there are none.
pub(super) fn changed_words(interview: &Interview) -> Option<String> {
    let ids: Vec<String> = interview
        .changed()
        .iter()
        .map(|at| interview.statement(*at).id.clone())
        .collect();
    (!ids.is_empty()).then(|| {
        format!(
            "The wording of {} has changed since you answered: {}. Your answers are kept, and you will be asked again.",
            count(ids.len(), "statement", "statements"),
            ids.join(", ")
        )
    })
}
