//! A domain or section: who it is for, when it is shown, how its result is made, and what it holds.

use num_traits::One;

use super::{Outline, labelled, term, terms};
use crate::number::{Number, shortest};
use crate::questionnaire::words;
use crate::questionnaire::{Band, Node, RollUp};
use crate::render::questionnaire::{Block, Section, Term};
use crate::words::sentence;

impl Outline<'_> {
    pub(super) fn node(&self, node: &Node) -> Section {
        let mut blocks = Vec::new();
        labelled(&mut blocks, "As named in 2011", &node.named_in_2011);
        labelled(&mut blocks, "Aim", &node.aim);
        labelled(&mut blocks, "To open the conversation", &node.opening_question);
        self.conditions(&mut blocks, node);
        labelled(&mut blocks, "Result", &self.result(node));
        terms(&mut blocks, "Words for its result", bands(&node.bands));
        let statements = node.own.clone().map(|at| self.statement(at));
        let sections = node.sections.iter().map(|section| self.node(section));
        Section {
            anchor: node.id.clone(),
            heading: format!("{} {}", node.id, node.title),
            listed: true,
            blocks,
            sections: statements.chain(sections).collect(),
        }
    }

    fn conditions(&self, blocks: &mut Vec<Block>, node: &Node) {
        let one = self.questionnaire;
        let choices = one.roles.as_ref().map_or(&[][..], |roles| &roles.choices);
        let roles = node.roles.iter().filter_map(|at| choices.get(*at));
        let roles: Vec<String> = roles.map(|role| role.label.clone()).collect();
        labelled(blocks, "Only for", &words::either(&roles));
        if let Some(condition) = &node.shown_if {
            let earlier = &one.statements[condition.statement];
            let answers = words::wanted(one, condition.statement, &condition.answers);
            let text = format!("{} ({}) was answered {answers}", earlier.id, earlier.short);
            labelled(blocks, "Only after", &text);
        }
        if node.optional {
            labelled(blocks, "May be left out", "as a whole, by anybody who answers");
        }
        labelled(blocks, "Asked at its end, while something is below target", &node.go_on);
    }

    /// How the result is made, where it is not as usual; empty otherwise. A part shown alone says all of it.
    fn result(&self, node: &Node) -> String {
        if node.roll_up == RollUp::None {
            return "none of its own: it is a heading, and what stands in it counts in what is around it".to_owned();
        }
        let mut parts = Vec::new();
        let of = words::made_of(node);
        if !self.whole || node.roll_up != self.usual.roll_up || node.start != Number::default() {
            parts.push(sentence(&words::roll_up(node.roll_up, &node.start, of)));
        }
        // The sum's own floor is far from that of means: it is said wherever sums are not the rule.
        let usual = self.usual.enough(self.usual.roll_up);
        if !self.whole || node.enough != usual {
            parts.push(words::enough(&node.enough, of));
        }
        if !node.counts {
            parts.push("It does not count in what it stands in.".to_owned());
        } else if !node.weight.is_one() {
            parts.push(format!("Its weight is {}.", shortest(&node.weight)));
        }
        parts.join(" ")
    }
}

/// Words for ranges of a result.
pub(super) fn bands(bands: &[Band]) -> Vec<Term> {
    let found = bands.iter().enumerate().map(|(at, band)| {
        let from = shortest(&band.from);
        let range = match bands.get(at + 1) {
            Some(next) => format!("from {from} to below {}", shortest(&next.from)),
            None => format!("from {from}"),
        };
        term(format!("{}, {range}", band.label), &band.gist)
    });
    found.collect()
}
