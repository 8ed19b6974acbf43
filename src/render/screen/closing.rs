//! The questions at the end: chosen or typed by the person, and each may be left blank.

use super::Look;
use super::parts::numbers;
use super::text::Page;
use crate::interview::Interview;
use crate::interview::words::closing_answer_words;
use crate::words::sentence;

/// A closing question, by position.
pub(super) fn closing(interview: &Interview, position: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let question = interview.closing(position);
    match interview.questionnaire().closing.len() {
        1 => page.text("One question at the end"),
        all => page.text(&format!("At the end, {} of {all}", position + 1)),
    };
    page.gap().bold("", &question.asked);
    if !question.choices.is_empty() {
        page.gap();
        let margin = if look.wide() { "  " } else { "" };
        for (number, choice) in question.choices.iter().enumerate() {
            page.hung(&format!("{margin}{}  ", number + 1), &choice.label);
        }
    }
    page.gap().text(&closing_line(interview, position));
    page.finish()
}

/// What is there, and what can be typed at a closing question.
pub(super) fn closing_line(interview: &Interview, position: usize) -> String {
    let choices = interview.closing(position).choices.len();
    if interview.closing_answer(position).is_some() {
        let given = closing_answer_words(interview, position);
        return format!("So far: {given} Press Enter to keep it, type another, or type - to leave this blank.");
    }
    if choices == 0 {
        return "Type a few words, or press Enter to leave this blank.".to_owned();
    }
    format!(
        "This is your own view; nothing is worked out from your answers. Type {}, or press Enter to leave this blank.",
        numbers(choices)
    )
}

/// What the choice at a closing question asks.
pub(super) fn then(interview: &Interview, position: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let asked = interview.chosen(position).map_or("", |choice| choice.then.as_str());
    page.bold("", asked).text(&then_line(interview, position));
    page.finish()
}

/// What is there, and what can be typed at what a choice asks.
pub(super) fn then_line(interview: &Interview, position: usize) -> String {
    let given = interview
        .closing_answer(position)
        .map_or("", |given| given.then.as_str());
    if !given.is_empty() {
        return format!(
            "So far: {} Press Enter to keep it, type other words, or type - to take them away.",
            sentence(given)
        );
    }
    if interview.chosen(position).is_some_and(|choice| choice.then_required) {
        "This belongs to that choice. Type a few words; to leave it for later, type s.".to_owned()
    } else {
        "Type a few words, or press Enter to leave this out.".to_owned()
    }
}
