//! The days of a plan as a calendar file (iCalendar, RFC 5545).
//!
//! One whole day for each open action that has one, and one for looking at the plan again. Names of events are derived from the
//! round and the action, so that taking the file in again replaces what was there; there is no address and no name of a computer
//! in them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Shown;
use crate::plan::Action;
use crate::questionnaire::digest;
use crate::words::plain;

/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// The calendar; `None` where nothing has a day. `opened` is the day on which the round was opened, which with organisation and
/// title tells rounds apart.
#[must_use]
pub fn calendar(shown: &Shown<'_>, opened: &str) -> Option<String> {
    let round = [shown.organisation, shown.title, opened].join("\n");
    let round = &digest::of_file(round.as_bytes())[..16];
    let open = shown.plan.actions.iter().filter(|action| action.status.is_open());
    let mut events: Vec<String> = open.filter_map(|action| of_action(action, shown, round)).collect();
    events.extend(of_review(shown, round));
    if events.is_empty() {
        return None;
    }
    let head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ccg-diagnostic//plan//EN",
        "CALSCALE:GREGORIAN",
    ];
    let mut out: String = head.iter().map(|line| folded(line)).collect();
    out.push_str(&events.concat());
    out.push_str(&folded("END:VCALENDAR"));
    Some(out)
}

fn of_action(action: &Action, shown: &Shown<'_>, round: &str) -> Option<String> {
    let need = shown.plan.needs.iter().find(|need| need.id == action.need);
    let mut about = vec![format!("Status: {}", action.status.label().to_lowercase())];
    if !action.owner.is_empty() {
        about.insert(0, format!("Owner: {}", plain(&action.owner)));
    }
    if let Some(need) = need {
        about.insert(0, format!("Need: {} {}", need.id, plain(&need.title)));
    }
    event(&Event {
        id: format!("{round}-{}", action.id),
        day: action.due.parse().ok()?,
        made: shown.today,
        changes: action.moves.len(),
        summary: format!("{} {}", action.id, plain(&action.action)),
        about,
    })
}

fn of_review(shown: &Shown<'_>, round: &str) -> Option<String> {
    event(&Event {
        id: format!("{round}-review"),
        day: shown.plan.review_on.parse().ok()?,
        made: shown.today,
        changes: 0,
        summary: "Look at the plan again".to_owned(),
        about: vec![plain(shown.organisation), plain(shown.title)],
    })
}

struct Event {
    id: String,
    day: Date,
    /// The day on which the file is made.
    made: Date,
    /// How often the day was changed: a calendar takes the newer version.
    changes: usize,
    summary: String,
    /// Lines of the description.
    about: Vec<String>,
}

/// A whole day on which nobody is busy because of it; `None` after the last day that there is.
fn event(event: &Event) -> Option<String> {
    let after = event.day.checked_add(1.day()).ok()?;
    let about: Vec<String> = event.about.iter().map(|line| escaped(line)).collect();
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:ccg-diagnostic-{}", event.id),
        format!("DTSTAMP:{}T000000Z", event.made.strftime("%Y%m%d")),
        format!("DTSTART;VALUE=DATE:{}", event.day.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")),
        format!("SEQUENCE:{}", event.changes),
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!("DESCRIPTION:{}", about.join("\\n")),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ];
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// Text on one line, in which nothing has a meaning for a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line and its end; a long one goes on after a space, and no character is cut in two.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}
