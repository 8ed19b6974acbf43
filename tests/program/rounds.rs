//! Rounds of individuals: set up, invited, answered one after another, and never more seen than is one's own.

use ccg_diagnostic::questionnaire::catalogue;
use ccg_diagnostic::response::{Response, check};
use ccg_diagnostic::round;

use crate::support::{Place, Ran, repository};
use crate::terminal::Terminal;

const NEW: [&str; 11] = [
    "round",
    "new",
    "round",
    "--organisation",
    "Northbridge (invented)",
    "--questionnaire",
    "ccg-six-domains",
    "--people",
    "3",
    "--hand-to",
    "Helen Osei",
];

fn set_up(place: &Place, more: &[&str]) -> Ran {
    place.run(&[&NEW, more].concat())
}

fn with_round() -> Place {
    let place = Place::new();
    let ran = set_up(&place, &["--closes", "14/10/2011"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    place
}

fn response(place: &Place, code: &str) -> Response {
    let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
    let text = place.read(&format!("round/responses/{code}.yaml"));
    check::from_yaml(&text, &questionnaire).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn names(place: &Place, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(place.path(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_round_is_set_up_by_options() {
    let place = with_round();
    let made = round::from_yaml(&place.read("round/round.yaml")).unwrap();
    assert_eq!(made.people, ["R1", "R2", "R3"]);
    assert_eq!(
        (made.closes.as_str(), made.hand_to.as_str()),
        ("2011-10-14", "Helen Osei")
    );
    assert_eq!(made.privacy.unwrap().word(), "protected");
    assert_eq!(made.invited["all"], 3);
    assert_eq!(names(&place, "round/invitations"), ["R1.txt", "R2.txt", "R3.txt"]);
    let text = place.read("round/invitations/R2.txt");
    assert!(text.contains("Please answer by 14 October 2011."), "{text}");
    assert!(
        text.contains("Your code:  R2\n") && !text.contains("R1") && !text.contains("R3"),
        "{text}"
    );
    assert!(text.contains("  ccg-diagnostic assess round --pass\n"), "{text}");
    assert_eq!(place.run(&["check", "round"]).code, 0);
}

#[test]
fn what_is_missing_is_listed_and_what_is_wrong_leaves_nothing() {
    let place = Place::new();
    let ran = place.run(&["round", "new"]);
    assert_eq!(ran.code, 2);
    for option in ["--organisation", "--questionnaire", "--people"] {
        assert!(ran.err.contains(option), "{}", ran.err);
    }
    let table: [(&[&str], &str); 6] = [
        (&["--closes", "8/10/2011"], "has passed: today is 9 October 2011"),
        (&["--closes", "soon"], "`soon` is not a date"),
        (
            &["--invite", "gp=2"],
            "the questionnaire has no role `gp`: it has none to choose from",
        ),
        (&["--invite", "gp"], "write it like gp=5"),
        (&["--privacy", "secret"], "protected"),
        (&["--after", "nowhere"], "there is no folder `nowhere`"),
    ];
    for (more, why) in table {
        let ran = set_up(&place, more);
        assert_eq!(ran.code, 2, "{more:?}: {}", ran.err);
        assert!(ran.err.contains(why), "{more:?}: {}", ran.err);
    }
    assert_eq!(names(&place, "."), Vec::<String>::new());
    let many = place.run(&[
        "round",
        "new",
        "--organisation",
        "N",
        "--questionnaire",
        "ccg-six-domains",
        "--people",
        "501",
    ]);
    assert!(
        many.code == 2 && many.err.contains("a round has 1 to 500 people"),
        "{}",
        many.err
    );
}

#[test]
fn nothing_that_is_there_is_replaced() {
    let place = Place::new();
    place.write("round/invitations/R2.txt", "mine");
    let ran = set_up(&place, &[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains("R2.txt` is there already and holds something else"),
        "{}",
        ran.err
    );
    assert_eq!(names(&place, "round"), ["invitations"]);
    let place = with_round();
    let before = place.read("round/round.yaml");
    let again = set_up(&place, &[]);
    assert!(
        again.code == 2 && again.err.contains("is a round already"),
        "{}",
        again.err
    );
    assert_eq!(place.read("round/round.yaml"), before);
}

#[test]
fn roles_are_those_of_the_questionnaire() {
    let place = Place::new();
    let text = std::fs::read_to_string(repository().join("tests/fixtures/opening.yaml")).unwrap();
    place.write("opening.yaml", &text);
    let begin = |invite: &[&str]| {
        let usual = [
            "round",
            "new",
            "round",
            "--organisation",
            "N",
            "--questionnaire",
            "./opening.yaml",
            "--people",
            "4",
        ];
        place.run(&[&usual, invite].concat())
    };
    let wrong = begin(&["--invite", "nurze=2"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("no role `nurze`: did you mean `nurse`?"),
        "{}",
        wrong.err
    );
    let ran = begin(&["--invite", "nurse=2", "--invite", "lay=1", "--privacy", "open"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let made = round::from_yaml(&place.read("round/round.yaml")).unwrap();
    assert_eq!((made.invited["nurse"], made.invited["lay"]), (2, 1));
    assert_eq!(place.read("round/questionnaire.yaml"), text);
    let invitation = place.read("round/invitations/R1.txt");
    assert!(
        invitation.contains("the files round.yaml and\nquestionnaire.yaml that you were sent"),
        "{invitation}"
    );
    assert!(
        invitation.contains("All have agreed that everything may be shown"),
        "{invitation}"
    );
}

#[test]
fn the_next_round_takes_over_what_stays_and_keeps_the_plan_as_it_is() {
    let place = with_round();
    place.write("round/plan.yaml", "format: 1\n# as it is \u{e9}\n");
    let ran = place.run(&["round", "new", "next", "--after", "round", "--people", "5"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let made = round::from_yaml(&place.read("next/round.yaml")).unwrap();
    assert_eq!(
        (made.organisation.as_str(), made.people.len()),
        ("Northbridge (invented)", 5)
    );
    assert_eq!(made.hand_to, "Helen Osei");
    let follows = made.follows.unwrap();
    assert_eq!((follows.opened.as_str(), follows.same_codes), ("2011-10-09", false));
    assert_eq!(place.read("next/last-plan.yaml"), "format: 1\n# as it is \u{e9}\n");
    let same = place.run(&["round", "new", "third", "--after", "next", "--same-codes"]);
    assert_eq!(same.code, 0, "{}", same.err);
    let third = round::from_yaml(&place.read("third/round.yaml")).unwrap();
    assert_eq!(third.people, ["R1", "R2", "R3", "R4", "R5"]);
    assert!(third.follows.unwrap().same_codes);
    assert!(!place.path("third/last-plan.yaml").exists());
    assert!(
        place
            .read("third/invitations/R5.txt")
            .contains("It is the code of last time.")
    );
}

#[test]
fn it_asks_what_the_options_do_not_say_and_stopping_leaves_nothing() {
    let lines = ["Northbridge", "3", "1", "14/10/2011", "Helen Osei"];
    for stop in 0..=lines.len() {
        let place = Place::new();
        let mut command = place.command(&["round", "new", "--questionnaire", "ccg-six-domains"]);
        command.env("NO_COLOR", "1");
        let mut terminal = Terminal::start(command);
        for (at, line) in lines.iter().enumerate() {
            terminal.wait_for("\n> ");
            if at == stop {
                terminal.line("q");
                break;
            }
            terminal.line(line);
        }
        let code = terminal.end();
        if stop < lines.len() {
            assert_eq!(code, 130, "{}", terminal.shown());
            assert_eq!(names(&place, "."), Vec::<String>::new());
        } else {
            assert_eq!(code, 0, "{}", terminal.shown());
            let made = round::from_yaml(&place.read("northbridge-2011-10/round.yaml")).unwrap();
            assert_eq!((made.people.len(), made.closes.as_str()), (3, "2011-10-14"));
        }
    }
}

#[test]
fn more_people_get_new_codes_and_changed_texts_stay() {
    let place = with_round();
    // R5 was used once, though nobody on the list has it.
    place.write("round/set-aside/R5-0a1b2c3d.yaml", "x");
    place.write("round/invitations/R1.txt", "changed by hand");
    let ran = place.run(&["round", "invite", "round", "--people", "5"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let made = round::from_yaml(&place.read("round/round.yaml")).unwrap();
    assert_eq!(made.people, ["R1", "R2", "R3", "R6", "R7"]);
    assert_eq!(made.invited["all"], 5);
    assert!(ran.err.contains("R1.txt reads differently"), "{}", ran.err);
    assert_eq!(place.read("round/invitations/R1.txt"), "changed by hand");
    assert!(place.read("round/invitations/R7.txt").contains("Your code:  R7"));
    let fewer = place.run(&["round", "invite", "round", "--people", "4"]);
    assert!(
        fewer.code == 2 && fewer.err.contains("no code is taken away"),
        "{}",
        fewer.err
    );
    let again = place.run(&["round", "invite", "round", "--replace"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(place.read("round/invitations/R1.txt").contains("Your code:  R1"));
}

#[test]
fn a_code_that_there_is_not_is_refused() {
    let place = with_round();
    let ran = place.run_with_lines(&["assess", "round", "--plain", "--as", "R12"], &[""]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(
        ran.err,
        "error: There is no code R12 in this round. Codes are R1 to R3. Ask Helen Osei.\n"
    );
    assert!(!place.path("round/responses/R12.yaml").exists());
}

#[test]
fn a_round_whose_codes_stand_twice_is_refused_with_its_place() {
    let place = with_round();
    let twice = place.read("round/round.yaml").replace("[R1, R2, R3]", "[R1, R2, r1]");
    place.write("round/round.yaml", &twice);
    let ran = place.run(&["round", "status", "round"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("the code `R1` is there twice"), "{}", ran.err);
}

/// One person who finishes after one answer and a note for nobody else.
fn finish(place: &Place, code: &str) -> Ran {
    place.run_with_lines(
        &["assess", "round", "--plain", "--as", code],
        &["", "2 a secret of mine", "1", "r", "f"],
    )
}

#[test]
fn a_person_who_finishes_gets_a_copy_to_hand_over() {
    let place = with_round();
    let ran = finish(&place, "R3");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("give this copy to Helen Osei by 14 October 2011:\nround/to-hand-over/R3.yaml\n"),
        "{}",
        ran.err
    );
    let kept = response(&place, "R3");
    assert_eq!(kept.promised.unwrap().word(), "protected");
    assert!(kept.changes > 0);
    assert!(place.read("round/responses/R3.yaml").contains("a secret of mine"));
    let copy = place.read("round/to-hand-over/R3.yaml");
    assert!(copy.contains("D1.01") && !copy.contains("secret"), "{copy}");
    // Whoever changes an answer and finishes again gets a new copy.
    let again = place.run_with_lines(
        &["assess", "round", "--plain", "--as", "R3"],
        &["", "D1.01", "4", "r", "f"],
    );
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        place.read("round/to-hand-over/R3.yaml").contains("answer: 4"),
        "{}",
        again.err
    );
    // A copy that cannot be written does not keep anybody from finishing.
    place.write("round/to-hand-over/R2.yaml/in-the-way", "x");
    let ran = finish(&place, "R2");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("The copy to hand over could not be written"),
        "{}",
        ran.err
    );
    assert!(!response(&place, "R2").finished.is_empty());
}

#[test]
fn after_the_last_day_people_can_still_answer_and_are_told() {
    let place = with_round();
    let late = [("SOURCE_DATE_EPOCH", "1319194840")];
    let mut command = place.command(&["assess", "round", "--plain", "--as", "R1"]);
    command.envs(late);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("The last day for answers was 14 October 2011. You can still answer; tell Helen Osei"),
        "{said}"
    );
    assert!(place.path("round/responses/R1.yaml").exists());
}

#[test]
fn the_state_of_a_round_says_who_and_never_what() {
    let place = with_round();
    finish(&place, "R1");
    place.run_with_lines(&["assess", "round", "--plain", "--as", "R2"], &["", "d", "q"]);
    place.write(
        "round/responses/R3.yaml",
        "format: 1\nrespondent: R3\nanswers: nonsense\n",
    );
    let ran = place.run(&["round", "status", "round"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("1 of 3 people have finished."), "{}", ran.out);
    assert!(ran.out.contains("  Begun, not finished (1): R2\n"), "{}", ran.out);
    assert!(ran.out.contains("  The file has problems (1): R3\n"), "{}", ran.out);
    assert!(
        ran.out
            .contains("The last day for answers is 14 October 2011: 5 days to go."),
        "{}",
        ran.out
    );
    assert!(
        !ran.out.contains("D1.01") && !ran.out.contains("don't know"),
        "{}",
        ran.out
    );
    let json = place.run(&["round", "status", "round", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&read["finished"], &read["begun"], &read["with_problems"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert_eq!(read["codes"][1]["state"], "begun");
    // A response that was edited into nonsense is not opened, and stays as it is.
    let broken = place.run_with_lines(&["assess", "round", "--plain", "--as", "R3"], &[""]);
    assert_eq!(broken.code, 3, "{}", broken.err);
    assert!(place.read("round/responses/R3.yaml").contains("nonsense"));
}

/// What is on the screen since it was last cleared.
fn on_the_screen(terminal: &Terminal) -> String {
    let shown = terminal.shown();
    shown.rsplit("\u{1b}[3J").next().unwrap_or_default().to_owned()
}

fn pass(place: &Place) -> Terminal {
    let mut terminal = Terminal::start(place.command(&["assess", "round", "--pass"]));
    terminal.wait_for("Your code, for example R3");
    terminal
}

/// Types a code and, for somebody new, a word; then waits for the first page.
fn sit_down(terminal: &mut Terminal, code: &str, word: &str) {
    terminal.line(code);
    terminal.wait_for("Choose a short word");
    terminal.line(word);
    terminal.wait_for("Press Enter to begin");
}

/// Somebody else tries the code of the first: three words, and nothing is shown.
fn guess_the_word(terminal: &mut Terminal) {
    terminal.line("r1");
    for _ in 0..3 {
        terminal.wait_for("ype it");
        terminal.line("swan");
    }
    terminal.wait_for("Press Enter to clear the screen");
    let guessed = on_the_screen(terminal);
    assert!(guessed.contains("Nothing was shown"), "{guessed}");
    assert!(
        !guessed.contains("D1.") && !guessed.contains("of 72") && !guessed.contains("Welcome"),
        "{guessed}"
    );
    terminal.line("");
    terminal.wait_for("Your code, for example R3");
}

#[test]
fn the_next_person_sees_nothing_of_the_last_one() {
    let place = with_round();
    let mut terminal = pass(&place);
    sit_down(&mut terminal, "R1", "heron");
    terminal.line("");
    terminal.wait_for("D1.01");
    terminal.line("2 what only I know");
    terminal.wait_for("Who may see");
    terminal.line("1");
    terminal.wait_for("D1.02");
    terminal.line("q");
    terminal.wait_for("Your code, for example R3");
    let left = on_the_screen(&terminal);
    for trace in ["D1.", "Saved", "only I know", "R1", "heron", "1 of", "answered on"] {
        assert!(!left.contains(trace), "`{trace}` is left:\n{left}");
    }
    assert!(left.contains("To carry on later, type the same code."), "{left}");
    guess_the_word(&mut terminal);
    // The next person answers and finishes.
    sit_down(&mut terminal, "R2", "");
    terminal.line("");
    terminal.wait_for("D1.01");
    terminal.line("4");
    terminal.wait_for("D1.02");
    terminal.line("r");
    terminal.wait_for("Check your answers");
    terminal.line("f");
    terminal.wait_for("Hand the computer to the next person.");
    terminal.wait_for("Your code, for example R3");
    let left = on_the_screen(&terminal);
    assert!(left.contains("Finished and saved."), "{left}");
    assert!(!left.contains("D1.") && !left.contains("R2"), "{left}");
    // The first one comes back with the word, capital letters or not.
    terminal.line("R1");
    terminal.wait_for("Type it:");
    terminal.line("Heron");
    terminal.wait_for("Welcome back.");
    terminal.line("q");
    terminal.wait_for("Your code, for example R3");
    // Without a word only a question guards a code.
    terminal.line("R2");
    terminal.wait_for("Was it you?");
    assert!(!on_the_screen(&terminal).contains("Welcome"));
    terminal.line("n");
    terminal.wait_for("Press Enter to clear the screen");
    terminal.line("");
    terminal.wait_for("Your code, for example R3");
    terminal.line("q");
    assert_eq!(terminal.end(), 0, "{}", terminal.shown());
    assert!(on_the_screen(&terminal).contains("ccg-diagnostic round status round"));
    let (first, second) = (response(&place, "R1"), response(&place, "R2"));
    assert_eq!(first.notes["D1.01"].text, "what only I know");
    assert!(!first.word.contains("heron") && !first.word.is_empty());
    assert!(second.word.is_empty() && !second.finished.is_empty());
}

#[test]
fn ctrl_c_clears_and_a_kill_loses_nothing() {
    let place = with_round();
    let mut terminal = pass(&place);
    sit_down(&mut terminal, "R1", "heron");
    terminal.line("");
    terminal.wait_for("D1.01");
    terminal.line("3");
    terminal.wait_for("D1.02");
    terminal.kill();
    assert_eq!(response(&place, "R1").answers.len(), 1);
    let mut terminal = pass(&place);
    terminal.line("R1");
    terminal.wait_for("Type it:");
    terminal.line("heron");
    terminal.wait_for("Welcome back.");
    terminal.line("");
    terminal.wait_for("D1.02");
    terminal.line("2");
    terminal.wait_for("D1.03");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let left = on_the_screen(&terminal);
    assert!(left.contains("Stopped. What was answered is saved."), "{left}");
    assert!(
        !left.contains("D1.") && !left.contains("R1") && !left.contains("72"),
        "{left}"
    );
    assert_eq!(response(&place, "R1").answers.len(), 2);
}

#[test]
fn without_escape_codes_empty_lines_fill_the_window() {
    let place = with_round();
    let ran = place.run_with_lines(
        &["assess", "round", "--pass", "--plain"],
        &["R9", "R1", "", "", "2", "q", "q"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'));
    assert!(
        ran.err
            .contains("There is no code R9 in this round. Codes are R1 to R3."),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("can still be found by scrolling back"), "{}", ran.err);
    let (_, after) = ran.err.split_once(&"\n".repeat(60)).expect("empty lines");
    assert!(!after.contains("D1.") && after.contains("Hand the computer"), "{after}");
    assert_eq!(response(&place, "R1").answers.len(), 1);
}

#[test]
fn a_word_guards_a_response_everywhere() {
    let place = with_round();
    let begun = place.run_with_lines(
        &["assess", "round", "--pass", "--plain"],
        &["R1", "heron", "", "2", "q", "q"],
    );
    assert_eq!(begun.code, 0, "{}", begun.err);
    let wrong = place.run_with_lines(&["assess", "round", "--plain", "--as", "R1"], &["a", "b", "c", ""]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    assert!(
        !wrong.err.contains("Welcome") && !wrong.err.contains("D1."),
        "{}",
        wrong.err
    );
    let right = place.run_with_lines(&["assess", "round", "--plain", "--as", "R1"], &["heron", "", "q"]);
    assert!(right.code == 0 && right.err.contains("Welcome back."), "{}", right.err);
}

#[test]
fn a_code_that_is_open_elsewhere_or_broken_shows_nothing_and_the_next_can_answer() {
    let place = with_round();
    let mut elsewhere = Terminal::start(place.command(&["assess", "round", "--as", "R1"]));
    elsewhere.wait_for("Press Enter to begin");
    place.write(
        "round/responses/R2.yaml",
        "format: 1\nrespondent: R2\nanswers: {D1.01: {answer: 9}}\n",
    );
    let ran = place.run_with_lines(
        &["assess", "round", "--pass", "--plain"],
        &["R1", "", "R2", "", "R3", "", "", "2", "q", "q"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("this response is open in another window"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("The file of this code has problems"), "{}", ran.err);
    assert!(!ran.err.contains("answer: 9"), "{}", ran.err);
    assert_eq!(response(&place, "R3").answers.len(), 1);
    elsewhere.line("q");
    elsewhere.end();
}

#[test]
fn what_cannot_be_passed_round_says_why() {
    let place = Place::with_example("northbridge-joint");
    let joint = place.run_with_lines(&["assess", "round", "--pass", "--plain"], &[""]);
    assert_eq!(joint.code, 2);
    assert!(joint.err.contains("answered by the team together"), "{}", joint.err);
    let nowhere = place.run(&["assess", "round", "--pass"]);
    assert!(
        nowhere.code == 2 && nowhere.err.contains("no keyboard"),
        "{}",
        nowhere.err
    );
}

#[test]
fn the_page_about_rounds_shows_what_the_commands_say() {
    let place = Place::new();
    let page = std::fs::read_to_string(repository().join("docs/rounds.md")).unwrap();
    let blocks = page.split("```console\n$ ccg-diagnostic ").skip(1);
    let mut shown = 0;
    for block in blocks.filter_map(|rest| rest.split("```").next()) {
        let (command, output) = block.split_once('\n').unwrap();
        let ran = place.run(&command.split_whitespace().collect::<Vec<_>>());
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
        let said = format!("{}{}", ran.out, ran.err);
        for line in output.lines().filter(|line| *line != "...") {
            assert!(said.contains(line), "`{command}` does not say\n{line}\nbut\n{said}");
            shown += 1;
        }
    }
    assert!(shown >= 5, "the page shows what is said");
}
