//! One broken file for each rule, and what is said about it.

#![expect(clippy::disallowed_methods, reason = "the broken files are read where they lie")]

use std::fs;
use std::path::{Path, PathBuf};

use ccg_diagnostic::problem::excerpt::{line, position, render};
use ccg_diagnostic::problem::{Problem, ProblemCode};
use ccg_diagnostic::questionnaire::validate;
use ccg_diagnostic::tally::layout::{Named, layout};
use ccg_diagnostic::{plan, response, round, shared_copy, yaml};

use super::{SMALL, codes, small, source};

/// The rules that only a response or a file's name can break.
const OF_RESPONSES: [ProblemCode; 5] = [
    ProblemCode::BadDate,
    ProblemCode::UnknownStatement,
    ProblemCode::BadAnswer,
    ProblemCode::WrongQuestionnaire,
    ProblemCode::WrongName,
];

/// The rules that only a table can break.
const OF_TABLES: [ProblemCode; 3] = [
    ProblemCode::BadHeading,
    ProblemCode::MissingColumn,
    ProblemCode::DuplicateColumn,
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad").join(name)
}

fn of_questionnaire(text: &str) -> Vec<Problem> {
    validate::from_yaml(text).err().unwrap_or_default()
}

fn of_response(text: &str) -> Vec<Problem> {
    match response::check::from_yaml(text, &small()) {
        Ok(response) => response::check::misnamed(&response, "R3", text).into_iter().collect(),
        Err(problems) => problems,
    }
}

fn of_round(text: &str) -> Vec<Problem> {
    match round::from_yaml(text) {
        Ok(round) => round::with_targets(&small(), &round, &yaml::places(text))
            .err()
            .unwrap_or_default(),
        Err(problems) => problems,
    }
}

fn of_plan(text: &str) -> Vec<Problem> {
    plan::from_yaml(text, &small()).err().unwrap_or_default()
}

fn of_table(text: &str) -> Vec<Problem> {
    let head = text.lines().next().unwrap_or_default();
    layout(head.as_bytes(), &small(), &Named::default())
        .err()
        .unwrap_or_default()
}

/// Every file of a folder: it breaks the rule that it is named after, and every problem has a place.
fn each(name: &str, check: impl Fn(&str) -> Vec<Problem>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(name)).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml" || end == "csv"));
    paths.sort();
    for path in paths {
        let (code, text) = (
            path.file_stem().unwrap().to_string_lossy(),
            fs::read_to_string(&path).unwrap(),
        );
        let file = path.file_name().unwrap().to_string_lossy();
        let problems = check(&text);
        if code != "many" {
            assert!(
                codes(&problems).contains(&&*code),
                "{name}/{code}: {:?}",
                codes(&problems)
            );
        }
        let shown = render(&source(&file, &text), &problems, false);
        let snapshot = if name.is_empty() {
            code.to_string()
        } else {
            format!("{name}-{code}")
        };
        insta::assert_snapshot!(snapshot, shown);
    }
}

#[test]
fn each_rule_of_a_questionnaire_says_what_is_wrong() {
    each("", of_questionnaire);
}

#[test]
fn each_rule_of_a_response_says_what_is_wrong() {
    each("response", of_response);
}

#[test]
fn each_rule_of_a_round_says_what_is_wrong() {
    each("round", of_round);
}

#[test]
fn each_rule_of_a_plan_says_what_is_wrong() {
    each("plan", of_plan);
}

#[test]
fn each_rule_of_a_shared_copy_says_what_is_wrong() {
    each("shared", |text| {
        shared_copy::read::from_yaml(text).err().unwrap_or_default()
    });
}

#[test]
fn each_rule_of_a_table_says_what_is_wrong() {
    each("table", of_table);
}

#[test]
fn every_rule_has_a_file_that_breaks_it() {
    for code in ProblemCode::ALL {
        // A repository is no place for these two.
        let made = match code {
            ProblemCode::NotText => Some(vec![0xff]),
            ProblemCode::TooLarge => Some(vec![b'#'; yaml::MOST_BYTES + 1]),
            _ => None,
        };
        if let Some(bytes) = made {
            assert_eq!(yaml::text_of(&bytes).map_err(|problem| problem.code), Err(*code));
            continue;
        }
        let within = match code {
            ProblemCode::TooLong => "plan",
            ProblemCode::ChangedCopy => "shared",
            code if OF_TABLES.contains(code) => "table",
            code if OF_RESPONSES.contains(code) => "response",
            _ => "",
        };
        let end = if within == "table" { "csv" } else { "yaml" };
        let path = folder(within).join(format!("{code}.{end}"));
        assert!(path.exists(), "{}", path.display());
    }
}

#[test]
fn the_good_files_read() {
    assert_eq!(small().statements.len(), 5);
    let response = include_str!("../fixtures/small-response.yaml");
    assert_eq!(codes(&of_response(response)), [""; 0]);
    let round = include_str!("../fixtures/small-round.yaml");
    assert_eq!(codes(&of_round(round)), [""; 0]);
    let crlf = SMALL.replace('\n', "\r\n");
    assert_eq!(codes(&of_questionnaire(&crlf)), [""; 0]);
    assert_eq!(codes(&of_questionnaire(&format!("\u{feff}{SMALL}"))), [""; 0]);
}

#[test]
fn many_problems_are_reported_at_once_each_at_its_place() {
    let text = fs::read_to_string(folder("many.yaml")).unwrap();
    let shown = |text: &str| {
        let (file, problems) = (source("many.yaml", text), of_questionnaire(text));
        let lines: Vec<String> = problems.iter().map(|problem| line(&file, problem)).collect();
        lines.join("\n")
    };
    insta::assert_snapshot!(shown(&text), @r"
    many.yaml:5:1: unknown-key: unknown key `langauge` (did you mean `language`?)
    many.yaml:12:28: wrong-type: `value` is a text where a number is wanted (write digits without quotes, such as `3`)
    many.yaml:28:14: bad-word: `weighted-maen` is not one of the words for this (did you mean `weighted-mean`?)
    many.yaml:33:15: unknown-reference: there is no lens `valeus` (did you mean `values`?)
    many.yaml:34:17: bad-number: weight `-2` is not more than 0 (leave it out for 1)
    many.yaml:35:9: duplicate-key: the key `weight` is here a second time (first on line 34; keep one of them)
    many.yaml:42:9: empty-text: `short` is empty (write something, or leave it out where it may be left out)
    many.yaml:44:15: anchor: an anchor is not supported (write the value out in full; put a text that begins with `&`, `*` or `!` in quotes)
    many.yaml:46:9: wrong-descriptors: 2 descriptors for 3 levels (give one text for each level, lowest first, or leave `descriptors` out)
    many.yaml:55:13: duplicate-id: statement id `D2.01` is used twice (first used on line 51; give this one an id of its own)
    many.yaml:60:9: missing-key: `statement` is missing (write `statement:` and what belongs there)
    many.yaml:67:61: wrong-type: `year` is a text where a whole number is wanted (write digits without quotes, such as `3`)
    many.yaml:68:64: wrong-type: `kind` is a list where a text is wanted (put a text that begins with `[` in quotes)
    ");
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(shown(&crlf), shown(&text), "line endings move nothing");
}

#[test]
fn the_excerpt_names_the_same_place_as_the_line() {
    let text = fs::read_to_string(folder("many.yaml")).unwrap();
    let file = source("many.yaml", &text);
    for problem in of_questionnaire(&text) {
        let (row, column) = position(&text, problem.place.clone().unwrap().start);
        let shown = render(&file, &[problem], false);
        assert!(
            shown.contains(&format!("--> many.yaml:{row}:{column}\n")),
            "{row}:{column} in {shown}"
        );
    }
}
