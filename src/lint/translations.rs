//! Texts that a translation lacks.
//!
//! Which texts can be translated is read off the type of a translation itself, so that this follows the format.

use serde_json::{Map, Value};

use super::{Look, Warning, WarningName};
use crate::questionnaire::raw::translation::RawTranslation;

/// How many missing texts a message names.
const NAMED: usize = 10;

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    let Some(languages) = look.file["translations"].as_object() else {
        return;
    };
    let form = schemars::schema_for!(RawTranslation).to_value();
    for (language, translation) in languages {
        let mut gaps = Gaps {
            definitions: &form["$defs"],
            base: look.file,
            paths: Vec::new(),
        };
        gaps.look(&form, look.file, translation, "");
        if !gaps.paths.is_empty() {
            let path = format!("translations.{language}");
            found.push(Warning {
                name: WarningName::Untranslated,
                place: look.index.key(&path),
                message: format!("the language `{language}` lacks {}", named(&gaps.paths)),
                hint: hint(gaps.paths.len()).to_owned(),
            });
        }
    }
}

fn hint(lacking: usize) -> &'static str {
    if lacking > NAMED {
        "translate these, and `check` names the next; what is left out is shown in the base language"
    } else {
        "what is left out is shown in the base language"
    }
}

fn named(paths: &[String]) -> String {
    let first: Vec<String> = paths.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
    match paths.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

struct Gaps<'a> {
    /// The parts that the form of a translation refers to.
    definitions: &'a Value,
    /// The whole file in its base language.
    base: &'a Value,
    /// The paths, below the language, of what is missing.
    paths: Vec<String>,
}

impl<'a> Gaps<'a> {
    /// Compares a part of the file with its translation, by the form that the translation may have.
    fn look(&mut self, form: &'a Value, base: &Value, to: &Value, path: &str) {
        let form = self.resolved(form);
        if let Some(keys) = form["properties"].as_object() {
            self.look_at_keys(keys, base, to, path);
        } else if form["additionalProperties"].is_object() {
            let items: Vec<&Value> = match path {
                "domains" => nodes(self.base),
                "statements" => nodes(self.base)
                    .into_iter()
                    .flat_map(|node| list(node, "statements"))
                    .collect(),
                _ => base.as_array().into_iter().flatten().collect(),
            };
            for item in items {
                if let Some(id) = item["id"].as_str() {
                    self.look(&form["additionalProperties"], item, &to[id], &below(path, id));
                }
            }
        } else if !base.is_null() && to.is_null() {
            self.paths.push(path.to_owned());
        }
    }

    fn look_at_keys(&mut self, keys: &'a Map<String, Value>, base: &Value, to: &Value, path: &str) {
        for (key, form) in keys {
            let everywhere = path.is_empty() && key == "statements";
            if everywhere || !base[key].is_null() {
                self.look(form, &base[key], &to[key], &below(path, key));
            }
        }
    }

    /// The form itself, where another name or a choice with nothing stands for it.
    fn resolved(&self, form: &'a Value) -> &'a Value {
        let some = form["anyOf"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|one| one["type"] != "null");
        let form = some.unwrap_or(form);
        let name = form["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        name.map_or(form, |name| &self.definitions[name])
    }
}

/// Every domain and section of the file, each before what it holds.
fn nodes(file: &Value) -> Vec<&Value> {
    list(file, "domains").flat_map(with_sections).collect()
}

fn with_sections(node: &Value) -> Vec<&Value> {
    std::iter::once(node)
        .chain(list(node, "sections").flat_map(with_sections))
        .collect()
}

fn list<'a>(of: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    of[key].as_array().into_iter().flatten()
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}
