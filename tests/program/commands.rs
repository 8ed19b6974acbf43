//! Commands other than the interview: standard output, standard error, exit code and files.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Place, repository};

#[test]
fn without_a_command_and_without_a_terminal_it_prints_help() {
    let ran = Place::new().run(&[]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("Usage: ccg-diagnostic"), "{}", ran.out);
}

#[test]
fn help_of_every_command_has_an_example() {
    let place = Place::new();
    for command in [
        "assess",
        "report",
        "explain",
        "check",
        "questionnaire",
        "resources",
        "completions",
        "man",
    ] {
        let ran = place.run(&[command, "--help"]);
        assert_eq!(ran.code, 0, "{command}");
        assert!(
            ran.out.contains(&format!("ccg-diagnostic {command}")),
            "{command}: {}",
            ran.out
        );
        assert!(ran.out.contains("Example"), "{command}: {}", ran.out);
    }
}

#[test]
fn the_shipped_questionnaire_has_no_problems() {
    let place = Place::new();
    let file = repository().join("questionnaires/ccg-six-domains.yaml");
    let ran = place.run(&["check", file.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .ends_with("6 domains, 72 statements, 4 levels, 5 lenses, 34 criteria, 137 resources, no problems\n"),
        "{}",
        ran.out
    );
}

#[test]
fn every_shipped_questionnaire_is_clean() {
    let folder = std::fs::read_dir(repository().join("questionnaires")).unwrap();
    let mut files: Vec<String> = folder
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let arguments: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = Place::new().run(&arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(
        ran.out.lines().filter(|line| line.ends_with("no problems")).count(),
        files.len()
    );
}

#[test]
fn the_exported_questionnaire_is_the_shipped_file_and_is_never_written_over_another() {
    let place = Place::new();
    let shipped = std::fs::read_to_string(repository().join("questionnaires/ccg-six-domains.yaml")).unwrap();
    assert_eq!(place.run(&["questionnaire", "export", "ccg-six-domains"]).out, shipped);
    let arguments = ["questionnaire", "export", "ccg-six-domains", "--output", "mine.yaml"];
    assert_eq!(place.run(&arguments).code, 0);
    assert_eq!(place.read("mine.yaml"), shipped);
    let again = place.run(&arguments);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn a_misspelt_questionnaire_gets_the_nearest_name() {
    let ran = Place::new().run(&["questionnaire", "show", "ccg-six-domain"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `ccg-six-domains`?"), "{}", ran.err);
}

#[test]
fn all_problems_are_shown_at_once_with_their_places() {
    let place = Place::new();
    let good = std::fs::read_to_string(repository().join("questionnaires/ccg-six-domains.yaml")).unwrap();
    let bad = good
        .replacen("lens: culture", "lens: cultur", 1)
        .replacen("target: 3", "target: 9", 1)
        .replacen("language: en-GB", "langauge: en-GB", 1);
    place.write("bad.yaml", &bad);
    let ran = place.run(&["check", "bad.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    for text in [
        "error[unknown-reference]",
        "error[target-outside-scale]",
        "error[unknown-key]",
        "did you mean `culture`?",
        "did you mean `language`?",
    ] {
        assert!(ran.err.contains(text), "{text} in\n{}", ran.err);
    }
    let line = 1 + bad.lines().position(|line| line.contains("lens: cultur")).unwrap();
    assert!(ran.err.contains(&format!("bad.yaml:{line}:")), "{}", ran.err);
}

#[test]
fn a_folder_a_pipe_and_a_missing_file_give_clear_errors() {
    let place = Place::new();
    std::fs::create_dir(place.path("folder")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(place.path("pipe"))
        .status()
        .unwrap();
    assert!(made.success());
    let ran = place.run(&["check", "folder", "pipe", "missing.yaml"]);
    assert_eq!(ran.code, 1);
    for text in [
        "`folder` is a folder",
        "`pipe` is not a plain file",
        "`missing.yaml` cannot be read",
        "3 of 3 files have problems or cannot be read",
    ] {
        assert!(ran.err.contains(text), "{text} in\n{}", ran.err);
    }
}

/// Every example with the day on which its report is made, and the round that it is laid beside. `examples/reports` is this
/// list as a command.
const REPORTS: [(&str, &str, Option<&str>); 10] = [
    ("eastvale-2013", "2013-03-20", None),
    ("eastvale-governance", "2012-06-30", None),
    ("eastvale-health", "2012-10-18", None),
    ("eastvale-individual", "2012-03-20", None),
    ("eastvale-partners", "2012-09-14", Some("eastvale-individual")),
    ("leadership-reflection", "2012-02-05", None),
    ("northbridge-checklists", "2012-06-12", None),
    ("northbridge-customer", "2012-10-06", None),
    ("northbridge-joint", "2011-10-19", None),
    ("northbridge-lay-members", "2012-02-06", None),
];

#[test]
fn the_list_of_reports_has_every_example() {
    let folder = std::fs::read_dir(repository().join("examples")).unwrap();
    let mut rounds: Vec<String> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("round.yaml").is_file())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    rounds.sort();
    assert_eq!(rounds, REPORTS.map(|(name, ..)| name));
    let script = std::fs::read_to_string(repository().join("examples/reports")).unwrap();
    for (name, day, beside) in REPORTS {
        let beside = beside.map_or_else(String::new, |other| format!(" {other}"));
        assert!(script.contains(&format!("report {day} {name}{beside}\n")), "{name}");
    }
}

#[test]
fn the_report_of_an_example_is_the_one_that_is_kept_there() {
    for (name, day, beside) in REPORTS {
        let place = Place::with_example(name);
        let at = day.parse::<jiff::civil::Date>().unwrap();
        let noon = at.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap();
        let epoch = noon.timestamp().as_second().to_string();
        let other = beside.map(|other| repository().join("examples").join(other).display().to_string());
        let mut arguments = vec!["report", "round", "--all"];
        arguments.extend(other.iter().flat_map(|path| ["--beside", path.as_str()]));
        let ran = place.run_with(&arguments, &[("SOURCE_DATE_EPOCH", &epoch)]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for file in [
            "report.md",
            "report.txt",
            "statements.csv",
            "domains.csv",
            "report.json",
        ] {
            let kept = std::fs::read_to_string(repository().join("examples").join(name).join("report").join(file))
                .unwrap_or_default();
            let made = place.read(&format!("round/report/{file}"));
            assert!(
                made == kept,
                "examples/{name}/report/{file} is not what the program makes now; if the change is meant, run\n  examples/reports"
            );
        }
    }
}

/// The first domain of an example and its first statement, as its questionnaire has them.
fn first_ids(round: &str) -> [String; 2] {
    let file = repository().join("questionnaires").join(format!("{round}.yaml"));
    let text = std::fs::read_to_string(file).unwrap();
    let domains = text.split_once("\ndomains:\n").unwrap().1;
    let mut ids = domains
        .split("- id: ")
        .skip(1)
        .map(|rest| rest.lines().next().unwrap().to_owned());
    [ids.next().unwrap(), ids.next().unwrap()]
}

#[test]
fn every_example_can_be_explained() {
    for (name, ..) in REPORTS {
        let place = Place::with_example(name);
        let round = place.read("round/round.yaml");
        let id = round.lines().find_map(|line| line.strip_prefix("  id: ")).unwrap();
        for wanted in first_ids(id) {
            let ran = place.run(&["explain", "round", &wanted]);
            assert_eq!(ran.code, 0, "{name} {wanted}: {}", ran.err);
            assert!(
                ran.out.contains(&wanted) && ran.out.contains("Responses"),
                "{name}: {}",
                ran.out
            );
        }
    }
}

#[test]
fn the_files_of_a_report_are_private() {
    let place = Place::with_example("northbridge-joint");
    std::fs::remove_dir_all(place.path("round/report")).unwrap();
    place.run(&["report", "round", "--all"]);
    for name in ["round/report/report.md", "round/report/statements.csv"] {
        let mode = std::fs::metadata(place.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_response_with_problems_is_left_out_and_named() {
    let place = Place::with_example("eastvale-individual");
    let broken = place
        .read("round/responses/R2.yaml")
        .replacen("answer: ", "answer: very ", 1);
    place.write("round/responses/R2.yaml", &broken);
    // A report with R2 was made: one without would tell what R2 answered.
    assert_eq!(place.run(&["report", "round"]).code, 2);
    std::fs::remove_file(place.path("round/record.yaml")).unwrap();
    // R2 and R8 may still finish: the first report would wait for them.
    let ran = place.run(&["report", "round", "--now"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("bad-answer") && ran.err.contains("R2.yaml"),
        "{}",
        ran.err
    );
    // What somebody answered is not read out to whoever makes the report, only by `check` of that file.
    assert!(!ran.err.contains("very"), "{}", ran.err);
    let own = place.run(&["check", "round/responses/R2.yaml"]);
    assert!(own.err.contains("answer: very"), "{}", own.err);
    assert!(ran.out.contains("Eastvale"), "{}", ran.out);
    assert_eq!(place.read("round/responses/R2.yaml"), broken);
}

#[test]
fn a_folder_that_is_no_round_is_told_what_to_do() {
    let place = Place::with_example("northbridge-joint");
    assert_eq!(place.run(&["report"]).code, 0, "the only round below is meant");
    let ran = place.run(&["report", "."]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("holds no round.yaml") && ran.err.contains("Did you mean"),
        "{}",
        ran.err
    );
    assert_eq!(place.run(&["report", "nowhere"]).code, 2);
}

#[test]
fn every_figure_can_be_explained() {
    let place = Place::with_example("eastvale-individual");
    for id in ["D2.04", "D2", "lens:culture", "criterion:D2-PPI"] {
        let ran = place.run(&["explain", "round", id]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{id}");
        assert!(ran.out.lines().count() > 4, "{id}: {}", ran.out);
    }
    let ran = place.run(&["explain", "round", "lens:cultur"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("culture"), "{}", ran.err);
}

#[test]
fn resources_are_found_by_statement_kind_and_word() {
    let place = Place::new();
    let all = place.run(&["resources"]);
    assert!(
        all.out.contains("137"),
        "{}",
        all.out.lines().last().unwrap_or_default()
    );
    let some = place.run(&["resources", "D3", "--kind", "case-study"]);
    assert_eq!(some.code, 0);
    assert!(some.out.len() < all.out.len());
    assert_eq!(place.run(&["resources", "--kind", "film"]).code, 2);
    assert_eq!(place.run(&["resources", "D9.99"]).code, 2);
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(place.run(&["completions", shell]).out.contains("assess"), "{shell}");
    }
    let manual = place.run(&["man"]).out;
    for command in ["assess", "report", "explain", "check", "questionnaire show"] {
        assert!(manual.contains(&format!("ccg\\-diagnostic {command}\"")), "{command}");
    }
}

#[test]
fn data_goes_to_standard_output_without_escapes_unless_colour_is_asked_for() {
    let place = Place::with_example("northbridge-joint");
    let plain = place.run(&["report", "round"]);
    assert!(!plain.out.contains('\u{1b}') && plain.err.is_empty(), "{}", plain.err);
    assert!(
        place
            .run(&["--color", "always", "report", "round"])
            .out
            .contains('\u{1b}')
    );
}
