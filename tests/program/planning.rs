//! The plan as a group uses it: choosing, adding, updating, what is due, the calendar, and looking again at last time's plan.

use std::process::Command;
use std::time::Duration;

use crate::support::{Place, Ran, repository};
use crate::terminal::Terminal;

/// A joint round in `round`, without a plan.
fn joint() -> Place {
    Place::with_example("northbridge-joint")
}

fn ok(ran: Ran) -> Ran {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

/// The same with two needs and three actions.
fn planned() -> Place {
    let place = joint();
    let one = [
        "--need",
        "2.4",
        "--title",
        "Hear from people",
        "--reason",
        "Nobody rang them back",
    ];
    ok(place.run(&[&["plan", "choose", "round"][..], &one].concat()));
    ok(place.run(&[
        "plan",
        "choose",
        "round",
        "--need",
        "D1.03,D1.05",
        "--in-12-months",
        "3",
    ]));
    for (need, action, due) in [
        ("N1", "Ring everyone who came", "15/10/2011"),
        ("D1.05", "Write a 1-page list", "1 October 2011"),
    ] {
        ok(place.run(&[
            "plan",
            "add",
            "round",
            "--need",
            need,
            "--action",
            action,
            "--due",
            due,
            "--owner",
            "Helen Osei",
        ]));
    }
    ok(place.run(&["plan", "add", "round", "--need", "n2", "--action", "Name a deputy"]));
    place
}

#[test]
fn a_plan_is_chosen_added_to_updated_and_shown() {
    let place = planned();
    let done = ok(place.run(&["plan", "update", "round", "a1", "--status", "done"]));
    assert_eq!(
        done.err,
        "A1: done on 9 October 2011. Nothing is written down that shows it; --evidence adds it.\n"
    );
    ok(place.run(&[
        "plan",
        "update",
        "round",
        "A2",
        "--due",
        "2011-12-01",
        "--why",
        "The cluster is late",
    ]));
    insta::assert_snapshot!("plan_file", place.read("round/plan.yaml"));
    insta::assert_snapshot!("plan_shown", ok(place.run(&["plan", "round"])).out);
    let narrow = place.run_with(&["plan", "round"], &[("COLUMNS", "44")]);
    assert!(
        narrow.out.lines().all(|line| line.chars().count() <= 44),
        "{}",
        narrow.out
    );
    let plain = ok(place.run(&["plan", "round", "--plain"])).out;
    assert!(
        plain.contains("A1 Ring everyone who came. Need: N1. Owner: Helen Osei.") && !plain.contains("----"),
        "{plain}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&ok(place.run(&["plan", "round", "--format", "json"])).out).unwrap();
    assert_eq!(json["summary"]["done"], 1);
    assert_eq!(json["actions"][2]["owner"], serde_json::Value::Null);
    let csv = ok(place.run(&["plan", "round", "--format", "csv"])).out;
    assert_eq!(csv.lines().count(), 4, "{csv}");
}

#[test]
fn a_folder_may_have_the_name_of_a_subcommand() {
    let place = planned();
    std::fs::rename(place.path("round"), place.path("choose")).unwrap();
    assert!(ok(place.run(&["plan", "./choose"])).out.contains("our plan"));
    assert!(
        ok(place.run(&["plan", "choose", "choose", "--order", "N2"]))
            .err
            .contains("N2, N1")
    );
    let mixed = place.run(&["plan", "./choose", "choose"]);
    assert_eq!(mixed.code, 2, "{}", mixed.err);
}

#[test]
fn without_a_plan_it_says_how_to_choose() {
    let place = joint();
    for arguments in [
        &["plan", "round"][..],
        &["plan", "calendar", "round"],
        &["plan", "update", "round", "A1", "--status", "done"],
    ] {
        let ran = place.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{arguments:?} {}", ran.err);
        assert!(ran.err.contains("ccg-diagnostic plan choose round"), "{}", ran.err);
    }
    let ran = place.run(&["plan", "add", "round", "--need", "N1", "--action", "x"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("none has been chosen yet"), "{}", ran.err);
    assert!(!place.path("round/plan.yaml").exists());
    let due = ok(place.run(&["plan", "due", "round"]));
    assert_eq!((due.out.as_str(), due.err.as_str()), ("", "`round` has no plan yet.\n"));
}

#[test]
fn without_a_keyboard_each_question_has_an_option() {
    let place = planned();
    for (arguments, option) in [
        (&["plan", "choose", "round"][..], "--need D2.04"),
        (&["plan", "add", "round"], "--action TEXT"),
        (&["plan", "review", "round", "--from", "old"], "--move DAY"),
    ] {
        if arguments[1] == "review" {
            let copied = Command::new("cp")
                .arg("-r")
                .arg(place.path("round"))
                .arg(place.path("old"))
                .status();
            assert!(copied.unwrap().success());
            let text = place.read("old/round.yaml").replace("October 2011", "April 2011");
            place.write("old/round.yaml", &text);
        }
        let ran = place.run(arguments);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(
            ran.err.contains("no keyboard is attached") && ran.err.contains(option),
            "{}",
            ran.err
        );
    }
}

/// What makes no sense, and what is said of it.
const NONSENSE: [(&[&str], &str); 16] = [
    (
        &["update", "round", "A9", "--status", "done"],
        "there is no action `A9` in the plan; it can be `A1`, `A2`, `A3`",
    ),
    (
        &["update", "round", "A1", "--status", "dropped"],
        "say why `A1` is dropped",
    ),
    (
        &["update", "round", "A1", "--status", "don"],
        "`don` is not a status; did you mean `done`?",
    ),
    (
        &["update", "round", "A1", "--status", "late"],
        "that it is late follows from its day",
    ),
    (
        &["update", "round", "A1", "--status", "moved"],
        "is moved when the next round looks at this plan again",
    ),
    (
        &["update", "round", "A1", "--due", "31/2/2012"],
        "February 2012 has no day 31.",
    ),
    (
        &["update", "round", "A1", "--why", "because"],
        "a reason belongs to a new day",
    ),
    (&["update", "round", "A1"], "nothing to change was named"),
    (&["update", "round", "A1", "--action", " "], "the action is empty"),
    (
        &["add", "round", "--need", "N7", "--action", "x"],
        "there is no need `N7` in the plan; it can be `N1`, `N2`",
    ),
    (
        &["add", "round", "--need", "N1", "--action", "x", "--due", "soon"],
        "`soon` is not a day. Write it like 15/12/2011",
    ),
    (
        &["choose", "round", "--need", "D9.04"],
        "there is no statement `D9.04`; did you mean",
    ),
    (
        &["choose", "round", "--need", "D2.05", "--in-12-months", "9"],
        "the levels are 1, 2, 3, 4",
    ),
    (
        &["choose", "round", "--leave-out", "N2"],
        "`N2` has 2 actions (A2 and A3), which would go as well",
    ),
    (
        &["choose", "round", "--need", "D2.05", "--need", "D2.06", "--title", "x"],
        "with --title, give one to each --need",
    ),
    (
        &["choose", "round", "--order", "N1,N1"],
        "`N1` is there twice in the order",
    ),
];

#[test]
fn what_makes_no_sense_is_refused_in_a_sentence_and_changes_nothing() {
    let place = planned();
    let before = place.read("round/plan.yaml");
    for (arguments, said) in NONSENSE {
        let ran = place.run(&[&["plan"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        assert_eq!(place.read("round/plan.yaml"), before, "{arguments:?}");
    }
}

#[test]
fn a_plan_edited_into_nonsense_is_named_and_left_alone() {
    let place = planned();
    let nonsense = place
        .read("round/plan.yaml")
        .replace("need: N2", "need: N22")
        .replace("due: 2011-10-15", "due: 15 October")
        .replace("status: not-started", "status: begun");
    place.write("round/plan.yaml", &nonsense);
    let shown = place.run(&["plan", "round"]);
    assert_eq!((shown.code, shown.out.as_str()), (3, ""));
    insta::assert_snapshot!("plan_with_problems", shown.err);
    for arguments in [
        &["plan", "update", "round", "A1", "--status", "done"][..],
        &["plan", "choose", "round", "--order", "N2"],
        &["plan", "due", "round"],
        &["plan", "calendar", "round", "--output", "plan.ics"],
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.code, 3, "{arguments:?} {}", ran.err);
        assert!(
            ran.err.contains("unknown-reference") && ran.err.contains("bad-date"),
            "{}",
            ran.err
        );
    }
    assert_eq!(place.read("round/plan.yaml"), nonsense);
    assert!(!place.path("plan.ics").exists());
}

#[test]
fn what_is_late_and_due_in_several_rounds() {
    let place = planned();
    let copied = Command::new("cp")
        .arg("-r")
        .arg(place.path("round"))
        .arg(place.path("other"))
        .status();
    assert!(copied.unwrap().success());
    let due = ok(place.run(&["plan", "due", "round", "other", "--within", "6"]));
    assert_eq!(due.out.matches("Due up to 15 October 2011:").count(), 2, "{}", due.out);
    assert_eq!(
        due.out
            .matches("1 October 2011: A2 Write a 1-page list. Helen Osei.")
            .count(),
        2,
        "{}",
        due.out
    );
    let sooner = ok(place.run(&["plan", "due", "round", "--within", "5"]));
    assert!(!sooner.out.contains("Due up to"), "{}", sooner.out);
    assert_eq!(place.run(&["plan", "due", "round", "--within", "4294967295"]).code, 0);
}

#[test]
fn the_calendar_is_written_but_never_over_what_people_keep() {
    let place = planned();
    ok(place.run(&["plan", "choose", "round", "--review-on", "17 January 2012"]));
    let written = ok(place.run(&["plan", "calendar", "round", "--output", "plan.ics"]));
    assert_eq!(written.err, "wrote plan.ics\n");
    let text = place.read("plan.ics");
    assert_eq!(text, ok(place.run(&["plan", "calendar", "round"])).out);
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 3, "{text}");
    for name in ["round/plan.yaml", "round/round.yaml", "round/last-plan.yaml"] {
        let refused = place.run(&["plan", "calendar", "round", "--output", name]);
        assert_eq!(refused.code, 2, "{}", refused.err);
        assert!(refused.err.contains("choose another name"), "{}", refused.err);
    }
}

/// A round after `round`, in `next`.
fn with_next(place: &Place) {
    let copied = Command::new("cp")
        .arg("-r")
        .arg(place.path("round"))
        .arg(place.path("next"))
        .status();
    assert!(copied.unwrap().success());
    std::fs::remove_file(place.path("next/plan.yaml")).unwrap();
    let text = place
        .read("next/round.yaml")
        .replace("October 2011", "April 2012")
        .replace("2011-10-03", "2012-04-02");
    place.write("next/round.yaml", &text);
}

#[test]
fn last_time_s_plan_is_looked_at_again() {
    let place = planned();
    with_next(&place);
    let missing = place.run(&["plan", "review", "next", "--action", "A1", "--done"]);
    assert_eq!(missing.code, 2, "{}", missing.err);
    assert!(missing.err.contains("--from OLDROUND"), "{}", missing.err);
    // A comment that somebody wrote by hand comes along.
    let by_hand = format!("# Agreed on 18 October\n{}", place.read("round/plan.yaml"));
    place.write("round/plan.yaml", &by_hand);
    let refused = place.run(&["plan", "review", "next", "--from", "round"]);
    assert_eq!(refused.code, 2, "nobody can be asked: {}", refused.err);
    assert_eq!(place.read("next/last-plan.yaml"), by_hand, "byte for byte");

    let decide = |more: &[&str]| ok(place.run(&[&["plan", "review", "next"], more].concat()));
    decide(&["--action", "A1", "--done", "--evidence", "Notes of 12 calls"]);
    decide(&["--action", "A2", "--move", "30/6/2012", "--why", "Short of staff"]);
    let last = decide(&["--action", "A3", "--drop", "--why", "The council does it"]);
    assert_eq!(
        last.err,
        "Last time's plan, 3 actions: 1 done, 1 moved to the next plan and 1 dropped.\n\
         Nothing of it is open any more. To see what goes on in this round:  ccg-diagnostic plan next\n\
         To choose needs from what is answered now:  ccg-diagnostic plan choose next\n"
    );
    insta::assert_snapshot!("plan_reviewed", place.read("next/last-plan.yaml"));
    insta::assert_snapshot!("plan_carried_over", place.read("next/plan.yaml"));
    assert_eq!(place.read("round/plan.yaml"), by_hand, "the old round keeps its own");

    let twice = place.run(&["plan", "review", "next", "--action", "A2", "--move", "1/7/2012"]);
    assert_eq!(twice.code, 2);
    assert!(twice.err.contains("`A2` is moved already"), "{}", twice.err);
    let own = place.run(&["plan", "review", "round", "--from", "./round"]);
    assert!(own.err.contains("is this round"), "{}", own.err);
    for wrong in [
        &["--done"][..],
        &["--action", "A1"],
        &["--action", "A1", "--drop"],
        &["--action", "A1", "--done", "--move", "1/7/2012"],
    ] {
        assert_eq!(
            place.run(&[&["plan", "review", "next"], wrong].concat()).code,
            2,
            "{wrong:?}"
        );
    }
}

#[test]
fn choosing_line_by_line_asks_for_all_of_it() {
    let place = joint();
    let lines = [
        "1 3 4",
        "1 3",
        "",
        "2 1",
        "Our own name",
        "Because",
        "2",
        "Two in one",
        "Why not",
        "",
        "17/1/2012",
    ];
    let ran = ok(place.run_with_lines(&["plan", "choose", "round", "--plain"], &lines));
    insta::assert_snapshot!("plan_choosing", ran.err);
    insta::assert_snapshot!("plan_chosen", place.read("round/plan.yaml"));
    // Choosing again shows what is chosen, and Enter keeps it.
    let before = place.read("round/plan.yaml");
    let again = ok(place.run_with_lines(
        &["plan", "choose", "round", "--plain"],
        &["", "", "", "", "", "", "", ""],
    ));
    assert!(
        again.err.contains("(chosen)") && again.err.contains("Enter alone keeps 1 and 2."),
        "{}",
        again.err
    );
    assert_eq!(place.read("round/plan.yaml"), before);
}

#[test]
fn a_need_with_actions_leaves_the_plan_only_after_asking() {
    let place = planned();
    let stays = ok(place.run_with_lines(
        &["plan", "choose", "round", "--plain"],
        &["1", "n", "", "1", "", "", "", "", "", ""],
    ));
    assert!(
        stays.err.contains("has 2 actions.") && stays.err.contains("N2 stays."),
        "{}",
        stays.err
    );
    assert!(place.read("round/plan.yaml").contains("id: A3"));
    let goes = place.run_with_lines(&["plan", "choose", "round", "--plain"], &["1", "y", "", "", "", ""]);
    assert_eq!(goes.code, 0, "{}", goes.err);
    let left = place.read("round/plan.yaml");
    assert!(
        !left.contains("N2") && !left.contains("A3") && left.contains("id: A1"),
        "{left}"
    );
}

#[test]
fn choosing_in_a_terminal() {
    let place = joint();
    let mut terminal = Terminal::start(place.command(&["plan", "choose", "round"]));
    terminal.wait_for("space bar");
    terminal.wait_for("[ ]");
    // The first, and the second: space, down, space, Enter.
    terminal.send(" \u{1b}[B ");
    terminal.wait_for("[x]");
    terminal.send("\n");
    terminal.wait_for("belong together");
    terminal.line("");
    terminal.wait_for("in your order");
    terminal.line("2 1");
    terminal.wait_for("What do you call it?");
    assert!(
        place.read("round/plan.yaml").contains("id: N2"),
        "saved before it asks for more"
    );
    terminal.line("A name of ours");
    terminal.wait_for("Why this one?");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let plan = place.read("round/plan.yaml");
    assert!(plan.contains("title: \"A name of ours\""), "{plan}");
    assert!(plan.find("id: N2") < plan.find("id: N1"), "{plan}");
}

#[test]
fn killed_between_two_decisions_nothing_is_lost_or_done_twice() {
    let place = planned();
    with_next(&place);
    for pause in [0, 3, 9] {
        let mut terminal = Terminal::start(place.command(&["plan", "review", "next", "--from", "round", "--plain"]));
        terminal.wait_for("What became of it?");
        terminal.send("2\n30/6/2012\nShort of staff\n");
        std::thread::sleep(Duration::from_millis(pause));
        terminal.kill();
    }
    let ran = ok(place.run_with_lines(
        &["plan", "review", "next", "--plain"],
        &["2", "30/6/2012", "", "2", "30/6/2012", "", "2", "30/6/2012", ""],
    ));
    assert!(
        ran.err.contains("3 moved to the next plan.") || ran.err.contains("3 actions: 3 moved"),
        "{}",
        ran.err
    );
    let now = place.read("next/plan.yaml");
    assert_eq!(now.matches("  - id: A").count(), 3, "{now}");
}

#[test]
fn a_plan_that_somebody_else_changes_is_not_overwritten() {
    let place = planned();
    let mut terminal = Terminal::start(place.command(&["plan", "add", "round", "--plain"]));
    terminal.wait_for("Which need is it for?");
    let second = place.run(&["plan", "update", "round", "A1", "--status", "done"]);
    assert_eq!(second.code, 1, "{}", second.err);
    assert!(second.err.contains("open in another window"), "{}", second.err);
    let by_hand = place
        .read("round/plan.yaml")
        .replace("Name a deputy", "Name 2 deputies");
    place.write("round/plan.yaml", &by_hand);
    terminal.line("1");
    terminal.line("Another action");
    terminal.line("");
    terminal.line("");
    assert_eq!(terminal.end(), 1);
    assert!(
        terminal.shown().contains("was changed outside this window"),
        "{}",
        terminal.shown()
    );
    assert_eq!(place.read("round/plan.yaml"), by_hand);
}

#[test]
fn where_nothing_can_be_written_the_plan_can_still_be_read() {
    let place = planned();
    let before = place.read("round/plan.yaml");
    // A folder of this name stands in for a medium that takes no new file: the tests may run as a user who may write anywhere.
    std::fs::remove_file(place.path("round/.plan.yaml.lock")).unwrap();
    std::fs::create_dir(place.path("round/.plan.yaml.lock")).unwrap();
    let refused = place.run(&["plan", "update", "round", "A1", "--status", "done"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(
        refused.err.contains("the plan cannot be changed here"),
        "{}",
        refused.err
    );
    assert_eq!(place.read("round/plan.yaml"), before);
    ok(place.run(&["plan", "round"]));
    ok(place.run(&["plan", "due", "round"]));
    ok(place.run(&["plan", "calendar", "round"]));
}

#[test]
fn words_of_people_command_no_terminal() {
    let place = joint();
    ok(place.run(&[
        "plan",
        "choose",
        "round",
        "--need",
        "D2.04",
        "--title",
        "a\u{1b}[31m\nb\u{202e}",
    ]));
    ok(place.run(&[
        "plan",
        "add",
        "round",
        "--need",
        "N1",
        "--action",
        "x\u{1b}]0;y\u{7}\nz",
    ]));
    for arguments in [
        &["plan", "round"][..],
        &["plan", "due", "round"],
        &["plan", "choose", "round", "--need", "D2.04"],
    ] {
        let ran = ok(place.run(arguments));
        assert!(
            !format!("{}{}", ran.out, ran.err).contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{ran:?}"
        );
    }
    let asked = place.run_with_lines(&["plan", "choose", "round", "--plain"], &["1", "q"]);
    assert!(!asked.err.contains('\u{1b}'), "{}", asked.err);
}

/// The commands of the page about plans give what it shows.
#[test]
fn the_page_about_plans_is_a_real_session() {
    let page = std::fs::read_to_string(repository().join("docs/planning.md")).unwrap();
    let place = Place::new();
    let copied = Command::new("cp")
        .arg("-r")
        .arg(repository().join("examples"))
        .arg(place.path("examples"))
        .status();
    assert!(copied.unwrap().success());
    let blocks = page
        .split("```console\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let mut shown = 0;
    for part in blocks.flat_map(|block| block.split("$ ").skip(1)) {
        let (command, output) = part.split_once('\n').unwrap_or((part, ""));
        let words: Vec<String> = command
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| match at % 2 {
                1 => vec![part.to_owned()],
                _ => part.split_whitespace().map(str::to_owned).collect(),
            })
            .collect();
        assert_eq!(words[0], "ccg-diagnostic", "{command}");
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        let ran = ok(place.run(&arguments));
        let said = format!("{}{}", ran.out, ran.err).replace('\r', "");
        for line in output
            .lines()
            .filter(|line| line.trim() != "..." && !line.trim().is_empty())
        {
            assert!(
                said.contains(line.trim_end()),
                "`{command}` does not say\n{line}\nbut\n{said}"
            );
        }
        shown += 1;
    }
    assert!(shown >= 8, "{shown}");
    let plan = place.read("examples/northbridge-joint/plan.yaml");
    let file = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(
        plan, file,
        "the file that the page shows is the one that the commands made"
    );
}
