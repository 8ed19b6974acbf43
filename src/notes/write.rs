//! The decisions about texts as a file.

use std::fmt::Write as _;

use super::{Decision, Review};
use crate::yaml::quoted;

/// The text of `notes.yaml`: by place, then by digest. Reading it back gives the same decisions.
#[must_use]
pub fn to_yaml(review: &Review) -> String {
    let mut out =
        "format: 1\n# What the facilitator decided about texts: by where they stand and by their digest, never by who wrote them.\n"
            .to_owned();
    if review.decisions.is_empty() {
        out.push_str("decisions: []\n");
        return out;
    }
    out.push_str("decisions:\n");
    for ((place, digest), decision) in &review.decisions {
        let _ = writeln!(
            out,
            "  - place: {}\n    digest: {}\n    decision: {}",
            quoted(place),
            quoted(digest),
            word(decision)
        );
        if let Decision::Reword(words) = decision {
            let _ = writeln!(out, "    words: {}", quoted(words));
        }
    }
    out
}

/// The word of a decision.
fn word(decision: &Decision) -> &'static str {
    match decision {
        Decision::Show => "show",
        Decision::Hide => "hide",
        Decision::Reword(_) => "reword",
    }
}
