//! Two versions of a questionnaire, and a round that is moved from one to the other: all of it or nothing.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use crate::support::{Place, repository};

/// A questionnaire of two statements on three levels, and a newer version: one worded differently, one on another scale.
fn versions(place: &Place) {
    let levels = |values: &[u32]| -> String {
        let each = values
            .iter()
            .map(|value| format!("{{id: l{value}, value: {value}, label: L{value}}}"));
        each.collect::<Vec<_>>().join(", ")
    };
    let text = |version: &str, first: &str, values: &[u32]| {
        format!(
            "format: 1\nid: two\nversion: \"{version}\"\ntitle: Two\nlanguage: en-GB\ntarget: 2\nscales:\n\
             - {{id: a, levels: [{}]}}\n- {{id: b, levels: [{}]}}\ndomains:\n- id: D\n  title: All\n  statements:\n\
             \x20 - {{id: D.1, short: One, statement: {first}, descriptors: [x, y, z]}}\n\
             \x20 - {{id: D.2, short: Two, statement: Two is so., scale: b}}\n",
            levels(&[1, 2, 3]),
            levels(values)
        )
    };
    place.write("old.yaml", &text("1.0", "One is so.", &[1, 2, 3]));
    place.write("new.yaml", &text("2.0", "One is quite so.", &[1, 2, 3, 4]));
}

/// A round of two people who have answered both statements of the older version.
fn round(place: &Place) {
    versions(place);
    let begin = [
        "--questionnaire",
        "old.yaml",
        "--organisation",
        "Northbridge",
        "--title",
        "Autumn",
    ];
    for (code, more) in [("R1", &begin[..]), ("R2", &[])] {
        let arguments = [&["assess", "round", "--plain", "--as", code], more].concat();
        let ran = place.run_with_lines(&arguments, &["1", "", "3", "1", "", "", ""]);
        let response = place.read(&format!("round/responses/{code}.yaml"));
        assert!(
            response.contains("D.1:\n    answer: 3") && response.contains("D.2:\n    answer: 1"),
            "{}",
            ran.err
        );
    }
}

/// Every file of the round with its content, the locks apart.
fn files(place: &Place) -> Vec<(String, Vec<u8>)> {
    let listed = Command::new("find")
        .arg(place.path("round"))
        .args(["-type", "f"])
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let mut all: Vec<(String, Vec<u8>)> = listed
        .lines()
        .filter(|line| !line.ends_with(".lock"))
        .map(|line| (line.to_owned(), std::fs::read(line).unwrap()))
        .collect();
    all.sort();
    all
}

const MOVE: [&str; 8] = [
    "questionnaire",
    "diff",
    "old.yaml",
    "new.yaml",
    "--round",
    "round",
    "--apply",
    "--yes",
];

#[test]
fn the_same_file_twice_has_no_differences() {
    let ran = Place::new().run(&["questionnaire", "diff", "ccg-six-domains", "ccg-six-domains"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("No differences: the files are the same."),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_that_is_only_written_differently_says_the_same() {
    let place = Place::new();
    versions(&place);
    place.write("again.yaml", &format!("# A comment\n{}", place.read("old.yaml")));
    let ran = place.run(&["questionnaire", "diff", "old.yaml", "again.yaml"]);
    assert!(ran.out.contains("No differences in what they say"), "{}", ran.out);
}

#[test]
fn files_that_cannot_be_compared_are_refused_with_the_reason() {
    let place = Place::new();
    versions(&place);
    place.write("broken.yaml", &place.read("new.yaml").replace("target: 2", "target: 9"));
    let broken = place.run(&["questionnaire", "diff", "old.yaml", "broken.yaml"]);
    assert_eq!((broken.code, broken.out.as_str()), (3, ""));
    assert!(broken.err.contains("target-outside-scale"), "{}", broken.err);
    let missing = place.run(&["questionnaire", "diff", "old.yaml", "gone.yaml"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("`gone.yaml` cannot be read"), "{}", missing.err);
    let other = place.run(&["questionnaire", "diff", "old.yaml", "ccg-six-domains"]);
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    assert!(
        other.err.contains("two questionnaires, not two versions of one"),
        "{}",
        other.err
    );
    let round = place.run(&["questionnaire", "diff", "old.yaml", "new.yaml", "--round", "nowhere"]);
    assert_eq!((round.code, round.out.as_str()), (2, ""));
    assert!(round.err.contains("there is no folder `nowhere`"), "{}", round.err);
    let unasked = place.run(&["questionnaire", "diff", "old.yaml", "new.yaml", "--apply"]);
    assert_eq!(unasked.code, 2);
}

#[test]
fn answers_of_a_round_are_counted_and_nothing_is_changed() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    let ran = place.run(&["questionnaire", "diff", "old.yaml", "new.yaml", "--round", "round"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for text in [
        "2 responses, 4 answers:",
        "Carry over: 0 answers",
        "Ask again: 2 answers",
        "No longer comparable: 2 answers",
        "D.1: 2 answers",
        "One is {+quite+} so.",
        "Levels: 1, 2, 3, 4 (was 1, 2, 3)",
    ] {
        assert!(ran.out.contains(text), "{text} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("R1"), "{}", ran.out);
    assert_eq!(files(&place), before);
    let unasked = place.run(&MOVE[..7]);
    assert_eq!(unasked.code, 2);
    assert!(unasked.err.contains("add --yes"), "{}", unasked.err);
    assert_eq!(files(&place), before);
}

#[test]
fn a_round_that_is_moved_is_clean_and_what_it_was_is_kept_as_a_round() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    let ran = place.run(&MOVE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("now uses version 2.0") && ran.err.contains("round/before-1.0"),
        "{}",
        ran.err
    );
    for folder in ["round", "round/before-1.0"] {
        let checked = place.run(&["check", folder]);
        assert_eq!(checked.code, 0, "{}", checked.err);
    }
    for (path, bytes) in &before {
        let kept = path.replace("/round/", "/round/before-1.0/");
        assert_eq!(&std::fs::read(&kept).unwrap(), bytes, "{kept}");
    }
    assert_eq!(place.read("round/questionnaire-2.0.yaml"), place.read("new.yaml"));
    let response = place.read("round/responses/R1.yaml");
    assert!(response.contains("  D.1:\n    answer: 3"), "{response}");
    assert!(!response.contains("  D.2:\n    answer"), "on another scale: {response}");

    let after = files(&place);
    let again = place.run(&MOVE);
    assert_eq!(again.code, 0);
    assert!(again.out.contains("uses the newer version already"), "{}", again.out);
    assert_eq!(files(&place), after, "moving it again changes nothing");
}

/// The person is shown the statement that reads differently, and the one that has no answer any more.
#[test]
fn what_changed_is_asked_again() {
    let place = Place::new();
    round(&place);
    place.run(&MOVE);
    let ran = place.run_with_lines(
        &["assess", "round", "--as", "R1", "--plain"],
        &["", "2", "4", "", "", ""],
    );
    assert!(ran.err.contains("One is quite so."), "{}", ran.err);
    let response = place.read("round/responses/R1.yaml");
    assert!(
        response.contains("answer: 2 # L2") && response.contains("answer: 4 # L4"),
        "{response}\n{}",
        ran.err
    );
}

#[test]
fn a_round_answered_with_another_file_is_refused() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    let ran = place.run(&[
        "questionnaire",
        "diff",
        "new.yaml",
        "old.yaml",
        "--round",
        "round",
        "--apply",
        "--yes",
    ]);
    assert!(
        ran.out.contains("uses the newer version already"),
        "old.yaml is what it uses: {}",
        ran.out
    );
    place.write("third.yaml", &place.read("new.yaml").replace("2.0", "3.0"));
    let ran = place.run(&[
        "questionnaire",
        "diff",
        "new.yaml",
        "third.yaml",
        "--round",
        "round",
        "--apply",
        "--yes",
    ]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("was answered with another file of `two`"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("round/questionnaire.yaml"), "{}", ran.err);
    assert_eq!(files(&place), before);
}

#[test]
fn a_response_with_problems_and_targets_that_do_not_fit_stop_it() {
    let place = Place::new();
    round(&place);
    let good = place.read("round/round.yaml");
    place.write("round/round.yaml", &format!("{good}targets:\n  D.1: 3\n"));
    place.write("new.yaml", &place.read("new.yaml").replace("id: D.1", "id: D.3"));
    let before = files(&place);
    let ran = place.run(&MOVE);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("`D.1`") && ran.err.contains("targets do not fit"),
        "{}",
        ran.err
    );
    assert_eq!(files(&place), before);

    place.write("round/round.yaml", &good);
    let broken = place.read("round/responses/R2.yaml").replace("answer: 3", "answer: 8");
    place.write("round/responses/R2.yaml", &broken);
    let before = files(&place);
    let ran = place.run(&MOVE);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("bad-answer") && ran.err.contains("nothing was changed"),
        "{}",
        ran.err
    );
    assert_eq!(files(&place), before);
}

#[test]
fn nothing_is_moved_while_somebody_is_answering() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    let held = File::open(place.path("round/responses/.R2.yaml.lock")).unwrap();
    held.lock().unwrap();
    let ran = place.run(&MOVE);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("open in another window"), "{}", ran.err);
    assert_eq!(files(&place), before);
    drop(held);
    assert_eq!(place.run(&MOVE).code, 0);
}

/// Moves the round where files may have 2048 bytes: its own `round.yaml` has nearly as many, so that the last write, which is
/// larger by the name of the newer file, is the one that fails.
fn at_the_limit(place: &Place, before: &str) -> std::process::Output {
    let file = place.read("round/round.yaml");
    let long = format!("Northbridge{}", "y".repeat(2046 - file.len()));
    place.write("round/round.yaml", &file.replace("Northbridge", &long));
    let program = env!("CARGO_BIN_EXE_ccg-diagnostic");
    let script = format!("{before} ulimit -f 2; exec {program} {}", MOVE.join(" "));
    let mut command = Command::new("bash");
    command
        .args(["-c", &script])
        .current_dir(place.path(""))
        .output()
        .unwrap()
}

/// The files that were there before, as they are now.
fn same(place: &Place, before: &[(String, Vec<u8>)], but: &str) {
    let now = files(place);
    for (path, bytes) in before.iter().filter(|(path, _)| !path.ends_with(but)) {
        let found = now.iter().find(|(name, _)| name == path);
        assert_eq!(found.map(|(_, bytes)| bytes), Some(bytes), "{path}");
    }
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_round_as_it_was() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    let ended = at_the_limit(&place, "trap '' XFSZ;");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("the round is as it was"), "{said}");
    same(&place, &before, "round.yaml");
    let round = place.read("round/round.yaml");
    assert!(round.contains("version: \"1.0\""), "{round}");
    assert_eq!(place.run(&["check", "round"]).code, 0);
}

#[test]
fn killed_before_the_last_write_it_is_a_round_of_the_older_version_and_can_be_moved_again() {
    let place = Place::new();
    round(&place);
    let ended = at_the_limit(&place, "");
    assert!(ended.status.signal().is_some(), "{ended:?}");
    assert!(place.read("round/round.yaml").contains("version: \"1.0\""));
    assert_eq!(place.run(&["check", "round"]).code, 0);
    assert!(
        place
            .read("round/before-1.0/responses/R1.yaml")
            .contains("  D.2:\n    answer: 1")
    );
    assert_eq!(place.run(&MOVE).code, 0);
    assert_eq!(place.run(&["check", "round"]).code, 0);
    assert!(place.path("round/before-1.0-2/round.yaml").exists());
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let place = Place::new();
    round(&place);
    let before = files(&place);
    // A folder in the place of the lock stands for any that cannot be written, whoever runs the tests.
    std::fs::create_dir(place.path("round/.round.yaml.lock")).unwrap();
    let ran = place.run(&MOVE);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains(".round.yaml.lock"), "{}", ran.err);
    assert_eq!(files(&place), before);
}

#[test]
fn a_statement_is_shown_by_its_name_and_a_misspelt_one_is_refused() {
    let place = Place::new();
    let ran = place.run(&["questionnaire", "show", "ccg-six-domains", "--statement", "d2.4"]);
    assert!(ran.out.contains("D2.04 Reaching people seldom heard"), "{}", ran.out);
    let ran = place.run(&["questionnaire", "show", "ccg-six-domains", "--statement", "D2"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no statement `D2`"), "{}", ran.err);
    let ran = place.run(&["questionnaire", "show", "ccg-six-domains", "--part", "D9"]);
    assert!(
        ran.err.contains("there is no domain, section or statement `D9`"),
        "{}",
        ran.err
    );
}

#[test]
fn a_page_for_a_browser_is_written_and_no_kept_file_is_written_over() {
    let place = Place::new();
    let file = repository().join("tests/fixtures/review.yaml");
    let name = file.to_str().unwrap();
    let show = |output: &str| place.run(&["questionnaire", "show", name, "--format", "html", "--output", output]);
    assert_eq!(show("review.html").code, 0);
    assert!(place.read("review.html").starts_with("<!DOCTYPE html>"));
    place.write("mine.yaml", "format: 1\n");
    let refused = show("mine.yaml");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("choose another name"), "{}", refused.err);
    assert_eq!(place.read("mine.yaml"), "format: 1\n");
}
