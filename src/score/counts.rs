//! How often each answer to a statement was given, and by whom: so that one person can be left out without counting again.

use crate::questionnaire::{AskKind, CountsAs, Questionnaire, Statement};
use crate::reach::{carried, reached};
use crate::response::{Answer, Response};

use super::statement::{End, with_at_end};

/// What one person did with one statement: all of it that numbers are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// What was said.
    pub said: Said,
    /// Position of the level of importance that was given with the answer.
    pub importance: Option<usize>,
}

/// What one person said to one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// It was not asked.
    NotAsked,
    /// A level: its position in the statement's scale.
    Rating(usize),
    /// Don't know.
    DontKnow,
    /// Not applicable.
    NotApplicable,
    /// It was asked and not answered.
    Unanswered,
}

/// The marks of each person: one per statement, in questionnaire order. What a person is asked is found once.
pub(super) fn marks(questionnaire: &Questionnaire, responses: &[&Response]) -> Vec<Vec<Mark>> {
    responses
        .iter()
        .map(|response| marks_of(questionnaire, response))
        .collect()
}

/// The marks of one person: one per statement, in questionnaire order.
#[must_use]
pub fn marks_of(questionnaire: &Questionnaire, response: &Response) -> Vec<Mark> {
    let mut asks = questionnaire.asks.iter();
    let importance = asks.position(|ask| ask.kind == AskKind::Importance);
    let asked = reached(questionnaire, response);
    let statements = questionnaire.statements.iter().enumerate();
    statements
        .map(|(at, statement)| match asked[at] {
            true => Mark {
                said: said(questionnaire, statement, response),
                importance: importance.and_then(|which| given(questionnaire, response, at, which)),
            },
            false => Mark {
                said: Said::NotAsked,
                importance: None,
            },
        })
        .collect()
}

fn said(questionnaire: &Questionnaire, statement: &Statement, response: &Response) -> Said {
    let levels = questionnaire.scale_of(statement).levels.len();
    match response.answer(&statement.id) {
        Some(Answer::Rating(level)) if *level < levels => Said::Rating(*level),
        Some(Answer::DontKnow) => Said::DontKnow,
        Some(Answer::NotApplicable(_)) => Said::NotApplicable,
        Some(Answer::Rating(_)) | None => Said::Unanswered,
    }
}

/// The importance that was given with the answer that the person has now.
fn given(questionnaire: &Questionnaire, response: &Response, at: usize, which: usize) -> Option<usize> {
    let key = carried(questionnaire, response, at, which)?;
    let mut levels = questionnaire.asks[which].levels.iter();
    levels.position(|level| level.key == key)
}

/// How often each answer to one statement was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Ratings at each level as chosen, lowest first.
    pub ratings: Vec<u32>,
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many were asked and did not answer.
    pub unanswered: u32,
    /// How many were not asked.
    pub not_asked: u32,
    /// How often each level of importance was given, lowest first; empty where it is not asked for.
    pub importance: Vec<u32>,
}

impl Counts {
    /// Of the statement at this position.
    pub(super) fn of(questionnaire: &Questionnaire, at: usize, marks: impl Iterator<Item = Mark>) -> Self {
        let scale = questionnaire.scale_of(&questionnaire.statements[at]);
        let asks = questionnaire.asks.iter();
        let mut importance = asks.filter(|ask| ask.kind == AskKind::Importance);
        let mut tally = Self {
            ratings: vec![0; scale.levels.len()],
            dont_know: 0,
            not_applicable: 0,
            unanswered: 0,
            not_asked: 0,
            importance: vec![0; importance.next().map_or(0, |ask| ask.levels.len())],
        };
        for mark in marks {
            tally.change(mark, |count| *count += 1);
        }
        tally
    }

    /// Without one of those who are counted in it.
    pub(super) fn without(&self, mark: Mark) -> Self {
        let mut left = self.clone();
        left.change(mark, |count| *count = count.saturating_sub(1));
        left
    }

    fn change(&mut self, mark: Mark, by: impl Fn(&mut u32)) {
        by(match mark.said {
            Said::NotAsked => &mut self.not_asked,
            Said::Rating(level) => &mut self.ratings[level],
            Said::DontKnow => &mut self.dont_know,
            Said::NotApplicable => &mut self.not_applicable,
            Said::Unanswered => &mut self.unanswered,
        });
        if let Some(level) = mark.importance {
            by(&mut self.importance[level]);
        }
    }

    /// With every don't know as a rating at this end.
    pub(super) fn supposing(self, unknown: Option<End>, reverse: bool) -> Self {
        let Some(end) = unknown else { return self };
        Self {
            ratings: with_at_end(&self.ratings, self.dont_know, end, reverse),
            dont_know: 0,
            ..self
        }
    }

    /// How many of the answers that are not ratings mean this in a result.
    pub(super) fn that_count(&self, questionnaire: &Questionnaire, counts_as: CountsAs) -> u32 {
        let kinds = [
            (questionnaire.dont_know.counts_as, self.dont_know),
            (questionnaire.not_applicable.counts_as, self.not_applicable),
            (questionnaire.unanswered, self.unanswered),
        ];
        let these = kinds.iter().filter(|(meaning, _)| *meaning == counts_as);
        these.map(|(_, number)| number).sum()
    }
}
