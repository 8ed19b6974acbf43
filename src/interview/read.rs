//! The grammar of typed lines.
//!
//! Case and spaces around words do not matter. Commands win over levels typed as words. At a statement a number alone is
//! a level, at the review and at the list of domains it is a domain; a statement is always `D2.04`, `2.4` or `g 22`.

mod answers;
mod asks;
pub(super) mod date;
mod places;

use super::refusal::Refusal;
use super::words::example;
use super::{Interview, Reply, Step};

/// Longest line that is read, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

const BACK: &[&str] = &["b", "back", "u", "undo", "<"];
const SKIP: &[&str] = &["s", "skip", "later"];
const SKIPPED: &[&str] = &["skipped"];
const LIST: &[&str] = &["l", "list"];
const REVIEW: &[&str] = &["r", "review"];
const FINISH: &[&str] = &["f", "finish"];
const HELP: &[&str] = &["?", "h", "help", "why"];
const STOP: &[&str] = &["q", "quit", "exit", "stop"];
const NOTE: &[&str] = &["note", "n"];
const GO_TO: &[&str] = &["go to", "goto", "go", "g"];
const LEAVE_OUT: &[&str] = &["leave out"];
const AGREED: &[&str] = &["a", "agreed"];
const ROLES: &[&str] = &["roles", "role"];
const CLOSING: &[&str] = &["closing", "c"];
const YES: &[&str] = &["y", "yes"];
const NO: &[&str] = &["n", "no"];

pub(super) fn read(interview: &Interview, line: &str) -> Result<Reply, Refusal> {
    let line = tidy(line)?;
    let here = Here { interview, line: &line };
    match interview.step() {
        Step::Statement(at) => here.statement(*at),
        Step::OfferSkipped { .. } => here.offer(),
        Step::Roles => here.roles(),
        Step::Section { .. } => here.section(),
        Step::Ask { at, ask } => here.ask(*at, *ask),
        Step::GoOn(_) => here.name(),
        Step::Closing(closing) => here.closing(*closing),
        Step::Then(closing) => here.then(*closing),
        Step::DomainSummary(domain) => here.summary(*domain),
        Step::Review | Step::Finished => here.review(),
        Step::List => here.list(),
    }
}

/// The line without outer spaces and with plain apostrophes.
fn tidy(line: &str) -> Result<String, Refusal> {
    if line.len() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let line = line.trim_start_matches('\u{feff}').replace('\t', " ");
    let line = line.trim();
    if line.chars().any(char::is_control) {
        return Err(Refusal::NotText);
    }
    Ok(line.replace(['\u{2019}', '\u{2018}'], "'"))
}

/// What follows these words at the beginning of the line, whatever their case; `None` when it begins otherwise.
fn after<'l>(line: &'l str, words: &str) -> Option<&'l str> {
    let mut rest = line;
    for word in words.split_whitespace() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if rest[..end].to_lowercase() != word.to_lowercase() {
            return None;
        }
        rest = rest[end..].trim_start();
    }
    Some(rest)
}

fn after_any<'l>(line: &'l str, forms: &[&str]) -> Option<&'l str> {
    forms.iter().find_map(|form| after(line, form))
}

/// What was typed, short enough to be repeated.
fn shown(typed: &str) -> String {
    let mut text: String = typed.chars().take(40).collect();
    if text.len() < typed.len() {
        text.push_str("...");
    }
    text
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it looks like a statement's number: `9.9`, `D9.09`.
fn like_a_statement(text: &str) -> bool {
    let digits = text.strip_prefix(['d', 'D']).unwrap_or(text);
    digits
        .split_once('.')
        .is_some_and(|(left, right)| all_digits(left) && all_digits(right))
}

struct Here<'a, 'q> {
    interview: &'a Interview<'q>,
    line: &'a str,
}

impl Here<'_, '_> {
    fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|word| after(self.line, word) == Some(""))
    }

    fn statement(&self, at: usize) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            let answered = self.interview.answer(at).is_some();
            return Ok(if answered { Reply::Continue } else { Reply::Again });
        }
        if self.is(SKIP) {
            return Ok(Reply::Skip);
        }
        if let Some(reply) = self.anywhere() {
            return reply;
        }
        if self.is(LEAVE_OUT) {
            let node = self.interview.optional_around(at);
            return node.map(Reply::LeaveOut).ok_or(Refusal::NothingToLeaveOut);
        }
        if let Some(text) = after_any(self.line, NOTE) {
            return Ok(match text {
                "" => Reply::AskNote,
                "-" => Reply::DropNote,
                text => Reply::Note(text.to_owned()),
            });
        }
        self.not_applicable(at)
            .or_else(|| self.by_key(at))
            .or_else(|| self.not_a_level(at))
            .or_else(|| self.elsewhere())
            .or_else(|| self.by_label(at))
            .unwrap_or_else(|| Err(self.no_match(at)))
    }

    fn offer(&self) -> Result<Reply, Refusal> {
        if self.is(YES) {
            return Ok(Reply::Yes);
        }
        if self.line.is_empty() || self.is(NO) || self.is(SKIP) {
            return Ok(Reply::No);
        }
        self.else_not_here("Type y to see them now, or press Enter to go on.")
    }

    fn section(&self) -> Result<Reply, Refusal> {
        match self.line {
            "" => Ok(Reply::Again),
            _ if self.is(YES) => Ok(Reply::Yes),
            _ if self.is(NO) || self.is(LEAVE_OUT) => Ok(Reply::No),
            _ => self.else_not_here("Type y to answer it, or n to leave it out. You can change this later."),
        }
    }

    fn summary(&self, domain: usize) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            return Ok(Reply::Continue);
        }
        if self.line == "-" {
            return Ok(Reply::NoMost);
        }
        if let Some(at) = self.interview.questionnaire().position_loosely(self.line) {
            let statement = self.interview.statement(at);
            let id = statement.id.clone();
            let label = self.interview.questionnaire().labels.domain.clone();
            return match (self.interview.is_asked(at), statement.domain == domain) {
                (true, true) => Ok(Reply::Most(at)),
                (false, _) => Err(Refusal::NotAsked { id }),
                _ => Err(Refusal::OtherDomain { id, label }),
            };
        }
        if self.is(AGREED) && !self.interview.going_on(Some(domain)).is_empty() {
            return Ok(Reply::GoOn);
        }
        if self.is(LEAVE_OUT) {
            let node = self.interview.node_of_domain(domain);
            let optional = self.interview.node(node).optional;
            return if optional {
                Ok(Reply::LeaveOut(node))
            } else {
                Err(Refusal::NothingToLeaveOut)
            };
        }
        self.else_not_here("Type one of the statements listed, g and its number to change its answer, or press Enter.")
    }

    fn review(&self) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            let onward = self.interview.left_for_review().is_some() || self.interview.first_open().is_some();
            return Ok(if onward { Reply::Continue } else { Reply::Again });
        }
        if let Some(reply) = self.skipped() {
            return reply;
        }
        if self.is(FINISH) {
            return Ok(Reply::Finish);
        }
        if let Some(reply) = self.part_of_review().or_else(|| self.domain()) {
            return reply;
        }
        let statement = example(self.interview, "3.5");
        let label = &self.interview.questionnaire().labels.domain;
        let domain = match self.interview.domains().len() {
            0 | 1 => String::new(),
            more if self.interview.by_domain() => format!(" a {label} such as {},", more.min(3)),
            _ => String::new(),
        };
        self.else_not_here(&format!(
            "Type a statement such as {statement},{domain} f to finish, or q to stop."
        ))
    }

    /// The roles, the closing questions, and who agreed to go on.
    fn part_of_review(&self) -> Option<Result<Reply, Refusal>> {
        if self.is(ROLES) && self.interview.has_roles() {
            return Some(Ok(Reply::ChangeRoles));
        }
        if self.is(AGREED) && !self.interview.going_on(None).is_empty() {
            return Some(Ok(Reply::GoOn));
        }
        let questions = self.interview.questionnaire().closing.len();
        let typed = after_any(self.line, CLOSING).filter(|_| questions > 0)?;
        let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.filter(|number| *number < questions) {
            Some(number) => Some(Ok(Reply::Closing(Some(number)))),
            None if typed.is_empty() => Some(Ok(Reply::Closing(None))),
            None => None,
        }
    }

    fn list(&self) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            return Ok(Reply::Continue);
        }
        if let Some(reply) = self.skipped() {
            return reply;
        }
        // Nobody finishes without a look at the review.
        if self.is(FINISH) {
            return Ok(Reply::Review);
        }
        let label = &self.interview.questionnaire().labels.domain;
        let choices = if self.interview.by_domain() {
            format!("Type a {label} number, or press Enter to carry on.")
        } else {
            "Press Enter to carry on.".to_owned()
        };
        self.domain().unwrap_or_else(|| self.else_not_here(&choices))
    }

    /// The skipped statements, where they can be asked for.
    fn skipped(&self) -> Option<Result<Reply, Refusal>> {
        if !self.is(SKIP) && !self.is(SKIPPED) {
            return None;
        }
        let none = self.interview.waiting().is_empty();
        Some(if none {
            Err(Refusal::NoneSkipped)
        } else {
            Ok(Reply::SeeSkipped)
        })
    }

    fn else_not_here(&self, choices: &str) -> Result<Reply, Refusal> {
        let found = self.anywhere().or_else(|| self.elsewhere());
        found.unwrap_or_else(|| {
            let (typed, choices) = (shown(self.line), choices.to_owned());
            Err(Refusal::NotHere { typed, choices })
        })
    }

    /// The commands that every step knows.
    fn anywhere(&self) -> Option<Result<Reply, Refusal>> {
        let commands = [
            (LIST, Reply::List),
            (REVIEW, Reply::Review),
            (HELP, Reply::Help),
            (STOP, Reply::Stop),
        ];
        if self.is(BACK) {
            return Some(
                self.interview
                    .previous()
                    .map(|_| Reply::Back)
                    .ok_or(Refusal::FirstStatement),
            );
        }
        let found = commands.into_iter().find(|(words, _)| self.is(words));
        found.map(|(_, reply)| Ok(reply)).or_else(|| self.go_to())
    }
}
