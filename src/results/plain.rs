//! Results by the same functions as a report's: right for every questionnaire.

use crate::agreement::average_distance;
use crate::needs::{Finding, Route, findings};
use crate::number::{Number, to_double};
use crate::privacy::{Extent, Withheld, masked_apart, masked_part};
use crate::questionnaire::plan::{DETAIL, MINIMUM};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire, RollUp};
use crate::score::{Counts, Scores, SetScore, StatementScore, of_counts};
use crate::tally::{Other, Slots};

use super::asked::{Asked, Counted, Promise, Rows};
use super::status::sections;
use super::{PersonSet, SetRow, StatementRow, Status};

/// What those who were promised limits were promised: by the questionnaire, or, where it has no limits, by a round.
pub(super) fn promised(questionnaire: &Questionnaire) -> Privacy {
    let own = &questionnaire.privacy;
    match own.kind {
        PrivacyKind::Open => Privacy {
            kind: PrivacyKind::Protected,
            minimum: MINIMUM,
            detail: DETAIL,
            note: String::new(),
        },
        _ => own.clone(),
    }
}

/// A questionnaire under each promise, without views that no row is of.
#[derive(Debug)]
pub(super) struct Plain {
    slots: Slots,
    open: Questionnaire,
    limited: Questionnaire,
}

impl Plain {
    pub(super) fn new(questionnaire: &Questionnaire, slots: &Slots) -> Self {
        let under = |privacy: Privacy| Questionnaire {
            privacy,
            lenses: Vec::new(),
            criteria: Vec::new(),
            ..questionnaire.clone()
        };
        Self {
            slots: slots.clone(),
            open: under(Privacy {
                kind: PrivacyKind::Open,
                minimum: 1,
                detail: 1,
                note: String::new(),
            }),
            limited: under(promised(questionnaire)),
        }
    }

    pub(super) fn rows<'a>(&self, asked: Asked<'a>, below: Option<&Number>) -> Rows<'a> {
        let questionnaire = match asked.promise {
            Promise::Open => &self.open,
            Promise::Limited | Promise::Private => &self.limited,
        };
        let scores = self.scores(questionnaire, asked.people);
        let (scores, withheld) = match asked.whole {
            Some(whole) => masked_part(questionnaire, &scores, &self.scores(questionnaire, whole)),
            None => masked_apart(questionnaire, asked.how, asked.extent, &scores),
        };
        let made = Made {
            questionnaire,
            slots: &self.slots,
            asked,
            withheld,
            findings: findings(questionnaire, &scores),
            scores,
        };
        made.rows(below)
    }

    /// One person's results of domains, from a slot for each statement.
    pub(super) fn person(&self, answers: &[u16], rows: &mut Vec<PersonSet>) {
        let counts = (0..self.slots.statements()).map(|at| {
            let mut counts = vec![0; self.slots.levels(at) + Other::NUMBER];
            counts[usize::from(answers[at])] = 1;
            counts
        });
        let counted = Counted {
            counts: counts.flatten().collect(),
            importance: Vec::new().into(),
            responses: 1,
        };
        let scores = self.scores(&self.open, &counted);
        rows.extend(scores.domains.iter().map(|set| PersonSet {
            ratings: Some(set.asked - set.dont_know),
            dont_know: Some(set.dont_know),
            score: set.score.as_ref().map(to_double),
            score_100: set.score_100.as_ref().map(to_double),
            status: Status::of_set(set),
        }));
    }

    fn scores(&self, questionnaire: &Questionnaire, people: &Counted<'_>) -> Scores {
        let mut rest = &people.counts[..];
        let counts = (0..self.slots.statements()).map(|at| {
            let levels = self.slots.levels(at);
            let (own, after) = rest.split_at(levels + Other::NUMBER);
            rest = after;
            let other = |other: Other| own[levels + other as usize];
            let ratings: u32 = own[..levels].iter().sum();
            let (dont_know, not_applicable) = (other(Other::DontKnow), other(Other::NotApplicable));
            let not_asked = other(Other::NotAsked);
            let said = ratings + dont_know + not_applicable + not_asked;
            Counts {
                ratings: own[..levels].to_vec(),
                dont_know,
                not_applicable,
                unanswered: people.responses.saturating_sub(said),
                not_asked,
                importance: self.importance(people, at).to_vec(),
            }
        });
        of_counts(questionnaire, counts.collect(), people.responses as usize)
    }

    fn importance<'a>(&self, people: &'a Counted<'_>, at: usize) -> &'a [u32] {
        let levels = people.importance.len() / self.slots.statements().max(1);
        &people.importance[at * levels..(at + 1) * levels]
    }
}

struct Made<'q, 'a> {
    questionnaire: &'q Questionnaire,
    slots: &'q Slots,
    asked: Asked<'a>,
    withheld: Withheld,
    findings: Vec<Finding>,
    scores: Scores,
}

impl<'a> Made<'_, 'a> {
    fn rows(&self, below: Option<&Number>) -> Rows<'a> {
        let under = |set: &&SetScore| {
            set.score
                .as_ref()
                .zip(below)
                .is_some_and(|(score, below)| score < below)
        };
        Rows {
            sets: self.sets(),
            statements: self.statements(),
            needs: needs(&self.findings),
            // A domain that is withheld has no score here.
            below: self.scores.domains.iter().filter(under).count() as u64,
        }
    }

    fn sets(&self) -> Vec<SetRow> {
        let sections = sections(self.questionnaire);
        let nodes = self.questionnaire.nodes().len();
        let domains = (0..nodes).filter(|at| sections.iter().all(|(section, _)| section != at));
        let order = domains.chain(sections.iter().map(|(at, _)| *at));
        let mut rows: Vec<SetRow> = order
            .map(|at| self.set(&self.scores.nodes[at], self.withheld.nodes[at]))
            .collect();
        let overall = self.scores.overall.iter();
        rows.extend(overall.map(|overall| self.set(overall, self.withheld.overall)));
        rows
    }

    fn set(&self, set: &SetScore, withheld: bool) -> SetRow {
        if withheld {
            return SetRow::without(set.roll_up, Status::at(self.asked.extent));
        }
        let number = |number: usize| u32::try_from(number).ok();
        SetRow {
            counted: number(set.counted),
            applicable: number(set.applicable),
            score: set
                .score
                .as_ref()
                .filter(|_| set.roll_up != RollUp::None)
                .map(to_double),
            score_100: set.score_100.as_ref().map(to_double),
            at_target: set.at_target_share().as_ref().map(to_double),
            dont_know_share: set.dont_know_share().as_ref().map(to_double),
            few: (self.asked.extent == Extent::Detail).then_some(set.few),
            status: Status::of_set(set).shown_at(self.asked.extent),
        }
    }

    fn statements(&self) -> Vec<StatementRow<'a>> {
        let mut rest = &self.asked.people.counts[..];
        let rows = (0..self.slots.statements()).map(|at| {
            let levels = self.slots.levels(at);
            let (own, after) = rest.split_at(levels + Other::NUMBER);
            rest = after;
            match self.withheld.statements[at] {
                true => StatementRow::without(Status::at(self.asked.extent)),
                false => self.statement(at, &own[..levels]),
            }
        });
        rows.collect()
    }

    fn statement(&self, at: usize, counts: &'a [u32]) -> StatementRow<'a> {
        let (score, finding) = (&self.scores.statements[at], &self.findings[at]);
        let scale = self.questionnaire.scale_of(&self.questionnaire.statements[at]);
        StatementRow {
            ratings: Some(score.ratings()),
            others: others(score),
            few: score.few,
            counts,
            mean: score.mean.as_ref().map(to_double),
            middle: score.middle.map(|level| to_double(&scale.levels[level].value)),
            average_distance: average_distance(&score.counts).as_ref().map(to_double),
            kind: finding.kind,
            shortfall: score.shortfall.as_ref().map(to_double),
            priority: finding.priority.as_ref().map(to_double),
            route: finding.route,
            rank: finding.rank.and_then(|rank| u32::try_from(rank).ok()),
            status: Status::of_statement(score),
        }
    }
}

/// Don't knows, not applicable and unanswered; `None` where a kind is not told.
fn others(score: &StatementScore) -> [Option<u32>; 3] {
    let told = |number: u32| Some(number).filter(|number| score.few == 0 || *number > 0);
    [score.dont_know, score.not_applicable, score.unanswered].map(told)
}

fn needs(findings: &[Finding]) -> Vec<usize> {
    let need = |one: &&Finding| one.route.is_some_and(|route| route != Route::Keep);
    let mut needs: Vec<&Finding> = findings.iter().filter(need).collect();
    needs.sort_by_key(|one| (one.rank.is_none(), one.rank, one.statement));
    needs.iter().map(|one| one.statement).collect()
}
