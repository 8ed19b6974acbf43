//! Texts in other languages as the file says them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A questionnaire's texts in another language, in the shape of the file: where the file has a list of things with ids, their texts
/// stand here by id. What is left out stays in the base language; ids are never translated.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTranslation {
    /// Of the questionnaire.
    pub title: Option<String>,
    /// What it is and is for.
    pub about: Option<String>,
    /// What it helps with.
    pub purpose: Option<String>,
    /// Who answers it.
    pub who: Option<String>,
    /// When it is worth doing.
    pub when: Option<String>,
    /// What is being described.
    pub describes: Option<String>,
    /// Advice for whoever facilitates: one text for each.
    pub guidance: Option<Vec<String>>,
    /// Scales by id.
    pub scales: Option<BTreeMap<String, RawScaleText>>,
    /// The answers besides ratings.
    pub answers: Option<RawAnswersText>,
    /// The roles and their question.
    pub roles: Option<RawRolesText>,
    /// Sides by id.
    pub sides: Option<BTreeMap<String, RawTitleText>>,
    /// What an answer may carry, by id.
    pub asks: Option<BTreeMap<String, RawAskText>>,
    /// Questions at the end by id.
    pub closing: Option<BTreeMap<String, RawClosingText>>,
    /// The gates.
    pub gates: Option<RawGatesText>,
    /// The overall result.
    pub overall: Option<RawOverallText>,
    /// Who may see what.
    pub privacy: Option<RawPrivacyText>,
    /// What the report leads with.
    pub report: Option<RawReportText>,
    /// Names for what statements and domains are called.
    pub labels: Option<RawLabelsText>,
    /// Lenses by id.
    pub lenses: Option<BTreeMap<String, RawTitleText>>,
    /// What the criteria are and are not.
    pub criteria_note: Option<String>,
    /// Criteria by id.
    pub criteria: Option<BTreeMap<String, RawCriterionText>>,
    /// Domains and sections alike, by id.
    pub domains: Option<BTreeMap<String, RawNodeText>>,
    /// Statements by id.
    pub statements: Option<BTreeMap<String, RawStatementText>>,
    /// Resources by id.
    pub resources: Option<BTreeMap<String, RawResourceText>>,
}

/// Something with a label, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLabelText {
    /// Its name.
    pub label: Option<String>,
    /// What it means.
    pub gist: Option<String>,
}

/// Something with a title, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTitleText {
    /// Its name.
    pub title: Option<String>,
    /// What it means.
    pub gist: Option<String>,
}

/// The answers besides ratings, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAnswersText {
    /// Don't know.
    pub dont_know: Option<RawLabelText>,
    /// Not applicable.
    pub not_applicable: Option<RawLabelText>,
}

/// A scale in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawScaleText {
    /// The question that its levels answer.
    pub asked: Option<String>,
    /// Its levels by id.
    pub levels: Option<BTreeMap<String, RawLabelText>>,
}

/// The roles in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRolesText {
    /// The question.
    pub asked: Option<String>,
    /// The roles by id.
    pub choices: Option<BTreeMap<String, RawRoleText>>,
}

/// A role in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRoleText {
    /// Its name.
    pub label: Option<String>,
}

/// What an answer may carry, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAskText {
    /// The question.
    pub asked: Option<String>,
    /// Its name in the report.
    pub label: Option<String>,
    /// Levels of importance by id.
    pub levels: Option<BTreeMap<String, RawLabelText>>,
}

/// A question at the end, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawClosingText {
    /// The question.
    pub asked: Option<String>,
    /// Its choices by id.
    pub choices: Option<BTreeMap<String, RawChoiceText>>,
    /// What is said after the answer: one text for each.
    pub after: Option<Vec<String>>,
}

/// A choice at the end, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawChoiceText {
    /// Its words.
    pub label: Option<String>,
    /// What is asked after it.
    pub then: Option<String>,
}

/// The gates in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGatesText {
    /// The gates by id.
    pub levels: Option<BTreeMap<String, RawTitleText>>,
}

/// The overall result in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOverallText {
    /// Its name.
    pub title: Option<String>,
    /// Words for ranges of it: one for each band, lowest first.
    pub bands: Option<Vec<RawLabelText>>,
}

/// What is said about privacy, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPrivacyText {
    /// What is said before answering.
    pub note: Option<String>,
}

/// What the report leads with, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawReportText {
    /// The heading of its first section.
    pub leads_with: Option<String>,
    /// Its parts: one for each, in order.
    pub first: Option<Vec<RawPartText>>,
    /// What it never shows.
    pub never_shows: Option<String>,
}

/// A part of the report, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPartText {
    /// Its heading.
    pub heading: Option<String>,
    /// What is said in it.
    pub text: Option<String>,
}

/// Names for texts of statements, in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLabelsText {
    /// For a domain.
    pub domain: Option<String>,
    /// For several.
    pub domains: Option<String>,
    /// For `risk`.
    pub risk: Option<String>,
    /// For `looks_like`.
    pub looks_like: Option<String>,
}

/// A criterion in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawCriterionText {
    /// What it says.
    pub text: Option<String>,
}

/// A domain or section in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawNodeText {
    /// Its short title.
    pub title: Option<String>,
    /// As the bulletin of July 2011 named it.
    pub named_in_2011: Option<String>,
    /// What it is about.
    pub aim: Option<String>,
    /// A question to open the conversation.
    pub opening_question: Option<String>,
    /// What is asked at its end while something in it is below target.
    pub go_on: Option<String>,
    /// Words for ranges of its result: one for each band, lowest first.
    pub bands: Option<Vec<RawLabelText>>,
}

/// A statement in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawStatementText {
    /// A few words for lists.
    pub short: Option<String>,
    /// The statement itself.
    pub statement: Option<String>,
    /// Why it is here.
    pub why: Option<String>,
    /// What each level looks like: one per level.
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
    /// What might count as evidence: one text for each.
    pub evidence: Option<Vec<String>>,
    /// A question to discuss.
    pub discuss: Option<String>,
    /// A first move.
    pub first_move: Option<String>,
}

/// A resource in another language.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawResourceText {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What else is known.
    pub note: Option<String>,
}
