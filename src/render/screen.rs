//! The screens of the interview, as text. Pure: the width, colour and every word come in.
//!
//! No boxes, no redrawing: a screen is printed once and scrolls away. Text wraps at 80 columns even where there are more,
//! because long lines are hard to read. With [`Look::plain`] nothing depends on a column: it is read by ear.

mod ask;
mod asks;
mod closing;
mod domains;
mod ends;
mod help;
mod opening;
mod parts;
mod purpose;
mod review;
mod statement;
mod text;

pub use ask::{NOTE_LOST, audience_question, message, note, offer, one_line_prompt, prompt};
pub use domains::{list, summary};
pub use ends::{Kept, Share, finish, not_saved, stopped};
pub use help::help;
pub use opening::{Place, before_you_start, welcome};
pub use review::review;
pub use statement::statement;
pub use text::{clean, fit, long_date, wrap};

use crate::interview::{Interview, Step};

/// How text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the window, 40 to 200. Text wraps at 80 at most.
    pub width: usize,
    /// Full sentences, no columns, no wrapping, keys once per sitting: for screen readers and very narrow windows.
    pub plain: bool,
    /// Bold for the statement, and no other escape code.
    pub colour: bool,
    /// Only ASCII characters.
    pub ascii: bool,
}

impl Look {
    /// Columns that text may fill; none when the terminal wraps it.
    fn columns(self) -> Option<usize> {
        (!self.plain).then(|| self.width.clamp(40, 80))
    }

    /// Whether there is room for columns.
    fn wide(self) -> bool {
        !self.plain && self.width >= 60
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: 80,
            plain: false,
            colour: false,
            ascii: false,
        }
    }
}

/// The screen of the present step. `first` is whether it is the first statement of the sitting: in plain, keys are listed
/// once. Empty for [`Step::Finished`], whose screen needs to know where the file is: [`finish`].
#[must_use]
pub fn step(interview: &Interview, look: Look, first: bool) -> String {
    match interview.step() {
        Step::Statement(at) => statement(interview, *at, look, first),
        Step::OfferSkipped { skipped, .. } => offer(interview, skipped, look),
        Step::Roles => parts::roles(interview, look),
        Step::Section { node, at } => parts::section(interview, *node, *at, look),
        Step::Ask { at, ask } => asks::ask(interview, *at, *ask, look),
        Step::GoOn(node) => parts::go_on(interview, *node, look),
        Step::Closing(closing) => closing::closing(interview, *closing, look),
        Step::Then(closing) => closing::then(interview, *closing, look),
        Step::DomainSummary(domain) => summary(interview, *domain, look),
        Step::Review => review(interview, look),
        Step::List => list(interview, look),
        Step::Finished => String::new(),
    }
}

#[cfg(test)]
mod tests;
