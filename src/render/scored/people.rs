//! Rows of respondents.

use super::columns::{self, Table};
use super::line::Lines;
use super::shape::Shape;
use super::{Form, whole};
use crate::questionnaire::Questionnaire;
use crate::results::PersonRow;

/// What is the same for every respondent.
#[derive(Debug)]
pub(super) struct People {
    shape: Shape,
    /// The cell of each domain's id.
    ids: Vec<Vec<u8>>,
    whose: Vec<u8>,
    some: bool,
}

impl People {
    pub(super) fn new(questionnaire: &Questionnaire, form: Form) -> Self {
        let shape = Shape::new(form, Table::Responses, true, columns::levels(questionnaire));
        let domains = questionnaire.domains.iter();
        Self {
            ids: domains.map(|domain| shape.texts(2, &[&domain.id])).collect(),
            shape,
            whose: Vec::new(),
            some: false,
        }
    }

    /// The rows of a respondent.
    pub(super) fn add(&mut self, person: &PersonRow<'_>, lines: &mut Lines, out: &mut Vec<u8>) {
        let whose = [person.organisation, person.respondent, person.role];
        self.shape.begin(&whose, &mut self.whose);
        for (id, row) in self.ids.iter().zip(person.domains) {
            whole::between(self.shape.form, &mut self.some, out);
            lines.clear();
            let mut cells = self.shape.cells(&self.whose, 2, id.len(), lines);
            cells.prepared(id, 1);
            cells.whole(row.ratings);
            cells.whole(row.dont_know);
            cells.number(row.score);
            cells.number(row.score_100);
            cells.status(row.status);
            cells.end();
            out.extend_from_slice(lines.bytes());
        }
    }
}
