//! The lowest and the highest result that a domain, a section or the whole can have, when everything in it applies.

use crate::number::{Number, whole};

use super::{Node, Overall, Questionnaire, RollUp};

/// The lowest and the highest possible value.
pub type Ends = (Number, Number);

/// Of a domain or section; `None` for a heading and where nothing counts.
#[must_use]
pub fn of_node(questionnaire: &Questionnaire, node: &Node) -> Option<Ends> {
    rolled_up(node.roll_up, &node.start, &parts(questionnaire, node))
}

/// Of the overall result; `None` where nothing counts in it.
#[must_use]
pub fn of_overall(questionnaire: &Questionnaire, overall: &Overall) -> Option<Ends> {
    let domains = questionnaire.domains.iter();
    let parts: Vec<Part> = domains.flat_map(|domain| part(questionnaire, domain)).collect();
    rolled_up(overall.roll_up, &overall.start, &parts)
}

/// Something that counts in a result: its weight and its own ends.
struct Part {
    weight: Number,
    ends: Ends,
}

/// What counts in a node: its own statements, its sections, and what stands under headings in it.
fn parts(questionnaire: &Questionnaire, node: &Node) -> Vec<Part> {
    let statements = questionnaire.statements[node.own.clone()].iter();
    let counted = statements.filter(|statement| statement.counts).map(|statement| {
        let scale = questionnaire.scale_of(statement);
        Part {
            weight: statement.weight.clone(),
            ends: (scale.lowest().clone(), scale.highest().clone()),
        }
    });
    let sections = node.sections.iter();
    counted
        .chain(sections.flat_map(|section| part(questionnaire, section)))
        .collect()
}

/// What a node is in what it stands in: one thing, or, of a heading, what it holds.
fn part(questionnaire: &Questionnaire, node: &Node) -> Vec<Part> {
    if node.roll_up == RollUp::None {
        return parts(questionnaire, node);
    }
    let ends = of_node(questionnaire, node).filter(|_| node.counts);
    let weight = node.weight.clone();
    ends.into_iter()
        .map(|ends| Part {
            weight: weight.clone(),
            ends,
        })
        .collect()
}

fn rolled_up(roll_up: RollUp, start: &Number, parts: &[Part]) -> Option<Ends> {
    let first = parts.first()?;
    match roll_up {
        RollUp::None => None,
        RollUp::Share | RollUp::SharePassing => Some(percent()),
        RollUp::Sum => Some((
            parts
                .iter()
                .fold(start.clone(), |sum, part| sum + &part.weight * &part.ends.0),
            parts
                .iter()
                .fold(start.clone(), |sum, part| sum + &part.weight * &part.ends.1),
        )),
        RollUp::WeightedMean | RollUp::Minimum | RollUp::Maximum | RollUp::Middle => {
            let same = parts.iter().all(|part| part.ends == first.ends);
            Some(if same { first.ends.clone() } else { percent() })
        }
    }
}

/// What parts with different ends are brought to.
fn percent() -> Ends {
    (whole(0), whole(100))
}
