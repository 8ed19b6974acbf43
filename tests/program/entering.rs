//! `enter`: paper forms typed in a line for each domain, or taken whole from a file.

use ccg_diagnostic::enter::group;
use ccg_diagnostic::questionnaire::{PrivacyKind, Questionnaire, catalogue};
use ccg_diagnostic::response::{Answer, Audience, Response, check};

use crate::support::{Place, Ran, repository};
use crate::terminal::Terminal;

const LINES: [&str; 6] = [
    "3 4 2 3 1 2 3 3 2 3 1",
    "3 4 2 3 1 2 3 3 2 3 1 d -",
    "3 4 2 3 1 2 3 3 2 3 1 2",
    "3 4 2 3 1 2 3 3 2 3 1 2 2 2",
    "3 4 2 3 1 2 3 3 2 3 1",
    "3 4 2 3 1 2 3 3 2 3 1",
];

fn round(id: &str, how: &str, more: &str) -> Place {
    let place = Place::new();
    let questionnaire = catalogue::find(id).unwrap().questionnaire();
    place.write(
        "round/round.yaml",
        &format!(
            "format: 1\norganisation: North\ntitle: March 2012\nopened: 2012-03-01\nhow: {how}\nquestionnaire:\n  id: {id}\n  version: \"{}\"\n  digest: {}\n{more}",
            questionnaire.version, questionnaire.digest
        ),
    );
    place
}

fn six() -> Place {
    round(
        "ccg-six-domains",
        "individual",
        "people: [R1, R2, R3, R4, R5, R6, R7, R8]\nhand_to: the programme office\n",
    )
}

fn questionnaire() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

fn saved(place: &Place, questionnaire: &Questionnaire, code: &str) -> Response {
    let text = place.read(&format!("round/responses/{code}.yaml"));
    check::from_yaml(&text, questionnaire).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn enter(place: &Place, more: &[&str], lines: &[&str]) -> Ran {
    place.run_with_lines(&[&["enter", "round", "--as", "R6", "--plain"], more].concat(), lines)
}

/// Each line and Enter to confirm it.
fn confirmed(lines: &[&'static str]) -> Vec<&'static str> {
    lines.iter().flat_map(|line| [*line, ""]).collect()
}

#[test]
fn a_form_is_typed_in_to_the_end_and_marked_as_finished() {
    let place = six();
    let mut lines = confirmed(&LINES[..2]);
    lines.extend(["n D1.04 = see the plan", "2", "D1.02 d"]);
    lines.extend(confirmed(&LINES[2..]));
    lines.extend(["D6.11 4", "", "D1.04 D3.02"]);
    let ran = enter(&place, &[], &lines);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let response = saved(&place, &questionnaire(), "R6");
    assert_eq!(response.answers.len(), 71);
    assert_eq!(response.answer("D1.01"), Some(&Answer::Rating(2)));
    assert_eq!(response.answer("D1.02"), Some(&Answer::DontKnow));
    assert_eq!(response.answer("D2.12"), Some(&Answer::DontKnow));
    assert_eq!(response.answer("D6.11"), Some(&Answer::Rating(3)));
    assert!(response.skipped.contains("D2.13"), "a blank is seen and left");
    assert_eq!(response.notes["D1.04"].audience, Audience::Facilitator);
    assert_eq!(response.most_difference.len(), 2);
    assert_eq!(response.finished, "2011-10-09T21:14");
    assert_eq!(response.promised, Some(PrivacyKind::Protected));
    assert!(response.next.is_empty() && response.changes >= 6, "{response:?}");
    assert!(
        ran.err
            .contains("To correct it:  ccg-diagnostic enter round --as R6 --again"),
        "{}",
        ran.err
    );
    let report = place.run(&["report", "round", "--mine", "--as", "R6"]);
    assert_eq!(report.code, 0, "{}", report.err);
}

#[test]
fn the_screens_of_a_form() {
    let place = six();
    let lines = [
        "3 4 2 3 1 2 3 3 2",
        "3 4 9 3 1 2 3 3 2 3 1",
        "34231233231",
        "D1.04 d",
        "",
        "q",
    ];
    let ran = enter(&place, &[], &lines);
    insta::assert_snapshot!(ran.err);
}

#[test]
fn a_line_that_is_wrong_leaves_nothing_behind() {
    let place = six();
    let wrong = [
        "3 4",
        "3 4 2 3 1 2 3 3 2 3 7",
        "3 4 2 3 1 2 3 3 2 3 1 1",
        "\u{1b}[A",
        "null",
        "D9.01 3",
        "n D1.04",
        "g 9",
    ];
    let ran = enter(&place, &[], &wrong);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!place.path("round/responses/R6.yaml").exists());
    assert!(
        ran.err.contains("Stopped. 0 of 72 answers of R6 are saved."),
        "{}",
        ran.err
    );
}

#[test]
fn a_second_time_it_is_said_in_other_words() {
    let place = six();
    let ran = enter(&place, &[], &["3 4", "3 4", "3 4"]);
    let first = ran
        .err
        .matches("That is 2 answers; 11 are needed. The last one read was D1.02 = 4.")
        .count();
    assert_eq!(
        (first, ran.err.matches("9 missing. Begin at D1.01").count()),
        (2, 1),
        "{}",
        ran.err
    );
}

#[test]
fn a_line_can_be_typed_again_before_and_after_it_is_saved() {
    let place = six();
    let again = "1 1 1 1 1 1 1 1 1 1 1";
    let ran = enter(&place, &[], &[LINES[0], "n", again, "y", "g D1", LINES[0], "", "q"]);
    assert!(ran.err.contains("Saved: 11 answers."), "{}", ran.err);
    let response = saved(&place, &questionnaire(), "R6");
    assert_eq!(response.answer("D1.02"), Some(&Answer::Rating(3)), "{}", ran.err);
    assert!(ran.err.contains("D1.02=1"), "{}", ran.err);
}

#[test]
fn a_code_with_answers_is_left_alone_unless_it_is_said() {
    let place = six();
    enter(&place, &[], &confirmed(&LINES[..2]));
    let before = place.read("round/responses/R6.yaml");
    let refused = enter(&place, &[], &LINES);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(
        refused.err.contains("R6 has begun: D1 (11 of 11), D2 (13 of 13)"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("add --again. Nothing was changed."),
        "{}",
        refused.err
    );
    assert_eq!(place.read("round/responses/R6.yaml"), before);

    let on = enter(&place, &["--again"], &confirmed(&LINES[2..3]));
    assert!(
        on.err.contains("All of it stays unless you type another answer."),
        "{}",
        on.err
    );
    assert!(on.err.contains("Domain 3."), "{}", on.err);
    let response = saved(&place, &questionnaire(), "R6");
    assert_eq!(response.answers.len(), 11 + 12 + 12);
    for answer in [" = 3", "=3", "In place"] {
        assert!(
            !on.err.split("Domain 3.").next().unwrap().contains(answer),
            "no answers are shown"
        );
    }
}

#[test]
fn a_response_with_a_word_to_come_back_with_is_its_respondent_s() {
    let place = six();
    enter(&place, &[], &confirmed(&LINES[..1]));
    let text = place.read("round/responses/R6.yaml");
    let mut response = saved(&place, &questionnaire(), "R6");
    response.word = "a".repeat(64);
    place.write(
        "round/responses/R6.yaml",
        &ccg_diagnostic::response::write::to_yaml(&response, &questionnaire()),
    );
    assert_ne!(place.read("round/responses/R6.yaml"), text);
    let refused = enter(&place, &["--again"], &LINES);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(
        refused.err.contains("has chosen a word to come back with"),
        "{}",
        refused.err
    );
}

#[test]
fn a_code_that_the_round_does_not_have_is_refused_by_name() {
    let place = six();
    let refused = place.run(&["enter", "round", "--as", "R12", "--plain"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused
            .err
            .contains("There is no code R12 in this round. Codes are R1 to R8. Ask the programme office."),
        "{}",
        refused.err
    );
    assert!(!place.path("round/responses/R12.yaml").exists());
}

#[test]
fn without_a_keyboard_it_names_the_ways_without_one() {
    let place = six();
    let refused = place.run(&["enter", "round", "--as", "R6"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    for way in ["--from answers.csv", "--template", "--plain < lines.txt"] {
        assert!(refused.err.contains(way), "{}", refused.err);
    }
}

#[test]
fn a_table_comes_from_a_file_or_from_standard_input() {
    let place = six();
    let template = place.run(&["enter", "round", "--template"]);
    assert_eq!((template.code, template.err.as_str()), (0, ""));
    assert!(
        template
            .out
            .starts_with("statement,answer,reason,note,note_for,most_difference,text\nD1.01,,")
    );
    let filled = template
        .out
        .replace("D1.01,,", "D1.01,3,")
        .replace("D1.02,,,,", "D1.02,dk,,the words,");
    place.write("form.csv", &filled);
    let ran = place.run(&["enter", "round", "--as", "R6", "--from", "form.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let response = saved(&place, &questionnaire(), "R6");
    assert_eq!((response.answers.len(), response.skipped.len()), (2, 70));
    assert!(!response.finished.is_empty());
    assert_eq!(response.notes["D1.02"].audience, Audience::OnlyMe);

    let rows: Vec<&str> = filled.lines().collect();
    let ran = place.run_with_lines(&["enter", "round", "--as", "R7", "--from", "-"], &rows);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(saved(&place, &questionnaire(), "R7").answers, response.answers);

    let refused = place.run(&["enter", "round", "--as", "R6", "--from", "form.csv"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    place.write("more.csv", "statement,answer\nD1.03,4\n");
    let more = place.run(&["enter", "round", "--as", "R6", "--again", "--from", "more.csv"]);
    assert_eq!(more.code, 0, "{}", more.err);
    let response = saved(&place, &questionnaire(), "R6");
    assert_eq!(response.answers.len(), 3, "what was there stays");
    assert!(response.notes.contains_key("D1.02"));
}

#[test]
fn problems_of_a_form_are_text_in_a_window_with_colours() {
    let place = six();
    place.write("form.csv", "statement,answer\nD1.99,3\n");
    let mut command = place.command(&["enter", "round", "--as", "R6", "--from", "form.csv"]);
    command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
    let mut terminal = Terminal::start(command);
    assert_eq!(terminal.end(), 3);
    let shown = terminal.shown();
    assert!(
        shown.contains("error[unknown-statement]: ") && !shown.contains('\u{fffd}'),
        "{shown}"
    );
}

#[test]
fn lines_come_from_a_file() {
    let place = six();
    place.write("lines.txt", &LINES.join("\n"));
    let ran = place.run(&["enter", "round", "--as", "R6", "--from", "lines.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("Saved for R6: 71 answered (70 rated, 1 don't know), 1 skipped."),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_with_problems_writes_nothing_and_names_them_all() {
    let place = six();
    let text = "statement,answer\nD1.01,3x4\nD1.02,5\nD9.99,1\nD1.03,n\n";
    place.write("form.csv", text);
    let ran = place.run(&["enter", "round", "--as", "R6", "--from", "form.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    insta::assert_snapshot!(ran.err);
    assert!(!place.path("round/responses/R6.yaml").exists());
    for bytes in [&b"statement,answer\nD1.01,\xff\n"[..], b"\0", b""] {
        std::fs::write(place.path("form.csv"), bytes).unwrap();
        let ran = place.run(&["enter", "round", "--as", "R6", "--from", "form.csv"]);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(!place.path("round/responses/R6.yaml").exists());
    }
    assert_eq!(
        place.run(&["enter", "round", "--as", "R6", "--from", "gone.csv"]).code,
        1
    );
}

/// Each questionnaire is typed in as whoever holds the form would: the line that is asked for, what has to go with it, the end.
#[test]
fn every_shipped_questionnaire_is_typed_in_to_the_end() {
    for shipped in catalogue::SHIPPED {
        for how in ["individual", "joint"] {
            let questionnaire = shipped.questionnaire();
            let place = round(shipped.id, how, "");
            let mut arguments = vec!["enter", "round", "--plain"];
            let role = questionnaire.roles.as_ref().map(|roles| roles.choices[0].id.clone());
            let code = if how == "joint" { "joint" } else { "R6" };
            if how == "individual" {
                arguments.extend(["--as", "R6"]);
            }
            if let Some(role) = &role {
                arguments.extend(["--role", role]);
            }
            let filled = fill(&place, &arguments, &questionnaire);
            assert_eq!(filled.code, 0, "{}: {}", shipped.id, filled.err);
            let response = saved(&place, &questionnaire, code);
            assert!(!response.finished.is_empty(), "{}: {}", shipped.id, filled.err);
            assert!(group::next(&questionnaire, &response).is_none(), "{}", shipped.id);
            assert!(!response.answers.is_empty(), "{}", shipped.id);
        }
    }
}

/// Types in a form with the lowest level everywhere: the screens are read to know what comes.
fn fill(place: &Place, arguments: &[&str], questionnaire: &Questionnaire) -> Ran {
    let mut lines: Vec<String> = Vec::new();
    loop {
        let typed: Vec<&str> = lines.iter().map(String::as_str).collect();
        let _ = std::fs::remove_dir_all(place.path("round/responses"));
        let ran = place.run_with_lines(arguments, &typed);
        if ran.err.contains("Finished: the form of") || lines.len() > 200 {
            return ran;
        }
        lines.push(next_line(&ran.err, questionnaire));
    }
}

fn next_line(shown: &str, questionnaire: &Questionnaire) -> String {
    let shown = shown.split("Stopped.").next().unwrap().trim_end();
    let last: Vec<&str> = shown.lines().rev().take(3).collect();
    let (prompt, above) = (last[0], last[1]);
    if above.contains("filled in on the form") {
        return "y".to_owned();
    }
    if above.contains("where the form does not say") && above.contains("Type -") {
        return "31/3/2012".to_owned();
    }
    let range = prompt.trim_end_matches(':').replace(" ...", " to");
    let Some((first, end)) = range.split_once(" to ").or(Some((range.as_str(), range.as_str()))) else {
        return String::new();
    };
    let Some(first) = questionnaire
        .position(first)
        .filter(|_| questionnaire.position(end).is_some())
    else {
        return String::new();
    };
    let number: usize = shown
        .rsplit("Type the ")
        .next()
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .unwrap_or(1);
    let scale = questionnaire.scale_of(&questionnaire.statements[first]);
    vec![scale.levels[0].key.clone(); number].join(" ")
}

#[test]
fn in_a_terminal_ctrl_c_says_what_is_saved() {
    let place = six();
    let mut terminal = Terminal::in_window(place.command(&["enter", "round", "--as", "R6"]), 40);
    terminal.wait_for("D1.01 to D1.11 > ");
    terminal.line(LINES[0]);
    terminal.wait_for("Enter for yes, n for no > ");
    terminal.line("");
    terminal.wait_for("D2.01 to D2.13 > ");
    terminal.line(LINES[1]);
    terminal.wait_for("Enter for yes, n for no > ");
    terminal.send("\u{3}");
    terminal.wait_for("Stopped. 11 of 72 answers of R6 are");
    assert_eq!(terminal.end(), 130);
    let shown = terminal.shown();
    assert!(shown.contains("ccg-diagnostic enter round --as R6 --again"), "{shown}");
    let wide: Vec<&str> = shown.lines().filter(|line| line.chars().count() > 40).collect();
    let long: Vec<&&str> = wide
        .iter()
        .filter(|line| !line.contains(" > ") && !line.contains("ccg-diagnostic"))
        .collect();
    assert!(long.is_empty(), "{long:?}");
    assert_eq!(saved(&place, &questionnaire(), "R6").answers.len(), 11);
}

#[test]
fn killed_between_domains_it_carries_on_where_it_was() {
    let place = six();
    for (number, line) in LINES.iter().enumerate() {
        let mut arguments = vec!["enter", "round", "--as", "R6"];
        if number > 0 {
            arguments.push("--again");
        }
        let mut terminal = Terminal::start(place.command(&arguments));
        terminal.wait_for(&format!("D{}.01 to ", number + 1));
        terminal.line(line);
        terminal.wait_for("Enter for yes, n for no > ");
        terminal.line("");
        terminal.wait_for("Saved: ");
        terminal.kill();
        let expected: usize = LINES[..=number]
            .iter()
            .map(|line| line.split(' ').filter(|one| *one != "-").count())
            .sum();
        assert_eq!(
            saved(&place, &questionnaire(), "R6").answers.len(),
            expected,
            "after line {number}"
        );
    }
}

#[test]
fn a_second_window_on_the_same_form_is_refused() {
    let place = six();
    let mut terminal = Terminal::start(place.command(&["enter", "round", "--as", "R6"]));
    terminal.wait_for("D1.01 to D1.11 > ");
    let refused = enter(&place, &[], &LINES);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("open in another window"), "{}", refused.err);
    terminal.line("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_an_answer_has_to_carry_is_asked_after_the_line_and_dates_are_read() {
    let place = round("ccg-development-checklists", "joint", "");
    let lines = ["n", "y", "1 2 3 d - 2", "", "soon", "31/3/2012", "-", "CHK", "q"];
    let shown = place.run_with_lines(&["enter", "round", "--plain"], &lines).err;
    let questionnaire = catalogue::find("ccg-development-checklists").unwrap().questionnaire();
    let response = saved(&place, &questionnaire, "joint");
    assert!(response.left_out.contains(&questionnaire.domains[0].id), "{shown}");
    assert!(
        shown.contains("I could not read \"soon\" as a date. Type it like 31/3/2012"),
        "{shown}"
    );
    let dates: Vec<&str> = response
        .also
        .values()
        .filter_map(|given| Some(given.get("due")?.as_str()))
        .collect();
    assert_eq!(dates, ["2012-03-31"], "{shown}");
    assert_eq!(response.promised, None, "nothing is promised to a team about itself");
}

#[test]
fn importance_is_a_line_of_its_own() {
    let place = round("ccg-informed-customer", "individual", "");
    let lines = ["3 2 d n", "", "no provider yet", "3 2 9", "3 2 1", "q"];
    let ran = enter(&place, &[], &lines);
    let questionnaire = catalogue::find("ccg-informed-customer").unwrap().questionnaire();
    let response = saved(&place, &questionnaire, "R6");
    let given: Vec<&str> = response
        .also
        .values()
        .map(|given| given["importance"].as_str())
        .collect();
    assert_eq!(given, ["3", "2", "1"], "{}", ran.err);
    assert_eq!(
        response.answer("CUST.11"),
        Some(&Answer::NotApplicable("no provider yet".to_owned()))
    );
    assert!(
        ran.err.contains("In this order: CUST.01 CUST.02 CUST.03 CUST.11."),
        "{}",
        ran.err
    );
    let supplier = place.run_with_lines(
        &["enter", "round", "--side", "supplier", "--plain"],
        &["3 3 3 3", "", "", "q"],
    );
    assert_eq!(
        saved(&place, &questionnaire, "supplier").side,
        "supplier",
        "{}",
        supplier.err
    );
}

#[test]
fn a_choice_at_the_end_and_what_it_asks_are_typed_in() {
    let place = round("ccg-leadership-roles", "individual", "");
    let questionnaire = catalogue::find("ccg-leadership-roles").unwrap().questionnaire();
    let arguments = ["enter", "round", "--as", "R6", "--plain", "--role", "chair"];
    let filled = fill(&place, &arguments, &questionnaire);
    assert_eq!(saved(&place, &questionnaire, "R6").closing.len(), 0, "{}", filled.err);
    let again: Vec<&str> = arguments.into_iter().chain(["--again"]).collect();
    let asked = &questionnaire.closing[0];
    let second = asked.choices.iter().position(|choice| !choice.then.is_empty()).unwrap() + 1;
    let ran = place.run_with_lines(&again, &["", "", "9", &second.to_string(), "a course in finance"]);
    let response = saved(&place, &questionnaire, "R6");
    assert_eq!(response.closing[&asked.id].then, "a course in finance", "{}", ran.err);
    assert!(ran.err.contains("I could not match \"9\"."), "{}", ran.err);
}

#[test]
fn without_the_right_to_write_alone_nothing_is_begun() {
    let place = six();
    std::fs::create_dir_all(place.path("round/responses/.R6.yaml.lock")).unwrap();
    let ran = enter(&place, &[], &confirmed(&LINES[..1]));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("is not a plain file"), "{}", ran.err);
    assert!(!place.path("round/responses/R6.yaml").exists());
}

fn page() -> String {
    std::fs::read_to_string(repository().join("docs/paper.md")).unwrap()
}

/// What stands between these in the page about paper forms.
fn between(before: &str, after: &str) -> String {
    let page = page();
    page.split(before)
        .nth(1)
        .unwrap()
        .split(after)
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn the_transcript_of_the_page_is_what_a_window_shows() {
    let place = round("ccg-six-domains", "individual", "");
    let yaml = place
        .read("round/round.yaml")
        .replace("organisation: North", "organisation: Eastvale CCG");
    place.write("my-round/round.yaml", &yaml);
    let mut terminal = Terminal::start(place.command(&["enter", "my-round", "--as", "R6"]));
    for line in ["3 4 2 3 1 2 3 3 2", LINES[0], ""] {
        terminal.wait_for(" > ");
        terminal.line(line);
    }
    terminal.wait_for("D2.01 to D2.13 >");
    terminal.line("q");
    assert_eq!(terminal.end(), 0);
    let shown: Vec<String> = terminal
        .shown()
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    let transcript = between("<!-- transcript -->\n```text\n", "```");
    let wanted: Vec<&str> = transcript
        .lines()
        .skip(1)
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect();
    for line in wanted {
        let found = shown
            .iter()
            .any(|there| there == line || there.starts_with(line) && line.ends_with('>'));
        assert!(found, "{line}\nis not in\n{}", shown.join("\n"));
    }
}

#[test]
fn the_lines_and_the_columns_of_the_page_are_taken() {
    let place = six();
    place.write("lines.txt", &between("each line of the form:\n\n```text\n", "```"));
    let ran = place.run(&["enter", "round", "--as", "R6", "--from", "lines.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let columns = place.run(&["enter", "round", "--template"]).out;
    for column in columns.lines().next().unwrap().split(',') {
        assert!(page().contains(&format!("`{column}`")), "{column}");
    }
}

#[test]
fn the_help_has_examples_and_an_unknown_side_or_role_is_refused() {
    let place = round("ccg-informed-customer", "individual", "");
    let help = place.run(&["enter", "--help"]);
    assert!(
        help.out.contains("Examples:") && help.out.contains("ccg-diagnostic enter my-round --as R6"),
        "{}",
        help.out
    );
    let refused = place.run(&["enter", "round", "--template", "--side", "suplier"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("did you mean `supplier`?"), "{}", refused.err);
    let whose = place.run(&["enter", "round", "--from", "form.csv"]);
    assert_eq!(whose.code, 1, "the file is looked at first: {}", whose.err);
    place.write("form.csv", "statement,answer\nCUST.01,3\n");
    let whose = place.run(&["enter", "round", "--from", "form.csv"]);
    assert_eq!(whose.code, 2, "{}", whose.err);
    assert!(whose.err.contains("Name its code, such as --as R6"), "{}", whose.err);
}
