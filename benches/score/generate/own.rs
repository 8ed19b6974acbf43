//! A questionnaire for this alone, and its statements as a table for the other programs.

use std::fmt::Write as _;

use ccg_diagnostic::questionnaire::Questionnaire;

const HEAD: &str = r#"format: 1
id: scoring-at-speed
version: "1.0"
title: "Scoring at speed"
language: en-GB
about: "An invented questionnaire that measures how long scoring takes."
target: 3
scales:
  - id: development
    levels:
      - {id: not-started, value: 1, label: "Not started", gist: "We have not begun."}
      - {id: getting-going, value: 2, label: "Getting going", gist: "It is early or uneven."}
      - {id: in-place, value: 3, label: "In place", gist: "It works and is used."}
      - {id: embedded, value: 4, label: "Embedded", gist: "It is how we normally work."}
answers:
  not_applicable: {label: "Not applicable", allowed: true, reason: optional}
domains:
"#;

const SUBJECTS: [&str; 6] = ["Patients", "Practices", "Plans", "Money", "Partners", "Leaders"];

/// What is asked of each subject: in short, and the first move.
const ASPECTS: [(&str, &str); 10] = [
    ("a named lead", "Name one person, and tell everybody."),
    ("a written purpose", "Write one sentence together."),
    ("time set aside", "Put an hour into each month."),
    ("facts that are looked at", "Choose three numbers to look at."),
    ("people who are asked", "Ask five people this week."),
    ("a plan for the year", "List the four things that come first."),
    ("money that is agreed", "Say what it may cost."),
    ("help from others", "Ask one neighbour how they do it."),
    ("a look back each quarter", "Put the date of the first into the diary."),
    ("something that has changed", "Tell one story of what is different."),
];

/// Its file, with so many statements: ten to a domain.
///
/// Weights, importance and targets differ, and each tenth statement does not take not applicable, so that nothing is left untried.
pub(crate) fn yaml(statements: usize) -> String {
    let mut out = HEAD.to_owned();
    for at in 0..statements {
        let (domain, within) = (at / 10, at % 10);
        let subject = SUBJECTS[domain % SUBJECTS.len()];
        if within == 0 {
            let _ = writeln!(
                out,
                "  - id: D{}\n    title: \"{subject} {}\"\n    statements:",
                domain + 1,
                domain + 1
            );
        }
        let (aspect, move_) = ASPECTS[within];
        let _ = write!(
            out,
            "      - id: D{}.{:02}\n        short: \"{subject}: {aspect}\"\n        statement: \"For {} we have {aspect}.\"\n        first_move: \"{move_}\"\n        weight: {}\n        importance: {}\n",
            domain + 1,
            within + 1,
            subject.to_lowercase(),
            1 + usize::from(at % 3 == 0),
            1 + at % 7 % 3,
        );
        out.push_str(match within {
            4 => "        target: 4\n",
            9 => "        not_applicable: false\n",
            _ => "",
        });
    }
    out
}

/// The statements of a questionnaire as a table: what the other programs need to know of them.
pub(crate) fn statements(questionnaire: &Questionnaire) -> String {
    let mut out = "position,statement,domain,weight,importance,target\n".to_owned();
    for (at, one) in questionnaire.statements.iter().enumerate() {
        let domain = &questionnaire.domains[one.domain].id;
        let target = &questionnaire.scale_of(one).levels[one.target].key;
        let _ = writeln!(
            out,
            "{at},{},{domain},{},{},{target}",
            one.id, one.weight, one.importance
        );
    }
    out
}
