use super::{build, was_it_done};
use crate::change::fixture::{Whole, following, joint, people};
use crate::plan::{Action, ChosenNeed, Plan, Status};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::render::{Options, markdown, terminal};
use crate::report::Block;
use crate::report::fixture::questionnaire;

const BEFORE: &str = "2011-10-01";
const AFTER: &str = "2012-10-01";

fn two() -> Questionnaire {
    questionnaire(&["1", "2", "3", "4"], &[2], &[])
}

/// The page of two rounds in one line, so that a sentence is found wherever it is broken.
fn text(before: &Whole, after: &Whole) -> String {
    let made = build(&[before.wave(), after.wave()], None).unwrap();
    let page = markdown::document(&made.front, &made.sections);
    for forbidden in ["significan", "no progress", "!"] {
        assert!(!page.to_lowercase().contains(forbidden), "{forbidden} in\n{page}");
    }
    page
}

fn linked(before: &[&str], after: &[&str]) -> String {
    let before = people(&two(), BEFORE, before);
    let after = following(people(&two(), AFTER, after), &before);
    text(&before, &after)
}

fn says(page: &str, sentence: &str) {
    assert!(page.contains(sentence), "not said: {sentence}\n{page}");
}

#[test]
fn a_page_that_a_person_can_read() {
    let wide = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[]);
    let before = people(&wide, BEFORE, &["1 2 3 3", "2 2 3 2", "2 3 4 3", "1 1 3 3", "3 2 2 3"]);
    let after = people(&wide, AFTER, &["2 3 3 3", "3 3 2 3", "3 3 4 2", "2 2 3 3", "3 3 2 3"]);
    let after = following(after, &before);
    let made = build(&[before.wave(), after.wave()], None).unwrap();
    insta::assert_snapshot!("markdown", markdown::document(&made.front, &made.sections));
    let options = Options {
        width: 50,
        ..Options::default()
    };
    let narrow = terminal::document(&made.front, &made.sections, options);
    assert!(narrow.lines().all(|line| line.chars().count() <= 50), "{narrow}");
}

#[test]
fn the_sentences_of_a_change_are_said_word_for_word() {
    // As in change/tests.rs: 0.8 ± 0.34 of the same people is clear; of people who cannot be followed it is not.
    let (one, other) = (["1 2", "2 2", "2 3", "1 1", "3 2"], ["2 3", "3 3", "3 3", "2 2", "3 3"]);
    let page = linked(&one, &other);
    says(&page, "up 0.8; more than chance would explain.");
    says(&page, "All 5 who answered both times rated this domain higher.");
    let (before, after) = (people(&two(), BEFORE, &one), people(&two(), AFTER, &other));
    let page = text(&before, &after);
    says(
        &page,
        "up 0.8; we cannot tell with this few people. This does not mean nothing has improved.",
    );
    says(
        &page,
        "Codes were drawn anew, so nobody is followed from one round to the next.",
    );
}

#[test]
fn possible_is_said_to_be_perhaps_chance() {
    // d = 0.2 four times and 0.4: 0.24, less than a quarter of a step.
    let five = questionnaire(&["1", "2", "3", "4"], &[5], &[]);
    let mut later = ["3 2 2 2 2"; 5];
    later[4] = "3 3 2 2 2";
    let before = people(&five, BEFORE, &["2 2 2 2 2"; 5]);
    let after = following(people(&five, AFTER, &later), &before);
    says(&text(&before, &after), "up 0.2; may be real, may be chance.");
}

#[test]
fn rounds_that_are_the_same_and_rounds_without_a_range() {
    let same = ["1 2", "2 2", "2 3", "1 1", "3 2"];
    says(&linked(&same, &same), "no score changed.");
    let page = linked(&["2 2"; 5], &["3 3"; 5]);
    says(
        &page,
        "up 1.0. Every member's answers lead to the same result; no range can be given.",
    );
    let (before, after) = (joint(&two(), BEFORE, "2 3"), joint(&two(), AFTER, "2 3"));
    let page = text(&before, &after);
    says(&page, "no level changed.");
    says(&page, "The team answered together both times.");
}

#[test]
fn nobody_in_common_is_said() {
    let before = people(&two(), BEFORE, &["2 2"; 5]);
    let mut after = following(people(&two(), AFTER, &["3 3"; 5]), &before);
    for (response, number) in after.responses.iter_mut().zip(50..) {
        response.respondent = crate::response::Respondent::Person(format!("R{number}"));
    }
    says(
        &text(&before, &after),
        "Different people answered; part of any difference may be that.",
    );
}

#[test]
fn few_people_get_a_change_without_a_word_on_chance() {
    let page = linked(&["2 2"; 4], &["3 3", "3 2", "2 2", "3 3"]);
    says(
        &page,
        "With fewer than 5 people in a round, nothing is said about chance.",
    );
    assert!(!page.contains("who answered both times"), "{page}");
    let page = linked(&["2 2"; 2], &["3 3"; 5]);
    says(
        &page,
        "Too few people answered one of the rounds to show a change of any domain.",
    );
    assert!(!page.contains("1.0"), "{page}");
}

#[test]
fn a_mean_and_a_share_that_disagree_are_told() {
    let one = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
    let before = people(&one, BEFORE, &["3", "3", "3", "1", "1"]);
    let after = following(people(&one, AFTER, &["4", "4", "2", "2", "2"]), &before);
    let page = text(&before, &after);
    says(
        &page,
        "the result is higher (up 0.6), but fewer ratings reach the target. We call it neither higher nor lower.",
    );
}

#[test]
fn what_is_not_compared_is_named_with_why() {
    let (old, mut new) = (two(), questionnaire(&["1", "2", "3", "4"], &[3], &[]));
    new.statements[0].wording = "another".into();
    new.digest = "newer".into();
    let page = text(&people(&old, BEFORE, &["2 2"; 3]), &people(&new, AFTER, &["2 2 2"; 3]));
    says(&page, "A.01 Short A.01: its wording changed");
    says(&page, "A.03 Short A.03: it is new");
    says(
        &page,
        "too few statements can be compared to give a change of the domain (1 of 3 statements).",
    );
}

#[test]
fn few_answers_are_not_named_where_statements_are_not_shown() {
    let mut small = two();
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let before = people(&small, BEFORE, &["2 dk", "2 dk", "2 2", "2 2"]);
    let page = text(&before, &people(&small, AFTER, &["2 2"; 6]));
    assert!(!page.contains("A.02"), "{page}");
    says(&page, "They are not named, because few people answered.");
}

#[test]
fn three_rounds_stand_beside_each_other_and_what_stays_low_is_named_calmly() {
    let wide = questionnaire(&["1", "2", "3", "4"], &[1, 1], &[]);
    let rounds: Vec<Whole> = ["2010-10-01", BEFORE, AFTER]
        .map(|opened| people(&wide, opened, &["2 3"; 5]))
        .into();
    let waves: Vec<_> = rounds.iter().map(Whole::wave).collect();
    let made = build(&waves, None).unwrap();
    let page = markdown::document(&made.front, &made.sections);
    says(
        &page,
        "| Domain | 1 October 2010 (5) | 1 October 2011 (5) | 1 October 2012 (5) |",
    );
    says(&page, "| A Domain A | 2.0 | 2.0 | 2.0 |");
    says(
        &page,
        "A Domain A has been a whole level or more below its target in each of the last three rounds.",
    );
    assert!(!page.contains("B Domain B has been"), "{page}");
    assert_eq!(made.data.pairs.len(), 2);
}

#[test]
fn what_became_of_the_plan_is_counted_with_its_reasons_and_without_owners() {
    let action = |id: &str, status, evidence: &str, why: &str| Action {
        id: id.into(),
        need: "N1".into(),
        action: format!("Do {id}"),
        owner: "Dr Someone".into(),
        due: String::new(),
        status,
        evidence: evidence.into(),
        why: why.into(),
        closed_on: String::new(),
        moves: Vec::new(),
    };
    let plan = Plan {
        review_on: String::new(),
        needs: vec![ChosenNeed {
            id: "N1".into(),
            title: "Finance".into(),
            statements: vec!["A.01".into()],
            reason: String::new(),
            in_12_months: String::new(),
        }],
        actions: vec![
            action("A1", Status::Done, "Minutes of May", ""),
            action("A2", Status::Dropped, "", "No money"),
            action("A3", Status::Dropped, "", ""),
            action("A4", Status::AtRisk, "", ""),
        ],
    };
    let blocks = was_it_done(Some(&plan));
    assert_eq!(
        blocks[0],
        Block::Paragraph("Of 4 actions: 1 done, 2 dropped and 1 still open.".into())
    );
    let list =
        |label: &str, items: &[&str]| Block::List(label.into(), items.iter().map(|item| (*item).to_owned()).collect());
    assert_eq!(blocks[1], list("Done", &["A1 Do A1. Minutes of May."]));
    assert_eq!(
        blocks[2],
        list("Dropped", &["A2 Do A2. No money.", "A3 Do A3. No reason was given."])
    );
    assert_eq!(blocks[3], list("Open", &["A4 Do A4."]));
    assert_eq!(was_it_done(None), []);
    assert_eq!(was_it_done(Some(&Plan::default())), []);
}
