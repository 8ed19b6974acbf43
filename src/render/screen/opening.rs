//! What is said before the first statement of a sitting.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::domains::{changed_words, table};
use super::text::{Page, long_date};
use crate::interview::words::{count, levels_in_line};
use crate::interview::{Interview, Step};
use crate::response::Respondent;

/// Where a response belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The organisation and the round, such as `Northbridge CCG, October 2011`; may be empty.
    pub heading: &'a str,
    /// The response's file.
    pub file: &'a str,
}

/// Before a new response is begun. Its prompt is read as at the list of domains: Enter begins.
#[must_use]
pub fn before_you_start(interview: &Interview, place: &Place, look: Look) -> String {
    let mut page = Page::new(look);
    let questionnaire = interview.questionnaire();
    title(&mut page, "Before you start", place.heading, look);
    let (statements, domains) = (questionnaire.statements.len(), questionnaire.domains.len());
    page.gap();
    page.text(&size(statements, domains, interview.is_joint()));
    page.text("You can stop at any time. Every answer is saved as you give it.")
        .gap();
    let describes = &questionnaire.describes;
    page.text(&format!(
        "For each statement, choose the level that best describes {describes} today:"
    ));
    if let [scale] = questionnaire.scales.as_slice() {
        page.hung(indent(look), &levels_in_line(scale));
    }
    page.text("Choose \"don't know\" when you do not know. It shows the team what to find out.")
        .gap();
    page.text("Who will see what");
    for line in audience(interview) {
        page.hung(indent(look), line);
    }
    page.gap().text("Your answers are kept in").verbatim(place.file);
    page.text("Nothing is sent anywhere. Whoever can open this folder can read the file.")
        .gap();
    page.text(if domains == 1 {
        "Press Enter to begin."
    } else {
        "Press Enter to begin with domain 1, or type l to choose another domain."
    });
    page.finish()
}

/// How much there is to answer and how long it takes.
fn size(statements: usize, domains: usize, joint: bool) -> String {
    let there = if statements == 1 { "There is" } else { "There are" };
    let time = match (joint, statements, domains) {
        (true, _, 1) => "",
        (true, ..) => " You can do one domain at a time.",
        (false, 1, _) => " Allow about half a minute.",
        (false, ..) => " Allow about half a minute for each.",
    };
    format!(
        "{there} {} in {}.{time}",
        count(statements, "statement", "statements"),
        count(domains, "domain", "domains")
    )
}

fn indent(look: Look) -> &'static str {
    if look.plain { "" } else { "  " }
}

fn audience(interview: &Interview) -> &'static [&'static str] {
    if interview.is_joint() {
        &[
            "You answer as one team: for each statement, one answer that you agree on.",
            "Everyone in the team sees the answers and the notes.",
        ]
    } else {
        &[
            "The team's report shows how many people chose each level, without names.",
            "A report shows a note only if you choose to share it.",
            "Whoever is given your response's file can read all the notes in it.",
            "In a small team people may still guess.",
        ]
    }
}

fn title(page: &mut Page, title: &str, heading: &str, look: Look) {
    let heading = page.tidy(heading);
    let width = look.width.min(80);
    if heading.is_empty() {
        page.text(title);
    } else if look.wide() && title.width() + heading.width() + 3 <= width {
        let gap = " ".repeat(width - title.width() - heading.width());
        page.line(&format!("{title}{gap}{heading}"));
    } else {
        page.text(title).text(&heading);
    }
}

/// When a response is opened again. Its prompt is read as at the list of domains: Enter carries on.
///
/// `interview` has just been resumed: its step is what comes next.
#[must_use]
pub fn welcome(interview: &Interview, look: Look) -> String {
    let mut page = Page::new(look);
    let last = &interview.response().last_answered;
    if last.is_empty() {
        page.text("Welcome back. Nothing is answered yet.");
    } else {
        page.text(&format!("Welcome back. You last answered on {}.", long_date(last)));
    }
    if let Respondent::Person(code) = &interview.response().respondent {
        page.text(&who(code, &interview.response().role));
    }
    if !interview.response().finished.is_empty() {
        let finished = long_date(&interview.response().finished);
        page.text(&format!(
            "You finished on {finished}. You can still change your answers."
        ));
    }
    page.gap();
    table(&mut page, interview, look);
    page.gap();
    if let Some(words) = changed_words(interview) {
        page.text(&words).gap();
    }
    match interview.step() {
        Step::Statement(at) => {
            let statement = interview.statement(*at);
            let label = format!("Next is statement {}: {}  ", at + 1, statement.id);
            page.run_on(&label, &statement.statement);
        }
        _ => {
            page.text(&left(interview.skipped().len()));
        }
    }
    page.gap();
    let enter = match interview.step() {
        Step::Statement(_) => "carry on",
        _ => "check your answers",
    };
    page.text(&format!(
        "Press Enter to {enter}, type a domain number to go there, or q to stop."
    ));
    page.finish()
}

/// Who is answering, so that nobody carries on with another person's response by mistake.
fn who(code: &str, role: &str) -> String {
    let role = if role.is_empty() {
        String::new()
    } else {
        format!(", {role}")
    };
    format!("You are {code}{role}. If you are somebody else, type q.")
}

/// What is left when every statement has been seen.
fn left(skipped: usize) -> String {
    match skipped {
        0 => "Nothing is left to ask. Next you check your answers.".to_owned(),
        1 => "1 skipped statement is left; type s to see it.".to_owned(),
        more => format!("{more} skipped statements are left; type s to see them."),
    }
}
