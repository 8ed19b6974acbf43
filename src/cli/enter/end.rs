//! At the end of a form: who agreed to go on, what would make the most difference, and the questions about the whole. Each may be
//! left out with Enter.

use anyhow::Result;

use super::sitting::{Go, Sitting};
use crate::cli::who;
use crate::enter::beside;
use crate::enter::line::tokens;
use crate::interview::Interview;
use crate::questionnaire::Closing;
use crate::response::ClosingAnswer;
use crate::words::{count, sentence};

impl Sitting<'_> {
    pub(super) fn end(&mut self) -> Result<Go> {
        if self.going_on()? == Go::Stop || self.most_difference()? == Go::Stop {
            return Ok(Go::Stop);
        }
        for closing in &self.questionnaire().closing {
            let there = self.response.closing.contains_key(&closing.id);
            if !there && self.closing(closing)? == Go::Stop {
                return Ok(Go::Stop);
            }
        }
        Ok(Go::On)
    }

    /// Who agreed to go on with things outstanding, for each part that asks it.
    fn going_on(&mut self) -> Result<Go> {
        let questionnaire = self.questionnaire();
        let interview = Interview::resume(questionnaire, self.response.clone());
        let nodes = questionnaire.nodes();
        for at in interview.going_on(None) {
            let node = nodes[at];
            if self.response.go_on.contains_key(&node.id) {
                continue;
            }
            let open = count(interview.outstanding(node).len(), "statement", "statements");
            self.gap()?;
            self.tell(&format!(
                "{} ({open} outstanding). {} Type a name, or press Enter where the form has none.",
                node.title,
                sentence(&node.go_on)
            ))?;
            let Some(words) = self.ask("> ")?.and_then(|line| self.words(&line)) else {
                return Ok(Go::Stop);
            };
            if !words.is_empty() {
                self.response.go_on.insert(node.id.clone(), words);
                if self.save()? == Go::Stop {
                    return Ok(Go::Stop);
                }
            }
        }
        Ok(Go::On)
    }

    /// One statement of each domain, in one line.
    fn most_difference(&mut self) -> Result<Go> {
        let questionnaire = self.questionnaire();
        let open = questionnaire
            .domains
            .iter()
            .any(|domain| !self.response.most_difference.contains_key(&domain.id));
        if !open || !questionnaire.order.is_sorted() {
            return Ok(Go::On);
        }
        self.gap()?;
        let label = &questionnaire.labels.domain;
        self.tell(&format!(
            "Which statement would make the most difference, in each {label}? Type their numbers with spaces, or press Enter where the form has none."
        ))?;
        loop {
            let Some(words) = self.ask("> ")?.and_then(|line| self.words(&line)) else {
                return Ok(Go::Stop);
            };
            if words.is_empty() {
                return Ok(Go::On);
            }
            match self.most(&words) {
                Ok(most) => {
                    self.response.most_difference.extend(most);
                    return self.save();
                }
                Err(why) => self.tell(&why)?,
            }
        }
    }

    fn most(&self, words: &str) -> Result<Vec<(String, String)>, String> {
        let questionnaire = self.questionnaire();
        let mut most: Vec<(String, String)> = Vec::new();
        for token in tokens(words) {
            let at = questionnaire.position_loosely(token).filter(|at| self.is_asked(*at));
            let example = &questionnaire.statements[0].id;
            let Some(at) = at else {
                return Err(format!(
                    "There is no statement {token} on this form. Type numbers such as {example}."
                ));
            };
            let statement = &questionnaire.statements[at];
            let domain = questionnaire.domain_of(statement).id.clone();
            if most.iter().any(|(other, _)| *other == domain) {
                let label = &questionnaire.labels.domain;
                return Err(format!(
                    "{} is a second one of its {label}. Type one of each {label}.",
                    statement.id
                ));
            }
            most.push((domain, statement.id.clone()));
        }
        Ok(most)
    }

    fn closing(&mut self, closing: &Closing) -> Result<Go> {
        let choices = closing.choices.iter().enumerate();
        let listed: Vec<String> = choices
            .map(|(at, choice)| format!("  {}  {}", at + 1, choice.label))
            .collect();
        let what = if listed.is_empty() {
            "Type what the form says"
        } else {
            "Type the number"
        };
        self.gap()?;
        let asked = sentence(&closing.asked);
        self.tell(&asked)?;
        for line in &listed {
            self.tell(line)?;
        }
        self.tell(&format!("{what}, or press Enter where the form has nothing."))?;
        loop {
            let Some(words) = self.ask("> ")?.and_then(|line| self.words(&line)) else {
                return Ok(Go::Stop);
            };
            if words.is_empty() {
                return Ok(Go::On);
            }
            let read = if closing.choices.is_empty() {
                beside::text(&words).map(|text| (text, ""))
            } else {
                beside::choice(closing, &words).map(|choice| (choice.id.clone(), choice.then.as_str()))
            };
            match read {
                Ok((answer, then)) => return self.answer_closing(closing, answer, then),
                Err(why) => self.tell(&why)?,
            }
        }
    }

    fn answer_closing(&mut self, closing: &Closing, answer: String, then: &str) -> Result<Go> {
        let mut given = ClosingAnswer {
            answer,
            then: String::new(),
        };
        if !then.is_empty() {
            self.tell(&format!("{} Press Enter where the form does not say.", sentence(then)))?;
            match self.ask("> ")?.and_then(|line| self.words(&line)) {
                Some(words) => given.then = words,
                None => return Ok(Go::Stop),
            }
        }
        self.response.closing.insert(closing.id.clone(), given);
        self.response.last_answered = who::moment(self.questionnaire());
        self.save()
    }
}
