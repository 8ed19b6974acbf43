//! Files and arguments made to do harm: nothing is lost, nothing outside the round is touched, no terminal is commanded.

use std::os::unix::fs::symlink;

use ccg_diagnostic::questionnaire::validate;
use ccg_diagnostic::response::{Answer, Respondent, Response, check, write};

use crate::support::{Place, repository};

const NEW: [&str; 8] = [
    "assess",
    "round",
    "--joint",
    "--plain",
    "--organisation",
    "Northbridge (invented)",
    "--questionnaire",
    "ccg-six-domains",
];

#[test]
fn titles_and_labels_never_leave_their_comment() {
    let small = std::fs::read_to_string(repository().join("tests/fixtures/small.yaml")).unwrap();
    for text in [
        "a\\nanswers: {b",
        "a\\u2028b: {",
        "a\\ufeffb",
        "a\\r\\n  x: y",
        "# a",
        "a\\u0085b",
    ] {
        let hostile: Vec<String> = small
            .lines()
            .map(|line| match line.trim_start().strip_prefix("title: ") {
                Some(_) if line.starts_with("    ") => format!("    title: \"{text}\""),
                _ => line.to_owned(),
            })
            .collect();
        let questionnaire = validate::from_yaml(&format!("{}\n", hostile.join("\n"))).unwrap();
        let mut response = Response::begin(Respondent::Joint, "", &questionnaire, "2011-10-09T21:14");
        response
            .answers
            .insert(questionnaire.statements[0].id.clone(), Answer::Rating(1));
        let file = write::to_yaml(&response, &questionnaire);
        assert_eq!(
            check::from_yaml(&file, &questionnaire).as_ref(),
            Ok(&response),
            "{file}"
        );
    }
}

#[test]
fn a_note_that_would_make_the_file_unreadable_is_not_saved() {
    let place = Place::new();
    let long = "x".repeat(60_000);
    let mut lines = vec!["", "2", "n"];
    lines.extend([long.as_str(); 20]);
    lines.extend(["", "q"]);
    let ran = place.run_with_lines(&NEW, &lines);
    assert!(
        ran.err.contains("Not saved") && ran.err.contains("larger than 1 MB"),
        "{}",
        &ran.err[..2000]
    );
    let again = place.run(&["check", "round"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(place.read("round/responses/joint.yaml").contains("answer: 2"));
}

#[test]
fn answers_to_statements_of_another_version_come_through_unchanged() {
    let place = Place::new();
    place.run_with_lines(&NEW, &["", "2", "q"]);
    let text = place.read("round/responses/joint.yaml");
    let digest = text.lines().find(|line| line.contains("digest:")).unwrap().to_owned();
    let older = text.replacen(&digest, "  digest: \"aaaa\"", 1).replacen(
        "answers:\n",
        "answers:\n  OLD.1: {answer: 0}\n  OLD.2: {answer: 0.25}\n  OLD.3: {answer: half, note: why}\n  OLD.4: {answer: na, reason: later}\n",
        1,
    );
    place.write("round/responses/joint.yaml", &older);
    place.run_with_lines(&["assess", "round", "--plain"], &["", "3", "q"]);
    let kept = place.read("round/responses/joint.yaml");
    for part in [
        "OLD.1:\n    answer: \"0\"",
        "OLD.2:\n    answer: \"0.25\"",
        "OLD.3:\n    answer: \"half\"\n    note: \"why\"",
        "reason: \"later\"",
    ] {
        assert!(kept.contains(part), "{part} in\n{kept}");
    }
    assert_eq!(place.run(&["check", "round"]).code, 0);
}

#[test]
fn one_person_is_never_counted_twice() {
    let place = Place::with_example("eastvale-individual");
    std::fs::copy(
        place.path("round/responses/R1.yaml"),
        place.path("round/responses/r1.yaml"),
    )
    .unwrap();
    std::fs::copy(
        place.path("round/responses/R1.yaml"),
        place.path("round/responses/R1.yml"),
    )
    .unwrap();
    let ran = place.run(&["report", "round", "--format", "markdown"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("wrong-name"), "{}", ran.err);
    assert!(
        ran.out.contains("By 7 of 8 people") && ran.out.contains("R1.yml"),
        "{}",
        &ran.out[..900]
    );
}

#[test]
fn a_lock_that_is_a_link_is_not_followed() {
    let place = Place::with_example("eastvale-individual");
    place.write("precious", "do not touch");
    symlink(place.path("precious"), place.path("round/responses/.R1.yaml.lock")).unwrap();
    let ran = place.run_with_lines(&["assess", "round", "--as", "R1", "--plain"], &["q"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("not a plain file"), "{}", ran.err);
    assert_eq!(place.read("precious"), "do not touch");
}

#[test]
fn a_report_is_never_written_over_answers() {
    let place = Place::with_example("eastvale-individual");
    for name in ["round/responses/R1.yaml", "round/round.yaml", "round/responses/new.md"] {
        let before = std::fs::read(place.path(name)).unwrap_or_default();
        let ran = place.run(&["report", "round", "--output", name]);
        assert_eq!(ran.code, 2, "{name}");
        assert_eq!(std::fs::read(place.path(name)).unwrap_or_default(), before, "{name}");
    }
}

#[test]
fn codes_do_not_lead_out_of_the_round() {
    let place = Place::with_example("eastvale-individual");
    place.write("SECRET.yaml", "secret: 1");
    for code in ["../../secret", "..", "/etc/passwd", "", "R 1", "R1/../R2"] {
        for arguments in [
            vec!["report", "round", "--mine", "--as", code],
            vec!["assess", "round", "--plain", "--as", code],
        ] {
            let ran = place.run_with_lines(&arguments, &["q"]);
            assert_eq!(ran.code, 2, "{code}: {}", ran.err);
            assert!(!ran.err.contains("secret: 1"), "{code}");
        }
    }
    let ran = place.run(&["report", "round", "--mine", "--as", "r1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_questionnaire_outside_the_round_is_refused() {
    let place = Place::with_example("northbridge-joint");
    let round = place.read("round/round.yaml");
    for file in ["../q.yaml", "/etc/passwd", "C:\\\\q.yaml", "a/../../q.yaml"] {
        let text = round.replacen("questionnaire:\n", &format!("questionnaire:\n  file: \"{file}\"\n"), 1);
        place.write("round/round.yaml", &text);
        let ran = place.run(&["report", "round"]);
        assert_eq!(ran.code, 3, "{file}");
        assert!(ran.err.contains("outside the round's folder"), "{file}: {}", ran.err);
    }
}

#[test]
fn names_from_files_never_command_the_terminal() {
    let place = Place::with_example("eastvale-individual");
    let round = place.read("round/round.yaml");
    place.write(
        "round/round.yaml",
        &round.replacen("id: ccg-six-domains", "id: \"x\\x1b]0;owned\\x07\"", 1),
    );
    let name = "R\u{1b}]0;owned\u{7}.yaml";
    place.write(&format!("round/responses/{name}"), "a: [");
    place.write(name, "a: [");
    for arguments in [
        vec!["report", "round"],
        vec!["check", name],
        vec!["check", "round"],
        vec!["assess", "round", "--plain"],
    ] {
        let ran = place.run_with_lines(&arguments, &["q"]);
        assert!(
            !ran.err.contains(['\u{1b}', '\u{7}']) && !ran.out.contains(['\u{1b}', '\u{7}']),
            "{arguments:?}: {}",
            ran.err
        );
    }
}

#[test]
fn the_command_to_carry_on_can_be_pasted() {
    let place = Place::new();
    let arguments = [
        "assess",
        "x;touch pwn $(id)",
        "--joint",
        "--plain",
        "--organisation",
        "N (invented)",
        "--questionnaire",
        "ccg-six-domains",
    ];
    let ran = place.run_with_lines(&arguments, &["", "q"]);
    assert!(
        ran.err.contains("ccg-diagnostic assess 'x;touch pwn $(id)'"),
        "{}",
        ran.err
    );
}

#[test]
fn what_the_command_line_says_of_a_round_that_is_there_is_not_ignored() {
    let place = Place::with_example("eastvale-individual");
    for (option, value) in [
        ("--organisation", "Another"),
        ("--title", "Another"),
        ("--questionnaire", "another"),
    ] {
        let ran = place.run_with_lines(&["assess", "round", "--plain", "--as", "R1", option, value], &["q"]);
        assert_eq!(ran.code, 2, "{option}");
        assert!(ran.err.contains("is there already"), "{option}: {}", ran.err);
    }
}

#[test]
fn a_file_changed_behind_our_back_is_left_as_it_was_changed() {
    let place = Place::new();
    let mut terminal = crate::terminal::Terminal::start(place.command(&[
        "assess",
        "round",
        "--joint",
        "--organisation",
        "N (invented)",
        "--questionnaire",
        "ccg-six-domains",
    ]));
    for line in ["", "2"] {
        terminal.wait_for("\n> ");
        terminal.line(line);
    }
    terminal.wait_for("Saved: D1.01 is 2");
    terminal.wait_for("\n> ");
    let edited = place
        .read("round/responses/joint.yaml")
        .replacen("answer: 2", "answer: 1", 1);
    place.write("round/responses/joint.yaml", &edited);
    terminal.line("3");
    terminal.wait_for("changed outside this window");
    terminal.wait_for("> ");
    terminal.line("q");
    terminal.end();
    assert_eq!(place.read("round/responses/joint.yaml"), edited);
}
