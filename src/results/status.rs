//! Why a number is there or not, and rows without numbers.

use crate::privacy::Extent;
use crate::questionnaire::{Node, Questionnaire, RollUp};
use crate::score::{SetScore, StatementScore};

use super::asked::Rows;
use super::{SetRow, StatementRow, Status};

impl Status {
    /// Why what is withheld at this extent is.
    pub(super) fn at(extent: Extent) -> Self {
        match extent {
            Extent::Nothing => Self::TooFewResponses,
            Extent::Results | Extent::Detail => Self::TooFewForDetail,
        }
    }

    /// The same where only results are shown.
    pub(super) fn shown_at(self, extent: Extent) -> Self {
        match (self, extent) {
            (Self::Ok, Extent::Results) => Self::OkWithoutDetail,
            (status, _) => status,
        }
    }

    /// Whether there would be numbers, but they are withheld.
    #[must_use]
    pub fn is_withheld(self) -> bool {
        matches!(
            self,
            Self::TooFewResponses | Self::TooFewForDetail | Self::TooFewOfRole | Self::Private
        )
    }

    /// Of a set that is shown: as [`SetScore::status`].
    pub(super) fn of_set(set: &SetScore) -> Self {
        match &set.score {
            _ if set.roll_up == RollUp::None => Self::NoResult,
            Some(_) => Self::Ok,
            None if set.blocked => Self::Blocked,
            None if set.applicable == 0 => Self::NotApplicable,
            None => Self::TooFewAnswers,
        }
    }

    /// Of a statement that is shown.
    pub(super) fn of_statement(score: &StatementScore) -> Self {
        match score {
            _ if score.responses() == 0 => Self::NotAsked,
            _ if !score.is_applicable() => Self::NotApplicable,
            _ if score.blocks => Self::Blocked,
            _ if !score.is_counted() => Self::TooFewAnswers,
            _ => Self::Ok,
        }
    }
}

/// The roll-ups of domains, then of sections, then of the whole where it has a result.
pub(super) fn roll_ups(questionnaire: &Questionnaire) -> Vec<RollUp> {
    let domains = questionnaire.domains.iter().map(|domain| domain.roll_up);
    let sections = sections(questionnaire).into_iter().map(|(_, section)| section.roll_up);
    let overall = questionnaire.overall.iter().map(|overall| overall.roll_up);
    domains.chain(sections).chain(overall).collect()
}

/// Sections with their positions in [`Questionnaire::nodes`].
pub(super) fn sections(questionnaire: &Questionnaire) -> Vec<(usize, &Node)> {
    let is_domain = |node: &Node| questionnaire.domains.iter().any(|domain| domain.id == node.id);
    let nodes = questionnaire.nodes().into_iter().enumerate();
    nodes.filter(|(_, node)| !is_domain(node)).collect()
}

/// Rows of which everything is withheld. A heading has no result whatever is withheld.
pub(super) fn nothing(roll_ups: &[RollUp], statements: usize, why: Status) -> Rows<'static> {
    Rows {
        sets: roll_ups.iter().map(|roll_up| SetRow::without(*roll_up, why)).collect(),
        statements: vec![StatementRow::without(why); statements],
        ..Rows::default()
    }
}

impl SetRow {
    /// A row of which the numbers are withheld.
    pub(super) fn without(roll_up: RollUp, why: Status) -> Self {
        Self {
            counted: None,
            applicable: None,
            score: None,
            score_100: None,
            at_target: None,
            dont_know_share: None,
            few: None,
            status: if roll_up == RollUp::None { Status::NoResult } else { why },
        }
    }
}

impl StatementRow<'_> {
    /// A row of which the numbers are withheld.
    pub(super) fn without(status: Status) -> Self {
        Self {
            ratings: None,
            others: [None; 3],
            few: 0,
            counts: &[],
            mean: None,
            middle: None,
            average_distance: None,
            kind: None,
            shortfall: None,
            priority: None,
            route: None,
            rank: None,
            status,
        }
    }
}
