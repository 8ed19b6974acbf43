//! The arithmetic of a domain, a section, the whole, a lens or a criterion.

use std::collections::BTreeSet;

use num_traits::{One, Zero};

use crate::privacy::from_to;
use crate::questionnaire::{Questionnaire, RollUp};
use crate::score::node::{Child, Rule, What, counting};
use crate::score::policy::{leaves_all_out, policies};
use crate::score::{SetScore, StatementScore};
use crate::words::{count, list};

use super::likely::{self, Which};
use super::{Explanation, Input, Part, attained, exact, part, part_of, responses, result};

/// What is explained, and what it is made of.
pub(super) struct Set<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) title: String,
    pub(super) rule: Rule<'a>,
    /// What counts in it.
    pub(super) children: Vec<Child>,
    /// Every statement in it.
    pub(super) members: Vec<usize>,
    pub(super) score: &'a SetScore,
    /// Which result it is.
    pub(super) which: Which,
}

pub(super) fn explained(set: &Set<'_>) -> Explanation {
    let mut parts = vec![responses(set.input), made_of(set)];
    parts.extend(policy(set.input.questionnaire));
    match set.score.roll_up {
        RollUp::None => parts.push(part(
            "Result",
            vec!["None: this is a heading. What stands in it is not rolled up into one figure.".into()],
        )),
        _ => parts.extend([enough(set), result::part(set)]),
    }
    parts.extend(result::band(set));
    parts.extend(likely::part(set));
    parts.extend(likely::unknown(set));
    parts.extend(attained::part(set));
    parts.push(pools(set.score));
    Explanation {
        title: set.title.clone(),
        parts,
    }
}

/// Everything that counts: what it contributes and its weight, or why it is left out.
fn made_of(set: &Set<'_>) -> Part {
    let statements = set
        .children
        .iter()
        .any(|child| matches!(child.what, What::Statement(_)));
    let sections = set.children.iter().any(|child| matches!(child.what, What::Node(_)));
    let mut lines = Vec::new();
    if statements {
        lines.push(needed(set));
    }
    lines.extend(set.children.iter().map(|child| line(set, child)));
    lines.extend(not_counting(set));
    let heading = match (statements, sections) {
        (true, true) => "Statements and sections",
        (false, true) => "What it is made of",
        _ => "Statements",
    };
    part(heading, lines)
}

fn needed(set: &Set<'_>) -> String {
    let scores = &set.input.scores;
    let needed = scores.responses.clamp(1, 3);
    let what = if leaves_all_out(set.input.questionnaire) {
        count(needed, "rating", "ratings")
    } else {
        count(needed, "answer", "answers")
    };
    let fewer = set.members.iter().any(|&at| scores.statements[at].not_asked > 0);
    let fewer = if fewer { ", or all where fewer were asked" } else { "" };
    format!("A statement counts with at least {what}{fewer}.")
}

fn line(set: &Set<'_>, child: &Child) -> String {
    let weight = exact(&child.weight);
    let name = name(set.input.questionnaire, child.what);
    let Some(value) = &child.value else {
        return match child.what {
            What::Statement(at) => format!("{name}: left out, {}.", why_not(set.input, at)),
            What::Node(at) => format!("{name}: left out, {}.", set.input.scores.nodes[at].status()),
        };
    };
    let passes = match (set.rule.roll_up, child.passes) {
        (RollUp::SharePassing, true) => ", passes",
        (RollUp::SharePassing, false) => ", does not pass",
        _ => "",
    };
    let scaled = result::scaled(set, child);
    match child.what {
        What::Statement(at) => {
            let score = &set.input.scores.statements[at];
            let from = contributes(set.input.questionnaire, score, at);
            let at_target = score.at_target;
            format!("{name}: {from}, weight {weight}, {at_target} at target{passes}{scaled}.")
        }
        What::Node(_) => format!("{name}: result {}, weight {weight}{scaled}.", exact(value)),
    }
}

/// `mean 2.5 of 8 ratings`, or what is made of it: turned round, or with answers that count as the lowest level.
fn contributes(questionnaire: &Questionnaire, score: &StatementScore, at: usize) -> String {
    let ratings = count(score.ratings() as usize, "rating", "ratings");
    let (Some(value), mean) = (&score.value, &score.mean) else {
        return "nothing".to_owned();
    };
    let lowest = score.contributing - score.ratings();
    if Some(value) == mean.as_ref() && lowest == 0 {
        return format!("mean {} of {ratings}", exact(value));
    }
    let reversed = if questionnaire.statements[at].reverse {
        ", turned round"
    } else {
        ""
    };
    let lowest = count(lowest as usize, "answer that counts", "answers that count");
    let from = match (score.contributing - score.ratings(), score.ratings()) {
        (0, _) => ratings,
        (_, 0) => format!("{lowest} as the least hopeful level"),
        _ => format!("{ratings} and {lowest} as the least hopeful level"),
    };
    format!("value {} of {from}{reversed}", exact(value))
}

pub(super) fn name(questionnaire: &Questionnaire, what: What) -> String {
    match what {
        What::Statement(at) => {
            let statement = &questionnaire.statements[at];
            format!("{} {}", statement.id, statement.short)
        }
        What::Node(at) => {
            let node = questionnaire.nodes()[at];
            format!("{} {}", node.id, node.title)
        }
    }
}

/// Why a statement is left out of a result.
fn why_not(input: &Input<'_>, at: usize) -> String {
    let score = &input.scores.statements[at];
    match (score.ratings(), score.dont_know) {
        _ if score.responses() == 0 && score.not_asked > 0 => "nobody was asked".into(),
        _ if !score.is_applicable() => "not applicable".into(),
        (0, _) if score.few > 0 => "no rating".into(),
        (0, 0) => "not answered".into(),
        (0, unknown) => format!("no rating, {unknown} don't know"),
        (few, _) => format!("{} only", count(few as usize, "rating", "ratings")),
    }
}

/// The statements in it that the questionnaire keeps out of its result.
fn not_counting(set: &Set<'_>) -> Option<String> {
    let questionnaire = set.input.questionnaire;
    let nodes = questionnaire.nodes();
    let below = |child: &Child| match child.what {
        What::Statement(at) => vec![at],
        What::Node(at) => counting(questionnaire, nodes[at]),
    };
    let counting: BTreeSet<usize> = set.children.iter().flat_map(below).collect();
    let others = set.members.iter().filter(|at| !counting.contains(at));
    let ids: Vec<&str> = others.map(|&at| questionnaire.statements[at].id.as_str()).collect();
    (!ids.is_empty()).then(|| format!("Not part of this result, as the questionnaire says: {}.", list(&ids)))
}

/// What other answers mean, where any of them is more than left out.
fn policy(questionnaire: &Questionnaire) -> Option<Part> {
    (!leaves_all_out(questionnaire)).then(|| part("What other answers mean", policies(questionnaire)))
}

fn enough(set: &Set<'_>) -> Part {
    let score = set.score;
    let mut lines = vec![format!(
        "{} of the {} that apply {} counted. A result needs {}: {}.",
        score.counted,
        score.applicable,
        if score.counted == 1 { "is" } else { "are" },
        floor(score),
        if score.has_enough() { "yes" } else { "no" }
    )];
    lines.extend(in_the_way(set));
    part("Enough answers", lines)
}

fn floor(score: &SetScore) -> String {
    let share = &score.enough;
    match share.is_zero() {
        true => "at least 1".to_owned(),
        false if share.is_one() => "all of them".to_owned(),
        false if part_of(share) == "half" => "at least half, and at least 1".to_owned(),
        false => format!("at least {} of them, and at least 1", part_of(share)),
    }
}

/// Names what blocks the result.
fn in_the_way(set: &Set<'_>) -> Option<String> {
    let blocking = set.children.iter().filter(|child| child.blocked);
    let names: Vec<String> = blocking
        .map(|child| name(set.input.questionnaire, child.what))
        .collect();
    (!names.is_empty()).then(|| format!("In the way of a result: {}.", list(&names)))
}

fn pools(score: &SetScore) -> Part {
    let at_target = match score.ratings {
        0 => "At or above target: no counted ratings.".to_owned(),
        all => format!(
            "At or above target, over the counted statements: {} of {all} ratings.",
            score.at_target
        ),
    };
    let unknown = match score.asked {
        _ if score.few > 0 => format!(
            "Don't know, over all statements: {}. Which answers were don't knows is not told of 1 or 2 people.",
            from_to(score.dont_know, score.few)
        ),
        0 => "Don't know: nobody was able to answer yet.".to_owned(),
        all => format!("Don't know, over all statements: {} of {all} asked.", score.dont_know),
    };
    part("Counts", vec![at_target, unknown])
}
