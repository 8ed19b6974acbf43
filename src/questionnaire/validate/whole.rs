//! What holds between parts of a questionnaire, once each has been looked at by itself.

use num_traits::Zero;

use super::{Check, below};
use crate::number::{Number, shortest};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::range::{self, Ends};
use crate::questionnaire::raw::{RawNode, RawQuestionnaire};
use crate::questionnaire::{After, Band, Node, PrivacyKind, Questionnaire, RollUp};

/// A domain or section with where it stands.
pub(super) struct Placed<'a> {
    pub(super) path: String,
    pub(super) raw: &'a RawNode,
    pub(super) node: &'a Node,
}

/// Rules that change nothing but words or conditions when they are broken.
const OF_WORDS: [ProblemCode; 7] = [
    ProblemCode::EmptyText,
    ProblemCode::BadId,
    ProblemCode::DuplicateId,
    ProblemCode::WrongDescriptors,
    ProblemCode::TargetOutsideScale,
    ProblemCode::BadCondition,
    ProblemCode::NoEffect,
];

impl Check<'_> {
    pub(super) fn whole(&mut self, raw: &RawQuestionnaire, made: &Questionnaire) {
        let nodes = placed(raw, made);
        if raw.order.is_some() && !self.troubled("order") {
            self.asked_before(&nodes, made);
        }
        let scales = !made.scales.is_empty() && !self.scales_partly && self.read_in_full("scales");
        if scales && self.read_in_full("domains") {
            self.reachable_bands(&nodes, made);
            self.something_is_asked(made);
        }
        self.something_passes(&nodes, made);
        self.one_side(made);
        self.beside_something(raw, &nodes, made);
    }

    /// Whether all numbers, words and references below a path could be read, so that what follows from them is known.
    fn read_in_full(&self, path: &str) -> bool {
        let span = self.index.value(path);
        let matters = |problem: &&Problem| !OF_WORDS.contains(&problem.code);
        let starts = self
            .problems
            .iter()
            .filter(matters)
            .map(|problem| problem.place.as_ref().map(|place| place.start));
        let mut starts = starts.flatten();
        !self.index.unread(path) && !span.is_some_and(|span| starts.any(|start| span.contains(&start)))
    }

    /// What a condition depends on is asked before everything that it decides on.
    fn asked_before(&mut self, nodes: &[Placed<'_>], made: &Questionnaire) {
        let mut turn = vec![0; made.statements.len()];
        for (when, statement) in made.order.iter().enumerate() {
            turn[*statement] = when;
        }
        for Placed { path, node, .. } in nodes {
            let Some(condition) = &node.shown_if else { continue };
            let early = node.statements.clone().find(|at| turn[*at] < turn[condition.statement]);
            let Some(early) = early else { continue };
            let (early, decides) = (&made.statements[early].id, &made.statements[condition.statement].id);
            let message = format!(
                "`{}` decides on `{}` and is asked after it",
                brief(decides),
                brief(early)
            );
            let place = self.index.value(&format!("{path}.shown_if.statement"));
            let problem = Problem::new(ProblemCode::BadCondition, place, message);
            self.push(problem.with_hint(format!("put `{}` before `{}` in `order`", brief(decides), brief(early))));
        }
    }

    fn reachable_bands(&mut self, nodes: &[Placed<'_>], made: &Questionnaire) {
        // Bands beside a `start` without a sum are those of the sum that was meant.
        let known = |start: &Number, roll_up| start.is_zero() || roll_up == RollUp::Sum;
        let with_bands = nodes.iter().filter(|placed| !placed.node.bands.is_empty());
        for Placed { path, node, .. } in with_bands.filter(|placed| known(&placed.node.start, placed.node.roll_up)) {
            self.bands_within(&below(path, "bands"), &node.bands, range::of_node(made, node));
        }
        let Some(overall) = &made.overall else { return };
        let ends = range::of_overall(made, overall);
        if ends.is_none() && !self.troubled("overall") {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.key("overall"),
                "nothing counts in `overall`",
            );
            self.push(problem.with_hint("let a domain count, or leave `overall` out"));
        }
        if known(&overall.start, overall.roll_up) {
            self.bands_within("overall.bands", &overall.bands, ends);
        }
    }

    /// Every band has a result that falls into it.
    fn bands_within(&mut self, path: &str, bands: &[Band], ends: Option<Ends>) {
        let Some((lowest, highest)) = ends.filter(|_| !self.troubled(path)) else {
            return;
        };
        for (position, band) in bands.iter().enumerate() {
            let next = bands.get(position + 1);
            if band.from <= highest && next.is_none_or(|next| next.from > lowest) {
                continue;
            }
            let message = format!("no result falls into the band `{}`", brief(&band.label));
            let place = self.index.value(&format!("{path}[{position}].from"));
            let hint = format!("results here run from {} to {}", shortest(&lowest), shortest(&highest));
            self.push(Problem::new(ProblemCode::BadNumber, place, message).with_hint(hint));
        }
    }

    fn something_passes(&mut self, nodes: &[Placed<'_>], made: &Questionnaire) {
        let has_gate = |placed: &Placed<'_>| {
            let mut statements = placed.raw.statements.iter().flatten().enumerate();
            let at = |position| format!("{}.statements[{position}].gate", placed.path);
            statements.any(|(position, one)| one.gate.is_some() || self.index.unread(&at(position)))
        };
        if made.gates.is_some() && !nodes.iter().any(has_gate) && !self.troubled("gates") {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.key("gates"),
                "no statement has a `gate`",
            );
            self.push(problem.with_hint("write `gate` and the id of a gate at the statements, or leave `gates` out"));
        }
    }

    /// What is asked only after not applicable needs a statement where that may be given.
    fn something_is_asked(&mut self, made: &Questionnaire) {
        if made.statements.iter().any(|statement| statement.not_applicable) {
            return;
        }
        for (position, ask) in made.asks.iter().enumerate() {
            let path = format!("asks[{position}].after");
            let Some(at) = ask.after.iter().position(|after| *after == After::NotApplicable) else {
                continue;
            };
            if !self.troubled(&path) {
                let place = self.index.value(&format!("{path}[{at}]"));
                let problem = Problem::new(ProblemCode::NoEffect, place, "not applicable cannot be given anywhere");
                self.push(problem.with_hint("leave `na` out, or allow it under `answers: not_applicable`"));
            }
        }
    }

    fn one_side(&mut self, made: &Questionnaire) {
        if made.privacy.kind == PrivacyKind::Private && !made.sides.is_empty() {
            let problem = Problem::new(
                ProblemCode::NotSupported,
                self.index.key("sides"),
                "a private questionnaire is answered by one person, without other sides",
            );
            self.push(problem.with_hint("leave `sides` out, or choose another `privacy: default`"));
        }
    }
}

/// Every domain and section with where it stands, each before what it holds.
fn placed<'a>(raw: &'a RawQuestionnaire, made: &'a Questionnaire) -> Vec<Placed<'a>> {
    let mut all = Vec::new();
    for (position, (raw, node)) in raw.domains.iter().flatten().zip(&made.domains).enumerate() {
        place(format!("domains[{position}]"), raw, node, &mut all);
    }
    all
}

fn place<'a>(path: String, raw: &'a RawNode, node: &'a Node, all: &mut Vec<Placed<'a>>) {
    let sections = raw.sections.iter().flatten().zip(&node.sections).enumerate();
    let below: Vec<_> = sections
        .map(|(position, pair)| (format!("{path}.sections[{position}]"), pair))
        .collect();
    all.push(Placed { path, raw, node });
    for (path, (raw, node)) in below {
        place(path, raw, node, all);
    }
}
