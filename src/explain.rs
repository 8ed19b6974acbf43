//! Where a figure comes from: every input, what was left out and why, and the arithmetic written out.
//!
//! Inputs are sorted ratings: in an individual round nothing here says who said what.

mod attained;
mod kind;
mod likely;
mod rank;
mod result;
mod set;
mod statement;

use crate::needs::Finding;
use crate::number::{Number, rounded, whole};
use crate::problem::nearest::hint;
use crate::questionnaire::{Questionnaire, catalogue};
use crate::report::LeftOut;
use crate::response::Response;
use crate::score::node::{Rule, Tree};
use crate::score::{Scores, SetScore, with_criterion, with_lens};
use crate::words::{count, plain, upper_first, wrap};

use likely::Which;
use set::Set;

/// What the explanation is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The questionnaire, with the round's targets applied.
    pub questionnaire: &'a Questionnaire,
    /// The responses that count.
    pub responses: &'a [Response],
    /// Responses that do not count, and why.
    pub left_out: &'a [LeftOut],
    /// The numbers of these responses.
    pub scores: &'a Scores,
    /// What was found in them.
    pub findings: &'a [Finding],
    /// Whether each statement is withheld because too few people answered it: one per statement ([`crate::privacy::withheld`]).
    pub withheld: &'a [bool],
}

/// Where a figure comes from, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is explained.
    pub title: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
}

/// Some lines under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<String>,
}

impl Explanation {
    /// As plain text, wrapped to a width.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        let mut lines = wrap(&plain(&self.title), width, "", "");
        for part in &self.parts {
            lines.push(String::new());
            lines.extend(wrap(&plain(&part.heading), width, "", ""));
            for line in &part.lines {
                lines.extend(wrap(&plain(line), width, "  ", "    "));
            }
        }
        lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
    }
}

/// Explains `D2.04`, `D2` or a section, `overall`, `lens:culture` or `criterion:D2-PPI`; ids of statements, domains and sections
/// may be typed loosely.
///
/// # Errors
///
/// A fragment that says what is unknown, with the nearest valid name and where all of them are listed.
pub fn explain(input: &Input<'_>, target: &str) -> Result<Explanation, String> {
    let questionnaire = input.questionnaire;
    let typed = target.trim();
    if let Some((kind, name)) = typed.split_once(':') {
        return named_set(input, kind.trim(), name.trim());
    }
    // A section's id may be the loose form of a statement's: what is written exactly comes first.
    let nodes = questionnaire.nodes();
    let exactly = || nodes.iter().position(|node| node.id == typed);
    if let Some(at) = questionnaire.position(typed) {
        return shown(input, &[at], || statement::explained(input, at));
    }
    if let Some(at) = exactly() {
        let members: Vec<usize> = nodes[at].statements.clone().collect();
        return shown(input, &members, || node(input, at));
    }
    if let Some(at) = questionnaire.position_loosely(typed) {
        return shown(input, &[at], || statement::explained(input, at));
    }
    if let Some(at) = questionnaire.node_loosely(typed) {
        let members: Vec<usize> = nodes[at].statements.clone().collect();
        return shown(input, &members, || node(input, at));
    }
    if typed.eq_ignore_ascii_case("overall") {
        return overall(input);
    }
    Err(nothing_called(input, typed))
}

fn nothing_called(input: &Input<'_>, typed: &str) -> String {
    let questionnaire = input.questionnaire;
    let nodes = questionnaire.nodes();
    let domain = &questionnaire.labels.domain;
    let what = if nodes.len() > questionnaire.domains.len() {
        format!("statement, {domain} or section")
    } else {
        format!("statement or {domain}")
    };
    let statements = questionnaire.statements.iter().map(|one| one.id.as_str());
    let nodes = nodes.into_iter().map(|one| one.id.as_str());
    let overall = questionnaire.overall.iter().map(|_| "overall");
    let names: Vec<&str> = nodes.chain(statements).chain(overall).collect();
    let error = unknown(&format!("no {what} is called `{typed}`"), typed, &names);
    // One of the team's own is shown by its file, whose name is not known here.
    let name = catalogue::find(&questionnaire.id).map_or("FILE", |_| questionnaire.id.as_str());
    format!("{error}\nTo see them all:  ccg-diagnostic questionnaire show {name}")
}

/// A domain or a section, by its position in [`Questionnaire::nodes`].
fn node(input: &Input<'_>, at: usize) -> Explanation {
    let questionnaire = input.questionnaire;
    let node = questionnaire.nodes()[at];
    let is_domain = questionnaire.domains.iter().any(|domain| domain.id == node.id);
    let what = if is_domain {
        questionnaire.labels.domain.as_str()
    } else {
        "section"
    };
    set::explained(&Set {
        input,
        title: format!("{} {}: {}", upper_first(what), node.id, node.title),
        rule: Rule::of_node(node),
        children: tree(input).children(node, at),
        members: node.statements.clone().collect(),
        score: &input.scores.nodes[at],
        which: Which::Node(at),
    })
}

fn overall(input: &Input<'_>) -> Result<Explanation, String> {
    let questionnaire = input.questionnaire;
    let (Some(overall), Some(score)) = (&questionnaire.overall, &input.scores.overall) else {
        let domains = &questionnaire.labels.domains;
        return Err(format!(
            "this questionnaire asks for no overall result: its {domains} stand for themselves"
        ));
    };
    let members: Vec<usize> = (0..questionnaire.statements.len()).collect();
    let set = Set {
        input,
        title: overall.title.clone(),
        rule: Rule::of_overall(overall),
        children: tree(input).of_the_whole(overall),
        members: members.clone(),
        score,
        which: Which::Overall,
    };
    shown(input, &members, || set::explained(&set))
}

/// The explanation, unless a statement that it would write out was answered by too few people.
fn shown(
    input: &Input<'_>,
    members: &[usize],
    explanation: impl FnOnce() -> Explanation,
) -> Result<Explanation, String> {
    if !members.iter().any(|&at| input.withheld[at]) {
        return Ok(explanation());
    }
    let (limit, all) = (input.questionnaire.privacy.detail, input.scores.responses);
    let when = if all < limit {
        format!(
            "It is shown from {}; so far there are {}.",
            count(limit, "response", "responses"),
            count(all, "response", "responses"),
        )
    } else {
        format!(
            "It is shown once every statement in it was asked of {}.",
            count(limit, "person", "people")
        )
    };
    Err(format!(
        "too few people have answered this to explain it: the arithmetic would show what single people answered\n{when}"
    ))
}

/// A lens or a criterion.
fn view(input: &Input<'_>, title: String, members: Vec<usize>, (which, score): (Which, &SetScore)) -> Explanation {
    set::explained(&Set {
        input,
        title,
        rule: Rule::of_a_view(input.questionnaire),
        children: tree(input).these(&members),
        members,
        score,
        which,
    })
}

fn tree<'a>(input: &Input<'a>) -> Tree<'a> {
    Tree {
        questionnaire: input.questionnaire,
        statements: &input.scores.statements,
        nodes: &input.scores.nodes,
    }
}

fn named_set(input: &Input<'_>, kind: &str, name: &str) -> Result<Explanation, String> {
    let questionnaire = input.questionnaire;
    let find = |names: &[&str]| names.iter().position(|one| one.eq_ignore_ascii_case(name));
    match kind.to_lowercase().as_str() {
        "lens" => {
            let names: Vec<&str> = questionnaire.lenses.iter().map(|one| one.id.as_str()).collect();
            let at = find(&names).ok_or_else(|| unknown(&format!("no lens is called `{name}`"), name, &names))?;
            let title = format!("Lens {}: {}", names[at], questionnaire.lenses[at].title);
            let members = with_lens(questionnaire, at);
            let score = (Which::Lens(at), &input.scores.lenses[at]);
            shown(input, &members, || view(input, title, members.clone(), score))
        }
        "criterion" => {
            let names: Vec<&str> = questionnaire.criteria.iter().map(|one| one.id.as_str()).collect();
            let at = find(&names).ok_or_else(|| unknown(&format!("no criterion is called `{name}`"), name, &names))?;
            let title = format!("Criterion {}: {}", names[at], questionnaire.criteria[at].text);
            let members = with_criterion(questionnaire, at);
            let score = (Which::Criterion(at), &input.scores.criteria[at]);
            shown(input, &members, || view(input, title, members.clone(), score))
        }
        _ => Err(unknown(
            &format!("`{kind}:` is not a kind of set"),
            kind,
            &["lens", "criterion"],
        )),
    }
}

fn unknown(message: &str, name: &str, names: &[&str]) -> String {
    hint(name, names.iter().copied()).map_or_else(|| message.to_owned(), |hint| format!("{message}; {hint}"))
}

/// Which responses the figure rests on.
fn responses(input: &Input<'_>) -> Part {
    let counted = count(input.scores.responses, "response is", "responses are");
    let mut lines = vec![format!("{counted} counted.")];
    lines.extend(other_sides(input));
    let left_out = LeftOut::named(input.left_out, &input.questionnaire.privacy);
    lines.extend(left_out.iter().map(|one| format!("Left out: {one}.")));
    part("Responses", lines)
}

/// Responses of other sides are never among our own numbers.
fn other_sides(input: &Input<'_>) -> Vec<String> {
    let sides = input.questionnaire.sides.iter();
    sides
        .filter_map(|side| {
            let theirs = input
                .responses
                .iter()
                .filter(|response| response.side == side.id)
                .count();
            let responses = count(theirs, "response", "responses");
            (theirs > 0).then(|| format!("Beside these, and not counted: {responses} of {}.", side.title))
        })
        .collect()
}

fn part(heading: &str, lines: Vec<String>) -> Part {
    Part {
        heading: heading.to_owned(),
        lines,
    }
}

/// A value as exact as it can be written: `2`, `2.375`, or `7/3 (about 2.333)`.
fn exact(value: &Number) -> String {
    (0..=4)
        .map(|places| (rounded(value, places), places))
        .find(|(_, places)| {
            let scale = Number::from_integer(num_bigint::BigInt::from(10).pow(*places));
            (value * scale).is_integer()
        })
        .map_or_else(|| format!("{value} (about {})", rounded(value, 3)), |(text, _)| text)
}

/// A share as people say it: `half`, `75%`.
fn part_of(share: &Number) -> String {
    match exact(share).as_str() {
        "0.5" => "half".to_owned(),
        _ => format!("{}%", exact(&(share * whole(100)))),
    }
}

/// A value inside a longer sum: as exact, without the approximation, and in brackets when it is negative.
fn term(value: &Number) -> String {
    let written = exact(value);
    let text = written.split_once(" (about").map_or(written.as_str(), |(text, _)| text);
    if text.starts_with('-') {
        format!("({text})")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
