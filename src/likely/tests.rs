use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use super::{ALL_ALIKE, FEWEST, Interval, Likely, Ranges, ranges, t_quantile, variance};
use crate::bounds::bounds;
use crate::number::{Number, rounded, whole};
use crate::questionnaire::{Questionnaire, validate};
use crate::report::fixture::{people, questionnaire};
use crate::response::Response;
use crate::score::{Scores, score, without_each};

const FOUR: [&str; 4] = ["1", "2", "3", "4"];

fn over(part: i64, under: i64) -> Number {
    Number::new(part.into(), under.into())
}

fn counted(scores: &Scores) -> Vec<bool> {
    scores.statements.iter().map(|one| one.is_counted()).collect()
}

fn of(questionnaire: &Questionnaire, all: &[Response]) -> Ranges {
    let these: Vec<&Response> = all.iter().collect();
    let scores = score(questionnaire, all);
    let without = without_each(questionnaire, &these, &counted(&scores));
    ranges(questionnaire, &these, &scores, &without)
}

fn likely(domains: &[usize], answers: &[&str]) -> Ranges {
    let small = questionnaire(&FOUR, domains, &[]);
    of(&small, &people(&small, answers))
}

fn interval(likely: &Likely) -> &Interval {
    likely.interval().unwrap_or_else(|| panic!("{likely:?}"))
}

#[test]
fn five_people_by_hand() {
    // Means of people 1 2 2 3 4: θ = 12/5, their variance 26/5/4 = 13/10, SE² = 13/50; t(4) = 2.776; 2.4 ± 1.416.
    let found = likely(&[2], &["1 1", "1 3", "2 2", "3 3", "4 4"]);
    let one = interval(&found.domains[0]);
    assert_eq!(
        (one.people, &one.score, &one.variance),
        (5, &over(12, 5), &over(13, 50))
    );
    let (low, high) = one.ends();
    assert_eq!(format!("{low:.3} {high:.3}"), "0.984 3.816");
    // Beyond 1 only as it comes out: shown it ends where the scale does.
    let (low, high) = one.shown();
    assert_eq!((low, rounded(&high, 3).as_str()), (whole(1), "3.816"));
}

#[test]
fn a_missing_answer_leaves_the_weight_of_the_statement_as_it_was() {
    // A.01: 1 2 3 4 4, mean 14/5. A.02: 2 2 4 and two don't knows, mean 8/3. θ = 41/15. Left out in turn, each (A.01 + A.02)/2:
    // (13/4 + 3)/2 = 25/8, (3 + 3)/2 = 3, (11/4 + 2)/2 = 19/8, (5/2 + 8/3)/2 = 31/12, 31/12.
    // Their mean is 41/15 = 328/120; in 120ths they are 375 360 285 310 310, off by 47 32 −43 −18 −18:
    // squares 2209 + 1024 + 1849 + 324 + 324 = 5730; SE² = 4/5 · 5730/14400 = 191/600.
    let found = likely(&[2], &["1 2", "2 2", "3 4", "4 dk", "4 dk"]);
    let one = interval(&found.domains[0]);
    assert_eq!((&one.score, &one.variance), (&over(41, 15), &over(191, 600)));
}

#[test]
fn who_answered_nothing_of_a_domain_is_not_among_its_people() {
    // Five rated A, four of them B: a range for A, none for B.
    let found = likely(&[1, 1], &["1 1", "2 2", "3 3", "4 4", "2 dk", "- -"]);
    assert_eq!(interval(&found.domains[0]).people, 5);
    assert_eq!(found.domains[1], Likely::TooFew(4));
}

#[test]
fn four_people_have_no_range_and_nobody_has_no_result() {
    assert_eq!(
        likely(&[1], &["1", "2", "3", "4"]).domains,
        [Likely::TooFew(FEWEST - 1)]
    );
    assert_eq!(likely(&[1], &[]).domains, [Likely::NoResult]);
}

#[test]
fn where_all_lead_to_the_same_result_there_is_no_range_of_no_width() {
    // 1 4, 2 3, 4 1 …: every mean is 5/2.
    let found = likely(&[2], &["1 4", "2 3", "4 1", "3 2", "1 4"]);
    assert_eq!(found.domains, [Likely::AllAlike]);
    assert_eq!(
        ALL_ALIKE,
        "Every member's answers lead to the same result; no range can be given."
    );
}

/// The range of one domain of two statements by another roll-up.
fn rolled(roll_up: &str, answers: &[&str]) -> Likely {
    let yaml = format!(
        "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en\ntarget: 3\nscales:\n- {{id: main, levels: [\
         {{id: a, value: 1, label: A}}, {{id: b, value: 2, label: B}}, {{id: c, value: 3, label: C}}, {{id: d, value: 4, label: D}}]}}\n\
         domains:\n- {{id: A, title: A, roll_up: {roll_up}, statements: [{{id: A.1, short: O, statement: One.}}, \
         {{id: A.2, short: T, statement: Two.}}]}}\n"
    );
    let small = validate::from_yaml(&yaml).unwrap();
    of(&small, &people(&small, answers)).domains.remove(0)
}

#[test]
fn every_roll_up_is_made_again_without_each() {
    let answers = ["1 1", "1 3", "2 2", "3 3", "4 4"];
    // A sum is twice the mean of two: SE² is four times 13/50.
    assert_eq!(interval(&rolled("sum", &answers)).variance, over(26, 25));
    // A share runs over 100 where the mean runs over 3: 13/50 · (100/3)².
    assert_eq!(
        interval(&rolled("share", &answers)).variance,
        over(13, 50) * over(10_000, 9)
    );
    // The lower mean: A.1 is 1 1 2 3 4 (11/5), A.2 is 1 3 2 3 4 (13/5). Without each A.1 stays the lower but once:
    // without the first 10/4 against 12/4, the second 10/4 and 10/4, the third 9/4, the fourth 8/4, the fifth 7/4.
    // In quarters 10 10 9 8 7, mean 44/5: squares 36/25 + 36/25 + 1/25 + 16/25 + 81/25 = 170/25, /16; · 4/5 = 17/50.
    assert_eq!(interval(&rolled("minimum", &answers)).variance, over(17, 50));
}

#[test]
fn no_range_is_given_where_one_person_decides_whether_there_is_a_result() {
    // Of four parts A.1 and the section S are counted: half, so there is a result. The others left S out. Without the one person who
    // answered S it applies to nobody, and 1 of 3 is less than half.
    let yaml = "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en\ntarget: 3\nscales:\n\
        - {id: main, levels: [{id: a, value: 1, label: A}, {id: b, value: 2, label: B}, {id: c, value: 3, label: C}, {id: d, value: 4, label: D}]}\n\
        domains:\n- id: A\n  title: A\n  statements:\n  - {id: A.1, short: O, statement: One.}\n  - {id: A.2, short: T, statement: Two.}\n  \
        - {id: A.3, short: H, statement: Three.}\n  sections:\n  - {id: S, title: S, statements: [{id: S.1, short: F, statement: Four.}]}\n";
    let small = validate::from_yaml(yaml).unwrap();
    let mut all = people(
        &small,
        &["1 dk dk 1", "2 dk dk -", "3 dk dk -", "4 dk dk -", "4 dk dk -"],
    );
    for other in &mut all[1..] {
        other.left_out.insert("S".into());
    }
    assert!(score(&small, &all).domains[0].score.is_some());
    assert_eq!(of(&small, &all).domains, [Likely::HangsOnOne]);
}

#[test]
fn fewer_than_two_have_no_variance() {
    assert_eq!(variance(&[whole(3)]), None);
    // 1 and 3: mean 2, squares 2, · 1/2.
    assert_eq!(variance(&[whole(1), whole(3)]), Some(whole(1)));
}

fn answers(statements: usize, some_missing: bool) -> impl Strategy<Value = Vec<String>> {
    let rating = prop_oneof![Just("1"), Just("2"), Just("3"), Just("4")];
    let word = if some_missing {
        prop_oneof![6 => rating, 1 => Just("dk"), 1 => Just("na"), 1 => Just("-")].boxed()
    } else {
        rating.boxed()
    };
    let person = proptest::collection::vec(word, statements).prop_map(|words| words.join(" "));
    proptest::collection::vec(person, FEWEST..9)
}

proptest! {
    #[test]
    fn the_order_of_people_does_not_matter(answers in answers(4, true)) {
        let small = questionnaire(&FOUR, &[2, 2], &[("A.01", "weight: 3")]);
        let texts: Vec<&str> = answers.iter().map(String::as_str).collect();
        let mut all = people(&small, &texts);
        let before = of(&small, &all);
        all.reverse();
        all.rotate_left(1);
        assert_eq!(before, of(&small, &all));
    }

    #[test]
    fn a_range_holds_its_score_and_is_cut_only_when_shown(answers in answers(4, true)) {
        let small = questionnaire(&FOUR, &[4], &[("A.02", "weight: 2")]);
        let texts: Vec<&str> = answers.iter().map(String::as_str).collect();
        let found = of(&small, &people(&small, &texts));
        if let Some(one) = found.domains[0].interval() {
            let (low, high) = one.shown();
            assert!(low <= one.score && one.score <= high);
            assert!(whole(1) <= low && high <= whole(4));
            let ends = one.ends();
            let middle = crate::number::to_double(&one.score);
            assert!((ends.0 + ends.1 - 2.0 * middle).abs() < 1e-9, "as they come out, both are as far away");
            assert_eq!(Some(one.t.clone()), t_quantile(0.975, one.people - 1));
        }
    }

    #[test]
    fn with_complete_data_it_is_the_ordinary_interval_on_the_means_of_people(answers in answers(3, false)) {
        let small = questionnaire(&FOUR, &[3], &[]);
        let texts: Vec<&str> = answers.iter().map(String::as_str).collect();
        let means: Vec<Number> = texts
            .iter()
            .map(|text| text.split(' ').map(|word| whole(word.parse().unwrap())).sum::<Number>() / whole(3))
            .collect();
        let n = whole(means.len() as i64);
        let mean = means.iter().sum::<Number>() / &n;
        let squares: Number = means.iter().map(|one| (one - &mean) * (one - &mean)).sum();
        let expected = squares / (&n - whole(1)) / n;
        match &of(&small, &people(&small, &texts)).domains[0] {
            Likely::Range(one) => assert_eq!(one.variance, expected),
            other => assert_eq!((other, expected), (&Likely::AllAlike, whole(0))),
        }
    }

    #[test]
    fn bounds_hold_the_score(answers in answers(4, true)) {
        let small = questionnaire(&FOUR, &[4], &[("A.02", "weight: 2"), ("A.03", "reverse: true")]);
        let texts: Vec<&str> = answers.iter().map(String::as_str).collect();
        let all = people(&small, &texts);
        let these: Vec<&Response> = all.iter().collect();
        let scores = score(&small, &all);
        if let Some((low, high)) = &bounds(&small, &these, &scores).domains[0] {
            let score = scores.domains[0].score.as_ref().unwrap();
            assert!(low <= score && score <= high);
        }
    }
}
