//! Reports of questionnaires other than the six domains: what is private, what is laid beside, which dates have passed.

use crate::support::{Place, repository};

/// A round with a questionnaire of its own, one of those that the report's snapshots use.
fn round(place: &Place, name: &str, how: &str) {
    let file = repository().join(format!("src/report/lead/fixtures/{name}.yaml"));
    let text = std::fs::read_to_string(file).unwrap();
    let id = text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap();
    place.write(&format!("{name}/own.yaml"), &text);
    place.write(
        &format!("{name}/round.yaml"),
        &format!(
            "format: 1\norganisation: Northbridge\ntitle: Autumn 2011\nopened: 2011-10-03\nhow: {how}\nquestionnaire:\n  id: {id}\n  version: \"1\"\n  file: own.yaml\n"
        ),
    );
}

fn response(place: &Place, round: &str, id: &str, code: &str, answers: &str) {
    place.write(
        &format!("{round}/responses/{code}.yaml"),
        &format!(
            "format: 1\nrespondent: {code}\nquestionnaire:\n  id: {id}\n  version: \"1\"\nstarted: 2011-10-03T09:00\nfinished: 2011-10-03T10:00\nanswers:\n{answers}"
        ),
    );
}

#[test]
fn a_private_questionnaire_gives_one_s_own_page_and_never_a_team_s_report() {
    let place = Place::new();
    round(&place, "reflection", "individual");
    response(&place, "reflection", "role", "R1", "  A.1: {answer: 4}\n");
    let own = place.run(&["report", "reflection"]);
    assert_eq!(own.code, 0, "{}", own.err);
    assert!(own.out.contains("your own page"), "{}", own.out);

    response(&place, "reflection", "role", "R2", "  A.1: {answer: 1}\n");
    for arguments in [&["report", "reflection"][..], &["report", "reflection", "--all"]] {
        let refused = place.run(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
        assert!(
            refused.err.contains("there is no report of several people"),
            "{}",
            refused.err
        );
        assert!(refused.err.contains("--mine --as CODE"), "{}", refused.err);
    }
    let refused = place.run(&["explain", "reflection", "A.1"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
    let mine = place.run(&["report", "reflection", "--mine", "--as", "R2", "--format", "markdown"]);
    assert!(mine.out.contains("A.1 Why me | Not yet"), "{}", mine.out);
}

#[test]
fn somebody_who_has_only_begun_a_private_questionnaire_is_somebody_else_as_well() {
    let place = Place::new();
    round(&place, "reflection", "individual");
    response(&place, "reflection", "role", "R1", "  A.1: {answer: 4}\n");
    assert_eq!(place.run(&["explain", "reflection", "A.1"]).code, 0);
    response(&place, "reflection", "role", "R2", "  A.1: {answer: 1}\n");
    let begun = place.read("reflection/responses/R2.yaml");
    let begun: String = begun
        .lines()
        .filter(|line| !line.starts_with("finished"))
        .map(|line| format!("{line}\n"))
        .collect();
    place.write("reflection/responses/R2.yaml", &begun);
    let refused = place.run(&["explain", "reflection", "A.1"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
}

#[test]
fn a_report_without_anonymous_responses_names_none_of_those_that_are_not_finished() {
    let place = Place::new();
    round(&place, "partners", "individual");
    response(&place, "partners", "partners", "R7", "  P.1: {answer: 2}\n");
    let begun = place.read("partners/responses/R7.yaml");
    let begun: String = begun
        .lines()
        .filter(|line| !line.starts_with("finished"))
        .map(|line| format!("{line}\n"))
        .collect();
    place.write("partners/responses/R7.yaml", &begun);
    let refused = place.run(&["report", "partners"]);
    assert!(refused.err.contains("1 response (not finished)"), "{}", refused.err);
    assert!(!refused.err.contains("R7"), "{}", refused.err);
}

#[test]
fn only_a_round_of_the_right_questionnaire_is_laid_beside() {
    let place = Place::with_example("northbridge-joint");
    round(&place, "partners", "individual");
    for number in 1..=5 {
        response(
            &place,
            "partners",
            "partners",
            &format!("R{number}"),
            "  P.1: {answer: 2}\n",
        );
    }
    let refused = place.run(&["report", "partners", "--beside", "round"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused
            .err
            .contains("`round` is a round of `ccg-six-domains`; the statements here are laid beside `small`"),
        "{}",
        refused.err
    );
    let none = place.run(&["report", "round", "--beside", "partners"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("leave `--beside` out"), "{}", none.err);
}

#[test]
fn the_day_says_which_dates_have_passed() {
    let place = Place::new();
    round(&place, "checklist", "joint");
    let answers =
        "  PF.1: {answer: 2, also: {due: 2011-10-08, owner: Helen}}\n  PF.2: {answer: 2, also: {due: 2011-10-09}}\n";
    response(&place, "checklist", "set-up", "joint", answers);
    let made = place.run(&["report", "checklist", "--format", "markdown"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(
        made.out
            .contains("| 8 October 2011 (the date has passed) | PF.1 Leaders are known | Helen |"),
        "{}",
        made.out
    );
    assert!(
        made.out.contains("| 9 October 2011 | PF.2 Council is engaged | |"),
        "{}",
        made.out
    );
}

#[test]
fn a_window_gets_the_report_in_short_and_all_of_it_when_asked() {
    let place = Place::with_example("eastvale-individual");
    let short = place.run(&["report", "round"]);
    assert_eq!(short.code, 0, "{}", short.err);
    assert!(short.out.lines().count() <= 200, "{} lines", short.out.lines().count());
    assert!(short.out.contains("Add --full to read all of it here"), "{}", short.out);
    assert!(!short.out.contains("Appendix A"), "{}", short.out);
    let full = place.run(&["report", "round", "--full"]);
    assert!(full.out.contains("Appendix A. All statements"), "{}", full.out);
    assert!(
        full.out
            .contains("1 \u{25cf} \u{25cf}   2 \u{25cf} \u{25cf}   3 \u{25cf} \u{25cf} \u{25cf}   4"),
        "{}",
        full.out
    );
    assert!(!full.out.contains("Add --full"), "{}", full.out);
    // A file holds all of it, as `--all` writes it.
    place.run(&["report", "round", "--output", "report.txt"]);
    assert_eq!(place.read("report.txt"), full.out);
}

#[test]
fn a_screen_reader_gets_sentences_and_no_dots() {
    let place = Place::with_example("eastvale-individual");
    let plain = place.run(&["report", "round", "--full", "--plain"]);
    assert!(!plain.out.contains('\u{25cf}'), "{}", plain.out);
    assert!(
        plain
            .out
            .contains("2 people at 1, 2 at 2 and 3 at 3. Views differ. Level shown: To talk about.")
    );
    let words = plain.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = "Levels 2 2 2 2 3 3 3 3, 2 where views differ, 1 to find out. At level 3 or 4: 4. At level 1 or 2: 4.";
    assert!(words.contains(row), "{words}");
}

#[test]
fn the_annex_for_analysts_is_the_team_s() {
    let place = Place::with_example("eastvale-individual");
    assert_eq!(place.run(&["report", "round", "--technical"]).code, 0);
    assert_eq!(
        place
            .run(&["report", "round", "--technical", "--mine", "--as", "R3"])
            .code,
        2
    );
}
