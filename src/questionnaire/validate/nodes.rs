//! Domains and the sections in them.

use super::{Check, Context, Names, Outer, below};
use crate::questionnaire::raw::{RawNode, RawQuestionnaire};
use crate::questionnaire::{Node, Scale, Statement};

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
            made: Vec::with_capacity(names.statements.positions.len()),
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
        let at = |key: &str| below(path, key);
        let first = context.made.len();
        let shown_if = raw
            .shown_if
            .as_ref()
            .and_then(|raw| self.shown_if(&at("shown_if"), raw, context));
        let inner = Outer {
            target: self.target_around(path, raw, context.scales).or(outer.target),
            ..outer
        };
        self.holds_something(path, raw);
        self.own_statements(path, raw, &inner, context);
        let own = first..context.made.len();
        let sections = self.sections(path, raw, &inner, context);
        let understood = self.roll_up(&at("roll_up"), raw.roll_up.as_ref());
        let roll_up = understood.unwrap_or_default();
        self.heading(path, raw, roll_up);
        Node {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&at("title"), raw.title.as_ref()),
            named_in_2011: self.optional(&at("named_in_2011"), raw.named_in_2011.as_ref()),
            aim: self.optional(&at("aim"), raw.aim.as_ref()),
            opening_question: self.optional(&at("opening_question"), raw.opening_question.as_ref()),
            roll_up,
            start: self.start(&at("start"), raw.start, understood),
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
            self.missing_or_empty(&below(path, key));
        }
        let neither = lists
            .iter()
            .all(|(key, length)| length.is_none() && !self.index.has(&below(path, key)));
        if lists.iter().any(|(key, _)| self.index.unread(&below(path, key))) {
            return;
        }
        if neither {
            self.missing(
                path,
                "statements",
                Some("give it `statements`, or `sections` that hold some"),
            );
        } else if lists.iter().all(|(_, length)| length.is_none()) {
            self.missing_or_empty(&below(path, "statements"));
        }
    }

    fn sections(&mut self, path: &str, raw: &RawNode, outer: &Outer, context: &mut Context<'_>) -> Vec<Node> {
        let list = raw.sections.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, section)| {
            let path = format!("{path}.sections[{position}]");
            let id_path = below(&path, "id");
            let id = self.id(&id_path, section.id.as_ref());
            self.once("section", id, id_path, context);
            self.node(&path, section, outer.clone(), context)
        })
        .collect()
    }
}
