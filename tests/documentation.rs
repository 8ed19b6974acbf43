//! The documentation says what the program does: its questionnaires are valid, and its lists are complete.

#![expect(clippy::disallowed_methods, reason = "a test may read files")]

use std::fs;
use std::path::Path;

use ccg_diagnostic::problem::ProblemCode;
use ccg_diagnostic::questionnaire::{catalogue, validate};
use ccg_diagnostic::response::check;

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the page is there")
}

/// The YAML blocks of a page that are whole files.
fn files(name: &str) -> Vec<String> {
    let page = page(name);
    let blocks = page
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    blocks
        .filter(|block| block.starts_with("format: 1\n"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_questionnaires_shown_are_valid() {
    let mut checked = 0;
    for page in ["README.md", "docs/questionnaire-format.md"] {
        for text in files(page).iter().filter(|text| text.contains("\ndomains:")) {
            assert!(
                validate::from_yaml(text).is_ok(),
                "{page}: {:#?}",
                validate::from_yaml(text)
            );
            checked += 1;
        }
    }
    assert_eq!(checked, 2);
}

#[test]
fn the_response_shown_is_valid() {
    let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
    let shown = files("README.md");
    let responses: Vec<&String> = shown.iter().filter(|text| text.contains("\nanswers:")).collect();
    assert_eq!(responses.len(), 1);
    let response = check::from_yaml(responses[0], &questionnaire).unwrap();
    let whole = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/northbridge-joint/responses/joint.yaml"),
    )
    .unwrap();
    let whole = check::from_yaml(&whole, &questionnaire).unwrap();
    for (id, answer) in &response.answers {
        assert_eq!(whole.answers.get(id), Some(answer), "{id}");
        assert_eq!(whole.notes.get(id), response.notes.get(id), "{id}");
    }
}

#[test]
fn every_problem_code_is_explained() {
    let page = page("docs/problem-codes.md");
    for code in ProblemCode::ALL {
        let row = format!("| `{}` | {} |", code.name(), code.rule());
        assert!(page.contains(&row), "docs/problem-codes.md lacks\n{row}");
    }
    let rows = page.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, ProblemCode::ALL.len());
}

/// Every key of the file as the program reads it stands in the page.
#[test]
fn every_key_of_a_questionnaire_is_described() {
    let page = page("docs/questionnaire-format.md");
    let keys = keys_in_the_code();
    assert!(keys.len() > 50, "the keys were found");
    for key in keys {
        assert!(
            page.contains(&format!("`{key}`")),
            "docs/questionnaire-format.md lacks `{key}`"
        );
    }
}

fn keys_in_the_code() -> Vec<String> {
    let lines = page("src/questionnaire/raw.rs");
    lines
        .lines()
        .filter_map(|line| line.strip_prefix("    pub "))
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.to_owned())
        .collect()
}
