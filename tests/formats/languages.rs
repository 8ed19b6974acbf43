//! One file in more than one language.

use ccg_diagnostic::questionnaire::{digest, validate};

use super::{RICH, small};

#[test]
fn a_file_without_translations_is_in_one_language() {
    let small = small();
    assert_eq!(small.languages(), ["en-GB"]);
    assert_eq!(small.in_language("EN-gb").as_ref(), Some(&small));
    assert_eq!(small.in_language("cy"), None);
}

/// Every text of the translation is shown in its language, and nothing else changes.
#[test]
fn each_translated_text_is_shown() {
    let base = validate::from_yaml(RICH).unwrap();
    let welsh = base.in_language("CY").unwrap();
    assert_eq!(base.languages(), ["en-GB", "cy"]);
    assert_eq!(welsh.language, "cy");
    let (before, after) = (format!("{base:#?}"), format!("{welsh:#?}"));
    let changed: Vec<String> = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .map(|(before, after)| format!("{} -> {}", before.trim(), after.trim()))
        .collect();
    assert_eq!(before.lines().count(), after.lines().count());
    insta::assert_snapshot!(changed.join("\n"));
}

#[test]
fn what_is_not_translated_stays_in_the_base_language() {
    let base = validate::from_yaml(RICH).unwrap();
    let welsh = base.in_language("cy").unwrap();
    assert_eq!(welsh.scales[0].levels[1], base.scales[0].levels[1]);
    let untranslated = &base.statements[3];
    assert_eq!(untranslated.id, "B.2");
    assert_eq!(welsh.statements[3].statement, untranslated.statement);
    assert_eq!(
        welsh.statements[1], base.statements[1],
        "on a scale that is not translated"
    );
}

/// A statement without descriptors of its own shows the gists of the levels, in every language.
#[test]
fn gists_that_stand_for_descriptors_are_translated_with_the_scale() {
    let welsh = validate::from_yaml(RICH).unwrap().in_language("cy").unwrap();
    let shown = &welsh.statements[welsh.position("C.1").unwrap()].descriptors;
    assert_eq!(shown, &["Dim i'w weld.", "Some of it.", "Most of it.", "All of it."]);
}

#[test]
fn digests_of_wording_are_the_same_in_every_language() {
    let base = validate::from_yaml(RICH).unwrap();
    let welsh = base.in_language("cy").unwrap();
    for (base_one, welsh_one) in base.statements.iter().zip(&welsh.statements) {
        assert_eq!(
            digest::of_wording(&base, base_one),
            digest::of_wording(&welsh, welsh_one)
        );
    }
    let mut own = base
        .statements
        .iter()
        .map(|statement| statement.wording.as_str())
        .collect::<Vec<_>>();
    assert!(own.iter().all(|digest| digest.len() == 8));
    own.sort_unstable();
    own.dedup();
    assert_eq!(own.len(), base.statements.len(), "each wording has a digest of its own");
}

/// Answers are kept with these digits: they stay what they were in every version of the program.
#[test]
fn digests_of_wording_stay_what_they_were() {
    let digests: Vec<String> = small()
        .statements
        .into_iter()
        .map(|statement| statement.wording)
        .collect();
    assert_eq!(digests, ["322997f7", "83316bd5", "3c82af9d", "a572191f", "53c3c6ff"]);
}
