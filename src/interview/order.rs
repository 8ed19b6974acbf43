//! The order of the steps: the open statements of a domain, then its skipped ones, then its summary, then the next domain
//! with open statements; at the end all that is still skipped, then the review.

use super::{Interview, Step};

impl Interview<'_> {
    /// The statement that back leads to; `None` at the first.
    pub(super) fn previous(&self) -> Option<usize> {
        let here = match self.step {
            Step::Statement(at) => Some(at),
            _ => None,
        };
        let seen = self.trail.iter().rev().find(|at| Some(**at) != here).copied();
        seen.or_else(|| match &self.step {
            Step::Statement(at) => at.checked_sub(1),
            Step::DomainSummary(domain) => self.questionnaire.domains[*domain].statements.clone().last(),
            Step::OfferSkipped { skipped, .. } => skipped.last().copied(),
            Step::Review | Step::List | Step::Finished => self.questionnaire.statements.len().checked_sub(1),
        })
    }

    /// How much of the trail is left after going back to a statement.
    pub(super) fn trail_below(&self, at: usize) -> usize {
        self.trail.iter().rposition(|seen| *seen == at).unwrap_or(0)
    }

    pub(super) fn go(&mut self, step: Step) {
        if let Step::Statement(at) = self.step
            && self.trail.last() != Some(&at)
            && step != self.step
        {
            self.trail.push(at);
        }
        self.step = step;
    }

    /// A statement has been answered, kept or skipped: what comes next?
    pub(super) fn settle(&mut self, at: usize) {
        self.revisits.retain(|other| *other != at);
        if let Some(next) = self.revisits.first() {
            self.go(Step::Statement(*next));
        } else if let Some(step) = self.returns.pop() {
            self.go(step);
        } else {
            self.walk(at);
        }
    }

    /// The next open statement of the domain, else what ends the domain.
    fn walk(&mut self, at: usize) {
        let domain = self.statement(at).domain;
        let range = self.questionnaire.domains[domain].statements.clone();
        let mut ahead = (at + 1..range.end).chain(range.start..=at);
        if let Some(next) = ahead.find(|position| self.is_open(*position)) {
            return self.go(Step::Statement(next));
        }
        let skipped: Vec<usize> = range.filter(|position| self.is_skipped(*position)).collect();
        if !skipped.is_empty() && self.offered.insert(domain) {
            let domain = Some(domain);
            return self.go(Step::OfferSkipped { domain, skipped });
        }
        self.finish_walk(domain);
    }

    /// The summary, once per sitting; whoever went back over it is not stopped by it again.
    pub(super) fn finish_walk(&mut self, domain: usize) {
        if self.summarised.insert(domain) {
            self.go(Step::DomainSummary(domain));
        } else {
            self.leave_domain(domain);
        }
    }

    pub(super) fn leave_domain(&mut self, domain: usize) {
        if let Some(next) = self.open_beyond(domain) {
            return self.go(Step::Statement(next));
        }
        let skipped = self.skipped();
        if skipped.is_empty() || self.offered_all {
            return self.open_review();
        }
        self.offered_all = true;
        self.go(Step::OfferSkipped { domain: None, skipped });
    }

    /// The first open statement after a domain, wrapping to the beginning.
    fn open_beyond(&self, domain: usize) -> Option<usize> {
        let end = self.questionnaire.domains[domain].statements.end;
        (end..self.questionnaire.statements.len())
            .chain(0..end)
            .find(|position| self.is_open(*position))
    }

    /// Into a domain that was asked for: its first open statement, else its summary.
    pub(super) fn enter_domain(&mut self, domain: usize) {
        let mut range = self.questionnaire.domains[domain].statements.clone();
        match range.find(|position| self.is_open(*position)) {
            Some(open) => self.go(Step::Statement(open)),
            None => self.go(Step::DomainSummary(domain)),
        }
    }

    /// The statement with which a later sitting begins; empty for the first open one.
    pub(super) fn bookmark(&self) -> String {
        let step = match (&self.step, self.returns.last()) {
            (Step::List, Some(below)) => below,
            (step, _) => step,
        };
        let step = match (step, &self.aside) {
            (Step::Review, Some(aside)) => &aside.step,
            (step, _) => step,
        };
        let position = match step {
            Step::Statement(at) => Some(*at),
            Step::DomainSummary(domain) => self.open_beyond(*domain),
            _ => None,
        };
        position.map_or_else(String::new, |at| self.statement(at).id.clone())
    }
}
