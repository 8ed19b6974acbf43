//! `check` of a round's folder: every file in it, and whether they fit each other.

use crate::support::{Place, Ran};

/// 1 June 2012: everything in the round has happened.
const AFTER: (&str, &str) = ("SOURCE_DATE_EPOCH", "1338508800");

fn place() -> Place {
    Place::with_example("eastvale-individual")
}

fn check(place: &Place) -> Ran {
    place.run_with(&["check", "round"], &[AFTER])
}

fn warned(ran: &Ran, file: &str, words: &str) {
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = ran
        .err
        .lines()
        .find(|line| line.starts_with(&format!("warning: {file}: ")));
    assert!(line.is_some_and(|line| line.contains(words)), "{}", ran.err);
}

#[test]
fn every_file_of_a_round_is_read_and_named() {
    let place = place();
    let ran = check(&place);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in [
        "round/plan.yaml: a plan, 5 needs, 8 actions, no problems\n",
        "round/record.yaml: a record, 1 showing, 0 copies for others, no problems\n",
        "round/responses/R8.yaml: a response of R8, 31 of 72 answered, not finished, no problems\n",
    ] {
        assert!(ran.out.contains(line), "{line} in\n{}", ran.out);
    }
    place.run_with(&["share", "round", "--yes"], &[AFTER]);
    let copy = place.run(&["check", "shared-round"]);
    assert_eq!(
        (copy.code, copy.out.as_str()),
        (
            0,
            "shared-round/shared.yaml: a shared copy of Eastvale CCG (emerging), 6 domains, 72 statements, no problems\n"
        ),
        "{}",
        copy.err
    );
}

#[test]
fn the_problems_of_all_files_come_at_once() {
    let place = place();
    place.write(
        "round/notes.yaml",
        "format: 1\ndecisions:\n  - {place: D2.04, digest: 1, decision: shwo}\n",
    );
    place.write("round/record.yaml", "format: 1\nissued: soon\n");
    let plan = place.read("round/plan.yaml").replacen("need: N1", "need: N9", 1);
    place.write("round/plan.yaml", &plan);
    place.write("round/last-plan.yaml", "needs: []\n");
    let share = place
        .read("round/responses/R3.yaml")
        .replacen("format: 1", "format: 2", 1);
    place.write("round/to-hand-over/R3.yaml", &share);
    let aside = place
        .read("round/responses/R2.yaml")
        .replacen("answer: 3", "answer: 9", 1);
    place.write("round/set-aside/R2-0a1b2c3d.yaml", &aside);
    let ran = check(&place);
    assert_eq!(ran.code, 3, "{}", ran.err);
    for said in [
        "`shwo` is not a decision",
        "round/record.yaml:2:9",
        "there is no need `N9` in this plan",
        "begin the file with `format: 1`",
        "this version reads format 1; use a newer version of the program; nothing was changed",
        "round/set-aside/R2-0a1b2c3d.yaml:",
        "6 of 15 files have problems",
    ] {
        assert!(ran.err.contains(said), "{said} in\n{}", ran.err);
    }
}

#[test]
fn two_versions_of_the_questionnaire_in_one_round_are_told() {
    let place = place();
    let digest = "5b647a7f1066e937e81eda64e1ace6302966cd973f6c781e3b969f618c4fadcc";
    let other = place
        .read("round/responses/R2.yaml")
        .replacen(digest, &"0".repeat(64), 1)
        .replacen("version: \"1.0\"", "version: \"0.9\"", 1);
    place.write("round/responses/R2.yaml", &other);
    warned(
        &check(&place),
        "round/responses/R2.yaml",
        "It answers version 0.9 of the questionnaire, and the round has version 1.0.",
    );
    let denied = place.run_with(&["check", "round", "--deny-warnings"], &[AFTER]);
    assert_eq!(denied.code, 3, "{}", denied.err);
}

#[test]
fn a_code_used_twice_is_told_by_check_and_by_status() {
    let place = place();
    let other =
        place
            .read("round/responses/R2.yaml")
            .replacen("started: 2012-03-06T13:10", "started: 2012-03-05T08:00", 1);
    place.write("round/set-aside/R2-0a1b2c3d.yaml", &other);
    let words = "The code R2 was begun at different times, perhaps by two people.";
    warned(&check(&place), "round/set-aside/R2-0a1b2c3d.yaml", words);
    let status = place.run_with(&["round", "status", "round"], &[AFTER]);
    assert!(
        status
            .out
            .contains("R2 was begun at different times, perhaps by two people with one code."),
        "{}",
        status.out
    );
}

#[test]
fn a_clock_that_ran_backwards_a_promise_and_a_decision_without_its_text_are_told() {
    let place = place();
    let text = place.read("round/responses/R3.yaml");
    let at = text.find("finished: ").unwrap();
    let backwards = format!(
        "{}finished: 2012-01-01T09:00{}",
        &text[..at],
        &text[at + "finished: 2012-01-01T09:00".len()..]
    );
    place.write("round/responses/R3.yaml", &backwards);
    let promised = place
        .read("round/responses/R5.yaml")
        .replacen("started:", "promised: anonymous\nstarted:", 1);
    place.write("round/responses/R5.yaml", &promised);
    place.write(
        "round/notes.yaml",
        "format: 1\ndecisions:\n  - place: D2.04\n    digest: \"0a1b2c3d\"\n    decision: show\n",
    );
    let plan = place
        .read("round/plan.yaml")
        .replacen("[D5.06, D5.07]", "[D5.06, D9.99]", 1);
    place.write("round/plan.yaml", &plan);
    let ran = check(&place);
    warned(
        &ran,
        "round/responses/R3.yaml",
        "By its dates it was finished before it was begun",
    );
    warned(
        &ran,
        "round/responses/R5.yaml",
        "It was promised to be anonymous when it was begun, and the round says protected now.",
    );
    warned(
        &ran,
        "round/notes.yaml",
        "1 decision is about a text that is no longer there, at D2.04.",
    );
    warned(
        &ran,
        "round/plan.yaml",
        "The need N1 names D9.99, which this version of the questionnaire does not have.",
    );
}

#[test]
fn a_round_that_cannot_be_opened_is_told_once_with_all_its_problems() {
    let place = place();
    let round = place.read("round/round.yaml").replacen("individual", "individually", 1);
    place.write("round/round.yaml", &round);
    let ran = check(&place);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert_eq!(ran.err.matches("`individually`").count(), 1, "{}", ran.err);
    assert!(
        ran.err
            .contains("`round/responses/R1.yaml` cannot be checked before `round/round.yaml` is right"),
        "{}",
        ran.err
    );
}
