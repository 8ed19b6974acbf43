//! Results in whole numbers, of questionnaires where that can be done.
//!
//! It can where nothing but ratings makes a result, results are weighted means of statements on scales with the same ends, or none,
//! and nobody is asked for importance. Every number is then a fraction of sums of counts times small whole numbers. Up to a number of
//! responses that follows from these all of them are below 2^53, so that one division gives the nearest double; and those that ranks go
//! by are below 2^26, so that different fractions have different doubles and equal ones the same.

mod domain;
mod found;
mod rank;
mod table;

use crate::number::{Number, to_double};
use crate::privacy::Extent;
use crate::questionnaire::{AskKind, Privacy, Questionnaire, RollUp};
use crate::score::policy::leaves_all_out;
use crate::tally::{Other, Slots};

use super::asked::{Asked, Rows};
use super::exact::Inverses;
use super::{PersonSet, StatementRow, Status};
use domain::{Alone, Domain, Gathered};
use found::{Found, View};
use rank::Key;
use table::{Table, Tables};

/// Below this are both parts of a fraction that ranks go by.
const COMPARED: u64 = 1 << 26;

/// The most responses: their square times half the number of levels stays below 2^53.
const RESPONSES: u64 = 1 << 22;

/// The most levels of a scale.
const LEVELS: usize = 512;

/// A questionnaire in whole numbers.
#[derive(Debug)]
pub(super) struct Fast {
    statements: Vec<One>,
    tables: Vec<Table>,
    domains: Vec<Domain>,
    /// Responses up to which every number is small enough.
    most: u32,
    below: Option<(Number, f64)>,
    inverses: Inverses,
    order: Vec<Key>,
}

/// A statement.
#[derive(Debug)]
struct One {
    /// Where its counters begin.
    start: usize,
    /// Number of levels.
    levels: usize,
    /// Position of its table.
    table: usize,
    importance: u64,
    /// Whether not applicable may be given.
    applies: bool,
    /// What it counts in the sum of its domain, for each step of its table; 0 where it does not count.
    factor: u64,
    /// The same for each of its weight.
    weight: u64,
}

impl Fast {
    /// `None` where the plain way is needed.
    pub(super) fn of(questionnaire: &Questionnaire, slots: &Slots, below: Option<&Number>) -> Option<Self> {
        if !is_ordinary(questionnaire) {
            return None;
        }
        let mut tables = Tables::default();
        let mut start = 0;
        let mut statements = Vec::with_capacity(slots.statements());
        for (at, statement) in questionnaire.statements.iter().enumerate() {
            let levels = slots.levels(at);
            statements.push(One {
                start,
                levels,
                table: tables.of(questionnaire, statement)?,
                importance: u64::from(statement.importance),
                applies: statement.not_applicable,
                factor: 0,
                weight: 0,
            });
            start += levels + Other::NUMBER;
        }
        let tables = tables.made;
        let domains = questionnaire.domains.iter();
        let domains = domains.map(|node| Domain::of(questionnaire, node, &tables, &mut statements));
        Some(Self {
            domains: domains.collect::<Option<_>>()?,
            most: most(&tables)?,
            below: below.map(|below| (below.clone(), to_double(below))),
            inverses: Inverses::default(),
            order: Vec::with_capacity(statements.len()),
            statements,
            tables,
        })
    }

    /// Whether every number of so many responses is small enough.
    pub(super) fn holds(&self, responses: u32) -> bool {
        responses <= self.most
    }

    pub(super) fn rows<'a>(&mut self, asked: Asked<'a>, limits: &Privacy) -> Rows<'a> {
        let view = View::of(asked, limits);
        let mut rows = Rows {
            sets: Vec::with_capacity(self.domains.len()),
            statements: Vec::with_capacity(self.statements.len()),
            needs: Vec::with_capacity(self.statements.len()),
            ..Rows::default()
        };
        self.order.clear();
        for at in 0..self.domains.len() {
            self.domain(at, &view, &mut rows);
        }
        rank::rank(&mut self.order, &mut rows);
        rows
    }

    fn domain<'a>(&mut self, at: usize, view: &View<'a>, rows: &mut Rows<'a>) {
        let domain = &self.domains[at];
        let mut gathered = Gathered::default();
        for at in domain.statements.clone() {
            let one = &self.statements[at];
            let table = &self.tables[one.table];
            let found = Found::of(one, table, view);
            gathered.add(one, table, &found, view, &mut self.inverses);
            if found.withheld {
                rows.statements.push(StatementRow::without(Status::at(view.extent)));
                continue;
            }
            rows.statements.push(found.row(one, table));
            self.order.extend(found.key(one, table, at));
        }
        let exact = || domain.exact(&self.statements, &self.tables, view);
        let row = domain.row(&gathered, view, &exact);
        if let (Some((below, double)), Some(score)) = (&self.below, row.score) {
            let under = score < *double || (score == *double && domain.score(&exact()) < *below);
            rows.below += u64::from(under);
        }
        rows.sets.push(row);
    }

    /// One person's results of domains, from a slot for each statement.
    pub(super) fn person(&self, answers: &[u16], rows: &mut Vec<PersonSet>) {
        rows.extend(self.domains.iter().map(|domain| {
            let mut alone = Alone::default();
            for at in domain.statements.clone() {
                let one = &self.statements[at];
                alone.add(one, &self.tables[one.table], usize::from(answers[at]));
            }
            domain.alone(&alone)
        }));
    }
}

fn is_ordinary(questionnaire: &Questionnaire) -> bool {
    let mut asks = questionnaire.asks.iter();
    let mut domains = questionnaire.domains.iter();
    leaves_all_out(questionnaire)
        && questionnaire.overall.is_none()
        && asks.all(|ask| ask.kind != AskKind::Importance)
        && domains
            .all(|domain| domain.sections.is_empty() && matches!(domain.roll_up, RollUp::WeightedMean | RollUp::None))
}

/// The most responses for which everything is exact; `None` where that is nobody.
fn most(tables: &[Table]) -> Option<u32> {
    let largest = tables.iter().map(Table::largest).max()?;
    let most = RESPONSES.min((COMPARED - 1) / largest);
    u32::try_from(most).ok().filter(|most| *most > 0)
}

/// Whether the results of a domain are shown at this extent without its counts.
fn without_counts(extent: Extent) -> bool {
    extent == Extent::Results
}
