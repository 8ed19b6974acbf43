//! Which statements a respondent is asked: those for their roles, after the answers that lead to them, in sections that
//! they did not leave out. What is never reached is not unanswered. And what is asked after an answer besides.

use std::borrow::Cow;

use crate::questionnaire::{After, Node, Questionnaire, ShownIf, Statement, Wanted};
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

/// Whether each statement would be asked of this respondent, had they left nothing out as a whole.
#[must_use]
pub fn offered(questionnaire: &Questionnaire, response: &Response) -> Vec<bool> {
    if response.left_out.is_empty() {
        return reached(questionnaire, response);
    }
    let mut whole = response.clone();
    whole.left_out.clear();
    reached(questionnaire, &whole)
}

/// The response without answers to statements that it is not asked, and without what they carry. Its file keeps them, for they
/// count again when the statements are asked again; a report is of what counts.
#[must_use]
pub fn as_asked<'r>(questionnaire: &Questionnaire, response: &'r Response) -> Cow<'r, Response> {
    let asked = reached(questionnaire, response);
    let statements = questionnaire.statements.iter().zip(asked);
    let strangers = statements.filter(|(one, asked)| !asked && response.answers.contains_key(&one.id));
    let mut made = Cow::Borrowed(response);
    for (statement, _) in strangers {
        let made = made.to_mut();
        made.answers.remove(&statement.id);
        made.also.remove(&statement.id);
        made.most_difference.retain(|_, most| *most != statement.id);
    }
    made
}

/// How many of the statements that are asked of this respondent have an answer, and how many are asked.
#[must_use]
pub fn progress(questionnaire: &Questionnaire, response: &Response) -> (usize, usize) {
    let reached = reached(questionnaire, response);
    let asked = questionnaire.statements.iter().zip(&reached);
    let answered = asked.filter(|(one, reached)| **reached && response.answers.contains_key(&one.id));
    (answered.count(), reached.iter().filter(|reached| **reached).count())
}

/// Positions in [`Questionnaire::asks`] of what is asked after this answer to the statement, in order.
#[must_use]
pub fn asks_after(questionnaire: &Questionnaire, statement: &Statement, answer: &Answer) -> Vec<usize> {
    let follows = |after: &After| match (after, answer) {
        (After::Level(id), Answer::Rating(level)) => {
            let levels = &questionnaire.scale_of(statement).levels;
            levels.get(*level).is_some_and(|level| level.id == *id)
        }
        (After::DontKnow, Answer::DontKnow) | (After::NotApplicable, Answer::NotApplicable(_)) => true,
        _ => false,
    };
    let asks = questionnaire.asks.iter().enumerate();
    asks.filter(|(_, ask)| match ask.after.as_slice() {
        [] => matches!(answer, Answer::Rating(_)),
        after => after.iter().any(follows),
    })
    .map(|(position, _)| position)
    .collect()
}

/// What the answer to a statement carries for an ask, both by position. `None` when nothing was given, and when the ask does
/// not follow the answer as it is now: a date for an item in hand means nothing once the item is done.
#[must_use]
pub fn carried<'r>(questionnaire: &Questionnaire, response: &'r Response, at: usize, ask: usize) -> Option<&'r str> {
    let statement = &questionnaire.statements[at];
    let answer = response.answer(&statement.id)?;
    if !asks_after(questionnaire, statement, answer).contains(&ask) {
        return None;
    }
    let given = response.also.get(&statement.id)?.get(&questionnaire.asks[ask].id)?;
    Some(given.as_str()).filter(|given| !given.is_empty())
}

/// The first thing, by position, that has to be given with the answer to a statement and is not; `None` when nothing is
/// missing, and for a statement without an answer.
#[must_use]
pub fn missing(questionnaire: &Questionnaire, response: &Response, at: usize) -> Option<usize> {
    let statement = &questionnaire.statements[at];
    let after = asks_after(questionnaire, statement, response.answer(&statement.id)?);
    let mut needed = after.into_iter().filter(|ask| questionnaire.asks[*ask].required);
    needed.find(|ask| carried(questionnaire, response, at, *ask).is_none())
}

/// Positions of the statements that are asked and answered, and lack something that has to be given with the answer.
#[must_use]
pub fn incomplete(questionnaire: &Questionnaire, response: &Response) -> Vec<usize> {
    let reached = reached(questionnaire, response).into_iter().enumerate();
    reached
        .filter(|(at, reached)| *reached && missing(questionnaire, response, *at).is_some())
        .map(|(at, _)| at)
        .collect()
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
#[must_use]
pub fn for_roles(questionnaire: &Questionnaire, response: &Response, node: &Node) -> bool {
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
