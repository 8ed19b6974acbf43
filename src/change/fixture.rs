//! Pairs of rounds for tests.

use crate::questionnaire::Questionnaire;
use crate::report::fixture;
use crate::response::Response;
use crate::round::{Follows, How, Round};

use super::Wave;

/// A round with what it is a round of.
pub(crate) struct Whole {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) round: Round,
    pub(crate) responses: Vec<Response>,
}

impl Whole {
    pub(crate) fn wave(&self) -> Wave<'_> {
        Wave {
            questionnaire: &self.questionnaire,
            round: &self.round,
            responses: &self.responses,
        }
    }
}

/// A round of individuals, one text of answers for each: see [`fixture::response`].
pub(crate) fn people(questionnaire: &Questionnaire, opened: &str, answers: &[&str]) -> Whole {
    let mut round = fixture::round(questionnaire, How::Individual);
    round.opened = opened.to_owned();
    Whole {
        questionnaire: questionnaire.clone(),
        round,
        responses: fixture::people(questionnaire, answers),
    }
}

/// A joint round.
pub(crate) fn joint(questionnaire: &Questionnaire, opened: &str, answers: &str) -> Whole {
    let mut round = fixture::round(questionnaire, How::Joint);
    round.opened = opened.to_owned();
    Whole {
        questionnaire: questionnaire.clone(),
        round,
        responses: vec![fixture::response(questionnaire, "joint", answers)],
    }
}

/// The same round, of the same people as another.
pub(crate) fn following(mut whole: Whole, before: &Whole) -> Whole {
    whole.round.follows = Some(Follows {
        title: before.round.title.clone(),
        opened: before.round.opened.clone(),
        same_codes: true,
    });
    whole
}
