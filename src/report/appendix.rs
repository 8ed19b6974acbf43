//! Every statement with its numbers, domain by domain.

use crate::needs::Route;
use crate::questionnaire::Node;
use crate::score::StatementScore;
use crate::words::{list, sentence, upper_first};

use super::chosen::stands;
use super::facts::Facts;
use super::stand::Shown;
use super::talk::people_at;
use super::{Block, Cell, Counts, CountsRow, Table, Voice, leaves_out, needs, paragraph, remarks};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let key = facts.answers_key();
    for (at, domain) in facts.questionnaire.domains.iter().enumerate() {
        // A part for other roles has no place on one's own page.
        if facts.voice == Voice::Mine && skipped(facts, domain) {
            continue;
        }
        blocks.push(Block::Heading(format!("{} {}", domain.id, domain.title)));
        if !domain.named_in_2011.is_empty() && facts.voice != Voice::Mine {
            blocks.push(Block::Labelled("As named in 2011".into(), domain.named_in_2011.clone()));
        }
        // The key once, over the first table.
        let key = if at == 0 { key.clone() } else { String::new() };
        blocks.extend(node(facts, domain, key));
    }
    blocks
}

/// A domain's or section's own statements, then its sections.
fn node(facts: &Facts<'_>, node: &Node, mut key: String) -> Vec<Block> {
    if skipped(facts, node) {
        return vec![paragraph("This was left out, or nobody was asked it.")];
    }
    let members: Vec<usize> = node.own.clone().filter(|&at| !facts.withheld[at]).collect();
    let mut blocks = Vec::new();
    if !members.is_empty() {
        blocks.push(match counted(facts, &members) {
            Some(counts) => Block::Counts(counts),
            None => statements(facts, &members, std::mem::take(&mut key)),
        });
        blocks.extend(remarks::blocks(facts, &members));
        if facts.common_target(&facts.all()).is_none() {
            blocks.push(Block::Labelled("Target".into(), targets(facts, &members)));
        }
        blocks.extend(given(facts, &members));
        blocks.extend(notes(facts, &members));
    } else if !node.own.is_empty() {
        blocks.push(paragraph("Too few people were asked these statements to show them."));
    }
    for section in &node.sections {
        blocks.push(Block::Subheading(format!("{} {}", section.id, section.title)));
        blocks.extend(self::node(facts, section, std::mem::take(&mut key)));
    }
    blocks
}

/// Whether nobody was asked any statement of a domain or section.
fn skipped(facts: &Facts<'_>, node: &Node) -> bool {
    node.statements.clone().all(|at| facts.shown(at) == Shown::NotAsked)
}

/// What answers carry besides the rating: dates, owners, evidence.
fn given(facts: &Facts<'_>, members: &[usize]) -> Option<Block> {
    let lines: Vec<String> = (members.iter())
        .filter_map(|&at| Some(format!("{}: {}", facts.statement(at).id, facts.given_line(at)?)))
        .collect();
    (!lines.is_empty()).then(|| Block::List("Given with the answers".into(), lines))
}

/// How many people are at each level, where one scale of numbered levels serves all statements of several people.
fn counted(facts: &Facts<'_>, members: &[usize]) -> Option<Counts> {
    let [scale] = facts.questionnaire.scales.as_slice() else {
        return None;
    };
    if facts.is_single() || !scale.asked.is_empty() {
        return None;
    }
    let some = |of: fn(&StatementScore) -> u32| members.iter().any(|&at| of(facts.score(at)) > 0);
    let columns = [
        (true, "Don't know"),
        (some(|score| score.not_applicable), "Not applicable"),
        (some(|score| score.unanswered), "Not answered"),
        (true, "Kind"),
        (true, "Level shown"),
    ];
    let row = |&at: &usize| {
        let score = facts.score(at);
        let rated = score.ratings() > 0;
        let others = [
            facts.dont_knows(at),
            facts.not_applicables(at),
            facts.not_answered(at),
            upper_first(facts.kind(at)),
            shown(facts, at),
        ];
        CountsRow {
            name: facts.named(at),
            counts: if rated { score.counts.clone() } else { Vec::new() },
            sentence: if rated { people_at(facts, at) } else { String::new() },
            others: columns
                .iter()
                .zip(others)
                .filter(|((wanted, _), _)| *wanted)
                .map(|(_, other)| other)
                .collect(),
        }
    };
    Some(Counts {
        levels: scale.levels.iter().map(|level| level.key.clone()).collect(),
        heads: columns
            .iter()
            .filter(|(wanted, _)| *wanted)
            .map(|(_, head)| (*head).to_owned())
            .collect(),
        rows: members.iter().map(row).collect(),
    })
}

/// The level that stands for a statement, or what is to be done before one does.
fn shown(facts: &Facts<'_>, at: usize) -> String {
    match facts.findings[at].route {
        Some(Route::Talk) => "To talk about".to_owned(),
        Some(Route::FindOut) => "To find out".to_owned(),
        _ => upper_first(stands(facts, at).trim_start_matches("level ")),
    }
}

/// What was answered to each statement; not the columns that would say nothing.
fn statements(facts: &Facts<'_>, members: &[usize], key: String) -> Block {
    let several = !facts.is_single();
    let routes = facts.voice != Voice::Mine && !leaves_out(facts, "needs");
    let columns = [
        (true, "Statement"),
        (true, if several { "Answers" } else { "Answered" }),
        (several, "Kind"),
        (routes, "Route"),
    ];
    let row = |&at: &usize| {
        let cells: [Cell; 4] = [
            facts.named(at).into(),
            facts.answered_cell(at),
            kind(facts, at),
            route(facts, at).into(),
        ];
        let shown = columns.iter().zip(cells).filter(|((shown, _), _)| *shown);
        shown.map(|(_, cell)| cell).collect()
    };
    let head = columns.iter().filter(|(shown, _)| *shown);
    Block::Table(Table {
        head: head.map(|(_, name)| (*name).to_owned()).collect(),
        rows: members.iter().map(row).collect(),
        key,
    })
}

/// `Level 3, In place; level 4, Embedded, for D4.04.`: the most common one first.
fn targets(facts: &Facts<'_>, members: &[usize]) -> String {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for &at in members {
        let statement = facts.statement(at);
        let target = facts.target_text(at);
        match groups.iter_mut().find(|(text, _)| *text == target) {
            Some((_, ids)) => ids.push(&statement.id),
            None => groups.push((target, vec![&statement.id])),
        }
    }
    groups.sort_by_key(|(_, ids)| std::cmp::Reverse(ids.len()));
    let mut groups = groups.into_iter();
    let mut text = groups
        .next()
        .map_or_else(String::new, |(target, _)| upper_first(&target));
    for (target, ids) in groups {
        text.push_str(&format!("; {target}, for {}", list(&ids)));
    }
    sentence(&text)
}

/// The kind; `one view apart` would make the statements' column narrow.
fn kind(facts: &Facts<'_>, at: usize) -> Cell {
    let full = facts.kind(at).to_owned();
    let short = full.replace("one view apart", "one apart");
    Cell::Brief { short, full }
}

fn route(facts: &Facts<'_>, at: usize) -> &'static str {
    facts.findings[at].route.map_or("", |route| route.label())
}

/// Every note that this reader may see and that no other section shows, so that none is lost and none is repeated.
fn notes(facts: &Facts<'_>, members: &[usize]) -> Option<Block> {
    let of = |&at: &usize| {
        let named = move |note| format!("{}: \u{201c}{note}\u{201d}", facts.statement(at).id);
        facts.notes(at).into_iter().map(named)
    };
    let own = facts.voice == Voice::Mine;
    let in_full = needs::in_full_first(facts);
    let elsewhere = |at: &usize| {
        let finding = &facts.findings[*at];
        let to_find_out = finding.route == Some(Route::FindOut) && facts.is_single();
        finding.strength || in_full.contains(at) || finding.route == Some(Route::Talk) || to_find_out
    };
    let here = members.iter().filter(|at| own || !elsewhere(at));
    let all: Vec<String> = here.flat_map(of).collect();
    let label = if own { "Notes" } else { "Other notes" };
    (!all.is_empty()).then(|| Block::List(label.into(), all))
}
