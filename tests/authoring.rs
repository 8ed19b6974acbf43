//! What helps authors says what the program does: the list of warnings, the schema, a spreadsheet brought in.

#![expect(clippy::disallowed_methods, reason = "a test may read files")]

use std::fs;
use std::path::Path;

use ccg_diagnostic::lint::WarningName;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the file is there")
}

#[test]
fn every_warning_is_explained() {
    let page = file("docs/warnings.md");
    for name in WarningName::ALL {
        let row = format!("| `{}` | {} |", name.name(), name.rule());
        assert!(page.contains(&row), "docs/warnings.md lacks\n{row}");
    }
    let rows = page.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, WarningName::ALL.len());
}
