use super::{Withheld, common};
use crate::report::fixture::{people, questionnaire, round};
use crate::round::How;
use crate::shared_copy::make::{Input, make};
use crate::shared_copy::{Choice, Part, SharedCopy};

/// A group's copy: each answer is given by this many people.
fn group(name: &str, number: usize, answers: &str, choice: &Choice) -> SharedCopy {
    let small = questionnaire(&["1", "2", "3", "4"], &[2, 1], &[]);
    let mut round = round(&small, How::Individual);
    round.organisation = name.to_owned();
    make(&Input {
        questionnaire: &small,
        round: &round,
        responses: &people(&small, &vec![answers; number]),
        notes: None,
        plan: None,
        choice,
    })
}

fn usual(name: &str, answers: &str) -> SharedCopy {
    group(name, 5, answers, &Choice::default())
}

/// Target 3. A.01 is below in 1 of 5, A.02 in 3, B.01 in 3.
fn five() -> Vec<SharedCopy> {
    let answers = ["2 2 2", "3 2 2", "3 2 2", "3 3 3", "4 4 4"];
    let named = answers.iter().zip(["North", "South", "East", "West", "Mid"]);
    named.map(|(answers, name)| usual(name, answers)).collect()
}

#[test]
fn groups_that_act_are_counted_and_most_come_first() {
    let made = common(&five()).unwrap();
    let rows: Vec<_> = (made.statements.iter())
        .map(|one| (one.id.as_str(), one.act, one.talk, one.find_out, one.groups))
        .collect();
    // A.02 and B.01 are equal: as in the questionnaire.
    assert_eq!(rows, [("A.02", 3, 0, 0, 5), ("B.01", 3, 0, 0, 5), ("A.01", 1, 0, 0, 5)]);
    // A: means 2, 2.5, 2.5, 3, 4, target 3: three below. B: 2, 2, 2, 3, 4: three below.
    let below: Vec<_> = made
        .domains
        .iter()
        .map(|one| (one.id.as_str(), one.below, one.groups))
        .collect();
    assert_eq!(below, [("A", 3, 5), ("B", 3, 5)]);
}

#[test]
fn the_order_of_the_copies_does_not_matter_and_no_group_is_named() {
    let mut copies = five();
    let made = common(&copies).unwrap();
    copies.rotate_left(2);
    assert_eq!(common(&copies).unwrap(), made);
    let text = format!(
        "{made:?}{:?}{}",
        super::page::page(&made),
        String::from_utf8(super::page::json(&made)).unwrap()
    );
    for name in ["North", "South", "East", "West", "Mid"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
}

#[test]
fn four_groups_are_too_few_and_a_copy_twice_is_one_group() {
    let copies = five();
    assert_eq!(common(&copies[..4]), Err(Withheld::TooFew(4)));
    let twice = [&copies[..4], &copies[..1]].concat();
    assert_eq!(common(&twice), Err(Withheld::TooFew(4)));
    let more = [&copies[..], &copies[..2]].concat();
    assert_eq!(common(&more).map(|made| (made.groups, made.repeated)), Ok((5, 2)));
}

#[test]
fn another_copy_of_the_same_round_is_the_same_group() {
    let mut copies = five();
    let mut bare = Choice::default();
    bare.without.extend([Part::Organisation, Part::Needs]);
    copies.push(group("North", 5, "2 2 2", &bare));
    let made = common(&copies).unwrap();
    assert_eq!((made.groups, made.repeated), (5, 1));
}

#[test]
fn one_group_of_more_than_half_of_all_is_not_shown_as_what_all_have_in_common() {
    let mut copies = five();
    // 20 of 40 is half and not more; 21 of 41 is more.
    copies[0] = group("North", 20, "2 2 2", &Choice::default());
    assert!(common(&copies).is_ok());
    copies[0] = group("North", 21, "2 2 2", &Choice::default());
    assert_eq!(common(&copies), Err(Withheld::OneIsMost));
}

#[test]
fn what_fewer_than_five_groups_shared_is_left_out_and_counted() {
    let mut copies = five();
    let mut choice = Choice::default();
    choice.without_domains.insert("B".into());
    copies[4] = group("Mid", 5, "4 4 4", &choice);
    let made = common(&copies).unwrap();
    let ids: Vec<&str> = made.statements.iter().map(|one| one.id.as_str()).collect();
    assert_eq!((ids, made.too_few), (vec!["A.02", "A.01"], 1));
    assert_eq!(made.domains.len(), 1);
}

#[test]
fn a_statement_that_reads_differently_is_left_out_and_named() {
    let mut copies = five();
    copies[2].statements[0].wording = "another".into();
    let made = common(&copies).unwrap();
    assert_eq!(made.other_wording, [("A.01".to_owned(), "Short A.01".to_owned())]);
    assert_eq!(made.statements.len(), 2);
    copies[2].questionnaire[0] = "another".into();
    assert_eq!(
        common(&copies),
        Err(Withheld::Different(vec!["another".into(), "small".into()]))
    );
}
