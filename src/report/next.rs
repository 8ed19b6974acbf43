//! Next steps: concrete, and in the order in which a team can take them.

use crate::needs::Route;
use crate::questionnaire::PrivacyKind;
use crate::words::{count, plural, sentence};

use super::facts::Facts;
use super::stand::Shown;
use super::{Block, Voice, leaves_out, needs};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let steps = if facts.voice == Voice::Mine {
        own(facts)
    } else {
        team(facts)
    };
    vec![Block::Steps(steps)]
}

fn own(facts: &Facts<'_>) -> Vec<String> {
    if facts.questionnaire.privacy.kind == PrivacyKind::Private {
        return private(facts);
    }
    let mut steps = vec!["Look through this page before the team talks. Note what surprises you.".to_owned()];
    steps.extend(first_need(facts, "Think of one example for the first of your needs"));
    steps.push("Decide which of your notes you want to share, and say so yourself.".to_owned());
    steps
}

/// Where nobody else is part of it: the first moves of the first two needs.
fn private(facts: &Facts<'_>) -> Vec<String> {
    let needs = facts.with_route(Route::Act).into_iter().map(|at| facts.statement(at));
    let moves = needs.filter(|one| !one.first_move.is_empty()).take(2);
    let mut steps: Vec<String> = moves
        .map(|one| format!("For \u{201c}{}\u{201d}: {}", one.short, sentence(&one.first_move)))
        .collect();
    if !facts.with_route(Route::FindOut).is_empty() {
        steps.push("Ask one person about what you found hard to judge alone.".to_owned());
    }
    steps.push("Nothing here is shared unless you copy it out yourself, piece by piece.".to_owned());
    steps
}

fn team(facts: &Facts<'_>) -> Vec<String> {
    let mut steps = Vec::new();
    let number = |route| facts.with_route(route).len();
    let (talk, unknown) = (number(Route::Talk), number(Route::FindOut));
    let open = facts
        .all()
        .into_iter()
        .filter(|&at| facts.shown(at) == Shown::Unanswered)
        .count();
    if open > 0 {
        steps.push(format!(
            "Answer the {} that {} still open.",
            statements(open),
            plural(open, "is", "are")
        ));
    }
    if talk > 0 {
        steps.push(format!(
            "Talk about the {} where views differ. Begin with an example each.",
            statements(talk)
        ));
    }
    if unknown > 0 {
        steps.push(format!(
            "Choose who will find out about the {} that we do not know.",
            statements(unknown)
        ));
    }
    steps.extend(choosing(facts));
    steps.push("Look at progress together on a day that we set now.".to_owned());
    steps.push(match facts.questionnaire.when.as_str() {
        "" => "Repeat this self-assessment in 6 to 12 months.".to_owned(),
        when => sentence(&format!("Choose when to do this again. It is worth doing: {when}")),
    });
    steps
}

/// What to choose, and what each choice needs. Where the report has no list of development needs, none is spoken of.
fn choosing(facts: &Facts<'_>) -> Vec<String> {
    let few = facts.with_route(Route::Act).len() <= MOST_CHOSEN;
    let (choose, each) = match (leaves_out(facts, "needs"), few) {
        (true, _) => ("Choose what to take up first, such as", "thing"),
        (false, true) => (
            "Choose which development needs to work on. The list begins with",
            "need",
        ),
        (false, false) => ("Choose 3 to 5 development needs. The list begins with", "need"),
    };
    let mut steps: Vec<String> = first_need(facts, choose).into_iter().collect();
    steps.push(format!(
        "Give each {each} that we choose one owner, one first move and one date."
    ));
    steps
}

/// How many needs a team is asked to choose at most.
const MOST_CHOSEN: usize = 5;

fn first_need(facts: &Facts<'_>, lead: &str) -> Option<String> {
    let first = needs::first_names(facts, 1);
    (!first.is_empty()).then(|| format!("{lead}: {first}."))
}

fn statements(number: usize) -> String {
    count(number, "statement", "statements")
}
