//! `score`: tables, responses and rounds by script.

mod asking;
mod ends;
mod files;
mod inputs;
mod parts;
mod rejecting;

use std::io::Write;
use std::process::Stdio;

use crate::support::Place;

/// Two domains: A with three statements and B with one, from 1 to 4, target 3; nothing is withheld.
const SMALL: &str = "\
format: 1
id: small
version: \"1\"
title: Small
language: en-GB
privacy: {default: open}
target: 3
answers:
  dont_know: {label: \"Don't know\"}
  not_applicable: {label: Not for us, allowed: true}
scales:
  - id: main
    levels:
      - {id: none, value: 1, label: Not started}
      - {id: some, value: 2, label: Getting going}
      - {id: most, value: 3, label: In place}
      - {id: all, value: 4, label: Embedded}
domains:
  - id: A
    title: Domain A
    statements:
      - {id: A.1, short: One, statement: We do one.}
      - {id: A.2, short: Two, statement: We do two.}
      - {id: A.3, short: Three, statement: We do three.}
  - id: B
    title: Domain B
    statements:
      - {id: B.1, short: Four, statement: We do four.}
";

/// Two respondents of North and one of South, every row of which is scored.
pub(crate) const WIDE: &str = "\
organisation,respondent,A.1,A.2,A.3,B.1
North,R1,1,2,3,4
North,R2,3,4,dk,2
South,R1,4,4,4,na
";

/// The same answers, one by one.
pub(crate) const LONG: &str = "\
organisation,respondent,statement,answer
North,R1,A.1,1
North,R1,A.2,2
North,R1,A.3,3
North,R1,B.1,4
North,R2,A.1,3
North,R2,A.2,4
North,R2,A.3,dk
North,R2,B.1,2
South,R1,A.1,4
South,R1,A.2,4
South,R1,A.3,4
South,R1,B.1,na
";

pub(crate) fn place() -> Place {
    let place = Place::new();
    place.write("small.yaml", SMALL);
    place.write("protected.yaml", &SMALL.replace("default: open", "default: protected"));
    place.write("anonymous.yaml", &SMALL.replace("default: open", "default: anonymous"));
    place.write("wide.csv", WIDE);
    place.write("long.csv", LONG);
    place
}

/// The arguments for scoring with the small questionnaire.
pub(crate) fn score<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["score", "--questionnaire", "small.yaml"], more].concat()
}

/// What a run with these bytes on standard input writes to standard output, with its exit code.
pub(crate) fn piped(place: &Place, arguments: &[&str], bytes: &[u8]) -> (i32, String) {
    let mut command = place.command(arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = input.write_all(&bytes);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8(output.stdout).unwrap(),
    )
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The tables of a folder, one after the other.
pub(crate) fn tables(place: &Place, folder: &str) -> String {
    ["domains", "statements", "needs", "rejects"]
        .map(|table| format!("{table}\n{}", place.read(&format!("{folder}/{table}.csv"))))
        .concat()
}

/// A wide table of many rows, 40 per organisation, with something wrong in some of them.
pub(crate) fn many(rows: usize) -> String {
    let mut text = String::from("organisation,respondent,A.1,A.2,A.3,B.1\n");
    for row in 0..rows {
        let answer = |of: usize| ["1", "2", "3", "4", "dk", "na", "", "In place"][(row * 7 + of * 3 + row / 11) % 8];
        let name = match row % 97 {
            0 => format!("\"Group, the {}th\"", row / 40),
            _ => format!("Group {}", row / 40),
        };
        let code = match row % 61 {
            0 => "R0".to_owned(),
            _ => format!("R{row}"),
        };
        let last = match row % 53 {
            0 => "7",
            1 => "4,4",
            _ => answer(3),
        };
        text.push_str(&format!(
            "{name},{code},{},{},{},{last}\n",
            answer(0),
            answer(1),
            answer(2)
        ));
    }
    text
}

#[test]
fn the_page_about_scoring_shows_what_the_program_says() {
    let place = place();
    let (heading, rows) = WIDE.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    place.write("north.csv", &format!("{heading}\n{}\n{}\n", rows[0], rows[1]));
    place.write("south.csv", &format!("{heading}\n{}\n", rows[2]));
    place.write(
        "bad.csv",
        &format!(
            "{heading}\n{}\nNorth,R3,1,9,3,4\nNorth,R1,4,4,4,4\n{}\n",
            rows[0], rows[1]
        ),
    );
    place.write(
        "export.csv",
        "Start,Code,We do one.,We do two.,We do three.,We do four.\n9:00,R1,In place,2,3,Don't know\n9:01,R2,1,1,1,1\n",
    );
    crate::gathering::says_what_it_shows("docs/scoring.md", &place);
}
