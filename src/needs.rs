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
    /// P = importance · S in scale units; `None` without ratings.
    pub priority: Option<Number>,
    /// Rank among the statements that have a priority, from 1; `None` without ratings.
    pub rank: Option<usize>,
    /// Whether the priority is equal to that of the statement before or after it in rank.
    pub tied: bool,
    /// A strength: every rating is at or above target, its route is to keep, and it has enough ratings to count.
    pub strength: bool,
}

/// The findings of a round: one per statement, in questionnaire order.
#[must_use]
pub fn findings(questionnaire: &Questionnaire, scores: &Scores) -> Vec<Finding> {
    let mut found: Vec<Finding> = scores
        .statements
        .iter()
        .enumerate()
        .map(|(position, score)| finding(position, score, questionnaire.statements[position].importance))
        .collect();
    let order = ranked(&found, scores);
    for (rank, &position) in order.iter().enumerate() {
        let same = |other: Option<&usize>| other.is_some_and(|&o| found[o].priority == found[position].priority);
        let tied = same(rank.checked_sub(1).and_then(|before| order.get(before))) || same(order.get(rank + 1));
        found[position].rank = Some(rank + 1);
        found[position].tied = tied;
    }
    found
}

fn finding(position: usize, score: &StatementScore, importance: u32) -> Finding {
    let kind = kind(&score.counts, score.dont_know);
    let route = route(score, kind);
    Finding {
        statement: position,
        kind,
        route,
        priority: score
            .shortfall
            .as_ref()
            .map(|shortfall| shortfall * whole(i64::from(importance))),
        rank: None,
        tied: false,
        strength: route == Some(Route::Keep) && score.is_counted() && score.below_target() == 0,
    }
}

fn route(score: &StatementScore, kind: Option<Kind>) -> Option<Route> {
    let (ratings, below) = (score.ratings(), score.below_target());
    match kind {
        Some(Kind::NotKnown) => Some(Route::FindOut),
        Some(Kind::ViewsDiffer) => Some(Route::Talk),
        _ if ratings == 0 && score.dont_know > 0 => Some(Route::FindOut),
        _ if ratings == 0 => None,
        _ if 2 * u64::from(below) >= u64::from(ratings) => Some(Route::Act),
        _ => Some(Route::Keep),
    }
}

/// Positions in order of rank: by priority, then the larger share below target, then the larger don't-know share, then
/// questionnaire order. Fractions are compared exactly.
fn ranked(found: &[Finding], scores: &Scores) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.len()).filter(|&at| found[at].priority.is_some()).collect();
    order.sort_by(|&a, &b| {
        let (one, other) = (&scores.statements[a], &scores.statements[b]);
        larger_first(found[a].priority.clone(), found[b].priority.clone())
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
