//! Targets: each is a level of the scale of what it is for.

use super::scales::is_short;
use super::{Around, Check, Context, Outer, below};
use crate::number::from_decimal;
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Scale;
use crate::questionnaire::raw::{RawNode, RawQuestionnaire, RawStatement};

impl Check<'_> {
    pub(super) fn default_target(&mut self, raw: &RawQuestionnaire, scales: &[Scale]) {
        match (raw.target, scales.first()) {
            (None, _) => self.missing(
                "",
                "target",
                Some("write the value of the level to aim for, such as `target: 3`"),
            ),
            (Some(target), Some(scale)) if self.level_at("target", target, scale).is_none() => {
                self.outside("target", "", scale, 0);
            }
            (Some(_), _) => {}
        }
    }

    /// The target that a domain or section gives to what is in it; said where it stands if nothing there can have it.
    pub(super) fn target_around(&mut self, path: &str, raw: &RawNode, scales: &[Scale]) -> Option<Around> {
        let (value, at) = (raw.target?, below(path, "target"));
        let whose = if path.contains('.') { "section's" } else { "domain's" };
        let mut used = inheriting(raw, scales);
        if used.is_empty() {
            used = (0..scales.len()).map(Some).collect();
        }
        let fits = |position: &Option<usize>| match position {
            Some(position) => {
                self.unsound.contains(position) || self.level_at(&at, value, &scales[*position]).is_some()
            }
            None => true,
        };
        let reported = !used.iter().any(fits);
        if let (true, Some(first)) = (reported, used.first().copied().flatten()) {
            self.outside(&at, &format!("the {whose} "), &scales[first], first);
        }
        Some(Around { value, whose, reported })
    }

    /// Position of the level that is a statement's target: its own, or the nearest around it.
    pub(super) fn statement_target(
        &mut self,
        at: &str,
        raw: &RawStatement,
        position: usize,
        outer: &Outer,
        context: &Context<'_>,
    ) -> usize {
        let Some(scale) = context.scales.get(position) else {
            return 0;
        };
        let path = below(at, "target");
        if let Some(own) = raw.target {
            return self.level_at(&path, own, scale).unwrap_or_else(|| {
                self.outside(&path, "", scale, position);
                0
            });
        }
        let (value, whose, reported) = match (&outer.target, context.defaults.target) {
            (Some(around), _) => (around.value, around.whose, around.reported),
            (None, Some(default)) => (default, "default", position == 0),
            (None, None) => return 0,
        };
        self.level_at(&path, value, scale).unwrap_or_else(|| {
            if !reported && !self.unsound.contains(&position) {
                self.not_inherited(at, whose, scale);
            }
            0
        })
    }

    fn not_inherited(&mut self, at: &str, whose: &str, scale: &Scale) {
        let message = format!("the {whose} target is not a level of the scale `{}`", brief(&scale.id));
        let place = self.index.key(&below(at, "id")).or_else(|| self.index.key(at));
        self.push(
            Problem::new(ProblemCode::TargetOutsideScale, place, message)
                .with_hint("give this statement a `target` of its own"),
        );
    }

    /// Says that a target at a path is no level of a scale, where the levels of that scale are known.
    fn outside(&mut self, path: &str, whose: &str, scale: &Scale, position: usize) {
        if self.unsound.contains(&position) {
            return;
        }
        let keys: Vec<&str> = scale.levels.iter().map(|level| level.key.as_str()).collect();
        let written = brief(self.index.written(path).unwrap_or_default()).into_owned();
        let message = format!("{whose}target `{written}` is not a level of the scale `{}`", scale.id);
        let problem = Problem::new(ProblemCode::TargetOutsideScale, self.index.value(path), message);
        self.push(problem.with_hint(format!("its levels are {}", keys.join(", "))));
    }

    /// Position of the level whose value a target is, as it is written at a path.
    fn level_at(&self, path: &str, target: f64, scale: &Scale) -> Option<usize> {
        let wanted = from_decimal(target)?;
        let exact = self
            .index
            .written(path)
            .is_none_or(|written| is_short(&wanted, written));
        let found = scale.levels.iter().position(|level| level.value == wanted);
        found.filter(|_| exact)
    }
}

/// The scales of the statements that a node's target is for, by position; `None` for one that is not there.
fn inheriting(node: &RawNode, scales: &[Scale]) -> Vec<Option<usize>> {
    let named = |id: &String| scales.iter().position(|scale| scale.id == *id);
    let own = node.statements.iter().flatten().filter(|one| one.target.is_none());
    let own = own.map(|one| one.scale.as_ref().map_or_else(|| scales.first().map(|_| 0), named));
    let below = node.sections.iter().flatten().filter(|one| one.target.is_none());
    own.chain(below.flat_map(|section| inheriting(section, scales)))
        .collect()
}
