//! What can be scored, and that it does not matter how it comes.

use super::{LONG, WIDE, gzip, many, piped, place, score, tables};

/// North A: the means of A.1, A.2 and A.3 are 2, 3 and 3 of 2, 2 and 1 ratings. A statement is counted from min(3, 2) = 2 ratings on, so
/// A.1 and A.2 are: (2 + 3) / 2 = 2.5. On 0 to 100 that is 1.5 of 3: 50. North B: (4 + 2) / 2 = 3, or 66.66…
#[test]
fn a_wide_table_gives_the_numbers_worked_out_by_hand() {
    let place = place();
    let ran = place.run(&score(&["wide.csv"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(
        rows[0][..7],
        [
            "organisation",
            "domain",
            "responses",
            "counted",
            "applicable",
            "score",
            "score_100"
        ]
    );
    assert_eq!(rows[1][..7], ["North", "A", "2", "2", "3", "2.5", "50"]);
    assert_eq!(rows[2][..6], ["North", "B", "2", "1", "1", "3"]);
    assert_eq!(rows[3][..7], ["South", "A", "1", "3", "3", "4", "100"]);
    assert_eq!(rows[4][..6], ["South", "B", "1", "0", "0", ""]);
    assert!(
        ran.err.contains("3 rows read = 3 scored + 0 rejected; 2 organisations"),
        "{}",
        ran.err
    );
}

#[test]
fn a_long_table_gives_the_same() {
    let place = place();
    for (name, more) in [("wide.csv", "a"), ("long.csv", "b")] {
        assert_eq!(place.run(&score(&[name, "--output", more])).code, 0);
    }
    assert_eq!(tables(&place, "a"), tables(&place, "b"));
    assert_eq!(
        piped(&place, &score(&["-"]), LONG.as_bytes()),
        piped(&place, &score(&["-"]), WIDE.as_bytes())
    );
}

#[test]
fn a_pipe_a_packed_file_and_other_separators_give_the_same() {
    let place = place();
    let plain = place.run(&score(&["wide.csv"])).out;
    assert_eq!(piped(&place, &score(&["-"]), WIDE.as_bytes()), (0, plain.clone()));
    let two = WIDE.find("South").unwrap();
    let packed = [gzip(&WIDE.as_bytes()[..two]), gzip(&WIDE.as_bytes()[two..])].concat();
    std::fs::write(place.path("packed.csv.gz"), packed).unwrap();
    place.write("semicolons.csv", &WIDE.replace(',', ";"));
    place.write("tabs.tsv", &WIDE.replace(',', "\t"));
    place.write("windows.csv", &format!("\u{feff}{}", WIDE.replace('\n', "\r\n")));
    place.write("no-end.csv", WIDE.trim_end());
    for name in [
        "packed.csv.gz",
        "semicolons.csv",
        "tabs.tsv",
        "windows.csv",
        "no-end.csv",
    ] {
        assert_eq!(place.run(&score(&[name])).out, plain, "{name}");
    }
}

#[test]
fn neither_threads_nor_the_order_of_names_matter() {
    let place = place();
    let text = many(6_000);
    let (first, rest) = text.split_at(text.match_indices('\n').nth(2_500).unwrap().0 + 1);
    let heading = text.lines().next().unwrap();
    place.write("parts/one.csv", first);
    place.write("parts/two.csv", &format!("{heading}\n{rest}"));
    let mut all = Vec::new();
    for (at, (threads, inputs)) in [
        ("1", ["parts/one.csv", "parts/two.csv"]),
        ("2", ["parts/one.csv", "parts/two.csv"]),
        ("8", ["parts/two.csv", "parts/one.csv"]),
        ("3", ["parts", "parts/two.csv"]),
    ]
    .iter()
    .enumerate()
    {
        let folder = format!("out-{at}");
        let ran = place.run(&score(&[
            inputs[0],
            inputs[1],
            "--threads",
            threads,
            "--output",
            &folder,
        ]));
        assert_eq!(ran.code, 3, "{}", ran.err);
        all.push(tables(&place, &folder));
    }
    assert!(
        place.read("out-0/rejects.csv").lines().count() > 200,
        "some are rejected"
    );
    assert!(all.iter().all(|one| *one == all[0]));
}

#[test]
fn results_are_made_by_several_threads_as_by_one() {
    let place = place();
    let mut text = String::from("organisation,respondent,role,A.1,A.2,A.3,B.1\n");
    for row in 0..6_000 {
        let role = ["gp", "manager"][row % 2];
        let answer = |of: usize| 1 + (row * 7 + of * 3 + row / 11) % 4;
        let (name, answers) = (
            row / 6,
            [answer(0), answer(1), answer(2), answer(3)].map(|one| one.to_string()),
        );
        text.push_str(&format!("Group {name:04},R{row},{role},{}\n", answers.join(",")));
    }
    place.write("many.csv", &text);
    let by = |threads: &str, more: &[&str]| {
        let all = [
            "many.csv",
            "--open",
            "--by",
            "role",
            "--fail-below",
            "2.5",
            "--threads",
            threads,
        ];
        let ran = place.run(&score(&[&all, more].concat()));
        assert_eq!(ran.code, 4, "{}", ran.err);
        (ran.out, ran.err)
    };
    for form in ["csv", "json", "jsonl"] {
        let one = by("1", &["--format", form]);
        assert!(
            one == by("2", &["--format", form]) && one == by("7", &["--format", form]),
            "{form}"
        );
        assert!(one.1.contains("1000 organisations"), "{}", one.1);
    }
    let whole: serde_json::Value = serde_json::from_str(&by("2", &["--format", "json"]).0).unwrap();
    assert_eq!(
        whole["organisations"].as_array().unwrap().len(),
        3_000,
        "everybody and two roles of each"
    );
    by("1", &["--output", "one"]);
    by("5", &["--output", "five"]);
    assert_eq!(tables(&place, "one"), tables(&place, "five"));
}

#[test]
fn the_sum_is_always_right() {
    let place = place();
    place.write("many.csv", &many(2_000));
    let ran = place.run(&score(&["many.csv", "wide.csv", "--output", "out", "--allow-rejects"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let sum = ran.err.lines().find(|line| line.contains(" rows read = ")).unwrap();
    let numbers: Vec<usize> = sum.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(numbers[0], 2_003);
    assert_eq!(numbers[0], numbers[1] + numbers[2]);
    assert_eq!(place.read("out/rejects.csv").lines().count() - 1, numbers[2]);
    let shown: usize = place
        .read("out/domains.csv")
        .lines()
        .skip(1)
        .map(|line| line.rsplit(',').collect::<Vec<_>>())
        .filter(|cells| cells.iter().rev().any(|cell| *cell == "A"))
        .map(|cells| {
            cells
                .iter()
                .rev()
                .skip_while(|cell| **cell != "A")
                .nth(1)
                .unwrap()
                .parse::<usize>()
                .unwrap()
        })
        .sum();
    assert_eq!(
        shown, numbers[1],
        "the responses of all organisations are the rows that were scored"
    );
}

#[test]
fn a_folder_is_looked_through_and_our_own_results_are_not_taken_for_answers() {
    let place = place();
    place.write("data/deep/er/wide.csv", WIDE);
    place.write("data/.hidden.csv", "nonsense");
    place.write("data/notes.txt", "nonsense");
    let first = place.run(&score(&["data", "--output", "data"]));
    assert_eq!(first.code, 0, "{}", first.err);
    let once = tables(&place, "data");
    let again = place.run(&score(&["data", "--output", "data"]));
    assert_eq!((again.code, &again.err), (0, &first.err));
    assert_eq!(tables(&place, "data"), once);
}

#[test]
fn endings_in_capitals_are_known() {
    let place = place();
    place.write("data/A.CSV", WIDE);
    let expected = place.run(&score(&["wide.csv"])).out;
    assert_eq!(place.run(&score(&["data"])).out, expected);
    std::fs::write(place.path("B.CSV.GZ"), gzip(WIDE.as_bytes())).unwrap();
    assert_eq!(place.run(&score(&["B.CSV.GZ"])).out, expected);
}

/// Some letters of the two names are not UTF-8, and both are shown as `�.csv`.
#[cfg(target_os = "linux")]
#[test]
fn files_of_which_the_names_look_alike_are_both_counted_in_a_part() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let place = place();
    let (heading, rows) = WIDE.split_once('\n').unwrap();
    let (one, others) = rows.split_once('\n').unwrap();
    std::fs::create_dir(place.path("data")).unwrap();
    for (name, rows) in [(b"\xfe.csv", one), (b"\xff.csv", others)] {
        let path = place.path("data").join(OsStr::from_bytes(name));
        std::fs::write(path, format!("{heading}\n{rows}\n")).unwrap();
    }
    let ran = place.run(&score(&["data", "--partial", "all.part"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let merged = place.run(&score(&["--merge", "all.part"]));
    assert!(
        merged.err.contains("3 rows read = 3 scored + 0 rejected"),
        "{}",
        merged.err
    );
}

#[test]
fn what_is_named_twice_is_taken_once_and_said() {
    let place = place();
    let ran = place.run(&score(&["wide.csv", "./wide.csv"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("1 input was named more than once and taken once"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("3 rows read = 3 scored"), "{}", ran.err);
}

#[test]
fn columns_that_are_ours_by_another_name_are_told() {
    let place = place();
    place.write(
        "export.csv",
        "Start time,Your code,We do one.,A.2,A.3,B.1\n2011,R1,In place,2,3,Don't know\n",
    );
    let ran = place.run(&score(&[
        "export.csv",
        "--organisation",
        "North",
        "--column",
        "respondent=Your code",
    ]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("\nNorth,A,1,3,3,"), "{}", ran.out);
    assert!(
        ran.err.contains("export.csv: columns that are not read: `Start time`"),
        "{}",
        ran.err
    );
}

#[test]
fn an_unmentioned_statement_is_said_once() {
    let place = place();
    place.write(
        "part.csv",
        "organisation,respondent,A.1,A.2\nNorth,R1,1,2\nNorth,R2,1,2\n",
    );
    let ran = place.run(&score(&["part.csv"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "part.csv: statements without a column, taken as unanswered: `A.3`, `B.1`";
    assert_eq!(ran.err.matches(said).count(), 1, "{}", ran.err);
}

#[test]
fn a_role_that_the_questionnaire_does_not_have_is_named() {
    let place = place();
    let roles = "roles: {asked: Which?, choices: [{id: gp, label: Doctor}, {id: nurse, label: Nurse}]}\n";
    place.write("roles.yaml", &format!("{}{roles}", place.read("small.yaml")));
    place.write(
        "roles.csv",
        "organisation,respondent,role,A.1\nNorth,R1,gp,1\nNorth,R2,doctor,2\nNorth,R3,nuse,3\n",
    );
    let said = |more: &[&str]| place.run(&[&["score", "roles.csv", "--questionnaire", "roles.yaml"], more].concat());
    let ran = said(&["--by", "role"]);
    assert!(
        ran.err.contains("roles that the questionnaire does not have: `nuse`\n"),
        "{}",
        ran.err
    );
    assert!(
        ran.out.contains("\nNorth,gp,A,2,") && !ran.out.contains("doctor"),
        "{}",
        ran.out
    );
    assert!(!said(&[]).err.contains("roles that"));
}

#[test]
fn answers_of_people_who_are_not_asked_are_counted_out_aloud() {
    let place = place();
    let roles = "roles: {asked: Which?, choices: [{id: gp, label: Doctor}, {id: nurse, label: Nurse}]}\n";
    let asked = place
        .read("small.yaml")
        .replace("  - id: B\n", "  - id: B\n    roles: [nurse]\n");
    place.write("roles.yaml", &format!("{asked}{roles}"));
    // Two of the three who are no nurses answered B.1; one left it empty. A nurse is asked it.
    place.write(
        "roles.csv",
        "organisation,respondent,role,A.1,B.1\nNorth,R1,gp,1,4\nNorth,R2,nurse,2,dk\nSouth,R1,gp,3,\nSouth,R2,,3,na\n",
    );
    let ran = place.run(&["score", "roles.csv", "--questionnaire", "roles.yaml"]);
    let said = "answers that are not counted, because their respondents are not asked those statements: 2\n";
    assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    let all = place.run(&["score", "roles.csv", "--questionnaire", "small.yaml"]);
    assert!(!all.err.contains("not counted"), "{}", all.err);
}
