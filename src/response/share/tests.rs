use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{RoundName, shared, to_share};
use crate::questionnaire::{PrivacyKind, Questionnaire, validate};
use crate::report::fixture;
use crate::response::{Audience, Response, check};
use crate::round::{How, Round};

/// A questionnaire whose answers carry an owner that others see, and a reason that is private.
fn questionnaire() -> Questionnaire {
    let asks = "asks:\n  - {id: owner, kind: text, asked: \"Who?\", label: Owner}\n  \
                - {id: why, kind: text, asked: \"Why?\", label: Why, private: true}\n";
    let text =
        include_str!("../../../tests/fixtures/small.yaml").replacen("domains:\n", &format!("{asks}domains:\n"), 1);
    validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn round(questionnaire: &Questionnaire) -> Round {
    fixture::round(questionnaire, How::Individual)
}

/// A response with something private everywhere that it can be.
fn with_private(questionnaire: &Questionnaire, private: &str, open: &str) -> Response {
    let mut response = fixture::response(questionnaire, "R3", "2 dk 1 3 -");
    response.role = private.to_owned();
    response.word = private.to_owned();
    fixture::note(&mut response, "D1.01", private, Audience::OnlyMe);
    fixture::note(&mut response, "D2.03", private, Audience::OnlyMe);
    fixture::note(&mut response, "D1.02", open, Audience::Team);
    fixture::note(&mut response, "D2.01", open, Audience::Facilitator);
    let carried = [("owner", open), ("why", private), ("of-before", private)];
    let carried = carried.map(|(ask, text)| (ask.to_owned(), text.to_owned()));
    response.also.insert("D1.01".to_owned(), BTreeMap::from(carried));
    response.also.insert(
        "D2.01".to_owned(),
        BTreeMap::from([("why".to_owned(), private.to_owned())]),
    );
    response.changes = 7;
    response.promised = Some(PrivacyKind::Protected);
    response
}

#[test]
fn a_share_file_reads_like_a_response_and_says_its_round() {
    let questionnaire = questionnaire();
    let response = with_private(&questionnaire, "only for me", "for others: \"yes\"");
    insta::assert_snapshot!(to_share(&response, &questionnaire, &round(&questionnaire)));
}

#[test]
fn only_days_are_told_where_answers_are_anonymous() {
    let mut questionnaire = questionnaire();
    questionnaire.privacy.kind = PrivacyKind::Anonymous;
    let file = to_share(
        &with_private(&questionnaire, "x", "y"),
        &questionnaire,
        &round(&questionnaire),
    );
    assert!(file.contains("started: 2011-10-03\n"), "{file}");
    assert!(!file.contains("T09:00") && !file.contains("T11:20"), "{file}");
}

#[test]
fn the_roles_that_are_chosen_from_a_list_are_handed_over() {
    let questionnaire = questionnaire();
    let mut response = fixture::response(&questionnaire, "R3", "2");
    response.roles = vec!["nurse".to_owned()];
    assert_eq!(shared(&response, &questionnaire).roles, ["nurse"]);
}

/// Texts of people, with more of what is awkward in files than chance would give.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "\n",
            "\n\n",
            ": ",
            " #",
            "\"",
            "'",
            "- ",
            "|",
            "{",
            "\u{202e}",
            "👩‍⚕️",
            "note_for: team"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written for nobody else, the file is the same; and the rest comes back.
    #[test]
    fn nothing_private_is_handed_over_and_everything_else_is(private in text(), open in text(), mark in "[a-z]{12}") {
        let questionnaire = questionnaire();
        let round = round(&questionnaire);
        let private = format!("{private}{mark}");
        let response = with_private(&questionnaire, &private, &open);
        let file = to_share(&response, &questionnaire, &round);
        prop_assert!(!file.contains(&mark) || open.contains(&mark), "{}", file);
        let mut without = with_private(&questionnaire, "another", &open);
        prop_assert_eq!(&file, &to_share(&without, &questionnaire, &round));
        without.notes.retain(|_, note| note.audience != Audience::OnlyMe);
        without.also = BTreeMap::from([("D1.01".to_owned(), BTreeMap::from([("owner".to_owned(), open)]))]);
        without.role.clear();
        without.word.clear();
        prop_assert_eq!(check::from_yaml(&file, &questionnaire), Ok(without));
        prop_assert_eq!(RoundName::in_file(&file), Some(RoundName::of(&round)));
    }
}

#[test]
fn a_response_s_own_file_names_no_round() {
    let text = include_str!("../../../tests/fixtures/small-response.yaml");
    assert_eq!(RoundName::in_file(text), None);
}
