//! The exact half of a report without what may not be shown, so that no file tells what the page does not.

use super::Data;
use super::facts::Facts;

/// The data without the rows that are withheld, and with their names. Results that may not be shown are
/// empty already: their rows say that there are too few answers.
pub(super) fn without(mut data: Data, facts: &Facts<'_>) -> Data {
    let ids = facts.questionnaire.statements.iter().map(|one| one.id.clone());
    data.withheld = ids
        .zip(&facts.withheld)
        .filter(|(_, withheld)| **withheld)
        .map(|(id, _)| id)
        .collect();
    let withheld = &data.withheld;
    data.statements.retain(|row| !withheld.contains(&row.id));
    data
}
