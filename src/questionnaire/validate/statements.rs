//! Domains and their statements.

use super::{Check, Context, Defaults, Ids, Names, level_at};
use crate::number::{Number, whole};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawDomain, RawQuestionnaire, RawStatement};
use crate::questionnaire::{Domain, RollUp, Scale, Statement};

impl Check<'_> {
    pub(super) fn domains(
        &mut self,
        raw: &RawQuestionnaire,
        scales: &[Scale],
        names: &Names,
        defaults: Defaults,
    ) -> (Vec<Domain>, Vec<Statement>) {
        let (mut domains, mut statements) = (Vec::new(), Vec::new());
        let own = |(id, position): (&String, &usize)| (id.clone(), format!("domains[{position}].id"));
        let mut seen = names.domains.positions.iter().map(own).collect();
        let Some(list) = raw.domains.as_deref().filter(|list| !list.is_empty()) else {
            self.missing_or_empty("domains");
            return (domains, statements);
        };
        for (position, domain) in list.iter().enumerate() {
            let path = format!("domains[{position}]");
            let first = statements.len();
            let context = Context {
                scales,
                names,
                seen: &mut seen,
                domain: position,
                target: domain.target.map(|t| (format!("{path}.target"), t)),
                defaults,
            };
            self.statements(&path, domain, context, &mut statements);
            domains.push(self.domain(&path, domain, first..statements.len()));
        }
        (domains, statements)
    }

    pub(super) fn domain(&mut self, path: &str, raw: &RawDomain, statements: std::ops::Range<usize>) -> Domain {
        let words = [("weighted-mean", RollUp::WeightedMean)];
        let roll_up = self.word(&format!("{path}.roll_up"), raw.roll_up.as_ref(), &words);
        Domain {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&format!("{path}.title"), raw.title.as_ref()),
            named_in_2011: self.optional(&format!("{path}.named_in_2011"), raw.named_in_2011.as_ref()),
            aim: self.optional(&format!("{path}.aim"), raw.aim.as_ref()),
            opening_question: self.optional(&format!("{path}.opening_question"), raw.opening_question.as_ref()),
            roll_up: roll_up.unwrap_or_default(),
            statements,
        }
    }

    pub(super) fn statements(
        &mut self,
        path: &str,
        raw: &RawDomain,
        mut context: Context<'_>,
        into: &mut Vec<Statement>,
    ) {
        let list = format!("{path}.statements");
        let Some(statements) = raw.statements.as_deref().filter(|list| !list.is_empty()) else {
            self.missing_or_empty(&list);
            return;
        };
        if let Some((at, target)) = &context.target
            && let Some(scale) = context.scales.first()
            && !(1..context.scales.len()).any(|other| self.may_hold(context.scales, other, *target))
        {
            self.target(at, *target, scale, 0);
        }
        for (position, statement) in statements.iter().enumerate() {
            let at = format!("{list}[{position}]");
            let made = self.statement(&at, statement, &mut context);
            into.push(made);
        }
    }

    pub(super) fn statement(&mut self, at: &str, raw: &RawStatement, context: &mut Context<'_>) -> Statement {
        let id = self.statement_id(at, raw, context);
        let scale = self.statement_scale(at, raw, context.scales);
        let names = context.names;
        Statement {
            id,
            domain: context.domain,
            short: self.text(&format!("{at}.short"), raw.short.as_ref()),
            statement: self.text(&format!("{at}.statement"), raw.statement.as_ref()),
            why: self.optional(&format!("{at}.why"), raw.why.as_ref()),
            lens: (self.given(&format!("{at}.lens"), raw.lens.as_ref()))
                .and_then(|lens| self.reference(&format!("{at}.lens"), "lens", lens, &names.lenses)),
            scale,
            weight: self.weight(&format!("{at}.weight"), raw.weight),
            importance: self.importance(&format!("{at}.importance"), raw.importance),
            target: self.statement_target(at, raw, scale, context),
            not_applicable: raw.not_applicable.unwrap_or(context.defaults.not_applicable),
            descriptors: self.descriptors(at, raw, context.scales, scale),
            evidence: self.texts(&format!("{at}.evidence"), raw.evidence.as_deref()),
            discuss: self.optional(&format!("{at}.discuss"), raw.discuss.as_ref()),
            first_move: self.optional(&format!("{at}.first_move"), raw.first_move.as_ref()),
            criteria: self.references(
                &format!("{at}.criteria"),
                "criterion",
                raw.criteria.as_deref(),
                &names.criteria,
            ),
            resources: self.references(
                &format!("{at}.resources"),
                "resource",
                raw.resources.as_deref(),
                &names.resources,
            ),
        }
    }

    pub(super) fn statement_id(&mut self, at: &str, raw: &RawStatement, context: &mut Context<'_>) -> String {
        let path = format!("{at}.id");
        let id = self.id(&path, raw.id.as_ref());
        if !id.is_empty() {
            if let Some(first) = context.seen.get(&id).cloned() {
                self.duplicate(&path, "statement", &id, &first);
            } else {
                context.seen.insert(id.clone(), path);
            }
        }
        id
    }

    pub(super) fn statement_scale(&mut self, at: &str, raw: &RawStatement, scales: &[Scale]) -> usize {
        let path = format!("{at}.scale");
        let Some(wanted) = self.given(&path, raw.scale.as_ref()) else {
            return 0;
        };
        let ids = Ids {
            positions: (scales.iter().enumerate())
                .map(|(position, scale)| (scale.id.clone(), position))
                .collect(),
            partly: self.index.unread("scales") || scales.iter().any(|scale| scale.id.is_empty()),
        };
        self.reference(&path, "scale", wanted, &ids).unwrap_or(0)
    }

    pub(super) fn statement_target(
        &mut self,
        at: &str,
        raw: &RawStatement,
        position: usize,
        context: &Context<'_>,
    ) -> usize {
        let Some(scale) = context.scales.get(position) else {
            return 0;
        };
        if let Some(own) = raw.target {
            return self.target(&format!("{at}.target"), own, scale, position);
        }
        let of_domain = context.target.as_ref().map(|(_, target)| *target);
        let Some(inherited) = of_domain.or(context.defaults.target) else {
            return 0;
        };
        if let Some(level) = level_at(scale, inherited) {
            return level;
        }
        // A target that is no level of any scale was reported where it stands.
        let elsewhere = match of_domain {
            Some(target) => (0..context.scales.len()).any(|other| self.may_hold(context.scales, other, target)),
            None => position != 0,
        };
        if elsewhere && !self.unsound.contains(&position) {
            let what = if of_domain.is_some() { "domain's" } else { "default" };
            let message = format!("the {what} target is not a level of the scale `{}`", brief(&scale.id));
            let place = self.index.key(&format!("{at}.id")).or_else(|| self.index.key(at));
            self.push(
                Problem::new(ProblemCode::TargetOutsideScale, place, message)
                    .with_hint("give this statement a `target` of its own"),
            );
        }
        0
    }

    /// Whether a target is a level of a scale, or may be one of a scale with problems.
    pub(super) fn may_hold(&self, scales: &[Scale], position: usize, target: f64) -> bool {
        self.unsound.contains(&position) || level_at(&scales[position], target).is_some()
    }

    pub(super) fn weight(&mut self, path: &str, weight: Option<f64>) -> Number {
        let Some(weight) = weight else { return whole(1) };
        if weight <= 0.0 {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(path),
                    format!("weight `{weight}` is not more than 0"),
                )
                .with_hint("leave it out for 1"),
            );
            return whole(1);
        }
        self.number(path, weight).unwrap_or_else(|| whole(1))
    }

    pub(super) fn importance(&mut self, path: &str, importance: Option<u32>) -> u32 {
        let importance = importance.unwrap_or(1);
        if !(1..=3).contains(&importance) {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(path),
                    format!("importance `{importance}` is not 1, 2 or 3"),
                )
                .with_hint("leave it out for 1"),
            );
        }
        importance
    }

    pub(super) fn descriptors(&mut self, at: &str, raw: &RawStatement, scales: &[Scale], scale: usize) -> Vec<String> {
        let path = format!("{at}.descriptors");
        let wanted = scales.get(scale).map_or(0, |scale| scale.levels.len());
        let found = raw.descriptors.as_ref().map_or(0, Vec::len);
        let advice = "give one text for each level, lowest first";
        if raw.descriptors.is_none() {
            self.missing(at, "descriptors", Some(advice));
        } else if found != wanted && wanted > 1 && !self.index.unread(&path) {
            let message = format!("{found} descriptors for {wanted} levels");
            self.push(Problem::new(ProblemCode::WrongDescriptors, self.index.key(&path), message).with_hint(advice));
        }
        self.texts(&path, raw.descriptors.as_deref())
    }
}
