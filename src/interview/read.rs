//! The grammar of typed lines.
//!
//! Case and spaces around words do not matter. Commands win over levels typed as words. At a statement a number alone is
//! a level, at the review and at the list of domains it is a domain; a statement is always `D2.04`, `2.4` or `g 22`.

mod answers;

use super::refusal::Refusal;
use super::{Interview, Reply, Step};

/// Longest line that is read, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

const BACK: &[&str] = &["b", "back", "u", "undo", "<"];
const SKIP: &[&str] = &["s", "skip", "later"];
const SKIPPED: &[&str] = &["skipped"];
const LIST: &[&str] = &["l", "list"];
const REVIEW: &[&str] = &["r", "review"];
const HELP: &[&str] = &["?", "h", "help"];
const STOP: &[&str] = &["q", "quit", "exit", "stop"];
const NOTE: &[&str] = &["note", "n"];
const GO_TO: &[&str] = &["go to", "goto", "go", "g"];
const YES: &[&str] = &["y", "yes"];
const NO: &[&str] = &["n", "no"];

pub(super) fn read(interview: &Interview, line: &str) -> Result<Reply, Refusal> {
    let line = tidy(line)?;
    let here = Here { interview, line: &line };
    match interview.step() {
        Step::Statement(at) => here.statement(*at),
        Step::OfferSkipped { .. } => here.offer(),
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
            return if statement.domain == domain {
                Ok(Reply::Most(at))
            } else {
                Err(Refusal::OtherDomain { id })
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
        if self.is(&["f", "finish"]) {
            return Ok(Reply::Finish);
        }
        self.domain().unwrap_or_else(|| {
            self.else_not_here("Type a statement such as 3.5, a domain such as 3, f to finish, or q to stop.")
        })
    }

    fn list(&self) -> Result<Reply, Refusal> {
        if self.line.is_empty() {
            return Ok(Reply::Continue);
        }
        if let Some(reply) = self.skipped() {
            return reply;
        }
        self.domain()
            .unwrap_or_else(|| self.else_not_here("Type a domain number, or press Enter to carry on."))
    }

    /// The skipped statements, where they can be asked for.
    fn skipped(&self) -> Option<Result<Reply, Refusal>> {
        if !self.is(SKIP) && !self.is(SKIPPED) {
            return None;
        }
        let none = self.interview.skipped().is_empty();
        Some(if none {
            Err(Refusal::NoneSkipped)
        } else {
            Ok(Reply::SeeSkipped)
        })
    }

    /// A domain's number alone, where numbers are domains.
    fn domain(&self) -> Option<Result<Reply, Refusal>> {
        if !all_digits(self.line) {
            return None;
        }
        let questionnaire = self.interview.questionnaire();
        Some(
            questionnaire
                .domain_loosely(self.line)
                .map(Reply::Domain)
                .ok_or_else(|| Refusal::NoDomain {
                    typed: shown(self.line),
                    domains: questionnaire.domains.len(),
                }),
        )
    }

    fn else_not_here(&self, choices: &'static str) -> Result<Reply, Refusal> {
        let found = self.anywhere().or_else(|| self.elsewhere());
        found.unwrap_or_else(|| {
            let typed = shown(self.line);
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

    /// `g D3.04`, `g 3.4`, `g 22`, `g D3`.
    fn go_to(&self) -> Option<Result<Reply, Refusal>> {
        let target = after_any(self.line, GO_TO)?;
        if target.is_empty() {
            let typed = shown(self.line);
            let choices = "Type g and a number, such as g 3.4 or g 22.";
            return Some(Err(Refusal::NotHere { typed, choices }));
        }
        if target.contains(char::is_whitespace) {
            return None;
        }
        let questionnaire = self.interview.questionnaire();
        let nth = || {
            let number = target.parse::<usize>().ok().filter(|_| all_digits(target))?;
            number.checked_sub(1).filter(|at| *at < questionnaire.statements.len())
        };
        let statement = questionnaire.position_loosely(target).or_else(nth);
        let domain = || questionnaire.domain_loosely(target).filter(|_| !all_digits(target));
        Some(match statement {
            Some(at) => Ok(Reply::GoTo(at)),
            None => domain().map(Reply::Domain).ok_or_else(|| self.no_statement(target)),
        })
    }

    /// A statement's or a domain's id alone.
    fn elsewhere(&self) -> Option<Result<Reply, Refusal>> {
        let questionnaire = self.interview.questionnaire();
        if all_digits(self.line) {
            return None;
        }
        if let Some(at) = questionnaire.position_loosely(self.line) {
            return Some(Ok(Reply::GoTo(at)));
        }
        if let Some(domain) = questionnaire.domain_loosely(self.line) {
            return Some(Ok(Reply::Domain(domain)));
        }
        like_a_statement(self.line).then(|| Err(self.no_statement(self.line)))
    }

    fn no_statement(&self, typed: &str) -> Refusal {
        let questionnaire = self.interview.questionnaire();
        Refusal::NoStatement {
            typed: shown(typed),
            example: questionnaire
                .statements
                .first()
                .map_or_else(String::new, |one| one.id.clone()),
            domains: questionnaire.domains.len(),
        }
    }
}
