//! A questionnaire as its file says it: every key optional, nothing checked. `validate` makes a [`super::Questionnaire`] of it.

mod ask;
mod node;
mod plan;
pub mod translation;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

pub use ask::{RawAsk, RawChoice, RawClosing, RawRole, RawRoles, RawSide};
pub use node::{RawBand, RawGate, RawGates, RawNode, RawOverall, RawShownIf, RawStatement};
pub use plan::{RawLabels, RawPart, RawPrivacy, RawReport};
use translation::RawTranslation;

/// The whole file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawQuestionnaire {
    /// The format's version: 1.
    pub format: Option<u32>,
    /// Stable id, such as `ccg-six-domains`.
    pub id: Option<String>,
    /// Version of the content, as text.
    pub version: Option<String>,
    /// Title for screens and reports.
    pub title: Option<String>,
    /// Language tag, such as `en-GB`.
    pub language: Option<String>,
    /// Licence of the content.
    pub licence: Option<String>,
    /// What it is and is for.
    pub about: Option<String>,
    /// What it helps with: one or two sentences for the first screen and the front of the report.
    pub purpose: Option<String>,
    /// Who answers it.
    pub who: Option<String>,
    /// When it is worth doing.
    pub when: Option<String>,
    /// About how many minutes it takes.
    pub minutes: Option<u32>,
    /// What is being described, as in "Which level best describes your group today?".
    pub describes: Option<String>,
    /// Scales; the first is the default.
    pub scales: Option<Vec<RawScale>>,
    /// Which answers there are besides ratings, and what a missing one means.
    pub answers: Option<RawAnswers>,
    /// Default target: the value of a level.
    pub target: Option<f64>,
    /// Who may answer as what, where the questionnaire asks for it.
    pub roles: Option<RawRoles>,
    /// Others who may answer the same statements in a wording of their own, such as a supplier.
    pub sides: Option<Vec<RawSide>>,
    /// What an answer may carry besides the rating.
    pub asks: Option<Vec<RawAsk>>,
    /// Questions at the end, about the whole.
    pub closing: Option<Vec<RawClosing>>,
    /// Levels that a domain attains as a whole.
    pub gates: Option<RawGates>,
    /// The overall result, where one is wanted.
    pub overall: Option<RawOverall>,
    /// Who may see what.
    pub privacy: Option<RawPrivacy>,
    /// What the report leads with, and what it never shows.
    pub report: Option<RawReport>,
    /// Names for the texts `risk` and `looks_like` of statements.
    pub labels: Option<RawLabels>,
    /// Id of the questionnaire whose statements `beside` names.
    pub beside: Option<String>,
    /// The order of asking, where it is not the order of the file: ids of all statements.
    pub order: Option<Vec<String>>,
    /// Texts in other languages, by language tag.
    pub translations: Option<BTreeMap<String, RawTranslation>>,
    /// Names of warnings that `check` leaves out.
    pub allow: Option<Vec<String>>,
    /// Advice for whoever facilitates.
    pub guidance: Option<Vec<String>>,
    /// Lenses.
    pub lenses: Option<Vec<RawLens>>,
    /// What the criteria are and are not.
    pub criteria_note: Option<String>,
    /// Criteria (authorisation themes).
    pub criteria: Option<Vec<RawCriterion>>,
    /// Domains, in order.
    pub domains: Option<Vec<RawNode>>,
    /// Resources.
    pub resources: Option<Vec<RawResource>>,
}

/// A scale.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawScale {
    /// Its id.
    pub id: Option<String>,
    /// The question that its levels answer, such as `How often is this true of us today?`.
    pub asked: Option<String>,
    /// Its levels, lowest first.
    pub levels: Option<Vec<RawLevel>>,
    /// Ids of the levels that pass a gate or an item of a checklist; those at or above the target unless told.
    pub passing: Option<Vec<String>>,
}

/// A level of a scale.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLevel {
    /// Its id.
    pub id: Option<String>,
    /// Its value in scale units.
    pub value: Option<f64>,
    /// Its name on screens.
    pub label: Option<String>,
    /// What the level means in general.
    pub gist: Option<String>,
}

/// The answers besides ratings.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAnswers {
    /// Don't know: always allowed.
    pub dont_know: Option<RawOtherAnswer>,
    /// Not applicable: allowed where it says so.
    pub not_applicable: Option<RawOtherAnswer>,
    /// What a missing answer means in a result: `left-out`, `lowest` or `blocks`.
    pub unanswered: Option<String>,
    /// The share of the applicable statements, 0 to 1, that has to be counted for a result; 0.5 unless told.
    pub enough: Option<f64>,
}

/// An answer that is not a rating.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOtherAnswer {
    /// Its name on screens.
    pub label: Option<String>,
    /// What it means.
    pub gist: Option<String>,
    /// Whether it may be given, where a statement does not say otherwise.
    pub allowed: Option<bool>,
    /// Whether a reason has to be given: `required` or `optional`. Of not applicable only.
    pub reason: Option<String>,
    /// What it means in a result: `left-out`, `lowest` or `blocks`.
    pub counts_as: Option<String>,
}

/// A lens.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLens {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// What it looks at.
    pub gist: Option<String>,
}

/// A criterion (authorisation theme).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawCriterion {
    /// Its id.
    pub id: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// `seen` in a source, or `background` knowledge.
    pub basis: Option<String>,
}

/// A resource: guidance, a tool, a case study …
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawResource {
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub year: Option<i32>,
    /// Whether the year is an estimate.
    pub year_estimated: Option<bool>,
    /// `guidance`, `tool`, `case-study`, `report` or `framework`.
    pub kind: Option<String>,
    /// The domains it can help with.
    pub domains: Option<Vec<String>>,
    /// Where it was seen.
    pub address: Option<String>,
    /// What is known of the address: `found`, `copy`, `closed` or `none`.
    pub address_status: Option<String>,
    /// Look-up address in a web archive.
    pub archive: Option<String>,
    /// What else is known.
    pub note: Option<String>,
}
