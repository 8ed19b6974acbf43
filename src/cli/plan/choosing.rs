//! Choosing needs by being asked: which, which belong together, in which order, and why.

use anyhow::Result;

use super::ask::{day, numbered, optional, or_stop};
use super::file::Kept;
use super::offer::{Offer, offer};
use super::usage;
use crate::cli::folder::Folder;
use crate::cli::prompt::{Asker, positions};
use crate::needs::Route;
use crate::plan::{Choice, ChosenNeed, MOST_NAME, MOST_TEXT, Plan};
use crate::questionnaire::Questionnaire;
use crate::words::{count, list};

/// Asks for all of it; everything is saved as soon as it is said.
pub(super) fn choosing(folder: &Folder, kept: &mut Kept<'_>, asker: &mut dyn Asker) -> Result<()> {
    let questionnaire = &folder.questionnaire;
    let offer = offer(folder)?;
    let groups = which(questionnaire, &mut kept.plan, &offer, asker)?;
    let groups = together(questionnaire, groups, asker)?;
    let mut new = Vec::new();
    for statements in groups {
        let choice = Choice {
            statements,
            ..Choice::default()
        };
        new.push(kept.plan.choose(&choice, questionnaire).map_err(usage)?);
    }
    in_order(&mut kept.plan, asker)?;
    kept.save()?;
    let ids: Vec<String> = kept.plan.needs.iter().map(|need| need.id.clone()).collect();
    for id in ids {
        about(kept, &id, new.contains(&id), questionnaire, &offer, asker)?;
    }
    if kept.plan.review_on.is_empty() && !kept.plan.needs.is_empty() {
        let question = "On which day will you look at this plan again? Such as 17/01/2012. Enter leaves it open.";
        kept.plan.review_on = day(asker, question, true)?;
        kept.save()?;
    }
    Ok(())
}

/// Asks which needs stay and which come new; returns the statements of the new ones, one by one.
fn which(
    questionnaire: &Questionnaire,
    plan: &mut Plan,
    offer: &Offer,
    asker: &mut dyn Asker,
) -> Result<Vec<Vec<String>>> {
    let there: Vec<ChosenNeed> = plan.needs.clone();
    let used = |id: &String| there.iter().any(|need| need.statements.contains(id));
    let id = |at: usize| &questionnaire.statements[at].id;
    let fresh: Vec<&(Route, usize)> = offer.statements.iter().filter(|(_, at)| !used(id(*at))).collect();
    let mut items: Vec<String> = (there.iter())
        .map(|need| format!("{} {} ({})", need.id, need.title, list(&need.statements)))
        .collect();
    items.extend(fresh.iter().map(|(route, at)| item(questionnaire, offer, *route, *at)));
    if !offer.nothing.is_empty() {
        asker.tell("", &offer.nothing)?;
    }
    let mut chosen: Vec<usize> = Vec::new();
    if !items.is_empty() {
        let marked: Vec<usize> = (0..there.len()).collect();
        let answer = asker.several("Which needs do you choose? Few are better: 3 to 5.", &items, &marked)?;
        chosen = or_stop(asker, answer)?;
    }
    leave_out(plan, &there, &chosen, asker)?;
    let new = chosen.iter().filter_map(|at| fresh.get(at.checked_sub(there.len())?));
    let mut new: Vec<Vec<String>> = new.map(|(_, at)| vec![id(*at).clone()]).collect();
    if fresh.is_empty() {
        new.extend(by_id(questionnaire, asker)?);
    }
    Ok(new)
}

/// `D2.04 Reaching people who are not heard: level 2, act`.
fn item(questionnaire: &Questionnaire, offer: &Offer, route: Route, at: usize) -> String {
    let statement = &questionnaire.statements[at];
    let level = offer.levels[at].map(|level| &questionnaire.scale_of(statement).levels[level]);
    let level = level.map_or_else(String::new, |level| format!("level {}, ", level.key));
    format!("{} {}: {level}{}", statement.id, statement.short, route.label())
}

/// Takes out the needs that were not chosen again; one with actions only after asking.
fn leave_out(plan: &mut Plan, there: &[ChosenNeed], chosen: &[usize], asker: &mut dyn Asker) -> Result<()> {
    for (_, need) in there.iter().enumerate().filter(|(at, _)| !chosen.contains(at)) {
        let actions = plan.actions_of(&need.id).count();
        if actions > 0 {
            let number = count(actions, "action", "actions");
            asker.tell("", &format!("{} {} has {number}.", need.id, need.title))?;
            let answer = asker.confirm(&format!("Take {} and its {number} out?", need.id), false)?;
            if !or_stop(asker, answer)? {
                asker.tell("", &format!("{} stays.", need.id))?;
                continue;
            }
        }
        plan.leave_out(&need.id, true).map_err(usage)?;
    }
    Ok(())
}

/// Where nothing is listed, statements are named.
fn by_id(questionnaire: &Questionnaire, asker: &mut dyn Asker) -> Result<Vec<Vec<String>>> {
    let example = questionnaire.statements.first().map_or("", |one| one.id.as_str());
    let question = format!("Which statements do you choose, by their ids? Such as {example}. Enter chooses none.");
    let check = |typed: &str| match words(typed).find(|word| questionnaire.position_loosely(word).is_none()) {
        Some(word) => Err(format!(
            "There is no statement {word}. Type ids such as {example}, or q to stop."
        )),
        None => Ok(()),
    };
    let answer = asker.text(&question, &check)?;
    let typed = or_stop(asker, answer)?;
    let found = words(&typed).filter_map(|word| questionnaire.position_loosely(word));
    Ok(found.map(|at| vec![questionnaire.statements[at].id.clone()]).collect())
}

fn words(typed: &str) -> impl Iterator<Item = &str> {
    typed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
}

/// Asks which of the new ones belong together, as often as two are left.
fn together(
    questionnaire: &Questionnaire,
    mut groups: Vec<Vec<String>>,
    asker: &mut dyn Asker,
) -> Result<Vec<Vec<String>>> {
    while groups.len() > 1 {
        let names = groups.iter().map(|ids| names(questionnaire, ids));
        numbered(asker, names)?;
        let question = "Do some of these belong together, as one need? Type their numbers, such as 1 3. Enter goes on.";
        let number = groups.len();
        let check = |typed: &str| match positions(typed, number) {
            Some(found) if found.len() != 1 => Ok(()),
            _ => Err(format!("Type two or more numbers from 1 to {number}, or press Enter.")),
        };
        let answer = asker.text(question, &check)?;
        let mut found = positions(&or_stop(asker, answer)?, number).unwrap_or_default();
        found.sort_unstable();
        found.dedup();
        let [first, rest @ ..] = found.as_slice() else { break };
        for &at in rest.iter().rev() {
            let more = groups.remove(at);
            groups[*first].extend(more);
        }
        groups[*first].sort_by_key(|id| questionnaire.position(id));
    }
    Ok(groups)
}

fn names(questionnaire: &Questionnaire, ids: &[String]) -> String {
    let named = ids.iter().map(|id| match questionnaire.position(id) {
        Some(at) => format!("{id} {}", questionnaire.statements[at].short),
        None => id.clone(),
    });
    named.collect::<Vec<_>>().join("; ")
}

/// Asks for the group's own order.
fn in_order(plan: &mut Plan, asker: &mut dyn Asker) -> Result<()> {
    if plan.needs.len() < 2 {
        return Ok(());
    }
    let names = plan.needs.iter().map(|need| format!("{} {}", need.id, need.title));
    numbered(asker, names)?;
    let number = plan.needs.len();
    let check = |typed: &str| match positions(typed, number) {
        Some(found) if (1..found.len()).all(|at| !found[..at].contains(&found[at])) => Ok(()),
        _ => Err(format!(
            "Type each number from 1 to {number} once, such as 2 1, or press Enter."
        )),
    };
    let question = "Which comes first for you? Type the numbers in your order, such as 2 1. Enter keeps this order.";
    let answer = asker.text(question, &check)?;
    let typed = or_stop(asker, answer)?;
    let found = positions(&typed, number).unwrap_or_default();
    let ids: Vec<String> = found.iter().map(|&at| plan.needs[at].id.clone()).collect();
    plan.order(&ids).map_err(usage)
}

/// Asks what is not said yet of a need: a name for a new one, why, and where to be in 12 months.
fn about(
    kept: &mut Kept<'_>,
    id: &str,
    new: bool,
    questionnaire: &Questionnaire,
    offer: &Offer,
    asker: &mut dyn Asker,
) -> Result<()> {
    let mut need = kept.plan.need(id).map_err(usage)?.clone();
    if new || need.reason.is_empty() || need.in_12_months.is_empty() {
        asker.say("\n")?;
        let title = if new {
            names(questionnaire, &need.statements)
        } else {
            need.title.clone()
        };
        asker.tell("", &format!("{} {title}", need.id))?;
    }
    if new {
        need.title = name(&need, asker)?;
        put(kept, &need)?;
    }
    if need.reason.is_empty() {
        need.reason = optional(asker, "Why this one? Enter leaves it out.", MOST_TEXT)?;
        put(kept, &need)?;
    }
    if need.in_12_months.is_empty() {
        need.in_12_months = level(&need, questionnaire, offer, asker)?;
        put(kept, &need)?;
    }
    Ok(())
}

fn put(kept: &mut Kept<'_>, need: &ChosenNeed) -> Result<()> {
    for one in kept.plan.needs.iter_mut().filter(|one| one.id == need.id) {
        one.clone_from(need);
    }
    kept.save()
}

fn name(need: &ChosenNeed, asker: &mut dyn Asker) -> Result<String> {
    let question = format!("What do you call it? Enter keeps \u{201c}{}\u{201d}.", need.title);
    let typed = optional(asker, &question, MOST_NAME)?;
    Ok(if typed.is_empty() { need.title.clone() } else { typed })
}

/// Asks for a level above the one shown; empty where it is left open or there is none above.
fn level(need: &ChosenNeed, questionnaire: &Questionnaire, offer: &Offer, asker: &mut dyn Asker) -> Result<String> {
    let at = need.statements.iter().filter_map(|id| questionnaire.position(id));
    let Some(first) = at.clone().next() else {
        return Ok(String::new());
    };
    let statement = &questionnaire.statements[first];
    let lowest = at.filter_map(|at| offer.levels.get(at).copied().flatten()).min();
    // Of a reversed statement the better levels are the lower ones.
    let above = if statement.reverse {
        0
    } else {
        lowest.map_or(0, |level| level + 1)
    };
    let levels = questionnaire
        .scale_of(statement)
        .levels
        .get(above..)
        .unwrap_or_default();
    if levels.is_empty() {
        return Ok(String::new());
    }
    let mut items = vec!["Leave it open".to_owned()];
    items.extend(
        levels
            .iter()
            .map(|level| format!("Level {}: {}", level.key, level.label)),
    );
    let answer = asker.number("Where do you want to be in 12 months?", &items, 0)?;
    let chosen = or_stop(asker, answer)?.checked_sub(1);
    Ok(chosen.map_or_else(String::new, |at| levels[at].key.clone()))
}
