//! What replies do.

use super::words::saved;
use super::{Interview, Outcome, Reply, Step};
use crate::response::Answer;

impl Interview<'_> {
    /// At the list of domains: Enter and back close it, a domain leads there, the skipped statements come before the step
    /// below, anything else is meant for that step.
    pub(super) fn at_list(&mut self, reply: Reply, now: &str) -> Outcome {
        match reply {
            Reply::List | Reply::Help | Reply::Stop | Reply::Again => Outcome::default(),
            Reply::Continue | Reply::Back => {
                self.step = self.back_to().unwrap_or(Step::Review);
                Outcome::default()
            }
            Reply::Domain(domain) => {
                self.returns.clear();
                self.revisits.clear();
                self.enter_domain(domain);
                Outcome::default()
            }
            Reply::SeeSkipped => {
                let skipped = self.waiting();
                // What is shown again now needs no second time afterwards.
                let seen = match self.returns.last() {
                    Some(Step::Statement(at)) => skipped.contains(at),
                    Some(Step::OfferSkipped { .. }) => true,
                    _ => false,
                };
                if seen {
                    self.returns.pop();
                }
                self.revisit(skipped)
            }
            other => {
                self.step = self.returns.pop().unwrap_or(Step::Review);
                self.apply(other, now)
            }
        }
    }

    pub(super) fn apply(&mut self, reply: Reply, now: &str) -> Outcome {
        match (self.step.clone(), reply) {
            (Step::Statement(at), reply @ (Reply::Answer { .. } | Reply::Note(_) | Reply::DropNote)) => {
                self.write_down(at, reply, now)
            }
            (Step::Statement(at), Reply::Skip) => self.skip(at),
            (Step::Statement(at), Reply::Continue) => self.keep(at, now),
            (Step::Roles, reply @ (Reply::Roles(_) | Reply::Drop | Reply::Continue)) => self.at_roles(&reply),
            (Step::Section { node, at }, reply @ (Reply::Yes | Reply::No)) => self.at_section(node, at, &reply),
            (Step::Ask { at, ask }, reply @ (Reply::Text(_) | Reply::Drop | Reply::Skip | Reply::Continue)) => {
                self.at_ask(at, ask, reply, now)
            }
            (Step::GoOn(node), reply @ (Reply::Text(_) | Reply::Drop | Reply::Skip | Reply::Continue)) => {
                self.at_go_on(node, reply)
            }
            (
                Step::Closing(at),
                reply @ (Reply::Choose(_) | Reply::Text(_) | Reply::Drop | Reply::Skip | Reply::Continue),
            ) => self.at_closing(at, reply, now),
            (Step::Then(at), reply @ (Reply::Text(_) | Reply::Drop | Reply::Skip | Reply::Continue)) => {
                self.at_then(at, reply, now)
            }
            (Step::OfferSkipped { skipped, .. }, Reply::Yes) => self.revisit(skipped),
            (Step::OfferSkipped { domain, .. }, Reply::No | Reply::Continue) => self.decline(domain),
            (Step::DomainSummary(domain), reply @ (Reply::Most(_) | Reply::NoMost | Reply::Continue)) => {
                self.close_domain(domain, &reply)
            }
            (Step::Review | Step::Finished, reply @ (Reply::SeeSkipped | Reply::Finish | Reply::Continue)) => {
                self.at_review(&reply, now)
            }
            (_, Reply::Audience(at, audience)) => self.set_audience(at, audience),
            (_, reply) => self.move_about(reply),
        }
    }

    fn write_down(&mut self, at: usize, reply: Reply, now: &str) -> Outcome {
        match reply {
            Reply::Answer { answer, note } => self.record(at, answer, note, now),
            Reply::Note(text) => self.add_note(at, &text),
            _ => {
                let id = self.statement(at).id.clone();
                match self.response.notes.remove(&id) {
                    Some(_) => said(format!("The note on {id} is gone.")),
                    None => said(format!("There is no note on {id}.")),
                }
            }
        }
    }

    fn record(&mut self, at: usize, answer: Answer, note: Option<String>, now: &str) -> Outcome {
        let id = self.statement(at).id.clone();
        self.response.answers.insert(id.clone(), answer);
        self.response.skipped.remove(&id);
        self.affirm(at, now);
        let mut outcome = said(saved("Saved", self, at));
        if let Some(text) = note {
            let noted = self.add_note(at, &text);
            outcome.said = format!("{}\n{}", outcome.said, noted.said);
            outcome.ask_audience = noted.ask_audience;
        }
        self.rescope();
        self.ask_from(at, 0);
        outcome
    }

    fn skip(&mut self, at: usize) -> Outcome {
        let id = self.statement(at).id.clone();
        let words = if self.answer(at).is_some() {
            if self.is_changed(at) {
                self.passed.insert(at);
            }
            saved("Left as it is", self, at)
        } else {
            self.response.skipped.insert(id.clone());
            format!("Skipped: {id}. It comes round again.")
        };
        self.settle(at);
        said(words)
    }

    fn keep(&mut self, at: usize, now: &str) -> Outcome {
        if self.answer(at).is_none() {
            return Outcome::default();
        }
        if self.is_changed(at) {
            self.affirm(at, now);
        }
        let words = saved("Kept", self, at);
        self.ask_from(at, 0);
        said(words)
    }

    pub(super) fn revisit(&mut self, skipped: Vec<usize>) -> Outcome {
        if let Some(first) = skipped.first() {
            let first = *first;
            self.revisits = skipped;
            self.go(Step::Statement(first));
        }
        Outcome::default()
    }

    fn decline(&mut self, domain: Option<usize>) -> Outcome {
        match domain {
            Some(domain) => self.finish_walk(domain),
            None => self.close(),
        }
        Outcome::default()
    }

    fn close_domain(&mut self, domain: usize, reply: &Reply) -> Outcome {
        let id = self.questionnaire.domains[domain].id.clone();
        let words = match reply {
            Reply::Most(at) => {
                let statement = self.statement(*at).id.clone();
                let label = &self.questionnaire.labels.domain;
                let words = format!("Saved: {statement} would make the most difference in this {label}.");
                self.response.most_difference.insert(id, statement);
                words
            }
            Reply::NoMost => match self.response.most_difference.remove(&id) {
                Some(_) => format!("Saved: none of them, for this {}.", self.questionnaire.labels.domain),
                None => String::new(),
            },
            _ => String::new(),
        };
        match self.back_to() {
            Some(step) => self.go(step),
            None => self.leave_domain(domain),
        }
        said(words)
    }

    fn move_about(&mut self, reply: Reply) -> Outcome {
        match reply {
            Reply::Back => self.go_back(),
            Reply::GoTo(at) if !self.is_offered(at) => {}
            Reply::GoTo(at) => return said(self.go_to(at).to_owned()),
            Reply::GoToNotLevel { at, typed, between } => {
                let id = &self.statement(at).id;
                let [lower, upper] = between;
                let why =
                    format!("{typed} is statement {id}, so here it is. There is no level between {lower} and {upper}.");
                return said(format!("{why} {}", self.go_to(at)).trim_end().to_owned());
            }
            Reply::Domain(domain) if self.sums_up(domain) => {
                self.returns = vec![Step::Review];
                self.go(Step::DomainSummary(domain));
            }
            Reply::Domain(domain) => self.enter_domain(domain),
            Reply::List => {
                let below = self.step.clone();
                self.go(Step::List);
                self.returns.push(below);
            }
            Reply::Review => self.look_at_review(),
            Reply::LeaveOut(node) => return self.leave_out(node),
            Reply::ChangeRoles => {
                self.returns = vec![Step::Review];
                self.go(Step::Roles);
            }
            Reply::Closing(closing) => self.see_closing(closing),
            Reply::GoOn => self.see_go_on(),
            _ => {}
        }
        Outcome::default()
    }

    /// Whether a domain that was asked for is shown as a whole here.
    fn sums_up(&self, domain: usize) -> bool {
        let at_review = matches!(self.step, Step::Review | Step::Finished);
        at_review && self.by_domain() && !self.asked_in(&self.questionnaire.domains[domain]).is_empty()
    }

    fn go_back(&mut self) {
        match self.step {
            Step::Closing(at) if at > 0 => self.step = Step::Closing(at - 1),
            Step::Then(at) => self.step = Step::Closing(at),
            _ => {
                if let Some(at) = self.previous() {
                    self.trail.truncate(self.trail_below(at));
                    self.step = Step::Statement(at);
                }
            }
        }
    }

    /// To a statement that was asked for; how to come back. From a summary or the review, one comes back by answering.
    fn go_to(&mut self, at: usize) -> &'static str {
        let back = match &self.step {
            Step::Statement(here) | Step::Ask { at: here, .. } if *here != at => "To come back, type b.",
            _ => "",
        };
        match &self.step {
            Step::DomainSummary(_) => self.returns.push(self.step.clone()),
            Step::Review | Step::Finished => self.returns = vec![Step::Review],
            _ => {}
        }
        self.go(Step::Statement(at));
        back
    }
}

pub(super) fn said(said: String) -> Outcome {
    Outcome {
        said,
        ..Outcome::default()
    }
}
