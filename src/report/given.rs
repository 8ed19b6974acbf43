//! What answers carry besides the rating: dates, owners, evidence, examples. What is private is on one's own page only.

use jiff::civil::Date;

use crate::privacy;
use crate::questionnaire::{Ask, AskKind};
use crate::reach::carried;
use crate::response::Response;
use crate::words::{date, sentence};

use super::facts::Facts;
use super::texts::{ask_place, is_free};
use super::{Block, Voice, labelled};

/// What was given with the answers to one statement under one label.
pub(super) struct Given<'a> {
    pub(super) ask: &'a Ask,
    /// As people read it, in an order that says nothing about who gave it.
    pub(super) texts: Vec<String>,
}

impl<'a> Facts<'a> {
    /// What the answers to a statement carry that this reader may see, in the order of the asks; importance is not among it.
    pub(super) fn given(&self, at: usize) -> Vec<Given<'a>> {
        if self.withheld[at] {
            return Vec::new();
        }
        let asks = self.questionnaire.asks.iter().filter(|ask| self.may_see(ask));
        let given = asks.map(|ask| {
            let typed = self.responses.iter().filter_map(|one| self.typed(one, at, ask));
            let texts = typed.map(|text| if ask.kind == AskKind::Date { date(&text) } else { text });
            Given {
                ask,
                texts: privacy::shuffled(texts.collect(), &self.questionnaire.privacy),
            }
        });
        given.filter(|given| !given.texts.is_empty()).collect()
    }

    pub(super) fn may_see(&self, ask: &Ask) -> bool {
        ask.kind != AskKind::Importance && (self.voice == Voice::Mine || !ask.private)
    }

    /// What one response has for an ask, as this reader may see it.
    pub(super) fn typed(&self, response: &Response, at: usize, ask: &Ask) -> Option<String> {
        let text = self.carried(response, at, ask)?;
        if !is_free(ask.kind) {
            return Some(text.to_owned());
        }
        self.words(&ask_place(&self.statement(at).id, &ask.id), text)
    }

    /// What one response has for an ask.
    pub(super) fn carried<'r>(&self, response: &'r Response, at: usize, ask: &Ask) -> Option<&'r str> {
        let position = self.questionnaire.asks.iter().position(|one| one.id == ask.id)?;
        let text = carried(self.questionnaire, response, at, position)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Every date given with an answer that this reader may see: the day, the statement and the response, earliest first.
    pub(super) fn dates(&self) -> Vec<(Date, usize, &Response)> {
        let asks: Vec<&Ask> = (self.questionnaire.asks.iter())
            .filter(|ask| ask.kind == AskKind::Date && self.may_see(ask))
            .collect();
        let shown = self.all().into_iter().filter(|&at| !self.withheld[at]);
        let mut dates: Vec<(Date, usize, &Response)> = shown
            .flat_map(|at| self.responses.iter().map(move |response| (at, response)))
            .flat_map(|(at, response)| asks.iter().map(move |ask| (at, response, *ask)))
            .filter_map(|(at, response, ask)| Some((self.typed(response, at, ask)?.parse().ok()?, at, response)))
            .collect();
        // Equals go by what else was given with them: the order of people is nobody's.
        dates.sort_by_key(|(day, at, one)| (*day, *at, one.also.get(&self.statement(*at).id)));
        dates
    }

    /// What was given of the kinds wanted after an answer, as one text for a cell of a table.
    pub(super) fn given_of(&self, at: usize, wanted: impl Fn(AskKind) -> bool) -> String {
        let given = self.given(at).into_iter().filter(|given| wanted(given.ask.kind));
        let texts: Vec<String> = given.flat_map(|given| given.texts).collect();
        texts.join("; ")
    }

    /// What was given with a statement's answers, label by label.
    pub(super) fn given_blocks(&self, at: usize) -> Vec<Block> {
        let given = self.given(at).into_iter();
        given
            .map(|given| match given.texts.as_slice() {
                [one] => labelled(&given.ask.label, one),
                several => Block::List(
                    given.ask.label.clone(),
                    several.iter().map(|text| sentence(text)).collect(),
                ),
            })
            .collect()
    }

    /// What was given with a statement's answers on one line: `Due: 31 March 2012. Owner: Helen.`
    pub(super) fn given_line(&self, at: usize) -> Option<String> {
        let given = self.given(at).into_iter();
        let parts: Vec<String> = given
            .map(|given| sentence(&format!("{}: {}", given.ask.label, given.texts.join("; "))))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}
