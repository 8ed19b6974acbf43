//! Rows of records that were not scored.

use std::collections::HashMap;

use super::columns::Table;
use super::line::Line;
use super::shape::Shape;
use super::{Form, whole};
use crate::questionnaire::Questionnaire;
use crate::tally::reject::{Fault, Reject};

/// Faults whose cells are kept, and the most bytes of a field in them: what is wrong once in a table is mostly wrong often.
const MOST_KEPT: usize = 4096;
const LONGEST_KEPT: usize = 80;

/// What is the same in every row.
#[derive(Debug)]
pub(super) struct Rejects {
    shape: Shape,
    begin: Vec<u8>,
    some: bool,
    /// The cells that say what is wrong, by fault.
    kept: HashMap<Fault, Vec<u8>>,
}

impl Rejects {
    pub(super) fn new(form: Form) -> Self {
        Self {
            shape: Shape::new(form, Table::Rejects, false, 0),
            begin: Vec::new(),
            some: false,
            kept: HashMap::new(),
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
        if let Some(known) = self.kept.get(&reject.fault) {
            cells.prepared(known, 2);
        } else {
            let texts = [reject.fault.code(), &reject.fault.message(questionnaire)];
            let made = self.shape.texts(4, &texts);
            cells.prepared(&made, 2);
            if self.kept.len() < MOST_KEPT && comes_again(&reject.fault) {
                self.kept.insert(reject.fault.clone(), made);
            }
        }
        cells.end();
        out.extend_from_slice(line.bytes());
    }
}

/// Whether other records may have the same fault, and it is short.
fn comes_again(fault: &Fault) -> bool {
    match fault {
        Fault::NotAnAnswer(_, field) | Fault::UnknownStatement(field, _) => field.len() <= LONGEST_KEPT,
        Fault::RespondentAgain(_) | Fault::OtherRole(..) | Fault::Other(..) => false,
        _ => true,
    }
}
