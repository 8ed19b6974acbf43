//! How statements stand: at their target, below it, to find out, not answered; and the digit strip that shows it.

use crate::needs::Route;
use crate::number::Number;
use crate::questionnaire::words::either;
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
    /// Views differ, so that no level stands for all of them.
    pub(super) differ: usize,
    pub(super) find_out: usize,
    pub(super) unanswered: usize,
    pub(super) not_applicable: usize,
    pub(super) not_asked: usize,
    pub(super) withheld: usize,
}

impl Tally {
    pub(super) fn applicable(self) -> usize {
        self.at_target + self.below + self.differ + self.find_out + self.unanswered
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
                Shown::Level(_) if self.views_differ(at) => tally.differ += 1,
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

    /// Whether views differ: a level in the middle of them would be nobody's.
    pub(super) fn views_differ(&self, at: usize) -> bool {
        self.findings[at].route == Some(Route::Talk)
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

    /// The digit strip: levels from the lowest, then `x` where views differ, `?`, `-` and `n`. A reversed statement stands where it would stand turned
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
                    Shown::Level(_) if self.views_differ(at) => Some((1, None, mark("x", None))),
                    Shown::Level(level) => {
                        let statement = self.statement(at);
                        let scale = self.questionnaire.scale_of(statement);
                        let value = turned(scale, statement, level);
                        let stands = scale.levels.iter().position(|one| one.value == value).unwrap_or(level);
                        Some((0, Some(value), mark(&scale.levels[stands].key, Some(stands))))
                    }
                    Shown::FindOut => Some((2, None, mark("?", None))),
                    Shown::Unanswered => Some((3, None, mark("-", None))),
                    Shown::NotApplicable => Some((4, None, mark("n", None))),
                    Shown::NotAsked | Shown::Withheld => None,
                }
            })
            .collect();
        shown.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        shown.into_iter().map(|(_, _, mark)| mark).collect()
    }
}

/// The levels in two halves, at the target that most statements have, so that a count needs no number but a level's own.
pub(super) struct Halves {
    /// The first level of the upper half; `None` where each statement's own target parts it.
    pub(super) from: Option<usize>,
    /// `at level 3 or 4`.
    pub(super) upper: String,
    /// `at level 1 or 2`.
    pub(super) lower: String,
}

/// How many statements are in each half.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct InHalves {
    pub(super) upper: usize,
    pub(super) lower: usize,
}

impl Facts<'_> {
    /// The halves of the one scale that there is. Where there are several, or levels are words that answer a question, or one
    /// statement is turned round, the halves are what is at its target and what is below it.
    pub(super) fn halves(&self) -> Halves {
        let own = self.common_half().map(|from| {
            let levels = &self.questionnaire.scales[0].levels;
            let named = |part: &[crate::questionnaire::Level]| {
                let keys: Vec<String> = part.iter().map(|level| level.key.clone()).collect();
                format!("at level {}", either(&keys))
            };
            Halves {
                from: Some(from),
                upper: named(&levels[from..]),
                lower: named(&levels[..from]),
            }
        });
        own.unwrap_or_else(|| Halves {
            from: None,
            upper: self.at_target(&self.all(), self.all().len()),
            lower: "below it".to_owned(),
        })
    }

    /// The target that most statements have, the lower of equals, where it parts one scale for all statements.
    fn common_half(&self) -> Option<usize> {
        let [scale] = self.questionnaire.scales.as_slice() else {
            return None;
        };
        let statements = &self.questionnaire.statements;
        if !scale.asked.is_empty() || statements.iter().any(|one| one.reverse) {
            return None;
        }
        let having = |level: usize| statements.iter().filter(|one| one.target == level).count();
        let most = (1..scale.levels.len()).rev().max_by_key(|&level| having(level))?;
        (having(most) > 0).then_some(most)
    }

    /// How many of these statements are in each half; those where views differ, or that have no level, are in none.
    pub(super) fn in_halves(&self, halves: &Halves, members: &[usize]) -> InHalves {
        let mut counts = InHalves::default();
        for &at in members.iter().filter(|&&at| !self.views_differ(at)) {
            let Shown::Level(level) = self.shown(at) else { continue };
            let upper = halves.from.map_or_else(|| self.meets(at, level), |from| level >= from);
            *(if upper { &mut counts.upper } else { &mut counts.lower }) += 1;
        }
        counts
    }
}
