//! The JSON Schema of a questionnaire, by which editors complete keys and underline mistakes.
//!
//! Keys, kinds of value and descriptions come from the types that read the file ([`crate::questionnaire::raw`]); the words, and
//! what is required, from `rules`. It says less than `check`: what refers to what is beyond a schema.

mod rules;

use serde_json::{Map, Value, json};

use crate::questionnaire::raw::RawQuestionnaire;

/// The file name under which the schema is kept beside questionnaires.
pub const FILE: &str = "questionnaire.schema.json";

/// The comment by which editors find the schema beside the file.
pub const MODELINE: &str = "# yaml-language-server: $schema=./questionnaire.schema.json";

/// The schema as the text of a file.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", questionnaire())
}

/// The schema.
#[must_use]
pub fn questionnaire() -> Value {
    let mut schema = schemars::schema_for!(RawQuestionnaire).to_value();
    simplify(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!("A questionnaire of ccg-diagnostic, format 1"));
    }
    for rule in rules::all() {
        rule.add_to(&mut schema);
    }
    schema
}

/// Takes out what follows from the types being optional: here a key is there with a value or not at all.
fn simplify(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.remove("default");
    if object.get("format").is_some_and(Value::is_string) {
        object.remove("format");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.remove("anyOf") {
        let some = choices.into_iter().find(|choice| choice["type"] != "null");
        object.extend(some.and_then(|some| some.as_object().cloned()).unwrap_or_default());
    }
    for key in ["items", "additionalProperties"] {
        object.get_mut(key).into_iter().for_each(simplify);
    }
    for key in ["properties", "$defs"] {
        let inner = object.get_mut(key).and_then(Value::as_object_mut);
        inner.into_iter().flat_map(Map::values_mut).for_each(simplify);
    }
}

#[cfg(test)]
mod tests {
    use super::{questionnaire, rules};

    #[test]
    fn every_rule_finds_what_it_is_about() {
        let schema = questionnaire();
        for rule in rules::all() {
            assert!(rule.is_in(&schema), "{rule:?}");
        }
    }

    #[test]
    fn nothing_may_be_null_and_no_key_is_unknown() {
        let text = super::text();
        assert!(!text.contains("\"null\"") && !text.contains("null\n"), "{text}");
        let schema = questionnaire();
        let objects = schema["$defs"].as_object().unwrap().values().chain([&schema]);
        assert!(objects.clone().count() > 25);
        for object in objects {
            assert_eq!(object["additionalProperties"], false, "{object:#}");
        }
    }
}
