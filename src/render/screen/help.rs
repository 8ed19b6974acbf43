//! Help on the screen at hand: at most 18 lines at 80 columns, with the empty one before it.

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
        Step::OfferSkipped { .. } => elsewhere(
            interview,
            look,
            "Help on skipped statements",
            &[
                "A skipped statement counts as not answered. It is never a don't know and never the lowest level.",
                "Type y to see them one by one now, or press Enter to go on. They come round again at the end.",
            ],
        ),
        Step::Roles => elsewhere(
            interview,
            look,
            "Help on roles",
            &[
                "Type the number of a role, or its name. It is kept with your answers by its name only.",
                "You can change it later: type r for the review, then roles.",
            ],
        ),
        Step::Section { .. } => elsewhere(
            interview,
            look,
            "Help on what may be left out",
            &[
                "Type y to answer it, or n to leave it out. What is left out is not counted as unanswered.",
                "You can change this later by going to it; what you had answered is kept.",
            ],
        ),
        Step::Ask { .. } => elsewhere(
            interview,
            look,
            "Help on what goes with an answer",
            &[
                "Your answer is saved already. This goes with it, on one line.",
                "A date is typed like 31/3/2012, 31 March 2012 or 2012-03-31. Type - to take away what is there.",
                "Type s to go on without it: what is needed comes round again.",
            ],
        ),
        Step::GoOn(_) => elsewhere(
            interview,
            look,
            "Help on going on",
            &[
                "You may go on with things outstanding. It helps later to know who agreed to that.",
                "Type a name, or press Enter to leave it out. Type - to take away what is there.",
            ],
        ),
        Step::Closing(_) | Step::Then(_) => elsewhere(
            interview,
            look,
            "Help on the questions at the end",
            &[
                "These are about the whole, in your own view. Nothing is worked out from your answers.",
                "Each may be left blank: press Enter. Type - to take away what is there.",
            ],
        ),
        Step::DomainSummary(_) => elsewhere(
            interview,
            look,
            "Help on the summary",
            &[
                "Choosing the statement that would make the most difference is optional. It gives the workshop its order.",
                "Type the number of a statement to choose it, - to choose none, or press Enter to go on.",
                "Type g and a number to change an answer; you come back here afterwards.",
            ],
        ),
        Step::Review | Step::Finished => elsewhere(
            interview,
            look,
            "Help on the review",
            &[
                &format!(
                    "Type the number of a statement, such as {}, to change it; you come back here afterwards.",
                    example(interview, "3.5")
                ),
                &of_domain(interview, "to see all its answers"),
                "Type f to finish and save. You can still change answers until the team talks about the results.",
            ],
        ),
        Step::List => elsewhere(
            interview,
            look,
            &format!("Help on the {}", interview.questionnaire().labels.domains),
            &[
                &of_domain(interview, "to go to its next open statement, in any order you like"),
                &format!(
                    "Type the number of a statement, such as {}, to go to it. Press Enter to go back to where you were.",
                    example(interview, "3.5")
                ),
            ],
        ),
    }
}

fn of_domain(interview: &Interview, what: &str) -> String {
    let skipped = "Type s to see the skipped statements.";
    if !interview.by_domain() {
        return skipped.to_owned();
    }
    let label = &interview.questionnaire().labels.domain;
    let such_as = interview.domains().len().min(3);
    format!("Type the number of a {label}, such as {such_as}, {what}. {skipped}")
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

fn elsewhere(interview: &Interview, look: Look, title: &str, lines: &[&str]) -> String {
    let mut page = Page::new(look);
    page.text(title).gap();
    for line in lines {
        page.text(line);
    }
    page.gap();
    page.text(&format!(
        "b goes back, g {} to a statement, l lists the {}, r is the review, q stops. All is saved.",
        example(interview, "3.2"),
        interview.questionnaire().labels.domains
    ));
    page.finish()
}
