//! What is shown of whom.

use super::{FOUR, all, protected, questionnaire, tally, with};
use crate::number::whole;
use crate::questionnaire::{PrivacyKind, Role, Roles};
use crate::results::{Scorer, Status, Wanted, unknown_roles};

#[test]
fn under_the_minimum_nothing_is_shown_and_under_detail_results_alone() {
    let small = protected(questionnaire(&FOUR, &[2, 1], &[]));
    let shown = |number: usize| {
        let people = vec![("", "124"); number];
        let mut found = Vec::new();
        with(&small, &tally(&small, &people, true), Wanted::default(), |results| {
            assert_eq!(results.responses as usize, number);
            found.push((
                results.sets.to_vec(),
                results.statements[0].status,
                results.statements[0].ratings,
            ));
        });
        found.remove(0)
    };
    let (sets, status, ratings) = shown(2);
    assert_eq!((sets[0].score, sets[0].status), (None, Status::TooFewResponses));
    assert_eq!((status, ratings), (Status::TooFewResponses, None));
    let (sets, status, ratings) = shown(4);
    assert_eq!(
        (sets[0].score, sets[0].at_target, sets[0].status),
        (Some(1.5), None, Status::OkWithoutDetail)
    );
    // Nobody left anything out, and that is withheld too.
    assert_eq!((sets[0].few, sets[1].few), (None, None));
    // One statement alone, and everybody at its highest level.
    assert_eq!((sets[1].score, sets[1].status), (None, Status::TooFewForDetail));
    assert_eq!((status, ratings), (Status::TooFewForDetail, None));
    let (sets, status, ratings) = shown(5);
    assert_eq!((sets[1].score, sets[1].at_target), (Some(4.0), Some(1.0)));
    assert_eq!((sets[0].few, sets[1].few), (Some(0), Some(0)));
    assert_eq!((status, ratings), (Status::Ok, Some(5)));
}

#[test]
fn what_applies_does_not_tell_one_don_t_know_from_no_answer() {
    // As `privacy::few` has it for reports, by the quick way and of a role: `a` of all but one, who does not know or says nothing.
    let small = protected(questionnaire(&FOUR, &[3], &[]));
    let shown = |last: &str| {
        let mut people = vec![("gp", "22a"), ("gp", "22a"), ("gp", "22a"), ("gp", "22a"), ("gp", last)];
        people.extend([("nurse", "222"); 5]);
        let by_role = Wanted {
            by_role: true,
            ..Wanted::default()
        };
        let all_but_nurses = &people[..5];
        let mut found = Vec::new();
        for (people, wanted) in [(all_but_nurses, Wanted::default()), (&people, by_role)] {
            with(&small, &tally(&small, people, true), wanted, |results| {
                found.push((results.role.map(str::to_owned), results.sets.to_vec()));
            });
        }
        found
    };
    assert_eq!(shown("22d"), shown("22-"));
    let shown = shown("22-");
    let roles: Vec<_> = shown.iter().map(|(role, _)| role.as_deref()).collect();
    assert_eq!(roles, [None, None, Some("gp"), Some("nurse")]);
    assert!(shown.iter().all(|(_, sets)| sets[0].applicable == Some(3)));
}

#[test]
fn everyone_agreed_or_nothing_was_promised() {
    let small = protected(questionnaire(&FOUR, &[1], &[]));
    let open = Wanted {
        open: true,
        ..Wanted::default()
    };
    for (limited, wanted) in [(true, open), (false, Wanted::default())] {
        with(&small, &tally(&small, &[("", "2")], limited), wanted, |results| {
            assert_eq!(
                (results.sets[0].score, results.statements[0].ratings),
                (Some(2.0), Some(1))
            );
        });
    }
}

#[test]
fn a_team_s_joint_response_has_no_limit_but_two_responses_have() {
    let small = protected(questionnaire(&FOUR, &[1], &[]));
    let mut joint = tally(&small, &[("", "2")], true);
    joint.organisations[0].joint = true;
    with(&small, &joint, Wanted::default(), |results| {
        assert_eq!(results.sets[0].score, Some(2.0))
    });
    let mut both = tally(&small, &[("", "2"), ("", "3")], true);
    both.organisations[0].joint = true;
    with(&small, &both, Wanted::default(), |results| {
        assert_eq!(results.sets[0].status, Status::TooFewResponses);
    });
}

#[test]
fn private_answers_are_never_shown() {
    let mut small = questionnaire(&FOUR, &[1], &[]);
    small.privacy.kind = PrivacyKind::Private;
    let wanted = Wanted {
        open: true,
        by_role: true,
        below: Some(whole(9)),
    };
    let tally = tally(&small, &[("gp", "2"); 20], false);
    with(&small, &tally, wanted.clone(), |results| {
        assert_eq!((results.sets[0].score, results.sets[0].status), (None, Status::Private));
        assert_eq!(results.statements[0].status, Status::Private);
    });
    let mut scorer = Scorer::new(&small, &tally.slots, wanted);
    let text = all(&mut scorer, &tally);
    assert!(!text.contains("score: Some"), "{text}");
    assert_eq!(scorer.below(), 0);
}

#[test]
fn a_round_s_promise_holds_for_an_open_questionnaire() {
    let small = questionnaire(&FOUR, &[1], &[]);
    with(
        &small,
        &tally(&small, &[("", "2"); 2], true),
        Wanted::default(),
        |results| {
            assert_eq!(results.sets[0].status, Status::TooFewResponses);
        },
    );
}

#[test]
fn a_role_is_shown_where_it_and_the_rest_are_enough() {
    let small = protected(questionnaire(&FOUR, &[1], &[]));
    let by_role = Wanted {
        by_role: true,
        ..Wanted::default()
    };
    let blocks = |gps: usize, nurses: usize| {
        let mut people = vec![("nurse", "4"); nurses];
        people.extend(vec![("gp", "2"); gps]);
        let mut found = Vec::new();
        with(&small, &tally(&small, &people, true), by_role.clone(), |results| {
            let set = results.sets[0];
            found.push((
                results.role.map(str::to_owned),
                results.responses,
                set.score,
                set.status,
            ));
        });
        found
    };
    let role = |name: &str| Some(name.to_owned());
    assert_eq!(
        blocks(6, 5),
        [
            (None, 11, Some(32.0 / 11.0), Status::Ok),
            (role("gp"), 6, Some(2.0), Status::Ok),
            (role("nurse"), 5, Some(4.0), Status::Ok),
        ]
    );
    assert_eq!(
        blocks(6, 4)[1..],
        [
            (role("gp"), 6, None, Status::TooFewOfRole),
            (role("nurse"), 4, None, Status::TooFewOfRole),
        ]
    );
}

#[test]
fn who_has_two_roles_counts_in_each() {
    let small = questionnaire(&FOUR, &[1], &[]);
    let wanted = Wanted {
        by_role: true,
        ..Wanted::default()
    };
    let people = [("gp; chair", "1"), ("gp", "2"), ("", "4"), ("chair;gp", "3")];
    let mut found = Vec::new();
    with(&small, &tally(&small, &people, false), wanted, |results| {
        found.push((
            results.role.unwrap_or("everybody").to_owned(),
            results.responses,
            results.statements[0].mean,
        ));
    });
    let expected = [("everybody", 4, 2.5), ("chair", 2, 2.0), ("gp", 3, 2.0)];
    assert_eq!(
        found,
        expected.map(|(role, number, mean)| (role.to_owned(), number, Some(mean)))
    );
}

#[test]
fn of_a_role_the_kinds_of_other_answers_are_not_told() {
    // Everybody: 6 don't knows, which is told; 3 of gps would leave 3 of the others; 4 of gps and 2 of the others would not be told.
    let small = protected(questionnaire(&FOUR, &[1], &[]));
    let mut people = vec![("gp", "3"); 8];
    people.extend([("gp", "d"); 3]);
    people.extend([("nurse", "3"); 8]);
    people.extend([("nurse", "d"); 3]);
    let wanted = Wanted {
        by_role: true,
        ..Wanted::default()
    };
    let mut found = Vec::new();
    with(&small, &tally(&small, &people, true), wanted, |results| {
        let one = results.statements[0];
        found.push((one.others, one.few, results.sets[0].dont_know_share));
    });
    assert_eq!(found[0], ([Some(6), Some(0), Some(0)], 0, Some(6.0 / 22.0)));
    assert_eq!(found[1], ([None; 3], 3, None));
}

#[test]
fn a_statement_that_not_all_were_asked_is_not_shown_of_a_role() {
    let small = protected(questionnaire(&FOUR, &[1, 1], &[]));
    let mut people = vec![("gp", "32"); 6];
    people.extend([("nurse", "3n"); 6]);
    let wanted = Wanted {
        by_role: true,
        ..Wanted::default()
    };
    let mut found = Vec::new();
    with(&small, &tally(&small, &people, true), wanted, |results| {
        found.push((results.statements[1].status, results.sets[1].score));
    });
    assert_eq!(found[0], (Status::Ok, Some(2.0)));
    assert_eq!(found[1], (Status::TooFewForDetail, None));
}

#[test]
fn each_respondent_in_order_of_code_where_everybody_may_see_it() {
    let small = protected(questionnaire(&FOUR, &[2, 1], &[]));
    let people = [("gp", "23d"), ("", "4a-")];
    let rows = |limited: bool| {
        let tally = tally(&small, &people, limited);
        let mut scorer = Scorer::new(&small, &tally.slots, Wanted::default());
        let mut found = Vec::new();
        scorer.people(&tally, 0, &mut |person| {
            found.push((
                person.respondent.to_owned(),
                person.role.to_owned(),
                person.domains.to_vec(),
            ));
        });
        found
    };
    let open = rows(false);
    assert_eq!(open.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["R1", "R2"]);
    assert_eq!(open[0].1, "gp");
    let set = open[0].2[0];
    assert_eq!(
        (set.ratings, set.dont_know, set.score, set.score_100),
        (Some(2), Some(0), Some(2.5), Some(50.0))
    );
    let set = open[0].2[1];
    assert_eq!(
        (set.ratings, set.dont_know, set.score, set.status),
        (Some(0), Some(1), None, Status::TooFewAnswers)
    );
    // One of the two statements does not apply.
    assert_eq!((open[1].2[0].score, open[1].2[0].status), (Some(4.0), Status::Ok));
    let limited = rows(true);
    assert_eq!((limited[0].2[0].score, limited[0].2[0].ratings), (None, None));
    assert_eq!(limited[0].2[0].status, Status::Private);
}

#[test]
fn a_joint_response_is_not_shown_beside_individuals() {
    let small = protected(questionnaire(&FOUR, &[1], &[]));
    let statuses = |people: &[(&str, &str)]| {
        let mut tally = tally(&small, people, true);
        tally.organisations[0].joint = true;
        let mut scorer = Scorer::new(&small, &tally.slots, Wanted::default());
        let mut found = Vec::new();
        scorer.people(&tally, 0, &mut |person| found.push(person.domains[0].status));
        found
    };
    assert_eq!(statuses(&[("", "2")]), [Status::Ok]);
    // The result of all three is shown: without the joint response it would be that of two.
    assert_eq!(statuses(&[("", "2"), ("", "3"), ("", "4")]), [Status::Private; 3]);
}

#[test]
fn a_role_is_the_same_by_its_id_and_its_label() {
    let mut small = questionnaire(&FOUR, &[1], &[]);
    let choice = |id: &str, label: &str| Role {
        id: id.to_owned(),
        label: label.to_owned(),
    };
    small.roles = Some(Roles {
        asked: "Which role?".to_owned(),
        several: true,
        choices: vec![choice("gp", "General practitioner"), choice("chair", "Chair")],
    });
    let people = [
        ("gp", "1"),
        ("GP; Chair", "2"),
        ("general practitioner", "3"),
        ("nurse", "4"),
    ];
    let tally = tally(&small, &people, false);
    let wanted = Wanted {
        by_role: true,
        ..Wanted::default()
    };
    let mut found = Vec::new();
    with(&small, &tally, wanted, |results| {
        found.push((results.role.unwrap_or("everybody").to_owned(), results.responses));
    });
    let expected = [("everybody", 4), ("chair", 1), ("gp", 3), ("nurse", 1)];
    assert_eq!(found, expected.map(|(role, number)| (role.to_owned(), number)));
    assert_eq!(unknown_roles(&small, &tally).into_iter().collect::<Vec<_>>(), ["nurse"]);
    small.roles = None;
    assert!(unknown_roles(&small, &tally).is_empty());
}

#[test]
fn sums_over_statements_stay_within_their_numbers() {
    // Two statements with 3 thousand million ratings each, all at target: 6 thousand million are more than a counter holds.
    let small = questionnaire(&FOUR, &[2], &[]);
    let mut large = tally(&small, &[("", "44")], false);
    let group = &mut large.groups[0];
    group.responses = 3_000_000_000;
    for count in group.counts.iter_mut().filter(|count| **count > 0) {
        *count = 3_000_000_000;
    }
    with(&small, &large, Wanted::default(), |results| {
        assert_eq!(
            (results.sets[0].score, results.sets[0].at_target),
            (Some(4.0), Some(1.0))
        );
    });
}
