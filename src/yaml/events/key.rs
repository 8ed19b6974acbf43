//! What can be a key of a mapping.

use super::super::tree::{Content, Map, Node};
use super::super::{Findings, line_of};
use super::Key;
use crate::problem::{Problem, ProblemCode};

/// The most characters of a key. Longer ones are nobody's; they would make every path that names them long.
pub(crate) const LONGEST_KEY: usize = 200;

/// A value as the next key of a mapping, if it can be one.
pub(super) fn usable(text: &str, map: &Map, value: Node, findings: &mut Findings) -> Key {
    let place = value.span.clone();
    let mut refuse = |code, message: String, hint: String| {
        findings.add(|| Problem::new(code, Some(place.clone()), message).with_hint(hint));
        Key::Unusable
    };
    let (name, plain) = match value.content {
        Content::Scalar { text, plain } => (text, plain),
        // `null:` and `~:` are names as good as any.
        Content::Empty if value.unread.is_none() => (text[value.span].trim_end_matches(':').to_owned(), false),
        Content::Empty => return Key::Unusable,
        Content::List(_) | Content::Map(_) => {
            return refuse(
                ProblemCode::Syntax,
                "a list or a group of keys stands where a key is wanted".to_owned(),
                "a key is one word".to_owned(),
            );
        }
    };
    if plain && name == "<<" {
        return refuse(
            ProblemCode::Anchor,
            "merging with `<<` is not supported".to_owned(),
            "write the keys out in full".to_owned(),
        );
    }
    if name.chars().count() > LONGEST_KEY {
        return refuse(
            ProblemCode::UnknownKey,
            format!("a key of {} characters", name.chars().count()),
            "put a text that contains `: ` in quotes".to_owned(),
        );
    }
    if let Some(first) = map.position(&name) {
        // Counting lines for thousands of duplicates would be slow: only for those that are listed.
        findings.add(|| {
            let line = line_of(text, map.pairs[first].key_span.start);
            let message = format!("the key `{name}` is here a second time");
            Problem::new(ProblemCode::DuplicateKey, Some(place), message)
                .with_hint(format!("first on line {line}; {}", again(&name)))
        });
        return Key::Unusable;
    }
    Key::Given(name, place)
}

/// What to do about a key that stands there twice.
fn again(name: &str) -> &'static str {
    match name {
        "id" => "keep one of them, or begin it with `- ` if a new item of the list begins here",
        _ => "keep one of them",
    }
}
