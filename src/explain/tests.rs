use super::{Input, explain};
use crate::needs::findings;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::report::LeftOut;
use crate::report::fixture::{eight, people, questionnaire, response, shipped};
use crate::response::Response;
use crate::score::score;

fn explained(questionnaire: &Questionnaire, responses: &[Response], target: &str, width: usize) -> String {
    let scores = score(questionnaire, responses);
    let findings = findings(questionnaire, &scores);
    let left_out = [LeftOut {
        code: "R9".into(),
        reason: "not finished".into(),
    }];
    let input = Input {
        questionnaire,
        responses,
        left_out: &left_out,
        scores: &scores,
        findings: &findings,
        withheld: &vec![false; questionnaire.statements.len()],
    };
    explain(&input, target).map_or_else(|error| error, |found| found.to_text(width))
}

#[test]
fn a_statement_is_explained_from_its_inputs() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[("A.01", "importance: 2")]);
    let all = people(&small, &["1 2 3 4", "2 dk 3 4", "2 na - 4", "3 2 3 4"]);
    insta::assert_snapshot!("statement", explained(&small, &all, "a.1", 80));
}

#[test]
fn a_domain_is_explained_statement_by_statement() {
    let small = questionnaire(&["-1", "0", "0.5", "1"], &[3, 1], &[("A.01", "weight: 2")]);
    let all = people(&small, &["-1 1 dk na", "0 0.5 dk na", "0 1 0 na"]);
    insta::assert_snapshot!("domain", explained(&small, &all, "A", 80));
    insta::assert_snapshot!("too_few", explained(&small, &all, "B", 80));
}

#[test]
fn lenses_and_criteria_are_explained_too() {
    let shipped = shipped();
    let all = eight(&shipped);
    assert!(explained(&shipped, &all, "lens:culture", 80).starts_with("Lens culture: Culture\n"));
    assert!(explained(&shipped, &all, "criterion:d2-ppi", 80).starts_with("Criterion D2-PPI: "));
    insta::assert_snapshot!("shipped_statement", explained(&shipped, &all, "2.4", 60));
}

#[test]
fn a_joint_response_has_no_kind() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let text = explained(&small, &[response(&small, "joint", "2 3")], "A.01", 80);
    assert!(
        text.contains("With 2 ratings or fewer there is no other kind."),
        "{text}"
    );
    assert!(text.contains("The one rating is 2."), "{text}");
    assert!(
        text.contains("Act, a development need, because 1 of 1 rating is below target: at least half."),
        "{text}"
    );
}

#[test]
fn nothing_tells_who_said_what() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let mut all = people(&small, &["4 1", "3 2", "1 4", "2 3"]);
    let text = explained(&small, &all, "A.01", 80);
    assert!(text.contains("Ratings, sorted: 1 2 3 4."));
    all.reverse();
    assert_eq!(text, explained(&small, &all, "A.01", 80));
    assert!(!text.contains("R1") && !text.contains("R4"));
}

#[test]
fn a_misspelt_name_gets_the_nearest() {
    let shipped = shipped();
    let error = |target| explained(&shipped, &[], target, 80);
    assert_eq!(
        error("lens:cluture"),
        "no lens is called `cluture`; did you mean `culture`?"
    );
    assert_eq!(
        error("D2.99"),
        "no statement or domain is called `D2.99`; did you mean `D2.09`?\nTo see them all:  ccg-diagnostic questionnaire show ccg-six-domains"
    );
    assert!(error("lense:culture").contains("did you mean `lens`?"));
    assert!(error("D1.01").contains("There are no ratings"));
}

#[test]
fn every_figure_of_a_round_can_be_explained_within_the_width() {
    let shipped = shipped();
    let all = eight(&shipped);
    let names = shipped.statements.iter().map(|one| one.id.clone());
    let sets = shipped.domains.iter().map(|one| one.id.clone());
    for name in names.chain(sets) {
        let text = explained(&shipped, &all, &name, 40);
        assert!(
            text.lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 40),
            "{text}"
        );
    }
}

#[test]
fn what_too_few_people_answered_is_not_written_out() {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let all = people(&small, &["1 2", "2 3", "3 4", "4 4"]);
    let scores = score(&small, &all);
    let limited = |target: &str, withheld: &[bool]| {
        let input = Input {
            questionnaire: &small,
            responses: &all,
            left_out: &[],
            scores: &scores,
            findings: &findings(&small, &scores),
            withheld,
        };
        explain(&input, target).map(|found| found.title)
    };
    for target in ["A.01", "A"] {
        let refused = limited(target, &[true, false]).unwrap_err();
        assert!(
            refused.contains("shown from 5 responses; so far there are 4 responses"),
            "{refused}"
        );
    }
    assert_eq!(
        limited("A.02", &[true, false]).unwrap(),
        "A.02 Short A.02: Statement A.02."
    );
}

#[test]
fn of_a_statement_asked_of_few_it_says_that_more_have_to_be_asked() {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let all = people(&small, &["1 2"; 6]);
    let scores = score(&small, &all);
    let input = Input {
        questionnaire: &small,
        responses: &all,
        left_out: &[],
        scores: &scores,
        findings: &findings(&small, &scores),
        withheld: &[true, false],
    };
    let refused = explain(&input, "A").unwrap_err();
    assert!(
        refused.contains("once every statement in it was asked of 5 people."),
        "{refused}"
    );
    assert!(!refused.contains("6 responses"), "{refused}");
}

#[test]
fn of_anonymous_responses_that_do_not_count_only_the_reason_is_said() {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let all = people(&small, &["1 2"; 6]);
    assert!(explained(&small, &all, "A", 80).contains("Left out: R9 (not finished)."));
    small.privacy.kind = PrivacyKind::Anonymous;
    let text = explained(&small, &all, "A", 80);
    assert!(text.contains("Left out: 1 response (not finished)."), "{text}");
    assert!(!text.contains("R9"), "{text}");
}

#[test]
fn what_is_not_found_is_called_by_the_questionnaire_s_own_word() {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    small.labels.domain = "stage".into();
    let refused = explained(&small, &people(&small, &["1 2"]), "Z.9", 80);
    assert!(
        refused.starts_with("no statement or stage is called `Z.9`"),
        "{refused}"
    );
}

#[test]
fn a_likely_range_is_explained_without_anybody_s_own_result() {
    // Means of people 1 2 2 3 4: 2.4, SE² = 13/50.
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let all = people(&small, &["1 1", "1 3", "2 2", "3 3", "4 4"]);
    let text = explained(&small, &all, "A", 100);
    insta::assert_snapshot!("likely", text);
    // The results without each, 11/4, 10/4, 9/4 and 8/4, are what may not be told.
    for result in ["2.75", "2.25"] {
        assert!(!text.contains(result), "{text}");
    }
}

#[test]
fn what_cannot_be_a_number_is_explained_by_its_sentence() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let says = |answers: &[&str], target: &str, sentence: &str| {
        let text = explained(&small, &people(&small, answers), target, 200);
        assert!(text.contains(sentence), "{sentence}\n{text}");
    };
    let five = ["1 4", "2 3", "4 1", "3 2", "1 4"];
    says(
        &five,
        "A",
        "Every member's answers lead to the same result; no range can be given.",
    );
    says(&five[..4], "A", "None: it takes the answers of at least 5 people.");
    says(
        &["3 dk", "3 dk", "3 dk"],
        "A.02",
        "Nobody felt able to judge this (3 don't know).",
    );
    says(&["3 na", "3 na", "3 -"], "A.02", "Not applicable here.");
    says(&["3 -", "3 -", "3 -"], "A.02", "Not answered.");
    says(
        &["3 1", "3 2", "3 dk"],
        "A.02",
        "Fewer than three ratings: not counted in any result.",
    );
    says(&["3 1", "3 2", "3 dk"], "A.01", "Everyone gave the same rating.");
    says(&["3 1", "3 2", "3 1", "3 2"], "A.02", "between Level a and Level b");
    says(
        &["3 2", "3 2", "3 2", "dk 2", "dk 2"],
        "A",
        "Had every one been a rating at the least hopeful level: 2.1.",
    );
}

#[test]
fn a_place_among_the_top_five_is_firm_or_hangs_on_one_person_who_is_not_named() {
    let small = questionnaire(&["1", "2", "3", "4"], &[6], &[]);
    let all = [
        "1 1 1 1 3 1",
        "1 1 1 1 2 3",
        "1 1 1 1 2 3",
        "1 1 1 1 3 3",
        "1 1 1 1 3 3",
    ];
    let of = |target: &str| explained(&small, &people(&small, &all), target, 100);
    assert!(of("A.01").contains("Firm: it stays in your top five whoever is left out."));
    let last = of("A.06");
    assert!(
        last.contains("Borderline: one person's answers decide whether this is in your top five."),
        "{last}"
    );
    assert!(!last.contains("R1"));
    assert!(last.contains("Rank 6 = of all 6 statements"), "{last}");
}
