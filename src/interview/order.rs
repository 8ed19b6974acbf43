//! The order of the steps: the open statements of a domain, then those that come round again, then its summary, then the next
//! domain with open statements; at the end all that is still waiting, then the closing questions, then the review. Where a
//! questionnaire has an order of its own there are no domains and no summaries on the way.

use super::{Interview, Step};

impl Interview<'_> {
    /// The statement that back leads to; `None` at the first.
    pub(super) fn previous(&self) -> Option<usize> {
        let here = match self.step {
            Step::Statement(at) => Some(at),
            _ => None,
        };
        let mut seen = self.trail.iter().rev().filter(|at| self.is_asked(**at));
        let seen = seen.find(|at| Some(**at) != here).copied();
        seen.or_else(|| match &self.step {
            Step::Statement(at) | Step::Section { at, .. } => self.before(*at),
            Step::Ask { at, .. } => Some(*at),
            Step::DomainSummary(domain) => self.asked_in(&self.questionnaire.domains[*domain]).pop(),
            Step::GoOn(node) => self.asked_in(self.node(*node)).pop(),
            Step::OfferSkipped { skipped, .. } => skipped.last().copied(),
            Step::Roles => None,
            Step::Closing(_) | Step::Then(_) | Step::Review | Step::List | Step::Finished => {
                self.asked().last().copied()
            }
        })
    }

    /// The statement that is asked before one.
    fn before(&self, at: usize) -> Option<usize> {
        let order = &self.questionnaire.order;
        let place = order.iter().position(|other| *other == at)?;
        order[..place].iter().rev().copied().find(|at| self.is_asked(*at))
    }

    /// How much of the trail is left after going back to a statement.
    pub(super) fn trail_below(&self, at: usize) -> usize {
        self.trail.iter().rposition(|seen| *seen == at).unwrap_or(0)
    }

    pub(super) fn go(&mut self, step: Step) {
        let step = self.first(step);
        if let Step::Statement(at) = self.step
            && self.trail.last() != Some(&at)
            && step != self.step
        {
            self.trail.push(at);
        }
        self.step = step;
    }

    /// What comes before a statement: the roles, or the question whether to answer its section.
    fn first(&mut self, step: Step) -> Step {
        let Step::Statement(at) = step else { return step };
        if self.needs_roles() {
            self.returns.push(step);
            return Step::Roles;
        }
        match self.undecided(at) {
            Some(node) => Step::Section { node, at },
            None => step,
        }
    }

    /// The step to go back to, if there is one that still makes sense.
    pub(super) fn back_to(&mut self) -> Option<Step> {
        loop {
            let step = self.returns.pop()?;
            if self.makes_sense(&step) {
                return Some(step);
            }
        }
    }

    /// Whether a step is still there, now that something else may be asked.
    pub(super) fn makes_sense(&self, step: &Step) -> bool {
        match step {
            Step::Statement(at) | Step::Section { at, .. } => self.is_offered(*at),
            Step::Ask { at, .. } => self.is_asked(*at) && self.answer(*at).is_some(),
            Step::DomainSummary(domain) => !self.asked_in(&self.questionnaire.domains[*domain]).is_empty(),
            Step::GoOn(node) => self.asks_to_go_on(*node),
            Step::Then(closing) => self.closing_answer(*closing).is_some(),
            _ => true,
        }
    }

    /// A statement has been answered, kept or skipped: what comes next?
    pub(super) fn settle(&mut self, at: usize) {
        let mut left = std::mem::take(&mut self.revisits);
        left.retain(|other| *other != at && self.is_asked(*other));
        self.revisits = left;
        if let Some(next) = self.revisits.first() {
            self.go(Step::Statement(*next));
        } else if let Some(step) = self.back_to() {
            self.go(step);
        } else {
            self.walk(at);
        }
    }

    /// The next open statement, else what ends the domain or the whole.
    pub(super) fn walk(&mut self, at: usize) {
        if let Some(node) = self.due_around(at) {
            return self.go(Step::GoOn(node));
        }
        if !self.by_domain() {
            return self.walk_in_order(at);
        }
        let domain = self.statement(at).domain;
        let range = self.questionnaire.domains[domain].statements.clone();
        let mut ahead = (at + 1..range.end).chain(range.start..=at);
        if let Some(next) = ahead.find(|position| self.is_open(*position)) {
            return self.go(Step::Statement(next));
        }
        let skipped: Vec<usize> = range.filter(|position| self.is_waiting(*position)).collect();
        if !skipped.is_empty() && self.offered.insert(domain) {
            let domain = Some(domain);
            return self.go(Step::OfferSkipped { domain, skipped });
        }
        self.finish_walk(domain);
    }

    fn walk_in_order(&mut self, at: usize) {
        let order = &self.questionnaire.order;
        let place = order.iter().position(|other| *other == at).unwrap_or(0);
        let mut ahead = order[place..].iter().chain(&order[..place]).copied();
        match ahead.find(|position| self.is_open(*position)) {
            Some(next) => self.go(Step::Statement(next)),
            None => self.finish_statements(),
        }
    }

    /// The summary, once per sitting; whoever went back over it is not stopped by it again.
    pub(super) fn finish_walk(&mut self, domain: usize) {
        let node = self.node_of_domain(domain);
        if self.is_due(node) {
            self.go(Step::GoOn(node));
        } else if self.summarised.insert(domain) {
            self.go(Step::DomainSummary(domain));
        } else {
            self.leave_domain(domain);
        }
    }

    pub(super) fn leave_domain(&mut self, domain: usize) {
        match self.open_beyond(domain) {
            Some(next) => self.go(Step::Statement(next)),
            None => self.finish_statements(),
        }
    }

    /// All that is still waiting, once; then the closing questions.
    fn finish_statements(&mut self) {
        let skipped = self.waiting();
        if skipped.is_empty() || self.offered_all {
            return self.close();
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

    /// Into a domain that was asked for: its first open statement, else its summary; where it is left out, the question
    /// whether to answer it.
    pub(super) fn enter_domain(&mut self, domain: usize) {
        let asked = self.asked_in(&self.questionnaire.domains[domain]);
        let offered = self.questionnaire.domains[domain].statements.clone();
        let open = asked.iter().copied().find(|position| self.is_open(*position));
        let other = || asked.first().copied().filter(|_| !self.by_domain());
        let left_out = || offered.into_iter().find(|at| asked.is_empty() && self.is_offered(*at));
        match open.or_else(other).or_else(left_out) {
            Some(at) => self.go(Step::Statement(at)),
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
            Step::Statement(at) | Step::Ask { at, .. } | Step::Section { at, .. } => Some(*at),
            Step::DomainSummary(domain) => self.open_beyond(*domain),
            // The question comes again after its last statement.
            Step::GoOn(node) => self.asked_in(self.node(*node)).pop(),
            _ => None,
        };
        position.map_or_else(String::new, |at| self.statement(at).id.clone())
    }
}
