use proptest::prelude::*;

use super::{Decision, Review, What, clues, from_yaml, texts, to_yaml, waiting};
use crate::problem::ProblemCode;
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::report::fixture::{note, people, questionnaire};
use crate::response::{Audience, Response};

fn written() -> (Questionnaire, Vec<Response>) {
    let mut made = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    made.privacy = Privacy {
        kind: PrivacyKind::Protected,
        minimum: 3,
        detail: 5,
        note: String::new(),
    };
    let mut all = people(&made, &["1 na", "2 2", "2 2", "2 2", "2 2"]);
    note(&mut all[0], "A.01", " As the only nurse. ", Audience::Team);
    note(&mut all[1], "A.01", "We wait.", Audience::Team);
    note(&mut all[2], "A.01", "We wait.", Audience::Team);
    note(&mut all[3], "A.01", "For you.", Audience::Facilitator);
    note(&mut all[4], "A.01", "Mine.", Audience::OnlyMe);
    (made, all)
}

#[test]
fn every_text_is_offered_once_and_none_that_is_private() {
    let (made, all) = written();
    let found = texts(&made, &all);
    let seen: Vec<(&str, &str)> = found
        .iter()
        .map(|one| (one.place.as_str(), one.text.as_str()))
        .collect();
    // In the order of the digests: SHA-256 of "We wait." begins with 37, of "As the only nurse." with d9.
    let mut notes = [("A.01", "As the only nurse."), ("A.01", "We wait.")];
    notes.sort_by_key(|(place, text)| Review::key(place, text).1);
    let others = [("A.01/facilitator", "For you."), ("A.02/reason", "Not ours.")];
    assert_eq!(seen, [notes, others].concat());
    assert_eq!(found[3].what, What::Reason);
    assert!(!found[2].may_be_shown() && found[3].may_be_shown());
}

#[test]
fn a_text_waits_until_it_is_decided_on_and_again_once_it_is_changed() {
    let (made, mut all) = written();
    let mut review = Review::default();
    review.decisions.insert(Review::key("A.01", "We wait."), Decision::Show);
    assert_eq!(waiting(&made, &all, &review).len(), 3);
    assert_eq!(review.shown("A.01", "We wait.").as_deref(), Some("We wait."));
    note(&mut all[1], "A.01", "We still wait.", Audience::Team);
    let open = waiting(&made, &all, &review);
    assert_eq!(open.len(), 4);
    assert!(open.iter().any(|one| one.text == "We still wait."));
    assert_eq!(review.shown("A.01", "We still wait."), None);
}

#[test]
fn a_note_about_what_few_were_asked_is_not_offered() {
    let (mut made, mut all) = written();
    made.roles = Some(crate::questionnaire::Roles {
        asked: "Which?".into(),
        several: false,
        choices: vec![crate::questionnaire::Role {
            id: "chair".into(),
            label: "Chair".into(),
        }],
    });
    made.domains[0].roles = vec![0];
    all[0].roles = vec!["chair".into()];
    assert!(texts(&made, &all).is_empty());
}

#[test]
fn words_that_may_tell_who_wrote_them_are_found() {
    assert_eq!(
        clues(
            "As the only Practice Nurse, ask Dr Hale or mail a.hale@example.org.",
            &["practice nurse", "chair", ""]
        ),
        ["as the", "the only", "practice nurse", "Dr Hale", "a.hale@example.org."]
    );
    assert_eq!(
        clues("I\u{2019}m the chair; 01632 960983", &["chair"]),
        ["i'm the", "chair", "960983"]
    );
    assert!(clues("The board was asked in 2011.", &["nurse"]).is_empty());
}

#[test]
fn every_slip_in_the_file_is_named_at_once() {
    let text = "format: 1\ndecisions:\n  - {place: A.01, digest: '', decision: shw}\n  - {place: A.01, digest: ab, decision: hide, words: x}\n  - {place: A.01, digest: ab, decision: reword}\n";
    let problems = from_yaml(text).unwrap_err();
    let mut codes: Vec<ProblemCode> = problems.iter().map(|problem| problem.code).collect();
    codes.sort();
    use ProblemCode::{BadWord, DuplicateId, EmptyText, MissingKey, NoEffect};
    assert_eq!(
        codes,
        [MissingKey, EmptyText, DuplicateId, NoEffect, BadWord],
        "{problems:#?}"
    );
    assert!(problems.iter().all(|problem| problem.hint.is_some()));
}

proptest! {
    #[test]
    fn any_decision_comes_back(
        all in prop::collection::vec((any::<String>(), any::<String>(), 0u8..3, any::<String>()), 0..6)
    ) {
        let mut review = Review::default();
        for (place, text, which, words) in all {
            let place = format!("p{place}");
            let decision = match which {
                0 => Decision::Show,
                1 => Decision::Hide,
                _ => Decision::Reword(format!("w{words}")),
            };
            review.decisions.insert(Review::key(&place, &text), decision);
        }
        prop_assert_eq!(from_yaml(&to_yaml(&review)), Ok(review));
    }
}
