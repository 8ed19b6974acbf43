//! The first text of a questionnaire of one's own: valid from the start, with notes on what to change.

use std::collections::BTreeSet;

use crate::schema::MODELINE;
use crate::yaml::quoted;

/// What a new questionnaire is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is described, such as `your group`.
    pub describes: String,
    /// The labels of its levels, lowest first: at least two.
    pub levels: Vec<String>,
    /// The titles of its domains: at least one.
    pub domains: Vec<String>,
    /// The name of its file, for the commands in the notes.
    pub file: String,
}

/// Levels for those who have none of their own, by their number, each with what it means in general.
const LEVELS: [&[(&str, &str)]; 4] = [
    &[
        ("Not yet", "It is not so yet, or only now and then."),
        ("In place", "It is so, and we can show it."),
    ],
    &[
        (
            "Not started",
            "We have not begun, or it rests on one person's good intentions.",
        ),
        (
            "Getting going",
            "We have agreed to do it. It is early, uneven or untested.",
        ),
        ("In place", "It is working, written down and used."),
    ],
    &[
        (
            "Not started",
            "We have not begun, or it rests on one person's good intentions.",
        ),
        (
            "Getting going",
            "We have agreed to do it. It is early, uneven or untested.",
        ),
        ("In place", "It is working, written down and used."),
        ("Embedded", "It is how we normally work, and we go on improving it."),
    ],
    &[
        (
            "Not started",
            "We have not begun, or it rests on one person's good intentions.",
        ),
        ("Getting going", "We have agreed to do it. It is early and untested."),
        ("Partly in place", "It works in some places, or for some of us."),
        ("In place", "It is working everywhere, written down and used."),
        ("Embedded", "It is how we normally work, and we go on improving it."),
    ],
];

/// The labels of so many levels: 2 to 5; `None` for other numbers.
#[must_use]
pub fn labels(number: usize) -> Option<Vec<String>> {
    let found = LEVELS.iter().find(|levels| levels.len() == number)?;
    Some(found.iter().map(|(label, _)| (*label).to_owned()).collect())
}

/// The first label that stands twice, capital letters apart.
#[must_use]
pub fn label_twice(labels: &[String]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    let twice = labels.iter().find(|label| !seen.insert(label.to_lowercase()));
    twice.map(String::as_str)
}

/// The text of the file.
#[must_use]
pub fn text(start: &Start) -> String {
    let (about, levels, target) = (about(start), levels(&start.levels), target(start.levels.len()));
    let domains: String = start
        .domains
        .iter()
        .enumerate()
        .map(|(at, title)| domain(at, title, &start.levels))
        .collect();
    format!(
        "{about}
# The levels, lowest first: as many as you like. `gist` says what a level means in general.
scales:
  - id: levels
    levels:
{levels}
# The level to aim for, by its value. Not everything needs to be at the highest.
target: {target}

# \"Don't know\" may always be answered. This lets people say that something does not apply to them, with a reason.
answers:
  not_applicable: {{label: \"Not for us\", allowed: true}}

# What is looked at. Each domain has statements; each statement is one claim that can be true to some degree.
domains:
{domains}"
    )
}

fn about(start: &Start) -> String {
    let (id, title, describes) = (quoted(&start.id), quoted(&start.title), quoted(&start.describes));
    let file = &start.file;
    format!(
        "{MODELINE}
#
# A questionnaire of your own. Change it in any text editor; lines that begin with # are notes and are not read.
# Keep texts in double quotes. After each change, look for mistakes, and then try it:
#   ccg-diagnostic check {file}
#   ccg-diagnostic assess --new --questionnaire {file}
format: 1

# A short name that stays the same for ever.
id: {id}
# Raise it when the wording changes. It is a text, so keep the quotes.
version: \"0.1\"
title: {title}
language: en-GB
# As in \"Which level best describes {} today?\"
describes: {describes}
",
        quoted(&start.describes).trim_matches('"')
    )
}

fn levels(labels: &[String]) -> String {
    let numbered = labels.iter().enumerate();
    numbered
        .map(|(position, label)| {
            let (number, gist) = (position + 1, quoted(&gist(labels, position)));
            format!(
                "      - {{id: level-{number}, value: {number}, label: {}, gist: {gist}}}\n",
                quoted(label)
            )
        })
        .collect()
}

fn gist(labels: &[String], position: usize) -> String {
    let usual = LEVELS.iter().find(|levels| {
        levels
            .iter()
            .map(|(label, _)| *label)
            .eq(labels.iter().map(String::as_str))
    });
    usual.map_or_else(
        || format!("What \u{201c}{}\u{201d} means here.", labels[position]),
        |levels| levels[position].1.to_owned(),
    )
}

/// The highest level, or the one below it where there are four or more.
fn target(levels: usize) -> usize {
    if levels < 4 { levels } else { levels - 1 }
}

fn domain(position: usize, title: &str, levels: &[String]) -> String {
    let number = position + 1;
    let id = format!("D{number}");
    let (statement, title) = (quoted(&format!("{title}: we do this well.")), quoted(title));
    let rest = if position == 0 { first(levels) } else { String::new() };
    format!(
        "  - id: {id}
    title: {title}
    statements:
      - id: {id}.01
        short: \"A few words for lists\"
        statement: {statement}
{rest}"
    )
}

/// What a statement can have besides, shown once.
fn first(levels: &[String]) -> String {
    let seen = |label: &String| {
        format!(
            "          - {}\n",
            quoted(&format!("What somebody would see at \u{201c}{label}\u{201d}."))
        )
    };
    let descriptors: String = levels.iter().map(seen).collect();
    format!(
        "        # What each level looks like for this statement. Leave it out where the levels' own words will do.
        descriptors:
{descriptors}        # A statement can say more. Take the # away from what you need.
        # why: \"Why it is here.\"
        # importance: 2
        # evidence: [\"What could show the level\", \"Something else\"]
        # discuss: \"A question for the conversation?\"
        # first_move: \"What to do first.\"
"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Start, labels, text};
    use crate::lint::warnings;
    use crate::questionnaire::validate;

    fn start(levels: Vec<String>, domains: &[&str]) -> Start {
        Start {
            id: "our-meetings".to_owned(),
            title: "How we meet".to_owned(),
            describes: "our board".to_owned(),
            levels,
            domains: domains.iter().map(|title| (*title).to_owned()).collect(),
            file: "our-meetings.yaml".to_owned(),
        }
    }

    #[test]
    fn a_start_has_no_problem_and_no_warning() {
        let own = ["Nie", "Manchmal: \"ja\"", "Immer"].map(str::to_owned).to_vec();
        let all = (2..=5).filter_map(labels).chain([own]);
        for levels in all {
            let text = text(&start(levels, &["Meetings", "People", "Money: \"ours\" & theirs # 1"]));
            let made = validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"));
            assert_eq!(warnings(&text, &made, &BTreeSet::new()), [], "{text}");
            assert_eq!(made.domains[2].title, "Money: \"ours\" & theirs # 1");
        }
        assert_eq!((labels(1), labels(6)), (None, None));
    }

    #[test]
    fn a_start_explains_itself() {
        insta::assert_snapshot!(text(&start(labels(3).unwrap(), &["Before we meet", "While we meet"])));
    }
}
