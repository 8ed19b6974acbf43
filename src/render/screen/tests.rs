mod general;

use unicode_width::UnicodeWidthStr;

use super::{
    Kept, Look, Place, Share, before_you_start, clean, finish, help, long_date, not_saved, note, step, stopped,
    welcome, wrap,
};
use crate::interview::{Interview, Reply, Step};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue;
use crate::response::{Answer, Respondent, Response};
use crate::text::fold;

const NOW: &str = "2011-10-09T21:40";

fn questionnaire() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

fn at(width: usize) -> Look {
    Look {
        width,
        ..Look::default()
    }
}

fn plain() -> Look {
    Look {
        plain: true,
        ..Look::default()
    }
}

/// R3 after these lines, each of which must be understood.
fn after<'q>(questionnaire: &'q Questionnaire, lines: &[&str]) -> Interview<'q> {
    let response = Response::begin(Respondent::Person("R3".to_owned()), "", questionnaire, NOW);
    let mut interview = Interview::resume(questionnaire, response);
    for line in lines {
        let reply = interview.read(line).unwrap();
        interview.take(reply, NOW);
    }
    interview
}

/// Domain 1 answered in several ways, domain 2 begun.
fn busy(questionnaire: &Questionnaire) -> Interview<'_> {
    let mut lines = vec!["2 nobody rings back", "d", "s"];
    lines.extend(["3"; 8]);
    lines.extend(["", "", "4", "1"]);
    after(questionnaire, &lines)
}

fn place() -> Place<'static> {
    Place {
        heading: "Northbridge CCG, October 2011",
        file: "C:\\Users\\pnair\\Documents\\Northbridge\\2011-10\\responses\\R3.yaml",
    }
}

/// Every screen of an interview.
fn all_screens(interview: &mut Interview, look: Look) -> String {
    let mut all = vec![welcome(interview, look), before_you_start(interview, &place(), look)];
    for position in 0..interview.questionnaire().statements.len() {
        interview.take(Reply::GoTo(position), NOW);
        all.push(step(interview, look, true));
        all.push(help(interview, look));
        all.push(note(interview, position, look));
    }
    for reply in [Reply::List, Reply::Domain(1), Reply::Review, Reply::Domain(0)] {
        interview.take(reply, NOW);
        all.push(step(interview, look, false));
        all.push(help(interview, look));
    }
    let (response, questionnaire) = (interview.response(), interview.questionnaire());
    all.push(stopped(response, questionnaire, "ccg-diagnostic assess x", look));
    all.push(finish(
        response,
        questionnaire,
        Kept {
            file: "responses/R3.yaml",
            report: &["report/report.md".to_owned()],
            share: Some(Share {
                file: "to-hand-over/R3.yaml",
                trouble: "",
                to: "Helen Osei",
                by: "2011-10-14",
            }),
            command: "ccg-diagnostic assess x",
        },
        look,
    ));
    all.push(not_saved("The folder `F:\\round-1` cannot be written to.", 3, look));
    all.join("\n")
}

#[test]
fn no_line_is_wider_than_the_window() {
    let questionnaire = questionnaire();
    for width in [40, 44, 50, 59, 60, 80, 200] {
        let mut interview = busy(&questionnaire);
        for line in all_screens(&mut interview, at(width)).lines() {
            // A path is never broken: it is meant to be copied.
            let path = line.contains("pnair");
            assert!(path || line.width() <= width.min(80), "{width}: {line}");
        }
    }
}

#[test]
fn without_colour_there_is_no_escape_code_and_ascii_is_ascii() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    let look = Look {
        ascii: true,
        ..Look::default()
    };
    assert!(
        all_screens(&mut interview, look)
            .bytes()
            .all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte))
    );
    assert!(!all_screens(&mut interview, at(80)).contains('\u{1b}'));
    let look = Look {
        colour: true,
        ..Look::default()
    };
    let coloured = all_screens(&mut interview, look);
    assert_eq!(
        coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""),
        all_screens(&mut interview, at(80))
    );
    assert!(coloured.contains("\u{1b}[1mD1.01  Our member"));
}

#[test]
fn plain_has_no_columns_and_no_middle_dots() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    let all = all_screens(&mut interview, plain());
    assert!(!all.contains('·'));
    for line in all.lines().filter(|line| !line.contains("pnair")) {
        assert!(!line.starts_with(' ') && !line.contains("   "), "{line}");
    }
}

#[test]
fn help_has_at_most_18_lines_at_80_columns() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    for position in 0..questionnaire.statements.len() {
        interview.take(Reply::GoTo(position), NOW);
        let text = help(&interview, at(80));
        // An empty line comes before it.
        assert!(text.lines().count() < 18, "{text}");
        assert!(text.contains("What might count as evidence"), "{text}");
    }
}

#[test]
fn dates_are_written_out() {
    assert_eq!(long_date("2011-10-09T21:40"), "Sunday 9 October 2011 at 21:40");
    assert_eq!(long_date("2011-10-09"), "9 October 2011");
    assert_eq!(long_date("soon\u{7}"), "soon");
}

#[test]
fn text_is_cleaned_folded_and_wrapped_by_what_it_shows() {
    assert_eq!(clean("a\u{1b}[2J\u{0}b\nc\u{202e}d"), "a[2Jb cd");
    assert_eq!(
        fold("Don\u{2019}t \u{201c}x\u{201d} \u{b7} \u{2026} \u{2013} \u{e9}"),
        "Don't \"x\" . ... - ?"
    );
    assert_eq!(wrap("漢字漢字 ab", 5), ["漢字", "漢字", "ab"]);
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    assert_eq!(wrap("", 7), [""]);
}

#[test]
fn a_statement_at_80_44_and_in_plain() {
    let questionnaire = questionnaire();
    let interview = busy(&questionnaire);
    insta::assert_snapshot!(step(&interview, at(80), true), @r#"
    Statement 14 of 72 · Domain 2 of 6 · 1 don't know · 1 skipped

    Patients, carers and communities

    D2.03  We involve people at every stage of commissioning, from finding out what
           is needed to checking how services are doing.

      1  Not started    Involvement means a consultation document near the end.
      2  Getting going  People help at redesign workshops. Needs assessment,
                        procurement and contract checks are left to professionals.
      3  In place       Each programme plan says who will be involved at each stage
                        and how, and it happens.
      4  Embedded       Patients and carers sit as equals on procurement panels and
                        quality visits, and help choose how people are involved.
      d  Don't know
      x  Not for us yet (type x and why)

    Which level best describes your group today?
    Type 1 to 4, d or x.    n note · s skip · b back · ? help · q stop
    "#);
    insta::assert_snapshot!(step(&interview, at(44), true), @r#"
    Statement 14 of 72 · Domain 2 of 6 ·
    1 don't know · 1 skipped

    D2.03  We involve people at every stage of
    commissioning, from finding out what is
    needed to checking how services are doing.

    1  Not started
       Involvement means a consultation document
       near the end.
    2  Getting going
       People help at redesign workshops. Needs
       assessment, procurement and contract
       checks are left to professionals.
    3  In place
       Each programme plan says who will be
       involved at each stage and how, and it
       happens.
    4  Embedded
       Patients and carers sit as equals on
       procurement panels and quality visits,
       and help choose how people are involved.
    d  Don't know
    x  Not for us yet (type x and why)

    Type 1 to 4, d or x.
    n note · s skip · b back · ? help · q stop
    "#);
    insta::assert_snapshot!(step(&interview, plain(), true), @r#"
    Statement 14 of 72. Domain 2 of 6, Patients, carers and communities.
    1 don't know, 1 skipped so far.

    D2.03. We involve people at every stage of commissioning, from finding out what is needed to checking how services are doing.

    Level 1, Not started. Involvement means a consultation document near the end.
    Level 2, Getting going. People help at redesign workshops. Needs assessment, procurement and contract checks are left to professionals.
    Level 3, In place. Each programme plan says who will be involved at each stage and how, and it happens.
    Level 4, Embedded. Patients and carers sit as equals on procurement panels and quality visits, and help choose how people are involved.

    Type 1, 2, 3, 4, or d for don't know, or x and a reason for "Not for us yet".
    Or type n for a note, s to skip, b to go back, l to list the domains, r to review, q to stop.
    Type ? for help.
    "#);
    insta::assert_snapshot!(step(&interview, plain(), false).lines().last().unwrap(), @r#"Type ? for help."#);
}

#[test]
fn an_answered_statement_and_one_whose_wording_has_changed() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    interview.take(Reply::GoTo(0), NOW);
    let text = step(&interview, at(80), false);
    insta::assert_snapshot!(text.split("\n\n").last().unwrap(), @r#"
    There is a note on this one. Type n to read it or add to it.
    You chose 2, Getting going. Press Enter to keep it, or type another.
    n note · s skip · b back · ? help · q stop
    "#);
    let mut newer = questionnaire.clone();
    newer.digest = "newer".to_owned();
    newer.statements[0].statement.push_str(" Always.");
    newer.statements[0].wording.push_str("-newer");
    let again = Interview::resume(&newer, interview.into_response());
    insta::assert_snapshot!(welcome(&again, at(80)), @"
    Welcome back. You last answered on Sunday 9 October 2011 at 21:40.
    You are R3. If you are somebody else, type q.

      1  Clinical focus and added value            1 to look at again
      2  Patients, carers and communities          In progress, 2 of 13
      3  Clear and credible plans                  Not yet started
      4  Governance, capacity and capability       Not yet started
      5  Collaboration and commissioning support   Not yet started
      6  Great leaders, individually and together  Not yet started

    The wording of 1 statement has changed since you answered: D1.01. Your answers
    are kept, and you will be asked again.

    Next is statement 1: D1.01  Our member practices talk about our group as 'we'
    rather than 'they'. Always.

    Press Enter to carry on, type a domain number to go there, or q to stop.
    ");
    let text = step(&again, at(80), false);
    insta::assert_snapshot!(text.split("\n\n").last().unwrap(), @r#"
    The wording of this one has changed since you answered it.
    There is a note on this one. Type n to read it or add to it.
    You chose 2, Getting going. Press Enter to keep it, or type another.
    n note · s skip · b back · ? help · q stop
    "#);
}

#[test]
fn help_and_note() {
    let questionnaire = questionnaire();
    let interview = busy(&questionnaire);
    insta::assert_snapshot!(help(&interview, at(80)), @"
    Help for D2.03

    Choose the highest level where most of the description is true today.
    If you are between 2 levels, choose the lower one and add a note.
    Rate your group as a whole, not yourself and not one project.
    Levels: 1 Not started, 2 Getting going, 3 In place, 4 Embedded.
    What might count as evidence
      Programme plans with a line on involvement for each stage · A patient's role
      description for a procurement panel
    Why it is here
      Involving people only in consultation leaves them out of choosing needs,
      providers and what to check.

    Keys   1 to 4 rate · d don't know · x and why: not for us yet · n note ·
           s skip · b back · g 3.2 go to a statement · l list · r review ·
           q stop, all saved
           An answer and a note on one line: 2 we have begun, in two practices.
    ");
    insta::assert_snapshot!(note(&interview, 0, at(80)), @r#"
    Note on D1.01. Our member practices talk about our group as 'we' rather than
    'they'.

    The note so far:
      nobody rings back
    What you type is added to it. To take it away, press Enter and type n - instead.

    What makes you say that? An example or a document helps the discussion.
    Leave out anything about a patient. Write as if the whole team, and possibly the
    public, may read it.

    Type your note. Press Enter on an empty line to finish.
    "#);
}

#[test]
fn before_you_start_for_a_person_and_for_the_team() {
    let questionnaire = questionnaire();
    let interview = after(&questionnaire, &[]);
    insta::assert_snapshot!(before_you_start(&interview, &place(), at(80)), @r#"
    Before you start                                   Northbridge CCG, October 2011

    72 statements in 6 domains, about half a minute each. You can stop at any time.

    For each statement, choose the level that best describes your group today:
      1 Not started, 2 Getting going, 3 In place, 4 Embedded
    Choose "don't know" when you do not know. It shows the team what to find out.

    Reports show nothing of fewer than 3 people, and no counts of fewer than 5.
    A report shows a note only if you choose to share it.
    Whoever can open the round's folder, or is given your file, can read all of it.
    In a small team people may still guess.
    Nothing is sent anywhere. Every answer is saved as you give it, in
      C:\Users\pnair\Documents\Northbridge\2011-10\responses\R3.yaml

    Press Enter to begin with domain 1, or type l to choose another domain.
    "#);
    let joint = Interview::resume(
        &questionnaire,
        Response::begin(Respondent::Joint, "", &questionnaire, NOW),
    );
    insta::assert_snapshot!(before_you_start(&joint, &place(), at(44)), @r#"
    Before you start
    Northbridge CCG, October 2011

    72 statements in 6 domains, one domain at a
    time if you like. You can stop at any time.

    For each statement, choose the level that
    best describes your group today:
      1 Not started, 2 Getting going, 3 In
      place, 4 Embedded
    Choose "don't know" when you do not know. It
    shows the team what to find out.

    You answer as one team: for each statement,
    one answer that you agree on.
    Everyone in the team sees the answers and
    the notes.
    Whoever can open the round's folder can read
    the file.
    Nothing is sent anywhere. Every answer is
    saved as you give it, in
      C:\Users\pnair\Documents\Northbridge\2011-10\responses\R3.yaml

    Press Enter to begin with domain 1, or type
    l to choose another domain.
    "#);
}

#[test]
fn welcome_back_and_the_list() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    insta::assert_snapshot!(welcome(&interview, at(80)), @"
    Welcome back. You last answered on Sunday 9 October 2011 at 21:40.
    You are R3. If you are somebody else, type q.

      1  Clinical focus and added value            Completed, 1 skipped
      2  Patients, carers and communities          In progress, 2 of 13
      3  Clear and credible plans                  Not yet started
      4  Governance, capacity and capability       Not yet started
      5  Collaboration and commissioning support   Not yet started
      6  Great leaders, individually and together  Not yet started

    Next is statement 14: D2.03  We involve people at every stage of commissioning,
    from finding out what is needed to checking how services are doing.

    Press Enter to carry on, type a domain number to go there, or q to stop.
    ");
    interview.take(Reply::List, NOW);
    insta::assert_snapshot!(step(&interview, at(44), false), @r#"
    The domains and how far you are

    1  Clinical focus and added value
       Completed, 1 skipped
    2  Patients, carers and communities
       In progress, 2 of 13
    3  Clear and credible plans
       Not yet started
    4  Governance, capacity and capability
       Not yet started
    5  Collaboration and commissioning support
       Not yet started
    6  Great leaders, individually and together
       Not yet started

    Type a domain number to go there, or press
    Enter to go back to where you were.
    "#);
    insta::assert_snapshot!(step(&interview, plain(), false), @r#"
    The domains and how far you are

    Domain 1, Clinical focus and added value: Completed, 1 skipped.
    Domain 2, Patients, carers and communities: In progress, 2 of 13.
    Domain 3, Clear and credible plans: Not yet started.
    Domain 4, Governance, capacity and capability: Not yet started.
    Domain 5, Collaboration and commissioning support: Not yet started.
    Domain 6, Great leaders, individually and together: Not yet started.

    Type a domain number to go there, or press Enter to go back to where you were.
    "#);
}

#[test]
fn summary_and_offer() {
    let questionnaire = questionnaire();
    let mut lines = vec!["2 nobody rings back", "d", "s"];
    lines.extend(["3"; 8]);
    let mut interview = after(&questionnaire, &lines);
    insta::assert_snapshot!(step(&interview, at(80), false), @r#"
    You skipped 1 statement. See it now?
      D1.03  Clinical leads with time
    Type y to see them now, or press Enter to go on.
    "#);
    interview.take(Reply::No, NOW);
    assert_eq!(*interview.step(), Step::DomainSummary(0));
    insta::assert_snapshot!(step(&interview, at(80), false), @"
    Domain 1 of 6 is done: Clinical focus and added value

      D1.01  2  Practices see the group as theirs (with a note)
      D1.02  d  A defined say in decisions
      D1.03  -  Clinical leads with time (skipped)
      D1.04  3  More than GPs
      D1.05  3  Looking at our own differences
      D1.06  3  Helping practices improve
      D1.07  3  Clinician to clinician
      D1.08  3  Quality comes first
      D1.09  3  Evidence before action
      D1.10  3  Proof of the difference
      D1.11  3  Worries are heard

      9 rated · 1 don't know · 1 skipped · 1 note

    Which one would make the most difference if it improved? (optional)
    Press Enter to leave this out, or type its number, such as D1.01.
    To change an answer, type g and its number, such as g D1.01. Type q to stop.
    ");
    insta::assert_snapshot!(step(&interview, plain(), false), @"
    Domain 1 of 6 is done: Clinical focus and added value

    D1.01, Practices see the group as theirs: 2, Getting going, with a note.
    D1.02, A defined say in decisions: d, Don't know.
    D1.03, Clinical leads with time: skipped.
    D1.04, More than GPs: 3, In place.
    D1.05, Looking at our own differences: 3, In place.
    D1.06, Helping practices improve: 3, In place.
    D1.07, Clinician to clinician: 3, In place.
    D1.08, Quality comes first: 3, In place.
    D1.09, Evidence before action: 3, In place.
    D1.10, Proof of the difference: 3, In place.
    D1.11, Worries are heard: 3, In place.

    9 rated, 1 don't know, 1 skipped, 1 note.

    Which one would make the most difference if it improved? (optional)
    Press Enter to leave this out, or type its number, such as D1.01.
    To change an answer, type g and its number, such as g D1.01. Type q to stop.
    ");
}

#[test]
fn review() {
    let questionnaire = questionnaire();
    let mut interview = busy(&questionnaire);
    interview.take(Reply::Review, NOW);
    insta::assert_snapshot!(step(&interview, at(80), false), @"
    Check your answers before you finish

                                            rated  don't know  skipped  not answered
      1  Clinical focus and added value         9           1        1             0
      2  Patients, carers and communities       2           0        0            11
      3  Clear and credible plans               0           0        0            12
      4  Governance, capacity and capab...      0           0        0            14
      5  Collaboration and commissionin...      0           0        0            11
      6  Great leaders, individually an...      0           0        0            11
         All                                   11           1        1            59

    Skipped     D1.03
    Don't know  D1.02
    Notes       D1.01 (only me)

    You can finish without answering all. Those are left out, not counted as the
    lowest level.

    Press Enter to go back to D2.03.
    Type a statement such as D6.11 to change it, 6 to see all of domain 6, s to see
    the skipped ones, f to finish and save, or q to stop and finish later.
    ");
    insta::assert_snapshot!(step(&interview, at(44), false), @"
    Check your answers before you finish

    1  Clinical focus and added value: 9 rated,
       1 don't know, 1 skipped.
    2  Patients, carers and communities: 2
       rated, 11 not answered.
    3  Clear and credible plans: 12 not
       answered.
    4  Governance, capacity and capability: 14
       not answered.
    5  Collaboration and commissioning support:
       11 not answered.
    6  Great leaders, individually and together:
       11 not answered.
    All: 11 rated, 1 don't know, 1 skipped, 59
    not answered.

    Skipped: D1.03
    Don't know: D1.02
    Notes: D1.01 (only me)

    You can finish without answering all. Those
    are left out, not counted as the lowest
    level.

    Press Enter to go back to D2.03.
    Type a statement such as D6.11 to change it,
    6 to see all of domain 6, s to see the
    skipped ones, f to finish and save, or q to
    stop and finish later.
    ");
}

#[test]
fn stopping_and_finishing() {
    let questionnaire = questionnaire();
    let interview = busy(&questionnaire);
    let mut response = interview.response().clone();
    let command = "ccg-diagnostic assess northbridge-2011-10";
    insta::assert_snapshot!(stopped(&response, &questionnaire, command, at(80)), @"
    Stopped. 12 of 72 answers are saved.
    To carry on:  ccg-diagnostic assess northbridge-2011-10
    ");
    let file = "northbridge-2011-10/responses/R3.yaml";
    let report = ["northbridge-2011-10/report/report.md".to_owned()];
    let kept = Kept {
        file,
        report: &report,
        share: Some(Share {
            file: "northbridge-2011-10/to-hand-over/R3.yaml",
            trouble: "",
            to: "Helen Osei",
            by: "2011-10-14",
        }),
        command,
    };
    insta::assert_snapshot!(finish(&response, &questionnaire, kept, at(80)), @"
    Finished. Your response is saved as it is.

      12 answered (11 rated, 1 don't know), 1 skipped, 59 not answered.

    What happens next
    Your response is in this file, in the folder of the round:
      northbridge-2011-10/responses/R3.yaml
    It holds all your notes, also those that are only for you. Reports leave these
    out.

    If you answered on a computer of your own, give this copy to Helen Osei by 14
    October 2011:
      northbridge-2011-10/to-hand-over/R3.yaml
    It holds your code, your answers, and the notes that you chose to share.
    It does not hold your name or the notes that are only for you.
    If you answered in the folder that your team keeps, there is nothing to hand
    over.

    You can still change your answers:
      ccg-diagnostic assess northbridge-2011-10

    Nothing has been sent anywhere.
    ");
    response.respondent = Respondent::Joint;
    response.answers.insert("D1.03".to_owned(), Answer::DontKnow);
    insta::assert_snapshot!(finish(&response, &questionnaire, kept, at(80)), @"
    Finished. Your response is saved as it is.

      13 answered (11 rated, 2 don't knows), 59 not answered.

    What happens next
    Read the report together and choose what to develop first. It is in these files:
      northbridge-2011-10/report/report.md
    Your team's answers are in this file:
      northbridge-2011-10/responses/R3.yaml
    You can still change your answers:
      ccg-diagnostic assess northbridge-2011-10

    Nothing has been sent anywhere.
    ");
}

#[test]
fn welcome_back_says_who_and_what_is_left() {
    let questionnaire = questionnaire();
    let mut response = Response::begin(Respondent::Person("R1".to_owned()), "GP", &questionnaire, NOW);
    response.last_answered = NOW.to_owned();
    for statement in &questionnaire.statements {
        response.answers.insert(statement.id.clone(), Answer::Rating(1));
    }
    let finished = Interview::resume(&questionnaire, response.clone());
    assert!(welcome(&finished, at(80)).contains("Nothing is left to ask."));
    for id in ["D1.02", "D2.01"] {
        response.answers.remove(id);
        response.skipped.insert(id.to_owned());
        response.next.clear();
        let again = Interview::resume(&questionnaire, response.clone());
        let said = welcome(&again, at(80));
        if id == "D1.02" {
            assert!(
                said.contains("\n1 skipped statement is left; type s to see it.\n"),
                "{said}"
            );
        } else {
            insta::assert_snapshot!(said, @"
            Welcome back. You last answered on Sunday 9 October 2011 at 21:40.
            You are R1, GP. If you are somebody else, type q.

              1  Clinical focus and added value            Completed, 1 skipped
              2  Patients, carers and communities          Completed, 1 skipped
              3  Clear and credible plans                  Completed
              4  Governance, capacity and capability       Completed
              5  Collaboration and commissioning support   Completed
              6  Great leaders, individually and together  Completed

            2 skipped statements are left; type s to see them.

            Press Enter to check your answers, type a domain number to go there, or q to
            stop.
            ");
        }
    }
    response.respondent = Respondent::Joint;
    let joint = Interview::resume(&questionnaire, response);
    assert!(!welcome(&joint, at(80)).contains("You are"));
}

#[test]
fn one_statement_in_one_domain_and_a_review_with_nothing_special() {
    let mut questionnaire = questionnaire();
    questionnaire.statements.truncate(1);
    questionnaire.order.truncate(1);
    questionnaire.domains.truncate(1);
    questionnaire.domains[0].statements = 0..1;
    let mut interview = after(&questionnaire, &[]);
    let said = before_you_start(&interview, &place(), at(80));
    assert!(
        said.contains("\n1 statement in 1 domain, about half a minute. You can stop at any time.\n"),
        "{said}"
    );
    assert!(said.ends_with("\nPress Enter to begin.\n"), "{said}");
    assert_eq!(
        interview.read("g 9.9").unwrap_err().message(false),
        "There is no statement 9.9. The only domain is 1. Type l to list them."
    );
    for line in ["2", ""] {
        let reply = interview.read(line).unwrap();
        interview.take(reply, NOW);
    }
    insta::assert_snapshot!(step(&interview, at(80), false), @"
    Check your answers before you finish

                                         rated  don't know  skipped
      1  Clinical focus and added value      1           0        0
         All                                 1           0        0

    Type a statement such as D1.01 to change it, 1 to see all of domain 1, f to
    finish and save, or q to stop and finish later.
    ");
}
