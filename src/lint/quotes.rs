//! Texts that YAML reads otherwise than their author sees them: curly quotes that quote nothing, and texts cut short.

use std::ops::Range;

use serde_json::Value;

use super::{Look, Warning, WarningName};
use crate::problem::excerpt::brief;

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    below(look, "", look.file, found);
}

fn below(look: &Look<'_>, path: &str, value: &Value, found: &mut Vec<Warning>) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                below(look, &path, value, found);
            }
        }
        Value::Array(items) => {
            for (position, value) in items.iter().enumerate() {
                below(look, &format!("{path}[{position}]"), value, found);
            }
        }
        Value::String(text) => {
            let place = look
                .index
                .value(path)
                .filter(|place| is_plain(&look.text[place.clone()]));
            found.extend(place.and_then(|place| curly(text, place)));
            found.extend(look.index.value(path).and_then(|place| cut(look.text, text, place)));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a text is written without quotes of YAML and on a line.
fn is_plain(written: &str) -> bool {
    !written.starts_with(['"', '\'', '|', '>'])
}

fn curly(text: &str, place: Range<usize>) -> Option<Warning> {
    let quoted =
        text.starts_with(['\u{201c}', '\u{201e}', '\u{2018}']) && text.ends_with(['\u{201c}', '\u{201d}', '\u{2019}']);
    quoted.then(|| Warning {
        name: WarningName::CurlyQuotes,
        place: Some(place),
        message: "these quotes are curly, and are read as part of the text".to_owned(),
        hint: "write straight quotes `\"`, and switch off smart quotes in your editor".to_owned(),
    })
}

/// A comment without a space after its `#` was hardly meant as one.
fn cut(file: &str, text: &str, place: Range<usize>) -> Option<Warning> {
    let rest = file[place.end..].lines().next()?;
    let comment = rest.trim_start();
    let meant = comment.starts_with('#') && comment[1..].starts_with(|c: char| !c.is_whitespace() && c != '#');
    (is_plain(&file[place.clone()]) && meant).then(|| {
        let start = place.end + rest.len() - comment.len();
        Warning {
            name: WarningName::CutText,
            place: Some(start..start + comment.trim_end().len()),
            message: format!("the text ends before this: it is read as `{}`", brief(text)),
            hint: "put the text in quotes; if this is a comment, write a space after the `#`".to_owned(),
        }
    })
}
