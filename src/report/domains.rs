//! The domains: a digit strip, the result, and the counts that anyone can check; with sections at any depth, the bands of
//! results, and the levels attained.

use crate::privacy::{Extent, from_to};
use crate::questionnaire::{Band, Node, RollUp};
use crate::score::SetScore;
use crate::words::upper_first;

use super::facts::Facts;
use super::policy::plain;
use super::{Block, Cell, Table, attained, paragraph, precision};

pub(super) fn heading(facts: &Facts<'_>) -> String {
    let labels = &facts.questionnaire.labels;
    match facts.questionnaire.domains.len() {
        1 => format!("The {}", labels.domain),
        number => format!("The {number} {}", labels.domains),
    }
}

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let rows = lines(facts);
    let label = &facts.questionnaire.labels.domain;
    if let Some(sentence) = none_has_enough(&rows, label) {
        return vec![paragraph(sentence)];
    }
    if facts.extent == Extent::Results {
        return vec![results_only(facts, &rows), paragraph(precision::TOO_FEW)];
    }
    let label = upper_first(label);
    let mut blocks = vec![paragraph("Each figure is one statement, sorted by level.")];
    if facts.questionnaire.statements.iter().any(|one| one.reverse) {
        blocks.push(paragraph(
            "A statement of which the lowest level is the hopeful one stands turned round here.",
        ));
    }
    blocks.push(sets_table(facts, &[label.as_str()], true, &rows));
    blocks.extend(precision::blocks(facts, &precision::of_nodes(facts)));
    blocks.extend(precision::caveats(facts));
    blocks.extend(attained::blocks(facts));
    blocks.extend(bands(facts));
    blocks.extend(legend(facts));
    blocks
}

/// One line for each domain and section, and one for the overall result where there is one.
pub(super) fn lines<'a>(facts: &'a Facts<'_>) -> Vec<SetLine<'a>> {
    let questionnaire = facts.questionnaire;
    let what = format!("a {} result", questionnaire.labels.domain);
    let mut nodes = Vec::new();
    for domain in &questionnaire.domains {
        with_depth(domain, 0, &mut nodes);
    }
    let flat = nodes.len() == questionnaire.domains.len();
    let scores = if flat {
        &facts.scores.domains
    } else {
        &facts.scores.nodes
    };
    let rows = nodes.into_iter().zip(scores);
    let mut lines: Vec<SetLine> = rows
        .map(|((node, depth), score)| SetLine {
            name: vec![format!("{}{} {}", "- ".repeat(depth), node.id, node.title)],
            members: node.statements.clone().collect(),
            score,
            bands: &node.bands,
            heading: node.roll_up == RollUp::None,
            what: if depth == 0 {
                what.clone()
            } else {
                "a result".to_owned()
            },
        })
        .collect();
    if let Some((overall, score)) = questionnaire.overall.as_ref().zip(facts.scores.overall.as_ref()) {
        lines.push(SetLine {
            name: vec![overall.title.clone()],
            members: facts.all(),
            score,
            bands: &overall.bands,
            heading: overall.roll_up == RollUp::None,
            what: "an overall result".to_owned(),
        });
    }
    lines
}

fn with_depth<'a>(node: &'a Node, depth: usize, out: &mut Vec<(&'a Node, usize)>) {
    out.push((node, depth));
    for section in &node.sections {
        with_depth(section, depth + 1, out);
    }
}

/// One set of statements in a table.
pub(super) struct SetLine<'a> {
    /// The cells before the numbers.
    pub(super) name: Vec<String>,
    pub(super) members: Vec<usize>,
    pub(super) score: &'a SetScore,
    /// Words for ranges of its result.
    pub(super) bands: &'a [Band],
    /// Whether it has no result of its own.
    pub(super) heading: bool,
    /// What cannot be given with too few answers: `a domain result`.
    pub(super) what: String,
}

/// The results alone, where counts would say too much.
fn results_only(facts: &Facts<'_>, lines: &[SetLine<'_>]) -> Block {
    let with = lines.iter().filter(|line| line.score.score.is_some());
    let rows = with.map(|line| vec![Cell::from(&line.name[0]), result(facts, line)]);
    Block::Table(Table {
        head: vec![
            upper_first(&facts.questionnaire.labels.domain),
            result_head(facts).to_owned(),
        ],
        rows: rows.collect(),
        key: String::new(),
    })
}

/// `Mean` where every result is one.
fn result_head(facts: &Facts<'_>) -> &'static str {
    let nodes = facts.questionnaire.nodes();
    let means = nodes.iter().all(|node| node.roll_up == RollUp::WeightedMean);
    if means && facts.questionnaire.overall.is_none() {
        "Mean"
    } else {
        "Result"
    }
}

pub(super) fn sets_table(facts: &Facts<'_>, names: &[&str], with_strip: bool, lines: &[SetLine<'_>]) -> Block {
    let common = facts.common_target(&facts.all());
    let target = common.map_or("Statements at target".into(), |level| {
        format!("Statements at {level} or above")
    });
    let mut head: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    if with_strip {
        head.push("Levels".into());
    }
    head.extend([result_head(facts).into(), target]);
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
    let withheld = line.members.iter().any(|&at| facts.withheld[at]);
    if !facts.is_single() {
        let score = line.score;
        cells.push(match score.ratings {
            _ if withheld => "Not shown".into(),
            0 => "No ratings".into(),
            all => format!("{} of {all}", score.at_target).into(),
        });
    }
    cells.push(if withheld {
        "Not shown".into()
    } else {
        from_to(line.score.dont_know, line.score.few).into()
    });
    cells
}

fn result(facts: &Facts<'_>, line: &SetLine<'_>) -> Cell {
    let score = line.score;
    if line.heading {
        return Cell::Text(String::new());
    }
    if line.members.iter().any(|&at| facts.withheld[at]) && score.score.is_none() {
        return "Too few people".into();
    }
    match score.status() {
        "ok" => {
            let band = score.band.and_then(|band| line.bands.get(band));
            let band = band.map_or_else(String::new, |band| format!(": {}", band.label));
            format!("{}{band}", number(facts, score)).into()
        }
        "not applicable" => "Not applicable here".into(),
        "blocked" => "No result: an answer stands in its way".into(),
        _ => Cell::Brief {
            short: "Too few answers".into(),
            full: too_few(score, &line.what),
        },
    }
}

/// A result as people read it: what it is out of is said where it is not the scale's own range.
fn number(facts: &Facts<'_>, score: &SetScore) -> String {
    let Some(value) = &score.score else {
        return String::new();
    };
    if score.is_percentage() {
        return format!("{} of 100", score.shown(0).unwrap_or_default());
    }
    if !matches!(score.roll_up, RollUp::Sum) {
        return facts.value(value);
    }
    let possible = score.range.as_ref().map_or_else(String::new, |(lowest, highest)| {
        format!(", of {} to {} possible", plain(lowest), plain(highest))
    });
    format!(
        "{}{possible}",
        score.shown(facts.questionnaire.places()).unwrap_or_default()
    )
}

/// One sentence in place of a table in which every result would say that there are too few answers.
pub(super) fn none_has_enough(lines: &[SetLine<'_>], what: &str) -> Option<String> {
    let none = lines.len() > 1 && lines.iter().all(|line| line.score.status() == "too few answers");
    none.then(|| format!("There are too few answers yet to give a result for any {what}."))
}

/// The sentence that stands for a result that cannot be given.
fn too_few(score: &SetScore, what: &str) -> String {
    let of = score.made_of.count(score.applicable);
    format!("Too few answers to give {what} ({} of {of})", score.counted)
}

/// What the bands mean, each set of bands once.
pub(super) fn bands(facts: &Facts<'_>) -> Vec<Block> {
    let nodes = facts.questionnaire.nodes().into_iter().map(|node| &node.bands);
    let overall = facts.questionnaire.overall.iter().map(|overall| &overall.bands);
    let mut seen: Vec<&Vec<Band>> = Vec::new();
    for bands in nodes.chain(overall).filter(|bands| !bands.is_empty()) {
        if !seen.contains(&bands) {
            seen.push(bands);
        }
    }
    let legends = seen.into_iter().map(|bands| {
        let items = bands.iter().map(|band| {
            let gist = if band.gist.is_empty() {
                String::new()
            } else {
                format!(": {}", band.gist)
            };
            (band.label.clone(), format!("From {}{gist}", plain(&band.from)))
        });
        Block::Legend("What the results mean".into(), items.collect())
    });
    legends.collect()
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
