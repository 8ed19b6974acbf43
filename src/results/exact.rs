//! Doubles that are the nearest to an exact fraction, without the fraction.
//!
//! A sum of fractions a/n over many different n has a large common denominator. So each 1/n is kept as a whole number of 2^-100 parts,
//! rounded down: the sum of a times that is below the true sum by less than Σa parts. Where both ends of that have the same nearest
//! double, so has the true sum. Where they have not, which is next to never, the fractions are added up.

/// Binary places of a sum.
pub(super) const PLACES: u32 = 100;

/// The largest number that a sum, a hundred times itself and its denominators make may reach, before the binary places.
pub(super) const MOST: u64 = 1 << 26;

/// 2^-100.
const PART: f64 = f64::from_bits((1023 - PLACES as u64) << 52);

/// Numbers of answers of which the inverse is remembered.
const REMEMBERED: usize = 4096;

/// 1/n in parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Inverses {
    known: Vec<u128>,
}

impl Inverses {
    /// ⌊2^100 / n⌋ of an n above 0.
    #[inline]
    pub(super) fn of(&mut self, n: u64) -> u128 {
        let at = usize::try_from(n).unwrap_or(usize::MAX);
        match self.known.get(at) {
            Some(known) => *known,
            None => self.learn(at, n),
        }
    }

    #[cold]
    fn learn(&mut self, at: usize, n: u64) -> u128 {
        if at < REMEMBERED {
            let from = self.known.len() as u128;
            self.known.extend((from..=at as u128).map(|n| (1 << PLACES) / n.max(1)));
        }
        (1 << PLACES) / u128::from(n)
    }
}

/// A sum in parts, which may be too small by less than `error` of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    pub(super) parts: i128,
    pub(super) error: u64,
}

impl Sum {
    /// The nearest double of the sum divided by `by`, above 0; `None` where that cannot be told.
    #[inline]
    pub(super) fn over(self, by: u64) -> Option<f64> {
        let low = self.parts.div_euclid(i128::from(by));
        let high = low + i128::from(self.error / by) + 2;
        let (low, high) = (low as f64, high as f64);
        (low.to_bits() == high.to_bits()).then_some(low * PART)
    }

    /// A whole number of times the sum.
    pub(super) fn times(self, factor: u64) -> Self {
        Self {
            parts: self.parts * i128::from(factor),
            error: self.error * factor,
        }
    }
}

/// The nearest double of a fraction of whole numbers below 2^53: division is exactly that.
#[inline]
pub(super) fn ratio(part: i64, whole: u64) -> f64 {
    debug_assert!(part.unsigned_abs() < 1 << 53 && whole < 1 << 53);
    // A processor makes doubles of numbers with a sign: of others in several steps.
    part as f64 / whole.cast_signed() as f64
}

/// The same of numbers that are not below 0.
#[inline]
pub(super) fn share(part: u64, whole: u64) -> f64 {
    ratio(part.cast_signed(), whole)
}
