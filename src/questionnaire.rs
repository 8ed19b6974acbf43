//! A questionnaire that is valid by construction: every reference resolves, every statement has one descriptor per level.
//!
//! Made by [`validate`] from a file as read ([`raw`]), or taken from the [`catalogue`] of those shipped with the program.
//! Statements lie flat in the order of the file; a domain, and each section in it, holds a range of them.

pub mod ask;
pub mod catalogue;
pub mod digest;
pub mod node;
pub mod plan;
pub mod raw;
pub mod range;
pub mod refused;
pub mod resource;
pub mod scale;
pub mod statement;
pub mod translation;
pub mod validate;
pub mod view;
pub mod words;

use std::collections::BTreeMap;

use crate::number::Number;

pub use ask::{After, Ask, AskKind, Choice, Closing, Role, Roles, Side};
pub use node::{Band, Gate, Gates, Node, Overall, RollUp, ShownIf, Wanted};
pub use plan::{Part, Privacy, PrivacyKind, ReportPlan, Show};
pub use resource::{AddressStatus, Resource, ResourceKind};
pub use scale::{CountsAs, Level, OtherAnswer, Scale};
pub use statement::Statement;
pub use translation::Translation;
pub use view::{Basis, Criterion, Labels, Lens};

/// A whole questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Stable id, such as `ccg-six-domains`.
    pub id: String,
    /// Version of the content.
    pub version: String,
    /// Title for screens and reports.
    pub title: String,
    /// Language tag.
    pub language: String,
    /// Licence of the content.
    pub licence: String,
    /// What it is and is for; may be empty.
    pub about: String,
    /// What it helps with: one or two sentences; may be empty.
    pub purpose: String,
    /// Who answers it; may be empty.
    pub who: String,
    /// When it is worth doing; may be empty.
    pub when: String,
    /// About how many minutes it takes, where that is known.
    pub minutes: Option<u32>,
    /// What is being described, such as `your group`.
    pub describes: String,
    /// Scales; the first is the default. At least one.
    pub scales: Vec<Scale>,
    /// Don't know: its label and what it means.
    pub dont_know: OtherAnswer,
    /// Not applicable: its label and what it means. Whether it may be given is each statement's own.
    pub not_applicable: OtherAnswer,
    /// Whether not applicable needs a reason.
    pub reason_required: bool,
    /// What a missing answer means in a result.
    pub unanswered: CountsAs,
    /// The share of what applies, 0 to 1, that has to be counted for a result where nothing else is said; a sum needs everything.
    pub enough: Number,
    /// The roles that respondents choose from, where the questionnaire has them.
    pub roles: Option<Roles>,
    /// Others who may answer the same statements in a wording of their own; may be empty.
    pub sides: Vec<Side>,
    /// What an answer may carry besides the rating; may be empty.
    pub asks: Vec<Ask>,
    /// Questions at the end; may be empty.
    pub closing: Vec<Closing>,
    /// Levels that a node attains as a whole, where the questionnaire has them.
    pub gates: Option<Gates>,
    /// The overall result, where the questionnaire asks for one.
    pub overall: Option<Overall>,
    /// Who may see what.
    pub privacy: Privacy,
    /// What its report leads with, and what it never shows.
    pub report: ReportPlan,
    /// Names for what statements and domains are called.
    pub labels: Labels,
    /// Id of the questionnaire whose statements [`Statement::beside`] names; may be empty.
    pub beside: String,
    /// The order of asking: every position of [`Questionnaire::statements`] once.
    pub order: Vec<usize>,
    /// Names of the warnings that `check` leaves out.
    pub allow: Vec<String>,
    /// Advice for whoever facilitates.
    pub guidance: Vec<String>,
    /// Lenses, in order; may be empty.
    pub lenses: Vec<Lens>,
    /// What the criteria are and are not; may be empty.
    pub criteria_note: String,
    /// Criteria, in order; may be empty.
    pub criteria: Vec<Criterion>,
    /// Domains, in order. At least one, each with at least one statement in it or in its sections.
    pub domains: Vec<Node>,
    /// Every statement, in questionnaire order.
    pub statements: Vec<Statement>,
    /// Resources, in order.
    pub resources: Vec<Resource>,
    /// Texts in other languages, by language tag.
    pub translations: BTreeMap<String, Translation>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub digest: String,
}

impl Questionnaire {
    /// The scale of a statement.
    #[must_use]
    pub fn scale_of(&self, statement: &Statement) -> &Scale {
        &self.scales[statement.scale]
    }

    /// Decimals that a mean is shown with: 1, or 2 where the levels are not all whole numbers.
    #[must_use]
    pub fn places(&self) -> u32 {
        let mut levels = self.scales.iter().flat_map(|scale| &scale.levels);
        if levels.all(|level| level.value.is_integer()) {
            1
        } else {
            2
        }
    }

    /// Whether statements stand on scales whose ranges have different lengths.
    #[must_use]
    pub fn has_scales_of_different_length(&self) -> bool {
        let length = |statement: &Statement| {
            let scale = self.scale_of(statement);
            scale.highest() - scale.lowest()
        };
        self.statements
            .windows(2)
            .any(|pair| length(&pair[0]) != length(&pair[1]))
    }

    /// The domain of a statement.
    #[must_use]
    pub fn domain_of(&self, statement: &Statement) -> &Node {
        &self.domains[statement.domain]
    }

    /// Every domain and section, each before what it holds.
    #[must_use]
    pub fn nodes(&self) -> Vec<&Node> {
        self.domains.iter().flat_map(Node::with_sections).collect()
    }

    /// The domain and the sections that a statement stands in, by position, outermost first.
    #[must_use]
    pub fn path(&self, position: usize) -> Vec<&Node> {
        let nodes = self.nodes().into_iter();
        nodes.filter(|node| node.statements.contains(&position)).collect()
    }

    /// Position of the statement with this id, exactly as written.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.statements.iter().position(|statement| statement.id == id)
    }

    /// Position of the statement that a person may mean: `D3.04`, `d3.4`, `3.04`, `3.4`.
    #[must_use]
    pub fn position_loosely(&self, typed: &str) -> Option<usize> {
        let wanted = loose(typed);
        self.statements.iter().position(|statement| {
            let id = loose(&statement.id);
            id == wanted || id.trim_start_matches('d') == wanted
        })
    }

    /// Position of the domain that a person may mean: `D3`, `d3`, `3`.
    #[must_use]
    pub fn domain_loosely(&self, typed: &str) -> Option<usize> {
        self.domains.iter().position(|domain| is_meant(&domain.id, typed))
    }

    /// Position in [`Questionnaire::nodes`] of the domain or section that a person may mean: `D3`, `3`, `D3.A`. Domains first.
    #[must_use]
    pub fn node_loosely(&self, typed: &str) -> Option<usize> {
        let nodes = self.nodes();
        let domain = self.domain_loosely(typed).map(|at| self.domains[at].id.as_str());
        let found = nodes.iter().position(|node| Some(node.id.as_str()) == domain);
        found.or_else(|| nodes.iter().position(|node| is_meant(&node.id, typed)))
    }
}

/// Whether an id may be what a person typed: `D3.04`, `d3.4`, `3.04`, `3.4`.
pub(crate) fn is_meant(id: &str, typed: &str) -> bool {
    let (id, wanted) = (loose(id), loose(typed));
    id == wanted || id.trim_start_matches('d') == wanted
}

fn loose(id: &str) -> String {
    let lower = id.trim().to_lowercase();
    let parts: Vec<&str> = lower
        .split('.')
        .map(|part| {
            let short = part.trim_start_matches('0');
            if short.is_empty() { part } else { short }
        })
        .collect();
    parts.join(".")
}
