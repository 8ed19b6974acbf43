//! JSON, format 1: the numbers of a report for other programs. Undefined is `null`; keys keep their order.

mod technical;

use serde::Serialize;

use crate::number::{Number, to_double};
use crate::report::{Data, SetRow, StatementRow};
use crate::text;

pub use technical::{V1Figures, V1Measure, V1Measured, V1Reasons, V1Technical};

/// The whole file.
#[derive(Debug, Serialize)]
pub struct V1Report<'a> {
    /// The version of this format: 1.
    pub format: u32,
    /// The organisation that is described.
    pub organisation: &'a str,
    /// The round's title.
    pub title: &'a str,
    /// The day of the latest answer, as `2011-10-18`.
    pub date: &'a str,
    /// Whose answers: `joint`, `individual` or `own page`.
    pub answered: &'static str,
    /// Number of responses that count.
    pub responses: usize,
    /// Responses that do not count, and why.
    pub left_out: Vec<V1LeftOut<'a>>,
    /// The questionnaire.
    pub questionnaire: V1Questionnaire<'a>,
    /// One per domain.
    pub domains: Vec<V1Set<'a>>,
    /// One per section, each after what it stands in.
    pub sections: Vec<V1Set<'a>>,
    /// The overall result, where the questionnaire asks for one.
    pub overall: Option<V1Set<'a>>,
    /// One per lens.
    pub lenses: Vec<V1Set<'a>>,
    /// One per criterion.
    pub criteria: Vec<V1Set<'a>>,
    /// One per statement, in questionnaire order.
    pub statements: Vec<V1Statement<'a>>,
    /// Ids of the statements whose route is to act, in priority order.
    pub development_needs: Vec<&'a str>,
    /// Ids of the statements that are left out because too few people answered to show them; absent where there is none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub withheld: &'a [String],
    /// The published measures of agreement; absent unless they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technical: Option<V1Technical<'a>>,
}

/// A response that does not count.
#[derive(Debug, Serialize)]
pub struct V1LeftOut<'a> {
    /// The respondent's code.
    pub code: &'a str,
    /// Why.
    pub reason: &'a str,
}

/// Which questionnaire.
#[derive(Debug, Serialize)]
pub struct V1Questionnaire<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// SHA-256 of its file.
    pub digest: &'a str,
}

/// A domain, a lens or a criterion.
#[derive(Debug, Serialize)]
pub struct V1Set<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How many statements it has.
    pub statements: usize,
    /// How many of what it is made of is counted: statements with enough answers, sections with a result.
    pub counted: usize,
    /// How many of what it is made of applies.
    pub applicable: usize,
    /// The result, in scale units or from 0 to 100.
    pub score: Option<f64>,
    /// The same from 0 to 100.
    pub score_100: Option<f64>,
    /// Ratings at or above target among ratings of the counted statements, from 0 to 1.
    pub at_or_above_target: Option<f64>,
    /// Don't knows among those asked, from 0 to 1; `null` where some are not told.
    pub dont_know_share: Option<f64>,
    /// Answers without a rating of which the kind is not told; `null` where counts are withheld.
    pub few: Option<u32>,
    /// `ok`, `too few answers`, `not applicable`, `blocked` or `no result`.
    pub status: &'static str,
    /// The lowest result that there could be.
    pub lowest: Option<f64>,
    /// The highest result that there could be.
    pub highest: Option<f64>,
    /// Label of the band that the result lies in.
    pub band: Option<&'a str>,
    /// Id of the gate that it attains as a whole.
    pub attained: Option<&'a str>,
    /// Id of the domain or section that it stands in.
    pub within: Option<&'a str>,
    /// The lower end of the likely range.
    pub likely_low: Option<f64>,
    /// Its upper end.
    pub likely_high: Option<f64>,
}

/// A statement.
#[derive(Debug, Serialize)]
pub struct V1Statement<'a> {
    /// Its id.
    pub id: &'a str,
    /// Id of its domain.
    pub domain: &'a str,
    /// A few words for it.
    pub short: &'a str,
    /// The statement.
    pub text: &'a str,
    /// Id of its lens.
    pub lens: Option<&'a str>,
    /// The target, in scale units.
    pub target: f64,
    /// Number of responses that were asked: the next 4 and `few` add up to it.
    pub responses: u32,
    /// Number of ratings.
    pub ratings: u32,
    /// How many answered don't know; `null` where it is too few to be told.
    pub dont_know: Option<u32>,
    /// How many answered not applicable; `null` where it is too few to be told.
    pub not_applicable: Option<u32>,
    /// How many were asked and did not answer; `null` where it is too few to be told.
    pub unanswered: Option<u32>,
    /// Answers without a rating of which the kind is not told, because 1 or 2 people gave it.
    pub few: u32,
    /// How many were not asked.
    pub not_asked: u32,
    /// Ratings at each level, lowest first.
    pub counts: &'a [u32],
    /// The mean of the ratings as chosen, in scale units.
    pub mean: Option<f64>,
    /// What it contributes to results, in scale units: turned round where the statement is reversed.
    pub value: Option<f64>,
    /// The importance that counts in its priority.
    pub importance: f64,
    /// Whether it is reversed: its target is a value of the scale turned round.
    pub reverse: bool,
    /// What answers carry that this reader may see, as `Due: 29 June 2012`.
    pub given: &'a [String],
    /// The middle rating, in scale units.
    pub middle: Option<f64>,
    /// The average distance of the ratings from their mean, in steps of the scale.
    pub average_distance: Option<f64>,
    /// Ratings at or above target among ratings, from 0 to 1.
    pub at_or_above_target: Option<f64>,
    /// The average distance below target, in scale units.
    pub shortfall: Option<f64>,
    /// `close`, `one view apart`, `views differ` or `not known`.
    pub kind: Option<&'static str>,
    /// `find out`, `talk`, `act` or `keep`.
    pub route: Option<&'static str>,
    /// Importance times shortfall.
    pub priority: Option<f64>,
    /// The rank among all statements that have a priority.
    pub rank: Option<usize>,
    /// Whether a neighbour in rank has the same priority.
    pub tied: bool,
    /// `firm` or `borderline` among the top five.
    pub firm: Option<&'static str>,
    /// Whether every rating is at or above target.
    pub strength: bool,
    /// How many chose it as the one that would make the most difference in its domain.
    pub makes_most_difference: usize,
    /// A first move.
    pub first_move: &'a str,
    /// Titles of its resources.
    pub resources: &'a [String],
    /// Notes that the reader may see, sorted.
    pub notes: &'a [String],
    /// Why it does not apply, sorted.
    pub not_applicable_reasons: &'a [String],
}

/// The numbers as JSON, indented, with a line end at the end.
#[must_use]
pub fn render(data: &Data) -> Vec<u8> {
    text::json(&V1Report::new(data)).into_bytes()
}

impl<'a> V1Report<'a> {
    /// What the file says.
    #[must_use]
    pub fn new(data: &'a Data) -> Self {
        let [id, version, digest] = &data.questionnaire;
        let mut needs: Vec<&StatementRow> = data.statements.iter().filter(|row| row.route == "act").collect();
        needs.sort_by_key(|row| row.rank);
        let sets = |rows: &'a [SetRow]| rows.iter().map(V1Set::new).collect();
        Self {
            format: 1,
            organisation: &data.organisation,
            title: &data.title,
            date: &data.date,
            answered: data.voice.word(),
            responses: data.responses,
            left_out: data
                .left_out
                .iter()
                .map(|(code, reason)| V1LeftOut { code, reason })
                .collect(),
            questionnaire: V1Questionnaire { id, version, digest },
            domains: sets(&data.domains),
            sections: sets(&data.sections),
            overall: data.overall.as_ref().map(V1Set::new),
            lenses: sets(&data.lenses),
            criteria: sets(&data.criteria),
            statements: data.statements.iter().map(V1Statement::new).collect(),
            development_needs: needs.into_iter().map(|row| row.id.as_str()).collect(),
            withheld: &data.withheld,
            technical: data.technical.as_ref().map(V1Technical::new),
        }
    }
}

impl<'a> V1Set<'a> {
    fn new(row: &'a SetRow) -> Self {
        let score = &row.score;
        Self {
            id: &row.id,
            title: &row.title,
            statements: row.statements,
            counted: score.counted,
            applicable: score.applicable,
            score: optional(score.score.as_ref()),
            score_100: optional(score.score_100.as_ref()),
            at_or_above_target: optional(score.at_target_share().as_ref()),
            dont_know_share: optional(score.dont_know_share().as_ref()),
            few: row.few,
            status: score.status(),
            lowest: optional(score.range.as_ref().map(|range| &range.0)),
            highest: optional(score.range.as_ref().map(|range| &range.1)),
            band: text(&row.band),
            attained: text(&row.attained),
            within: text(&row.within),
            likely_low: optional(row.likely.as_ref().map(|range| &range.0)),
            likely_high: optional(row.likely.as_ref().map(|range| &range.1)),
        }
    }
}

impl<'a> V1Statement<'a> {
    fn new(row: &'a StatementRow) -> Self {
        let word = |word: &'static str| (!word.is_empty()).then_some(word);
        let [dont_know, not_applicable, unanswered] = row.others();
        Self {
            id: &row.id,
            domain: &row.domain,
            short: &row.short,
            text: &row.text,
            lens: text(&row.lens),
            target: to_double(&row.target),
            responses: row.responses,
            ratings: row.ratings,
            dont_know,
            not_applicable,
            unanswered,
            few: row.few,
            not_asked: row.not_asked,
            counts: &row.counts,
            mean: optional(row.mean.as_ref()),
            value: optional(row.value.as_ref()),
            importance: to_double(&row.importance),
            reverse: row.reverse,
            given: &row.given,
            middle: optional(row.middle.as_ref()),
            average_distance: optional(row.average_distance.as_ref()),
            at_or_above_target: optional(row.at_target.as_ref()),
            shortfall: optional(row.shortfall.as_ref()),
            kind: word(row.kind),
            route: word(row.route),
            priority: optional(row.priority.as_ref()),
            rank: row.rank,
            tied: row.tied,
            firm: word(row.firm),
            strength: row.strength,
            makes_most_difference: row.makes_most_difference,
            first_move: &row.first_move,
            resources: &row.resources,
            notes: &row.notes,
            not_applicable_reasons: &row.reasons,
        }
    }
}

fn optional(number: Option<&Number>) -> Option<f64> {
    number.map(to_double)
}

fn text(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
