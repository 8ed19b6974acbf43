//! When a change is called clear, and when it may be chance. Nothing is called significant, and no label says that nothing changed.

use num_traits::Zero;

use crate::number::Number;

use super::jackknife::t_squared;

/// What can be said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// More than chance would explain.
    Clear,
    /// May be real, may be chance.
    Possible,
    /// It cannot be told.
    NoClear,
}

impl Label {
    /// Its words in tables and data files.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Clear => "clear change",
            Self::Possible => "possible change",
            Self::NoClear => "no clear change",
        }
    }
}

/// How far a change could have come about by chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// SE², exact; more than 0.
    pub variance: Number,
    /// min(n before, n after) − 1: at least 4.
    pub df: usize,
}

/// The label of a change Δ among k that are compared with each other. `step` is one step of the scale in units of the result.
///
/// *Clear* iff the interval at 1 − 0.05/k excludes 0 and |Δ| is at least a quarter of a step; *possible* iff the interval at
/// 95% excludes 0. Tested as Δ² > t² · SE² in fractions, strictly: an interval that ends at 0 does not exclude it.
///
/// Worked example, df = 4, k = 1 and a step of 1, so t² = 7.7086: Δ = 3/10 and SE² = 1/100 is clear, for 0.09 > 0.0771 and
/// 0.3 ≥ 0.25; Δ = 24/100 with SE² = 1/200 is possible only, for 0.0576 > 0.0385 but 0.24 < 0.25. With k = 6, t² = 23.53, and
/// the first is possible only: 0.09 < 0.2353.
///
/// ```
/// use ccg_diagnostic::change::label::{Label, Spread, label};
/// use ccg_diagnostic::number::{share, whole};
/// let spread = |of| Spread { variance: share(1, of).unwrap(), df: 4 };
/// let (three_tenths, less) = (share(3, 10).unwrap(), share(24, 100).unwrap());
/// assert_eq!(label(&three_tenths, &spread(100), 1, &whole(1)), Some(Label::Clear));
/// assert_eq!(label(&less, &spread(200), 1, &whole(1)), Some(Label::Possible));
/// assert_eq!(label(&three_tenths, &spread(100), 6, &whole(1)), Some(Label::Possible));
/// ```
#[must_use]
pub fn label(change: &Number, spread: &Spread, k: usize, step: &Number) -> Option<Label> {
    let excludes_zero = |k| Some(change * change > t_squared(spread.df, k)? * &spread.variance);
    let four = Number::from_integer(4.into());
    let large = &four * &four * change * change >= step * step;
    if spread.variance.is_zero() {
        return None;
    }
    Some(match (excludes_zero(k)? && large, excludes_zero(1)?) {
        (true, _) => Label::Clear,
        (_, true) => Label::Possible,
        _ => Label::NoClear,
    })
}
