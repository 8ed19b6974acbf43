//! Domains, sections and statements as the file says them, and what a node may attain.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A domain, or a section in one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawNode {
    /// Its id, such as `D2`.
    pub id: Option<String>,
    /// Its short title.
    pub title: Option<String>,
    /// As the bulletin of July 2011 named it.
    pub named_in_2011: Option<String>,
    /// What it is about.
    pub aim: Option<String>,
    /// A question to open the conversation.
    pub opening_question: Option<String>,
    /// How its statements and sections make its result.
    pub roll_up: Option<String>,
    /// What a sum starts from.
    pub start: Option<f64>,
    /// Weight in the result of what it stands in; 1 unless told.
    pub weight: Option<f64>,
    /// Whether it counts in the result of what it stands in; true unless told.
    pub counts: Option<bool>,
    /// The share of what applies that has to be counted for its result.
    pub enough: Option<f64>,
    /// Words for ranges of its result.
    pub bands: Option<Vec<RawBand>>,
    /// Target for its statements.
    pub target: Option<f64>,
    /// Ids of the roles that it is for; all unless told.
    pub roles: Option<Vec<String>>,
    /// The earlier answer after which it is shown; always unless told.
    pub shown_if: Option<RawShownIf>,
    /// Whether a respondent may leave it out as a whole.
    pub optional: Option<bool>,
    /// What is asked at its end while something in it is below target.
    pub go_on: Option<String>,
    /// Its statements, in order.
    pub statements: Option<Vec<RawStatement>>,
    /// Its sections, after its statements.
    pub sections: Option<Vec<RawNode>>,
}

impl RawNode {
    /// The ids of every statement in it, those of its sections included, in the order of the file.
    pub fn statement_ids(&self) -> Vec<Option<&String>> {
        let own = self.statements.iter().flatten().map(|statement| statement.id.as_ref());
        let below = self.sections.iter().flatten().flat_map(Self::statement_ids);
        own.chain(below).collect()
    }
}

/// An earlier answer on which something depends.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawShownIf {
    /// Id of the statement.
    pub statement: Option<String>,
    /// Ids of levels, `dk` or `na`: any of them.
    pub answers: Option<Vec<String>>,
}

/// Words for a range of results.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawBand {
    /// The lowest result in it, in the units of the result.
    pub from: Option<f64>,
    /// Its name.
    pub label: Option<String>,
    /// What it means.
    pub gist: Option<String>,
}

/// A statement.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawStatement {
    /// Its id, such as `D2.04`; stable for ever.
    pub id: Option<String>,
    /// A few words for lists.
    pub short: Option<String>,
    /// The statement itself.
    pub statement: Option<String>,
    /// Why it is here.
    pub why: Option<String>,
    /// The lens it is seen through.
    pub lens: Option<String>,
    /// Its scale, if not the first.
    pub scale: Option<String>,
    /// Whether agreement is a bad sign: the lowest level is the hopeful one.
    pub reverse: Option<bool>,
    /// Weight in its domain's result, more than 0; 1 unless told.
    pub weight: Option<f64>,
    /// Whether it counts in its domain's result; true unless told.
    pub counts: Option<bool>,
    /// Id of the gate that it belongs to.
    pub gate: Option<String>,
    /// Importance in the priority: 1, 2 or 3; 1 unless told.
    pub importance: Option<u32>,
    /// Its own target.
    pub target: Option<f64>,
    /// Whether not applicable may be given for it.
    pub not_applicable: Option<bool>,
    /// What each level looks like, lowest first; the gists of the levels unless told.
    pub descriptors: Option<Vec<String>>,
    /// What to think of while answering.
    pub think_of: Option<String>,
    /// What it looks like when it is done, or at its best.
    pub looks_like: Option<String>,
    /// What is at risk while it is weak.
    pub risk: Option<String>,
    /// The wording for other sides, by side id.
    pub wordings: Option<BTreeMap<String, String>>,
    /// Its own wording of what an answer is asked to carry, by id of the ask.
    pub prompts: Option<BTreeMap<String, String>>,
    /// Statements of another questionnaire to lay the answers next to.
    pub beside: Option<Vec<String>>,
    /// What might count as evidence.
    pub evidence: Option<Vec<String>>,
    /// A question to discuss.
    pub discuss: Option<String>,
    /// A first move.
    pub first_move: Option<String>,
    /// Criteria that it bears on.
    pub criteria: Option<Vec<String>>,
    /// Resources that can help.
    pub resources: Option<Vec<String>>,
}

/// Levels that a domain attains as a whole.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGates {
    /// The gates, lowest first.
    pub levels: Option<Vec<RawGate>>,
    /// What a gate without applicable statements does: `passes` or `fails`; `passes` unless told.
    pub empty: Option<String>,
    /// Whether all gates below have to be passed too; true unless told.
    pub cumulative: Option<bool>,
}

/// A gate.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGate {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// What it means.
    pub gist: Option<String>,
    /// The share of its statements, more than 0 to 1, that have to pass; 1 unless told.
    pub share: Option<f64>,
    /// Whether the share is of the statements' weights.
    pub weighted: Option<bool>,
}

/// The overall result.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOverall {
    /// Its name.
    pub title: Option<String>,
    /// How the domains make it.
    pub roll_up: Option<String>,
    /// What a sum starts from.
    pub start: Option<f64>,
    /// The share of the domains that has to be counted.
    pub enough: Option<f64>,
    /// Words for ranges of it.
    pub bands: Option<Vec<RawBand>>,
}
