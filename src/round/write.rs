//! A round as a file that a person would like to read and edit.

use std::fmt::Write as _;

use super::Round;
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
    out
}
