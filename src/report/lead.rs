//! What the report leads with: the parts that its questionnaire names, in its order. Each part is a general one; a
//! questionnaire chooses among them, gives headings and says how many things at most.

mod actions;
mod answered;
mod beside;
mod closing;
mod dated;
mod extremes;
mod gaps;
mod grid;
mod lenses;
mod not_known;
mod outstanding;
mod progress;
mod reasons;
mod roles;
mod sides;
mod strengths;
mod views;

use crate::number::Number;
use crate::privacy::few_words;
use crate::questionnaire::{Part, Show};
use crate::words::{list, upper_first};

use super::facts::Facts;
use super::{Block, paragraph};

pub(super) use closing::blocks as closing;
pub(super) use sides::blocks as sides;

/// The answers by role.
pub(super) fn roles(facts: &Facts<'_>) -> Vec<Block> {
    if facts.is_single() {
        return Vec::new();
    }
    roles::blocks(facts, BY_ROLE)
}

/// How many statements are shown of each role.
const BY_ROLE: usize = 5;

/// Whether a questionnaire says what its report leads with.
pub(super) fn is_planned(facts: &Facts<'_>) -> bool {
    !facts.questionnaire.report.first.is_empty()
}

/// Whether the first section shows this.
pub(super) fn shows(facts: &Facts<'_>, show: Show) -> bool {
    facts.questionnaire.report.first.iter().any(|part| part.show == show)
}

/// The heading of the first section.
pub(super) fn heading(facts: &Facts<'_>) -> String {
    let own = &facts.questionnaire.report.leads_with;
    if own.is_empty() {
        "Summary".to_owned()
    } else {
        own.clone()
    }
}

/// The parts, in order.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let parts = facts.questionnaire.report.first.iter();
    parts.flat_map(|part| one(facts, part)).collect()
}

fn one(facts: &Facts<'_>, part: &Part) -> Vec<Block> {
    let heading = if part.heading.is_empty() {
        usual_heading(facts, part.show)
    } else {
        part.heading.clone()
    };
    let mut blocks = vec![Block::Heading(heading)];
    blocks.extend((!part.text.is_empty()).then(|| paragraph(&part.text)));
    blocks.extend(content(facts, part));
    blocks
}

fn content(facts: &Facts<'_>, part: &Part) -> Vec<Block> {
    let most = |usual: usize| part.most.unwrap_or(usual);
    match part.show {
        Show::Gaps => gaps::blocks(facts, most(3)),
        Show::ViewsDiffer => views::blocks(facts, most(5)),
        Show::NotKnown => not_known::blocks(facts, most(10)),
        Show::Strengths => strengths::blocks(facts, most(3)),
        Show::Closing => closing::blocks(facts),
        Show::Dated => dated::blocks(facts, most(5)),
        Show::Progress => progress::blocks(facts),
        Show::Reasons => reasons::blocks(facts),
        Show::Grid => grid::blocks(facts),
        Show::Sides => sides::blocks(facts),
        Show::Actions => actions::blocks(facts, most(5)),
        Show::Outstanding => outstanding::blocks(facts),
        Show::Lenses => lenses::blocks(facts, most(2)),
        Show::Roles => roles::blocks(facts, most(5)),
        Show::Answered => answered::blocks(facts),
        Show::Extremes => extremes::blocks(facts, most(3)),
        Show::Beside => beside::blocks(facts, most(5)),
        Show::Text => Vec::new(),
    }
}

fn usual_heading(facts: &Facts<'_>, show: Show) -> String {
    let we = facts.voice.we();
    let labels = &facts.questionnaire.labels;
    match show {
        Show::Gaps => format!("Furthest from where {we} said {we} need to be"),
        Show::ViewsDiffer => "Where views differ".to_owned(),
        Show::NotKnown => format!("What {we} do not know"),
        Show::Strengths => "Strengths to keep".to_owned(),
        Show::Closing => format!("In {} own words", facts.voice.our()),
        Show::Dated => "The next dates".to_owned(),
        Show::Progress => format!("Progress, {} by {}", labels.domain, labels.domain),
        Show::Reasons => "Not applicable, and why".to_owned(),
        Show::Grid => "Importance and level".to_owned(),
        Show::Sides => "Both sides".to_owned(),
        Show::Actions => "Actions".to_owned(),
        Show::Outstanding => format!("What to finish before the next {}", labels.domain),
        Show::Lenses => "To talk about, lens by lens".to_owned(),
        Show::Roles => "Where roles see it differently".to_owned(),
        Show::Answered => "Who answered".to_owned(),
        Show::Extremes => "Most often and least often".to_owned(),
        Show::Beside => format!("Beside {} own view", facts.voice.our()),
        Show::Text => "To know".to_owned(),
    }
}

/// Counts in the words that people chose, lowest level first: `3 Rarely, 4 Usually and 1 Cannot say`.
fn in_words(facts: &Facts<'_>, at: usize, counts: &[u32], dont_know: u32) -> String {
    let levels = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut parts: Vec<String> = levels
        .map(|(level, count)| format!("{count} {}", facts.level(at, level).label))
        .collect();
    if dont_know > 0 {
        parts.push(format!("{dont_know} {}", facts.questionnaire.dont_know.label));
    }
    list(&parts)
}

/// What was answered to a statement, in the words that people chose; of one voice the answer itself.
fn answers_in_words(facts: &Facts<'_>, at: usize) -> String {
    let score = facts.score(at);
    if facts.is_single() {
        return facts.answered(at);
    }
    let told = in_words(facts, at, &score.counts, score.dont_know);
    match few_words(score.few) {
        few if few.is_empty() => told,
        few if told.is_empty() => few,
        few => format!("{told}; {few}"),
    }
}

/// The mean of a statement on the hopeful direction as a share of its scale, 0 to 1, so that scales can be compared; `None`
/// without ratings.
fn share_of_scale(facts: &Facts<'_>, at: usize) -> Option<Number> {
    let scale = facts.questionnaire.scale_of(facts.statement(at));
    let mean = facts.hopeful_mean(at)?;
    Some((mean - scale.lowest()) / (scale.highest() - scale.lowest()))
}

/// A name for the head of a column: `Stage`.
fn domain_head(facts: &Facts<'_>) -> String {
    upper_first(&facts.questionnaire.labels.domain)
}

/// The first so many, and whether there are more.
fn first(mut all: Vec<usize>, most: usize) -> (Vec<usize>, usize) {
    let rest = all.len().saturating_sub(most);
    all.truncate(most);
    (all, rest)
}

/// That a list goes on elsewhere: nothing where it does not.
fn and_more(rest: usize) -> Option<Block> {
    (rest > 0).then(|| {
        let verb = if rest == 1 { "is 1 more" } else { "are" };
        let more = if rest == 1 {
            String::new()
        } else {
            format!(" {rest} more")
        };
        paragraph(format!("There {verb}{more}."))
    })
}

#[cfg(test)]
mod tests;
