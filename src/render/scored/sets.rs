//! Rows of domains, sections and the whole.

use super::Form;
use super::columns::{self, Table};
use super::line::Lines;
use super::shape::Shape;
use crate::questionnaire::Questionnaire;
use crate::results::{Results, SetRow};

/// What is the same in every organisation.
#[derive(Debug)]
pub(super) struct Sets {
    shape: Shape,
    /// The cell of each set's id.
    ids: Vec<Vec<u8>>,
    whose: Vec<u8>,
}

impl Sets {
    pub(super) fn new(questionnaire: &Questionnaire, form: Form, by_role: bool) -> Self {
        let shape = Shape::new(form, Table::Domains, by_role, columns::levels(questionnaire));
        Self {
            ids: ids(questionnaire).iter().map(|id| shape.texts(0, &[id])).collect(),
            shape,
            whose: Vec::new(),
        }
    }

    /// The rows of an organisation.
    pub(super) fn add(&mut self, results: &Results<'_>, lines: &mut Lines, out: &mut Vec<u8>) {
        self.shape.whose(results, &mut self.whose);
        lines.clear();
        for (id, row) in self.ids.iter().zip(results.sets) {
            self.row(id, results.responses, row, lines);
        }
        out.extend_from_slice(lines.bytes());
    }

    fn row(&self, id: &[u8], responses: u32, row: &SetRow, lines: &mut Lines) {
        let mut cells = self.shape.cells(&self.whose, 0, id.len(), lines);
        cells.prepared(id, 1);
        cells.whole(Some(responses));
        cells.whole(row.counted);
        cells.whole(row.applicable);
        for number in [row.score, row.score_100, row.at_target, row.dont_know_share] {
            cells.number(number);
        }
        cells.status(row.status);
        cells.whole(row.few);
        cells.end();
    }
}

/// Ids of the domains, then of the sections, then of the overall result where there is one.
fn ids(questionnaire: &Questionnaire) -> Vec<&str> {
    let nodes = questionnaire.nodes();
    let is_domain = |id: &str| questionnaire.domains.iter().any(|domain| domain.id == id);
    let domains = questionnaire.domains.iter().map(|domain| domain.id.as_str());
    let sections = nodes.iter().map(|node| node.id.as_str()).filter(|id| !is_domain(id));
    let overall = questionnaire.overall.iter().map(|_| "overall");
    domains.chain(sections).chain(overall).collect()
}
