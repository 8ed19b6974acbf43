//! How statements stand: at their target, below it, to find out, not answered; and the digit strip that shows it.

use crate::needs::Route;
use crate::number::Number;
use crate::score::{is_at_target, turned};

use super::Mark;
use super::facts::Facts;

/// What stands for a statement in a digit strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Level(usize),
    FindOut,
    Unanswered,
    NotApplicable,
    NotAsked,
    Withheld,
}

/// How the statements of a set stand: one count for each way a statement can be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) at_target: usize,
    pub(super) below: usize,
    pub(super) find_out: usize,
    pub(super) unanswered: usize,
    pub(super) not_applicable: usize,
    pub(super) not_asked: usize,
    pub(super) withheld: usize,
}

impl Tally {
    pub(super) fn applicable(self) -> usize {
        self.at_target + self.below + self.find_out + self.unanswered
    }
}

impl Facts<'_> {
    pub(super) fn shown(&self, at: usize) -> Shown {
        let score = self.score(at);
        if self.withheld[at] {
            return Shown::Withheld;
        }
        if score.responses() == 0 && score.not_asked > 0 {
            return Shown::NotAsked;
        }
        match (self.findings[at].route, score.middle) {
            (Some(Route::FindOut), _) => Shown::FindOut,
            (_, Some(level)) => Shown::Level(level),
            (_, None) if score.dont_know + score.few > 0 => Shown::FindOut,
            (_, None) if score.is_applicable() => Shown::Unanswered,
            _ => Shown::NotApplicable,
        }
    }

    pub(super) fn tally(&self, members: &[usize]) -> Tally {
        let mut tally = Tally::default();
        for &at in members {
            match self.shown(at) {
                Shown::Level(level) if self.meets(at, level) => tally.at_target += 1,
                Shown::Level(_) => tally.below += 1,
                Shown::FindOut => tally.find_out += 1,
                Shown::Unanswered => tally.unanswered += 1,
                Shown::NotApplicable => tally.not_applicable += 1,
                Shown::NotAsked => tally.not_asked += 1,
                Shown::Withheld => tally.withheld += 1,
            }
        }
        tally
    }

    /// Whether a level is at or above a statement's target.
    pub(super) fn meets(&self, at: usize, level: usize) -> bool {
        is_at_target(self.questionnaire, self.statement(at), level)
    }

    /// The level one step more hopeful than this one; `None` at the top.
    pub(super) fn more_hopeful(&self, at: usize, level: usize) -> Option<usize> {
        let statement = self.statement(at);
        let levels = self.questionnaire.scale_of(statement).levels.len();
        if statement.reverse {
            level.checked_sub(1)
        } else {
            Some(level + 1).filter(|next| *next < levels)
        }
    }

    /// The mean of the ratings on the hopeful direction, in scale units; `None` without ratings.
    pub(super) fn hopeful_mean(&self, at: usize) -> Option<Number> {
        let scale = self.questionnaire.scale_of(self.statement(at));
        let mean = self.score(at).mean.clone()?;
        Some(if self.statement(at).reverse {
            scale.lowest() + scale.highest() - mean
        } else {
            mean
        })
    }

    /// The digit strip: levels from the lowest, then `?`, `-` and `n`. A reversed statement stands where it would stand turned
    /// round. What was not asked or is withheld has no mark.
    pub(super) fn strip(&self, members: &[usize]) -> Vec<Mark> {
        let mut shown: Vec<(u8, Option<Number>, Mark)> = members
            .iter()
            .filter_map(|&at| {
                let mark = |text: &str, level| Mark {
                    text: text.to_owned(),
                    level,
                };
                match self.shown(at) {
                    Shown::Level(level) => {
                        let statement = self.statement(at);
                        let scale = self.questionnaire.scale_of(statement);
                        let value = turned(scale, statement, level);
                        let stands = scale.levels.iter().position(|one| one.value == value).unwrap_or(level);
                        Some((0, Some(value), mark(&scale.levels[stands].key, Some(stands))))
                    }
                    Shown::FindOut => Some((1, None, mark("?", None))),
                    Shown::Unanswered => Some((2, None, mark("-", None))),
                    Shown::NotApplicable => Some((3, None, mark("n", None))),
                    Shown::NotAsked | Shown::Withheld => None,
                }
            })
            .collect();
        shown.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        shown.into_iter().map(|(_, _, mark)| mark).collect()
    }
}
