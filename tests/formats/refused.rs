//! Ideas of other tools: each is refused by name, wherever it may be written, and explained in the documentation.

use ccg_diagnostic::problem::{Problem, ProblemCode};
use ccg_diagnostic::questionnaire::refused::{KEYS, WORDS};
use ccg_diagnostic::questionnaire::validate;

use super::{RICH, SMALL, codes};

const PAGE: &str = include_str!("../../docs/format/what-it-does-not-have.md");

fn problems(text: &str) -> Vec<Problem> {
    validate::from_yaml(text).err().unwrap_or_default()
}

/// The small file with one more key in a thing of this list; at the top for no list.
fn with_key(list: &str, key: &str) -> String {
    let before = match list {
        "statements" => "short: Shared aims\n        ",
        "scales" => "id: three\n    ",
        "levels" => "{ id: none, ",
        _ => "title: A small questionnaire\n",
    };
    let after = if list == "levels" {
        format!("{key}: x, ")
    } else {
        format!("{key}: x\n")
    };
    let indent = before.rsplit('\n').next().unwrap_or_default();
    let indent = if list == "levels" { "" } else { indent };
    assert!(SMALL.contains(before));
    SMALL.replacen(before, &format!("{before}{after}{indent}"), 1)
}

#[test]
fn every_key_of_another_tool_is_refused_by_name() {
    for refused in KEYS {
        let lists = if refused.within.is_empty() {
            &["", "statements"][..]
        } else {
            refused.within
        };
        for key in refused.keys.split(' ') {
            for list in lists {
                let found = problems(&with_key(list, key));
                let of_key = found
                    .iter()
                    .find(|problem| problem.message.contains(&format!("(`{key}`)")));
                let of_key = of_key.unwrap_or_else(|| panic!("{key} in {list}: {found:?}"));
                assert_eq!(of_key.code, ProblemCode::NotSupported, "{key}");
                assert!(of_key.place.is_some() && of_key.hint.is_some());
            }
        }
    }
}

#[test]
fn the_place_of_a_refused_key_is_the_key() {
    let text = with_key("statements", "multiSelect");
    let found = problems(&text);
    assert_eq!(codes(&found), ["not-supported"]);
    assert_eq!(&text[found[0].place.clone().unwrap()], "multiSelect");
    assert_eq!(
        found[0].message,
        "format 1 does not have several answers to one statement (`multiSelect`)"
    );
}

#[test]
fn every_word_of_another_tool_is_refused_by_name() {
    for refused in WORDS {
        let line = RICH.find(&format!("{}: ", refused.key)).unwrap() + refused.key.len() + 2;
        let end = line + RICH[line..].find([',', ' ', '\n', '}']).unwrap();
        for word in refused.words.split(' ') {
            let found = problems(&format!("{}{word}{}", &RICH[..line], &RICH[end..]));
            let problem = found.iter().find(|problem| problem.code == ProblemCode::NotSupported);
            let problem = problem.unwrap_or_else(|| panic!("{word}: {found:?}"));
            assert!(problem.message.contains(refused.idea), "{word}: {problem:?}");
        }
    }
}

#[test]
fn a_misspelt_key_of_the_format_is_only_misspelt() {
    for (wrong, right) in [("wieght", "weight"), ("reversed", "reverse"), ("evidance", "evidence")] {
        let found = problems(&with_key("statements", wrong));
        assert_eq!(codes(&found), ["unknown-key"], "{wrong}");
        assert_eq!(found[0].hint, Some(format!("did you mean `{right}`?")));
    }
}

#[test]
fn every_refused_idea_is_explained() {
    let page = PAGE.split_whitespace().collect::<Vec<_>>().join(" ");
    for (idea, instead) in KEYS
        .iter()
        .map(|one| (one.idea, one.instead))
        .chain(WORDS.iter().map(|one| (one.idea, one.instead)))
    {
        assert!(page.contains(&format!("| {idea} |")), "the page lacks {idea:?}");
        assert!(page.contains(&format!("| {instead} |")), "the page lacks {instead:?}");
    }
    for names in KEYS.iter().map(|one| one.keys).chain(WORDS.iter().map(|one| one.words)) {
        for name in names.split(' ') {
            assert!(page.contains(&format!("`{name}`")), "the page lacks `{name}`");
        }
    }
}
