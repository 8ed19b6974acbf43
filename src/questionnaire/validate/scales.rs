//! Scales and their levels.

use std::collections::BTreeSet;

use super::{Check, Ids, below, parted};
use crate::number::{Number, from_decimal, shortest, whole};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawLevel, RawScale};
use crate::questionnaire::{Level, Scale};

/// The most decimals of a number.
const DECIMALS: usize = 6;

/// Whether a number has at most 6 decimals, both as it is written and as it was read.
pub(super) fn is_short(number: &Number, written: &str) -> bool {
    let decimals = written.split_once('.').map_or("", |(_, decimals)| decimals);
    let digits = decimals.split(['e', 'E']).next().unwrap_or_default();
    digits.trim_end_matches('0').len() <= DECIMALS && (number * whole(1_000_000)).is_integer()
}

/// Whether two levels have the same id.
fn twice(levels: &[RawLevel]) -> bool {
    let mut seen = BTreeSet::new();
    levels.iter().any(|level| !seen.insert(level.id.as_ref()))
}

impl Check<'_> {
    pub(super) fn scales(&mut self, raw: Option<&[RawScale]>) -> Vec<Scale> {
        let Some(raw) = raw.filter(|scales| !scales.is_empty()) else {
            self.missing_or_empty("scales");
            return Vec::new();
        };
        let ids = self.ids("scales", "scale", raw.iter().map(|scale| scale.id.as_ref()));
        self.scales_partly = ids.partly;
        let mut scales = Vec::new();
        for (position, scale) in raw.iter().enumerate() {
            let (path, before) = (format!("scales[{position}]"), self.problems.len());
            scales.push(self.scale(&path, scale));
            let levels = scale.levels.as_deref().unwrap_or_default();
            if self.problems.len() > before || levels.len() < 2 || levels.iter().any(|level| level.value.is_none()) {
                self.unsound.insert(position);
            }
        }
        scales
    }

    pub(super) fn scale(&mut self, path: &str, raw: &RawScale) -> Scale {
        let levels = raw.levels.as_deref().unwrap_or_default();
        let list = below(path, "levels");
        if levels.len() < 2 && !self.index.unread(&list) {
            let place = self.index.key(&list).or_else(|| self.index.value(path));
            let message = match levels.len() {
                0 => "a scale without levels",
                _ => "a scale of 1 level",
            };
            self.push(
                Problem::new(ProblemCode::BadScale, place, message).with_hint("give at least 2 levels, lowest first"),
            );
        }
        let made = self.levels(&list, levels);
        Scale {
            id: raw.id.clone().unwrap_or_default(),
            asked: self.optional(&below(path, "asked"), raw.asked.as_ref()),
            passing: self.passing(path, raw),
            levels: made,
        }
    }

    /// Levels, lowest first, whose ids are not the words of other answers.
    pub(super) fn levels(&mut self, list: &str, raw: &[RawLevel]) -> Vec<Level> {
        self.ids(list, "level", raw.iter().map(|level| level.id.as_ref()));
        for (position, level) in raw.iter().enumerate() {
            self.taken(&format!("{list}[{position}].id"), level.id.as_ref(), &["dk", "na"]);
        }
        let made: Vec<Level> = (raw.iter().enumerate())
            .map(|(position, level)| self.level(&format!("{list}[{position}]"), position, level))
            .collect();
        for (position, pair) in raw.windows(2).enumerate() {
            let usable = |(one, level): (usize, &RawLevel)| {
                let path = format!("{list}[{}].value", position + one);
                level.value.is_some_and(|value| self.usable(&path, value).is_some())
            };
            if pair.iter().enumerate().all(usable) {
                self.rising(list, position + 1, &made[position], &made[position + 1]);
            }
        }
        made
    }

    fn passing(&mut self, path: &str, raw: &RawScale) -> Option<Vec<usize>> {
        let (at, levels) = (below(path, "passing"), below(path, "levels"));
        let given = raw.levels.as_deref().unwrap_or_default();
        let ids = given.iter().enumerate();
        let known = Ids {
            positions: ids
                .filter_map(|(position, level)| Some((level.id.clone()?, position)))
                .collect(),
            partly: self.index.unread(&levels) || given.iter().any(|level| level.id.is_none()) || twice(given),
        };
        let list = raw.passing.as_deref()?;
        if list.is_empty() {
            self.missing_or_empty(&at);
        }
        Some(self.references(&at, "level", Some(list), &known))
    }

    fn level(&mut self, at: &str, position: usize, raw: &RawLevel) -> Level {
        let value = self
            .value(&below(at, "value"), raw.value)
            .unwrap_or_else(|| whole(i64::try_from(position).unwrap_or(0)));
        Level {
            id: raw.id.clone().unwrap_or_default(),
            key: shortest(&value),
            value,
            label: self.text(&below(at, "label"), raw.label.as_ref()),
            gist: self.optional(&below(at, "gist"), raw.gist.as_ref()),
        }
    }

    fn rising(&mut self, list: &str, position: usize, lower: &Level, upper: &Level) {
        if upper.value <= lower.value {
            let at = self.index.value(&format!("{list}[{position}].value"));
            let message = format!("value `{}` is not above `{}`", upper.key, lower.key);
            self.push(
                Problem::new(ProblemCode::BadScale, at, message).with_hint("put the levels in order, lowest first"),
            );
        }
    }

    /// About how long it takes.
    pub(super) fn minutes(&mut self, minutes: Option<u32>) -> Option<u32> {
        if minutes == Some(0) {
            let problem = Problem::new(ProblemCode::BadNumber, self.index.value("minutes"), "`minutes` is 0");
            self.push(problem.with_hint("write about how many minutes it takes, or leave it out"));
        }
        minutes
    }

    pub(super) fn value(&mut self, path: &str, value: Option<f64>) -> Option<Number> {
        let Some(value) = value else {
            let (parent, key) = parted(path);
            self.missing(parent, key, None);
            return None;
        };
        self.number(path, value)
    }

    /// A number as it is written at a path, if it is one that the format allows.
    pub(super) fn usable(&self, path: &str, value: f64) -> Option<Number> {
        let number = from_decimal(value).filter(|_| value.abs() <= 1e6)?;
        let short = self
            .index
            .written(path)
            .is_none_or(|written| is_short(&number, written));
        short.then_some(number)
    }

    pub(super) fn number(&mut self, path: &str, value: f64) -> Option<Number> {
        let number = self.usable(path, value);
        if number.is_none() {
            let written = self.index.written(path).unwrap_or_default();
            let message = format!("`{}` is not a number that can be used here", brief(written));
            self.push(
                Problem::new(ProblemCode::BadNumber, self.index.value(path), message)
                    .with_hint("use a number from -1000000 to 1000000 with at most 6 decimals"),
            );
        }
        number
    }
}
