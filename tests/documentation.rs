//! The documentation says what the program does: its questionnaires are valid, and its lists are complete.

#![expect(clippy::disallowed_methods, reason = "a test may read files")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use ccg_diagnostic::problem::ProblemCode;
use ccg_diagnostic::questionnaire::plan::SECTIONS;
use ccg_diagnostic::questionnaire::{
    AddressStatus, AskKind, CountsAs, PrivacyKind, ResourceKind, RollUp, Show, catalogue, validate,
};
use ccg_diagnostic::response::check;
use ccg_diagnostic::{plan, round, yaml};

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
    groups_in(&[
        "questionnaire/raw.rs",
        "questionnaire/raw/ask.rs",
        "questionnaire/raw/node.rs",
        "questionnaire/raw/plan.rs",
        "questionnaire/raw/translation.rs",
    ])
}

fn groups_in(files: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for file in files {
        for line in page(&format!("src/{file}")).lines() {
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
    described(
        "lenses-criteria-resources",
        ResourceKind::WORDS.map(|(word, _)| word).to_vec(),
    );
    described(
        "lenses-criteria-resources",
        AddressStatus::WORDS.map(|(word, _)| word).to_vec(),
    );
}

#[test]
fn the_sections_that_a_report_can_leave_out_are_listed() {
    let page = page("docs/format/report.md");
    let (_, rest) = page.split_once("The sections that `leave_out` can name: ").unwrap();
    let list = rest.split('.').next().unwrap();
    let named: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    assert_eq!(named, SECTIONS);
}

/// The questionnaire of the page about answering, the round of the page about rounds, and the response that is shown.
fn our_practice() -> (String, String, String) {
    let answering = files("docs/answering.md");
    let questionnaire = answering.iter().find(|text| text.contains("\ndomains:"));
    let response = answering.iter().find(|text| text.contains("\nrespondent:"));
    let round = files("docs/rounds.md").remove(0);
    (
        questionnaire.expect("a questionnaire is shown").clone(),
        round,
        response.expect("a response is shown").clone(),
    )
}

#[test]
fn the_round_shown_is_valid_and_every_key_of_a_round_is_described() {
    let (text, shown, _) = our_practice();
    let questionnaire = validate::from_yaml(&text).unwrap();
    let round = round::from_yaml(&shown).unwrap();
    assert_eq!(round.digest, questionnaire.digest);
    let targets = round::with_targets(&questionnaire, &round, &yaml::places(&shown)).unwrap();
    assert_eq!(targets.statements[2].target, 1, "B.1 has the target of its domain");
    assert!(questionnaire.in_language(&round.language).is_some());
    let page = page("docs/rounds.md");
    for (group, keys) in groups_in(&["round/raw.rs"]) {
        for key in keys {
            assert!(
                page.contains(&format!("\n| `{key}` | ")),
                "docs/rounds.md lacks {key} of {group}"
            );
            assert!(
                shown.contains(&format!("\n{key}:")) || shown.contains(&format!("\n  {key}:")) || key == "format",
                "the example lacks {key}"
            );
        }
    }
}

#[test]
fn every_key_of_a_plan_is_described() {
    let page = page("docs/planning.md");
    for (group, keys) in groups_in(&["plan/raw.rs"]) {
        for key in keys {
            assert!(
                page.contains(&format!("`{key}`")),
                "docs/planning.md lacks {key} of {group}"
            );
        }
    }
    for (word, _) in plan::Status::WORDS {
        assert!(
            page.contains(&format!("\n| `{word}` | ")),
            "docs/planning.md lacks {word}"
        );
    }
}

#[test]
fn the_answers_from_a_file_make_the_response_shown() {
    let (text, _, shown) = our_practice();
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("our-practice.yaml"), &text).unwrap();
    let page = page("docs/answering.md");
    let lines = page.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let command = page
        .split("```sh\nccg-diagnostic ")
        .nth(1)
        .unwrap()
        .split(" < answers")
        .next()
        .unwrap();
    let command = command.replace("\\\n", "");
    let words: Vec<&str> = command
        .split('"')
        .enumerate()
        .flat_map(|(at, part)| {
            if at % 2 == 1 {
                vec![part]
            } else {
                part.split_whitespace().collect()
            }
        })
        .collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ccg-diagnostic"))
        .args(&words)
        .current_dir(place.path())
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1318194840")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let ran = child.wait_with_output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let made = fs::read_to_string(place.path().join("my-round/responses/R1.yaml")).unwrap();
    let questionnaire = validate::from_yaml(&text).unwrap();
    let read = |text: &str| check::from_yaml(text, &questionnaire).unwrap();
    let (made, shown) = (read(&made), read(&shown));
    assert_eq!(made.answers, shown.answers);
    assert_eq!(made.notes, shown.notes);
    assert_eq!(made.also, shown.also);
    assert_eq!(made.closing, shown.closing);
    assert_eq!(made.roles, shown.roles);
    assert_eq!(made.most_difference, shown.most_difference);
    assert_eq!(made.finished, shown.finished);
}

#[test]
fn the_commands_in_a_language_are_ones_that_there_are() {
    let page = page("docs/answering.md");
    for word in ["assess", "report", "questionnaire show"] {
        let mut named = page.lines().filter(|line| line.starts_with("| "));
        assert!(
            named.any(|line| line.contains(word) && line.contains("--language cy")),
            "{word}"
        );
        let help = Command::new(env!("CARGO_BIN_EXE_ccg-diagnostic"))
            .args(word.split(' '))
            .arg("--help")
            .output()
            .unwrap();
        assert!(
            String::from_utf8_lossy(&help.stdout).contains("--language <TAG>"),
            "{word}"
        );
    }
}

/// Every key of the JSON and every column of the data files stands in the page about results.
#[test]
fn every_key_and_column_of_the_data_files_is_described() {
    let about = page("docs/results.md");
    let has = |name: &str| {
        assert!(
            about.contains(&format!("`{name}`")),
            "`{name}` is not in docs/results.md"
        )
    };
    let made = "examples/eastvale-individual/report";
    let value: serde_json::Value = serde_json::from_str(&page(&format!("{made}/report.json"))).expect("it is JSON");
    let mut keys = Vec::new();
    collect(&value, &mut keys);
    assert!(keys.len() > 60, "{keys:?}");
    keys.iter().for_each(|key| has(key));
    for (_, keys) in groups_in(&["render/json.rs", "render/json/technical.rs"]) {
        let fields = keys.iter().filter(|key| !key.starts_with("fn "));
        fields.for_each(|key| has(key));
    }
    for file in ["statements.csv", "domains.csv"] {
        let text = page(&format!("{made}/{file}"));
        let columns = text.lines().next().unwrap_or_default().split(',');
        columns
            .filter(|column| !column.starts_with("count_") || *column == "count_1")
            .for_each(has);
    }
}

fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
            collect(value, keys);
        }),
        serde_json::Value::Array(all) => all.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
