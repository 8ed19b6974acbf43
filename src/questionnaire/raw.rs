//! A questionnaire as its file says it: every key optional, nothing checked. `validate` makes a [`super::Questionnaire`] of it.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
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
    /// What is being described, as in "Which level best describes your group today?".
    pub describes: Option<String>,
    /// Scales; the first is the default.
    pub scales: Option<Vec<RawScale>>,
    /// Which answers there are besides ratings, and what a missing one means.
    pub answers: Option<RawAnswers>,
    /// Default target: the value of a level.
    pub target: Option<f64>,
    /// Advice for whoever facilitates.
    pub guidance: Option<Vec<String>>,
    /// Lenses.
    pub lenses: Option<Vec<RawLens>>,
    /// What the criteria are and are not.
    pub criteria_note: Option<String>,
    /// Criteria (authorisation themes).
    pub criteria: Option<Vec<RawCriterion>>,
    /// Domains, in order.
    pub domains: Option<Vec<RawDomain>>,
    /// Resources.
    pub resources: Option<Vec<RawResource>>,
}

/// A scale.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawScale {
    /// Its id.
    pub id: Option<String>,
    /// Its levels, lowest first.
    pub levels: Option<Vec<RawLevel>>,
}

/// A level of a scale.
#[derive(Debug, Default, Deserialize)]
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
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAnswers {
    /// Don't know: always allowed.
    pub dont_know: Option<RawOtherAnswer>,
    /// Not applicable: allowed where it says so.
    pub not_applicable: Option<RawOtherAnswer>,
    /// What a missing answer means: `left-out`.
    pub unanswered: Option<String>,
}

/// An answer that is not a rating.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawOtherAnswer {
    /// Its name on screens.
    pub label: Option<String>,
    /// What it means.
    pub gist: Option<String>,
    /// Whether it may be given, where a statement does not say otherwise.
    pub allowed: Option<bool>,
}

/// A lens.
#[derive(Debug, Default, Deserialize)]
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
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawCriterion {
    /// Its id.
    pub id: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// `seen` in a source, or `background` knowledge.
    pub basis: Option<String>,
}

/// A domain.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawDomain {
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
    /// How its statements make its result: `weighted-mean`.
    pub roll_up: Option<String>,
    /// Target for its statements.
    pub target: Option<f64>,
    /// Its statements, in order.
    pub statements: Option<Vec<RawStatement>>,
}

/// A statement.
#[derive(Debug, Default, Deserialize)]
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
    /// Weight in its domain's result, more than 0; 1 unless told.
    pub weight: Option<f64>,
    /// Importance in the priority: 1, 2 or 3; 1 unless told.
    pub importance: Option<u32>,
    /// Its own target.
    pub target: Option<f64>,
    /// Whether not applicable may be given for it.
    pub not_applicable: Option<bool>,
    /// What each level looks like, lowest first.
    pub descriptors: Option<Vec<String>>,
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
#[derive(Debug, Default, Deserialize)]
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
