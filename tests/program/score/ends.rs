//! Ctrl-C, and being ended from outside.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{WIDE, place, score, tables};
use crate::terminal::Terminal;

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

#[test]
fn what_is_said_at_the_end_fits_the_window() {
    let place = place();
    place.write(
        "with-a-rather-long-name.csv",
        "organisation,respondent,A.1,A.2,A.3,Start of the survey,End of the survey\nNorth,R1,9,2,3,,\nNorth,R2,3,4,dk,,\n",
    );
    let arguments = score(&["with-a-rather-long-name.csv", "--output", "out", "--allow-rejects"]);
    let mut terminal = Terminal::in_window(place.command(&arguments), 50);
    assert_eq!(terminal.end(), 0, "{}", terminal.shown());
    let shown = terminal.shown();
    for line in shown.lines() {
        assert!(line.chars().count() <= 50, "{line}\n{shown}");
    }
    for whole in [
        "columns that are not\nread: `Start of the survey`",
        "2 rows read = 1 scored + 1 rejected; 1\norganisation\n",
        "  with-a-rather-long-name.csv:2:3: bad-answer: `9`\n    is not an answer to `A.1`;",
        "  It is in `out/rejects.csv`\n",
    ] {
        assert!(shown.contains(whole), "{whole}\n{shown}");
    }
    let piped = place.run(&arguments);
    assert!(
        piped
            .err
            .contains("2 rows read = 1 scored + 1 rejected; 1 organisation\n"),
        "{}",
        piped.err
    );
}

#[test]
fn problems_of_a_heading_are_text_in_a_window_with_colours() {
    let place = place();
    place.write("unknown.csv", "organisation,respondent,A.1,A.9\nNorth,R1,1,2\n");
    let mut command = place.command(&score(&["unknown.csv"]));
    command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
    let mut terminal = Terminal::start(command);
    assert_eq!(terminal.end(), 3, "{}", terminal.shown());
    let shown = terminal.shown();
    assert!(
        shown.starts_with("error[unknown-statement]: there is no statement `A.9`\n"),
        "{shown}"
    );
    assert!(!shown.contains('\u{fffd}') && !shown.contains("[1m"), "{shown}");
}

#[test]
fn what_check_says_of_a_table_is_broken_between_words() {
    let place = place();
    place.write(
        "bad.csv",
        "organisation,respondent,A.1,Start time\nNorth,R1,never heard of,\nNorth,R1,2,\n",
    );
    let mut command = place.command(&["check", "bad.csv", "--questionnaire", "small.yaml"]);
    command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
    let mut terminal = Terminal::start(command);
    assert_eq!(terminal.end(), 3, "{}", terminal.shown());
    let shown = terminal.shown();
    let whole = place.run(&["check", "bad.csv", "--questionnaire", "small.yaml"]).err;
    assert!(whole.lines().any(|line| line.chars().count() > 80), "{whole}");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&shown), words(&whole));
}
