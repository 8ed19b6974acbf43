//! Which statements can be compared: enough answers, and the same wording and scale, in every round.

use crate::questionnaire::{Privacy, Questionnaire};
use crate::reach::reached;
use crate::response::Answer;
use crate::revision::{Fate, fate};
use crate::score::Scores;

use super::{RATINGS, Wave};

/// Why a statement is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It reads differently.
    Wording,
    /// Its scale is another.
    Scale,
    /// It was not there in an earlier round.
    New,
    /// It is not there in the last round.
    Gone,
    /// Some people answered it in a wording of another version.
    OtherWording,
    /// Other people are asked it now.
    AskedOfOthers,
    /// Too few answers in one of the rounds.
    TooFew,
}

impl Why {
    /// In a few words, as after `not comparable:`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Wording => "its wording changed",
            Self::Scale => "its scale changed",
            Self::New => "it is new",
            Self::Gone => "it is no longer there",
            Self::OtherWording => "some answers were given to another wording",
            Self::AskedOfOthers => "other people are asked it now",
            Self::TooFew => "too few answers in one of the rounds",
        }
    }

    /// Whether it follows from the questionnaires, and says nothing of anybody's answers.
    #[must_use]
    pub fn is_of_the_questionnaire(self) -> bool {
        matches!(self, Self::Wording | Self::Scale | Self::New | Self::Gone)
    }

    /// Its word in data files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Scale => "scale",
            Self::New => "new",
            Self::Gone => "gone",
            Self::OtherWording => "other-wording",
            Self::AskedOfOthers => "asked-of-others",
            Self::TooFew => "too-few",
        }
    }
}

/// A statement that is not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotComparable {
    /// Its id.
    pub id: String,
    /// A few words for it.
    pub short: String,
    /// Why.
    pub why: Why,
}

/// Whether each statement of the last round's questionnaire can be compared in all of these rounds, and those that cannot: in
/// its order, then those that are gone. Rounds come in order of time; there is at least one.
pub(crate) fn between(waves: &[Wave<'_>]) -> (Vec<bool>, Vec<NotComparable>) {
    let Some((last, earlier)) = waves.split_last() else {
        return (Vec::new(), Vec::new());
    };
    let scores: Vec<Scores> = waves.iter().map(Wave::scores).collect();
    let statements = &last.questionnaire.statements;
    let why: Vec<Option<Why>> = (0..statements.len()).map(|at| reason(waves, &scores, at)).collect();
    let named = |id: &str, short: &str, why| NotComparable {
        id: id.to_owned(),
        short: short.to_owned(),
        why,
    };
    let mut left_out: Vec<NotComparable> = (statements.iter().zip(&why))
        .filter_map(|(statement, why)| Some(named(&statement.id, &statement.short, (*why)?)))
        .collect();
    for statement in earlier.iter().flat_map(|wave| &wave.questionnaire.statements) {
        let known = left_out.iter().any(|one| one.id == statement.id);
        if !known && last.questionnaire.position(&statement.id).is_none() {
            left_out.push(named(&statement.id, &statement.short, Why::Gone));
        }
    }
    (why.iter().map(Option::is_none).collect(), left_out)
}

/// Why the statement at this position of the last questionnaire is not compared; `None` when it is.
fn reason(waves: &[Wave<'_>], scores: &[Scores], at: usize) -> Option<Why> {
    let last = waves.last()?.questionnaire;
    let id = &last.statements[at].id;
    let fates = waves.iter().filter_map(|wave| fate(wave.questionnaire, last, id));
    let changed = fates.filter_map(|fate| match fate {
        Fate::New => Some(Why::New),
        Fate::AskAgain => Some(Why::Wording),
        Fate::NotComparable => Some(Why::Scale),
        Fate::CarriesOver => None,
    });
    let each = waves.iter().zip(scores);
    changed.min().or_else(|| {
        each.filter_map(|(wave, scores)| answered_otherwise(wave, scores, last, at))
            .min()
    })
}

/// Why the answers of one round to a statement that reads the same are not compared.
fn answered_otherwise(wave: &Wave<'_>, scores: &Scores, last: &Questionnaire, at: usize) -> Option<Why> {
    let id = &last.statements[at].id;
    let own = wave.questionnaire.position(id)?;
    let rated = |response: &&crate::response::Response| matches!(response.answer(id), Some(Answer::Rating(_)));
    let mut rated = wave.responses.iter().filter(rated);
    if rated.any(|response| response.changed(wave.questionnaire).contains(&own)) {
        return Some(Why::OtherWording);
    }
    let another = wave.questionnaire.digest != last.digest;
    let asked_now = |response| reached(last, response)[at] == reached(wave.questionnaire, response)[own];
    if another && !wave.responses.iter().all(asked_now) {
        return Some(Why::AskedOfOthers);
    }
    let score = &scores.statements[own];
    let enough = wave.is_joint() || score.contributing >= RATINGS;
    (!(score.is_counted() && enough)).then_some(Why::TooFew)
}

/// A questionnaire in which only these statements count, under a round's privacy.
pub(crate) fn only(questionnaire: &Questionnaire, privacy: &Privacy, counted: &[bool]) -> Questionnaire {
    let mut made = questionnaire.clone();
    made.privacy = privacy.clone();
    for (statement, counted) in made.statements.iter_mut().zip(counted) {
        statement.counts = statement.counts && *counted;
    }
    made
}
