//! What changed, what becomes of answers, and that nothing is said where nothing changed.

use proptest::prelude::*;

use super::carry::{carried, tally};
use super::{Fate, Kind, Presence, compare, fate};
use crate::questionnaire::{Questionnaire, catalogue, digest, validate};
use crate::report::fixture::{questionnaire, response};
use crate::response::{Answer, check, write};

const REVIEW: &str = include_str!("../../tests/fixtures/review.yaml");

fn review(changes: &[(&str, &str)]) -> Questionnaire {
    let text = changes.iter().fold(REVIEW.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

const SMALL: &str = "\
format: 1
id: small
version: \"1\"
title: Small
language: en-GB
target: 2
answers:
  not_applicable: {label: Not applicable, allowed: true}
scales:
- {id: a, levels: [{id: l1, value: 1, label: A}, {id: l2, value: 2, label: B}, {id: l3, value: 3, label: C}]}
domains:
- id: A
  title: First
  statements:
  - {id: A.01, short: One, statement: One is so., descriptors: [x, y, z]}
  - {id: A.02, short: Two, statement: Two is so., descriptors: [x, y, z]}
- id: B
  title: Second
  statements:
  - {id: B.01, short: Three, statement: Three is so., descriptors: [x, y, z]}
";

/// Three statements on levels 1, 2 and 3, with changes to the text of the file.
fn small(changes: &[(&str, &str)]) -> Questionnaire {
    let text = changes.iter().fold(SMALL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

const REWORDED: (&str, &str) = ("statement: One is so.", "statement: One is quite so.");
const NOT_THERE: (&str, &str) = ("short: One,", "short: One, not_applicable: false,");

#[test]
fn a_questionnaire_has_no_differences_from_itself() {
    let shipped = catalogue::SHIPPED.iter().map(|one| one.questionnaire());
    for one in shipped.chain([review(&[]), small(&[])]) {
        let revision = compare(&one, &one);
        assert!(revision.is_empty(), "{}: {revision:?}", one.id);
        assert_eq!(revision.count(Fate::CarriesOver), one.statements.len());
    }
}

/// One change at a time: from, to; the statement; what becomes of answers; what it touches; what it is called.
const CHANGES: &[(&str, &str, &str, Fate, Kind, &str)] = {
    use Fate::{AskAgain, CarriesOver, NotComparable};
    use Kind::{Asked, Help, Numbers, Scale, Wording};
    &[
        (
            "We ask others.",
            "We ask people.",
            "B.02",
            AskAgain,
            Wording,
            "statement",
        ),
        (
            "Nobody can.",
            "None can.",
            "A.01",
            AskAgain,
            Wording,
            "description of level 1",
        ),
        (
            "\"Sometimes\"",
            "\"At times\"",
            "B.02",
            AskAgain,
            Wording,
            "name of level 0.5",
        ),
        ("value: 0.5", "value: 1", "B.02", NotComparable, Scale, "levels"),
        ("weight: 2\n", "weight: 4\n", "A.01", CarriesOver, Numbers, "weight"),
        (
            "importance: 3",
            "importance: 2",
            "A.01",
            CarriesOver,
            Numbers,
            "importance",
        ),
        ("gate: g1", "gate: g2", "A.01", CarriesOver, Numbers, "belongs to"),
        (
            "target: 2, gate",
            "target: 3, gate",
            "A.02",
            CarriesOver,
            Numbers,
            "target",
        ),
        ("reverse: true, ", "", "A.03", CarriesOver, Numbers, "reversed"),
        (
            "What is not said",
            "What stays unsaid",
            "A.01",
            CarriesOver,
            Help,
            "why it matters",
        ),
        (
            "short: \"We ask\"",
            "short: \"Asking\"",
            "B.02",
            CarriesOver,
            Help,
            "short name",
        ),
        (
            "They can say why",
            "They say why",
            "A.01",
            CarriesOver,
            Asked,
            "wording for the supplier",
        ),
    ]
};

#[test]
fn each_change_is_found_and_sorted() {
    let old = review(&[]);
    for (from, to, id, fate, kind, what) in CHANGES {
        let revision = compare(&old, &review(&[(from, to)]));
        let found = revision.statements.iter().find(|one| one.id == *id);
        let found = found.unwrap_or_else(|| panic!("{from}: {revision:?}"));
        assert_eq!(found.fate, *fate, "{from}");
        let change = found.changes.iter().find(|change| change.what == *what);
        assert_eq!(change.map(|change| change.kind), Some(*kind), "{from}: {found:?}");
    }
}

#[test]
fn changes_of_domains_and_of_the_whole_leave_answers_alone() {
    let old = review(&[]);
    for (from, to, node, whole) in [
        ("start: 10", "start: 20", "A", ""),
        ("go_on: \"Who agreed", "go_on: \"Who wanted", "A", ""),
        ("roles: [chair]", "roles: [nurse]", "A-1", ""),
        ("answers: [done, dk]", "answers: [done]", "A-1-1", ""),
        ("enough: 1\n", "enough: 0.5\n", "B", ""),
        ("unanswered: blocks", "unanswered: lowest", "", "not answered"),
        ("minimum: 4", "minimum: 5", "", "who sees the answers"),
        ("empty: fails", "empty: passes", "", "an empty level passes"),
        ("roll_up: minimum", "roll_up: maximum", "", "overall result"),
        (
            "passing: [done]",
            "passing: [some, done]",
            "",
            "what passes in the scale steps",
        ),
        ("most: 3", "most: 4", "", "first section of the report"),
        (
            "then: \"What will you",
            "then: \"What do you",
            "",
            "choice ready of closing question view",
        ),
        ("year: 2011", "year: 2012", "", "resource guide"),
    ] {
        let revision = compare(&old, &review(&[(from, to)]));
        assert!(revision.statements.is_empty(), "{from}: {revision:?}");
        let nodes: Vec<&str> = revision.nodes.iter().map(|one| one.id.as_str()).collect();
        let said: Vec<&str> = revision.whole.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(nodes, if node.is_empty() { vec![] } else { vec![node] }, "{from}");
        assert_eq!(said, if whole.is_empty() { vec![] } else { vec![whole] }, "{from}");
    }
}

#[test]
fn what_comes_and_goes_and_moves_is_named() {
    let old = questionnaire(&["1", "2", "3"], &[2, 1], &[]);
    let new = questionnaire(&["1", "2", "3"], &[1, 1, 1], &[]);
    let revision = compare(&old, &new);
    let fates: Vec<(&str, Fate)> = revision
        .statements
        .iter()
        .map(|one| (one.id.as_str(), one.fate))
        .collect();
    assert_eq!(fates, [("C.01", Fate::New), ("A.02", Fate::NotComparable)]);
    let nodes: Vec<(&str, Presence)> = revision
        .nodes
        .iter()
        .map(|one| (one.id.as_str(), one.presence))
        .collect();
    assert_eq!(nodes, [("C", Presence::Added)]);
    assert_eq!(fate(&old, &new, "Z.01"), None);

    let moved = review(&[("id: A-1-1\n", "id: A-1-2\n")]);
    let revision = compare(&review(&[]), &moved);
    let change = &revision.statements[0].changes[0];
    assert_eq!(
        (change.kind, change.old.as_str(), change.new.as_str()),
        (Kind::Place, "A, A-1, A-1-1", "A, A-1, A-1-2")
    );
    assert_eq!(revision.statements[0].fate, Fate::CarriesOver);
}

#[test]
fn texts_in_other_languages_are_compared_and_change_no_answer() {
    let own = |texts: &str| small(&[("domains:\n", &format!("{texts}domains:\n"))]);
    let none = own("");
    let old = own("translations: {cy: {title: Bach, statements: {A.01: {statement: Un.}, A.02: {statement: Dau.}}}}\n");
    let new = own("translations: {cy: {title: Bach, statements: {A.01: {statement: Un yw.}, B.01: {short: Tri}}}}\n");
    let revision = compare(&old, &new);
    let [welsh] = &revision.languages[..] else {
        panic!("{revision:?}")
    };
    let said: Vec<[&str; 3]> = welsh
        .changes
        .iter()
        .map(|one| [one.what.as_str(), one.old.as_str(), one.new.as_str()])
        .collect();
    assert_eq!(
        said,
        [
            ["text at statements.A.01.statement", "Un.", "Un yw."],
            ["text at statements.B.01.short", "", "Tri"],
            ["text at statements.A.02.statement", "Dau.", ""],
        ]
    );
    assert_eq!((welsh.tag.as_str(), welsh.presence), ("cy", Presence::Both));
    assert_eq!(revision.count(Fate::CarriesOver), 3);
    assert!(!revision.is_empty() && revision.statements.is_empty() && revision.whole.is_empty());
    for (from, to, presence, texts) in [(&none, &old, Presence::Added, 3), (&old, &none, Presence::Removed, 3)] {
        let found = &compare(from, to).languages[0];
        assert_eq!((found.presence, found.changes.len()), (presence, texts));
    }
}

#[test]
fn a_statement_with_hardly_a_word_left_is_pointed_out() {
    let old = review(&[]);
    let other = compare(&old, &review(&[("We ask others.", "Papers arrive in good time.")]));
    assert!(other.statements[0].another);
    let near = compare(&old, &review(&[("We ask others.", "We ask others early.")]));
    assert!(!near.statements[0].another);
}

#[test]
fn answers_are_counted_by_what_becomes_of_them() {
    let old = small(&[]);
    let new = small(&[REWORDED, ("id: B.01", "id: B.02")]);
    let responses = [response(&old, "R1", "1 2 3"), response(&old, "R2", "dk - na")];
    let tally = tally(&old, &new, &responses);
    assert_eq!(tally.responses, 2);
    assert_eq!(tally.count(Fate::AskAgain), 2);
    assert_eq!(tally.count(Fate::CarriesOver), 1);
    assert_eq!(tally.count(Fate::NotComparable), 2);
    let by: Vec<(&str, usize)> = tally
        .by_statement
        .iter()
        .map(|(id, number)| (id.as_str(), *number))
        .collect();
    assert_eq!(by, [("A.01", 2), ("B.01", 2)]);
}

#[test]
fn an_answer_that_was_given_to_the_newer_wording_carries_over() {
    let old = small(&[]);
    let new = small(&[REWORDED]);
    let mut response = response(&old, "R1", "1 2 3");
    let seen = digest::of_wording(&new, &new.statements[0]);
    response.wording.insert("A.01".into(), seen);
    assert_eq!(tally(&old, &new, &[response]).count(Fate::CarriesOver), 3);
}

#[test]
fn an_answer_on_another_scale_is_taken_out_and_the_rest_stays() {
    let old = small(&[]);
    let new = small(&[
        ("label: C}", "label: C}, {id: l4, value: 4, label: D}"),
        ("z]", "z, q]"),
        ("z]", "z, q]"),
        ("z]", "z, q]"),
    ]);
    let before = response(&old, "R1", "1 dk 3");
    let after = carried(&old, &new, &before).unwrap();
    assert!(after.answers.is_empty(), "{after:?}");
    assert_eq!((after.finished, after.started), (before.finished, before.started));
}

#[test]
fn an_answer_that_can_no_longer_be_given_is_taken_out() {
    let old = small(&[]);
    let new = small(&[NOT_THERE]);
    let after = carried(&old, &new, &response(&old, "R1", "na na 3")).unwrap();
    let left: Vec<&String> = after.answers.keys().collect();
    assert_eq!(left, ["A.02", "B.01"]);
}

#[test]
fn a_wording_that_was_not_recorded_is_recorded_so_that_it_is_asked_again() {
    let old = small(&[]);
    let new = small(&[REWORDED]);
    let before = response(&old, "R1", "1 2 3");
    assert!(before.changed(&new).is_empty(), "without a record nobody could tell");
    let after = carried(&old, &new, &before).unwrap();
    assert_eq!(after.changed(&new).into_iter().collect::<Vec<_>>(), [0]);
    assert_eq!(after.answers, before.answers);
}

#[test]
fn a_response_that_needs_no_writing_is_left_alone() {
    let old = small(&[]);
    let mut response = response(&old, "R1", "1 2 3");
    for statement in &old.statements {
        let seen = digest::of_wording(&old, statement);
        response.wording.insert(statement.id.clone(), seen);
    }
    let new = small(&[REWORDED, ("short: Two,", "short: Two, weight: 2,")]);
    assert_eq!(carried(&old, &new, &response), None);
}

/// What a response says about statements that the newer version has not is kept, in the words of its file.
#[test]
fn answers_to_statements_that_are_gone_are_kept() {
    let old = small(&[]);
    let new = small(&[NOT_THERE, ("id: A.02", "id: A.03"), ("id: B.01", "id: B.02")]);
    let after = carried(&old, &new, &response(&old, "R1", "na 2 na")).unwrap();
    assert!(after.answers.is_empty());
    let kept: Vec<(&str, &str)> = after
        .kept
        .iter()
        .map(|(id, one)| (id.as_str(), one.word.as_str()))
        .collect();
    assert_eq!(kept, [("A.02", "2"), ("B.01", "na")]);
    assert_eq!(after.kept["B.01"].reason, "Not ours.");
    let text = write::to_yaml(&after, &new);
    assert_eq!(check::from_yaml(&text, &new).unwrap().kept, after.kept);
}

proptest! {
    /// However two versions differ, every answer meets exactly one fate, and what goes on is a response to the newer one.
    #[test]
    fn every_answer_is_accounted_for(
        levels in 2_usize..5,
        sizes in proptest::collection::vec(1_usize..4, 1..4),
        words in proptest::collection::vec(0_usize..6, 12),
    ) {
        let old = questionnaire(&["1", "2", "3"], &[2, 3], &[("B.02", "not_applicable: false")]);
        let values: Vec<String> = (1..=levels).map(|value| value.to_string()).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let new = questionnaire(&values, &sizes, &[("A.01", "not_applicable: false"), ("A.02", "weight: 2")]);
        let given: Vec<&str> = words.iter().map(|word| ["1", "2", "3", "dk", "-", "1"][*word]).collect();
        let mut before = response(&old, "R1", &given.join(" "));
        before.digest.clone_from(&old.digest);
        let tally = tally(&old, &new, std::slice::from_ref(&before));
        let all: usize = tally.answers.values().sum();
        prop_assert_eq!(all, before.answers.len());
        let after = carried(&old, &new, &before).unwrap_or(before);
        let read = check::from_yaml(&write::to_yaml(&after, &new), &new);
        prop_assert!(read.is_ok(), "{:?}", read);
        for (id, answer) in &read.unwrap_or(after).answers {
            let position = new.position(id).unwrap();
            let known = new.scale_of(&new.statements[position]).levels.len();
            let fits = !matches!(answer, Answer::Rating(level) if *level >= known);
            prop_assert!(fits);
        }
    }
}
