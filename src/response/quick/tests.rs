use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;

use super::read;
use crate::questionnaire::{AskKind, PrivacyKind, Questionnaire, catalogue, validate};
use crate::report::fixture;
use crate::response::check::strictly;
use crate::response::write::to_yaml;
use crate::response::{Answer, Audience, ClosingAnswer, Note, Respondent, Response, share};
use crate::round::How;

/// Questionnaires with all that a response can hold.
fn questionnaires() -> Vec<Questionnaire> {
    let rich = include_str!("../../../tests/fixtures/rich.yaml");
    let whole = include_str!("../../../tests/fixtures/whole.yaml");
    let mut all: Vec<Questionnaire> = [rich, whole].map(|text| validate::from_yaml(text).unwrap()).into();
    all.extend(catalogue::SHIPPED.iter().map(|one| one.questionnaire()));
    all
}

/// What people type: mostly plain, now and then with something that a file has to be careful with.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.']{1,30}",
        "[ -~\u{e9}\u{2019}]{1,20}",
        "[a-z #:]{1,12}(\n{1,2}[a-z#\"-][a-z #:]{0,10}[a-z]){1,3}",
        "[a-z\"\\\\\t\n:#&*|>-]{1,12}",
        "\\PC{1,8}",
    ]
}

/// What one statement has: the answer, a reason or a note, and what the answer carries.
type Given = (u8, Option<(String, usize)>, bool);

fn given() -> impl Strategy<Value = Given> {
    (
        any::<u8>(),
        proptest::option::weighted(0.2, (words(), 0..3_usize)),
        any::<bool>(),
    )
}

/// A response to a questionnaire from what is drawn, as the interview would leave it.
fn response(questionnaire: &Questionnaire, drawn: &[Given], text: &str, bits: u32) -> Response {
    let person = Respondent::Person("R3".to_owned());
    let mut made = Response::begin(person, text, questionnaire, "2011-10-09T21:14");
    made.finished = "2011-10-10T08:00".to_owned();
    made.changes = bits % 7;
    made.promised = (bits & 1 == 0).then_some(PrivacyKind::Protected);
    let statements = questionnaire.statements.iter().zip(drawn.iter().cycle());
    for (at, (statement, (word, note, carries))) in statements.enumerate() {
        let id = statement.id.clone();
        let levels = questionnaire.scale_of(statement).levels.len();
        let answer = match usize::from(*word) % (levels + 4) {
            0 => Some(Answer::DontKnow),
            1 if statement.not_applicable => Some(Answer::NotApplicable("Not ours: \"no\".".to_owned())),
            1..=3 => None,
            level => Some(Answer::Rating(level - 4)),
        };
        made.wording.insert(id.clone(), statement.wording.clone());
        if answer.is_none() && bits & 2 == 0 {
            made.skipped.insert(id.clone());
        }
        made.answers.extend(answer.map(|answer| (id.clone(), answer)));
        if let Some((text, whom)) = note {
            let audience = Audience::WORDS[*whom].1;
            made.notes.insert(
                id.clone(),
                Note {
                    text: text.clone(),
                    audience,
                },
            );
        }
        if *carries && !questionnaire.asks.is_empty() {
            let ask = &questionnaire.asks[at % questionnaire.asks.len()];
            let text = match ask.kind {
                AskKind::Date => "2012-03-31".to_owned(),
                AskKind::Importance => ask.levels[0].key.clone(),
                AskKind::Text | AskKind::Evidence => text.to_owned(),
            };
            made.also.insert(id, BTreeMap::from([(ask.id.clone(), text)]));
        }
    }
    others(questionnaire, &mut made, text, bits);
    made
}

fn others(questionnaire: &Questionnaire, made: &mut Response, text: &str, bits: u32) {
    let domain = &questionnaire.domains[0];
    if bits & 4 == 0 {
        let first = &questionnaire.statements[domain.statements.start];
        made.most_difference.insert(domain.id.clone(), first.id.clone());
        made.next = first.id.clone();
    }
    let roles = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    made.roles = roles.take(1).map(|role| role.id.clone()).collect();
    for question in &questionnaire.closing {
        let choice = question.choices.first().map(|choice| choice.id.clone());
        let answer = choice.unwrap_or_else(|| text.to_owned());
        let then = if bits & 8 == 0 { String::new() } else { text.to_owned() };
        made.closing.insert(question.id.clone(), ClosingAnswer { answer, then });
    }
    for node in questionnaire.nodes() {
        if node.optional && bits & 16 == 0 {
            made.left_out.insert(node.id.clone());
        }
        if !node.go_on.is_empty() {
            made.go_on.insert(node.id.clone(), text.to_owned());
        }
    }
}

/// A file changed in one place, as people, editors and broken disks change files.
fn changed(text: &str, how: usize, at: Index, other: Index) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (one, two) = (at.index(lines.len()), other.index(lines.len()));
    const INSERTS: [&str; 26] = [
        "\"", "'", "#", " #", "\t", " ", "\r", ":", ": ", "&a ", "*a", "!!str ", "|", ">", "- ", "[", "{", "\\", "\n",
        "\n\n", "\0", "é", "\u{2028}", "\u{feff}", "~", "0",
    ];
    match how {
        0 => drop(lines.remove(one)),
        1 => lines.insert(two, lines[one]),
        2 => lines.swap(one, two),
        3 => return text.replace('\n', "\r\n"),
        4 => {
            let line = format!(" {}", lines[one]);
            lines[one] = &line;
            return lines.concat();
        }
        5 => {
            let line = lines[one].strip_prefix(' ').unwrap_or(lines[one]).to_owned();
            lines[one] = &line;
            return lines.concat();
        }
        6 => return text.trim_end().to_owned(),
        7 => lines.truncate(one),
        _ => {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let place = places[at.index(places.len())];
            let mut made = text.to_owned();
            match how % 3 {
                0 => drop(made.remove(place)),
                _ => made.insert_str(place, INSERTS[other.index(INSERTS.len())]),
            }
            return made;
        }
    }
    lines.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_the_program_writes_is_read_quickly_and_as_strictly(
        which in any::<Index>(),
        drawn in proptest::collection::vec(given(), 1..20),
        text in "[A-Za-z][ -~\n]{0,20}",
        bits in any::<u32>(),
    ) {
        let questionnaires = questionnaires();
        let questionnaire = which.get(&questionnaires);
        let given = response(questionnaire, &drawn, &text, bits);
        let file = to_yaml(&given, questionnaire);
        let strict = strictly(&file, questionnaire);
        let quick = read(&file, questionnaire);
        if let Some(quick) = quick {
            prop_assert_eq!(Ok(quick), strict);
        } else {
            // What is in a note may be escaped in a way that is left to the strict reader.
            prop_assert!(file.contains("\\x") || file.contains("\\u"), "{}", file);
        }
    }

    #[test]
    fn whatever_became_of_a_file_quick_reading_says_what_strict_reading_says(
        which in any::<Index>(),
        drawn in proptest::collection::vec(given(), 1..20),
        text in "[A-Za-z][ -~\n]{0,20}",
        bits in any::<u32>(),
        changes in proptest::collection::vec((0..24_usize, any::<Index>(), any::<Index>()), 60),
    ) {
        let questionnaires = questionnaires();
        let questionnaire = which.get(&questionnaires);
        let file = to_yaml(&response(questionnaire, &drawn, &text, bits), questionnaire);
        for (how, at, other) in changes {
            let odd = changed(&file, how, at, other);
            if let Some(quick) = read(&odd, questionnaire) {
                prop_assert_eq!(Ok(quick), strictly(&odd, questionnaire), "{}", odd);
            }
        }
    }
}

#[test]
fn share_files_and_examples_are_read_quickly() {
    let shipped = fixture::shipped();
    let given = fixture::joint(&shipped);
    let round = fixture::round(&shipped, How::Joint);
    let file = share::to_share(&given, &shipped, &round);
    assert_eq!(read(&file, &shipped), Some(share::shared(&given, &shipped)));
}

#[test]
fn the_least_oddity_is_left_to_the_strict_reader() {
    let small = fixture::questionnaire(&["1", "2", "3"], &[2], &[]);
    let file = to_yaml(&fixture::response(&small, "R1", "1 2"), &small);
    assert!(read(&file, &small).is_some());
    for (from, to) in [
        ("answer: 1", "answer:  1"),
        ("answer: 1", "answer: \"1\""),
        ("answer: 1", "answer: 01"),
        ("answer: 1 # ", "answer: 1 #\t"),
        ("answer: 1", "answer: 7"),
        ("answer: 1", "answer: na"),
        ("A.02:", "A.01:"),
        ("A.02:", "A.03:"),
        ("format: 1", "format: 2"),
        ("respondent: R1", "respondent: con"),
        ("respondent: R1", "respondent: &a R1"),
        ("id: small", "id: other"),
        ("started: 2011", "started: 2011-"),
        ("finished:", "changes: 07\nfinished:"),
        ("\nanswers:", "\n---\nanswers:"),
        ("\n", "\r\n"),
    ] {
        assert!(file.contains(from), "{from}");
        assert_eq!(read(&file.replace(from, to), &small), None, "{to}");
    }
    assert_eq!(read(file.trim_end(), &small), None);
    // A key may have 200 characters; one more is left to the strict reader.
    let long = |characters: usize| format!("{file}\nwording:\n  {}: \"1b7a0c2d\"\n", "A".repeat(characters));
    assert!(read(&long(200), &small).is_some());
    assert_eq!(read(&long(201), &small), None);
}
