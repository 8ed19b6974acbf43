//! Exact numbers: fractions of any size until display, rounded once, halves away from zero.

mod fraction;

use num_bigint::BigInt;
use num_traits::Zero;

pub use fraction::Number;

/// A whole number as a fraction.
#[must_use]
pub fn whole(value: i64) -> Number {
    Number::whole(value)
}

/// The fraction `part / total`; `None` when `total` is 0.
#[must_use]
pub fn share(part: u32, total: u32) -> Option<Number> {
    (total > 0).then(|| Number::over(part.into(), total.into()))
}

/// The decimal that a float was written as, exactly: `0.1` is one tenth. `None` when it is not finite.
#[must_use]
pub fn from_decimal(value: f64) -> Option<Number> {
    if !value.is_finite() {
        return None;
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return Some(whole(value as i64));
    }
    let text = format!("{value}");
    let (units, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{units}{decimals}").parse().ok()?;
    let scale = BigInt::from(10).pow(u32::try_from(decimals.len()).ok()?);
    Some(Number::new(digits, scale))
}

/// The nearest double, whose shortest text reads back the same; for data files.
#[must_use]
pub fn to_double(value: &Number) -> f64 {
    value.to_double()
}

/// The shortest text that reads back as the nearest double, such as `2.375` or `3`; for data files.
#[must_use]
pub fn shortest(value: &Number) -> String {
    format!("{}", to_double(value))
}

/// The value with `places` decimals, halves away from zero: 2.25 with 1 place is `2.3`.
#[must_use]
pub fn rounded(value: &Number, places: u32) -> String {
    let scale = BigInt::from(10).pow(places);
    let scaled = value.abs() * Number::from_integer(scale.clone());
    let units = (scaled + Number::over(1, 2)).floor();
    let sign = if value.is_negative() && !units.is_zero() {
        "-"
    } else {
        ""
    };
    if places == 0 {
        return format!("{sign}{units}");
    }
    let (head, tail) = (&units / &scale, &units % &scale);
    format!("{sign}{head}.{:0>width$}", tail.to_string(), width = places as usize)
}

/// Both ends of a range rounded to `places` decimals, halves away from zero; to as many more, at most 5, as tell them apart.
///
/// 2.04 and 2.13 with 1 place are 2.0 and 2.1; 2.51 and 2.54 are themselves.
#[must_use]
pub fn as_printed((low, high): &(Number, Number), places: u32) -> (Number, Number) {
    let at = |places: u32| {
        let scale = Number::from_integer(BigInt::from(10).pow(places));
        [low, high].map(|end| (end * &scale).round() / &scale)
    };
    let [low, high] = (places..places + 6)
        .map(at)
        .find(|[low, high]| low != high)
        .unwrap_or_else(|| at(places));
    (low, high)
}

/// A percentage with `places` decimals: as [`rounded`], but 100 only when it is exactly 100, and 0 only when it is exactly 0.
///
/// 99.97 with 1 place is `99.9`, 0.02 is `0.1`. Outside 0 to 100 it is [`rounded`].
#[must_use]
pub fn percentage(value: &Number, places: u32) -> String {
    let step = Number::new(BigInt::from(1), BigInt::from(10).pow(places));
    let text = rounded(value, places);
    let inside = value.is_positive() && *value < whole(100);
    if inside && text == rounded(&whole(100), places) {
        return rounded(&(whole(100) - step), places);
    }
    if inside && text == rounded(&whole(0), places) {
        return rounded(&step, places);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Number, from_decimal, percentage, rounded, share, shortest, whole};

    #[test]
    fn halves_round_away_from_zero() {
        let value = |n: i64, d: i64| Number::new(n.into(), d.into());
        assert_eq!(rounded(&value(9, 4), 1), "2.3");
        assert_eq!(rounded(&value(-9, 4), 1), "-2.3");
        assert_eq!(rounded(&value(5, 2), 0), "3");
        assert_eq!(rounded(&value(1, 1000), 1), "0.0");
        assert_eq!(rounded(&value(-1, 1000), 1), "0.0");
        assert_eq!(rounded(&value(19, 8), 2), "2.38");
    }

    #[test]
    fn a_percentage_is_whole_only_when_it_is() {
        let value = |n: i64, d: i64| Number::new(n.into(), d.into());
        // 299 of 300 is 99.67, and 1999 of 2000 is 99.95: neither is 100.
        assert_eq!(percentage(&value(29_900, 300), 0), "99");
        assert_eq!(percentage(&value(199_900, 2000), 1), "99.9");
        assert_eq!(percentage(&whole(100), 1), "100.0");
        assert_eq!(percentage(&value(1, 1000), 1), "0.1");
        assert_eq!(percentage(&whole(0), 0), "0");
        assert_eq!(percentage(&value(99, 2), 0), "50");
        assert_eq!(percentage(&value(-1, 1000), 1), "0.0");
    }

    #[test]
    fn decimals_are_read_as_written() {
        assert_eq!(from_decimal(0.1), Some(Number::new(1.into(), 10.into())));
        assert_eq!(from_decimal(-3.0), Some(whole(-3)));
        assert_eq!(from_decimal(1e16), Some(Number::from_integer(10_i64.pow(16).into())));
        assert_eq!(from_decimal(-0.0), Some(whole(0)));
        assert_eq!(from_decimal(f64::NAN), None);
        assert_eq!(from_decimal(1e-7), Some(Number::new(1.into(), 10_000_000.into())));
    }

    #[test]
    fn data_files_get_the_shortest_text() {
        assert_eq!(shortest(&whole(3)), "3");
        assert_eq!(share(19, 8).map(|v| shortest(&v)).as_deref(), Some("2.375"));
        assert_eq!(share(1, 0), None);
    }
}
