//! What is said before the first statement of a sitting.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::domains::{changed_words, table};
use super::text::{Page, long_date};
use crate::interview::words::levels_in_line;
use crate::interview::{Interview, Step};

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
    let time = if interview.is_joint() {
        "You can do one domain at a time."
    } else {
        "Allow about half a minute for each."
    };
    page.text(&format!(
        "There are {statements} statements in {domains} domains. {time}"
    ));
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
    page.text("Press Enter to begin with domain 1, or type l to choose another domain.");
    page.finish()
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
            "Others see a note only if you choose to share it.",
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
            page.text("Nothing is left to ask. Next you check your answers.");
        }
    }
    page.gap();
    page.text("Press Enter to carry on, type a domain number to go there, or q to stop.");
    page.finish()
}
