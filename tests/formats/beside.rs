//! What a response and a round hold besides answers and notes: checked with places, and written so that it comes back.

use ccg_diagnostic::problem::excerpt::line;
use ccg_diagnostic::problem::{Problem, Source};
use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use ccg_diagnostic::response::{Answer, ClosingAnswer, Respondent, Response, check, write};
use ccg_diagnostic::{reach, round, yaml};
use proptest::prelude::*;

use super::notes::awkward;

fn opening() -> Questionnaire {
    validate::from_yaml(include_str!("../fixtures/opening.yaml")).unwrap()
}

fn lines(name: &str, text: &str, problems: &[Problem]) -> String {
    let file = Source {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let lines: Vec<String> = problems.iter().map(|problem| line(&file, problem)).collect();
    lines.join("\n")
}

const WHOLE: &str = "\
format: 1
respondent: R3
roles: [nurse, lay]
questionnaire:
  id: opening
  version: \"1.0\"
started: 2011-10-09
answers:
  P.1:
    answer: 2
    also:
      due: 2012-03-31
      owner: Helen
      matters: vital
  P.2:
    answer: na
closing:
  view:
    answer: nearly
    then: The keys.
  friend:
    answer: Begin early.
left_out: [build]
go_on:
  plan: Dr Shah
";

#[test]
fn a_response_with_everything_reads_and_says_what_it_holds() {
    let questionnaire = opening();
    let response = check::from_yaml(WHOLE, &questionnaire).unwrap();
    assert_eq!(response.roles, ["nurse", "lay"]);
    assert_eq!(response.also["P.1"]["matters"], "3", "importance by its label");
    assert_eq!(
        response.answers["P.2"],
        Answer::NotApplicable(String::new()),
        "no reason is needed here"
    );
    assert_eq!(response.closing["view"].then, "The keys.");
    assert_eq!(reach::progress(&questionnaire, &response), (2, 4));
    assert_eq!(reach::carried(&questionnaire, &response, 0, 0), Some("2012-03-31"));
    assert_eq!(reach::incomplete(&questionnaire, &response), Vec::<usize>::new());
    let mut lacking = response.clone();
    lacking.also.get_mut("P.1").unwrap().remove("due");
    assert_eq!(reach::incomplete(&questionnaire, &lacking), [0]);
    insta::assert_snapshot!(write::to_yaml(&response, &questionnaire), @r#"
    format: 1
    respondent: R3
    roles: [nurse, lay]
    questionnaire:
      id: opening
      version: "1.0"
      digest: ""
    started: 2011-10-09

    # An answer is a level (1 is the lowest), dk for don't know, or na with a reason. A statement that is not here is unanswered.
    answers:
      # Plan
      P.1:
        answer: 2 # In hand
        also:
          due: 2012-03-31
          owner: "Helen"
          matters: 3 # Vital
      P.2:
        answer: na

    closing:
      # One thing you would tell a friend who is opening a centre
      friend:
        answer: "Begin early."
      # How do you see the opening today?
      view:
        answer: nearly # Nearly
        then: "The keys."

    # Left out as a whole
    left_out: [build]

    # Who agreed to go on with things outstanding
    go_on:
      plan: "Dr Shah"
    "#);
}

#[test]
fn every_mistake_in_it_is_named_at_its_place() {
    let questionnaire = opening();
    let text = WHOLE
        .replace("[nurse, lay]", "[nurs, lay]")
        .replace("due: 2012-03-31", "due: 31/3/2012")
        .replace("owner: Helen", "ownr: Helen")
        .replace("matters: vital", "matters: 7")
        .replace("answer: nearly", "answer: neerly")
        .replace(
            "  friend:\n    answer: Begin early.",
            "  freind:\n    answer: Begin early.",
        )
        .replace("[build]", "[plan, bild]")
        .replace("  plan: Dr Shah", "  people: Dr Shah\n  planet: Dr Shah");
    let problems = check::from_yaml(&text, &questionnaire).unwrap_err();
    insta::assert_snapshot!(lines("R3.yaml", &text, &problems), @"
    R3.yaml:3:9: unknown-reference: there is no role `nurs` (did you mean `nurse`?)
    R3.yaml:12:12: bad-date: `31/3/2012` is not a date (write it like 2012-03-31)
    R3.yaml:13:7: unknown-reference: there is nothing called `ownr` to give with an answer (did you mean `owner`?)
    R3.yaml:14:16: bad-answer: `7` is not a level of `matters` (it can be 1, 2, 3)
    R3.yaml:19:13: bad-answer: `neerly` is not one of the choices of `view` (did you mean `nearly`?)
    R3.yaml:21:3: unknown-reference: there is no closing question `freind` (did you mean `friend`?)
    R3.yaml:23:12: unknown-reference: `plan` may not be left out as a whole (it can be `build`)
    R3.yaml:23:18: unknown-reference: there is no domain or section `bild` (did you mean `build`?)
    R3.yaml:25:3: unknown-reference: `people` does not ask who agreed to go on (it can be `plan`)
    R3.yaml:26:3: unknown-reference: there is no domain or section `planet` (did you mean `plan`?)
    ");
}

#[test]
fn a_side_answers_under_its_own_name_and_nobody_else_does() {
    let questionnaire = opening();
    let of = |head: &str| {
        let text = WHOLE.replace("respondent: R3\nroles: [nurse, lay]", head);
        match check::from_yaml(&text, &questionnaire) {
            Ok(response) => format!("{} of side `{}`", response.respondent.code(), response.side),
            Err(problems) => lines("x.yaml", &text, &problems),
        }
    };
    assert_eq!(of("respondent: builder\nside: builder"), "builder of side `builder`");
    insta::assert_snapshot!(of("respondent: R3\nside: builder"), @"x.yaml:2:13: bad-word: a response of the side `builder` is of `builder`, not of `R3` (write `respondent: builder`)");
    insta::assert_snapshot!(of("respondent: Builder"), @"x.yaml:2:13: missing-key: `builder` is a side of this questionnaire, and `side` is missing (add `side: builder`, or use another code for a person)");
    insta::assert_snapshot!(of("respondent: bilder\nside: bilder"), @"x.yaml:3:7: unknown-reference: there is no side `bilder` (did you mean `builder`?)");
    let text = WHOLE.replace(
        "respondent: R3\nroles: [nurse, lay]",
        "respondent: builder\nside: builder",
    );
    let response = check::from_yaml(&text, &questionnaire).unwrap();
    assert_eq!(check::misnamed(&response, "builder", &text), None);
    assert!(check::misnamed(&response, "BUILDER", &text).is_some());
}

#[test]
fn what_belongs_to_another_version_is_kept_as_it_was() {
    let questionnaire = opening();
    let text = WHOLE
        .replace("version: \"1.0\"", "version: \"0.9\"\n  digest: older")
        .replace("[nurse, lay]", "[nurse, porter]")
        .replace("owner: Helen", "colour: \"null\"")
        .replace(
            "  P.2:\n    answer: na",
            "  P.9:\n    answer: 2\n    also: { colour: blue }",
        )
        .replace("  friend:", "  enemy:")
        .replace("[build]", "[roof]");
    let response = check::from_yaml(&text, &questionnaire).unwrap();
    let file = write::to_yaml(&response, &questionnaire);
    assert_eq!(check::from_yaml(&file, &questionnaire).unwrap(), response, "{file}");
    for kept in [
        "porter",
        "colour: \"null\"",
        "P.9:",
        "colour: \"blue\"",
        "enemy:",
        "left_out: [roof]",
    ] {
        assert!(file.contains(kept), "{kept} in {file}");
    }
}

fn person() -> Response {
    let questionnaire = opening();
    Response::begin(Respondent::Person("R3".to_owned()), "", &questionnaire, "2011-10-09")
}

/// Texts that are not empty: an empty one says nothing and is not kept.
fn said() -> impl Strategy<Value = String> {
    awkward().prop_filter("something is said", |text| !text.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_beside_an_answer_comes_back(texts in prop::collection::vec(said(), 5), level in 0..3usize) {
        let questionnaire = opening();
        let mut response = person();
        response.answers.insert("P.1".to_owned(), Answer::Rating(level));
        let also = response.also.entry("P.1".to_owned()).or_default();
        also.insert("owner".to_owned(), texts[0].clone());
        also.insert("where".to_owned(), texts[1].clone());
        also.insert("due".to_owned(), "2012-02-29".to_owned());
        let (answer, then) = ("nearly".to_owned(), texts[2].clone());
        response.closing.insert("view".to_owned(), ClosingAnswer { answer, then });
        let (answer, then) = (texts[3].clone(), String::new());
        response.closing.insert("friend".to_owned(), ClosingAnswer { answer, then });
        response.go_on.insert("plan".to_owned(), texts[4].clone());
        let file = write::to_yaml(&response, &questionnaire);
        let back = check::from_yaml(&file, &questionnaire);
        prop_assert_eq!(back.as_ref(), Ok(&response), "{}", file);
        prop_assert_eq!(write::to_yaml(&response, &questionnaire), file);
    }

    #[test]
    fn any_name_of_another_version_comes_back(names in prop::collection::btree_set("[a-z0-9.~?-]{1,12}|null|true|0x1f|1e3|~", 1..5)) {
        let questionnaire = opening();
        let mut response = person();
        response.digest = "older".to_owned();
        for name in names {
            response.roles.push(name.clone());
            response.left_out.insert(name.clone());
            response.go_on.insert(name.clone(), "Dr Shah".to_owned());
            response.also.entry("P.1".to_owned()).or_default().insert(name, "blue".to_owned());
        }
        response.roles.truncate(3);
        let file = write::to_yaml(&response, &questionnaire);
        let back = check::from_yaml(&file, &questionnaire);
        prop_assert_eq!(back.as_ref(), Ok(&response), "{}", file);
    }
}

#[test]
fn a_round_says_who_was_invited_and_whether_the_sides_are_shown() {
    let questionnaire = opening();
    let text = "\
format: 1
organisation: North
title: Autumn
opened: 2011-10-03
how: individual
questionnaire: { id: opening, version: \"1.0\" }
sides_shown: true
invited: { all: 40, nurse: 6 }
language: cy
";
    let made = round::from_yaml(text).unwrap();
    assert!(made.sides_shown);
    assert_eq!(made.invited["nurse"], 6);
    assert_eq!(made.language, "cy");
    assert!(round::with_targets(&questionnaire, &made, &yaml::places(text)).is_ok());
    let file = round::to_yaml(&made);
    assert_eq!(round::from_yaml(&file).unwrap(), made, "{file}");
    let wrong = text.replace("nurse: 6", "nrse: 6");
    let made = round::from_yaml(&wrong).unwrap();
    let problems = round::with_targets(&questionnaire, &made, &yaml::places(&wrong)).unwrap_err();
    insta::assert_snapshot!(lines("round.yaml", &wrong, &problems), @"round.yaml:8:21: unknown-reference: there is no role `nrse` to invite (did you mean `nurse`?)");
}
