//! Where a typed line leads: a statement, a domain, a section.

use super::{GO_TO, Here, after_any, all_digits, like_a_statement, shown};
use crate::interview::Reply;
use crate::interview::refusal::Refusal;
use crate::interview::words::example;
use crate::words::upper_first;

impl Here<'_, '_> {
    /// A domain's number alone, where numbers are domains: its number on the screen, else that of its id.
    pub(super) fn domain(&self) -> Option<Result<Reply, Refusal>> {
        if !all_digits(self.line) || !self.interview.by_domain() {
            return None;
        }
        let questionnaire = self.interview.questionnaire();
        let domains = self.interview.domains();
        let shown_as = self.line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let numbered = shown_as.and_then(|number| domains.get(number).copied());
        let named = || {
            questionnaire
                .domain_loosely(self.line)
                .filter(|at| domains.contains(at))
        };
        Some(
            numbered
                .or_else(named)
                .map(Reply::Domain)
                .ok_or_else(|| Refusal::NoDomain {
                    typed: shown(self.line),
                    label: questionnaire.labels.domain.clone(),
                    range: self.range(),
                }),
        )
    }

    /// Which domains there are, in a sentence.
    fn range(&self) -> String {
        let labels = &self.interview.questionnaire().labels;
        match self.interview.domains().len() {
            1 => format!("The only {} is 1.", labels.domain),
            more => format!("{} go from 1 to {more}.", upper_first(&labels.domains)),
        }
    }

    /// `g D3.04`, `g 3.4`, `g 22`, `g D3`.
    pub(super) fn go_to(&self) -> Option<Result<Reply, Refusal>> {
        let target = after_any(self.line, GO_TO)?;
        if target.is_empty() {
            let typed = shown(self.line);
            let choices = format!(
                "Type g and a number, such as g {} or g 2.",
                example(self.interview, "3.4")
            );
            return Some(Err(Refusal::NotHere { typed, choices }));
        }
        if target.contains(char::is_whitespace) {
            return None;
        }
        let questionnaire = self.interview.questionnaire();
        let nth = || {
            let number = target.parse::<usize>().ok().filter(|_| all_digits(target))?;
            self.interview.asked().get(number.checked_sub(1)?).copied()
        };
        let statement = questionnaire.position_loosely(target).or_else(nth);
        Some(match statement {
            Some(at) => self.to_statement(at),
            None => self.to_node(target).unwrap_or_else(|| Err(self.no_statement(target))),
        })
    }

    pub(super) fn to_statement(&self, at: usize) -> Result<Reply, Refusal> {
        if self.interview.is_offered(at) {
            return Ok(Reply::GoTo(at));
        }
        let id = self.interview.statement(at).id.clone();
        Err(Refusal::NotAsked { id })
    }

    /// To a domain, or to the first statement that is asked in a section, by id.
    fn to_node(&self, typed: &str) -> Option<Result<Reply, Refusal>> {
        let questionnaire = self.interview.questionnaire();
        let not_asked = |id: &String| Err(Refusal::NotAsked { id: id.clone() });
        if let Some(at) = questionnaire.domain_loosely(typed).filter(|_| !all_digits(typed)) {
            let concerns = self.interview.domains().contains(&at);
            let id = &questionnaire.domains[at].id;
            return Some(if concerns { Ok(Reply::Domain(at)) } else { not_asked(id) });
        }
        let nodes = questionnaire.nodes();
        let node = nodes.iter().find(|node| node.id.eq_ignore_ascii_case(typed))?;
        let first = node.statements.clone().find(|at| self.interview.is_offered(*at));
        Some(first.map_or_else(|| not_asked(&node.id), |at| Ok(Reply::GoTo(at))))
    }

    /// A statement's or a domain's id alone.
    pub(super) fn elsewhere(&self) -> Option<Result<Reply, Refusal>> {
        let questionnaire = self.interview.questionnaire();
        if all_digits(self.line) {
            return None;
        }
        if let Some(at) = questionnaire.position_loosely(self.line) {
            return Some(self.to_statement(at));
        }
        if let Some(reply) = self.to_node(self.line) {
            return Some(reply);
        }
        like_a_statement(self.line).then(|| Err(self.no_statement(self.line)))
    }

    pub(super) fn no_statement(&self, typed: &str) -> Refusal {
        let first = self.interview.questionnaire().statements.first();
        let range = if self.interview.by_domain() {
            format!("{} Type l to list them.", self.range())
        } else {
            "Type l to see how far you are.".to_owned()
        };
        Refusal::NoStatement {
            typed: shown(typed),
            example: first.map_or_else(String::new, |one| one.id.clone()),
            range,
        }
    }
}
