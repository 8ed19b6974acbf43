//! Rows of records that were not scored.

use super::columns::Table;
use super::line::Line;
use super::shape::Shape;
use super::{Form, whole};
use crate::questionnaire::Questionnaire;
use crate::tally::reject::Reject;

/// What is the same in every row.
#[derive(Debug)]
pub(super) struct Rejects {
    shape: Shape,
    begin: Vec<u8>,
    some: bool,
}

impl Rejects {
    pub(super) fn new(form: Form) -> Self {
        Self {
            shape: Shape::new(form, Table::Rejects, false, 0),
            begin: Vec::new(),
            some: false,
        }
    }

    /// The row of a record.
    pub(super) fn add(
        &mut self,
        questionnaire: &Questionnaire,
        file: &str,
        reject: &Reject,
        line: &mut Line,
        out: &mut Vec<u8>,
    ) {
        whole::between(self.shape.form, &mut self.some, out);
        self.shape.begin(&[file], &mut self.begin);
        line.clear();
        line.text(&self.begin);
        let mut cells = self.shape.cells(1, line);
        cells.whole(Some(reject.record));
        cells.whole(Some(reject.line));
        cells.whole(reject.column.map(|column| column as u64));
        let texts = [reject.fault.code(), &reject.fault.message(questionnaire)];
        cells.prepared(&self.shape.texts(4, &texts), 2);
        cells.end();
        out.extend_from_slice(line.bytes());
    }
}
