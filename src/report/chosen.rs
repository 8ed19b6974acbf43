//! The needs that the group chose, in its order, with its reasons; then what else the answers point to.

use crate::needs::Route;
use crate::plan::{ChosenNeed, Plan};
use crate::words::{count, list, plural, sentence, upper_first};

use super::facts::Facts;
use super::needs::{next_level, with_descriptor};
use super::picture::levels_named;
use super::stand::Shown;
use super::{Block, Cell, labelled, leaves_out, paragraph, resources, table};

/// How many other needs are named.
const OTHERS: usize = 10;

/// The chosen needs in full, then the first of the others.
pub(super) fn blocks(facts: &Facts<'_>, plan: &Plan) -> Vec<Block> {
    let mut blocks = vec![introduction(plan)];
    for (need, number) in plan.needs.iter().zip(1..) {
        blocks.push(Block::Heading(format!("Need {number}. {}", need.title)));
        blocks.extend(one(facts, need));
        blocks.extend(actions(plan, need));
    }
    blocks.extend(others(facts, plan));
    blocks
}

/// The same with what was chosen and why, and no more.
pub(super) fn in_short(facts: &Facts<'_>, plan: &Plan) -> Vec<Block> {
    let mut blocks = vec![introduction(plan)];
    for (need, number) in plan.needs.iter().zip(1..) {
        blocks.push(Block::Heading(format!("Need {number}. {}", need.title)));
        blocks.push(paragraph(where_it_stands(facts, need, |at| {
            facts.statement(at).id.clone()
        })));
        blocks.extend((!need.reason.is_empty()).then(|| labelled("Why we chose it", &need.reason)));
    }
    blocks
}

fn introduction(plan: &Plan) -> Block {
    let chosen = count(plan.needs.len(), "need", "needs");
    let order = if plan.needs.len() > 1 {
        " The order is ours."
    } else {
        ""
    };
    paragraph(format!("We chose {chosen}.{order}"))
}

fn one(facts: &Facts<'_>, need: &ChosenNeed) -> Vec<Block> {
    let about = about(facts, need);
    let mut blocks = vec![paragraph(where_it_stands(facts, need, |at| facts.named(at)))];
    blocks.extend((!need.reason.is_empty()).then(|| labelled("Why we chose it", &need.reason)));
    if let [at] = about.as_slice() {
        blocks.push(labelled("What we saw", saw(facts, *at)));
    } else {
        let lines = about
            .iter()
            .map(|&at| format!("{}: {}", facts.statement(at).id, saw(facts, at)));
        blocks.push(Block::List("What we saw".into(), lines.collect()));
    }
    blocks.extend(said(facts, &about));
    blocks.extend(one_up(facts, &about));
    blocks.extend(resources::of(facts, &about));
    blocks
}

/// The statements that a need is about, as positions; those that the questionnaire no longer has are not among them.
fn about(facts: &Facts<'_>, need: &ChosenNeed) -> Vec<usize> {
    let statements = &facts.questionnaire.statements;
    let found = need.statements.iter();
    found
        .filter_map(|id| statements.iter().position(|one| one.id == *id))
        .collect()
}

/// `Statements D2.07 (level 1) and D2.13 (views differ). In 12 months: level 3.`
fn where_it_stands(facts: &Facts<'_>, need: &ChosenNeed, name: impl Fn(usize) -> String) -> String {
    let about = about(facts, need);
    let named: Vec<String> = about
        .iter()
        .map(|&at| format!("{} ({})", name(at), stands(facts, at)))
        .collect();
    let mut text = if named.is_empty() {
        "The questionnaire no longer has its statements.".to_owned()
    } else {
        format!("{} {}.", plural(named.len(), "Statement", "Statements"), list(&named))
    };
    if !need.in_12_months.is_empty() {
        text.push_str(&format!(" In 12 months: level {}.", need.in_12_months));
    }
    text
}

/// Where a statement stands, as in the digit strip.
pub(super) fn stands(facts: &Facts<'_>, at: usize) -> String {
    match facts.shown(at) {
        Shown::Level(_) if facts.views_differ(at) => "views differ".into(),
        Shown::Level(level) => levels_named(facts, at, &[level]),
        Shown::FindOut => "not known".into(),
        Shown::Unanswered => "not answered".into(),
        Shown::NotApplicable => "not applicable".into(),
        Shown::NotAsked => "not asked".into(),
        Shown::Withheld => "not shown".into(),
    }
}

/// What the answers say, in counts: `All 7 people rated it at level 1 or 2` where two levels next to each other hold them all.
fn saw(facts: &Facts<'_>, at: usize) -> String {
    let score = facts.score(at);
    let taken: Vec<usize> = (0..score.counts.len())
        .filter(|&level| score.counts[level] > 0)
        .collect();
    let close =
        matches!(taken.as_slice(), [low, rest @ ..] if rest.len() < 2 && rest.iter().all(|high| high - low == 1));
    if facts.is_single() || facts.withheld[at] || !close || score.ratings() != score.responses() {
        let differ = if facts.views_differ(at) { "Views differ: " } else { "" };
        return sentence(&format!("{differ}{}", facts.answered(at)));
    }
    let people = score.ratings();
    format!("All {people} people rated it at {}.", levels_named(facts, at, &taken))
}

fn said(facts: &Facts<'_>, about: &[usize]) -> Option<Block> {
    let notes = about.iter().flat_map(|&at| facts.notes(at));
    let quoted: Vec<String> = notes.map(|note| format!("\u{201c}{note}\u{201d}")).collect();
    (!quoted.is_empty()).then(|| Block::List("What people said".into(), quoted))
}

/// What the level above the one that is shown looks like, for each statement.
fn one_up(facts: &Facts<'_>, about: &[usize]) -> Option<Block> {
    let label = "One level up would look like".to_owned();
    let up: Vec<(usize, usize)> = (about.iter())
        .filter_map(|&at| Some((at, next_level(facts, at)?)))
        .collect();
    let text = |at, next| with_descriptor(facts, &upper_first(&facts.level_text(at, next)), at, next);
    match up.as_slice() {
        [] => None,
        [(at, next)] => Some(labelled(&label, text(*at, *next))),
        several => {
            let line = |&(at, next): &(usize, usize)| format!("{}: {}", facts.statement(at).id, text(at, next));
            Some(Block::List(label, several.iter().map(line).collect()))
        }
    }
}

/// `Actions 1 and 3 of the plan.`
fn actions(plan: &Plan, need: &ChosenNeed) -> Option<Block> {
    let own = plan.actions.iter().zip(1..).filter(|(one, _)| one.need == need.id);
    let numbers: Vec<String> = own.map(|(_, number): (_, usize)| number.to_string()).collect();
    let actions = plural(numbers.len(), "Action", "Actions");
    (!numbers.is_empty()).then(|| labelled("What we will do", format!("{actions} {} of the plan", list(&numbers))))
}

/// What falls furthest short of those that were not chosen.
fn others(facts: &Facts<'_>, plan: &Plan) -> Vec<Block> {
    let chosen = |at: &usize| {
        plan.needs
            .iter()
            .any(|need| need.statements.contains(&facts.statement(*at).id))
    };
    let rest: Vec<usize> = facts
        .with_route(Route::Act)
        .into_iter()
        .filter(|at| !chosen(at))
        .collect();
    if rest.is_empty() {
        return Vec::new();
    }
    let rows = rest.iter().take(OTHERS).map(|&at| {
        [
            Cell::Text(facts.named(at)),
            facts.answered_cell(at),
            facts.statement(at).first_move.clone().into(),
        ]
    });
    let verb = count(rest.len(), "other statement is", "other statements are");
    let first = if rest.len() > OTHERS {
        let all = if leaves_out(facts, "statements") {
            ""
        } else {
            "; Appendix A has all"
        };
        format!(" The first {OTHERS} are here{all}.")
    } else {
        String::new()
    };
    vec![
        Block::Heading("What else the answers point to".into()),
        paragraph(format!(
            "{verb} below target in at least half of the ratings. What falls furthest short comes first.{first}"
        )),
        table(["Statement", "Answers", "A first move"], rows.collect::<Vec<_>>()),
    ]
}
