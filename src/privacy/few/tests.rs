use std::collections::BTreeMap;

use super::{Others, few, few_words, from_to};
use crate::privacy::{Extent, masked};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::report::fixture::{people, questionnaire};
use crate::round::How;
use crate::score::{Scores, score};

fn others(cells: [u32; 3], together: u32) -> Others {
    Others {
        dont_know: cells[0],
        not_applicable: cells[1],
        unanswered: cells[2],
        few: together,
    }
}

fn told(ratings: u32, cells: [u32; 3]) -> Others {
    few(&[ratings, 0, 0, 0], true, others(cells, 0))
}

#[test]
fn one_or_two_of_a_kind_are_told_with_what_could_stand_in_its_place() {
    assert_eq!(told(7, [1, 0, 0]), others([0, 0, 0], 1));
    assert_eq!(told(7, [0, 1, 0]), others([0, 0, 0], 1));
    assert_eq!(told(7, [0, 0, 1]), others([0, 0, 0], 1));
    assert_eq!(told(9, [2, 1, 0]), others([0, 0, 0], 3));
    assert_eq!(told(8, [0, 0, 0]), others([0, 0, 0], 0));
    // 3 of 12 don't know is not known; the 1 not applicable stands with those who did not answer.
    assert_eq!(told(9, [3, 1, 0]), others([3, 0, 0], 1));
}

#[test]
fn what_makes_a_statement_not_known_stays() {
    // 2 of 8 is a quarter: that it is not known says that there are 2.
    assert_eq!(told(6, [2, 0, 0]), others([2, 0, 0], 0));
    assert_eq!(told(6, [2, 1, 0]), others([2, 0, 0], 1));
    // 2 of 9 is not.
    assert_eq!(told(7, [2, 0, 0]), others([0, 0, 0], 2));
}

#[test]
fn a_kind_that_would_be_alone_takes_the_next_with_it() {
    // 1 not applicable would be what is left of 20 after 3 don't knows and 4 without an answer.
    assert_eq!(told(12, [3, 1, 4]), others([0, 0, 4], 4));
    // Where nothing can be said not to apply, it hides no don't know.
    assert_eq!(few(&[16, 0, 0, 0], false, others([1, 0, 3], 0)), others([0, 0, 0], 4));
}

#[test]
fn every_count_of_one_could_as_well_be_another_kind() {
    // Of all answers to a statement by up to 20 people: for each in which 1 person gave a kind, some other answers with as many
    // ratings and people are told the same, and have another number of that kind.
    for applies in [true, false] {
        let mut all: BTreeMap<(u32, u32, [u32; 4]), Vec<[u32; 3]>> = BTreeMap::new();
        for ratings in 0..13 {
            for cells in (0..9 * 9 * 9).map(|at| [at / 81, at / 9 % 9, at % 9]) {
                if cells.iter().sum::<u32>() > 8 || !applies && cells[1] > 0 {
                    continue;
                }
                let told = few(&[ratings, 0, 0, 0], applies, others(cells, 0));
                let told = [told.dont_know, told.not_applicable, told.unanswered, told.few];
                all.entry((ratings, cells.iter().sum(), told)).or_default().push(cells);
            }
        }
        for (told, same) in all {
            for own in &same {
                for kind in [0, 1].into_iter().filter(|&kind| own[kind] == 1) {
                    assert!(same.iter().any(|other| other[kind] != 1), "{applies} {own:?} {told:?}");
                }
            }
        }
    }
}

fn shown(made: &Questionnaire, answers: &[&str]) -> Scores {
    masked(
        made,
        How::Individual,
        Extent::Detail,
        &score(made, &people(made, answers)),
    )
}

fn protected(statements: usize, kind: PrivacyKind) -> Questionnaire {
    let mut made = questionnaire(&["1", "2", "3", "4"], &[statements], &[]);
    made.privacy = Privacy {
        kind,
        minimum: 3,
        detail: 5,
        note: String::new(),
    };
    made
}

#[test]
fn a_domain_tells_no_more_than_its_statements() {
    let answers = ["dk 1 dk", "2 na dk", "2 2 dk", "2 2 2", "2 2 2", "2 2 2"];
    let scores = shown(&protected(3, PrivacyKind::Protected), &answers);
    let domain = &scores.domains[0];
    // 3 of 6 is not known and stays; of the 2 others it is not told that one is a don't know.
    assert_eq!((domain.dont_know, domain.few), (3, 2));
    assert_eq!(domain.dont_know_share(), None);
    assert_eq!(scores.statements[0].responses(), 6);
    assert_eq!(from_to(domain.dont_know, domain.few), "3 to 5");
}

#[test]
fn what_applies_tells_no_more_than_the_statements() {
    // Four say that the third does not apply; the fifth does not know, or leaves it out: a domain of 3 that apply either way.
    let made = protected(3, PrivacyKind::Protected);
    let shown = |last: &str| {
        let fifth = format!("2 2 {last}");
        shown(&made, &["2 2 na", "2 2 na", "2 2 na", "2 2 na", &fifth])
    };
    assert_eq!(shown("dk"), shown("-"));
    assert_eq!(
        (shown("-").domains[0].counted, shown("-").domains[0].applicable),
        (2, 3)
    );
    // A result needs half of what applies: 1 of 2, and 1 of 3 either way where the third could apply.
    let scarce = |last: &str| {
        let fifth = format!("2 - {last}");
        self::shown(&made, &["2 - na", "2 - na", "2 - na", "2 - na", &fifth])
    };
    assert_eq!(scarce("dk"), scarce("-"));
    assert_eq!(
        (scarce("-").domains[0].status(), scarce("na").domains[0].status()),
        ("too few answers", "ok")
    );
}

#[test]
fn an_open_round_and_a_team_tell_every_kind() {
    let answers = ["dk 1", "2 na", "2 2", "2 2", "2 2"];
    let open = shown(&protected(2, PrivacyKind::Open), &answers);
    assert_eq!((open.statements[0].dont_know, open.statements[0].few), (1, 0));
    let made = protected(2, PrivacyKind::Protected);
    let joint = masked(
        &made,
        How::Joint,
        Extent::Detail,
        &score(&made, &people(&made, &answers)),
    );
    assert_eq!(joint.statements[1].not_applicable, 1);
}

#[test]
fn few_are_one_or_two() {
    assert_eq!(
        [0, 1, 2, 3].map(few_words),
        [
            "",
            "1 or 2 without a rating",
            "1 or 2 without a rating",
            "3 without a rating"
        ]
    );
}
