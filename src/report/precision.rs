//! How far the results could move: likely ranges, the bounds of don't knows, and which of the top five stay there.

use crate::bounds::{Bounds, bounds};
use crate::firm::{Firm, firm};
use crate::likely::{ALL_ALIKE, FEWEST, Likely, Ranges, ranges};
use crate::measures::{Annex, annex};
use crate::needs::Finding;
use crate::number::{percentage, rounded};
use crate::privacy::Extent;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::response::Response;
use crate::score::{Range, Scores, SetScore, score, without_each};

use crate::words::plural;

use super::facts::Facts;
use super::{Block, Voice, paragraph};

/// What is known of how far the numbers of a report could move.
pub(super) struct Precision {
    pub(super) ranges: Ranges,
    pub(super) bounds: Bounds,
    /// One per statement.
    pub(super) firm: Vec<Option<Firm>>,
    /// The published measures, where they are asked for and may be shown.
    pub(super) annex: Option<Annex>,
}

/// What it is made of.
pub(super) struct Known<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) responses: &'a [Response],
    pub(super) voice: Voice,
    pub(super) extent: Extent,
    /// Every number, those that may not be shown among them.
    pub(super) full: &'a Scores,
    pub(super) shown: &'a Scores,
    pub(super) findings: &'a [Finding],
    pub(super) withheld: &'a [bool],
    pub(super) technical: bool,
}

impl Precision {
    pub(super) fn of(known: &Known<'_>) -> Self {
        let questionnaire = known.questionnaire;
        let these: Vec<&Response> = known.responses.iter().collect();
        let several = known.voice == Voice::Individuals && known.extent == Extent::Detail;
        let counted: Vec<bool> = known.full.statements.iter().map(|one| one.is_counted()).collect();
        let left_out = if several && (these.len() >= FEWEST || known.technical) {
            without_each(questionnaire, &these, &counted)
        } else {
            Vec::new()
        };
        // A range tells more than its result: it is shown with the counts, or not at all.
        let bare = (known.extent != Extent::Detail).then(|| score(questionnaire, &[]));
        let shown = bare.as_ref().unwrap_or(known.shown);
        let ranges = ranges(questionnaire, &these, shown, &left_out);
        let open = questionnaire.privacy.kind == PrivacyKind::Open;
        let apart = if open { left_out.as_slice() } else { &[] };
        let technical = several && known.technical;
        Self {
            annex: technical.then(|| annex(questionnaire, &these, (shown, &ranges), known.withheld, apart)),
            bounds: bounds(questionnaire, &these, shown),
            firm: firm(questionnaire, known.findings, &left_out, known.withheld),
            ranges,
        }
    }
}

/// One result: its name, its numbers, and how far it could move.
pub(super) struct Moving<'a> {
    pub(super) name: String,
    pub(super) score: &'a SetScore,
    pub(super) likely: &'a Likely,
    pub(super) bounds: Option<&'a Range>,
}

/// The domains with their sections and the overall result, in the order of the report.
pub(super) fn of_nodes<'a>(facts: &'a Facts<'_>) -> Vec<Moving<'a>> {
    let (questionnaire, precision) = (facts.questionnaire, &facts.precision);
    let nodes = questionnaire.nodes().into_iter().enumerate();
    let mut all: Vec<Moving> = nodes
        .map(|(at, node)| Moving {
            name: format!("{} {}", node.id, node.title),
            score: &facts.scores.nodes[at],
            likely: &precision.ranges.nodes[at],
            bounds: precision.bounds.nodes[at].as_ref(),
        })
        .collect();
    let overall = questionnaire.overall.as_ref().zip(facts.scores.overall.as_ref());
    if let Some(((overall, score), likely)) = overall.zip(precision.ranges.overall.as_ref()) {
        all.push(Moving {
            name: overall.title.clone(),
            score,
            likely,
            bounds: precision.bounds.overall.as_ref(),
        });
    }
    all
}

/// The lenses.
pub(super) fn of_lenses<'a>(facts: &'a Facts<'_>) -> Vec<Moving<'a>> {
    let lenses = facts.questionnaire.lenses.iter().enumerate();
    lenses
        .map(|(at, lens)| Moving {
            name: lens.title.clone(),
            score: &facts.scores.lenses[at],
            likely: &facts.precision.ranges.lenses[at],
            bounds: facts.precision.bounds.lenses[at].as_ref(),
        })
        .collect()
}

/// What is said of these results: why they have no likely range, and what don't knows leave open.
pub(super) fn blocks(facts: &Facts<'_>, all: &[Moving<'_>]) -> Vec<Block> {
    let places = facts.questionnaire.places();
    let mut blocks = Vec::new();
    if facts.voice == Voice::Individuals && facts.extent == Extent::Detail {
        blocks.extend(without(all));
    }
    let unknown: Vec<String> = all.iter().filter_map(|one| unknown(one, places)).collect();
    if !unknown.is_empty() {
        blocks.push(Block::List("Where don't know is a large part".into(), unknown));
    }
    blocks
}

/// What to bear in mind about likely ranges, said once.
pub(super) fn caveats(facts: &Facts<'_>) -> Vec<Block> {
    let several = facts.voice == Voice::Individuals;
    let mut blocks = Vec::new();
    if several && facts.precision.ranges.nodes.iter().any(|one| one.interval().is_some()) {
        let domains = &facts.questionnaire.labels.domains;
        blocks.push(paragraph(format!(
            "With this few people a result could easily have come out anywhere in its likely range. Differences between {domains} \
             smaller than that are not worth arguing about."
        )));
        blocks.push(paragraph(
            "If everyone in the team answered, the results are exact for this team today. The range says how much they would move \
             with other people like these, or on another day.",
        ));
    }
    if several && facts.extent == Extent::Detail && (1..6).contains(&facts.responses.len()) {
        let domain = &facts.questionnaire.labels.domain;
        blocks.push(paragraph(format!("{FEW} {domain}.")));
    }
    blocks
}

/// Below six people: how often they agree by luck is worked out in the statistics of the average distance.
const FEW: &str = "With so few people, agreement on a single statement can be luck; look at the pattern across the";

/// Why there is no likely range while there are fewer than five people.
pub(super) const TOO_FEW: &str = "There is no likely range: it takes the answers of at least 5 people.";

/// `2.3 to 2.9`; empty where there is none.
pub(super) fn range(one: &Moving<'_>, places: u32) -> String {
    one.likely.interval().map_or_else(String::new, |interval| {
        let (low, high) = ends(one.score, &interval.shown(), places);
        format!("{low} to {high}")
    })
}

/// Why results have no likely range; nothing where each has one.
fn without(all: &[Moving<'_>]) -> Option<Block> {
    let with_result = all.iter().filter(|one| one.score.score.is_some());
    if with_result.clone().all(|one| matches!(one.likely, Likely::TooFew(_))) {
        return with_result.count().gt(&0).then(|| paragraph(TOO_FEW));
    }
    let lines: Vec<String> = with_result
        .filter_map(|one| Some(format!("{}: {}", one.name, why_none(one.likely)?)))
        .collect();
    (!lines.is_empty()).then(|| Block::List("No likely range".into(), lines))
}

fn why_none(likely: &Likely) -> Option<&'static str> {
    match likely {
        Likely::Range(_) => None,
        Likely::AllAlike => Some(ALL_ALIKE),
        Likely::HangsOnOne => Some(HANGS_ON_ONE),
        Likely::TooFew(_) | Likely::NoResult => Some(TOO_FEW),
    }
}

/// Why there is no range where leaving somebody out leaves no result.
pub(crate) const HANGS_ON_ONE: &str =
    "One person's answers decide whether there is a result at all; no range can be given.";

/// `D3 Plans: 24 of 91 answers were don't know. Had everybody known, the result would lie between 2.1 and 2.9.`
fn unknown(one: &Moving<'_>, places: u32) -> Option<String> {
    let (low, high) = ends(one.score, one.bounds?, places);
    let (unknown, asked) = (one.score.dont_know, one.score.asked);
    let were = plural(unknown as usize, "was", "were");
    // Don't knows of a single person are not told, and so not among them.
    let least = if one.score.few > 0 { "at least " } else { "" };
    Some(format!(
        "{}: {least}{unknown} of {asked} answers {were} don't know. Had everybody known, the result would lie between {low} and {high}.",
        one.name
    ))
}

/// Two ends as people read them, with as many more decimals as it takes to tell them apart.
pub(crate) fn ends(score: &SetScore, (low, high): &Range, places: u32) -> (String, String) {
    let write = if score.is_percentage() { percentage } else { rounded };
    let decimals = if score.is_percentage() { 0 } else { places };
    let at = |more: u32| (write(low, decimals + more), write(high, decimals + more));
    (0..6).map(at).find(|(low, high)| low != high).unwrap_or_else(|| at(0))
}

#[cfg(test)]
mod tests;
