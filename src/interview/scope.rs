//! What is asked of this respondent, and in which order: it changes with their roles, answers and what they leave out.

use super::Interview;
use super::words::count;
use crate::questionnaire::{Node, Questionnaire, Statement};
use crate::reach;
use crate::response::Response;
use crate::words::list;

/// What is asked of a respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    /// For each statement, whether it is asked.
    reached: Vec<bool>,
    /// For each statement, whether it would be, had nothing been left out as a whole.
    offered: Vec<bool>,
    /// The statements that are asked, in the order of asking.
    asked: Vec<usize>,
}

impl Scope {
    pub(super) fn of(questionnaire: &Questionnaire, response: &Response) -> Self {
        let reached = reach::reached(questionnaire, response);
        let asked = questionnaire.order.iter().copied();
        Self {
            asked: asked.filter(|at| reached[*at]).collect(),
            offered: reach::offered(questionnaire, response),
            reached,
        }
    }
}

impl Interview<'_> {
    /// Positions of the statements that are asked of this respondent, in the order of asking.
    #[must_use]
    pub fn asked(&self) -> &[usize] {
        &self.scope.asked
    }

    /// Whether the statement at a position is asked of this respondent.
    #[must_use]
    pub fn is_asked(&self, position: usize) -> bool {
        self.scope.reached[position]
    }

    /// Whether the statement at a position is asked, or would be if nothing had been left out.
    #[must_use]
    pub fn is_offered(&self, position: usize) -> bool {
        self.scope.offered[position]
    }

    /// The number of a statement among those that are asked, from 1; `None` when it is not asked.
    #[must_use]
    pub fn number(&self, position: usize) -> Option<usize> {
        let place = self.scope.asked.iter().position(|asked| *asked == position)?;
        Some(place + 1)
    }

    /// Whether statements are asked in the order of the file, one domain after the other.
    #[must_use]
    pub fn by_domain(&self) -> bool {
        self.questionnaire.order.is_sorted()
    }

    /// Positions of the domains that concern this respondent: those with statements to ask or left out as a whole.
    #[must_use]
    pub fn domains(&self) -> Vec<usize> {
        let domains = self.questionnaire.domains.iter().enumerate();
        domains
            .filter(|(_, domain)| domain.statements.clone().any(|at| self.is_offered(at)))
            .map(|(position, _)| position)
            .collect()
    }

    /// The number of a domain among those that concern this respondent, from 1; `None` when it does not.
    #[must_use]
    pub fn domain_number(&self, domain: usize) -> Option<usize> {
        let place = self.domains().iter().position(|other| *other == domain)?;
        Some(place + 1)
    }

    /// Positions of the statements of a domain or section that are asked, in the order of the file.
    #[must_use]
    pub fn asked_in(&self, node: &Node) -> Vec<usize> {
        node.statements.clone().filter(|at| self.is_asked(*at)).collect()
    }

    /// Whether a domain or section is left out as a whole by the respondent.
    #[must_use]
    pub fn is_left_out(&self, node: &Node) -> bool {
        self.response.left_out.contains(&node.id)
    }

    /// Whether the statement at a position was left for later and is still unanswered.
    #[must_use]
    pub fn is_skipped(&self, position: usize) -> bool {
        self.is_asked(position)
            && self.answer(position).is_none()
            && self.response.skipped.contains(&self.statement(position).id)
    }

    /// Whether the statement at a position is answered and lacks something that has to be given with the answer.
    #[must_use]
    pub fn is_incomplete(&self, position: usize) -> bool {
        self.is_asked(position) && reach::missing(self.questionnaire, &self.response, position).is_some()
    }

    /// Whether the wording at a position has changed since it was answered.
    #[must_use]
    pub fn is_changed(&self, position: usize) -> bool {
        self.is_asked(position) && self.changed.contains(&position)
    }

    /// Positions of the statements whose wording has changed since they were answered.
    #[must_use]
    pub fn changed(&self) -> Vec<usize> {
        let changed = self.changed.iter().copied();
        changed.filter(|at| self.is_asked(*at)).collect()
    }

    /// Whether the statement at a position will be asked in this sitting without being called for.
    #[must_use]
    pub fn is_open(&self, position: usize) -> bool {
        if self.is_changed(position) {
            return !self.passed.contains(&position);
        }
        self.is_asked(position) && self.answer(position).is_none() && !self.is_skipped(position)
    }

    /// Positions of the skipped statements, in the order of asking.
    #[must_use]
    pub fn skipped(&self) -> Vec<usize> {
        self.those_asked(|at| self.is_skipped(at))
    }

    /// Positions of the statements that come round again, in the order of asking: skipped, or without something that is
    /// needed.
    #[must_use]
    pub fn waiting(&self) -> Vec<usize> {
        self.those_asked(|at| self.is_waiting(at))
    }

    pub(super) fn is_waiting(&self, position: usize) -> bool {
        self.is_skipped(position) || self.is_incomplete(position)
    }

    fn those_asked(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let asked = self.scope.asked.iter().copied();
        asked.filter(|at| wanted(*at)).collect()
    }

    /// Whether a statement's levels are described by what they mean in general, and by nothing of its own.
    #[must_use]
    pub fn has_gists_only(&self, statement: &Statement) -> bool {
        let levels = &self.questionnaire.scale_of(statement).levels;
        levels
            .iter()
            .zip(&statement.descriptors)
            .all(|(level, descriptor)| level.gist == *descriptor)
    }

    /// Whether the levels of the statement at a position mean what they meant in a statement seen in this sitting.
    #[must_use]
    pub fn knows_levels(&self, position: usize) -> bool {
        let statement = self.statement(position);
        let same = |seen: &Statement| seen.scale == statement.scale && self.has_gists_only(seen);
        self.has_gists_only(statement)
            && self
                .trail
                .iter()
                .any(|seen| *seen != position && same(self.statement(*seen)))
    }

    /// Position of the first open statement, in the order of asking.
    #[must_use]
    pub fn first_open(&self) -> Option<usize> {
        self.scope.asked.iter().copied().find(|at| self.is_open(*at))
    }

    /// What is asked, after the response has changed.
    pub(super) fn rescope(&mut self) {
        self.scope = Scope::of(self.questionnaire, &self.response);
    }

    /// What has changed in what is asked, in words; `None` when nothing has.
    pub(super) fn scope_words(&self, before: &Scope) -> Option<String> {
        let all = 0..self.questionnaire.statements.len();
        let more = all.clone().filter(|at| self.is_asked(*at) && !before.reached[*at]);
        let fewer: Vec<usize> = all.filter(|at| !self.is_asked(*at) && before.reached[*at]).collect();
        let kept: Vec<&str> = (fewer.iter().filter(|at| self.answer(**at).is_some()))
            .map(|at| self.statement(*at).id.as_str())
            .collect();
        let mut words = Vec::new();
        match more.count() {
            0 => {}
            1 => words.push("1 more statement is asked now.".to_owned()),
            more => words.push(format!("{more} more statements are asked now.")),
        }
        if !fewer.is_empty() {
            let are = if fewer.len() == 1 { "is" } else { "are" };
            words.push(format!(
                "{} {are} no longer asked.",
                count(fewer.len(), "statement", "statements")
            ));
        }
        if !kept.is_empty() {
            let (answer, stay, are) = match kept.len() {
                1 => ("answer", "stays", "is"),
                _ => ("answers", "stay", "are"),
            };
            words.push(format!(
                "Your {answer} to {} {stay} in your file and {are} not counted.",
                list(&kept)
            ));
        }
        (!words.is_empty()).then(|| words.join(" "))
    }
}
