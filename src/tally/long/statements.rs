//! Which statement a cell names.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::problem::nearest::nearest;
use crate::questionnaire::Questionnaire;
use crate::tally::layout::Names;

use super::super::reject::Fault;

/// Names that are remembered which are no id and no text.
const OTHERS: usize = 1024;

/// The longest of them, in bytes.
const LONGEST: usize = 2_000;

/// The statements by their ids and by their texts.
#[derive(Debug)]
pub(super) struct Statements<'q> {
    questionnaire: &'q Questionnaire,
    by_name: HashMap<&'q [u8], usize>,
    /// Other names that were met.
    others: HashMap<Vec<u8>, Other>,
    names: Names<'q>,
}

/// A name that is no id and no text.
#[derive(Debug, Default)]
struct Other {
    /// The statement that it stands for all the same.
    found: Option<usize>,
    /// The nearest id where it stands for none, once that was asked for: it is found by comparing with all.
    near: OnceCell<Option<String>>,
}

impl<'q> Statements<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let mut by_name = HashMap::new();
        let ids = questionnaire.statements.iter().map(|one| one.id.as_bytes());
        let texts = questionnaire
            .statements
            .iter()
            .map(|one| one.statement.trim().as_bytes());
        for (at, name) in ids.enumerate().chain(texts.enumerate()) {
            by_name.entry(name).or_insert(at);
        }
        Self {
            questionnaire,
            by_name,
            others: HashMap::new(),
            names: Names::of(questionnaire),
        }
    }

    /// The position of the statement that is named, as a heading of a wide table may name it: mostly the one that is expected.
    pub(super) fn find(&mut self, name: &[u8], expected: Option<usize>) -> Option<usize> {
        let is_it = |at: &usize| self.questionnaire.statements[*at].id.as_bytes() == name;
        let known = expected.filter(is_it).or_else(|| self.by_name.get(name).copied());
        known.or_else(|| self.otherwise(name))
    }

    fn otherwise(&mut self, name: &[u8]) -> Option<usize> {
        if let Some(known) = self.others.get(name) {
            return known.found;
        }
        if name.len() > LONGEST {
            return None;
        }
        let text = std::str::from_utf8(name).ok();
        let found = text.and_then(|name| self.names.position(name));
        if self.others.len() < OTHERS {
            let near = OnceCell::new();
            self.others.insert(name.to_vec(), Other { found, near });
        }
        found
    }

    /// What is wrong with a name that none has.
    pub(super) fn unknown(&self, name: &[u8]) -> Fault {
        let text = String::from_utf8_lossy(name).into_owned();
        let ids = self.questionnaire.statements.iter().map(|one| one.id.as_str());
        let find = || nearest(&text, ids).map(str::to_owned);
        let near = match self.others.get(name) {
            Some(other) => other.near.get_or_init(find).clone(),
            None => find(),
        };
        Fault::UnknownStatement(text, near)
    }
}
