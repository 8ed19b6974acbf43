//! The head of a comparison: which rounds, of whom, on how many statements.

use crate::change::Wave;
use crate::report::Front;
use crate::words::{count, date};

use super::{View, people};

pub(super) fn front(waves: &[Wave<'_>], view: &View<'_>) -> Front {
    let fact = |label: &str, text: String| (label.to_owned(), text);
    let mut facts: Vec<(String, String)> = waves
        .iter()
        .enumerate()
        .map(|(at, wave)| fact(&label(at, waves.len()), about(wave)))
        .collect();
    facts.push(fact("Questionnaire", questionnaire(view)));
    facts.extend(view.shows_statements().then(|| fact("Compared", compared(view))));
    facts.push(fact(
        "Sharing",
        "Ours. It is our choice whether to share it.".to_owned(),
    ));
    Front {
        heading: format!("{}: what has changed", view.after.round.organisation),
        purpose:
            "Rounds of the same self-assessment beside each other, to talk about what has moved and what to do next."
                .to_owned(),
        facts,
        asked: Vec::new(),
    }
}

fn label(at: usize, all: usize) -> String {
    match (at, all) {
        (0, 2) => "Before".to_owned(),
        (1, 2) => "After".to_owned(),
        _ => format!("Round {}", at + 1),
    }
}

fn about(wave: &Wave<'_>) -> String {
    let round = wave.round;
    format!(
        "{}, opened {}, answered by {}",
        round.title,
        date(&round.opened),
        people(wave)
    )
}

fn questionnaire(view: &View<'_>) -> String {
    let (before, after) = (view.before.questionnaire, view.after.questionnaire);
    if before.version == after.version {
        return format!("{}, version {}", after.title, after.version);
    }
    format!("{}, versions {} and {}", after.title, before.version, after.version)
}

fn compared(view: &View<'_>) -> String {
    let all = view.after.questionnaire.statements.len();
    format!(
        "{} of {}",
        view.change.compared.len(),
        count(all, "statement", "statements")
    )
}
