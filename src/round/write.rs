//! A round as a file that a person would like to read and edit.

use std::fmt::Write as _;

use super::Round;
use crate::questionnaire::PrivacyKind;
use crate::response::write::pin;
use crate::yaml::quoted;

/// The text of `round.yaml`.
#[must_use]
pub fn to_yaml(round: &Round) -> String {
    let mut out = format!(
        "format: 1\norganisation: {}\ntitle: {}\nopened: {}\nhow: {} # joint: the team answers together; individual: each person alone\n",
        quoted(&round.organisation),
        quoted(&round.title),
        round.opened,
        round.how.word()
    );
    out.push_str(&pin(&round.questionnaire, &round.version, &round.digest));
    if !round.file.is_empty() {
        let _ = writeln!(out, "  file: {}", quoted(&round.file));
    }
    if !round.targets.is_empty() {
        out.push_str("targets:\n");
        for (name, target) in &round.targets {
            let _ = writeln!(out, "  {name}: {target}");
        }
    }
    if round.sides_shown {
        out.push_str("sides_shown: true # both sides have agreed that each may see the other's answers\n");
    }
    if !round.invited.is_empty() {
        out.push_str("invited:\n");
        for (role, number) in &round.invited {
            let _ = writeln!(out, "  {}: {number}", quoted(role));
        }
    }
    if !round.language.is_empty() {
        let _ = writeln!(out, "language: {}", quoted(&round.language));
    }
    of_individuals(&mut out, round);
    out
}

/// What is for rounds that people answer one by one.
fn of_individuals(out: &mut String, round: &Round) {
    match round.privacy {
        Some(PrivacyKind::Open) => out.push_str("privacy: open # all have agreed that everything may be shown\n"),
        Some(_) => out.push_str("privacy: protected # nothing is shown of too few people\n"),
        None => {}
    }
    if !round.people.is_empty() {
        let _ = writeln!(
            out,
            "people: [{}] # drawn: nobody knows whose is whose",
            round.people.join(", ")
        );
    }
    if !round.closes.is_empty() {
        let _ = writeln!(out, "closes: {}", round.closes);
    }
    if !round.hand_to.is_empty() {
        let _ = writeln!(out, "hand_to: {}", quoted(&round.hand_to));
    }
    if let Some(before) = &round.follows {
        let _ = writeln!(
            out,
            "follows:\n  title: {}\n  opened: {}\n  same_codes: {} # whether R3 is the same person in both",
            quoted(&before.title),
            before.opened,
            before.same_codes
        );
    }
}
