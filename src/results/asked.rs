//! The counters that results are made of, and what may be shown of them.

use std::borrow::Cow;

use crate::privacy::Extent;
use crate::round::How;
use crate::tally::Group;

use super::{SetRow, StatementRow};

/// What was promised to those who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// Nothing is withheld.
    Open,
    /// The questionnaire's limits for individuals.
    Limited,
    /// Nothing is shown.
    Private,
}

/// The counters of some people of one organisation.
#[derive(Debug, Clone)]
pub(super) struct Counted<'a> {
    /// By [`crate::tally::Slots`].
    pub(super) counts: Cow<'a, [u32]>,
    /// As [`Group::importance`].
    pub(super) importance: Cow<'a, [u32]>,
    /// Number of responses.
    pub(super) responses: u32,
}

impl<'a> Counted<'a> {
    /// Those of these groups together.
    pub(super) fn of(mut groups: impl Iterator<Item = &'a Group>) -> Self {
        let first = groups.next();
        let mut sum = Self {
            counts: Cow::Borrowed(first.map_or(&[], |group| group.counts.as_slice())),
            importance: Cow::Borrowed(first.map_or(&[], |group| group.importance.as_slice())),
            responses: first.map_or(0, |group| group.responses),
        };
        for group in groups {
            add(sum.counts.to_mut(), &group.counts);
            add(sum.importance.to_mut(), &group.importance);
            sum.responses += group.responses;
        }
        sum
    }
}

fn add(sum: &mut [u32], more: &[u32]) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

/// What results are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// Whose numbers these are.
    pub(super) people: &'a Counted<'a>,
    /// Everybody, where these are a part of them and privacy is limited.
    pub(super) whole: Option<&'a Counted<'a>>,
    /// What was promised.
    pub(super) promise: Promise,
    /// Together or one by one.
    pub(super) how: How,
    /// How much may be shown: results or more.
    pub(super) extent: Extent,
}

/// Rows of numbers, in the order of [`super::Results`].
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rows<'a> {
    pub(super) sets: Vec<SetRow>,
    pub(super) statements: Vec<StatementRow<'a>>,
    pub(super) needs: Vec<usize>,
    /// Domain results below what was asked for.
    pub(super) below: u64,
}
