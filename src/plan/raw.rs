//! `plan.yaml` as it says it: nothing checked.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawPlan {
    /// The format's version: 1.
    pub format: Option<u32>,
    /// The day on which the group looks at it again.
    pub review_on: Option<String>,
    /// The needs, in the group's own order.
    pub needs: Option<Vec<RawNeed>>,
    /// The actions.
    pub actions: Option<Vec<RawAction>>,
}

/// A need that was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawNeed {
    /// Its name in the plan.
    pub id: Option<String>,
    /// What is to be developed.
    pub title: Option<String>,
    /// Ids of its statements.
    pub statements: Option<Vec<String>>,
    /// Why it was chosen.
    pub reason: Option<String>,
    /// The key of a level.
    pub in_12_months: Option<String>,
}

/// An action.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAction {
    /// Its name in the plan.
    pub id: Option<String>,
    /// The id of its need.
    pub need: Option<String>,
    /// What will be done.
    pub action: Option<String>,
    /// Who sees that it is done.
    pub owner: Option<String>,
    /// The day by which it is to be done.
    pub due: Option<String>,
    /// Where it stands.
    pub status: Option<String>,
    /// What shows that it was done.
    pub evidence: Option<String>,
    /// Why it was moved or dropped.
    pub why: Option<String>,
    /// The day on which it was done, moved or dropped.
    pub closed_on: Option<String>,
    /// Changes of its day.
    pub moves: Option<Vec<RawMove>>,
}

/// A change of the day by which an action is to be done.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawMove {
    /// The day it was due.
    pub from: Option<String>,
    /// The day it is due since.
    pub to: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// When it was changed.
    pub on: Option<String>,
}
