//! Exact fractions: in machine words while they fit, of any size where they do not.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, One, Signed, ToPrimitive, Zero};

/// An exact fraction in lowest terms. Whatever is computed with it is exact; dividing by 0 panics.
///
/// Means of ratings fit into machine words, where a step costs a few nanoseconds; a sum of many different means may not, and goes on
/// with numbers of any size. Equal fractions are equal however they came about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(Held);

/// Where a fraction is held: in words whenever it fits, so that there is one form of each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Held {
    Words(Ratio<i64>),
    Big(Box<BigRational>),
}

use Held::{Big, Words};

impl Number {
    /// The fraction `part / total`, in lowest terms.
    ///
    /// # Panics
    ///
    /// When `total` is 0.
    #[must_use]
    pub fn new(part: BigInt, total: BigInt) -> Self {
        Self::from_big(BigRational::new(part, total))
    }

    /// The fraction `part / total`, in lowest terms.
    ///
    /// # Panics
    ///
    /// When `total` is 0.
    #[must_use]
    pub fn over(part: u64, total: u64) -> Self {
        match (i64::try_from(part), i64::try_from(total)) {
            (Ok(part), Ok(total)) => Self(Words(Ratio::new(part, total))),
            _ => Self::new(part.into(), total.into()),
        }
    }

    /// A whole number.
    #[must_use]
    pub fn from_integer(value: BigInt) -> Self {
        Self::from_big(BigRational::from_integer(value))
    }

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Self(Words(Ratio::from_integer(value)))
    }

    fn from_big(value: BigRational) -> Self {
        // The lowest of all words has no opposite: it stays big.
        let word = |part: &BigInt| part.to_i64().filter(|part| *part != i64::MIN);
        match (word(value.numer()), word(value.denom())) {
            (Some(part), Some(total)) => Self(Words(Ratio::new_raw(part, total))),
            _ => Self(Big(Box::new(value))),
        }
    }

    fn from_words(value: Ratio<i64>) -> Option<Self> {
        (*value.numer() != i64::MIN).then_some(Self(Words(value)))
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Words(held) => BigRational::new_raw((*held.numer()).into(), (*held.denom()).into()),
            Big(held) => held.as_ref().clone(),
        }
    }

    /// Its two parts, in lowest terms; `None` where they outgrow machine words.
    #[must_use]
    pub fn in_words(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Words(held) => Some((*held.numer(), *held.denom())),
            Big(_) => None,
        }
    }

    /// The whole number that it is; `None` where it is none, or outgrows a machine word.
    #[must_use]
    pub fn to_whole(&self) -> Option<i64> {
        self.in_words().filter(|(_, total)| *total == 1).map(|(part, _)| part)
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Words(held) => held.is_integer(),
            Big(held) => held.is_integer(),
        }
    }

    /// Whether it is above 0.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Words(held) => *held.numer() > 0,
            Big(held) => held.is_positive(),
        }
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Words(held) => *held.numer() < 0,
            Big(held) => held.is_negative(),
        }
    }

    /// How far it is from 0.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The nearest whole number, halves away from zero.
    #[must_use]
    pub fn round(&self) -> Self {
        Self::from_big(self.to_big().round())
    }

    /// The greatest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> BigInt {
        self.to_big().floor().to_integer()
    }

    /// The nearest double; not a number when it is beyond all doubles.
    #[must_use]
    pub fn to_double(&self) -> f64 {
        /// Whole numbers up to here are doubles, so that one division rounds once.
        const EXACT: u64 = 1 << 53;
        match &self.0 {
            Words(held) if held.numer().unsigned_abs() <= EXACT && held.denom().unsigned_abs() <= EXACT => {
                #[expect(clippy::cast_precision_loss, reason = "both are exact")]
                let double = *held.numer() as f64 / *held.denom() as f64;
                double
            }
            _ => self.to_big().to_f64().unwrap_or(f64::NAN),
        }
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::whole(0)
    }
}

impl Zero for Number {
    fn zero() -> Self {
        Self::whole(0)
    }

    fn is_zero(&self) -> bool {
        matches!(&self.0, Words(held) if held.is_zero())
    }
}

impl One for Number {
    fn one() -> Self {
        Self::whole(1)
    }
}

/// `7/3`, and `2` of a whole number.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Words(held) => held.fmt(f),
            Big(held) => held.fmt(f),
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Words(one), Words(other)) => {
                let crossed = |a: &Ratio<i64>, b: &Ratio<i64>| i128::from(*a.numer()) * i128::from(*b.denom());
                crossed(one, other).cmp(&crossed(other, one))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Neg for &Number {
    type Output = Number;

    fn neg(self) -> Number {
        match &self.0 {
            Words(held) => Number(Words(-held)),
            Big(held) => Number::from_big(-held.as_ref()),
        }
    }
}

impl Neg for Number {
    type Output = Self;

    fn neg(self) -> Self {
        -&self
    }
}

/// One operation, with the operands taken or borrowed.
macro_rules! operation {
    ($trait:ident, $method:ident, $checked:ident) => {
        impl $trait<&Number> for &Number {
            type Output = Number;

            fn $method(self, other: &Number) -> Number {
                let in_words = match (&self.0, &other.0) {
                    (Words(one), Words(other)) => one.$checked(other).and_then(Number::from_words),
                    _ => None,
                };
                in_words.unwrap_or_else(|| Number::from_big(self.to_big().$method(other.to_big())))
            }
        }

        impl $trait<Number> for &Number {
            type Output = Number;

            fn $method(self, other: Number) -> Number {
                self.$method(&other)
            }
        }

        impl $trait<&Number> for Number {
            type Output = Number;

            fn $method(self, other: &Number) -> Number {
                (&self).$method(other)
            }
        }

        impl $trait for Number {
            type Output = Number;

            fn $method(self, other: Number) -> Number {
                (&self).$method(&other)
            }
        }
    };
}

operation!(Add, add, checked_add);
operation!(Sub, sub, checked_sub);
operation!(Mul, mul, checked_mul);
operation!(Div, div, checked_div);

impl Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::default(), |sum, number| sum + number)
    }
}

impl<'a> Sum<&'a Number> for Number {
    fn sum<I: Iterator<Item = &'a Number>>(numbers: I) -> Self {
        numbers.fold(Self::default(), |sum, number| sum + number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Big, BigRational, Number, ToPrimitive};

    fn edges() -> impl Strategy<Value = i64> {
        prop_oneof![
            -9_i64..10,
            any::<i64>(),
            Just(i64::MIN),
            Just(i64::MAX),
            Just(1 << 53),
            Just((1 << 53) + 1),
            -5_000_i64..5_000
        ]
    }

    fn pair() -> impl Strategy<Value = (Number, BigRational)> {
        (edges(), edges().prop_filter("not 0", |total| *total != 0)).prop_map(|(part, total)| {
            let big = BigRational::new(part.into(), total.into());
            (Number::new(part.into(), total.into()), big)
        })
    }

    proptest! {
        #[test]
        fn every_operation_is_that_of_fractions_of_any_size((a, x) in pair(), (b, y) in pair(), (c, z) in pair()) {
            let same = |number: Number, big: BigRational| number == Number::from_big(big);
            prop_assert!(same(&a + &b, &x + &y));
            prop_assert!(same(&a - &b, &x - &y));
            prop_assert!(same(&a * &b + &c, &x * &y + &z));
            prop_assert!(same(-&a, -&x));
            prop_assert!(y == BigRational::from_integer(0.into()) || same(&a / &b, &x / &y));
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!((&a - &b) + &b, a.clone());
            prop_assert_eq!(a.to_double().to_bits(), x.to_f64().unwrap().to_bits());
            prop_assert_eq!(a.floor(), x.floor().to_integer());
            prop_assert!(same(a.round(), x.round()));
        }
    }

    #[test]
    fn what_outgrows_a_word_comes_back_to_it() {
        let large = Number::whole(i64::MAX);
        let larger = &large * &large;
        assert!(matches!(larger.0, Big(_)));
        assert_eq!(larger / &large, large);
        assert_eq!(Number::over(6, 4), Number::over(3, 2));
    }
}
