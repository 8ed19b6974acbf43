//! The documentation says what the program does: its questionnaires are valid, and its lists are complete.

#![expect(clippy::disallowed_methods, reason = "a test may read files")]

use std::fs;
use std::path::Path;

use ccg_diagnostic::problem::ProblemCode;
use ccg_diagnostic::questionnaire::plan::SECTIONS;
use ccg_diagnostic::questionnaire::{
    AddressStatus, AskKind, CountsAs, PrivacyKind, ResourceKind, RollUp, Show, catalogue, validate,
};
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

/// The pages about the format, but for the list of what it does not have.
const FORMAT: [&str; 16] = [
    "README",
    "file-and-ids",
    "scales",
    "statements",
    "answers",
    "domains-and-results",
    "weights-and-targets",
    "gates",
    "roles-and-conditions",
    "what-an-answer-carries",
    "closing",
    "sides",
    "privacy",
    "report",
    "lenses-criteria-resources",
    "languages",
];

fn format_page(name: &str) -> String {
    format!("docs/format/{name}.md")
}

#[test]
fn every_page_about_the_format_shows_a_whole_valid_questionnaire() {
    for name in std::iter::once("README.md".to_owned()).chain(FORMAT.map(format_page)) {
        let all = files(&name);
        let shown: Vec<&String> = all.iter().filter(|text| text.contains("\ndomains:")).collect();
        assert_eq!(shown.len(), 1, "{name}");
        let read = validate::from_yaml(shown[0]);
        assert!(read.is_ok(), "{name}: {:#?}", read.err());
    }
}

#[test]
fn the_pages_about_the_format_are_listed_and_lead_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format");
    let index = page("docs/format/README.md");
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name == "README.md" || index.contains(&format!("]({name})")),
            "{name} is not listed"
        );
        for link in page(&format!("docs/format/{name}")).split("](").skip(1) {
            let link = link.split(')').next().unwrap();
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let target = fs::read_to_string(folder.join(file));
            assert!(target.is_ok(), "{name} leads to {link}");
            let heading = |line: &str| {
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .replace(' ', "-")
                    .replace([',', ':', '`'], "")
            };
            let found = target
                .unwrap()
                .lines()
                .any(|line| line.starts_with('#') && heading(line) == part);
            assert!(part.is_empty() || found, "{name} leads to {link}");
        }
    }
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

/// Every key of each group of keys stands in a table of the page about it.
#[test]
fn every_key_of_a_questionnaire_is_described() {
    let groups = groups_in_the_code();
    assert!(groups.len() > 40, "the groups were found");
    for (group, keys) in groups {
        let name = format_page(about(&group));
        let page = page(&name);
        let first_cells: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
            .collect();
        for key in keys {
            let key = format!("`{key}`");
            let translated = group.ends_with("Text") || group == "RawTranslation";
            let described = first_cells.iter().any(|cell| cell.contains(&key)) || (translated && page.contains(&key));
            assert!(described, "{name} lacks {key} of {group}");
        }
    }
}

/// The page about a group of keys.
fn about(group: &str) -> &'static str {
    match group {
        "RawQuestionnaire" => "file-and-ids",
        "RawScale" | "RawLevel" => "scales",
        "RawAnswers" | "RawOtherAnswer" => "answers",
        "RawNode" | "RawBand" | "RawOverall" => "domains-and-results",
        "RawShownIf" => "roles-and-conditions",
        "RawRoles" | "RawRole" => "roles-and-conditions",
        "RawStatement" => "statements",
        "RawGates" | "RawGate" => "gates",
        "RawSide" => "sides",
        "RawAsk" => "what-an-answer-carries",
        "RawClosing" | "RawChoice" => "closing",
        "RawPrivacy" => "privacy",
        "RawReport" | "RawPart" | "RawLabels" => "report",
        "RawLens" | "RawCriterion" | "RawResource" => "lenses-criteria-resources",
        _ => "languages",
    }
}

/// The groups of keys that the program reads, each with its keys.
fn groups_in_the_code() -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for file in [
        "raw.rs",
        "raw/ask.rs",
        "raw/node.rs",
        "raw/plan.rs",
        "raw/translation.rs",
    ] {
        for line in page(&format!("src/questionnaire/{file}")).lines() {
            if let Some(name) = line.strip_prefix("pub struct ") {
                groups.push((name.trim_end_matches(" {").to_owned(), Vec::new()));
            }
            let key = line.strip_prefix("    pub ").and_then(|line| line.split_once(": "));
            if let (Some((key, _)), Some((_, keys))) = (key, groups.last_mut()) {
                keys.push(key.to_owned());
            }
        }
    }
    groups
}

#[test]
fn every_word_of_a_questionnaire_is_described() {
    let described = |name: &str, words: Vec<&str>| {
        let page = page(&format_page(name));
        for word in words {
            assert!(page.contains(&format!("`{word}`")), "{name} lacks `{word}`");
        }
    };
    described("domains-and-results", RollUp::WORDS.map(|(word, _)| word).to_vec());
    described("answers", CountsAs::WORDS.map(|(word, _)| word).to_vec());
    described("what-an-answer-carries", AskKind::WORDS.map(|(word, _)| word).to_vec());
    described("privacy", PrivacyKind::WORDS.map(|(word, _)| word).to_vec());
    described("report", Show::WORDS.map(|(word, _)| word).to_vec());
    described("report", SECTIONS.to_vec());
    described(
        "lenses-criteria-resources",
        ResourceKind::WORDS.map(|(word, _)| word).to_vec(),
    );
    described(
        "lenses-criteria-resources",
        AddressStatus::WORDS.map(|(word, _)| word).to_vec(),
    );
}
