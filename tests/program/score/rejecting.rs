//! Records that are not scored, and headings that cannot be used.

use super::{WIDE, place, score};

/// Lines and columns counted by hand: the heading is line 1; the quoted line break makes line 4 of record 3.
#[test]
fn every_record_that_is_not_scored_stands_with_its_place() {
    let place = place();
    place.write(
        "bad.csv",
        "organisation,respondent,A.1,A.2,A.3,B.1\n\
         North,R1,1,2,3,4\n\
         North,R2,1,9,3,4\n\
         \"North\",\"R\n3\",1,2,3,4\n\
         \n\
         North,R1,4,4,4,4\n\
         North,R4,1,2,3\n\
         ,R5,1,2,3,4\n\
         North,,1,2,3,4\n",
    );
    let ran = place.run(&score(&["bad.csv", "--output", "out"]));
    assert_eq!(ran.code, 3, "{}", ran.err);
    let rejects = place.read("out/rejects.csv");
    let places: Vec<String> = rejects
        .lines()
        .skip(1)
        .map(|line| line.split(',').take(4).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(
        places,
        [
            "bad.csv,2,3,4",
            "bad.csv,4,7,2",
            "bad.csv,5,8,",
            "bad.csv,6,9,1",
            "bad.csv,7,10,2"
        ],
        "{rejects}"
    );
    assert!(
        ran.err.contains("7 rows read = 2 scored + 5 rejected; 1 organisation"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("  bad.csv:3:4: "), "{}", ran.err);
    assert!(
        ran.err.contains("and 2 more; all are in `out/rejects.csv`"),
        "{}",
        ran.err
    );
    assert!(place.read("out/domains.csv").contains("North,A,2,"));
}

#[test]
fn what_is_wrong_with_headings_is_said_of_all_files_at_once() {
    let place = place();
    place.write("one.csv", "respondent,A.1\nR1,2\n");
    place.write("two.csv", "organisation,respondent,Z.1,Z.2\nNorth,R1,1,2\n");
    place.write("empty.csv", "");
    let ran = place.run(&score(&[
        "one.csv",
        "two.csv",
        "wide.csv",
        "empty.csv",
        "--output",
        "out",
    ]));
    assert_eq!(ran.code, 3, "{}", ran.err);
    for name in ["one.csv", "two.csv", "empty.csv"] {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    assert!(!ran.err.contains("wide.csv"), "{}", ran.err);
    assert!(ran.err.contains("Nothing was written."), "{}", ran.err);
    assert!(!place.path("out").exists());
}

#[test]
fn a_heading_alone_is_a_table_of_nobody() {
    let place = place();
    place.write("heading.csv", WIDE.lines().next().unwrap());
    let ran = place.run(&score(&["heading.csv"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1);
    assert!(
        ran.err.contains("0 rows read = 0 scored + 0 rejected; 0 organisations"),
        "{}",
        ran.err
    );
}

#[test]
fn the_first_of_two_stays_by_the_names_of_files() {
    let place = place();
    let heading = WIDE.lines().next().unwrap();
    place.write("a.csv", &format!("{heading}\nNorth,R1,1,1,1,1\n"));
    place.write("b.csv", &format!("{heading}\nNorth,R1,4,4,4,4\n"));
    let ran = place.run(&score(&["b.csv", "a.csv", "--output", "out"]));
    assert_eq!(ran.code, 3);
    assert!(
        place.read("out/rejects.csv").contains("\nb.csv,1,2,"),
        "{}",
        place.read("out/rejects.csv")
    );
    assert!(place.read("out/domains.csv").contains("North,A,1,3,3,1,"));
}

#[test]
fn names_that_would_do_harm_are_text() {
    let place = place();
    place.write(
        "=1+1 \u{202e}.csv",
        "organisation,respondent,A.1,A.2,A.3,B.1\n\
         =HYPERLINK(\"x\"),R1,1,2,3,4\n\
         \u{1b}[2Jgone,R1,1,2,3,4\n\
         ../../etc,R1,1,2,3,4\n\
         \u{202e}dnuor,R1,1,2,3,\u{1b}[31m\n",
    );
    let ran = place.run(&score(&["=1+1 \u{202e}.csv", "--output", "out"]));
    assert_eq!(ran.code, 3, "{}", ran.err);
    let all = format!("{}{}", super::tables(&place, "out"), ran.err);
    assert!(!all.contains('\u{1b}') && !all.contains('\u{202e}'), "{all}");
    assert!(!all.contains("\n=") && !all.contains(",="), "{all}");
    assert!(!place.path("../etc").exists());
}

#[test]
fn a_line_without_end_is_one_record_and_memory_stays_small() {
    let place = place();
    let mut text = WIDE.to_owned();
    text.push_str("North,R9,");
    text.push_str(&"9".repeat(40 << 20));
    text.push_str(",1,1,1\nNorth,R7,1,1,1,1\n");
    place.write("huge.csv", &text);
    let ran = place.run(&score(&["huge.csv", "--output", "out"]));
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("5 rows read = 4 scored + 1 rejected"), "{}", ran.err);
    assert!(place.read("out/rejects.csv").contains("\nhuge.csv,4,5,"));
    assert!(place.read("out/rejects.csv").len() < 1_000);
}
