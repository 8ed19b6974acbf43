//! The rounds in `examples/` are read without a problem, and are laid out exactly as the program writes them.

#![expect(clippy::disallowed_methods, reason = "a test may read files")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ccg_diagnostic::questionnaire::{Questionnaire, catalogue};
use ccg_diagnostic::reach::reached;
use ccg_diagnostic::response::{Response, check, write};
use ccg_diagnostic::round::{self, Round};

/// A round of the examples with all that is in it.
struct Example {
    name: String,
    round: Round,
    questionnaire: Questionnaire,
    responses: Vec<(PathBuf, Response)>,
}

impl Example {
    fn read(folder: &Path) -> Self {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join("round.yaml")).unwrap();
        let round = round::from_yaml(&text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(round::to_yaml(&round), text, "{name}");
        let questionnaire = catalogue::find(&round.questionnaire)
            .unwrap_or_else(|| panic!("{name}: it comes with the program"))
            .questionnaire();
        let responses = files(&folder.join("responses"), |path| {
            path.extension().is_some_and(|extension| extension == "yaml")
        });
        Self {
            responses: responses
                .into_iter()
                .map(|path| (path.clone(), response(&path, &questionnaire)))
                .collect(),
            name,
            round,
            questionnaire,
        }
    }
}

fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let rounds = files(&folder, |path| path.join("round.yaml").is_file());
    rounds.iter().map(|round| Example::read(round)).collect()
}

fn response(path: &Path, questionnaire: &Questionnaire) -> Response {
    let text = fs::read_to_string(path).unwrap();
    let response =
        check::from_yaml(&text, questionnaire).unwrap_or_else(|problems| panic!("{}: {problems:#?}", path.display()));
    assert_eq!(write::to_yaml(&response, questionnaire), text, "{}", path.display());
    response
}

fn files(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).expect("the folder is there");
    let mut found: Vec<PathBuf> = list
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| wanted(path))
        .collect();
    found.sort();
    found
}

/// Reading an example holds each of its files to what the program would write.
#[test]
fn every_shipped_questionnaire_has_an_example() {
    let shown: BTreeSet<String> = examples().into_iter().map(|one| one.round.questionnaire).collect();
    let shipped = catalogue::SHIPPED.iter().map(|shipped| shipped.id.to_owned());
    assert_eq!(shown, shipped.collect());
}

#[test]
fn every_example_says_that_it_is_invented_and_is_named_in_the_list() {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/README.md")).unwrap();
    for example in examples() {
        assert!(
            example.round.title.ends_with("(an invented example)"),
            "{}",
            example.name
        );
        assert!(list.contains(&format!("| `{}` |", example.name)), "{}", example.name);
    }
}

/// The examples were answered with the questionnaires as they are shipped: no statement counts as changed since.
#[test]
fn every_response_is_about_the_shipped_wording() {
    for example in examples() {
        let questionnaire = &example.questionnaire;
        assert_eq!(example.round.digest, questionnaire.digest, "{}", example.name);
        for (path, response) in &example.responses {
            assert_eq!(response.digest, questionnaire.digest, "{}", path.display());
            assert!(
                response.wording.keys().eq(response.answers.keys()),
                "{}",
                path.display()
            );
            let mut of_another_file = response.clone();
            of_another_file.digest.clear();
            assert!(of_another_file.changed(questionnaire).is_empty(), "{}", path.display());
        }
    }
}

/// Every statement that was asked has an answer or was left for later, but for the responses that are not finished.
#[test]
fn two_responses_are_not_finished() {
    let mut open = Vec::new();
    for example in examples() {
        for (path, response) in &example.responses {
            if response.finished.is_empty() {
                open.push(format!("{} {}", example.name, response.respondent.code()));
                continue;
            }
            let asked = reached(&example.questionnaire, response);
            for (statement, _) in example
                .questionnaire
                .statements
                .iter()
                .zip(asked)
                .filter(|(_, asked)| *asked)
            {
                let seen = response.answers.contains_key(&statement.id) || response.skipped.contains(&statement.id);
                assert!(seen, "{} {}", path.display(), statement.id);
            }
        }
    }
    assert_eq!(open, ["eastvale-individual R8", "northbridge-lay-members joint"]);
}
