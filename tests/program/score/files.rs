//! Files that change, end early or cannot be written.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{WIDE, gzip, many, place, score, tables};
use crate::support::Place;

#[test]
fn results_are_private_and_leave_nothing_beside_them() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    assert_eq!(place.run(&score(&["wide.csv", "--output", "out/deep"])).code, 0);
    let mode = |path: &str| fs::metadata(place.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("out/deep"), mode("out/deep/domains.csv")), (0o700, 0o600));
    assert_eq!(
        names(&place, "out/deep"),
        ["domains.csv", "needs.csv", "rejects.csv", "statements.csv"]
    );
}

fn names(place: &Place, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(place.path(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_packed_file_that_is_cut_short_or_damaged_writes_nothing() {
    let place = place();
    let packed = gzip(many(20_000).as_bytes());
    fs::write(place.path("short.csv.gz"), &packed[..packed.len() / 2]).unwrap();
    fs::write(place.path("tail.csv.gz"), &packed[..packed.len() - 4]).unwrap();
    let mut wrong = packed.clone();
    let middle = wrong.len() / 2;
    wrong[middle..middle + 64].fill(0xff);
    fs::write(place.path("wrong.csv.gz"), &wrong).unwrap();
    fs::write(place.path("plain.csv.gz"), WIDE).unwrap();
    for name in ["short.csv.gz", "tail.csv.gz", "wrong.csv.gz", "plain.csv.gz"] {
        let ran = place.run(&score(&[name, "wide.csv", "--output", "out"]));
        assert_eq!(ran.code, 1, "{name}: {}", ran.err);
        assert!(ran.err.contains(&format!("`{name}`")), "{}", ran.err);
        assert!(ran.err.contains("nothing was written"), "{}", ran.err);
        assert!(!place.path("out/domains.csv").exists());
        let to_screen = place.run(&score(&[name]));
        assert_eq!((to_screen.code, to_screen.out.as_str()), (1, ""), "{name}");
    }
}

#[test]
fn a_pipe_by_name_is_refused_and_its_way_in_named() {
    let place = place();
    assert!(
        Command::new("mkfifo")
            .arg(place.path("pipe.csv"))
            .status()
            .unwrap()
            .success()
    );
    let ran = place.run(&score(&["pipe.csv"]));
    assert_eq!(ran.code, 3);
    assert!(
        ran.err
            .contains("`pipe.csv` is not a plain file; a table that comes through a pipe is read with `-`"),
        "{}",
        ran.err
    );
}

/// The second file is held back by a pipe at the end of which the first has grown.
#[test]
fn a_file_that_grows_meanwhile_writes_nothing() {
    use std::io::Write;
    let place = place();
    place.write("old/wide.csv", WIDE);
    assert_eq!(place.run(&score(&["wide.csv", "--output", "out"])).code, 0);
    let before = tables(&place, "out");
    let text = many(60_000);
    let path = place.path("grows.csv");
    fs::write(&path, &text).unwrap();
    let going = std::sync::atomic::AtomicBool::new(true);
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
            while going.load(std::sync::atomic::Ordering::SeqCst) {
                file.write_all(b"North,late,1,1,1,1\n").unwrap();
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        });
        let ran = place.run(&score(&["grows.csv", "--output", "out"]));
        going.store(false, std::sync::atomic::Ordering::SeqCst);
        ran
    });
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err
            .contains("`grows.csv` changed while it was read; nothing was written; run it again when it is complete"),
        "{}",
        ran.err
    );
    assert_eq!(tables(&place, "out"), before);
    assert_eq!(names(&place, "out").len(), 4);
}

#[test]
fn what_is_scored_is_not_written_over() {
    let place = place();
    place.write("domains.csv", WIDE);
    let ran = place.run(&score(&["domains.csv", "--output", "."]));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(place.read("domains.csv"), WIDE);
    // Found in a folder it is answers all the same; results of before that lie beside it are not.
    place.write("found/domains.csv", WIDE);
    let ran = place.run(&score(&["found", "--output", "found"]));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("`found/domains.csv` would be written over"),
        "{}",
        ran.err
    );
    assert_eq!(names(&place, "found"), ["domains.csv"]);
    assert_eq!(place.read("found/domains.csv"), WIDE);
    // A link in the place of a table leads to the answers.
    place.write("links/none.txt", "");
    std::os::unix::fs::symlink(place.path("wide.csv"), place.path("links/needs.csv")).unwrap();
    for inputs in [&["wide.csv"][..], &["wide.csv", "long.csv"], &["."]] {
        let ran = place.run(&score(&[inputs, &["--output", "links"]].concat()));
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert_eq!(place.read("wide.csv"), WIDE);
    }
    let round = Place::with_example("eastvale-individual");
    let ran = round.run(&["score", "round", "--output", "round/responses"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn a_folder_in_the_place_of_a_table_is_said_before_anything_is_replaced() {
    let place = place();
    assert_eq!(place.run(&score(&["wide.csv", "--output", "out"])).code, 0);
    let before = place.read("out/domains.csv");
    fs::remove_file(place.path("out/statements.csv")).unwrap();
    fs::create_dir(place.path("out/statements.csv")).unwrap();
    let ran = place.run(&score(&[
        "wide.csv",
        "--organisation",
        "West",
        "--by",
        "role",
        "--output",
        "out",
    ]));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains("`out/statements.csv` is a folder; name another place"),
        "{}",
        ran.err
    );
    assert_eq!(place.read("out/domains.csv"), before);
    assert_eq!(names(&place, "out").len(), 4);
}

/// A file system of its own, small.
struct Stick(PathBuf);

impl Stick {
    /// `None` where this machine does not let the tests mount anything.
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn new(place: &Place) -> Option<Self> {
        let path = place.path("stick");
        fs::create_dir(&path).unwrap();
        let stick = Self(path);
        if !stick.mount(&["-t", "tmpfs", "-o", "size=64k", "tmpfs"]) {
            eprintln!("skipped: this machine does not let tests mount a file system");
            return None;
        }
        Some(stick)
    }

    fn mount(&self, arguments: &[&str]) -> bool {
        let ran = Command::new("mount").args(arguments).arg(&self.0).output();
        ran.is_ok_and(|ran| ran.status.success())
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_and_a_read_only_one_leave_the_old_results() {
    let place = place();
    place.write("many.csv", &many(20_000));
    let Some(stick) = Stick::new(&place) else { return };
    assert_eq!(place.run(&score(&["wide.csv", "--output", "stick"])).code, 0);
    let before = tables(&place, "stick");
    let full = place.run(&score(&["many.csv", "--output", "stick"]));
    assert_eq!(full.code, 1, "{}", full.err);
    assert!(full.err.contains("cannot be written: the disk is full"), "{}", full.err);
    assert_eq!(
        (tables(&place, "stick"), names(&place, "stick").len()),
        (before.clone(), 4)
    );
    assert!(stick.mount(&["-o", "remount,ro"]));
    // It is said before the work begins: nobody writes into this pipe.
    let locked = place.run(&score(&["many.csv", "--output", "stick"]));
    assert_eq!(locked.code, 1, "{}", locked.err);
    assert!(locked.err.contains("the disk is read-only"), "{}", locked.err);
    assert!(!locked.err.contains("rows read"), "{}", locked.err);
    assert_eq!(tables(&place, "stick"), before);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = place();
    place.write("many.csv", &many(60_000));
    let command = format!(
        "{} score many.csv --questionnaire small.yaml --table statements --allow-rejects --quiet | head -n 1",
        env!("CARGO_BIN_EXE_ccg-diagnostic")
    );
    let ran = Command::new("bash")
        .args(["-o", "pipefail", "-c", &command])
        .current_dir(place.path("."))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(ran.stderr.is_empty());
}
