//! What helps authors says what the program does: the list of warnings, the schema, a spreadsheet brought in.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may panic, and reads files"
)]

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

mod spreadsheets {
    use std::io::{Cursor, Write};

    use ccg_diagnostic::import::grid::{CellProblem, Content, Grid};
    use ccg_diagnostic::import::{Given, csv, import, xlsx};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{Path, file, fs};

    const NS: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// An XLSX file with these sheets, each with the XML of its rows.
    fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
        let mut parts = vec![(
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r\" Type=\"{RELATIONS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        )];
        let (mut listed, mut related) = (String::new(), String::new());
        for (at, (name, rows)) in sheets.iter().enumerate() {
            listed += &format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"s{at}\"/>", at + 1);
            related +=
                &format!("<Relationship Id=\"s{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/s{at}.xml\"/>");
            let sheet = format!("<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>");
            parts.push((format!("xl/worksheets/s{at}.xml"), sheet));
        }
        related += &format!("<Relationship Id=\"st\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>");
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!("<workbook {NS} xmlns:r=\"{RELATIONS}\"><sheets>{listed}</sheets></workbook>"),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}\">{related}</Relationships>"),
        ));
        parts.push((
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet {NS}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ));
        packed(&parts)
    }

    fn packed(parts: &[(String, String)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn text(at: &str, text: &str) -> String {
        format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    }

    fn refused(bytes: &[u8], sheet: Option<&str>) -> CellProblem {
        xlsx::grid(bytes, sheet).unwrap_err().remove(0)
    }

    fn texts(grid: &Grid) -> Vec<Vec<&str>> {
        let shown = |cell: &'_ Content| -> &'static str {
            match cell {
                Content::Text(text) => Box::leak(text.clone().into_boxed_str()),
                Content::Unusable(what) => what,
                Content::Empty => "",
            }
        };
        grid.rows
            .iter()
            .map(|row| row.cells.iter().map(shown).collect())
            .collect()
    }

    #[test]
    fn cells_are_read_as_what_they_show() {
        let rows = format!(
            "<row r=\"2\">{}<c r=\"B2\"><v>0.5</v></c><c r=\"C2\"><v>3</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>\
             <c r=\"E2\" s=\"1\"><v>40819</v></c><c r=\"F2\" t=\"e\"><v>#N/A</v></c>\
             <c r=\"G2\" t=\"str\"><f>A1&amp;\"x\"</f><v>cached</v></c>{}</row>",
            text("A2", "=1+1"),
            text("H2", "a&#10;b")
        );
        let grid = xlsx::grid(&book(&[("One", &rows)]), None).unwrap();
        assert_eq!((grid.sheet.as_str(), grid.rows[0].number), ("One", 2));
        assert_eq!(
            texts(&grid),
            [[
                "=1+1",
                "0.5",
                "3",
                "yes",
                "a date",
                "a formula's error",
                "cached",
                "a b"
            ]]
        );
    }

    #[test]
    fn the_sheet_is_the_one_named_or_the_usual_one_or_the_first() {
        let row = |at: &str| format!("<row r=\"1\">{}</row>", text("A1", at));
        let (notes, statements) = (row("notes"), row("statements"));
        let both = book(&[("Notes", &notes), ("statements", &statements)]);
        assert_eq!(texts(&xlsx::grid(&both, None).unwrap()), [["statements"]]);
        assert_eq!(texts(&xlsx::grid(&both, Some("Notes")).unwrap()), [["notes"]]);
        assert_eq!(
            texts(&xlsx::grid(&book(&[("Notes", &notes)]), None).unwrap()),
            [["notes"]]
        );
        let problem = refused(&both, Some("Note")).problem;
        assert_eq!(problem.message, "there is no sheet `Note`");
        assert_eq!(problem.hint.unwrap(), "did you mean `Notes`?");
    }

    /// A sheet of two cells may claim to be of billions.
    #[test]
    fn a_cell_far_away_is_refused_without_a_grid_of_that_size() {
        let rows = format!(
            "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
            text("A1", "a"),
            text("XFD1048576", "b")
        );
        let problem = refused(&book(&[("One", &rows)]), None);
        assert_eq!(problem.problem.code.name(), "too-large");
        assert_eq!(problem.at.unwrap().to_string(), "XFD1048576");
    }

    #[test]
    fn a_file_that_unpacks_to_too_much_is_refused_whatever_it_says() {
        let bomb = packed(&[("xl/workbook.xml".to_owned(), " ".repeat(30_000_000))]);
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert!(
            refused(&bomb, None)
                .problem
                .message
                .starts_with("the file unpacks to more than")
        );
        let mut lying = bomb.clone();
        let size = 30_000_000_u32.to_le_bytes();
        let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..at + 4] == size).collect();
        assert!(!places.is_empty());
        for at in places {
            lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        assert!(xlsx::grid(&lying, None).is_err());
    }

    /// One long text may stand in many cells.
    #[test]
    fn text_that_repeats_is_counted_each_time() {
        let long = text("A1", &"x".repeat(32_768));
        assert!(
            refused(&book(&[("One", &format!("<row r=\"1\">{long}</row>"))]), None)
                .problem
                .message
                .starts_with("this cell")
        );
    }

    #[test]
    fn what_is_no_spreadsheet_is_refused() {
        for bytes in [
            &b""[..],
            b"PK\x03\x04",
            b"domain,statement",
            &packed(&[("a.txt".to_owned(), "a".to_owned())]),
        ] {
            assert_eq!(
                refused(bytes, None).problem.message,
                "this is not an XLSX file that can be read"
            );
        }
        let broken = book(&[("One", "<row r=\"1\"><c r=\"A1\"><v>1</")]);
        assert!(xlsx::grid(&broken, None).is_err());
    }

    /// The example is the same in both forms, and makes a questionnaire.
    #[test]
    fn the_example_is_the_same_as_csv_and_as_xlsx() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spreadsheet");
        let given = Given {
            id: "our-meetings".to_owned(),
            title: "Our meetings".to_owned(),
            language: "en-GB".to_owned(),
            ..Given::default()
        };
        let from_csv = import(
            &csv::grid(&file("examples/spreadsheet/our-meetings.csv")).unwrap(),
            &given,
        )
        .unwrap();
        let bytes = fs::read(folder.join("our-meetings.xlsx")).unwrap();
        let from_xlsx = import(&xlsx::grid(&bytes, None).unwrap(), &given).unwrap();
        assert_eq!(from_csv, from_xlsx);
    }
}
