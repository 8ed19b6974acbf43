//! The technical annex: the published measures of agreement, for analysts. Definitions first, then a table per domain, then the
//! measures of domains.

use crate::likely::ALL_ALIKE;
use crate::measures::definitions::{LEFT_OUT, Measure, OF_DOMAINS, OF_STATEMENTS};
use crate::measures::{Annex, Figure, Measured};
use crate::privacy::Extent;
use crate::score::Range;
use crate::words::list;

use super::facts::Facts;
use super::precision::ends;
use super::{Block, Cell, Table, paragraph};

/// The measures in the first and in the second table of a domain, with their heads: more columns than these would not fit a page.
const SPREAD: [(&str, &str); 5] = [
    ("sd", "SD"),
    ("interpolated_median", "Interp. median"),
    ("average_distance", "Average distance"),
    ("agreed", "Agreed"),
    ("split", "Split"),
];
const AGREEMENT: [(&str, &str); 9] = [
    ("rwg_uniform", "r_wg"),
    ("rwg_slight", "slight"),
    ("rwg_moderate", "moder."),
    ("rwg_heavy", "heavy"),
    ("rwg_star", "r*_wg"),
    ("awg", "a_wg"),
    ("agreement_a", "A"),
    ("consensus", "Cons."),
    ("ipras", "IPRAS"),
];

/// The annex, where it is asked for; while it may not be shown, why.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    if !facts.also.technical {
        return Vec::new();
    }
    let Some(annex) = &facts.precision.annex else {
        return vec![paragraph(instead(facts))];
    };
    let mut blocks = vec![
        paragraph(
            "For analysts. None of these decides anything in this report. Each was made for other purposes than a small team talking, \
             and with so few people most say little.",
        ),
        paragraph(
            "Levels are counted 1, 2, 3 … up to c, ratings as they were chosen. Over a domain they are turned round where a statement is reversed. \
             A variance has the divisor n − 1. A dash stands for what is not defined; why is said below the table.",
        ),
        Block::List(
            "Measures of a statement".into(),
            OF_STATEMENTS.iter().map(definition).collect(),
        ),
        Block::List(
            "Measures of a domain".into(),
            OF_DOMAINS.iter().map(definition).collect(),
        ),
        paragraph(LEFT_OUT),
    ];
    blocks.extend(statements(facts, annex));
    blocks.extend(domains(facts, annex));
    blocks
}

fn instead(facts: &Facts<'_>) -> String {
    match facts.extent {
        Extent::Detail => "One voice has no agreement to measure: there are no measures here.".to_owned(),
        _ => format!(
            "Measures of agreement are shown once {} people have answered.",
            facts.questionnaire.privacy.detail
        ),
    }
}

fn definition(measure: &Measure) -> String {
    format!(
        "{}: {}. {} Source: {}. Range: {}. Not defined: {}.",
        measure.name, measure.formula, measure.meaning, measure.source, measure.range, measure.undefined
    )
}

fn statements(facts: &Facts<'_>, annex: &Annex) -> Vec<Block> {
    let domains = facts.questionnaire.domains.iter();
    domains
        .flat_map(|domain| {
            let in_it = annex
                .statements
                .iter()
                .filter(|one| domain.statements.contains(&one.at));
            let rows: Vec<&Measured> = in_it.filter(|one| one.ratings > 0).collect();
            if rows.is_empty() {
                return Vec::new();
            }
            let heading = Block::Heading(format!("{} {}", domain.id, domain.title));
            let mut blocks = vec![heading, table(facts, &rows, &SPREAD), table(facts, &rows, &AGREEMENT)];
            blocks.extend(undefined(facts, &rows));
            blocks
        })
        .collect()
}

/// Whether any statement has a value of this measure: a column without any is left out.
fn is_used(rows: &[&Measured], key: &str) -> bool {
    rows.iter()
        .any(|row| !matches!(figure(row, key), Some(Figure::None(_)) | None))
}

/// Why there is a dash, in words: a line for each reason of each measure, with the statements that have it.
fn undefined(facts: &Facts<'_>, rows: &[&Measured]) -> Option<Block> {
    let measures = SPREAD.iter().chain(&AGREEMENT).filter(|(key, _)| is_used(rows, key));
    let mut found: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for (key, name) in measures {
        for row in rows {
            let Some(Figure::None(why)) = figure(row, key) else {
                continue;
            };
            let (why, id) = (why.sentence(), facts.statement(row.at).id.as_str());
            match found.iter_mut().find(|one| (one.0, one.1) == (*name, why)) {
                Some((.., ids)) => ids.push(id),
                None => found.push((name, why, vec![id])),
            }
        }
    }
    let lines = found
        .iter()
        .map(|(name, why, ids)| format!("{name} of {}: {why}.", list(ids)));
    (!found.is_empty()).then(|| Block::List(String::new(), lines.collect()))
}

/// The columns in which any statement has a value.
fn table(facts: &Facts<'_>, rows: &[&Measured], columns: &[(&str, &str)]) -> Block {
    let columns: Vec<&(&str, &str)> = columns.iter().filter(|(key, _)| is_used(rows, key)).collect();
    let mut head = vec!["Statement".to_owned(), "Ratings".to_owned()];
    head.extend(columns.iter().map(|(_, name)| (*name).to_owned()));
    let cells = |row: &&Measured| {
        let own = [
            Cell::Text(facts.statement(row.at).id.clone()),
            row.ratings.to_string().into(),
        ];
        let others = columns.iter().map(|(key, _)| Cell::Text(brief(figure(row, key))));
        own.into_iter().chain(others).collect()
    };
    Block::Table(Table {
        head,
        rows: rows.iter().map(cells).collect(),
        key: String::new(),
    })
}

fn figure(row: &Measured, key: &str) -> Option<Figure> {
    row.figures
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, figure)| *figure)
}

fn brief(figure: Option<Figure>) -> String {
    match figure {
        Some(Figure::Value(value)) => decimals(value),
        Some(Figure::Flag(true)) => "yes".to_owned(),
        Some(Figure::Flag(false)) => "no".to_owned(),
        Some(Figure::None(_)) | None => "–".to_owned(),
    }
}

/// Two decimals, and no minus before nothing.
fn decimals(value: f64) -> String {
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

fn domains(facts: &Facts<'_>, annex: &Annex) -> Vec<Block> {
    let all = annex.domains.iter().filter(|one| one.ratings > 0);
    all.flat_map(|one| {
        let domain = &facts.questionnaire.domains[one.at];
        let lines = OF_DOMAINS.iter().map(|measure| {
            let text = match figure(one, measure.id) {
                Some(Figure::Value(value)) if measure.id == "people" => format!("{value:.0}"),
                Some(Figure::None(why)) => why.sentence().to_owned(),
                other => brief(other),
            };
            format!("{}: {text}.", measure.name)
        });
        let mut lines: Vec<String> = lines.collect();
        lines.extend(one.left_out.as_ref().map(|range| left_out(facts, one.at, range)));
        [
            Block::Heading(format!("{} {}, over its statements", domain.id, domain.title)),
            Block::List(String::new(), lines),
        ]
    })
    .collect()
}

/// Only where everybody agreed to be open: a person's own mean follows from it.
fn left_out(facts: &Facts<'_>, at: usize, range: &Range) -> String {
    let score = &facts.scores.domains[at];
    if range.0 == range.1 {
        return ALL_ALIKE.to_owned();
    }
    let (low, high) = ends(score, range, facts.questionnaire.places());
    format!(
        "Leaving out any one person's answers, the result stays between {low} and {high}. This is not a margin of error."
    )
}
