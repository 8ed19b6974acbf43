//! From what was counted to what is written: organisation by organisation, in order of their names.

use std::ops::Range;

use anyhow::Result;

use super::outputs::{Made, Outputs, RowMaker};
use super::reading::Reading;
use super::turns::{self, Worker};
use super::wanted::Wanted;
use crate::results::{Scorer, SetRow, Wanted as Asked, in_order};
use crate::tally::Tally;

/// What is said of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    /// Number of organisations.
    pub organisations: usize,
    /// Domain results that there are.
    pub domains: u64,
    /// Domain results that are withheld.
    pub withheld: u64,
    /// Domain results below the threshold that was asked for.
    pub below: u64,
}

/// Makes the results and writes them.
pub(super) fn write(reading: &Reading<'_>, wanted: &Wanted, outputs: &mut Outputs<'_>) -> Result<Sum> {
    let asked = Asked {
        by_role: wanted.by_role,
        open: wanted.open,
        below: wanted.below.as_ref().map(|(value, _)| value.clone()),
    };
    let order = in_order(&reading.tally);
    let mut sum = Sum {
        organisations: order.len(),
        ..Sum::default()
    };
    outputs.head(reading.rows)?;
    if outputs.has_organisations() || wanted.below.is_some() {
        organisations(reading, &order, &asked, outputs, &mut sum)?;
    }
    if outputs.has_people() {
        people(reading, &order, asked, outputs)?;
    }
    Ok(sum)
}

/// Rows of statements from which on several threads are worth their start.
const FOR_SEVERAL: usize = 1 << 16;

/// Rows of statements that are made at one go, more or less.
const AT_A_TIME: usize = 1 << 10;

/// Several organisations, one behind the other.
struct Several {
    /// Which, by their places in the order.
    organisations: Range<usize>,
    made: Made,
    sum: Sum,
}

/// Makes results of some organisations.
struct Maker<'a, 'q> {
    tally: &'a Tally,
    order: &'a [usize],
    scorer: Scorer<'q>,
    rows: RowMaker<'q>,
    domains: usize,
}

impl Worker for Maker<'_, '_> {
    type Room = Several;

    fn room(&self) -> Several {
        Several {
            organisations: 0..0,
            made: Made::default(),
            sum: Sum::default(),
        }
    }

    fn work(&mut self, some: &mut Several) {
        some.sum = Sum::default();
        let below = self.scorer.below();
        self.rows.begin_at(some.organisations.start);
        for &at in &self.order[some.organisations.clone()] {
            self.scorer.organisation(self.tally, at, &mut |results| {
                some.sum.count(&results.sets[..self.domains]);
                self.rows.add(results, &mut some.made);
            });
        }
        some.sum.below = self.scorer.below() - below;
    }
}

fn organisations(
    reading: &Reading<'_>,
    order: &[usize],
    asked: &Asked,
    outputs: &mut Outputs<'_>,
    sum: &mut Sum,
) -> Result<()> {
    let (questionnaire, tally) = (reading.questionnaire, &reading.tally);
    let statements = questionnaire.statements.len().max(1);
    let threads = turns::threads(reading.threads, order.len() * statements >= FOR_SEVERAL);
    let rows = outputs.row_makers();
    let maker = || Maker {
        tally,
        order,
        scorer: Scorer::new(questionnaire, &tally.slots, asked.clone()),
        rows: rows(),
        domains: questionnaire.domains.len(),
    };
    let (mut next, each) = (0, AT_A_TIME.div_ceil(statements));
    turns::run(
        threads,
        &maker,
        &mut |some: &mut Several| {
            some.organisations = next..order.len().min(next + each);
            next = some.organisations.end;
            Ok(!some.organisations.is_empty())
        },
        &mut |some| {
            sum.add(some.sum);
            outputs.put(&mut some.made)
        },
    )
}

fn people(reading: &Reading<'_>, order: &[usize], asked: Asked, outputs: &mut Outputs<'_>) -> Result<()> {
    let mut scorer = Scorer::new(reading.questionnaire, &reading.tally.slots, asked);
    outputs.open_people()?;
    let mut written = Ok(());
    for &at in order {
        scorer.people(&reading.tally, at, &mut |person| {
            if written.is_ok() {
                written = outputs.person(person);
            }
        });
        std::mem::replace(&mut written, Ok(()))?;
    }
    Ok(())
}

impl Sum {
    fn count(&mut self, domains: &[SetRow]) {
        for set in domains {
            self.domains += u64::from(set.score.is_some());
            self.withheld += u64::from(set.status.is_withheld());
        }
    }

    fn add(&mut self, more: Self) {
        self.domains += more.domains;
        self.withheld += more.withheld;
        self.below += more.below;
    }
}
