use jiff::civil::date;
use proptest::prelude::{any, proptest};

use super::calendar::calendar;
use super::{Format, Shown, due_only, render};
use crate::plan::Plan;
use crate::plan::fixture::{plan, questionnaire};
use crate::questionnaire::Questionnaire;
use crate::render::Options;

fn shown<'a>(plan: &'a Plan, questionnaire: &'a Questionnaire) -> Shown<'a> {
    Shown {
        plan,
        questionnaire,
        organisation: "Northbridge Commissioning Group",
        title: "Autumn 2011",
        today: date(2011, 12, 6),
        within: 30,
        own: false,
    }
}

fn text(plan: &Plan, format: Format, options: Options) -> String {
    let questionnaire = questionnaire();
    String::from_utf8(render(&shown(plan, &questionnaire), format, options)).unwrap()
}

fn at(width: usize, plain: bool) -> Options {
    Options {
        width,
        colour: false,
        plain,
    }
}

#[test]
fn a_plan_in_windows_of_two_widths_and_by_ear() {
    for width in [80, 44] {
        let text = text(&plan(), Format::Terminal, at(width, false));
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
        insta::assert_snapshot!(format!("at_{width}"), text);
    }
    insta::assert_snapshot!("by_ear", text(&plan(), Format::Terminal, at(80, true)));
}

#[test]
fn a_plan_as_markdown_csv_and_json() {
    insta::assert_snapshot!("markdown", text(&plan(), Format::Markdown, Options::default()));
    insta::assert_snapshot!("csv", text(&plan(), Format::Csv, Options::default()));
    insta::assert_snapshot!("json", text(&plan(), Format::Json, Options::default()));
}

#[test]
fn a_plan_without_anything_says_so() {
    let text = text(&Plan::default(), Format::Terminal, Options::default());
    for said in [
        "No need has been chosen yet.",
        "No action has been written down yet.",
        "Nothing is late",
    ] {
        assert!(text.contains(said), "{text}");
    }
    let questionnaire = questionnaire();
    assert_eq!(calendar(&shown(&Plan::default(), &questionnaire), "2011-10-01"), None);
}

#[test]
fn what_is_due_in_two_rounds() {
    let (one, questionnaire) = (plan(), questionnaire());
    let mut other = plan();
    other.actions.truncate(1);
    other.needs.truncate(1);
    let rounds = [shown(&one, &questionnaire), shown(&other, &questionnaire)];
    insta::assert_snapshot!(due_only(&rounds, at(60, false)));
}

#[test]
fn people_s_text_is_text_in_every_format() {
    let mut plan = plan();
    let nasty = "=cmd|' /C calc'!A0 <b>x</b> \u{1b}[31m\u{202e}\r\nEND:VCALENDAR\r\n;,\\ # *bold*";
    plan.needs[0].title = nasty.to_owned();
    for action in &mut plan.actions {
        action.action = nasty.to_owned();
        action.owner = nasty.to_owned();
    }
    let said = text(&plan, Format::Terminal, Options::default());
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'));
    assert!(text(&plan, Format::Csv, Options::default()).contains("'=cmd"));
    let markdown = text(&plan, Format::Markdown, Options::default());
    assert!(markdown.contains("\\<b\\>") && !markdown.contains("<b>"), "{markdown}");
    let questionnaire = questionnaire();
    let events = events(&calendar(&shown(&plan, &questionnaire), "2011-10-01").unwrap());
    assert_eq!(events.len(), 3, "A1, A2 and the day to look again");
}

#[test]
fn the_days_as_a_calendar() {
    let (plan, questionnaire) = (plan(), questionnaire());
    let text = calendar(&shown(&plan, &questionnaire), "2011-10-01").unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
    let found = events(&text);
    let days: Vec<&str> = found.iter().map(|event| event["DTSTART;VALUE=DATE"].as_str()).collect();
    assert_eq!(days, ["20111205", "20111220", "20120117"]);
    assert_eq!(found[0]["SUMMARY"], format!("A1 {}", plan.actions[0].action));
    // A day later the same events have the same names.
    let later = Shown {
        today: date(2011, 12, 7),
        ..shown(&plan, &questionnaire)
    };
    let again = events(&calendar(&later, "2011-10-01").unwrap());
    assert!(found.iter().zip(&again).all(|(one, other)| one["UID"] == other["UID"]));
    let other = events(&calendar(&shown(&plan, &questionnaire), "2012-10-01").unwrap());
    assert_ne!(found[0]["UID"], other[0]["UID"], "another round has other names");
}

type Event = std::collections::BTreeMap<String, String>;

/// A small reader of calendars by itself: lines unfolded, texts without their escapes.
fn events(text: &str) -> Vec<Event> {
    assert!(text.ends_with("\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line}");
    }
    let unfolded = text.replace("\r\n ", "");
    let (mut found, mut open) = (Vec::new(), None::<Event>);
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => open = Some(Event::new()),
            ("END", "VEVENT") => found.push(open.take().unwrap()),
            _ => {
                if let Some(event) = &mut open {
                    assert_eq!(event.insert(name.to_owned(), unescaped(value)), None, "{name} twice");
                }
            }
        }
    }
    assert!(open.is_none());
    found
}

fn unescaped(value: &str) -> String {
    let (mut out, mut letters) = (String::new(), value.chars());
    while let Some(c) = letters.next() {
        match c {
            '\\' => out.push(match letters.next().unwrap() {
                'n' => '\n',
                other => other,
            }),
            ';' | ',' => panic!("`{c}` has a meaning: {value}"),
            other => out.push(other),
        }
    }
    out
}

proptest! {
    #[test]
    fn any_words_come_back_from_a_calendar(words in any::<String>()) {
        let (mut plan, questionnaire) = (plan(), questionnaire());
        plan.actions.truncate(1);
        plan.actions[0].action = words.clone();
        let found = events(&calendar(&shown(&plan, &questionnaire), "2011-10-01").unwrap());
        let summary = format!("A1 {}", crate::words::plain(&words));
        assert_eq!(&found[0]["SUMMARY"], summary.trim_end());
    }
}
