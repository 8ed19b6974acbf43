use super::make::{Input, make};
use super::page::{listed, page};
use super::read::from_yaml;
use super::write::{of_text, to_yaml};
use super::{Choice, Part, SharedCopy};
use crate::notes::{Decision, Review};
use crate::plan::{Action, ChosenNeed, Plan, Status};
use crate::questionnaire::Questionnaire;
use crate::render::markdown;
use crate::report::fixture::{eight, note, people, questionnaire, round, shipped};
use crate::response::{Audience, Response};
use crate::round::How;

const HOSTILE: &str = "= | < & \"q\" + - @ \n# x\r\n1. y\u{202e} 🙂 seal: [a](http://b.c)";

fn copy(questionnaire: &Questionnaire, responses: &[Response], choice: &Choice) -> SharedCopy {
    made(questionnaire, responses, choice, None, None)
}

fn made(
    questionnaire: &Questionnaire,
    responses: &[Response],
    choice: &Choice,
    notes: Option<&Review>,
    plan: Option<&Plan>,
) -> SharedCopy {
    make(&Input {
        questionnaire,
        round: &round(questionnaire, How::Individual),
        responses,
        notes,
        plan,
        choice,
    })
}

fn small() -> Questionnaire {
    questionnaire(&["1", "2", "3", "4"], &[2, 2], &[])
}

fn without(parts: &[Part]) -> Choice {
    let mut choice = Choice::default();
    choice.without.extend(parts);
    choice
}

#[test]
fn a_copy_comes_back_as_it_was_written() {
    let shipped = shipped();
    let copy = copy(&shipped, &eight(&shipped), &Choice::default());
    assert_eq!(copy.statements.len(), 72);
    let text = to_yaml(&copy);
    assert_eq!(from_yaml(&text).unwrap(), copy);
    // Line ends that change on the way break no seal.
    assert_eq!(from_yaml(&text.replace('\n', "\r\n")).unwrap(), copy);
}

#[test]
fn a_copy_holds_no_response_code_role_or_private_note() {
    let shipped = shipped();
    let mut responses = eight(&shipped);
    responses[2].role = "practice nurse".into();
    let copy = copy(&shipped, &responses, &Choice::default());
    let (front, sections) = page(&copy);
    for text in [
        to_yaml(&copy),
        markdown::document(&front, &sections),
        listed(&copy).join("\n"),
    ] {
        for secret in [
            "R1",
            "R3",
            "R8",
            "nurse",
            "Zebra",
            "Aardvark",
            "secret of R1",
            "2011-10-14T",
        ] {
            assert!(!text.contains(secret), "{secret} in\n{text}");
        }
    }
}

#[test]
fn others_see_of_an_open_round_no_more_than_of_a_protected_one() {
    // Four people: results and no statements; the number is 3 or 4.
    let copy = copy(
        &small(),
        &people(&small(), &["2 2 4 4", "2 3 4 4", "3 2 4 4", "2 2 4 4"]),
        &Choice::default(),
    );
    assert_eq!(
        (copy.responses, copy.statements.len(), copy.needs.len()),
        ((3, 4), 0, 0)
    );
    // A: (2.25 + 2.25)/2 = 2.25, shown as 2.3, below the target of 3. B: all answered 4 throughout, which is not told.
    assert_eq!(
        (copy.domains[0].result, copy.domains[0].reaches_target),
        (Some(2.3), Some(false))
    );
    assert_eq!((copy.domains[1].result, copy.domains[1].reaches_target), (None, None));
    let two = self::copy(&small(), &people(&small(), &["2 2 4 4", "2 3 4 4"]), &Choice::default());
    assert_eq!((two.responses, two.domains[0].result), ((0, 2), None));
}

#[test]
fn one_or_two_don_t_knows_are_not_told_apart_from_none() {
    let answers = ["dk dk 2 2", "2 dk 2 2", "2 dk 2 2", "2 2 2 2", "2 2 2 2", "2 2 2 na"];
    let copy = copy(&small(), &people(&small(), &answers), &Choice::default());
    let unsure: Vec<Option<u32>> = copy.statements.iter().map(|one| one.dont_know).collect();
    assert_eq!(unsure, [None, Some(3), None, None]);
    assert_eq!(copy.statements[1].route, "find out");
}

#[test]
fn what_is_left_out_is_not_there() {
    let answers = ["2 2 1 2"; 5];
    let all = copy(&small(), &people(&small(), &answers), &Choice::default());
    // Everything is below the target of 3: B.01 by 2, the others by 1.
    assert_eq!(all.needs, ["B.01", "A.01", "A.02", "B.02"]);
    let bare = copy(
        &small(),
        &people(&small(), &answers),
        &without(&[Part::Organisation, Part::Statements, Part::Needs]),
    );
    assert_eq!(
        (bare.organisation.clone(), bare.statements.len(), bare.needs.len()),
        (None, 0, 0)
    );
    assert!(!to_yaml(&bare).contains("Northbridge"), "{}", to_yaml(&bare));
    let mut choice = Choice::default();
    choice.without_domains.insert("B".into());
    let part = copy(&small(), &people(&small(), &answers), &choice);
    assert_eq!(part.needs, ["A.01", "A.02"]);
    let text = to_yaml(&part);
    assert!(!text.contains("B.01") && !text.contains("Domain B"), "{text}");
    assert!(text.contains("\"domain:B\""), "{text}");
}

fn plan() -> Plan {
    let need = |id: &str, statement: &str| ChosenNeed {
        id: id.into(),
        title: format!("Need {id}"),
        statements: vec![statement.into()],
        reason: String::new(),
        in_12_months: String::new(),
    };
    let action = |id: &str, need: &str| Action {
        id: id.into(),
        need: need.into(),
        action: HOSTILE.into(),
        owner: "Dr Someone".into(),
        due: "2012-03-01".into(),
        status: Status::OnTrack,
        evidence: "private evidence".into(),
        why: "private reason".into(),
        closed_on: String::new(),
        moves: Vec::new(),
    };
    Plan {
        review_on: String::new(),
        needs: vec![need("N1", "A.01"), need("N2", "B.01")],
        actions: vec![action("A1", "N1"), action("A2", "N2")],
    }
}

#[test]
fn a_plan_goes_without_owners_unless_they_are_kept() {
    let (small, plan) = (small(), plan());
    let responses = people(&small, &["2 2 2 2"; 5]);
    let with = |choice: &Choice| to_yaml(&made(&small, &responses, choice, None, Some(&plan)));
    let text = with(&Choice::default());
    assert!(
        !text.contains("Someone") && !text.contains("private") && text.contains("Need N1"),
        "{text}"
    );
    let mut choice = Choice::default();
    choice.without.remove(&Part::PlanOwners);
    choice.without_domains.insert("B".into());
    let text = with(&choice);
    assert!(text.contains("Someone") && !text.contains("Need N2"), "{text}");
    assert!(from_yaml(&text).is_ok(), "{text}");
    assert!(!with(&without(&[Part::Needs])).contains("Need N1"));
}

#[test]
fn notes_leave_only_when_asked_for_and_only_as_they_were_reviewed() {
    let small = small();
    let mut responses = people(&small, &["2 2 2 2"; 5]);
    note(&mut responses[0], "A.01", "as it was", Audience::Team);
    note(&mut responses[1], "A.01", "names somebody", Audience::Team);
    note(&mut responses[2], "A.02", "never read", Audience::Team);
    note(&mut responses[3], "A.02", "only for me", Audience::OnlyMe);
    let mut review = Review::default();
    for (text, decision) in [
        ("as it was", Decision::Show),
        ("names somebody", Decision::Reword("in other words".into())),
    ] {
        review.decisions.insert(Review::key("A.01", text), decision);
    }
    review
        .decisions
        .insert(Review::key("A.02", "only for me"), Decision::Show);
    let usual = made(&small, &responses, &Choice::default(), Some(&review), None);
    assert_eq!(usual.notes, []);
    let mut choice = Choice::default();
    choice.without.remove(&Part::Notes);
    let asked = made(&small, &responses, &choice, Some(&review), None);
    let expected = ["as it was", "in other words"].map(|text| ("A.01".to_owned(), text.to_owned()));
    assert_eq!(asked.notes, expected);
    assert_eq!(made(&small, &responses, &choice, None, None).notes, []);
    assert_eq!(from_yaml(&to_yaml(&asked)).unwrap(), asked);
}

/// The text with its seal made again, as somebody could who knows how.
fn sealed(text: &str) -> String {
    let (body, _) = text.split_at(text.rfind("\nseal:").unwrap() + 1);
    format!("{body}seal: \"{}\"\n", of_text(body))
}

fn codes(text: &str) -> Vec<&'static str> {
    let problems = from_yaml(text).err().unwrap_or_default();
    problems.iter().map(|problem| problem.code.name()).collect()
}

#[test]
fn a_copy_that_was_changed_is_refused() {
    let text = to_yaml(&copy(&small(), &people(&small(), &["2 2 2 2"; 5]), &Choice::default()));
    assert_eq!(codes(&text), [""; 0]);
    assert_eq!(codes(&text.replace("at_most: 5", "at_most: 50")), ["changed-copy"]);
    assert_eq!(codes(text.split("\nseal:").next().unwrap()), ["missing-key"]);
}

#[test]
fn numbers_that_cannot_be_right_are_refused_with_their_places() {
    let text = to_yaml(&copy(&small(), &people(&small(), &["2 2 2 2"; 5]), &Choice::default()));
    let with = |from: &str, to: &str| codes(&sealed(&text.replacen(from, to, 1)));
    assert_eq!(with("levels: [0, 5, 0, 0]", "levels: [0, 5, 1, 0]"), ["bad-number"]);
    assert_eq!(with("levels: [0, 5, 0, 0]", "levels: [0, -5, 0, 0]"), ["wrong-type"]);
    assert_eq!(with("at_most: 5", "at_most: 4000000000"), ["bad-number"]);
    assert_eq!(with("at_least: 5", "at_least: 6"), ["bad-number"]);
    assert_eq!(with("route: act", "route: actt"), ["bad-word"]);
    // A.02 is then among the needs only.
    assert_eq!(
        with("id: \"A.02\"", "id: \"A.01\""),
        ["duplicate-id", "unknown-reference"]
    );
    assert_eq!(with("month: \"2011-10\"", "month: \"2011-13\""), ["bad-date"]);
    assert_eq!(with("format: 1", "format: 2\nlater: yes"), ["newer-format"]);
    assert_eq!(with("title: \"Small\"", "titel: \"Small\""), ["unknown-key"]);
    assert!(!codes("").is_empty() && !codes("[1, 2]").is_empty());
}

#[test]
fn a_hostile_copy_is_refused_with_its_places_and_never_taken_for_a_good_one() {
    let text = to_yaml(&copy(&small(), &people(&small(), &["2 2 2 2"; 5]), &Choice::default()));
    let cases: Vec<(&str, String)> = vec![
        ("format: 1", "format: -1".into()),
        ("format: 1", "format: [1]".into()),
        ("how: individual", "how: secretly".into()),
        ("how: individual", "how: joint".into()),
        ("at_least: 5", "at_least: -5".into()),
        ("at_least: 5", "at_least: 5.5".into()),
        ("at_least: 5, ", String::new()),
        ("id: \"A\"", "id: \"B\"".into()),
        ("id: \"A\"", "id: \"../../etc/passwd\"".into()),
        ("id: \"A.01\"", "id: \"=HYPERLINK(1)\"".into()),
        ("result: 2", "result: .nan".into()),
        ("result: 2", "result: .inf".into()),
        ("result: 2", "result: twelve".into()),
        ("reaches_target: false", "reaches_target: maybe".into()),
        ("levels: [0, 5, 0, 0]", "levels: []".into()),
        ("levels: [0, 5, 0, 0]", "levels: [5000000000, 0, 0, 0]".into()),
        ("kind: close", "kind: secret".into()),
        ("needs: [\"A.01\"", "needs: [\"Z.99\"".into()),
        ("needs: [\"A.01\"", "needs: [\"A.01\", \"A.01\"".into()),
        ("month: \"2011-10\"", "month: \"2011-10-14T09:00\"".into()),
        ("left_out:", "respondent: R3\nleft_out:".into()),
        ("left_out:", "a: &x [1]\nb: [*x, *x]\nleft_out:".into()),
        ("title: \"Small\"", "title: \"Small\"\ntitle: \"Twice\"".into()),
    ];
    let accepted: Vec<String> = cases
        .iter()
        .filter(|(from, to)| {
            assert!(text.contains(from), "{from} is not in\n{text}");
            codes(&sealed(&text.replacen(from, to, 1))).is_empty()
        })
        .map(|(from, to)| format!("{from} -> {to}"))
        .collect();
    assert_eq!(accepted, [""; 0]);
}
