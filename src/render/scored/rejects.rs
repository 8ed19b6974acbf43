//! Rows of records that were not scored.

use std::collections::HashMap;

use super::columns::Table;
use super::line::Lines;
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
        lines: &mut Lines,
        out: &mut Vec<u8>,
    ) {
        whole::between(self.shape.form, &mut self.some, out);
        self.shape.begin(&[file], &mut self.begin);
        if let Some(known) = self.kept.get(&reject.fault) {
            self.row(reject, known, lines);
        } else {
            let texts = [reject.fault.code(), &reject.fault.message(questionnaire)];
            let made = self.shape.texts(4, &texts);
            self.row(reject, &made, lines);
            if self.kept.len() < MOST_KEPT && comes_again(&reject.fault) {
                self.kept.insert(reject.fault.clone(), made);
            }
        }
        out.extend_from_slice(lines.bytes());
    }

    fn row(&self, reject: &Reject, fault: &[u8], lines: &mut Lines) {
        lines.clear();
        let mut cells = self.shape.cells(&self.begin, 1, fault.len(), lines);
        cells.whole(Some(reject.record));
        cells.whole(Some(reject.line));
        cells.whole(reject.column.map(|column| column as u64));
        cells.prepared(fault, 2);
        cells.end();
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
