//! The quick way is held equal to the plain one in every bit.

use proptest::prelude::*;

use super::{all, questionnaire};
use crate::number::{Number, whole};
use crate::questionnaire::{CountsAs, Node, Overall, Privacy, PrivacyKind, Questionnaire, RollUp, catalogue};
use crate::results::{Scorer, Wanted};
use crate::tally::{Other, Reading, Slot, Slots, Tally};

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % end
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

fn made(dice: &mut Dice) -> Questionnaire {
    let scales: [&[&str]; 6] = [
        &["1", "2", "3", "4"],
        &["0", "0.25", "0.5", "1"],
        &["0", "1"],
        &["1", "2", "3", "4", "5", "6", "7"],
        &["-1", "0", "0.5", "2"],
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    ];
    let values = dice.of(&scales);
    let domains: Vec<usize> = (0..=dice.below(3)).map(|_| 1 + dice.below(7) as usize).collect();
    let mut made = questionnaire(values, &domains, &[]);
    for statement in &mut made.statements {
        statement.reverse = dice.once_in(4);
        statement.importance = 1 + dice.below(3) as u32;
        statement.weight = dice.of(&[1, 1, 1, 2, 3].map(whole));
        if dice.once_in(6) {
            statement.weight = Number::new(1.into(), 4.into());
        }
        statement.target = dice.below(values.len() as u64) as usize;
        statement.not_applicable = !dice.once_in(3);
        statement.counts = !dice.once_in(8);
    }
    for domain in &mut made.domains {
        domain.enough = dice.of(&[Number::new(1.into(), 2.into()), whole(0), whole(1)]);
        if dice.once_in(6) {
            domain.roll_up = RollUp::None;
        }
    }
    privacy(dice, &mut made);
    made
}

fn privacy(dice: &mut Dice, made: &mut Questionnaire) {
    let kinds = [
        PrivacyKind::Open,
        PrivacyKind::Protected,
        PrivacyKind::Anonymous,
        PrivacyKind::Private,
    ];
    let (minimum, detail) = dice.of(&[(3, 5), (3, 5), (1, 1), (2, 3), (4, 10)]);
    made.privacy = Privacy {
        kind: dice.of(&kinds),
        minimum,
        detail,
        note: String::new(),
    };
}

/// What only the plain way can do.
fn unusual(dice: &mut Dice, made: &mut Questionnaire) {
    let roll_ups = RollUp::WORDS.map(|(_, roll_up)| roll_up);
    match dice.below(4) {
        0 => {
            made.overall = Some(Overall {
                title: "All".into(),
                roll_up: RollUp::WeightedMean,
                start: whole(0),
                enough: whole(0),
                bands: Vec::new(),
            });
        }
        1 => made.domains[0].roll_up = dice.of(&roll_ups),
        2 => made.unanswered = dice.of(&[CountsAs::Lowest, CountsAs::Blocks]),
        _ => {
            let domain = &mut made.domains[0];
            let middle = domain.own.end / 2;
            let section = Node {
                id: "A.S".into(),
                own: middle..domain.own.end,
                statements: middle..domain.own.end,
                weight: whole(2),
                ..domain.clone()
            };
            domain.own.end = middle;
            domain.sections = vec![section];
        }
    }
}

/// Some organisations, each with a few groups of any size.
fn tally(dice: &mut Dice, questionnaire: &Questionnaire) -> Tally {
    let slots = Slots::of(questionnaire);
    let mut tally = Tally::new(
        slots,
        Reading {
            roles: true,
            keep: true,
            depends: false,
        },
    );
    for number in 0..4 {
        let at = tally.organisation(&format!("Organisation {number}"));
        tally.organisations[at].limited = !dice.once_in(3);
        let sizes: &[u32] = if dice.once_in(2) {
            &[0, 1, 2, 3, 4, 5, 6]
        } else {
            &[1, 5, 12, 30, 200, 5_000, 3_000_000]
        };
        if dice.once_in(5) {
            tally.organisations[at].joint = true;
            group(dice, questionnaire, &mut tally, (at, "", 1));
            continue;
        }
        for role in ["", "gp", "nurse", "gp; nurse ;chair"] {
            if role.is_empty() || dice.once_in(2) {
                let size = dice.of(sizes);
                group(dice, questionnaire, &mut tally, (at, role, size));
            }
        }
    }
    people(dice, &mut tally);
    tally
}

fn group(dice: &mut Dice, questionnaire: &Questionnaire, tally: &mut Tally, (at, role, size): (usize, &str, u32)) {
    let group = tally.group(at, role);
    let mut counts = Vec::new();
    for statement in 0..questionnaire.statements.len() {
        let levels = tally.slots.levels(statement);
        let mut own = vec![0; levels + Other::NUMBER];
        let mut left = size;
        // Some statements are answered alike, as happens.
        let ends = dice.below(6);
        while left > 0 && ends > 1 {
            let fewer = u64::from(dice.once_in(2));
            let slot = dice.below(own.len() as u64 - fewer) as usize;
            let some = 1 + dice.below(u64::from(left)) as u32;
            let some = if size > 40 { some } else { some.min(2) };
            own[slot] += some;
            left -= some;
        }
        own[if ends == 0 { 0 } else { levels - 1 }] += left;
        // That counter means nothing.
        own[levels + Other::Unanswered as usize] = 9;
        counts.extend(own);
    }
    tally.groups[group].responses = size;
    tally.groups[group].counts = counts;
}

/// A few whose answers were kept.
fn people(dice: &mut Dice, tally: &mut Tally) {
    for number in 0..dice.below(4) {
        let answers: Vec<Slot> = (0..tally.slots.statements())
            .map(|at| dice.below((tally.slots.levels(at) + Other::NUMBER) as u64) as Slot)
            .collect();
        let organisation = &mut tally.organisations[0];
        let code = if organisation.joint {
            "joint".to_owned()
        } else {
            format!("R{}", 9 - number)
        };
        if organisation.people.place(code.as_bytes()).1 {
            organisation.answers.extend(answers);
        }
    }
}

fn wanted(dice: &mut Dice) -> Wanted {
    Wanted {
        by_role: dice.once_in(2),
        open: dice.once_in(4),
        below: Some(Number::new(dice.below(40).into(), 8.into())),
    }
}

fn same(dice: &mut Dice, questionnaire: &Questionnaire) {
    let tally = tally(dice, questionnaire);
    let wanted = wanted(dice);
    let fast = all(&mut Scorer::new(questionnaire, &tally.slots, wanted.clone()), &tally);
    let plain = all(&mut Scorer::plain(questionnaire, &tally.slots, wanted), &tally);
    for (one, other) in fast.lines().zip(plain.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(fast.lines().count(), plain.lines().count());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_way_is_equal_to_the_plain_one(seed in 1_u64..) {
        let dice = &mut Dice(seed);
        let made = made(dice);
        same(dice, &made);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_it_is_for_those_that_come_with_the_program(seed in 1_u64..) {
        let dice = &mut Dice(seed);
        for shipped in catalogue::SHIPPED {
            let mut questionnaire = shipped.questionnaire();
            same(dice, &questionnaire);
            privacy(dice, &mut questionnaire);
            same(dice, &questionnaire);
        }
    }
}

#[test]
fn ordinary_questionnaires_go_the_quick_way_and_others_the_plain_one() {
    let dice = &mut Dice(1);
    for _ in 0..40 {
        let mut made = made(dice);
        let is_fast = |made: &Questionnaire| Scorer::new(made, &Slots::of(made), Wanted::default()).fast.is_some();
        assert!(is_fast(&made));
        let before = made.clone();
        unusual(dice, &mut made);
        let ordinary = |made: &Questionnaire| {
            made.domains
                .iter()
                .all(|one| matches!(one.roll_up, RollUp::None | RollUp::WeightedMean))
        };
        assert_eq!(
            is_fast(&made),
            made.overall.is_none()
                && made.unanswered == before.unanswered
                && made.domains[0].sections.is_empty()
                && ordinary(&made)
        );
    }
}
