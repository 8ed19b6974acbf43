//! What may be shown, what is recorded, and the reading of notes, as a person meets them.

use crate::support::{Place, Ran};

/// A questionnaire of two statements, and a round of it with people who have finished.
fn round(extra: &str, people: std::ops::RangeInclusive<usize>) -> Place {
    let place = Place::new();
    place.write(
        "round/questionnaire.yaml",
        "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en-GB\ntarget: 3\n\
         answers: {not_applicable: {allowed: true, reason: optional}}\n\
         scales:\n  - id: main\n    levels:\n      - {id: a, value: 1, label: Not yet}\n      - {id: b, value: 2, label: Partly}\n      - {id: c, value: 3, label: Mostly}\n\
         domains:\n  - id: A\n    title: First\n    statements:\n      - {id: A.1, short: Purpose, statement: We know why we are here.}\n      - {id: A.2, short: Trust, statement: We trust each other.}\n",
    );
    place.write(
        "round/round.yaml",
        &format!(
            "format: 1\norganisation: Northbridge\ntitle: Autumn\nopened: 2011-10-01\nhow: individual\n\
             questionnaire: {{id: small, version: '1', digest: '', file: questionnaire.yaml}}\n{extra}"
        ),
    );
    people.for_each(|number| answer(&place, number, ""));
    place
}

/// A finished response; `extra` is added to the first answer.
fn answer(place: &Place, number: usize, extra: &str) {
    finish(place, number, extra, "");
}

fn finish(place: &Place, number: usize, extra: &str, promised: &str) {
    place.write(
        &format!("round/responses/R{number}.yaml"),
        &format!(
            "format: 1\nrespondent: R{number}\nquestionnaire: {{id: small, version: '1', digest: ''}}\nstarted: 2011-10-03T09:00\n\
             last_answered: 2011-10-04T09:00\nfinished: 2011-10-04T09:00\n{promised}answers:\n  A.1:\n    answer: {}\n{extra}  A.2:\n    answer: 2\n",
            number % 3 + 1
        ),
    );
}

fn report(place: &Place, more: &[&str]) -> Ran {
    place.run(&[&["report", "round"], more].concat())
}

#[test]
fn a_late_answer_is_not_told_by_a_second_report() {
    let place = round("", 1..=7);
    assert_eq!(report(&place, &["--all"]).code, 0);
    let record = place.read("round/record.yaml");
    assert!(record.contains("on: 2011-10-09\n    extent: detail"), "{record}");
    // The same people again, in any format and by any command.
    assert_eq!(report(&place, &["--format", "json"]).code, 0);
    assert_eq!(place.run(&["explain", "round", "A.1"]).code, 0);
    assert_eq!(place.read("round/record.yaml"), record);
    answer(&place, 8, "");
    for command in [
        vec!["report", "round"],
        vec!["report", "round", "--format", "csv"],
        vec!["explain", "round", "A.1"],
    ] {
        let refused = place.run(&command);
        assert_eq!(refused.code, 2, "{command:?}");
        assert!(refused.out.is_empty(), "{command:?}");
        assert!(
            refused.err.contains(
                "a report of 7 people was made on 9 October 2011. One of 8 now would tell what R8 answered to whoever has both"
            ),
            "{}",
            refused.err
        );
    }
    // One's own page shows nobody else.
    assert_eq!(report(&place, &["--mine", "--as", "R8"]).code, 0);
    (9..=10).for_each(|number| answer(&place, number, ""));
    assert_eq!(report(&place, &[]).code, 0);
    assert_eq!(place.read("round/record.yaml").matches("extent:").count(), 2);
}

#[test]
fn a_report_can_be_taken_back_and_says_what_that_does_not_do() {
    let place = round("", 1..=7);
    assert_eq!(report(&place, &["--take-back"]).code, 2);
    assert_eq!(report(&place, &["--all"]).code, 0);
    place.write("round/report/our-own.txt", "Ours.");
    answer(&place, 8, "");
    let taken = report(&place, &["--take-back"]);
    assert_eq!(taken.code, 0, "{}", taken.err);
    insta::assert_snapshot!(taken.err);
    assert!(!place.path("round/report/report.md").exists());
    assert_eq!(place.read("round/report/our-own.txt"), "Ours.");
    assert!(place.read("round/record.yaml").contains("taken_back: 2011-10-09"));
    assert_eq!(report(&place, &[]).code, 0);
}

#[test]
fn the_first_report_waits_for_those_who_were_invited() {
    let place = round("people: [R1, R2, R3, R4, R5, R6, R7, R8]\ncloses: 2011-10-20\n", 1..=5);
    let held = report(&place, &[]);
    assert_eq!(held.code, 2);
    insta::assert_snapshot!(held.err);
    assert!(!place.path("round/record.yaml").exists());
    assert_eq!(report(&place, &["--now"]).code, 0);
    // Once it is made there is nothing to wait for.
    assert_eq!(report(&place, &[]).code, 0);
    // After the closing date nobody is waited for.
    let closed = round("people: [R1, R2, R3, R4, R5, R6]\ncloses: 2011-10-08\n", 1..=5);
    assert_eq!(report(&closed, &[]).code, 0);
}

#[test]
fn an_open_round_keeps_no_record_and_a_promise_is_kept() {
    let open = round("privacy: open\n", 1..=7);
    assert_eq!(report(&open, &[]).code, 0);
    answer(&open, 8, "");
    assert_eq!(report(&open, &[]).code, 0);
    assert!(!open.path("round/record.yaml").exists());
    (1..=3).for_each(|number| finish(&open, number, "", "promised: protected\n"));
    let refused = report(&open, &[]);
    assert_eq!(refused.code, 3);
    insta::assert_snapshot!(refused.err);
    assert_eq!(report(&open, &["--mine", "--as", "R1"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_round_that_cannot_be_written_shows_only_what_is_recorded() {
    use std::os::unix::fs::PermissionsExt;
    let place = round("", 1..=6);
    let lock = |mode| {
        std::fs::set_permissions(place.path("round"), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    lock(0o555);
    // Whoever may write everywhere cannot be kept from it.
    let bound = std::fs::write(place.path("round/probe"), "").is_err();
    if bound {
        let refused = report(&place, &[]);
        assert_eq!(refused.code, 1);
        assert!(refused.out.is_empty());
        assert!(
            refused.err.contains("Copy the folder `round` to a disk of your own"),
            "{}",
            refused.err
        );
    }
    lock(0o755);
    assert_eq!(report(&place, &[]).code, 0);
    lock(0o555);
    assert_eq!(report(&place, &[]).code, 0);
    lock(0o755);
}

#[test]
fn texts_are_read_first_without_codes_and_each_decision_is_kept() {
    let place = round("people: [R1, R2, R3, R4, R5, R6]\n", 1..=5);
    answer(
        &place,
        1,
        "    note: As the only nurse I was not asked.\n    note_for: team\n",
    );
    answer(
        &place,
        2,
        "    note: \"\\e[31mWe never rang back.\"\n    note_for: team\n",
    );
    answer(&place, 3, "    note: For you.\n    note_for: facilitator\n");
    answer(&place, 4, "    note: Mine alone.\n");
    let listed = place.run(&["notes", "list", "round", "--waiting"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    insta::assert_snapshot!(listed.out);
    let read = place.run_with_lines(
        &["notes", "review", "round", "--plain"],
        &["3", "I was not asked.", "1", "1"],
    );
    assert_eq!(read.code, 0, "{}", read.err);
    insta::assert_snapshot!(read.err);
    let kept = place.read("round/notes.yaml");
    assert!(kept.contains("words: \"I was not asked.\""), "{kept}");
    assert!(!kept.contains('R'), "no code: {kept}");
    assert!(
        place
            .run(&["notes", "review", "round"])
            .err
            .contains("Nothing waits to be read.")
    );
    // A text that is changed waits again.
    answer(&place, 2, "    note: We never rang them back.\n    note_for: team\n");
    let again = place.run(&["notes", "list", "round", "--waiting"]);
    assert!(
        again.out.contains("rang them back") && again.err.contains("1 text, 1 to be read"),
        "{again:?}"
    );
}

#[test]
fn one_text_is_decided_on_without_being_asked() {
    let place = round("", 1..=5);
    answer(&place, 1, "    note: We wait.\n    note_for: team\n");
    // SHA-256 of "We wait." begins so.
    let listed = place.run(&["notes", "list", "round"]).out;
    let digest = listed.split_whitespace().nth(1).unwrap().to_owned();
    let decide = |more: &[&str]| place.run(&[&["notes", "decide", "round"], more].concat());
    let unknown = decide(&["--place", "A.3", "--digest", &digest, "--show"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("nothing was written at `A.3`"), "{}", unknown.err);
    let wrong = decide(&["--place", "A.1", "--digest", "00000000", "--show"]);
    assert!(
        wrong.err.contains("no text at `A.1` has the digest `00000000`"),
        "{}",
        wrong.err
    );
    assert_eq!(decide(&["--place", "A.1", "--digest", &digest]).code, 2);
    assert_eq!(
        decide(&["--place", "A.1", "--digest", &digest, "--reword", " "]).code,
        2
    );
    assert_eq!(decide(&["--place", "A.1", "--digest", &digest, "--show"]).code, 0);
    assert!(
        place
            .run(&["notes", "list", "round"])
            .out
            .contains(&format!("A.1 {digest} shown"))
    );
    let nobody = place.run(&["notes", "review", "round"]);
    assert!(nobody.err.contains("Nothing waits"), "{}", nobody.err);
    answer(&place, 2, "    note: More.\n    note_for: team\n");
    let asked = place.run(&["notes", "review", "round"]);
    assert_eq!(asked.code, 2);
    assert!(
        asked.err.contains("notes decide round --place A.1 --digest"),
        "{}",
        asked.err
    );
}

#[test]
fn texts_of_two_people_are_not_read() {
    let place = round("", 1..=2);
    let early = place.run(&["notes", "review", "round"]);
    assert_eq!(early.code, 2);
    assert!(
        early
            .err
            .contains("2 people have finished so far. Texts can be read once 3 have"),
        "{}",
        early.err
    );
    let open = round("privacy: open\n", 1..=4);
    assert!(
        open.run(&["notes", "list", "round"])
            .err
            .contains("the team sees what was written at once")
    );
}

#[test]
fn a_record_and_decisions_that_were_spoilt_are_refused_with_their_places() {
    let place = round("", 1..=5);
    place.write(
        "round/record.yaml",
        "format: 1\nissued: [{on: then, extent: detail, responses: {R1: x}}]\n",
    );
    let refused = report(&place, &[]);
    assert_eq!(refused.code, 3);
    assert!(
        refused.err.contains("record.yaml:2") && refused.err.contains("2 problems"),
        "{}",
        refused.err
    );
    place.write("round/notes.yaml", "format: 1\ndecisions: [{place: A.1}]\n");
    let refused = place.run(&["notes", "list", "round"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("`digest` is missing"), "{}", refused.err);
}

#[test]
fn one_s_own_page_is_for_whoever_knows_the_word() {
    let place = round("", 1..=6);
    let word = format!("word: \"{}\"\n", ccg_diagnostic::response::word::keep("heron", "R3"));
    finish(&place, 3, "", &word);
    let page = ["--mine", "--as", "R3"];
    let refused = report(&place, &page);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.contains("a word was chosen with R3") && refused.err.contains("--plain"),
        "{}",
        refused.err
    );
    let plain = ["report", "round", "--mine", "--as", "R3", "--plain"];
    let wrong = place.run_with_lines(&plain, &["crow", "swan", "gull"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("Nothing was shown"), "{}", wrong.err);
    let own = place.run_with_lines(&plain, &["Heron"]);
    assert_eq!(own.code, 0, "{}", own.err);
    assert!(own.out.contains("Purpose"), "{}", own.out);
    // Who chose no word asked for no guard.
    assert_eq!(report(&place, &["--mine", "--as", "R2"]).code, 0);
}

#[test]
fn a_broken_response_is_named_without_its_lines() {
    let place = round("", 1..=6);
    let broken = place
        .read("round/responses/R6.yaml")
        .replacen("answer: 2", "answer: nonsense", 1);
    place.write("round/responses/R6.yaml", &broken);
    for command in [
        vec!["report", "round"],
        vec!["report", "round", "--mine", "--as", "R6"],
        vec!["explain", "round", "A.1"],
        vec!["share", "round", "--dry-run"],
        vec!["notes", "list", "round"],
        vec!["round", "status", "round"],
        vec!["round", "status", "round", "--format", "json"],
        vec!["where", "round"],
        vec!["assess", "round", "--as", "R6", "--plain"],
    ] {
        let ran = place.run_with_lines(&command, &["q"]);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(!said.contains("nonsense"), "{command:?}: {said}");
    }
    let told = report(&place, &[]);
    assert!(
        told.err.contains("bad-answer") && told.err.contains("ccg-diagnostic check round/responses/R6.yaml"),
        "{}",
        told.err
    );
    assert!(
        place
            .run(&["check", "round/responses/R6.yaml"])
            .err
            .contains("nonsense")
    );
    // Where everybody may see everything, so may whoever makes the report.
    let open = round("privacy: open\n", 1..=6);
    open.write("round/responses/R6.yaml", &broken);
    assert!(report(&open, &[]).err.contains("nonsense"));
}

/// A round of eight whose report is made when six have finished, and what is said to them from then on.
#[test]
fn every_refusal_in_the_life_of_a_round_says_what_to_do() {
    let place = round("people: [R1, R2, R3, R4, R5, R6, R7, R8]\ncloses: 2011-10-20\n", 1..=6);
    let mut said = String::new();
    let mut refused = |what: &str, command: &[&str]| {
        let ran = place.run(command);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{what}: {}", ran.err);
        said.push_str(&format!("{what}\n{}\n", ran.err));
    };
    refused("Six have finished:", &["report", "round"]);
    refused("The same of a figure:", &["explain", "round", "A.1"]);
    refused("And of a copy for others:", &["share", "round", "--dry-run"]);
    assert_eq!(report(&place, &["--now"]).code, 0);
    answer(&place, 7, "");
    answer(&place, 8, "");
    refused(
        "Two more have finished, and nobody else was invited:",
        &["explain", "round", "A.1"],
    );
    for number in [7, 8] {
        std::fs::remove_file(place.path(&format!("round/responses/R{number}.yaml"))).unwrap();
    }
    let before = place.read("round/responses/R2.yaml");
    place.write("round/responses/R2.yaml", &before.replacen("answer: 3", "answer: 1", 1));
    refused("R2 has changed an answer:", &["report", "round"]);
    std::fs::remove_file(place.path("round/responses/R2.yaml")).unwrap();
    refused("R2 was deleted:", &["report", "round"]);
    insta::assert_snapshot!(said);
}
