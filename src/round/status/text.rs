//! How far a round is, in words.

use super::{Person, State, Status};
use crate::round::How;
use crate::round::codes::in_short;
use crate::words::{count, date, list, plain, plural, wrap};

/// The text. `place` is the round's folder as it can be typed after a command, `width` the columns that it may fill.
#[must_use]
pub fn to_text(status: &Status, place: &str, width: usize) -> String {
    let mut page = Page {
        out: String::new(),
        width,
    };
    page.line(&format!("{}, {}", status.organisation, status.title)).gap();
    match status.how {
        How::Joint => together(&mut page, status),
        How::Individual => one_by_one(&mut page, status),
    }
    closing(&mut page, status);
    for line in peculiar(status) {
        page.line(&line);
    }
    aside(&mut page, status);
    page.gap().line("What to do next");
    for step in next(status, place) {
        page.item(&step);
    }
    page.out
}

fn together(page: &mut Page, status: &Status) {
    let state = status.people.first().map_or(State::NotBegun, |person| person.state);
    page.line(&format!("The team answers together. Its response: {}.", state.word()));
}

/// The states in the order of the text, each with its words.
const STATES: [(State, &str); 4] = [
    (State::Finished, "Finished"),
    (State::Begun, "Begun, not finished"),
    (State::NotBegun, "Not begun"),
    (State::Unreadable, "The file has problems"),
];

fn one_by_one(page: &mut Page, status: &Status) {
    let all = status.people.len();
    if all == 0 {
        page.line("Nobody has begun.");
        return;
    }
    let done = status.number(State::Finished);
    page.line(&format!(
        "{done} of {} finished.",
        count(all, "person has", "people have")
    ));
    for (state, words) in STATES {
        let number = status.number(state);
        if number == 0 {
            continue;
        }
        let codes: Vec<String> = with(status, |person| person.state == state);
        let which = if status.anonymous {
            String::new()
        } else {
            format!(" {}", in_short(&codes))
        };
        page.hung("  ", format!("{words} ({number}):{which}").trim_end_matches(':'));
    }
}

fn with(status: &Status, is: impl Fn(&Person) -> bool) -> Vec<String> {
    let people = status.people.iter().filter(|person| is(person));
    people.map(|person| person.code.clone()).collect()
}

fn closing(page: &mut Page, status: &Status) {
    let Some(days) = status.days else { return };
    let day = date(&status.closes);
    let words = match days {
        0 => format!("Today, {day}, is the last day for answers."),
        1.. => format!(
            "The last day for answers is {day}: {} to go.",
            count(days.unsigned_abs() as usize, "day", "days")
        ),
        _ => format!("The last day for answers was {day}. People can still answer."),
    };
    page.gap().line(&words);
}

/// What is peculiar in single responses, one sentence or two for each.
fn peculiar(status: &Status) -> Vec<String> {
    let mut lines = Vec::new();
    let strangers = with(status, |person| !person.listed);
    if !strangers.is_empty() && !status.anonymous {
        let (are, codes) = (plural(strangers.len(), "is", "are"), in_short(&strangers));
        lines.push(format!("{codes} {are} not among the codes of this round."));
    }
    for person in &status.people {
        let who = if status.anonymous { "One response" } else { &person.code };
        if let Some(other) = &person.other {
            let differ = match other.differ {
                0 => "No statement that was answered reads differently now.".to_owned(),
                more => format!(
                    "{} {} differently now; carrying on asks only for {}.",
                    count(more, "statement", "statements"),
                    plural(more, "reads", "read"),
                    plural(more, "it", "them")
                ),
            };
            let version = plain(&other.version);
            lines.push(format!(
                "{who}: answered version {version} of the questionnaire. {differ}"
            ));
        }
        if !person.odd.is_empty() {
            lines.push(format!(
                "{who}: by its dates it was {}. The clock of that computer may have been wrong; nothing is refused because of \
                 it.",
                list(&person.odd)
            ));
        }
    }
    lines
}

fn aside(page: &mut Page, status: &Status) {
    if status.aside.is_empty() {
        return;
    }
    let files = count(status.aside.len(), "file was", "files were");
    let names = if status.anonymous {
        String::new()
    } else {
        format!(": {}", list(&status.aside))
    };
    page.line(&format!(
        "{files} set aside, because another version of the response was kept{names}"
    ));
    let codes = count(status.twice.len(), "code", "codes");
    let which = if status.anonymous {
        codes
    } else {
        in_short(&status.twice)
    };
    if !status.twice.is_empty() {
        let was = plural(status.twice.len(), "was", "were");
        page.line(&format!(
            "{which} {was} begun at different times, perhaps by two people with one code."
        ));
    }
}

/// What to do next, most urgent first.
fn next(status: &Status, place: &str) -> Vec<String> {
    let mut steps = Vec::new();
    if status.number(State::Unreadable) > 0 {
        steps.push(format!(
            "See what is wrong with the files:  ccg-diagnostic check {place}"
        ));
    }
    if !status.twice.is_empty() {
        steps.push(format!(
            "If two people used one code, give the second a code of its own:  ccg-diagnostic round add FILE --as CODE --to {place}"
        ));
    }
    if !status.aside.is_empty() {
        steps.push("Ask whoever answered whether the right version was kept; the others are in set-aside/.".to_owned());
    }
    let (all, done) = (status.people.len(), status.number(State::Finished));
    if status.open_before > 0 {
        let open = count(status.open_before, "action is", "actions are");
        steps.push(format!(
            "Look back on last time's plan; {open} open:  ccg-diagnostic plan review {place}"
        ));
    }
    if status.how == How::Joint {
        steps.push(if done > 0 {
            format!("Read the report:  ccg-diagnostic report {place}")
        } else {
            format!("Answer together:  ccg-diagnostic assess {place}")
        });
        return steps;
    }
    if done < all || all == 0 {
        steps.extend(waiting(status, place));
    }
    if done >= status.minimum.max(1) {
        let wait = report_when(status, done < all);
        steps.push(format!("{wait}  ccg-diagnostic report {place}"));
    } else {
        steps.push(format!(
            "A report shows nothing before {} finished.",
            count(status.minimum.max(1), "person has", "people have")
        ));
    }
    steps
}

/// What is said before the command that makes the report. `open` is whether answers may still come.
fn report_when(status: &Status, open: bool) -> &'static str {
    let over = status.days.is_some_and(|days| days < 0);
    match (open, status.shown, over) {
        (true, true, _) => {
            "A report has been made. What is finished now is shown only where enough come together. Read the report:"
        }
        (true, false, true) => "The last day has passed. To make the report without those who have not finished:",
        (true, false, false) => {
            "Wait with the report until all have finished or the last day has passed: a report before and one after a late answer \
             would show what was answered late. Then:"
        }
        (false, true, _) => "Read the report:",
        (false, false, _) => "Make the report:",
    }
}

fn waiting(status: &Status, place: &str) -> Vec<String> {
    let mut steps = Vec::new();
    if status.number(State::Begun) + status.number(State::Finished) == 0 {
        steps.push(format!(
            "Hand out the texts in {place}/invitations, folded, so that nobody knows who has which code."
        ));
    } else {
        steps.push("Remind everybody, not single people: nobody is meant to know whose code is whose.".to_owned());
    }
    steps.push(format!(
        "To answer here, one after another:  ccg-diagnostic assess {place} --pass"
    ));
    steps.push(format!(
        "To take in files that were handed over:  ccg-diagnostic round add FILE --to {place}"
    ));
    steps
}

struct Page {
    out: String,
    width: usize,
}

impl Page {
    fn line(&mut self, text: &str) -> &mut Self {
        self.hung("", text)
    }

    fn hung(&mut self, indent: &str, text: &str) -> &mut Self {
        self.wrapped(text, indent, &format!("{indent}  "))
    }

    fn item(&mut self, text: &str) -> &mut Self {
        // What is to be typed stands on a line of its own, whole.
        let (text, command) = match text.split_once(":  ") {
            Some((text, command)) => (format!("{text}:"), Some(command)),
            None => (text.to_owned(), None),
        };
        self.wrapped(&text, "- ", "  ");
        if let Some(command) = command {
            self.out.push_str(&format!("    {}\n", plain(command)));
        }
        self
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) -> &mut Self {
        let rest = if first.is_empty() { "" } else { rest };
        for line in wrap(&plain(text), self.width, first, rest) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
        self
    }

    fn gap(&mut self) -> &mut Self {
        self.out.push('\n');
        self
    }
}
