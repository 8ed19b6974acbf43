//! The ideas of the model one by one, each on the smallest questionnaire that shows it.

use ccg_diagnostic::needs::{findings, importance};
use ccg_diagnostic::number::{Number, whole};
use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::response::Response;
use ccg_diagnostic::score::{Scores, SetScore, of_side, score};

use super::{explained, instrument, joint, node, over, response, result};

/// A questionnaire with a scale of 1 to 4, target 3, and one of 0 to 10; `head` goes before its domains.
fn small(head: &str, domains: &str) -> Questionnaire {
    instrument(&format!(
        "format: 1\nid: small\nversion: \"1\"\ntitle: Small\nlanguage: en-GB\nlicence: MIT\ntarget: 3\n{head}\nscales:\n\
         \x20 - {{id: four, levels: [{{id: a, value: 1, label: A}}, {{id: b, value: 2, label: B}}, {{id: c, value: 3, label: C}}, {{id: d, value: 4, label: D}}]}}\n\
         \x20 - {{id: ten, levels: [{{id: none, value: 0, label: None}}, {{id: half, value: 5, label: Half}}, {{id: all, value: 10, label: All}}]}}\n\
         domains:\n{domains}"
    ))
}

/// Statements with these ids, each with more keys.
fn statements(list: &[(&str, &str)]) -> String {
    let one = |(id, more): &(&str, &str)| {
        let comma = if more.is_empty() { "" } else { ", " };
        format!("{{id: {id}, short: Short {id}, statement: Statement {id}.{comma}{more}}}")
    };
    format!("[{}]", list.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// One domain `A` with keys and statements.
fn domain(head: &str, keys: &str, list: &[(&str, &str)]) -> Questionnaire {
    small(
        head,
        &format!("  - {{id: A, title: A, {keys}statements: {}}}\n", statements(list)),
    )
}

fn first(scores: &Scores) -> &SetScore {
    &scores.nodes[0]
}

const NA: &str = "not_applicable: {label: Not ours, allowed: true, reason: optional";

#[test]
fn a_section_without_enough_is_not_counted_in_its_domain() {
    let tree = small(
        "",
        &format!(
            "  - id: A\n    title: A\n    sections:\n      - {{id: A1, title: A1, weight: 2, statements: {}}}\n      - {{id: A2, title: A2, statements: {}}}\n      - {{id: A3, title: A3, counts: false, statements: {}}}\n",
            statements(&[("x", ""), ("y", "")]),
            statements(&[("z", ""), ("w", "")]),
            statements(&[("v", "")])
        ),
    );
    // A1 (1 + 2)/2 = 1.5 with weight 2, A2 4; A3 counts for nothing: (2·1.5 + 4)/3 = 7/3.
    let scores = joint(&tree, "1 2 4 4 1");
    assert_eq!(result(&tree, &scores, "A"), Some(over(7, 3)));
    assert_eq!(result(&tree, &scores, "A3"), Some(whole(1)));
    // A2 has 0 of 2: it has no result; 1 of 2 sections is half, and A1 is all there is.
    let scores = joint(&tree, "1 2 dk dk 1");
    assert_eq!(node(&tree, &scores, "A2").status(), "too few answers");
    assert_eq!((first(&scores).counted, first(&scores).applicable), (1, 2));
    assert_eq!(result(&tree, &scores, "A"), Some(over(3, 2)));
    // Ratings of the domain are over its counted statements, at any depth, that count: x and y.
    assert_eq!((first(&scores).at_target, first(&scores).ratings), (0, 2));
    assert_eq!((first(&scores).dont_know, first(&scores).asked), (2, 5));
}

#[test]
fn a_heading_is_transparent() {
    let tree = |roll_up: &str| {
        let list = statements(&[("y", ""), ("z", "weight: 2")]);
        small(
            "",
            &format!(
                "  - id: A\n    title: A\n    statements: {}\n    sections:\n      - {{id: H, title: H, roll_up: {roll_up}, statements: {list}}}\n",
                statements(&[("x", "")])
            ),
        )
    };
    // As if y and z stood in A: (1 + 2 + 2·4)/4 = 11/4. As a section of its own H is (2 + 2·4)/3 = 10/3, and A (1 + 10/3)/2 = 13/6.
    let heading = tree("none");
    let scores = joint(&heading, "1 2 4");
    assert_eq!(result(&heading, &scores, "A"), Some(over(11, 4)));
    assert_eq!(
        (
            node(&heading, &scores, "H").status(),
            node(&heading, &scores, "H").counted
        ),
        ("no result", 2)
    );
    let section = tree("weighted-mean");
    assert_eq!(result(&section, &joint(&section, "1 2 4"), "A"), Some(over(13, 6)));
}

#[test]
fn different_ranges_are_brought_to_0_to_100() {
    // 2 on 1 to 4 is 100/3, 5 on 0 to 10 is 50.
    let of = |roll_up: &str| {
        let made = domain(
            "",
            &format!("roll_up: {roll_up}, "),
            &[("x", ""), ("y", "scale: ten, target: 5")],
        );
        first(&joint(&made, "2 5")).clone()
    };
    let mean = of("weighted-mean");
    assert_eq!(mean.score, Some(over(125, 3)));
    assert_eq!(mean.score_100, Some(over(125, 3)));
    assert_eq!(mean.range, Some((whole(0), whole(100))));
    assert!(mean.normalised && mean.is_percentage());
    assert_eq!(of("minimum").score, Some(over(100, 3)));
    assert_eq!(of("maximum").score, Some(whole(50)));
    assert_eq!(of("middle").score, Some(over(100, 3)));
    // A sum is of the values as they are, a share of what lies above the lowest: (1 + 5)/(3 + 10).
    assert_eq!(
        (of("sum").score, of("sum").range),
        (Some(whole(7)), Some((whole(1), whole(14))))
    );
    assert_eq!(of("share").score, Some(over(600, 13)));
    // Both at target or not: 2 is below 3, 5 is at 5.
    assert_eq!(of("share-passing").score, Some(whole(50)));
}

#[test]
fn a_result_keeps_its_units_when_what_differs_does_not_apply() {
    let made = domain(
        &format!("answers: {{{NA}}}}}"),
        "bands: [{from: 0, label: Low}, {from: 40, label: High}], ",
        &[("x", ""), ("y", "scale: ten, target: 5")],
    );
    // 3 on 1 to 4 is 200/3 of 100, whether or not there is a y on another scale.
    let alone = first(&joint(&made, "3 na")).clone();
    assert_eq!(alone.score, Some(over(200, 3)));
    assert_eq!(alone.range, Some((whole(0), whole(100))));
    assert!(alone.is_percentage());
    assert_eq!(alone.band, Some(1));
}

#[test]
fn a_sum_of_which_a_part_does_not_apply_is_brought_to_its_usual_range() {
    let sums = |id: &str, list| {
        format!(
            "  - {{id: {id}, title: {id}, roll_up: sum, statements: {}}}\n",
            statements(list)
        )
    };
    let ten = "scale: ten, target: 5";
    let made = small(
        &format!(
            "answers: {{{NA}}}}}\noverall: {{title: All, bands: [{{from: 0, label: Low}}, {{from: 16, label: High}}]}}"
        ),
        &[
            sums("A", &[("x", ten), ("y", ten)]),
            sums("B", &[("z", ten), ("w", ten)]),
        ]
        .concat(),
    );
    // A is 5 of 0 to 10, as 10 of 0 to 20; B 20 of 0 to 20: (10 + 20)/2 = 15 of 0 to 20, below the second band.
    let all = [response(&made, "joint", "5 na 10 10")];
    let overall = score(&made, &all).overall.unwrap();
    assert_eq!(overall.score, Some(whole(15)));
    assert_eq!(overall.range, Some((whole(0), whole(20))));
    assert_eq!((overall.normalised, overall.band), (false, Some(0)));
    let text = explained(&made, &all, "overall");
    assert!(
        text.contains("from 0 to 20: 0 + (5 − 0) / (10 − 0) × (20 − 0) = 10."),
        "{text}"
    );
    assert!(text.contains("(10 + 20) / 2 = 30 / 2 = 15."), "{text}");
    // With everything of one of them not applicable, the other is taken as it is.
    let overall = joint(&made, "na na 10 5").overall.unwrap();
    assert_eq!((overall.score, overall.applicable), (Some(whole(15)), 1));
}

#[test]
fn arithmetic_with_a_fraction_for_a_weight_reads_as_it_is_worked_out() {
    let made = domain("", "", &[("x", "weight: 0.000025"), ("y", "weight: 0.000025")]);
    let text = explained(&made, &[response(&made, "joint", "1 4")], "A");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("((1/40000) × 1 + (1/40000) × 4) / (1/20000) = 1/8000 / (1/20000) = 2.5."),
        "{text}"
    );
}

#[test]
fn a_lens_needs_as_much_as_the_questionnaire_asks_for() {
    let made = domain(
        "answers: {enough: 0.75}\nlenses: [{id: us, title: Us}]",
        "",
        &[
            ("w", "lens: us"),
            ("x", "lens: us"),
            ("y", "lens: us"),
            ("z", "lens: us"),
        ],
    );
    let lens = |words: &str| joint(&made, words).lenses[0].clone();
    assert_eq!(
        (lens("1 2 dk dk").status(), lens("1 2 dk dk").score),
        ("too few answers", None)
    );
    assert_eq!(lens("1 2 3 dk").score, Some(whole(2)));
}

#[test]
fn a_lens_across_scales_is_normalised_too() {
    let made = domain(
        "lenses: [{id: us, title: Us}]",
        "",
        &[
            ("x", "lens: us"),
            ("y", "scale: ten, target: 5, lens: us"),
            ("z", "lens: us, counts: false"),
        ],
    );
    let scores = joint(&made, "2 5 1");
    assert_eq!(scores.lenses[0].score, Some(over(125, 3)));
    assert_eq!((scores.lenses[0].counted, scores.lenses[0].asked), (2, 3));
}

#[test]
fn what_other_answers_mean_is_the_questionnaire_s_choice() {
    let of = |policies: &str, words: &str| {
        let made = domain(
            &format!("answers: {{{policies}}}"),
            "",
            &[("x", "reverse: true"), ("y", "")],
        );
        joint(&made, words)
    };
    // The least hopeful level of a reversed statement is its highest; turned round it is 1 either way: (1 + 3)/2.
    let lowest = of("dont_know: {counts_as: lowest}", "dk 3");
    assert_eq!(first(&lowest).score, Some(whole(2)));
    assert_eq!(lowest.statements[0].value, Some(whole(1)));
    assert_eq!(
        (lowest.statements[0].mean.clone(), lowest.statements[0].ratings()),
        (None, 0)
    );
    let lowest = of("unanswered: lowest", "- 3");
    assert_eq!(first(&lowest).score, Some(whole(2)));
    let lowest = of(&format!("{NA}, counts_as: lowest}}"), "na 3");
    assert_eq!(
        (first(&lowest).score.clone(), first(&lowest).applicable),
        (Some(whole(2)), 2)
    );
    // A single one in the way is enough.
    for (policies, words) in [
        ("dont_know: {counts_as: blocks}".to_owned(), "dk 3"),
        ("unanswered: blocks".to_owned(), "- 3"),
        (format!("{NA}, counts_as: blocks}}"), "na 3"),
    ] {
        let blocked = of(&policies, words);
        assert_eq!(
            (first(&blocked).score.clone(), first(&blocked).status()),
            (None, "blocked"),
            "{policies}"
        );
        assert!(first(&blocked).has_enough(), "enough is not what is missing");
        assert_eq!(first(&of(&policies, "2 3")).score, Some(whole(3)));
    }
}

#[test]
fn a_block_reaches_only_what_it_counts_in() {
    let tree = |keys: &str| {
        let made = small(
            "answers: {dont_know: {counts_as: blocks}}\noverall: {}",
            &format!(
                "  - id: A\n    title: A\n    sections:\n      - {{id: A1, title: A1, {keys}statements: {}}}\n      - {{id: A2, title: A2, statements: {}}}\n  - {{id: B, title: B, statements: {}}}\n",
                statements(&[("x", "")]),
                statements(&[("y", "")]),
                statements(&[("z", "")])
            ),
        );
        let scores = joint(&made, "dk 2 4");
        let nodes: Vec<&str> = scores.nodes.iter().map(SetScore::status).collect();
        [nodes, vec![scores.overall.as_ref().unwrap().status()]].concat()
    };
    assert_eq!(tree(""), ["blocked", "blocked", "ok", "ok", "blocked"]);
    assert_eq!(tree("counts: false, "), ["ok", "blocked", "ok", "ok", "ok"]);
}

#[test]
fn how_much_is_enough_is_the_questionnaire_s_choice() {
    let status = |keys: &str, words: &str| {
        let made = domain("", keys, &[("w", ""), ("x", ""), ("y", ""), ("z", "")]);
        joint(&made, words).nodes[0].status()
    };
    // 3 of 4 is exactly 75%.
    assert_eq!(status("enough: 0.75, ", "1 2 3 dk"), "ok");
    assert_eq!(status("enough: 0.75, ", "1 2 dk dk"), "too few answers");
    assert_eq!(status("enough: 0, ", "dk dk dk 1"), "ok");
    assert_eq!(status("enough: 0, ", "dk dk dk dk"), "too few answers");
    assert_eq!(status("roll_up: sum, ", "1 2 3 dk"), "too few answers");
}

#[test]
fn what_a_sum_leaves_out_adds_nothing_and_its_range_says_so() {
    let made = domain(
        "",
        "roll_up: sum, enough: 0.5, ",
        &[("w", "weight: 2"), ("x", ""), ("y", "")],
    );
    // 2·1 + 3 = 5; y may still add 0 to 4: 2·1 + 1 + 0 = 3 to 2·4 + 4 + 4 = 16.
    let scores = joint(&made, "1 3 dk");
    assert_eq!(first(&scores).score, Some(whole(5)));
    assert_eq!(first(&scores).range, Some((whole(3), whole(16))));
    let scores = joint(&made, "1 3 1");
    assert_eq!(first(&scores).range, Some((whole(4), whole(16))));
}

#[test]
fn a_band_begins_at_its_lowest_result_exactly() {
    let bands = "bands: [{from: 1.5, label: Some}, {from: 2.5, label: Much}], ";
    let band = |words: &str| joint(&domain("", bands, &[("x", ""), ("y", ""), ("z", "")]), words).nodes[0].band;
    // 5/2 is at 2.5; 7/3 is shown as 2.3 and below it; 4/3 is below the first.
    assert_eq!(band("2 3 dk"), Some(1));
    assert_eq!(band("2 2 3"), Some(0));
    assert_eq!(band("1 1 2"), None);
    assert_eq!(band("dk dk 4"), None, "too few answers");
}

#[test]
fn gates_by_weight_and_one_by_one() {
    let gates = |more: &str| {
        format!(
            "gates: {{levels: [{{id: g1, title: G1, share: 0.5, weighted: true}}, {{id: g2, title: G2}}, {{id: g3, title: G3}}]{more}}}"
        )
    };
    let list = [
        ("x", "gate: g1, weight: 3"),
        ("y", "gate: g1"),
        ("z", "gate: g3, counts: false"),
    ];
    let attained = |more: &str, words: &str| {
        let made = domain(&gates(more), "", &list);
        joint(&made, words).nodes[0].attained.clone().unwrap().gate
    };
    // x is 3 of 4 by weight. The second level is empty and passes; z counts for the gate though in no result.
    assert_eq!(attained("", "3 1 3"), Some(2));
    assert_eq!(attained("", "3 1 2"), Some(1));
    // y alone is 1 of 4.
    assert_eq!(attained("", "1 3 3"), None);
    assert_eq!(attained(", cumulative: false", "1 3 3"), Some(2));
    assert_eq!(attained(", empty: fails", "3 3 3"), Some(0));
    assert_eq!(attained(", empty: fails, cumulative: false", "3 3 3"), Some(2));
}

#[test]
fn a_statement_passes_by_its_middle_rating_and_only_with_enough_of_them() {
    let made = domain(
        "gates: {levels: [{id: g, title: G}]}",
        "",
        &[("x", "gate: g"), ("y", "gate: g, reverse: true")],
    );
    let passes = |words: &[&str]| {
        let people: Vec<Response> = words
            .iter()
            .zip(1..)
            .map(|(words, at)| response(&made, &format!("R{at}"), words))
            .collect();
        let scores = score(&made, &people);
        [scores.statements[0].passes, scores.statements[1].passes]
    };
    // Of an even number the less hopeful middle: of 2 3 it is 2, below 3; of a reversed 2 3 it is 3, which is 2 turned round.
    assert_eq!(passes(&["2 2", "3 3"]), [false, false]);
    assert_eq!(passes(&["3 2", "3 2", "1 4"]), [true, true]);
    assert_eq!(passes(&["4 1", "dk dk", "dk dk"]), [false, false]);
}

#[test]
fn passing_levels_of_a_reversed_statement_count_from_the_other_end() {
    let made = instrument(
        "format: 1\nid: s\nversion: \"1\"\ntitle: S\nlanguage: en\nlicence: MIT\ntarget: 2\nscales:\n  - id: f\n    passing: [often]\n    levels: \
         [{id: never, value: 0, label: N}, {id: seldom, value: 1, label: S}, {id: often, value: 2, label: O}]\n\
         domains:\n  - {id: A, title: A, roll_up: share-passing, statements: [{id: x, short: x, statement: X}, {id: y, short: y, statement: Y, reverse: true}]}\n",
    );
    let of = |words| first(&joint(&made, words)).score.clone();
    assert_eq!(of("2 0"), Some(whole(100)));
    assert_eq!(of("2 2"), Some(whole(50)));
    assert_eq!(of("1 1"), Some(whole(0)));
}

#[test]
fn sections_of_a_share_of_what_passes_are_pooled_with_their_weights() {
    let made = small(
        "",
        &format!(
            "  - id: A\n    title: A\n    roll_up: share-passing\n    sections:\n      - {{id: A1, title: A1, weight: 2, statements: {}}}\n      - {{id: A2, title: A2, statements: {}}}\n",
            statements(&[("x", ""), ("y", "weight: 3")]),
            statements(&[("z", "")])
        ),
    );
    // x weighs 2, y 6, z 1: x and z pass, 3 of 9.
    let scores = joint(&made, "3 1 4");
    assert_eq!(first(&scores).score, Some(over(100, 3)));
    assert_eq!(first(&scores).applicable, 3);
}

#[test]
fn what_was_never_reached_is_not_unanswered() {
    let made = small(
        "roles: {choices: [{id: chair, label: Chair}]}\nanswers: {unanswered: lowest}",
        &format!(
            "  - {{id: A, title: A, statements: {}}}\n  - {{id: B, title: B, roles: [chair], statements: {}}}\n  - {{id: C, title: C, shown_if: {{statement: x, answers: [a]}}, statements: {}}}\n",
            statements(&[("x", "")]),
            statements(&[("y", "")]),
            statements(&[("z", "")])
        ),
    );
    let mut chair = response(&made, "R1", "4 4 -");
    chair.roles = vec!["chair".into()];
    let other = response(&made, "R2", "2 1 -");
    let scores = score(&made, &[chair, other]);
    // The other was not asked y, whatever the file says, and nobody was asked z.
    let y = &scores.statements[1];
    assert_eq!((y.ratings(), y.not_asked, y.unanswered, y.responses()), (1, 1, 0, 1));
    assert_eq!(result(&made, &scores, "B"), Some(whole(4)));
    let z = &scores.statements[2];
    assert_eq!((z.not_asked, z.unanswered, z.value.clone()), (2, 0, None));
    assert_eq!(node(&made, &scores, "C").status(), "not applicable");
    let text = explained(&made, &[response(&made, "R2", "2 - -")], "C");
    assert!(text.contains("z Short z: left out, nobody was asked."), "{text}");
}

#[test]
fn another_side_stands_by_itself() {
    let made = domain("sides: [{id: supplier, title: the supplier}]", "", &[("x", "")]);
    let ours = response(&made, "R1", "2");
    let mut theirs = response(&made, "S1", "4");
    theirs.side = "supplier".into();
    let all = [ours, theirs];
    let scores = score(&made, &all);
    assert_eq!((scores.responses, first(&scores).score.clone()), (1, Some(whole(2))));
    assert_eq!(first(&of_side(&made, &all, "supplier")).score, Some(whole(4)));
    assert_eq!(of_side(&made, &all, "nobody").responses, 0);
    assert!(explained(&made, &all, "A").contains("Beside these, and not counted: 1 response of the supplier."));
}

#[test]
fn importance_that_respondents_give_takes_the_place_of_the_questionnaire_s() {
    let made = domain(
        "asks: [{id: how, kind: importance, asked: How important?, label: Importance, levels: [{id: low, value: 1, label: Low}, {id: high, value: 3, label: High}]}]",
        "",
        &[("x", "importance: 2"), ("y", "importance: 2")],
    );
    let mut people = [
        response(&made, "R1", "2 2"),
        response(&made, "R2", "2 2"),
        response(&made, "R3", "2 2"),
    ];
    for (person, key) in people.iter_mut().zip(["3", "3", "1"]) {
        person
            .also
            .entry("x".into())
            .or_default()
            .insert("how".into(), key.into());
    }
    let scores = score(&made, &people);
    // (3 + 3 + 1)/3 = 7/3 against the questionnaire's 2; both are 1 short.
    assert_eq!(importance(&made, &scores, 0), over(7, 3));
    assert_eq!(importance(&made, &scores, 1), whole(2));
    let found = findings(&made, &scores);
    assert_eq!((found[0].priority.clone(), found[0].rank), (Some(over(7, 3)), Some(1)));
    let text = explained(&made, &people, "x");
    assert!(
        text.contains("importance 7/3 (the mean of what respondents gave) × shortfall 1"),
        "{text}"
    );
}

#[test]
fn importance_given_with_an_answer_that_was_changed_since_does_not_count() {
    let made = domain(
        "asks: [{id: how, kind: importance, asked: How important?, label: Importance, levels: [{id: low, value: 1, label: Low}, {id: high, value: 3, label: High}]}]",
        "",
        &[("x", "")],
    );
    let mut people = ["2", "2", "dk"].map(|words| response(&made, "R1", words));
    for (person, key) in people.iter_mut().zip(["1", "1", "3"]) {
        let also = person.also.entry("x".into()).or_default();
        also.insert("how".into(), key.into());
    }
    // The third said 3 with a rating that is a don't know by now: importance is asked after ratings only.
    assert_eq!(importance(&made, &score(&made, &people), 0), whole(1));
}

#[test]
fn a_reversed_statement_is_a_strength_when_it_is_rated_low() {
    let made = domain("", "", &[("x", "reverse: true"), ("y", "reverse: true")]);
    let found = findings(&made, &joint(&made, "1 4"));
    assert!(found[0].strength && !found[1].strength);
    // 4 is 1 turned round, 2 below the target of 3.
    assert_eq!(
        (found[0].priority.clone(), found[1].priority.clone()),
        (Some(whole(0)), Some(whole(2)))
    );
}

#[test]
fn the_whole_is_explained_with_its_domains() {
    let made = small(
        "answers: {enough: 0.75}\noverall: {title: All of it, roll_up: minimum, bands: [{from: 0, label: Begun}]}",
        &format!(
            "  - {{id: A, title: A, weight: 2, statements: {}}}\n  - {{id: B, title: B, roll_up: share, statements: {}}}\n  - {{id: C, title: C, counts: false, statements: {}}}\n",
            statements(&[("x", "")]),
            statements(&[("y", ""), ("w", "weight: 2")]),
            statements(&[("z", "")])
        ),
    );
    let all = [response(&made, "joint", "2 4 3 1")];
    insta::assert_snapshot!("overall", explained(&made, &all, "overall"));
    insta::assert_snapshot!("share", explained(&made, &all, "b"));
}

/// The table of results in the documentation: `| `id` | … | result |`, with the answers and the questionnaire above it.
/// `7/3` or `2`.
fn fraction(text: &str) -> Number {
    let (part, total) = text.split_once('/').unwrap_or((text, "1"));
    Number::new(part.parse().unwrap(), total.parse().unwrap())
}

#[test]
fn the_results_in_the_documentation_are_right() {
    let page = include_str!("../../docs/results.md");
    let yaml = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let made = instrument(yaml);
    let scores = joint(&made, &"1 4 ".repeat(made.domains.len()));
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let shown: Vec<(String, Number)> = rows
        .filter_map(|row| {
            let (id, rest) = row.split_once('`')?;
            let last = rest.trim_end_matches(" |").rsplit("| ").next()?;
            made.domains
                .iter()
                .any(|one| one.id == id)
                .then(|| (id.to_owned(), fraction(last)))
        })
        .collect();
    assert_eq!(shown.len(), made.domains.len());
    for (id, value) in shown {
        assert_eq!(result(&made, &scores, &id), Some(value), "{id}");
    }
}
