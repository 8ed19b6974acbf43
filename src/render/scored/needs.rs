//! Rows of needs.

use super::Form;
use super::columns::{self, Table};
use super::line::Lines;
use super::shape::Shape;
use crate::questionnaire::{Questionnaire, Statement};
use crate::results::Results;

/// What is the same in every organisation.
#[derive(Debug)]
pub(super) struct Needs {
    shape: Shape,
    /// The cell of each statement's id; and those of its text, first move and resources.
    texts: Vec<(Vec<u8>, Vec<u8>)>,
    whose: Vec<u8>,
}

impl Needs {
    pub(super) fn new(questionnaire: &Questionnaire, form: Form, by_role: bool) -> Self {
        let shape = Shape::new(form, Table::Needs, by_role, columns::levels(questionnaire));
        let statements = questionnaire.statements.iter();
        Self {
            texts: statements.map(|one| texts(&shape, questionnaire, one)).collect(),
            shape,
            whose: Vec::new(),
        }
    }

    /// The rows of an organisation.
    pub(super) fn add(&mut self, results: &Results<'_>, lines: &mut Lines, out: &mut Vec<u8>) {
        self.shape.whose(results, &mut self.whose);
        lines.clear();
        for &at in results.needs {
            let (row, (id, rest)) = (&results.statements[at], &self.texts[at]);
            let mut cells = self.shape.cells(&self.whose, 0, id.len() + rest.len(), lines);
            cells.whole(row.rank);
            cells.prepared(id, 1);
            cells.route(row.route);
            cells.number(row.priority);
            cells.prepared(rest, 3);
            cells.end();
        }
        out.extend_from_slice(lines.bytes());
    }
}

fn texts(shape: &Shape, questionnaire: &Questionnaire, statement: &Statement) -> (Vec<u8>, Vec<u8>) {
    let titles: Vec<&str> = statement
        .resources
        .iter()
        .map(|&at| questionnaire.resources[at].title.as_str())
        .collect();
    let mut rest = shape.texts(4, &[&statement.statement, &statement.first_move, &titles.join("; ")]);
    if shape.form == Form::Json {
        rest = shape.texts(4, &[&statement.statement, &statement.first_move]);
        rest.extend(shape.list(6, &titles));
    }
    (shape.texts(1, &[&statement.id]), rest)
}
