//! Which statements a respondent is asked: those for their roles, after the answers that lead to them, in sections that
//! they did not leave out. What is never reached is not unanswered.

use crate::questionnaire::{Node, Questionnaire, ShownIf, Wanted};
use crate::response::{Answer, Response};

/// Whether each statement is asked of this respondent: one per statement, in questionnaire order.
#[must_use]
pub fn reached(questionnaire: &Questionnaire, response: &Response) -> Vec<bool> {
    let mut asked = vec![true; questionnaire.statements.len()];
    for domain in &questionnaire.domains {
        walk(questionnaire, response, domain, &mut asked);
    }
    asked
}

fn walk(questionnaire: &Questionnaire, response: &Response, node: &Node, asked: &mut [bool]) {
    if !opens(questionnaire, response, node, asked) {
        asked[node.statements.clone()].fill(false);
        return;
    }
    for section in &node.sections {
        walk(questionnaire, response, section, asked);
    }
}

/// Whether a node's own conditions hold, given what was asked before it.
fn opens(questionnaire: &Questionnaire, response: &Response, node: &Node, asked: &[bool]) -> bool {
    !response.left_out.contains(&node.id)
        && for_roles(questionnaire, response, node)
        && node
            .shown_if
            .as_ref()
            .is_none_or(|condition| holds(questionnaire, response, condition, asked))
}

/// Whether a node is for one of the respondent's roles. Somebody who has not chosen a role is asked only what is for everybody.
fn for_roles(questionnaire: &Questionnaire, response: &Response, node: &Node) -> bool {
    let choices = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let ids: Vec<&str> = choices.map(|role| role.id.as_str()).collect();
    let chosen = |role: &usize| {
        ids.get(*role)
            .is_some_and(|id| response.roles.iter().any(|own| own == id))
    };
    node.roles.is_empty() || node.roles.iter().any(chosen)
}

/// Whether the earlier answer was given; an answer to a statement that is itself no longer reached does not count.
fn holds(questionnaire: &Questionnaire, response: &Response, condition: &ShownIf, asked: &[bool]) -> bool {
    let given = response.answer(&questionnaire.statements[condition.statement].id);
    asked[condition.statement]
        && condition.answers.iter().any(|wanted| match (wanted, given) {
            (Wanted::Level(level), Some(Answer::Rating(rating))) => level == rating,
            (Wanted::DontKnow, Some(Answer::DontKnow)) => true,
            (Wanted::NotApplicable, Some(Answer::NotApplicable(_))) => true,
            _ => false,
        })
}
