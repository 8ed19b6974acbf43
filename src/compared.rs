//! What a reader of a comparison sees: rounds beside each other, in order, labelled and rounded. It knows no format and no clock.

mod about;
mod front;
mod left_out;
mod moves;
mod plan;
mod rounds;
mod sets;

use crate::change::{Comparison, Wave, compare};
use crate::number::{Number, rounded};
use crate::plan::Plan;
use crate::report::{Block, Cell, Front, Section, Table};
use crate::score::SetScore;
use crate::trend::{Trend, trend};
use crate::words::count;

pub use plan::was_it_done;

/// A comparison as a reader sees it, beside the exact numbers for files.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The first heading and the front table.
    pub front: Front,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The exact half.
    pub data: Data,
}

/// The exact numbers of a comparison. Undefined is `None`, never 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// The organisation that is described.
    pub organisation: String,
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// The rounds, in order of time.
    pub rounds: Vec<RoundData>,
    /// Each round with the one after it: the position of the earlier one, and what has changed.
    pub pairs: Vec<(usize, Comparison)>,
    /// Three rounds and more beside each other.
    pub trend: Option<Trend>,
}

/// What is said of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundData {
    /// Its title.
    pub title: String,
    /// The day it was opened.
    pub opened: String,
    /// `joint` or `individual`.
    pub how: &'static str,
    /// Version of its questionnaire.
    pub version: String,
    /// How many responses count in it.
    pub responses: usize,
}

/// Composes the comparison of two rounds or more, in order of time: what has changed from the last but one to the last, and, of
/// three and more, all of them beside each other. `plan` is the plan of the last round but one, as it was looked at again.
/// Fewer than two rounds have nothing to compare: `None`.
#[must_use]
pub fn build(waves: &[Wave<'_>], plan: Option<&Plan>) -> Option<Compared> {
    let pairs: Vec<(usize, Comparison)> = (waves.windows(2).enumerate())
        .map(|(at, pair)| (at, compare(pair[0], pair[1])))
        .collect();
    let (at, latest) = pairs.last()?;
    let view = View {
        before: waves[*at],
        after: waves[*at + 1],
        change: latest,
    };
    let trend = trend(waves);
    Some(Compared {
        front: front::front(waves, &view),
        sections: sections(waves, &view, trend.as_ref(), plan),
        data: Data {
            organisation: view.after.round.organisation.clone(),
            questionnaire: view.after.questionnaire.id.clone(),
            rounds: waves.iter().map(round_data).collect(),
            trend,
            pairs,
        },
    })
}

fn round_data(wave: &Wave<'_>) -> RoundData {
    RoundData {
        title: wave.round.title.clone(),
        opened: wave.round.opened.clone(),
        how: wave.round.how.word(),
        version: wave.questionnaire.version.clone(),
        responses: wave.responses.len(),
    }
}

fn sections(waves: &[Wave<'_>], view: &View<'_>, trend: Option<&Trend>, plan: Option<&Plan>) -> Vec<Section> {
    let several = trend.map(|trend| rounds::blocks(waves, trend));
    let section = |id, heading: String, blocks: Vec<Block>| Section { id, heading, blocks };
    let since = if several.is_some() { " since the last round" } else { "" };
    let all = [
        section(
            "rounds",
            "The rounds beside each other".to_owned(),
            several.unwrap_or_default(),
        ),
        section("domains", format!("What has changed{since}"), sets::domains(view)),
        section("lenses", "The same, by lens".to_owned(), sets::lenses(view)),
        section("moves", moves::heading(view).to_owned(), moves::blocks(view)),
        section("plan", "What became of the plan".to_owned(), plan::was_it_done(plan)),
        section("left-out", "What is not compared".to_owned(), left_out::blocks(view)),
        section("about", "How to read this".to_owned(), about::blocks(view)),
    ];
    all.into_iter().filter(|section| !section.blocks.is_empty()).collect()
}

/// The two rounds of which the changes are shown.
struct View<'a> {
    before: Wave<'a>,
    after: Wave<'a>,
    change: &'a Comparison,
}

impl View<'_> {
    fn is_joint(&self) -> bool {
        self.before.is_joint() && self.after.is_joint()
    }

    /// Whether both rounds may show statements.
    fn shows_statements(&self) -> bool {
        self.change.shows_statements
    }

    /// Decimals of a value in scale units.
    fn places(&self) -> u32 {
        self.after.questionnaire.places()
    }

    /// A result as people read it.
    fn result(&self, score: &SetScore) -> String {
        let shown = score.shown(self.places());
        let of = if score.is_percentage() { " of 100" } else { "" };
        shown.map_or_else(|| "Not shown".to_owned(), |shown| format!("{shown}{of}"))
    }

    /// A difference of results: `up 0.4`, `down by less than 0.1`, `the same`.
    fn moved(&self, change: &Number, score: &SetScore) -> String {
        use num_traits::Zero;
        let places = score.decimals(self.places());
        if change.is_zero() {
            return "the same".to_owned();
        }
        let way = if change.is_positive() { "up" } else { "down" };
        let size = rounded(&change.abs(), places);
        if size.bytes().all(|digit| matches!(digit, b'0' | b'.')) {
            let least = Number::new(1.into(), num_bigint::BigInt::from(10).pow(places));
            return format!("{way} by less than {}", rounded(&least, places));
        }
        format!("{way} {size}")
    }
}

fn people(wave: &Wave<'_>) -> String {
    if wave.is_joint() {
        "the team together".to_owned()
    } else {
        count(wave.responses.len(), "person, alone", "people, each alone")
    }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Block {
    let cells = |row: [String; N]| row.map(Cell::Text).to_vec();
    Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(cells).collect(),
        key: String::new(),
    })
}

#[cfg(test)]
mod tests;
