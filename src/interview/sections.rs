//! Domains and sections that may be left out, and those at whose end somebody agrees to go on.

use super::course::said;
use super::{Interview, Outcome, Reply, Step};
use crate::questionnaire::{Node, Statement};
use crate::response::Answer;
use crate::words::sentence;

impl<'q> Interview<'q> {
    /// The domain or section at this position among all.
    #[must_use]
    pub fn node(&self, position: usize) -> &'q Node {
        self.questionnaire.nodes()[position]
    }

    /// Positions among all of the domains and sections that a statement stands in, outermost first.
    fn nodes_around(&self, at: usize) -> Vec<usize> {
        let nodes = self.questionnaire.nodes().into_iter().enumerate();
        nodes
            .filter(|(_, node)| node.statements.contains(&at))
            .map(|(position, _)| position)
            .collect()
    }

    /// The outermost section around a statement of which the respondent has yet to say whether to answer it.
    pub(super) fn undecided(&self, at: usize) -> Option<usize> {
        self.nodes_around(at).into_iter().find(|position| {
            let node = self.node(*position);
            let seen = |at: usize| self.answer(at).is_some() || self.response.skipped.contains(&self.statement(at).id);
            node.optional
                && (self.is_left_out(node) || !(self.taken_up.contains(position) || node.statements.clone().any(seen)))
        })
    }

    /// The innermost section around a statement that may be left out.
    pub(super) fn optional_around(&self, at: usize) -> Option<usize> {
        let around = self.nodes_around(at).into_iter().rev();
        let mut optional = around.filter(|position| self.node(*position).optional);
        optional.next()
    }

    /// Whether a statement stands in something that may be left out as a whole.
    #[must_use]
    pub fn may_leave_out(&self, at: usize) -> bool {
        self.optional_around(at).is_some()
    }

    /// Position among all of a domain.
    pub(super) fn node_of_domain(&self, domain: usize) -> usize {
        let domains = &self.questionnaire.domains[..domain];
        domains.iter().map(|domain| domain.with_sections().len()).sum()
    }

    pub(super) fn at_section(&mut self, node: usize, at: usize, reply: &Reply) -> Outcome {
        match reply {
            Reply::Yes => {
                self.response.left_out.remove(&self.node(node).id);
                self.taken_up.insert(node);
                self.returns.clear();
                self.rescope();
                let inside = self.node(node).statements.clone();
                let next = [at].into_iter().chain(inside).find(|at| self.is_asked(*at));
                match next {
                    Some(at) => self.go(Step::Statement(at)),
                    None => self.walk_past(node),
                }
                Outcome::default()
            }
            Reply::No => self.leave_out(node),
            _ => Outcome::default(),
        }
    }

    pub(super) fn leave_out(&mut self, position: usize) -> Outcome {
        let node = self.node(position);
        self.response.left_out.insert(node.id.clone());
        self.taken_up.remove(&position);
        self.rescope();
        match self.back_to() {
            Some(step) => self.go(step),
            None => self.walk_past(position),
        }
        said(format!(
            "Left out: {} To answer it after all, type g {}.",
            sentence(&node.title),
            node.id
        ))
    }

    /// What comes after a section that was left out or closed.
    fn walk_past(&mut self, position: usize) {
        let node = self.node(position);
        let last = node.statements.end - 1;
        let domain = self.statement(last).domain;
        if self.by_domain() && self.asked_in(&self.questionnaire.domains[domain]).is_empty() {
            self.leave_domain(domain);
        } else {
            self.walk(last);
        }
    }

    /// The innermost section around a statement at whose end going on has to be asked now. A domain that has a summary
    /// asks it there.
    pub(super) fn due_around(&self, at: usize) -> Option<usize> {
        let domain = self.node_of_domain(self.statement(at).domain);
        let mut around = self.nodes_around(at).into_iter().rev();
        around.find(|node| (*node != domain || !self.by_domain()) && self.is_due(*node))
    }

    /// Whether a domain or section has come to its end with things outstanding, and nobody was asked in this sitting.
    pub(super) fn is_due(&self, position: usize) -> bool {
        let node = self.node(position);
        !self.agreed.contains(&position) && self.is_walked(node) && self.asks_to_go_on(position)
    }

    /// Whether everything in a domain or section has been seen.
    fn is_walked(&self, node: &Node) -> bool {
        !node.statements.clone().any(|at| self.is_open(at))
    }

    /// Whether a domain or section asks who agreed to go on, as things stand.
    #[must_use]
    pub fn asks_to_go_on(&self, position: usize) -> bool {
        let node = self.node(position);
        !node.go_on.is_empty() && !self.outstanding(node).is_empty()
    }

    /// Positions of the statements of a domain or section that are asked and are below target, not known or not answered.
    #[must_use]
    pub fn outstanding(&self, node: &Node) -> Vec<usize> {
        let asked = self.asked_in(node).into_iter();
        asked
            .filter(|at| match self.answer(*at) {
                Some(Answer::Rating(level)) => self.is_below_target(self.statement(*at), *level),
                Some(Answer::NotApplicable(_)) => false,
                Some(Answer::DontKnow) | None => true,
            })
            .collect()
    }

    /// Whether a level is below the statement's target; of a reversed statement the level is turned round first.
    fn is_below_target(&self, statement: &Statement, level: usize) -> bool {
        let scale = self.questionnaire.scale_of(statement);
        let (value, target) = (&scale.levels[level].value, &scale.levels[statement.target].value);
        if statement.reverse {
            scale.lowest() + scale.highest() - value < *target
        } else {
            value < target
        }
    }

    pub(super) fn at_go_on(&mut self, position: usize, reply: Reply) -> Outcome {
        let node = self.node(position);
        let words = match reply {
            Reply::Text(who) => {
                let words = format!("Saved: going on with {} was agreed by {}", node.title, sentence(&who));
                self.response.go_on.insert(node.id.clone(), who);
                words
            }
            Reply::Drop if self.response.go_on.remove(&node.id).is_some() => "Taken away.".to_owned(),
            _ => String::new(),
        };
        self.agreed.insert(position);
        match self.back_to() {
            Some(step) => self.go(step),
            None => self.walk_past(position),
        }
        said(words)
    }

    /// What is outstanding again, in a domain or everywhere, and then back to the step at hand.
    pub(super) fn see_go_on(&mut self) {
        let domain = match self.step {
            Step::DomainSummary(domain) => Some(domain),
            _ => None,
        };
        let due = self.going_on(domain);
        let Some((first, rest)) = due.split_first() else { return };
        if self.step == Step::Review {
            self.returns.clear();
        }
        self.returns.push(self.step.clone());
        self.returns.extend(rest.iter().rev().map(|at| Step::GoOn(*at)));
        self.go(Step::GoOn(*first));
    }

    /// Positions among all of the domains and sections in a domain, or everywhere, that have come to their end and ask who
    /// agreed to go on.
    #[must_use]
    pub fn going_on(&self, domain: Option<usize>) -> Vec<usize> {
        let within = |position: &usize| {
            let start = self.node(*position).statements.start;
            domain.is_none_or(|domain| self.statement(start).domain == domain)
        };
        let all = 0..self.questionnaire.nodes().len();
        all.filter(within)
            .filter(|at| self.asks_to_go_on(*at) && self.is_walked(self.node(*at)))
            .collect()
    }
}
