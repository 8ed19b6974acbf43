//! Rounds and responses beside tables, and parts that add up.

use super::{WIDE, many, place, score, tables};
use crate::support::Place;

#[test]
fn a_round_is_scored_as_its_report_says() {
    let place = Place::with_example("eastvale-individual");
    let scored = place.run(&["score", "round"]);
    // R8 has not finished; the report leaves it out as well.
    assert_eq!(scored.code, 3, "{}", scored.err);
    let report = place.read("round/report/domains.csv");
    let column = |text: &str, name: &str| -> Vec<String> {
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let at = rows
            .headers()
            .unwrap()
            .iter()
            .position(|heading| heading == name)
            .unwrap();
        rows.records().map(|row| row.unwrap()[at].to_owned()).collect()
    };
    assert_eq!(column(&scored.out, "score"), column(&report, "score"));
    assert!(column(&scored.out, "score").len() >= 6);
    assert!(
        scored
            .err
            .contains("8 responses read = 7 scored + 1 rejected; 1 organisation"),
        "{}",
        scored.err
    );
}

#[test]
fn a_folder_of_rounds_tables_and_other_things_is_scored_as_one() {
    let place = Place::with_example("eastvale-individual");
    place.write("data/notes/actions.yaml", "actions: []\n");
    let mut ids = String::from("organisation,respondent,D1.01\n");
    for person in 1..=3 {
        ids.push_str(&format!("Northbridge,R{person},2\n"));
    }
    place.write("data/table.csv", &ids);
    std::fs::rename(place.path("round"), place.path("data/round")).unwrap();
    let ran = place.run(&["score", "data", "--questionnaire", "ccg-six-domains", "--allow-rejects"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("11 rows and responses read = 10 scored + 1 rejected; 2 organisations"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("no responses, and left alone: `data/notes/actions.yaml`"),
        "{}",
        ran.err
    );
}

#[test]
fn parts_add_up_to_the_same_bytes_as_one_run() {
    let place = place();
    let text = many(4_000);
    let (heading, rows) = text.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    for (name, rows) in [("a.csv", &rows[..1_600]), ("b.csv", &rows[1_600..])] {
        place.write(name, &format!("{heading}\n{}\n", rows.join("\n")));
    }
    let whole = place.run(&score(&["a.csv", "b.csv", "--output", "whole"]));
    assert_eq!(whole.code, 3, "{}", whole.err);
    for name in ["a", "b"] {
        let (input, part) = (format!("{name}.csv"), format!("{name}.part"));
        let ran = place.run(&score(&[&input, "--partial", &part]));
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.out.is_empty());
    }
    let merge = ["--merge", "b.part", "a.part", "--threads", "3", "--output", "merged"];
    let merged = place.run(&score(&merge));
    assert_eq!(merged.code, 3, "{}", merged.err);
    assert_eq!(tables(&place, "merged"), tables(&place, "whole"));
    let sum = |text: &str| text.lines().find(|line| line.contains(" read = ")).unwrap().to_owned();
    assert_eq!(sum(&merged.err), sum(&whole.err));
}

#[test]
fn parts_without_roles_or_respondents_cannot_give_them() {
    let place = place();
    assert_eq!(place.run(&score(&["wide.csv", "--partial", "w.part"])).code, 0);
    for (asked, said) in [
        (["--by", "role"], "made without --by role"),
        (["--table", "responses"], "made without --responses"),
    ] {
        let ran = place.run(&score(&["--merge", "w.part", asked[0], asked[1]]));
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let twice = place.run(&score(&["--merge", "w.part", "w.part"]));
    assert_eq!((twice.code, twice.out.as_str()), (3, ""), "{}", twice.err);
}

#[test]
fn a_part_is_not_written_over_by_what_is_made_of_it() {
    let place = place();
    for name in ["a", "b"] {
        place.write(&format!("{name}.csv"), &WIDE.replace(",R", &format!(",{name}")));
        let (input, part) = (format!("{name}.csv"), format!("{name}.part"));
        assert_eq!(place.run(&score(&[&input, "--partial", &part])).code, 0);
    }
    let before = place.read("a.part");
    let ran = place.run(&score(&["--merge", "a.part", "b.part", "--partial", "a.part"]));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(place.read("a.part"), before);
}
