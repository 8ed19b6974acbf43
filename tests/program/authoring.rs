//! Writing a questionnaire: warnings, a start, the schema, a spreadsheet brought in.

use crate::support::{Place, repository};

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
    insta::assert_snapshot!(ran.err, @r"
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
