//! Domains and the sections in them.

use super::{Check, Context, Names, Outer};
use crate::number::Number;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawBand, RawNode, RawQuestionnaire, RawShownIf};
use crate::questionnaire::{Band, Node, RollUp, Scale, ShownIf, Statement, Wanted};

impl Check<'_> {
    pub(super) fn domains(
        &mut self,
        raw: &RawQuestionnaire,
        scales: &[Scale],
        names: &Names,
        defaults: super::Defaults,
    ) -> (Vec<Node>, Vec<Statement>) {
        let Some(list) = raw.domains.as_deref().filter(|list| !list.is_empty()) else {
            self.missing_or_empty("domains");
            return (Vec::new(), Vec::new());
        };
        let own = |(id, position): (&String, &usize)| (id.clone(), format!("domains[{position}].id"));
        let mut context = Context {
            scales,
            names,
            seen: names.domains.positions.iter().map(own).collect(),
            made: Vec::new(),
            defaults,
        };
        let mut nodes = Vec::new();
        for (position, domain) in list.iter().enumerate() {
            let path = format!("domains[{position}]");
            let outer = Outer {
                domain: position,
                target: None,
            };
            nodes.push(self.node(&path, domain, outer, &mut context));
        }
        (nodes, context.made)
    }

    fn node(&mut self, path: &str, raw: &RawNode, outer: Outer, context: &mut Context<'_>) -> Node {
        let at = |key: &str| format!("{path}.{key}");
        let first = context.made.len();
        let shown_if = raw
            .shown_if
            .as_ref()
            .and_then(|raw| self.shown_if(&at("shown_if"), raw, context));
        let inner = Outer {
            target: raw.target.map(|target| (at("target"), target)).or(outer.target),
            ..outer
        };
        self.holds_something(path, raw);
        self.own_statements(path, raw, &inner, context);
        let own = first..context.made.len();
        let sections = self.sections(path, raw, &inner, context);
        let roll_up = self
            .word(&at("roll_up"), raw.roll_up.as_ref(), &RollUp::WORDS)
            .unwrap_or_default();
        Node {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&at("title"), raw.title.as_ref()),
            named_in_2011: self.optional(&at("named_in_2011"), raw.named_in_2011.as_ref()),
            aim: self.optional(&at("aim"), raw.aim.as_ref()),
            opening_question: self.optional(&at("opening_question"), raw.opening_question.as_ref()),
            roll_up,
            start: self.start(&at("start"), raw.start, roll_up),
            weight: self.weight(&at("weight"), raw.weight),
            counts: raw.counts.unwrap_or(true),
            enough: self.enough(&at("enough"), raw.enough, roll_up, &context.defaults.enough),
            bands: self.bands(&at("bands"), raw.bands.as_deref()),
            roles: self.references(&at("roles"), "role", raw.roles.as_deref(), &context.names.roles),
            shown_if,
            optional: raw.optional.unwrap_or(false),
            go_on: self.optional(&at("go_on"), raw.go_on.as_ref()),
            own,
            sections,
            statements: first..context.made.len(),
        }
    }

    fn holds_something(&mut self, path: &str, raw: &RawNode) {
        let lists = [
            ("statements", raw.statements.as_ref().map(Vec::len)),
            ("sections", raw.sections.as_ref().map(Vec::len)),
        ];
        for (key, _) in lists.iter().filter(|(_, length)| *length == Some(0)) {
            self.missing_or_empty(&format!("{path}.{key}"));
        }
        let neither = lists
            .iter()
            .all(|(key, length)| length.is_none() && !self.index.has(&format!("{path}.{key}")));
        if neither {
            self.missing(
                path,
                "statements",
                Some("give it `statements`, or `sections` that hold some"),
            );
        } else if lists.iter().all(|(_, length)| length.is_none()) {
            self.missing_or_empty(&format!("{path}.statements"));
        }
    }

    fn sections(&mut self, path: &str, raw: &RawNode, outer: &Outer, context: &mut Context<'_>) -> Vec<Node> {
        let list = raw.sections.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, section)| {
            let path = format!("{path}.sections[{position}]");
            let id_path = format!("{path}.id");
            let id = self.id(&id_path, section.id.as_ref());
            self.once("section", id, id_path, context);
            self.node(&path, section, outer.clone(), context)
        })
        .collect()
    }

    pub(super) fn start(&mut self, path: &str, start: Option<f64>, roll_up: RollUp) -> Number {
        if start.is_some() && roll_up != RollUp::Sum {
            let problem = Problem::new(
                ProblemCode::NotSupported,
                self.index.key(path),
                "`start` belongs to a sum, and this is not one",
            );
            self.push(problem.with_hint("write `roll_up: sum`, or leave `start` out"));
        }
        self.number(path, start.unwrap_or(0.0)).unwrap_or_default()
    }

    /// The floor under which there is no result: of a sum everything that applies, unless told.
    pub(super) fn enough(&mut self, path: &str, enough: Option<f64>, roll_up: RollUp, default: &Number) -> Number {
        match (enough, roll_up) {
            (Some(own), _) => self.share(path, own),
            (None, RollUp::Sum) => crate::number::whole(1),
            (None, _) => default.clone(),
        }
    }

    pub(super) fn share(&mut self, path: &str, share: f64) -> Number {
        if !(0.0..=1.0).contains(&share) {
            let message = format!("`{share}` is not a share from 0 to 1");
            let problem = Problem::new(ProblemCode::BadNumber, self.index.value(path), message);
            self.push(problem.with_hint("a half is 0.5, everything is 1"));
            return crate::number::whole(1);
        }
        self.number(path, share).unwrap_or_default()
    }

    pub(super) fn bands(&mut self, path: &str, raw: Option<&[RawBand]>) -> Vec<Band> {
        let list = raw.unwrap_or_default().iter().enumerate();
        let bands: Vec<Band> = list
            .map(|(position, band)| {
                let at = |key: &str| format!("{path}[{position}].{key}");
                Band {
                    from: self.value(&at("from"), band.from).unwrap_or_default(),
                    label: self.text(&at("label"), band.label.as_ref()),
                    gist: self.optional(&at("gist"), band.gist.as_ref()),
                }
            })
            .collect();
        for (position, pair) in bands.windows(2).enumerate() {
            if pair[1].from <= pair[0].from {
                let place = self.index.value(&format!("{path}[{}].from", position + 1));
                let problem = Problem::new(ProblemCode::BadNumber, place, "a band begins above the one before it");
                self.push(problem.with_hint("put the bands in order, lowest first"));
            }
        }
        bands
    }

    fn shown_if(&mut self, path: &str, raw: &RawShownIf, context: &Context<'_>) -> Option<ShownIf> {
        let at = format!("{path}.statement");
        let id = self.text(&at, raw.statement.as_ref());
        if raw.answers.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty(&format!("{path}.answers"));
        }
        let found = context.made.iter().position(|statement| statement.id == id);
        if found.is_none() && !id.is_empty() {
            let message = format!("there is no statement `{}` before this", brief(&id));
            let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(&at), message);
            problem.hint = hint(&id, context.made.iter().map(|statement| statement.id.as_str()))
                .or_else(|| Some("name a statement that stands earlier in the file".to_owned()));
            self.push(problem);
        }
        let statement = found?;
        let scale = context.scales.get(context.made[statement].scale)?;
        let answers = raw.answers.as_deref().unwrap_or_default().iter().enumerate();
        let answers = answers
            .filter_map(|(position, word)| self.wanted(&format!("{path}.answers[{position}]"), word, scale))
            .collect();
        Some(ShownIf { statement, answers })
    }

    fn wanted(&mut self, path: &str, word: &str, scale: &Scale) -> Option<Wanted> {
        match word {
            "dk" => return Some(Wanted::DontKnow),
            "na" => return Some(Wanted::NotApplicable),
            _ => {}
        }
        let found = scale
            .levels
            .iter()
            .position(|level| level.id == word || level.key == word);
        if found.is_none() {
            let message = format!("`{}` is not a level of the scale `{}`", brief(word), brief(&scale.id));
            let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(path), message);
            let words = scale.levels.iter().map(|level| level.id.as_str());
            problem.hint = hint(word, words.chain(["dk", "na"]));
            self.push(problem);
        }
        found.map(Wanted::Level)
    }
}
