//! What can be referred to: each id with its position.

use std::collections::BTreeMap;

use super::Check;
use crate::questionnaire::raw::{RawNode, RawQuestionnaire};

/// What statements refer to: each id with its position.
pub(super) struct Names {
    pub(super) lenses: Ids,
    pub(super) criteria: Ids,
    pub(super) resources: Ids,
    pub(super) domains: Ids,
    pub(super) roles: Ids,
    pub(super) sides: Ids,
    pub(super) asks: Ids,
    pub(super) gates: Ids,
    pub(super) statements: Ids,
}

#[derive(Default)]
pub(super) struct Ids {
    pub(super) positions: BTreeMap<String, usize>,
    /// Some ids could not be read, so that a reference to nothing may be right.
    pub(super) partly: bool,
}

impl Check<'_> {
    pub(super) fn names(&mut self, raw: &RawQuestionnaire) -> Names {
        macro_rules! ids {
            ($path:literal, $what:literal, $list:expr) => {
                self.ids(
                    $path,
                    $what,
                    $list.into_iter().flatten().map(|one| one.id.as_ref()),
                )
            };
        }
        Names {
            lenses: ids!("lenses", "lens", &raw.lenses),
            criteria: ids!("criteria", "criterion", &raw.criteria),
            resources: ids!("resources", "resource", &raw.resources),
            domains: ids!("domains", "domain", &raw.domains),
            roles: ids!(
                "roles.choices",
                "role",
                raw.roles.as_ref().and_then(|roles| roles.choices.as_ref())
            ),
            sides: ids!("sides", "side", &raw.sides),
            asks: ids!("asks", "ask", &raw.asks),
            gates: ids!(
                "gates.levels",
                "gate",
                raw.gates.as_ref().and_then(|gates| gates.levels.as_ref())
            ),
            statements: statements(raw),
        }
    }
}

/// Every statement in the order of the file; of two with the same id the first.
fn statements(raw: &RawQuestionnaire) -> Ids {
    let domains = raw.domains.iter().flatten();
    let mut ids = Ids {
        partly: domains.clone().any(holds_unread),
        ..Ids::default()
    };
    for (position, id) in domains.flat_map(RawNode::statement_ids).enumerate() {
        match id {
            Some(id) => {
                ids.positions.entry(id.trim().to_owned()).or_insert(position);
            }
            None => ids.partly = true,
        }
    }
    ids
}

/// Whether a domain or a section in it holds nothing that was read, though each has to hold something.
fn holds_unread(node: &RawNode) -> bool {
    let mut sections = node.sections.iter().flatten();
    (node.statements.is_none() && node.sections.is_none()) || sections.any(holds_unread)
}
