//! A round on a stick that cannot be written: what only reads works, and what writes says so and loses nothing.

use std::path::PathBuf;
use std::process::Command;

use crate::gathering::contents;
use crate::support::Place;

/// 1 June 2012: the last day for answers has passed.
const AFTER: (&str, &str) = ("SOURCE_DATE_EPOCH", "1338508800");

/// A file system of its own, read-only once it is filled.
struct Stick(PathBuf);

impl Stick {
    /// `None` where this machine does not let the tests mount anything: file permissions cannot stand in for it, because the tests may run
    /// as root, whom they do not stop.
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn with_round(place: &Place, name: &str) -> Option<Self> {
        let path = place.path("stick");
        std::fs::create_dir(&path).unwrap();
        let mount = |arguments: &[&str]| {
            let ran = Command::new("mount").args(arguments).arg(&path).output();
            ran.is_ok_and(|ran| ran.status.success())
        };
        if !mount(&["-t", "tmpfs", "-o", "size=8m", "tmpfs"]) {
            eprintln!("skipped: this machine does not let tests mount a file system");
            return None;
        }
        let stick = Self(path.clone());
        let copied = Command::new("cp")
            .arg("-r")
            .arg(place.path(name))
            .arg(path.join("round"))
            .status();
        assert!(copied.unwrap().success());
        assert!(mount(&["-o", "remount,ro"]));
        Some(stick)
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn what_only_reads_works_and_what_writes_says_what_to_do() {
    let place = Place::with_example("eastvale-individual");
    let Some(stick) = Stick::with_round(&place, "round") else {
        return;
    };
    let before = contents(&stick.0);
    for arguments in [
        vec!["report", "stick/round"],
        vec!["compare", "round", "stick/round"],
        vec!["share", "stick/round", "--dry-run"],
        vec!["notes", "list", "stick/round"],
        vec!["plan", "stick/round"],
        vec!["round", "status", "stick/round"],
        vec!["check", "stick/round"],
        vec!["where", "stick"],
    ] {
        let ran = place.run_with(&arguments, &[AFTER]);
        assert_eq!(ran.code, 0, "{arguments:?}\n{}", ran.err);
        assert!(!ran.out.is_empty(), "{arguments:?}");
    }
    for arguments in [
        vec!["report", "stick/round", "--all"],
        vec!["share", "stick/round", "--yes"],
        vec![
            "round",
            "add",
            "round/responses/R8.yaml",
            "--to",
            "stick/round",
            "--as",
            "R7",
        ],
        vec!["forget", "stick/round", "R3", "--yes-delete", "R3"],
    ] {
        let ran = place.run_with(&arguments, &[AFTER]);
        assert_ne!(ran.code, 0, "{arguments:?}\n{}", ran.out);
        assert!(
            ran.err.contains("read-only") || ran.err.contains("cannot"),
            "{arguments:?}\n{}",
            ran.err
        );
        assert!(!ran.err.contains("os error"), "{arguments:?}\n{}", ran.err);
    }
    assert!(!place.path("shared-round").exists());
    assert_eq!(contents(&stick.0), before);
}

#[test]
fn what_has_not_been_shown_yet_cannot_be_recorded_there_and_is_not_shown() {
    let place = Place::with_example("eastvale-individual");
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    let Some(_stick) = Stick::with_round(&place, "round") else {
        return;
    };
    for arguments in [
        vec!["report", "stick/round"],
        vec!["compare", "stick/round", "round"],
        vec!["share", "stick/round", "--yes"],
        vec!["share", "stick/round", "--dry-run"],
    ] {
        let ran = place.run_with(&arguments, &[AFTER]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}\n{}", ran.err);
        assert!(
            ran.err.contains("has to be recorded first") && ran.err.contains("to a disk of your own, and go on there"),
            "{arguments:?}\n{}",
            ran.err
        );
    }
}
