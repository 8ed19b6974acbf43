//! Help on the screen at hand: at most 18 lines at 80 columns, with the empty one before it.

mod steps;

use super::Look;
use super::text::{DOT, Page, dotted};
use crate::interview::words::{dont_know, example, keys_in_short, levels_in_line};
use crate::interview::{Interview, Step};
use crate::words::sentence;

/// Most lines of help at 80 columns; an empty one comes before them.
const MOST: usize = 17;

/// Help on the present step.
#[must_use]
pub fn help(interview: &Interview, look: Look) -> String {
    match interview.step() {
        Step::Statement(at) => on_statement(interview, *at, look),
        _ => steps::help(interview, look),
    }
}

fn on_statement(interview: &Interview, at: usize, look: Look) -> String {
    let statement = interview.statement(at);
    let mut top = Page::new(look);
    top.text(&format!("Help for {}", statement.id)).gap();
    meaning(&mut top, interview, at);
    let mut end = Page::new(look);
    if !statement.why.is_empty() {
        end.text("Why it is here").hung(indent(look), &statement.why);
    }
    stakes(&mut end, interview, at);
    end.gap();
    keys(&mut end, interview, at, look);
    let (top, end) = (top.finish(), end.finish());
    let room = MOST.saturating_sub(top.lines().count() + end.lines().count());
    format!("{top}{}{end}", evidence(interview, at, look, room))
}

/// What the levels mean and how to choose one.
fn meaning(page: &mut Page, interview: &Interview, at: usize) {
    let statement = interview.statement(at);
    let questionnaire = interview.questionnaire();
    let scale = questionnaire.scale_of(statement);
    if interview.has_gists_only(statement) {
        for level in &scale.levels {
            let gist = sentence(&level.gist);
            page.hung(
                &format!("{}  ", level.key),
                format!("{}. {gist}", level.label).trim_end(),
            );
        }
        return;
    }
    page.text("Choose the highest level where most of the description is true today.");
    page.text("If you are between 2 levels, choose the lower one and add a note.");
    if !interview.is_private() {
        page.text(&format!(
            "Rate {} as a whole, not yourself and not one project.",
            questionnaire.describes
        ));
    }
    page.text(&format!("Levels: {}.", levels_in_line(scale)));
}

/// What it looks like at its best, and what is at risk, under the questionnaire's own names for them.
fn stakes(page: &mut Page, interview: &Interview, at: usize) {
    let statement = interview.statement(at);
    let labels = &interview.questionnaire().labels;
    for (label, text) in [
        (&labels.looks_like, &statement.looks_like),
        (&labels.risk, &statement.risk),
    ] {
        if !text.is_empty() {
            page.text(&format!("{label}: {text}"));
        }
    }
}

fn indent(look: Look) -> &'static str {
    if look.plain { "" } else { "  " }
}

/// As much of the evidence as there is room for; all of it in plain and in narrow windows, which scroll anyway.
fn evidence(interview: &Interview, at: usize, look: Look, room: usize) -> String {
    let evidence = &interview.statement(at).evidence;
    for shown in (1..=evidence.len()).rev() {
        let mut page = Page::new(look);
        let separator = if look.plain { "; " } else { DOT };
        page.text("What might count as evidence");
        page.hung(indent(look), &evidence[..shown].join(separator));
        let text = page.finish();
        if !look.wide() || text.lines().count() <= room {
            return text;
        }
    }
    String::new()
}

fn keys(page: &mut Page, interview: &Interview, at: usize, look: Look) {
    let statement = interview.statement(at);
    let questionnaire = interview.questionnaire();
    let range = keys_in_short(questionnaire.scale_of(statement));
    let mut keys = vec![format!("{range} rate"), format!("d {}", dont_know(questionnaire))];
    if statement.not_applicable {
        let x = if questionnaire.reason_required {
            "x and why:"
        } else {
            "x"
        };
        keys.push(format!("{x} {}", questionnaire.not_applicable.label.to_lowercase()));
    }
    keys.extend(["n note", "s skip", "b back"].map(str::to_owned));
    keys.push(format!("g {} go to a statement", example(interview, "3.2")));
    keys.extend(["l list", "r review", "q stop, all saved"].map(str::to_owned));
    if interview.may_leave_out(at) {
        keys.push("leave out: leave this part out as a whole".to_owned());
    }
    let example = "An answer and a note on one line: 2 we have begun, in two practices.";
    if look.plain {
        page.text(&format!("Keys: {}.", keys.join("; "))).text(example);
    } else {
        page.hung("Keys   ", &dotted(&keys)).hung("       ", example);
    }
}
