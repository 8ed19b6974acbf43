//! The summary of a round of individuals: what is strong, what needs work, where we differ, what we do not know, what we
//! will do. It fits one page and can be read alone.

use crate::needs::Route;
use crate::words::list;

use super::super::facts::Facts;
use super::super::{Block, labelled, needs, paragraph, picture, plan, waiting};
use super::{shorts, statements, such_as, who};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![paragraph(who(facts))];
    blocks.extend(waiting::some_withheld(facts));
    blocks.push(labelled("What is strong", strong(facts)));
    blocks.push(labelled("What needs work", work(facts)));
    blocks.push(labelled("Where we differ", differ(facts)));
    blocks.push(labelled("What we do not know", unknown(facts)));
    blocks.push(labelled("What we will do", will(facts)));
    blocks.push(paragraph(picture::levels(facts)));
    blocks
}

fn strong(facts: &Facts<'_>) -> String {
    let strong = super::super::strengths::strong(facts);
    if strong.is_empty() {
        return "No statement has every rating at its target or above yet".to_owned();
    }
    let number = strong.len();
    let every = format!("{} where every rating is", statements(number));
    let target = super::super::strengths::high(facts, &strong, 1);
    format!("{every} {target}{}", such_as(facts, &strong))
}

fn work(facts: &Facts<'_>) -> String {
    let chosen = facts.also.plan.map(|plan| plan.needs.as_slice()).unwrap_or_default();
    if !chosen.is_empty() {
        let titles: Vec<String> = chosen
            .iter()
            .map(|need| format!("\u{201c}{}\u{201d}", need.title))
            .collect();
        return format!("We chose {}", list(&titles));
    }
    let needs = facts.with_route(Route::Act);
    match needs.as_slice() {
        [] => needs::none(facts),
        [_, _, _, _, ..] => format!(
            "{} below target. The first 3 are {}",
            statements(needs.len()),
            shorts(facts, &needs[..3])
        ),
        few => format!("{}: {}", statements(few.len()), shorts(facts, few)),
    }
}

fn differ(facts: &Facts<'_>) -> String {
    let talk = facts.with_route(Route::Talk);
    if talk.is_empty() {
        return "On no statement are our views far apart".to_owned();
    }
    format!("{}{}", statements(talk.len()), such_as(facts, &talk))
}

fn unknown(facts: &Facts<'_>) -> String {
    let unknown = facts.with_route(Route::FindOut);
    if unknown.is_empty() {
        return "No statement needs finding out first".to_owned();
    }
    format!("{}{}", statements(unknown.len()), such_as(facts, &unknown))
}

fn will(facts: &Facts<'_>) -> String {
    match facts.also.plan {
        Some(plan) => plan::in_a_sentence(plan),
        None => "We have not chosen our needs and actions yet".to_owned(),
    }
}
