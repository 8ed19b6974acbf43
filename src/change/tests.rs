use proptest::prelude::*;

use super::fixture::{Whole, following, joint, people};
use super::{Comparison, Direction, Label, Linked, Members, Moves, NoChange, Why, compare};
use crate::number::{Number, whole};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::report::fixture::{questionnaire, response};

const BEFORE: &str = "2011-10-01";
const AFTER: &str = "2012-10-01";

fn of(numerator: i64, denominator: i64) -> Number {
    whole(numerator) / whole(denominator)
}

/// One domain A of two statements, levels 1 to 4, target 3, open.
fn two() -> Questionnaire {
    questionnaire(&["1", "2", "3", "4"], &[2], &[])
}

fn linked(questionnaire: &Questionnaire, before: &[&str], after: &[&str]) -> Comparison {
    let before = people(questionnaire, BEFORE, before);
    let after = following(people(questionnaire, AFTER, after), &before);
    compare(before.wave(), after.wave())
}

fn unlinked(questionnaire: &Questionnaire, before: &[&str], after: &[&str]) -> Comparison {
    let (before, after) = (
        people(questionnaire, BEFORE, before),
        people(questionnaire, AFTER, after),
    );
    compare(before.wave(), after.wave())
}

/// Person means 1.5, 2, 2.5, 1, 2.5: the mean is 1.9.
const FIVE: [&str; 5] = ["1 2", "2 2", "2 3", "1 1", "3 2"];
/// Person means 2.5, 3, 3, 2, 3: the mean is 2.7.
const FIVE_LATER: [&str; 5] = ["2 3", "3 3", "3 3", "2 2", "3 3"];

#[test]
fn a_change_of_the_same_people_is_the_paired_t_interval() {
    let change = linked(&two(), &FIVE, &FIVE_LATER);
    let set = &change.domains[0];
    assert_eq!(set.change, Some(of(8, 10)));
    // d = 1, 1, 0.5, 1, 0.5; the mean 0.8; squares 3·0.04 + 2·0.09 = 0.30; s² = 0.30/4; SE² = s²/5 = 0.015.
    let spread = set.spread.clone().unwrap();
    assert_eq!((spread.variance, spread.df), (of(15, 1000), 4));
    // 0.8 ± 2.776445·0.122474 = 0.8 ± 0.340043.
    let (low, high) = set.interval.clone().unwrap();
    assert_eq!(
        (crate::number::rounded(&low, 4), crate::number::rounded(&high, 4)),
        ("0.4600".into(), "1.1400".into())
    );
    // k = 1: 0.64 > 7.7086·0.015 = 0.1156, and 0.8 ≥ 0.25.
    assert_eq!(set.label, Some(Label::Clear));
    assert_eq!(
        set.members,
        Some(Members {
            up: 5,
            same: 0,
            down: 0
        })
    );
    assert_eq!(change.linked, Linked::SameCodes(5));
}

#[test]
fn people_who_cannot_be_followed_count_as_different() {
    let change = unlinked(&two(), &FIVE, &FIVE_LATER);
    let set = &change.domains[0];
    assert_eq!((change.linked.clone(), set.members), (Linked::DrawnAnew, None));
    assert_eq!(set.change, Some(of(8, 10)));
    // Leaving one out moves a mean of 5 by (mean − x)/4. Squares before: 0.16 + 0.01 + 0.36 + 0.81 + 0.36 = 1.70; after:
    // 0.04 + 3·0.09 + 0.49 = 0.80. SE² = 9/10 · (1.70 + 0.80)/16 = 9/64.
    assert_eq!(set.spread.clone().unwrap().variance, of(9, 64));
    // 0.64 < 7.7086·0.140625 = 1.0840.
    assert_eq!(set.label, Some(Label::NoClear));
}

#[test]
fn the_same_codes_of_another_round_are_not_the_same_people() {
    let (before, mut after) = (people(&two(), BEFORE, &FIVE), people(&two(), AFTER, &FIVE_LATER));
    after = following(after, &before);
    if let Some(follows) = &mut after.round.follows {
        follows.opened = "2010-10-01".into();
    }
    assert_eq!(compare(before.wave(), after.wave()).linked, Linked::DrawnAnew);
}

#[test]
fn a_change_of_less_than_a_quarter_of_a_step_is_possible_at_most() {
    // Five statements: four people go up by 1 in one of them, one in two. d = 0.2, 0.2, 0.2, 0.2, 0.4: 0.24.
    let five = questionnaire(&["1", "2", "3", "4"], &[5], &[]);
    let before = ["2 2 2 2 2"; 5];
    let mut after = ["3 2 2 2 2"; 5];
    after[4] = "3 3 2 2 2";
    let set = &linked(&five, &before, &after).domains[0];
    assert_eq!(set.change, Some(of(24, 100)));
    // Squares 4·0.0016 + 0.0256 = 0.032; SE² = 0.032/4/5 = 0.0016. 0.0576 > 7.7086·0.0016 = 0.0123, but 0.24 < 0.25.
    assert_eq!(set.spread.clone().unwrap().variance, of(16, 10_000));
    assert_eq!(set.label, Some(Label::Possible));
}

#[test]
fn more_domains_ask_for_more() {
    // One statement in each domain; in each, three go up by 1 and two stay: d = 1, 1, 1, 0, 0, so 0.6; squares
    // 3·0.16 + 2·0.36 = 1.2; SE² = 1.2/4/5 = 0.06. 0.36 < 7.7086·0.06 = 0.4625: not even possible. With four going up:
    // 0.8, squares 4·0.04 + 0.64 = 0.8, SE² = 0.04; 0.64 > 0.3083 is clear alone (k = 1).
    let alone = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
    assert_eq!(
        linked(&alone, &["2"; 5], &["3", "3", "3", "2", "2"]).domains[0].label,
        Some(Label::NoClear)
    );
    assert_eq!(
        linked(&alone, &["2"; 5], &["3", "3", "3", "3", "2"]).domains[0].label,
        Some(Label::Clear)
    );
    // Among six t² is 4.851008² = 23.5323, and 0.64 < 0.9413: possible.
    let six = questionnaire(&["1", "2", "3", "4"], &[1; 6], &[]);
    let (up, stay) = ("3 3 3 3 3 3", "2 2 2 2 2 2");
    let all = linked(&six, &[stay; 5], &[up, up, up, up, stay]);
    assert!(
        all.domains.iter().all(|set| set.label == Some(Label::Possible)),
        "{all:#?}"
    );
}

#[test]
fn a_quarter_of_a_step_follows_the_scale() {
    // Levels 0, 0.25, 0.5, 1: four levels from 0 to 1, so a step is 1/3.
    let quarters = questionnaire(&["0", "0.25", "0.5", "1"], &[1], &[]);
    let set = &linked(&quarters, &["0"; 5], &["0.25", "0.25", "0.25", "0.25", "0"]).domains[0];
    assert_eq!(set.step, Some(of(1, 3)));
    // d = 0.25 four times and 0: 0.2 ≥ 1/12; SE² = 0.04/16 = 0.0025; 0.04 > 7.7086·0.0025 = 0.0193.
    assert_eq!((set.change.clone(), set.label), (Some(of(1, 5)), Some(Label::Clear)));
}

#[test]
fn fewer_than_five_people_get_a_change_and_no_label() {
    let set = &linked(&two(), &FIVE[..4], &FIVE_LATER[..4]).domains[0];
    // Before 1.5, 2, 2.5, 1: 1.75. After 2.5, 3, 3, 2: 2.625.
    assert_eq!(set.change, Some(of(7, 8)));
    assert_eq!((set.label, set.spread.clone(), set.members), (None, None, None));
    let two_people = &linked(&two(), &FIVE[..2], &FIVE_LATER).domains[0];
    assert_eq!(
        (two_people.change.clone(), two_people.why_not),
        (None, Some(NoChange::TooFewPeople))
    );
    assert_eq!(two_people.before.score, None);
}

#[test]
fn people_who_rated_nothing_in_a_domain_are_not_among_its_five() {
    let wide = questionnaire(&["1", "2", "3", "4"], &[1, 1], &[]);
    let before = ["2 2", "2 3", "2 1", "2 2", "- 3"];
    let after = ["3 2", "3 3", "3 1", "2 3", "- 3"];
    let change = linked(&wide, &before, &after);
    assert_eq!((change.domains[0].label, change.domains[0].members), (None, None));
    assert!(change.domains[1].label.is_some() && change.domains[1].members.is_some());
}

#[test]
fn everybody_moving_alike_gives_no_range() {
    let set = &linked(&two(), &["2 2"; 5], &["3 3"; 5]).domains[0];
    assert_eq!(set.change, Some(whole(1)));
    assert!(set.unmoved && !set.identical && set.label.is_none() && set.interval.is_none());
}

#[test]
fn identical_rounds_have_not_changed() {
    let change = linked(&two(), &FIVE, &FIVE);
    let set = &change.domains[0];
    assert_eq!(set.change, Some(whole(0)));
    assert!(set.identical && set.unmoved);
    assert_eq!(
        set.members,
        Some(Members {
            up: 0,
            same: 5,
            down: 0
        })
    );
    assert_eq!(change.moves, Moves::Largest(Vec::new()));
}

#[test]
fn members_are_compared_exactly_on_what_they_rated_both_times() {
    // 1/3 + 1/3 − 2/3 would not be 0 in floating point: up 1, up 1, down 2 over three statements is the same.
    let three = questionnaire(&["1", "2", "3", "4"], &[3], &[]);
    let before = ["2 2 4", "2 2 2", "2 2 2", "3 3 3", "dk 2 2"];
    let after = ["3 3 2", "3 2 2", "2 2 3", "3 2 3", "4 2 2"];
    let set = &linked(&three, &before, &after).domains[0];
    assert_eq!(
        set.members,
        Some(Members {
            up: 2,
            same: 2,
            down: 1
        })
    );
}

#[test]
fn a_mean_and_a_share_that_disagree_are_neither_higher_nor_lower() {
    // Target 3. 3 3 3 1 1: mean 2.2, 3 of 5 at target. 4 4 2 2 2: mean 2.8, 2 of 5.
    let one = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
    let set = &linked(&one, &["3", "3", "3", "1", "1"], &["4", "4", "2", "2", "2"]).domains[0];
    assert_eq!(set.change, Some(of(6, 10)));
    assert_eq!(set.direction(), Some(Direction::Mixed));
}

#[test]
fn weights_count_in_a_change() {
    // Weight 3: (3·Δa + Δb)/4 with Δa = 1 and Δb = 0 is 3/4.
    let weighted = questionnaire(&["1", "2", "3", "4"], &[2], &[("A.01", "weight: 3")]);
    let set = &linked(&weighted, &["2 2"; 3], &["3 2"; 3]).domains[0];
    assert_eq!(set.change, Some(of(3, 4)));
}

#[test]
fn statements_that_are_not_the_same_are_left_out_and_named() {
    let old = questionnaire(&["1", "2", "3", "4"], &[4], &[]);
    let mut new = questionnaire(&["1", "2", "3", "4"], &[3, 2], &[]);
    new.statements[1].wording = "another".into();
    new.digest = "newer".into();
    let mut before = people(&old, BEFORE, &["2 1 2 2"; 3]);
    let after = people(&new, AFTER, &["3 4 dk 3 3"; 3]);
    before.questionnaire.digest = "older".into();
    let change = compare(before.wave(), after.wave());
    assert_eq!(change.compared, ["A.01"]);
    let why: Vec<(&str, Why)> = change.left_out.iter().map(|one| (one.id.as_str(), one.why)).collect();
    assert_eq!(
        why,
        [
            ("A.02", Why::Wording),
            ("A.03", Why::TooFew),
            ("B.01", Why::New),
            ("B.02", Why::New),
            ("A.04", Why::Gone),
        ]
    );
    // One of three statements that apply, and none of two: no change is given of either domain.
    let reasons: Vec<_> = change.domains.iter().map(|set| (set.compared, set.why_not)).collect();
    let few = Some(NoChange::TooFewStatements);
    assert_eq!(reasons, [(1, few), (0, few)]);
}

#[test]
fn an_answer_to_another_wording_is_not_compared() {
    let small = two();
    let mut before = people(&small, BEFORE, &["2 2"; 3]);
    before.responses[1].digest = "an older file".into();
    before.responses[1].wording.insert("A.02".into(), "older".into());
    let after = people(&small, AFTER, &["3 3"; 3]);
    let change = compare(before.wave(), after.wave());
    assert_eq!(change.compared, ["A.01"]);
    assert_eq!(change.left_out[0].why, Why::OtherWording);
}

#[test]
fn two_ratings_are_too_few_even_where_only_two_were_asked() {
    let change = linked(&two(), &["2 2", "2 dk", "2 2"], &["3 3"; 3]);
    assert_eq!(change.compared, ["A.01"]);
}

#[test]
fn joint_rounds_have_levels_and_no_statistics() {
    let (before, after) = (joint(&two(), BEFORE, "2 3"), joint(&two(), AFTER, "4 3"));
    let change = compare(before.wave(), after.wave());
    let set = &change.domains[0];
    assert_eq!(
        (set.change.clone(), set.label, set.spread.clone()),
        (Some(whole(1)), None, None)
    );
    let Moves::Joint { moved, same } = &change.moves else {
        panic!("{:?}", change.moves)
    };
    assert_eq!((moved.len(), *same), (1, 1));
    assert_eq!(
        (moved[0].level_before.as_str(), moved[0].level_after.as_str()),
        ("Level b", "Level d")
    );
}

#[test]
fn a_joint_round_beside_one_of_individuals_has_a_change_only() {
    let (before, after) = (joint(&two(), BEFORE, "2 2"), people(&two(), AFTER, &["3 3"; 5]));
    let change = compare(before.wave(), after.wave());
    assert_eq!(change.linked, Linked::Joint);
    assert_eq!(
        (change.domains[0].change.clone(), change.domains[0].label),
        (Some(whole(1)), None)
    );
}

#[test]
fn the_largest_moves_are_five_at_most_the_largest_first() {
    let seven = questionnaire(&["1", "2", "3", "4"], &[7], &[]);
    let change = unlinked(&seven, &["1 2 2 4 2 1 3"; 5], &["2 2 4 1 3 2 4"; 5]);
    let Moves::Largest(moved) = &change.moves else {
        panic!("{:?}", change.moves)
    };
    let ids: Vec<&str> = moved.iter().map(|one| one.id.as_str()).collect();
    // By 1, 0, 2, 3 down, 1, 1, 1: equal ones as in the questionnaire.
    assert_eq!(ids, ["A.04", "A.03", "A.01", "A.05", "A.06"]);
}

fn protected(answers: &[&str], opened: &str) -> Whole {
    let mut small = questionnaire(&["1", "2", "3", "4"], &[2, 1], &[]);
    small.privacy = Privacy {
        kind: PrivacyKind::Protected,
        minimum: 3,
        detail: 5,
        note: String::new(),
    };
    people(&small, opened, answers)
}

#[test]
fn a_protected_round_of_four_shows_results_and_no_more() {
    let (before, after) = (protected(&["2 2 2"; 4], BEFORE), protected(&["3 3 3"; 6], AFTER));
    let change = compare(before.wave(), after.wave());
    let set = &change.domains[0];
    assert_eq!(
        (set.change.clone(), set.before.at_target_share()),
        (Some(whole(1)), None)
    );
    // The result of one statement would be that statement's.
    assert_eq!(
        (change.domains[1].change.clone(), change.domains[1].why_not),
        (None, Some(NoChange::TooFewPeople))
    );
    assert_eq!(change.moves, Moves::Withheld);
    assert!(!set.identical && !change.shows_statements);
}

#[test]
fn a_result_that_would_tell_the_one_statement_left_out_is_withheld() {
    // Domain A has 2 statements; here 4, of which the last is reworded: the rest beside the whole would tell it.
    let with = |answers: &[&str], opened, wording: &str| {
        let mut whole = protected(answers, opened);
        let privacy = whole.questionnaire.privacy.clone();
        whole.questionnaire = questionnaire(&["1", "2", "3", "4"], &[4], &[]);
        whole.questionnaire.privacy = privacy;
        whole.questionnaire.statements[3].wording = wording.into();
        whole.responses = crate::report::fixture::people(&whole.questionnaire, answers);
        whole
    };
    let (before, after) = (
        with(&["2 2 2 2"; 4], BEFORE, "old"),
        with(&["3 3 3 3"; 6], AFTER, "new"),
    );
    let set = &compare(before.wave(), after.wave()).domains[0];
    assert_eq!((set.compared, set.change.clone()), (3, None));
    assert_eq!(set.why_not, Some(NoChange::TooFewPeople));
}

#[test]
fn one_who_joined_is_not_told_by_statements_that_moved() {
    let six = ["2 2 2", "2 2 2", "2 2 2", "2 2 2", "2 2 2", "2 2 2"];
    let (before, after) = (protected(&six[..5], BEFORE), protected(&["2 2 3"; 6], AFTER));
    let after = following(after, &before);
    assert_eq!(compare(before.wave(), after.wave()).moves, Moves::Withheld);
    let drawn = Whole {
        round: crate::round::Round {
            follows: None,
            ..after.round.clone()
        },
        ..after
    };
    assert!(matches!(compare(before.wave(), drawn.wave()).moves, Moves::Largest(_)));
}

fn answers() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["1", "2", "3", "4", "dk", "na", "-"]);
    let words = prop::collection::vec(word, 4).prop_map(|words| words.join(" "));
    prop::collection::vec(words, 1..9)
}

fn wave_of(questionnaire: &Questionnaire, opened: &str, answers: &[String]) -> Whole {
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    people(questionnaire, opened, &answers)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn swapping_the_rounds_turns_every_change_round(one in answers(), other in answers()) {
        let small = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[("A.02", "weight: 2"), ("B.01", "reverse: true")]);
        let (one, other) = (wave_of(&small, BEFORE, &one), wave_of(&small, AFTER, &other));
        let there = compare(one.wave(), other.wave());
        let back = compare(other.wave(), one.wave());
        prop_assert_eq!(&there.compared, &back.compared);
        for (there, back) in there.domains.iter().zip(&back.domains) {
            prop_assert_eq!(there.change.clone().map(|change| -change), back.change.clone());
            prop_assert_eq!(there.label, back.label);
            prop_assert_eq!(&there.spread, &back.spread);
        }
    }

    #[test]
    fn the_order_of_respondents_does_not_matter(one in answers(), other in answers(), by in 0..8usize) {
        let small = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[]);
        let before = wave_of(&small, BEFORE, &one);
        let after = following(wave_of(&small, AFTER, &other), &before);
        let mut turned = Whole { questionnaire: after.questionnaire.clone(), round: after.round.clone(), responses: after.responses.clone() };
        let by = by % turned.responses.len();
        turned.responses.rotate_left(by);
        prop_assert_eq!(compare(before.wave(), after.wave()), compare(before.wave(), turned.wave()));
    }

    #[test]
    fn identical_rounds_do_not_change(one in answers()) {
        let small = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[]);
        let before = wave_of(&small, BEFORE, &one);
        let after = following(wave_of(&small, AFTER, &one), &before);
        for set in compare(before.wave(), after.wave()).domains {
            prop_assert!(set.change.is_none_or(|change| change == whole(0)));
            prop_assert_eq!(set.label, None);
        }
    }

    #[test]
    fn a_change_stays_within_the_scale_and_inside_its_interval(one in answers(), other in answers()) {
        let small = questionnaire(&["1", "2", "3", "4"], &[2, 2], &[]);
        let (before, after) = (wave_of(&small, BEFORE, &one), wave_of(&small, AFTER, &other));
        for set in compare(before.wave(), after.wave()).domains {
            if let (Some(change), Some((low, high))) = (set.change, set.interval) {
                prop_assert!(low <= change && change <= high);
                prop_assert!(low >= whole(-3) && high <= whole(3));
            }
        }
    }
}

#[test]
fn codes_and_not_places_link_people() {
    // R5 answers first the second time.
    let small = two();
    let before = people(&small, BEFORE, &FIVE);
    let mut after = following(people(&small, AFTER, &FIVE_LATER), &before);
    after.responses.reverse();
    assert_eq!(compare(before.wave(), after.wave()), linked(&small, &FIVE, &FIVE_LATER));
    after.responses[0] = response(&small, "R77", "3 3");
    assert_eq!(compare(before.wave(), after.wave()).linked, Linked::SameCodes(4));
}
