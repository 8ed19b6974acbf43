//! From what was counted to what is written: organisation by organisation, in order of their names.

use anyhow::Result;

use super::outputs::Outputs;
use super::reading::Reading;
use super::wanted::Wanted;
use crate::results::{Results, Scorer, Wanted as Asked, in_order};

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
    let tally = &reading.tally;
    let mut scorer = Scorer::new(reading.questionnaire, &tally.slots, asked);
    let order = in_order(tally);
    let mut sum = Sum {
        organisations: order.len(),
        ..Sum::default()
    };
    outputs.head(reading.rows)?;
    if outputs.has_organisations() || wanted.below.is_some() {
        organisations(reading, &order, &mut scorer, outputs, &mut sum)?;
    }
    sum.below = scorer.below();
    if outputs.has_people() {
        people(reading, &order, &mut scorer, outputs)?;
    }
    Ok(sum)
}

fn organisations(
    reading: &Reading<'_>,
    order: &[usize],
    scorer: &mut Scorer<'_>,
    outputs: &mut Outputs<'_>,
    sum: &mut Sum,
) -> Result<()> {
    let domains = reading.questionnaire.domains.len();
    let mut written = Ok(());
    for &at in order {
        scorer.organisation(&reading.tally, at, &mut |results| {
            sum.add(results, domains);
            if written.is_ok() {
                written = outputs.add(results);
            }
        });
        std::mem::replace(&mut written, Ok(()))?;
    }
    Ok(())
}

fn people(reading: &Reading<'_>, order: &[usize], scorer: &mut Scorer<'_>, outputs: &mut Outputs<'_>) -> Result<()> {
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
    fn add(&mut self, results: &Results<'_>, domains: usize) {
        for set in &results.sets[..domains] {
            self.domains += u64::from(set.score.is_some());
            self.withheld += u64::from(set.status.is_withheld());
        }
    }
}
