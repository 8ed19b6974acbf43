//! The level that a node attains as a whole.
//!
//! Over all statements of the node, at any depth, that belong to the gate and apply: it passes when those that pass, divided by
//! all of them (by number, or by weight where the gate says so), are at least its share. One that does not apply is left out;
//! don't know, unanswered and too few answers do not pass. A gate without a statement that applies passes or not as the
//! questionnaire says. What is attained is the highest gate that passes and, where the levels build on each other, below which
//! all pass.
//!
//! Worked example: level 1 has 6 statements, of which 5 pass, 1 does not apply: 5 of 5. Level 2 has 4, of which 2 pass: half.
//! With a share of 1 level 1 is attained; with a share of 0.5 level 2 is.

use num_traits::Zero;

use crate::number::{Number, whole};
use crate::questionnaire::{Gate, Gates, Questionnaire};

use super::set::{Attained, GateScore};
use super::statement::StatementScore;

/// What these statements attain; `None` without gates, and where none that belongs to one applies.
pub(super) fn attained(
    questionnaire: &Questionnaire,
    scores: &[StatementScore],
    members: &[usize],
) -> Option<Attained> {
    let rules = questionnaire.gates.as_ref()?;
    let these = rules.levels.iter().enumerate();
    let gates: Vec<GateScore> = these
        .map(|(gate, rule)| {
            let applicable = members_of(questionnaire, scores, members, gate);
            score(questionnaire, scores, &applicable, rule, rules.empty_passes)
        })
        .collect();
    let applies = gates.iter().any(|gate| gate.applicable > 0);
    applies.then(|| Attained {
        gate: highest(rules, &gates),
        gates,
    })
}

/// The statements among these that belong to a gate and apply.
pub(crate) fn members_of(
    questionnaire: &Questionnaire,
    scores: &[StatementScore],
    members: &[usize],
    gate: usize,
) -> Vec<usize> {
    let belongs = |at: &usize| questionnaire.statements[*at].gate == Some(gate) && scores[*at].is_applicable();
    members.iter().copied().filter(belongs).collect()
}

fn score(
    questionnaire: &Questionnaire,
    scores: &[StatementScore],
    applicable: &[usize],
    rule: &Gate,
    empty_passes: bool,
) -> GateScore {
    let passing: Vec<usize> = applicable.iter().copied().filter(|&at| scores[at].passes).collect();
    let size = |these: &[usize]| -> Number {
        let these = these.iter();
        these
            .map(|&at| match rule.weighted {
                true => questionnaire.statements[at].weight.clone(),
                false => whole(1),
            })
            .sum()
    };
    let all = size(applicable);
    let share = (!all.is_zero()).then(|| size(&passing) / all);
    GateScore {
        passing: passing.len(),
        applicable: applicable.len(),
        passes: share.as_ref().map_or(empty_passes, |share| *share >= rule.share),
        share,
    }
}

fn highest(rules: &Gates, gates: &[GateScore]) -> Option<usize> {
    if rules.cumulative {
        let passed = gates.iter().take_while(|gate| gate.passes).count();
        passed.checked_sub(1)
    } else {
        gates.iter().rposition(|gate| gate.passes)
    }
}
