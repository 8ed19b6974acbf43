//! Development needs: route first, rank second.
//!
//! We list first what falls furthest short of where you said you need to be, counting important things more; where you differ
//! or don't know, it goes on the agenda to talk about or find out before anyone acts on it.

use std::cmp::Ordering;

use num_traits::Zero;

use crate::agreement::{Kind, kind};
use crate::number::{Number, share, whole};
use crate::questionnaire::Questionnaire;
use crate::score::{Scores, StatementScore};

/// What to do about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Not known: find out.
    FindOut,
    /// Views differ: talk before acting.
    Talk,
    /// At least half of the ratings are below target: act.
    Act,
    /// The rest: keep.
    Keep,
}

impl Route {
    /// Its word on screens and in data files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::FindOut => "find out",
            Self::Talk => "talk",
            Self::Act => "act",
            Self::Keep => "keep",
        }
    }
}

/// What was found about one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Position of the statement in the questionnaire.
    pub statement: usize,
    /// The kind of its ratings; `None` with two ratings or fewer, unless not known.
    pub kind: Option<Kind>,
    /// What to do; `None` when nobody rated it or said don't know.
    pub route: Option<Route>,
    /// P = importance · S in scale units; `None` without ratings. The importance is [`importance`].
    pub priority: Option<Number>,
    /// The priority as a share of the statement's scale: P / (highest − lowest), which can be more than 1; `None` without ratings.
    /// Ranks go by it, so that a step on a long scale does not outrank one on a short scale. Where all scales have the same range it
    /// gives the order of P.
    pub share_of_scale: Option<Number>,
    /// Rank among the statements that have a priority, from 1; `None` without ratings.
    pub rank: Option<usize>,
    /// Whether `share_of_scale` is equal to that of the statement before or after it in rank.
    pub tied: bool,
    /// A strength: every rating is at or above target, its route is to keep, and enough people rated it.
    pub strength: bool,
}

/// The findings of a round: one per statement, in questionnaire order.
#[must_use]
pub fn findings(questionnaire: &Questionnaire, scores: &Scores) -> Vec<Finding> {
    let mut found: Vec<Finding> = scores
        .statements
        .iter()
        .enumerate()
        .map(|(position, score)| {
            let scale = questionnaire.scale_of(&questionnaire.statements[position]);
            let steps = scale.highest() - scale.lowest();
            finding(position, score, &importance(questionnaire, scores, position), &steps)
        })
        .collect();
    let order = ranked(&found, scores);
    for (rank, &position) in order.iter().enumerate() {
        let same =
            |other: Option<&usize>| other.is_some_and(|&o| found[o].share_of_scale == found[position].share_of_scale);
        let tied = same(rank.checked_sub(1).and_then(|before| order.get(before))) || same(order.get(rank + 1));
        found[position].rank = Some(rank + 1);
        found[position].tied = tied;
    }
    found
}

/// The importance that counts in a statement's priority: the mean of what respondents gave it, else the questionnaire's own.
#[must_use]
pub fn importance(questionnaire: &Questionnaire, scores: &Scores, position: usize) -> Number {
    let own = || whole(i64::from(questionnaire.statements[position].importance));
    scores.statements[position].importance.clone().unwrap_or_else(own)
}

fn finding(position: usize, score: &StatementScore, importance: &Number, steps: &Number) -> Finding {
    let kind = kind(&score.counts, score.dont_know);
    let unknown = score.dont_know + score.few;
    let route = route(kind, score.ratings(), score.below_target(), unknown);
    let priority = score.shortfall.as_ref().map(|shortfall| shortfall * importance);
    Finding {
        statement: position,
        kind,
        route,
        share_of_scale: priority.as_ref().map(|priority| priority / steps),
        priority,
        rank: None,
        tied: false,
        strength: route == Some(Route::Keep) && score.is_rated() && score.below_target() == 0,
    }
}

/// What to do about a statement with this kind and number of ratings, so many of them below target; `unknown` are the don't knows and
/// the answers of which the kind is not told. `None` when nobody rated it or said any of these.
pub(crate) fn route(kind: Option<Kind>, ratings: u32, below: u32, unknown: u32) -> Option<Route> {
    match kind {
        Some(Kind::NotKnown) => Some(Route::FindOut),
        Some(Kind::ViewsDiffer) => Some(Route::Talk),
        _ if ratings == 0 && unknown > 0 => Some(Route::FindOut),
        _ if ratings == 0 => None,
        _ if 2 * u64::from(below) >= u64::from(ratings) => Some(Route::Act),
        _ => Some(Route::Keep),
    }
}

/// Positions in order of rank: by priority as a share of the scale, then the larger share below target, then the larger don't-know share, then
/// questionnaire order. Fractions are compared exactly.
fn ranked(found: &[Finding], scores: &Scores) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.len()).filter(|&at| found[at].priority.is_some()).collect();
    order.sort_by(|&a, &b| {
        let (one, other) = (&scores.statements[a], &scores.statements[b]);
        larger_first(found[a].share_of_scale.clone(), found[b].share_of_scale.clone())
            .then_with(|| {
                larger_first(
                    share(one.below_target(), one.ratings()),
                    share(other.below_target(), other.ratings()),
                )
            })
            .then_with(|| larger_first(one.dont_know_share(), other.dont_know_share()))
            .then(a.cmp(&b))
    });
    order
}

fn larger_first(a: Option<Number>, b: Option<Number>) -> Ordering {
    b.unwrap_or_else(Number::zero).cmp(&a.unwrap_or_else(Number::zero))
}

#[cfg(test)]
mod tests {
    use super::{Finding, Route, findings};
    use crate::agreement::Kind;
    use crate::number::{Number, whole};
    use crate::report::fixture::{people, questionnaire, response};
    use crate::score::score;

    const FOUR: [&str; 4] = ["1", "2", "3", "4"];

    fn found(statements: usize, extra: &[(&str, &str)], answers: &[&str]) -> Vec<Finding> {
        let small = questionnaire(&FOUR, &[statements], extra);
        findings(&small, &score(&small, &people(&small, answers)))
    }

    fn order(found: &[Finding]) -> Vec<usize> {
        let mut ranked: Vec<&Finding> = found.iter().filter(|one| one.rank.is_some()).collect();
        ranked.sort_by_key(|one| one.rank);
        ranked.iter().map(|one| one.statement).collect()
    }

    #[test]
    fn a_joint_response_goes_by_its_one_answer() {
        let small = questionnaire(&FOUR, &[5], &[]);
        let found = findings(&small, &score(&small, &[response(&small, "joint", "2 3 dk na -")]));
        let routes: Vec<Option<Route>> = found.iter().map(|one| one.route).collect();
        assert_eq!(
            routes,
            [Some(Route::Act), Some(Route::Keep), Some(Route::FindOut), None, None]
        );
        assert!(found.iter().all(|one| one.kind.is_none()));
        let strengths: Vec<bool> = found.iter().map(|one| one.strength).collect();
        assert_eq!(strengths, [false, true, false, false, false]);
        assert_eq!(order(&found), [0, 1]);
    }

    #[test]
    fn several_people_go_by_kind_first() {
        // Not known (2 of 4 asked), views differ (1 1 4 4), act (2 2 3 3: half), keep (2 3 3 3), strength (3 3 4 4).
        let found = found(5, &[], &["dk 1 2 2 3", "dk 1 2 3 3", "1 4 3 3 4", "1 4 3 3 4"]);
        let routes: Vec<Option<Route>> = found.iter().map(|one| one.route).collect();
        let expected = [Route::FindOut, Route::Talk, Route::Act, Route::Keep, Route::Keep];
        assert_eq!(routes, expected.map(Some));
        assert_eq!(found[0].kind, Some(Kind::NotKnown));
        assert_eq!(found[1].kind, Some(Kind::ViewsDiffer));
        assert_eq!(found[2].kind, Some(Kind::Close));
        assert!(!found[3].strength && found[4].strength);
    }

    #[test]
    fn two_people_who_differ_have_no_kind() {
        let found = found(1, &[], &["1", "4"]);
        assert_eq!((found[0].kind, found[0].route), (None, Some(Route::Act)));
    }

    #[test]
    fn nobody_knows_is_to_find_out_even_for_one() {
        let found = found(1, &[], &["dk", "-", "-"]);
        assert_eq!((found[0].route, found[0].rank), (Some(Route::FindOut), None));
    }

    #[test]
    fn importance_counts_in_the_priority() {
        // Shortfalls 2 and 1; importance 3 lifts the second to 3.
        let found = found(2, &[("A.02", "importance: 3")], &["1 2"]);
        assert_eq!(found[0].priority, Some(whole(2)));
        assert_eq!(found[1].priority, Some(whole(3)));
        assert_eq!(order(&found), [1, 0]);
        assert!(!found[0].tied && !found[1].tied);
    }

    #[test]
    fn a_tie_goes_to_the_larger_share_below_target() {
        // Both 1/2 short: 1 3 3 3 is 2/4 with 1 of 4 below; 2 2 3 3 is 2/4 with 2 of 4 below.
        let found = found(2, &[], &["1 2", "3 2", "3 3", "3 3"]);
        assert_eq!(found[0].priority, Some(Number::new(1.into(), 2.into())));
        assert_eq!(found[0].priority, found[1].priority);
        assert_eq!(order(&found), [1, 0]);
        assert!(found[0].tied && found[1].tied);
    }

    #[test]
    fn then_to_the_larger_share_of_don_t_knows_then_to_the_questionnaire() {
        let found = found(3, &[], &["2 2 2", "2 2 2", "2 2 2", "- dk -"]);
        assert_eq!(order(&found), [1, 0, 2]);
        assert!(found.iter().all(|one| one.tied));
    }

    #[test]
    fn ties_are_exact() {
        // 1/3 of a level short three times over is one level: (1 + 0 + 0)/3 · 3 = 1 = (1 + 1 + 1)/3.
        let found = found(2, &[("A.01", "importance: 3")], &["2 2", "3 2", "3 2"]);
        assert_eq!(found[0].priority, found[1].priority);
        assert_eq!(order(&found), [1, 0]);
    }

    #[test]
    fn a_step_on_a_long_scale_does_not_outrank_one_on_a_short_scale() {
        // 5 of 10 is 2 short of 7, a fifth of its scale; 2 of 1 to 4 is 1 short of 3, a third of its scale.
        let mixed = crate::questionnaire::validate::from_yaml(
            "format: 1\nid: mixed\nversion: '1'\ntitle: Mixed\nlanguage: en\ntarget: 7\nscales:\n\
             - {id: ten, levels: [{id: a, value: 0, label: A}, {id: b, value: 5, label: B}, {id: c, value: 7, label: C}, {id: d, value: 10, label: D}]}\n\
             - {id: four, levels: [{id: a, value: 1, label: A}, {id: b, value: 2, label: B}, {id: c, value: 3, label: C}, {id: d, value: 4, label: D}]}\n\
             domains:\n- {id: D, title: D, statements: [{id: D.1, short: L, statement: Long.}, \
             {id: D.2, short: S, statement: Short., scale: four, target: 3}]}\n",
        )
        .unwrap();
        let found = findings(&mixed, &score(&mixed, &[response(&mixed, "joint", "5 2")]));
        assert_eq!(
            (found[0].priority.clone(), found[1].priority.clone()),
            (Some(whole(2)), Some(whole(1)))
        );
        assert_eq!(found[0].share_of_scale, Some(Number::new(1.into(), 5.into())));
        assert_eq!(found[1].share_of_scale, Some(Number::new(1.into(), 3.into())));
        assert_eq!(order(&found), [1, 0]);
    }

    #[test]
    fn a_high_rating_does_not_hide_a_low_one() {
        // 2 2 4 4: the mean is at target, half are not.
        let found = found(1, &[], &["2", "2", "3", "4"]);
        assert_eq!(found[0].priority, Some(Number::new(1.into(), 2.into())));
        assert_eq!(found[0].route, Some(Route::Act));
    }
}
