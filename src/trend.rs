//! Three rounds and more: the results of each domain beside each other, on the statements that all of the rounds have in common.

use crate::change::comparable::between;
use crate::change::{NotComparable, Side, Wave};
use crate::number::{Number, share, whole};
use crate::privacy::masked;
use crate::questionnaire::{Questionnaire, RollUp};
use crate::score::SetScore;

/// Rounds in which a domain has to be far below its target before it is named.
const RUNNING: usize = 3;

/// The results of several rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// How many statements are compared in all of the rounds.
    pub compared: usize,
    /// Statements that are not compared, and why.
    pub left_out: Vec<NotComparable>,
    /// One per domain of the last questionnaire.
    pub domains: Vec<Row>,
}

/// One domain over the rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One result per round, in order of time; without a score where there is none to show.
    pub results: Vec<SetScore>,
    /// Whether it was a whole level or more below its target in each of the last three rounds.
    pub stays_below: bool,
}

/// The trend over rounds in order of time. Fewer than three are no trend: `None`.
#[must_use]
pub fn trend(waves: &[Wave<'_>]) -> Option<Trend> {
    let last = waves.last().filter(|_| waves.len() >= RUNNING)?.questionnaire;
    let (counted, left_out) = between(waves);
    let sides: Vec<Side<'_>> = waves.iter().map(|wave| Side::new(*wave, last, &counted)).collect();
    let shown: Vec<_> = sides.iter().map(results).collect();
    let domains = last.domains.iter().enumerate().map(|(at, domain)| {
        let results: Vec<SetScore> = shown.iter().map(|results| results[at].clone()).collect();
        let latest = &results[results.len() - RUNNING..];
        let compared: Vec<usize> = domain.statements.clone().filter(|at| counted[*at]).collect();
        Row {
            id: domain.id.clone(),
            title: domain.title.clone(),
            stays_below: latest.iter().all(|result| is_far_below(last, &compared, result)),
            results,
        }
    });
    Some(Trend {
        compared: counted.iter().filter(|counted| **counted).count(),
        left_out,
        domains: domains.collect(),
    })
}

/// The results of the domains as they may be shown: none of fewer than three people who answered one by one.
fn results(side: &Side<'_>) -> Vec<SetScore> {
    let wave = &side.wave;
    if !wave.is_joint() && side.responses.len() < 3 {
        return vec![SetScore::default(); side.questionnaire.domains.len()];
    }
    masked(&side.questionnaire, wave.round.how, wave.extent(), &side.scores).domains
}

/// Whether a result is a whole level or more below its target, which is the weighted mean of the targets of its compared
/// statements. Everything is brought to 0 to 100 of its range, where a level is 100/(c − 1); of scales with different numbers of
/// levels, the one with the fewest. A heading and a share of what passes have no such target.
///
/// Worked example: levels 1 to 4 and a target of 3 throughout: 66⅔ of 100, a level is 33⅓. A result of 2.0 is 33⅓ and is a whole
/// level below; 2.1 is not.
fn is_far_below(questionnaire: &Questionnaire, compared: &[usize], result: &SetScore) -> bool {
    let has_target = !matches!(result.roll_up, RollUp::None | RollUp::SharePassing);
    let Some(score) = result.score_100.as_ref().filter(|_| has_target) else {
        return false;
    };
    let target = target_of(questionnaire, compared);
    let below = target.zip(level(questionnaire, compared));
    below.is_some_and(|(target, level)| *score <= target - level)
}

/// The weighted mean of targets, from 0 to 100; `None` without a statement that counts.
#[must_use]
pub fn target_of(questionnaire: &Questionnaire, statements: &[usize]) -> Option<Number> {
    let counting = statements.iter().map(|&at| &questionnaire.statements[at]);
    let counting = counting.filter(|statement| statement.counts);
    let weights: Number = counting.clone().map(|statement| &statement.weight).sum();
    let goals: Number = counting
        .map(|statement| {
            let scale = questionnaire.scale_of(statement);
            let goal = &scale.levels[statement.target].value - scale.lowest();
            &statement.weight * goal / (scale.highest() - scale.lowest()) * whole(100)
        })
        .sum();
    (weights > whole(0)).then(|| goals / weights)
}

fn level(questionnaire: &Questionnaire, statements: &[usize]) -> Option<Number> {
    let scales = statements
        .iter()
        .map(|&at| questionnaire.scale_of(&questionnaire.statements[at]));
    let steps = scales.map(|scale| scale.levels.len()).min()?.checked_sub(1)?;
    share(100, u32::try_from(steps).ok()?)
}

#[cfg(test)]
mod tests {
    use super::trend;
    use crate::change::fixture::{Whole, people};
    use crate::number::whole;
    use crate::report::fixture::questionnaire;

    /// Levels 1 to 4, target 3. Domain A has 1 statement, B 1.
    fn three(answers: [&str; 3]) -> Vec<Whole> {
        let questionnaire = questionnaire(&["1", "2", "3", "4"], &[1, 1], &[]);
        let opened = ["2010-10-01", "2011-10-01", "2012-10-01"];
        let each = opened.iter().zip(answers);
        each.map(|(opened, words)| people(&questionnaire, opened, &[words; 3]))
            .collect()
    }

    fn below(rounds: &[Whole]) -> Vec<bool> {
        let waves: Vec<_> = rounds.iter().map(Whole::wave).collect();
        let trend = trend(&waves).unwrap();
        trend.domains.iter().map(|row| row.stays_below).collect()
    }

    #[test]
    fn a_whole_level_below_in_each_of_the_last_three_is_named() {
        // A: 2, 2, 2 is 1 below its target of 3 each time. B: 2, 3, 2 is not, in the second.
        let rounds = three(["2 2", "2 3", "2 2"]);
        assert_eq!(below(&rounds), [true, false]);
        let waves: Vec<_> = rounds.iter().map(Whole::wave).collect();
        let row = &trend(&waves).unwrap().domains[1];
        let scores: Vec<_> = row.results.iter().map(|result| result.score.clone()).collect();
        assert_eq!(scores, [Some(whole(2)), Some(whole(3)), Some(whole(2))]);
    }

    #[test]
    fn less_than_a_level_below_is_not_named() {
        let questionnaire = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
        // 2 2 3: the mean is 7/3, 2/3 below.
        let one = |opened| people(&questionnaire, opened, &["2", "2", "3"]);
        assert_eq!(
            below(&[one("2010-01-01"), one("2011-01-01"), one("2012-01-01")]),
            [false]
        );
    }

    #[test]
    fn only_the_last_three_rounds_are_looked_at() {
        let questionnaire = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
        let one = |opened, words| people(&questionnaire, opened, &[words; 3]);
        let rounds = [
            one("2009-01-01", "4"),
            one("2010-01-01", "1"),
            one("2011-01-01", "2"),
            one("2012-01-01", "1"),
        ];
        assert_eq!(below(&rounds), [true]);
        let waves: Vec<_> = rounds[..2].iter().map(Whole::wave).collect();
        assert_eq!(trend(&waves), None);
    }
}
