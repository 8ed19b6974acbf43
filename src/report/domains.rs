//! The domains: a digit strip, the mean, and the counts that anyone can check.

use crate::score::SetScore;
use crate::words::count;

use super::facts::Facts;
use super::{Block, Cell, Table, Voice, paragraph};

pub(super) fn heading(facts: &Facts<'_>) -> String {
    match facts.questionnaire.domains.len() {
        1 => "The domain".into(),
        number => format!("The {number} domains"),
    }
}

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let rows: Vec<SetLine> = facts
        .questionnaire
        .domains
        .iter()
        .enumerate()
        .map(|(at, domain)| SetLine {
            name: vec![format!("{} {}", domain.id, domain.title)],
            members: facts.members(at),
            score: &facts.scores.domains[at],
            what: "a domain result",
        })
        .collect();
    let strips = match facts.voice {
        Voice::Individuals => {
            "Each figure is the middle answer to one statement, sorted. It is a proposal to talk about, not an agreed level."
        }
        _ => "Each figure is one statement, sorted by level.",
    };
    if let Some(sentence) = none_has_enough(&rows, "domain") {
        return vec![paragraph(sentence)];
    }
    let mut blocks = vec![paragraph(strips), sets_table(facts, &["Domain"], true, &rows)];
    blocks.extend(legend(facts));
    blocks
}

/// One set of statements in a table.
pub(super) struct SetLine<'a> {
    /// The cells before the numbers.
    pub(super) name: Vec<String>,
    pub(super) members: Vec<usize>,
    pub(super) score: &'a SetScore,
    /// What cannot be given with too few answers: `a domain result`.
    pub(super) what: &'a str,
}

pub(super) fn sets_table(facts: &Facts<'_>, names: &[&str], with_strip: bool, lines: &[SetLine<'_>]) -> Block {
    let common = facts.common_target(&facts.all());
    let target = common.map_or("Statements at target".into(), |level| {
        format!("Statements at level {} or above", level.key)
    });
    let mut head: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    if with_strip {
        head.push("Levels".into());
    }
    head.extend(["Mean".into(), target]);
    if !facts.is_single() {
        head.push("Ratings at target".into());
    }
    head.push("Don't know".into());
    let rows = lines.iter().map(|line| set_row(facts, with_strip, line)).collect();
    Block::Table(Table {
        head,
        rows,
        key: String::new(),
    })
}

fn set_row(facts: &Facts<'_>, with_strip: bool, line: &SetLine<'_>) -> Vec<Cell> {
    let tally = facts.tally(&line.members);
    let mut cells: Vec<Cell> = line.name.iter().map(Cell::from).collect();
    if with_strip {
        cells.push(Cell::Strip(facts.strip(&line.members)));
    }
    cells.push(result(facts, line));
    cells.push(Cell::Text(match tally.applicable() {
        0 => "None apply".into(),
        all => format!("{} of {all}", tally.at_target),
    }));
    if !facts.is_single() {
        let score = line.score;
        cells.push(match score.ratings {
            0 => "No ratings".into(),
            all => format!("{} of {all}", score.at_target).into(),
        });
    }
    cells.push(line.score.dont_know.to_string().into());
    cells
}

fn result(facts: &Facts<'_>, line: &SetLine<'_>) -> Cell {
    let score = line.score;
    match (&score.score, score.status()) {
        (Some(mean), _) => facts.value(mean).into(),
        (None, "not applicable") => "Not applicable here".into(),
        (None, "blocked") => "No result: an answer stands in the way".into(),
        (None, "no result") => "No result of its own".into(),
        _ => Cell::Brief {
            short: "Too few answers".into(),
            full: too_few(score, line.what),
        },
    }
}

/// One sentence in place of a table in which every result would say that there are too few answers.
pub(super) fn none_has_enough(lines: &[SetLine<'_>], what: &str) -> Option<String> {
    let none = lines.len() > 1 && lines.iter().all(|line| line.score.status() == "too few answers");
    none.then(|| format!("There are too few answers yet to give a result for any {what}."))
}

/// The sentence that stands for a result that cannot be given.
fn too_few(score: &SetScore, what: &str) -> String {
    let of = count(score.applicable, "statement", "statements");
    format!("Too few answers to give {what} ({} of {of})", score.counted)
}

/// What the figures in a strip mean, one scale after the other.
fn legend(facts: &Facts<'_>) -> Vec<Block> {
    let questionnaire = facts.questionnaire;
    let mut items = Vec::new();
    for scale in &questionnaire.scales {
        for level in &scale.levels {
            let meaning = if level.gist.is_empty() {
                level.label.clone()
            } else {
                format!("{}: {}", level.label, level.gist)
            };
            items.push((level.key.clone(), meaning));
        }
    }
    let shown = facts.tally(&facts.all());
    let marks = [
        (shown.find_out, ("?", "To find out.")),
        (shown.unanswered, ("-", "Not answered.")),
        (
            shown.not_applicable,
            ("n", "Not applicable here: left out of the counts."),
        ),
    ];
    items.extend(
        marks
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(_, (mark, meaning))| (mark.to_owned(), meaning.to_owned())),
    );
    vec![Block::Legend("What the figures mean".into(), items)]
}
