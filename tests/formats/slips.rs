//! Slips of YAML: the line at fault is named, in plain words.

use std::fmt::Write as _;

use ccg_diagnostic::problem::excerpt::line;
use ccg_diagnostic::questionnaire::validate;

use super::source;

const PLAIN: &str = "\
format: 1
id: plain
version: '1'
title: Plain
language: en-GB
target: 2
scales:
  - id: two
    levels:
      - {id: no, value: 1, label: 'No'}
      - {id: yes, value: 2, label: 'Yes'}
domains:
  - id: A
    title: One
    aim: We begin.
    weight: 2
    statements:
      - id: A.1
        short: Papers
        statement: Papers come in time.
  - id: B
    title: Two
    statements: [{id: B.1, short: Roles, statement: Roles are clear.}]
";

/// What is changed (its first occurrence), and what stands there instead.
const SLIPS: &[(&str, &str)] = &[
    ("    title: One\n", "    title:\"One\"\n"),
    ("    title: One\n", "    title:One\n"),
    ("    title: One\n    aim: We", "    title:\"One\"\n    aim:\"We"),
    ("  - id: A\n", "  - id:A\n"),
    ("short: Roles,", "short:\"Roles\","),
    ("    title: One\n", "    title \"One\"\n"),
    ("    title: One\n", "    title One\n"),
    ("      - {id: no", "      {id: no"),
    ("  - id: B\n", "    id: B\n"),
    ("  - id: B\n", "  id: B\n"),
    ("    title: Two\n", "  title: Two\n"),
    ("    title: Two\n", "   title: Two\n"),
    ("    weight: 2\n", "      weight: 2\n"),
    ("label: 'Yes'}", "label: 'Yes'"),
    ("statements: [{id", "statements: [[{id"),
    ("    statements: [{id: B.1", "    roles: [x\n    statements: [{id: B.1"),
    ("Roles are clear.}]\n", "Roles are clear.}"),
    ("Roles are clear.}]\n", "Roles are clear.]"),
    ("title: Two", "title: 'Two"),
    ("title: Two", "title: \"Two"),
    ("title: Two", "title: 'It's two'"),
    ("title: Two", "title: \"Our \"own\" two\""),
    ("title: Two", "title: \"C:\\Users\""),
    ("title: Two", "title: @two"),
    ("title: Two", "title: Two: again"),
    ("    title: Two", "   \u{a0}title: Two"),
    ("    title: Two", "\u{a0}   title: Two"),
    ("\ntitle: Plain", "\n\u{a0}title: Plain"),
    ("    title: Two", "\ttitle: Two"),
    ("    title: Two", "  \t  title: Two"),
    ("  - id: B\n", "\t- id: B\n"),
    ("title: Two", "title: |two"),
];

#[test]
fn each_slip_is_named_where_it_was_made() {
    assert!(validate::from_yaml(PLAIN).is_ok());
    let mut all = String::new();
    for (old, new) in SLIPS {
        assert!(PLAIN.contains(old), "{old}");
        let text = PLAIN.replacen(old, new, 1);
        let problems = validate::from_yaml(&text).err().unwrap_or_default();
        assert!(!problems.is_empty(), "{new} is accepted");
        let _ = writeln!(all, "{old:?} -> {new:?}");
        for problem in problems {
            let _ = writeln!(all, "    {}", line(&source("f", &text), &problem));
        }
    }
    insta::assert_snapshot!(all);
}
