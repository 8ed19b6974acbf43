//! How alike the ratings of one statement are, by a rule that anyone can check by eye.

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
    let ratings: u32 = counts.iter().sum();
    if dont_know >= 2 && 4 * u64::from(dont_know) >= u64::from(ratings) + u64::from(dont_know) {
        return Some(Kind::NotKnown);
    }
    if ratings <= 2 {
        return None;
    }
    let (lowest, highest) = ends(counts);
    if highest >= lowest + 2 {
        return Some(Kind::ViewsDiffer);
    }
    Some(if apart(counts, 1) >= 2 {
        Kind::OneViewApart
    } else {
        Kind::Close
    })
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
    let ratings: u32 = counts.iter().sum();
    let m = if ratings == 3 { 1 } else { ratings.div_ceil(4).max(2) };
    (
        reach(counts.iter().enumerate(), m),
        reach(counts.iter().enumerate().rev(), m),
    )
}

/// Levels from the m-th lowest rating to the m-th highest; 0 when they cross.
fn apart(counts: &[u32], m: u32) -> usize {
    let lowest = reach(counts.iter().enumerate(), m);
    let highest = reach(counts.iter().enumerate().rev(), m);
    highest.saturating_sub(lowest)
}

fn reach<'a>(levels: impl Iterator<Item = (usize, &'a u32)>, m: u32) -> usize {
    let mut seen = 0;
    for (level, count) in levels {
        seen += count;
        if seen >= m {
            return level;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

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
