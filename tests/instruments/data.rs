//! The data files of a questionnaire that has sections, an overall result, bands, levels to attain and roles.

use ccg_diagnostic::render::{Format, Options, render};
use ccg_diagnostic::report::{Input, Whose, build};
use ccg_diagnostic::round;

use super::{instrument, response};

const YAML: &str = r#"
format: 1
id: whole
version: "1"
title: "A whole one"
language: en-GB
licence: MIT
target: 2
scales:
  - id: three
    levels:
      - {id: low, value: 1, label: "Low"}
      - {id: mid, value: 2, label: "Middling"}
      - {id: high, value: 3, label: "High"}
roles: {choices: [{id: chair, label: "Chair"}]}
gates: {levels: [{id: begun, title: "Begun"}]}
overall: {title: "All of it", roll_up: sum, start: 10, enough: 0.5}
domains:
  - id: A
    title: "First"
    bands: [{from: 1, label: "Early"}, {from: 2, label: "On the way"}]
    statements:
      - {id: A.01, short: "One", statement: "One is so.", gate: begun, importance: 3}
    sections:
      - id: A1
        title: "Inner"
        statements:
          - {id: A1.01, short: "Two", statement: "Two is not so.", reverse: true}
  - id: B
    title: "For the chair"
    roles: [chair]
    statements:
      - {id: B.01, short: "Three", statement: "Three is so."}
"#;

fn file(format: Format) -> String {
    let made = instrument(YAML.trim_start());
    let round = "format: 1\norganisation: Northbridge\ntitle: Autumn\nopened: 2011-10-01\nhow: joint\nquestionnaire: {id: whole, version: \"1\", digest: \"0\"}\n";
    let round = round::from_yaml(round).unwrap();
    let mut answered = response(&made, "joint", "2 1 -");
    answered.finished = "2011-10-02T10:00".into();
    let report = build(&Input {
        questionnaire: &made,
        round: &round,
        responses: &[answered],
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: ccg_diagnostic::report::Also::default(),
    });
    String::from_utf8(render(&report, format, Options::default())).unwrap()
}

/// The values of some columns of a CSV without quotes, line by line.
fn columns(csv: &str, wanted: &[&str]) -> Vec<String> {
    let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let at: Vec<usize> = wanted
        .iter()
        .map(|name| head.iter().position(|one| one == name).unwrap())
        .collect();
    lines
        .map(|cells| at.iter().map(|&at| cells[at]).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn domains_csv_lists_domains_then_sections_then_the_whole() {
    // A1 is 1 + 3 − 1 = 3; A (2 + 3)/2 = 2.5; nobody was asked B; the sum is 10 + 2.5 of 11 to 13.
    let rows = columns(
        &file(Format::Domains),
        &[
            "domain",
            "score",
            "score_100",
            "status",
            "lowest",
            "highest",
            "band",
            "attained",
            "within",
        ],
    );
    assert_eq!(
        rows,
        [
            "A | 2.5 | 75 | ok | 1 | 3 | On the way | begun | ",
            "B |  |  | not applicable |  |  |  |  | ",
            "A1 | 3 | 100 | ok | 1 | 3 |  |  | A",
            "overall | 12.5 | 75 | ok | 11 | 13 |  | begun | ",
        ]
    );
}

#[test]
fn statements_csv_says_what_each_contributes() {
    let wanted = [
        "statement",
        "responses",
        "unanswered",
        "not_asked",
        "mean",
        "value",
        "shortfall",
        "importance",
    ];
    assert_eq!(
        columns(&file(Format::Statements), &wanted),
        [
            "A.01 | 1 | 0 | 0 | 2 | 2 | 0 | 3",
            "A1.01 | 1 | 0 | 0 | 1 | 3 | 0 | 1",
            "B.01 | 0 | 0 | 1 |  |  |  | 1",
        ]
    );
}

#[test]
fn json_has_the_same_numbers() {
    let json: serde_json::Value = serde_json::from_str(&file(Format::Json)).unwrap();
    assert_eq!(json["domains"].as_array().unwrap().len(), 2);
    assert_eq!(json["domains"][0]["band"], "On the way");
    assert_eq!(json["domains"][1]["score"], serde_json::Value::Null);
    assert_eq!(json["sections"][0]["within"], "A");
    assert_eq!(json["sections"][0]["score"], 3.0);
    assert_eq!(json["overall"]["id"], "overall");
    assert_eq!(
        (&json["overall"]["score"], &json["overall"]["highest"]),
        (&12.5.into(), &13.0.into())
    );
    assert_eq!(json["statements"][1]["value"], 3.0);
    assert_eq!(json["statements"][2]["not_asked"], 1);
}
