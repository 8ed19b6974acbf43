//! The questionnaires that come with the program: valid as they are read, prepared without loss, short enough to be asked, and
//! of one mind where they share something.

use std::collections::BTreeMap;

use ccg_diagnostic::questionnaire::catalogue::{self, SHIPPED, Shipped};
use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use serde_yaml::{Mapping, Value};

fn read(shipped: &Shipped) -> Questionnaire {
    validate::from_yaml(shipped.yaml).unwrap_or_else(|problems| panic!("{}: {problems:#?}", shipped.id))
}

#[test]
fn each_is_valid_and_is_the_one_that_its_file_is_named_for() {
    assert_eq!(SHIPPED.len(), 8);
    for shipped in SHIPPED {
        let questionnaire = read(shipped);
        assert_eq!(questionnaire.id, shipped.id);
        assert_eq!(questionnaire, shipped.questionnaire(), "{}", shipped.id);
    }
    assert!(catalogue::find(catalogue::USUAL).is_some());
}

/// What somebody who chooses among them has to know.
#[test]
fn each_beside_the_usual_one_says_what_it_is_for_who_answers_when_and_for_how_long() {
    for questionnaire in SHIPPED.iter().filter(|one| one.id != catalogue::USUAL).map(read) {
        let id = &questionnaire.id;
        for text in [
            &questionnaire.about,
            &questionnaire.purpose,
            &questionnaire.who,
            &questionnaire.when,
            &questionnaire.privacy.note,
            &questionnaire.report.leads_with,
            &questionnaire.report.never_shows,
        ] {
            assert!(!text.is_empty(), "{id}");
        }
        assert!(questionnaire.minutes.is_some_and(|minutes| minutes > 0), "{id}");
        assert!(!questionnaire.report.first.is_empty(), "{id}");
        assert!(!questionnaire.guidance.is_empty(), "{id}");
        assert!(questionnaire.overall.is_none(), "{id} gives no total");
    }
}

/// 160 characters for a statement and 220 for a descriptor can be read at one glance on a screen of 80 columns.
#[test]
fn statements_and_descriptors_are_short() {
    for questionnaire in SHIPPED.iter().map(read) {
        for statement in &questionnaire.statements {
            let wordings = statement.wordings.values().chain([&statement.statement]);
            assert!(
                wordings.into_iter().all(|text| text.chars().count() <= 160),
                "{}",
                statement.id
            );
            let descriptors = statement.descriptors.iter();
            assert!(
                descriptors.clone().all(|text| text.chars().count() <= 220),
                "{}",
                statement.id
            );
        }
    }
}

/// An id of a statement, resource, criterion or lens means the same in every questionnaire.
#[test]
fn an_id_means_one_thing_in_all_of_them() {
    let (mut meanings, mut statements) = (BTreeMap::new(), BTreeMap::new());
    for questionnaire in SHIPPED.iter().map(read) {
        let resources = questionnaire.resources.iter().map(|one| {
            let mut own = one.clone();
            own.domains.clear();
            (format!("resource {}", one.id), format!("{own:?}"))
        });
        let criteria = questionnaire.criteria.iter();
        let criteria = criteria.map(|one| (format!("criterion {}", one.id), format!("{one:?}")));
        let lenses = questionnaire.lenses.iter();
        let lenses = lenses.map(|one| (format!("lens {}", one.id), format!("{one:?}")));
        for (id, meaning) in resources.chain(criteria).chain(lenses) {
            let first = meanings.entry(id.clone()).or_insert_with(|| meaning.clone());
            assert_eq!(*first, meaning, "{id} in {}", questionnaire.id);
        }
        for statement in &questionnaire.statements {
            let first = statements.insert(statement.id.clone(), questionnaire.id.clone());
            assert_eq!(first, None, "{}", statement.id);
        }
    }
}

#[test]
fn statements_beside_which_others_are_laid_are_there() {
    let mut laid = 0;
    for questionnaire in SHIPPED.iter().map(read).filter(|one| !one.beside.is_empty()) {
        let other = catalogue::find(&questionnaire.beside).unwrap().questionnaire();
        for statement in &questionnaire.statements {
            assert!(!statement.beside.is_empty(), "{}", statement.id);
            for id in &statement.beside {
                assert!(other.position(id).is_some(), "{} beside {id}", statement.id);
                laid += 1;
            }
        }
    }
    assert_eq!(laid, 29);
}

/// Every way to take one thing out of a questionnaire: to leave it out, or to leave nothing of it.
fn without_one(value: &Value) -> Vec<Value> {
    let mut all = vec![Value::Null, Value::Sequence(Vec::new()), Value::Mapping(Mapping::new())];
    match value {
        Value::Mapping(map) => {
            for (key, held) in map {
                let mut less = map.clone();
                less.shift_remove(key);
                all.push(Value::Mapping(less));
                all.extend(without_one(held).into_iter().map(|other| {
                    let mut map = map.clone();
                    map.insert(key.clone(), other);
                    Value::Mapping(map)
                }));
            }
        }
        Value::Sequence(items) => {
            for (at, held) in items.iter().enumerate() {
                all.extend(without_one(held).into_iter().map(|other| {
                    let mut items = items.clone();
                    items[at] = other;
                    Value::Sequence(items)
                }));
            }
        }
        _ => {}
    }
    all
}

#[test]
fn whatever_is_left_out_or_empty_is_refused_in_words_or_not_needed() {
    let whole: Value = serde_yaml::from_str(include_str!("fixtures/whole.yaml")).unwrap();
    let all = without_one(&whole);
    let refused = all.iter().filter(|less| {
        let text = serde_yaml::to_string(less).unwrap();
        let refused = validate::from_yaml(&text).err();
        assert!(refused.as_ref().is_none_or(|problems| !problems.is_empty()), "{text}");
        refused.is_some()
    });
    let refused = refused.count();
    assert!(all.len() > 1_000 && refused > 700, "{refused} of {}", all.len());
}

#[test]
fn a_result_of_statements_without_a_scale_is_not_looked_into() {
    for scales in ["", "scales: []\n", "scales:\n", "other: []\n"] {
        let text = format!(
            "format: 1\nid: scaleless\nversion: \"1.0\"\ntitle: Without scales\n{scales}\
             overall: {{title: All in all, roll_up: weighted-mean}}\n\
             domains:\n  - id: D1\n    title: Purpose\n    bands: [{{from: 1, label: Low, gist: A start}}]\n    \
             statements: [{{id: D1.01, short: Aims, statement: We share our aims.}}]\n"
        );
        let problems = validate::from_yaml(&text).unwrap_err();
        assert!(
            problems.iter().any(|one| one.message.contains("`scales`")),
            "{problems:#?}"
        );
    }
}
