use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::{Strategy, any, prop, proptest};

use super::fixture::{action, need, plan};
use super::{
    Action, Change, Choice, ChosenNeed, Move, NewAction, Outcome, Plan, Status, Summary, date_of, decide, due,
    from_yaml, is_late, to_yaml,
};
use crate::problem::Source;
use crate::problem::excerpt::{line, render};
use crate::questionnaire::Questionnaire;

static SMALL: LazyLock<Questionnaire> = LazyLock::new(super::fixture::questionnaire);

fn questionnaire() -> &'static Questionnaire {
    &SMALL
}

const TODAY: &str = "2011-12-06";

fn today() -> Date {
    date(2011, 12, 6)
}

#[test]
fn a_plan_is_a_file_that_a_person_can_read() {
    insta::assert_snapshot!(to_yaml(&plan(), questionnaire()));
    assert_eq!(
        from_yaml(&to_yaml(&plan(), questionnaire()), questionnaire()),
        Ok(plan())
    );
    let empty = Plan::default();
    assert_eq!(from_yaml(&to_yaml(&empty, questionnaire()), questionnaire()), Ok(empty));
}

#[test]
fn a_short_plan_by_hand_is_enough() {
    let text = "format: 1\nneeds:\n- {id: N1, title: One, statements: [A.01], in_12_months: 3}\nactions:\n\
                - {id: a1, need: n1, action: Do it, due: 2011-12-15}\n";
    let read = from_yaml(text, questionnaire()).unwrap();
    assert_eq!(read.needs[0].in_12_months, "3");
    assert_eq!(
        (read.actions[0].need.as_str(), read.actions[0].status),
        ("N1", Status::NotStarted)
    );
}

/// Each of these is one slip in a plan that is right otherwise.
const SLIPS: [(&str, &str); 26] = [
    ("format: 1", "format: 2"),
    ("format: 1\n", ""),
    ("id: N1", "id: N 1"),
    ("id: N2", "id: n1"),
    ("id: A1", "id: N1"),
    ("  - id: N1\n    title", "  - title"),
    ("title: One", "title: ''"),
    ("title: One", "titel: One"),
    ("statements: [A.01]", "statements: []"),
    ("statements: [A.01]", "statements: [A.01, A.01]"),
    ("statements: [A.01]", "statements: ['A 01']"),
    ("    statements: [A.01]\n", ""),
    ("in_12_months: 3", "in_12_months: 7"),
    ("need: N1", "need: N11"),
    ("need: N1", "need: Zebra"),
    ("    need: N1\n", ""),
    ("action: Do it", "action:"),
    ("due: 2011-12-15", "due: 15/12/2011"),
    ("due: 2011-12-15", "due: 2011-02-30"),
    ("status: done", "status: don"),
    ("status: done", "status: late"),
    ("    closed_on: 2011-12-14\n", ""),
    ("status: done", "status: on-track"),
    ("from: 2011-12-01", "from: December"),
    ("        to: 2011-12-15\n", ""),
    ("review_on: 2012-01-17", "review_on: [2012-01-17]"),
];

const RIGHT: &str = "format: 1
review_on: 2012-01-17
needs:
  - id: N1
    title: One
    statements: [A.01]
    in_12_months: 3
  - id: N2
    title: Two
    statements: [B.01, Z.09]
actions:
  - id: A1
    need: N1
    action: Do it
    due: 2011-12-15
    status: done
    closed_on: 2011-12-14
    moves:
      - from: 2011-12-01
        to: 2011-12-15
        on: 2011-11-30
";

#[test]
fn each_slip_is_named_at_its_place() {
    let questionnaire = questionnaire();
    assert!(from_yaml(RIGHT, questionnaire).is_ok());
    let mut said = String::new();
    for (right, slip) in SLIPS {
        let text = RIGHT.replacen(right, slip, 1);
        assert_ne!(text, RIGHT, "{right}");
        let source = Source {
            name: "plan.yaml".into(),
            text,
        };
        let problems = from_yaml(&source.text, questionnaire).expect_err(slip);
        let lines: Vec<String> = problems.iter().map(|problem| line(&source, problem)).collect();
        said.push_str(&format!("{}\n    {}\n", slip.trim(), lines.join("\n    ")));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn all_problems_are_shown_at_once_with_carets() {
    let text = RIGHT
        .replace("need: N1", "need: N3")
        .replace("status: done", "status: finished")
        .replace("action: Do it", &format!("action: {}", "very ".repeat(500)));
    let source = Source {
        name: "plan.yaml".into(),
        text,
    };
    let problems = from_yaml(&source.text, questionnaire()).unwrap_err();
    assert_eq!(problems.len(), 3);
    insta::assert_snapshot!(render(&source, &problems[..2], false));
}

#[test]
fn a_statement_that_is_gone_stays_in_the_plan() {
    let read = from_yaml(RIGHT, questionnaire()).unwrap();
    assert_eq!(read.needs[1].statements, ["B.01", "Z.09"]);
    let text = to_yaml(&read, questionnaire());
    assert!(
        text.contains(" # no longer in the questionnaire (version 1)\n"),
        "{text}"
    );
    // Nobody can say what the levels of a statement that is gone were.
    let gone = RIGHT
        .replace("[A.01]", "[Y.01]")
        .replace("in_12_months: 3", "in_12_months: 7");
    assert_eq!(from_yaml(&gone, questionnaire()).unwrap().needs[0].in_12_months, "7");
}

#[test]
fn late_due_undated_and_unowned() {
    let plan = plan();
    let found = due(&plan, today(), 14);
    let ids = |actions: &[&Action]| actions.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    // A1 was due on 5 December, A2 is due on the 20th: 6 + 14 = 20, the last day that counts.
    assert_eq!(
        (ids(&found.late), ids(&found.soon)),
        (vec!["A1".into()], vec!["A2".into()])
    );
    assert_eq!(
        (ids(&found.undated), ids(&found.unowned)),
        (vec!["A5".into()], vec!["A5".into()])
    );
    assert_eq!(found.bare[0].id, "N3");
    assert!(due(&plan, today(), 13).soon.is_empty());
    assert!(!is_late(&plan.actions[0], date(2011, 12, 5)), "due today is not late");
    assert!(!is_late(&plan.actions[2], date(2012, 12, 5)), "done is never late");
    assert_eq!(due(&plan, Date::MAX, u32::MAX).until, Date::MAX);
}

#[test]
fn the_summary_counts_every_action_once() {
    let summary = Summary::of(&plan(), Some(today()));
    let expected = Summary {
        done: 1,
        moved: 1,
        dropped: 1,
        open: 3,
        late: 1,
    };
    assert_eq!((summary, summary.all()), (expected, 6));
    assert_eq!(
        summary.sentence(),
        "6 actions: 1 done, 1 moved to the next plan, 1 dropped and 3 open, 1 of them late."
    );
    assert_eq!(Summary::of(&plan(), None).late, 0);
    assert_eq!(Summary::default().sentence(), "No action yet.");
    let one = Summary {
        open: 1,
        late: 1,
        ..Summary::default()
    };
    assert_eq!(one.sentence(), "1 action: 1 open, and late.");
    let two = Summary {
        open: 2,
        late: 2,
        ..Summary::default()
    };
    assert_eq!(two.sentence(), "2 actions: 2 open, all late.");
}

#[test]
fn choosing_again_keeps_the_id_and_what_was_said() {
    let (mut plan, questionnaire) = (Plan::default(), questionnaire());
    let mut choose = |statements: &[&str], reason: Option<&str>| {
        let choice = Choice {
            statements: statements.iter().map(|id| (*id).to_owned()).collect(),
            reason: reason.map(str::to_owned),
            ..Choice::default()
        };
        let id = plan.choose(&choice, questionnaire);
        (id, plan.clone())
    };
    assert_eq!(choose(&["a.2", "B.01"], Some("Because")).0.as_deref(), Ok("N1"));
    assert_eq!(choose(&["A.01"], None).0.as_deref(), Ok("N2"));
    let (again, plan) = choose(&["B.01", "A.02"], None);
    assert_eq!(again.as_deref(), Ok("N1"));
    assert_eq!((plan.needs.len(), plan.needs[0].reason.as_str()), (2, "Because"));
    assert_eq!(plan.needs[0].title, "Short A.02");
    assert_eq!(
        choose(&["A.09"], None).0.unwrap_err(),
        "there is no statement `A.09`; did you mean `A.01`?"
    );
    assert!(choose(&[" "], None).0.unwrap_err().contains("at least one statement"));
}

#[test]
fn a_level_has_to_be_one_of_the_statement_s() {
    let mut plan = Plan::default();
    let mut choice = Choice {
        statements: vec!["A.01".into()],
        in_12_months: Some("5".into()),
        ..Choice::default()
    };
    let refused = plan.choose(&choice, questionnaire()).unwrap_err();
    assert_eq!(refused, "`5` is not a level of A.01; the levels are 1, 2, 3, 4");
    assert_eq!(plan, Plan::default());
    choice.in_12_months = Some("4".into());
    plan.choose(&choice, questionnaire()).unwrap();
    assert_eq!(plan.needs[0].level(questionnaire()).unwrap().label, "Level d");
}

#[test]
fn a_need_with_actions_is_not_taken_out_by_accident() {
    let mut plan = plan();
    assert_eq!(
        plan.leave_out("n1", false).unwrap_err(),
        "`N1` has 3 actions (A3, A4 and A6), which would go as well"
    );
    assert_eq!(plan.actions.len(), 6);
    plan.leave_out("N3", false).unwrap();
    plan.leave_out("N1", true).unwrap();
    assert_eq!((plan.needs.len(), plan.actions.len()), (1, 3));
    assert!(
        plan.leave_out("N1", true)
            .unwrap_err()
            .starts_with("there is no need `N1`")
    );
}

#[test]
fn the_order_is_the_group_s_own() {
    let mut plan = plan();
    plan.order(&["n3".into(), "N1".into()]).unwrap();
    let ids: Vec<&str> = plan.needs.iter().map(|need| need.id.as_str()).collect();
    assert_eq!(ids, ["N3", "N1", "N2"]);
    assert!(plan.order(&["N1".into(), "n1".into()]).unwrap_err().contains("twice"));
}

#[test]
fn an_action_gets_the_next_number_and_a_need_that_is_there() {
    let mut plan = plan();
    let mut new = NewAction {
        need: "n3".into(),
        action: " Ask them ".into(),
        ..NewAction::default()
    };
    assert_eq!(plan.add(&new).as_deref(), Ok("A7"));
    assert_eq!(
        (plan.actions[6].need.as_str(), plan.actions[6].action.as_str()),
        ("N3", "Ask them")
    );
    new.need = "N9".into();
    assert_eq!(
        plan.add(&new).unwrap_err(),
        "there is no need `N9` in the plan; it can be `N2`, `N1`, `N3`"
    );
    let long = NewAction {
        need: "N1".into(),
        action: "a".repeat(2001),
        ..NewAction::default()
    };
    assert!(
        plan.add(&long)
            .unwrap_err()
            .contains("has 2001 characters, and at most 2000 are kept")
    );
}

fn update(plan: &mut Plan, id: &str, change: Change) -> Result<Action, String> {
    let id = plan.update(id, &change, TODAY)?;
    plan.action(&id).cloned()
}

#[test]
fn done_closes_and_opening_again_clears_the_day() {
    let mut plan = plan();
    let to = |status| Change {
        status: Some(status),
        ..Change::default()
    };
    let done = update(&mut plan, "a2", to(Status::Done)).unwrap();
    assert_eq!((done.status, done.closed_on.as_str()), (Status::Done, TODAY));
    // Saying it again later keeps the day on which it was done.
    plan.update("A2", &to(Status::Done), "2012-02-01").unwrap();
    assert_eq!(plan.actions[1].closed_on, TODAY);
    let open = update(&mut plan, "A2", to(Status::AtRisk)).unwrap();
    assert_eq!((open.status, open.closed_on.as_str()), (Status::AtRisk, ""));
    assert!(
        update(&mut plan, "A2", to(Status::Moved))
            .unwrap_err()
            .contains("next round")
    );
}

#[test]
fn each_change_of_the_day_is_kept_with_its_reason() {
    let mut plan = plan();
    let to = |due: &str, why: &str| Change {
        due: Some(due.into()),
        why: (!why.is_empty()).then(|| why.into()),
        ..Change::default()
    };
    let moved = update(&mut plan, "A2", to("2012-01-10", "Short of staff")).unwrap();
    let expected = Move {
        from: "2011-12-20".into(),
        to: "2012-01-10".into(),
        why: "Short of staff".into(),
        on: TODAY.into(),
    };
    assert_eq!((moved.due.as_str(), moved.moves), ("2012-01-10", vec![expected]));
    assert_eq!(
        update(&mut plan, "A2", to("2012-01-10", "")).unwrap().moves.len(),
        1,
        "the same day is no change"
    );
    assert!(
        update(&mut plan, "A5", to("2012-01-10", "")).unwrap().moves.is_empty(),
        "a first day is no change"
    );
    let refused = update(&mut plan, "A3", to("2012-01-10", "")).unwrap_err();
    assert_eq!(refused, "`A3` is done: open it again before it gets a new day");
}

#[test]
fn dropping_wants_a_reason_and_nothing_is_half_done() {
    let mut plan = plan();
    let drop = |why: Option<&str>| Change {
        status: Some(Status::Dropped),
        owner: Some("Nobody".into()),
        why: why.map(str::to_owned),
        ..Change::default()
    };
    let before = plan.clone();
    assert_eq!(
        update(&mut plan, "A1", drop(None)).unwrap_err(),
        "say why `A1` is dropped"
    );
    let why_alone = Change {
        why: Some("x".into()),
        ..Change::default()
    };
    assert!(
        update(&mut plan, "A1", why_alone)
            .unwrap_err()
            .starts_with("a reason belongs to")
    );
    assert_eq!(
        update(&mut plan, "A77", drop(None)).unwrap_err(),
        "there is no action `A77` in the plan; it can be `A1`, `A2`, `A3`, `A4`, `A5`, `A6`"
    );
    assert_eq!(plan, before);
    assert_eq!(update(&mut plan, "A1", drop(Some("Not ours"))).unwrap().why, "Not ours");
}

fn review(last: &mut Plan, now: &mut Plan, id: &str, outcome: &Outcome) -> Result<(), String> {
    decide(last, now, id, outcome, TODAY)
}

#[test]
fn what_goes_on_is_in_both_plans_and_keeps_its_history() {
    let (mut last, mut now) = (plan(), Plan::default());
    now.needs.push(need("N2", &["A.03"]));
    let moved = Outcome::Moved {
        due: "2012-06-30".into(),
        why: "Short of staff".into(),
    };
    review(&mut last, &mut now, "A1", &moved).unwrap();
    let closed = last.action("A1").unwrap();
    assert_eq!(
        (closed.status, closed.closed_on.as_str(), closed.why.as_str()),
        (Status::Moved, TODAY, "Short of staff")
    );
    // N2 is another need here, so that of the action gets a new id.
    assert_eq!(
        (now.needs[1].id.as_str(), &now.needs[1].statements),
        ("N3", &last.needs[0].statements)
    );
    let carried = &now.actions[0];
    assert_eq!(
        (carried.id.as_str(), carried.need.as_str(), carried.due.as_str()),
        ("A1", "N3", "2012-06-30")
    );
    let days: Vec<&str> = carried.moves.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(days, ["2011-12-05", "2012-06-30"]);
    assert_eq!((carried.status, carried.why.as_str()), (Status::NotStarted, ""));
    // A second one goes to the same need; a closed one is closed.
    review(&mut last, &mut now, "A2", &moved).unwrap();
    assert_eq!((now.needs.len(), now.actions[1].need.as_str()), (2, "N3"));
    assert_eq!(
        review(&mut last, &mut now, "A1", &moved).unwrap_err(),
        "`A1` is moved already"
    );
}

#[test]
fn a_decision_that_was_cut_off_between_two_saves_is_made_once() {
    let (before, mut now) = (plan(), Plan::default());
    let moved = |day: &str| Outcome::Moved {
        due: day.into(),
        why: String::new(),
    };
    review(&mut before.clone(), &mut now, "A1", &moved("2012-06-30")).unwrap();
    // This round's plan was saved, last time's was not.
    let mut last = before;
    review(&mut last, &mut now, "A1", &moved("2012-07-31")).unwrap();
    assert_eq!(now.actions.len(), 1);
    assert_eq!(now.actions[0].due, "2012-07-31");
    // Two actions in the same words are two.
    let twin = action("A9", "N2", "", Status::NotStarted);
    last.actions.push(Action {
        action: last.actions[0].action.clone(),
        ..twin
    });
    review(&mut last, &mut now, "A9", &moved("2012-08-31")).unwrap();
    assert_eq!(now.actions.len(), 2);
}

#[test]
fn done_and_dropped_are_said_of_last_time_s_plan_alone() {
    let (mut last, mut now) = (plan(), Plan::default());
    let done = Outcome::Done {
        evidence: "Signed".into(),
    };
    review(&mut last, &mut now, "A1", &done).unwrap();
    review(&mut last, &mut now, "A5", &Outcome::Dropped { why: "Not ours".into() }).unwrap();
    assert_eq!(last.action("A1").unwrap().evidence, "Signed");
    assert_eq!(last.action("A5").unwrap().status, Status::Dropped);
    assert_eq!(now, Plan::default());
    let no_reason = Outcome::Dropped { why: " ".into() };
    assert_eq!(
        review(&mut last, &mut now, "A2", &no_reason).unwrap_err(),
        "say why `A2` is dropped"
    );
    assert!(last.action("A2").unwrap().status.is_open());
}

#[test]
fn days_are_read_as_people_write_them() {
    for typed in ["15/12/2011", "15 December 2011", "2011-12-15"] {
        assert_eq!(date_of(typed).as_deref(), Ok("2011-12-15"));
    }
    assert_eq!(
        date_of("15/12").unwrap_err(),
        "`15/12` is not a day. Add the year. Write it like 15/12/2011 or 15 December 2011"
    );
}

/// Any words that a person or a paste may bring: never only spaces, and none around them.
fn words() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| {
        let text: String = text.chars().filter(|c| *c != '\0').take(60).collect();
        let text = text.trim();
        if text.is_empty() {
            "x".to_owned()
        } else {
            text.to_owned()
        }
    })
}

fn maybe() -> impl Strategy<Value = String> {
    prop::option::of(words()).prop_map(Option::unwrap_or_default)
}

fn day() -> impl Strategy<Value = String> {
    (2000..2100i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| date(year, month, day).to_string())
}

fn any_need(number: usize) -> impl Strategy<Value = ChosenNeed> {
    let statements = prop::sample::subsequence(vec!["A.01", "B.02", "Z.09", "null", "1.10", "true"], 1..5);
    (words(), statements, maybe(), prop::sample::select(vec!["", "1", "4"])).prop_map(
        move |(title, statements, reason, level)| ChosenNeed {
            id: format!("N{number}"),
            title,
            statements: statements.into_iter().map(str::to_owned).collect(),
            reason,
            in_12_months: level.to_owned(),
        },
    )
}

fn any_action(number: usize) -> impl Strategy<Value = Action> {
    let moves = prop::collection::vec((day(), day(), maybe(), day()), 0..3);
    let due = prop::option::of(day());
    (
        1..=2usize,
        words(),
        maybe(),
        due,
        0..6usize,
        maybe(),
        maybe(),
        day(),
        moves,
    )
        .prop_map(
            move |(need, action, owner, due, status, evidence, why, closed_on, moves)| {
                let status = Status::WORDS[status].1;
                let moves = moves.into_iter().map(|(from, to, why, on)| Move { from, to, why, on });
                Action {
                    id: format!("A{number}"),
                    need: format!("N{need}"),
                    action,
                    owner,
                    due: due.unwrap_or_default(),
                    status,
                    evidence,
                    why,
                    closed_on: if status.is_open() { String::new() } else { closed_on },
                    moves: moves.collect(),
                }
            },
        )
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_plan(
        needs in (any_need(1), any_need(2)),
        actions in (any_action(1), any_action(2), any_action(3)),
        review_on in prop::option::of(day()),
    ) {
        let plan = Plan {
            review_on: review_on.unwrap_or_default(),
            needs: vec![needs.0, needs.1],
            actions: vec![actions.0, actions.1, actions.2],
        };
        let text = to_yaml(&plan, questionnaire());
        let read = from_yaml(&text, questionnaire());
        assert_eq!(read.as_ref(), Ok(&plan), "{text}");
        assert_eq!(to_yaml(&read.unwrap(), questionnaire()), text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = from_yaml(&text, questionnaire());
        let _ = from_yaml(&format!("format: 1\nneeds: {text}\nactions: {text}"), questionnaire());
    }
}
