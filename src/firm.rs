//! Whether one person's answers decide which statements have the highest priorities.
//!
//! The **top five** are the statements with a priority above 0 that fewer than five others outrank: five of them, and those that are
//! equal to the fifth as well, for nothing but the order of the questionnaire would tell them apart. One of them is *firm* when it
//! is still among the top five whoever is left out, else *borderline*. Below [`FEWEST`] people there is neither.
//!
//! Worked example: five people, six statements, target 3. Four statements are 2 short for everyone. The fifth is rated 2 2 3 3 3 and
//! the sixth 1 3 3 3 3: both are 2/5 short, equal at the fifth place, and both are in. Without the person who rated the sixth 1 it
//! is not short at all, and out; without one who rated the fifth 2 it is 1/4 short against 2/4, and out. Both are borderline.

use std::cmp::Ordering;

use crate::likely::FEWEST;
use crate::needs::{Finding, findings};
use crate::number::Number;
use crate::questionnaire::Questionnaire;
use crate::score::Scores;

/// How many statements the list of the highest priorities has, but for equals.
pub const TOP: usize = 5;

/// Whether a statement stays among the top five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firm {
    /// Whoever is left out.
    Firm,
    /// Not without some one person.
    Borderline,
}

impl Firm {
    /// Its word in data files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Borderline => "borderline",
        }
    }

    /// What it means, as a sentence to the team. `whose`: `our` or `your`.
    #[must_use]
    pub fn sentence(self, whose: &str) -> String {
        match self {
            Self::Firm => format!("Firm: it stays in {whose} top five whoever is left out."),
            Self::Borderline => format!("Borderline: one person's answers decide whether this is in {whose} top five."),
        }
    }
}

/// Which statements are among the top five, and how firmly: one per statement, `None` for those that are not, and for all below
/// [`FEWEST`] people. `found` are the findings of everybody; `left_out` the scores without each
/// ([`crate::score::without_each`]); what is `withheld` takes no part.
#[must_use]
pub fn firm(
    questionnaire: &Questionnaire,
    found: &[Finding],
    left_out: &[Scores],
    withheld: &[bool],
) -> Vec<Option<Firm>> {
    if left_out.len() < FEWEST {
        return vec![None; found.len()];
    }
    let without: Vec<Vec<bool>> = left_out
        .iter()
        .map(|scores| top(&findings(questionnaire, scores), withheld))
        .collect();
    let stays = |at: usize| without.iter().all(|top| top[at]);
    let whole = top(found, withheld).into_iter().enumerate();
    whole
        .map(|(at, in_it)| match (in_it, stays(at)) {
            (false, _) => None,
            (true, true) => Some(Firm::Firm),
            (true, false) => Some(Firm::Borderline),
        })
        .collect()
}

/// Whether each is outranked by fewer than five, with a priority above 0.
fn top(found: &[Finding], withheld: &[bool]) -> Vec<bool> {
    let priority = |at: usize| -> Option<&Number> {
        let shown = !withheld.get(at).copied().unwrap_or(false);
        found[at]
            .share_of_scale
            .as_ref()
            .filter(|share| shown && share.is_positive())
    };
    let mut sorted: Vec<&Number> = (0..found.len()).filter_map(priority).collect();
    sorted.sort_by(|a, b| b.cmp(a));
    let last = sorted.get(TOP - 1).or(sorted.last()).copied();
    let reaches = |at| {
        priority(at)
            .zip(last)
            .is_some_and(|(own, last)| own.cmp(last) != Ordering::Less)
    };
    (0..found.len()).map(reaches).collect()
}

#[cfg(test)]
mod tests {
    use super::{Firm, firm};
    use crate::needs::findings;
    use crate::report::fixture::{people, questionnaire};
    use crate::response::Response;
    use crate::score::{score, without_each};

    fn found(statements: usize, answers: &[&str], withheld: &[bool]) -> Vec<Option<Firm>> {
        let small = questionnaire(&["1", "2", "3", "4"], &[statements], &[]);
        let all = people(&small, answers);
        let these: Vec<&Response> = all.iter().collect();
        let scores = score(&small, &all);
        let without = without_each(&small, &these, &vec![true; statements]);
        firm(&small, &findings(&small, &scores), &without, withheld)
    }

    #[test]
    fn one_person_may_decide_the_fifth_place() {
        // Four are 2 short for everyone. The fifth is 2/5 short (2 2 3 3 3), the sixth 2/5 by one person alone (1 3 3 3 3): equal, so
        // both are in. Without that person the sixth has nothing short; without one who rated the fifth 2, it is 1/4 against 2/4.
        let all = [
            "1 1 1 1 3 1",
            "1 1 1 1 2 3",
            "1 1 1 1 2 3",
            "1 1 1 1 3 3",
            "1 1 1 1 3 3",
        ];
        let first = Some(Firm::Firm);
        let last = Some(Firm::Borderline);
        assert_eq!(found(6, &all, &[false; 6]), [first, first, first, first, last, last]);
    }

    #[test]
    fn nothing_changes_the_top_five_where_everybody_agrees() {
        let all = ["1 1 1 1 2 3 3"; 5];
        let found = found(7, &all, &[false; 7]);
        assert_eq!(found[..5], [Some(Firm::Firm); 5]);
        // Nobody falls short of the rest: they are no priority, however few there are.
        assert_eq!(found[5..], [None, None]);
    }

    #[test]
    fn all_that_equal_the_fifth_are_among_the_five() {
        assert_eq!(found(7, &["2 2 2 2 2 2 2"; 5], &[false; 7]), [Some(Firm::Firm); 7]);
    }

    #[test]
    fn four_people_are_too_few_and_what_is_withheld_takes_no_part() {
        assert_eq!(found(2, &["1 1"; 4], &[false; 2]), [None, None]);
        assert_eq!(found(2, &["1 1"; 5], &[true, false]), [None, Some(Firm::Firm)]);
    }
}
