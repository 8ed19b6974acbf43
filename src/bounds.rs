//! What a result would be had everybody known: its bounds where don't know is a large part of the answers.
//!
//! A don't know is left out of a result without evidence of what it stands for. Where at least a fifth of those asked said so, the
//! result is made again as if each of them had been a rating at the least hopeful level, and at the most hopeful one: with the
//! statements that are counted now, and with those that would be counted as well had everybody known. The lowest and the highest of
//! these are the bounds. They always hold the result; they are no model.
//!
//! Worked example: a domain of 2 statements on 1 to 4; ratings 3 3 3 and two don't knows; 2 2 2 2 2. The result is (3 + 2)/2 = 2.5.
//! 2 of 10 asked said don't know: exactly a fifth. At the lowest (11/5 + 2)/2 = 2.1, at the highest (17/5 + 2)/2 = 2.7.

use crate::number::Number;
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::score::{End, Range, Scores, SetScore, StatementScore, supposing};

/// The bounds of every result of a round: `None` where fewer than a fifth said don't know, where there is no result, and where
/// don't knows cannot move it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// One per domain and section, in the order of [`Questionnaire::nodes`].
    pub nodes: Vec<Option<Range>>,
    /// One per domain.
    pub domains: Vec<Option<Range>>,
    /// Of the overall result; `None` too where the questionnaire asks for none.
    pub overall: Option<Range>,
    /// One per lens.
    pub lenses: Vec<Option<Range>>,
    /// One per criterion.
    pub criteria: Vec<Option<Range>>,
}

/// The bounds of these results, which are what may be shown of the responses of one side. Don't knows that may not be told
/// ([`crate::privacy::few()`]) are not supposed to be anything: the bounds would tell them.
#[must_use]
pub fn bounds(questionnaire: &Questionnaire, responses: &[&Response], scores: &Scores) -> Bounds {
    let held: Vec<bool> = scores.statements.iter().map(StatementScore::is_counted).collect();
    let told = |score: &StatementScore| score.few == 0 || score.dont_know > 0;
    let told: Vec<bool> = scores.statements.iter().map(told).collect();
    let ends = [End::Lowest, End::Highest];
    let ways = [None, Some(held.as_slice())];
    let all = ends
        .iter()
        .flat_map(|end| ways.map(|counted| supposing(questionnaire, responses, (*end, told.as_slice()), counted)));
    let all: Vec<Scores> = all.collect();
    let each = |sets: fn(&Scores) -> &Vec<SetScore>| {
        let own = sets(scores).iter().enumerate();
        own.map(|(at, own)| between(own, all.iter().map(|one| sets(one)[at].score.clone())))
            .collect()
    };
    let of_whole = |one: &Scores| one.overall.as_ref().and_then(|overall| overall.score.clone());
    Bounds {
        nodes: each(|one| &one.nodes),
        domains: each(|one| &one.domains),
        overall: (scores.overall.as_ref()).and_then(|own| between(own, all.iter().map(of_whole))),
        lenses: each(|one| &one.lenses),
        criteria: each(|one| &one.criteria),
    }
}

fn between(own: &SetScore, others: impl Iterator<Item = Option<Number>>) -> Option<Range> {
    if own.score.is_none() || !is_large(own.dont_know, own.asked) {
        return None;
    }
    let others: Vec<Number> = others.flatten().collect();
    let ends = others.iter().min().cloned().zip(others.iter().max().cloned());
    ends.filter(|(low, high)| low < high)
}

/// Whether at least a fifth of those asked said don't know: 5 · dk ≥ asked, and somebody did.
#[must_use]
pub fn is_large(dont_know: u32, asked: u32) -> bool {
    dont_know > 0 && 5 * u64::from(dont_know) >= u64::from(asked)
}

#[cfg(test)]
mod tests {
    use super::{bounds, is_large};
    use crate::number::{Number, whole};
    use crate::report::fixture::{people, questionnaire};
    use crate::response::Response;
    use crate::score::score;

    fn over(part: i64, under: i64) -> Number {
        Number::new(part.into(), under.into())
    }

    #[test]
    fn a_fifth_is_enough_and_is_counted_in_whole_numbers() {
        assert!(is_large(2, 10));
        assert!(!is_large(2, 11));
        assert!(!is_large(0, 0));
    }

    #[test]
    fn the_bounds_by_hand() {
        // 3 3 3 and two don't knows; 2 2 2 2 2: (11/5 + 2)/2 = 21/10, (17/5 + 2)/2 = 27/10.
        let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
        let all = people(&small, &["3 2", "3 2", "3 2", "dk 2", "dk 2"]);
        let these: Vec<&Response> = all.iter().collect();
        let found = bounds(&small, &these, &score(&small, &all));
        assert_eq!(found.domains, [Some((over(21, 10), over(27, 10)))]);
        assert_eq!(found.nodes, found.domains);
        assert_eq!(found.overall, None);
    }

    #[test]
    fn a_reversed_statement_has_its_ends_turned_round() {
        // Reversed: 2 2 2 enter as 3 3 3; don't knows as 1 or 4.
        let small = questionnaire(&["1", "2", "3", "4"], &[1], &[("A.01", "reverse: true")]);
        let all = people(&small, &["2", "2", "2", "dk", "dk"]);
        let these: Vec<&Response> = all.iter().collect();
        let found = bounds(&small, &these, &score(&small, &all));
        assert_eq!(found.domains, [Some((over(11, 5), over(17, 5)))]);
    }

    #[test]
    fn there_are_none_without_a_result_or_with_few_don_t_knows() {
        let small = questionnaire(&["1", "2", "3", "4"], &[1, 6], &[]);
        let all = people(&small, &["dk 3 3 3 3 3 3", "dk 3 3 3 3 3 3", "dk dk 3 3 3 3 3"]);
        let these: Vec<&Response> = all.iter().collect();
        let found = bounds(&small, &these, &score(&small, &all));
        // Nobody could judge the first domain: no result, no bounds. In the second it is 1 of 18.
        assert_eq!(found.domains, [None, None]);
    }

    #[test]
    fn a_statement_that_few_could_judge_widens_the_bounds() {
        // 4 4 4; the other has one rating, 4, and is left out: 4. Had everybody known, (4 + 2)/2 = 3 to 4.
        let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
        let of = |answers: &[&str]| {
            let all = people(&small, answers);
            let these: Vec<&Response> = all.iter().collect();
            bounds(&small, &these, &score(&small, &all)).domains.remove(0)
        };
        assert_eq!(of(&["4 4", "4 dk", "4 dk"]), Some((whole(3), whole(4))));
        // 2 2 2, and 4 4 that two could not judge, left out: 2. Had these known, (2 + 10/4)/2 = 9/4 to (2 + 4)/2 = 3; the result is
        // among its bounds nevertheless.
        assert_eq!(of(&["2 4", "2 4", "2 dk", "- dk"]), Some((whole(2), whole(3))));
    }
}
