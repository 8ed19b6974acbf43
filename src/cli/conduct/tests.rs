use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;

use unicode_width::UnicodeWidthStr;

use super::{Ended, conduct};
use crate::cli::prompt::{Asker, Check};
use crate::interview::Interview;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue;
use crate::render::screen::{Look, Place, before_you_start};
use crate::response::{Answer, Audience, Respondent, Response, check, write};

/// Types prepared lines and writes down all that is said.
#[derive(Default)]
struct Scripted {
    lines: VecDeque<String>,
    said: String,
}

impl Scripted {
    fn typing<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let lines = lines.into_iter().map(str::to_owned).collect();
        let said = String::new();
        Self { lines, said }
    }
}

impl Asker for Scripted {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push_str(text);
        if !text.ends_with('\n') {
            self.said.push('\n');
        }
        Ok(())
    }

    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let line = self.lines.pop_front();
        self.said.push_str(prompt);
        self.said.push_str(line.as_deref().unwrap_or("<end>"));
        self.said.push('\n');
        Ok(line)
    }

    fn choose(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        self.say(&format!("{question} {items:?}"))?;
        let line = self.line("> ")?;
        Ok(line.and_then(|line| line.parse::<usize>().map(|number| number - 1).ok().or(default)))
    }

    fn number(&mut self, question: &str, items: &[String], default: usize) -> io::Result<Option<usize>> {
        self.choose(question, items, Some(default))
    }

    fn several(&mut self, question: &str, items: &[String], _: &[usize]) -> io::Result<Option<Vec<usize>>> {
        Ok(self.choose(question, items, None)?.map(|at| vec![at]))
    }

    fn text(&mut self, _question: &str, _check: Check) -> io::Result<Option<String>> {
        self.line("> ")
    }

    fn confirm(&mut self, _question: &str, default: bool) -> io::Result<Option<bool>> {
        Ok(self.line("> ")?.map(|_| default))
    }
}

fn questionnaire() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

fn begun(questionnaire: &Questionnaire) -> Response {
    let respondent = Respondent::Person("R3".to_owned());
    Response::begin(respondent, "nurse", questionnaire, "2011-10-09T21:00")
}

/// Runs a sitting; gives how it ended, all that was said, and each response that was saved.
fn run(
    questionnaire: &Questionnaire,
    response: Response,
    opening: &str,
    lines: &[&str],
) -> (Ended, String, Vec<Response>) {
    let mut asker = Scripted::typing(lines.iter().copied());
    let mut saves = Vec::new();
    let interview = Interview::resume(questionnaire, response);
    let clock = || "2011-10-09T21:40".to_owned();
    let mut save = |response: &Response| {
        saves.push(response.clone());
        Ok(())
    };
    let ended = conduct(
        &mut asker,
        interview,
        &Look::default,
        opening,
        &clock,
        &|_| (),
        &mut save,
    )
    .unwrap();
    (ended, asker.said, saves)
}

#[test]
fn all_statements_with_back_skip_note_goto_review_and_finish() {
    let questionnaire = questionnaire();
    let mut lines = vec![
        "",
        "2",
        "3 we asked twice",
        "3",
        "b",
        "4",
        "s",
        "n",
        "First line.",
        "Second line.",
        "",
        "",
        "d",
    ];
    // D1.05 to D1.11, the skipped one, the summary.
    lines.extend(["3"; 7]);
    lines.extend(["y", "1", "1.3"]);
    for domain in &questionnaire.domains[1..] {
        lines.extend(vec!["in place"; domain.statements.len()]);
        lines.push("");
    }
    lines.extend(["1.1", "1", "6", "", "f"]);
    let response = begun(&questionnaire);
    let interview = Interview::resume(&questionnaire, response.clone());
    let place = Place {
        heading: "Northbridge CCG",
        file: "responses/R3.yaml",
    };
    let opening = before_you_start(&interview, &place, Look::default());
    let (ended, said, saves) = run(&questionnaire, response, &opening, &lines);
    let Ended::Finished(response) = ended else {
        panic!("{said}");
    };
    assert_eq!(response.answered(&questionnaire), 72);
    assert_eq!(response.answers["D1.01"], Answer::Rating(0));
    assert_eq!(response.answers["D1.02"], Answer::Rating(3));
    assert_eq!(response.answers["D1.03"], Answer::Rating(0));
    assert_eq!(response.answers["D1.04"], Answer::DontKnow);
    assert_eq!(response.notes["D1.02"].audience, Audience::Team);
    assert_eq!(response.notes["D1.04"].text, "First line.\nSecond line.");
    assert_eq!(response.notes["D1.04"].audience, Audience::OnlyMe);
    assert_eq!(response.most_difference["D1"], "D1.03");
    assert_eq!(response.finished, "2011-10-09T21:40");
    assert_eq!(saves.last(), Some(&response));
    assert!(said.contains("Saved: D1.01 is 2, Getting going."));
    let text = write::to_yaml(&response, &questionnaire);
    assert_eq!(check::from_yaml(&text, &questionnaire).unwrap(), response);
}

#[test]
fn each_answer_is_saved_before_anything_is_said() {
    let questionnaire = questionnaire();
    let log = RefCell::new(Vec::new());
    struct Logged<'a>(&'a RefCell<Vec<String>>, Scripted);
    impl Asker for Logged<'_> {
        fn say(&mut self, text: &str) -> io::Result<()> {
            self.0
                .borrow_mut()
                .push(text.trim().lines().next().unwrap_or_default().to_owned());
            Ok(())
        }
        fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
            self.1.line(prompt)
        }
        fn choose(&mut self, _: &str, _: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
            Ok(default)
        }
        fn number(&mut self, _: &str, _: &[String], default: usize) -> io::Result<Option<usize>> {
            Ok(Some(default))
        }
        fn several(&mut self, _: &str, _: &[String], chosen: &[usize]) -> io::Result<Option<Vec<usize>>> {
            Ok(Some(chosen.to_vec()))
        }
        fn text(&mut self, _: &str, _: Check) -> io::Result<Option<String>> {
            Ok(None)
        }
        fn confirm(&mut self, _: &str, default: bool) -> io::Result<Option<bool>> {
            Ok(Some(default))
        }
    }
    let mut asker = Logged(&log, Scripted::typing(["4", "q"]));
    let interview = Interview::resume(&questionnaire, begun(&questionnaire));
    let mut save = |_: &Response| {
        log.borrow_mut().push("SAVED".to_owned());
        Ok(())
    };
    conduct(
        &mut asker,
        interview,
        &Look::default,
        "",
        &|| "2011-10-09T21:40".to_owned(),
        &|_| (),
        &mut save,
    )
    .unwrap();
    assert_eq!(
        log.into_inner(),
        [
            "Statement 1 of 72 · Domain 1 of 6",
            "SAVED",
            "Saved: D1.01 is 4, Embedded.",
            "Statement 2 of 72 · Domain 1 of 6"
        ]
    );
}

#[test]
fn a_save_that_fails_keeps_the_answer_and_is_tried_again() {
    let questionnaire = questionnaire();
    let mut asker = Scripted::typing(["2", "", "3", "q"]);
    let mut calls = 0;
    let mut save = |_: &Response| {
        calls += 1;
        if calls == 2 {
            Ok(())
        } else {
            anyhow::bail!("the folder `F:\\round-1` cannot be written to")
        }
    };
    let interview = Interview::resume(&questionnaire, begun(&questionnaire));
    let clock = || "2011-10-09T21:40".to_owned();
    let ended = conduct(&mut asker, interview, &Look::default, "", &clock, &|_| (), &mut save).unwrap();
    let Ended::Stopped(response) = ended else {
        panic!("it did not stop");
    };
    // The first answer was saved at the second try; the second one was given up.
    assert_eq!(response.answered(&questionnaire), 1);
    let from = asker.said.rfind("Not saved.").unwrap();
    insta::assert_snapshot!(&asker.said[from..], @r#"
    Not saved. The folder `F:\round-1` cannot be written to.
    Your last answer is kept here for now. The 1 answer saved before is safe.
    Free some space or check the folder, then press Enter to try again. Or type q to
    stop without it.
    > q
    "#);
    assert!(!asker.said.contains("Saved: D1.02"));
}

#[test]
fn the_end_of_input_stops_and_a_half_typed_note_is_told() {
    let questionnaire = questionnaire();
    let (ended, said, _) = run(&questionnaire, begun(&questionnaire), "", &["2", "n", "half"]);
    let Ended::Stopped(response) = ended else {
        panic!("it did not stop");
    };
    assert_eq!(response.answered(&questionnaire), 1);
    assert!(response.notes.is_empty());
    assert!(said.contains("The note you were typing was not saved."));
}

#[test]
fn stopping_at_the_audience_leaves_the_note_for_nobody_else() {
    let questionnaire = questionnaire();
    let (ended, _, _) = run(&questionnaire, begun(&questionnaire), "", &["2 hello"]);
    let Ended::Stopped(response) = ended else {
        panic!("it did not stop");
    };
    assert_eq!(response.notes["D1.01"].audience, Audience::OnlyMe);
    assert_eq!(response.next, "D1.02");
}

#[test]
fn a_sitting_reads_like_a_conversation() {
    let questionnaire = questionnaire();
    let mut response = begun(&questionnaire);
    response.last_answered = "2011-10-09T21:40".to_owned();
    response.answers.insert("D1.01".to_owned(), Answer::Rating(1));
    let lines = ["5", "7", "", "2 nobody rings back", "3", "q"];
    let (_, said, _) = run(&questionnaire, response, "", &lines);
    insta::assert_snapshot!(said.trim_start().replace("> \n", ">\n"), @r#"
    Statement 2 of 72 · Domain 1 of 6

    Clinical focus and added value

    D1.02  It is written down which decisions belong to member practices, which to
           localities and which to the governing body.

      1  Not started    Whoever is in the room decides. Practices hear afterwards.
      2  Getting going  There are draft terms of reference, but nobody could say
                        what members or localities may approve or refuse.
      3  In place       Members have agreed a one-page map of who decides what, and
                        this year's main decisions followed it.
      4  Embedded       Members have used the map to change or stop a proposal, and
                        we have revised it since.
      d  Don't know
      x  Not for us yet (type x and why)

    Which level best describes your group today?
    Type 1 to 4, d or x.    n note · s skip · b back · ? help · q stop
    > 5
    There is no level 5. Type 1, 2, 3 or 4, or d for don't know.
    > 7
    The levels are listed above: 1 to 4. Type ? to see them again.
    >
    Type 1 to 4, d or x. Type ? for help.
    > 2 nobody rings back
    Saved: D1.02 is 2, Getting going.
    Saved: note on D1.02: nobody rings back
    Who may see this note? ["Only me. It stays in my response's file and out of every report", "The facilitator", "The team, without my name"]
    > 3
    Saved: note on D1.02, for the team, without your name.

    Statement 3 of 72 · Domain 1 of 6

    Clinical focus and added value

    D1.03  Each of our priorities has a clinical lead with the time and support to
           do the job.

      1  Not started    Clinical leadership is goodwill, done between surgeries.
      2  Getting going  Some priorities have a paid lead. Remits are loose and
                        management support is borrowed.
      3  In place       Every priority has a lead with a written remit, paid
                        sessions and a named manager alongside.
      4  Embedded       Each lead reviews once a year what the time achieved, and
                        work has carried on when a lead stepped down.
      d  Don't know
      x  Not for us yet (type x and why)

    Which level best describes your group today?
    Type 1 to 4, d or x.    n note · s skip · b back · ? help · q stop
    > q
    "#);
}

/// Runs a sitting with a look that changes and a record of when a note is being typed.
fn sitting(lines: &[&str], look: &dyn Fn() -> Look, typing: &dyn Fn(bool), can_save: bool) -> String {
    let questionnaire = questionnaire();
    let mut asker = Scripted::typing(lines.iter().copied());
    let interview = Interview::resume(&questionnaire, begun(&questionnaire));
    let clock = || "2011-10-09T21:40".to_owned();
    let mut save = |_: &Response| if can_save { Ok(()) } else { anyhow::bail!("full") };
    conduct(&mut asker, interview, look, "", &clock, typing, &mut save).unwrap();
    asker.said
}

#[test]
fn a_window_that_was_resized_is_obeyed_from_the_next_screen_on() {
    let width = Cell::new(80);
    let look = || {
        let now = width.get();
        width.set(44);
        Look {
            width: now,
            ..Look::default()
        }
    };
    let said = sitting(&["2", "q"], &look, &|_| (), true);
    let (before, after) = said.split_once("Saved: D1.01").unwrap();
    assert!(before.lines().any(|line| line.width() > 44), "{before}");
    assert!(after.lines().all(|line| line.width() <= 44), "{after}");
}

#[test]
fn whether_a_note_is_being_typed_is_told_until_it_is_saved() {
    let told = |lines: &[&str], can_save| {
        let told = RefCell::new(Vec::new());
        sitting(
            lines,
            &Look::default,
            &|typing| told.borrow_mut().push(typing),
            can_save,
        );
        told.into_inner()
    };
    assert_eq!(told(&["n", "half"], true), [true, false], "the end of input");
    assert_eq!(told(&["n", "", "q"], true), [true, false], "no note");
    // The note is saved, then its audience.
    assert_eq!(told(&["n", "whole", "", "3", "q"], true), [true, false, false]);
    assert_eq!(told(&["n", "whole", "", "q"], false), [true], "it could not be saved");
}
