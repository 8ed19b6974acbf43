//! The screens of what the six domains do not have: roles, parts to leave out, what answers carry, the end.

use unicode_width::UnicodeWidthStr;

use super::super::{Kept, Look, before_you_start, finish, help, list, one_line_prompt, step, stopped, welcome};
use super::{NOW, at, place, plain};
use crate::interview::{Interview, Step};
use crate::questionnaire::{AskKind, PrivacyKind, Questionnaire, catalogue, validate};
use crate::response::{Respondent, Response, check, write};

fn opening() -> Questionnaire {
    validate::from_yaml(include_str!("../../../../tests/fixtures/opening.yaml")).unwrap()
}

/// R3, a nurse, after these lines.
fn after<'q>(questionnaire: &'q Questionnaire, lines: &[&str]) -> Interview<'q> {
    let response = Response::begin(Respondent::Person("R3".to_owned()), "", questionnaire, NOW);
    typed(Interview::resume(questionnaire, response), lines)
}

fn typed<'q>(mut interview: Interview<'q>, lines: &[&str]) -> Interview<'q> {
    for line in lines {
        let reply = interview.read(line).unwrap_or_else(|why| panic!("{line}: {why:?}"));
        interview.take(reply, NOW);
    }
    interview
}

/// Lines that lead through every kind of step to the review.
const WHOLE: [&str; 28] = [
    "2",
    "2",
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
    "",
];

/// Every screen on the way, with its help and its short prompt.
fn every_screen(questionnaire: &Questionnaire, look: Look) -> String {
    let mut interview = after(questionnaire, &[]);
    let mut all = vec![welcome(&interview, look), before_you_start(&interview, &place(), look)];
    for line in WHOLE {
        all.push(step(&interview, look, false));
        all.push(help(&interview, look));
        all.push(one_line_prompt(&interview, look));
        all.push(list(&interview, look));
        if *interview.step() == Step::Review {
            break;
        }
        interview = typed(interview, &[line]);
    }
    assert_eq!(*interview.step(), Step::Review, "{}", step(&interview, look, false));
    all.push(step(&interview, look, false));
    all.join("\n")
}

#[test]
fn every_screen_fits_reads_by_ear_and_needs_no_colour() {
    let questionnaire = opening();
    for width in [40, 44, 59, 60, 80] {
        for line in every_screen(&questionnaire, at(width)).lines() {
            assert!(line.contains("pnair") || line.width() <= width, "{width}: {line}");
        }
    }
    let by_ear = every_screen(&questionnaire, plain());
    for line in by_ear.lines().filter(|line| !line.contains("pnair")) {
        assert!(!line.starts_with(' ') && !line.contains('·'), "{line}");
    }
    let coloured = every_screen(&questionnaire, Look { colour: true, ..at(80) });
    assert_eq!(
        coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""),
        every_screen(&questionnaire, at(80))
    );
    let ascii = every_screen(&questionnaire, Look { ascii: true, ..at(80) });
    assert!(ascii.is_ascii());
}

#[test]
fn nothing_of_it_scolds_or_speaks_of_domains_where_there_are_stages() {
    let all = every_screen(&opening(), at(80)).to_lowercase();
    for word in [
        "domain",
        "invalid",
        "sorry",
        "please",
        "error",
        "!",
        "score",
        "fail",
        "question 1",
    ] {
        assert!(!all.contains(word), "{word}");
    }
}

#[test]
fn the_opening_says_what_for_how_long_and_who_sees_it() {
    let questionnaire = opening();
    let interview = after(&questionnaire, &[]);
    let shown = before_you_start(&interview, &place(), at(80));
    insta::assert_snapshot!(shown, @r"
    Opening a health centre                            Northbridge CCG, October 2011

    It helps you open a health centre without anything being forgotten, stage by
    stage.
    For: Whoever coordinates the opening, with the people who will work there.
    5 statements in 3 stages, about 5 minutes. Stop at any time; all is saved.

    Reports show nothing of fewer than 3 people, and counts from 5. A joint answer
    has no such limit.
    Nothing is sent anywhere. The answers are kept in
      C:\Users\pnair\Documents\Northbridge\2011-10\responses\R3.yaml

    Press Enter to begin with stage 1, or type l to choose another stage.
    ");
    assert!(shown.lines().filter(|line| !line.is_empty()).count() <= 12);
    let mut private = opening();
    private.privacy.kind = PrivacyKind::Private;
    private.privacy.note.clear();
    let shown = before_you_start(&after(&private, &[]), &place(), at(44));
    insta::assert_snapshot!(shown, @r"
    Opening a health centre
    Northbridge CCG, October 2011

    It helps you open a health centre without
    anything being forgotten, stage by stage.
    For: Whoever coordinates the opening, with
    the people who will work there.
    5 statements in 3 stages, about 5 minutes.
    Stop at any time; all is saved.

    This is for you alone: no report for others
    is made of it. On an employer's computer
    others may be able to see the file.
    Nothing is sent anywhere. The answers are
    kept in
      C:\Users\pnair\Documents\Northbridge\2011-10\responses\R3.yaml

    Press Enter to begin with stage 1, or type l
    to choose another stage.
    ");
    let mut anonymous = opening();
    anonymous.privacy.kind = PrivacyKind::Anonymous;
    anonymous.privacy.note.clear();
    let shown = before_you_start(&after(&anonymous, &[]), &place(), plain());
    assert!(
        shown.contains("No name and no time of day is kept with your answers."),
        "{shown}"
    );
    let mut response = Response::begin(Respondent::Person("builder".to_owned()), "", &questionnaire, NOW);
    "builder".clone_into(&mut response.side);
    let shown = before_you_start(&Interview::resume(&questionnaire, response), &place(), at(80));
    assert!(
        shown.contains("You answer for the builder. Answer as one firm."),
        "{shown}"
    );
    assert!(shown.contains("only when both have agreed"), "{shown}");
}

#[test]
fn roles() {
    let questionnaire = opening();
    insta::assert_snapshot!(step(&after(&questionnaire, &[]), at(80), true), @"
    Which of these are you?

      1  Coordinator
      2  Nurse
      3  Lay member

    Some statements are only for some of these.
    Type 1, 2 or 3. Several with commas, such as 1, 2. Press Enter to leave this
    out.
    ");
    let chosen = after(&questionnaire, &["2 3", "r", "roles"]);
    insta::assert_snapshot!(step(&chosen, plain(), true), @"
    Which of these are you?

    1  Coordinator
    2  Nurse
    3  Lay member

    Some statements are only for some of these.
    You chose Nurse and Lay member. Press Enter to keep this, type again, or type - for none.
    ");
}

#[test]
fn a_statement_with_what_helps_then_in_short() {
    let questionnaire = opening();
    let interview = after(&questionnaire, &["2"]);
    insta::assert_snapshot!(step(&interview, at(80), true), @"
    Statement 1 of 6 · Stage 1 of 3

    Plan

    P.1  The opening has a date.
      Think of: The last date, and who moved it.
      What done looks like: A date in writing that everybody has.

      1  Not started  No work has begun.
      2  In hand      Somebody is doing it.
      3  Done         It is there and somebody else has seen it.
      d  Not sure
      x  Not for this centre

    How far is this today?
    Type 1 to 3, d or x.    n note · s skip · b back · ? help · q stop
    ");
    insta::assert_snapshot!(help(&interview, at(80)), @"
    Help for P.1

    1  Not started. No work has begun.
    2  In hand. Somebody is doing it.
    3  Done. It is there and somebody else has seen it.
    What done looks like: A date in writing that everybody has.
    Risk if it is left: People give notice too early or too late.

    Keys   1 to 3 rate · d not sure · x not for this centre · n note · s skip ·
           b back · g P.2 go to a statement · l list · r review · q stop, all saved
           An answer and a note on one line: 2 we have begun, in two practices.
    ");
    let next = typed(interview, &["1", ""]);
    insta::assert_snapshot!(step(&next, at(80), false), @"
    Statement 2 of 6 · Stage 1 of 3

    Plan

    P.2  The money is agreed.

      1 Not started · 2 In hand · 3 Done · d Not sure · x Not for this centre

    How far is this today?
    Type 1 to 3, d or x.    n note · s skip · b back · ? help · q stop
    ");
    insta::assert_snapshot!(step(&next, at(40), false), @"
    Statement 2 of 6 · Stage 1 of 3

    P.2  The money is agreed.

    1 Not started · 2 In hand · 3 Done ·
    d Not sure · x Not for this centre

    How far is this today?
    Type 1 to 3, d or x.
    n note · s skip · b back · ? help ·
    q stop
    ");
    insta::assert_snapshot!(step(&next, plain(), false), @r#"
    Statement 2 of 6. Stage 1 of 3, Plan.

    P.2. The money is agreed.

    Levels: 1 Not started, 2 In hand, 3 Done.

    How far is this today?
    Type 1, 2, 3, or d for not sure, or x for "Not for this centre".
    Type ? for help.
    "#);
}

#[test]
fn what_goes_with_an_answer() {
    let questionnaire = opening();
    let date = after(&questionnaire, &["2", "2"]);
    insta::assert_snapshot!(step(&date, at(80), false), @"
    P.1  When will there be a date?
    Type a date such as 31/3/2012. This is needed; to leave it for later, type s.
    ");
    insta::assert_snapshot!(step(&date, at(40), false), @"
    P.1  When will there be a date?
    Type a date such as 31/3/2012. This is
    needed; to leave it for later, type s.
    ");
    let importance = typed(date, &["1/4/2012", ""]);
    insta::assert_snapshot!(step(&importance, at(80), false), @"
    P.1  How much does it matter?
      1  Useful
      2  Needed
      3  Vital
    Type a number, or press Enter to leave this out.
    ");
    insta::assert_snapshot!(step(&typed(importance, &["2", "b", ""]), plain(), false), @"
    P.1. When will there be a date?
    So far: 1 April 2012. Press Enter to keep it, type another, or type - to take it away.
    ");
    let private = after(&questionnaire, &["2", "3", ""]);
    insta::assert_snapshot!(step(&private, at(80), false), @"
    P.1  What did you learn?
    Only for you: no report for others shows it.
    Type a few words, or press Enter to leave this out.
    ");
    let again = after(&questionnaire, &["2", "2", "1/4/2012", "Helen Osei", "", "b"]);
    insta::assert_snapshot!(step(&again, at(80), false), @"
    Statement 1 of 6 · Stage 1 of 3

    Plan

    P.1  The opening has a date.
      Think of: The last date, and who moved it.
      What done looks like: A date in writing that everybody has.

      1  Not started  No work has begun.
      2  In hand      Somebody is doing it.
      3  Done         It is there and somebody else has seen it.
      d  Not sure
      x  Not for this centre

    Due: 1 April 2012.
    Owner: Helen Osei.
    You chose 2, In hand. Press Enter to keep it, or type another.
    n note · s skip · b back · ? help · q stop
    ");
}

#[test]
fn a_part_to_leave_out_and_what_is_outstanding() {
    let questionnaire = opening();
    let going_on = after(&questionnaire, &["2", "1", "", "d"]);
    insta::assert_snapshot!(step(&going_on, at(80), false), @"
    Plan: 2 statements are outstanding

      P.1  A date (1, Not started)
           Risk if it is left: People give notice too early or too late.
      P.2  Money (d, Not sure)
           Risk if it is left: The builder stops.

    Who has agreed to go on?
    Type a name, or press Enter to leave this out.
    ");
    insta::assert_snapshot!(step(&going_on, plain(), false), @"
    Plan: 2 statements are outstanding

    P.1, A date: 1, Not started. Risk if it is left: People give notice too early or too late.
    P.2, Money: d, Not sure. Risk if it is left: The builder stops.

    Who has agreed to go on?
    Type a name, or press Enter to leave this out.
    ");
    let summary = typed(going_on, &["Dr Shah"]);
    insta::assert_snapshot!(step(&summary, at(80), false), @"
    Stage 1 of 3 is done: Plan

      P.1  1  A date
      P.2  d  Money

      1 rated · 1 not sure
    Agreed to go on with Plan: Dr Shah.

    Which one would make the most difference if it improved? (optional)
    Press Enter to leave this out, or type its number, such as P.1.
    To change an answer, type g and its number, such as g P.1. Type a for what is
    outstanding and who agreed to go on. Type q to stop.
    ");
    let section = typed(summary, &[""]);
    insta::assert_snapshot!(step(&section, at(80), false), @"
    Stage 2 of 3: Building

    2 statements. You may leave this out as a whole.

    Answer this stage? Type y or n. You can change this later.
    ");
    let left_out = typed(section, &["n", "l"]);
    insta::assert_snapshot!(step(&left_out, at(80), false), @"
    The stages and how far you are

      1  Plan      Completed
      2  Building  Left out
      3  People    Not yet started

    Type a stage number to go there, or press Enter to go back to where you were.
    ");
}

#[test]
fn the_end() {
    let questionnaire = opening();
    let lines: Vec<&str> = WHOLE[..24].to_vec();
    let closing = after(&questionnaire, &lines);
    insta::assert_snapshot!(step(&closing, at(80), false), @"
    At the end, 1 of 2

    How do you see the opening today?

      1  We can open
      2  Nearly
      3  Later

    This is your own view; nothing is worked out from your answers. Type 1, 2 or 3,
    or press Enter to leave this blank.
    ");
    insta::assert_snapshot!(step(&closing, plain(), false), @"
    At the end, 1 of 2

    How do you see the opening today?

    1  We can open
    2  Nearly
    3  Later

    This is your own view; nothing is worked out from your answers. Type 1, 2 or 3, or press Enter to leave this blank.
    ");
    let then = typed(closing, &["2"]);
    insta::assert_snapshot!(step(&then, at(80), false), @"
    What is still needed?
    This belongs to that choice. Type a few words; to leave it for later, type s.
    ");
}

#[test]
fn the_review() {
    let questionnaire = opening();
    let review = after(&questionnaire, &WHOLE[..27]);
    insta::assert_snapshot!(step(&review, at(80), false), @"
    Check your answers before you finish

                   rated  not sure  skipped
      1  Plan          2         0        0
      2  Building      1         1        0
      3  People        3         0        0
         All           6         1        0

    Incomplete  B.2
    Not sure    B.1

    Roles: Nurse. Type roles to change this.
    Agreed to go on with Plan: Dr Shah. Type a to change this.
    How do you see the opening today? Nearly. The keys. Type c 1 to change this.
    One thing you would tell a friend who is opening a centre: Begin early. Type c
      2 to change this.

    Type a statement such as S.3 to change it, 3 to see all of stage 3, s to see
    those that are skipped or incomplete, f to finish and save, or q to stop and
    finish later.
    ");
    insta::assert_snapshot!(step(&review, at(40), false), @"
    Check your answers before you finish

    1  Plan: 2 rated.
    2  Building: 1 rated, 1 not sure.
    3  People: 3 rated.
    All: 6 rated, 1 not sure.

    Incomplete: B.2
    Not sure: B.1

    Roles: Nurse. Type roles to change this.
    Agreed to go on with Plan: Dr Shah. Type
    a to change this.
    How do you see the opening today?
    Nearly. The keys. Type c 1 to change
    this.
    One thing you would tell a friend who is
    opening a centre: Begin early. Type c 2
    to change this.

    Type a statement such as S.3 to change
    it, 3 to see all of stage 3, s to see
    those that are skipped or incomplete, f
    to finish and save, or q to stop and
    finish later.
    ");
}

#[test]
fn a_long_name_for_dont_know_stays_apart_from_what_follows() {
    let mut questionnaire = opening();
    questionnaire.dont_know.label = "Hard to judge alone".to_owned();
    let review = after(&questionnaire, &["2", "1", "", "d", "r"]);
    let shown = step(&review, at(80), false);
    assert!(shown.contains("\nHard to judge alone  P.2\n"), "{shown}");
}

#[test]
fn an_order_of_its_own_shows_no_stages() {
    let mut questionnaire = opening();
    questionnaire.order = vec![4, 1, 0, 3, 2, 6, 5];
    let interview = after(&questionnaire, &["2", "1", "", "3", "", ""]);
    insta::assert_snapshot!(step(&interview, at(80), false), @"
    Statement 3 of 7

    P.1  The opening has a date.
      Think of: The last date, and who moved it.
      What done looks like: A date in writing that everybody has.

      1 Not started · 2 In hand · 3 Done · d Not sure · x Not for this centre

    How far is this today?
    Type 1 to 3, d or x.    n note · s skip · b back · ? help · q stop
    ");
    insta::assert_snapshot!(list(&interview, at(80)), @"
    How far you are

      In progress, 2 of 7.

    Press Enter to go back to where you were.
    ");
    let review = typed(interview, &["r"]);
    insta::assert_snapshot!(step(&review, at(80), false), @"
    Check your answers before you finish

              rated  not sure  skipped  not answered
         All      2         0        0             5

    Roles: Nurse. Type roles to change this.
    How do you see the opening today? Left blank. Type c 1 to change this.
    One thing you would tell a friend who is opening a centre: Left blank. Type c
      2 to change this.

    You can finish without answering all. Those are left out, not counted as the
    lowest level.

    Press Enter to go back to P.1.
    Type a statement such as S.2 to change it, f to finish and save, or q to stop
    and finish later.
    ");
}

#[test]
fn stopping_counts_what_is_asked_and_finishing_says_whose_it_is() {
    let mut questionnaire = opening();
    let interview = after(&questionnaire, &["1", "1", "", "d", "", "", "n"]);
    let shown = stopped(interview.response(), &questionnaire, "ccg-diagnostic assess x", at(80));
    assert!(shown.starts_with("Stopped. 2 of 3 answers are saved."), "{shown}");
    let mut response = interview.response().clone();
    let kept = Kept {
        file: "x/responses/ME.yaml",
        report: &[],
        share: None,
        command: "ccg-diagnostic assess x",
    };
    "builder".clone_into(&mut response.side);
    response.respondent = Respondent::Person("builder".to_owned());
    insta::assert_snapshot!(finish(&response, &questionnaire, kept, at(80)), @"
    Finished. Your response is saved as it is.

      2 answered (1 rated, 1 not sure), 1 not answered.

    What happens next
    Your answers are in this file, in the folder of the round:
      x/responses/ME.yaml
    Each side sees the other's answers only when both have agreed to it. They are
    never counted together.
    You can still change your answers:
      ccg-diagnostic assess x

    Nothing has been sent anywhere.
    ");
    response.side.clear();
    questionnaire.privacy.kind = PrivacyKind::Private;
    insta::assert_snapshot!(finish(&response, &questionnaire, kept, at(80)), @"
    Finished. Your response is saved as it is.

      2 answered (1 rated, 1 not sure), 1 not answered.

    What happens next
    Your answers are in this file:
      x/responses/ME.yaml
    They are for you alone: they go into nobody's report. If this is an employer's
    computer, others may be able to see the file.
    You can still change your answers:
      ccg-diagnostic assess x

    Nothing has been sent anywhere.
    ");
}

/// What somebody types who gives everything that is asked.
fn thorough(interview: &Interview) -> &'static str {
    match interview.step() {
        Step::Roles => "1",
        Step::Section { .. } => "y",
        Step::Statement(_) => "2",
        Step::Ask { ask, .. } => match interview.ask(*ask).kind {
            AskKind::Date => "1/4/2012",
            AskKind::Importance => "2",
            AskKind::Text | AskKind::Evidence => "some words",
        },
        Step::Closing(at) if !interview.closing(*at).choices.is_empty() => "2",
        Step::Closing(_) | Step::Then(_) => "some words",
        Step::GoOn(_) => "Dr Shah",
        _ => "",
    }
}

/// Letters and digits alone, in small letters: however lines are broken.
fn words(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[test]
fn who_answers_is_said_where_there_is_room_and_the_note_on_privacy_always() {
    let mut questionnaire = opening();
    let shown = |questionnaire: &Questionnaire| before_you_start(&after(questionnaire, &[]), &place(), at(80));
    assert!(shown(&questionnaire).contains("For: Whoever coordinates the opening"));
    questionnaire.privacy.note = "Nobody else may see this. ".repeat(20).trim().to_owned();
    questionnaire.purpose.push_str(" It ends with a list.");
    let long = shown(&questionnaire);
    assert!(
        !long.contains("For: ") && !long.contains("It ends with a list."),
        "{long}"
    );
    assert!(words(&long).contains(&words(&questionnaire.privacy.note)), "{long}");
    assert!(
        words(&long).contains("withoutanythingbeingforgottenstagebystage"),
        "{long}"
    );
}

#[test]
fn every_shipped_questionnaire_is_answered_to_its_end_in_any_window_and_by_ear() {
    for questionnaire in catalogue::SHIPPED.iter().map(|one| one.questionnaire()) {
        let id = questionnaire.id.clone();
        for look in [at(40), at(80), plain()] {
            let mut interview = after(&questionnaire, &[]);
            let mut shown = before_you_start(&interview, &place(), look);
            let lines = shown.lines().filter(|line| !line.is_empty()).count();
            assert!(
                look.plain || look.width < 80 || lines <= 12,
                "{id}: {lines} lines in\n{shown}"
            );
            assert!(
                words(&shown).contains(&words(&questionnaire.privacy.note)),
                "{id} cuts who sees what:\n{shown}"
            );
            for _ in 0..1000 {
                shown.push_str(&step(&interview, look, false));
                shown.push_str(&help(&interview, look));
                if *interview.step() == Step::Review {
                    break;
                }
                let line = thorough(&interview);
                interview = typed(interview, &[line]);
            }
            assert_eq!(*interview.step(), Step::Review, "{id}");
            assert!(
                interview.asked().iter().all(|at| interview.answer(*at).is_some()),
                "{id}"
            );
            assert_eq!(interview.waiting(), Vec::<usize>::new(), "{id}");
            for line in shown.lines().filter(|line| !line.contains("pnair")) {
                assert!(look.plain || line.width() <= look.width, "{id}, {}: {line}", look.width);
                assert!(!look.plain || !line.starts_with(' '), "{id}: {line}");
            }
            let file = write::to_yaml(interview.response(), &questionnaire);
            assert_eq!(
                check::from_yaml(&file, &questionnaire).as_ref(),
                Ok(interview.response()),
                "{id}"
            );
        }
    }
}
