use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use super::{Scores, is_at_target, score, turned};
use crate::number::{Number, whole};
use crate::questionnaire::CountsAs;
use crate::report::fixture::{people, questionnaire, response};

const FOUR: [&str; 4] = ["1", "2", "3", "4"];

fn fraction(over: i64, under: i64) -> Number {
    Number::new(over.into(), under.into())
}

fn scored(values: &[&str], domains: &[usize], extra: &[(&str, &str)], answers: &[&str]) -> Scores {
    let small = questionnaire(values, domains, extra);
    score(&small, &people(&small, answers))
}

#[test]
fn a_statement_by_hand() {
    // 1 2 2 4, target 3: mean 9/4, middle 2 (the lower of 2 and 2), shortfall (2+1+1+0)/4 = 1.
    let scores = scored(&FOUR, &[1], &[], &["1", "2", "2", "4", "dk", "na", "-"]);
    let one = &scores.statements[0];
    assert_eq!(one.counts, [1, 2, 0, 1]);
    assert_eq!(one.mean, Some(fraction(9, 4)));
    assert_eq!(one.middle, Some(1));
    assert_eq!(one.shortfall, Some(whole(1)));
    assert_eq!((one.at_target, one.below_target()), (1, 3));
    assert_eq!(
        (one.dont_know, one.not_applicable, one.unanswered, one.responses()),
        (1, 1, 1, 7)
    );
    assert_eq!(one.dont_know_share(), Some(fraction(1, 5)));
}

#[test]
fn the_middle_is_the_lower_of_two() {
    let middle = |answers: &[&str]| scored(&FOUR, &[1], &[], answers).statements[0].middle;
    assert_eq!(middle(&["1", "4"]), Some(0));
    assert_eq!(middle(&["1", "1", "3", "4"]), Some(0));
    assert_eq!(middle(&["1", "2", "3", "4"]), Some(1));
    assert_eq!(middle(&["1", "3", "4"]), Some(2));
    assert_eq!(middle(&["dk", "na"]), None);
}

#[test]
fn a_statement_counts_with_three_ratings_or_with_all_of_fewer_responses() {
    let counted = |answers: &[&str]| scored(&FOUR, &[1], &[], answers).statements[0].is_counted();
    assert!(counted(&["1"]));
    assert!(counted(&["1", "2"]));
    assert!(!counted(&["1", "dk"]));
    assert!(!counted(&["1", "2", "dk", "dk"]));
    assert!(counted(&["1", "2", "3", "dk", "-"]));
    assert!(!counted(&[]));
    assert!(!counted(&["dk"]));
}

#[test]
fn a_domain_by_hand() {
    // Means 2 and 3; the third statement has no rating: 2 of 3 counted, (2 + 3)/2 = 5/2, (5/2 - 1)/3 · 100 = 50.
    let scores = scored(&FOUR, &[3], &[], &["2 3 dk"]);
    let domain = &scores.domains[0];
    assert_eq!((domain.counted, domain.applicable), (2, 3));
    assert_eq!(domain.score, Some(fraction(5, 2)));
    assert_eq!(domain.score_100, Some(whole(50)));
    assert_eq!(domain.at_target_share(), Some(fraction(1, 2)));
    assert_eq!(domain.dont_know_share(), Some(fraction(1, 3)));
    assert_eq!(domain.status(), "ok");
}

#[test]
fn half_of_the_applicable_statements_have_to_count() {
    let domain = |answers: &str| scored(&FOUR, &[4], &[], &[answers]).domains[0].clone();
    assert_eq!(domain("1 2 - dk").score, Some(fraction(3, 2)));
    let few = domain("1 - - dk");
    assert_eq!(
        (few.score.clone(), few.status(), few.counted, few.applicable),
        (None, "too few answers", 1, 4)
    );
    // Not applicable leaves the count: 1 of 2 is half.
    assert_eq!(domain("1 - na na").score, Some(whole(1)));
    let none = domain("na na na na");
    assert_eq!(
        (none.score.clone(), none.status(), none.applicable),
        (None, "not applicable", 0)
    );
    assert_eq!(domain("- - - -").status(), "too few answers");
}

#[test]
fn not_applicable_for_some_still_applies() {
    let scores = scored(&FOUR, &[1], &[], &["na", "na", "3"]);
    assert!(scores.statements[0].is_applicable());
    let scores = scored(&FOUR, &[1], &[], &["na", "na", "-"]);
    assert!(!scores.statements[0].is_applicable());
}

#[test]
fn weights_count_in_the_mean_and_not_at_target() {
    // (2·1 + 1·4)/3 = 2.
    let scores = scored(&FOUR, &[2], &[("A.01", "weight: 2")], &["1 4"]);
    assert_eq!(scores.domains[0].score, Some(whole(2)));
    assert_eq!((scores.domains[0].at_target, scores.domains[0].ratings), (1, 2));
}

#[test]
fn levels_may_be_quarters_or_negative() {
    // 0.25 and 1: mean 5/8 and 62.5 of 100; target 0.5: (1/4 + 0)/2 = 1/8 short.
    let scores = scored(&["0", "0.25", "0.5", "1"], &[1], &[], &["0.25", "1"]);
    assert_eq!(scores.statements[0].mean, Some(fraction(5, 8)));
    assert_eq!(scores.statements[0].shortfall, Some(fraction(1, 8)));
    assert_eq!(scores.domains[0].score_100, Some(fraction(125, 2)));
    // -2 and 1: mean -1/2, from -2 to 2 that is 37.5 of 100; target 1: 3/2 short.
    let scores = scored(&["-2", "-1", "1", "2"], &[1], &[], &["-2", "1"]);
    assert_eq!(scores.statements[0].mean, Some(fraction(-1, 2)));
    assert_eq!(scores.statements[0].shortfall, Some(fraction(3, 2)));
    assert_eq!(scores.domains[0].score_100, Some(fraction(75, 2)));
}

#[test]
fn an_answer_outside_the_scale_is_no_rating() {
    let small = questionnaire(&FOUR, &[1], &[]);
    let mut one = response(&small, "R1", "1");
    one.answers.insert("A.01".into(), crate::response::Answer::Rating(9));
    assert_eq!(score(&small, &[one]).statements[0].unanswered, 1);
}

proptest! {
    #[test]
    fn order_is_irrelevant_and_results_lie_within_the_scale(
        answers in proptest::collection::vec(proptest::collection::vec(
            prop_oneof![
                Just("-1"), Just("0"), Just("0.5"), Just("2"), Just("dk"), Just("na"), Just("-")
            ].prop_map(str::to_owned), 6), 0..9),
    ) {
        let small = questionnaire(&["-1", "0", "0.5", "2"], &[4, 2], &[("A.02", "weight: 0.5"), ("B.01", "importance: 3")]);
        let lines: Vec<String> = answers.iter().map(|one| one.join(" ")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut all = people(&small, &lines);
        let scores = score(&small, &all);
        all.reverse();
        assert_eq!(scores, score(&small, &all));
        for one in &scores.statements {
            assert_eq!(one.responses() as usize, lines.len());
        }
        for set in &scores.domains {
            assert_eq!(set.score.is_some(), set.counted > 0 && 2 * set.counted >= set.applicable);
            if let (Some(score), Some(scaled)) = (&set.score, &set.score_100) {
                assert!(*score >= whole(-1) && *score <= whole(2));
                assert!(*scaled >= whole(0) && *scaled <= whole(100));
            }
        }
    }
}

#[test]
fn a_reversed_statement_by_hand() {
    // 1 2 4 turned round are 3 2 0: value 5/3; 1 of 3 at 3 or above; (0 + 1 + 3)/3 short. The mean stays 7/3, the middle 2.
    let scores = scored(
        &["0", "1", "2", "3", "4"],
        &[1],
        &[("A.01", "reverse: true")],
        &["1", "2", "4"],
    );
    let one = &scores.statements[0];
    assert_eq!(
        (one.mean.clone(), one.value.clone()),
        (Some(fraction(7, 3)), Some(fraction(5, 3)))
    );
    assert_eq!((one.at_target, one.below_target()), (1, 2));
    assert_eq!(one.shortfall, Some(fraction(4, 3)));
    assert_eq!((one.middle, one.passes), (Some(2), false));
    assert_eq!(scores.domains[0].score, Some(fraction(5, 3)));
}

#[test]
fn the_middle_of_a_reversed_statement_is_the_less_hopeful_of_two() {
    let middle = |answers: &[&str]| scored(&FOUR, &[1], &[("A.01", "reverse: true")], answers).statements[0].middle;
    assert_eq!(middle(&["1", "4"]), Some(3));
    assert_eq!(middle(&["1", "2", "3", "4"]), Some(2));
    assert_eq!(middle(&["1", "3", "4"]), Some(2));
}

#[test]
fn an_uneven_scale_is_turned_round_by_value() {
    // On 0, 0.25, 1 a reversed 0.25 is 0.75: above a target of 0.25, though no level.
    let small = questionnaire(&["0", "0.25", "1"], &[1], &[("A.01", "reverse: true")]);
    let scale = &small.scales[0];
    assert_eq!(turned(scale, &small.statements[0], 1), fraction(3, 4));
    let at_target = |level| is_at_target(&small, &small.statements[0], level);
    assert_eq!([0, 1, 2].map(at_target), [true, true, false]);
}

#[test]
fn a_don_t_know_that_counts_as_the_lowest_enters_the_value_and_not_the_mean() {
    let mut small = questionnaire(&FOUR, &[1], &[]);
    small.dont_know.counts_as = CountsAs::Lowest;
    let one = score(&small, &people(&small, &["4", "4", "dk"])).statements.remove(0);
    assert_eq!((one.mean.clone(), one.value.clone()), (Some(whole(4)), Some(whole(3))));
    assert!(one.is_counted() && !one.is_rated());
    assert_eq!((one.contributing, one.ratings(), one.dont_know), (3, 2, 1));
}
