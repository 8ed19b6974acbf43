//! The numbers without what may not be shown.

use crate::questionnaire::{Node, Questionnaire};
use crate::round::How;
use crate::score::{Scores, SetScore, StatementScore, node, score, with_criterion, with_lens};

use super::{Extent, few, withheld};

/// Which numbers were taken out because of privacy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// One per statement.
    pub statements: Vec<bool>,
    /// One per domain and section, in the order of [`Questionnaire::nodes`].
    pub nodes: Vec<bool>,
    /// Of the overall result.
    pub overall: bool,
}

/// The numbers without what may not be shown. A statement that is withheld has no numbers; nor has a result in which one
/// stands, for the others would tell it. Between `minimum` and `detail` the results of domains stay, without counts, but for
/// those that are the result of one statement or stand at the end of their range, where everybody's answers would be known; and the
/// overall result, unless it would tell such a one. From `detail` on, what 1 or 2 people answered instead of a rating is told
/// only as a number without its kind ([`few()`](super::few())).
#[must_use]
pub fn masked(questionnaire: &Questionnaire, how: How, extent: Extent, scores: &Scores) -> Scores {
    masked_apart(questionnaire, how, extent, scores).0
}

/// The same, and what was taken out.
#[must_use]
pub fn masked_apart(questionnaire: &Questionnaire, how: How, extent: Extent, scores: &Scores) -> (Scores, Withheld) {
    let scores = few::without_rare(questionnaire, how, scores);
    let withheld = withheld(&questionnaire.privacy, extent, how, &scores);
    taken_out(questionnaire, extent, scores, withheld)
}

/// The numbers of a part of the people whose numbers as a whole are shown as well, such as those of one role, without what may not be
/// shown: of individuals whose privacy is limited, both large enough for everything ([`told_apart`](super::told_apart)).
///
/// A statement stands only where everybody was asked it: else the part is smaller than it looks. Answers that are not ratings
/// are told only together: of a part their kinds would be told from those of the whole.
#[must_use]
pub fn masked_part(questionnaire: &Questionnaire, part: &Scores, whole: &Scores) -> (Scores, Withheld) {
    let part = few::without_kinds(questionnaire, How::Individual, part);
    let withheld = withheld(&questionnaire.privacy, Extent::Detail, How::Individual, whole);
    let partly = whole.statements.iter().map(|score| score.not_asked > 0);
    let withheld = withheld
        .into_iter()
        .zip(partly)
        .map(|(withheld, partly)| withheld || partly);
    taken_out(questionnaire, Extent::Detail, part, withheld.collect())
}

fn taken_out(
    questionnaire: &Questionnaire,
    extent: Extent,
    scores: Scores,
    statements: Vec<bool>,
) -> (Scores, Withheld) {
    let nodes = questionnaire.nodes();
    if !statements.contains(&true) {
        let nothing = Withheld {
            statements,
            nodes: vec![false; nodes.len()],
            overall: false,
        };
        return (scores, nothing);
    }
    let mask = Mask {
        questionnaire,
        extent,
        withheld: &statements,
        counting: counting(questionnaire),
        scores: &scores,
    };
    let is_domain = |node: &Node| questionnaire.domains.iter().any(|domain| domain.id == node.id);
    let members = |node: &Node| node.statements.clone().collect::<Vec<_>>();
    let fates = nodes.iter().zip(&scores.nodes);
    let nodes: Vec<Fate> = fates
        .map(|(node, own)| mask.fate(own, &members(node), is_domain(node)))
        .collect();
    let overall = mask.overall();
    let withheld = Withheld {
        statements: statements.clone(),
        nodes: nodes.iter().map(|fate| *fate == Fate::Nothing).collect(),
        overall: overall == Fate::Nothing,
    };
    (mask.scores(&nodes, overall), withheld)
}

/// Whether each statement counts in the result of its domain: one per statement.
fn counting(questionnaire: &Questionnaire) -> Vec<bool> {
    let mut counting = vec![false; questionnaire.statements.len()];
    for domain in &questionnaire.domains {
        for at in node::counting(questionnaire, domain) {
            counting[at] = true;
        }
    }
    counting
}

/// What is left of the numbers of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Everything,
    /// The result without counts.
    Result,
    Nothing,
}

struct Mask<'a> {
    questionnaire: &'a Questionnaire,
    extent: Extent,
    withheld: &'a [bool],
    /// Whether each statement counts in the result of its domain.
    counting: Vec<bool>,
    scores: &'a Scores,
}

impl Mask<'_> {
    fn scores(&self, nodes: &[Fate], overall: Fate) -> Scores {
        let bare = score(self.questionnaire, &[]);
        let own = self.scores;
        let lens = |at: usize| self.fate(&own.lenses[at], &with_lens(self.questionnaire, at), false);
        let criterion = |at: usize| self.fate(&own.criteria[at], &with_criterion(self.questionnaire, at), false);
        let domain = |at: usize| self.domain(at);
        Scores {
            responses: own.responses,
            statements: self.statements(&bare.statements),
            domains: left(&own.domains, &bare.domains, domain),
            nodes: left(&own.nodes, &bare.nodes, |at| nodes[at]),
            overall: (own.overall.as_ref().zip(bare.overall.as_ref())).map(|(own, bare)| overall.of(own, bare)),
            lenses: left(&own.lenses, &bare.lenses, lens),
            criteria: left(&own.criteria, &bare.criteria, criterion),
        }
    }

    fn statements(&self, bare: &[StatementScore]) -> Vec<StatementScore> {
        let own = self.scores.statements.iter().zip(bare).zip(self.withheld);
        own.map(|((own, bare), withheld)| if *withheld { bare } else { own }.clone())
            .collect()
    }

    fn domain(&self, at: usize) -> Fate {
        let members: Vec<usize> = self.questionnaire.domains[at].statements.clone().collect();
        self.fate(&self.scores.domains[at], &members, true)
    }

    /// A domain that is not shown would be what the overall result has beyond the others.
    fn overall(&self) -> Fate {
        let Some(own) = &self.scores.overall else {
            return Fate::Nothing;
        };
        let mut domains = self.scores.domains.iter().enumerate();
        let told_apart = domains.all(|(at, own)| own.score.is_none() || self.domain(at) != Fate::Nothing);
        let all: Vec<usize> = (0..self.withheld.len()).collect();
        self.fate(own, &all, told_apart)
    }

    /// What may be shown of a set. `results`: whether its result may stand without counts.
    fn fate(&self, own: &SetScore, members: &[usize], results: bool) -> Fate {
        if !members.iter().any(|&at| self.withheld[at]) {
            Fate::Everything
        } else if self.extent == Extent::Results && results && self.enough_behind(members) && !at_an_end(own) {
            Fate::Result
        } else {
            Fate::Nothing
        }
    }

    /// Whether a result stands for more than one statement, each of them asked of enough people.
    fn enough_behind(&self, members: &[usize]) -> bool {
        let scores = members.iter().map(|&at| (at, &self.scores.statements[at]));
        let asked = |score: &StatementScore| score.responses() as usize;
        let minimum = self.questionnaire.privacy.minimum;
        let enough = |(_, score): (usize, &StatementScore)| asked(score) == 0 || asked(score) >= minimum;
        let counts = |(at, score): &(usize, &StatementScore)| self.counting[*at] && score.is_counted();
        scores.clone().all(enough) && scores.filter(counts).count() > 1
    }
}

fn left(own: &[SetScore], bare: &[SetScore], fate: impl Fn(usize) -> Fate) -> Vec<SetScore> {
    let pairs = own.iter().zip(bare).enumerate();
    pairs.map(|(at, (own, bare))| fate(at).of(own, bare)).collect()
}

impl Fate {
    /// A set as it may be shown; `bare` is the same without any answer.
    fn of(self, own: &SetScore, bare: &SetScore) -> SetScore {
        match self {
            Self::Everything => own.clone(),
            Self::Result => SetScore {
                counted: own.counted,
                score: own.score.clone(),
                score_100: own.score_100.clone(),
                range: own.range.clone(),
                normalised: own.normalised,
                blocked: own.blocked,
                band: own.band,
                applicable: own.applicable,
                attained: None,
                ..bare.clone()
            },
            // That nobody's answers attain anything would be said of the answers.
            Self::Nothing => SetScore {
                attained: None,
                ..bare.clone()
            },
        }
    }
}

/// Whether a result is the lowest or the highest that there could be: everybody's answers would be known.
fn at_an_end(set: &SetScore) -> bool {
    let ends = set.score.as_ref().zip(set.range.as_ref());
    ends.is_some_and(|(score, (lowest, highest))| score == lowest || score == highest)
}
