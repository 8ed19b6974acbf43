use proptest::prelude::{ProptestConfig, any, proptest};

use crate::agreement::Kind;
use crate::needs::Route;
use crate::number::{Number, shortest, to_double};
use crate::render::scored::line::Lines;
use crate::render::scored::shape::Shape;
use crate::render::scored::{Form, Table};
use crate::results::Status;

/// The text of a number, written as one that is new and then as one that may be remembered.
fn text(lines: &mut Lines, value: f64) -> String {
    let [first, second] = [(); 2].map(|()| {
        lines.clear();
        let mut line = lines.line(1, 0);
        line.number(value);
        line.back();
        line.close();
        String::from_utf8(lines.bytes().to_vec()).unwrap()
    });
    assert_eq!(first, second);
    first
}

#[test]
fn numbers_at_the_edges_have_the_usual_text() {
    let edges = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        9.0,
        10.0,
        99.0,
        100.0,
        999.0,
        1000.0,
        4_294_967_295.0,
        4_294_967_296.0,
        0.1,
        0.3,
        2.5,
        -2.375,
        1e-5,
        2_839_349_485_951_513.0 / 4.0,
        524_289.0 / 65_536.0,
        9.999999999999999e-6,
        1e-7,
        5e-324,
        f64::MIN_POSITIVE,
        f64::MAX,
        f64::MIN,
        1e15,
        999999999999999.9,
        1e16,
        9007199254740993.0,
        1e21,
        1.0 / 3.0,
        2.0 / 3.0,
        100.0 / 3.0,
        0.1 + 0.2,
        f64::EPSILON,
        5.684341886080801e-14,
        2.0_f64.powi(-44),
        2.0_f64.powi(-20),
        123456.7,
        0.000123,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ];
    let mut lines = Lines::default();
    for value in edges {
        assert_eq!(text(&mut lines, value), format!("{value}"));
    }
}

#[test]
fn a_row_has_room_for_the_longest_cells() {
    const LEVELS: usize = 1000;
    for form in [Form::Csv, Form::Json, Form::JsonLines] {
        let (shape, mut lines) = (Shape::new(form, Table::Statements, false, LEVELS), Lines::default());
        for _ in 0..3 {
            let mut cells = shape.cells(b"", 0, 0, &mut lines);
            cells.prepared(b"", 2);
            (0..4).for_each(|_| cells.whole(Some(u64::MAX)));
            cells.counts(&[u32::MAX; LEVELS], LEVELS);
            (0..3).for_each(|_| cells.number(Some(-f64::MIN_POSITIVE)));
            cells.kind(Some(Kind::OneViewApart));
            (0..2).for_each(|_| cells.number(Some(-f64::MIN_POSITIVE)));
            cells.route(Some(Route::FindOut));
            (0..2).for_each(|_| cells.whole(Some(u64::MAX)));
            cells.status(Status::TooFewOfRole);
            cells.end();
        }
        let text = String::from_utf8(lines.bytes().to_vec()).unwrap();
        assert_eq!(text.matches(&u32::MAX.to_string()).count(), 3 * LEVELS);
        assert_eq!(text.matches(&(-f64::MIN_POSITIVE).to_string()).count(), 3 * 5);
    }
}

/// More of them than are remembered, twice over.
#[test]
fn every_fraction_of_a_group_has_the_usual_text() {
    let mut lines = Lines::default();
    for total in 1..=300_u32 {
        for part in 0..=4 * total {
            let value = f64::from(part) / f64::from(total);
            assert_eq!(text(&mut lines, value), format!("{value}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]
    #[test]
    fn numbers_have_the_shortest_text(
        (part, total) in (any::<i64>(), 1..u64::MAX),
        (small, of) in (-5000..5000_i64, 1..2000_i64),
        bits in any::<u64>(),
        (whole, halvings) in (0..1_u64 << 53, 0..40),
    ) {
        let mut lines = Lines::default();
        for fraction in [Number::new(part.into(), total.into()), Number::new(small.into(), of.into())] {
            assert_eq!(text(&mut lines, to_double(&fraction)), shortest(&fraction));
        }
        let halved = |value: u64| value as f64 / 2_f64.powi(halvings);
        for value in [f64::from_bits(bits), halved(whole), halved(whole >> halvings)] {
            assert_eq!(text(&mut lines, value), format!("{value}"));
        }
    }
}
