//! The exact numbers of a report, for the files that programs read. Undefined is `None`, never 0.

use crate::number::{Number, share};
use crate::score::SetScore;

use super::Voice;
use super::facts::Facts;

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
    /// Number of responses.
    pub responses: usize,
    /// Responses left out: code and reason, sorted.
    pub left_out: Vec<(String, String)>,
    /// Id, version and digest of the questionnaire.
    pub questionnaire: [String; 3],
    /// One per domain.
    pub domains: Vec<SetRow>,
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
    /// The numbers.
    pub score: SetScore,
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
    /// How many did not answer.
    pub unanswered: u32,
    /// Ratings at each level of its own scale, lowest first.
    pub counts: Vec<u32>,
    /// The statement mean.
    pub mean: Option<Number>,
    /// The middle rating, in scale units.
    pub middle: Option<Number>,
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

pub(super) fn data(facts: &Facts<'_>) -> Data {
    let questionnaire = facts.questionnaire;
    let mut left_out: Vec<(String, String)> = facts
        .left_out
        .iter()
        .map(|one| (one.code.clone(), one.reason.clone()))
        .collect();
    left_out.sort();
    Data {
        organisation: facts.round.organisation.clone(),
        title: facts.round.title.clone(),
        date: facts.last_day(),
        voice: facts.voice,
        responses: facts.responses.len(),
        left_out,
        questionnaire: [&questionnaire.id, &questionnaire.version, &questionnaire.digest].map(Clone::clone),
        domains: set_rows(facts),
        lenses: questionnaire
            .lenses
            .iter()
            .zip(&facts.scores.lenses)
            .enumerate()
            .map(|(at, (lens, score))| row(&lens.id, &lens.title, facts.with_lens(at).len(), score))
            .collect(),
        criteria: questionnaire
            .criteria
            .iter()
            .zip(&facts.scores.criteria)
            .enumerate()
            .map(|(at, (criterion, score))| row(&criterion.id, &criterion.text, facts.with_criterion(at).len(), score))
            .collect(),
        statements: facts.all().into_iter().map(|at| statement_row(facts, at)).collect(),
        most_levels: questionnaire
            .scales
            .iter()
            .map(|scale| scale.levels.len())
            .max()
            .unwrap_or(0),
        withheld: Vec::new(),
    }
}

fn set_rows(facts: &Facts<'_>) -> Vec<SetRow> {
    let domains = facts.questionnaire.domains.iter().zip(&facts.scores.domains);
    domains
        .map(|(domain, score)| row(&domain.id, &domain.title, domain.statements.len(), score))
        .collect()
}

fn row(id: &str, title: &str, statements: usize, score: &SetScore) -> SetRow {
    SetRow {
        id: id.to_owned(),
        title: title.to_owned(),
        statements,
        score: score.clone(),
    }
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
        counts: score.counts.clone(),
        mean: score.mean.clone(),
        middle: score.middle.map(|level| facts.level(at, level).value.clone()),
        at_target: share(score.at_target, score.ratings()),
        shortfall: score.shortfall.clone(),
        kind: facts.kind(at),
        route: finding.route.map_or("", |route| route.label()),
        priority: finding.priority.clone(),
        rank: finding.rank,
        tied: finding.tied,
        strength: finding.strength,
        makes_most_difference: facts.makes_most_difference(at),
        first_move: statement.first_move.clone(),
        resources: resources.collect(),
        notes: facts.notes(at),
        reasons: facts.reasons(at),
    }
}
