use proptest::prelude::*;

use super::{Became, Gathered, Version};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::report::fixture;
use crate::response::{Audience, Response};
use crate::round::How;

fn questionnaire() -> Questionnaire {
    fixture::questionnaire(&["1", "2", "3", "4"], &[2], &[])
}

/// A response of `R3` with one answer, changed so many times and last answered on a day of October.
fn response(word: &str, changes: u32, day: u32) -> Response {
    let mut made = fixture::response(&questionnaire(), "R3", word);
    made.changes = changes;
    made.last_answered = format!("2011-10-{day:02}T10:00");
    made.finished.clear();
    made
}

fn version(response: Response) -> Version {
    let questionnaire = questionnaire();
    let round = fixture::round(&questionnaire, How::Individual);
    Version::of(response, &questionnaire, &round)
}

fn with_private_note(mut response: Response, text: &str) -> Response {
    fixture::note(&mut response, "A.01", text, Audience::OnlyMe);
    response
}

#[test]
fn the_one_that_was_changed_more_often_is_the_newer_whatever_the_clock_says() {
    let mut gathered = Gathered::default();
    // The laptop's clock went back by 8 days between the two.
    assert_eq!(gathered.take(version(response("1", 3, 12))), Became::First);
    assert_eq!(gathered.take(version(response("2", 4, 4))), Became::Newer);
    assert_eq!(gathered.take(version(response("3", 2, 14))), Became::Older);
    assert_eq!(gathered.counts, Some(version(response("2", 4, 4))));
    assert_eq!(gathered.aside.len(), 2);
}

#[test]
fn without_a_count_of_changes_the_clock_decides_then_whether_it_is_finished() {
    let mut gathered = Gathered::default();
    gathered.take(version(response("1", 0, 12)));
    assert_eq!(gathered.take(version(response("2", 0, 13))), Became::Newer);
    let mut finished = response("2", 0, 13);
    finished.finished = "2011-10-13T10:05".to_owned();
    assert_eq!(gathered.take(version(finished.clone())), Became::Newer);
    assert_eq!(gathered.counts, Some(version(finished)));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut gathered = Gathered::default();
    gathered.take(version(response("1", 3, 12)));
    gathered.take(version(response("2", 4, 12)));
    let before = gathered.clone();
    assert_eq!(gathered.take(version(response("1", 3, 12))), Became::Same);
    assert_eq!(gathered.take(version(response("2", 4, 12))), Became::Same);
    assert_eq!(gathered, before);
}

#[test]
fn a_code_used_twice_counts_for_the_one_who_began_first() {
    let mut later = response("2", 9, 14);
    later.started = "2011-10-05T08:00".to_owned();
    let earlier = response("1", 1, 4);
    let mut gathered = Gathered::default();
    gathered.take(version(later.clone()));
    assert_eq!(gathered.take(version(earlier.clone())), Became::BegunBefore);
    assert_eq!(gathered.counts, Some(version(earlier.clone())));
    let mut other_way = Gathered::default();
    other_way.take(version(earlier));
    assert_eq!(other_way.take(version(later)), Became::BegunAfter);
    assert_eq!(gathered, other_way);
}

#[test]
fn a_share_file_of_a_response_that_is_here_is_the_same_and_the_fuller_stays() {
    let full = with_private_note(response("1", 3, 12), "mine");
    let mut gathered = Gathered::of([version(full.clone())]);
    assert_eq!(gathered.take(version(response("1", 3, 12))), Became::Same);
    assert_eq!(gathered.counts, Some(version(full.clone())));
    assert!(gathered.aside.is_empty());
    // A newer share file counts, and the private note is still there.
    assert_eq!(gathered.take(version(response("2", 4, 12))), Became::Newer);
    assert_eq!(gathered.aside.values().collect::<Vec<_>>(), [&version(full)]);
}

#[test]
fn where_answers_are_anonymous_a_day_is_compared_with_a_day() {
    let mut questionnaire = questionnaire();
    questionnaire.privacy.kind = PrivacyKind::Anonymous;
    let round = fixture::round(&questionnaire, How::Individual);
    let of = |response: Response| Version::of(response, &questionnaire, &round);
    // The response here was begun at 9 in the morning; its share file says the day alone.
    let mut by_day = response("1", 4, 12);
    by_day.started = "2011-10-03".to_owned();
    by_day.last_answered = "2011-10-12".to_owned();
    let here = of(response("1", 4, 12));
    assert!(of(by_day.clone()).begun_with(&here));
    let mut gathered = Gathered::of([here.clone()]);
    assert_eq!(gathered.take(of(by_day)), Became::Same);
    assert_eq!(gathered.counts, Some(here));
}

fn versions() -> impl Strategy<Value = Vec<Version>> {
    let one = (
        0..4usize,
        0..3u32,
        1..4u32,
        0..2u32,
        prop::option::of("[a-c]"),
        any::<bool>(),
    );
    let made = one.prop_map(|(level, changes, day, begun, private, finished)| {
        let mut made = response(["1", "2", "dk", "-"][level], changes, day);
        made.started = format!("2011-10-0{}T09:00", begun + 1);
        if finished {
            made.finished = made.last_answered.clone();
        }
        version(match private {
            Some(text) => with_private_note(made, &text),
            None => made,
        })
    });
    prop::collection::vec(made, 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_any_grouping_and_repeated_gives_the_same_and_loses_nothing(
        versions in versions(),
        order in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = Gathered::of(versions.clone());
        let mut turned = versions.clone();
        if !turned.is_empty() {
            let by = order.index(turned.len());
            turned.rotate_left(by);
            turned.swap(0, by);
        }
        let mut one_by_one = Gathered::default();
        for version in turned.iter().chain(&versions) {
            one_by_one.take(version.clone());
        }
        prop_assert_eq!(&one_by_one, &whole);
        let at = cut.index(turned.len() + 1);
        let (left, right) = turned.split_at(at);
        let parts = |left: &[Version], right: &[Version]| Gathered::of(left.to_vec()).with(Gathered::of(right.to_vec()));
        prop_assert_eq!(&parts(left, right), &whole);
        prop_assert_eq!(&parts(right, left), &whole);
        prop_assert_eq!(&whole.clone().with(whole.clone()), &whole);
        for version in &versions {
            let kept: Vec<&Version> = whole.counts.iter().chain(whole.aside.values()).collect();
            let there = kept.iter().any(|one| one.digest == version.digest);
            let in_full = kept.iter().any(|one| one.shared == version.shared);
            prop_assert!(there || (!version.holds_more() && in_full));
        }
    }
}
