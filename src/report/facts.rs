//! What every section of the report needs: the numbers, and the few phrases that all of them share.

use crate::agreement::Kind;
use crate::needs::{Finding, Route, findings};
use crate::number::{Number, rounded};
use crate::questionnaire::{Level, Questionnaire, Statement};
use crate::response::{Answer, Audience, Response};
use crate::round::{How, Round};
use crate::score::{Scores, StatementScore, score};
use crate::words::{count, plural, sentence};

use super::{Input, LeftOut, Mark, Voice, Whose};

pub(super) struct Facts<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) round: &'a Round,
    pub(super) responses: &'a [Response],
    pub(super) left_out: &'a [LeftOut],
    pub(super) voice: Voice,
    pub(super) scores: Scores,
    pub(super) findings: Vec<Finding>,
}

/// What stands for a statement in a digit strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Level(usize),
    FindOut,
    Unanswered,
    NotApplicable,
}

/// How the statements of a set stand: one count for each way a statement can be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) at_target: usize,
    pub(super) below: usize,
    pub(super) find_out: usize,
    pub(super) unanswered: usize,
    pub(super) not_applicable: usize,
}

impl Tally {
    pub(super) fn applicable(self) -> usize {
        self.at_target + self.below + self.find_out + self.unanswered
    }
}

impl<'a> Facts<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        let scores = score(input.questionnaire, input.responses);
        Self {
            questionnaire: input.questionnaire,
            round: input.round,
            responses: input.responses,
            left_out: input.left_out,
            voice: match (input.whose, input.round.how) {
                (Whose::Mine, _) => Voice::Mine,
                (Whose::Team, How::Joint) => Voice::Joint,
                (Whose::Team, How::Individual) => Voice::Individuals,
            },
            findings: findings(input.questionnaire, &scores),
            scores,
        }
    }

    /// Whether there is one voice: counts per level would say less than the answer itself.
    pub(super) fn is_single(&self) -> bool {
        self.voice != Voice::Individuals
    }

    pub(super) fn statement(&self, at: usize) -> &'a Statement {
        &self.questionnaire.statements[at]
    }

    pub(super) fn score(&self, at: usize) -> &StatementScore {
        &self.scores.statements[at]
    }

    pub(super) fn all(&self) -> Vec<usize> {
        (0..self.questionnaire.statements.len()).collect()
    }

    pub(super) fn level(&self, at: usize, level: usize) -> &'a Level {
        &self.questionnaire.scale_of(self.statement(at)).levels[level]
    }

    /// `level 2, Getting going`.
    pub(super) fn level_text(&self, at: usize, level: usize) -> String {
        let level = self.level(at, level);
        format!("level {}, {}", level.key, level.label)
    }

    /// `D2.04 Reaching people who are not heard`.
    pub(super) fn named(&self, at: usize) -> String {
        let statement = self.statement(at);
        format!("{} {}", statement.id, statement.short)
    }

    pub(super) fn shown(&self, at: usize) -> Shown {
        let score = self.score(at);
        match (self.findings[at].route, score.middle) {
            (Some(Route::FindOut), _) => Shown::FindOut,
            (_, Some(level)) => Shown::Level(level),
            (_, None) if score.dont_know > 0 => Shown::FindOut,
            (_, None) if score.is_applicable() => Shown::Unanswered,
            _ => Shown::NotApplicable,
        }
    }

    pub(super) fn tally(&self, members: &[usize]) -> Tally {
        let mut tally = Tally::default();
        for &at in members {
            match self.shown(at) {
                Shown::Level(level) if level >= self.statement(at).target => tally.at_target += 1,
                Shown::Level(_) => tally.below += 1,
                Shown::FindOut => tally.find_out += 1,
                Shown::Unanswered => tally.unanswered += 1,
                Shown::NotApplicable => tally.not_applicable += 1,
            }
        }
        tally
    }

    /// The digit strip: levels from the lowest, then `?`, `-` and `n`.
    pub(super) fn strip(&self, members: &[usize]) -> Vec<Mark> {
        let mut shown: Vec<(u8, Option<&Number>, Mark)> = members
            .iter()
            .map(|&at| {
                let mark = |text: &str, level| Mark {
                    text: text.to_owned(),
                    level,
                };
                match self.shown(at) {
                    Shown::Level(level) => {
                        let found = self.level(at, level);
                        (0, Some(&found.value), mark(&found.key, Some(level)))
                    }
                    Shown::FindOut => (1, None, mark("?", None)),
                    Shown::Unanswered => (2, None, mark("-", None)),
                    Shown::NotApplicable => (3, None, mark("n", None)),
                }
            })
            .collect();
        shown.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        shown.into_iter().map(|(_, _, mark)| mark).collect()
    }

    /// The target that these statements share: `level 3`; `None` when they differ.
    pub(super) fn common_target(&self, members: &[usize]) -> Option<&'a Level> {
        let first = self.statement(*members.first()?);
        let same = |at: &usize| {
            let one = self.statement(*at);
            (one.scale, one.target) == (first.scale, first.target)
        };
        members
            .iter()
            .all(same)
            .then(|| &self.questionnaire.scale_of(first).levels[first.target])
    }

    /// `at level 3 or above`, or `at their target or above` where targets differ, said of so many of them.
    pub(super) fn at_target(&self, members: &[usize], number: usize) -> String {
        self.common_target(members).map_or_else(
            || format!("at {} target or above", plural(number, "its", "their")),
            |level| format!("at level {} or above", level.key),
        )
    }

    /// A value in scale units: one decimal, or two where the levels are not whole numbers.
    pub(super) fn value(&self, value: &Number) -> String {
        rounded(value, self.questionnaire.places())
    }

    /// The kind as a word; empty where there is none.
    pub(super) fn kind(&self, at: usize) -> &'static str {
        self.findings[at].kind.map_or("", Kind::label)
    }

    pub(super) fn with_route(&self, route: Route) -> Vec<usize> {
        let mut found: Vec<&Finding> = self.findings.iter().filter(|f| f.route == Some(route)).collect();
        found.sort_by_key(|finding| (finding.rank.is_none(), finding.rank, finding.statement));
        found.iter().map(|finding| finding.statement).collect()
    }

    /// Notes that this reader may see, sorted by their text, so that their order says nothing about who wrote them.
    pub(super) fn notes(&self, at: usize) -> Vec<String> {
        let id = &self.statement(at).id;
        let notes = self.responses.iter().filter_map(|response| response.notes.get(id));
        let mut seen: Vec<String> = notes
            .filter(|note| self.voice == Voice::Mine || note.audience == Audience::Team)
            .map(|note| note.text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        seen.sort();
        seen
    }

    /// Why a statement does not apply, in the words of those who said so, sorted.
    pub(super) fn reasons(&self, at: usize) -> Vec<String> {
        let id = &self.statement(at).id;
        let mut reasons: Vec<String> = self
            .responses
            .iter()
            .filter_map(|response| match response.answer(id) {
                Some(Answer::NotApplicable(reason)) if !reason.trim().is_empty() => Some(reason.trim().to_owned()),
                _ => None,
            })
            .collect();
        reasons.sort();
        reasons
    }

    /// How many chose a statement as the one of its domain that would make the most difference.
    pub(super) fn makes_most_difference(&self, at: usize) -> usize {
        let statement = self.statement(at);
        let domain = &self.questionnaire.domain_of(statement).id;
        let chosen = self
            .responses
            .iter()
            .filter_map(|response| response.most_difference.get(domain));
        chosen.filter(|id| **id == statement.id).count()
    }

    /// `7 of 11 statements`; not applicable ones are left out.
    pub(super) fn of_statements(part: usize, total: usize) -> String {
        format!("{part} of {}", count(total, "statement", "statements"))
    }

    /// The descriptor of a level, as a sentence.
    pub(super) fn descriptor(&self, at: usize, level: usize) -> String {
        self.statement(at)
            .descriptors
            .get(level)
            .map_or_else(String::new, |text| sentence(text))
    }
}

/// Which statements belong to a set.
impl Facts<'_> {
    pub(super) fn with_lens(&self, lens: usize) -> Vec<usize> {
        crate::score::with_lens(self.questionnaire, lens)
    }

    pub(super) fn with_criterion(&self, criterion: usize) -> Vec<usize> {
        crate::score::with_criterion(self.questionnaire, criterion)
    }

    pub(super) fn members(&self, domain: usize) -> Vec<usize> {
        self.questionnaire.domains[domain].statements.clone().collect()
    }
}
