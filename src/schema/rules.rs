//! What the types do not say: which keys are required, which words there are, and the ranges of numbers.

use serde_json::{Value, json};

use crate::lint::WarningName;
use crate::questionnaire::plan::SECTIONS;
use crate::questionnaire::validate::FORMAT;
use crate::questionnaire::{AddressStatus, AskKind, CountsAs, PrivacyKind, ResourceKind, RollUp, Show};

/// An addition to the schema of one type; of one of its keys, or of the type as a whole where the key is empty.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    of: &'static str,
    key: &'static str,
    add: Value,
}

impl Rule {
    pub(super) fn add_to(&self, schema: &mut Value) {
        let place = schema.pointer_mut(&self.pointer()).and_then(Value::as_object_mut);
        if let (Some(place), Value::Object(add)) = (place, &self.add) {
            place.extend(add.clone());
        }
    }

    #[cfg(test)]
    pub(super) fn is_in(&self, schema: &Value) -> bool {
        let place = schema.pointer(&self.pointer());
        let add = self.add.as_object().into_iter().flatten();
        let required = self.add["required"].as_array().into_iter().flatten();
        let known = |key: &Value| {
            !place
                .map_or(&Value::Null, |at| &at["properties"][key.as_str().unwrap_or("")])
                .is_null()
        };
        place.is_some_and(|place| add.into_iter().all(|(key, value)| &place[key] == value))
            && required.into_iter().all(known)
    }

    fn pointer(&self) -> String {
        let of = if self.of.is_empty() {
            String::new()
        } else {
            format!("/$defs/{}", self.of)
        };
        if self.key.is_empty() {
            of
        } else {
            format!("{of}/properties/{}", self.key)
        }
    }
}

/// Every rule.
pub(super) fn all() -> Vec<Rule> {
    [required(), lists(), words(), numbers(), ids()].concat()
}

fn rule(of: &'static str, key: &'static str, add: Value) -> Rule {
    Rule { of, key, add }
}

fn required() -> Vec<Rule> {
    let all: [(&str, &[&str]); 19] = [
        (
            "",
            &[
                "format", "id", "version", "title", "language", "target", "scales", "domains",
            ],
        ),
        ("RawScale", &["id", "levels"]),
        ("RawLevel", &["id", "value", "label"]),
        ("RawLens", &["id", "title"]),
        ("RawCriterion", &["id", "text"]),
        ("RawNode", &["id", "title"]),
        ("RawShownIf", &["statement", "answers"]),
        ("RawBand", &["from", "label"]),
        ("RawStatement", &["id", "short", "statement"]),
        ("RawResource", &["id", "title", "publisher", "kind"]),
        ("RawRoles", &["choices"]),
        ("RawRole", &["id", "label"]),
        ("RawSide", &["id", "title"]),
        ("RawAsk", &["id", "asked"]),
        ("RawClosing", &["id", "asked"]),
        ("RawChoice", &["id", "label"]),
        ("RawGates", &["levels"]),
        ("RawGate", &["id", "title"]),
        ("RawPart", &["show"]),
    ];
    let either = json!({"anyOf": [{"required": ["statements"]}, {"required": ["sections"]}]});
    all.into_iter()
        .map(|(of, keys)| rule(of, "", json!({"required": keys})))
        .chain([rule("RawNode", "", either)])
        .collect()
}

/// Lists that are not empty where they are there.
fn lists() -> Vec<Rule> {
    let some = |(of, key, least): (&'static str, &'static str, u32)| rule(of, key, json!({"minItems": least}));
    [
        ("", "scales", 1),
        ("", "domains", 1),
        ("RawScale", "levels", 2),
        ("RawNode", "statements", 1),
        ("RawNode", "sections", 1),
        ("RawShownIf", "answers", 1),
        ("RawRoles", "choices", 1),
        ("RawGates", "levels", 1),
    ]
    .map(some)
    .to_vec()
}

fn words() -> Vec<Rule> {
    let names: Vec<&str> = WarningName::ALL.iter().map(|one| one.name()).collect();
    vec![
        of_words("RawNode", "roll_up", &RollUp::WORDS),
        of_words("RawOverall", "roll_up", &RollUp::WORDS),
        of_words("RawAnswers", "unanswered", &CountsAs::WORDS),
        of_words("RawOtherAnswer", "counts_as", &CountsAs::WORDS),
        of_words("RawOtherAnswer", "reason", &[("required", ()), ("optional", ())]),
        of_words("RawCriterion", "basis", &[("seen", ()), ("background", ())]),
        of_words("RawGates", "empty", &[("passes", ()), ("fails", ())]),
        of_words("RawAsk", "kind", &AskKind::WORDS),
        of_words("RawPrivacy", "default", &PrivacyKind::WORDS),
        of_words("RawPart", "show", &Show::WORDS),
        of_words("RawResource", "kind", &ResourceKind::WORDS),
        of_words("RawResource", "address_status", &AddressStatus::WORDS),
        rule(
            "RawReport",
            "leave_out",
            json!({"items": {"type": "string", "enum": SECTIONS}}),
        ),
        rule("", "allow", json!({"items": {"type": "string", "enum": names}})),
    ]
}

fn of_words<T>(of: &'static str, key: &'static str, words: &[(&'static str, T)]) -> Rule {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    rule(of, key, json!({"enum": words}))
}

fn numbers() -> Vec<Rule> {
    let share = json!({"minimum": 0, "maximum": 1});
    vec![
        rule("", "format", json!({"const": FORMAT})),
        rule("RawStatement", "importance", json!({"minimum": 1, "maximum": 3})),
        rule("RawStatement", "weight", json!({"exclusiveMinimum": 0})),
        rule("RawNode", "weight", json!({"exclusiveMinimum": 0})),
        rule("RawGate", "share", json!({"exclusiveMinimum": 0, "maximum": 1})),
        rule("RawAnswers", "enough", share.clone()),
        rule("RawNode", "enough", share.clone()),
        rule("RawOverall", "enough", share),
    ]
}

fn ids() -> Vec<Rule> {
    let pattern = || json!({"pattern": "^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$"});
    let with = [
        "",
        "RawScale",
        "RawLevel",
        "RawLens",
        "RawCriterion",
        "RawNode",
        "RawStatement",
        "RawResource",
        "RawRole",
        "RawSide",
        "RawAsk",
        "RawClosing",
        "RawChoice",
        "RawGate",
    ];
    with.map(|of| rule(of, "id", pattern())).to_vec()
}
