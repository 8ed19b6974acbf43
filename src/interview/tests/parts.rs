//! What decides what is asked: roles, parts that may be left out, earlier answers, an order of its own; and going on.

use proptest::prelude::*;

use super::super::refusal::Refusal;
use super::super::words::Tally;
use super::super::{Interview, Reply, Step};
use super::{NOW, id, line, opening, person, type_all};
use crate::questionnaire::{Node, Questionnaire};
use crate::reach;
use crate::response::{Answer, Respondent, Response, check, write};

#[test]
fn roles_come_first_and_decide_what_is_asked() {
    let questionnaire = opening();
    let mut interview = person(&questionnaire);
    assert_eq!(*interview.step(), Step::Roles);
    assert_eq!(interview.asked(), [0, 1, 2, 3, 4]);
    assert_eq!(interview.read("1 3, 2"), Ok(Reply::Roles(vec![0, 1, 2])));
    assert_eq!(interview.read("lay"), Ok(Reply::Roles(vec![2])));
    assert_eq!(interview.read("Nurse, lay member"), Ok(Reply::Roles(vec![1, 2])));
    assert!(matches!(interview.read("4"), Err(Refusal::NoChoice { .. })));
    assert!(matches!(interview.read("1, 9"), Err(Refusal::NoChoice { .. })));
    assert!(matches!(interview.read("b"), Err(Refusal::FirstStatement)));
    let outcome = type_all(&mut interview, &["2"]);
    assert_eq!(outcome.said, "Saved: Nurse. You are asked 6 statements.");
    assert_eq!(interview.response().roles, ["nurse"]);
    assert_eq!(id(&interview), "P.1");
    assert_eq!(interview.asked(), [0, 1, 2, 3, 4, 5]);
    // Opened again before the first answer they are not asked again.
    let again = Interview::resume(&questionnaire, interview.into_response());
    assert_eq!(id(&again), "P.1");
}

#[test]
fn one_role_where_one_is_chosen_and_none_for_a_team_unless_it_decides_something() {
    let mut questionnaire = opening();
    questionnaire.roles.as_mut().unwrap().several = false;
    let interview = person(&questionnaire);
    assert!(matches!(interview.read("1 2"), Err(Refusal::OnlyOne { .. })));
    let joint = |questionnaire: &Questionnaire| {
        let response = Response::begin(Respondent::Joint, "", questionnaire, NOW);
        Interview::resume(questionnaire, response).step().clone()
    };
    assert_eq!(joint(&questionnaire), Step::Roles);
    questionnaire.domains[2].sections[1].roles.clear();
    assert_eq!(joint(&questionnaire), Step::Statement(0));
}

/// All stages answered with `3`, as a nurse.
fn all_answered(questionnaire: &Questionnaire) -> Interview<'_> {
    let mut interview = person(questionnaire);
    type_all(&mut interview, &["2"]);
    to_review(&mut interview);
    interview
}

fn to_review(interview: &mut Interview) {
    for _ in 0..60 {
        let line = match interview.step() {
            Step::Statement(at) if interview.statement(*at).id == "S.3" => "2",
            Step::Statement(_) => "3",
            Step::Section { .. } => "y",
            Step::Review => return,
            _ => "",
        };
        type_all(interview, &[line]);
    }
    panic!("{:?}", interview.step());
}

#[test]
fn roles_change_at_the_review_and_answers_are_kept_and_not_counted() {
    let questionnaire = opening();
    let mut interview = all_answered(&questionnaire);
    assert_eq!(interview.response().answers.len(), 7);
    let outcome = type_all(&mut interview, &["roles", "1"]);
    assert_eq!(
        outcome.said,
        "Saved: Coordinator.\n1 statement is no longer asked. Your answer to S.2 stays in your file and is not counted."
    );
    assert_eq!(*interview.step(), Step::Review);
    assert_eq!(interview.response().answers.len(), 7);
    assert_eq!(Tally::of_all(&interview).asked(), 6);
    assert_eq!(reach::progress(&questionnaire, interview.response()), (6, 6));
    assert!(matches!(interview.read("S.2"), Err(Refusal::NotAsked { .. })));
    assert!(matches!(interview.read("g nursing"), Err(Refusal::NotAsked { .. })));
    let outcome = type_all(&mut interview, &["roles", "1, 2"]);
    assert_eq!(
        outcome.said,
        "Saved: Coordinator and Nurse.\n1 more statement is asked now."
    );
    assert_eq!(interview.answer(5), Some(&Answer::Rating(2)));
}

#[test]
fn an_answer_opens_a_section_and_another_closes_it() {
    let questionnaire = opening();
    let mut interview = all_answered(&questionnaire);
    assert!(interview.is_asked(6));
    let outcome = type_all(&mut interview, &["P.2", "1"]);
    assert!(
        outcome
            .said
            .ends_with("1 statement is no longer asked. Your answer to S.3 stays in your file and is not counted."),
        "{}",
        outcome.said
    );
    type_all(&mut interview, &[""]);
    assert_eq!(interview.number(6), None);
    assert_eq!(interview.asked().len(), 6);
    // And from not reached to reached, an open statement is asked in its turn.
    let mut fresh = person(&questionnaire);
    type_all(&mut fresh, &["", "d", "2", "s", "", "", "", "n"]);
    assert!(!fresh.is_asked(6));
    assert_eq!(id(&fresh), "S.1");
    assert_eq!(fresh.number(4), Some(3));
}

#[test]
fn a_part_that_may_be_left_out_is_offered_at_its_start_and_can_be_taken_up_later() {
    let questionnaire = opening();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["", "3", "", "", "3", "", "", ""]);
    assert_eq!(*interview.step(), Step::Section { node: 1, at: 2 });
    assert_eq!(interview.read(""), Ok(Reply::Again));
    assert_eq!(interview.response().next, "B.1");
    let again = Interview::resume(&questionnaire, interview.response().clone());
    assert_eq!(*again.step(), Step::Section { node: 1, at: 2 });
    let outcome = type_all(&mut interview, &["n"]);
    assert_eq!(
        outcome.said,
        "Left out: Building. To answer it after all, type g build.\n2 statements are no longer asked."
    );
    assert_eq!(id(&interview), "S.1", "nothing is summed up of what was left out");
    assert_eq!(interview.domains(), [0, 1, 2]);
    // By its number, its id or a statement in it.
    for line in ["l", "g build", "g B.2"] {
        let mut later = interview.clone();
        type_all(&mut later, &[line]);
        if line == "l" {
            type_all(&mut later, &["2"]);
        }
        assert!(matches!(later.step(), Step::Section { node: 1, .. }), "{line}");
        type_all(&mut later, &["y", "3", "", ""]);
        assert!(later.response().left_out.is_empty());
        assert_eq!(later.response().answers.len(), 3, "{line}");
    }
}

#[test]
fn a_part_is_left_out_in_the_middle_too_and_its_answers_are_kept() {
    let questionnaire = opening();
    let mut interview = person(&questionnaire);
    assert!(matches!(
        {
            type_all(&mut interview, &[""]);
            interview.read("leave out")
        },
        Err(Refusal::NothingToLeaveOut)
    ));
    type_all(&mut interview, &["3", "", "", "3", "", "", "", "y", "3", "", ""]);
    assert_eq!(id(&interview), "B.2");
    let outcome = type_all(&mut interview, &["leave out"]);
    assert!(
        outcome
            .said
            .ends_with("Your answer to B.1 stays in your file and is not counted.")
    );
    assert_eq!(id(&interview), "S.1");
    assert!(interview.response().answers.contains_key("B.1"));
    type_all(&mut interview, &["g build", "y"]);
    assert_eq!(id(&interview), "B.1", "the first of it, with its answer");
    assert_eq!(interview.answer(2), Some(&Answer::Rating(2)));
}

#[test]
fn going_on_with_things_outstanding_is_asked_at_the_end_of_a_stage() {
    let questionnaire = opening();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["", "1", "2", "d"]);
    assert_eq!(*interview.step(), Step::GoOn(0));
    assert_eq!(interview.outstanding(interview.node(0)), [0, 1]);
    // A kill here brings the question again.
    let mut again = Interview::resume(&questionnaire, interview.response().clone());
    assert_eq!(id(&again), "P.2");
    type_all(&mut again, &[""]);
    assert_eq!(*again.step(), Step::GoOn(0));
    assert!(interview.read("yes").is_err(), "yes is nobody's name");
    let outcome = type_all(&mut interview, &["Helen Osei, chair"]);
    assert_eq!(
        outcome.said,
        "Saved: going on with Plan was agreed by Helen Osei, chair."
    );
    assert_eq!(interview.response().go_on["plan"], "Helen Osei, chair");
    assert_eq!(*interview.step(), Step::DomainSummary(0));
    // To change it, from the summary and from the review.
    type_all(&mut interview, &["a", "Dr Shah"]);
    assert_eq!(*interview.step(), Step::DomainSummary(0));
    type_all(&mut interview, &["r", "a", "-"]);
    assert_eq!(*interview.step(), Step::Review);
    assert!(interview.response().go_on.is_empty());
    // When nothing is outstanding nobody is asked.
    let mut done = person(&questionnaire);
    type_all(&mut done, &["", "3", "", "", "x"]);
    assert_eq!(*done.step(), Step::DomainSummary(0));
    assert_eq!(done.answer(1), Some(&Answer::NotApplicable(String::new())));
}

#[test]
fn a_reversed_statement_is_outstanding_the_other_way_round() {
    let questionnaire = opening();
    let mut interview = all_answered(&questionnaire);
    let spending: &Node = interview.node(5);
    assert_eq!(spending.id, "spending");
    // Usually (2) is the less hopeful answer: 1 + 2 - 2 = 1, below the target of 2.
    assert_eq!(interview.outstanding(spending), [6]);
    type_all(&mut interview, &["S.3", "rarely"]);
    assert_eq!(interview.outstanding(spending), Vec::<usize>::new());
}

#[test]
fn an_order_of_its_own_has_no_stages_on_the_way() {
    let mut questionnaire = opening();
    questionnaire.order = vec![4, 1, 0, 3, 2, 6, 5];
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["2"]);
    let mut seen = Vec::new();
    for _ in 0..60 {
        let line = match interview.step() {
            Step::Statement(at) => {
                assert_eq!(interview.number(*at), Some(seen.len() + 1));
                seen.push(*at);
                "3"
            }
            Step::Section { .. } => "y",
            Step::DomainSummary(_) => panic!("a summary on the way"),
            Step::Review => break,
            _ => "",
        };
        let line = if interview.step() == &Step::Statement(6) {
            "2"
        } else {
            line
        };
        type_all(&mut interview, &[line]);
    }
    assert_eq!(seen, questionnaire.order);
    assert!(
        matches!(interview.read("2"), Err(Refusal::NotHere { .. })),
        "numbers are no stages here"
    );
    assert_eq!(interview.read("g 1"), Ok(Reply::GoTo(4)));
    type_all(&mut interview, &["b", "b"]);
    assert_eq!(id(&interview), "S.3");
}

#[test]
fn stages_are_called_stages_in_every_refusal() {
    let questionnaire = opening();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["", "l"]);
    assert_eq!(
        interview.read("7").unwrap_err().message(false),
        "There is no stage 7. Stages go from 1 to 3."
    );
    type_all(&mut interview, &[""]);
    assert_eq!(
        interview.read("g 9.9").unwrap_err().message(false),
        "There is no statement 9.9. Stages go from 1 to 3. Type l to list them."
    );
    type_all(&mut interview, &["3", "", "", "3", "", ""]);
    assert_eq!(
        interview.read("B.1").unwrap_err().message(false),
        "B.1 is not in this stage. To go to it, type g B.1."
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_nothing_is_lost_and_every_stop_can_be_carried_on(
        lines in prop::collection::vec(prop_oneof![
            4 => line(),
            4 => prop::sample::select(vec![
                "2", "3", "", "", "1/4/2012", "Helen", "y", "n", "roles", "c", "c 2", "a", "leave out", "g build", "P.2", "1", "s",
                "b", "r", "f", "-", "x", "2 3",
            ]).prop_map(str::to_owned),
        ], 0..120),
        shuffled in any::<bool>(),
    ) {
        let mut questionnaire = opening();
        if shuffled {
            questionnaire.order = vec![4, 1, 0, 3, 2, 6, 5];
        }
        let mut interview = person(&questionnaire);
        for line in lines {
            let before = interview.response().clone();
            let Ok(reply) = interview.read(&line) else { continue };
            interview.take(reply, NOW);
            let after = interview.response();
            prop_assert!(before.answers.keys().all(|id| after.answers.contains_key(id)));
            if let Step::Statement(at) | Step::Ask { at, .. } = interview.step() {
                prop_assert!(interview.is_asked(*at));
            }
            let file = write::to_yaml(after, &questionnaire);
            let back = check::from_yaml(&file, &questionnaire);
            prop_assert_eq!(back.as_ref(), Ok(after), "{}", file);
            let again = Interview::resume(&questionnaire, after.clone());
            prop_assert_eq!(again.asked(), interview.asked());
        }
    }
}
