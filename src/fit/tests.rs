use super::{Doubt, Whole, doubts};
use crate::notes::{Decision, Review};
use crate::plan::{ChosenNeed, Plan};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::report::fixture::{note, people, questionnaire, round};
use crate::response::{Audience, Response};
use crate::round::How;

const NOW: &str = "2011-12-09T21:14";

fn small() -> Questionnaire {
    questionnaire(&["1", "2", "3", "4"], &[2, 2], &[])
}

/// Three people who answered, each in a file of their own.
fn three(questionnaire: &Questionnaire) -> Vec<(String, Response)> {
    let people = people(questionnaire, &["2 2 2 2", "3 3 3 3", "2 3 2 3"]);
    let file = |one: Response| (format!("responses/{}.yaml", one.respondent.code()), one);
    people.into_iter().map(file).collect()
}

fn said(
    responses: &[(String, Response)],
    aside: &[(String, Response)],
    review: Option<&Review>,
    plans: &[(&str, Plan)],
) -> Vec<Doubt> {
    let questionnaire = small();
    doubts(&Whole {
        questionnaire: &questionnaire,
        round: &round(&questionnaire, How::Individual),
        responses,
        aside,
        review,
        plans,
        now: NOW,
    })
}

fn only(found: &[Doubt], file: &str, words: &str) {
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].file, file);
    assert!(found[0].text.contains(words), "{}", found[0].text);
}

#[test]
fn a_round_whose_files_fit_has_no_doubts() {
    let responses = three(&small());
    // The same response set aside at an earlier state is no second person.
    let mut earlier = responses[0].clone();
    earlier.0 = "set-aside/R1-0a1b2c3d.yaml".into();
    earlier.1.changes = 0;
    let mut review = Review::default();
    let mut noted = responses.clone();
    note(&mut noted[0].1, "A.01", "we are slow", Audience::Team);
    review
        .decisions
        .insert(Review::key("A.01", "we are slow"), Decision::Show);
    assert_eq!(said(&noted, &[earlier], Some(&review), &[]), []);
}

#[test]
fn a_code_used_twice_names_the_file_that_was_set_aside() {
    let responses = three(&small());
    let mut other = responses[1].clone();
    other.0 = "set-aside/R2-0a1b2c3d.yaml".into();
    other.1.started = "2011-10-07T08:00".into();
    let found = said(&responses, &[other], None, &[]);
    only(
        &found,
        "set-aside/R2-0a1b2c3d.yaml",
        "The code R2 was begun at different times, perhaps by two people.",
    );
}

#[test]
fn a_clock_that_runs_backwards_is_told_and_nothing_is_refused() {
    let mut responses = three(&small());
    responses[2].1.finished = "2011-01-01T08:00".into();
    only(
        &said(&responses, &[], None, &[]),
        "responses/R3.yaml",
        "By its dates it was finished before it was begun.",
    );
}

#[test]
fn another_version_is_told_with_what_reads_differently() {
    let mut responses = three(&small());
    let other = &mut responses[0].1;
    other.digest = "other".into();
    other.version = "0.9".into();
    other.wording.insert("A.01".into(), "00000000".into());
    only(
        &said(&responses, &[], None, &[]),
        "responses/R1.yaml",
        "It answers version 0.9 of the questionnaire, and the round has version 1. 1 answered statement reads differently",
    );
}

#[test]
fn what_was_promised_otherwise_is_told() {
    let mut responses = three(&small());
    responses[1].1.promised = Some(PrivacyKind::Anonymous);
    only(
        &said(&responses, &[], None, &[]),
        "responses/R2.yaml",
        "It was promised to be anonymous when it was begun",
    );
}

#[test]
fn a_decision_about_a_text_that_is_gone_says_where_it_stood() {
    let mut review = Review::default();
    review
        .decisions
        .insert(Review::key("A.01", "no longer said"), Decision::Show);
    only(
        &said(&three(&small()), &[], Some(&review), &[]),
        "notes.yaml",
        "1 decision is about a text that is no longer there, at A.01.",
    );
}

#[test]
fn a_plan_that_names_what_is_no_longer_asked_says_which_need() {
    let need = ChosenNeed {
        id: "N2".into(),
        title: "Later".into(),
        statements: vec!["A.01".into(), "A.09".into()],
        reason: String::new(),
        in_12_months: String::new(),
    };
    let plan = Plan {
        needs: vec![need],
        ..Plan::default()
    };
    only(
        &said(&three(&small()), &[], None, &[("last-plan.yaml", plan)]),
        "last-plan.yaml",
        "The need N2 names A.09, which this version of the questionnaire does not have.",
    );
}
