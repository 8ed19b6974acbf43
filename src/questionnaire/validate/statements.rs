//! Statements.

use std::collections::BTreeMap;

use super::{Check, Context, Ids, Outer, Spot, below};
use crate::number::{Number, whole};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawNode, RawStatement};
use crate::questionnaire::{Scale, Statement, digest};

impl Check<'_> {
    pub(super) fn own_statements(&mut self, path: &str, raw: &RawNode, outer: &Outer, context: &mut Context<'_>) {
        let statements = raw.statements.as_deref().unwrap_or_default();
        for (position, statement) in statements.iter().enumerate() {
            let at = format!("{path}.statements[{position}]");
            let made = self.statement(&at, statement, outer, context);
            context.made.push(made);
        }
    }

    /// Writes down that an id is taken, or says that it was.
    pub(super) fn once(&mut self, what: &str, id: String, path: String, context: &mut Context<'_>) {
        if id.is_empty() {
            return;
        }
        if let Some(first) = context.seen.get(&id).cloned() {
            self.duplicate(&path, what, &id, &first);
        } else {
            context.seen.insert(id, path);
        }
    }

    pub(super) fn statement(
        &mut self,
        at: &str,
        raw: &RawStatement,
        outer: &Outer,
        context: &mut Context<'_>,
    ) -> Statement {
        let path = below(at, "id");
        let id = self.id(&path, raw.id.as_ref());
        self.once("statement", id.clone(), path, context);
        let named = self.statement_scale(at, raw, context.scales);
        let scale = named.unwrap_or(0);
        let names = context.names;
        let statement = self.text((at, "statement"), raw.statement.as_ref());
        let descriptors = self.descriptors(at, raw, named.and_then(|at| context.scales.get(at)));
        let wordings = self.by_id((at, "wordings"), "side", raw.wordings.as_ref(), &names.sides);
        let worded = context.scales.get(scale);
        let digest = |text: &str| worded.map_or_else(String::new, |scale| digest::wording(text, scale, &descriptors));
        Statement {
            id,
            domain: outer.domain,
            wording: digest(&statement),
            side_wordings: wordings.iter().map(|(side, text)| (*side, digest(text))).collect(),
            short: self.text((at, "short"), raw.short.as_ref()),
            statement,
            why: self.optional((at, "why"), raw.why.as_ref()),
            lens: (self.given((at, "lens"), raw.lens.as_ref()))
                .and_then(|lens| self.reference(&below(at, "lens"), "lens", lens, &names.lenses)),
            scale,
            reverse: raw.reverse.unwrap_or(false),
            weight: self.weight((at, "weight"), raw.weight),
            counts: raw.counts.unwrap_or(true),
            gate: (self.given((at, "gate"), raw.gate.as_ref()))
                .and_then(|gate| self.reference(&below(at, "gate"), "gate", gate, &names.gates)),
            importance: self.importance((at, "importance"), raw.importance),
            target: named.map_or(0, |scale| self.statement_target(at, raw, scale, outer, context)),
            not_applicable: raw.not_applicable.unwrap_or(context.defaults.not_applicable),
            descriptors,
            think_of: self.optional((at, "think_of"), raw.think_of.as_ref()),
            looks_like: self.optional((at, "looks_like"), raw.looks_like.as_ref()),
            risk: self.optional((at, "risk"), raw.risk.as_ref()),
            wordings,
            prompts: self.by_id((at, "prompts"), "ask", raw.prompts.as_ref(), &names.asks),
            beside: self.texts((at, "beside"), raw.beside.as_deref()),
            evidence: self.texts((at, "evidence"), raw.evidence.as_deref()),
            discuss: self.optional((at, "discuss"), raw.discuss.as_ref()),
            first_move: self.optional((at, "first_move"), raw.first_move.as_ref()),
            criteria: self.references((at, "criteria"), "criterion", raw.criteria.as_deref(), &names.criteria),
            resources: self.references(
                (at, "resources"),
                "resource",
                raw.resources.as_deref(),
                &names.resources,
            ),
        }
    }

    /// Texts by the position of what their keys name.
    fn by_id(
        &mut self,
        map: impl Spot,
        what: &str,
        texts: Option<&BTreeMap<String, String>>,
        known: &Ids,
    ) -> BTreeMap<usize, String> {
        let texts = texts.into_iter().flatten();
        texts
            .filter_map(|(id, text)| {
                let at = below(&map.path(), id);
                let text = self.text(&at, Some(text));
                let position = known.positions.get(id).copied();
                if position.is_none() && !known.partly {
                    let message = format!("there is no {what} `{}`", brief(id));
                    let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.key(&at), message);
                    problem.hint = hint(id, known.positions.keys().map(String::as_str))
                        .or_else(|| Some(format!("define the {what} first, or leave this out")));
                    self.push(problem);
                }
                Some((position?, text))
            })
            .collect()
    }

    /// The position of its scale, unless the one that is named is not there.
    fn statement_scale(&mut self, at: &str, raw: &RawStatement, scales: &[Scale]) -> Option<usize> {
        let at = (at, "scale");
        let Some(wanted) = self.given(at, raw.scale.as_ref()) else {
            return (!self.is_blank(at)).then_some(0);
        };
        let ids = Ids {
            positions: (scales.iter().enumerate())
                .map(|(position, scale)| (scale.id.clone(), position))
                .collect(),
            partly: self.scales_partly,
        };
        self.reference(&at.path(), "scale", wanted, &ids)
    }

    pub(super) fn weight(&mut self, at: impl Spot, weight: Option<f64>) -> Number {
        let Some(weight) = weight else { return whole(1) };
        let path = &at.path();
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

    pub(super) fn importance(&mut self, at: impl Spot, importance: Option<u32>) -> u32 {
        let importance = importance.unwrap_or(1);
        if !(1..=3).contains(&importance) {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(&at.path()),
                    format!("importance `{importance}` is not 1, 2 or 3"),
                )
                .with_hint("leave it out for 1"),
            );
        }
        importance
    }

    /// One text per level: the statement's own, or the gists of the levels.
    pub(super) fn descriptors(&mut self, at: &str, raw: &RawStatement, scale: Option<&Scale>) -> Vec<String> {
        let list = (at, "descriptors");
        let levels = scale.map_or(&[][..], |scale| &scale.levels);
        if raw.descriptors.is_none() && !self.is_blank(list) {
            return scale.map(Scale::gists).unwrap_or_default();
        }
        let (wanted, found) = (levels.len(), raw.descriptors.as_ref().map_or(0, Vec::len));
        let advice = "give one text for each level, lowest first, or leave `descriptors` out";
        if raw.descriptors.is_none() {
            self.missing(at, "descriptors", Some(advice));
        } else if found != wanted && wanted > 1 && !self.index.unread(&list.path()) {
            let message = format!("{found} descriptors for {wanted} levels");
            self.push(
                Problem::new(ProblemCode::WrongDescriptors, self.index.key(&list.path()), message).with_hint(advice),
            );
        }
        self.texts(list, raw.descriptors.as_deref())
    }
}
