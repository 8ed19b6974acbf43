//! Quantiles of Student's t.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::number::{Number, from_decimal};

/// Decimals that a quantile is given with: enough for any table, and the same on every machine.
const DECIMALS: f64 = 1e9;

/// The value below which Student's t with so many degrees of freedom lies with this probability, as an exact decimal of 9 places:
/// what is compared with it is compared exactly. `None` without a degree of freedom, and outside 0 to 1.
///
/// A two-sided 95% interval takes 0.975; one of k such intervals held together takes 1 − 0.05/(2k).
///
/// ```
/// use ccg_diagnostic::likely::t_quantile;
/// use ccg_diagnostic::number::rounded;
/// assert_eq!(rounded(&t_quantile(0.975, 7).unwrap(), 3), "2.365");
/// assert_eq!(t_quantile(0.975, 0), None);
/// ```
#[must_use]
pub fn t_quantile(probability: f64, freedom: usize) -> Option<Number> {
    let inside = probability > 0.0 && probability < 1.0;
    let freedom = u32::try_from(freedom).ok().filter(|freedom| *freedom > 0 && inside)?;
    let quantile = StudentsT::new(0.0, 1.0, f64::from(freedom))
        .ok()?
        .inverse_cdf(probability);
    from_decimal((quantile * DECIMALS).round() / DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::t_quantile;
    use crate::number::{rounded, to_double};

    /// The usual printed table, two-sided 95% (0.975), with 3 decimals.
    const TABLE: [(usize, &str); 21] = [
        (4, "2.776"),
        (5, "2.571"),
        (6, "2.447"),
        (7, "2.365"),
        (8, "2.306"),
        (9, "2.262"),
        (10, "2.228"),
        (11, "2.201"),
        (12, "2.179"),
        (13, "2.160"),
        (14, "2.145"),
        (15, "2.131"),
        (16, "2.120"),
        (17, "2.110"),
        (18, "2.101"),
        (19, "2.093"),
        (20, "2.086"),
        (30, "2.042"),
        (60, "2.000"),
        (120, "1.980"),
        (200, "1.972"),
    ];

    #[test]
    fn quantiles_are_those_of_the_published_tables() {
        for (freedom, printed) in TABLE {
            assert_eq!(rounded(&t_quantile(0.975, freedom).unwrap(), 3), printed, "{freedom}");
        }
        assert_eq!(rounded(&t_quantile(0.995, 4).unwrap(), 3), "4.604");
        assert_eq!(rounded(&t_quantile(0.995, 7).unwrap(), 3), "3.499");
        assert_eq!(rounded(&t_quantile(0.95, 4).unwrap(), 3), "2.132");
    }

    /// With 2 degrees of freedom it is (2p − 1)·√(2/(1 − (2p − 1)²)), and with 4 it has a closed form too (Shaw, 2006):
    /// 2·√(cos(arccos(√a)/3)/√a − 1) with a = 4p(1 − p).
    #[test]
    fn quantiles_are_right_to_nine_places_where_there_is_a_closed_form() {
        for k in [1, 6, 12] {
            let p = 1.0 - 0.05 / (2.0 * f64::from(k));
            let b = 2.0 * p - 1.0;
            let two = b * (2.0 / (1.0 - b * b)).sqrt();
            assert!((to_double(&t_quantile(p, 2).unwrap()) - two).abs() < 1e-8);
            let a = 4.0 * p * (1.0 - p);
            let four = 2.0 * ((a.sqrt().acos() / 3.0).cos() / a.sqrt() - 1.0).sqrt();
            assert!((to_double(&t_quantile(p, 4).unwrap()) - four).abs() < 1e-8);
        }
    }

    #[test]
    fn there_is_none_without_freedom_or_outside_the_probabilities() {
        assert_eq!(t_quantile(0.975, 0), None);
        assert_eq!(t_quantile(1.0, 5), None);
        assert_eq!(t_quantile(f64::NAN, 5), None);
    }
}
