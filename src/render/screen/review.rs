//! All answers, before finishing.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::text::{Page, fit};
use crate::interview::words::{Tally, closing_answer_words, dont_know, dont_knows};
use crate::interview::{Interview, Step};
use crate::questionnaire::{CountsAs, Questionnaire};
use crate::response::{Answer, Audience};
use crate::words::{list, sentence, upper_first};

/// All answers, before finishing.
#[must_use]
pub fn review(interview: &Interview, look: Look) -> String {
    let mut page = Page::new(look);
    page.text("Check your answers before you finish").gap();
    grid(&mut page, interview, look);
    page.gap();
    let positions = 0..interview.questionnaire().statements.len();
    let ids = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let found = positions.clone().filter(|at| wanted(*at));
        found.map(|at| interview.statement(at).id.clone()).collect()
    };
    let questionnaire = interview.questionnaire();
    let skipped = ids(&|at| interview.is_skipped(at));
    let incomplete = ids(&|at| interview.is_incomplete(at));
    let dont_know = |at: usize| interview.is_asked(at) && interview.answer(at) == Some(&Answer::DontKnow);
    let rows = [
        ("Skipped", skipped.clone()),
        ("Incomplete", incomplete.clone()),
        (questionnaire.dont_know.label.as_str(), ids(&dont_know)),
        ("Changed", ids(&|at| interview.is_changed(at))),
        ("Notes", notes(interview)),
    ];
    let widest = rows
        .iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(label, _)| label.width());
    let column = widest.max().unwrap_or(0).max(10) + 2;
    for (label, ids) in rows.iter().filter(|(_, ids)| !ids.is_empty()) {
        row_of_ids(&mut page, look, (label, column), ids);
    }
    if rows.iter().any(|(_, ids)| !ids.is_empty()) {
        page.gap();
    }
    beside(&mut page, interview, look);
    if !skipped.is_empty() || interview.first_open().is_some() {
        page.text(&format!(
            "You can finish without answering all. {}",
            what_is_missing_means(interview.questionnaire())
        ))
        .gap();
    }
    if let Some(words) = onward(interview) {
        page.text(&words);
    }
    page.text(&keys(interview, skipped.len() + incomplete.len()));
    page.finish()
}

/// What can be typed.
fn keys(interview: &Interview, waiting: usize) -> String {
    let labels = &interview.questionnaire().labels;
    let example = interview
        .asked()
        .last()
        .map_or("", |at| interview.statement(*at).id.as_str());
    let domain = match interview.domains().len() {
        last if interview.by_domain() => format!("{last} to see all of {} {last}, ", labels.domain),
        _ => String::new(),
    };
    let see_waiting = match waiting {
        0 => "",
        _ if interview.skipped().len() == waiting => "s to see the skipped ones, ",
        _ => "s to see those that are skipped or incomplete, ",
    };
    format!(
        "Type a statement such as {example} to change it, {domain}{see_waiting}f to finish and save, or q to stop and \
         finish later."
    )
}

/// What is there besides the answers: roles, what was left out, who agreed to go on, the closing questions.
fn beside(page: &mut Page, interview: &Interview, look: Look) {
    let mut lines = Vec::new();
    if interview.has_roles() {
        let roles = match interview.role_labels().as_slice() {
            [] => "none chosen".to_owned(),
            labels => list(labels),
        };
        lines.push(format!("Roles: {roles}. Type roles to change this."));
    }
    let nodes = interview.questionnaire().nodes();
    let left_out = nodes.iter().filter(|node| interview.is_left_out(node));
    for node in left_out {
        lines.push(format!(
            "Left out: {}. Type g {} to answer it after all.",
            node.title, node.id
        ));
    }
    for node in interview.going_on(None).into_iter().map(|at| interview.node(at)) {
        let who = interview.response().go_on.get(&node.id);
        let who = who.map_or("nobody named.".to_owned(), |who| sentence(who));
        lines.push(format!(
            "Agreed to go on with {}: {who} Type a to change this.",
            node.title
        ));
    }
    for position in 0..interview.questionnaire().closing.len() {
        lines.push(closing(interview, position));
    }
    let indent = if look.wide() { "  " } else { "" };
    for line in &lines {
        page.hanging(indent, line);
    }
    if !lines.is_empty() {
        page.gap();
    }
}

fn closing(interview: &Interview, position: usize) -> String {
    let asked = &interview.closing(position).asked;
    let colon = if asked.ends_with(['?', '.', '!', ':']) { "" } else { ":" };
    let answer = match closing_answer_words(interview, position) {
        words if words.is_empty() => "Left blank.".to_owned(),
        words => words,
    };
    let chosen = interview.chosen(position);
    let then = interview
        .closing_answer(position)
        .map_or("", |given| given.then.as_str());
    let then = match chosen {
        Some(choice) if then.is_empty() && choice.then_required => format!(" {} Not answered yet.", choice.then),
        _ if then.is_empty() => String::new(),
        _ => format!(" {}", sentence(then)),
    };
    format!("{asked}{colon} {answer}{then} Type c {} to change this.", position + 1)
}

/// What an unanswered statement means in a result.
fn what_is_missing_means(questionnaire: &Questionnaire) -> &'static str {
    match questionnaire.unanswered {
        CountsAs::LeftOut => "Those are left out, not counted as the lowest level.",
        CountsAs::Lowest => "In this questionnaire those count as the lowest level.",
        CountsAs::Blocks => {
            "In this questionnaire there is no result for a part while one of its statements is missing."
        }
    }
}

/// What Enter does; `None` when it does nothing.
fn onward(interview: &Interview) -> Option<String> {
    let id = |at: usize| &interview.statement(at).id;
    match interview.left_for_review() {
        Some(Step::Statement(at)) => Some(format!("Press Enter to go back to {}.", id(*at))),
        Some(_) => Some("Press Enter to go back to where you were.".to_owned()),
        None => interview
            .first_open()
            .map(|open| format!("Press Enter to carry on with {}.", id(open))),
    }
}

fn notes(interview: &Interview) -> Vec<String> {
    let statements = interview.questionnaire().statements.iter().enumerate();
    statements
        .filter(|(at, _)| interview.is_asked(*at))
        .filter_map(|(at, statement)| {
            let audience = match interview.note(at)?.audience {
                Audience::OnlyMe => "only me",
                Audience::Facilitator => "facilitator",
                Audience::Team => "team",
            };
            Some(
                if interview.is_joint() || interview.is_side() || interview.is_private() {
                    statement.id.clone()
                } else {
                    format!("{} ({audience})", statement.id)
                },
            )
        })
        .collect()
}

fn row_of_ids(page: &mut Page, look: Look, (label, column): (&str, usize), ids: &[String]) {
    if look.wide() {
        let gap = " ".repeat(column - label.width());
        page.hung(&format!("{label}{gap}"), &ids.join("  "));
    } else {
        page.text(&format!("{label}: {}", ids.join(", ")));
    }
}

/// The narrowest column in which domain titles can still be told apart.
const NARROWEST_TITLE: usize = 24;

/// Per domain: rated, don't know, skipped, and not applicable and unanswered where there are any.
fn grid(page: &mut Page, interview: &Interview, look: Look) {
    let questionnaire = interview.questionnaire();
    let all = Tally::of_all(interview);
    let domains = if interview.by_domain() {
        interview.domains()
    } else {
        Vec::new()
    };
    let mut rows: Vec<(String, String, Tally)> = domains
        .iter()
        .map(|at| &questionnaire.domains[*at])
        .enumerate()
        .filter(|(_, domain)| !interview.is_left_out(domain))
        .map(|(number, domain)| {
            let tally = Tally::of(interview, domain.statements.clone());
            ((number + 1).to_string(), page.tidy(&domain.title), tally)
        })
        .collect();
    rows.push((String::new(), "All".to_owned(), all));
    let heads = heads(interview, all);
    let columns: usize = heads.iter().map(|(head, _)| head.width() + 2).sum();
    let room = look.width.min(80).saturating_sub(columns + 5);
    if look.wide() && room >= NARROWEST_TITLE {
        table_of_counts(page, &rows, &heads, room);
    } else {
        lines_of_counts(page, interview, &rows, &heads, look);
    }
}

fn table_of_counts(page: &mut Page, rows: &[(String, String, Tally)], heads: &[Head], room: usize) {
    let widest = rows
        .iter()
        .map(|(_, title, _)| title.width())
        .max()
        .unwrap_or(0)
        .min(room);
    let line: String = heads.iter().map(|(head, _)| format!("  {head}")).collect();
    page.line(&format!("{}{line}", " ".repeat(widest + 5)));
    for (number, title, tally) in rows {
        let title = fit(title, widest);
        let gap = " ".repeat(widest - title.width());
        let cells: String = heads
            .iter()
            .map(|(head, value)| format!("  {:>width$}", value(*tally), width = head.width()))
            .collect();
        page.line(&format!("  {number:1}  {title}{gap}{cells}"));
    }
}

fn lines_of_counts(
    page: &mut Page,
    interview: &Interview,
    rows: &[(String, String, Tally)],
    heads: &[Head],
    look: Look,
) {
    let questionnaire = interview.questionnaire();
    let (unknown, name) = (dont_know(questionnaire), upper_first(&questionnaire.labels.domain));
    for (number, title, tally) in rows {
        let cells: Vec<String> = heads
            .iter()
            .filter(|(_, value)| value(*tally) > 0)
            .map(|(head, value)| match head.as_str() {
                head if head == unknown => dont_knows(questionnaire, value(*tally)),
                head => format!("{} {head}", value(*tally)),
            })
            .collect();
        let label = match (number.is_empty(), look.plain) {
            (true, _) => String::new(),
            (false, true) => format!("{name} {number}, "),
            (false, false) => format!("{number}  "),
        };
        page.hung(&label, &format!("{title}: {}.", cells.join(", ")));
    }
}

type Head = (String, fn(Tally) -> usize);

fn heads(interview: &Interview, all: Tally) -> Vec<Head> {
    let mut heads: Vec<Head> = vec![
        ("rated".to_owned(), |tally| tally.rated),
        (dont_know(interview.questionnaire()), |tally| tally.dont_know),
    ];
    if all.not_applicable > 0 {
        let label = interview.questionnaire().not_applicable.label.to_lowercase();
        heads.push((label, |tally| tally.not_applicable));
    }
    heads.push(("skipped".to_owned(), |tally| tally.skipped));
    if all.unanswered > 0 {
        heads.push(("not answered".to_owned(), |tally| tally.unanswered));
    }
    heads
}
