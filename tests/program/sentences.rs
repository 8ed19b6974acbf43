//! Where a number would say more than there is, a sentence stands in its place: in the report, in `explain` and in `compare`.

use crate::support::{Place, Ran};

/// A round `name` of an open questionnaire with so many statements in one domain, on levels 1 to 4 with target 3. A row of `people` has a
/// person's code and one word per statement: a level, `dk`, `na`, or `-` for no answer.
fn round(place: &Place, name: &str, opened: &str, statements: usize, people: &[&str]) {
    let each: String = (1..=statements)
        .map(|number| {
            format!("      - {{id: A.{number}, short: Short {number}, statement: Statement {number} holds.}}\n")
        })
        .collect();
    place.write(
        &format!("{name}/questionnaire.yaml"),
        &format!(
            "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en-GB\ntarget: 3\nprivacy: {{default: open}}\n\
             answers: {{not_applicable: {{allowed: true, reason: optional}}}}\n\
             scales:\n  - id: main\n    levels:\n      - {{id: a, value: 1, label: Not yet}}\n      - {{id: b, value: 2, label: Partly}}\n      \
             - {{id: c, value: 3, label: Mostly}}\n      - {{id: d, value: 4, label: Fully}}\n\
             domains:\n  - id: A\n    title: First\n    statements:\n{each}"
        ),
    );
    let follows = if opened == "2012-10-01" {
        "follows: {title: Autumn, opened: 2011-10-01, same_codes: true}\n"
    } else {
        ""
    };
    place.write(
        &format!("{name}/round.yaml"),
        &format!(
            "format: 1\norganisation: Northbridge\ntitle: Autumn\nopened: {opened}\nhow: individual\n\
             questionnaire: {{id: small, version: '1', digest: '', file: questionnaire.yaml}}\n{follows}"
        ),
    );
    for person in people {
        answers(place, name, opened, person);
    }
}

fn answers(place: &Place, name: &str, opened: &str, person: &str) {
    let mut words = person.split_whitespace();
    let code = words.next().unwrap();
    let given: String = words
        .zip(1..)
        .filter(|(word, _)| *word != "-")
        .map(|(word, number)| format!("  A.{number}: {{answer: {word}}}\n"))
        .collect();
    place.write(
        &format!("{name}/responses/{code}.yaml"),
        &format!(
            "format: 1\nrespondent: {code}\nquestionnaire: {{id: small, version: '1', digest: ''}}\nstarted: {opened}T09:00\n\
             last_answered: {opened}T10:00\nfinished: {opened}T10:00\nanswers:\n{given}"
        ),
    );
}

fn one(statements: usize, people: &[&str]) -> Place {
    let place = Place::new();
    round(&place, "round", "2011-10-01", statements, people);
    place
}

/// A round and the one after it, in which R1 is the same person.
fn two(statements: usize, before: &[&str], after: &[&str]) -> Place {
    let place = Place::new();
    round(&place, "before", "2011-10-01", statements, before);
    round(&place, "after", "2012-10-01", statements, after);
    place
}

/// What a command says, in one line: where it breaks lines does not matter here.
fn flat(ran: &Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn report(place: &Place) -> String {
    flat(&place.run(&["report", "round", "--format", "markdown", "--technical"]))
}

fn json(place: &Place) -> serde_json::Value {
    let ran = place.run(&["report", "round", "--format", "json", "--technical"]);
    serde_json::from_str(&ran.out).unwrap()
}

fn explain(place: &Place, id: &str) -> String {
    flat(&place.run(&["explain", "round", id]))
}

fn compare(place: &Place) -> String {
    flat(&place.run(&["compare", "before", "after", "--format", "markdown"]))
}

fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "{sentence}\n\n{text}");
}

fn says_not(text: &str, sentence: &str) {
    assert!(!text.contains(sentence), "{sentence}\n\n{text}");
}

/// Both rounds have A.1 and A.2 answered by everybody; what happened to A.3 is for `compare` to say.
fn third_of(before: [&str; 5], third: [&str; 5]) -> Place {
    let rows = |thirds: [&str; 5]| -> Vec<String> {
        (1..)
            .zip(thirds)
            .map(|(number, word)| format!("R{number} 2 3 {word}"))
            .collect()
    };
    let (before, after) = (rows(before), rows(third));
    two(3, &borrowed(&before), &borrowed(&after))
}

fn borrowed(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

#[test]
fn nobody_could_judge_it() {
    let place = one(2, &["R1 3 dk", "R2 2 dk", "R3 3 dk"]);
    says(&report(&place), "A.2: Nobody felt able to judge this (3 don't know).");
    says(
        &explain(&place, "A.2"),
        "Nobody felt able to judge this (3 don't know).",
    );
    let value = json(&place);
    assert_eq!(value["statements"][1]["route"], "find out");
    assert_eq!(value["statements"][1]["mean"], serde_json::Value::Null);
    let place = third_of(["2", "2", "2", "2", "2"], ["dk", "dk", "dk", "dk", "dk"]);
    says(&compare(&place), "A.3 Short 3: too few answers in one of the rounds");
}

#[test]
fn it_does_not_apply() {
    let place = one(2, &["R1 3 na", "R2 2 na", "R3 3 -"]);
    says(&report(&place), "A.2: Not applicable here.");
    says(&explain(&place, "A.2"), "Not applicable here.");
    // Left out of the domain: 1 of 1 is counted.
    let value = json(&place);
    assert_eq!(
        (&value["domains"][0]["counted"], &value["domains"][0]["applicable"]),
        (&1.into(), &1.into())
    );
    let place = third_of(["2", "2", "2", "2", "2"], ["na", "na", "na", "na", "-"]);
    says(&compare(&place), "A.3 Short 3: too few answers in one of the rounds");
}

#[test]
fn nobody_answered_it() {
    let place = one(2, &["R1 3 -", "R2 2 -", "R3 3 -"]);
    says(&report(&place), "A.2: Not answered.");
    says(&explain(&place, "A.2"), "Not answered.");
    let value = json(&place);
    // It applies, and is missing.
    assert_eq!(
        (&value["domains"][0]["counted"], &value["domains"][0]["applicable"]),
        (&1.into(), &2.into())
    );
    let place = third_of(["-", "-", "-", "-", "-"], ["2", "2", "2", "2", "2"]);
    says(&compare(&place), "A.3 Short 3: too few answers in one of the rounds");
}

#[test]
fn one_or_two_ratings_are_not_counted() {
    let place = one(2, &["R1 3 1", "R2 2 4", "R3 3 dk"]);
    says(
        &report(&place),
        "A.2: Fewer than three ratings: not counted in any result.",
    );
    says(
        &explain(&place, "A.2"),
        "Fewer than three ratings: not counted in any result.",
    );
    let place = third_of(["2", "2", "-", "-", "-"], ["2", "2", "2", "2", "2"]);
    says(&compare(&place), "A.3 Short 3: too few answers in one of the rounds");
}

#[test]
fn three_or_four_people_are_a_small_group_without_a_range() {
    for people in [
        &["R1 1 3", "R2 2 3", "R3 3 2"][..],
        &["R1 1 3", "R2 2 3", "R3 3 2", "R4 1 1"],
    ] {
        let place = one(2, people);
        let text = report(&place);
        let small =
            "With so few people, agreement on a single statement can be luck; look at the pattern across the domain.";
        assert_eq!(text.matches(small).count(), 1, "{text}");
        says(
            &text,
            "There is no likely range: it takes the answers of at least 5 people.",
        );
        says_not(&text, "Likely range 1");
        says(
            &explain(&place, "A"),
            "None: it takes the answers of at least 5 people.",
        );
        assert_eq!(json(&place)["domains"][0]["likely_low"], serde_json::Value::Null);
    }
    let place = two(1, &["R1 1", "R2 2", "R3 1"], &["R1 3", "R2 3", "R3 4"]);
    says(
        &compare(&place),
        "With fewer than 5 people in a round, nothing is said about chance.",
    );
}

#[test]
fn all_gave_the_same_rating() {
    let place = one(1, &["R1 3", "R2 3", "R3 3"]);
    says(&report(&place), "A.1: Everyone gave the same rating.");
    says(&explain(&place, "A.1"), "Everyone gave the same rating.");
    assert_eq!(json(&place)["statements"][0]["average_distance"], 0.0);
}

#[test]
fn a_distance_on_the_cutoff_is_not_agreed() {
    // 1 2 3: (1 + 0 + 1)/3 = 2/3 = 4/6.
    let place = one(1, &["R1 1", "R2 2", "R3 3"]);
    says(&explain(&place, "A.1"), "Agreed below 4 / 6: no.");
    let value = json(&place);
    assert_eq!(value["technical"]["statements"][0]["measures"]["agreed"], false);
}

#[test]
fn two_middles_that_differ_are_words() {
    let place = one(1, &["R1 2", "R2 2", "R3 3", "R4 3"]);
    says(&report(&place), "between Partly and Mostly");
    says(&explain(&place, "A.1"), "between Partly and Mostly");
}

#[test]
fn no_range_where_every_member_leads_to_the_same() {
    let place = one(2, &["R1 1 4", "R2 2 3", "R3 4 1", "R4 3 2", "R5 1 4"]);
    let sentence = "Every member's answers lead to the same result; no range can be given.";
    let text = report(&place);
    says(&text, sentence);
    says_not(&text, "2.5 to 2.5");
    says(&explain(&place, "A"), sentence);
    // Each one level higher.
    let place = two(
        2,
        &["R1 1 3", "R2 2 2", "R3 3 1", "R4 2 2", "R5 1 3"],
        &["R1 2 4", "R2 3 3", "R3 4 2", "R4 3 3", "R5 2 4"],
    );
    says(&compare(&place), &format!("up 1.0. {sentence}"));
}

#[test]
fn a_range_is_held_within_the_scale() {
    // Means 1 1 1 1 3: 1.4 ± 1.11, below 1.
    let place = one(1, &["R1 1", "R2 1", "R3 1", "R4 1", "R5 3"]);
    says(&report(&place), "| 1.4 | 1.0 to 2.5 |");
    says(
        &explain(&place, "A"),
        "from 0.289 to 2.511. Shown, within what is possible: 1.0 to 2.5.",
    );
    assert_eq!(json(&place)["domains"][0]["likely_low"], 1.0);
}

#[test]
fn under_half_of_the_statements_there_is_no_result() {
    let people = [
        "R1 3 3 dk - - - - - - -",
        "R2 3 3 dk - - - - - - -",
        "R3 3 2 - - - - - - - -",
    ];
    let place = one(10, &people);
    let sentence = "Too few answers to give a domain result (2 of 10 statements)";
    says(&report(&place), sentence);
    says(&explain(&place, "A"), "2 of 10");
    let value = json(&place);
    assert_eq!(value["domains"][0]["status"], "too few answers");
    assert_eq!(value["domains"][0]["score"], serde_json::Value::Null);
    let place = two(10, &people, &people);
    says(
        &compare(&place),
        "too few statements can be compared to give a change of the domain (2 of 10 statements)",
    );
}

#[test]
fn different_people_are_part_of_a_difference() {
    let place = two(
        1,
        &["R1 1", "R2 2", "R3 1", "R4 3", "R5 2"],
        &["R6 3", "R7 3", "R8 4", "R9 3", "R10 2"],
    );
    says(
        &compare(&place),
        "Different people answered; part of any difference may be that.",
    );
}

#[test]
fn two_rounds_alike_have_no_change() {
    let people = ["R1 1", "R2 2", "R3 1", "R4 3", "R5 2"];
    says(&compare(&two(1, &people, &people)), "no score changed.");
}

#[test]
fn measures_that_are_not_defined_say_why() {
    let place = one(2, &["R1 3 3", "R2 3 3", "R3 3 3"]);
    let text = report(&place);
    for name in ["Krippendorff's alpha, ordinal", "Kendall's W", "Cronbach's alpha"] {
        says(&text, &format!("{name}: cannot be computed: too little variation."));
    }
    // 4 4 4: 12 is above 4·2 + 1 = 9. Without a range there is nothing to stay between.
    says_not(&text, "between 3.0 and 3.0");
    let near = report(&one(2, &["R1 3 4", "R2 3 4", "R3 3 4"]));
    says(
        &near,
        r"a\_wg of A.2: cannot be computed: the mean is too near an end of the scale.",
    );
    let value = json(&place);
    assert_eq!(
        value["technical"]["domains"][0]["measures"]["cronbach_alpha"],
        serde_json::Value::Null
    );
    // Nobody answered both.
    let place = one(2, &["R1 3 -", "R2 2 -", "R3 3 -", "R4 - 2", "R5 - 3", "R6 - 4"]);
    says(
        &report(&place),
        "Cronbach's alpha: cannot be computed: too few complete answers.",
    );
}

#[test]
fn two_people_have_no_interval_and_nobody_is_compared_with_them() {
    let place = one(2, &["R1 1 3", "R2 2 3"]);
    says_not(&report(&place), "Likely range 1");
    assert_eq!(json(&place)["domains"][0]["likely_high"], serde_json::Value::Null);
    let place = two(1, &["R1 1", "R2 2"], &["R1 3", "R2 3"]);
    says(
        &compare(&place),
        "Too few people answered one of the rounds to show a change of any domain.",
    );
}

#[test]
fn a_target_that_nobody_can_fall_short_of_is_doubted() {
    let place = one(1, &[]);
    let text = place.read("round/questionnaire.yaml").replace("target: 3", "target: 1");
    place.write("mine.yaml", &text);
    let ran = place.run(&["check", "mine.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = format!("{} {}", ran.out, ran.err);
    says(&all, "nobody-short");
    says(&all, "nobody can fall short of the target of `A.1`");
}

#[test]
fn what_is_no_level_is_refused_with_its_place() {
    for wrong in ["0", "5", "3.5", "\"dk \""] {
        let place = one(1, &["R1 3", "R2 2", "R3 3"]);
        answers(&place, "round", "2011-10-01", "R4 3");
        let file = place.read("round/responses/R4.yaml");
        place.write(
            "round/responses/R4.yaml",
            &file.replace("answer: 3", &format!("answer: {wrong}")),
        );
        let ran = place.run(&["check", "round"]);
        assert_eq!(ran.code, 3, "{wrong}: {}{}", ran.out, ran.err);
        let all = format!("{} {}", ran.out, ran.err);
        says(&all, "bad-answer");
        says(&all, "R4.yaml:8:17");
        assert_eq!(json(&place)["responses"], 3);
    }
}
