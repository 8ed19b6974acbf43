//! The report of a round of individuals: with a plan, the plan before and notes; of few people; anonymous; open.

use super::text;
use crate::notes::{Decision, Review};
use crate::plan::{Action, ChosenNeed, Move, Plan, Status};
use crate::questionnaire::{PrivacyKind, Questionnaire, Role, Roles};
use crate::render::Format;
use crate::report::fixture::{all_shown, eight, note, people, questionnaire, round, shipped};
use crate::report::{Also, Input, Report, Whose, build};
use crate::response::{Audience, Response};
use crate::round::How;

fn made(questionnaire: &Questionnaire, responses: &[Response], also: Also<'_>) -> Report {
    let mut round = round(questionnaire, How::Individual);
    round.people = (1..=8).map(|number| format!("R{number}")).collect();
    build(&Input {
        questionnaire,
        round: &round,
        responses,
        left_out: &[],
        whose: Whose::Team,
        today: Some("2011-12-01".parse().unwrap()),
        beside: None,
        also,
    })
}

fn markdown(questionnaire: &Questionnaire, responses: &[Response], also: Also<'_>) -> String {
    text(&made(questionnaire, responses, also), Format::Markdown, 80)
}

fn action(id: &str, need: &str, what: &str, owner: &str, due: &str, status: Status) -> Action {
    Action {
        id: id.into(),
        need: need.into(),
        action: what.into(),
        owner: owner.into(),
        due: due.into(),
        status,
        evidence: String::new(),
        why: String::new(),
        closed_on: String::new(),
        moves: Vec::new(),
    }
}

fn need(id: &str, title: &str, statements: &[&str], reason: &str) -> ChosenNeed {
    ChosenNeed {
        id: id.into(),
        title: title.into(),
        statements: statements.iter().map(|id| (*id).to_owned()).collect(),
        reason: reason.into(),
        in_12_months: "3".into(),
    }
}

fn plan() -> Plan {
    let mut savings = action("A3", "N1", "Name the savings", "", "", Status::NotStarted);
    savings.moves.push(Move {
        from: "2011-11-30".into(),
        to: "2012-01-31".into(),
        why: "the cluster needs a month more".into(),
        on: "2011-11-20".into(),
    });
    Plan {
        review_on: "2012-01-17".into(),
        needs: vec![
            need(
                "N2",
                "Hear from everybody",
                &["D1.01", "D1.03"],
                "People stop taking part",
            ),
            need("N1", "A plan that adds up", &["D2.03"], ""),
        ],
        actions: vec![
            action(
                "A1",
                "N2",
                "Ring everyone who came",
                "Margaret Ellis",
                "2011-11-15",
                Status::OnTrack,
            ),
            action(
                "A2",
                "N2",
                "Ask the cluster about D1.07",
                "Helen Osei",
                "2012-02-29",
                Status::NotStarted,
            ),
            savings,
        ],
    }
}

fn last_plan() -> Plan {
    let mut all = [
        action("A1", "N1", "Write a purpose", "Dr Nair", "2011-06-30", Status::Done),
        action("A2", "N1", "Find a finance lead", "Tom", "2011-07-31", Status::Moved),
        action("A3", "N1", "Visit every practice", "Jo", "2011-08-31", Status::Dropped),
        action("A4", "N1", "Publish the minutes", "Jo", "2011-09-30", Status::AtRisk),
    ];
    all[0].evidence = "On the first page of the plan".into();
    all[1].why = "nobody applied".into();
    Plan {
        actions: all.to_vec(),
        ..Plan::default()
    }
}

/// Eight people of whom two at each end of D1.04 wrote something, and one in between.
fn eight_with_notes(questionnaire: &Questionnaire) -> Vec<Response> {
    let mut all = eight(questionnaire);
    for (person, text) in [
        (0, "We meet every week"),
        (1, "Nobody asked me"),
        (2, "I only know ours"),
    ] {
        note(&mut all[person], "D1.04", text, Audience::Team);
    }
    all
}

#[test]
fn eight_people_with_a_plan() {
    let shipped = shipped();
    let all = eight_with_notes(&shipped);
    let (notes, plan, last_plan) = (all_shown(&all), plan(), last_plan());
    let also = Also {
        notes: Some(&notes),
        plan: Some(&plan),
        last_plan: Some(&last_plan),
        technical: false,
    };
    let made = made(&shipped, &all, also);
    insta::assert_snapshot!("planned_markdown", text(&made, Format::Markdown, 80));
    let short = text(&made.in_short(), Format::Terminal, 80);
    assert!(short.lines().count() <= 200, "{} lines", short.lines().count());
    insta::assert_snapshot!("planned_short_80", short);
}

#[test]
fn the_short_form_of_eight_people_fits_few_windows_and_keeps_the_numbers_of_the_whole() {
    let shipped = shipped();
    let made = made(&shipped, &eight(&shipped), Also::default());
    let headings: Vec<String> = made.sections.iter().map(|one| one.heading.clone()).collect();
    let short = made.in_short();
    let last = short.sections.last().map(|one| one.id);
    assert_eq!(last, Some("more"));
    for section in short.sections.iter().filter(|one| one.id != "more") {
        assert!(headings.contains(&section.heading), "{}", section.heading);
    }
    let text = text(&short, Format::Terminal, 80);
    assert!(text.lines().count() <= 200, "{}", text.lines().count());
    assert!(text.contains("Add --full"), "{text}");
}

/// Small rounds in which a review shows every note.
fn small(answers: &[&str], kind: PrivacyKind) -> (Questionnaire, Vec<Response>) {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[3], &[]);
    small.privacy.kind = kind;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let mut all = people(&small, answers);
    for (one, text) in all
        .iter_mut()
        .zip(["zeta low", "alpha low", "in between", "high up", "up high"])
    {
        note(one, "A.01", text, Audience::Team);
    }
    (small, all)
}

const FIVE: [&str; 5] = ["1 3 dk", "1 4 dk", "2 3 2", "4 3 2", "4 na 2"];

fn shown(small: &Questionnaire, all: &[Response]) -> String {
    let notes = all_shown(all);
    let plan = last_plan();
    let also = Also {
        notes: Some(&notes),
        last_plan: Some(&plan),
        ..Also::default()
    };
    markdown(small, all, also)
}

#[test]
fn three_four_and_five_people_of_a_protected_round() {
    for number in [3, 4, 5] {
        let (small, all) = small(&FIVE[..number], PrivacyKind::Protected);
        insta::assert_snapshot!(format!("protected_{number}"), shown(&small, &all));
    }
}

#[test]
fn an_anonymous_and_an_open_round() {
    let (small_round, all) = small(&FIVE, PrivacyKind::Anonymous);
    let anonymous = shown(&small_round, &all);
    assert!(
        anonymous.contains("high up") && !anonymous.contains("Those at level"),
        "{anonymous}"
    );
    let (small_round, all) = small(&FIVE[..4], PrivacyKind::Open);
    insta::assert_snapshot!("open_4", markdown(&small_round, &all, Also::default()));
}

#[test]
fn words_stand_with_an_end_that_two_people_hold() {
    // 1 1 2 4 4: m = 2; two people at level 1 and two at level 4.
    let (mut view, all) = small(&FIVE, PrivacyKind::Protected);
    let text = shown(&view, &all);
    let low = "Those at level 1 said:\n\n- \u{201c}alpha low\u{201d}\n- \u{201c}zeta low\u{201d}\n";
    let high = "Those at level 4 said:\n\n- \u{201c}high up\u{201d}\n- \u{201c}up high\u{201d}\n";
    assert!(text.contains(low) && text.contains(high), "{text}");
    assert!(
        text.contains("Others said:\n\n- \u{201c}in between\u{201d}\n"),
        "{text}"
    );
    // 1 2 4 differ by the rule for three, but each end is one person.
    (view.privacy.minimum, view.privacy.detail) = (3, 3);
    let three = people(&view, &["1 3 3", "2 3 3", "4 3 3"]);
    let mut three = three;
    note(&mut three[0], "A.01", "alone here", Audience::Team);
    let text = shown(&view, &three);
    assert!(
        text.contains("alone here") && !text.contains("Those at level"),
        "{text}"
    );
}

#[test]
fn an_end_without_words_says_so_and_words_of_neither_end_are_not_placed() {
    // 1 1 2 4 4, as above.
    let (small, mut all) = small(&FIVE, PrivacyKind::Protected);
    for high in &mut all[3..] {
        high.notes.clear();
    }
    let text = shown(&small, &all);
    assert!(text.contains("Those at level 1 said:"), "{text}");
    assert!(text.contains("Those at level 4 left no words to show here."), "{text}");
    for low in &mut all[..2] {
        low.notes.clear();
    }
    let text = shown(&small, &all);
    assert!(
        text.contains("What was said:\n\n- \u{201c}in between\u{201d}\n"),
        "{text}"
    );
    assert!(!text.contains("Those at level"), "{text}");
}

#[test]
fn the_domains_say_in_which_appendix_the_figures_are() {
    let (mut view, all) = small(&FIVE, PrivacyKind::Protected);
    let told = "has the result of each domain as a figure, with its likely range, and how many ratings are at target.";
    assert!(shown(&view, &all).contains(&format!("Appendix B {told}")));
    view.report.leave_out.push("statements".into());
    let text = shown(&view, &all);
    assert!(text.contains(&format!("Appendix A {told}")), "{text}");
    assert!(text.contains("## Appendix A. The results in figures"), "{text}");
}

#[test]
fn a_plan_that_names_nobody_to_find_out_leaves_no_empty_columns() {
    let shipped = shipped();
    let mut plan = plan();
    plan.actions.retain(|one| !one.action.contains("D1.07"));
    let also = Also {
        plan: Some(&plan),
        ..Also::default()
    };
    let text = markdown(&shipped, &eight(&shipped), also);
    assert!(text.contains("| D1.07 Clinician to clinician | 3 of 8 |\n"), "{text}");
    assert!(
        text.contains("No action of the plan says yet who will find out."),
        "{text}"
    );
    // Without a plan the columns are there to write in.
    let text = markdown(&shipped, &eight(&shipped), Also::default());
    assert!(text.contains("| D1.07 Clinician to clinician | 3 of 8 | | |"), "{text}");
}

#[test]
fn a_text_is_shown_once_it_was_read() {
    let (small, mut all) = small(&FIVE, PrivacyKind::Protected);
    let none = markdown(&small, &all, Also::default());
    assert!(!none.contains("zeta") && !none.contains("Not ours"), "{none}");
    // Five notes, and why A.02 does not apply.
    assert!(
        none.contains("6 texts wait to be read first: ccg-diagnostic notes review ROUND"),
        "{none}"
    );
    let mut review = Review::default();
    for (text, decision) in [
        ("zeta low", Decision::Hide),
        ("alpha low", Decision::Reword("in other words".into())),
        ("high up", Decision::Show),
    ] {
        review.decisions.insert(Review::key("A.01", text), decision);
    }
    let also = Also {
        notes: Some(&review),
        ..Also::default()
    };
    let some = markdown(&small, &all, also);
    assert!(some.contains("in other words") && some.contains("high up"), "{some}");
    assert!(
        !some.contains("zeta") && !some.contains("alpha") && !some.contains("up high"),
        "{some}"
    );
    assert!(some.contains("3 texts wait"), "{some}");
    // Words that are changed later have to be read again.
    note(&mut all[3], "A.01", "high up, and more", Audience::Team);
    assert!(!markdown(&small, &all, also).contains("and more"));
}

#[test]
fn one_person_s_don_t_know_is_not_counted_out() {
    let mut five = FIVE;
    five[0] = "1 3 3";
    let (mut view, all) = small(&five, PrivacyKind::Protected);
    let text = shown(&view, &all);
    assert!(
        text.contains("| A.02 Short A.02 | 0 | 0 | 3 | 1 | 1 or 2 without a rating | Close | 3 |"),
        "{text}"
    );
    assert!(
        text.contains("| A.03 Short A.03 | 0 | 3 | 1 | 0 | 1 or 2 without a rating | Close | 2 |"),
        "{text}"
    );
    assert!(text.contains("| A.02 Short A.02 | 1 or 2 of 5 |"), "{text}");
    view.privacy.kind = PrivacyKind::Open;
    assert!(shown(&view, &all).contains("| A.02 Short A.02 | 1 of 5 |"));
}

#[test]
fn a_plan_is_late_by_the_day_alone() {
    let shipped = shipped();
    let plan = plan();
    let also = Also {
        plan: Some(&plan),
        ..Also::default()
    };
    let text = markdown(&shipped, &eight(&shipped), also);
    assert!(text.contains("| 15 November 2011 | Late (on track) |"), "{text}");
    assert!(text.contains("| 29 February 2012 | Not started |"), "{text}");
    assert!(text.contains("| Nobody yet | No day yet | Not started |"), "{text}");
    assert!(
        text.contains("3 actions, 2 of them with an owner and a date."),
        "{text}"
    );
    // D1.07 is not known; the action that names it says who finds out.
    assert!(
        text.contains("| D1.07 Clinician to clinician | 3 of 8 | Helen Osei | 29 February 2012 |"),
        "{text}"
    );
}

#[test]
fn the_counts_of_the_domains_add_up_to_all_statements() {
    let shipped = shipped();
    let text = markdown(&shipped, &eight(&shipped), Also::default());
    let row = text.lines().find(|line| line.starts_with("| All |")).unwrap();
    let numbers: Vec<usize> = row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
    assert_eq!(numbers.iter().sum::<usize>(), 72, "{row}");
}

#[test]
fn roles_are_shown_where_they_are_large_enough() {
    let (mut view, _) = small(&FIVE, PrivacyKind::Protected);
    let role = |id: &str, label: &str| Role {
        id: id.into(),
        label: label.into(),
    };
    view.roles = Some(Roles {
        asked: "Which?".into(),
        several: false,
        choices: vec![role("gp", "GP"), role("nurse", "Nurse")],
    });
    let words = ["1 3 3"; 5].into_iter().chain(["3 3 3"; 5]).chain(["2 2 2"]);
    let mut all = people(&view, &words.collect::<Vec<_>>());
    all[..5].iter_mut().for_each(|one| one.roles = vec!["gp".into()]);
    all[10].roles = vec!["nurse".into()];
    let text = shown(&view, &all);
    assert!(text.contains("Where roles see it differently"), "{text}");
    assert!(
        text.contains("Too small to show: Nurse. They count in the whole."),
        "{text}"
    );
}

#[test]
fn how_many_are_few_is_not_said_where_counts_are_withheld() {
    // Detail from 5 people on: of 3 there is a result of the domain without counts, of 6 there are 2 without a rating.
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let few = |answers: &[&str]| {
        let report = made(&small, &people(&small, answers), Also::default());
        let csv = String::from_utf8(crate::render::csv::domains(&report.data)).unwrap();
        let last = csv.trim_end().rsplit(',').next().unwrap().to_owned();
        (report.data.domains[0].few, last)
    };
    assert_eq!(few(&["1 2", "2 3", "3 dk"]), (None, String::new()));
    assert_eq!(
        few(&["1 2", "2 3", "3 dk", "4 -", "1 1", "2 2"]),
        (Some(2), "2".to_owned())
    );
}
