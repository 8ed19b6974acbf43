//! One slip, one problem: what follows from it is not said as well.

use std::fmt::Write as _;

use ccg_diagnostic::problem::excerpt::line;
use ccg_diagnostic::questionnaire::validate;

use super::{RICH, source};

/// Every problem of the rich file after one change, each on a line.
fn after(changes: &[(&str, &str)]) -> String {
    let mut text = RICH.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let mut all = String::new();
    for problem in validate::from_yaml(&text).err().unwrap_or_default() {
        let _ = writeln!(all, "{}", line(&source("f", &text), &problem));
    }
    all
}

#[test]
fn a_minimum_that_withholds_nothing_is_one_problem() {
    let open = ("default: anonymous, minimum: 4, detail: 6", "default: open, minimum: 5");
    insta::assert_snapshot!(after(&[open]), @"f:73:27: no-effect: `minimum` says nothing where nothing is withheld by number (write `default: protected` or `default: anonymous`, or leave it out)");
}

#[test]
fn a_key_that_is_not_there_stands_for_what_is_missing() {
    let condition = (
        "{ statement: A.1, answers: [large, full, na] }",
        "{any: [{statement: A.1, answers: [large]}]}",
    );
    insta::assert_snapshot!(after(&[condition]), @"f:153:20: not-supported: format 1 does not have rules over several answers (`any`) (`shown_if` on a domain or section names one earlier statement and any of its answers; a condition on two statements is a section in a section)");
    insta::assert_snapshot!(after(&[("id: partly, value: 0.25", "id: partly, score: 0.25")]), @"f:19:23: not-supported: format 1 does not have anything about a level but its `value` and its words (`score`) (the number of an answer is the `value` of its level; leave the rest out)");
    insta::assert_snapshot!(after(&[("{ from: 0, label: Low", "{ from: 0, name: Low")]), @"f:71:18: unknown-key: unknown key `name` (did you mean `label`?)");
    insta::assert_snapshot!(after(&[("short: Five, statement: We", "short: Five, text: We")]), @"f:165:33: unknown-key: unknown key `text` (did you mean `statement`?)");
    insta::assert_snapshot!(after(&[("    statements:\n      - { id: C.1", "    statments:\n      - { id: C.1")]), @"f:164:5: unknown-key: unknown key `statments` (did you mean `statements`?)");
    insta::assert_snapshot!(after(&[("several: true", "multiple: true")]), @"f:36:3: unknown-key: unknown key `multiple` (did you mean `several`?)");
}

#[test]
fn what_depends_on_a_scale_that_is_not_there_is_not_looked_at() {
    insta::assert_snapshot!(after(&[("scale: often", "scale: oftn")]), @"f:138:16: unknown-reference: there is no scale `oftn` (did you mean `often`?)");
    insta::assert_snapshot!(after(&[("- id: often", "- id: steps")]), @"f:22:9: duplicate-id: scale id `steps` is used twice (first used on line 14; give this one an id of its own)");
    insta::assert_snapshot!(after(&[("scale: often", "scale: [often]")]), @"f:138:16: wrong-type: `scale` is a list where a text is wanted (put a text that begins with `[` in quotes)");
}

#[test]
fn a_file_without_scales_is_one_without_targets_that_fit() {
    let from = RICH.find("scales:\n").unwrap();
    let to = RICH.find("answers:\n").unwrap();
    let text = format!("{}{}", &RICH[..from], &RICH[to..]);
    let problems = validate::from_yaml(&text).err().unwrap_or_default();
    let of_targets = problems.iter().filter(|one| one.message.contains("target"));
    assert_eq!(of_targets.count(), 0, "{problems:#?}");
    assert!(problems.iter().any(|one| one.message == "`scales` is missing"));
}

#[test]
fn what_depends_on_a_roll_up_that_is_not_there_is_not_looked_at() {
    insta::assert_snapshot!(after(&[("roll_up: sum", "roll_up: summ")]), @"f:106:14: bad-word: `summ` is not one of the words for this (did you mean `sum`?)");
    insta::assert_snapshot!(after(&[("roll_up: sum", "roll_up: custom")]), @"f:106:14: not-supported: format 1 does not have this way of making a result (`custom`) (choose one of the roll-ups that anybody can check with a pencil, such as `weighted-mean`, `middle` or `share`)");
    insta::assert_snapshot!(after(&[("    roll_up: sum\n", "")]), @"f:106:5: no-effect: `start` belongs to a sum, and this is not one (write `roll_up: sum`, or leave `start` out)");
    insta::assert_snapshot!(after(&[("kind: importance", "kind: importanc")]), @"f:47:11: bad-word: `importanc` is not one of the words for this (did you mean `importance`?)");
}
