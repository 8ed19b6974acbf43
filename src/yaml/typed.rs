//! Typed reading that goes on after a problem: what is wrong is recorded and left out, and the rest is read again.

mod direct;
mod shape;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::tree::{Content, Node};
use super::{Findings, MOST_BYTES, MOST_PROBLEMS};
use crate::problem::excerpt::brief;
use crate::problem::nearest::{hint, nearest};
use crate::problem::{Problem, ProblemCode};

/// How many bytes are read again and again before the list of problems is left incomplete: a second's work.
const BUDGET: usize = 40 * MOST_BYTES;

/// In a group of at most so many keys, a key that resembles none may have been meant for any of them.
const FEW: usize = 6;

/// Words that people write, and the keys that they mean by them, the likelier first.
const SYNONYMS: &[(&str, &str)] = &[
    ("text claim wording item sentence", "statement"),
    ("score points number", "value"),
    ("question prompt ask text", "asked"),
    ("name heading title", "label"),
    ("name heading label", "title"),
    ("multiple multi", "several"),
    ("options answers items", "choices"),
    ("options items", "levels"),
    ("lowest start lower", "from"),
    ("description meaning", "gist"),
    ("description summary", "about"),
    ("description", "aim"),
    ("license", "licence"),
];

/// Reads the tree as `T`, leaving out whatever cannot be read; `None` when nothing is left.
pub(super) fn fill<T: DeserializeOwned>(root: &mut Node, findings: &mut Findings) -> Option<T> {
    T::deserialize(direct::Direct(root))
        .ok()
        .or_else(|| by_text(root, findings))
}

/// The same by a reader of text, which says what is wrong.
fn by_text<T: DeserializeOwned>(root: &mut Node, findings: &mut Findings) -> Option<T> {
    let mut budget = BUDGET;
    for _ in 0..MOST_PROBLEMS {
        let mut text = String::new();
        root.flow(&mut text);
        let Some(left) = budget.checked_sub(text.len()) else {
            break;
        };
        budget = left;
        let reader = serde_yaml::Deserializer::from_str(&text);
        let error = match serde_path_to_error::deserialize(reader) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        if !leave_out(root, error.path(), &error.inner().to_string(), findings) {
            return None;
        }
    }
    // Another round would find another problem: the list is not complete.
    findings.more += 1;
    None
}

/// Records a problem and marks its part of the tree; `false` when there is no such part.
fn leave_out(root: &mut Node, path: &Path, message: &str, findings: &mut Findings) -> bool {
    let steps = steps(root, path);
    if let Some(known) = known_keys(message) {
        // The path of an unknown key ends in that key.
        let above = steps
            .len()
            .saturating_sub(usize::from(steps.len() == path.iter().len()));
        if unknown_keys(reach(root, &steps[..above]), &known, findings) {
            return true;
        }
    }
    let name = name(path, &steps);
    let node = reach(root, &steps);
    let fault = Fault::of(message, node);
    let place = Some(node.span.clone());
    let problem = Problem::new(ProblemCode::WrongType, place, fault.message(&name));
    let hint = shape::hint(key_of(path), fault.wanted, &node.content).or_else(|| fault.hint().map(str::to_owned));
    findings.add(|| Problem { hint, ..problem });
    let fresh = node.unread.is_none();
    node.unread = Some(fault.instead());
    fresh && !steps.is_empty()
}

/// Positions on the way from the root to the value, as far as there are values.
fn steps(root: &Node, path: &Path) -> Vec<usize> {
    let mut steps = Vec::new();
    let mut node = root;
    for segment in path {
        let next = match (&node.content, segment) {
            (Content::List(items), Segment::Seq { index }) => items.get(*index).map(|item| (*index, item)),
            (Content::Map(map), Segment::Map { key }) => map
                .position(key)
                .map(|position| (position, &map.pairs[position].value))
                .filter(|(_, value)| value.unread.is_none()),
            _ => None,
        };
        let Some((position, below)) = next else { break };
        steps.push(position);
        node = below;
    }
    steps
}

fn reach<'a>(node: &'a mut Node, steps: &[usize]) -> &'a mut Node {
    let Some((step, rest)) = steps.split_first() else {
        return node;
    };
    match node {
        Node {
            content: Content::List(items),
            ..
        } => reach(&mut items[*step], rest),
        Node {
            content: Content::Map(map),
            ..
        } => reach(&mut map.pairs[*step].value, rest),
        other => other,
    }
}

/// The key whose value a path leads to; empty for an item of a list.
fn key_of(path: &Path) -> &str {
    match path.iter().next_back() {
        Some(Segment::Map { key }) => key,
        _ => "",
    }
}

/// What to call the value: its key, or which item of which list.
fn name(path: &Path, steps: &[usize]) -> String {
    let mut name = "the file".to_owned();
    for segment in path.iter().take(steps.len()) {
        match segment {
            Segment::Seq { index } => name = format!("item {} of {name}", index + 1),
            Segment::Map { key } => name = format!("`{}`", brief(key)),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    name
}

/// The keys that a message about an unknown one lists.
fn known_keys(message: &str) -> Option<Vec<String>> {
    if !message.contains("unknown field `") {
        return None;
    }
    let (_, list) = message.rsplit_once("`, expected ")?;
    Some(list.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

/// Marks every unknown key of a mapping at once; `false` when there is none.
fn unknown_keys(node: &mut Node, known: &[String], findings: &mut Findings) -> bool {
    let (Content::Map(map), false) = (&mut node.content, known.is_empty()) else {
        return false;
    };
    let unknown = |key: &str| !known.iter().any(|name| name == key);
    let (mut found, mut intended) = (false, Vec::new());
    for pair in &mut map.pairs {
        if pair.value.unread.is_some() || !unknown(&pair.key) {
            continue;
        }
        found = true;
        pair.value.unread = Some("\"\"");
        if findings.full() {
            findings.more += 1;
            continue;
        }
        intended.extend(meant(&pair.key, known));
        let message = format!("unknown key `{}`", brief(&pair.key));
        let mut problem = Problem::new(ProblemCode::UnknownKey, Some(pair.key_span.clone()), message);
        problem.hint = hint_for(&pair.key, known);
        findings.add(|| problem);
    }
    map.mean(intended);
    found
}

/// Keys that this one may have been meant for: what is missing of them need not be said as well.
fn meant(key: &str, known: &[String]) -> Vec<String> {
    let key = key.split(':').next().unwrap_or(key).trim();
    let near = nearest(key, known.iter().map(String::as_str)).or_else(|| synonym(key, known));
    match near {
        Some(name) => vec![name.to_owned()],
        None if known.len() <= FEW => known.to_vec(),
        None => Vec::new(),
    }
}

/// What was probably meant by a key that is not known.
fn hint_for(key: &str, known: &[String]) -> Option<String> {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    if let Some((before, _)) = key.split_once(':').filter(|(before, _)| names.contains(before)) {
        return Some(format!("put a space after the colon: `{before}: \u{2026}`"));
    }
    if names.contains(&key.trim()) {
        return Some("replace the space before or after it, which is not a plain one".to_owned());
    }
    match synonym(key, known) {
        Some(name) if nearest(key, names.iter().copied()).is_none() => Some(format!("did you mean `{name}`?")),
        _ => hint(key, names),
    }
}

/// The key of a group that another word is often written for, where exactly that is its name elsewhere.
fn synonym<'a>(key: &str, known: &'a [String]) -> Option<&'a str> {
    let key = key.to_lowercase();
    let pairs = SYNONYMS
        .iter()
        .filter(|(words, _)| words.split(' ').any(|word| word == key));
    let mut names = pairs.filter_map(|(_, name)| known.iter().find(|one| one == name));
    names.next().map(String::as_str)
}

/// A value of the wrong kind, in plain words.
struct Fault {
    is: String,
    wanted: Wanted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Number,
    Whole,
    Truth,
    Text,
    List,
    Keys,
}

impl Fault {
    /// From a message such as `invalid type: string "x", expected f64 at line 1 column 20`.
    fn of(message: &str, node: &Node) -> Self {
        let wanted = message.rsplit_once(", expected ").map_or("", |(_, wanted)| wanted);
        let wanted = match wanted.split(" at line ").next().unwrap_or_default() {
            "f64" | "f32" => Wanted::Number,
            "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" => Wanted::Whole,
            "a boolean" => Wanted::Truth,
            "a string" => Wanted::Text,
            "a sequence" => Wanted::List,
            _ => Wanted::Keys,
        };
        let is = match &node.content {
            Content::Empty => "empty".to_owned(),
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "a group of keys".to_owned(),
            Content::Scalar { plain: false, .. } => "a text".to_owned(),
            Content::Scalar { text, .. } => scalar(text, wanted).to_owned(),
        };
        Self { is, wanted }
    }

    fn message(&self, name: &str) -> String {
        let wanted = match self.wanted {
            Wanted::Number => "a number",
            Wanted::Whole => "a whole number",
            Wanted::Truth => "`true` or `false`",
            Wanted::Text => "a text",
            Wanted::List => "a list",
            Wanted::Keys => "a group of keys",
        };
        format!("{name} is {} where {wanted} is wanted", self.is)
    }

    fn hint(&self) -> Option<&'static str> {
        match (self.wanted, self.is.as_str()) {
            (Wanted::Truth, _) => Some("write `true` or `false` without quotes"),
            (Wanted::Number | Wanted::Whole, "a text") => Some("write digits without quotes, such as `3`"),
            (Wanted::Text, "a group of keys") => Some("put a text that contains `: ` in quotes"),
            (Wanted::Text, "a list") => Some("put a text that begins with `[` in quotes"),
            (Wanted::List, _) => Some("put each item on a line of its own, beginning with `- `"),
            (Wanted::Keys, "a text") => Some("put a space after the colon of each key, as in `id: x`"),
            _ => None,
        }
    }

    /// What is read instead in a list, where an item cannot be left out.
    fn instead(&self) -> &'static str {
        match self.wanted {
            Wanted::Number | Wanted::Whole => "0",
            Wanted::Truth => "false",
            Wanted::Text => "\"\"",
            Wanted::List => "[]",
            Wanted::Keys => "{}",
        }
    }
}

fn scalar(text: &str, wanted: Wanted) -> &'static str {
    if text == "true" || text == "false" {
        return "`true` or `false`";
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        match (wanted, text.starts_with('-')) {
            (Wanted::Whole, true) => "less than 0",
            (Wanted::Whole, false) => "too large",
            _ => "a number",
        }
    } else if digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok() {
        if wanted == Wanted::Whole {
            "a fraction"
        } else {
            "a number"
        }
    } else {
        "a text"
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, known_keys, scalar};

    #[test]
    fn the_names_in_a_message_are_found() {
        let message = "l[1]: unknown field `zz`, expected one of `a`, `t` at line 1 column 27";
        assert_eq!(known_keys(message), Some(vec!["a".to_owned(), "t".to_owned()]));
        let message = "unknown field `zz`, expected `a`";
        assert_eq!(known_keys(message), Some(vec!["a".to_owned()]));
        assert_eq!(known_keys("invalid type: map, expected a string"), None);
    }

    #[test]
    fn scalars_are_named_in_plain_words() {
        assert_eq!(scalar("heavy", Wanted::Number), "a text");
        assert_eq!(scalar("1.5", Wanted::Whole), "a fraction");
        assert_eq!(scalar("-1", Wanted::Whole), "less than 0");
        assert_eq!(scalar("99999999999", Wanted::Whole), "too large");
        assert_eq!(scalar("5", Wanted::List), "a number");
        assert_eq!(scalar("2011-10-03", Wanted::List), "a text");
    }
}
