//! The summary: a few sentences that can be read alone.

mod people;

use std::cmp::Ordering;

use crate::needs::Route;
use crate::number::{Number, share};
use crate::questionnaire::PrivacyKind;
use crate::reach::progress;
use crate::words::{count, list, plural, upper_first};

use super::facts::Facts;
use super::{Block, Voice, front, labelled, paragraph, plan};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    if facts.voice == Voice::Individuals {
        return people::blocks(facts);
    }
    let mut blocks = vec![paragraph(who(facts)), paragraph(levels(facts))];
    if let Some(progress) = front::progress(facts) {
        // What one voice has answered is said above.
        let progress = if facts.is_single() {
            "This is still in progress"
        } else {
            &progress
        };
        blocks.push(paragraph(format!("{progress}. The picture may change.")));
    }
    blocks.extend(contrast(
        &facts.questionnaire.labels.domains,
        "at target",
        &domain_tallies(facts),
    ));
    blocks.push(strengths(facts));
    blocks.push(needs(facts));
    blocks.push(unknown(facts));
    let plan = facts.also.plan.filter(|_| facts.voice == Voice::Joint);
    blocks.extend(plan.map(|plan| labelled("What we will do", plan::in_a_sentence(plan))));
    blocks
}

fn who(facts: &Facts<'_>) -> String {
    let each: Vec<(usize, usize)> = (facts.responses.iter())
        .map(|one| progress(facts.questionnaire, one))
        .collect();
    // Those who were asked different statements are measured by the most that anybody was asked.
    let total = each.iter().map(|(_, asked)| *asked).max();
    let total = total.unwrap_or(facts.questionnaire.statements.len());
    let asked = count(total, "statement", "statements");
    let answered = each.iter().map(|(answered, _)| *answered);
    let (Some(least), Some(most)) = (answered.clone().min(), answered.max()) else {
        return format!("Nobody has answered the {asked} yet.");
    };
    let of = match (least, most) {
        // The least and the most are single people's.
        _ if counts_are_limited(facts) => "the statements".to_owned(),
        _ if least == total => asked,
        _ if least == most => format!("{most} of {asked}"),
        _ => format!("{least} to {most} of {asked}"),
    };
    match (facts.voice, facts.responses.len()) {
        (Voice::Joint, _) => format!("The team answered {of} together."),
        (Voice::Individuals, 1) => format!("{} answered {of}, alone.", upper_first(&facts.people())),
        (Voice::Individuals, _) => format!("{} answered {of}, each alone.", upper_first(&facts.people())),
        (Voice::Mine, _) => format!("You answered {of}."),
    }
}

/// Whether what single people did is not to be told.
fn counts_are_limited(facts: &Facts<'_>) -> bool {
    let privacy = &facts.questionnaire.privacy;
    !facts.is_single() && privacy.kind != PrivacyKind::Open && privacy.detail > 1
}

fn levels(facts: &Facts<'_>) -> String {
    let all = facts.all();
    let tally = facts.tally(&all);
    let at_target = facts.at_target(&all, tally.at_target);
    let ways = [
        (tally.at_target, at_target.as_str()),
        (tally.below, "below"),
        (tally.differ, "where views differ"),
        (tally.find_out, "to find out"),
        (tally.unanswered, "not answered"),
        (tally.not_applicable, "not applicable"),
        (tally.not_asked, "not asked"),
        (tally.withheld, "not shown"),
    ];
    if let [_] = all.as_slice() {
        let way = ways.iter().find(|(number, _)| *number > 0);
        let way = way.map_or("", |(_, way)| way);
        let way = if way == "below" { "below its target" } else { way };
        return format!("The 1 statement is {way}.");
    }
    let verb = plural(tally.at_target, "is", "are");
    let mut parts = vec![format!("{} {verb} {at_target}", tally.at_target)];
    let others = ways.iter().enumerate().skip(1);
    parts.extend(
        others
            .filter(|(at, (number, _))| *number > 0 || *at == 1)
            .map(|(_, (number, way))| format!("{number} {way}")),
    );
    format!("Of {}, {}.", count(all.len(), "statement", "statements"), list(&parts))
}

/// Titles with how their statements stand, of the domains that have a result.
fn domain_tallies<'a>(facts: &Facts<'a>) -> Vec<(&'a str, usize, usize)> {
    let domains = facts.questionnaire.domains.iter().enumerate();
    domains
        .filter(|(at, _)| {
            facts.scores.domains[*at].counted > 0 && facts.scores.domains[*at].status() != "too few answers"
        })
        .map(|(at, domain)| {
            let tally = facts.tally(&facts.members(at));
            (domain.title.as_str(), tally.at_target, tally.applicable())
        })
        .collect()
}

/// Which sets are furthest on and which have most to do, each with the statements that count for it and all of them; `at` says
/// what counts: `at target`. Nothing where fewer than 2 can be compared.
pub(super) fn contrast(what: &str, at: &str, sets: &[(&str, usize, usize)]) -> Vec<Block> {
    let shares: Vec<Option<Number>> = sets.iter().map(|&(_, number, of)| part_of(number, of)).collect();
    let (Some(highest), Some(lowest)) = (shares.iter().flatten().max(), shares.iter().flatten().min()) else {
        return Vec::new();
    };
    if shares.len() < 2 {
        return Vec::new();
    }
    if highest.cmp(lowest) == Ordering::Equal {
        return vec![paragraph(format!(
            "The {what} are equally far on, by the share of statements {at}."
        ))];
    }
    let having = |label: &str, wanted: &Number| {
        let with = sets
            .iter()
            .zip(&shares)
            .filter(|(_, share)| share.as_ref() == Some(wanted));
        let texts =
            with.map(|((title, number, of), _)| format!("{title} ({} {at})", Facts::of_statements(*number, *of)));
        let texts: Vec<String> = texts.collect();
        (texts.len() <= NAMED).then(|| labelled(label, texts.join("; ")))
    };
    let ends = [having("Furthest on", highest), having("Most to do", lowest)];
    ends.into_iter().flatten().collect()
}

/// More than this many that are equally far on are nobody's beginning: the table shows them.
const NAMED: usize = 3;

fn part_of(number: usize, of: usize) -> Option<Number> {
    share(u32::try_from(number).ok()?, u32::try_from(of).ok()?)
}

fn strengths(facts: &Facts<'_>) -> Block {
    let number = facts.findings.iter().filter(|finding| finding.strength).count();
    let text = match number {
        0 => "No statement is a strength yet".to_owned(),
        _ => format!("{} {}", statements(number), facts.at_target(&facts.all(), number)),
    };
    labelled("Strengths", text)
}

fn needs(facts: &Facts<'_>) -> Block {
    let needs = facts.with_route(Route::Act);
    let text = match needs.as_slice() {
        [] => super::needs::none(facts),
        [_, _, _, _, ..] => format!(
            "{}. The first 3 are {}",
            statements(needs.len()),
            shorts(facts, &needs[..3])
        ),
        few => format!("{}: {}", statements(few.len()), shorts(facts, few)),
    };
    labelled("Development needs", text)
}

fn unknown(facts: &Facts<'_>) -> Block {
    let unknown = facts.with_route(Route::FindOut);
    let text = if unknown.is_empty() {
        "No statement needs finding out first".to_owned()
    } else {
        format!("{}{}", statements(unknown.len()), such_as(facts, &unknown))
    };
    labelled("To find out", text)
}

fn statements(number: usize) -> String {
    count(number, "statement", "statements")
}

/// `: A and B` for two or fewer, else `, such as A and B`.
fn such_as(facts: &Facts<'_>, all: &[usize]) -> String {
    let first = &all[..all.len().min(2)];
    let joint = if all.len() > 2 { ", such as " } else { ": " };
    format!("{joint}{}", shorts(facts, first))
}

fn shorts(facts: &Facts<'_>, all: &[usize]) -> String {
    let names: Vec<String> = all
        .iter()
        .map(|&at| format!("\u{201c}{}\u{201d}", facts.statement(at).short))
        .collect();
    list(&names)
}
