//! The numbers of one round: statements, and sets of statements such as a domain or a lens.
//!
//! Everything is exact: integers and fractions until display. Missing is `None`, never 0. The numbers of a statement are in
//! `statement`, what a node's result is made of in `node`, the formulas of the roll-ups in `roll_up`, the levels that a node
//! attains in `gates`.

mod counts;
pub(crate) mod gates;
pub(crate) mod node;
pub mod policy;
pub(crate) mod roll_up;
mod set;
mod statement;

use crate::questionnaire::{Node, Overall, Questionnaire, Statement};
use crate::response::Response;

use node::{Child, Rule, Tree, counting, made, sections};

use counts::marks;
pub use counts::{Counts, Mark, Said, marks_of};
pub use set::{Attained, GateScore, MadeOf, Range, SetScore};
use statement::Supposed;
pub use statement::{End, StatementScore, is_at_target, turned};

/// Every number of a round: one per statement, and one per domain, section, lens and criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Number of responses that these numbers rest on.
    pub responses: usize,
    /// One per statement, in questionnaire order.
    pub statements: Vec<StatementScore>,
    /// One per domain.
    pub domains: Vec<SetScore>,
    /// One per domain and section, in the order of [`Questionnaire::nodes`].
    pub nodes: Vec<SetScore>,
    /// The overall result, where the questionnaire asks for one.
    pub overall: Option<SetScore>,
    /// One per lens.
    pub lenses: Vec<SetScore>,
    /// One per criterion.
    pub criteria: Vec<SetScore>,
}

/// Scores the round's own responses: those of other sides are left out. The order of the responses does not matter.
#[must_use]
pub fn score(questionnaire: &Questionnaire, responses: &[Response]) -> Scores {
    of_side(questionnaire, responses, "")
}

/// Scores the responses of one side by its id, such as `supplier`; of our own for an empty one.
#[must_use]
pub fn of_side(questionnaire: &Questionnaire, responses: &[Response], side: &str) -> Scores {
    let responses: Vec<&Response> = responses.iter().filter(|response| response.side == side).collect();
    of(questionnaire, &responses, Supposed::default())
}

/// Scores responses with these statements counted, one per statement, whatever their answers: a statement that nobody rated is not.
/// The responses are of one side.
#[must_use]
pub fn holding(questionnaire: &Questionnaire, responses: &[&Response], counted: &[bool]) -> Scores {
    let counted = Some(counted);
    let supposed = Supposed {
        counted,
        ..Supposed::default()
    };
    of(questionnaire, responses, supposed)
}

/// The scores without each of these people in turn, in their order (statistics: delete-one jackknife). What is counted is held as it
/// is with all of them: `counted`, one per statement, such as [`StatementScore::is_counted`] of the whole. So is what applies.
/// A statement that nobody is left to rate is not counted. The responses are of one side.
#[must_use]
pub fn without_each(questionnaire: &Questionnaire, responses: &[&Response], counted: &[bool]) -> Vec<Scores> {
    let marks = marks(questionnaire, responses);
    let supposed = Supposed {
        counted: Some(counted),
        ..Supposed::default()
    };
    let whole = statement::all(questionnaire, &marks, supposed);
    let applies: Vec<bool> = whole.iter().map(StatementScore::is_applicable).collect();
    let supposed = Supposed {
        applies: Some(&applies),
        ..supposed
    };
    let left = statement::without_each(questionnaire, &marks, supposed);
    left.into_iter()
        .map(|statements| made_of(questionnaire, statements, responses.len() - 1))
        .collect()
}

/// Scores responses of one side as if every don't know to the `told` statements had been a rating at one end of its scale, with these
/// statements counted, or with those that are counted then. `told`: one per statement; don't knows to the others stay what they are.
/// What is asked after an answer stays as it was.
#[must_use]
pub fn supposing(
    questionnaire: &Questionnaire,
    responses: &[&Response],
    (unknown, told): (End, &[bool]),
    counted: Option<&[bool]>,
) -> Scores {
    let supposed = Supposed {
        counted,
        applies: None,
        unknown: Some((unknown, told)),
    };
    of(questionnaire, responses, supposed)
}

/// Scores answers that were counted: one [`Counts`] per statement, of so many responses of one side.
#[must_use]
pub fn of_counts(questionnaire: &Questionnaire, counts: Vec<Counts>, responses: usize) -> Scores {
    let counts = counts.into_iter().enumerate();
    let statements = counts.map(|(at, counts)| statement::one(questionnaire, at, counts, Supposed::default()));
    made_of(questionnaire, statements.collect(), responses)
}

fn of(questionnaire: &Questionnaire, responses: &[&Response], supposed: Supposed<'_>) -> Scores {
    let statements = statement::all(questionnaire, &marks(questionnaire, responses), supposed);
    made_of(questionnaire, statements, responses.len())
}

/// The numbers of all sets from those of statements, of so many responses.
pub(crate) fn made_of(questionnaire: &Questionnaire, statements: Vec<StatementScore>, responses: usize) -> Scores {
    let nodes = nodes(questionnaire, &statements);
    let all = All {
        questionnaire,
        statements: &statements,
    };
    let overall = questionnaire.overall.as_ref();
    Scores {
        responses,
        domains: domains(questionnaire, &nodes),
        overall: overall.map(|overall| all.overall(overall, &nodes)),
        lenses: (0..questionnaire.lenses.len())
            .map(|lens| all.view(&with_lens(questionnaire, lens)))
            .collect(),
        criteria: (0..questionnaire.criteria.len())
            .map(|criterion| all.view(&with_criterion(questionnaire, criterion)))
            .collect(),
        nodes,
        statements,
    }
}

/// Positions of the statements seen through a lens.
#[must_use]
pub fn with_lens(questionnaire: &Questionnaire, lens: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.lens == Some(lens))
}

/// Positions of the statements that bear on a criterion.
#[must_use]
pub fn with_criterion(questionnaire: &Questionnaire, criterion: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.criteria.contains(&criterion))
}

fn positions(questionnaire: &Questionnaire, wanted: impl Fn(&Statement) -> bool) -> Vec<usize> {
    let statements = questionnaire.statements.iter().enumerate();
    statements
        .filter(|(_, statement)| wanted(statement))
        .map(|(position, _)| position)
        .collect()
}

/// The numbers of every domain and section, each before what it holds.
fn nodes(questionnaire: &Questionnaire, statements: &[StatementScore]) -> Vec<SetScore> {
    let all = All {
        questionnaire,
        statements,
    };
    let order = questionnaire.nodes();
    // From the last to the first, so that sections are there before what they stand in; places before them stay empty.
    let mut made = vec![SetScore::default(); order.len()];
    for (at, node) in order.into_iter().enumerate().rev() {
        made[at] = all.node(node, at, &made);
    }
    made
}

fn domains(questionnaire: &Questionnaire, nodes: &[SetScore]) -> Vec<SetScore> {
    let domains = sections(&questionnaire.domains, 0).into_iter();
    domains.map(|(at, _)| nodes[at].clone()).collect()
}

#[derive(Clone, Copy)]
struct All<'a> {
    questionnaire: &'a Questionnaire,
    statements: &'a [StatementScore],
}

impl<'a> All<'a> {
    fn tree(self, nodes: &'a [SetScore]) -> Tree<'a> {
        Tree {
            questionnaire: self.questionnaire,
            statements: self.statements,
            nodes,
        }
    }

    fn node(self, node: &Node, at: usize, nodes: &[SetScore]) -> SetScore {
        let children = self.tree(nodes).children(node, at);
        let members: Vec<usize> = node.statements.clone().collect();
        let counting = counting(self.questionnaire, node);
        SetScore {
            attained: gates::attained(self.questionnaire, self.statements, &members),
            ..self.with_counts(&Rule::of_node(node), &children, &counting, &members)
        }
    }

    fn overall(self, overall: &Overall, nodes: &[SetScore]) -> SetScore {
        let children = self.tree(nodes).of_the_whole(overall);
        let members: Vec<usize> = (0..self.statements.len()).collect();
        let domains = self.questionnaire.domains.iter().filter(|domain| domain.counts);
        let counting: Vec<usize> = domains.flat_map(|one| counting(self.questionnaire, one)).collect();
        SetScore {
            attained: gates::attained(self.questionnaire, self.statements, &members),
            ..self.with_counts(&Rule::of_overall(overall), &children, &counting, &members)
        }
    }

    /// A lens or a criterion.
    fn view(self, members: &[usize]) -> SetScore {
        let children = self.tree(&[]).these(members);
        let counts = |at: &usize| self.questionnaire.statements[*at].counts;
        let counting: Vec<usize> = members.iter().copied().filter(counts).collect();
        self.with_counts(&Rule::of_a_view(self.questionnaire), &children, &counting, members)
    }

    /// The result with its counts: ratings over the statements that are counted, don't knows over all.
    fn with_counts(self, rule: &Rule<'_>, children: &[Child], counting: &[usize], members: &[usize]) -> SetScore {
        let counted = counting
            .iter()
            .map(|&at| &self.statements[at])
            .filter(|one| one.is_counted());
        let members = members.iter().map(|&at| &self.statements[at]);
        SetScore {
            at_target: sum(counted.clone().map(|one| one.at_target)),
            ratings: sum(counted.map(StatementScore::ratings)),
            dont_know: sum(members.clone().map(|one| one.dont_know)),
            asked: sum(members.clone().map(|one| one.ratings() + one.dont_know)),
            few: sum(members.map(|one| one.few)),
            ..made(rule, children)
        }
    }
}

/// A sum over statements, which of a thousand statements and some million people is more than a number holds.
fn sum(counts: impl Iterator<Item = u32>) -> u32 {
    counts.fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests;
