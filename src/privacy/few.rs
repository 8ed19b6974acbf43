//! Don't know, not applicable and not answered: what so few said that it could be known who.
//!
//! The ratings of a statement are counted level by level, and so is how many people were asked; the number without a rating follows
//! from the two. What can be kept is which of the three it was. So the kinds that 1 or 2 people gave are put together with those that
//! could have been given in their place, and only the number of them together is told.

use crate::agreement::is_not_known;
use crate::questionnaire::Questionnaire;
use crate::round::How;
use crate::score::policy::leaves_all_out;
use crate::score::{Scores, StatementScore, made_of};

/// How many are too few for their kind of answer to be told.
const FEW: u32 = 2;

/// The answers to a statement that are not ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Others {
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many were asked and did not answer.
    pub unanswered: u32,
    /// How many of which the kind is not told, and who are not among the three above.
    pub few: u32,
}

impl Others {
    /// None of the kinds told.
    #[must_use]
    pub fn together(self) -> Self {
        Self {
            few: self.dont_know + self.not_applicable + self.unanswered + self.few,
            ..Self::default()
        }
    }
}

/// What may be told of the answers that are not ratings. `counts` are the ratings at each level; `applies` is whether not applicable can be
/// answered at all.
///
/// As soon as 1 or 2 people gave one kind of answer, all kinds that at most 2 gave are told only together; where that is
/// one kind alone, the next smallest goes with it, or it could be worked out. With up to 6 ratings all kinds go together, for it is
/// known then that at most 1 said don't know. Don't knows that make a statement *not known* stay:
/// that there are at least 2 is said by the kind. Kinds that nobody is told of are 0 here.
///
/// ```
/// use ccg_diagnostic::privacy::{Others, few};
/// let others = |dont_know, not_applicable, unanswered, few| Others { dont_know, not_applicable, unanswered, few };
/// // 7 ratings and 1 don't know: 1 without a rating, whichever it is.
/// assert_eq!(few(&[0, 3, 4, 0], true, others(1, 0, 0, 0)), others(0, 0, 0, 1));
/// // 3 ratings, 3 don't knows, 1 not applicable and 1 not answered.
/// assert_eq!(few(&[0, 3, 0, 0], true, others(3, 1, 1, 0)), others(3, 0, 0, 2));
/// ```
#[must_use]
pub fn few(counts: &[u32], applies: bool, others: Others) -> Others {
    few_beside(counts.iter().sum(), applies, others)
}

/// The same of so many ratings.
pub(crate) fn few_beside(ratings: u32, applies: bool, others: Others) -> Others {
    let mut told = [others.dont_know, others.not_applicable, others.unanswered];
    let not_known = is_not_known(ratings, others.dont_know);
    // What cannot be answered hides nothing.
    let open = [!not_known, applies, true];
    // With so few ratings 2 don't knows would make it not known: where it is not, there is at most 1.
    let at_most_one = !not_known && is_not_known(ratings, FEW);
    let rare = (0..3).any(|kind| open[kind] && (1..=FEW).contains(&told[kind]));
    let all = at_most_one && (rare || !applies);
    let is_hidden = |kind: usize| open[kind] && (all || told[kind] <= FEW);
    let mut hidden = [is_hidden(0), is_hidden(1), is_hidden(2)];
    if !(rare || all) || hidden == [false, false, true] {
        return others;
    }
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let beside = (0..3).filter(|&kind| open[kind] && !hidden[kind]);
        if let Some(next) = beside.min_by_key(|&kind| told[kind]) {
            hidden[next] = true;
        }
    }
    let mut few = 0;
    for (told, _) in told.iter_mut().zip(hidden).filter(|(_, hidden)| *hidden) {
        few += std::mem::take(told);
    }
    let [dont_know, not_applicable, unanswered] = told;
    Others {
        dont_know,
        not_applicable,
        unanswered,
        few,
    }
}

/// How many gave no rating, where the kind is not told: `1 or 2 without a rating`, or the number from 3 on. Empty for none.
#[must_use]
pub fn few_words(few: u32) -> String {
    match few {
        0 => String::new(),
        1..=FEW => "1 or 2 without a rating".to_owned(),
        more => format!("{more} without a rating"),
    }
}

/// A number of don't knows of which some are not told: `3`, or `3 to 9` where up to 6 more may be.
#[must_use]
pub fn from_to(dont_know: u32, few: u32) -> String {
    match few {
        0 => dont_know.to_string(),
        more => format!("{dont_know} to {}", dont_know + more),
    }
}

/// The numbers without the kinds of answers that few gave; those of sets follow from those of statements, so that they tell no more:
/// a statement that nobody rated applies, and stands in the way of a result, where somebody may have said don't know.
///
/// Where such an answer counts in a result, or stands in its way, the results themselves tell how many there are: nothing is
/// left to keep, and the numbers stay.
pub(super) fn without_rare(questionnaire: &Questionnaire, how: How, scores: &Scores) -> Scores {
    without(questionnaire, how, scores, few)
}

/// The numbers with all answers that are not ratings told only together.
pub(super) fn without_kinds(questionnaire: &Questionnaire, how: How, scores: &Scores) -> Scores {
    without(questionnaire, how, scores, |_, _, others| others.together())
}

/// Whether answers that are not ratings are put together where few gave them: they are left out of all results.
#[must_use]
pub fn hides_kinds(questionnaire: &Questionnaire, how: How) -> bool {
    how == How::Individual
        && super::is_limited(&questionnaire.privacy)
        && questionnaire.privacy.detail > 1
        && leaves_all_out(questionnaire)
}

fn without(
    questionnaire: &Questionnaire,
    how: How,
    scores: &Scores,
    told: fn(&[u32], bool, Others) -> Others,
) -> Scores {
    if !hides_kinds(questionnaire, how) {
        return scores.clone();
    }
    let mut statements = scores.statements.clone();
    for (score, statement) in statements.iter_mut().zip(&questionnaire.statements) {
        hide(score, |counts, others| told(counts, statement.not_applicable, others));
    }
    made_of(questionnaire, statements, scores.responses)
}

fn hide(score: &mut StatementScore, told: impl Fn(&[u32], Others) -> Others) {
    let told = told(
        &score.counts,
        Others {
            dont_know: score.dont_know,
            not_applicable: score.not_applicable,
            unanswered: score.unanswered,
            few: 0,
        },
    );
    score.dont_know = told.dont_know;
    score.not_applicable = told.not_applicable;
    score.unanswered = told.unanswered;
    score.few = told.few;
}

#[cfg(test)]
mod tests;
