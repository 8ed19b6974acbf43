//! What every section of the report needs: the numbers, and the few phrases that all of them share.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::agreement::Kind;
use crate::needs::{Finding, Route, findings};
use crate::number::{Number, rounded};
use crate::privacy::{self, Extent};
use crate::questionnaire::{Level, PrivacyKind, Questionnaire, Statement};
use crate::reach::as_asked;
use crate::response::Response;
use crate::round::{How, Round};
use crate::score::{Scores, StatementScore, of_side};
use crate::words::{count, plural, sentence};

use super::precision::{Known, Precision};
use super::{Also, Beside, Input, LeftOut, Voice, Whose};

pub(super) struct Facts<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) round: &'a Round,
    /// The round's own responses, those of other sides not among them, without answers to what they were not asked.
    pub(super) responses: Cow<'a, [Response]>,
    /// Responses of other sides.
    pub(super) others: Vec<&'a Response>,
    pub(super) left_out: &'a [LeftOut],
    pub(super) voice: Voice,
    pub(super) today: Option<Date>,
    pub(super) beside: Option<Beside<'a>>,
    pub(super) also: Also<'a>,
    /// How much may be shown.
    pub(super) extent: Extent,
    /// Whether a statement's numbers and texts are withheld: one per statement.
    pub(super) withheld: Vec<bool>,
    /// The numbers that may be shown.
    pub(super) scores: Scores,
    pub(super) findings: Vec<Finding>,
    /// How far the numbers could move.
    pub(super) precision: Precision,
}

impl<'a> Facts<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        let questionnaire = input.questionnaire;
        let private = questionnaire.privacy.kind == PrivacyKind::Private;
        let voice = match (input.whose, input.round.how) {
            (Whose::Mine, _) => Voice::Mine,
            (Whose::Team, _) if private && input.responses.len() == 1 => Voice::Mine,
            (Whose::Team, How::Joint) => Voice::Joint,
            (Whose::Team, How::Individual) => Voice::Individuals,
        };
        let (responses, others) = by_side(input, voice);
        // One's own page may be of another side.
        let side = responses.first().map_or("", |one| &one.side);
        let full = of_side(questionnaire, &responses, side);
        let how = if voice == Voice::Individuals {
            How::Individual
        } else {
            How::Joint
        };
        let extent = match voice {
            Voice::Mine => Extent::Detail,
            _ => privacy::extent(&questionnaire.privacy, how, responses.len()),
        };
        let scores = privacy::masked(questionnaire, how, extent, &full);
        let withheld = privacy::withheld(&questionnaire.privacy, extent, how, &full);
        let findings = findings(questionnaire, &scores);
        let precision = Precision::of(&Known {
            questionnaire,
            responses: &responses,
            voice,
            extent,
            full: &full,
            shown: &scores,
            findings: &findings,
            withheld: &withheld,
            technical: input.also.technical,
        });
        Self {
            questionnaire,
            round: input.round,
            left_out: input.left_out,
            voice,
            today: input.today,
            beside: input.beside,
            also: input.also,
            extent,
            withheld,
            findings,
            precision,
            responses,
            others,
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

    /// `level 2, Getting going`; of a scale that answers a question of its own only the words: `Usually`.
    pub(super) fn level_text(&self, at: usize, level: usize) -> String {
        let found = self.level(at, level);
        if self.is_worded(at) {
            found.label.clone()
        } else {
            format!("level {}, {}", found.key, found.label)
        }
    }

    /// Whether the levels are words that people chose in answer to a question, such as how often.
    pub(super) fn is_worded(&self, at: usize) -> bool {
        !self.questionnaire.scale_of(self.statement(at)).asked.is_empty()
    }

    /// The target as it would be chosen: of a reversed statement the level that is the target turned round.
    pub(super) fn target_text(&self, at: usize) -> String {
        let statement = self.statement(at);
        if !statement.reverse {
            return self.level_text(at, statement.target);
        }
        let levels = 0..self.questionnaire.scale_of(statement).levels.len();
        let highest = levels.rev().find(|&level| self.meets(at, level)).unwrap_or_default();
        let lower = if highest > 0 { " or lower" } else { "" };
        format!("{}{lower}", self.level_text(at, highest))
    }

    /// `D2.04 Reaching people who are not heard`.
    pub(super) fn named(&self, at: usize) -> String {
        let statement = self.statement(at);
        format!("{} {}", statement.id, statement.short)
    }

    /// The target that these statements share, as `level 3`, or in words where the scale has them; `None` when they differ,
    /// or where one is reversed.
    pub(super) fn common_target(&self, members: &[usize]) -> Option<String> {
        let at = *members.first()?;
        let level = self.common_target_level(members)?;
        Some(if self.is_worded(at) {
            format!("\u{201c}{}\u{201d}", level.label)
        } else {
            format!("level {}", level.key)
        })
    }

    pub(super) fn common_target_level(&self, members: &[usize]) -> Option<&'a Level> {
        let first = self.statement(*members.first()?);
        let same = |at: &usize| {
            let one = self.statement(*at);
            !one.reverse && (one.scale, one.target) == (first.scale, first.target)
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
            |level| format!("at {level} or above"),
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

    /// How many chose a statement as the one of its domain that would make the most difference.
    pub(super) fn makes_most_difference(&self, at: usize) -> usize {
        if self.withheld[at] {
            return 0;
        }
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

/// The round's own responses with what they were asked, and those of other sides. One's own page is of one response, whichever
/// side it is of.
fn by_side<'a>(input: &Input<'a>, voice: Voice) -> (Cow<'a, [Response]>, Vec<&'a Response>) {
    let is_own = |response: &&Response| voice == Voice::Mine || response.side.is_empty();
    let (own, others): (Vec<&Response>, Vec<&Response>) = input.responses.iter().partition(is_own);
    let own: Vec<Cow<'a, Response>> = own.into_iter().map(|one| as_asked(input.questionnaire, one)).collect();
    let untouched = others.is_empty() && own.iter().all(|one| matches!(one, Cow::Borrowed(_)));
    let own = match untouched {
        true => Cow::Borrowed(input.responses),
        false => Cow::Owned(own.into_iter().map(Cow::into_owned).collect()),
    };
    (own, others)
}
