//! How far a result could move: its likely range, and what don't knows leave open. No result without one person is written out:
//! from these what single people answered could be worked out.

use crate::bounds::{bounds, is_large};
use crate::likely::{ALL_ALIKE, FEWEST, Interval, Likely, Ranges, ranges};
use crate::number::{Number, rounded};
use crate::privacy::is_limited;
use crate::report::ends;
use crate::response::Response;
use crate::score::{Range, without_each};
use crate::words::count;

use super::set::Set;
use super::{Input, Part, exact, part as lines_under};

/// Which result is explained.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    Node(usize),
    Overall,
    Lens(usize),
    Criterion(usize),
}

/// The round's own responses.
pub(super) fn own<'a>(input: &Input<'a>) -> Vec<&'a Response> {
    input.responses.iter().filter(|one| one.side.is_empty()).collect()
}

/// The likely range, written out; nothing of one voice, and where there is no result.
pub(super) fn part(set: &Set<'_>) -> Option<Part> {
    let responses = own(set.input);
    if responses.len() < 2 || set.score.score.is_none() {
        return None;
    }
    let (questionnaire, scores) = (set.input.questionnaire, set.input.scores);
    let counted: Vec<bool> = scores.statements.iter().map(|one| one.is_counted()).collect();
    let without = match responses.len() {
        FEWEST.. => without_each(questionnaire, &responses, &counted),
        _ => Vec::new(),
    };
    let all = ranges(questionnaire, &responses, scores, &without);
    let lines = match of(&all, set.which)? {
        Likely::Range(interval) => written(set, interval),
        Likely::AllAlike => vec![ALL_ALIKE.to_owned()],
        Likely::HangsOnOne => vec![crate::report::HANGS_ON_ONE.to_owned()],
        Likely::TooFew(_) => vec![format!("None: it takes the answers of at least {FEWEST} people.")],
        Likely::NoResult => return None,
    };
    Some(lines_under("Likely range", lines))
}

fn of(ranges: &Ranges, which: Which) -> Option<&Likely> {
    match which {
        Which::Node(at) => ranges.nodes.get(at),
        Which::Overall => ranges.overall.as_ref(),
        Which::Lens(at) => ranges.lenses.get(at),
        Which::Criterion(at) => ranges.criteria.get(at),
    }
}

fn written(set: &Set<'_>, interval: &Interval) -> Vec<String> {
    let (low, high) = interval.ends();
    let places = set.input.questionnaire.places();
    // Exact to the end they would tell which ratings one person gave together.
    let fine = if is_limited(&set.input.questionnaire.privacy) {
        2
    } else {
        3
    };
    let shown = ends(set.score, &interval.shown(), places);
    let people = interval.people;
    vec![
        format!(
            "Each of the {} is left out once, and the result made again without them, the same statements counted.",
            count(people, "person", "people")
        ),
        format!(
            "Standard error: the square root of {}/{people} of the sum of the squared distances of these results from their mean: {:.fine$}.",
            people - 1,
            interval.standard_error()
        ),
        format!(
            "t for 95% with {} degrees of freedom: {}.",
            people - 1,
            rounded(&interval.t, 3)
        ),
        format!(
            "{} ± {} × {:.fine$}: from {low:.fine$} to {high:.fine$}.",
            rounded(&interval.score, 3),
            rounded(&interval.t, 3),
            interval.standard_error()
        ),
        format!("Shown, within what is possible: {} to {}.", shown.0, shown.1),
        "The results without one person are not shown: they would tell what single people answered.".to_owned(),
    ]
}

/// What the result would be had everybody known, where don't know is a large part.
pub(super) fn unknown(set: &Set<'_>) -> Option<Part> {
    let score = set.score;
    if score.score.is_none() || !is_large(score.dont_know, score.asked) {
        return None;
    }
    let all = bounds(set.input.questionnaire, &own(set.input), set.input.scores);
    let (low, high): &Range = match set.which {
        Which::Node(at) => all.nodes.get(at)?.as_ref()?,
        Which::Overall => all.overall.as_ref()?,
        Which::Lens(at) => all.lenses.get(at)?.as_ref()?,
        Which::Criterion(at) => all.criteria.get(at)?.as_ref()?,
    };
    let bound =
        |what: &str, value: &Number| format!("Had every one been a rating at the {what} level: {}.", exact(value));
    Some(lines_under(
        "Where don't know is a large part",
        vec![
            format!(
                "{}{} of {} asked said don't know: at least a fifth.",
                if score.few > 0 { "At least " } else { "" },
                score.dont_know,
                score.asked
            ),
            "The result is made again with the statements counted now, and with those that would count as well; these are its ends.".to_owned(),
            bound("least hopeful", low),
            bound("most hopeful", high),
        ],
    ))
}
