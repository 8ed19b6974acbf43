//! Tables of answers: what `check` says of them, and the examples.

use std::path::Path;

use crate::support::{Place, Ran, repository};

fn example(name: &str) -> String {
    repository().join("examples/tables").join(name).display().to_string()
}

fn check(name: &str, questionnaire: &str, more: &[&str]) -> Ran {
    let file = example(name);
    let mut words = vec!["check", &file, "--questionnaire", questionnaire];
    words.extend(more);
    Place::new().run(&words)
}

/// The messages with the name of the file alone.
fn said(ran: &Ran) -> String {
    let folder = format!("{}/", repository().join("examples/tables").display());
    format!("{}{}", ran.out, ran.err).replace(&folder, "")
}

#[test]
fn good_tables_are_named_with_what_they_hold() {
    for (name, holds) in [
        (
            "wide.csv",
            "a wide table of answers to ccg-governance, 19 records of 3 organisations",
        ),
        (
            "long.csv",
            "a long table of answers to ccg-governance, 258 records of 3 organisations",
        ),
        (
            "semicolons.csv",
            "a wide table of answers to ccg-governance, 6 records of 1 organisation",
        ),
    ] {
        let ran = check(name, "ccg-governance", &[]);
        assert_eq!((ran.code, said(&ran)), (0, format!("{name}: {holds}, no problems\n")));
    }
}

#[test]
fn a_survey_export_needs_to_know_its_organisation() {
    let ran = check("survey.csv", "ccg-governance", &[]);
    assert_eq!(ran.code, 3);
    assert!(said(&ran).contains("error[missing-column]: no column says which organisation answered\n--> survey.csv\n"));
    for more in [
        ["--column", "organisation=Which group are you from?"],
        ["--organisation", "Westmoor (invented)"],
    ] {
        let ran = check("survey.csv", "ccg-governance", &more);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.ends_with("8 records of 1 organisation, no problems\n"));
        assert!(
            said(&ran)
                .contains("survey.csv: columns that are not read: `Start time`, `Completion time`, `Email`, `Name`")
        );
    }
}

#[test]
fn every_record_that_would_be_left_out_is_named_with_its_reason() {
    for name in ["dirty-wide.csv", "dirty-long.csv"] {
        let before = std::fs::read(example(name)).unwrap();
        let ran = check(name, "ccg-partners-view", &[]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        insta::assert_snapshot!(name, said(&ran));
        assert_eq!(std::fs::read(example(name)).unwrap(), before, "nothing is changed");
    }
}

#[test]
fn the_first_twenty_are_named_and_the_others_counted() {
    let place = Place::new();
    let rows: String = (1..=25).map(|number| format!("A,R{number},9\n")).collect();
    let file = place.path("many.csv");
    std::fs::write(&file, format!("organisation,respondent,GOV.01\nA,R0,1\n{rows}")).unwrap();
    let ran = place.run(&["check", "many.csv", "--questionnaire", "ccg-governance"]);
    assert_eq!(ran.code, 3);
    assert_eq!(ran.err.matches("bad-answer").count(), 20);
    assert!(ran.err.contains("many.csv:22:3: bad-answer: `9`"), "{}", ran.err);
    assert!(
        ran.err
            .contains("\nand 5 more\nmany.csv: 25 of 26 records would not be scored\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_table_without_its_questionnaire_says_how_to_name_it() {
    let place = Place::new();
    let ran = place.run(&["check", &example("wide.csv")]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains("Add --questionnaire ID or FILE"), "{}", ran.err);
}

fn scored(name: &str, table: &str, more: &[&str]) -> Vec<String> {
    let file = example(name);
    let mut words = vec!["score", &file, "--questionnaire", "ccg-governance", "--table", table];
    words.extend(more);
    let ran = Place::new().run(&words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.lines().map(str::to_owned).collect()
}

/// The same answers, however they are written: in columns or lines, as values, labels, or the statements' own words.
#[test]
fn the_examples_give_the_same_results() {
    let survey = ["--column", "organisation=Which group are you from?"];
    for table in ["domains", "statements", "needs"] {
        let wide = scored("wide.csv", table, &[]);
        assert_eq!(scored("long.csv", table, &[]), wide);
        let of = |organisation: &str| -> Vec<String> {
            let rows = wide.iter().skip(1).filter(|row| row.starts_with(organisation));
            rows.cloned().collect()
        };
        assert!(of("Eastvale").len() > 3 && of("Westmoor").len() > 3);
        assert_eq!(scored("semicolons.csv", table, &[])[1..], of("Eastvale"));
        assert_eq!(scored("survey.csv", table, &survey)[1..], of("Westmoor"));
    }
}

#[test]
fn the_codes_of_records_are_explained() {
    let page = repository().join("docs/format/tables.md");
    let page = std::fs::read_to_string(Path::new(&page)).unwrap();
    for (code, rule) in ccg_diagnostic::tally::reject::CODES {
        let row = format!("| `{code}` | {rule} |");
        assert!(page.contains(&row), "docs/format/tables.md lacks\n{row}");
    }
}
