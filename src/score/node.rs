//! What makes the result of a domain, a section or the whole, and that result.

use num_traits::Zero;

use crate::number::{Number, whole};
use crate::questionnaire::range::of_node;
use crate::questionnaire::{Band, Node, Overall, Questionnaire, RollUp};

use super::roll_up::{common, is_mean_like, out_of_100, range, result};
use super::set::{MadeOf, Range, SetScore};
use super::statement::StatementScore;

/// One thing that counts in a result.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Child {
    /// What it is.
    pub(crate) what: What,
    /// Its weight.
    pub(crate) weight: Number,
    /// Its lowest and highest possible value; `None` where it does not apply.
    pub(crate) range: Option<Range>,
    /// The same when everything in it applies, as the questionnaire has it; `None` where nothing can count in it.
    pub(crate) ends: Option<Range>,
    /// What it contributes; `None` unless it is counted.
    pub(crate) value: Option<Number>,
    /// Whether it passes: for a share of what passes.
    pub(crate) passes: bool,
    /// Whether an answer in it stands in the way of a result.
    pub(crate) blocked: bool,
}

/// What counts in a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A statement, by position.
    Statement(usize),
    /// A domain or section, by position in [`Questionnaire::nodes`].
    Node(usize),
}

/// How a result is made, whatever it is the result of.
pub(crate) struct Rule<'a> {
    pub(crate) roll_up: RollUp,
    pub(crate) start: Number,
    pub(crate) enough: Number,
    pub(crate) bands: &'a [Band],
}

impl<'a> Rule<'a> {
    pub(crate) fn of_node(node: &'a Node) -> Self {
        Self {
            roll_up: node.roll_up,
            start: node.start.clone(),
            enough: node.enough.clone(),
            bands: &node.bands,
        }
    }

    pub(crate) fn of_overall(overall: &'a Overall) -> Self {
        Self {
            roll_up: overall.roll_up,
            start: overall.start.clone(),
            enough: overall.enough.clone(),
            bands: &overall.bands,
        }
    }

    /// That of a lens or a criterion: a weighted mean of what is counted, where that is as much as the questionnaire asks for.
    pub(crate) fn of_a_view(questionnaire: &Questionnaire) -> Self {
        Self {
            roll_up: RollUp::WeightedMean,
            start: Number::zero(),
            enough: questionnaire.enough.clone(),
            bands: &[],
        }
    }
}

/// What the children of nodes are found in. `nodes` may still be without those that stand before the children.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'a> {
    pub(crate) questionnaire: &'a Questionnaire,
    pub(crate) statements: &'a [StatementScore],
    pub(crate) nodes: &'a [SetScore],
}

impl Tree<'_> {
    /// What counts in the result of a node at this position of [`Questionnaire::nodes`].
    ///
    /// Its own statements that count, then its sections that count. A heading is transparent: what it holds stands in for it.
    /// Of a share of what passes it is every statement that counts below it, its weight multiplied by those of the sections
    /// that it stands in.
    pub(crate) fn children(self, node: &Node, at: usize) -> Vec<Child> {
        if node.roll_up == RollUp::SharePassing {
            return self.pooled(node, &whole(1));
        }
        let mut children = self.own(node, &whole(1));
        for (position, section) in sections(&node.sections, at + 1) {
            children.extend(self.section(section, position));
        }
        children
    }

    /// What counts in the overall result.
    pub(crate) fn of_the_whole(self, overall: &Overall) -> Vec<Child> {
        let domains = sections(&self.questionnaire.domains, 0);
        let domains = domains.into_iter();
        if overall.roll_up == RollUp::SharePassing {
            return domains
                .flat_map(|(_, domain)| self.pooled_section(domain, &whole(1)))
                .collect();
        }
        domains.flat_map(|(at, domain)| self.section(domain, at)).collect()
    }

    /// The statements of a list that count, as in a lens.
    pub(crate) fn these(self, members: &[usize]) -> Vec<Child> {
        let members = members.iter();
        let counting = members.filter(|at| self.questionnaire.statements[**at].counts);
        counting.map(|&at| self.statement(at, &whole(1))).collect()
    }

    fn section(self, section: &Node, at: usize) -> Vec<Child> {
        if !section.counts {
            return Vec::new();
        }
        if section.roll_up == RollUp::None {
            return self.children(section, at);
        }
        let score = &self.nodes[at];
        vec![Child {
            what: What::Node(at),
            weight: section.weight.clone(),
            range: score.range.clone(),
            ends: of_node(self.questionnaire, section),
            value: score.score.clone(),
            passes: false,
            blocked: score.blocked,
        }]
    }

    fn pooled(self, node: &Node, weight: &Number) -> Vec<Child> {
        let own = self.own(node, weight).into_iter();
        let sections = node.sections.iter();
        own.chain(sections.flat_map(|section| self.pooled_section(section, weight)))
            .collect()
    }

    fn pooled_section(self, section: &Node, weight: &Number) -> Vec<Child> {
        match (section.counts, section.roll_up) {
            (false, _) => Vec::new(),
            (true, RollUp::None) => self.pooled(section, weight),
            (true, _) => self.pooled(section, &(weight * &section.weight)),
        }
    }

    fn own(self, node: &Node, weight: &Number) -> Vec<Child> {
        let counting = node.own.clone().filter(|&at| self.questionnaire.statements[at].counts);
        counting.map(|at| self.statement(at, weight)).collect()
    }

    fn statement(self, at: usize, weight: &Number) -> Child {
        let (statement, score) = (&self.questionnaire.statements[at], &self.statements[at]);
        let scale = self.questionnaire.scale_of(statement);
        let range = (scale.lowest().clone(), scale.highest().clone());
        Child {
            what: What::Statement(at),
            weight: &statement.weight * weight,
            range: score.is_applicable().then(|| range.clone()),
            ends: Some(range),
            value: score
                .value
                .clone()
                .filter(|_| score.is_counted() && score.is_applicable()),
            passes: score.passes,
            blocked: score.blocks,
        }
    }
}

/// Nodes that stand beside each other, with their positions in [`Questionnaire::nodes`]; the first stands at `from`.
pub(super) fn sections(nodes: &[Node], from: usize) -> Vec<(usize, &Node)> {
    let mut next = from;
    let place = |node| {
        let at = next;
        next += size(node);
        (at, node)
    };
    nodes.iter().map(place).collect()
}

/// How many nodes a node is, itself among them.
fn size(node: &Node) -> usize {
    1 + node.sections.iter().map(size).sum::<usize>()
}

/// Positions of the statements that count in the result of a node, at any depth.
pub(crate) fn counting(questionnaire: &Questionnaire, node: &Node) -> Vec<usize> {
    let own = node.own.clone().filter(|&at| questionnaire.statements[at].counts);
    let sections = node.sections.iter().filter(|section| section.counts);
    own.chain(sections.flat_map(|section| counting(questionnaire, section)))
        .collect()
}

/// The result of a set and what belongs to it, but for the counts over its statements.
pub(super) fn made(rule: &Rule<'_>, children: &[Child]) -> SetScore {
    let mut set = SetScore {
        roll_up: rule.roll_up,
        made_of: made_of(children),
        counted: children.iter().filter(|child| child.value.is_some()).count(),
        applicable: children.iter().filter(|child| child.range.is_some()).count(),
        enough: rule.enough.clone(),
        score: None,
        score_100: None,
        range: range(rule.roll_up, &rule.start, children),
        normalised: is_mean_like(rule.roll_up) && common(children).is_none(),
        blocked: children.iter().any(|child| child.blocked),
        band: None,
        attained: None,
        at_target: 0,
        ratings: 0,
        dont_know: 0,
        asked: 0,
        few: 0,
    };
    if set.has_enough() && !set.blocked {
        set.score = result(rule.roll_up, &rule.start, children);
    }
    let scaled = set.score.as_ref().zip(set.range.as_ref());
    set.score_100 = scaled.and_then(|(score, range)| out_of_100(score, range));
    set.band = (set.score.as_ref()).and_then(|score| rule.bands.iter().rposition(|band| band.from <= *score));
    set
}

fn made_of(children: &[Child]) -> MadeOf {
    let statements = children.iter().filter(|child| matches!(child.what, What::Statement(_)));
    match statements.count() {
        all if all == children.len() => MadeOf::Statements,
        0 => MadeOf::Sections,
        _ => MadeOf::Both,
    }
}
