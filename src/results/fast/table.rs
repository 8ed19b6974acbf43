//! The levels of a scale as whole numbers, as a statement sees them: with its target, turned round or not.

use crate::number::{Number, to_double, whole};
use crate::questionnaire::{Questionnaire, Scale, Statement};
use crate::score::turned;

/// A scale with a target and a direction, in parts of its unit.
#[derive(Debug)]
pub(super) struct Table {
    /// Parts of the unit.
    pub(super) parts: u64,
    /// From the lowest to the highest value.
    pub(super) range: u64,
    /// The lowest value.
    pub(super) lowest: i64,
    /// One per level, as chosen.
    pub(super) levels: Vec<Level>,
    pub(super) reverse: bool,
}

/// A level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) value: i64,
    /// How far below the target it is, turned round where the statement is reversed.
    pub(super) short: u64,
    /// 1 where it is at or above the target.
    pub(super) at_target: u32,
    /// How far above the lowest value it is, turned round where the statement is reversed.
    pub(super) above: u64,
    /// Its value in scale units.
    pub(super) double: f64,
}

/// The tables of a questionnaire's statements, each once.
#[derive(Debug, Default)]
pub(super) struct Tables {
    keys: Vec<(usize, usize, bool)>,
    pub(super) made: Vec<Table>,
}

impl Tables {
    /// The position of a statement's table; `None` where the levels are no small whole numbers of parts.
    pub(super) fn of(&mut self, questionnaire: &Questionnaire, statement: &Statement) -> Option<usize> {
        let key = (statement.scale, statement.target, statement.reverse);
        if let Some(at) = self.keys.iter().position(|known| *known == key) {
            return Some(at);
        }
        self.made.push(Table::of(questionnaire.scale_of(statement), statement)?);
        self.keys.push(key);
        Some(self.made.len() - 1)
    }
}

impl Table {
    fn of(scale: &Scale, statement: &Statement) -> Option<Self> {
        let parts = parts(scale.levels.iter().map(|level| &level.value))?;
        let of = |value: &Number| (value * whole(parts)).to_whole();
        let lowest = of(scale.lowest())?;
        let target = of(&scale.levels[statement.target].value)?;
        let level = |at: usize| {
            let hopeful = of(&turned(scale, statement, at))?;
            Some(Level {
                value: of(&scale.levels[at].value)?,
                short: u64::try_from(target - hopeful).unwrap_or(0),
                at_target: u32::from(hopeful >= target),
                above: u64::try_from(hopeful - lowest).ok()?,
                double: to_double(&scale.levels[at].value),
            })
        };
        let levels: Option<Vec<Level>> = (0..scale.levels.len()).map(level).collect();
        Some(Self {
            parts: u64::try_from(parts).ok()?,
            range: u64::try_from(of(scale.highest())? - lowest).ok()?,
            lowest,
            levels: levels.filter(|levels| levels.len() <= super::LEVELS)?,
            reverse: statement.reverse,
        })
    }

    /// The largest number that one response can add to either part of a fraction: at an importance of 3.
    pub(super) fn largest(&self) -> u64 {
        let values = self.levels.iter().map(|level| level.value.unsigned_abs());
        values.fold(self.parts.max(3 * self.range), u64::max)
    }
}

/// The smallest number that makes all of these whole; `None` where it or one of them is not small.
pub(super) fn parts<'a>(values: impl Iterator<Item = &'a Number> + Clone) -> Option<i64> {
    let mut parts: i64 = 1;
    for value in values.clone() {
        let denominator = value.in_words()?.1;
        parts = parts.checked_mul(denominator / divisor(parts, denominator))?;
    }
    let small = |value: i64| value.unsigned_abs() <= 1 << 24;
    let mut all = values.map(|value| (value * whole(parts)).to_whole());
    (small(parts) && all.all(|value| value.is_some_and(small))).then_some(parts)
}

/// The greatest common divisor of two numbers above 0.
fn divisor(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { divisor(other, one % other) }
}
