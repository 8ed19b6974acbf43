//! The numbers of one statement.

use crate::agreement::{highest, kind_of, lowest};
use crate::needs::route;
use crate::privacy::{Extent, Others, few_beside};
use crate::questionnaire::Privacy;
use crate::results::asked::{Asked, Counted, Promise};
use crate::results::exact::{ratio, share};
use crate::results::{StatementRow, Status};
use crate::round::How;
use crate::tally::Other;

use super::One;
use super::rank::Key;
use super::table::Table;

/// What may be seen of the counters.
pub(super) struct View<'a> {
    people: &'a Counted<'a>,
    whole: Option<&'a Counted<'a>>,
    pub(super) extent: Extent,
    /// The fewest who have to be behind a result.
    pub(super) minimum: usize,
    /// A statement that somebody was asked, but fewer than this, is withheld.
    detail: usize,
    /// Whether kinds of answers that few gave are put together.
    hides_kinds: bool,
}

impl<'a> View<'a> {
    pub(super) fn of(asked: Asked<'a>, limits: &Privacy) -> Self {
        let limited = asked.promise != Promise::Open && asked.how == How::Individual;
        Self {
            people: asked.people,
            whole: asked.whole,
            extent: asked.extent,
            minimum: limits.minimum,
            detail: if limited { limits.detail } else { 0 },
            hides_kinds: limited && limits.detail > 1,
        }
    }

    /// The counters of a statement.
    fn counters(&self, one: &One) -> &'a [u32] {
        &self.people.counts[one.start..one.start + one.levels + Other::NUMBER]
    }

    fn is_withheld(&self, one: &One, asked: u32) -> bool {
        let few = |asked: u32| (1..self.detail).contains(&(asked as usize));
        let partly = |whole: &Counted<'_>| {
            let not_asked = whole.counts[one.start + one.levels + Other::NotAsked as usize];
            not_asked > 0 || few(whole.responses)
        };
        self.extent != Extent::Detail || self.whole.map_or_else(|| few(asked), partly)
    }

    fn told(&self, ratings: u32, one: &One, others: Others) -> Others {
        if !self.hides_kinds {
            return others;
        }
        if self.whole.is_some() {
            return others.together();
        }
        // What `few_beside` itself finds first, where no kind is of 1 or 2 people and there are ratings enough.
        let is_few = |number: u32| number.wrapping_sub(1) < 2;
        let some = is_few(others.dont_know) || is_few(others.not_applicable) || is_few(others.unanswered);
        match some || ratings <= 6 {
            true => few_beside(ratings, one.applies, others),
            false => others,
        }
    }
}

/// What was counted of a statement.
pub(super) struct Found<'a> {
    /// Ratings at each level.
    counts: &'a [u32],
    pub(super) ratings: u32,
    sum: i64,
    /// Σ of what ratings lie above the lowest value, in parts, turned round where the statement is reversed.
    pub(super) above: u64,
    short: u64,
    pub(super) at_target: u32,
    middle: usize,
    /// Responses that were asked.
    pub(super) asked: u32,
    /// Whether a set may count it.
    pub(super) counted: bool,
    /// Whether it applies.
    pub(super) applies: bool,
    /// The answers that are not ratings, as they may be told.
    pub(super) told: Others,
    pub(super) withheld: bool,
}

impl<'a> Found<'a> {
    #[inline]
    pub(super) fn of(one: &One, table: &Table, view: &View<'a>) -> Self {
        let (counts, rest) = view.counters(one).split_at(one.levels);
        let (mut ratings, mut sum, mut short, mut at_target) = (0, 0, 0, 0);
        for (count, level) in counts.iter().zip(&table.levels) {
            ratings += count;
            sum += i64::from(*count) * level.value;
            short += u64::from(*count) * level.short;
            at_target += count * level.at_target;
        }
        let (dont_know, not_applicable) = (rest[Other::DontKnow as usize], rest[Other::NotApplicable as usize]);
        let not_asked = rest[Other::NotAsked as usize];
        let asked = view.people.responses.saturating_sub(not_asked);
        let others = Others {
            dont_know,
            not_applicable,
            unanswered: asked.saturating_sub(ratings + dont_know + not_applicable),
            few: 0,
        };
        let nobody_asked = asked == 0 && not_asked > 0;
        let told = view.told(ratings, one, others);
        Self {
            counts,
            ratings,
            sum,
            above: table.above(ratings, sum),
            short,
            at_target,
            middle: middle(counts, ratings, table.reverse),
            asked,
            counted: ratings >= asked.clamp(1, 3),
            applies: !nobody_asked && (ratings + told.dont_know + told.few > 0 || told.not_applicable == 0),
            told,
            withheld: view.is_withheld(one, asked),
        }
    }

    /// Its row.
    #[inline]
    pub(super) fn row(&self, one: &One, table: &Table) -> StatementRow<'a> {
        let n = u64::from(self.ratings);
        let rated = self.ratings > 0;
        let when = |number: f64| rated.then_some(number);
        let kind = kind_of(self.counts, self.ratings, self.told.dont_know);
        let below = self.ratings - self.at_target;
        let priority = one.importance * self.short;
        StatementRow {
            ratings: Some(self.ratings),
            others: self.others(),
            few: self.told.few,
            counts: self.counts,
            mean: when(ratio(self.sum, n * table.parts)),
            middle: rated.then(|| table.levels[self.middle].double),
            average_distance: (n >= 2).then(|| self.average_distance(n)),
            kind,
            shortfall: when(share(self.short, n * table.parts)),
            priority: when(share(priority, n * table.parts)),
            route: route(kind, self.ratings, below, self.told.dont_know + self.told.few),
            rank: None,
            status: self.status(),
        }
    }

    /// What it is ranked by, where anybody rated it.
    #[inline]
    pub(super) fn key(&self, one: &One, table: &Table, at: usize) -> Option<Key> {
        let n = u64::from(self.ratings);
        let below = self.ratings - self.at_target;
        let dont_know = u64::from(self.told.dont_know);
        (n > 0).then(|| Key {
            priority: share(one.importance * self.short, n * table.range).into(),
            below: share(u64::from(below), n).into(),
            dont_know: share(dont_know, n + dont_know).into(),
            at,
        })
    }

    fn others(&self) -> [Option<u32>; 3] {
        let told = |number: u32| Some(number).filter(|number| self.told.few == 0 || *number > 0);
        [self.told.dont_know, self.told.not_applicable, self.told.unanswered].map(told)
    }

    /// As [`crate::agreement::average_distance`]: Σ|n·p − Σp| / n² over the positions p.
    fn average_distance(&self, n: u64) -> f64 {
        let at_each = || (0_u64..).zip(self.counts.iter().map(|count| u64::from(*count)));
        let total: u64 = at_each().map(|(position, count)| position * count).sum();
        let apart = at_each().map(|(position, count)| count * (n * position).abs_diff(total));
        share(apart.sum(), n * n)
    }

    /// As that of the plain way: of what is told.
    fn status(&self) -> Status {
        let said = self.ratings + self.told.dont_know + self.told.few > 0;
        match self {
            _ if self.asked == 0 => Status::NotAsked,
            _ if !said && self.told.not_applicable > 0 => Status::NotApplicable,
            _ if !self.counted => Status::TooFewAnswers,
            _ => Status::Ok,
        }
    }
}

impl Table {
    /// Σ of what so many ratings lie above the lowest value, turned round where the statement is reversed, from their sum.
    fn above(&self, ratings: u32, sum: i64) -> u64 {
        let ratings = i64::from(ratings);
        let above = match self.reverse {
            true => ratings * (self.lowest + self.range.cast_signed()) - sum,
            false => sum - ratings * self.lowest,
        };
        above.cast_unsigned()
    }
}

/// The middle level; of two the lower, or the upper where the statement is reversed.
fn middle(counts: &[u32], ratings: u32, reverse: bool) -> usize {
    let half = ratings.div_ceil(2);
    match reverse {
        true => highest(counts, half),
        false => lowest(counts, half),
    }
}
