//! The review: at the end, or for a look in the middle of the way, from which one comes back.

use super::{Interview, Outcome, Reply, Step};

/// A step that was left for a look at the review, with what was to follow it.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    pub(super) step: Step,
    returns: Vec<Step>,
    revisits: Vec<usize>,
}

impl Interview<'_> {
    /// The review at the end.
    pub(super) fn open_review(&mut self) {
        self.aside = None;
        self.go_to_review();
    }

    fn go_to_review(&mut self) {
        self.returns.clear();
        self.revisits.clear();
        self.go(Step::Review);
    }

    pub(super) fn at_review(&mut self, reply: &Reply, now: &str) -> Outcome {
        match reply {
            Reply::SeeSkipped => {
                self.returns = vec![Step::Review];
                let skipped = self.waiting();
                self.revisit(skipped)
            }
            Reply::Finish => {
                self.aside = None;
                now.clone_into(&mut self.response.finished);
                self.step = Step::Finished;
                Outcome::default()
            }
            _ => {
                if let Some(aside) = self.aside.take().filter(|aside| self.makes_sense(&aside.step)) {
                    self.come_back(aside);
                } else if let Some(open) = self.first_open() {
                    self.go(Step::Statement(open));
                }
                Outcome::default()
            }
        }
    }

    /// The review in the middle of the way. From a statement that was shown from the review, it is the same review again.
    pub(super) fn look_at_review(&mut self) {
        let from_review = self.step == Step::Review || self.returns.contains(&Step::Review);
        if !from_review {
            let aside = || Aside {
                step: self.step.clone(),
                returns: self.returns.clone(),
                revisits: self.revisits.clone(),
            };
            let on_the_way = !matches!(self.step, Step::OfferSkipped { .. } | Step::Finished);
            self.aside = on_the_way.then(aside);
        }
        self.go_to_review();
    }

    fn come_back(&mut self, aside: Aside) {
        self.returns = aside.returns;
        self.revisits = aside.revisits;
        let still: Vec<usize> = self.waiting();
        self.revisits.retain(|at| still.contains(at));
        self.go(aside.step);
    }
}
