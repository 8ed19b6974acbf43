//! What is said before the first statement of a sitting.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::domains::{changed_words, table};
use super::purpose::purpose;
use super::text::{Page, long_date};
use crate::interview::words::{count, dont_know, levels_in_line};
use crate::interview::{Interview, Step};
use crate::questionnaire::PrivacyKind;
use crate::response::Respondent;
use crate::round::invitation::few;
use crate::words::{list, sentence};

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
    let questionnaire = interview.questionnaire();
    if !questionnaire.purpose.is_empty() {
        return purpose(interview, place, look);
    }
    let mut page = Page::new(look);
    title(&mut page, "Before you start", place.heading, look);
    page.gap();
    page.text(&format!("{} You can stop at any time.", size(interview)))
        .gap();
    let describes = &questionnaire.describes;
    page.text(&format!(
        "For each statement, choose the level that best describes {describes} today:"
    ));
    if let [scale] = questionnaire.scales.as_slice() {
        page.hung(indent(look), &levels_in_line(scale));
    }
    page.text(&format!(
        "Choose \"{}\" when you do not know. It shows the team what to find out.",
        dont_know(questionnaire)
    ))
    .gap();
    for line in audience(interview) {
        page.text(&line);
    }
    page.text("Nothing is sent anywhere. Every answer is saved as you give it, in")
        .verbatim(place.file)
        .gap();
    page.text(&begin(interview));
    page.finish()
}

/// What Enter does.
pub(super) fn begin(interview: &Interview) -> String {
    let label = &interview.questionnaire().labels.domain;
    if interview.domains().len() < 2 || !interview.by_domain() {
        "Press Enter to begin.".to_owned()
    } else {
        format!("Press Enter to begin with {label} 1, or type l to choose another {label}.")
    }
}

/// How much there is to answer and how long it takes.
fn size(interview: &Interview) -> String {
    let (statements, domains) = (interview.asked().len(), interview.domains().len());
    let labels = &interview.questionnaire().labels;
    let time = match (interview.is_joint(), statements, domains) {
        (true, _, 1) => String::new(),
        (true, ..) if !interview.by_domain() => String::new(),
        (true, ..) => format!(", one {} at a time if you like", labels.domain),
        (false, 1, _) => ", about half a minute".to_owned(),
        (false, ..) => ", about half a minute each".to_owned(),
    };
    let parts = if interview.by_domain() {
        format!(" in {}", count(domains, &labels.domain, &labels.domains))
    } else {
        String::new()
    };
    format!("{}{parts}{time}.", count(statements, "statement", "statements"))
}

pub(super) fn indent(look: Look) -> &'static str {
    if look.plain { "" } else { "  " }
}

fn audience(interview: &Interview) -> Vec<String> {
    let privacy = &interview.questionnaire().privacy;
    let fixed: &[&str] = if interview.is_joint() {
        &[
            "You answer as one team: for each statement, one answer that you agree on.",
            "Everyone in the team sees the answers and the notes.",
            "Whoever can open the round's folder can read the file.",
        ]
    } else if privacy.kind == PrivacyKind::Open {
        &[
            "All have agreed that everything may be shown: the team sees what was answered.",
            "A report shows a note only if you choose to share it.",
            "Whoever can open the round's folder, or is given your file, can read all of it.",
        ]
    } else {
        &[
            "A report shows a note only if you choose to share it.",
            "Whoever can open the round's folder, or is given your file, can read all of it.",
            "In a small team people may still guess.",
        ]
    };
    let limits = (!interview.is_joint() && privacy.kind != PrivacyKind::Open).then(|| few(privacy));
    limits
        .into_iter()
        .chain(fixed.iter().map(|line| (*line).to_owned()))
        .collect()
}

pub(super) fn title(page: &mut Page, title: &str, heading: &str, look: Look) {
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
    if let Respondent::Person(code) = &interview.response().respondent
        && !interview.is_private()
        && !interview.is_side()
    {
        page.text(&who(code, interview));
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
    next(&mut page, interview);
    page.gap();
    let enter = match interview.step() {
        Step::Review => "check your answers",
        _ => "carry on",
    };
    let label = &interview.questionnaire().labels.domain;
    page.text(&if interview.by_domain() {
        format!("Press Enter to {enter}, type a {label} number to go there, or q to stop.")
    } else {
        format!("Press Enter to {enter}, or type q to stop.")
    });
    page.finish()
}

/// What comes next.
fn next(page: &mut Page, interview: &Interview) {
    match interview.step() {
        Step::Statement(at) => {
            let (number, id) = (interview.number(*at).unwrap_or(at + 1), &interview.statement(*at).id);
            page.run_on(&format!("Next is statement {number}: {id}  "), interview.text(*at));
        }
        Step::Section { node, .. } => {
            page.text(&format!("Next is: {}", sentence(&interview.node(*node).title)));
        }
        Step::Roles => {
            page.text("Next you choose your role.");
        }
        Step::Closing(_) => {
            page.text("Every statement has been seen. Next are the questions at the end.");
        }
        _ => {
            page.text(&left(interview));
        }
    }
}

/// Who is answering, so that nobody carries on with another person's response by mistake.
fn who(code: &str, interview: &Interview) -> String {
    let role = match interview.role_labels().as_slice() {
        [] => interview.response().role.clone(),
        labels => list(labels),
    };
    let role = if role.is_empty() { role } else { format!(", {role}") };
    format!("You are {code}{role}. If you are somebody else, type q.")
}

/// What is left when every statement has been seen.
fn left(interview: &Interview) -> String {
    let incomplete = interview.waiting().len() - interview.skipped().len();
    let kind = if incomplete > 0 {
        "skipped or incomplete"
    } else {
        "skipped"
    };
    match interview.waiting().len() {
        0 => "Nothing is left to ask. Next you check your answers.".to_owned(),
        1 => format!("1 {kind} statement is left; type s to see it."),
        more => format!("{more} {kind} statements are left; type s to see them."),
    }
}
