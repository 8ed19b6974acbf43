use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Record, Showing, Verdict, digest_of, from_yaml, may_issue, to_yaml};
use crate::privacy::Extent;
use crate::problem::ProblemCode;
use crate::questionnaire::{Privacy, PrivacyKind};
use crate::report::fixture::{note, people, questionnaire};
use crate::response::{Answer, Audience};

fn limits() -> Privacy {
    Privacy {
        kind: PrivacyKind::Protected,
        minimum: 3,
        detail: 5,
        note: String::new(),
    }
}

/// People by number, each with the version of their answers.
fn showing(people: impl IntoIterator<Item = (usize, u8)>) -> Showing {
    Showing {
        people: people
            .into_iter()
            .map(|(person, version)| (format!("R{person}"), format!("{person:012x}{version:04x}")))
            .collect(),
        parts: Vec::new(),
    }
}

fn first(people: usize) -> Showing {
    showing((1..=people).map(|person| (person, 0)))
}

fn after(shown: &[Showing]) -> Record {
    let with = |record: Record, one: &Showing| record.with("2011-10-14", Extent::Detail, one);
    shown.iter().fold(Record::default(), with)
}

fn words(record: &Record, showing: &Showing) -> String {
    match may_issue(record, showing, &limits()) {
        Verdict::Refused(refusal) => refusal.text(PrivacyKind::Protected, "round"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_people_may_be_shown_again() {
    let record = after(&[first(7)]);
    assert_eq!(may_issue(&Record::default(), &first(7), &limits()), Verdict::New);
    assert_eq!(may_issue(&record, &first(7), &limits()), Verdict::Known);
}

#[test]
fn one_more_person_would_be_told_by_taking_one_report_from_the_other() {
    let record = after(&[first(7)]);
    let text = words(&record, &first(8));
    assert!(
        text.starts_with(
            "a report of 7 people was made on 14 October 2011. One of 8 now would tell what R8 answered to whoever has both\n\
             Wait until 2 more people have finished"
        ),
        "{text}"
    );
    assert!(words(&record, &first(9)).contains("what R8 and R9 answered together"));
    assert_eq!(may_issue(&record, &first(10), &limits()), Verdict::New);
    let Verdict::Refused(refusal) = may_issue(&record, &first(8), &limits()) else {
        panic!("it is refused");
    };
    let anonymous = refusal.text(PrivacyKind::Anonymous, "round");
    assert!(anonymous.contains("what 1 person answered to whoever"), "{anonymous}");
    assert!(!anonymous.contains("R8"), "{anonymous}");
}

#[test]
fn who_goes_and_who_changes_is_told_as_well() {
    let record = after(&[first(8)]);
    assert!(words(&record, &first(7)).contains("R8"));
    let changed = |who: &[usize]| showing((1..=8).map(|person| (person, u8::from(who.contains(&person)))));
    assert!(words(&record, &changed(&[4])).contains("what R4 answered"));
    assert!(words(&record, &changed(&[4, 5])).contains("R4 and R5"));
    assert_eq!(may_issue(&record, &changed(&[4, 5, 6]), &limits()), Verdict::New);
}

#[test]
fn three_reports_can_tell_what_no_two_of_them_do() {
    // 1 to 6; then 1 to 3 and 7 to 9: no two differ by few. With 1 to 4 and 7 to 11 the person 4 is in two of three like nobody else.
    let second = showing([1, 2, 3, 7, 8, 9].map(|person| (person, 0)));
    let record = after(&[first(6), second]);
    let third = showing([1, 2, 3, 4, 7, 8, 9, 10, 11, 12].map(|person| (person, 0)));
    assert!(words(&record, &third).contains("R4"));
    assert_eq!(
        may_issue(&record, &showing((1..=12).map(|person| (person, 0))), &limits()),
        Verdict::New
    );
}

#[test]
fn what_was_taken_back_no_longer_stands_in_the_way() {
    let (record, before) = after(&[first(7)]).taken_back("2011-10-20");
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].responses.len(), 7);
    assert_eq!(may_issue(&record, &first(8), &limits()), Verdict::New);
    assert_eq!(record.issued[0].taken_back, "2011-10-20");
    // Nor is it known: showing it again has to be recorded.
    assert_eq!(may_issue(&record, &first(7), &limits()), Verdict::New);
}

#[test]
fn a_part_of_the_new_people_is_not_told_either() {
    let record = after(&[first(7)]);
    let mut more = first(10);
    more.parts = vec![(1..=8).map(|person| format!("R{person}")).collect()];
    assert!(words(&record, &more).contains("R8"));
    more.parts = vec![(1..=10).map(|person| format!("R{person}")).collect::<BTreeSet<_>>()];
    assert_eq!(may_issue(&record, &more, &limits()), Verdict::New);
}

#[test]
fn a_digest_goes_with_what_counts_and_not_with_words() {
    let small = questionnaire(&["1", "2", "3"], &[2], &[]);
    let mut one = people(&small, &["1 2"]).remove(0);
    let before = digest_of(&small, &one);
    assert_eq!(before.len(), 16);
    note(&mut one, "A.01", "Words.", Audience::Team);
    assert_eq!(digest_of(&small, &one), before);
    one.answers.insert("A.01".into(), Answer::DontKnow);
    assert_ne!(digest_of(&small, &one), before);
}

#[test]
fn every_slip_in_the_file_is_named_at_once() {
    let text =
        "format: 1\nissued:\n  - on: yesterday\n    extent: all\n    responses: {r 1: 12}\nshared:\n  - to: Them\n";
    let problems = from_yaml(text).unwrap_err();
    let codes: Vec<ProblemCode> = problems.iter().map(|problem| problem.code).collect();
    use ProblemCode::{BadDate, BadWord, MissingKey};
    assert_eq!(codes, [BadDate, BadWord, BadWord, BadWord, MissingKey], "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.hint.is_some()));
    assert_eq!(
        from_yaml("format: 2\nnew: 1\n").unwrap_err()[0].code,
        ProblemCode::NewerFormat
    );
}

#[test]
fn the_file_reads_as_a_person_would_write_it() {
    let mut record = after(&[first(3)]).taken_back("2011-10-20").0;
    record.shared.push(super::SharedOut {
        on: "2011-11-01".into(),
        to: "The \"cluster\"".into(),
        what: vec!["domains".into(), "no names".into()],
    });
    insta::assert_snapshot!(to_yaml(&record));
    assert_eq!(from_yaml(&to_yaml(&record)), Ok(record));
}

/// The rank of some rows of 0 and 1 over the fractions.
fn rank(rows: &[Vec<i128>]) -> usize {
    let mut rows = rows.to_vec();
    let mut rank = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(pivot) = (rank..rows.len()).find(|&row| rows[row][column] != 0) else {
            continue;
        };
        rows.swap(rank, pivot);
        for row in rank + 1..rows.len() {
            let (top, own) = (rows[rank][column], rows[row][column]);
            for at in 0..rows[row].len() {
                rows[row][at] = rows[row][at] * top - rows[rank][at] * own;
            }
        }
        rank += 1;
    }
    rank
}

/// Whether adding and subtracting the sets gives something that is about these people only.
fn can_be_told(sets: &[BTreeMap<String, String>], of: &[&String]) -> bool {
    let all: BTreeSet<(&String, &String)> = sets.iter().flatten().collect();
    let row = |set: &BTreeMap<String, String>, kept: &dyn Fn(&String) -> bool| -> Vec<i128> {
        let kept = all.iter().filter(|(code, _)| kept(code));
        kept.map(|(code, digest)| i128::from(set.get(*code) == Some(digest)))
            .collect()
    };
    let whole: Vec<Vec<i128>> = sets.iter().map(|set| row(set, &|_| true)).collect();
    let without: Vec<Vec<i128>> = sets.iter().map(|set| row(set, &|code| !of.contains(&code))).collect();
    // A combination that is nothing outside these people and something inside lowers the rank when they are left out.
    rank(&without) < rank(&whole)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Reports are asked for one after the other, of random people who come, go and change. Of those that are made, no combination
    /// tells of one person or of two.
    #[test]
    fn nobody_is_told_by_any_combination_of_reports(
        asked in prop::collection::vec(prop::collection::vec((prop::bool::weighted(0.7), prop::sample::select(vec![0u8, 0, 0, 1])), 12), 1..9)
    ) {
        let mut record = Record::default();
        for people in asked {
            let there = people.iter().enumerate().filter(|(_, (there, _))| *there);
            let showing = showing(there.map(|(person, (_, version))| (person + 1, *version)));
            if showing.people.len() >= 3 && may_issue(&record, &showing, &limits()) == Verdict::New {
                record = record.with("2011-10-14", Extent::Detail, &showing);
            }
        }
        let sets: Vec<_> = record.standing().map(|issued| issued.responses.clone()).collect();
        let codes: BTreeSet<&String> = sets.iter().flat_map(|set| set.keys()).collect();
        for one in &codes {
            for other in &codes {
                prop_assert!(!can_be_told(&sets, &[one, other]), "{one} and {other} in {sets:#?}");
            }
        }
    }

    #[test]
    fn any_record_comes_back(
        days in prop::collection::vec((1u8..29, any::<bool>(), any::<bool>(), 1usize..9), 0..5),
        to in any::<String>(),
        what in prop::collection::vec(any::<String>(), 0..3),
    ) {
        let mut record = Record::default();
        for (day, detail, back, people) in days {
            let extent = if detail { Extent::Detail } else { Extent::Results };
            record = record.with(&format!("2011-10-{day:02}"), extent, &first(people));
            if back {
                record = record.taken_back("2011-11-01").0;
            }
        }
        record.shared.push(super::SharedOut { on: "2011-11-02".into(), to, what });
        prop_assert_eq!(from_yaml(&to_yaml(&record)), Ok(record));
    }
}
