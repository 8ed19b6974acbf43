//! `where` and `forget`.

use std::os::unix::fs::symlink;
use std::time::{Duration, UNIX_EPOCH};

use ccg_diagnostic::response::write;

use crate::gathering::{contents, place, questionnaire, response, says_what_it_shows, share};
use crate::support::{Place, THEN};
use crate::terminal::Terminal;

/// A round with three responses and one of everything that a round can hold.
fn full() -> Place {
    let place = place();
    for code in ["R1", "R2", "R3"] {
        let text = write::to_yaml(&response(code, [1, 2, 3, 1, 2], 5), &questionnaire());
        place.write(&format!("round/responses/{code}.yaml"), &text);
        place.write(&format!("round/invitations/{code}.txt"), "Please answer.\n");
    }
    place.write("round/responses/.R3.yaml.lock", "2011-10-09T21:14");
    place.write(
        "round/set-aside/R3-0a1b2c3d.yaml",
        &share(&response("R3", [1, 1, 1, 1, 1], 2)),
    );
    place.write(
        "round/to-hand-over/R3.yaml",
        &share(&response("R3", [1, 2, 3, 1, 2], 5)),
    );
    place.write("round/report/report.md", "# A report\n");
    place.write("round/report/minutes.txt", "Ours.\n");
    for name in ["plan.yaml", "last-plan.yaml", "notes.yaml", "record.yaml"] {
        place.write(&format!("round/{name}"), "format: 1\n");
    }
    place.write("round/plan.ics", "BEGIN:VCALENDAR\r\n");
    for name in ["shared.yaml", "shared.md"] {
        place.write(&format!("round/shared-round/{name}"), "format: 1\n");
        place.write(&format!("shared-round/{name}"), "format: 1\n");
    }
    place.write("round/responses/.unfinished-ab12.tmp", "half");
    place
}

/// The names of a round's files, hidden ones apart.
fn names(place: &Place) -> Vec<String> {
    contents(&place.path("round")).into_keys().collect()
}

/// Every file of the round as if written at the time that tests share.
fn written_then(place: &Place) {
    let then = UNIX_EPOCH + Duration::from_secs(THEN.parse().unwrap());
    for found in ccg_diagnostic::store::everything_in(&place.path("round")).unwrap() {
        let file = std::fs::File::options()
            .write(true)
            .open(place.path("round").join(found.path));
        file.unwrap().set_modified(then).unwrap();
    }
}

#[test]
fn everything_that_is_kept_is_listed_in_words() {
    let place = full();
    written_then(&place);
    insta::assert_snapshot!("where", place.run_with(&["where"], &[("TZ", "UTC")]).out);
    let narrow = place.run_with(&["where"], &[("COLUMNS", "44")]);
    assert!(
        narrow.out.lines().all(|line| line.chars().count() <= 44),
        "{}",
        narrow.out
    );
    assert!(
        narrow
            .out
            .contains("  responses/R3.yaml\n      answers and notes of R3, 569 bytes, "),
        "{}",
        narrow.out
    );
    let plain = place.run(&["where", "--plain"]);
    assert!(
        plain.out.contains("  responses/R3.yaml: answers and notes of R3, "),
        "{}",
        plain.out
    );
}

#[test]
fn rounds_are_found_deep_below_and_from_within() {
    let place = full();
    std::fs::create_dir_all(place.path("a/b/c/d")).unwrap();
    std::fs::rename(place.path("round"), place.path("a/b/c/d/round")).unwrap();
    assert!(
        place
            .run(&["where"])
            .out
            .starts_with("a/b/c/d/round: Eastvale CCG (emerging), October 2011\n")
    );
    assert!(
        place
            .run(&["where", "a/b/c/d/round/responses"])
            .out
            .contains("responses/R3.yaml")
    );
    let empty = Place::new();
    let ran = empty.run(&["where"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("There is no round here") && ran.out.contains("Nothing is kept anywhere else"),
        "{}",
        ran.out
    );
    assert_eq!(empty.run(&["where", "nowhere"]).code, 2);
}

#[test]
fn a_program_reads_the_same_list() {
    let place = full();
    let ran = place.run_with(&["where", "--format", "json"], &[("TZ", "UTC")]);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(list["format"], 1);
    assert_eq!(list["rounds"][0]["folder"], "round");
    let files = list["rounds"][0]["files"].as_array().unwrap();
    let plan = files.iter().find(|file| file["path"] == "plan.yaml").unwrap();
    assert_eq!(plan["bytes"], 10, "`format: 1` and a line end");
    assert_eq!(plan["what"], "needs and actions");
    assert_eq!(plan["written"].as_str().unwrap().len(), "2011-10-09T21:14".len());
    assert!(files.iter().any(|file| file["path"] == "responses/.R3.yaml.lock"));
}

#[test]
fn one_response_goes_in_every_version_and_nothing_else() {
    let place = full();
    place.write("round/before-0.9/responses/R3.yaml", "an old copy");
    let before = names(&place);
    let ran = place.run(&["forget", "round", "r3", "--yes-delete", "R3"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("can tell what R3 answered by the difference with a new one"),
        "{}",
        ran.err
    );
    let after = names(&place);
    let gone: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
    assert_eq!(
        gone,
        [
            "before-0.9/responses/R3.yaml",
            "report/report.md",
            "responses/R3.yaml",
            "set-aside/R3-0a1b2c3d.yaml",
            "shared-round/shared.md",
            "shared-round/shared.yaml",
            "to-hand-over/R3.yaml"
        ]
    );
    assert!(place.path("round/invitations/R3.txt").exists() && place.path("round/report/minutes.txt").exists());
    assert!(!place.path("round/responses/.R3.yaml.lock").exists());
    let ran = place.run(&["forget", "round", "R3", "--yes-delete", "R3"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("there is nothing of R3") && ran.err.contains("R1 and R2"),
        "{}",
        ran.err
    );
}

#[test]
fn a_whole_round_goes_and_what_is_not_the_program_s_stays() {
    let place = full();
    let ran = place.run(&["forget", "round", "--yes-delete", "round"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(names(&place), ["report/minutes.txt"]);
    assert!(
        ran.err.contains("In round these stay: report/minutes.txt."),
        "{}",
        ran.err
    );
    let place = full();
    std::fs::remove_file(place.path("round/report/minutes.txt")).unwrap();
    place.run(&["forget", "round", "--yes-delete", "round"]);
    assert!(!place.path("round").exists(), "{:?}", names(&place));
}

#[test]
fn links_are_never_followed_out_of_the_round() {
    let place = full();
    place.write("elsewhere/R3.yaml", "precious");
    place.write("elsewhere/R3-00000000.yaml", "precious");
    std::fs::remove_dir_all(place.path("round/set-aside")).unwrap();
    symlink(place.path("elsewhere"), place.path("round/set-aside")).unwrap();
    std::fs::remove_file(place.path("round/responses/R3.yaml")).unwrap();
    symlink(place.path("elsewhere/R3.yaml"), place.path("round/responses/R3.yaml")).unwrap();
    let listed = place.run(&["where"]);
    assert!(
        listed.out.contains("a link or a device; it is not followed"),
        "{}",
        listed.out
    );
    for arguments in [
        vec!["forget", "round", "R3", "--yes-delete", "R3"],
        vec!["forget", "round", "--yes-delete", "round"],
    ] {
        let ran = place.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("a link, which is not followed"), "{}", ran.err);
    }
    assert_eq!(place.read("elsewhere/R3.yaml"), "precious");
    assert_eq!(place.read("elsewhere/R3-00000000.yaml"), "precious");
    assert!(place.path("round/set-aside").is_symlink());
}

#[test]
fn nothing_goes_unless_its_name_is_given() {
    let place = full();
    let before = names(&place);
    let ran = place.run(&["forget", "round", "R3"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--yes-delete R3"), "{}", ran.err);
    let ran = place.run(&["forget", "round", "R3", "--yes-delete", "R2"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("nothing was deleted"), "{}", ran.err);
    let ran = place.run_with_lines(&["forget", "round", "R3", "--plain"], &["yes", "r3", "q"]);
    assert_eq!(ran.code, 130, "{}", ran.err);
    assert_eq!(place.run_with_lines(&["forget", "round", "R3", "--plain"], &[]).code, 1);
    assert_eq!(names(&place), before);
    for (round, code) in [
        ("round", "../R1"),
        ("round/responses", "R1"),
        (".", "R1"),
        ("nowhere", "R1"),
    ] {
        assert_eq!(
            place.run(&["forget", round, code, "--yes-delete", code]).code,
            2,
            "{round} {code}"
        );
    }
    assert_eq!(names(&place), before);
}

#[test]
fn what_will_go_is_listed_and_the_name_is_typed() {
    let place = full();
    let ran = place.run_with_lines(&["forget", "round", "R3", "--plain"], &["r3", "R3"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!("forget", ran.err);
    let mut terminal = Terminal::start(place.command(&["forget", "round"]));
    terminal.wait_for("Type round to delete this, or q to stop:");
    terminal.send("\u{3}");
    terminal.wait_for("Stopped. Nothing was deleted.");
    assert!(place.path("round/responses/R1.yaml").exists());
    let mut terminal = Terminal::start(place.command(&["forget", "round"]));
    terminal.wait_for("Type round to delete this, or q to stop:");
    terminal.line("round");
    terminal.wait_for("Deleted: ");
    terminal.end();
    assert_eq!(names(&place), ["report/minutes.txt"]);
}

#[test]
fn a_response_that_is_being_given_is_not_deleted() {
    let place = full();
    let _held = ccg_diagnostic::store::lock(&place.path("round/responses/R3.yaml"), "2011-10-09T21:00").unwrap();
    for arguments in [
        vec!["forget", "round", "R3", "--yes-delete", "R3"],
        vec!["forget", "round", "--yes-delete", "round"],
    ] {
        let ran = place.run(&arguments);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("open in another window"), "{}", ran.err);
    }
    assert!(place.path("round/responses/R3.yaml").exists() && place.path("round/round.yaml").exists());
}

#[test]
fn a_round_that_cannot_be_read_can_be_forgotten() {
    let place = full();
    place.write("round/round.yaml", "organisation: [");
    assert!(place.run(&["where"]).out.contains("round: round.yaml cannot be read"));
    assert_eq!(place.run(&["forget", "round", "R3", "--yes-delete", "R3"]).code, 0);
    assert_eq!(place.run(&["forget", "round", "--yes-delete", "round"]).code, 0);
    assert_eq!(names(&place), ["report/minutes.txt"]);
}

#[test]
fn the_page_about_keeping_shows_what_the_program_says() {
    says_what_it_shows("docs/keeping.md", &full());
}
