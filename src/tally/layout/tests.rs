use super::{Column, Kind, Layout, Named, layout};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::{Questionnaire, validate};

/// Statements D1.01, D1.02, D2.01, D2.02 and D2.03.
fn small() -> Questionnaire {
    validate::from_yaml(include_str!("../../../tests/fixtures/small.yaml")).unwrap()
}

fn read(head: &str) -> Result<Layout, Vec<Problem>> {
    layout(head.as_bytes(), &small(), &Named::default())
}

fn with(head: &str, columns: &[(&str, &str)]) -> Result<Layout, Vec<Problem>> {
    let columns = columns
        .iter()
        .map(|(ours, heading)| ((*ours).to_owned(), (*heading).to_owned()));
    let named = Named {
        organisation: None,
        columns: columns.collect(),
    };
    layout(head.as_bytes(), &small(), &named)
}

/// Codes with the parts of the heading that they stand at.
fn codes(head: &str, problems: &[Problem]) -> Vec<(ProblemCode, String)> {
    let at = |problem: &Problem| {
        problem
            .place
            .clone()
            .map_or_else(String::new, |place| head[place].to_owned())
    };
    problems.iter().map(|problem| (problem.code, at(problem))).collect()
}

use Column::{Answer, Ignored, Organisation, Respondent, Role, Statement, Which};

#[test]
fn a_wide_table_has_a_column_for_each_statement_in_any_order() {
    let found = read("\u{feff}D2.01, Respondent ,D1.01,ORGANISATION\u{a0},colour,role,").unwrap();
    let expected = Layout {
        kind: Kind::Wide,
        separator: b',',
        columns: vec![
            Statement(2),
            Respondent,
            Statement(0),
            Organisation,
            Ignored,
            Role,
            Ignored,
        ],
        organisation: None,
        numbered: false,
        ignored: vec!["colour".to_owned(), "column 7 (no heading)".to_owned()],
        missing: vec![1, 3, 4],
    };
    assert_eq!(found, expected);
}

#[test]
fn a_long_table_has_a_line_for_each_answer() {
    let found = read("answer\tnote\tstatement\trespondent\torganization\twhen").unwrap();
    assert_eq!(found.kind, Kind::Long);
    assert_eq!(found.separator, b'\t');
    assert_eq!(
        found.columns,
        [Answer, Ignored, Which, Respondent, Organisation, Ignored]
    );
    assert_eq!(found.ignored, ["when"], "a note is known");
    assert_eq!(found.missing, [0; 0]);
}

#[test]
fn what_separates_is_what_makes_sense() {
    for (head, separator) in [
        ("organisation;respondent;D1.01;a,b,c,d,e,f", b';'),
        ("organisation,respondent,D1.01,a;b;c;d;e;f", b','),
        ("organisation\trespondent\t\"D1.01\"\ta,b;c", b'\t'),
        ("\"organisation\";\"respondent\";\"D1.01\"", b';'),
        (
            "organisation;respondent;we talk about them - even in the café;roles are clear",
            b';',
        ),
    ] {
        assert_eq!(read(head).unwrap().separator, separator, "{head}");
    }
}

#[test]
fn statements_are_known_by_id_or_text() {
    for (heading, statement) in [
        ("D1.01", 0),
        ("d1.1", 0),
        ("1.01", 0),
        ("D1_01", 0),
        ("We share our aims.", 0),
        ("  we SHARE\u{a0}our  aims", 0),
        ("12. We share our aims.", 0),
        ("Q12: We share our aims.", 0),
        ("Question 12: We share our aims.", 0),
        ("D1.01 We share our aims.", 0),
        ("D1.01: Shared aims", 0),
        ("We talk about them \u{2014} even in the café.", 1),
        ("How true are these? [We talk about them - even in the café.]", 1),
        ("How true [today] are these? [3. Roles are clear.]", 2),
        ("Purpose [D1.02]", 1),
    ] {
        let head = format!("organisation;respondent;\"{heading}\"");
        assert_eq!(
            read(&head).map(|found| found.columns[2]),
            Ok(Statement(statement)),
            "{heading}"
        );
    }
}

#[test]
fn a_wording_of_another_side_is_a_name_of_its_statement() {
    let mut questionnaire = small();
    questionnaire.statements[3]
        .wordings
        .insert(0, "They have time.".to_owned());
    let found = layout(
        b"organisation,respondent,They have time.",
        &questionnaire,
        &Named::default(),
    );
    assert_eq!(found.unwrap().columns[2], Statement(3));
}

#[test]
fn exports_of_surveys_number_their_respondents_and_keep_them_unnamed() {
    let microsoft =
        "ID,Start time,Completion time,Email,Name,Language,Last modified time,organisation,We share our aims.";
    let found = read(microsoft).unwrap();
    assert_eq!(found.columns[0], Respondent);
    assert!(!found.numbered);
    assert_eq!(found.columns[1..7], [Ignored; 6]);
    assert_eq!(found.ignored[2..4], ["Email", "Name"]);

    let google = "Timestamp,Email Address,Score,Organisation,How true is it? [Roles are clear.]";
    let found = read(google).unwrap();
    assert!(found.numbered);
    assert_eq!(found.columns, [Ignored, Ignored, Ignored, Organisation, Statement(2)]);

    let found = with(microsoft, &[("respondent", "email")]).unwrap();
    assert_eq!(found.columns[3], Respondent, "a person may say so");
    assert_eq!(found.columns[0], Ignored);
    let own = "Timestamp,respondent,organisation,D1.01";
    assert!(!read(own).unwrap().numbered, "a code is better than a number");
    let by_hand = "organisation,timestamp,D1.01";
    assert_eq!(
        codes(by_hand, &read(by_hand).unwrap_err()),
        [(ProblemCode::MissingColumn, String::new())]
    );
}

#[test]
fn what_a_person_names_wins() {
    let head = "Which group are you from?,Your code,organisation,First,D1.99";
    let named = [
        ("organisation", "which group are you from?"),
        ("respondent", "Your code"),
        ("D1.1", "First"),
        ("ignore", "D1.99"),
    ];
    let found = with(head, &named).unwrap();
    assert_eq!(
        found.columns,
        [Organisation, Respondent, Ignored, Statement(0), Ignored]
    );
    assert_eq!(
        found.ignored,
        ["organisation"],
        "what a person left out is not named again"
    );
    let cut = with(head, &[("organisation", "Which gr…"), named[1], named[2], named[3]]);
    assert_eq!(cut.unwrap().columns[0], Organisation);
}

#[test]
fn an_organisation_that_is_named_is_for_tables_without_such_a_column() {
    let named = Named {
        organisation: Some(" Northbridge ".to_owned()),
        columns: Vec::new(),
    };
    let read = |head: &str| layout(head.as_bytes(), &small(), &named).unwrap();
    assert_eq!(read("respondent,D1.01").organisation.as_deref(), Some("Northbridge"));
    let with_column = read("organisation,respondent,D1.01");
    assert_eq!(with_column.organisation, None);
    assert_eq!(with_column.columns[0], Organisation);
    let nobody = Named {
        organisation: Some(" ".to_owned()),
        columns: Vec::new(),
    };
    assert!(layout(b"respondent,D1.01", &small(), &nobody).is_err());
}

#[test]
fn all_problems_of_a_heading_come_at_once_in_its_order() {
    let head = "organisaton,D1.01,D1.99,1.1,Roles are quite clear.,D2.02 Time for it";
    assert_eq!(
        codes(head, &read(head).unwrap_err()),
        [
            (ProblemCode::MissingColumn, String::new()),
            (ProblemCode::MissingColumn, String::new()),
            (ProblemCode::UnknownStatement, "D1.99".to_owned()),
            (ProblemCode::DuplicateColumn, "1.1".to_owned()),
            (ProblemCode::BadHeading, "D2.02 Time for it".to_owned()),
        ]
    );
    let problems = read(head).unwrap_err();
    assert_eq!(
        problems[0].hint.as_deref(),
        Some("did you mean `organisaton`? Head it `organisation`, or add --column organisation=\"organisaton\"")
    );
    assert_eq!(
        problems[3].message,
        "`1.1` is a second column of answers to `D1.01`, after `D1.01`"
    );
}

#[test]
fn a_column_of_answers_is_never_lost_without_a_word() {
    let base = "organisation,respondent,D1.02";
    for (heading, code) in [
        ("D3.01", ProblemCode::UnknownStatement),
        ("d1_9", ProblemCode::UnknownStatement),
        ("D9.01 Anything", ProblemCode::UnknownStatement),
        ("D1.01 the old wording", ProblemCode::BadHeading),
        ("There is tine to lead", ProblemCode::BadHeading),
        ("4. There is time to le", ProblemCode::BadHeading),
        ("D1.01 Roles are clear.", ProblemCode::BadHeading),
    ] {
        let head = format!("{base},{heading}");
        let found = codes(&head, &read(&head).unwrap_err());
        assert_eq!(found, [(code, heading.to_owned())], "{heading}");
    }
    for heading in [
        "D1.02 note",
        "D1",
        "Q7",
        "2011",
        "There is tea",
        "Anything else?",
        "D1.02 [Score]",
    ] {
        let head = format!("{base},{heading}");
        assert_eq!(
            read(&head).map(|found| found.ignored),
            Ok(vec![heading.to_owned()]),
            "{heading}"
        );
    }
}

#[test]
fn a_text_of_two_statements_is_refused_but_for_an_id_before_it() {
    let mut questionnaire = small();
    questionnaire.statements[3].statement = questionnaire.statements[2].statement.clone();
    let read = |head: &str| layout(head.as_bytes(), &questionnaire, &Named::default());
    let head = "organisation,respondent,Roles are clear.";
    let problems = read(head).unwrap_err();
    assert_eq!(
        problems[0].message,
        "`Roles are clear.` is the text of `D2.01` and of `D2.02`"
    );
    let told = "organisation,respondent,D2.02 Roles are clear.,D2.01: Roles are clear.";
    assert_eq!(read(told).unwrap().columns[2..], [Statement(3), Statement(2)]);
}

#[test]
fn a_table_is_wide_or_long() {
    let says = |head: &str| read(head).unwrap_err()[0].message.clone();
    assert_eq!(
        says("organisation,respondent,statement"),
        "there is a column `statement`, and none `answer`"
    );
    assert_eq!(
        says("organisation,respondent,answer"),
        "there is a column `answer`, and none `statement`"
    );
    assert_eq!(says("organisation,respondent,x"), "no column is a statement of `small`");
    let mixed = "organisation,respondent,statement,answer,D1.01";
    assert_eq!(
        codes(mixed, &read(mixed).unwrap_err()),
        [(ProblemCode::BadHeading, "D1.01".to_owned())]
    );
    let one = read("organisation|respondent|D1.01").unwrap_err();
    assert!(one.iter().any(|problem| problem.message == "there is one column"));
}

#[test]
fn what_a_person_names_has_to_be_there() {
    let head = "organisation,respondent,D1.01,twice,Twice";
    let says = |ours, heading| {
        let problems = with(head, &[(ours, heading)]).unwrap_err();
        (problems[0].message.clone(), problems[0].hint.clone().unwrap())
    };
    assert_eq!(
        says("role", "Rolle"),
        (
            "no column is headed `Rolle`, as --column says".to_owned(),
            "it can be `organisation`, `respondent`, `D1.01`, `twice`, `Twice`".to_owned()
        )
    );
    assert_eq!(
        says("organisaton", "twice").1,
        "did you mean `organisation`?",
        "our own names are looked up too"
    );
    assert_eq!(
        says("role", "TWICE").0,
        "two columns are headed `Twice`, which --column names"
    );
    assert!(with(head, &[("role", "Twice")]).is_ok(), "exactly as it is written");
}

#[test]
fn what_cannot_be_a_heading_is_said_at_once() {
    for (head, says) in [
        (
            "organisation,respondent,D1.01\rNorth,R1,2\r",
            "the lines end as on old Macintosh computers, so all of the table is one line",
        ),
        ("sep=;", "the first line is one for spreadsheets, not the heading"),
        ("organisation,\"respondent,D1.01", "a quotation mark that is not closed"),
        ("", "there is no heading"),
    ] {
        let problems = read(head).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].message, says);
    }
    let wide = ",".repeat(10_000);
    assert_eq!(read(&wide).unwrap_err()[0].message, "there are more than 10000 columns");
}

mod whatever_comes {
    use super::{Named, layout, small};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn bytes_are_a_heading_or_problems(head in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = layout(&head, &small(), &Named::default());
        }

        #[test]
        fn every_problem_has_its_place_in_the_text(
            head in "(organisation|respondent|D1\\.0[1-9]|We share our aims\\.?|[a-zé \"\\[\\]:.0-9]{0,30}|[,;\t]){0,30}"
        ) {
            match layout(head.as_bytes(), &small(), &Named::default()) {
                Ok(found) => prop_assert!(found.columns.len() <= head.len() + 1),
                Err(problems) => {
                    prop_assert!(!problems.is_empty());
                    for problem in problems {
                        let place = problem.place.unwrap_or(0..0);
                        prop_assert!(head.get(place.clone()).is_some(), "{place:?}");
                    }
                }
            }
        }
    }
}
