//! The questionnaires that come with the program.

use std::collections::BTreeSet;

use super::Questionnaire;
use super::raw::{RawNode, RawQuestionnaire};
use super::validate::validate;
use crate::yaml::Index;

/// A questionnaire embedded in the program.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// SHA-256 of its file, in hexadecimal.
    pub digest: &'static str,
    /// Its file, byte for byte.
    pub yaml: &'static str,
    json: &'static str,
}

/// Every shipped questionnaire, by id.
pub const SHIPPED: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The id of the one that is offered first: the whole self-assessment, beside which the others stand.
pub const USUAL: &str = "ccg-six-domains";

/// The shipped questionnaire with this id.
#[must_use]
pub fn find(id: &str) -> Option<Shipped> {
    SHIPPED.iter().find(|shipped| shipped.id == id).copied()
}

impl Shipped {
    /// The questionnaire itself, read from the form that was prepared when the program was built.
    ///
    /// # Panics
    ///
    /// Never in a released program: a test reads each shipped file.
    #[must_use]
    pub fn questionnaire(self) -> Questionnaire {
        validate(&self.raw(), &Index::default(), self.digest).expect("a test validates each shipped file")
    }

    /// The ids of its statements.
    pub(super) fn statement_ids(self) -> BTreeSet<String> {
        let raw = self.raw();
        let domains = raw.domains.iter().flatten();
        domains.flat_map(RawNode::statement_ids).flatten().cloned().collect()
    }

    fn raw(self) -> RawQuestionnaire {
        serde_json::from_str(self.json).expect("prepared from a file that a test validates")
    }
}
