//! The interview: through a pseudo-terminal, through a pipe, stopped in every way.

use ccg_diagnostic::questionnaire::catalogue;
use ccg_diagnostic::response::{Answer, Audience, Response, check};

use crate::support::{Place, repository};
use crate::terminal::Terminal;

fn saved(place: &Place, code: &str) -> Response {
    let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
    let text = place.read(&format!("round/responses/{code}.yaml"));
    check::from_yaml(&text, &questionnaire).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

const BEGIN: [&str; 7] = [
    "assess",
    "round",
    "--joint",
    "--organisation",
    "Northbridge (invented)",
    "--questionnaire",
    "ccg-six-domains",
];

/// Waits for the prompt and types a line.
fn answer(terminal: &mut Terminal, line: &str) {
    terminal.wait_for("\n> ");
    terminal.line(line);
}

/// What the team types, in order; everything the issue of a whole session needs is in it.
fn session() -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    // Domain 1, 11 statements: a level in words, a note on the line, don't know, a skip, back and a change.
    lines.extend(
        [
            "2",
            "getting going",
            "3 each priority has a lead and a paid session",
            "d",
            "s",
        ]
        .map(str::to_owned),
    );
    lines.extend(
        [
            "3",
            "b",
            "4",
            "1",
            "2",
            "n Our quality lead started in May.",
            "2",
            "3",
            "3",
        ]
        .map(str::to_owned),
    );
    lines
}

#[test]
fn a_team_answers_everything_in_a_terminal() {
    let place = Place::new();
    let mut command = place.command(&BEGIN);
    command.env("NO_COLOR", "1");
    let mut terminal = Terminal::start(command);
    for line in session() {
        answer(&mut terminal, &line);
    }
    // The skipped one comes round again.
    terminal.wait_for("skipped 1");
    answer(&mut terminal, "y");
    terminal.wait_for("D1.05");
    answer(&mut terminal, "2");
    terminal.wait_for("Domain 1 of 6 is done");
    answer(&mut terminal, "D1.03");
    answer(&mut terminal, "");
    // A look at the list, then away to domain 3 and back to where we were.
    answer(&mut terminal, "l");
    answer(&mut terminal, "g D3.04");
    terminal.wait_for("D3.04");
    answer(&mut terminal, "1");
    finish_the_rest(&mut terminal);
    assert_eq!(terminal.end(), 0);
    whole(&place, &terminal.shown());
    insta::assert_snapshot!("a_whole_session", terminal.shown());
}

/// Answers whatever is asked until the review, then changes one answer and finishes.
fn finish_the_rest(terminal: &mut Terminal) {
    for _ in 0..200 {
        terminal.wait_for("\n> ");
        let shown = terminal.shown();
        let screen = shown.rsplit("\n> ").nth(1).unwrap_or_default();
        if screen.contains("Check your answers") {
            terminal.line("D2.02");
            answer(terminal, "4 we found the minutes");
            answer(terminal, "f");
            return;
        }
        let done = screen.contains("is done");
        terminal.line(if done { "" } else { "3" });
    }
    panic!("the review was not reached:\n{}", terminal.shown());
}

fn whole(place: &Place, shown: &str) {
    let response = saved(place, "joint");
    assert_eq!(response.answers.len(), 72, "{shown}");
    assert_eq!(response.answer("D1.02"), Some(&Answer::Rating(1)));
    assert_eq!(response.answer("D1.04"), Some(&Answer::DontKnow));
    assert_eq!(response.answer("D1.05"), Some(&Answer::Rating(1)));
    assert_eq!(response.answer("D2.02"), Some(&Answer::Rating(3)));
    assert_eq!(response.answer("D3.04"), Some(&Answer::Rating(0)));
    assert_eq!(
        response.notes["D1.03"].text,
        "each priority has a lead and a paid session"
    );
    assert_eq!(response.notes["D1.03"].audience, Audience::Team);
    assert_eq!(response.notes["D2.02"].text, "we found the minutes");
    assert_eq!(response.most_difference["D1"], "D1.03");
    assert!(response.skipped.is_empty());
    assert!(!response.finished.is_empty());
    for file in [
        "report.md",
        "statements.csv",
        "domains.csv",
        "report.json",
        "report.txt",
    ] {
        assert!(!place.read(&format!("round/report/{file}")).is_empty());
        assert!(shown.contains(&format!("round/report/{file}")), "{file}");
    }
}

#[test]
fn ctrl_c_says_what_is_saved_and_how_to_carry_on() {
    let place = Place::new();
    let mut terminal = Terminal::start(place.command(&BEGIN));
    for line in ["", "2", "3", "1"] {
        answer(&mut terminal, line);
    }
    terminal.wait_for("\n> ");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let shown = terminal.shown();
    assert!(
        shown.ends_with("Stopped. 3 of 72 answers are saved.\nTo carry on:  ccg-diagnostic assess round\n"),
        "{shown}"
    );
    let mut again = Terminal::start(place.command(&["assess", "round"]));
    again.wait_for("Welcome back");
    again.wait_for("D1.04");
}

#[test]
fn ctrl_c_in_the_middle_of_a_note_says_that_it_is_lost() {
    let place = Place::new();
    let mut terminal = Terminal::start(place.command(&BEGIN));
    for line in ["", "2", "n", "half a note"] {
        answer(&mut terminal, line);
    }
    terminal.wait_for("\n> ");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let shown = terminal.shown();
    assert!(
        shown.contains("\nThe note you were typing was not saved.\nStopped. 1 of 72 answers are saved.\n"),
        "{shown}"
    );
}

#[test]
fn the_audience_of_a_note_is_typed_where_menus_have_arrow_keys_too() {
    let place = Place::new();
    let begin = [
        "assess",
        "round",
        "--as",
        "R3",
        "--organisation",
        "Northbridge (invented)",
        "--questionnaire",
        "ccg-six-domains",
    ];
    let mut command = place.command(&begin);
    command.env_remove("NO_COLOR").env("TERM", "xterm-256color");
    let mut terminal = Terminal::start(command);
    for line in ["", "2 nobody rings back"] {
        answer(&mut terminal, line);
    }
    terminal.wait_for("Type 1, 2 or 3, then press Enter. Enter alone takes 1.");
    answer(&mut terminal, "3");
    terminal.wait_for("for the team, without your name");
    answer(&mut terminal, "q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(saved(&place, "R3").notes["D1.01"].audience, Audience::Team);
}

#[test]
fn a_menu_says_how_it_is_used_and_a_refusal_is_wrapped_in_a_narrow_window() {
    let place = Place::new();
    let mut command = place.command(&["assess", "round", "--organisation", "Northbridge (invented)"]);
    command.env_remove("NO_COLOR").env("TERM", "xterm-256color");
    let mut terminal = Terminal::in_window(command, 44);
    terminal.wait_for("Use the arrow keys and press Enter. Press");
    terminal.wait_for("Esc to stop.");
    terminal.wait_for("CCG leadership team self-assessment");
    terminal.wait_for("Partners' view");
    terminal.send("\r");
    terminal.wait_for("Our team together");
    terminal.send("\u{1b}[B");
    terminal.send("\r");
    terminal.wait_for("Your code");
    terminal.send("3 3\r");
    terminal
        .wait_for("A code is letters, digits and hyphens, at\nmost 12, beginning with a letter, for\nexample R3.\n");
    terminal.send("r4\r");
    terminal.wait_for("Your role");
    terminal.send("\r");
    answer(&mut terminal, "q");
    assert_eq!(terminal.end(), 0);
    assert!(place.path("round/responses/R4.yaml").exists());
}

#[test]
fn ctrl_d_q_and_a_closed_window_are_as_safe() {
    for stop in ["q\n", "\u{4}", "close"] {
        let place = Place::new();
        let mut terminal = Terminal::start(place.command(&BEGIN));
        for line in ["", "2", "d"] {
            answer(&mut terminal, line);
        }
        terminal.wait_for("\n> ");
        if stop == "close" {
            terminal.hang_up();
        } else {
            terminal.send(stop);
            assert_eq!(terminal.end(), 0, "{stop:?}");
        }
        let response = saved(&place, "joint");
        assert_eq!(response.answers.len(), 2, "{stop:?}");
        assert_eq!(response.next, "D1.03", "{stop:?}");
    }
}

#[test]
fn a_second_window_on_the_same_response_is_refused() {
    let place = Place::new();
    let mut first = Terminal::start(place.command(&BEGIN));
    answer(&mut first, "");
    first.wait_for("\n> ");
    let ran = place.run_with_lines(&["assess", "round", "--plain"], &["", "1"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("open in another window (since 2011-10-09 21:14)"),
        "{}",
        ran.err
    );
    first.line("2");
    first.wait_for("Saved: D1.01 is 2");
}

#[test]
fn without_a_keyboard_it_says_what_to_use_instead() {
    let place = Place::new();
    let ran = place.run(&["assess", "round"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("no keyboard is attached") && ran.err.contains("--plain"),
        "{}",
        ran.err
    );
    assert!(!place.path("round").exists());
}

#[test]
fn plain_reads_a_pipe_and_writes_no_columns_and_no_escapes() {
    let place = Place::new();
    let mut lines = vec![""];
    lines.extend(["3"; 300]);
    let arguments = [
        "assess",
        "round",
        "--plain",
        "--as",
        "r3",
        "--role",
        "nurse",
        "--organisation",
        "Northbridge (invented)",
        "--questionnaire",
        "ccg-six-domains",
    ];
    let ran = place.run_with_lines(&arguments, &lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains('·'), "{}", ran.err);
    let response = saved(&place, "R3");
    assert_eq!(response.role, "nurse");
    assert!(response.answers.len() >= 11, "{}", response.answers.len());
    assert!(
        !place.path("round/report").exists(),
        "one person's answers never change the team's report unasked"
    );
}

#[test]
fn no_colour_and_a_dumb_terminal_write_no_escape_at_all() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let place = Place::new();
        let mut command = place.command(&["assess", "round"]);
        command.env(name, value);
        let mut terminal = Terminal::start(command);
        terminal.wait_for("CCG leadership team self-assessment");
        terminal.wait_for("Partners' view");
        terminal.line("");
        terminal.wait_for("organisation");
        terminal.line("Northbridge (invented)");
        terminal.wait_for("Our team together");
        terminal.line("1");
        answer(&mut terminal, "");
        answer(&mut terminal, "2");
        answer(&mut terminal, "q");
        assert_eq!(terminal.end(), 0);
        assert!(!terminal.shown().contains('\u{1b}'), "{name}: {}", terminal.shown());
        assert_eq!(saved(&place, "joint").answers.len(), 1);
    }
}

#[test]
fn a_changed_statement_is_asked_again_and_no_other() {
    let place = Place::new();
    let shipped = std::fs::read_to_string(repository().join("questionnaires/ccg-six-domains.yaml")).unwrap();
    place.write("mine.yaml", &shipped);
    let begin = [
        "assess",
        "round",
        "--joint",
        "--plain",
        "--organisation",
        "Northbridge (invented)",
        "--questionnaire",
        "./mine.yaml",
    ];
    place.run_with_lines(&begin, &["", "2", "3", "1", "q"]);
    let changed = shipped.replacen(
        "talk about our group as 'we' rather than 'they'",
        "say 'we' when they talk about our group",
        1,
    );
    assert_ne!(changed, shipped);
    place.write("round/questionnaire.yaml", &changed);
    let ran = place.run_with_lines(&["assess", "round", "--plain"], &["", "g D1.01", "4", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("changed") && ran.err.contains("D1.01"), "{}", ran.err);
    let text = place.read("round/responses/joint.yaml");
    assert!(text.contains("D1.01:\n    answer: 4"), "{text}");
    assert!(text.contains("D1.02:\n    answer: 3"), "{text}");
}

#[test]
fn a_read_only_folder_loses_nothing_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.run_with_lines(&[&BEGIN[..], &["--plain"]].concat(), &["", "2", "q"]);
    let responses = place.path("round/responses");
    std::fs::set_permissions(&responses, std::fs::Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(responses.join("probe"), "").is_ok() {
        // The superuser may write anywhere; there is nothing to see then.
        return;
    }
    let ran = place.run_with_lines(&["assess", "round", "--plain"], &["", "3", "q"]);
    std::fs::set_permissions(&responses, std::fs::Permissions::from_mode(0o700)).unwrap();
    assert_ne!(ran.code, 0);
    assert_eq!(saved(&place, "joint").answers.len(), 1);
}
