mod made;
mod numbers;

use std::collections::BTreeSet;

use serde_json::Value;

use super::columns::{flat, heading};
use super::{Form, Outputs, Rows, Table, Writer};
use crate::questionnaire::{Questionnaire, validate};
use crate::results::{PersonRow, PersonSet, Status};
use crate::tally::reject::{Fault, Reject};
use made::{everybody, nurses};

const NAMES: [&str; 2] = ["=1+1", "Ash, \"Vale\"\n& Elm 🙂"];

const DOCS: &str = include_str!("../../../docs/format/scores.md");

fn small() -> Questionnaire {
    let mut made = validate::from_yaml(include_str!("../../../tests/fixtures/small.yaml")).unwrap();
    made.statements[0].first_move = "-Ask, then \"talk\"".to_owned();
    made
}

const PERSON: PersonRow<'static> = PersonRow {
    organisation: NAMES[1],
    respondent: "@R1",
    role: "",
    domains: &[
        PersonSet {
            ratings: Some(2),
            dont_know: Some(0),
            score: Some(5.0 / 3.0),
            score_100: Some(100.0 / 3.0),
            status: Status::Ok,
        },
        PersonSet {
            ratings: None,
            dont_know: None,
            score: None,
            score_100: None,
            status: Status::Private,
        },
    ],
};

fn rejects() -> [Reject; 2] {
    [
        Reject {
            record: 3,
            line: 4,
            column: Some(5),
            fault: Fault::NotAnAnswer(0, "=\"5\"".to_owned()),
        },
        Reject {
            record: 1_234_567,
            line: 1_234_570,
            column: None,
            fault: Fault::Fields { found: 6, expected: 7 },
        },
    ]
}

const ROWS: Rows = Rows {
    read: 12,
    scored: 10,
    rejected: 2,
};

/// Everything in a form, as one text; the tables of CSV one after another.
fn all(form: Form, by_role: bool) -> String {
    let questionnaire = small();
    let mut writer = Writer::new(&questionnaire, by_role, form, &Table::ALL);
    let (mut rows, mut people, mut rejected, mut out) = (Outputs::default(), Vec::new(), Vec::new(), Vec::new());
    for reject in rejects() {
        writer.reject("a, b.csv", &reject, &mut rejected);
    }
    writer.begin(ROWS, &mut out);
    for name in NAMES {
        writer.add(&everybody(name), &mut rows);
    }
    if by_role {
        writer.add(&nurses(NAMES[1]), &mut rows);
    }
    writer.person(&PERSON, &mut people);
    for table in Table::ALL {
        writer.open(table, &mut out);
        rows.filled()
            .filter(|(of, _)| *of == table)
            .for_each(|(_, bytes)| out.append(bytes));
        match table {
            Table::Responses => out.append(&mut people),
            Table::Rejects => out.append(&mut rejected),
            Table::Domains | Table::Statements | Table::Needs => {}
        }
    }
    writer.close(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn what_is_wrong_again_is_said_as_it_was() {
    let questionnaire = small();
    for form in [Form::Csv, Form::Json, Form::JsonLines] {
        let mut writer = Writer::new(&questionnaire, false, form, &[Table::Rejects]);
        let mut said = |reject: &Reject| {
            let mut row = Vec::new();
            writer.reject("a.csv", reject, &mut row);
            String::from_utf8(row).unwrap()
        };
        let [first, second] = rejects();
        let other = Reject {
            fault: Fault::NotAnAnswer(1, "=\"5\"".to_owned()),
            ..first.clone()
        };
        said(&first);
        let rows = [&first, &second, &other].map(|reject| (said(reject), said(reject)));
        assert!(rows.iter().all(|(one, again)| one == again), "{rows:?}");
        assert!(rows[0].0 != rows[2].0 && rows[0].0.contains("D1.01") && rows[2].0.contains("D1.02"));
    }
}

#[test]
fn tables_are_csv() {
    insta::assert_snapshot!("csv_by_role", all(Form::Csv, true));
    insta::assert_snapshot!("csv", all(Form::Csv, false));
}

#[test]
fn the_document_is_json() {
    let text = all(Form::Json, true);
    insta::assert_snapshot!("json_by_role", text);
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["organisations"].as_array().unwrap().len(), 3);
    assert_eq!(read["organisations"][2]["organisation"], NAMES[1]);
    assert_eq!(read["organisations"][2]["needs"], Value::Array(Vec::new()));
    assert_eq!(read["rejects"][1]["column"], Value::Null);
}

#[test]
fn lines_are_json() {
    let text = all(Form::JsonLines, true);
    insta::assert_snapshot!("json_lines_by_role", text);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines[lines.len() - 1],
        serde_json::json!({"table": "rows", "read": 12, "scored": 10, "rejected": 2})
    );
}

#[test]
fn a_document_without_rows_is_json() {
    let questionnaire = small();
    for tables in [&Table::ALL[..], &[Table::Rejects], &[]] {
        let mut writer = Writer::new(&questionnaire, false, Form::Json, tables);
        let mut out = Vec::new();
        writer.begin(Rows::default(), &mut out);
        tables.iter().for_each(|&table| writer.open(table, &mut out));
        writer.close(&mut out);
        let read: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(read["format"], 1);
        assert_eq!(read["rejects"].is_array(), tables.contains(&Table::Rejects));
    }
}

#[test]
fn only_the_tables_that_are_wanted_are_made() {
    let questionnaire = small();
    let mut writer = Writer::new(&questionnaire, false, Form::Csv, &[Table::Domains]);
    let mut out = Outputs::default();
    writer.add(&everybody("A"), &mut out);
    assert!(!out.domains.is_empty());
    assert_eq!((out.statements.len(), out.needs.len()), (0, 0));
}

/// What a spreadsheet reads in CSV is what a program reads in JSON Lines, cell by cell: so no cell stands under another's column.
#[test]
fn each_cell_stands_in_its_column() {
    let csv = all(Form::Csv, false);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv.as_bytes());
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        match record[0].as_str() {
            "organisation" | "file" => columns = record,
            _ => cells.push(columns.iter().cloned().zip(record).collect::<Vec<_>>()),
        }
    }
    let lines = all(Form::JsonLines, false);
    let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for row in cells {
        let fits = |object: &&Value| row.iter().all(|(column, cell)| same(cell, &object[column.as_str()]));
        assert!(objects.iter().any(|object| fits(&object)), "{row:?}");
    }
}

fn same(cell: &str, value: &Value) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::String(text) => cell.trim_start_matches('\'') == text,
        number => serde_json::from_str::<Value>(cell).is_ok_and(|cell| cell == *number),
    }
}

#[test]
fn the_names_of_columns_are_the_same_everywhere() {
    let questionnaire = small();
    let lines = all(Form::JsonLines, true);
    for table in Table::ALL {
        let columns = flat(table, true, 3);
        let text = String::from_utf8(heading(table, true, 3)).unwrap();
        assert!(all(Form::Csv, true).contains(&text));
        let of_table = |line: &&str| line.contains(&format!("\"table\":\"{}\"", table.name()));
        let object: Value = serde_json::from_str(lines.lines().find(of_table).unwrap()).unwrap();
        let keys: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
        let wanted = columns.iter().map(String::as_str).chain(["table"]).collect();
        assert_eq!(keys, wanted);
        let section = DOCS.split(&format!("\n## {}.csv", table.name())).nth(1).unwrap();
        let rows = section.split("\n## ").next().unwrap().lines();
        let named: Vec<&str> = rows
            .filter_map(|row| row.strip_prefix("| `")?.split('`').next())
            .collect();
        let documented: Vec<String> = flat(table, true, 1);
        assert_eq!(named, documented, "docs/format/scores.md");
    }
    assert_eq!(super::columns::levels(&questionnaire), 3);
}

#[test]
fn every_status_is_explained() {
    for status in super::words::STATUSES {
        let row = format!("| `{}` | ", super::words::word(status));
        assert!(DOCS.contains(&row), "docs/format/scores.md lacks {row}");
    }
}

#[test]
fn words_stand_at_their_own_places() {
    use super::words::{KINDS, ROUTES, STATUSES};
    assert!(KINDS.iter().enumerate().all(|(at, kind)| *kind as usize == at));
    assert!(ROUTES.iter().enumerate().all(|(at, route)| *route as usize == at));
    assert!(STATUSES.iter().enumerate().all(|(at, status)| *status as usize == at));
}
