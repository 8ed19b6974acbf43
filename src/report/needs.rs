//! Development needs in priority order: the first in full, the rest in a table, and in full in an appendix.

mod in_full;

use crate::needs::Route;
use crate::number::Number;
use crate::plan::Plan;
use crate::questionnaire::AskKind;
use crate::words::{count, list, plural, sentence};

use super::facts::Facts;
use super::{Block, Cell, Voice, labelled, paragraph, table};
use in_full::in_full;
pub(super) use in_full::{next_level, with_descriptor};

/// How many needs are shown in full: as many as a group is asked to choose at most.
const IN_FULL: usize = 5;

/// How many needs one's own page lists.
const ON_OWN_PAGE: usize = 10;

/// The heading: what the group chose, or what the answers point to.
pub(super) fn heading(facts: &Facts<'_>) -> &'static str {
    if chosen(facts).is_some() {
        "What we need to develop"
    } else {
        "Development needs"
    }
}

/// The plan, where the group has chosen needs in it.
fn chosen<'a>(facts: &Facts<'a>) -> Option<&'a Plan> {
    let team = facts.voice != Voice::Mine;
    facts.also.plan.filter(|plan| team && !plan.needs.is_empty())
}

/// The statements of which notes are shown with the needs.
pub(super) fn in_full_first(facts: &Facts<'_>) -> Vec<usize> {
    if let Some(plan) = chosen(facts) {
        let is_chosen = |at: &usize| {
            let id = &facts.statement(*at).id;
            plan.needs.iter().any(|need| need.statements.contains(id))
        };
        return facts.all().into_iter().filter(is_chosen).collect();
    }
    let mut needs = facts.with_route(Route::Act);
    needs.truncate(IN_FULL);
    needs
}

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    if let Some(plan) = chosen(facts) {
        return super::chosen::blocks(facts, plan);
    }
    let needs = facts.with_route(Route::Act);
    if needs.is_empty() {
        return vec![paragraph(format!("{}.", none(facts)))];
    }
    if facts.voice == Voice::Mine {
        return own(facts, &needs);
    }
    let (first, rest) = needs.split_at(needs.len().min(IN_FULL));
    let mut blocks = vec![paragraph(introduction(facts, needs.len()))];
    if needs.len() > 1 && (0..needs.len()).any(|place| is_tied(facts, &needs, place)) {
        blocks.push(paragraph(format!(
            "An equals sign marks needs with the same priority: their order is open to {} choice.",
            facts.voice.our()
        )));
    }
    blocks.extend((0..first.len()).flat_map(|place| one(facts, &needs, place)));
    if !rest.is_empty() {
        blocks.extend(in_brief(facts, &needs, rest));
    }
    blocks
}

/// The first needs with what was answered and a first move, and no more.
pub(super) fn in_short(facts: &Facts<'_>) -> Vec<Block> {
    let needs = facts.with_route(Route::Act);
    if needs.is_empty() {
        return vec![paragraph(format!("{}.", none(facts)))];
    }
    let mut blocks = vec![paragraph(introduction(facts, needs.len()))];
    for place in 0..needs.len().min(IN_FULL) {
        let statement = facts.statement(needs[place]);
        blocks.push(Block::Heading(titled(facts, &needs, place)));
        let answered = sentence(&facts.answered(needs[place]));
        blocks.push(paragraph(format!(
            "{}. {} {answered}",
            statement.id, statement.statement
        )));
        blocks.extend((!statement.first_move.is_empty()).then(|| labelled("A first move", &statement.first_move)));
    }
    if needs.len() > IN_FULL {
        let rest = needs.len() - IN_FULL;
        let verb = plural(rest, "is", "are");
        blocks.push(paragraph(format!(
            "There {verb} {rest} more, in order, in the whole report."
        )));
    }
    blocks
}

/// The needs after the first ones, each in full: reference matter, for whoever works on one of them.
pub(super) fn others_in_full(facts: &Facts<'_>) -> Vec<Block> {
    let needs = facts.with_route(Route::Act);
    if facts.voice == Voice::Mine || chosen(facts).is_some() {
        return Vec::new();
    }
    (IN_FULL..needs.len())
        .flat_map(|place| one(facts, &needs, place))
        .collect()
}

/// One need under its heading.
fn one(facts: &Facts<'_>, needs: &[usize], place: usize) -> Vec<Block> {
    std::iter::once(Block::Heading(titled(facts, needs, place)))
        .chain(in_full(facts, needs[place]))
        .collect()
}

fn titled(facts: &Facts<'_>, needs: &[usize], place: usize) -> String {
    let tie = if is_tied(facts, needs, place) { " =" } else { "" };
    format!("Need {}{tie}. {}", place + 1, facts.statement(needs[place]).short)
}

/// Why there is no need to act on, without a full stop.
pub(super) fn none(facts: &Facts<'_>) -> String {
    let routes = [(Route::Talk, "to talk about"), (Route::FindOut, "to find out")];
    let parts: Vec<String> = routes
        .into_iter()
        .map(|(route, what)| (facts.with_route(route).len(), what))
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {} {what}", plural(number, "is", "are")))
        .collect();
    if parts.is_empty() {
        return "No statement is a development need".into();
    }
    format!("No statement is a development need yet: {} first", list(&parts))
}

/// On one's own page: the first needs with what could be done, and where the rest are.
fn own(facts: &Facts<'_>, needs: &[usize]) -> Vec<Block> {
    let first = needs.iter().take(ON_OWN_PAGE);
    let rows = first.map(|&at| {
        let statement = facts.statement(at);
        [
            Cell::Text(facts.named(at)),
            facts.answered_cell(at),
            statement.first_move.clone().into(),
        ]
    });
    let head = ["Statement", "Answered", "A first move"];
    let mut blocks = vec![paragraph(introduction(facts, needs.len())), table(head, rows)];
    if needs.len() > ON_OWN_PAGE {
        blocks.push(paragraph(format!("These are the first {ON_OWN_PAGE}.")));
    }
    blocks
}

fn introduction(facts: &Facts<'_>, number: usize) -> String {
    let needs = count(
        number,
        "statement is a development need",
        "statements are development needs",
    );
    let asked = facts
        .questionnaire
        .asks
        .iter()
        .any(|ask| ask.kind == AskKind::Importance);
    let important = asked || facts.questionnaire.statements.iter().any(|one| one.importance != 1);
    let counting = if important {
        ", counting important things more"
    } else {
        ""
    };
    let we = facts.voice.we();
    format!("{needs}. What falls furthest short of where {we} said {we} need to be comes first{counting}.")
}

fn is_tied(facts: &Facts<'_>, needs: &[usize], place: usize) -> bool {
    let ranked_by = |at: &usize| -> Option<&Number> { facts.findings[*at].share_of_scale.as_ref() };
    let same = |other: Option<&usize>| other.is_some_and(|at| ranked_by(at) == ranked_by(&needs[place]));
    same(place.checked_sub(1).and_then(|before| needs.get(before))) || same(needs.get(place + 1))
}

fn in_brief(facts: &Facts<'_>, needs: &[usize], rest: &[usize]) -> Vec<Block> {
    // Answers and targets are in Appendix A: more columns would make these narrow.
    let rows = rest.iter().enumerate().map(|(more, &at)| {
        let place = IN_FULL + more;
        let tie = if is_tied(facts, needs, place) { " =" } else { "" };
        [
            Cell::Text(format!("{}{tie}", place + 1)),
            facts.named(at).into(),
            facts.statement(at).first_move.clone().into(),
        ]
    });
    let table = table(["Order", "Statement", "A first move"], rows.collect::<Vec<_>>());
    let heading = match rest.len() {
        1 => "The next need".to_owned(),
        number => format!("The next {number}, in order"),
    };
    let where_else = "Each of these is in full in the appendix of the other development needs.".to_owned();
    vec![Block::Heading(heading), table, paragraph(where_else)]
}

/// The first needs by name, for the next steps.
pub(super) fn first_names(facts: &Facts<'_>, number: usize) -> String {
    let needs = facts.with_route(Route::Act);
    let names: Vec<String> = needs
        .iter()
        .take(number)
        .map(|&at| format!("\u{201c}{}\u{201d}", facts.statement(at).short))
        .collect();
    list(&names)
}
