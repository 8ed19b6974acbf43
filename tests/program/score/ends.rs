//! Ctrl-C, and being ended from outside.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{WIDE, place, score, tables};

#[test]
fn being_stopped_leaves_the_old_results_and_nothing_half_written() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        stopped_by(signal);
    }
}

fn stopped_by(signal: &str) {
    let place = place();
    assert_eq!(place.run(&score(&["wide.csv", "--output", "out"])).code, 0);
    let before = tables(&place, "out");
    let mut child = place
        .command(&score(&["-", "--output", "out"]))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(WIDE.as_bytes()).unwrap();
    let entries = || std::fs::read_dir(place.path("out")).unwrap().count();
    // The drafts are there as soon as the heading has been read, which takes more than the pipe has: the rest is awaited.
    for _ in 0..500 {
        if entries() == 8 {
            break;
        }
        let _ = input.write_all(&[b'\n'; 1024]);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(entries(), 8, "the results are under way");
    let stopped = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .unwrap();
    assert!(stopped.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Stopped. Nothing was written."));
    assert_eq!((tables(&place, "out"), entries()), (before, 4));
}
