//! Setting up: nothing is written before all is known, and stopping leaves nothing behind.

use crate::support::{Place, Ran, repository};

/// What a place holds.
fn entries(place: &Place) -> Vec<String> {
    let entries = std::fs::read_dir(place.path(".")).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

fn assess(place: &Place, more: &[&str], lines: &[&str]) -> Ran {
    place.run_with_lines(&[&["assess", "--plain"], more].concat(), lines)
}

/// The lines that answer every question of the set-up of a round of individuals.
const SET_UP: [&str; 5] = ["1", "Northbridge (invented)", "2", "R3", "nurse"];

#[test]
fn the_end_of_the_input_in_the_set_up_leaves_nothing_behind() {
    for answered in 0..SET_UP.len() {
        let place = Place::new();
        let ran = assess(&place, &[], &SET_UP[..answered]);
        assert_eq!(ran.code, 1, "{answered}: {}", ran.err);
        assert!(
            ran.err
                .ends_with("\nerror: the input ended before this was answered, so nothing was written\n"),
            "{answered}: {}",
            ran.err
        );
        assert_eq!(entries(&place), Vec::<String>::new(), "{answered}");
    }
    let place = Place::new();
    let ran = assess(&place, &[], &SET_UP);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(place.path("northbridge-invented-2011-10/responses/R3.yaml").exists());
}

#[test]
fn q_stops_at_every_question_of_the_set_up() {
    for answered in 0..SET_UP.len() {
        let place = Place::new();
        let ran = assess(&place, &[], &[&SET_UP[..answered], &["q"]].concat());
        assert_eq!(ran.code, 130, "{answered}: {}", ran.err);
        assert!(ran.err.ends_with("Stopped. Nothing was written.\n"), "{}", ran.err);
        assert_eq!(entries(&place), Vec::<String>::new(), "{answered}");
    }
}

#[test]
fn a_key_of_the_program_is_no_code() {
    let place = Place::new();
    let ran = assess(&place, &[], &["1", "Northbridge", "2", "?", "Help", "R3", "", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains(
            "\"Help\" is a key of this program, so it cannot be a code. Type another, for example R3, or q to stop."
        ),
        "{}",
        ran.err
    );
    let named = assess(&place, &["other", "--as", "q", "--organisation", "North"], &["1"]);
    assert_eq!(named.code, 2, "{}", named.err);
    assert!(named.err.contains("\"q\" is a key of this program"), "{}", named.err);
    assert!(!place.path("other").exists());
}

#[test]
fn a_role_that_is_not_there_is_refused_before_anything_is_made() {
    let place = Place::new();
    let opening = std::fs::read_to_string(repository().join("tests/fixtures/opening.yaml")).unwrap();
    place.write("opening.yaml", &opening);
    let begin = |more: &[&str]| {
        let usual = ["round", "--organisation", "North", "--questionnaire", "./opening.yaml"];
        assess(&place, &[&usual, more].concat(), &["q"])
    };
    let ran = begin(&["--as", "R3", "--role", "nurze"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("there is no role `nurze`; did you mean `nurse`?"),
        "{}",
        ran.err
    );
    assert_eq!(entries(&place), ["opening.yaml"]);
    assert_eq!(begin(&["--as", "R3", "--role", "nurse"]).code, 0);
    // In a round that is there nothing is made for it either.
    let ran = assess(&place, &["round", "--as", "R4", "--role", "nurze"], &["q"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let left = std::fs::read_dir(place.path("round/responses")).unwrap().count();
    assert_eq!(left, 2, "the response of R3 and its lock");
}

#[test]
fn a_round_for_one_person_alone_is_titled_after_its_questionnaire() {
    let place = Place::new();
    let text = std::fs::read_to_string(repository().join("tests/fixtures/opening.yaml")).unwrap();
    let private = text.replace("default: protected, minimum: 3, detail: 5", "default: private");
    let alone: Vec<&str> = private.lines().filter(|line| !line.contains("builder")).collect();
    place.write("opening.yaml", &alone.join("\n").replace("sides:\n", ""));
    let ran = assess(&place, &["mine", "--questionnaire", "./opening.yaml"], &["q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let round = place.read("mine/round.yaml");
    assert!(
        round.contains("title: \"Opening a health centre, October 2011\""),
        "{round}"
    );
}
