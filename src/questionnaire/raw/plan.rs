//! What a questionnaire says of privacy and of its report, as the file says it.

use schemars::JsonSchema;
use serde::Deserialize;

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
