//! Known instruments with their own published arithmetic, each as a small case that was worked out by hand.
//!
//! The questionnaires are in `instruments/`, with the source of the arithmetic at the head of each.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "instruments/data.rs"]
mod data;
#[path = "instruments/model.rs"]
mod model;
#[path = "instruments/properties.rs"]
mod properties;

use ccg_diagnostic::explain::{Input, explain};
use ccg_diagnostic::needs::findings;
use ccg_diagnostic::number::{Number, whole};
use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use ccg_diagnostic::response::{Answer, Respondent, Response};
use ccg_diagnostic::score::{Scores, SetScore, score};

fn instrument(yaml: &str) -> Questionnaire {
    validate::from_yaml(yaml).unwrap_or_else(|problems| panic!("{problems:#?}\n{yaml}"))
}

/// A response from words in the order of the statements: a level's key, `dk`, `na`, or `-` for unanswered.
fn response(questionnaire: &Questionnaire, code: &str, words: &str) -> Response {
    let respondent = Respondent::from_code(code).unwrap();
    let mut response = Response::begin(respondent, "", questionnaire, "2011-10-03T09:00");
    assert_eq!(words.split_whitespace().count(), questionnaire.statements.len());
    for (statement, word) in questionnaire.statements.iter().zip(words.split_whitespace()) {
        let levels = &questionnaire.scale_of(statement).levels;
        let answer = match word {
            "-" => continue,
            "dk" => Answer::DontKnow,
            "na" => Answer::NotApplicable(String::new()),
            key => Answer::Rating(levels.iter().position(|level| level.key == key).unwrap()),
        };
        response.answers.insert(statement.id.clone(), answer);
    }
    response
}

fn joint(questionnaire: &Questionnaire, words: &str) -> Scores {
    score(questionnaire, &[response(questionnaire, "joint", words)])
}

fn node<'a>(questionnaire: &Questionnaire, scores: &'a Scores, id: &str) -> &'a SetScore {
    let at = questionnaire.nodes().iter().position(|node| node.id == id).unwrap();
    &scores.nodes[at]
}

fn result(questionnaire: &Questionnaire, scores: &Scores, id: &str) -> Option<Number> {
    node(questionnaire, scores, id).score.clone()
}

fn attained<'a>(questionnaire: &'a Questionnaire, scores: &Scores, id: &str) -> Option<&'a str> {
    let attained = node(questionnaire, scores, id).attained.as_ref().unwrap();
    let levels = &questionnaire.gates.as_ref().unwrap().levels;
    attained.gate.map(|gate| levels[gate].id.as_str())
}

fn over(part: i64, under: i64) -> Number {
    Number::new(part.into(), under.into())
}

fn explained(questionnaire: &Questionnaire, responses: &[Response], target: &str) -> String {
    let scores = score(questionnaire, responses);
    let findings = findings(questionnaire, &scores);
    let input = Input {
        questionnaire,
        responses,
        left_out: &[],
        scores: &scores,
        findings: &findings,
        withheld: &vec![false; questionnaire.statements.len()],
    };
    explain(&input, target).unwrap().to_text(90)
}

#[test]
fn samm_sums_the_levels_of_a_practice_and_averages_the_rest() {
    let samm = instrument(include_str!("instruments/two-streams.yaml"));
    let words = "1 0.5  0.25 0.5  0 0    1 1  0.5 0.5  0.25 0    0.5 0.25  0 0  0 0";
    let scores = joint(&samm, words);
    let is = |id, value| assert_eq!(result(&samm, &scores, id), Some(value), "{id}");
    // (1 + 0.5)/2 + (0.25 + 0.5)/2 + 0 = 0.75 + 0.375 = 1.125
    is("SM1", over(3, 4));
    is("SM2", over(3, 8));
    is("SM", over(9, 8));
    // 1 + 0.5 + 0.125 = 1.625
    is("PC", over(13, 8));
    // 0.375 + 0 + 0
    is("TA", over(3, 8));
    // (1.125 + 1.625)/2 = 1.375 and 0.375; (1.375 + 0.375)/2 = 0.875
    is("G", over(11, 8));
    is("D", over(3, 8));
    let overall = scores.overall.as_ref().unwrap();
    assert_eq!(overall.score, Some(over(7, 8)));
    assert_eq!(overall.range, Some((whole(0), whole(3))));
    // 0.875 of 3 is 29.1666…
    assert_eq!(overall.score_100, Some(over(175, 6)));
    assert!(!overall.normalised, "practices all run from 0 to 3");
}

#[test]
fn samm_takes_what_is_not_answered_for_0() {
    let samm = instrument(include_str!("instruments/two-streams.yaml"));
    let scores = joint(&samm, "1 -  - -  0 0    1 1  0.5 0.5  0.25 0    - -  - -  - -");
    // (1 + 0)/2 + 0 + 0
    assert_eq!(result(&samm, &scores, "SM"), Some(over(1, 2)));
    assert_eq!(result(&samm, &scores, "TA"), Some(whole(0)));
    assert_eq!(scores.statements[1].ratings(), 0);
    assert_eq!(scores.statements[1].mean, None, "it is still not a rating");
}

#[test]
fn c2m2_takes_largely_or_fully_at_a_level_and_all_below() {
    let c2m2 = instrument(include_str!("instruments/levels-in-order.yaml"));
    // A: level 1 has 2 (largely, fully) and 3; level 2 has 2, 3 and 1 (partially): 2 of 3; level 3 has 3 and 3.
    // B: no practice of level 1; level 2 has 2 and 3; level 3 has 3 and don't know: 1 of 2.
    let words = "2  2 1  3    3  3  3    2 3  3 dk";
    let scores = joint(&c2m2, words);
    assert_eq!(attained(&c2m2, &scores, "A"), Some("MIL1"));
    let gates = &node(&c2m2, &scores, "A").attained.as_ref().unwrap().gates;
    let found: Vec<_> = gates
        .iter()
        .map(|gate| (gate.passing, gate.applicable, gate.passes))
        .collect();
    assert_eq!(found, [(2, 2, true), (2, 3, false), (2, 2, true)]);
    assert_eq!(attained(&c2m2, &scores, "B"), Some("MIL2"));
    assert_eq!(node(&c2m2, &scores, "A").status(), "no result");
    // A section attains by itself: A2 has one of each, all passing.
    assert_eq!(attained(&c2m2, &scores, "A2"), Some("MIL3"));
    let all = [response(&c2m2, "joint", words)];
    insta::assert_snapshot!("levels_in_order", explained(&c2m2, &all, "A"));
}

#[test]
fn c2m2_leaves_out_what_does_not_apply_and_attains_nothing_without_level_1() {
    let c2m2 = instrument(include_str!("instruments/levels-in-order.yaml"));
    // Without the partial one level 2 is 2 of 2.
    let scores = joint(&c2m2, "2  2 na  3    3  3  3    2 3  3 3");
    assert_eq!(attained(&c2m2, &scores, "A"), Some("MIL3"));
    assert_eq!(attained(&c2m2, &scores, "B"), Some("MIL3"));
    let scores = joint(&c2m2, "1  3 3  3    3  3  3    na na  na na");
    assert_eq!(attained(&c2m2, &scores, "A"), None);
    assert_eq!(node(&c2m2, &scores, "B").attained, None, "nothing applies");
}

#[test]
fn scorecard_weighs_checks_by_risk_and_leaves_out_what_has_no_result() {
    let scorecard = instrument(include_str!("instruments/weighted-checks.yaml"));
    // (10·10 + 7.5·5 + 5·0 + 2.5·9) / (10 + 7.5 + 5 + 2.5) = 160/25 = 6.4; the check without a result has weight 7.5.
    let scores = joint(&scorecard, "10 5 dk 0 9");
    let overall = scores.overall.as_ref().unwrap();
    assert_eq!(overall.score, Some(over(32, 5)));
    assert_eq!(overall.shown(1).as_deref(), Some("6.4"));
    // One check with a result is enough, none is not.
    assert_eq!(
        joint(&scorecard, "dk dk dk dk 7").overall.unwrap().score,
        Some(whole(7))
    );
    let none = joint(&scorecard, "dk dk dk dk dk").overall.unwrap();
    assert_eq!((none.score.clone(), none.status()), (None, "too few answers"));
}

#[test]
fn deductions_start_from_110() {
    let deductions = instrument(include_str!("instruments/deductions.yaml"));
    // 110 − 5 − 0 − 1 − 3 = 101, from 110 − 5 − 3 − 1 − 5 = 96 to 110.
    let words = "-1 0 -1 -3  0 0";
    let scores = joint(&deductions, words);
    let found = node(&deductions, &scores, "R");
    assert_eq!(found.score, Some(whole(101)));
    assert_eq!(found.range, Some((whole(96), whole(110))));
    // 5 of 14 points above the lowest.
    assert_eq!(found.score_100, Some(over(500, 14)));
    assert_eq!(
        result(&deductions, &joint(&deductions, "0 0 0 0 0 0"), "R"),
        Some(whole(110))
    );
    let text = explained(&deductions, &[response(&deductions, "joint", words)], "R");
    insta::assert_snapshot!("deductions", text);
}

#[test]
fn deductions_may_end_below_nothing_and_need_every_answer() {
    let deductions = instrument(include_str!("instruments/deductions.yaml"));
    // 3 − 5 − 5 = −7: nothing holds it at 0.
    let scores = joint(&deductions, "0 0 0 0  -1 -1");
    assert_eq!(result(&deductions, &scores, "B"), Some(whole(-7)));
    // One that is not known: a sum of the others would look better than it is.
    let scores = joint(&deductions, "0 dk 0 0  0 -");
    assert_eq!(node(&deductions, &scores, "R").status(), "too few answers");
    assert_eq!(node(&deductions, &scores, "B").score, None);
    // One that does not apply takes nothing away, and can take nothing away: 110 − 5 − 1 − 5 = 99.
    let scores = joint(&deductions, "0 na 0 0  0 0");
    assert_eq!(result(&deductions, &scores, "R"), Some(whole(110)));
    assert_eq!(node(&deductions, &scores, "R").range, Some((whole(99), whole(110))));
}

#[test]
fn agreement_turns_reversed_items_round() {
    let likert = instrument(include_str!("instruments/agreement.yaml"));
    let people = [
        response(&likert, "R1", "4 2 2 5  3 1 3"),
        response(&likert, "R2", "5 2 1 4  4 2 3"),
        response(&likert, "R3", "3 5 3 4  2 2 3"),
    ];
    let scores = score(&likert, &people);
    // One by one: 4 + 2 + (6−2) + (6−5) = 11; 5 + 2 + 5 + 2 = 14; 3 + 5 + 3 + 2 = 13. The mean is 38/3, of 4 to 20.
    let sum = node(&likert, &scores, "S");
    assert_eq!(sum.score, Some(over(38, 3)));
    assert_eq!(sum.range, Some((whole(4), whole(20))));
    assert_eq!(sum.score_100, Some(over(325, 6)));
    assert_eq!(sum.band, Some(1));
    // M: 3, (5 + 4 + 4)/3 = 13/3, 3: (3 + 13/3 + 3)/3 = 31/9.
    assert_eq!(result(&likert, &scores, "M"), Some(over(31, 9)));
    // S.04, ratings 4 4 5 turned round to 2 2 1, target 4: none at target, (2 + 2 + 3)/3 short; the mean stays that of the ratings.
    let talked_over = &scores.statements[3];
    assert_eq!(talked_over.mean, Some(over(13, 3)));
    assert_eq!(talked_over.value, Some(over(5, 3)));
    assert_eq!((talked_over.at_target, talked_over.middle), (0, Some(3)));
    assert_eq!(talked_over.shortfall, Some(over(7, 3)));
    insta::assert_snapshot!("agreement_statement", explained(&likert, &people, "S.04"));
    insta::assert_snapshot!("agreement_sum", explained(&likert, &people, "S"));
}

#[test]
fn a_checklist_is_at_100_only_when_complete() {
    let checklist = instrument(include_str!("instruments/checklist.yaml"));
    let found = |words: &str| {
        let scores = joint(&checklist, words);
        let list = node(&checklist, &scores, "L").clone();
        (list.score.clone(), list.shown(0), attained(&checklist, &scores, "L"))
    };
    // 5 of 6 pass; half of the recommended is enough for the gate and not for the percentage.
    assert_eq!(
        found("1 1 1  0 1  1"),
        (Some(over(250, 3)), Some("83".into()), Some("suggested"))
    );
    assert_eq!(
        found("1 1 1  1 1  1"),
        (Some(whole(100)), Some("100".into()), Some("suggested"))
    );
    // Not known and not answered are not met; what does not apply is out of both.
    assert_eq!(found("1 1 dk  1 1  1"), (Some(over(250, 3)), Some("83".into()), None));
    assert_eq!(
        found("1 1 1  1 1  -"),
        (Some(over(250, 3)), Some("83".into()), Some("recommended"))
    );
    assert_eq!(
        found("1 1 na  1 1  1"),
        (Some(whole(100)), Some("100".into()), Some("suggested"))
    );
    assert_eq!(found("1 1 1  0 0  1").2, Some("required"));
    let all = [response(&checklist, "joint", "1 1 dk  0 1  1")];
    insta::assert_snapshot!("checklist", explained(&checklist, &all, "L"));
}
