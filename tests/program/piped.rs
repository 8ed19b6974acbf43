//! Answers from a file: one line for each prompt, in the order that the help gives, in one sitting or in several.

use ccg_diagnostic::questionnaire::validate;
use ccg_diagnostic::response::{Answer, Response, check};

use crate::support::{Place, Ran};

/// A place with a round of individuals: two domains of two statements each, or the first of them alone.
fn round(domains: usize) -> Place {
    let place = Place::new();
    let each = ["A", "B"].iter().take(domains).map(|id| {
        let statement = |number| format!("    - {{id: {id}.{number}, short: S, statement: This is so.}}\n");
        format!(
            "- id: {id}\n  title: {id}\n  statements:\n{}{}",
            statement(1),
            statement(2)
        )
    });
    let levels = "{id: l1, value: 1, label: Low}, {id: l2, value: 2, label: Middle}, {id: l3, value: 3, label: High}";
    let head = "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en-GB\ntarget: 2\n";
    let text = format!(
        "{head}scales: [{{id: s, levels: [{levels}]}}]\ndomains:\n{}",
        each.collect::<String>()
    );
    place.write("small.yaml", &text);
    let begin = [
        "assess",
        "my-round",
        "--plain",
        "--as",
        "R1",
        "--questionnaire",
        "./small.yaml",
    ];
    let ran = place.run_with_lines(&[&begin[..], &["--organisation", "North"]].concat(), &["q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    place
}

fn response(place: &Place) -> Response {
    let questionnaire = validate::from_yaml(&place.read("small.yaml")).unwrap();
    check::from_yaml(&place.read("my-round/responses/R3.yaml"), &questionnaire).unwrap()
}

fn assess(place: &Place, lines: &[&str]) -> Ran {
    let ran = place.run_with_lines(&["assess", "my-round", "--plain", "--as", "R3"], lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

#[test]
fn the_example_of_the_help_is_a_whole_sitting() {
    let place = round(1);
    let help = place.run(&["assess", "--help"]).out;
    let example = help.lines().find(|line| line.contains("printf")).unwrap();
    let (typed, command) = example.trim().split_once(" | ").unwrap();
    let typed = typed.strip_prefix("printf '%s\\n' ").unwrap();
    let lines: Vec<&str> = typed.split(' ').map(|line| line.trim_matches('\'')).collect();
    let arguments: Vec<&str> = command.split(' ').skip(1).collect();
    let ran = place.run_with_lines(&arguments, &lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let response = response(&place);
    assert_eq!(response.answer("A.1"), Some(&Answer::Rating(1)));
    assert_eq!(response.answer("A.2"), Some(&Answer::Rating(2)));
    assert!(!response.finished.is_empty(), "{}", ran.err);
}

/// Wherever a file is cut in two, the second half begins with an empty line and comes to the same end.
#[test]
fn a_second_sitting_reads_the_same_lines() {
    let lines = ["", "2", "d", "", "3", "1", "", "f"];
    let whole = round(2);
    assess(&whole, &lines);
    let expected = response(&whole);
    assert!(!expected.finished.is_empty());
    for cut in 1..lines.len() {
        let place = round(2);
        assess(&place, &lines[..cut]);
        let ran = assess(&place, &[&[""], &lines[cut..]].concat());
        let found = response(&place);
        assert_eq!(found.answers, expected.answers, "{cut}: {}", ran.err);
        assert_eq!(found.finished, expected.finished, "{cut}: {}", ran.err);
    }
}

#[test]
fn f_at_the_opening_leads_to_the_review() {
    let place = round(1);
    assess(&place, &["", "2", "3", ""]);
    let ran = assess(&place, &["f"]);
    assert!(ran.err.contains("Press Enter to check your answers"), "{}", ran.err);
    assert!(ran.err.contains("Check your answers before you finish"), "{}", ran.err);
    assert!(response(&place).finished.is_empty(), "nobody finishes unseen");
    assess(&place, &["f", "f"]);
    assert!(!response(&place).finished.is_empty());
}
