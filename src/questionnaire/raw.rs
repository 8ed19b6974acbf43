//! A questionnaire as its file says it: every key optional, nothing checked. `validate` makes a [`super::Questionnaire`] of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

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

/// The roles that respondents choose from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRoles {
    /// The question, such as `Which of these is closest?`.
    pub asked: Option<String>,
    /// Whether more than one may be chosen.
    pub several: Option<bool>,
    /// The roles.
    pub choices: Option<Vec<RawRole>>,
}

/// A role.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRole {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub label: Option<String>,
}

/// Another side that may answer the same statements.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawSide {
    /// Its id, such as `supplier`.
    pub id: Option<String>,
    /// Its name, such as `the supplier`.
    pub title: Option<String>,
    /// What is said to it before it answers.
    pub gist: Option<String>,
}

/// Something that an answer may carry besides the rating.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAsk {
    /// Its id, such as `owner`.
    pub id: Option<String>,
    /// `text`, `evidence`, `date` or `importance`.
    pub kind: Option<String>,
    /// The question.
    pub asked: Option<String>,
    /// Its name in the report.
    pub label: Option<String>,
    /// Ids of levels, `dk` or `na`, after which it is asked; every level unless told.
    pub after: Option<Vec<String>>,
    /// Whether it has to be given.
    pub required: Option<bool>,
    /// Whether only the respondent sees it.
    pub private: Option<bool>,
    /// The levels of importance, lowest first. Of the kind `importance` only.
    pub levels: Option<Vec<RawLevel>>,
}

/// A question at the end.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawClosing {
    /// Its id.
    pub id: Option<String>,
    /// The question.
    pub asked: Option<String>,
    /// What can be chosen; without choices, words are typed.
    pub choices: Option<Vec<RawChoice>>,
    /// What is said after the answer.
    pub after: Option<Vec<String>>,
}

/// A choice at the end: chosen by the person, never computed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawChoice {
    /// Its id.
    pub id: Option<String>,
    /// Its words.
    pub label: Option<String>,
    /// What is asked after it.
    pub then: Option<String>,
    /// Whether that has to be answered.
    pub then_required: Option<bool>,
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

/// Who may see what.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPrivacy {
    /// `open`, `protected`, `anonymous` or `private`.
    pub default: Option<String>,
    /// The fewest responses of which anything is shown.
    pub minimum: Option<u32>,
    /// The fewest responses of which counts and statement detail are shown.
    pub detail: Option<u32>,
    /// What is said about it before answering.
    pub note: Option<String>,
}

/// What the report leads with, and what it never shows.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawReport {
    /// The heading of its first section.
    pub leads_with: Option<String>,
    /// The parts of that section, in order.
    pub first: Option<Vec<RawPart>>,
    /// Names of sections that it leaves out.
    pub leave_out: Option<Vec<String>>,
    /// What it never shows, in words.
    pub never_shows: Option<String>,
}

/// A part of the report's first section.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPart {
    /// Its kind, such as `gaps`.
    pub show: Option<String>,
    /// Its heading.
    pub heading: Option<String>,
    /// How many things at most.
    pub most: Option<usize>,
    /// What is said in it.
    pub text: Option<String>,
}

/// Names for texts of statements.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLabels {
    /// For a domain: `stage`.
    pub domain: Option<String>,
    /// For several: `stages`.
    pub domains: Option<String>,
    /// For `risk`.
    pub risk: Option<String>,
    /// For `looks_like`.
    pub looks_like: Option<String>,
}

/// Texts in another language; what is left out stays in the base language. Ids are never translated.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTranslation {
    /// Of the questionnaire.
    pub title: Option<String>,
    /// Of the questionnaire.
    pub about: Option<String>,
    /// Of the questionnaire.
    pub purpose: Option<String>,
    /// Of the questionnaire.
    pub describes: Option<String>,
    /// Of the questionnaire.
    pub guidance: Option<Vec<String>>,
    /// Don't know.
    pub dont_know: Option<RawOtherText>,
    /// Not applicable.
    pub not_applicable: Option<RawOtherText>,
    /// Scales by id.
    pub scales: Option<BTreeMap<String, RawScaleText>>,
    /// Lenses by id.
    pub lenses: Option<BTreeMap<String, RawTitleText>>,
    /// Domains and sections by id.
    pub domains: Option<BTreeMap<String, RawNodeText>>,
    /// Statements by id.
    pub statements: Option<BTreeMap<String, RawStatementText>>,
}

/// An answer that is not a rating, in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOtherText {
    /// Its name on screens.
    pub label: Option<String>,
    /// What it means.
    pub gist: Option<String>,
}

/// A scale in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawScaleText {
    /// The question that its levels answer.
    pub asked: Option<String>,
    /// Its levels by id.
    pub levels: Option<BTreeMap<String, RawOtherText>>,
}

/// A lens in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTitleText {
    /// Its name.
    pub title: Option<String>,
    /// What it looks at.
    pub gist: Option<String>,
}

/// A domain or section in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawNodeText {
    /// Its short title.
    pub title: Option<String>,
    /// What it is about.
    pub aim: Option<String>,
    /// A question to open the conversation.
    pub opening_question: Option<String>,
}

/// A statement in another language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
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
    /// What might count as evidence.
    pub evidence: Option<Vec<String>>,
    /// A question to discuss.
    pub discuss: Option<String>,
    /// A first move.
    pub first_move: Option<String>,
}
