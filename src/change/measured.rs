//! Measuring the change of every domain and lens, on the statements that are compared.

use num_traits::Zero;

use crate::number::{Number, as_printed, share, whole};
use crate::privacy::{Extent, is_limited, masked};
use crate::questionnaire::{CountsAs, Questionnaire, RollUp};
use crate::response::{Answer, Response};
use crate::score::{Scores, SetScore, with_lens};

use super::jackknife::{Without, half_width, t_squared, without_each};
use super::label::{Spread, label};
use super::members;
use super::{ENOUGH, Pair, Side};
use crate::likely::variance;

use super::set::{NoChange, SetChange};

/// The changes of all domains and of all lenses.
pub(super) fn all(pair: &Pair<'_>) -> (Vec<SetChange>, Vec<SetChange>) {
    let later = &pair.after.questionnaire;
    let seen = Seen {
        pair,
        before: shown(&pair.before),
        after: shown(&pair.after),
        without: if pair.has_statistics() {
            without_each(pair)
        } else {
            Vec::new()
        },
    };
    let domains = later.domains.iter().enumerate().map(|(at, domain)| {
        let members = domain.statements.clone().collect();
        seen.set((&domain.id, &domain.title), members, domain.roll_up, &|scores| {
            &scores.domains[at]
        })
    });
    let lenses = later.lenses.iter().enumerate().map(|(at, lens)| {
        let members = with_lens(later, at);
        seen.set((&lens.id, &lens.title), members, RollUp::WeightedMean, &|scores| {
            &scores.lenses[at]
        })
    });
    (labelled(domains.collect()), labelled(lenses.collect()))
}

/// What may be shown of one round, on the compared statements.
fn shown(side: &Side<'_>) -> Scores {
    let wave = &side.wave;
    masked(&side.questionnaire, wave.round.how, wave.extent(), &side.scores)
}

/// Sets that are compared with each other share the chance of a false alarm: k is how many of them there are.
fn labelled(mut sets: Vec<SetChange>) -> Vec<SetChange> {
    let k = sets.iter().filter(|set| set.spread.is_some() || set.unmoved).count();
    for set in &mut sets {
        let known = set.change.as_ref().zip(set.spread.as_ref()).zip(set.step.as_ref());
        set.label = known.and_then(|((change, spread), step)| label(change, spread, k, step));
    }
    sets
}

struct Seen<'a> {
    pair: &'a Pair<'a>,
    before: Scores,
    after: Scores,
    without: Vec<Without>,
}

impl Seen<'_> {
    fn set(
        &self,
        (id, title): (&str, &str),
        members: Vec<usize>,
        roll_up: RollUp,
        of: &dyn Fn(&Scores) -> &SetScore,
    ) -> SetChange {
        let pair = self.pair;
        let later = pair.after.wave.questionnaire;
        let counting = |at: &usize| later.statements[*at].counts;
        let compared: Vec<usize> = members.iter().copied().filter(|at| pair.counted[*at]).collect();
        let compared: Vec<usize> = compared.into_iter().filter(counting).collect();
        let own = pair.after.wave.scores();
        let applicable = members
            .iter()
            .filter(|at| counting(at) && own.statements[**at].is_applicable());
        let mut set = SetChange {
            id: id.to_owned(),
            title: title.to_owned(),
            compared: compared.len(),
            applicable: applicable.count(),
            before: of(&self.before).clone(),
            after: of(&self.after).clone(),
            change: None,
            why_not: None,
            step: step(later, &compared, of(&pair.after.scores)),
            spread: None,
            interval: None,
            label: None,
            members: None,
            unmoved: false,
            identical: self.shows_statements() && identical(pair, &compared),
        };
        set.why_not = self.why_not(&set, roll_up, &members);
        if set.why_not.is_some() {
            return withheld(set);
        }
        set.change = difference(&set.after, &set.before);
        if pair.has_statistics() {
            self.add_statistics(&mut set, &compared, of);
        }
        set
    }

    /// That every statement has the same answers says something of each of them.
    fn shows_statements(&self) -> bool {
        let sides = [&self.pair.before, &self.pair.after];
        sides.iter().all(|side| side.wave.extent() == Extent::Detail)
    }

    fn why_not(&self, set: &SetChange, roll_up: RollUp, members: &[usize]) -> Option<NoChange> {
        let (before, after) = (&self.pair.before, &self.pair.after);
        let enough = |set: &SetChange| whole_of(set.compared) >= &set.after.enough * whole_of(set.applicable);
        let few = |side: &Side<'_>| !side.wave.is_joint() && side.responses.len() < 3;
        if few(before) || few(after) {
            return Some(NoChange::TooFewPeople);
        }
        if roll_up == RollUp::None {
            return Some(NoChange::NoResult);
        }
        if set.compared == 0 || !enough(set) {
            return Some(NoChange::TooFewStatements);
        }
        let told = tells_one(before, set, members, after) || tells_one(after, set, members, after);
        match (&set.before.score, &set.after.score) {
            (Some(_), Some(_)) if !told => None,
            _ if !self.shows_statements() => Some(NoChange::TooFewPeople),
            _ => Some(NoChange::NoResult),
        }
    }

    fn add_statistics(&self, set: &mut SetChange, compared: &[usize], of: &dyn Fn(&Scores) -> &SetScore) {
        let pair = self.pair;
        set.members = members::of(pair, compared);
        let (before, after) = (raters(&pair.before, compared), raters(&pair.after, compared));
        let number = |raters: &[bool]| raters.iter().filter(|rated| **rated).count();
        let fewest = number(&before).min(number(&after));
        if fewest < ENOUGH {
            return;
        }
        let rated = |one: &&Without| {
            one.person.before.is_some_and(|at| before[at]) || one.person.after.is_some_and(|at| after[at])
        };
        let changes = self.without.iter().filter(rated);
        let changes: Option<Vec<Number>> = changes.map(|one| difference(of(&one.after), of(&one.before))).collect();
        let Some(variance) = changes.and_then(|changes| variance(&changes)) else {
            return;
        };
        set.unmoved = variance.is_zero();
        let spread = Spread {
            variance,
            df: fewest - 1,
        };
        if !set.unmoved {
            set.interval = interval(set, &spread).map(|ends| self.told(set, ends));
            set.spread = Some(spread);
        }
    }

    /// The ends as they are printed where privacy is limited: the exact ones would tell which ratings one person gave together.
    fn told(&self, set: &SetChange, ends: (Number, Number)) -> (Number, Number) {
        let sides = [&self.pair.before, &self.pair.after];
        if !sides.iter().any(|side| is_limited(&side.questionnaire.privacy)) {
            return ends;
        }
        as_printed(&ends, set.after.decimals(self.pair.after.questionnaire.places()))
    }
}

/// A set of which nothing may be said has no numbers at all.
fn withheld(set: SetChange) -> SetChange {
    SetChange {
        before: SetScore::default(),
        after: SetScore::default(),
        identical: false,
        ..set
    }
}

fn whole_of(number: usize) -> Number {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn difference(after: &SetScore, before: &SetScore) -> Option<Number> {
    Some(after.score.as_ref()? - before.score.as_ref()?)
}

/// Whether every compared statement has as many answers at each level as before.
fn identical(pair: &Pair<'_>, compared: &[usize]) -> bool {
    let counts = |side: &Side<'_>, at: usize| side.scores.statements[at].counts.clone();
    compared
        .iter()
        .all(|&at| counts(&pair.before, at) == counts(&pair.after, at))
}

/// One step of the scale in units of a result: what it changes by when every statement moves by one level. Of scales with
/// different numbers of levels the one with the fewest, which asks for most. `None` without a range.
fn step(questionnaire: &Questionnaire, compared: &[usize], set: &SetScore) -> Option<Number> {
    let (lowest, highest) = set.range.as_ref()?;
    let levels = compared
        .iter()
        .map(|&at| questionnaire.scale_of(&questionnaire.statements[at]).levels.len());
    let steps = levels.min().filter(|levels| *levels >= 2)? - 1;
    Some((highest - lowest) * share(1, u32::try_from(steps).ok()?)?)
}

/// Where results may be shown and statements not: whether this result beside the round's own would tell the one statement that
/// is left out of it.
fn tells_one(side: &Side<'_>, set: &SetChange, members: &[usize], later: &Side<'_>) -> bool {
    if side.wave.extent() == Extent::Detail {
        return false;
    }
    let own = side.wave.scores();
    let counted = |at: &&usize| {
        let statement = &later.wave.questionnaire.statements[**at];
        let place = side.wave.questionnaire.position(&statement.id);
        statement.counts && place.is_some_and(|place| own.statements[place].is_counted())
    };
    members.iter().filter(counted).count() == set.compared + 1
}

/// Whether each response of a round has a part in these statements.
fn raters(side: &Side<'_>, compared: &[usize]) -> Vec<bool> {
    let questionnaire = &side.questionnaire;
    let lowest = [
        questionnaire.dont_know.counts_as,
        questionnaire.not_applicable.counts_as,
        questionnaire.unanswered,
    ]
    .contains(&CountsAs::Lowest);
    let rated = |response: &&Response| {
        let ids = compared.iter().map(|&at| &questionnaire.statements[at].id);
        lowest
            || ids
                .into_iter()
                .any(|id| matches!(response.answer(id), Some(Answer::Rating(_))))
    };
    side.responses.iter().map(rated).collect()
}

/// Δ ± t · SE at 95%, held within what is possible.
fn interval(set: &SetChange, spread: &Spread) -> Option<(Number, Number)> {
    let change = set.change.as_ref()?;
    let half = half_width(&t_squared(spread.df, 1)?, &spread.variance)?;
    let (lowest, highest) = set.after.range.as_ref()?;
    let most = highest - lowest;
    Some(((change - &half).max(-most.clone()), (change + &half).min(most)))
}
