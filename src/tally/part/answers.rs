//! A respondent's kept answers as one text: a letter for each statement.

use crate::tally::{Other, Slot, Slots};

/// Levels by position, lowest first; a position beyond them stands in round brackets.
const LEVELS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// In the order of [`Other`]: don't know, not applicable, unanswered, not asked.
const OTHERS: &[u8; Other::NUMBER] = b"?-._";

pub(super) fn to_text(slots: &Slots, answers: &[Slot]) -> String {
    let mut text = String::with_capacity(answers.len());
    for (at, slot) in answers.iter().enumerate() {
        let (slot, levels) = (usize::from(*slot), slots.levels(at));
        match slot.checked_sub(levels) {
            Some(other) => text.push(char::from(OTHERS[other])),
            None => match LEVELS.get(slot) {
                Some(letter) => text.push(char::from(*letter)),
                None => text.push_str(&format!("({slot})")),
            },
        }
    }
    text
}

/// The slots of a text; `None` unless it is one that [`to_text`] writes.
pub(super) fn from_text(slots: &Slots, text: &str) -> Option<Vec<Slot>> {
    let mut rest = text;
    let mut answers = Vec::with_capacity(slots.statements());
    for at in 0..slots.statements() {
        let letter = *rest.as_bytes().first()?;
        let other = OTHERS.iter().position(|one| *one == letter);
        let (slot, length) = match other {
            Some(other) => (slots.levels(at) + other, 1),
            None => level(rest).filter(|(level, _)| *level < slots.levels(at))?,
        };
        answers.push(Slot::try_from(slot).ok()?);
        rest = &rest[length..];
    }
    (rest.is_empty() && to_text(slots, &answers) == text).then_some(answers)
}

/// The level that a text begins with, and how many bytes say so.
fn level(text: &str) -> Option<(usize, usize)> {
    let letter = *text.as_bytes().first()?;
    if let Some(level) = LEVELS.iter().position(|one| *one == letter) {
        return Some((level, 1));
    }
    let (digits, _) = text.strip_prefix('(')?.split_once(')')?;
    Some((digits.parse().ok()?, digits.len() + 2))
}
