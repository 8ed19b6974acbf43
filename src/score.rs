//! The numbers of one round: statements, and sets of statements such as a domain or a lens.
//!
//! Everything is exact: integers and fractions until display. Missing is `None`, never 0.

use num_traits::Zero;

use crate::number::{Number, share, whole};
use crate::questionnaire::{Level, Questionnaire, Scale, Statement};
use crate::response::{Answer, Response};

/// The numbers of one statement. Ratings + don't knows + not applicable + unanswered = responses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementScore {
    /// Ratings at each level, lowest first: one per level.
    pub counts: Vec<u32>,
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many did not answer.
    pub unanswered: u32,
    /// Σx/n in scale units; `None` without ratings.
    pub mean: Option<Number>,
    /// The lower median: a level's position in the scale; `None` without ratings.
    pub middle: Option<usize>,
    /// Ratings at or above the target.
    pub at_target: u32,
    /// Σ max(0, t − x)/n in scale units; `None` without ratings.
    pub shortfall: Option<Number>,
}

impl StatementScore {
    /// Number of ratings.
    #[must_use]
    pub fn ratings(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Ratings below the target.
    #[must_use]
    pub fn below_target(&self) -> u32 {
        self.ratings() - self.at_target
    }

    /// Number of responses.
    #[must_use]
    pub fn responses(&self) -> u32 {
        self.ratings() + self.dont_know + self.not_applicable + self.unanswered
    }

    /// Whether a set may count this statement: at least min(3, responses) ratings, and at least one.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.ratings() >= self.responses().clamp(1, 3)
    }

    /// Whether the statement applies here: not so when all answers are not applicable or missing, and at least one is the former.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        self.ratings() + self.dont_know > 0 || self.not_applicable == 0
    }

    /// Don't knows among those asked: dk / (ratings + dk), from 0 to 1; `None` when nobody rated or said don't know.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.ratings() + self.dont_know)
    }
}

/// The numbers of one statement over all responses.
#[must_use]
pub fn statement(questionnaire: &Questionnaire, statement: &Statement, responses: &[Response]) -> StatementScore {
    let levels = &questionnaire.scale_of(statement).levels;
    let mut counts = vec![0; levels.len()];
    let (mut dont_know, mut not_applicable, mut unanswered) = (0, 0, 0);
    for response in responses {
        match response.answer(&statement.id) {
            Some(Answer::Rating(level)) if *level < counts.len() => counts[*level] += 1,
            Some(Answer::DontKnow) => dont_know += 1,
            Some(Answer::NotApplicable(_)) => not_applicable += 1,
            Some(Answer::Rating(_)) | None => unanswered += 1,
        }
    }
    StatementScore {
        mean: mean(&counts, levels),
        middle: middle(&counts),
        at_target: counts[statement.target..].iter().sum(),
        shortfall: shortfall(&counts, levels, statement.target),
        counts,
        dont_know,
        not_applicable,
        unanswered,
    }
}

/// Σx/n over ratings counted per level; `None` without ratings.
fn mean(counts: &[u32], levels: &[Level]) -> Option<Number> {
    average(counts, levels.iter().map(|level| level.value.clone()))
}

/// Σ max(0, t − x)/n: people above the target do not hide people below it (statistics: priorities).
fn shortfall(counts: &[u32], levels: &[Level], target: usize) -> Option<Number> {
    let goal = &levels[target].value;
    average(
        counts,
        levels.iter().map(|level| {
            if level.value < *goal {
                goal - &level.value
            } else {
                Number::zero()
            }
        }),
    )
}

fn average(counts: &[u32], values: impl Iterator<Item = Number>) -> Option<Number> {
    let ratings: u32 = counts.iter().sum();
    let total: Number = counts
        .iter()
        .zip(values)
        .map(|(count, value)| value * whole(i64::from(*count)))
        .sum();
    (ratings > 0).then(|| total / whole(i64::from(ratings)))
}

/// The lower of the two middles when the number of ratings is even.
fn middle(counts: &[u32]) -> Option<usize> {
    let ratings: u32 = counts.iter().sum();
    let mut seen = 0;
    counts.iter().position(|count| {
        seen += count;
        ratings > 0 && 2 * u64::from(seen) >= u64::from(ratings)
    })
}

/// The numbers of a set of statements: a domain, a lens or a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct SetScore {
    /// Statements with enough ratings to count.
    pub counted: usize,
    /// Statements that apply here.
    pub applicable: usize,
    /// Σ w·mean / Σ w over the counted statements, in scale units; `None` unless at least half of the applicable statements are
    /// counted, or where scales differ.
    pub score: Option<Number>,
    /// The same from 0 to 100: (score − lowest)/(highest − lowest)·100.
    pub score_100: Option<Number>,
    /// Ratings at or above target over the counted statements.
    pub at_target: u32,
    /// Ratings over the counted statements.
    pub ratings: u32,
    /// Don't knows over all statements of the set.
    pub dont_know: u32,
    /// Ratings and don't knows over all statements of the set.
    pub asked: u32,
}

impl SetScore {
    /// Ratings at or above target among ratings, from 0 to 1; `None` without a counted statement.
    #[must_use]
    pub fn at_target_share(&self) -> Option<Number> {
        share(self.at_target, self.ratings)
    }

    /// Don't knows among those asked, from 0 to 1; `None` when nobody rated or said don't know.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.asked)
    }

    /// Whether at least half of the applicable statements are counted, and at least one.
    #[must_use]
    pub fn has_enough(&self) -> bool {
        self.counted > 0 && 2 * self.counted >= self.applicable
    }

    /// `ok`, `too few answers`, `different scales` or `not applicable`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match &self.score {
            Some(_) => "ok",
            None if self.applicable == 0 => "not applicable",
            None if self.has_enough() => "different scales",
            None => "too few answers",
        }
    }
}

/// The numbers of a set of statements, given by position, from the numbers of every statement.
#[must_use]
pub fn set(questionnaire: &Questionnaire, scores: &[StatementScore], members: &[usize]) -> SetScore {
    let counted: Vec<usize> = members.iter().copied().filter(|&at| scores[at].is_counted()).collect();
    let applicable = members.iter().filter(|&&at| scores[at].is_applicable()).count();
    let enough = !counted.is_empty() && 2 * counted.len() >= applicable;
    let scale = common_scale(questionnaire, &counted);
    let score = if enough && scale.is_some() {
        weighted_mean(questionnaire, scores, &counted)
    } else {
        None
    };
    let sum = |of: fn(&StatementScore) -> u32, list: &[usize]| list.iter().map(|&at| of(&scores[at])).sum();
    SetScore {
        counted: counted.len(),
        applicable,
        score_100: score.as_ref().zip(scale).map(|(score, scale)| out_of_100(score, scale)),
        score,
        at_target: sum(|s| s.at_target, &counted),
        ratings: sum(StatementScore::ratings, &counted),
        dont_know: sum(|s| s.dont_know, members),
        asked: sum(|s| s.ratings() + s.dont_know, members),
    }
}

fn common_scale<'a>(questionnaire: &'a Questionnaire, counted: &[usize]) -> Option<&'a Scale> {
    let first = questionnaire.statements[*counted.first()?].scale;
    counted
        .iter()
        .all(|&at| questionnaire.statements[at].scale == first)
        .then(|| &questionnaire.scales[first])
}

fn weighted_mean(questionnaire: &Questionnaire, scores: &[StatementScore], counted: &[usize]) -> Option<Number> {
    let (mut total, mut weights) = (Number::zero(), Number::zero());
    for &at in counted {
        let weight = &questionnaire.statements[at].weight;
        total += weight * scores[at].mean.as_ref()?;
        weights += weight;
    }
    (!weights.is_zero()).then(|| total / weights)
}

fn out_of_100(score: &Number, scale: &Scale) -> Number {
    let lowest = &scale.levels[0].value;
    let highest = &scale.levels[scale.levels.len() - 1].value;
    (score - lowest) / (highest - lowest) * whole(100)
}

/// Every number of a round: one per statement, and one per domain, lens and criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Number of responses.
    pub responses: usize,
    /// One per statement, in questionnaire order.
    pub statements: Vec<StatementScore>,
    /// One per domain.
    pub domains: Vec<SetScore>,
    /// One per lens.
    pub lenses: Vec<SetScore>,
    /// One per criterion.
    pub criteria: Vec<SetScore>,
}

/// Scores the responses of one round. The order of the responses does not matter.
#[must_use]
pub fn score(questionnaire: &Questionnaire, responses: &[Response]) -> Scores {
    let statements: Vec<StatementScore> = questionnaire
        .statements
        .iter()
        .map(|one| statement(questionnaire, one, responses))
        .collect();
    let over = |members: Vec<usize>| set(questionnaire, &statements, &members);
    Scores {
        responses: responses.len(),
        domains: questionnaire
            .domains
            .iter()
            .map(|domain| over(domain.statements.clone().collect()))
            .collect(),
        lenses: (0..questionnaire.lenses.len())
            .map(|lens| over(with_lens(questionnaire, lens)))
            .collect(),
        criteria: (0..questionnaire.criteria.len())
            .map(|criterion| over(with_criterion(questionnaire, criterion)))
            .collect(),
        statements,
    }
}

/// Positions of the statements seen through a lens.
#[must_use]
pub fn with_lens(questionnaire: &Questionnaire, lens: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.lens == Some(lens))
}

/// Positions of the statements that bear on a criterion.
#[must_use]
pub fn with_criterion(questionnaire: &Questionnaire, criterion: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.criteria.contains(&criterion))
}

fn positions(questionnaire: &Questionnaire, wanted: impl Fn(&Statement) -> bool) -> Vec<usize> {
    let statements = questionnaire.statements.iter().enumerate();
    statements
        .filter(|(_, statement)| wanted(statement))
        .map(|(position, _)| position)
        .collect()
}
