use proptest::prelude::*;

use super::{Merged, Merging, Refused, Rows, Sources, Writer, pin};
use crate::problem::ProblemCode;
use crate::questionnaire::{Questionnaire, validate};
use crate::report::fixture::{questionnaire, response};
use crate::response::Response;
use crate::score::marks_of;
use crate::tally::reject::{self, Fault, Reject};
use crate::tally::{Other, Reading, Slots, Tally};

const KEPT: Reading = Reading {
    roles: true,
    keep: true,
    depends: false,
};

fn small() -> Questionnaire {
    questionnaire(&["1", "2", "3"], &[2], &[])
}

/// One respondent: organisation, code, role, answers.
type Row = (String, String, String, String);

fn row(organisation: &str, code: &str, role: &str, words: &str) -> Row {
    [organisation, code, role, words].map(str::to_owned).into()
}

fn tally_of(questionnaire: &Questionnaire, reading: Reading, rows: &[Row]) -> Tally {
    let mut tally = Tally::new(Slots::of(questionnaire), reading);
    for (organisation, code, role, words) in rows {
        let given = Response {
            role: role.clone(),
            ..response(questionnaire, code, words)
        };
        let marks = marks_of(questionnaire, &given);
        tally.take_response(organisation, &given, &marks, true).unwrap();
    }
    tally
}

fn sources(name: &str, read: u64, rejected: u64) -> Sources {
    let rows = Rows {
        read,
        scored: read - rejected,
        rejected,
    };
    Sources {
        inputs: [(name.to_owned(), rows)].into(),
        ..Sources::default()
    }
}

fn rejected(record: u64) -> Reject {
    Reject {
        record,
        line: record + 1,
        column: Some(3),
        fault: Fault::NotAnAnswer(1, "=1+1\u{202e}".to_owned()),
    }
}

fn written(questionnaire: &Questionnaire, tally: &Tally, sources: &Sources, made_of: &[String]) -> Vec<u8> {
    let mut writer = Writer::begin(Vec::new(), questionnaire, tally.reading, made_of).unwrap();
    let all: u64 = sources.inputs.values().map(|rows| rows.rejected).sum();
    for record in 1..=all {
        writer.reject("a.csv", &rejected(record)).unwrap();
    }
    writer.finish(tally, sources).unwrap()
}

fn part(questionnaire: &Questionnaire, reading: Reading, rows: &[Row]) -> Vec<u8> {
    let sources = sources("a.csv", rows.len() as u64, 0);
    written(questionnaire, &tally_of(questionnaire, reading, rows), &sources, &[])
}

fn merged(questionnaire: &Questionnaire, parts: &[(&str, &[u8])]) -> Result<Merged, String> {
    let mut merging = Merging::new(questionnaire);
    for (name, part) in parts {
        merging.add(name, *part).map_err(|refused| match refused {
            Refused::Failed(error) => error.to_string(),
            Refused::Unusable(message) => message,
        })?;
    }
    Ok(merging.finish())
}

fn refusal(questionnaire: &Questionnaire, parts: &[(&str, &[u8])]) -> String {
    merged(questionnaire, parts).unwrap_err()
}

#[test]
fn a_part_can_be_read_by_a_person() {
    let small = small();
    let tally = tally_of(
        &small,
        KEPT,
        &[
            row("North", "R10", "gp", "1 dk"),
            row("North", "R2", "nurse", "3 -"),
            row("East \u{202e}", "R1", "", "na 2"),
        ],
    );
    let mut sources = sources("a.csv", 4, 1);
    sources
        .rounds
        .insert("North".to_owned(), "2012-03-01 Spring".to_owned());
    let bytes = written(&small, &tally, &sources, &[]);
    let text = String::from_utf8(bytes).unwrap();
    let own = [
        &small.digest,
        text.rsplit_once("sha256\":\"").unwrap().1.split('"').next().unwrap(),
    ];
    let shown = text
        .replace(own[0], "[of the questionnaire]")
        .replace(own[1], "[of the lines]");
    insta::assert_snapshot!(shown);
}

#[test]
fn what_was_counted_comes_back() {
    let small = small();
    let rows = [
        row("North", "R1", "gp", "1 dk"),
        row("North", "R2", "nurse", "3 -"),
        row("East", "R1", "", "na 2"),
    ];
    let tally = tally_of(&small, KEPT, &rows);
    let bytes = written(&small, &tally, &sources("a.csv", 5, 2), &[]);
    let back = merged(&small, &[("one", &bytes)]).unwrap();
    // Organisations are in order of name now.
    assert_eq!(back.tally.organisations[0].name, "East");
    let north = &back.tally.organisations[1];
    assert!(north.limited && !north.joint);
    assert_eq!(north.counted, [true, true]);
    // Two statements of 3 levels: slots 0 to 2 are levels, 3 don't know, 5 unanswered.
    assert_eq!(north.answers, [0, 3, 2, 5]);
    let counts: Vec<&[u32]> = back.tally.groups.iter().map(|group| &*group.counts).collect();
    assert_eq!(counts[1], tally.groups[0].counts);
    assert_eq!(counts[2], tally.groups[1].counts);
    assert_eq!(back.sources, sources("a.csv", 5, 2));
    let [(file, first), (_, second)] = &back.rejects[..] else {
        panic!()
    };
    assert_eq!((file.as_str(), first.record, second.record), ("a.csv", 1, 2));
    assert_eq!(first.fault.code(), "bad-answer");
    assert_eq!(first.fault.message(&small), rejected(1).fault.message(&small));
    assert_eq!(pin(&*bytes).unwrap(), super::Pin::of(&small));
}

#[test]
fn records_at_the_same_place_of_two_standard_inputs_stand_in_one_order() {
    let small = small();
    let tally = Tally::new(Slots::of(&small), Reading::default());
    let part = |why: &str| {
        let mut writer = Writer::begin(Vec::new(), &small, Reading::default(), &[]).unwrap();
        let fault = Fault::Other("bad-answer", why.to_owned());
        let reject = Reject { fault, ..rejected(1) };
        writer.reject("standard input", &reject).unwrap();
        writer.finish(&tally, &sources("standard input", 1, 1)).unwrap()
    };
    let (one, two) = (part("one"), part("two"));
    let order = |parts: &[(&str, &[u8])]| merged(&small, parts).unwrap().rejects;
    assert_eq!(order(&[("a", &one), ("b", &two)]), order(&[("b", &two), ("a", &one)]));
}

#[test]
fn every_code_of_a_record_comes_back() {
    let small = small();
    let codes = reject::CODES
        .iter()
        .chain(&crate::tally::response::CODES)
        .map(|(code, _)| *code);
    let codes: Vec<&'static str> = codes.chain(ProblemCode::ALL.iter().map(|code| code.name())).collect();
    let mut writer = Writer::begin(Vec::new(), &small, Reading::default(), &[]).unwrap();
    for code in &codes {
        let fault = Fault::Other(code, "why".to_owned());
        writer.reject("a", &Reject { fault, ..rejected(1) }).unwrap();
    }
    let all = codes.len() as u64;
    let tally = Tally::new(Slots::of(&small), Reading::default());
    let bytes = writer.finish(&tally, &sources("a", all, all)).unwrap();
    assert_eq!(merged(&small, &[("one", &bytes)]).unwrap().rejects.len(), codes.len());
}

#[test]
fn the_same_respondent_in_two_parts_is_refused_by_name() {
    let small = small();
    let rows: Vec<Row> = (1..=5).map(|n| row("North", &format!("R{n}"), "", "1 2")).collect();
    let one = part(&small, Reading::default(), &rows);
    let two = part(&small, Reading::default(), &rows[..4]);
    let third = part(&small, Reading::default(), &rows[4..]);
    let said = refusal(&small, &[("a.part", &third), ("b.part", &two), ("c.part", &one)]);
    assert_eq!(
        said,
        "of `North` it holds `R1`, `R2`, `R3` and 2 more, and so does `b.part`; score these files in one run"
    );
    let said = refusal(&small, &[("a.part", &one), ("b.part", &third)]);
    assert_eq!(
        said,
        "of `North` it holds `R5`, and so does `a.part`; score these files in one run"
    );
}

#[test]
fn the_same_part_twice_is_refused_even_inside_another() {
    let small = small();
    let one = part(&small, Reading::default(), &[row("North", "R1", "", "1 2")]);
    let two = part(&small, Reading::default(), &[row("North", "R2", "", "1 2")]);
    let both = merged(&small, &[("one", &one), ("two", &two)]).unwrap();
    let nested = written(&small, &both.tally, &both.sources, &both.made_of);
    let said = "it is, or holds, the same part as `one`; name each part once";
    assert_eq!(refusal(&small, &[("one", &one), ("again", &one)]), said);
    assert_eq!(refusal(&small, &[("one", &one), ("nested", &nested)]), said);
    // Parts of which nothing was read may be alike: many machines may have had nothing to do.
    let empty = part(&small, Reading::default(), &[]);
    let all = merged(&small, &[("one", &one), ("e1", &empty), ("e2", &empty)]).unwrap();
    assert_eq!(all.tally.groups[0].responses, 1);
    // Rejected records would be told twice.
    let tally = Tally::new(Slots::of(&small), Reading::default());
    let rejects = written(&small, &tally, &sources("a.csv", 1, 1), &[]);
    let said = refusal(&small, &[("one", &rejects), ("again", &rejects)]);
    assert!(said.contains("the same part as `one`"), "{said}");
}

#[test]
fn parts_of_something_else_are_refused() {
    let small = small();
    let other = questionnaire(&["1", "2", "3"], &[3], &[]);
    let one = part(&small, Reading::default(), &[]);
    let with = part(&small, KEPT, &[]);
    let said = refusal(&other, &[("one", &one)]);
    assert!(
        said.starts_with("it is about `small` version 1 with the digest "),
        "{said}"
    );
    assert_eq!(
        refusal(&small, &[("one", &one), ("two", &with)]),
        "`two` was made with --by role and `one` without; make all parts with the same options"
    );
    let answers = Reading {
        keep: true,
        ..Reading::default()
    };
    let said = refusal(&small, &[("one", &part(&small, answers, &[])), ("two", &one)]);
    assert_eq!(
        said,
        "`one` was made with --responses and `two` without; make all parts with the same options"
    );
    let text = String::from_utf8(one).unwrap();
    let changed = |from: &str, to: &str| refusal(&small, &[("one", text.replacen(from, to, 1).as_bytes())]);
    assert!(changed("\"format\":1", "\"format\":2").starts_with("format 2 is not one"));
    let version = format!("\"program\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(changed(&version, "\"program\":\"9.9\"").starts_with("it was made by version 9.9 of the program"));
    assert!(changed("part of a scoring", "something").starts_with("it is not a part"));
    assert!(refusal(&small, &[("one", b"organisation,respondent\n")]).starts_with("it is not a part"));
    assert!(refusal(&small, &[("one", b"")]).starts_with("it is not a part"));
}

#[test]
fn two_rounds_of_an_organisation_are_not_added_up() {
    let small = small();
    let of_round = |code: &str, round: &str| {
        let mut sources = sources("a", 1, 0);
        sources.rounds.insert("North".to_owned(), round.to_owned());
        written(
            &small,
            &tally_of(&small, Reading::default(), &[row("North", code, "", "1 2")]),
            &sources,
            &[],
        )
    };
    let (one, two) = (of_round("R1", "2012-03-01 Spring"), of_round("R2", "2013-03-01 Later"));
    let said = refusal(&small, &[("one", &one), ("two", &two)]);
    assert!(
        said.starts_with("it holds a round of `North` (2013-03-01 Later), and `one` holds another (2012-03-01 Spring)"),
        "{said}"
    );
    let same = of_round("R2", "2012-03-01 Spring");
    assert_eq!(
        merged(&small, &[("one", &one), ("same", &same)]).unwrap().tally.groups[0].responses,
        2
    );
}

/// A part whose text was changed and whose digest was made to fit again.
fn tampered(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use sha2::Digest;
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    let made = text.replacen(from, to, 1);
    let (lines, end) = made.split_at(made.rfind("{\"end\"").unwrap());
    let hash = super::write::hexadecimal(&sha2::Sha256::new().chain_update(lines));
    let old = end.split("sha256\":\"").nth(1).unwrap().split('"').next().unwrap();
    format!("{lines}{}", end.replace(old, &hash)).into_bytes()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of refusals")]
fn what_is_not_as_it_was_written_is_refused() {
    let small = small();
    let rows = [row("North", "R1", "", "1 2"), row("North", "R2", "", "3 dk")];
    let tally = tally_of(
        &small,
        Reading {
            keep: true,
            ..Reading::default()
        },
        &rows,
    );
    let bytes = written(&small, &tally, &sources("a.csv", 3, 1), &[]);
    for (from, to, what) in [
        ("[[1,0,1,0,0,0]", "[[1,0,9,0,0,0]", "counters do not add up"),
        ("[[1,0,1,0,0,0]", "[[1,0,1,0,0]", "counters do not add up"),
        ("[[1,0,1,0,0,0],", "[", "counters do not add up"),
        ("\"responses\":2", "\"responses\":3", "not as many as its responses"),
        ("\"R1\",\"R2\"", "\"R1\"", "not as many as its responses"),
        ("\"R1\",\"R2\"", "\"R2\",\"R2\"", "is in it twice"),
        (
            "\"answers\":[\"01\"",
            "\"answers\":[\"07\"",
            "do not fit the questionnaire",
        ),
        (
            "\"answers\":[\"01\"",
            "\"answers\":[\"0\"",
            "do not fit the questionnaire",
        ),
        ("\"role\":\"\"", "\"role\":\"gp\"", "out of order"),
        ("\"code\":\"bad-answer\"", "\"code\":\"whatever\"", "unknown code"),
        ("\"read\":3", "\"read\":4", "numbers of records do not add up"),
        (
            "\"organisations\":1",
            "\"organisations\":2",
            "not as many as its last line says",
        ),
        (
            "\"respondents\":2",
            "\"respondents\":1",
            "not as many as its last line says",
        ),
        ("\"rejects\":1", "\"rejects\":0", "not as many as its last line says"),
        ("\"limited\":true", "\"limited\":1", "not as the program writes it"),
        (
            "\"name\":\"North\"",
            "\"name\":\"North\",\"more\":1",
            "not as the program writes it",
        ),
        ("\"roles\":false", "\"roles\":false,\"more\":1", "its first line is not"),
    ] {
        let said = refusal(&small, &[("one", &tampered(&bytes, from, to))]);
        assert!(said.contains(what), "{to}: {said}");
        assert!(said.ends_with("it is not as it was written; make it again"), "{said}");
    }
    let text = String::from_utf8(bytes.clone()).unwrap();
    let said = refusal(&small, &[("one", text.replacen("North", "South", 1).as_bytes())]);
    assert!(said.starts_with("its digest does not fit"), "{said}");
    let said = refusal(&small, &[("one", format!("{text}\n").as_bytes())]);
    assert!(said.starts_with("there is more after its last line"), "{said}");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let swapped = [lines[0], lines[2], lines[1], lines[3], lines[4]].concat();
    assert!(refusal(&small, &[("one", swapped.as_bytes())]).starts_with("its lines are out of order"));
    let twice = [lines[0], lines[1], lines[2], lines[2], lines[3], lines[4]].concat();
    assert!(refusal(&small, &[("one", twice.as_bytes())]).starts_with("its organisations are out of order"));
    for end in 0..bytes.len() {
        assert!(merged(&small, &[("one", &bytes[..end])]).is_err(), "cut at byte {end}");
    }
}

#[test]
fn importance_is_added_up() {
    let rich = validate::from_yaml(include_str!("../../../tests/fixtures/rich.yaml")).unwrap();
    let with = |code: &str| {
        let mut given = response(&rich, code, "1 1 1 1 1 1 1 1");
        let id = given.answers.keys().next().unwrap().clone();
        given.also.insert(id, [("matter".to_owned(), "3".to_owned())].into());
        let mut tally = Tally::new(Slots::of(&rich), Reading::of(&rich, false, false));
        tally
            .take_response("North", &given, &marks_of(&rich, &given), true)
            .unwrap();
        tally
    };
    let (one, two) = (with("R1"), with("R2"));
    let bytes = [&one, &two].map(|tally| written(&rich, tally, &sources("a", 1, 0), &[]));
    let sum = merged(&rich, &[("one", &bytes[0]), ("two", &bytes[1])]).unwrap();
    let twice: Vec<u32> = one.groups[0].importance.iter().map(|count| 2 * count).collect();
    assert!(twice.contains(&2));
    assert_eq!(sum.tally.groups[0].importance, twice);
}

#[test]
fn kept_answers_of_long_scales_come_back() {
    // Four statements of 101 levels each, with four other answers.
    let slots = Slots {
        starts: vec![0, 105, 210, 315],
        levels: vec![101; 4],
        width: 420,
        importance: 0,
    };
    let other = |other| slots.other(1, other);
    let given = [
        0,
        61,
        62,
        100,
        other(Other::DontKnow),
        other(Other::NotApplicable),
        other(Other::NotAsked),
    ];
    for window in given.windows(4) {
        let text = super::answers::to_text(&slots, window);
        assert_eq!(
            super::answers::from_text(&slots, &text).as_deref(),
            Some(window),
            "{text}"
        );
    }
    for wrong in ["0Z(62)(100)0", "(7)000", "(101)000", "(062)000", "000", "(62000"] {
        assert_eq!(super::answers::from_text(&slots, wrong), None, "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any cut of the work, added up in any order and in any nesting, is the same as one run.
    #[test]
    fn any_cut_adds_up_to_one_run(
        people in proptest::collection::btree_map(
            ("[A-C]", "R[0-9]{1,3}"),
            (0..5_usize, "[a-b]?", "(1|2|3|dk|na|-) (1|2|3|dk|na|-)"),
            0..30,
        ),
        kept in any::<bool>(),
        turn in 0..5_usize,
    ) {
        let small = small();
        let reading = if kept { KEPT } else { Reading::default() };
        let rows = |only: Option<usize>| -> Vec<Row> {
            let own = people.iter().filter(|(_, (part, ..))| only.is_none_or(|only| only == *part));
            own.map(|((name, code), (_, role, words))| row(name, code, role, words)).collect()
        };
        let one_run = part(&small, reading, &rows(None));
        let mut parts: Vec<Vec<u8>> = (0..5).map(|only| part(&small, reading, &rows(Some(only)))).collect();
        parts.rotate_left(turn);
        if turn % 2 == 1 {
            parts.reverse();
        }
        let names: Vec<String> = (0..5).map(|at| format!("part {at}")).collect();
        let named: Vec<(&str, &[u8])> = names.iter().zip(&parts).map(|(name, part)| (&**name, &**part)).collect();
        let flat = merged(&small, &named).unwrap();
        prop_assert_eq!(&written(&small, &flat.tally, &flat.sources, &[]), &one_run);

        let half = merged(&small, &named[..3]).unwrap();
        let half = written(&small, &half.tally, &half.sources, &half.made_of);
        let nested = [named[4], ("half", &*half), named[3]];
        let nested = merged(&small, &nested).unwrap();
        prop_assert_eq!(&written(&small, &nested.tally, &nested.sources, &[]), &one_run);
        prop_assert_eq!(nested.made_of.len() >= flat.made_of.len(), true);
    }
}
