use std::fmt::Write as _;

use super::{Results, Scorer, Status, Wanted, in_order};
use crate::agreement::Kind;
use crate::needs::Route;
use crate::number::whole;
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::report::fixture::questionnaire;
use crate::tally::{Reading, Slot, Slots, Tally};

mod equal;
mod report;
mod shown;

const FOUR: [&str; 4] = ["1", "2", "3", "4"];

/// A tally of `Northbridge`, one word of letters for each person: `1` to `4`, `d`on't know, not `a`pplicable, `-`, `n`ot asked.
fn tally(questionnaire: &Questionnaire, people: &[(&str, &str)], limited: bool) -> Tally {
    let slots = Slots::of(questionnaire);
    let reading = Reading {
        roles: true,
        keep: true,
        depends: false,
    };
    let mut tally = Tally::new(slots.clone(), reading);
    let at = tally.organisation("Northbridge");
    tally.organisations[at].limited = limited;
    for (number, (role, words)) in people.iter().enumerate() {
        let group = tally.group(at, role);
        let answers: Vec<Slot> = words
            .chars()
            .enumerate()
            .map(|(at, word)| slot(&slots, at, word))
            .collect();
        tally.count(group, &answers);
        let organisation = &mut tally.organisations[at];
        organisation.people.place(format!("R{}", number + 1).as_bytes());
        organisation.group_of.push(group as u32);
        organisation.answers.extend(&answers);
    }
    tally
}

fn slot(slots: &Slots, at: usize, word: char) -> Slot {
    use crate::tally::Other;
    match word {
        'd' => slots.other(at, Other::DontKnow),
        'a' => slots.other(at, Other::NotApplicable),
        '-' => slots.other(at, Other::Unanswered),
        'n' => slots.other(at, Other::NotAsked),
        level => level.to_digit(10).unwrap() as Slot - 1,
    }
}

fn protected(mut questionnaire: Questionnaire) -> Questionnaire {
    questionnaire.privacy = Privacy {
        kind: PrivacyKind::Protected,
        minimum: 3,
        detail: 5,
        note: String::new(),
    };
    questionnaire
}

/// All results of all organisations, as text that tells every bit of every number.
fn all(scorer: &mut Scorer<'_>, tally: &Tally) -> String {
    let mut text = String::new();
    for at in in_order(tally) {
        scorer.organisation(tally, at, &mut |results| {
            let _ = writeln!(text, "{results:?}");
        });
        scorer.people(tally, at, &mut |person| {
            let _ = writeln!(text, "{person:?}");
        });
    }
    let _ = writeln!(text, "{}", scorer.below());
    text
}

fn with(questionnaire: &Questionnaire, tally: &Tally, wanted: Wanted, mut each: impl FnMut(&Results<'_>)) {
    let mut scorer = Scorer::new(questionnaire, &tally.slots, wanted);
    for at in in_order(tally) {
        scorer.organisation(tally, at, &mut each);
    }
}

#[test]
fn two_statements_by_hand() {
    // 1 1 2 3 4 4 4 4: 23/8; 3 3 3 4 and 3 don't know, 1 not applicable: 13/4. (23/8 + 13/4)/2 = 49/16; of 1 to 4 that is 33/48.
    let small = questionnaire(&FOUR, &[2], &[("A.02", "importance: 2")]);
    let people = ["13", "13", "23", "34", "4d", "4d", "4d", "4a"].map(|words| ("", words));
    let mut seen = 0;
    with(&small, &tally(&small, &people, false), Wanted::default(), |results| {
        seen += 1;
        let set = results.sets[0];
        assert_eq!((set.score, set.score_100), (Some(3.0625), Some(68.75)));
        assert_eq!(
            (set.counted, set.applicable, set.status),
            (Some(2), Some(2), Status::Ok)
        );
        // 5 of 8 and 4 of 4 at 3 or above; 3 of 15 asked.
        assert_eq!((set.at_target, set.dont_know_share), (Some(0.75), Some(0.2)));
        let [one, other] = results.statements else { panic!() };
        assert_eq!((one.mean, one.middle), (Some(2.875), Some(3.0)));
        // Distances 15/8, 15/8, 7/8, 1/8 and four of 9/8: 74/64.
        assert_eq!(one.average_distance, Some(74.0 / 64.0));
        // 2 + 2 + 1 short over 8.
        assert_eq!((one.shortfall, one.priority), (Some(0.625), Some(0.625)));
        assert_eq!((one.kind, one.route), (Some(Kind::ViewsDiffer), Some(Route::Talk)));
        assert_eq!((one.counts, one.others), (&[2, 1, 1, 4][..], [Some(0); 3]));
        assert_eq!(other.others, [Some(3), Some(1), Some(0)]);
        assert_eq!((other.kind, other.priority), (Some(Kind::NotKnown), Some(0.0)));
        assert_eq!((one.rank, other.rank, results.needs), (Some(1), Some(2), &[0, 1][..]));
    });
    assert_eq!(seen, 1);
}

#[test]
fn what_has_no_line_is_unanswered() {
    // The counter of what is unanswered says nothing: 3 responses, 1 rating, 1 not asked.
    let small = questionnaire(&FOUR, &[1], &[]);
    let mut tally = tally(&small, &[("", "3"), ("", "-"), ("", "n")], false);
    tally.groups[0].counts[6] = 77;
    with(&small, &tally, Wanted::default(), |results| {
        assert_eq!(results.statements[0].others, [Some(0), Some(0), Some(1)]);
        assert_eq!(results.statements[0].status, Status::TooFewAnswers);
    });
}

#[test]
fn organisations_stand_in_order_of_name_and_only_where_anybody_answered() {
    let small = questionnaire(&FOUR, &[1], &[]);
    let mut tally = Tally::new(Slots::of(&small), Reading::default());
    for name in ["b", "é", "a", "Z", "nobody"] {
        let at = tally.organisation(name);
        let group = tally.group(at, "");
        if name != "nobody" {
            tally.count(group, &[0]);
        }
    }
    let names: Vec<&str> = in_order(&tally)
        .into_iter()
        .map(|at| tally.organisations[at].name.as_str())
        .collect();
    assert_eq!(names, ["Z", "a", "b", "é"]);
}

#[test]
fn below_is_strict_and_exact() {
    // 1 1 2 over 3 is 4/3; 4/3 as a double is below 4/3, so only a comparison of fractions is right.
    let small = questionnaire(&FOUR, &[1], &[]);
    let tally = tally(&small, &[("", "1"), ("", "1"), ("", "2")], false);
    let below = |number| {
        let mut scorer = Scorer::new(
            &small,
            &tally.slots,
            Wanted {
                below: Some(number),
                ..Wanted::default()
            },
        );
        scorer.organisation(&tally, 0, &mut |_| ());
        scorer.below()
    };
    let third = |part: i64, under: i64| whole(part) / whole(under);
    assert_eq!(below(third(4, 3)), 0);
    assert_eq!(below(third(4, 3) + whole(1) / whole(i64::MAX)), 1);
    assert_eq!(below(third(4, 3) - whole(1) / whole(i64::MAX)), 0);
    assert_eq!(below(whole(1)), 0);
    assert_eq!(below(whole(2)), 1);
}
