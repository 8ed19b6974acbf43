//! What answers carry, and the questions at the end.

use super::super::refusal::Refusal;
use super::super::{Interview, Reply, Step};
use super::{NOW, id, opening, person, type_all};
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, Audience, ClosingAnswer, Respondent, Response};

/// R3 at the first statement, with no role.
fn begun(questionnaire: &Questionnaire) -> Interview<'_> {
    let mut interview = person(questionnaire);
    type_all(&mut interview, &[""]);
    interview
}

fn also<'i>(interview: &'i Interview, statement: &str, ask: &str) -> Option<&'i str> {
    Some(interview.response().also.get(statement)?.get(ask)?.as_str())
}

#[test]
fn an_answer_is_saved_before_what_goes_with_it_is_asked() {
    let questionnaire = opening();
    let mut interview = begun(&questionnaire);
    assert_eq!(id(&interview), "P.1");
    let outcome = type_all(&mut interview, &["2"]);
    assert_eq!(outcome.said, "Saved: P.1 is 2, In hand.");
    assert!(outcome.changed);
    assert_eq!(*interview.step(), Step::Ask { at: 0, ask: 0 });
    assert_eq!(interview.ask_wording(0, 0), "When will there be a date?");
    assert_eq!(interview.response().next, "P.1");
    let outcome = type_all(&mut interview, &["31 March 2012"]);
    assert_eq!(outcome.said, "Saved: P.1, Due: 31 March 2012.");
    assert_eq!(also(&interview, "P.1", "due"), Some("2012-03-31"));
    type_all(&mut interview, &["Helen Osei"]);
    let outcome = type_all(&mut interview, &["vit"]);
    assert_eq!(outcome.said, "Saved: P.1, Importance: 3, Vital.");
    assert_eq!(also(&interview, "P.1", "matters"), Some("3"));
    assert_eq!(id(&interview), "P.2");
    let outcome = type_all(&mut interview, &["3", "", "ask earlier"]);
    assert_eq!(outcome.said, "Saved: P.2, Lesson: ask earlier. Only for you.");
    assert_eq!(also(&interview, "P.2", "where"), None);
}

#[test]
fn what_is_needed_is_not_left_by_enter_but_nothing_holds_a_person_there() {
    let questionnaire = opening();
    for line in ["s", "b", "l", "r", "q", "?", "g P.2", ""] {
        let mut interview = begun(&questionnaire);
        type_all(&mut interview, &["2"]);
        let reply = interview.read(line).unwrap();
        if line.is_empty() {
            assert_eq!(reply, Reply::Again);
        }
        interview.take(reply, NOW);
        assert_eq!(interview.answer(0), Some(&Answer::Rating(1)), "{line}");
        assert!(interview.is_incomplete(0), "{line}");
    }
}

#[test]
fn an_incomplete_statement_comes_round_at_the_end_of_its_stage_and_at_the_end() {
    let questionnaire = opening();
    let mut interview = begun(&questionnaire);
    let outcome = type_all(&mut interview, &["2", "s"]);
    assert_eq!(
        outcome.said,
        "Your answer to P.1 is saved without this: When will there be a date? It comes round again."
    );
    type_all(&mut interview, &["3", "", ""]);
    let skipped = vec![0];
    assert_eq!(
        *interview.step(),
        Step::OfferSkipped {
            domain: Some(0),
            skipped
        }
    );
    type_all(&mut interview, &["y"]);
    assert_eq!(id(&interview), "P.1");
    // Enter keeps the answer and asks what is missing.
    type_all(&mut interview, &[""]);
    assert_eq!(*interview.step(), Step::Ask { at: 0, ask: 0 });
    type_all(&mut interview, &["1/4/2012", "", ""]);
    assert!(!interview.is_incomplete(0));
    assert_eq!(*interview.step(), Step::GoOn(0));
}

#[test]
fn enter_keeps_what_was_given_and_a_hyphen_takes_it_away() {
    let questionnaire = opening();
    let mut interview = begun(&questionnaire);
    type_all(&mut interview, &["2", "1/4/2012", "Helen", "2", "b"]);
    assert_eq!(id(&interview), "P.1");
    let before = interview.response().also.clone();
    type_all(&mut interview, &["", "", "", ""]);
    assert_eq!(id(&interview), "P.2");
    assert_eq!(interview.response().also, before);
    let outcome = type_all(&mut interview, &["b", "", "", "-"]);
    assert_eq!(outcome.said, "Taken away: P.1, Owner.");
    assert_eq!(also(&interview, "P.1", "owner"), None);
    assert_eq!(also(&interview, "P.1", "due"), Some("2012-04-01"));
}

#[test]
fn what_an_earlier_answer_asked_for_is_kept_and_does_not_count() {
    let questionnaire = opening();
    let mut interview = begun(&questionnaire);
    type_all(&mut interview, &["2", "1/4/2012", "", "", "b", "3", "", ""]);
    assert_eq!(also(&interview, "P.1", "due"), Some("2012-04-01"));
    assert_eq!(interview.carried(0, 0), None);
    assert!(!interview.is_incomplete(0));
    type_all(&mut interview, &["b", "2"]);
    assert_eq!(interview.carried(0, 0), Some("2012-04-01"));
}

#[test]
fn hostile_and_mistaken_lines_at_an_ask_are_refused_and_nothing_is_lost() {
    let questionnaire = opening();
    let mut interview = begun(&questionnaire);
    type_all(&mut interview, &["2"]);
    let say = |interview: &Interview, line: &str| interview.read(line).unwrap_err().message(false);
    assert_eq!(
        say(&interview, "soon"),
        "I could not read \"soon\" as a date. Type it like 31/3/2012 or 31 March 2012."
    );
    assert_eq!(
        say(&interview, "30/2/2012"),
        "February 2012 has no day 30. Type the date like 31/3/2012 or 31 March 2012."
    );
    assert!(matches!(interview.read("\u{1b}[A"), Err(Refusal::NotText)));
    assert!(matches!(interview.read(&"9".repeat(70_000)), Err(Refusal::TooLong)));
    type_all(&mut interview, &["1/4/2012"]);
    // Words of one's own that look like commands, numbers, markup.
    assert!(matches!(interview.read(&"x".repeat(5_000)), Err(Refusal::TooLong)));
    for line in [
        "N Patel",
        "go ahead group",
        "stop",
        "note",
        "3",
        "d",
        "\"; rm -rf",
        "# - [x]",
        "\u{202e}evil",
    ] {
        assert_eq!(interview.read(line), Ok(Reply::Text(line.to_owned())), "{line}");
    }
    assert_eq!(interview.read("b"), Ok(Reply::Back));
    type_all(&mut interview, &["N Patel"]);
    assert_eq!(
        say(&interview, "very"),
        "I could not match \"very\" to one of these. Type 1, 2 or 3."
    );
    assert_eq!(interview.read("useful"), Ok(Reply::Text("1".to_owned())));
}

/// To the first closing question, everything left for later.
fn at_the_end(questionnaire: &Questionnaire) -> Interview<'_> {
    let mut interview = begun(questionnaire);
    for _ in 0..40 {
        let line = match interview.step() {
            Step::Statement(at) if interview.statement(*at).id == "S.3" => "1",
            Step::Statement(_) => "3",
            Step::Section { .. } => "n",
            Step::Closing(_) => return interview,
            _ => "",
        };
        type_all(&mut interview, &[line]);
    }
    panic!("{:?}", interview.step());
}

#[test]
fn closing_questions_are_chosen_or_typed_by_the_person_and_may_be_left_blank() {
    let questionnaire = opening();
    let mut interview = at_the_end(&questionnaire);
    let outcome = type_all(&mut interview, &["near"]);
    assert_eq!(outcome.said, "Saved: Nearly.");
    assert_eq!(*interview.step(), Step::Then(0));
    assert_eq!(interview.read(""), Ok(Reply::Again), "this choice needs words");
    let outcome = type_all(&mut interview, &["The keys."]);
    assert_eq!(
        outcome.said,
        "Saved: The keys.\nAsk one person who has opened a centre before.\nWhat would they worry about?"
    );
    assert_eq!(*interview.step(), Step::Closing(1));
    type_all(&mut interview, &[""]);
    assert_eq!(*interview.step(), Step::Review);
    let given = ClosingAnswer {
        answer: "nearly".to_owned(),
        then: "The keys.".to_owned(),
    };
    assert_eq!(interview.response().closing["view"], given);
    assert!(!interview.response().closing.contains_key("friend"));
}

#[test]
fn another_choice_drops_the_words_of_the_first_and_says_them_once_more() {
    let questionnaire = opening();
    let mut interview = at_the_end(&questionnaire);
    type_all(&mut interview, &["2", "The keys.", "", "c 1"]);
    let outcome = type_all(&mut interview, &["3"]);
    assert_eq!(
        outcome.said,
        "Saved: Later.\nWith your earlier choice you wrote: The keys."
    );
    assert_eq!(*interview.step(), Step::Review, "what is said after it is said once");
    assert_eq!(interview.response().closing["view"].then, "");
    // All in turn, Enter keeps, a hyphen leaves blank.
    type_all(&mut interview, &["c", ""]);
    assert_eq!(*interview.step(), Step::Closing(1));
    type_all(&mut interview, &["Begin early.", "c", "-", ""]);
    assert_eq!(*interview.step(), Step::Review);
    assert_eq!(interview.response().closing.keys().collect::<Vec<_>>(), ["friend"]);
}

#[test]
fn a_sitting_that_was_stopped_at_the_end_comes_back_to_the_end() {
    let questionnaire = opening();
    let mut interview = at_the_end(&questionnaire);
    type_all(&mut interview, &["1", "The stairs."]);
    let again = Interview::resume(&questionnaire, interview.response().clone());
    assert_eq!(*again.step(), Step::Closing(1));
    type_all(&mut interview, &["", "f"]);
    let again = Interview::resume(&questionnaire, interview.into_response());
    assert_eq!(
        *again.step(),
        Step::Review,
        "what was left blank and finished is not asked again"
    );
}

#[test]
fn back_leads_from_the_end_to_the_last_statement_and_from_words_to_their_choice() {
    let questionnaire = opening();
    let mut interview = at_the_end(&questionnaire);
    type_all(&mut interview, &["1", "b"]);
    assert_eq!(*interview.step(), Step::Closing(0));
    type_all(&mut interview, &["b"]);
    assert_eq!(id(&interview), "S.3");
}

#[test]
fn a_private_response_keeps_its_notes_to_itself() {
    let mut questionnaire = opening();
    questionnaire.privacy.kind = crate::questionnaire::PrivacyKind::Private;
    let mut interview = begun(&questionnaire);
    let outcome = type_all(&mut interview, &["1 not yet"]);
    assert_eq!(outcome.ask_audience, None);
    assert_eq!(interview.response().notes["P.1"].audience, Audience::OnlyMe);
}

#[test]
fn a_side_reads_its_own_wording_and_answers_together() {
    let questionnaire = opening();
    let mut response = Response::begin(Respondent::Person("builder".to_owned()), "", &questionnaire, NOW);
    "builder".clone_into(&mut response.side);
    let mut interview = Interview::resume(&questionnaire, response);
    assert_eq!(interview.text(0), "This customer has given us a date.");
    assert_eq!(interview.text(1), "The money is agreed.");
    type_all(&mut interview, &["", "3 in the contract", "", "", "3", "", ""]);
    assert_eq!(interview.response().notes["P.1"].audience, Audience::Team);
    // Another wording of its own is another wording for it, and for nobody else.
    let text = include_str!("../../../tests/fixtures/opening.yaml").replace("has given us a date", "has a date");
    let newer = crate::questionnaire::validate::from_yaml(&text).unwrap();
    assert_eq!(Vec::from_iter(interview.response().changed(&newer)), [0]);
    let mut ours = interview.response().clone();
    ours.side.clear();
    ours.wording.insert(
        "P.1".to_owned(),
        ours.wording_of(&questionnaire, &questionnaire.statements[0]),
    );
    assert!(ours.changed(&newer).is_empty());
}
