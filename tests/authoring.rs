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

mod schema {
    use ccg_diagnostic::questionnaire::validate;
    use ccg_diagnostic::schema;
    use jsonschema::{Validator, validator_for};
    use serde_json::{Value, json};

    use super::{Path, file, fs};

    /// A questionnaire with one of everything.
    const WHOLE: &str = include_str!("fixtures/whole.yaml");

    fn validator() -> Validator {
        validator_for(&schema::questionnaire()).expect("it is a schema")
    }

    fn value(yaml: &str) -> Value {
        serde_yaml::from_str(yaml).expect("it is YAML")
    }

    fn problems(yaml: &str) -> Vec<String> {
        let value = value(yaml);
        let errors = validator();
        errors
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    #[test]
    fn the_file_in_the_documentation_is_what_the_program_prints() {
        let name = format!("docs/{}", schema::FILE);
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name), schema::text()).unwrap();
        }
        assert!(
            file(&name) == schema::text(),
            "write it again: ccg-diagnostic questionnaire schema > {name}"
        );
    }

    #[test]
    fn every_questionnaire_fits() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut fitted = 0;
        for entry in fs::read_dir(folder.join("questionnaires")).unwrap() {
            let path = entry.unwrap().path();
            let found = problems(&fs::read_to_string(&path).unwrap());
            assert_eq!(found, Vec::<String>::new(), "{}", path.display());
            fitted += 1;
        }
        assert!(fitted > 0);
        for page in pages(&folder.join("docs"))
            .into_iter()
            .chain([folder.join("README.md")])
        {
            for text in shown(&fs::read_to_string(&page).unwrap()) {
                assert_eq!(problems(&text), Vec::<String>::new(), "{}", page.display());
                fitted += 1;
            }
        }
        assert!(fitted >= 3);
        assert_eq!(problems(WHOLE), Vec::<String>::new());
    }

    fn pages(folder: &Path) -> Vec<std::path::PathBuf> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths
            .flat_map(|path| if path.is_dir() { pages(&path) } else { vec![path] })
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect()
    }

    /// The whole questionnaires that a page shows.
    fn shown(page: &str) -> Vec<String> {
        let blocks = page
            .split("```yaml\n")
            .skip(1)
            .filter_map(|rest| rest.split("```").next());
        let whole = |block: &&str| block.contains("format: 1\n") && block.contains("\ndomains:");
        blocks.filter(whole).map(str::to_owned).collect()
    }

    #[test]
    fn an_unknown_key_does_not_fit_wherever_it_stands() {
        let mut objects = Vec::new();
        collect(&value(WHOLE), String::new(), &mut objects);
        assert!(objects.len() > 30, "{}", objects.len());
        for pointer in objects.iter().filter(|pointer| !named_by_people(pointer)) {
            let mut changed = value(WHOLE);
            changed.pointer_mut(pointer).unwrap()["zebra"] = json!("stripes");
            assert!(!validator().is_valid(&changed), "{pointer}");
        }
    }

    /// What the schema requires, the program requires: without it, neither takes the file.
    #[test]
    fn what_is_required_is_required_by_the_program_too() {
        let mut objects = Vec::new();
        collect(&value(WHOLE), String::new(), &mut objects);
        let mut taken = 0;
        for pointer in &objects {
            for key in value(WHOLE).pointer(pointer).unwrap().as_object().unwrap().keys() {
                let mut changed = value(WHOLE);
                changed
                    .pointer_mut(pointer)
                    .unwrap()
                    .as_object_mut()
                    .unwrap()
                    .remove(key);
                if !validator().is_valid(&changed) {
                    let text = serde_yaml::to_string(&changed).unwrap();
                    assert!(validate::from_yaml(&text).is_err(), "{pointer}/{key} is not required");
                    taken += 1;
                }
            }
        }
        assert!(taken > 40, "{taken}");
    }

    /// Each word of a list of words in the schema is one that the program knows.
    #[test]
    fn every_word_is_one_of_the_program() {
        for (pointer, words) in [
            ("/answers/not_applicable/reason", ["required", "optional"]),
            ("/gates/empty", ["passes", "fails"]),
            ("/criteria/0/basis", ["seen", "background"]),
        ] {
            for (word, fits) in [(words[0], true), (words[1], true), ("zebra", false)] {
                let mut changed = value(WHOLE);
                *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = json!(word);
                assert_eq!(validator().is_valid(&changed), fits, "{pointer} {word}");
                let text = serde_yaml::to_string(&changed).unwrap();
                assert_eq!(validate::from_yaml(&text).is_ok(), fits, "{pointer} {word}");
            }
        }
    }

    fn collect(value: &Value, pointer: String, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                for (key, inner) in object {
                    collect(inner, format!("{pointer}/{key}"), found);
                }
                found.push(pointer);
            }
            Value::Array(items) => {
                for (position, inner) in items.iter().enumerate() {
                    collect(inner, format!("{pointer}/{position}"), found);
                }
            }
            _ => {}
        }
    }

    /// Objects whose keys are ids.
    fn named_by_people(pointer: &str) -> bool {
        let last = pointer.rsplit('/').next().unwrap();
        let of_translation = pointer.starts_with("/translations/");
        matches!(last, "wordings" | "prompts" | "translations")
            || (of_translation && matches!(last, "statements" | "domains" | "scales" | "lenses" | "levels"))
    }
}
