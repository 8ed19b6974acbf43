//! Any text that a person writes comes back as it was.

use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::response::{Answer, Audience, Note, Respondent, Response, check, write};
use ccg_diagnostic::yaml::{Document, quoted, read};
use proptest::prelude::*;

use super::small;

fn with_note(questionnaire: &Questionnaire, text: &str, audience: Audience) -> Response {
    let mut response = Response::begin(
        Respondent::Person("R3".to_owned()),
        "nurse",
        questionnaire,
        "2011-10-09T21:14",
    );
    response.answers.insert("D1.01".to_owned(), Answer::Rating(1));
    let text = text.to_owned();
    response.notes.insert("D1.01".to_owned(), Note { text, audience });
    response
}

fn comes_back(text: &str) {
    let questionnaire = small();
    for audience in [Audience::OnlyMe, Audience::Team] {
        let response = with_note(&questionnaire, text, audience);
        let file = write::to_yaml(&response, &questionnaire);
        let back = check::from_yaml(&file, &questionnaire);
        assert_eq!(back.as_ref(), Ok(&response), "{file}");
    }
}

/// Texts with more of what is awkward in YAML than chance would give.
pub(super) fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "\n",
            "\r",
            "\r\n",
            "\t",
            " ",
            "  ",
            "#",
            " #",
            ": ",
            "---",
            "...",
            "|",
            ">",
            "-",
            "- ",
            "? ",
            "'",
            "\"",
            "\\",
            "\0",
            "\u{85}",
            "\u{2028}",
            "\u{2029}",
            "\u{feff}",
            "\u{fffe}",
            "\u{ffff}",
            "\u{1b}[31m",
            "\u{202e}",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a",
            "*a",
            "!!str",
            "%YAML",
            "@",
            "`",
            "~",
            "null",
            "<<",
            "é",
            "😀",
            "a",
            "word",
            "\u{7f}",
            "\u{80}",
            "\u{9f}",
            "\u{a0}",
            "\u{10ffff}",
            "\u{e000}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_note_comes_back(text in awkward()) {
        comes_back(&text);
    }

    #[test]
    fn any_unicode_note_comes_back(text in prop::collection::vec(any::<char>(), 1..30)) {
        comes_back(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_quoted_text_comes_back(text in awkward()) {
        let Document { value, problems, .. } = read::<Vec<String>>(&format!("- {}\n", quoted(&text)));
        prop_assert_eq!((value, problems), (Some(vec![text]), Vec::new()));
    }
}

#[test]
fn a_calm_note_of_several_lines_is_a_block() {
    let questionnaire = small();
    let response = with_note(&questionnaire, "First: a line\n\n# third – café", Audience::Team);
    let file = write::to_yaml(&response, &questionnaire);
    assert!(
        file.contains("    note: |-\n      First: a line\n\n      # third – café\n    note_for: team\n"),
        "{file}"
    );
}

#[test]
fn awkward_notes_come_back() {
    for text in [
        " a\nb",
        "a\n b",
        "a \nb",
        "a\n",
        "\na",
        "\n",
        " ",
        "---\n...",
        "a\n---\nb",
        "a\r\nb",
        "a\n\n\nb",
        "\u{feff}a\nb",
    ] {
        comes_back(text);
    }
}
