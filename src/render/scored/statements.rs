//! Rows of statements.

use super::Form;
use super::columns::{self, Table};
use super::line::Lines;
use super::shape::Shape;
use crate::questionnaire::Questionnaire;
use crate::results::{Results, StatementRow};

/// What is the same in every organisation.
#[derive(Debug)]
pub(super) struct Statements {
    shape: Shape,
    /// The cells of each statement's domain and id.
    ids: Vec<Vec<u8>>,
    /// Columns of ratings at each level.
    levels: usize,
    whose: Vec<u8>,
}

impl Statements {
    pub(super) fn new(questionnaire: &Questionnaire, form: Form, by_role: bool) -> Self {
        let levels = columns::levels(questionnaire);
        let shape = Shape::new(form, Table::Statements, by_role, levels);
        let ids = questionnaire.statements.iter();
        let ids = ids.map(|one| shape.texts(0, &[&questionnaire.domain_of(one).id, &one.id]));
        Self {
            ids: ids.collect(),
            shape,
            levels,
            whose: Vec::new(),
        }
    }

    /// The rows of an organisation.
    pub(super) fn add(&mut self, results: &Results<'_>, lines: &mut Lines, out: &mut Vec<u8>) {
        self.shape.whose(results, &mut self.whose);
        lines.clear();
        for (ids, row) in self.ids.iter().zip(results.statements) {
            self.row(ids, row, lines);
        }
        out.extend_from_slice(lines.bytes());
    }

    fn row(&self, ids: &[u8], row: &StatementRow<'_>, lines: &mut Lines) {
        let mut cells = self.shape.cells(&self.whose, 0, ids.len(), lines);
        cells.prepared(ids, 2);
        cells.whole(row.ratings);
        row.others.iter().for_each(|other| cells.whole(*other));
        cells.counts(row.counts, self.levels);
        for number in [row.mean, row.middle, row.average_distance] {
            cells.number(number);
        }
        cells.kind(row.kind);
        cells.number(row.shortfall);
        cells.number(row.priority);
        cells.route(row.route);
        cells.whole(row.rank);
        cells.whole((!row.status.is_withheld()).then_some(row.few));
        cells.status(row.status);
        cells.end();
    }
}
