//! Next steps: concrete, and in the order in which a team can take them.

use crate::needs::Route;
use crate::plan::{ChosenNeed, Plan};
use crate::questionnaire::PrivacyKind;
use crate::words::{count, date, plural, sentence};

use super::facts::Facts;
use super::stand::Shown;
use super::{Block, Voice, leaves_out, needs, plan};

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
    let unnamed = facts
        .with_route(Route::FindOut)
        .into_iter()
        .any(|at| plan::action_about(facts, at).is_none());
    if unknown > 0 && unnamed {
        steps.push(format!(
            "Choose who will find out about the {} that we do not know.",
            statements(unknown)
        ));
    }
    let plan = facts.also.plan.filter(|plan| !plan.needs.is_empty());
    match plan {
        Some(plan) => steps.extend(planned(plan)),
        None => steps.extend(choosing(facts)),
    }
    let review = plan.map(|plan| plan.review_on.as_str()).filter(|day| !day.is_empty());
    steps.push(match review {
        Some(day) => format!("Look at the action plan together on {}.", date(day)),
        None => "Look at progress together on a day that we set now.".to_owned(),
    });
    steps.push(match facts.questionnaire.when.as_str() {
        "" => "Repeat this self-assessment in 6 to 12 months.".to_owned(),
        when => sentence(&format!("Choose when to do this again. It is worth doing: {when}")),
    });
    steps
}

/// What a plan still lacks.
fn planned(plan: &Plan) -> Option<String> {
    let open = plan.actions.iter().filter(|one| one.status.is_open());
    let lacks = open.filter(|one| one.owner.is_empty() || one.due.is_empty()).count();
    let bare = |need: &&ChosenNeed| !plan.actions.iter().any(|one| one.need == need.id);
    let bare = plan.needs.iter().filter(bare).count();
    let actions = (lacks > 0).then(|| format!("the {} one", count(lacks, "action that lacks", "actions that lack")));
    let needs = (bare > 0).then(|| format!("a first action for {}", count(bare, "need", "needs")));
    match (needs, actions) {
        (None, None) => None,
        (Some(needs), None) => Some(format!("Agree {needs}, with one owner and one date.")),
        (None, Some(actions)) => Some(format!("Agree one owner and one date for {actions}.")),
        (Some(needs), Some(actions)) => Some(format!("Agree {needs}, and one owner and one date for {actions}.")),
    }
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
