//! `shared.yaml` as it says it: nothing checked.

use serde::Deserialize;

use crate::response::raw::RawPin;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCopy {
    pub(super) format: Option<u32>,
    pub(super) organisation: Option<String>,
    pub(super) questionnaire: Option<RawPin>,
    pub(super) title: Option<String>,
    pub(super) month: Option<String>,
    pub(super) how: Option<String>,
    pub(super) responses: Option<RawResponses>,
    pub(super) domains: Option<Vec<RawDomain>>,
    pub(super) statements: Option<Vec<RawStatement>>,
    pub(super) needs: Option<Vec<String>>,
    pub(super) plan: Option<Vec<RawNeed>>,
    pub(super) notes: Option<Vec<RawNote>>,
    pub(super) left_out: Option<Vec<String>>,
    pub(super) seal: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawResponses {
    pub(super) at_least: Option<u32>,
    pub(super) at_most: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDomain {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) result: Option<f64>,
    pub(super) reaches_target: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawStatement {
    pub(super) id: Option<String>,
    pub(super) short: Option<String>,
    pub(super) wording: Option<String>,
    pub(super) levels: Option<Vec<u32>>,
    pub(super) dont_know: Option<u32>,
    pub(super) kind: Option<String>,
    pub(super) route: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNeed {
    pub(super) title: Option<String>,
    pub(super) statements: Option<Vec<String>>,
    pub(super) actions: Option<Vec<RawAction>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAction {
    pub(super) action: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) due: Option<String>,
    pub(super) status: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawNote {
    pub(super) statement: Option<String>,
    pub(super) text: Option<String>,
}
