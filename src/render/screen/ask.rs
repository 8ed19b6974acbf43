//! Short texts around a prompt: the prompt itself, the note, the offer of skipped statements.

use super::statement::{kept, short};
use super::text::Page;
use super::{Look, asks, closing, parts};
use crate::interview::words::{answer_words, count};
use crate::interview::{Interview, Step};

/// What stands before the typed line.
#[must_use]
pub fn prompt(look: Look) -> &'static str {
    if look.plain { "Answer: " } else { "> " }
}

/// The one line that says what can be typed, after Enter on a step that needs an answer.
#[must_use]
pub fn one_line_prompt(interview: &Interview, look: Look) -> String {
    let mut page = Page::new(look);
    match interview.step() {
        Step::Statement(at) => match interview.answer(*at) {
            Some(_) => page.text(&kept(interview, *at)),
            None => page.text(&format!("{} Type ? for help.", short(interview, *at))),
        },
        Step::Roles => page.text(&parts::roles_line(interview)),
        Step::Section { node, .. } => page.text(&parts::section_line(interview, *node)),
        Step::Ask { at, ask } => page.text(&asks::line(interview, *at, *ask)),
        Step::GoOn(node) => page.text(&parts::go_on_line(interview, *node)),
        Step::Closing(position) => page.text(&closing::closing_line(interview, *position)),
        Step::Then(position) => page.text(&closing::then_line(interview, *position)),
        _ => page.text("Type f to finish and save, a statement to change it, ? for help, or q to stop."),
    };
    page.finish()
}

/// Before a note is typed. `joint`: notes are for the team.
#[must_use]
pub fn note(interview: &Interview, at: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let statement = interview.statement(at);
    page.hung("", &format!("Note on {}. {}", statement.id, interview.text(at)));
    page.gap();
    if let Some(note) = interview.note(at) {
        page.text("The note so far:");
        for line in note.text.lines() {
            page.hung(if look.plain { "" } else { "  " }, line);
        }
        page.text("What you type is added to it. To take it away, press Enter and type n - instead.");
        page.gap();
    }
    page.text("What makes you say that? An example or a document helps the discussion.");
    page.text(for_whom(interview));
    if interview.is_joint() && !interview.is_private() {
        page.text("The note is for the whole team.");
    }
    page.gap();
    page.text("Type your note. Press Enter on an empty line to finish.");
    page.finish()
}

/// Who may come to read a note.
fn for_whom(interview: &Interview) -> &'static str {
    if interview.is_private() {
        "The note is only for you. Leave out anything about a patient, and names of others."
    } else if interview.is_side() {
        "Leave out anything about a patient. Write as if both sides may read it."
    } else {
        "Leave out anything about a patient. Write as if the whole team, and possibly the public, may read it."
    }
}

/// What is said when a note is cut short.
pub const NOTE_LOST: &str = "The note you were typing was not saved.";

/// The question who may see a note, and its answers in the order of [`crate::response::Audience::WORDS`].
#[must_use]
pub fn audience_question() -> (&'static str, [&'static str; 3]) {
    (
        "Who may see this note?",
        [
            "Only me. It stays in my response's file and out of every report",
            "The facilitator",
            "The team, without my name",
        ],
    )
}

/// The offer to show skipped statements again.
#[must_use]
pub fn offer(interview: &Interview, skipped: &[usize], look: Look) -> String {
    let mut page = Page::new(look);
    page.text(&offered(interview, skipped));
    let indent = if look.plain { "" } else { "  " };
    for at in skipped {
        let statement = interview.statement(*at);
        let lacks = interview
            .missing(*at)
            .map_or_else(String::new, |ask| format!(": {}", interview.ask_wording(*at, ask)));
        page.hung(
            &format!("{indent}{}  ", statement.id),
            &format!("{}{lacks}", statement.short),
        );
    }
    page.text("Type y to see them now, or press Enter to go on.");
    page.finish()
}

/// What is offered, in a sentence and a question.
fn offered(interview: &Interview, waiting: &[usize]) -> String {
    let all = count(waiting.len(), "statement", "statements");
    let it = if waiting.len() == 1 { "it" } else { "them" };
    let incomplete = waiting.iter().filter(|at| interview.is_incomplete(**at)).count();
    if incomplete == 0 {
        return format!("You skipped {all}. See {it} now?");
    }
    let lack = if waiting.len() == 1 { "lacks" } else { "lack" };
    if incomplete == waiting.len() {
        format!("{all} {lack} something that is needed. See {it} now?")
    } else {
        format!("{all} are skipped or lack something that is needed. See {it} now?")
    }
}

/// A message of one or more lines, such as what was saved.
#[must_use]
pub fn message(text: &str, look: Look) -> String {
    let mut page = Page::new(look);
    for line in text.lines() {
        page.text(line);
    }
    page.finish()
}

/// What was answered, for lists: `2`, `d`, `x`, `-`.
pub(super) fn key_of(interview: &Interview, at: usize) -> String {
    let words = answer_words(interview, at);
    match words.split_once(',') {
        Some((key, _)) => key.to_owned(),
        None => "-".to_owned(),
    }
}
