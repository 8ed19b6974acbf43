use super::{Brought, Given, csv, import};
use crate::questionnaire::{Questionnaire, catalogue, validate};

fn given() -> Given {
    Given {
        id: "ours".to_owned(),
        title: "Ours".to_owned(),
        language: "en-GB".to_owned(),
        ..Given::default()
    }
}

fn brought(text: &str) -> Brought {
    import(&csv::grid(text).unwrap(), &given()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn made(text: &str) -> Questionnaire {
    validate::from_yaml(&brought(text).yaml).unwrap()
}

/// Each problem as `cell: message (hint)`.
fn problems(text: &str, given: &Given) -> Vec<String> {
    let problems = import(&csv::grid(text).unwrap(), given).unwrap_err();
    problems
        .into_iter()
        .map(|one| {
            let at = one.at.map_or_else(|| "file".to_owned(), |at| at.to_string());
            format!(
                "{at}: {} ({})",
                one.problem.message,
                one.problem.hint.unwrap_or_default()
            )
        })
        .collect()
}

const SHEET: &str = "\
Statement,Domain,Section,Lens,Evidence,Reverse,Weight,Target,1 No,2 In part,3 Yes
Papers come in time.,Meetings,,Habits,Minutes | The post ,,2,in part,Late.,Sometimes.,Always.
\"We meet, and talk.\",,,habits,,yes,,,,,
Roles are clear.,People,Roles,Order,,no,0.5,3,Nobody knows.,Some do.,All do.
Everyone is heard.,,,,,,,,,,
";

#[test]
fn a_sheet_becomes_a_questionnaire() {
    insta::assert_snapshot!(brought(SHEET).yaml);
    assert_eq!(
        brought(SHEET).notes,
        [
            "made ids for 2 domains, beginning with D1",
            "made ids for 4 statements, beginning with D1.01",
            "made short names for 4 statements, of their first words",
        ]
    );
}

#[test]
fn an_empty_cell_under_domain_is_the_row_above() {
    let made = made(SHEET);
    let own: Vec<usize> = made.domains.iter().map(|domain| domain.statements.len()).collect();
    assert_eq!(own, [2, 2]);
    assert_eq!(made.domains[1].sections[0].statements, 2..4);
    assert_eq!(made.statements[0].evidence, ["Minutes", "The post"]);
    assert_eq!((made.statements[1].reverse, made.statements[0].target), (true, 1));
}

#[test]
fn levels_may_be_named_on_the_command_line() {
    let sheet = "domain,statement\nMeetings,Papers come in time.\n";
    let mut given = given();
    assert_eq!(
        problems(sheet, &given),
        [
            "file: neither the headings nor --levels name the levels (head the columns `1 Not started`, `2 Getting going` \
          and so on, or name the levels with --levels)"
        ]
    );
    given.levels = ["Never", "Now and then", "Often", "Always"].map(str::to_owned).to_vec();
    let made = import(&csv::grid(sheet).unwrap(), &given).unwrap();
    let made = validate::from_yaml(&made.yaml).unwrap();
    let levels: Vec<&str> = made.scales[0].levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(levels, ["never", "now-and-then", "often", "always"]);
    assert_eq!(made.statements[0].target, 2, "the one below the highest of four");
    given.target = "alwas".to_owned();
    let found = problems(sheet, &given);
    assert_eq!(
        found,
        ["file: --target `alwas` is not one of the levels (did you mean `Always`?)"]
    );
}

#[test]
fn values_of_levels_come_from_the_headings() {
    let made = made("domain,statement,1 All,0 None,0.5 Half\nA,All is well.,yes,no,so so\n");
    let keys: Vec<&str> = made.scales[0].levels.iter().map(|level| level.key.as_str()).collect();
    assert_eq!(keys, ["0", "0.5", "1"]);
    assert_eq!(made.statements[0].descriptors, ["no", "so so", "yes"]);
}

#[test]
fn every_problem_of_the_headings_is_named_by_its_cell() {
    let sheet = "domain,statment,lens,Lens,Comments,1 No,Level 1\nA,B,,,,,\n";
    assert_eq!(
        problems(sheet, &given()),
        [
            "file: a scale of 1 level (give at least 2 levels, lowest first)",
            "B1: there is no column `statment` (did you mean `statement`?)",
            "D1: there are two columns `Lens` (the first is at C1; keep one of them)",
            "G1: there are two columns `Level 1` (the first is at F1; keep one of them)",
        ]
    );
    let lacking = problems("1 No,2 Yes\na,b\n", &given());
    assert!(
        lacking[0].starts_with("A1: there is no column `domain` ("),
        "{lacking:?}"
    );
    assert!(
        lacking[1].starts_with("A1: there is no column `statement` ("),
        "{lacking:?}"
    );
    assert!(problems("", &given())[0].starts_with("file: the sheet is empty"));
    assert!(problems("domain,statement,1 No,2 Yes", &given())[0].starts_with("file: there is no row below"));
}

#[test]
fn every_problem_of_the_rows_is_named_by_its_cell() {
    let sheet = "domain,statement,weight,reverse,target,1 No,2 Yes
A,One.,\"0,5\",perhaps,3,No.,
,,inf,,,,
";
    assert_eq!(
        problems(sheet, &given()),
        [
            "C2: `0,5` is not a number (write decimals with a full stop, such as 0.5)",
            "D2: `perhaps` is neither yes nor no (write yes or no, or leave it empty for no)",
            "E2: `3` is not a level (it can be `1`, `No`, `2`, `Yes`)",
            "G2: this level of the statement has no text (describe every level of a statement, or none)",
            "B3: the statement is empty (write the statement, or delete the row)",
            "C3: `inf` is not a number (write a number such as 2)",
        ]
    );
}

#[test]
fn ids_and_titles_are_held_together() {
    let sheet = "domain,domain title,id,statement,1 No,2 Yes
,,A.1,One.,,
A,First,A.1,Two.,,
A,Second,A.1,Three.,,
";
    assert_eq!(
        problems(sheet, &given()),
        [
            "A2: the first statement has no domain (write the domain in the first row at least; rows without one belong \
             to the domain above)",
            "C3: statement id `A.1` is used twice (first used at C2; give this one an id of its own)",
            "B4: `A` is called `First` above (write its title the same way, or only once)",
            "C4: statement id `A.1` is used twice (first used at C2; give this one an id of its own)",
        ]
    );
}

/// What only the validation of the questionnaire finds is traced back to the cell it came from.
#[test]
fn problems_of_the_questionnaire_are_traced_to_cells() {
    let sheet = "domain,domain title,id,statement,weight,importance,1 No,2 Yes
A,First,a b,One.,-1,7,,
A A,Other,,Two.,,1.5,,
";
    assert_eq!(
        brief(sheet),
        [
            "C2: `a b` cannot be an id",
            "E2: weight `-1` is not more than 0",
            "F2: importance `7` is not 1, 2 or 3",
            "A3: `A A` cannot be an id",
            "F3: `importance` is a fraction where a whole number is wanted",
        ]
    );
}

/// Each problem without its hint.
fn brief(sheet: &str) -> Vec<String> {
    let all = problems(sheet, &given());
    all.iter()
        .map(|line| line.split(" (").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_wrong_heading_hides_nothing_below_it() {
    let sheet = "domain,statment,id,wieght,importance,target,1 No,2
A,One.,A.1,two,9,5,,
A,,A.1,-2,1,,No.,
";
    assert_eq!(
        brief(sheet),
        [
            "B1: there is no column `statment`",
            "D1: there is no column `wieght`",
            "H1: level 2 has no name",
            "D2: `two` is not a number",
            "E2: importance `9` is not 1, 2 or 3",
            "F2: `5` is not a level",
            "B3: the statement is empty",
            "C3: statement id `A.1` is used twice",
            "D3: weight `-2` is not more than 0",
            "H3: this level of the statement has no text",
        ]
    );
    assert_eq!(
        brief("id,importance,target\nA 1,7,3\n,1,\n"),
        [
            "file: neither the headings nor --levels name the levels",
            "A1: there is no column `domain`",
            "A1: there is no column `statement`",
            "A2: `A 1` cannot be an id",
            "B2: importance `7` is not 1, 2 or 3",
        ]
    );
}

#[test]
fn a_cell_that_no_heading_stands_above_is_named() {
    let sheet = "domain,statement,,1 No,2 Yes\nA,We meet, and talk.,,\nA,Two.,,,,\nA,Three.,,,,, late\n";
    assert_eq!(
        brief(sheet),
        [
            "C2: there is no heading above this cell",
            "G4: there is no heading above this cell",
        ]
    );
    assert!(problems(sheet, &given())[0].contains("a text with a comma in it stands in quotation marks"));
}

#[test]
fn levels_of_the_same_name_are_refused() {
    let given = Given {
        levels: vec!["A".to_owned(), "B".to_owned(), "a".to_owned()],
        ..given()
    };
    assert_eq!(
        problems("domain,statement\nM,One.\n", &given),
        ["file: --levels names `a` twice (give each level a name of its own)"]
    );
}

#[test]
fn made_ids_never_take_one_that_is_given() {
    let made = made("domain,id,statement,1 No,2 Yes\nA,,One.,,\nA,D1.01,Two.,,\nD9,D1,Three.,,\n");
    let ids: Vec<&str> = made.statements.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["D2.01", "D1.01", "D1"]);
    assert_eq!(made.domains[0].id, "D2");
}

#[test]
fn domains_whose_rows_stand_apart_are_put_together() {
    let sheet = "domain,statement,1 No,2 Yes\nA,One.,,\nB,Two.,,\nA,Three.,,\n";
    assert_eq!(made(sheet).domains[0].statements, 0..2);
    assert!(brought(sheet).notes[0].contains("stood apart"));
}

#[test]
fn more_than_a_questionnaire_may_hold_is_refused() {
    let row = format!("A,{}\n", "x".repeat(30_000));
    let sheet = format!("domain,statement\n{}", row.repeat(34));
    let found = problems(
        &sheet,
        &Given {
            levels: vec!["No".to_owned(), "Yes".to_owned()],
            ..given()
        },
    );
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("file: the rows make a questionnaire of 10"),
        "{found:?}"
    );
}

/// Text that YAML or a spreadsheet could take for something else comes through as it is.
#[test]
fn texts_come_through_unchanged() {
    for text in [
        "=1+1",
        "yes",
        "- a: b # c",
        "\"quoted\"",
        "1.0",
        "\u{202e}abc 👩‍⚕️",
        "| & < @ +",
    ] {
        let cell = text.replace('"', "\"\"");
        let made = made(&format!("domain,statement,why,1 No,2 Yes\nA,\"{cell}\",\"{cell}\",,\n"));
        assert_eq!(
            (made.statements[0].statement.as_str(), made.statements[0].why.as_str()),
            (text, text)
        );
    }
}

/// The six domains, written as a sheet and brought in, are the same statements.
#[test]
fn the_six_domains_come_back() {
    let original = catalogue::find("ccg-six-domains").unwrap().questionnaire();
    let mut sheet = String::from(
        "id,domain,domain title,short,statement,why,lens,weight,importance,reverse,target,not applicable,evidence,\
         discuss,first move",
    );
    for level in &original.scales[0].levels {
        sheet.push_str(&format!(",{} {}", level.key, level.label));
    }
    for one in &original.statements {
        let domain = original.domain_of(one);
        let lens = one.lens.map_or("", |lens| &original.lenses[lens].title);
        let target = &original.scales[0].levels[one.target].key;
        let (weight, importance) = (one.weight.to_string(), one.importance.to_string());
        let (reverse, na) = (one.reverse.to_string(), one.not_applicable.to_string());
        let evidence = one.evidence.join(" | ");
        let mut cells = vec![
            &one.id,
            &domain.id,
            &domain.title,
            &one.short,
            &one.statement,
            &one.why,
            lens,
            &weight,
            &importance,
            &reverse,
            target,
            &na,
            &evidence,
            &one.discuss,
            &one.first_move,
        ];
        cells.extend(one.descriptors.iter().map(String::as_str));
        let quoted: Vec<String> = cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        sheet.push_str(&format!("\n{}", quoted.join(",")));
    }
    let made = made(&sheet);
    assert_eq!(made.statements.len(), 72);
    for (mut made, mut one) in made.statements.into_iter().zip(original.statements) {
        // A sheet has neither criteria nor resources; lenses stand in the order in which they are first used.
        (one.criteria, one.resources, one.lens) = (Vec::new(), Vec::new(), None);
        assert!(made.lens.take().is_some());
        assert_eq!(made, one);
    }
}
