//! What is wrong with the questionnaire that the rows make, by the cells that it came from.

use std::ops::Range;

use super::grid::{At, CellProblem};
use super::write::Written;
use crate::problem::Problem;
use crate::yaml::{Index, places};

/// Each problem with the cell of the smallest part around its place that came from a cell.
pub(super) fn to_cells(problems: Vec<Problem>, written: &Written) -> Vec<CellProblem> {
    let index = places(&written.text);
    let parts: Vec<(Range<usize>, At)> = written
        .cells
        .iter()
        .filter_map(|(path, at)| Some((whole(path, &index)?, *at)))
        .collect();
    problems
        .into_iter()
        .map(|problem| {
            let at = problem.place.as_ref().and_then(|place| cell(place.start, &parts));
            CellProblem {
                at,
                problem: Problem { place: None, ..problem },
            }
        })
        .collect()
}

/// From the key at a path to the end of its value.
fn whole(path: &str, index: &Index) -> Option<Range<usize>> {
    let (key, value) = (index.key(path)?, index.value(path)?);
    Some(key.start.min(value.start)..key.end.max(value.end))
}

fn cell(start: usize, parts: &[(Range<usize>, At)]) -> Option<At> {
    let around = parts.iter().filter(|(whole, _)| whole.contains(&start));
    around.min_by_key(|(whole, _)| whole.len()).map(|(_, at)| *at)
}
