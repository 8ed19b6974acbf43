use std::collections::BTreeSet;

use super::{WarningName, allowed, warnings};
use crate::questionnaire::{catalogue, validate};
use crate::yaml;

const PLAIN: &str = "\
format: 1
id: ours
version: '1'
title: Ours
language: en-GB
target: 2
scales:
  - {id: two, levels: [{id: no, value: 1, label: 'No'}, {id: yes, value: 2, label: 'Yes'}]}
domains:
  - id: A
    title: One
    statements:
      - {id: A.1, short: Papers, statement: Papers come in time.}
      - {id: A.2, short: Roles, statement: Roles are clear to all of us.}
";

/// What is found, each as `name@line: message`.
fn found(text: &str) -> Vec<String> {
    let questionnaire = validate::from_yaml(text).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    warnings(text, &questionnaire, &BTreeSet::new())
        .into_iter()
        .map(|one| format!("{}@{}: {}", one.name, line(one.place.unwrap().start), one.message))
        .collect()
}

#[test]
fn a_plain_questionnaire_has_none() {
    assert_eq!(found(PLAIN), Vec::<String>::new());
}

#[test]
fn every_shipped_questionnaire_has_none() {
    for shipped in catalogue::SHIPPED {
        let questionnaire = shipped.questionnaire();
        let allow = allowed(&questionnaire, &yaml::places(shipped.yaml)).unwrap();
        let found = warnings(shipped.yaml, &questionnaire, &allow);
        assert!(found.is_empty(), "{}: {found:#?}", shipped.id);
    }
}

#[test]
fn statements_that_are_hard_to_answer() {
    let long = "a".repeat(161);
    let text = PLAIN
        .replace("Papers come in time.", "Papers come in time and we read them all.")
        .replace("Roles are clear to all of us.", "No role is unclear.")
        + &format!("      - {{id: A.3, short: Long, statement: {long}}}\n");
    assert_eq!(
        found(&text),
        [
            "two-ideas@13: `A.1` may say two things: the second begins at `and we`",
            "double-negative@14: `A.2` says no twice: `no` and `unclear`",
            "long-statement@15: `A.3` has 161 characters, more than 160",
        ]
    );
}

#[test]
fn what_is_there_twice() {
    let text = format!(
        "{PLAIN}      - {{id: A.3, short: Again, statement: 'The roles are clear to all!', descriptors: [Bad., bad]}}
      - {{id: A.4, short: Same, statement: Meetings begin on time., descriptors: [bad, Bad]}}\n"
    );
    assert_eq!(
        found(&text),
        [
            "duplicate-statements@15: `A.3` says the same as `A.2` on line 14",
            "same-descriptors@15: descriptors 1 and 2 of `A.3` are the same",
            "same-descriptors@16: the descriptors of `A.4` are those of `A.3`",
            "same-descriptors@16: descriptors 1 and 2 of `A.4` are the same",
        ]
    );
}

#[test]
fn what_is_there_for_nothing() {
    let text = format!(
        "{PLAIN}      - {{id: A.3, short: Three, statement: Three., lens: much}}
lenses: [{{id: much, title: Much}}, {{id: none, title: None}}]
criteria: [{{id: C1, text: Some, basis: seen}}]
resources: [{{id: r, title: R, publisher: P, kind: tool}}]\n"
    );
    assert_eq!(
        found(&text),
        [
            "unbalanced-lenses@16: the lens `none` has no statement",
            "unused-criterion@17: no statement names the criterion `C1`",
            "unused-resource@18: no statement names the resource `r`, and it names no domain",
        ]
    );
}

/// 7 statements under 2 lenses are 3.5 each on average; 1 is less than a third of that, 2 of 8 is not less than a third of 4.
#[test]
fn a_lens_with_less_than_a_third_of_the_mean_is_unbalanced() {
    let with = |few: usize, many: usize| {
        let lens = |number: usize| if number < few { "few" } else { "many" };
        let list: String = (0..few + many)
            .map(|number| {
                format!(
                    "      - {{id: B.{number}, short: s, statement: n{number}, lens: {}}}\n",
                    lens(number)
                )
            })
            .collect();
        found(&format!(
            "{PLAIN}{list}lenses: [{{id: few, title: F}}, {{id: many, title: M}}]\n"
        ))
    };
    assert_eq!(
        with(1, 6),
        ["unbalanced-lenses@22: the lens `few` has 1 statement of 7"]
    );
    assert_eq!(with(2, 6), Vec::<String>::new());
}

#[test]
fn a_level_that_nobody_can_attain() {
    let gates = "gates: {empty: fails, levels: [{id: G1, title: One}, {id: G2, title: Two}]}\n";
    let text = PLAIN.replace("short: Papers", "gate: G1, short: Papers") + gates;
    assert_eq!(
        found(&text),
        ["unattainable-level@15: no statement belongs to the level `G2`, so nothing can attain it"]
    );
    let more = text.replace("short: Roles", "gate: G2, short: Roles");
    assert_eq!(found(&more), Vec::<String>::new());
}

#[test]
fn an_empty_gate_in_one_domain_keeps_that_domain_from_it() {
    let other = "  - {id: B, title: Two, statements: [{id: B.1, short: S, statement: Time is kept.}]}\n";
    let gates = "gates: {empty: fails, levels: [{id: G1, title: One}]}\n";
    let text = PLAIN.replace("short: Papers", "gate: G1, short: Papers") + other + gates;
    assert_eq!(
        found(&text),
        ["unattainable-level@16: no statement of `B` belongs to the level `G1`, and `empty: fails`"]
    );
    assert_eq!(
        found(&text.replace("empty: fails", "empty: passes")),
        Vec::<String>::new()
    );
}

#[test]
fn sections_that_nobody_is_shown() {
    let rest = "  - id: B
    title: For chairs
    roles: [chair]
    statements: [{id: B.1, short: S, statement: Time is kept.}]
    sections:
      - {id: B2, title: For nurses, roles: [nurse], statements: [{id: B.2, short: S, statement: Minutes are short.}]}
  - id: C
    title: For nurses after what chairs say
    roles: [nurse]
    shown_if: {statement: B.1, answers: ['yes']}
    statements: [{id: C.1, short: S, statement: Rooms are warm.}]
  - id: E
    title: After two answers at once
    shown_if: {statement: A.1, answers: ['yes']}
    statements: [{id: E.1, short: S, statement: Chairs are many.}]
    sections:
      - {id: E2, title: No, shown_if: {statement: A.1, answers: ['no']}, statements: [{id: E.2, short: S, statement: Tables are few.}]}
roles: {choices: [{id: chair, label: Chair}, {id: nurse, label: Nurse}]}
";
    let text = format!("{PLAIN}{rest}");
    assert_eq!(
        found(&text),
        [
            "never-shown@20: nobody is ever shown `B2`: no role is shown all that leads to it",
            "never-shown@24: nobody is ever shown `C`: no role is shown all that leads to it",
            "never-shown@31: nobody is ever shown `E2`: no answer to `A.1` leads to it",
        ]
    );
    let several = found(&text.replace("roles: {choices", "roles: {several: true, choices"));
    assert_eq!(several.len(), 1, "somebody may be both: {several:?}");
}

/// A chain of conditions, each upon the one before, in sections one in another: each is followed once.
#[test]
fn long_chains_of_conditions_come_to_an_end() {
    let section = |number: usize| {
        format!(
            "  - {{id: N{number}, title: N, shown_if: {{statement: N{before}.1, answers: ['yes']}}, statements: [\
             {{id: N{number}.1, short: s, statement: n{number}}}]}}\n",
            before = number - 1
        )
    };
    let chain: String = (1..1_500).map(section).collect();
    let text = format!("{PLAIN}  - {{id: N0, title: N, statements: [{{id: N0.1, short: s, statement: n0}}]}}\n{chain}");
    assert_eq!(found(&text), Vec::<String>::new());
}

#[test]
fn a_translation_that_is_not_whole() {
    let text =
        format!("{PLAIN}translations: {{cy: {{title: Ein, statements: {{A.1: {{short: P, statement: S}}}}}}}}\n");
    assert_eq!(
        found(&text),
        [
            "untranslated@15: the language `cy` lacks `domains.A.title`, `scales.two.levels.no.label`, \
             `scales.two.levels.yes.label`, `statements.A.2.short`, `statements.A.2.statement`"
        ]
    );
    let questionnaire = validate::from_yaml(&text).unwrap();
    let place = warnings(&text, &questionnaire, &BTreeSet::new()).remove(0).place;
    assert_eq!(&text[place.unwrap()], "cy");
    let statement =
        |number| format!("      - {{id: A.{number}, short: S{number}, statement: Number {number} is here.}}\n");
    let more: String = (3..8).map(statement).collect();
    let found = found(&text.replace("translations:", &format!("{more}translations:")));
    assert!(
        found[0].ends_with("`statements.A.4.statement`, `statements.A.5.short` and 5 more"),
        "{found:?}"
    );
}

#[test]
fn a_name_switches_its_warning_off_and_a_misspelt_one_is_a_problem() {
    let text = PLAIN.replace("Roles are clear to all of us.", "No role is unclear.") + "allow: [double-negative]\n";
    let questionnaire = validate::from_yaml(&text).unwrap();
    let allow = allowed(&questionnaire, &yaml::places(&text)).unwrap();
    assert_eq!(allow, BTreeSet::from([WarningName::DoubleNegative]));
    assert!(warnings(&text, &questionnaire, &allow).is_empty());
    let text = text.replace("[double-negative]", "[two-ideas, duoble-negative, zebra]");
    let questionnaire = validate::from_yaml(&text).unwrap();
    let problems = allowed(&questionnaire, &yaml::places(&text)).unwrap_err();
    let said: Vec<_> = problems
        .iter()
        .map(|one| (one.message.as_str(), one.hint.as_deref().unwrap()))
        .collect();
    assert_eq!(
        said[0],
        (
            "there is no warning `duoble-negative`",
            "did you mean `double-negative`?"
        )
    );
    assert!(said[1].1.starts_with("it can be `two-ideas`, "), "{said:?}");
}

#[test]
fn texts_that_yaml_reads_otherwise() {
    let text = PLAIN
        .replace("title: Ours", "title: \u{201c}Ours\u{201d}")
        .replace("title: One", "title: Ward #3")
        .replace("Papers come in time.}", "\"\u{201c}Papers\u{201d}\"} #here");
    assert_eq!(
        found(&text),
        [
            "curly-quotes@4: these quotes are curly, and are read as part of the text",
            "cut-text@11: the text ends before this: it is read as `Ward`",
        ]
    );
    let fine = PLAIN
        .replace("title: One", "title: One # the first")
        .replace("id: ours", "id: ours ## ours");
    assert_eq!(found(&fine), Vec::<String>::new());
}

#[test]
fn a_target_at_the_lowest_level() {
    let all = found(&PLAIN.replace("target: 2", "target: 1"));
    assert_eq!(
        all,
        ["nobody-short@13: nobody can fall short of the target of `A.1` and 1 more: it is the lowest level"]
    );
    let one = found(&PLAIN.replace("statement: Roles", "target: 1, statement: Roles"));
    assert_eq!(
        one,
        ["nobody-short@14: nobody can fall short of the target of `A.2`: it is the lowest level"]
    );
}

#[test]
fn results_without_a_band() {
    let bands = |from: &str| {
        PLAIN.replace(
            "    title: One\n",
            &format!("    title: One\n    bands: [{{from: {from}, label: Low}}]\n"),
        )
    };
    assert_eq!(
        found(&bands("1.5")),
        ["uncovered-results@12: a result from 1 to just below 1.5 falls into no band"]
    );
    assert_eq!(found(&bands("1")), Vec::<String>::new());
    let overall = format!("{PLAIN}overall: {{roll_up: share, bands: [{{from: 40, label: Half}}]}}\n");
    assert_eq!(
        found(&overall),
        ["uncovered-results@15: a result from 0 to just below 40 falls into no band"]
    );
}
