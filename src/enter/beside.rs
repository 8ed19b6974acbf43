//! What goes with an answer, or stands at the end of a form, as typed.

use super::line::shown;
use crate::interview::typed_date as date;
use crate::interview::words::listed;
use crate::questionnaire::{Ask, AskKind, Choice, Closing};

/// The most characters of a text.
const MOST: usize = 4_000;

/// What an answer carries, as it is kept: a date as `2012-03-31`, importance as a level's key.
///
/// # Errors
///
/// What is the matter with it, and what to type.
pub fn value(ask: &Ask, typed: &str) -> Result<String, String> {
    match ask.kind {
        AskKind::Date => date(typed).map_err(|why| {
            let why = if why.is_empty() {
                format!("I could not read \"{}\" as a date.", shown(typed))
            } else {
                why
            };
            format!("{why} Type it like 31/3/2012 or 31 March 2012.")
        }),
        AskKind::Importance => {
            let items: Vec<(&str, &str)> = ask
                .levels
                .iter()
                .map(|level| (level.key.as_str(), level.label.as_str()))
                .collect();
            named(&items, typed).map(|at| ask.levels[at].key.clone())
        }
        AskKind::Text | AskKind::Evidence => text(typed),
    }
}

/// A text of people, of a length that is kept.
///
/// # Errors
///
/// When it is too long.
pub fn text(typed: &str) -> Result<String, String> {
    if typed.chars().count() > MOST {
        return Err(format!(
            "That is longer than the {MOST} characters that are kept. Type a shorter text."
        ));
    }
    Ok(crate::words::plain(typed))
}

/// A choice at the end, by number, id or label.
///
/// # Errors
///
/// When it is none of them.
pub fn choice<'q>(closing: &'q Closing, typed: &str) -> Result<&'q Choice, String> {
    let by_id = closing
        .choices
        .iter()
        .find(|choice| choice.id.eq_ignore_ascii_case(typed));
    if let Some(choice) = by_id {
        return Ok(choice);
    }
    let keys: Vec<String> = (1..=closing.choices.len()).map(|number| number.to_string()).collect();
    let labels = closing.choices.iter().map(|choice| choice.label.as_str());
    let items: Vec<(&str, &str)> = keys.iter().map(String::as_str).zip(labels).collect();
    named(&items, typed).map(|at| &closing.choices[at])
}

fn named(items: &[(&str, &str)], typed: &str) -> Result<usize, String> {
    let typed = typed.trim().to_lowercase();
    let only = |fits: &dyn Fn(&(&str, &str)) -> bool| {
        let mut found = items.iter().enumerate().filter(|(_, item)| fits(item));
        let first = found.next().map(|(at, _)| at);
        first.filter(|_| found.next().is_none())
    };
    let found = only(&|(key, _)| *key == typed)
        .or_else(|| only(&|(_, label)| label.to_lowercase() == typed))
        .or_else(|| only(&|(_, label)| !typed.is_empty() && label.to_lowercase().starts_with(&typed)));
    found.ok_or_else(|| {
        let choices: Vec<String> = items.iter().map(|(key, label)| format!("{key} {label}")).collect();
        format!(
            "I could not match \"{}\". It can be {}.",
            shown(&typed),
            listed(&choices, "or")
        )
    })
}
