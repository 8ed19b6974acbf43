//! What holds of any tree of statements, whatever its roll-ups, scales, weights and answers.

use std::fmt::Write as _;

use ccg_diagnostic::questionnaire::{Questionnaire, RollUp};
use ccg_diagnostic::response::{Answer, Respondent, Response};
use ccg_diagnostic::score::{SetScore, score};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::instrument;

/// A domain of 2 statements and 2 sections of 3, on 2 scales of 4 levels.
#[derive(Debug, Clone)]
struct Shape {
    roll_ups: [&'static str; 3],
    weights: [u32; 8],
    reversed: [bool; 8],
    scales: [bool; 8],
    enough: bool,
}

fn shape() -> impl Strategy<Value = Shape> {
    let words: Vec<&'static str> = RollUp::WORDS.iter().map(|(word, _)| *word).collect();
    let word = proptest::sample::select(words);
    (
        proptest::array::uniform3(word),
        proptest::array::uniform8(1_u32..4),
        any::<[bool; 8]>(),
        any::<[bool; 8]>(),
        any::<bool>(),
    )
        .prop_map(|(roll_ups, weights, reversed, scales, enough)| Shape {
            roll_ups,
            weights,
            reversed,
            scales,
            enough,
        })
}

/// The questionnaire of a shape; both scales are stretched and moved: x becomes `stretch · x + shift`.
fn made(shape: &Shape, stretch: i32, shift: i32) -> Questionnaire {
    let mut yaml = format!(
        "format: 1\nid: any\nversion: \"1\"\ntitle: Any\nlanguage: en\ntarget: {}\nlicence: MIT\nscales:\n",
        shift + 2 * stretch
    );
    for (id, values) in [("first", [0, 1, 2, 3]), ("second", [-3, 0, 2, 9])] {
        let _ = writeln!(yaml, "  - id: {id}\n    passing: [l2, l3]\n    levels:");
        for (at, value) in values.into_iter().enumerate() {
            let value = value * stretch + shift;
            let _ = writeln!(yaml, "      - {{id: l{at}, value: {value}, label: L}}");
        }
    }
    // A heading has no result, so no floor either.
    let enough = |roll_up: &str, indent: &str| match (roll_up, shape.enough) {
        ("none", _) => String::new(),
        (_, true) => format!("{indent}enough: 0.5\n"),
        (_, false) => format!("{indent}enough: 1\n"),
    };
    let mut next = 0..8;
    let mut statements = |number: usize, indent: &str| {
        let mut list = format!("{indent}statements:\n");
        for at in next.by_ref().take(number) {
            let scale = if shape.scales[at] { "first" } else { "second" };
            let (weight, reverse) = (shape.weights[at], shape.reversed[at]);
            let _ = writeln!(
                list,
                "{indent}  - {{id: S.{at}, short: S, statement: Statement {at}, scale: {scale}, weight: {weight}, reverse: {reverse}, target: {}}}",
                shift + 2 * stretch
            );
        }
        list
    };
    let [domain, first, second] = shape.roll_ups;
    let _ = write!(
        yaml,
        "domains:\n  - id: D\n    title: D\n    roll_up: {domain}\n{}",
        enough(domain, "    ")
    );
    yaml.push_str(&statements(2, "    "));
    yaml.push_str("    sections:\n");
    for (id, roll_up) in [("D1", first), ("D2", second)] {
        let _ = write!(
            yaml,
            "      - id: {id}\n        title: T\n        roll_up: {roll_up}\n{}",
            enough(roll_up, "        ")
        );
        yaml.push_str(&statements(3, "        "));
    }
    instrument(&yaml)
}

type Answers = Vec<[Option<Option<usize>>; 8]>;

/// Unanswered, don't know, or a level.
fn answers() -> impl Strategy<Value = Answers> {
    let one =
        prop_oneof![1 => Just(None), 1 => Just(Some(None)), 6 => (0_usize..4).prop_map(|level| Some(Some(level)))];
    proptest::collection::vec(proptest::array::uniform8(one), 1..5)
}

fn responses(questionnaire: &Questionnaire, answers: &Answers) -> Vec<Response> {
    let numbered = answers.iter().zip(1..);
    numbered
        .map(|(given, number)| {
            let code = Respondent::Person(format!("R{number}"));
            let mut response = Response::begin(code, "", questionnaire, "2011-10-03T09:00");
            for (statement, answer) in questionnaire.statements.iter().zip(given) {
                let answer = answer.map(|answer| answer.map_or(Answer::DontKnow, Answer::Rating));
                response
                    .answers
                    .extend(answer.map(|answer| (statement.id.clone(), answer)));
            }
            response
        })
        .collect()
}

fn scored(questionnaire: &Questionnaire, answers: &Answers) -> Vec<SetScore> {
    score(questionnaire, &responses(questionnaire, answers)).nodes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_result_lies_within_its_range(shape in shape(), answers in answers()) {
        let any = made(&shape, 1, 0);
        for node in scored(&any, &answers) {
            if let (Some(score), Some((lowest, highest))) = (&node.score, &node.range) {
                prop_assert!(lowest <= score && score <= highest, "{node:?}");
            }
            prop_assert_eq!(node.score.is_some(), node.status() == "ok");
            prop_assert!(node.counted <= node.applicable);
        }
    }

    #[test]
    fn the_order_of_respondents_does_not_matter(shape in shape(), answers in answers()) {
        let any = made(&shape, 1, 0);
        let mut turned = responses(&any, &answers);
        turned.reverse();
        prop_assert_eq!(score(&any, &responses(&any, &answers)), score(&any, &turned));
    }

    /// A more hopeful rating never makes a result lower.
    #[test]
    fn results_are_monotone(shape in shape(), answers in answers(), person in 0_usize..5, at in 0_usize..8) {
        let any = made(&shape, 1, 0);
        let person = person % answers.len();
        if let Some(Some(level)) = answers[person][at] {
            let better = if shape.reversed[at] { level.saturating_sub(1) } else { (level + 1).min(3) };
            let mut raised = answers.clone();
            raised[person][at] = Some(Some(better));
            for (before, after) in scored(&any, &answers).iter().zip(scored(&any, &raised)) {
                prop_assert_eq!(before.score.is_some(), after.score.is_some());
                prop_assert!(before.score <= after.score, "{before:?}\n{after:?}");
            }
        }
    }

    /// Whatever units the levels have, what is said from 0 to 100 is the same: but where units are added to percentages, as in
    /// a sum of statements and of sections that are shares.
    #[test]
    fn stretching_every_scale_changes_nothing_from_0_to_100(
        mut shape in shape(),
        answers in answers(),
        stretch in 1_i32..4,
    ) {
        if ["sum", "share"].contains(&shape.roll_ups[0]) {
            shape.roll_ups[0] = "weighted-mean";
        }
        let (one, other) = (made(&shape, 1, 0), made(&shape, stretch, 0));
        for (before, after) in scored(&one, &answers).iter().zip(scored(&other, &answers)) {
            prop_assert_eq!(&before.score_100, &after.score_100);
            prop_assert_eq!(before.normalised, after.normalised);
        }
    }

    /// Moving every scale moves a mean with it and leaves its 0 to 100 where it was.
    #[test]
    fn moving_every_scale_changes_nothing_from_0_to_100(mut shape in shape(), answers in answers(), shift in -5_i32..6) {
        shape.roll_ups = shape.roll_ups.map(|word| if word == "sum" { "weighted-mean" } else { word });
        let (one, other) = (made(&shape, 1, 0), made(&shape, 1, shift));
        for (before, after) in scored(&one, &answers).iter().zip(scored(&other, &answers)) {
            prop_assert_eq!(&before.score_100, &after.score_100);
        }
    }
}
