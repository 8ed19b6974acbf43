//! All answers, before finishing.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::text::{Page, fit};
use crate::interview::words::{Tally, dont_knows};
use crate::interview::{Interview, Step};
use crate::response::{Answer, Audience};

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
    let skipped = ids(&|at| interview.is_skipped(at));
    let rows = [
        ("Skipped", skipped.clone()),
        ("Don't know", ids(&|at| interview.answer(at) == Some(&Answer::DontKnow))),
        ("Changed", ids(&|at| interview.is_changed(at))),
        ("Notes", notes(interview)),
    ];
    for (label, ids) in rows.iter().filter(|(_, ids)| !ids.is_empty()) {
        row_of_ids(&mut page, look, label, ids);
    }
    if rows.iter().any(|(_, ids)| !ids.is_empty()) {
        page.gap();
    }
    if !skipped.is_empty() || interview.first_open().is_some() {
        page.text("You can finish without answering all. Those are left out, not counted as the lowest level.")
            .gap();
    }
    if let Some(words) = onward(interview) {
        page.text(&words);
    }
    let questionnaire = interview.questionnaire();
    let example = questionnaire.statements.last().map_or("", |one| one.id.as_str());
    let last = questionnaire.domains.len();
    let see_skipped = if skipped.is_empty() {
        ""
    } else {
        "s to see the skipped ones, "
    };
    page.text(&format!(
        "Type a statement such as {example} to change it, {last} to see all of domain {last}, {see_skipped}f to finish and save, \
         or q to stop and finish later."
    ));
    page.finish()
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
        .filter_map(|(at, statement)| {
            let audience = match interview.note(at)?.audience {
                Audience::OnlyMe => "only me",
                Audience::Facilitator => "facilitator",
                Audience::Team => "team",
            };
            Some(if interview.is_joint() {
                statement.id.clone()
            } else {
                format!("{} ({audience})", statement.id)
            })
        })
        .collect()
}

fn row_of_ids(page: &mut Page, look: Look, label: &str, ids: &[String]) {
    if look.wide() {
        page.hung(&format!("{label:<12}"), &ids.join("  "));
    } else {
        page.text(&format!("{label}: {}", ids.join(", ")));
    }
}

/// The narrowest column in which domain titles can still be told apart.
const NARROWEST_TITLE: usize = 24;

/// Per domain: rated, don't know, skipped, and not applicable and unanswered where there are any.
fn grid(page: &mut Page, interview: &Interview, look: Look) {
    let domains = &interview.questionnaire().domains;
    let all = Tally::of_all(interview);
    let mut rows: Vec<(String, String, Tally)> = domains
        .iter()
        .enumerate()
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
        lines_of_counts(page, &rows, &heads, look);
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

fn lines_of_counts(page: &mut Page, rows: &[(String, String, Tally)], heads: &[Head], look: Look) {
    for (number, title, tally) in rows {
        let cells: Vec<String> = heads
            .iter()
            .filter(|(_, value)| value(*tally) > 0)
            .map(|(head, value)| match head.as_str() {
                DONT_KNOW => dont_knows(value(*tally)),
                head => format!("{} {head}", value(*tally)),
            })
            .collect();
        let label = match (number.is_empty(), look.plain) {
            (true, _) => String::new(),
            (false, true) => format!("Domain {number}, "),
            (false, false) => format!("{number}  "),
        };
        page.hung(&label, &format!("{title}: {}.", cells.join(", ")));
    }
}

/// The head of the column of don't knows.
const DONT_KNOW: &str = "don't know";

type Head = (String, fn(Tally) -> usize);

fn heads(interview: &Interview, all: Tally) -> Vec<Head> {
    let mut heads: Vec<Head> = vec![
        ("rated".to_owned(), |tally| tally.rated),
        (DONT_KNOW.to_owned(), |tally| tally.dont_know),
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
