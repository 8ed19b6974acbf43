//! The README's commands run, and its transcript is what the program says.

use std::process::Command;

use crate::support::{Place, repository};

fn readme() -> String {
    std::fs::read_to_string(repository().join("README.md")).unwrap()
}

#[test]
fn the_transcript_of_the_readme_is_part_of_a_real_session() {
    let session =
        std::fs::read_to_string(repository().join("tests/program/snapshots/program__interview__a_whole_session.snap"))
            .unwrap();
    let text = readme();
    let shown = text
        .split("<!-- transcript -->\n```text\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    for part in shown.split("\n...\n") {
        assert!(session.contains(part.trim()), "not in the session:\n{part}");
    }
}

/// The commands of the README's `console` blocks: lines that begin with `$ `, each with the output that follows.
fn commands() -> Vec<(String, String)> {
    let text = readme();
    let mut found = Vec::new();
    for block in text
        .split("```console\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
    {
        for part in block.split("$ ").skip(1) {
            let (command, output) = part.split_once('\n').unwrap_or((part, ""));
            found.push((command.to_owned(), output.to_owned()));
        }
    }
    found
}

#[test]
fn the_commands_of_the_readme_give_what_it_shows() {
    let place = Place::new();
    let examples = repository().join("examples");
    let copied = Command::new("cp")
        .arg("-r")
        .arg(&examples)
        .arg(place.path("examples"))
        .status()
        .unwrap();
    assert!(copied.success());
    let shown = commands();
    assert!(shown.len() >= 3, "the README shows commands");
    for (command, output) in shown {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "ccg-diagnostic", "{command}");
        let ran = place.run(&words[1..]);
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
        let said = format!("{}{}", ran.out, ran.err);
        for line in output
            .lines()
            .filter(|line| line.trim() != "..." && !line.trim().is_empty())
        {
            assert!(
                said.contains(line.trim_end()),
                "`{command}` does not say\n{line}\nbut\n{said}"
            );
        }
    }
}
