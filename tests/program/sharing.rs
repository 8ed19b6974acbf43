//! `share`, and `compare --groups` on what it made.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Place, Ran};
use crate::terminal::Terminal;

/// 1 June 2012: the last day for answers has passed.
const AFTER: (&str, &str) = ("SOURCE_DATE_EPOCH", "1338508800");

/// A round of which nothing has been shown yet.
fn place() -> Place {
    let place = Place::with_example("eastvale-individual");
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    place
}

fn run(place: &Place, arguments: &[&str]) -> Ran {
    place.run_with(arguments, &[AFTER])
}

#[test]
fn what_leaves_is_listed_before_anything_is_written() {
    let place = Place::with_example("eastvale-individual");
    let record = place.read("round/record.yaml");
    let ran = run(&place, &["share", "round", "--dry-run"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in [
        "What will leave:\n  Organisation: Eastvale CCG (emerging)\n",
        "  Month: March 2012\n  Answered: by 7 people, each alone\n",
        "  Result of D1 Clinical focus and added value: 2.4, below its target\n",
        "Nothing was written.\n",
    ] {
        assert!(ran.out.contains(line), "{line} in\n{}", ran.out);
    }
    assert!(!place.path("shared-round").exists() && place.read("round/record.yaml") == record);
    let ran = run(&place, &["share", "round"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("What will leave:") && ran.err.contains("add --yes"),
        "{}",
        ran.err
    );
    assert!(!place.path("shared-round").exists());
}

#[test]
fn a_list_with_results_is_a_showing_and_is_recorded_as_one() {
    let place = place();
    let early = place.run(&["share", "round", "--dry-run"]);
    assert_eq!((early.code, early.out.as_str()), (2, ""));
    assert!(early.err.contains("1 of 8 has not finished (R8)"), "{}", early.err);
    assert!(!place.path("round/record.yaml").exists());
    let ran = run(&place, &["share", "round", "--dry-run"]);
    assert!(
        ran.out
            .ends_with("No copy was written. That these results were shown is kept in the round's record.yaml.\n"),
        "{}",
        ran.out
    );
    let record = place.read("round/record.yaml");
    assert!(record.contains("issued:") && !record.contains("shared:"), "{record}");
    assert!(
        run(&place, &["share", "round", "--dry-run"])
            .out
            .ends_with("\nNothing was written.\n")
    );
}

#[test]
fn a_copy_is_made_recorded_and_never_written_over() {
    let place = place();
    let arguments = [
        "share",
        "round",
        "--to",
        "the cluster",
        "--without",
        "organisation,domain:d3",
        "--yes",
    ];
    let ran = run(&place, &arguments);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    for name in ["shared.yaml", "shared.md"] {
        let text = place.read(&format!("shared-round/{name}"));
        for absent in ["Eastvale", "R1", "R7", "D3.", place.path("").to_str().unwrap()] {
            assert!(!text.contains(absent), "{absent} in\n{text}");
        }
        let mode = std::fs::metadata(place.path(&format!("shared-round/{name}")))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
    let record = place.read("round/record.yaml");
    assert!(record.contains("on: 2012-06-01\n    to: \"the cluster\"\n"), "{record}");
    assert!(record.contains("- \"Organisation: A group\"\n"), "{record}");
    let again = run(&place, &arguments);
    assert_eq!(again.code, 2);
    assert!(
        again
            .err
            .contains("is there already; choose another folder with --output"),
        "{}",
        again.err
    );
    assert_eq!(place.read("round/record.yaml"), record);
    let other = run(&place, &["share", "round", "--output", "other", "--yes"]);
    assert_eq!(other.code, 0, "{}", other.err);
    assert_eq!(
        place
            .read("round/record.yaml")
            .matches("- on: 2012-06-01\n    to:")
            .count(),
        2
    );
}

#[test]
fn parts_that_there_are_not_get_the_nearest_name() {
    let place = place();
    for (arguments, said) in [
        (vec!["--without", "organization"], "did you mean `organisation`?"),
        (vec!["--without", "domain:D9"], "there is no domain `D9`"),
        (vec!["--with", "needs"], "`--with` takes notes and plan-owners"),
        (
            vec!["--with", "notes", "--without", "notes"],
            "both in `--with` and in `--without`",
        ),
    ] {
        let ran = run(&place, &[vec!["share", "round", "--dry-run"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn of_two_people_nothing_is_shared_and_a_private_round_never() {
    let place = place();
    for number in 3..=8 {
        std::fs::remove_file(place.path(&format!("round/responses/R{number}.yaml"))).unwrap();
    }
    let ran = run(&place, &["share", "round", "--yes"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("too few people have answered"), "{}", ran.err);
    let private = Place::with_example("leadership-reflection");
    let ran = run(&private, &["share", "round", "--yes"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is private"), "{}", ran.err);
}

#[test]
fn a_folder_that_cannot_be_written_and_a_record_that_was_spoilt_lose_nothing() {
    let place = place();
    place.write("round/record.yaml", "format: 1\nshared:\n  - {on: soon}\n");
    let ran = run(&place, &["share", "round", "--yes"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("bad-date") && ran.err.contains("Nothing was changed"),
        "{}",
        ran.err
    );
    assert!(!place.path("shared-round/shared.yaml").exists());
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    place.write("taken", "a file, not a folder");
    let ran = run(&place, &["share", "round", "--yes", "--output", "taken"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("`taken` cannot be made"), "{}", ran.err);
    assert!(!place.path("round/record.yaml").exists());
}

/// Copies of so many groups, each with other answers: everybody's answers to one more statement are 4.
fn groups(number: usize) -> Place {
    let place = place();
    for group in 1..=number {
        let round = place
            .read("round/round.yaml")
            .replace("Eastvale CCG (emerging)", &format!("Group {group} of the north"));
        place.write("work/round.yaml", &round);
        for person in 1..=8 {
            let text = place.read(&format!("round/responses/R{person}.yaml"));
            place.write(&format!("work/responses/R{person}.yaml"), &text);
        }
        let ran = run(&place, &["share", "work", "--output", &format!("copy{group}"), "--yes"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        std::fs::remove_file(place.path("work/record.yaml")).unwrap();
    }
    place
}

#[test]
fn five_groups_make_a_picture_that_names_none_of_them() {
    let place = groups(5);
    let copies = ["copy1", "copy2", "copy3/shared.yaml", "copy4", "copy5"];
    let ran = run(&place, &[&["compare", "--groups"], &copies[..]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("What several groups have in common") && ran.out.contains("Groups: 5"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("of the north"), "{}", ran.out);
    let csv = run(
        &place,
        &[&["compare", "--groups", "--format", "csv"], &copies[..]].concat(),
    );
    assert!(
        csv.out.starts_with("statement,short,groups,act,talk,find_out\n"),
        "{}",
        csv.out
    );
    assert_eq!(csv.out.lines().count(), 73);
    let four = run(&place, &[&["compare", "--groups", "copy1"], &copies[..4]].concat());
    assert_eq!((four.code, four.out.as_str()), (2, ""));
    assert!(four.err.contains("these copies are of 4 groups"), "{}", four.err);
}

#[test]
fn copies_that_cannot_be_used_are_all_named() {
    let place = groups(1);
    let text = place.read("copy1/shared.yaml");
    place.write("changed.yaml", &text.replacen("at_most: 7", "at_most: 70", 1));
    place.write("newer.yaml", &text.replacen("format: 1", "format: 2", 1));
    let ran = run(&place, &["compare", "--groups", "copy1", "changed.yaml", "newer.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    for said in [
        "error[changed-copy]",
        "error[newer-format]",
        "2 of 3 copies cannot be used",
    ] {
        assert!(ran.err.contains(said), "{said} in\n{}", ran.err);
    }
    let ran = run(&place, &["compare", "--groups", "round"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("it is a round, not a copy"), "{}", ran.err);
}

/// The texts in a copy's file, but for those of the questionnaire and the seal.
fn texts(value: &serde_yaml::Value) -> Vec<String> {
    let own = |key: &serde_yaml::Value| {
        let questionnaires = [
            "questionnaire",
            "kind",
            "route",
            "short",
            "wording",
            "seal",
            "how",
            "status",
            "month",
        ];
        !questionnaires.contains(&key.as_str().unwrap())
    };
    match value {
        serde_yaml::Value::String(text) => vec![text.clone()],
        serde_yaml::Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        serde_yaml::Value::Mapping(map) => map
            .iter()
            .filter(|(key, _)| own(key))
            .flat_map(|(_, one)| texts(one))
            .collect(),
        _ => Vec::new(),
    }
}

/// What the record says of the last copy, and the texts of the copy's file.
fn listed_and_held(place: &Place) -> (String, Vec<String>) {
    let record: serde_yaml::Value = serde_yaml::from_str(&place.read("round/record.yaml")).unwrap();
    let last = record["shared"].as_sequence().unwrap().last().unwrap().clone();
    let mut copy: serde_yaml::Value = serde_yaml::from_str(&place.read("shared-round/shared.yaml")).unwrap();
    // Of statements the list says how many there are and what is told of each.
    let statements = copy.as_mapping_mut().unwrap().remove("statements");
    let number = statements.map_or(0, |all| all.as_sequence().unwrap().len());
    let list = texts(&last["what"]).join("\n");
    assert!(
        number == 0 || list.contains(&format!("Of {number} statements:")),
        "{list}"
    );
    (list, texts(&copy))
}

/// A round in which two notes for the team were read: one may be shown, one may not.
fn with_notes() -> Place {
    let place = place();
    place.write("round/notes.yaml", "format: 1\n");
    let listed = run(&place, &["notes", "list", "round"]).out;
    for (words, decision) in [("Eighteen of our 21", "--show"), ("Paid for two", "--hide")] {
        let line = listed
            .lines()
            .position(|line| line.contains(words))
            .unwrap_or_else(|| panic!("{listed}"));
        let before: Vec<&str> = listed.lines().take(line + 1).collect();
        let digest = before
            .iter()
            .rev()
            .flat_map(|line| line.split(|c: char| !c.is_ascii_hexdigit()))
            .find(|word| word.len() == 8 && word.chars().any(|c| c.is_ascii_digit()))
            .unwrap_or_else(|| panic!("{listed}"));
        let at = before.iter().rev().find_map(|line| {
            let word = line
                .split_whitespace()
                .find(|word| word.starts_with('D') && word.contains('.'))?;
            Some(word.trim_end_matches([':', ',']))
        });
        let ran = run(
            &place,
            &[
                "notes",
                "decide",
                "round",
                "--place",
                at.unwrap(),
                "--digest",
                digest,
                decision,
            ],
        );
        assert_eq!(ran.code, 0, "{}\n{listed}", ran.err);
    }
    place
}

#[test]
fn notes_that_were_read_and_owners_leave_when_asked_for_and_the_list_holds_every_text() {
    let place = with_notes();
    let ran = run(
        &place,
        &[
            "share",
            "round",
            "--to",
            "the cluster",
            "--with",
            "notes,plan-owners",
            "--yes",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let copy = place.read("shared-round/shared.yaml");
    for held in ["Eighteen of our 21 practices", "owner: \"GP chair\""] {
        assert!(copy.contains(held), "{held} in\n{copy}");
    }
    for absent in [
        "Paid for two",
        "I may be the wrong person",
        "Could we take this early",
        "My partners could not",
    ] {
        assert!(!copy.contains(absent), "{absent} in\n{copy}");
    }
    let (list, held) = listed_and_held(&place);
    for text in &held {
        assert!(list.contains(text.as_str()), "`{text}` is not in\n{list}");
    }
    assert!(held.len() > 60, "{held:?}");
}

#[test]
fn each_part_can_be_left_out_and_the_list_says_so() {
    for (part, absent) in [
        ("organisation", "Eastvale"),
        ("statements", "\nstatements:"),
        ("needs", "\nplan:"),
        ("domain:D2", "D2 Patients"),
    ] {
        let place = place();
        let ran = run(&place, &["share", "round", "--without", part, "--yes"]);
        assert_eq!(ran.code, 0, "{part}: {}", ran.err);
        assert!(!place.read("shared-round/shared.yaml").contains(absent), "{part}");
        let (list, held) = listed_and_held(&place);
        assert!(
            held.iter().all(|text| list.contains(text.as_str())),
            "{part}\n{list}\n{held:?}"
        );
        assert!(
            list.contains("That these were left out:") && list.contains(part),
            "{list}"
        );
    }
}

#[test]
fn the_answer_at_a_keyboard_decides_and_ctrl_c_leaves_nothing() {
    let place = place();
    let start = || {
        let mut command = place.command(&["share", "round"]);
        command.env(AFTER.0, AFTER.1);
        Terminal::start(command)
    };
    let mut terminal = start();
    terminal.wait_for("Write this copy to `shared-round`?");
    terminal.send("\u{3}");
    terminal.wait_for("Stopped. No copy was made.");
    assert_eq!(terminal.end(), 130);
    let mut terminal = start();
    terminal.wait_for("Write this copy to `shared-round`?");
    terminal.line("n");
    terminal.wait_for("no copy was made");
    assert_eq!(terminal.end(), 2);
    assert!(!place.path("shared-round").exists());
    assert!(!place.read("round/record.yaml").contains("shared:"));
    let mut terminal = start();
    terminal.wait_for("Write this copy to `shared-round`?");
    terminal.line("y");
    terminal.wait_for("wrote ");
    assert_eq!(terminal.end(), 0);
    assert!(place.path("shared-round/shared.yaml").exists());
}

#[test]
fn a_copy_that_cannot_be_written_whole_is_not_there_at_all() {
    let place = place();
    // A folder in the way of one of the two files, seen by nobody before it is written.
    std::os::unix::fs::symlink("nowhere/else", place.path("shared-round")).unwrap();
    let ran = run(&place, &["share", "round", "--yes"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!place.path("nowhere").exists());
    assert!(!place.read("round/record.yaml").contains("shared:"));
}
