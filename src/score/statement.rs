//! The numbers of one statement.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::Zero;

use crate::number::{Number, share, whole};
use crate::questionnaire::{AskKind, CountsAs, Questionnaire, Scale, Statement};

use super::counts::{Counts, Mark};

/// The numbers of one statement. Ratings + don't knows + not applicable + unanswered (+ those too few to tell) = responses asked.
///
/// A *reversed* statement is turned round wherever a number says how hopeful it is: a rating x enters as
/// lowest + highest − x ([`turned`]). The counts, the mean and the middle stay those of the ratings as they were chosen.
///
/// Worked example: levels 0 to 4, reversed, target 3; ratings 1, 2 and 4. They enter as 3, 2 and 0.
/// The mean is 7/3; the value (3 + 2 + 0)/3 = 5/3; at target 1 of 3; the shortfall (0 + 1 + 3)/3 = 4/3; the middle 2.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementScore {
    /// Ratings at each level as chosen, lowest first: one per level.
    pub counts: Vec<u32>,
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many were asked and did not answer.
    pub unanswered: u32,
    /// Answers that are not ratings and of which the kind is not told, because it would be known of 1 or 2 people: they are not
    /// among the three above. 0 but in numbers that privacy has been through ([`crate::privacy::masked`]).
    pub few: u32,
    /// How many were not asked: it is for other roles, follows another answer, or was left out as a whole.
    pub not_asked: u32,
    /// Σx/n of the ratings as chosen, in scale units; `None` without ratings.
    pub mean: Option<Number>,
    /// The middle rating as chosen: a level's position in the scale. Of two middles the less hopeful one: the lower, and the
    /// upper of a reversed statement. `None` without ratings.
    pub middle: Option<usize>,
    /// Ratings at or above the target, turned round where the statement is reversed.
    pub at_target: u32,
    /// Σ max(0, t − x)/n in scale units, x turned round where the statement is reversed; `None` without ratings.
    pub shortfall: Option<Number>,
    /// Whether a set may count it: it has the answers that are [`StatementScore::needed`], or, where people were left out to see
    /// what they change, it had them before.
    pub counted: bool,
    /// Whether it applied before people were left out to see what they change; `None` where nobody was.
    pub applies: Option<bool>,
    /// How many answers the value is made of: the ratings, and the answers that count as the lowest level.
    pub contributing: u32,
    /// What it contributes to the results that it counts in, in scale units: the mean of the ratings, turned round where the
    /// statement is reversed, with the other answers that the questionnaire counts as the lowest level; `None` without any.
    pub value: Option<Number>,
    /// Whether it passes a gate or an item of a checklist: it is counted, and the middle of what contributes is one of its
    /// scale's passing levels, or at or above its target where the scale names none.
    ///
    /// Passing levels of a reversed statement are counted from the other end of its scale.
    pub passes: bool,
    /// Whether an answer stands in the way of every result that this statement counts in.
    pub blocks: bool,
    /// The mean importance that respondents gave it, in units of its levels; `None` where none was given.
    pub importance: Option<Number>,
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

    /// Number of responses that were asked.
    #[must_use]
    pub fn responses(&self) -> u32 {
        self.ratings() + self.dont_know + self.not_applicable + self.unanswered + self.few
    }

    /// How many answers it takes to be counted: min(3, responses asked), and at least 1.
    #[must_use]
    pub fn needed(&self) -> u32 {
        self.responses().clamp(1, 3)
    }

    /// The two middle ratings as chosen, where they differ: positions in the scale, the lower first. `None` with an odd number of
    /// ratings, and where both are the same level.
    #[must_use]
    pub fn middles(&self) -> Option<(usize, usize)> {
        let (low, high) = (middle(&self.counts, false)?, middle(&self.counts, true)?);
        (low != high).then_some((low, high))
    }

    /// Whether a set may count this statement.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.counted
    }

    /// Whether as many rated it as are needed, answers that count as the lowest level not among them.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.ratings() >= self.needed()
    }

    /// Whether the statement applies here: not so where nobody was asked, nor where all answers are not applicable or missing,
    /// at least one is the former, and neither counts as the lowest level.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        let nobody_asked = self.responses() == 0 && self.not_asked > 0;
        let said = self.contributing + self.dont_know + self.few > 0;
        self.applies
            .unwrap_or(!nobody_asked && (said || self.not_applicable == 0))
    }

    /// Don't knows among those asked: dk / (ratings + dk), from 0 to 1; `None` when nobody rated or said don't know.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.ratings() + self.dont_know)
    }
}

/// The value of a level on the hopeful direction of a statement: its own, or lowest + highest − x of a reversed statement.
///
/// On a scale of 0 to 4 a reversed 1 is 3. The values of a scale need not be symmetric: on 0, 0.25, 1 a reversed 0.25 is 0.75.
#[must_use]
pub fn turned(scale: &Scale, statement: &Statement, level: usize) -> Number {
    let value = &scale.levels[level].value;
    if statement.reverse {
        scale.lowest() + scale.highest() - value
    } else {
        value.clone()
    }
}

/// Whether a rating at this level is at or above the statement's target: turned round where it is reversed.
#[must_use]
pub fn is_at_target(questionnaire: &Questionnaire, statement: &Statement, level: usize) -> bool {
    let scale = questionnaire.scale_of(statement);
    turned(scale, statement, level) >= scale.levels[statement.target].value
}

/// What is supposed of a round's answers; by default nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Supposed<'a> {
    /// Which statements are counted whatever is left of their answers: one per statement.
    pub(super) counted: Option<&'a [bool]>,
    /// Which statements apply, whatever is left of their answers: one per statement.
    pub(super) applies: Option<&'a [bool]>,
    /// The rating that every don't know stands for, and to which statements.
    pub(super) unknown: Option<(End, &'a [bool])>,
}

/// An end of a scale, in the hopeful direction of a statement: the lowest level of a reversed statement is its most hopeful one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The least hopeful level.
    Lowest,
    /// The most hopeful level.
    Highest,
}

/// The numbers of every statement, in questionnaire order, from the marks of each person.
pub(super) fn all(questionnaire: &Questionnaire, marks: &[Vec<Mark>], supposed: Supposed<'_>) -> Vec<StatementScore> {
    (0..questionnaire.statements.len())
        .map(|at| one(questionnaire, at, tally(questionnaire, at, marks), supposed))
        .collect()
}

/// The same without each person in turn: one list per person, in their order. Those who did the same with a statement leave the
/// same behind, so its numbers are made once for all of them.
pub(super) fn without_each(
    questionnaire: &Questionnaire,
    marks: &[Vec<Mark>],
    supposed: Supposed<'_>,
) -> Vec<Vec<StatementScore>> {
    let left = |at: usize| -> BTreeMap<Mark, StatementScore> {
        let tally = tally(questionnaire, at, marks);
        let different: BTreeSet<Mark> = marks.iter().map(|person| person[at]).collect();
        let without = |mark: Mark| (mark, one(questionnaire, at, tally.without(mark), supposed));
        different.into_iter().map(without).collect()
    };
    let left: Vec<BTreeMap<Mark, StatementScore>> = (0..questionnaire.statements.len()).map(left).collect();
    let of = |person: &Vec<Mark>| left.iter().zip(person).map(|(left, mark)| left[mark].clone()).collect();
    marks.iter().map(of).collect()
}

fn tally(questionnaire: &Questionnaire, at: usize, marks: &[Vec<Mark>]) -> Counts {
    Counts::of(questionnaire, at, marks.iter().map(|person| person[at]))
}

pub(super) fn one(questionnaire: &Questionnaire, at: usize, tally: Counts, supposed: Supposed<'_>) -> StatementScore {
    let statement = &questionnaire.statements[at];
    let scale = questionnaire.scale_of(statement);
    let unknown = supposed.unknown.filter(|(_, told)| told[at]).map(|(end, _)| end);
    let tally = tally.supposing(unknown, statement.reverse);
    let lowest = tally.that_count(questionnaire, CountsAs::Lowest);
    let standing = with_at_end(&tally.ratings, lowest, End::Lowest, statement.reverse);
    let goal = &scale.levels[statement.target].value;
    let hopeful = |level: usize| turned(scale, statement, level);
    let mut score = StatementScore {
        mean: average(&tally.ratings, |level| scale.levels[level].value.clone()),
        middle: middle(&tally.ratings, statement.reverse),
        at_target: (tally.ratings.iter().enumerate())
            .filter(|(level, _)| hopeful(*level) >= *goal)
            .map(|(_, count)| count)
            .sum(),
        // People above the target do not hide people below it.
        shortfall: average(&tally.ratings, |level| (goal - hopeful(level)).max(Number::zero())),
        contributing: standing.iter().sum(),
        counted: false,
        value: average(&standing, hopeful),
        passes: false,
        blocks: tally.that_count(questionnaire, CountsAs::Blocks) > 0,
        importance: importance(questionnaire, &tally.importance),
        dont_know: tally.dont_know,
        not_applicable: tally.not_applicable,
        unanswered: tally.unanswered,
        few: 0,
        not_asked: tally.not_asked,
        applies: supposed.applies.map(|applies| applies[at]),
        counts: tally.ratings,
    };
    score.counted = match supposed.counted {
        Some(counted) => counted[at] && score.contributing > 0,
        None => score.contributing >= score.needed(),
    };
    let shown = middle(&standing, statement.reverse).filter(|_| score.is_counted());
    score.passes = shown.is_some_and(|level| passes(questionnaire, statement, level));
    score
}

/// The counts with so many more at an end; the least hopeful level of a reversed statement is its highest.
pub(super) fn with_at_end(counts: &[u32], more: u32, end: End, reverse: bool) -> Vec<u32> {
    let mut standing = counts.to_vec();
    let last = (end == End::Highest) != reverse;
    let end = if last {
        standing.last_mut()
    } else {
        standing.first_mut()
    };
    if let Some(end) = end {
        *end += more;
    }
    standing
}

fn passes(questionnaire: &Questionnaire, statement: &Statement, level: usize) -> bool {
    let scale = questionnaire.scale_of(statement);
    match &scale.passing {
        Some(passing) if statement.reverse => passing.contains(&(scale.levels.len() - 1 - level)),
        Some(passing) => passing.contains(&level),
        None => is_at_target(questionnaire, statement, level),
    }
}

/// Σ count · value / Σ count over levels; `None` without a count.
fn average(counts: &[u32], value: impl Fn(usize) -> Number) -> Option<Number> {
    let ratings: u32 = counts.iter().sum();
    let given = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let total: Number = given
        .map(|(level, count)| value(level) * whole(i64::from(*count)))
        .sum();
    (ratings > 0).then(|| total / whole(i64::from(ratings)))
}

/// The middle level; of two the lower, or the upper where the statement is reversed.
fn middle(counts: &[u32], reverse: bool) -> Option<usize> {
    let ratings: u32 = counts.iter().sum();
    let mut seen = 0;
    let mut reaches = |count: &u32| {
        seen += count;
        ratings > 0 && 2 * u64::from(seen) >= u64::from(ratings)
    };
    if reverse {
        counts.iter().rposition(&mut reaches)
    } else {
        counts.iter().position(&mut reaches)
    }
}

/// The mean of the importance that those who were asked gave with the answer that they have now; `None` where none was given.
fn importance(questionnaire: &Questionnaire, counts: &[u32]) -> Option<Number> {
    let ask = questionnaire.asks.iter().find(|ask| ask.kind == AskKind::Importance)?;
    average(counts, |level| ask.levels[level].value.clone())
}
