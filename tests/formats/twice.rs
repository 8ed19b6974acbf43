//! Any valid questionnaire, read twice, is the same.

use std::fmt::Write as _;

use ccg_diagnostic::questionnaire::catalogue::SHIPPED;
use ccg_diagnostic::questionnaire::raw::RawQuestionnaire;
use ccg_diagnostic::questionnaire::{Questionnaire, RollUp, digest, validate};
use ccg_diagnostic::yaml::{Document, read};
use proptest::prelude::*;

use super::{RICH, SMALL};

/// A section as it is drawn: how it rolls up, its statements, its sections.
#[derive(Debug, Clone)]
struct Drawn {
    roll_up: usize,
    weight: u32,
    statements: Vec<(bool, bool, u32)>,
    sections: Vec<Drawn>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let statements = prop::collection::vec((any::<bool>(), any::<bool>(), 1..4u32), 1..4);
    let leaf = (0..RollUp::WORDS.len(), 1..9u32, statements.clone()).prop_map(|(roll_up, weight, statements)| Drawn {
        roll_up,
        weight,
        statements,
        sections: Vec::new(),
    });
    leaf.prop_recursive(4, 20, 3, move |below| {
        let sections = prop::collection::vec(below, 1..3);
        (0..RollUp::WORDS.len(), 1..9u32, statements.clone(), sections).prop_map(
            |(roll_up, weight, statements, sections)| Drawn {
                roll_up,
                weight,
                statements,
                sections,
            },
        )
    })
}

fn write(node: &Drawn, indent: usize, id: &str, text: &mut String) {
    let pad = " ".repeat(indent);
    let word = RollUp::WORDS[node.roll_up].0;
    let _ = writeln!(text, "{pad}- id: {id}\n{pad}  title: Part {id}\n{pad}  roll_up: {word}");
    if word != "none" {
        let _ = writeln!(text, "{pad}  weight: {}.5", node.weight);
    }
    let _ = writeln!(text, "{pad}  statements:");
    for (number, (reverse, counts, importance)) in node.statements.iter().enumerate() {
        let _ = writeln!(
            text,
            "{pad}    - {{id: {id}.s{number}, short: S, statement: We do {id} {number}., reverse: {reverse}, counts: {counts}, importance: {importance}}}"
        );
    }
    if !node.sections.is_empty() {
        let _ = writeln!(text, "{pad}  sections:");
        for (number, section) in node.sections.iter().enumerate() {
            write(section, indent + 4, &format!("{id}-{number}"), text);
        }
    }
}

fn file(domains: &[Drawn], values: &[i32]) -> String {
    let head = SMALL.split("scales:").next().unwrap();
    let mut text = format!("{head}target: {}\nscales:\n  - id: drawn\n    levels:\n", values[0]);
    for (number, value) in values.iter().enumerate() {
        let _ = writeln!(
            text,
            "      - {{id: l{number}, value: {value}, label: L{number}, gist: G{number}}}"
        );
    }
    text.push_str("domains:\n");
    for (number, domain) in domains.iter().enumerate() {
        write(domain, 2, &format!("N{number}"), &mut text);
    }
    text
}

/// From the file itself, without the places of anything: as the shipped questionnaires are read.
fn without_places(text: &str) -> Questionnaire {
    let Document { value, problems, .. } = read::<RawQuestionnaire>(text);
    assert_eq!(problems, []);
    validate::validate(&value.unwrap(), &Default::default(), &digest::of_file(text.as_bytes())).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_reads_the_same_twice(
        domains in prop::collection::vec(drawn(), 1..3),
        values in prop::collection::btree_set(-100..100i32, 2..6),
    ) {
        let values: Vec<i32> = values.into_iter().collect();
        let text = file(&domains, &values);
        let once = validate::from_yaml(&text);
        prop_assert!(once.is_ok(), "{text}\n{once:?}");
        prop_assert_eq!(&once, &validate::from_yaml(&text));
        let once = once.unwrap();
        prop_assert_eq!(&once, &without_places(&text));
        prop_assert_eq!(once.nodes().iter().map(|node| node.own.len()).sum::<usize>(), once.statements.len());
        prop_assert_eq!(once.in_language(&once.language), Some(once));
    }
}

#[test]
fn the_files_of_the_tests_read_the_same_twice() {
    for text in [SMALL, RICH] {
        let once = validate::from_yaml(text).unwrap();
        assert_eq!(validate::from_yaml(text).unwrap(), once);
        assert_eq!(without_places(text), once);
    }
}

/// The prepared form of each questionnaire that comes with the program is that of its file.
#[test]
fn each_shipped_file_is_valid_and_the_same_as_prepared() {
    assert!(SHIPPED.iter().any(|shipped| shipped.id == "ccg-six-domains"));
    for shipped in SHIPPED {
        let read = validate::from_yaml(shipped.yaml);
        assert_eq!(read.as_ref(), Ok(&shipped.questionnaire()), "{}", shipped.id);
        assert_eq!(read.unwrap().id, shipped.id);
    }
}
