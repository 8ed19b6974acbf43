//! Short texts around a prompt: the prompt itself, the note, the offer of skipped statements.

use super::Look;
use super::statement::{kept, short};
use super::text::Page;
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
        _ => page.text("Type f to finish and save, a statement to change it, ? for help, or q to stop."),
    };
    page.finish()
}

/// Before a note is typed. `joint`: notes are for the team.
#[must_use]
pub fn note(interview: &Interview, at: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let statement = interview.statement(at);
    page.hung("", &format!("Note on {}. {}", statement.id, statement.statement));
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
    page.text("Leave out anything about a patient. Write as if the whole team, and possibly the public, may read it.");
    if interview.is_joint() {
        page.text("The note is for the whole team.");
    }
    page.gap();
    page.text("Type your note. Press Enter on an empty line to finish.");
    page.finish()
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
    page.text(
        &format!(
            "You skipped {}. See them now?",
            count(skipped.len(), "statement", "statements")
        )
        .replace("1 statement. See them", "1 statement. See it"),
    );
    let indent = if look.plain { "" } else { "  " };
    for at in skipped {
        let statement = interview.statement(*at);
        page.hung(&format!("{indent}{}  ", statement.id), &statement.short);
    }
    page.text("Type y to see them now, or press Enter to go on.");
    page.finish()
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
