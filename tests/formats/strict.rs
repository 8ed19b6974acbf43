//! One change to a file that uses every key, and what is said about it.

use std::fmt::Write as _;

use ccg_diagnostic::number::Number;
use ccg_diagnostic::problem::ProblemCode;
use ccg_diagnostic::problem::excerpt::line;
use ccg_diagnostic::questionnaire::validate;

use super::{RICH, codes, source};

/// What is changed (its first occurrence), and what stands there instead.
type Change = (&'static str, &'static str);

const HEAD: &[Change] = &[
    ("language: en-GB", "language: British English"),
    ("language: en-GB", "language: English"),
    ("minutes: 5", "minutes: 0"),
    ("minutes: 5", "minutes: -5"),
    ("passing: [large, full]", "passing: []"),
    ("passing: [large, full]", "passing: [ful]"),
    ("passing: [large, full]", "passing: full"),
    ("id: partly, value: 0.25", "id: dk, value: 0.25"),
    ("id: partly, value: 0.25", "id: not, value: 0.25"),
    ("id: partly, value: 0.25", "id: partly, value: 0.7"),
    ("counts_as: lowest", "counts_as: zero"),
    ("counts_as: lowest", "counts_as: neutral"),
    ("unanswered: blocks", "unanswered: block"),
    ("unanswered: blocks", "unanswered: average"),
    ("reason: optional", "reason: sometimes"),
    ("gist: You are too far away.,", "reason: required,"),
    ("enough: 0.75", "enough: 75"),
    ("enough: 0.75", "enough: -0.1"),
    ("allowed: true", "allowed: false"),
    ("domain: stage, domains: stages", "domain: stage"),
    ("domain: stage, domains: stages", "domains: stages"),
    ("allow: [two-ideas]", "allow: two-ideas"),
];

const PEOPLE: &[Change] = &[
    ("id: chair, label: Chair", "id: all, label: Chair"),
    ("id: nurse, label: Nurse", "id: chair, label: Nurse"),
    ("several: true", "several: yes please"),
    (
        "{ id: supplier, title: the supplier",
        "{ id: Joint, title: the supplier",
    ),
    ("title: the supplier, ", ""),
    ("id: proof, kind: evidence", "id: due, kind: evidence"),
    ("kind: evidence", "kind: evidnce"),
    ("kind: evidence", "kind: file"),
    ("asked: What shows it?, ", ""),
    ("after: [full]", "after: [ful]"),
    ("after: [full]", "after: []"),
    ("kind: evidence", "kind: importance"),
    (
        "kind: date, asked",
        "kind: date, levels: [{id: a, value: 1, label: A}], asked",
    ),
    (
        "{ id: vital, value: 3, label: Vital }",
        "{ id: vital, value: 1, label: Vital }",
    ),
    ("\n      - { id: vital, value: 3, label: Vital }", ""),
    ("{ id: useful, value: 1", "{ id: useful, value: -1"),
    ("then: What next?, ", ""),
    ("{ id: later, label: Later }", "{ id: ready, label: Later }"),
    ("{ id: later, label: Later }", "{ id: later }"),
    (
        "{ id: keep, asked: What should we keep? }",
        "{ id: view, asked: What should we keep? }",
    ),
    (
        "{ id: keep, asked: What should we keep? }",
        "{ asked: What should we keep? }",
    ),
    (
        "{ id: keep, asked: What should we keep? }",
        "{ id: keep, asked: Keep?, choices: [] }",
    ),
];

const RESULTS: &[Change] = &[
    ("empty: fails", "empty: pass"),
    ("share: 0.8", "share: 0"),
    ("share: 0.8", "share: 80"),
    ("id: G2, title: Second", "id: G1, title: Second"),
    ("gate: G2", "gate: G3"),
    ("roll_up: minimum", "roll_up: minimun"),
    ("roll_up: minimum", "roll_up: none"),
    ("roll_up: minimum", "roll_up: geometric-mean"),
    ("roll_up: minimum", "roll_up: minimum\n  start: 3"),
    ("from: 50, label: High", "from: 101, label: High"),
    ("from: 50, label: High", "from: 0, label: High"),
    ("from: 100, label: Low", "from: 120, label: Low"),
    ("from: 111, label: High, gist", "from: 114, label: High, gist"),
    ("from: 111, label: High, gist", "from: 110, label: High, gist"),
    ("from: 111, label: High, gist", "label: High, gist"),
    ("    start: 110\n", "    start: .inf\n"),
    ("roll_up: sum\n", "roll_up: share\n"),
    (
        "roll_up: none\n",
        "roll_up: none\n    weight: 2\n    counts: true\n    enough: 1\n    start: 1\n",
    ),
    ("roll_up: none\n", "roll_up: none\n    bands: [{from: 0, label: Low}]\n"),
    ("    weight: 2\n", "    weight: 0\n"),
    ("    target: 1\n", "    target: 7\n"),
    ("        target: 2\n", "        target: 0.5\n"),
    ("importance: 3", "importance: 4"),
];

const NODES: &[Change] = &[
    ("id: B.a\n", "id: A\n"),
    ("id: B.a\n", "id: A.2\n"),
    ("id: B.1, short", "id: B.b, short"),
    ("statement: A.1, answers", "statement: B.1, answers"),
    ("statement: A.1, answers", "statement: C.1, answers"),
    ("statement: A.1, answers", "statement: A.9, answers"),
    ("answers: [large, full, na]", "answers: [larg, full, na]"),
    ("answers: [large, full, na]", "answers: [0.5]"),
    ("answers: [large, full, na]", "answers: []"),
    ("statement: A.1, answers: [large, full, na]", "statement: A.1"),
    (
        "statement: A.1, answers: [large, full, na]",
        "statement: A.2, answers: [na]",
    ),
    ("statement: A.1, answers", "any: [A.1], answers"),
    ("order: [A.1, A.2, B.2, B.1, C.1]", "order: [B.1, A.1, A.2, B.2, C.1]"),
    ("order: [A.1, A.2, B.2, B.1, C.1]", "order: [A.1, A.2, B.2]"),
    (
        "order: [A.1, A.2, B.2, B.1, C.1]",
        "order: [A.1, A.2, B.2, A.1, B.1, C.1]",
    ),
    ("order: [A.1, A.2, B.2, B.1, C.1]", "order: [A.1, A.2, B.2, B.1, C.2]"),
    ("roles: [chair]", "roles: [chiar]"),
    ("wordings: { supplier:", "wordings: { suplier:"),
    ("prompts: { due:", "prompts: { dew:"),
    ("wordings: { supplier: They have begun. }", "wordings: { supplier: '' }"),
    ("beside: ccg-six-domains\n", ""),
    ("beside: ccg-six-domains\n", "beside: rich\n"),
    ("beside: [D1.01, D1.02]", "beside: [D1.01, D1.99]"),
    ("        beside: [D1.01, D1.02]\n", ""),
    ("optional: true", "optional: maybe"),
    (
        "    sections:\n      - id: B.a",
        "    sections: []\n    other:\n      - id: B.a",
    ),
];

const PLANS: &[Change] = &[
    ("default: anonymous", "default: secret"),
    ("default: anonymous", "default: open"),
    ("default: anonymous, minimum: 4, detail: 6", "default: private"),
    ("minimum: 4", "minimum: 0"),
    ("detail: 6", "detail: 3"),
    ("show: gaps", "show: gap"),
    ("show: gaps", "show: total"),
    ("most: 2", "most: 0"),
    ("{ show: grid }", "{ heading: Grid }"),
    ("show: text, text: Thank you.", "show: text"),
    ("kind: date", "kind: text"),
    ("kind: importance", "kind: text"),
    ("lens: values", "target: 1"),
    ("first_move: Begin.", "target: 1"),
    ("leave_out: [criteria]", "leave_out: [criterion]"),
];

const LANGUAGES: &[Change] = &[
    ("  cy:\n", "  en-gb:\n"),
    ("  cy:\n", "  Welsh language:\n"),
    ("    title: Popeth\n", "    title: ''\n"),
    ("    title: Popeth\n", "    titel: Popeth\n"),
    (
        "guidance: [Atebwch eich hun., Yna cymharwch.]",
        "guidance: [Atebwch eich hun.]",
    ),
    ("      steps:\n", "      step:\n"),
    ("not: { label: Ddim eto", "non: { label: Ddim eto"),
    ("full: { label: Yn llawn }", "full: { label: Yn llawn, value: 9 }"),
    ("choices: { chair: {", "choices: { chiar: {"),
    ("supplier: { title: y", "suppliers: { title: y"),
    ("due: { asked: Erbyn", "deu: { asked: Erbyn"),
    ("choices: { ready: {", "choices: { redy: {"),
    ("after: [Gofynnwch i rywun.]", "after: [Gofynnwch i rywun., Neu fwy.]"),
    ("levels: { G1: {", "levels: { G9: {"),
    (
        "bands: [{ label: Isel, gist: Llawer. }, { label: Uchel }]",
        "bands: [{ label: Isel }]",
    ),
    ("        - {}\n        - {}\n", "        - {}\n"),
    ("values: { title: Gwerth", "value: { title: Gwerth"),
    ("B.a: { title: Wedyn }", "B.a: { title: Wedyn, aim: Dim. }"),
    ("B.a: { title: Wedyn }", "B.c: { title: Wedyn }"),
    (
        "descriptors: [Na., Tipyn., Y rhan fwyaf., Y cyfan.]",
        "descriptors: [Na., Y cyfan.]",
    ),
    ("      A.1:\n        short: Un", "      A1:\n        short: Un"),
    ("wordings: { supplier: Maent", "wordings: { supplyer: Maent"),
    ("guide: { title: Canllaw", "giude: { title: Canllaw"),
];

/// Values of another kind than the key asks for: the hint shows what it looks like.
const SHAPES: &[Change] = &[
    (
        "shown_if: { statement: A.1, answers: [large, full, na] }",
        "shown_if: \"A.1 >= 0.5 and A.2\"",
    ),
    ("answers: [large, full, na]", "answers: large"),
    ("share: 0.8", "share: 80%"),
    ("enough: 0.75", "enough: 0,75"),
    ("enough: 0.75", "enough: \"0.75\""),
    ("weight: 3", "weight: '3,5'"),
    ("weight: 3", "weight: 10/3"),
    ("roles: [chair]", "roles: chair"),
    (
        "privacy: { default: anonymous, minimum: 4, detail: 6, note: Nobody is named. }",
        "privacy: open",
    ),
    (
        "labels: { domain: stage, domains: stages, risk: At risk, looks_like: Done looks like }",
        "labels: stages",
    ),
    (
        "not_applicable: { label: Not for us, gist: Say why., allowed: true, reason: optional, counts_as: left-out }",
        "not_applicable: true",
    ),
];

/// Targets and numbers that are nearly right.
const NUMBERS: &[Change] = &[
    ("id: partly, value: 0.25", "id: partly, value: 0.1234567"),
    (
        "id: partly, value: 0.25",
        "id: partly, value: 0.2500000000000000000000001",
    ),
    ("id: partly, value: 0.25", "id: partly, value: 2.5000001e-1"),
    ("id: partly, value: 0.25", "id: partly, value: 1e-7"),
    ("id: full, value: 1,", "id: full, value: 1000001,"),
    ("    weight: 2\n", "    weight: 2.0000001\n"),
    ("    target: 1\n", "    target: 1.00000000000000000001\n"),
    ("    target: 1\n", "    target: 3\n"),
    (
        "        title: For chairs\n",
        "        title: For chairs\n        target: 3\n",
    ),
    (
        "statement: We lead., gate: G2 }",
        "statement: We lead., gate: G2 }\n          - { id: B.3, short: F, statement: We go., scale: often, target: 0.25 }",
    ),
    (
        "  - id: C\n    title: Third",
        "  - id: C\n    target: 3\n    title: Third",
    ),
    (
        "        roll_up: share-passing\n        statements:\n",
        "        roll_up: share-passing\n        target: 0.25\n        statements:\n          \
         - { id: B.3, short: F, statement: We go., scale: often }\n",
    ),
    ("target: 0.5\n", "target: 2\n"),
];

fn shown(changes: &[Change]) -> String {
    let mut all = String::new();
    for (old, new) in changes {
        assert!(RICH.contains(old), "{old}");
        let text = RICH.replacen(old, new, 1);
        let problems = validate::from_yaml(&text).err().unwrap_or_default();
        assert!(!problems.is_empty(), "{new} is accepted");
        let file = source("rich.yaml", &text);
        let _ = writeln!(all, "{old:?} -> {new:?}");
        for problem in &problems {
            let helps = problem.hint.is_some() || problem.code == ProblemCode::WrongType;
            assert!(problem.place.is_some() && helps, "{problem:?}");
            let _ = writeln!(all, "    {}", line(&file, problem));
        }
    }
    all
}

#[test]
fn the_file_itself_is_good() {
    let read = validate::from_yaml(RICH);
    assert_eq!(codes(&read.err().unwrap_or_default()), [""; 0]);
}

#[test]
fn the_head_of_a_file_is_strict() {
    insta::assert_snapshot!(shown(HEAD));
}

#[test]
fn a_value_of_another_kind_is_shown_its_shape() {
    insta::assert_snapshot!(shown(SHAPES));
    let overall = RICH.replacen("overall:\n", "overall: true\nother:\n", 1);
    let problems = validate::from_yaml(&overall).err().unwrap_or_default();
    let hints: Vec<_> = problems.iter().filter_map(|problem| problem.hint.as_deref()).collect();
    assert_eq!(hints[0], "write `overall: {title: \"Overall\"}`");
}

#[test]
fn numbers_are_taken_as_they_are_written() {
    insta::assert_snapshot!(shown(NUMBERS));
    let fine = RICH.replacen("id: partly, value: 0.25", "id: partly, value: 0.123456000", 1);
    let read = validate::from_yaml(&fine).unwrap();
    assert_eq!(
        read.scales[0].levels[1].value,
        Number::new(123_456.into(), 1_000_000.into())
    );
}

#[test]
fn a_text_that_looks_like_a_number_stays_as_it_is_written() {
    for (written, read) in [
        ("1.10", "1.10"),
        ("2012", "2012"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("true", "true"),
    ] {
        let text = RICH.replacen("version: \"2.0\"", &format!("version: {written}"), 1);
        assert_eq!(validate::from_yaml(&text).unwrap().version, read);
    }
}

#[test]
fn what_people_are_asked_is_strict() {
    insta::assert_snapshot!(shown(PEOPLE));
}

#[test]
fn results_are_strict() {
    insta::assert_snapshot!(shown(RESULTS));
}

#[test]
fn domains_and_conditions_are_strict() {
    insta::assert_snapshot!(shown(NODES));
}

#[test]
fn privacy_and_the_report_are_strict() {
    insta::assert_snapshot!(shown(PLANS));
}

#[test]
fn translations_are_strict() {
    insta::assert_snapshot!(shown(LANGUAGES));
}
