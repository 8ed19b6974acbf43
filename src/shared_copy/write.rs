//! A shared copy as a file that people can read, with a seal that tells whether it was changed afterwards.

use std::fmt::Write as _;

use super::SharedCopy;
use crate::plan::Status;
use crate::questionnaire::digest::of_file;
use crate::response::write::pin;
use crate::yaml::quoted;

/// The text of `shared.yaml`. Reading it back gives the same copy.
#[must_use]
pub fn to_yaml(copy: &SharedCopy) -> String {
    let mut out =
        "format: 1 # a shared copy: results and counts, no names of people, nobody's own answers\n".to_owned();
    if let Some(organisation) = &copy.organisation {
        let _ = writeln!(out, "organisation: {}", quoted(organisation));
    }
    let [id, version, digest] = &copy.questionnaire;
    out.push_str(&pin(id, version, digest));
    let _ = writeln!(
        out,
        "title: {}\nmonth: {}\nhow: {}\nresponses: {{at_least: {}, at_most: {}}}",
        quoted(&copy.title),
        quoted(&copy.month),
        copy.how.word(),
        copy.responses.0,
        copy.responses.1
    );
    domains(&mut out, copy);
    statements(&mut out, copy);
    plan(&mut out, copy);
    if !copy.notes.is_empty() {
        out.push_str("notes:\n");
        for (id, text) in &copy.notes {
            let _ = writeln!(out, "  - {{statement: {}, text: {}}}", quoted(id), quoted(text));
        }
    }
    let _ = writeln!(out, "left_out: {}", flow(&copy.left_out));
    let seal = of_text(&out);
    let _ = writeln!(
        out,
        "seal: {} # made by the program: tells whether the copy was changed",
        quoted(&seal)
    );
    out
}

/// The digest that seals a text: of all that stands before the seal, whatever its line ends.
pub(super) fn of_text(text: &str) -> String {
    of_file(text.replace('\r', "").as_bytes())
}

fn domains(out: &mut String, copy: &SharedCopy) {
    if copy.domains.is_empty() {
        out.push_str("domains: []\n");
        return;
    }
    out.push_str("domains:\n");
    for domain in &copy.domains {
        let _ = write!(
            out,
            "  - {{id: {}, title: {}",
            quoted(&domain.id),
            quoted(&domain.title)
        );
        if let Some(result) = domain.result {
            let _ = write!(out, ", result: {result}");
        }
        if let Some(reached) = domain.reaches_target {
            let _ = write!(out, ", reaches_target: {reached}");
        }
        out.push_str("}\n");
    }
}

fn statements(out: &mut String, copy: &SharedCopy) {
    if !copy.statements.is_empty() {
        out.push_str(
            "# Ratings at each level, lowest first; fewer than 3 don't knows are not told apart\nstatements:\n",
        );
    }
    for one in &copy.statements {
        let levels: Vec<String> = one.levels.iter().map(u32::to_string).collect();
        let _ = write!(
            out,
            "  - {{id: {}, short: {}, wording: {}, levels: [{}]",
            quoted(&one.id),
            quoted(&one.short),
            quoted(&one.wording),
            levels.join(", ")
        );
        if let Some(number) = one.dont_know {
            let _ = write!(out, ", dont_know: {number}");
        }
        for (key, word) in [("kind", &one.kind), ("route", &one.route)] {
            if !word.is_empty() {
                let _ = write!(out, ", {key}: {word}");
            }
        }
        out.push_str("}\n");
    }
    if !copy.needs.is_empty() {
        let _ = writeln!(out, "# The first to act on stands first\nneeds: {}", flow(&copy.needs));
    }
}

fn plan(out: &mut String, copy: &SharedCopy) {
    if !copy.plan.is_empty() {
        out.push_str("plan:\n");
    }
    for need in &copy.plan {
        let _ = writeln!(
            out,
            "  - title: {}\n    statements: {}",
            quoted(&need.title),
            flow(&need.statements)
        );
        if !need.actions.is_empty() {
            out.push_str("    actions:\n");
        }
        for action in &need.actions {
            let _ = write!(out, "      - {{action: {}", quoted(&action.action));
            for (key, text) in [("owner", &action.owner), ("due", &action.due)] {
                if !text.is_empty() {
                    let _ = write!(out, ", {key}: {}", quoted(text));
                }
            }
            let _ = writeln!(out, ", status: {}}}", word(action.status));
        }
    }
}

fn word(status: Status) -> &'static str {
    let mut words = Status::WORDS.iter();
    words.find(|(_, one)| *one == status).map_or("", |(word, _)| word)
}

fn flow(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}
