//! The domains of a round of individuals: a digit strip, and counts of statements that anyone can check. No mean: that stands
//! with the figures.

use crate::agreement::Kind;
use crate::questionnaire::{Node, words::either};
use crate::words::{count, plural, upper_first};

use super::facts::Facts;
use super::sections::figures_letter;
use super::stand::{Halves, Tally};
use super::summary::contrast;
use super::{Block, Cell, Table, paragraph};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let halves = facts.halves();
    let mut blocks = contrasts(facts, &halves);
    blocks.push(paragraph(
        "Each figure is one statement, sorted by level. The level is the middle answer: it is proposed, not agreed.",
    ));
    if facts.questionnaire.statements.iter().any(|one| one.reverse) {
        blocks.push(paragraph(
            "A statement of which the lowest level is the hopeful one stands turned round here.",
        ));
    }
    blocks.push(table(facts, &halves));
    blocks.push(legend(facts));
    blocks.extend(kinds(facts).map(paragraph));
    blocks.extend(where_figures_are(facts));
    blocks
}

/// Where the means are, with what has to stand beside them.
fn where_figures_are(facts: &Facts<'_>) -> Option<Block> {
    let letter = figures_letter(facts)?;
    let domain = &facts.questionnaire.labels.domain;
    let ranges = facts.precision.ranges.nodes.iter();
    let range = if ranges.clone().any(|one| one.interval().is_some()) {
        ", with its likely range"
    } else {
        ""
    };
    Some(paragraph(format!(
        "Appendix {letter} has the result of each {domain} as a figure{range}, and how many ratings are at target."
    )))
}

/// Which domains are furthest on, where several can be compared.
fn contrasts(facts: &Facts<'_>, halves: &Halves) -> Vec<Block> {
    let domains = facts.questionnaire.domains.iter().enumerate();
    let compared = domains.filter(|(at, _)| {
        let score = &facts.scores.domains[*at];
        score.counted > 0 && score.status() != "too few answers"
    });
    let sets: Vec<(&str, usize, usize)> = compared
        .map(|(at, domain)| {
            let members = facts.members(at);
            let upper = facts.in_halves(halves, &members).upper;
            (domain.title.as_str(), upper, facts.tally(&members).applicable())
        })
        .collect();
    contrast(&facts.questionnaire.labels.domains, &halves.upper, &sets)
}

/// A set of statements in a table: what it is called, and which they are.
pub(super) type Set = (Vec<Cell>, Vec<usize>);

fn table(facts: &Facts<'_>, halves: &Halves) -> Block {
    let nodes = nodes(facts);
    let mut sets: Vec<Set> = nodes
        .iter()
        .map(|(node, depth)| {
            let members: Vec<usize> = node.statements.clone().collect();
            let name = format!("{}{} {}", "- ".repeat(*depth), node.id, node.title);
            (vec![Cell::Text(name), Cell::Strip(facts.strip(&members))], members)
        })
        .collect();
    if nodes.len() > 1 {
        sets.push((vec!["All".into(), Cell::Text(String::new())], facts.all()));
    }
    let head = [upper_first(&facts.questionnaire.labels.domain), "Levels".into()];
    counted(facts, halves, &head, sets)
}

/// A count of statements under its head.
type Column = (&'static str, fn(Tally) -> usize);

/// The sets with how many statements are in each half, and how many are in none. What is rare has a column where there is any.
pub(super) fn counted(facts: &Facts<'_>, halves: &Halves, head: &[String], sets: Vec<Set>) -> Block {
    let all = facts.tally(&facts.all());
    let others: [Column; 4] = [
        ("Views differ", |tally| tally.differ),
        ("Not known", |tally| tally.find_out),
        ("Not rated", |tally| {
            tally.unanswered + tally.not_applicable + tally.not_asked
        }),
        ("Not shown", |tally| tally.withheld),
    ];
    let columns = others.iter().enumerate().filter(|(at, (_, of))| *at < 2 || of(all) > 0);
    let columns: Vec<&Column> = columns.map(|(_, column)| column).collect();
    let row = |(mut cells, members): Set| {
        let (tally, half) = (facts.tally(&members), facts.in_halves(halves, &members));
        let others = columns.iter().map(|(_, of)| of(tally));
        let numbers = [half.upper, half.lower].into_iter().chain(others);
        cells.extend(numbers.map(|number| Cell::Text(number.to_string())));
        cells
    };
    let head = head
        .iter()
        .cloned()
        .chain([&halves.upper, &halves.lower].map(|half| upper_first(half)));
    Block::Table(Table {
        head: head.chain(columns.iter().map(|(head, _)| (*head).to_owned())).collect(),
        rows: sets.into_iter().map(row).collect(),
        key: String::new(),
    })
}

/// The domains and the sections in them with how deep each stands.
fn nodes<'a>(facts: &Facts<'a>) -> Vec<(&'a Node, usize)> {
    fn add<'a>(node: &'a Node, depth: usize, out: &mut Vec<(&'a Node, usize)>) {
        out.push((node, depth));
        node.sections.iter().for_each(|section| add(section, depth + 1, out));
    }
    let mut out = Vec::new();
    let domains = &facts.questionnaire.domains;
    domains.iter().for_each(|domain| add(domain, 0, &mut out));
    out
}

/// What the figures and marks stand for: of each scale its levels in one line.
fn legend(facts: &Facts<'_>) -> Block {
    let tally = facts.tally(&facts.all());
    let mut parts: Vec<String> = Vec::new();
    for level in facts.questionnaire.scales.iter().flat_map(|scale| &scale.levels) {
        let part = format!("{} {}.", level.key, level.label);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let marks = [
        (tally.differ, "x Views differ."),
        (tally.find_out, "? Not known."),
        (tally.unanswered, "- Not answered."),
        (tally.not_applicable, "n Not applicable here."),
    ];
    parts.extend(
        marks
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(_, mark)| (*mark).to_owned()),
    );
    paragraph(parts.join(" "))
}

/// `How alike our answers are: close on 31 statements, one view apart on 15, …`; nothing where no statement has a kind.
pub(super) fn kinds(facts: &Facts<'_>) -> Option<String> {
    let number = |kind: Option<Kind>| {
        let shown = facts.all().into_iter().filter(|&at| !facts.withheld[at]);
        shown.filter(|&at| facts.findings[at].kind == kind).count()
    };
    let kinds = [Kind::Close, Kind::OneViewApart, Kind::ViewsDiffer, Kind::NotKnown];
    let counted = kinds.map(|kind| (number(Some(kind)), kind.label()));
    if counted.iter().all(|(number, _)| *number == 0) {
        return None;
    }
    let counted = counted.into_iter().filter(|(number, _)| *number > 0).enumerate();
    let parts: Vec<String> = counted
        .map(|(place, (number, kind))| match place {
            0 => format!("{kind} on {}", count(number, "statement", "statements")),
            _ => format!("{kind} on {number}"),
        })
        .collect();
    let few = match number(None) {
        0 => String::new(),
        none => format!(
            " {} too few ratings to say.",
            count(none, "statement has", "statements have")
        ),
    };
    Some(format!("How alike our answers are: {}.{few}", parts.join(", ")))
}

/// `Of 72 statements, 29 are at level 3 or 4. 25 are at level 1 or 2. …`
pub(super) fn levels(facts: &Facts<'_>) -> String {
    let (halves, all) = (facts.halves(), facts.all());
    let (half, tally) = (facts.in_halves(&halves, &all), facts.tally(&all));
    let are = |number: usize, what: &str| format!("{number} {} {what}.", plural(number, "is", "are"));
    let mut text = format!(
        "Of {}, {} {} {}",
        count(all.len(), "statement", "statements"),
        half.upper,
        plural(half.upper, "is", "are"),
        halves.upper,
    );
    text.push_str(&format!(". {}", are(half.lower, &halves.lower)));
    let others = [
        (tally.find_out, "not known"),
        (tally.unanswered, "not answered"),
        (tally.not_applicable, "not applicable"),
        (tally.not_asked, "not asked"),
        (tally.withheld, "not shown"),
    ];
    if tally.differ > 0 {
        text.push_str(&format!(" On {} our views differ.", tally.differ));
    }
    let others = others.into_iter().filter(|(number, _)| *number > 0);
    text.extend(others.map(|(number, what)| format!(" {}", are(number, what))));
    text
}

/// The keys of these levels, or their labels where they answer a question: `level 1 or 2`.
pub(super) fn levels_named(facts: &Facts<'_>, at: usize, levels: &[usize]) -> String {
    let named = |&level: &usize| {
        let level = facts.level(at, level);
        if facts.is_worded(at) { &level.label } else { &level.key }.clone()
    };
    let named = either(&levels.iter().map(named).collect::<Vec<_>>());
    if facts.is_worded(at) {
        named
    } else {
        format!("level {named}")
    }
}
