//! Help on every step but a statement.

use super::super::Look;
use super::super::text::Page;
use crate::interview::words::example;
use crate::interview::{Interview, Step};
use crate::questionnaire::CountsAs;

/// Help on the present step.
pub(super) fn help(interview: &Interview, look: Look) -> String {
    let (title, lines) = match interview.step() {
        Step::Review | Step::Finished => ("the review".to_owned(), at_review(interview)),
        Step::List => (interview.questionnaire().labels.domains.clone(), at_list(interview)),
        Step::OfferSkipped { .. } => ("skipped statements".to_owned(), at_skipped(interview)),
        step => {
            let (title, lines) = on_the_way(step);
            (title.to_owned(), lines.iter().map(|line| (*line).to_owned()).collect())
        }
    };
    let mut page = Page::new(look);
    let title = match interview.step() {
        Step::List => format!("Help on the {title}"),
        _ => format!("Help on {title}"),
    };
    page.text(&title).gap();
    for line in &lines {
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

fn on_the_way(step: &Step) -> (&'static str, &'static [&'static str]) {
    match step {
        Step::Roles => (
            "roles",
            &[
                "Type the number of a role, or its name.",
                "You can change it later: type r for the review, then roles.",
            ],
        ),
        Step::Section { .. } => (
            "what may be left out",
            &[
                "Type y to answer it, or n to leave it out. What is left out is not counted as unanswered.",
                "You can change this later by going to it; what you had answered is kept.",
            ],
        ),
        Step::Ask { .. } => (
            "what goes with an answer",
            &[
                "Your answer is saved already. This goes with it, on one line.",
                "A date is typed like 31/3/2012, 31 March 2012 or 2012-03-31. Type - to take away what is there.",
                "Type s to go on without it: what is needed comes round again.",
            ],
        ),
        Step::GoOn(_) => (
            "going on",
            &[
                "You may go on with things outstanding. It helps later to know who agreed to that.",
                "Type a name, or press Enter to leave it out. Type - to take away what is there.",
            ],
        ),
        Step::Closing(_) | Step::Then(_) => (
            "the questions at the end",
            &[
                "These are about the whole, in your own view. Nothing is worked out from your answers.",
                "Each may be left blank: press Enter. Type - to take away what is there.",
            ],
        ),
        Step::DomainSummary(_) => (
            "the summary",
            &[
                "Choosing the statement that would make the most difference is optional. It gives the workshop its order.",
                "Type the number of a statement to choose it, - to choose none, or press Enter to go on.",
                "Type g and a number to change an answer; you come back here afterwards.",
            ],
        ),
        _ => ("this screen", &[]),
    }
}

fn at_skipped(interview: &Interview) -> Vec<String> {
    let lowest = match interview.questionnaire().unanswered {
        CountsAs::LeftOut => " and never the lowest level",
        CountsAs::Lowest | CountsAs::Blocks => "",
    };
    vec![
        format!("A skipped statement counts as not answered. It is never a don't know{lowest}."),
        "Type y to see them one by one now, or press Enter to go on. They come round again at the end.".to_owned(),
    ]
}

fn at_review(interview: &Interview) -> Vec<String> {
    vec![
        format!(
            "Type the number of a statement, such as {}, to change it; you come back here afterwards.",
            example(interview, "3.5")
        ),
        of_domain(interview, "to see all its answers"),
        "Type f to finish and save. You can still change answers until the team talks about the results.".to_owned(),
    ]
}

fn at_list(interview: &Interview) -> Vec<String> {
    vec![
        of_domain(interview, "to go to its next open statement, in any order you like"),
        format!(
            "Type the number of a statement, such as {}, to go to it. Press Enter to go back to where you were.",
            example(interview, "3.5")
        ),
    ]
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
