//! A plan as a page: the needs, the actions, what became of them, and what is late or due.

use crate::plan::{Action, ChosenNeed, Due, Plan, Status, Summary, due, is_late};
use crate::questionnaire::Questionnaire;
use crate::render::{Options, terminal};
use crate::report::{Block, Cell, Front, Section, Table};
use crate::words::{count, date, list, plural, sentence};

use super::Shown;

pub(super) fn front(shown: &Shown<'_>) -> Front {
    let (whose, purpose) = if shown.own {
        (
            "my plan",
            "What I chose to develop, and what I do about it. It is for me alone.",
        )
    } else {
        ("our plan", "What we chose to develop, and what we do about it.")
    };
    let fact = |label: &str, text: String| (label.to_owned(), text);
    let mut facts = vec![
        fact("Title", shown.title.to_owned()),
        fact("Day", date(&shown.today.to_string())),
        fact("Actions", Summary::of(shown.plan, Some(shown.today)).sentence()),
    ];
    if !shown.plan.review_on.is_empty() {
        facts.push(fact("To be looked at again", date(&shown.plan.review_on)));
    }
    Front {
        heading: format!("{}: {whose}", shown.organisation),
        purpose: purpose.to_owned(),
        facts,
        asked: Vec::new(),
    }
}

pub(super) fn sections(shown: &Shown<'_>) -> Vec<Section> {
    let became = became(shown.plan);
    let heading = if shown.own {
        "What I chose to develop"
    } else {
        "What we chose to develop"
    };
    let mut sections = vec![
        section("chosen", heading, needs(shown)),
        section("actions", "Actions", actions(shown)),
    ];
    if !became.is_empty() {
        sections.push(section("became", "What became of them", became));
    }
    sections.push(section("due", "What wants looking at", looking_at(shown)));
    sections
}

fn section(id: &'static str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        id,
        heading: heading.to_owned(),
        blocks,
    }
}

fn needs(shown: &Shown<'_>) -> Vec<Block> {
    if shown.plan.needs.is_empty() {
        return vec![Block::Paragraph("No need has been chosen yet.".to_owned())];
    }
    let needs = shown.plan.needs.iter();
    needs.flat_map(|need| one_need(need, shown)).collect()
}

fn one_need(need: &ChosenNeed, shown: &Shown<'_>) -> Vec<Block> {
    let label = |label: &str, text: String| Block::Labelled(label.to_owned(), text);
    let mut blocks = vec![
        Block::Heading(format!("{}. {}", need.id, need.title)),
        label(
            plural(need.statements.len(), "Statement", "Statements"),
            statements(need, shown.questionnaire),
        ),
    ];
    if !need.reason.is_empty() {
        blocks.push(label("Why", sentence(&need.reason)));
    }
    if let Some(text) = in_12_months(need, shown.questionnaire) {
        blocks.push(label("In 12 months", text));
    }
    let ids: Vec<&str> = (shown.plan.actions_of(&need.id)).map(|one| one.id.as_str()).collect();
    let ids = if ids.is_empty() {
        "None yet".to_owned()
    } else {
        list(&ids)
    };
    blocks.push(label("Actions", ids));
    blocks
}

/// Each statement with its few words, or that there is none of that id any longer.
fn statements(need: &ChosenNeed, questionnaire: &Questionnaire) -> String {
    let named = need.statements.iter().map(|id| match questionnaire.position(id) {
        Some(at) => format!("{id} {}", questionnaire.statements[at].short),
        None => format!(
            "{id}, no longer in the questionnaire (version {})",
            questionnaire.version
        ),
    });
    named.collect::<Vec<_>>().join("; ")
}

fn in_12_months(need: &ChosenNeed, questionnaire: &Questionnaire) -> Option<String> {
    match need.level(questionnaire) {
        Some(level) => Some(format!("level {}, {}", level.key, level.label)),
        None if need.in_12_months.is_empty() => None,
        None => Some(format!("level {}", need.in_12_months)),
    }
}

fn actions(shown: &Shown<'_>) -> Vec<Block> {
    if shown.plan.actions.is_empty() {
        return vec![Block::Paragraph("No action has been written down yet.".to_owned())];
    }
    let head = ["Action", "Need", "Owner", "By", "Status"].map(str::to_owned);
    let rows = shown.plan.actions.iter().map(|one| {
        let yet = |text: &'static str| if one.status.is_open() { text } else { "" };
        let cells = [
            format!("{} {}", one.id, one.action),
            one.need.clone(),
            or(&one.owner, yet("nobody yet")),
            or(&date(&one.due), yet("no day yet")),
            status(one, shown),
        ];
        cells.map(Cell::Text).to_vec()
    });
    vec![Block::Table(Table {
        head: head.to_vec(),
        rows: rows.collect(),
        key: String::new(),
    })]
}

fn status(action: &Action, shown: &Shown<'_>) -> String {
    let label = action.status.label();
    if is_late(action, shown.today) {
        return format!("Late ({})", label.to_lowercase());
    }
    label.to_owned()
}

fn or(text: &str, otherwise: &str) -> String {
    if text.is_empty() { otherwise } else { text }.to_owned()
}

/// What shows that actions were done, why some were dropped or go on elsewhere, and how days were changed.
fn became(plan: &Plan) -> Vec<Block> {
    let with = |status: Status| plan.actions.iter().filter(move |one| one.status == status);
    let done = with(Status::Done).map(|one| {
        let shows = or(&one.evidence, "nothing was written down that shows it");
        format!("{}, {}: {}", one.id, date(&one.closed_on), sentence(&shows))
    });
    let why = |one: &Action| format!("{}: {}", one.id, sentence(&or(&one.why, "no reason was written down")));
    let moves = plan.actions.iter().flat_map(|one| {
        one.moves.iter().map(|changed| {
            let why = if changed.why.is_empty() {
                String::new()
            } else {
                format!(" {}", sentence(&changed.why))
            };
            let (from, to) = (date(&changed.from), date(&changed.to));
            format!("{}, from {from} to {to}.{why}", one.id)
        })
    });
    let lists = [
        ("What shows that they were done", done.collect::<Vec<_>>()),
        ("Moved to the next plan", with(Status::Moved).map(why).collect()),
        ("Dropped", with(Status::Dropped).map(why).collect()),
        ("Days that were changed", moves.collect()),
    ];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    lists
        .map(|(label, items)| Block::List(label.to_owned(), items))
        .collect()
}

fn looking_at(shown: &Shown<'_>) -> Vec<Block> {
    let due = due(shown.plan, shown.today, shown.within);
    let until = date(&due.until.to_string());
    let mut blocks = Vec::new();
    if due.late.is_empty() && due.soon.is_empty() {
        let text = format!("Nothing is late, and nothing is due up to {until}.");
        blocks.push(Block::Paragraph(text));
    }
    blocks.extend(lists(&due, &until));
    blocks
}

fn lists(due: &Due<'_>, until: &str) -> Vec<Block> {
    let soon = format!("Due up to {until}");
    let all = [
        ("Late", &due.late),
        (soon.as_str(), &due.soon),
        ("No day yet", &due.undated),
        ("No owner yet", &due.unowned),
    ];
    let mut blocks: Vec<Block> = all
        .iter()
        .filter(|(_, actions)| !actions.is_empty())
        .map(|(label, actions)| Block::List((*label).to_owned(), actions.iter().map(|one| line(one)).collect()))
        .collect();
    if !due.bare.is_empty() {
        let needs = due.bare.iter().map(|need| format!("{} {}", need.id, need.title));
        blocks.push(Block::List("Needs without an action".to_owned(), needs.collect()));
    }
    blocks
}

/// `15 November 2011: A1 Agree in writing who leads. Dr Priya Nair.`
fn line(action: &Action) -> String {
    let day = if action.due.is_empty() {
        String::new()
    } else {
        format!("{}: ", date(&action.due))
    };
    let owner = if action.owner.is_empty() {
        String::new()
    } else {
        format!(" {}", sentence(&action.owner))
    };
    format!("{day}{} {}{owner}", action.id, sentence(&action.action))
}

/// Only what is late or due in several rounds, each under its name.
#[must_use]
pub fn due_only(rounds: &[Shown<'_>], options: Options) -> String {
    let within = rounds.first().map_or(0, |one| one.within);
    let today = rounds
        .first()
        .map_or_else(String::new, |one| date(&one.today.to_string()));
    let days = count(within as usize, "day", "days");
    let front = Front {
        heading: format!("What is late, and what is due in the next {days}"),
        purpose: format!("On {today}. An action that is due today is not late."),
        facts: Vec::new(),
        asked: Vec::new(),
    };
    let sections: Vec<Section> = rounds
        .iter()
        .map(|one| section("due", &format!("{}, {}", one.organisation, one.title), looking_at(one)))
        .collect();
    terminal::document(&front, &sections, options)
}
