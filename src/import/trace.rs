//! What is wrong with the questionnaire that the rows make, by the cells that it came from.

use super::grid::{At, CellProblem};
use super::write::Written;
use crate::problem::Problem;
use crate::yaml::{Index, places};

/// Each problem with the cell of the smallest part around its place that came from a cell.
pub(super) fn to_cells(problems: Vec<Problem>, written: &Written) -> Vec<CellProblem> {
    let index = places(&written.text);
    problems
        .into_iter()
        .map(|problem| {
            let start = problem.place.as_ref().map(|place| place.start);
            let at = start.and_then(|start| cell(start, &index, written));
            CellProblem {
                at,
                problem: Problem { place: None, ..problem },
            }
        })
        .collect()
}

fn cell(start: usize, index: &Index, written: &Written) -> Option<At> {
    let around = written.cells.iter().filter_map(|(path, at)| {
        let (key, value) = (index.key(path)?, index.value(path)?);
        let whole = key.start.min(value.start)..key.end.max(value.end);
        whole.contains(&start).then_some((whole.len(), *at))
    });
    around.min_by_key(|(length, _)| *length).map(|(_, at)| at)
}
