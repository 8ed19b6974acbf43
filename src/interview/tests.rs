mod asks;
mod parts;

use proptest::prelude::*;

use super::refusal::Refusal;
use super::{Interview, Outcome, Reply, Step};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue;
use crate::response::{Answer, Audience, KeptAnswer, Respondent, Response};

const NOW: &str = "2011-10-09T21:40";

/// A questionnaire with a little of everything.
pub(crate) fn opening() -> Questionnaire {
    let text = include_str!("../../tests/fixtures/opening.yaml");
    crate::questionnaire::validate::from_yaml(text).unwrap()
}

fn questionnaire() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

fn person(questionnaire: &Questionnaire) -> Interview<'_> {
    let respondent = Respondent::Person("R3".to_owned());
    Interview::resume(questionnaire, Response::begin(respondent, "nurse", questionnaire, NOW))
}

/// Types lines; each must be understood.
fn type_all(interview: &mut Interview, lines: &[&str]) -> Outcome {
    let mut last = Outcome::default();
    for line in lines {
        let reply = interview
            .read(line)
            .unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
        last = interview.take(reply, NOW);
    }
    last
}

fn id(interview: &Interview) -> String {
    match interview.step() {
        Step::Statement(at) => interview.statement(*at).id.clone(),
        other => format!("{other:?}"),
    }
}

fn rating(level: usize) -> Reply {
    let answer = Answer::Rating(level);
    Reply::Answer { answer, note: None }
}

fn noted(answer: Answer, note: &str) -> Reply {
    let note = Some(note.to_owned());
    Reply::Answer { answer, note }
}

fn dont_know() -> Reply {
    let answer = Answer::DontKnow;
    Reply::Answer { answer, note: None }
}

fn not_level(at: usize, typed: &str, between: [&str; 2]) -> Reply {
    let (typed, between) = (typed.to_owned(), between.map(str::to_owned));
    Reply::GoToNotLevel { at, typed, between }
}

#[test]
fn a_number_between_two_levels_is_a_statement_and_says_so() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    let outcome = type_all(&mut interview, &["2.5"]);
    assert_eq!(id(&interview), "D2.05");
    assert_eq!(
        outcome.said,
        "2.5 is statement D2.05, so here it is. There is no level between 2 and 3. To come back, type b."
    );
    assert!(interview.response().answers.is_empty());
    assert_eq!(
        type_all(&mut interview, &["2.5"]).said,
        "2.5 is statement D2.05, so here it is. There is no level between 2 and 3."
    );
    type_all(&mut interview, &["b"]);
    assert_eq!(id(&interview), "D1.01");
    assert_eq!(type_all(&mut interview, &["6.2"]).said, "To come back, type b.");
    assert_eq!(type_all(&mut interview, &["6.2"]).said, "");
}

#[test]
fn enter_at_a_review_on_the_way_goes_back_to_the_statement() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["2", "2", "s", "r"]);
    assert_eq!(*interview.step(), Step::Review);
    assert_eq!(interview.response().next, "D1.04");
    // A change and the skipped one in between lead back to the review, also when it is asked for there.
    type_all(&mut interview, &["1.1", "4", "s", "r", "1", "", ""]);
    assert_eq!(id(&interview), "D1.04");
    type_all(&mut interview, &["3"]);
    assert_eq!(id(&interview), "D1.05");
    answer_all(&mut interview);
    assert_eq!(interview.read(""), Ok(Reply::Again));
    type_all(&mut interview, &["2.1", "r"]);
    assert_eq!(interview.read(""), Ok(Reply::Again), "it was the review at the end");
}

#[test]
fn a_review_in_the_middle_of_skipped_statements_goes_on_with_them() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["s", "s", "s"]);
    type_all(&mut interview, &["3"; 8]);
    type_all(&mut interview, &["y", "1", "r", "1.3", "2", ""]);
    assert_eq!(id(&interview), "D1.02");
    type_all(&mut interview, &["1"]);
    assert_eq!(*interview.step(), Step::DomainSummary(0));
}

#[test]
fn skipped_statements_can_be_seen_from_the_list() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["l"]);
    assert_eq!(interview.read("s"), Err(Refusal::NoneSkipped));
    type_all(&mut interview, &["", "s", "s", "l", "s"]);
    assert_eq!(id(&interview), "D1.01");
    type_all(&mut interview, &["1", "1"]);
    assert_eq!(id(&interview), "D1.03");
    // When a response with nothing else to ask is opened again.
    answer_all(&mut interview);
    let mut response = interview.into_response();
    response.answers.remove("D4.01");
    response.skipped.insert("D4.01".to_owned());
    response.next.clear();
    let mut again = Interview::resume(&questionnaire, response);
    assert_eq!(*again.step(), Step::Review);
    type_all(&mut again, &["l", "s"]);
    assert_eq!(id(&again), "D4.01");
    type_all(&mut again, &["2"]);
    assert_eq!(*again.step(), Step::Review);
}

#[test]
fn a_typed_line_at_a_statement_means_what_a_person_means() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    interview.take(Reply::GoTo(1), NOW);
    let at = |id: &str| questionnaire.position(id).unwrap();
    let table = [
        ("1", rating(0)),
        ("  4  ", rating(3)),
        (
            "2 we have begun,  in two practices",
            noted(Answer::Rating(1), "we have begun,  in two practices"),
        ),
        ("getting going", rating(1)),
        ("EMB", rating(3)),
        ("in", rating(2)),
        ("d", dont_know()),
        ("DK", dont_know()),
        ("Don't know", dont_know()),
        ("don\u{2019}t  know", dont_know()),
        ("dont know", dont_know()),
        ("?know", dont_know()),
        ("d nobody has asked", noted(Answer::DontKnow, "nobody has asked")),
        ("n", Reply::AskNote),
        ("N The A&E report", Reply::Note("The A&E report".to_owned())),
        ("n -", Reply::DropNote),
        ("s", Reply::Skip),
        ("Later", Reply::Skip),
        ("b", Reply::Back),
        ("<", Reply::Back),
        ("undo", Reply::Back),
        ("g D3.04", Reply::GoTo(at("D3.04"))),
        ("g 3.4", Reply::GoTo(at("D3.04"))),
        ("g 2.5", Reply::GoTo(at("D2.05"))),
        ("d2.5", Reply::GoTo(at("D2.05"))),
        ("4.2", Reply::GoTo(at("D4.02"))),
        ("go to 3.04", Reply::GoTo(at("D3.04"))),
        ("g 22", Reply::GoTo(21)),
        ("3.4", not_level(at("D3.04"), "3.4", ["3", "4"])),
        ("d2.4", Reply::GoTo(at("D2.04"))),
        ("D2.04", Reply::GoTo(at("D2.04"))),
        ("d3", Reply::Domain(2)),
        ("l", Reply::List),
        ("review", Reply::Review),
        ("?", Reply::Help),
        ("h", Reply::Help),
        ("quit", Reply::Stop),
        ("", Reply::Again),
    ];
    for (line, meant) in table {
        assert_eq!(interview.read(line), Ok(meant), "{line:?}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused_with_what_to_type() {
    let questionnaire = questionnaire();
    let interview = person(&questionnaire);
    let say = |line: &str, second| interview.read(line).unwrap_err().message(second);
    assert_eq!(
        say("5", false),
        "There is no level 5. Type 1, 2, 3 or 4, or d for don't know."
    );
    assert_eq!(
        say("5", true),
        "The levels are listed above: 1 to 4. Type ? to see them again."
    );
    assert_eq!(
        say("maybe", false),
        "I could not match \"maybe\" to a level. Type 1 to 4, or d. To add it as a note, type n maybe."
    );
    assert_eq!(
        say("maybe", true),
        "The levels are 1 Not started, 2 Getting going, 3 In place, 4 Embedded. Type the number of one, or d for don't \
         know. Type ? for help."
    );
    assert_eq!(
        say("g 9.9", false),
        "There is no statement 9.9. Domains go from 1 to 6. Type l to list them."
    );
    assert_eq!(say("9.9", false), say("g 9.9", false));
    assert_eq!(say("b", false), "This is the first statement.");
    for line in [
        "1 2", "1 4.", "d 5", "yes", "no", "e", "\u{ff12}", "\u{1b}[A", "2\u{0}", "-1", "g", "+2", "02",
    ] {
        assert!(interview.read(line).is_err(), "{line:?} was understood");
    }
    assert!(matches!(interview.read(&"x".repeat(70_000)), Err(Refusal::TooLong)));
    let long = say(&"wörd ".repeat(1000), false);
    assert!(long.chars().count() < 200, "{long}");
}

#[test]
fn no_refusal_scolds() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    let mut messages = Vec::new();
    let lines = [
        "5", "maybe", "g 9.9", "b", "1 2", "x", "x why", "not", "99", "D9.1", "\u{1b}", "g",
    ];
    for step in [Reply::Help, Reply::List, Reply::Review] {
        interview.take(step, NOW);
        for line in lines {
            if let Err(refusal) = interview.read(line) {
                messages.extend([refusal.message(false), refusal.message(true)]);
            }
        }
    }
    assert!(messages.len() > 30);
    for message in messages {
        let lower = message.to_lowercase();
        for word in ["invalid", "sorry", "please", "error", "oops", "!", "wrong"] {
            assert!(!lower.contains(word), "{message}");
        }
    }
}

#[test]
fn not_applicable_needs_a_statement_that_allows_it_and_a_reason() {
    let mut questionnaire = questionnaire();
    questionnaire.statements[0].not_applicable = true;
    questionnaire.statements[1].not_applicable = false;
    let mut interview = person(&questionnaire);
    let reply = interview.read("x from April").unwrap();
    assert_eq!(
        interview.read("x").unwrap_err().message(false).split(". ").count(),
        1 + 1
    );
    assert!(matches!(interview.read("not"), Err(Refusal::Several { .. })));
    let outcome = interview.take(reply, NOW);
    assert_eq!(outcome.said, "Saved: D1.01 is x, Not for us yet: from April.");
    assert!(matches!(
        interview.read("x why"),
        Err(Refusal::NotApplicableHere { .. })
    ));
    assert_eq!(interview.read("not"), Ok(rating(0)));
}

#[test]
fn an_answer_is_saved_in_words_and_the_next_open_statement_follows() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    let outcome = type_all(&mut interview, &["2"]);
    assert_eq!(outcome.said, "Saved: D1.01 is 2, Getting going.");
    assert!(outcome.changed);
    assert_eq!(id(&interview), "D1.02");
    assert_eq!(interview.response().next, "D1.02");
    assert_eq!(interview.response().last_answered, NOW);
    assert_eq!(interview.response().wording["D1.01"].len(), 8);
    type_all(&mut interview, &["g 1.4", "3"]);
    assert_eq!(id(&interview), "D1.05");
}

#[test]
fn a_note_is_only_for_me_until_its_audience_is_chosen() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    let outcome = type_all(&mut interview, &["2 nobody rings back"]);
    assert_eq!(outcome.ask_audience, Some(0));
    assert_eq!(interview.response().notes["D1.01"].audience, Audience::OnlyMe);
    let outcome = interview.take(Reply::Audience(0, Audience::Team), NOW);
    assert_eq!(outcome.said, "Saved: note on D1.01, for the team, without your name.");
    type_all(&mut interview, &["b", "n more"]);
    assert_eq!(interview.response().notes["D1.01"].text, "nobody rings back\nmore");
    assert_eq!(interview.response().notes["D1.01"].audience, Audience::OnlyMe);
    type_all(&mut interview, &["n -"]);
    assert!(interview.response().notes.is_empty());
}

#[test]
fn the_teams_notes_are_for_the_team_and_nobody_is_asked() {
    let questionnaire = questionnaire();
    let response = Response::begin(Respondent::Joint, "", &questionnaire, NOW);
    let mut interview = Interview::resume(&questionnaire, response);
    let outcome = type_all(&mut interview, &["2 we agree"]);
    assert_eq!(outcome.ask_audience, None);
    assert_eq!(interview.response().notes["D1.01"].audience, Audience::Team);
}

#[test]
fn skipped_statements_come_round_at_the_end_of_the_domain_once_and_at_the_end() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["s", "s"]);
    for _ in 2..questionnaire.domains[0].statements.len() {
        type_all(&mut interview, &["3"]);
    }
    let skipped = vec![0, 1];
    assert_eq!(
        *interview.step(),
        Step::OfferSkipped {
            domain: Some(0),
            skipped
        }
    );
    type_all(&mut interview, &["y"]);
    assert_eq!(id(&interview), "D1.01");
    type_all(&mut interview, &["s"]);
    assert_eq!(id(&interview), "D1.02");
    type_all(&mut interview, &["1"]);
    assert_eq!(*interview.step(), Step::DomainSummary(0));
    assert_eq!(
        type_all(&mut interview, &["1.3"]).said,
        "Saved: D1.03 would make the most difference in this domain."
    );
    assert_eq!(id(&interview), "D2.01");
    while !matches!(interview.step(), Step::OfferSkipped { .. }) {
        let line = if matches!(interview.step(), Step::Statement(_)) {
            "3"
        } else {
            ""
        };
        type_all(&mut interview, &[line]);
    }
    let skipped = vec![0];
    assert_eq!(*interview.step(), Step::OfferSkipped { domain: None, skipped });
    type_all(&mut interview, &[""]);
    assert_eq!(*interview.step(), Step::Review);
    type_all(&mut interview, &["s", "s"]);
    assert_eq!(*interview.step(), Step::Review);
    assert!(interview.is_skipped(0));
    type_all(&mut interview, &["f"]);
    assert_eq!(interview.response().finished, NOW);
}

#[test]
fn from_a_summary_a_changed_answer_leads_back_to_it() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    for _ in 0..questionnaire.domains[0].statements.len() {
        type_all(&mut interview, &["3"]);
    }
    type_all(&mut interview, &["g 1.2", "4"]);
    assert_eq!(*interview.step(), Step::DomainSummary(0));
    assert!(matches!(interview.read("2.1"), Err(Refusal::OtherDomain { .. })));
    assert_eq!(interview.response().next, "D2.01");
}

fn answer_all(interview: &mut Interview) {
    while *interview.step() != Step::Review {
        let line = if matches!(interview.step(), Step::Statement(_)) {
            "3"
        } else {
            ""
        };
        type_all(interview, &[line]);
    }
}

#[test]
fn back_reaches_the_first_statement_from_the_last_without_changing_an_answer() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    answer_all(&mut interview);
    let answers = interview.response().answers.clone();
    for expected in (0..72).rev() {
        type_all(&mut interview, &["b"]);
        assert_eq!(*interview.step(), Step::Statement(expected));
    }
    assert_eq!(interview.read("b"), Err(Refusal::FirstStatement));
    assert_eq!(interview.response().answers, answers);
    // In a new sitting too.
    let mut response = interview.response().clone();
    response.next = "D6.11".to_owned();
    let mut interview = Interview::resume(&questionnaire, response);
    type_all(&mut interview, &["b"; 71]);
    assert_eq!(id(&interview), "D1.01");
}

#[test]
fn the_review_changes_shows_and_finishes() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    answer_all(&mut interview);
    assert_eq!(interview.read(""), Ok(Reply::Again));
    assert_eq!(interview.read("s"), Err(Refusal::NoneSkipped));
    assert_eq!(
        interview.read("9").unwrap_err().message(false),
        "There is no domain 9. Domains go from 1 to 6."
    );
    type_all(&mut interview, &["3.5", "1"]);
    assert_eq!(*interview.step(), Step::Review);
    type_all(&mut interview, &["3"]);
    assert_eq!(*interview.step(), Step::DomainSummary(2));
    type_all(&mut interview, &["g 3.1", "", ""]);
    assert_eq!(*interview.step(), Step::Review);
    type_all(&mut interview, &["f"]);
    assert_eq!(*interview.step(), Step::Finished);
    let mut again = Interview::resume(&questionnaire, interview.into_response());
    assert_eq!(*again.step(), Step::Review);
    type_all(&mut again, &["1.1", "4"]);
    assert_eq!(again.response().finished, NOW);
}

#[test]
fn the_list_leads_to_a_domain_or_back_to_where_you_were() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    type_all(&mut interview, &["2", "l"]);
    assert_eq!(interview.response().next, "D1.02");
    type_all(&mut interview, &[""]);
    assert_eq!(id(&interview), "D1.02");
    type_all(&mut interview, &["l", "3"]);
    assert_eq!(id(&interview), "D3.01");
    type_all(&mut interview, &["b"]);
    assert_eq!(id(&interview), "D1.02");
    // From a domain in the middle the walk goes on and wraps to what is open before it.
    type_all(&mut interview, &["l", "6"]);
    for _ in 0..questionnaire.domains[5].statements.len() {
        type_all(&mut interview, &["3"]);
    }
    type_all(&mut interview, &[""]);
    assert_eq!(id(&interview), "D1.02");
}

#[test]
fn a_statement_whose_wording_has_changed_is_asked_again_and_enter_keeps_its_answer() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    answer_all(&mut interview);
    let mut newer = questionnaire.clone();
    newer.digest = "other".to_owned();
    newer.version = "1.1".to_owned();
    newer.statements[4].statement.push_str(" Always.");
    newer.statements[4].wording.push_str("-newer");
    newer.statements[9].statement.push_str(" Always.");
    newer.statements[9].wording.push_str("-newer");
    let mut again = Interview::resume(&newer, interview.into_response());
    assert_eq!(*again.step(), Step::Statement(4));
    assert!(again.is_changed(4));
    type_all(&mut again, &[""]);
    assert_eq!(*again.step(), Step::Statement(9));
    assert_ne!(again.response().digest, "other");
    type_all(&mut again, &["1"]);
    assert_eq!(
        (again.response().digest.as_str(), again.response().version.as_str()),
        ("other", "1.1")
    );
    assert!(again.response().changed(&newer).is_empty());
    assert_eq!(again.answer(4), Some(&Answer::Rating(2)));
}

#[test]
fn answers_to_statements_that_are_gone_keep_the_digest_they_belong_to() {
    let questionnaire = questionnaire();
    let mut response = Response::begin(Respondent::Joint, "", &questionnaire, NOW);
    response.digest = "older".to_owned();
    let kept = KeptAnswer {
        word: "half".to_owned(),
        reason: String::new(),
    };
    response.kept.insert("D9.01".to_owned(), kept);
    let mut interview = Interview::resume(&questionnaire, response);
    type_all(&mut interview, &["2"]);
    assert_eq!(interview.response().digest, "older");
    assert!(interview.response().kept.contains_key("D9.01"));
}

fn line() -> impl Strategy<Value = String> {
    let known = [
        "1",
        "2",
        "4",
        "5",
        "d",
        "x because",
        "3 a note",
        "n text",
        "n -",
        "n",
        "s",
        "b",
        "l",
        "r",
        "q",
        "?",
        "",
        "y",
        "no",
        "f",
        "-",
        "g 22",
        "g D3.04",
        "1.3",
        "6.12",
        "d5",
        "3",
        "6",
        "embedded",
        "g 1.1",
        "2.5",
        "r",
    ];
    prop_oneof![
        8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,30}",
        1 => "[gdn ]{0,3}[0-9.D-]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_lines_panics_or_loses_an_answer(lines in prop::collection::vec(line(), 0..150)) {
        let questionnaire = questionnaire();
        let mut interview = person(&questionnaire);
        for line in lines {
            let before = interview.response().clone();
            let step = interview.step().clone();
            match interview.read(&line) {
                Err(refusal) => {
                    prop_assert!(!refusal.message(false).is_empty() && !refusal.message(true).is_empty());
                    continue;
                }
                Ok(reply) => {
                    let drops = reply == Reply::DropNote;
                    let outcome = interview.take(reply, NOW);
                    prop_assert_eq!(outcome.changed, before != *interview.response());
                    prop_assert!(before.answers.keys().all(|id| interview.answer(questionnaire.position(id).unwrap()).is_some()));
                    prop_assert!(drops || before.notes.keys().all(|id| interview.response().notes.contains_key(id)));
                    // Only a statement on the screen can be answered.
                    if before.answers != interview.response().answers {
                        prop_assert!(matches!(step, Step::Statement(_)));
                    }
                }
            }
            if let Step::Statement(at) = interview.step() {
                prop_assert!(*at < questionnaire.statements.len());
                let again = Interview::resume(&questionnaire, interview.response().clone());
                prop_assert_eq!(again.step(), interview.step());
            }
        }
    }
}

#[test]
fn every_reply_that_changes_the_response_is_counted() {
    let questionnaire = questionnaire();
    let mut interview = person(&questionnaire);
    assert_eq!(interview.response().changes, 0);
    assert!(interview.take(rating(0), NOW).changed);
    assert_eq!(interview.response().changes, 1);
    // A reply that does not fit the step does nothing, and is not counted.
    assert!(!interview.take(Reply::Choose(0), NOW).changed);
    assert_eq!(interview.response().changes, 1);
    interview.take(Reply::Note("why".to_owned()), NOW);
    assert_eq!(interview.response().changes, 2);
}
