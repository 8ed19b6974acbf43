use super::{Found, State, Status, days_between, to_json, to_text};
use crate::questionnaire::{PrivacyKind, Questionnaire, catalogue};
use crate::response::{Answer, Respondent, Response};
use crate::round::{Round, from_yaml};

const NOW: &str = "2011-10-09T21:14";

fn questionnaire() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

fn round() -> Round {
    let text = "format: 1\norganisation: North\ntitle: Now\nopened: 2011-10-03\nhow: individual\n\
                questionnaire:\n  id: ccg-six-domains\npeople: [R1, R2, R3, R4]\ncloses: 2011-10-14\n";
    from_yaml(text).unwrap()
}

fn response(code: &str, finished: &str) -> Found {
    let respondent = Respondent::from_code(code).unwrap();
    let mut made = Response::begin(respondent, "", &questionnaire(), "2011-10-08T10:00");
    made.answers.insert("D1.01".to_owned(), Answer::DontKnow);
    made.last_answered = "2011-10-08T10:20".to_owned();
    made.finished = finished.to_owned();
    Found::Response(Box::new(made))
}

fn found() -> Vec<(String, Found)> {
    let mut backwards = response("R2", "2011-10-01T09:00");
    if let Found::Response(response) = &mut backwards {
        response.digest = "other".to_owned();
        response.version = "0.9".to_owned();
        response.wording.insert("D1.01".to_owned(), "00000000".to_owned());
    }
    [
        ("R1", response("R1", "2011-10-08T10:30")),
        ("R2", backwards),
        ("R3", response("R3", "")),
        ("R4", Found::Nothing),
        ("R9", Found::Unreadable),
    ]
    .map(|(code, found)| (code.to_owned(), found))
    .into()
}

fn status(questionnaire: &Questionnaire) -> Status {
    let mut other = response("R2", "");
    if let Found::Response(response) = &mut other {
        response.started = "2011-10-08T17:00".to_owned();
    }
    let Found::Response(other) = other else { unreachable!() };
    let aside = [
        ("R2-0a1b2c3d.yaml".to_owned(), Some(*other)),
        ("R3-0a1b2c3d.yaml".to_owned(), None),
    ];
    Status::of(&round(), questionnaire, &found(), &aside, NOW)
}

#[test]
fn it_says_who_has_finished_and_never_what_they_answered() {
    let text = to_text(&status(&questionnaire()), "round", 76);
    assert!(text.lines().all(|line| line.chars().count() <= 76), "{text}");
    assert!(
        !text.contains("D1.01") && !text.to_lowercase().contains("know:"),
        "{text}"
    );
    insta::assert_snapshot!(text);
}

#[test]
fn anonymous_people_are_counted_only() {
    let mut anonymous = questionnaire();
    anonymous.privacy.kind = PrivacyKind::Anonymous;
    let status = status(&anonymous);
    for text in [to_text(&status, "round", 76), to_json(&status)] {
        assert!(
            !text.contains("R1") && !text.contains("R2") && !text.contains("R9"),
            "{text}"
        );
    }
    assert!(to_text(&status, "round", 76).contains("  Finished (2)\n"));
    assert!(to_json(&status).contains("\"codes\": null"));
}

#[test]
fn the_machine_readable_twin_says_the_same() {
    insta::assert_snapshot!(to_json(&status(&questionnaire())));
}

#[test]
fn days_are_counted_and_a_clock_that_runs_backwards_is_named() {
    // 9 to 14 October: 5 days.
    assert_eq!(days_between(NOW, "2011-10-14"), Some(5));
    assert_eq!(days_between(NOW, "2011-10-09"), Some(0));
    assert_eq!(days_between(NOW, "2011-09-30"), Some(-9));
    assert_eq!(days_between(NOW, ""), None);
    let before = Status::of(&round(), &questionnaire(), &found(), &[], "2011-10-08T10:10");
    let dates = |code: &str| {
        before
            .people
            .iter()
            .find(|person| person.code == code)
            .unwrap()
            .odd
            .clone()
    };
    assert_eq!(dates("R3"), ["answered on a day or at a time that is still to come"]);
    assert_eq!(
        dates("R2"),
        [
            "finished before it was begun",
            "answered on a day or at a time that is still to come"
        ]
    );
    // A day without a time of day is compared with the day.
    let mut anonymous = Response::begin(Respondent::Joint, "", &questionnaire(), "2011-10-09");
    anonymous.finished = "2011-10-09".to_owned();
    assert!(super::odd(&anonymous, NOW).is_empty());
}

#[test]
fn what_comes_next_follows_from_how_far_it_is() {
    let text = |found: &[(String, Found)]| {
        to_text(
            &Status::of(&round(), &questionnaire(), found, &[], "2011-10-20T09:00"),
            "round",
            76,
        )
    };
    let none: Vec<(String, Found)> = vec![("R1".to_owned(), Found::Nothing)];
    assert!(text(&none).contains("Hand out the texts"), "{}", text(&none));
    assert!(text(&none).contains("A report shows nothing before 3 people have finished."));
    assert!(text(&none).contains("The last day for answers was 14 October 2011. People can still answer."));
    let all: Vec<(String, Found)> = ["R1", "R2", "R3"]
        .map(|code| (code.to_owned(), response(code, "2011-10-08T11:00")))
        .into();
    assert!(
        text(&all).contains("Make the report:\n    ccg-diagnostic report round\n"),
        "{}",
        text(&all)
    );
    assert!(!text(&all).contains("Remind"));
    let state = |found: &[(String, Found)]| Status::of(&round(), &questionnaire(), found, &[], NOW).people[0].state;
    assert_eq!(state(&none), State::NotBegun);
    let late = Status {
        minimum: 1,
        ..Status::of(
            &round(),
            &questionnaire(),
            &all.into_iter()
                .chain([("R4".to_owned(), Found::Nothing)])
                .collect::<Vec<_>>(),
            &[],
            "2011-10-20T09:00",
        )
    };
    assert!(to_text(&late, "round", 76).contains("- The last day has passed. To make the report"));
    let early = Status {
        days: Some(1),
        ..late.clone()
    };
    assert!(to_text(&early, "round", 76).contains("- Wait with the report"));
    let made = Status { shown: true, ..early };
    assert!(to_text(&made, "round", 76).contains("- A report has been made."));
    assert!(!to_text(&made, "round", 76).contains("Wait with the report"));
}
