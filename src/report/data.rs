//! The exact numbers of a report, for the files that programs read. Undefined is `None`, never 0.

use crate::agreement::average_distance;
use crate::likely::{Interval, Likely};
use crate::measures::Annex;
use crate::needs::importance;
use crate::number::{Number, as_printed, share};
use crate::privacy::is_limited;
use crate::questionnaire::{Band, Node};
use crate::score::{Range, SetScore};

use super::facts::Facts;
use super::{LeftOut, Voice};

/// The exact half of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// The organisation that is described.
    pub organisation: String,
    /// The round's title.
    pub title: String,
    /// The day of the latest answer, as `2011-10-18`; the day the round was opened when there is none.
    pub date: String,
    /// Whose answers these are.
    pub voice: Voice,
    /// Number of responses of our own: those of other sides are not among them.
    pub responses: usize,
    /// Responses left out: code and reason, sorted.
    pub left_out: Vec<(String, String)>,
    /// Id, version and digest of the questionnaire.
    pub questionnaire: [String; 3],
    /// One per domain.
    pub domains: Vec<SetRow>,
    /// One per section, each after what it stands in; empty where there are none.
    pub sections: Vec<SetRow>,
    /// The overall result, where the questionnaire asks for one.
    pub overall: Option<SetRow>,
    /// One per lens.
    pub lenses: Vec<SetRow>,
    /// One per criterion.
    pub criteria: Vec<SetRow>,
    /// One per statement, in questionnaire order.
    pub statements: Vec<StatementRow>,
    /// Levels of the longest scale.
    pub most_levels: usize,
    /// Ids of the statements that are not among them, because too few people answered to show them.
    pub withheld: Vec<String>,
    /// The published measures of agreement, where they are asked for.
    pub technical: Option<Annex>,
}

/// The numbers of a set of statements.
#[derive(Debug, Clone, PartialEq)]
pub struct SetRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many statements it has.
    pub statements: usize,
    /// Id of the domain or section that it stands in; empty but for sections.
    pub within: String,
    /// Label of the band that its result lies in; empty where there is none.
    pub band: String,
    /// Id of the gate that it attains as a whole; empty where it attains none.
    pub attained: String,
    /// The numbers.
    pub score: SetScore,
    /// Answers without a rating of which the kind is not told; `None` where counts are withheld.
    pub few: Option<u32>,
    /// The likely range, held within what is possible; `None` where there is none.
    pub likely: Option<Range>,
}

/// The numbers of a statement, and what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementRow {
    /// Id of its domain.
    pub domain: String,
    /// Title of its domain.
    pub domain_title: String,
    /// Its id.
    pub id: String,
    /// A few words for it.
    pub short: String,
    /// The statement.
    pub text: String,
    /// Id of its lens; may be empty.
    pub lens: String,
    /// The target, in scale units.
    pub target: Number,
    /// Number of responses.
    pub responses: u32,
    /// Number of ratings.
    pub ratings: u32,
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many were asked and did not answer.
    pub unanswered: u32,
    /// Answers without a rating of which the kind is not told; those of the three above that are 0 are then not known.
    pub few: u32,
    /// How many were not asked.
    pub not_asked: u32,
    /// Ratings at each level of its own scale, lowest first.
    pub counts: Vec<u32>,
    /// The statement mean.
    pub mean: Option<Number>,
    /// What it contributes to the results that it counts in, in scale units: turned round where the statement is reversed.
    pub value: Option<Number>,
    /// The importance that counts in its priority.
    pub importance: Number,
    /// Whether it is reversed: its target is a value of the scale turned round.
    pub reverse: bool,
    /// What answers carry that this reader may see, as `Due: 29 June 2012`, in the order of the asks.
    pub given: Vec<String>,
    /// The middle rating, in scale units.
    pub middle: Option<Number>,
    /// The average distance of the ratings from their mean, in steps of the scale; `None` with fewer than two.
    pub average_distance: Option<Number>,
    /// Ratings at or above target among ratings, from 0 to 1.
    pub at_target: Option<Number>,
    /// The shortfall, in scale units.
    pub shortfall: Option<Number>,
    /// The kind; empty where there is none.
    pub kind: &'static str,
    /// The route; empty where there is none.
    pub route: &'static str,
    /// The priority.
    pub priority: Option<Number>,
    /// The rank among the statements that have a priority.
    pub rank: Option<usize>,
    /// Whether a neighbour in rank has the same priority.
    pub tied: bool,
    /// `firm` or `borderline` among the top five; empty elsewhere.
    pub firm: &'static str,
    /// Whether it is a strength.
    pub strength: bool,
    /// How many chose it as the one of its domain that would make the most difference.
    pub makes_most_difference: usize,
    /// A first move; may be empty.
    pub first_move: String,
    /// Titles of its resources.
    pub resources: Vec<String>,
    /// Notes that this reader may see, sorted.
    pub notes: Vec<String>,
    /// Why it does not apply, as people put it, sorted.
    pub reasons: Vec<String>,
}

impl StatementRow {
    /// Don't knows, not applicable and not answered; `None` where a kind is not told.
    #[must_use]
    pub fn others(&self) -> [Option<u32>; 3] {
        let told = |number: u32| Some(number).filter(|number| self.few == 0 || *number > 0);
        [self.dont_know, self.not_applicable, self.unanswered].map(told)
    }
}

pub(super) fn data(facts: &Facts<'_>) -> Data {
    let questionnaire = facts.questionnaire;
    let left_out = LeftOut::shown(facts.left_out, &questionnaire.privacy).into_iter();
    Data {
        organisation: facts.round.organisation.clone(),
        title: facts.round.title.clone(),
        date: facts.last_day(),
        voice: facts.voice,
        responses: facts.scores.responses,
        left_out: left_out.map(|one| (one.code, one.reason)).collect(),
        questionnaire: [&questionnaire.id, &questionnaire.version, &questionnaire.digest].map(Clone::clone),
        domains: node_rows(facts, false),
        sections: node_rows(facts, true),
        overall: overall_row(facts),
        lenses: questionnaire
            .lenses
            .iter()
            .zip(&facts.scores.lenses)
            .enumerate()
            .map(|(at, (lens, score))| {
                let likely = &facts.precision.ranges.lenses[at];
                row(facts, &lens.id, &lens.title, &facts.with_lens(at), (score, likely))
            })
            .collect(),
        criteria: questionnaire
            .criteria
            .iter()
            .zip(&facts.scores.criteria)
            .enumerate()
            .map(|(at, (criterion, score))| {
                let likely = &facts.precision.ranges.criteria[at];
                row(
                    facts,
                    &criterion.id,
                    &criterion.text,
                    &facts.with_criterion(at),
                    (score, likely),
                )
            })
            .collect(),
        statements: facts.all().into_iter().map(|at| statement_row(facts, at)).collect(),
        most_levels: questionnaire
            .scales
            .iter()
            .map(|scale| scale.levels.len())
            .max()
            .unwrap_or(0),
        withheld: Vec::new(),
        technical: facts.precision.annex.clone(),
    }
}

/// The domains, or the sections in them.
fn node_rows(facts: &Facts<'_>, sections: bool) -> Vec<SetRow> {
    let nodes = facts.questionnaire.nodes();
    let scored = nodes
        .iter()
        .zip(facts.scores.nodes.iter().zip(&facts.precision.ranges.nodes));
    let rows = scored.map(|(node, score)| SetRow {
        within: within(&nodes, node),
        ..banded(
            facts,
            row(
                facts,
                &node.id,
                &node.title,
                &node.statements.clone().collect::<Vec<_>>(),
                score,
            ),
            &node.bands,
        )
    });
    rows.filter(|row| row.within.is_empty() != sections).collect()
}

/// Id of the node that holds this one; empty of a domain.
fn within(nodes: &[&Node], node: &Node) -> String {
    let holds = |outer: &&&Node| outer.sections.iter().any(|section| section.id == node.id);
    nodes
        .iter()
        .find(holds)
        .map_or_else(String::new, |outer| outer.id.clone())
}

fn overall_row(facts: &Facts<'_>) -> Option<SetRow> {
    let (overall, score) = (facts.questionnaire.overall.as_ref()?, facts.scores.overall.as_ref()?);
    let likely = facts.precision.ranges.overall.as_ref()?;
    let row = row(facts, "overall", &overall.title, &facts.all(), (score, likely));
    Some(banded(facts, row, &overall.bands))
}

fn banded(facts: &Facts<'_>, row: SetRow, bands: &[Band]) -> SetRow {
    let band = row.score.band.map_or_else(String::new, |at| bands[at].label.clone());
    let gates = facts.questionnaire.gates.as_ref();
    let attained = row.score.attained.as_ref().and_then(|attained| attained.gate);
    let attained = gates
        .zip(attained)
        .map_or_else(String::new, |(gates, at)| gates.levels[at].id.clone());
    SetRow { band, attained, ..row }
}

fn row(facts: &Facts<'_>, id: &str, title: &str, members: &[usize], (score, likely): (&SetScore, &Likely)) -> SetRow {
    SetRow {
        id: id.to_owned(),
        title: title.to_owned(),
        statements: members.len(),
        within: String::new(),
        band: String::new(),
        attained: String::new(),
        score: score.clone(),
        few: (!members.iter().any(|&at| facts.withheld[at])).then_some(score.few),
        likely: likely.interval().map(|interval| told(facts, score, interval)),
    }
}

/// Both ends of a likely range: of individuals whose privacy is limited as the report prints them, for the exact ones would tell
/// which ratings one person gave together.
fn told(facts: &Facts<'_>, score: &SetScore, interval: &Interval) -> Range {
    if facts.voice != Voice::Individuals || !is_limited(&facts.questionnaire.privacy) {
        return interval.shown();
    }
    as_printed(&interval.shown(), score.decimals(facts.questionnaire.places()))
}

fn statement_row(facts: &Facts<'_>, at: usize) -> StatementRow {
    let (questionnaire, statement) = (facts.questionnaire, facts.statement(at));
    let (score, finding) = (facts.score(at), &facts.findings[at]);
    let domain = questionnaire.domain_of(statement);
    let lens = statement.lens.map(|lens| questionnaire.lenses[lens].id.clone());
    let resources = statement
        .resources
        .iter()
        .map(|&at| questionnaire.resources[at].title.clone());
    StatementRow {
        domain: domain.id.clone(),
        domain_title: domain.title.clone(),
        id: statement.id.clone(),
        short: statement.short.clone(),
        text: statement.statement.clone(),
        lens: lens.unwrap_or_default(),
        target: facts.level(at, statement.target).value.clone(),
        responses: score.responses(),
        ratings: score.ratings(),
        dont_know: score.dont_know,
        not_applicable: score.not_applicable,
        unanswered: score.unanswered,
        few: score.few,
        not_asked: score.not_asked,
        counts: score.counts.clone(),
        mean: score.mean.clone(),
        value: score.value.clone(),
        importance: importance(questionnaire, &facts.scores, at),
        reverse: statement.reverse,
        given: (facts.given(at).iter())
            .map(|given| format!("{}: {}", given.ask.label, given.texts.join("; ")))
            .collect(),
        middle: score.middle.map(|level| facts.level(at, level).value.clone()),
        average_distance: average_distance(&score.counts),
        at_target: share(score.at_target, score.ratings()),
        shortfall: score.shortfall.clone(),
        kind: facts.kind(at),
        route: finding.route.map_or("", |route| route.label()),
        priority: finding.priority.clone(),
        rank: finding.rank,
        tied: finding.tied,
        firm: facts.precision.firm[at].map_or("", crate::firm::Firm::label),
        strength: finding.strength,
        makes_most_difference: facts.makes_most_difference(at),
        first_move: statement.first_move.clone(),
        resources: resources.collect(),
        notes: facts.notes(at),
        reasons: facts.reasons(at),
    }
}
