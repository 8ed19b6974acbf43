//! How alike the ratings of one statement are, by a rule that anyone can check by eye.

use crate::number::Number;

/// The kind of a statement's ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All ratings within one level.
    Close,
    /// Wide only because of one person at an end.
    OneViewApart,
    /// At least m people are 2 or more levels from at least m others.
    ViewsDiffer,
    /// A quarter or more of those asked, at least 2 people, said don't know.
    NotKnown,
}

impl Kind {
    /// Its word on screens and in data files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::OneViewApart => "one view apart",
            Self::ViewsDiffer => "views differ",
            Self::NotKnown => "not known",
        }
    }
}

/// The kind of a statement's ratings, from the number of ratings at each level (lowest first) and the number of don't knows.
///
/// Tested in this order. *Not known*: at least 2 don't knows, and `4 · dk ≥ ratings + dk`. *Views differ*: with n ratings and
/// m = max(2, ⌈n/4⌉), the m-th highest is 2 or more levels above the m-th lowest (n ≥ 4); for n = 3 the full span is 2 or more.
/// *One view apart*: the span is 2 or more otherwise. *Close*: the rest. With two ratings or fewer there is no kind but
/// *not known*: `None`.
///
/// ```
/// use ccg_diagnostic::agreement::{Kind, kind};
/// // 1 1 2 3 4 4 4 4: m = 2, the 2nd highest is 4 and the 2nd lowest is 1.
/// assert_eq!(kind(&[2, 1, 1, 4], 0), Some(Kind::ViewsDiffer));
/// ```
#[must_use]
pub fn kind(counts: &[u32], dont_know: u32) -> Option<Kind> {
    kind_of(counts, counts.iter().sum(), dont_know)
}

/// The same, where the number of ratings is known.
pub(crate) fn kind_of(counts: &[u32], ratings: u32, dont_know: u32) -> Option<Kind> {
    if is_not_known(ratings, dont_know) {
        return Some(Kind::NotKnown);
    }
    if ratings <= 2 {
        return None;
    }
    // The lowest and the highest rating are at least as far apart as those that tell whether views differ.
    let is_wide = |m: u32| highest(counts, m) >= lowest(counts, m) + 2;
    Some(match is_wide(1) {
        false => Kind::Close,
        true if is_wide(few_at_an_end(ratings)) => Kind::ViewsDiffer,
        true => Kind::OneViewApart,
    })
}

/// Whether so many ratings and don't knows are of the kind *not known*.
#[must_use]
pub fn is_not_known(ratings: u32, dont_know: u32) -> bool {
    dont_know >= 2 && 4 * u64::from(dont_know) >= u64::from(ratings) + u64::from(dont_know)
}

/// Where the views at both ends stand: the levels of the m-th lowest and of the m-th highest rating, m as in [`kind`]. At least
/// m people are at or below the first, and as many at or above the second.
///
/// ```
/// use ccg_diagnostic::agreement::ends;
/// // 1 1 2 3 4 4 4 4: m = 2.
/// assert_eq!(ends(&[2, 1, 1, 4]), (0, 3));
/// ```
#[must_use]
pub fn ends(counts: &[u32]) -> (usize, usize) {
    let m = few_at_an_end(counts.iter().sum());
    (lowest(counts, m), highest(counts, m))
}

/// The m of [`kind`]: how many at an end are more than one view apart.
fn few_at_an_end(ratings: u32) -> u32 {
    if ratings == 3 { 1 } else { ratings.div_ceil(4).max(2) }
}

/// The level of the m-th lowest rating.
pub(crate) fn lowest(counts: &[u32], m: u32) -> usize {
    counts.iter().position(reaches(m)).unwrap_or(0)
}

/// The level of the m-th highest rating.
pub(crate) fn highest(counts: &[u32], m: u32) -> usize {
    counts.iter().rposition(reaches(m)).unwrap_or(0)
}

/// Whether the ratings so far are m.
fn reaches(m: u32) -> impl FnMut(&u32) -> bool {
    let mut seen = 0;
    move |count| {
        seen += count;
        seen >= m
    }
}

/// The average distance of the ratings from their mean, in steps of the scale: Σ|p − mean|/n over the positions p of the n
/// ratings, from the number of ratings at each level; at most (c − 1)/2 with c levels. `None` with fewer than two ratings: one
/// person cannot be apart from anybody.
///
/// Source: the average deviation about the mean of Burke, Finkelstein and Dusig (1999).
///
/// ```
/// use ccg_diagnostic::agreement::{average_distance, is_agreed};
/// use ccg_diagnostic::number::Number;
/// // 1 2 3: the mean is 2, the distances 1, 0 and 1.
/// assert_eq!(average_distance(&[1, 1, 1, 0]), Some(Number::new(2.into(), 3.into())));
/// assert_eq!(is_agreed(&[1, 1, 1, 0]), Some(false));
/// ```
#[must_use]
pub fn average_distance(counts: &[u32]) -> Option<Number> {
    let (ratings, apart) = distances(counts)?;
    Some(Number::new(apart.into(), (ratings * ratings).into()))
}

/// Whether the ratings are agreed: their average distance is strictly below c/6 for c levels (Burke and Dunlap, 2002). `None` with
/// fewer than two ratings. It is compared in whole numbers, for 2/3 against 4/6 occurs with answers as ordinary as 1 2 3.
#[must_use]
pub fn is_agreed(counts: &[u32]) -> Option<bool> {
    let (ratings, apart) = distances(counts)?;
    let levels = u128::try_from(counts.len()).unwrap_or(u128::MAX);
    Some(6 * apart < levels * ratings * ratings)
}

/// The number n of ratings, and Σ|n·p − Σp|: n² times the average distance.
fn distances(counts: &[u32]) -> Option<(u128, u128)> {
    let at_each = || (0_u128..).zip(counts.iter().map(|count| u128::from(*count)));
    let ratings: u128 = at_each().map(|(_, count)| count).sum();
    let total: u128 = at_each().map(|(position, count)| position * count).sum();
    let apart = at_each().map(|(position, count)| count * (ratings * position).abs_diff(total));
    (ratings >= 2).then(|| (ratings, apart.sum()))
}

#[cfg(test)]
mod tests {
    use super::{Kind, average_distance, is_agreed, kind};
    use crate::number::{Number, whole};

    fn over(part: i64, under: i64) -> Option<Number> {
        Some(Number::new(part.into(), under.into()))
    }

    #[test]
    fn the_average_distance_by_hand() {
        // 1 1 2 3 4 4 4 4: the mean is 23/8; distances 15/8, 15/8, 7/8, 1/8 and four of 9/8: 74/8 over 8.
        assert_eq!(average_distance(&[2, 1, 1, 4]), over(37, 32));
        // A perfect even split is as far apart as can be: (4 - 1)/2.
        assert_eq!(average_distance(&[3, 0, 0, 3]), over(3, 2));
        assert_eq!(average_distance(&[0, 5, 0, 0]), Some(whole(0)));
        assert_eq!(average_distance(&[0, 1, 0, 0]), None);
        assert_eq!(average_distance(&[0, 0, 0, 0]), None);
    }

    #[test]
    fn agreed_is_strictly_below_a_sixth_of_the_levels() {
        // 1 2 3 is exactly 4/6 apart and not agreed; 2 2 2 3 is 3/8 apart; on five levels 1 2 3 is below 5/6.
        assert_eq!(is_agreed(&[1, 1, 1, 0]), Some(false));
        assert_eq!(is_agreed(&[0, 3, 1, 0]), Some(true));
        assert_eq!(is_agreed(&[1, 1, 1, 0, 0]), Some(true));
        assert_eq!(is_agreed(&[1, 0, 0, 0]), None);
        // Millions of ratings fit.
        assert_eq!(is_agreed(&[u32::MAX, 0, 0, u32::MAX]), Some(false));
    }

    #[test]
    fn a_quarter_of_those_asked_makes_it_not_known() {
        // 2 of 8 asked is a quarter; 2 of 9 is less.
        assert_eq!(kind(&[0, 6, 0, 0], 2), Some(Kind::NotKnown));
        assert_eq!(kind(&[0, 7, 0, 0], 2), Some(Kind::Close));
        assert_eq!(kind(&[0, 0, 0, 0], 2), Some(Kind::NotKnown));
        // One person alone is never enough.
        assert_eq!(kind(&[0, 0, 0, 0], 1), None);
    }

    #[test]
    fn two_ratings_have_no_kind() {
        assert_eq!(kind(&[1, 0, 0, 1], 0), None);
        assert_eq!(kind(&[0, 0, 0, 0], 0), None);
    }

    #[test]
    fn three_ratings_differ_over_the_full_span() {
        assert_eq!(kind(&[1, 1, 1, 0], 0), Some(Kind::ViewsDiffer));
        assert_eq!(kind(&[1, 2, 0, 0], 0), Some(Kind::Close));
    }

    #[test]
    fn one_person_at_an_end_is_one_view_apart() {
        // 1 3 3 3 4 4 4 4: m = 2, 2nd lowest 3, 2nd highest 4.
        assert_eq!(kind(&[1, 0, 3, 4], 0), Some(Kind::OneViewApart));
    }

    #[test]
    fn the_quarter_grows_with_the_team() {
        // n = 12: m = 3. Two at level 1 are not enough, three are.
        assert_eq!(kind(&[2, 0, 10, 0], 0), Some(Kind::OneViewApart));
        assert_eq!(kind(&[3, 0, 9, 0], 0), Some(Kind::ViewsDiffer));
    }
}
