//! Files made to do harm: each ends soon, in a problem or a value.

use std::fmt::Write as _;

use ccg_diagnostic::problem::excerpt::{clean, line, position, render};
use ccg_diagnostic::problem::{Problem, ProblemCode};
use ccg_diagnostic::questionnaire::validate;
use ccg_diagnostic::response::check;
use ccg_diagnostic::{round, yaml};

use super::{SMALL, codes, small, source};

/// Reads a text as each of the formats and renders what is wrong; gives the codes as a questionnaire.
fn survive(text: &str) -> Vec<&'static str> {
    let file = source("hostile.yaml", text);
    let of_questionnaire = validate::from_yaml(text).err().unwrap_or_default();
    let of_response = check::from_yaml(text, &small()).err().unwrap_or_default();
    let of_round = round::from_yaml(text).err().unwrap_or_default();
    for problems in [&of_questionnaire, &of_response, &of_round] {
        assert!(!problems.is_empty());
        let shown = render(&file, problems, true);
        assert!(shown.len() < 400_000, "{} bytes of output", shown.len());
        for problem in problems.iter().take(20) {
            assert!(line(&file, problem).len() < 2_000);
        }
    }
    codes(&of_questionnaire)
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let code = |bytes: &[u8]| yaml::text_of(bytes).map_err(|problem| (problem.code, problem.message));
    assert_eq!(code(b"\xef\xbb\xbfa: 1"), Ok("a: 1".to_owned()));
    let (not_text, message) = code(b"a: 1\nb: \xff\n").unwrap_err();
    assert_eq!(
        (not_text, &*message),
        (ProblemCode::NotText, "line 2 holds bytes that are not UTF-8")
    );
    assert_eq!(code(b"a: 1\nb: \0\n").unwrap_err().0, ProblemCode::NotText);
    assert_eq!(code(b"\xff\xfea\0").unwrap_err().1, "the file is UTF-16, not UTF-8");
    assert_eq!(code(&vec![b'a'; 2_000_000]).unwrap_err().0, ProblemCode::TooLarge);
}

#[test]
fn a_nul_is_found_before_the_parser_takes_it_for_the_end() {
    assert_eq!(survive("format: 1\0\nid: x\n"), ["not-text"]);
}

#[test]
fn two_megabytes_are_refused_unread() {
    assert_eq!(survive(&"- a\n".repeat(500_000)), ["too-large"]);
}

#[test]
fn deep_nesting_stops_at_once() {
    assert_eq!(survive(&"[".repeat(200_000)), ["too-deep"]);
    assert_eq!(survive(&"- ".repeat(10_000)), ["too-deep"]);
    assert_eq!(
        survive(&format!("{}{}", "{a: ".repeat(10_000), "}".repeat(10_000))),
        ["too-deep"]
    );
    let mut block = String::new();
    for level in 0..1_000 {
        let _ = writeln!(block, "{}a:", " ".repeat(level));
    }
    assert_eq!(survive(&block), ["too-deep"]);
    assert_eq!(survive(&"? ".repeat(10_000)), ["too-deep"]);
    survive(&"]".repeat(200_000));
    survive(&"{".repeat(31));
}

#[test]
fn billions_of_laughs_stay_unlaughed() {
    let mut laughs = "a0: &a0 [lol, lol]\n".to_owned();
    for level in 1..30 {
        let below = format!("*a{}", level - 1);
        let _ = writeln!(laughs, "a{level}: &a{level} [{}]", [below.as_str(); 9].join(", "));
    }
    assert!(survive(&laughs).contains(&"anchor"));
    assert!(survive("a: &a [*a]\n").contains(&"anchor"));
    assert!(survive("a: *nowhere\n").contains(&"anchor"));
    assert!(survive("base: &b {id: x}\n<<: *b\n").contains(&"anchor"));
    assert!(survive(&SMALL.replace("lens: values", "<<: {lens: values}")).contains(&"anchor"));
}

#[test]
fn nothing_in_a_file_is_said_in_words() {
    for text in ["", "\n\n", "# only a comment\n", "---\n", "~", "\u{feff}", "   "] {
        assert_eq!(survive(text), ["syntax"], "{text:?}");
    }
}

const ODD: &[&str] = &[
    "\t",
    "a:\n\t- b\n",
    "a: 1\n---\nb: 2\n",
    "? [a, b]\n: c\n",
    "? {a: b}\n: c\n",
    "- a\n",
    "just text",
    "5",
    ": ",
    "? ",
    "? a",
    "-",
    "- -",
    "a: !",
    "%",
    "%YAML 9.9\n---\na: 1",
    "&a",
    "*a",
    "!!binary x",
    "!<tag:x> y",
    "|",
    ">",
    "'",
    "\"",
    "\"\\",
    "\"\\x",
    "[",
    "]",
    "{",
    "}",
    "a: [",
    "a: [1",
    "a: {",
    "{a",
    "[?",
    "@",
    "`",
    "a: @b",
    "a: |9\n x",
    "null: 1",
    "~: 1",
    "true: 1",
    "1: 1",
    "\"\": 1",
    "é: 😀: x",
    "a: b: c",
    "a\u{85}b: 1",
    "\u{feff}\u{feff}a: 1",
    "domains: [null, ~, , 5, [], {}]",
    "domains: [~, {statements: [~, 5]}]",
    "scales: [{levels: [~, {}]}]",
    "answers: {dont_know: [], not_applicable: 5}",
    "answers: {D1.01: 5, D1.02: [], D2.01: ~}",
    "skipped: [~, {}, 5]",
    "targets: {default: x, D1: ~, D2: []}",
    "questionnaire: []",
    "format: .nan",
    "format: -1",
    "format: 1e99",
    "...",
    "--- a\n...\n--- b",
    "a: 1\r\rb: 2",
    "a\r\n\r\n:\r\n",
];

#[test]
fn odd_texts_are_problems_and_nothing_worse() {
    for text in ODD {
        survive(text);
    }
}

#[test]
fn long_lines_and_keys_are_cut_in_what_is_said() {
    survive(&format!("title: {}\n", "é".repeat(450_000)));
    survive(&format!("title: [{}]\n", "x, ".repeat(300_000)));
    survive(&format!("{}: 1\n", "k".repeat(100_000)));
    survive(&format!("? {}\n: 1\n", "k.".repeat(100_000)));
    survive(&format!("? \"{}\"\n: 1\n", "k".repeat(100_000)));
    let broken = SMALL.replace("lens: values", &format!("lens: {}", "x".repeat(900_000)));
    assert_eq!(survive(&broken), ["unknown-reference"]);
}

#[test]
fn thousands_of_unknown_keys_are_counted_not_listed() {
    let mut many = SMALL.to_owned();
    for number in 0..5_000 {
        let _ = writeln!(many, "key{number}: 1");
    }
    let problems = validate::from_yaml(&many).unwrap_err();
    assert_eq!(problems.len(), yaml::MOST_PROBLEMS + 1);
    assert_eq!(
        problems.last().unwrap().message,
        "there are more problems than these 200"
    );
    survive(&many);
    survive(&"a: 1\n".repeat(50_000));
    survive(&format!(
        "answers: {{{}}}",
        (0..50_000).map(|n| format!("k{n}: {{}}, ")).collect::<String>()
    ));
    survive(&format!("skipped: [{}]", "x, ".repeat(5_000)));
}

#[test]
fn thousands_of_wrong_types_end_too() {
    let mut many = "format: 1\nscales:\n".to_owned();
    for _ in 0..1_000 {
        many.push_str("  - {levels: 5, id: x}\n");
    }
    let problems = validate::from_yaml(&many).unwrap_err();
    assert_eq!(problems.len(), yaml::MOST_PROBLEMS + 1);
    survive(&many);
}

#[test]
fn nothing_in_a_file_commands_the_terminal() {
    let text = "format: 1\ntitle\u{1b}[2J\u{202e}: \u{9b}31m\u{7}\n\u{1b}]0;x\u{7}: [\n";
    let file = source("a\u{1b}[31mb\n.yaml", text);
    let problems = validate::from_yaml(text).unwrap_err();
    let mut all = problems.clone();
    all.push(Problem::new(ProblemCode::BadWord, None, "esc \u{1b}[0m \u{2066}").with_hint("bell \u{7}"));
    all.push(Problem::new(ProblemCode::BadWord, Some(10..40), "placed"));
    let shown = format!(
        "{}{}",
        render(&file, &all, false),
        all.iter().map(|problem| line(&file, problem)).collect::<String>()
    );
    let harmful =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!shown.contains(harmful), "{shown:?}");
    assert_eq!(clean("a\tb\nc\r\u{1b}"), "a\tb\nc\u{fffd}\u{fffd}");
}

#[test]
fn a_line_of_twenty_megabytes_gives_a_short_excerpt() {
    let text = format!("a\n{}b\n", "é ".repeat(7_000_000));
    let at = 2 + 9_000_000;
    let shown = render(
        &source("wide.csv", &text),
        &[Problem::new(ProblemCode::BadWord, Some(at..at + 2), "here")],
        false,
    );
    assert!(shown.len() < 1_000, "{}", shown.len());
    assert!(shown.contains("wide.csv:2:6000001"), "{shown}");
}

#[test]
fn positions_count_characters() {
    let text = "é: 1\r\n😀x: 2\n";
    assert_eq!(position(text, 0), (1, 1));
    assert_eq!(position(text, 2), (1, 2));
    assert_eq!(position(text, text.find('x').unwrap()), (2, 2));
    assert_eq!(position(text, 9_999), (3, 1));
}

#[test]
fn places_are_bytes_after_accents_and_in_crlf() {
    let text = "\u{feff}é: \"😀 q\"\r\nD1.01:\r\n  note: |-\r\n    a\r\n    b\r\n  list:\r\n    -\r\n    - two words  # why\r\nlast: ~\r\n";
    let index = yaml::places(text);
    let at = |path: &str| &text[index.value(path).unwrap()];
    assert_eq!(at("é"), "\"😀 q\"");
    assert_eq!(at("D1.01.note"), "a\r\n    b");
    assert_eq!(at("D1.01.list[0]"), "-");
    assert_eq!(at("D1.01.list[1]"), "two words");
    assert_eq!(&text[index.key("D1.01.note").unwrap()], "note");
    assert_eq!(at("last"), "last");
    assert!(index.has("D1.01") && !index.has("D1") && !index.has("D1.01.note.x"));
}

#[test]
fn thousands_of_translations_of_nothing_end_too() {
    let many = |line: &dyn Fn(usize) -> String| (0..15_000).map(line).collect::<String>();
    let tags = many(&|n| format!("  aa-{n}: {{title: x}}\n"));
    assert!(validate::from_yaml(&format!("{SMALL}translations:\n{tags}")).is_ok());
    survive(&format!(
        "{SMALL}translations:\n{}",
        many(&|n| format!("  t_{n}: {{title: x}}\n"))
    ));
    survive(&format!(
        "{SMALL}translations:\n{}",
        many(&|n| format!("  aa-{n}: {{}}\n"))
    ));
    let texts = many(&|n| format!("      X{n}: {{why: x}}\n"));
    survive(&format!("{SMALL}translations:\n  cy:\n    statements:\n{texts}"));
}

#[test]
fn thousands_of_conditions_and_bands_end_too() {
    let sections = |line: &dyn Fn(usize) -> String| {
        let all: String = (0..8_000).map(line).collect();
        SMALL.replace(
            "resources:\n  - { id: guide",
            &format!("  - id: D3\n    title: T\n    sections:\n{all}resources:\n  - {{ id: guide"),
        )
    };
    let statement = |n: usize| format!("statements: [{{id: S{n}, short: s, statement: s}}]");
    survive(&sections(&|n| {
        format!(
            "      - {{id: N{n}, title: t, shown_if: {{statement: Z, answers: [z]}}, {}}}\n",
            statement(n)
        )
    }));
    survive(&sections(&|n| {
        format!(
            "      - {{id: N{n}, title: t, bands: [{{from: 9, label: l}}], {}}}\n",
            statement(n)
        )
    }));
    survive(&format!("{SMALL}order: [{}]\n", "D1.01, ".repeat(50_000)));
    survive(&format!(
        "{SMALL}asks: [{}]\n",
        "{id: a, asked: a, after: [na]}, ".repeat(20_000)
    ));
}

/// The depth that the documentation and the hint name.
#[test]
fn sections_go_thirteen_deep() {
    let nested = |depth: usize| {
        let mut inner = "statements: [{id: S, short: s, statement: s, evidence: [e]}]".to_owned();
        for level in 0..depth {
            inner = format!("sections: [{{id: N{level}, title: t, {inner}}}]");
        }
        SMALL.replace(
            "resources:\n  - { id: guide",
            &format!("  - {{id: D3, title: t, {inner}}}\nresources:\n  - {{ id: guide"),
        )
    };
    assert_eq!(validate::from_yaml(&nested(13)).unwrap().nodes().len(), 2 + 14);
    assert_eq!(survive(&nested(14)), ["too-deep"]);
}
