//! What the command line asks for, and what is refused.

use super::{WIDE, place, score};

#[test]
fn without_a_questionnaire_those_that_there_are_are_named() {
    let place = place();
    let ran = place.run(&["score", "wide.csv"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("--questionnaire") && ran.err.contains("ccg-six-domains"),
        "{}",
        ran.err
    );
    let near = place.run(&["score", "wide.csv", "--questionnaire", "ccg-six-domain"]);
    assert_eq!(near.code, 2);
    assert!(near.err.contains("did you mean `ccg-six-domains`"), "{}", near.err);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let place = place();
    std::fs::create_dir(place.path("empty")).unwrap();
    for (arguments, said) in [
        (vec!["-", "-"], "give one `-`"),
        (vec!["empty"], "there is nothing to score in `empty`"),
        (vec!["wide.csv", "--fail-below", "much"], "is not a number"),
        (vec!["wide.csv", "--column", "respondent"], "is not OURS=HEADING"),
        (vec!["wide.csv", "--threads", "0"], "--threads"),
        (
            vec!["wide.csv", "--output", "out", "--format", "json"],
            "cannot be used with",
        ),
        (vec![], "INPUT"),
    ] {
        let ran = place.run(&score(&arguments));
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        assert!(ran.out.is_empty());
    }
}

#[test]
fn open_is_refused_where_people_were_promised_to_stay_unknown() {
    let place = place();
    let ran = place.run(&["score", "wide.csv", "--open", "--questionnaire", "anonymous.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("promised to be anonymous"), "{}", ran.err);
}

/// Two people are fewer than the three of which anything is shown; `--open` says that everyone agreed.
#[test]
fn too_few_are_withheld_unless_everyone_agreed() {
    let place = place();
    let closed = place.run(&["score", "wide.csv", "--questionnaire", "protected.yaml"]);
    assert_eq!(closed.code, 0, "{}", closed.err);
    assert!(
        closed.out.contains("North,A,2,,,,,,,too few responses"),
        "{}",
        closed.out
    );
    let open = place.run(&["score", "wide.csv", "--open", "--questionnaire", "protected.yaml"]);
    assert_eq!(open.out, place.run(&score(&["wide.csv"])).out);
}

/// North A is 2.5, North B 3, South A 4; South B has no result.
#[test]
fn a_threshold_that_is_not_met_is_exit_code_4() {
    let place = place();
    let met = place.run(&score(&["wide.csv", "--fail-below", "2.5"]));
    assert_eq!(met.code, 0, "{}", met.err);
    let below = place.run(&score(&["wide.csv", "--fail-below", "2.500000001"]));
    assert_eq!(below.code, 4);
    assert_eq!(below.out, met.out, "results are written all the same");
    assert!(
        below.err.contains("1 of 3 domain results is below 2.500000001"),
        "{}",
        below.err
    );
    let withheld = place.run(&[
        "score",
        "wide.csv",
        "--questionnaire",
        "protected.yaml",
        "--fail-below",
        "4",
    ]);
    assert_eq!(withheld.code, 0, "what is withheld is not compared: {}", withheld.err);
}

#[test]
fn rejects_win_over_the_threshold_unless_they_are_allowed() {
    let place = place();
    place.write("bad.csv", &format!("{WIDE}South,R2,9,1,1,1\n"));
    assert_eq!(place.run(&score(&["bad.csv", "--fail-below", "4"])).code, 3);
    assert_eq!(
        place
            .run(&score(&["bad.csv", "--fail-below", "4", "--allow-rejects"]))
            .code,
        4
    );
    assert_eq!(place.run(&score(&["bad.csv", "--allow-rejects"])).code, 0);
}

#[test]
fn every_table_can_go_to_standard_output_and_is_the_one_of_the_folder() {
    let place = place();
    place.write("bad.csv", &format!("{WIDE}South,R2,9,1,1,1\n"));
    let ran = place.run(&score(&["bad.csv", "--responses", "--output", "out"]));
    assert_eq!(ran.code, 3, "{}", ran.err);
    for table in ["domains", "statements", "needs", "rejects", "responses"] {
        let ran = place.run(&score(&["bad.csv", "--table", table]));
        assert_eq!(ran.out, place.read(&format!("out/{table}.csv")), "{table}");
    }
    let quiet = place.run(&score(&["wide.csv", "--quiet"]));
    assert!(quiet.err.is_empty());
}

#[test]
fn one_document_and_one_object_per_line_hold_the_same() {
    let place = place();
    place.write("bad.csv", &format!("{WIDE}South,R2,9,1,1,1\n"));
    let whole = place.run(&score(&["bad.csv", "--format", "json"])).out;
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let lines = place.run(&score(&["bad.csv", "--format", "jsonl"])).out;
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(whole["rejects"].as_array().unwrap().len(), 1);
    let rejects = lines.iter().filter(|line| line["table"] == "rejects");
    assert_eq!(rejects.count(), 1);
    let results = lines.iter().filter(|line| line["table"] == "domains");
    assert_eq!(results.count(), 4);
}

#[test]
fn results_by_role_are_of_everybody_and_of_each_role() {
    let place = place();
    let mut text = "organisation,respondent,role,A.1,A.2,A.3,B.1\n".to_owned();
    for person in 1..=12 {
        let role = if person > 6 { "nurse" } else { "gp" };
        text.push_str(&format!(
            "North,R{person},{role},{},2,2,2\n",
            if person > 6 { 4 } else { 1 }
        ));
    }
    place.write("roles.csv", &text);
    let ran = place.run(&score(&["roles.csv", "--by", "role"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    // A.1 has a mean of 2.5 among all, 1 among GPs and 4 among nurses; A.2 and A.3 are 2 everywhere: (2.5 + 2 + 2) / 3, and so on.
    for row in [
        "North,,A,12,3,3,2.16",
        "North,gp,A,6,3,3,1.6",
        "North,nurse,A,6,3,3,2.6",
    ] {
        assert!(ran.out.contains(row), "{row}: {}", ran.out);
    }
}

#[test]
fn the_help_names_every_exit_code_and_its_examples_are_right() {
    let place = place();
    let help = place.run(&["score", "--help"]).out;
    for part in ["4 a domain result is", "3 some records", "--fail-below", "zcat"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert!(place.run(&["--help"]).out.contains("4 a result is below"));
}
