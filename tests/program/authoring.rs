//! Writing a questionnaire: warnings, a start, the schema, a spreadsheet brought in.

use crate::support::{Place, repository};
use crate::terminal::Terminal;

const DOUBTFUL: &str = "\
format: 1
id: ours
version: '1'
title: Ours
language: en-GB
target: 2
scales:
  - {id: two, levels: [{id: no, value: 1, label: 'No'}, {id: yes, value: 2, label: 'Yes'}]}
domains:
  - id: A
    title: One
    statements:
      - {id: A.1, short: Papers, statement: Papers come in time and we read them all.}
";

#[test]
fn warnings_are_shown_and_leave_the_exit_code_alone() {
    let place = Place::new();
    place.write("mine.yaml", DOUBTFUL);
    let ran = place.run(&["check", "mine.yaml"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "mine.yaml: 1 domain, 1 statement, 2 levels, 0 lenses, 0 criteria, 0 resources, no problems, 1 warning\n"
    );
    insta::assert_snapshot!(ran.err, @"
    warning[two-ideas]: `A.1` may say two things: the second begins at `and we`
      --> mine.yaml:13:45
       |
    13 |       - {id: A.1, short: Papers, statement: Papers come in time and we read them all.}
       |                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: say each in a statement of its own, or keep the one that matters more; `allow: [two-ideas]` leaves this out

    1 warning in mine.yaml
    ");
}

#[test]
fn warnings_can_be_denied_or_switched_off() {
    let place = Place::new();
    place.write("mine.yaml", DOUBTFUL);
    let denied = place.run(&["check", "mine.yaml", "--deny-warnings"]);
    assert_eq!(denied.code, 3);
    assert!(
        denied
            .err
            .ends_with("error: there is 1 warning, and --deny-warnings asks for none\n"),
        "{}",
        denied.err
    );
    let allowed = place.run(&["check", "mine.yaml", "--deny-warnings", "--allow", "two-ideas"]);
    assert_eq!((allowed.code, allowed.err.as_str()), (0, ""));
    let misspelt = place.run(&["check", "mine.yaml", "--allow", "two-idea"]);
    assert_eq!(misspelt.code, 2);
    assert!(
        misspelt
            .err
            .contains("there is no warning `two-idea`; did you mean `two-ideas`?"),
        "{}",
        misspelt.err
    );
    place.write("mine.yaml", &format!("{DOUBTFUL}allow: [two-idea]\n"));
    let own = place.run(&["check", "mine.yaml"]);
    assert_eq!(own.code, 3);
    assert!(
        own.err.contains("mine.yaml:14:9") && own.err.contains("did you mean `two-ideas`?"),
        "{}",
        own.err
    );
}

#[test]
fn warnings_are_counted_beside_problems() {
    let place = Place::new();
    place.write("mine.yaml", DOUBTFUL);
    place.write("bad.yaml", &DOUBTFUL.replace("target: 2", "target: 9"));
    let ran = place.run(&["check", "mine.yaml", "bad.yaml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err
            .ends_with("error: 1 of 2 files have problems; there is 1 warning as well\n"),
        "{}",
        ran.err
    );
}

#[test]
fn every_shipped_questionnaire_is_free_of_problems_and_warnings() {
    let place = Place::new();
    for entry in std::fs::read_dir(repository().join("questionnaires")).unwrap() {
        let path = entry.unwrap().path();
        let ran = place.run(&["check", "--deny-warnings", path.to_str().unwrap()]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", path.display());
    }
}

#[test]
fn help_of_every_action_has_an_example() {
    let place = Place::new();
    for action in ["list", "show", "export", "new", "import", "schema"] {
        let ran = place.run(&["questionnaire", action, "--help"]);
        assert_eq!(ran.code, 0, "{action}");
        assert!(
            ran.out.contains(&format!("ccg-diagnostic questionnaire {action}")),
            "{action}: {}",
            ran.out
        );
        assert!(ran.out.contains("Example"), "{action}: {}", ran.out);
    }
}

/// A new questionnaire is free of problems and warnings, and can be answered at once.
fn works_at_once(place: &Place, file: &str, statements: usize) {
    let checked = place.run(&["check", "--deny-warnings", file]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{}", place.read(file));
    let lines = [vec!["2"; statements], vec!["q"]].concat();
    let arguments = [
        "assess",
        "r",
        "--joint",
        "--organisation",
        "Ours",
        "--questionnaire",
        file,
        "--plain",
    ];
    let ran = place.run_with_lines(&arguments, &lines);
    assert!(place.read("r/responses/joint.yaml").contains("D1.01"), "{}", ran.err);
}

#[test]
fn a_new_questionnaire_is_written_from_options_alone() {
    let place = Place::new();
    let ran = place.run(&[
        "questionnaire",
        "new",
        "--title",
        "How we meet",
        "--describes",
        "our board",
        "--levels",
        "Never,Often,Always",
        "--domain",
        "Before",
        "--domain",
        "During",
        "--schema",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .starts_with("wrote how-we-meet.yaml\nwrote questionnaire.schema.json\n"),
        "{}",
        ran.err
    );
    let text = place.read("how-we-meet.yaml");
    assert!(
        text.starts_with("# yaml-language-server: $schema=./questionnaire.schema.json\n"),
        "{text}"
    );
    let schema = std::fs::read_to_string(repository().join("docs/questionnaire.schema.json")).unwrap();
    assert!(place.read("questionnaire.schema.json") == schema && place.run(&["questionnaire", "schema"]).out == schema);
    works_at_once(&place, "how-we-meet.yaml", 2);
}

#[test]
fn a_new_questionnaire_asks_for_what_is_not_given() {
    let place = Place::new();
    let lines = [
        "How we meet",
        "Our Meetings",
        "our-meetings",
        "",
        "3",
        "Before",
        "before",
        "During",
        "",
    ];
    let ran = place.run_with_lines(&["questionnaire", "new", "mine.yaml", "--plain"], &lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.err);
    works_at_once(&place, "mine.yaml", 2);
    let stopped = place.run_with_lines(&["questionnaire", "new", "other.yaml", "--plain"], &["A title"]);
    assert_eq!(stopped.code, 1);
    assert!(
        stopped.err.contains("the input ended before this was answered"),
        "{}",
        stopped.err
    );
    assert!(!place.path("other.yaml").exists());
}

#[test]
fn a_new_questionnaire_is_refused_where_it_cannot_be() {
    let place = Place::new();
    let silent = place.run(&["questionnaire", "new"]);
    assert_eq!(silent.code, 2);
    assert!(silent.err.contains("no keyboard is attached"), "{}", silent.err);
    let with = |more: &[&str]| {
        let arguments: Vec<&str> = ["questionnaire", "new", "mine.yaml", "--title", "Ours"]
            .iter()
            .chain(more)
            .copied()
            .collect();
        place.run(&arguments)
    };
    for (more, said) in [
        (
            ["--levels", "9"],
            "`9` is neither a number of levels from 2 to 5 nor labels",
        ),
        (["--levels", "One"], "`One` is neither a number"),
        (["--levels", "A, B,a"], "two levels are called `a`"),
        (["--id", "a b"], "`a b` cannot be an id"),
        (["--domain", " "], "`title` is empty"),
    ] {
        let ran = with(&more);
        assert_eq!(ran.code, 2, "{more:?}");
        assert!(ran.err.contains(said), "{more:?}: {}", ran.err);
        assert!(!place.path("mine.yaml").exists(), "{more:?}");
    }
    place.write("mine.yaml", "mine");
    let there = with(&[]);
    assert_eq!((there.code, place.read("mine.yaml").as_str()), (2, "mine"));
    assert!(there.err.contains("is there already"), "{}", there.err);
}

#[test]
fn a_spreadsheet_is_brought_in_and_can_be_answered() {
    let place = Place::new();
    for name in ["our-meetings.csv", "our-meetings.xlsx"] {
        std::fs::copy(repository().join("examples/spreadsheet").join(name), place.path(name)).unwrap();
    }
    let ran = place.run(&["questionnaire", "import", "our-meetings.xlsx", "--output", "mine.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.err, @"
    note: made ids for 2 domains, beginning with D1
    note: made ids for 6 statements, beginning with D1.01
    wrote mine.yaml
    Look for what is doubtful:  ccg-diagnostic check mine.yaml
    ");
    assert_eq!(
        place.run(&["questionnaire", "import", "our-meetings.csv"]).out,
        place.read("mine.yaml")
    );
    works_at_once(&place, "mine.yaml", 6);
    let again = place.run(&["questionnaire", "import", "our-meetings.csv", "--output", "mine.yaml"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn problems_of_a_spreadsheet_are_named_by_cell_and_nothing_is_written() {
    let place = Place::new();
    place.write(
        "bad.csv",
        "\u{feff}domain;statement;weight;1 No;2 Yes\r\nA;One.;much;a;b\r\n;;;c;\r\n",
    );
    let ran = place.run(&["questionnaire", "import", "bad.csv", "--output", "mine.yaml"]);
    assert_eq!(ran.code, 3);
    assert!(!place.path("mine.yaml").exists());
    insta::assert_snapshot!(ran.err, @"
    error[bad-number]: `much` is not a number
    --> bad.csv, C2
     = help: write a number such as 2

    error[empty-text]: the statement is empty
    --> bad.csv, B3
     = help: write the statement, or delete the row

    error[empty-text]: this level of the statement has no text
    --> bad.csv, E3
     = help: describe every level of a statement, or none

    3 problems in bad.csv. Nothing was written.
    ");
    let mut command = place.command(&["questionnaire", "import", "bad.csv"]);
    command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
    let mut terminal = Terminal::start(command);
    assert_eq!(terminal.end(), 3);
    let shown = terminal.shown();
    assert!(
        shown.starts_with("error[bad-number]: ") && !shown.contains('\u{fffd}'),
        "{shown}"
    );
    place.write("bad.xlsx", "not a spreadsheet");
    let ran = place.run(&["questionnaire", "import", "bad.xlsx"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("this is not an XLSX file that can be read"),
        "{}",
        ran.err
    );
    place.write("bad.doc", "");
    assert_eq!(place.run(&["questionnaire", "import", "bad.doc"]).code, 2);
    assert_eq!(place.run(&["questionnaire", "import", "none.csv"]).code, 1);
}
