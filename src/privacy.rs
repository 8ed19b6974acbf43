//! What may be shown of the answers of individuals: how many there have to be, and which roles can be told apart.
//!
//! A team that knows who is in it is never strongly anonymous; the limits keep a report from saying what one person answered.
//! A joint response has no limit, and one's own page holds one's own answers. What may not be shown is taken out of the numbers
//! themselves ([`masked`]), so that no format can show it.

mod few;

use std::collections::{BTreeMap, BTreeSet};

use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire, digest};
use crate::response::Response;
use crate::round::How;
use crate::score::{Scores, SetScore, StatementScore, node, score};

pub use few::{Others, few, few_words, from_to};

/// How much may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// How many answered, and no more.
    Nothing,
    /// The results of domains, without counts.
    Results,
    /// Everything that is not private.
    Detail,
}

/// Whether there is a limit to what may be shown of individuals.
#[must_use]
pub fn is_limited(privacy: &Privacy) -> bool {
    matches!(privacy.kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
}

/// How much may be shown of so many responses.
///
/// ```
/// use ccg_diagnostic::privacy::{Extent, extent};
/// use ccg_diagnostic::questionnaire::{Privacy, PrivacyKind};
/// use ccg_diagnostic::round::How;
/// let limits = Privacy { kind: PrivacyKind::Protected, minimum: 3, detail: 5, note: String::new() };
/// assert_eq!(extent(&limits, How::Individual, 2), Extent::Nothing);
/// assert_eq!(extent(&limits, How::Individual, 4), Extent::Results);
/// assert_eq!(extent(&limits, How::Joint, 1), Extent::Detail);
/// ```
#[must_use]
pub fn extent(privacy: &Privacy, how: How, responses: usize) -> Extent {
    match privacy.kind {
        PrivacyKind::Private => Extent::Nothing,
        PrivacyKind::Protected | PrivacyKind::Anonymous if how == How::Individual => {
            // Nobody's answers are no secret: an empty round says so itself.
            let responses = if privacy.minimum <= 1 {
                responses.max(1)
            } else {
                responses
            };
            if responses < privacy.minimum {
                Extent::Nothing
            } else if responses < privacy.detail {
                Extent::Results
            } else {
                Extent::Detail
            }
        }
        _ => Extent::Detail,
    }
}

/// Whether each statement is withheld: one per statement. At [`Extent::Detail`] one is where fewer than `detail` people were
/// asked it, because it is for some roles only or follows another answer.
#[must_use]
pub fn withheld(privacy: &Privacy, extent: Extent, how: How, scores: &Scores) -> Vec<bool> {
    let limit = if how == How::Joint || privacy.kind == PrivacyKind::Open {
        0
    } else {
        privacy.detail
    };
    let few = |score: &StatementScore| (1..limit).contains(&(score.responses() as usize));
    let statements = scores.statements.iter();
    statements.map(|score| extent != Extent::Detail || few(score)).collect()
}

/// The numbers without what may not be shown. A statement that is withheld has no numbers; nor has a result in which one
/// stands, for the others would tell it. Between `minimum` and `detail` the results of domains stay, without counts, but for
/// those that are the result of one statement or stand at the end of their range, where everybody's answers would be known; and the
/// overall result, unless it would tell such a one. From `detail` on, what 1 or 2 people answered instead of a rating is told
/// only as a number without its kind ([`few()`]).
#[must_use]
pub fn masked(questionnaire: &Questionnaire, how: How, extent: Extent, scores: &Scores) -> Scores {
    let scores = &few::without_rare(questionnaire, how, scores);
    let withheld = withheld(&questionnaire.privacy, extent, how, scores);
    if !withheld.contains(&true) {
        return scores.clone();
    }
    let bare = score(questionnaire, &[]);
    let mask = Mask {
        questionnaire,
        extent,
        withheld: &withheld,
        counting: counting(questionnaire),
        scores,
    };
    let all: Vec<usize> = (0..withheld.len()).collect();
    let nodes = questionnaire.nodes();
    let domain = |at: usize| questionnaire.domains[at].statements.clone().collect::<Vec<_>>();
    let is_domain = |id: &str| questionnaire.domains.iter().any(|domain| domain.id == id);
    let lens = |at: usize| crate::score::with_lens(questionnaire, at);
    let criterion = |at: usize| crate::score::with_criterion(questionnaire, at);
    let each = |own: &[SetScore],
                bare: &[SetScore],
                members: &dyn Fn(usize) -> Vec<usize>,
                results: &dyn Fn(usize) -> bool| {
        let pairs = own.iter().zip(bare).enumerate();
        pairs
            .map(|(at, (own, bare))| mask.set(own, bare, &members(at), results(at)))
            .collect::<Vec<_>>()
    };
    let domains = each(&scores.domains, &bare.domains, &domain, &|_| true);
    // A domain that is not shown would be what the overall result has beyond the others.
    let mut pairs = scores.domains.iter().zip(&domains);
    let told_apart = pairs.all(|(own, shown)| own.score.is_none() || shown.score.is_some());
    Scores {
        responses: scores.responses,
        statements: mask.statements(&bare.statements),
        domains,
        nodes: each(
            &scores.nodes,
            &bare.nodes,
            &|at| nodes[at].statements.clone().collect(),
            &|at| is_domain(&nodes[at].id),
        ),
        overall: (scores.overall.as_ref().zip(bare.overall.as_ref()))
            .map(|(own, bare)| mask.set(own, bare, &all, told_apart)),
        lenses: each(&scores.lenses, &bare.lenses, &lens, &|_| false),
        criteria: each(&scores.criteria, &bare.criteria, &criterion, &|_| false),
    }
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

struct Mask<'a> {
    questionnaire: &'a Questionnaire,
    extent: Extent,
    withheld: &'a [bool],
    /// Whether each statement counts in the result of its domain.
    counting: Vec<bool>,
    scores: &'a Scores,
}

impl Mask<'_> {
    fn statements(&self, bare: &[StatementScore]) -> Vec<StatementScore> {
        let own = self.scores.statements.iter().zip(bare).zip(self.withheld);
        own.map(|((own, bare), withheld)| if *withheld { bare } else { own }.clone())
            .collect()
    }

    /// A set as it may be shown. `results`: whether its result may stand without counts.
    fn set(&self, own: &SetScore, bare: &SetScore, members: &[usize], results: bool) -> SetScore {
        if !members.iter().any(|&at| self.withheld[at]) {
            return own.clone();
        }
        if self.extent == Extent::Results && results && self.enough_behind(members) && !at_an_end(own) {
            SetScore {
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
            }
        } else {
            // That nobody's answers attain anything would be said of the answers.
            SetScore {
                attained: None,
                ..bare.clone()
            }
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

/// Whether a result is the lowest or the highest that there could be: everybody's answers would be known.
fn at_an_end(set: &SetScore) -> bool {
    let ends = set.score.as_ref().zip(set.range.as_ref());
    ends.is_some_and(|(score, (lowest, highest))| score == lowest || score == highest)
}

/// The roles of which answers may be shown, and those that are too small.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleGroups {
    /// Positions in [`crate::questionnaire::Roles::choices`] of those that may be shown.
    pub shown: Vec<usize>,
    /// Positions of those that somebody has and that may not be shown.
    pub too_small: Vec<usize>,
}

/// The roles that can be told apart. A role is shown only where it and everybody else both have `detail` responses, and only
/// together with others where all who are alike in which of the shown roles they have, those in none among them, are as many.
/// Then nobody's answers can be found by taking roles from each other or from the whole. Where that needs one role more to be
/// left out, it is the smallest.
#[must_use]
pub fn role_groups(questionnaire: &Questionnaire, responses: &[Response]) -> RoleGroups {
    let choices = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let people = |id: &str| -> BTreeSet<usize> {
        let all = responses.iter().enumerate();
        all.filter(|(_, response)| response.roles.iter().any(|own| own == id))
            .map(|(at, _)| at)
            .collect()
    };
    let groups: Vec<BTreeSet<usize>> = choices.map(|role| people(&role.id)).collect();
    let present: Vec<usize> = (0..groups.len()).filter(|&role| !groups[role].is_empty()).collect();
    let detail = match questionnaire.privacy.kind {
        PrivacyKind::Open => 1,
        _ => questionnaire.privacy.detail,
    };
    let enough = |role: &usize| {
        let size = groups[*role].len();
        size >= detail && responses.len() - size >= detail
    };
    let mut shown: Vec<usize> = present.iter().copied().filter(enough).collect();
    while tells_too_much(&groups, &shown, responses.len(), detail) {
        let smallest = shown.iter().enumerate().min_by_key(|(_, role)| groups[**role].len());
        let Some((place, _)) = smallest else { break };
        shown.remove(place);
    }
    let too_small = present.into_iter().filter(|role| !shown.contains(role)).collect();
    RoleGroups { shown, too_small }
}

/// Whether there are fewer than `detail` people who are alike in which of the shown roles they have.
fn tells_too_much(groups: &[BTreeSet<usize>], shown: &[usize], all: usize, detail: usize) -> bool {
    let mut alike: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    for person in 0..all {
        let has = shown.iter().map(|&role| groups[role].contains(&person));
        *alike.entry(has.collect()).or_default() += 1;
    }
    !shown.is_empty() && alike.values().any(|number| *number < detail)
}

/// What people wrote, in an order that says nothing about who wrote it: by the text, or, where the answers are anonymous, by
/// its digest, so that no two beginnings stand together.
#[must_use]
pub fn shuffled(mut texts: Vec<String>, privacy: &Privacy) -> Vec<String> {
    if privacy.kind == PrivacyKind::Anonymous {
        texts.sort_by_cached_key(|text| digest::of_file(text.as_bytes()));
    } else {
        texts.sort();
    }
    texts
}

#[cfg(test)]
mod tests;
