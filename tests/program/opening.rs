//! A questionnaire of another kind, from the first line to the last: roles, dates, a part to leave out, a condition, closing
//! questions; by another side, alone, and without a name.

use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use ccg_diagnostic::response::{Answer, Response, check};

use crate::support::{Place, Ran, repository};
use crate::terminal::Terminal;

fn fixture() -> String {
    std::fs::read_to_string(repository().join("tests/fixtures/opening.yaml")).unwrap()
}

fn questionnaire() -> Questionnaire {
    validate::from_yaml(&fixture()).unwrap()
}

fn saved(place: &Place, file: &str) -> Response {
    let text = place.read(file);
    check::from_yaml(&text, &questionnaire()).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// A place with the questionnaire, in which every `from` is `to`.
fn with(from: &str, to: &str) -> Place {
    let place = Place::new();
    place.write("opening.yaml", &fixture().replace(from, to));
    place
}

const BEGIN: [&str; 6] = [
    "assess",
    "round",
    "--questionnaire",
    "./opening.yaml",
    "--organisation",
    "North (invented)",
];

fn begin(place: &Place, more: &[&str], lines: &[&str]) -> Ran {
    place.run_with_lines(&[&BEGIN, more].concat(), lines)
}

/// What a nurse types, from the opening to the end.
const WHOLE: [&str; 30] = [
    "",
    "2",
    "2",
    "soon",
    "1/4/2012",
    "Helen Osei",
    "3",
    "3",
    "a letter",
    "ask earlier",
    "Dr Shah",
    "",
    "y",
    "d",
    "2",
    "s",
    "",
    "",
    "3",
    "",
    "",
    "1",
    "",
    "2",
    "",
    "",
    "2",
    "The keys.",
    "Begin early.",
    "f",
];

fn whole(response: &Response) {
    assert_eq!(response.roles, ["nurse"]);
    assert_eq!(response.answers.len(), 7);
    assert_eq!(response.answer("B.1"), Some(&Answer::DontKnow));
    assert_eq!(response.answer("S.3"), Some(&Answer::Rating(1)));
    assert_eq!(response.also["P.1"]["due"], "2012-04-01");
    assert_eq!(response.also["P.1"]["owner"], "Helen Osei");
    assert_eq!(response.also["P.1"]["matters"], "3");
    assert_eq!(response.also["P.2"]["lesson"], "ask earlier");
    assert!(!response.also.contains_key("B.2"));
    assert_eq!(response.go_on["plan"], "Dr Shah");
    assert_eq!(response.closing["view"].answer, "nearly");
    assert_eq!(response.closing["view"].then, "The keys.");
    assert_eq!(response.closing["friend"].answer, "Begin early.");
    assert!(!response.finished.is_empty());
}

#[test]
fn somebody_answers_all_of_it_in_a_terminal() {
    let place = with("", "");
    let mut command = place.command(&[&BEGIN[..], &["--as", "R3"]].concat());
    command.env("NO_COLOR", "1");
    let mut terminal = Terminal::start(command);
    for line in WHOLE {
        terminal.wait_for("\n> ");
        terminal.line(line);
    }
    assert_eq!(terminal.end(), 0, "{}", terminal.shown());
    whole(&saved(&place, "round/responses/R3.yaml"));
    assert!(!terminal.shown().contains('\u{1b}'));
    let shown = terminal.shown();
    let (before, _) = shown.split_once("What happens next").unwrap();
    let interview = &before[..before.find("Finished.").unwrap_or(before.len())];
    let first = interview.find("Opening a health centre").unwrap();
    let review = interview.rfind("finish later.").unwrap() + "finish later.".len();
    insta::assert_snapshot!("an_opening_in_a_terminal", &interview[first..review]);
}

#[test]
fn the_same_lines_from_a_pipe_give_the_same_answers() {
    let place = with("", "");
    let ran = begin(&place, &["--plain", "--as", "R3"], &WHOLE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    whole(&saved(&place, "round/responses/R3.yaml"));
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains('·'), "{}", ran.err);
}

#[test]
fn killed_in_the_middle_of_what_goes_with_an_answer_it_carries_on_there() {
    let place = with("", "");
    let mut terminal = Terminal::start(place.command(&[&BEGIN[..], &["--as", "R3", "--role", "nurse"]].concat()));
    for line in ["", "2"] {
        terminal.wait_for("\n> ");
        terminal.line(line);
    }
    terminal.wait_for("When will there be a date?");
    terminal.wait_for("> ");
    terminal.send("31/3/20");
    terminal.kill();
    let response = saved(&place, "round/responses/R3.yaml");
    assert_eq!(response.answer("P.1"), Some(&Answer::Rating(1)));
    assert!(response.also.is_empty());
    let lines = ["", "", "31/3/2012", "Helen", "q"];
    let ran = place.run_with_lines(&["assess", "round", "--plain", "--as", "R3"], &lines);
    assert!(ran.err.contains("You are R3, Nurse."), "{}", ran.err);
    assert!(
        ran.err.contains("Still needed: When will there be a date?"),
        "{}",
        ran.err
    );
    let response = saved(&place, "round/responses/R3.yaml");
    assert_eq!(response.also["P.1"]["due"], "2012-03-31");
    assert_eq!(response.also["P.1"]["owner"], "Helen");
}

#[test]
fn hostile_lines_everywhere_are_refused_or_kept_as_text() {
    let place = with("", "");
    let long = "x".repeat(70_000);
    let mut lines = vec![
        "",
        "\u{1b}[A",
        &long,
        "9",
        "0",
        "1,,2",
        "2",
        "2",
        &long,
        "\u{1b}]0;owned\u{7}",
        "99/99/9999",
    ];
    lines.extend(["1/4/2012", "\"}: [*a", "nan", "2"]);
    let ran = begin(&place, &["--plain", "--as", "R3"], &lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains(['\u{1b}', '\u{7}']), "{}", ran.err);
    let response = saved(&place, "round/responses/R3.yaml");
    assert_eq!(response.also["P.1"]["owner"], "\"}: [*a");
    assert_eq!(response.also["P.1"]["matters"], "2");
}

#[test]
fn another_side_answers_in_its_wording_and_is_never_counted_among_ours() {
    let place = with("", "");
    begin(&place, &["--plain", "--joint"], &["", "", "3", "", "", "q"]);
    let side = |lines: &[&str]| place.run_with_lines(&["assess", "round", "--plain", "--side", "builder"], lines);
    let ran = side(&["", "", "2", "1/4/2012", "", "", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("This customer has given us a date."), "{}", ran.err);
    assert!(
        ran.err.contains("ccg-diagnostic assess round --side builder"),
        "{}",
        ran.err
    );
    let response = saved(&place, "round/responses/builder.yaml");
    assert_eq!(
        (response.respondent.code(), response.side.as_str()),
        ("builder", "builder")
    );
    let ran = side(&["", "r", "f"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let checked = place.run(&["check", "round"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    let report = place.run(&["report", "round", "--format", "json"]);
    assert_eq!(report.code, 0, "{}", report.err);
    assert!(!report.out.contains("builder"), "neither counted nor left out");
    // Nobody takes its name, and there is no other side.
    for (arguments, words) in [
        (["--side", "bilder"], "did you mean `builder`?"),
        (["--side", "joint"], "there is no side `joint`"),
    ] {
        let ran = place.run_with_lines(&[&["assess", "round", "--plain"], &arguments[..]].concat(), &["q"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    let ran = place.run_with_lines(&["assess", "elsewhere", "--plain", "--side", "builder"], &["q"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("in a round that is there"), "{}", ran.err);
    assert!(!place.path("elsewhere").exists());
    let other = with("", "");
    let ran = begin(&other, &["--plain", "--as", "Builder"], &["q"]);
    assert!(ran.err.contains("It answers with --side builder."), "{}", ran.err);
    assert!(!other.path("round/responses/BUILDER.yaml").exists());
}

#[test]
fn what_is_private_is_for_one_person_and_stays_out_of_a_groups_round() {
    let private = |place: &Place, arguments: &[&str], lines: &[&str]| {
        let all = [&["assess", "--plain", "--questionnaire", "./opening.yaml"], arguments].concat();
        place.run_with_lines(&all, lines)
    };
    // A private questionnaire has no other side, and nothing to withhold by number.
    let limits = "default: protected, minimum: 3, detail: 5, note: A joint answer has no such limit.";
    let text = fixture().replace(limits, "default: private");
    let alone: Vec<&str> = text.lines().filter(|line| !line.contains("builder")).collect();
    let text = alone.join("\n").replace("sides:\n", "");
    let place = Place::new();
    place.write("opening.yaml", &text);
    let ran = private(&place, &["mine"], &["", "2", "1 not yet", "", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran.err.replace('\n', " ");
    assert!(said.contains("others may be able to see the file"), "{said}");
    assert!(
        !ran.err.contains("Your code") && !ran.err.contains("Who may see"),
        "{}",
        ran.err
    );
    assert!(place.read("mine/round.yaml").contains("organisation: \"Only me\""));
    let response = check::from_yaml(
        &place.read("mine/responses/ME.yaml"),
        &validate::from_yaml(&place.read("opening.yaml")).unwrap(),
    )
    .unwrap();
    assert_eq!(response.answers.len(), 1);
    assert!(
        ran.err.contains("To carry on:  ccg-diagnostic assess mine\n"),
        "{}",
        ran.err
    );
    let ran = private(&place, &["together", "--joint"], &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("by each person alone"), "{}", ran.err);
    // Inside a group's round it is not set up; a folder of its own is offered.
    place.write("group/round.yaml", "format: 1\n");
    let ran = private(&place, &["group/inside/mine"], &["n"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("lies in a group's round"), "{}", ran.err);
    assert!(!place.path("group/inside").exists());
    let ran = private(&place, &["group/mine"], &["y", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(place.path("only-me-2011-10/responses/ME.yaml").exists(), "{}", ran.err);
    assert!(!place.path("group/mine").exists());
}

#[test]
fn what_is_anonymous_keeps_the_day_and_no_words_about_the_person() {
    let place = with("default: protected", "default: anonymous");
    let ran = begin(&place, &["--plain"], &["r7", "", "2", "1", "", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        !ran.err.contains("Your role") && !ran.err.contains("Who is answering"),
        "{}",
        ran.err
    );
    let text = place.read("round/responses/R7.yaml");
    assert!(
        text.contains("started: 2011-10-09\nlast_answered: 2011-10-09\n"),
        "{text}"
    );
    assert!(text.contains("roles: [nurse]") && !text.contains("role:"), "{text}");
    for file in [
        "round/responses/R7.yaml",
        "round/responses/.R7.yaml.lock",
        "round/round.yaml",
    ] {
        assert!(!place.read(file).contains("21:14"), "{file}");
    }
    assert_eq!(place.run(&["check", "round"]).code, 0);
    let ran = place.run_with_lines(
        &["assess", "round", "--plain", "--as", "R8", "--role", "porter"],
        &["q"],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no role `porter`"), "{}", ran.err);
}

#[test]
fn somebody_answers_in_another_language_and_the_answers_are_the_same() {
    let place = with(
        "\ndomains:\n",
        "\ntranslations:\n  cy: { title: Agor, statements: { P.1: { statement: Mae dyddiad agor. } } }\ndomains:\n",
    );
    let welsh = ["--plain", "--as", "R3", "--language", "cy"];
    let ran = begin(&place, &welsh, &["", "2", "3", "", "", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Mae dyddiad agor.") && ran.err.contains("The money is agreed."),
        "{}",
        ran.err
    );
    assert!(place.read("round/round.yaml").contains("language: \"cy\""));
    // The round keeps it; another may be named for a sitting; the wording that was answered is the same.
    let again = |more: &[&str]| {
        place.run_with_lines(
            &[&["assess", "round", "--plain", "--as", "R3"], more].concat(),
            &["", "g P.1", "q"],
        )
    };
    assert!(again(&[]).err.contains("Mae dyddiad agor."));
    let english = again(&["--language", "en-GB"]);
    assert!(english.err.contains("The opening has a date."), "{}", english.err);
    assert!(!english.err.contains("has changed"), "{}", english.err);
    let shown = place.run(&[
        "questionnaire",
        "show",
        "opening.yaml",
        "--language",
        "CY",
        "--statement",
        "P.1",
    ]);
    assert!(shown.out.contains("Mae dyddiad agor."), "{}{}", shown.out, shown.err);
    for (language, text) in [
        (&[][..], "Mae dyddiad agor."),
        (&["--language", "en-GB"], "The opening has a date."),
    ] {
        let own = ["report", "round", "--mine", "--as", "R3", "--format", "json"];
        let page = place.run(&[&own, language].concat());
        assert!(page.out.contains(text), "{}{}", page.out, page.err);
    }
    let none = again(&["--language", "fr"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("not written in `fr`"), "{}", none.err);
    let round = place.read("round/round.yaml").replace("\"cy\"", "\"ci\"");
    place.write("round/round.yaml", &round);
    let wrong = again(&[]);
    assert_eq!(wrong.code, 3);
    assert!(
        wrong.err.contains("round.yaml:") && wrong.err.contains("it can be `en-GB`, `cy`"),
        "{}",
        wrong.err
    );
    let ran = place.run_with_lines(&[&BEGIN[..], &["--plain", "--language", "fr"]].concat(), &["q"]);
    assert_ne!(ran.code, 0);
}

#[test]
fn a_check_counts_what_was_asked_and_not_what_was_never_reached() {
    let place = with("", "");
    // Of 7 statements one is for nurses, and one only after an answer that was not given.
    let ran = begin(&place, &["--plain", "--as", "R3", "--role", "lay"], &["", "3", "q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let checked = place.run(&["check", "round/responses/R3.yaml"]);
    assert!(
        checked
            .out
            .contains("a response of R3, 1 of 5 answered, not finished, no problems"),
        "{}{}",
        checked.out,
        checked.err
    );
}
