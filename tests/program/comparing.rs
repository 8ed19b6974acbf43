//! `compare`: rounds of one group beside each other.

use crate::support::{Place, Ran, copy, repository};

/// 1 June 2013: the last day for answers of every round here has passed.
const AFTER: (&str, &str) = ("SOURCE_DATE_EPOCH", "1370044800");

fn run(place: &Place, arguments: &[&str]) -> Ran {
    place.run_with(arguments, &[AFTER])
}

/// Two rounds of the same seven people: `round`, and `later` in which many answers went up.
fn two_rounds() -> Place {
    let place = Place::with_example("eastvale-individual");
    later(&place, "later", "2012-10-01");
    place
}

fn later(place: &Place, name: &str, opened: &str) {
    let round = place
        .read("round/round.yaml")
        .replace("opened: 2012-03-01", &format!("opened: {opened}"));
    let round = round.replace("closes: 2012-03-15", "closes: 2013-04-15");
    let follows = "follows:\n  title: \"March\"\n  opened: 2012-03-01\n  same_codes: true\n";
    place.write(&format!("{name}/round.yaml"), &format!("{round}{follows}"));
    for number in 1..=8 {
        let file = format!("responses/R{number}.yaml");
        let text = place.read(&format!("round/{file}"));
        place.write(&format!("{name}/{file}"), &text.replace(": 2 #", ": 3 #"));
    }
}

fn refused(ran: &Ran, sentence: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains(sentence), "{}", ran.err);
}

#[test]
fn rounds_come_in_order_of_time_whatever_is_typed() {
    let place = two_rounds();
    let ran = run(&place, &["compare", "round", "later"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.out.contains("more than chance would"), "{}", ran.out);
    let swapped = run(&place, &["compare", "later", "round"]);
    assert_eq!((swapped.code, &swapped.out), (0, &ran.out));
    let said = "In order of the day on which they were opened: `round` (opened 1 March 2012) and `later` (opened 1 October 2012).";
    assert!(swapped.err.contains(said), "{}", swapped.err);
}

#[test]
fn what_a_questionnaire_never_shows_is_not_compared_either() {
    let place = Place::with_example("eastvale-health");
    copy(&place.path("round"), &place.path("later"));
    let ran = run(&place, &["compare", "round", "later"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Compared: 16 of 16 statements"), "{}", ran.out);
    // Its five lenses are headings: it promises neither an index nor a mean.
    for nothing in ["no result in one of the rounds", "The same, by lens", "Before  After"] {
        assert!(!ran.out.contains(nothing), "{nothing} in\n{}", ran.out);
    }
}

#[test]
fn every_format_can_be_written_and_nothing_of_a_round_is_written_over() {
    let place = two_rounds();
    let csv = run(&place, &["compare", "round", "later", "--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 1 + 6 + 5, "{}", csv.out);
    assert!(csv.out.starts_with("organisation,before,before_opened,"), "{}", csv.out);
    let ran = run(
        &place,
        &[
            "compare",
            "round",
            "later",
            "--format",
            "json",
            "--output",
            "change.json",
        ],
    );
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, "", "wrote change.json\n")
    );
    let value: serde_json::Value = serde_json::from_str(&place.read("change.json")).unwrap();
    assert_eq!(value["changes"][0]["linked"], "same codes");
    assert_eq!(value["rounds"][1]["responses"], 7);
    let before = place.read("round/round.yaml");
    refused(
        &run(&place, &["compare", "round", "later", "--output", "round/round.yaml"]),
        "belongs to a round",
    );
    assert_eq!(place.read("round/round.yaml"), before);
}

#[test]
fn three_rounds_are_a_table() {
    let place = two_rounds();
    later(&place, "third", "2013-03-01");
    let ran = run(&place, &["compare", "third", "round", "later"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("The rounds beside each other"), "{}", ran.out);
    // The third follows the first by its codes, not the second: nobody is followed from the second to it.
    assert!(ran.out.contains("Codes were drawn anew"), "{}", ran.out);
    let csv = run(&place, &["compare", "third", "round", "later", "--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 1 + 2 * (6 + 5), "{}", csv.out);
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    let place = two_rounds();
    refused(&run(&place, &["compare", "round"]), "name two rounds or more");
    refused(
        &run(&place, &["compare", "round", "./later/../round"]),
        "is named twice",
    );
    refused(
        &run(&place, &["compare", "round", "nowhere"]),
        "there is no folder `nowhere`",
    );
    let other = Place::with_example("eastvale-governance");
    let path = other.path("round");
    refused(
        &run(&place, &["compare", "round", path.to_str().unwrap()]),
        "only rounds of one questionnaire can be compared",
    );
    let private = Place::with_example("leadership-reflection");
    refused(&run(&private, &["compare", "round", "elsewhere"]), "is private");
}

#[test]
fn a_round_without_answers_and_one_with_a_broken_answer_are_told() {
    let place = two_rounds();
    place.write("empty/round.yaml", &place.read("round/round.yaml"));
    let ran = run(&place, &["compare", "round", "empty"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    assert!(ran.err.contains("no finished responses in `empty`"), "{}", ran.err);
    let text = place.read("later/responses/R1.yaml").replacen(": 3 #", ": 9 #", 1);
    place.write("later/responses/R1.yaml", &text);
    let ran = run(&place, &["compare", "round", "later"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(
        ran.err.contains("bad-answer") && ran.out.contains("answered by 6 people"),
        "{}\n{}",
        ran.err,
        ran.out
    );
}

#[test]
fn a_joint_round_is_laid_beside_one_of_individuals_with_a_sentence() {
    let place = two_rounds();
    let joint = Place::with_example("northbridge-joint");
    let path = joint.path("round");
    let ran = place.run_with(
        &["compare", "round", path.to_str().unwrap()],
        &[AFTER, ("COLUMNS", "200")],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("answered by the team together and the other one by one"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("they are compared as one group"), "{}", ran.err);
}

#[test]
fn it_fits_forty_columns_and_reads_aloud() {
    let place = two_rounds();
    let narrow = place.run_with(&["compare", "round", "later"], &[AFTER, ("COLUMNS", "40")]);
    assert!(
        narrow.out.lines().all(|line| line.chars().count() <= 40),
        "{}",
        narrow.out
    );
    let plain = run(&place, &["compare", "round", "later", "--plain"]);
    assert!(
        !plain.out.contains("---") && plain.out.contains("Before 2.4. After"),
        "{}",
        plain.out
    );
}

/// The example's two rounds, and a third in which everybody answers as in the second.
fn the_example() -> Place {
    let place = Place::with_example("eastvale-individual");
    let second = crate::support::repository().join("examples/eastvale-2013");
    for entry in std::fs::read_dir(second.join("responses")).unwrap() {
        let name = entry.unwrap().file_name();
        let text = std::fs::read_to_string(second.join("responses").join(&name)).unwrap();
        for round in ["second", "third"] {
            place.write(&format!("{round}/responses/{}", name.to_str().unwrap()), &text);
        }
    }
    for name in ["round.yaml", "record.yaml", "last-plan.yaml"] {
        place.write(
            &format!("second/{name}"),
            &std::fs::read_to_string(second.join(name)).unwrap(),
        );
    }
    let round = place.read("second/round.yaml");
    let round = round.replace("opened: 2012-03-01", "opened: 2011-03-01");
    let round = round
        .replace("2013-03-", "2014-03-")
        .replace("opened: 2011-03-01", "opened: 2013-03-01");
    place.write(
        "third/round.yaml",
        &round.replace("closes: 2014-03-15", "closes: 2013-05-01"),
    );
    place
}

#[test]
fn the_example_changed_clearly_where_it_worked_on_something() {
    let place = the_example();
    let ran = run(&place, &["compare", "round", "second", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let domains = value["changes"][0]["domains"].as_array().unwrap();
    let of = |id: &str| domains.iter().find(|one| one["id"] == id).unwrap();
    // From the answers by hand: D5 2.265 to 2.826, D3 2.255 to 2.479; of the 7 in both, 7 up, and 6 up with 1 the same.
    let (d5, d3) = (of("D5"), of("D3"));
    for (one, change) in [(d5, 0.561), (d3, 0.224)] {
        assert!((one["change"].as_f64().unwrap() - change).abs() < 0.000_5, "{one}");
    }
    let counts = |one: &serde_json::Value| ["up", "same", "down"].map(|key| one[key].as_u64().unwrap());
    assert_eq!((counts(d5), counts(d3)), ([7, 0, 0], [6, 1, 0]));
    let labels: Vec<&str> = domains.iter().map(|one| one["label"].as_str().unwrap()).collect();
    let none = "no clear change";
    assert_eq!(labels, [none, none, "possible change", none, "clear change", none]);
    let text = run(&place, &["compare", "round", "second"]).out;
    assert!(
        text.contains("Of 8 actions: 6 done, 1 moved to the next plan and 1 dropped."),
        "{text}"
    );
}

#[test]
fn what_stays_far_below_three_rounds_running_is_one_to_talk_about() {
    let place = the_example();
    let ran = run(&place, &["compare", "round", "second", "third"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "D2 Patients, carers and communities has been a whole level or more below its target in each of the last three rounds.";
    assert!(text.contains(said), "{text}");
    assert_eq!(text.matches("a whole level or more below").count(), 1, "{text}");
}

#[test]
fn the_comparison_of_the_examples_is_the_one_that_is_kept() {
    let place = the_example();
    // Noon on 20 March 2013, as examples/reports has it.
    let day = ("SOURCE_DATE_EPOCH", "1363780800");
    let ran = place.run_with(&["compare", "round", "second", "--format", "markdown"], &[day]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let kept = std::fs::read_to_string(repository().join("examples/eastvale-change.md")).unwrap();
    assert!(
        ran.out == kept,
        "examples/eastvale-change.md is not what the program says now; if the change is meant, run\n  examples/reports"
    );
}

#[test]
fn where_one_round_is_refused_none_is_recorded_as_shown() {
    let place = two_rounds();
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    // R8 has not finished, and the later round is still open.
    std::fs::remove_file(place.path("later/responses/R8.yaml")).unwrap();
    let later = place
        .read("later/round.yaml")
        .replace("closes: 2013-04-15", "closes: 2013-07-15");
    place.write("later/round.yaml", &later);
    refused(&run(&place, &["compare", "round", "later"]), "not finished");
    assert!(!place.path("round/record.yaml").exists());
    assert!(!place.path("later/record.yaml").exists());
}

#[test]
fn where_the_file_may_not_be_written_nothing_is_recorded_as_shown() {
    let place = two_rounds();
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    let ran = run(
        &place,
        &["compare", "round", "later", "--output", "round/responses/change.txt"],
    );
    refused(&ran, "belongs to a round");
    assert!(!place.path("round/record.yaml").exists());
}
