//! Help on the screen at hand: at most 18 lines at 80 columns, with the empty one before it.

use super::Look;
use super::text::{DOT, Page, dotted};
use crate::interview::words::{keys_in_short, levels_in_line};
use crate::interview::{Interview, Step};

/// Most lines of help at 80 columns; an empty one comes before them.
const MOST: usize = 17;

/// Help on the present step.
#[must_use]
pub fn help(interview: &Interview, look: Look) -> String {
    match interview.step() {
        Step::Statement(at) => on_statement(interview, *at, look),
        Step::OfferSkipped { .. } => elsewhere(
            look,
            "Help on skipped statements",
            &[
                "A skipped statement counts as not answered. It is never a don't know and never the lowest level.",
                "Type y to see them one by one now, or press Enter to go on. They come round again at the end.",
            ],
        ),
        Step::DomainSummary(_) => elsewhere(
            look,
            "Help on the summary",
            &[
                "Choosing the statement that would make the most difference is optional. It gives the workshop its order.",
                "Type the number of a statement to choose it, - to choose none, or press Enter to go on.",
                "Type g and a number to change an answer; you come back here afterwards.",
            ],
        ),
        Step::Review | Step::Finished => elsewhere(
            look,
            "Help on the review",
            &[
                "Type the number of a statement, such as 3.5, to change it; you come back here afterwards.",
                "Type the number of a domain, such as 3, to see all its answers. Type s to see the skipped statements.",
                "Type f to finish and save. You can still change answers until the team talks about the results.",
            ],
        ),
        Step::List => elsewhere(
            look,
            "Help on the domains",
            &[
                "Type the number of a domain to go to its next open statement, in any order you like.",
                "Type the number of a statement, such as 3.5, to go to it. Press Enter to go back to where you were.",
                "Type s to see the skipped statements.",
            ],
        ),
    }
}

fn on_statement(interview: &Interview, at: usize, look: Look) -> String {
    let statement = interview.statement(at);
    let questionnaire = interview.questionnaire();
    let mut top = Page::new(look);
    top.text(&format!("Help for {}", statement.id)).gap();
    top.text("Choose the highest level where most of the description is true today.");
    top.text("If you are between 2 levels, choose the lower one and add a note.");
    top.text(&format!(
        "Rate {} as a whole, not yourself and not one project.",
        questionnaire.describes
    ));
    top.text(&format!(
        "Levels: {}.",
        levels_in_line(questionnaire.scale_of(statement))
    ));
    let mut end = Page::new(look);
    if !statement.why.is_empty() {
        end.text("Why it is here").hung(indent(look), &statement.why);
    }
    end.gap();
    keys(&mut end, interview, at, look);
    let (top, end) = (top.finish(), end.finish());
    let room = MOST.saturating_sub(top.lines().count() + end.lines().count());
    format!("{top}{}{end}", evidence(interview, at, look, room))
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
    let mut keys = vec![format!("{range} rate"), "d don't know".to_owned()];
    if statement.not_applicable {
        keys.push(format!(
            "x and why: {}",
            questionnaire.not_applicable.label.to_lowercase()
        ));
    }
    keys.extend(
        [
            "n note",
            "s skip",
            "b back",
            "g 3.2 go to a statement",
            "l list",
            "r review",
            "q stop, all saved",
        ]
        .map(str::to_owned),
    );
    let example = "An answer and a note on one line: 2 we have begun, in two practices.";
    if look.plain {
        page.text(&format!("Keys: {}.", keys.join("; "))).text(example);
    } else {
        page.hung("Keys   ", &dotted(&keys)).hung("       ", example);
    }
}

fn elsewhere(look: Look, title: &str, lines: &[&str]) -> String {
    let mut page = Page::new(look);
    page.text(title).gap();
    for line in lines {
        page.text(line);
    }
    page.gap();
    page.text("b goes back, g 3.2 to a statement, l lists the domains, r is the review, q stops. All is saved.");
    page.finish()
}
