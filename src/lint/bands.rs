//! Results at the bottom of what is possible for which there are no words.

use super::places::nodes;
use super::{Look, Warning, WarningName, warning};
use crate::number::shortest;
use crate::questionnaire::Band;
use crate::questionnaire::range::{self, Ends};

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let questionnaire = look.questionnaire;
    for (path, node) in nodes(questionnaire) {
        let ends = range::of_node(questionnaire, node);
        found.extend(uncovered(look, &path, &node.bands, ends));
    }
    if let Some(overall) = &questionnaire.overall {
        let ends = range::of_overall(questionnaire, overall);
        found.extend(uncovered(look, "overall", &overall.bands, ends));
    }
}

fn uncovered(look: &Look<'_>, path: &str, bands: &[Band], ends: Option<Ends>) -> Option<Warning> {
    let (first, (lowest, _)) = (bands.first()?, ends?);
    if first.from <= lowest {
        return None;
    }
    let (from, lowest) = (shortest(&first.from), shortest(&lowest));
    let message = format!("a result from {lowest} to just below {from} falls into no band");
    let hint = "let the first band begin at the lowest possible result, or add one before it";
    let path = format!("{path}.bands[0].from");
    Some(warning(look, WarningName::UncoveredResults, &path, message, hint))
}
