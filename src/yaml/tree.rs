//! A document as a tree with places: looked up by path, and written again in one plain form for typed reading.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::quoted;

/// Up to so many keys are looked through one after the other.
const FEW: usize = 16;

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    /// What it holds.
    pub(super) content: Content,
    /// Set when it could not be read: what is read in its stead where something must be.
    pub(super) unread: Option<&'static str>,
}

/// What a value holds.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// Nothing, `~` or `null`.
    Empty,
    /// A text, number or word.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<Node>),
    /// Keys with values.
    Map(Map),
}

/// Keys with values, each key once.
#[derive(Debug, Clone, Default)]
pub(super) struct Map {
    pub(super) pairs: Vec<Pair>,
    /// Whether one of the keys holds what ends a key in a path.
    ambiguous: bool,
    /// What few maps have: apart, so that the others take less memory.
    rare: Option<Box<Rare>>,
}

/// What is known besides of a map with many keys, or with misspelt ones.
#[derive(Debug, Clone, Default)]
struct Rare {
    /// Where each key stands, of a map with many.
    positions: BTreeMap<String, usize>,
    /// Keys of the format that misspelt keys were probably meant for.
    meant: BTreeSet<String>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) value: Node,
}

impl Map {
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        match self.pairs.len() {
            0..=FEW => self.pairs.iter().position(|pair| pair.key == key),
            _ => self.rare.as_ref()?.positions.get(key).copied(),
        }
    }

    pub(super) fn push(&mut self, pair: Pair) {
        self.ambiguous |= pair.key.contains(['.', '[']);
        self.pairs.push(pair);
        if self.pairs.len() > FEW {
            let positions = &mut self.rare.get_or_insert_default().positions;
            let new = self.pairs.iter().enumerate().skip(positions.len());
            positions.extend(new.map(|(at, pair)| (pair.key.clone(), at)));
        }
    }

    /// Remembers keys of the format that misspelt keys were probably meant for.
    pub(super) fn mean(&mut self, keys: Vec<String>) {
        if !keys.is_empty() {
            self.rare.get_or_insert_default().meant.extend(keys);
        }
    }

    fn is_meant(&self, key: &str) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.meant.contains(key))
    }

    fn has_meant(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| !rare.meant.is_empty())
    }
}

/// What stands at a path.
pub(super) struct Found<'a> {
    pub(super) key: Option<&'a Range<usize>>,
    pub(super) node: &'a Node,
}

impl Node {
    pub(super) fn find(&self, path: &str) -> Option<Found<'_>> {
        if path.is_empty() {
            return Some(Found { key: None, node: self });
        }
        match &self.content {
            Content::List(items) => {
                let (position, rest) = item(path)?;
                items.get(position)?.find(rest)
            }
            Content::Map(map) => heads(path, map.ambiguous).find_map(|(key, rest)| {
                let pair = &map.pairs[map.position(key)?];
                let found = pair.value.find(rest)?;
                Some(Found {
                    key: if rest.is_empty() {
                        Some(&pair.key_span)
                    } else {
                        found.key
                    },
                    ..found
                })
            }),
            Content::Empty | Content::Scalar { .. } => None,
        }
    }

    /// Whether there is something in it of which nothing was read: an empty value, or one with a problem.
    pub(super) fn has_gaps(&self) -> bool {
        let inside = match &self.content {
            Content::Empty => true,
            Content::Scalar { .. } => false,
            Content::List(items) => items.iter().any(Self::has_gaps),
            Content::Map(map) => map.has_meant() || map.pairs.iter().any(|pair| pair.value.has_gaps()),
        };
        inside || self.unread.is_some()
    }

    /// The key with this place, after the path of what it belongs to.
    pub(super) fn key_at(&self, place: &Range<usize>) -> Option<(String, &str)> {
        match &self.content {
            Content::List(items) => items.iter().enumerate().find_map(|(position, item)| {
                let (path, key) = item.key_at(place)?;
                Some((joined(&format!("[{position}]"), &path), key))
            }),
            Content::Map(map) => map.pairs.iter().find_map(|pair| {
                if pair.key_span == *place {
                    return Some((String::new(), pair.key.as_str()));
                }
                let (path, key) = pair.value.key_at(place)?;
                Some((joined(&pair.key, &path), key))
            }),
            Content::Empty | Content::Scalar { .. } => None,
        }
    }

    pub(super) fn unread_at(&self, path: &str) -> bool {
        if self.unread.is_some() {
            return true;
        }
        match &self.content {
            Content::List(items) => item(path)
                .and_then(|(position, rest)| Some((items.get(position)?, rest)))
                .is_some_and(|(node, rest)| node.unread_at(rest)),
            Content::Map(map) => heads(path, true).any(|(key, rest)| {
                let pair = map.position(key).map(|position| &map.pairs[position]);
                pair.map_or_else(|| map.is_meant(key), |pair| pair.value.unread_at(rest))
            }),
            Content::Empty | Content::Scalar { .. } => false,
        }
    }

    /// The document in flow style, every text in quotes, without what could not be read.
    pub(super) fn flow(&self, out: &mut String) {
        match &self.content {
            Content::Empty => {}
            Content::Scalar { text, plain } if *plain && is_bare(text) => out.push_str(text),
            Content::Scalar { text, .. } => out.push_str(&quoted(text)),
            Content::List(items) => {
                out.push('[');
                for item in items {
                    match (item.unread, &item.content) {
                        (Some(instead), _) => out.push_str(instead),
                        // An empty item is written as an empty text, which the readers report as such.
                        (None, Content::Empty) => out.push_str("\"\""),
                        (None, _) => item.flow(out),
                    }
                    out.push_str(", ");
                }
                out.push(']');
            }
            Content::Map(map) => {
                out.push('{');
                for pair in map.pairs.iter().filter(|pair| pair.value.unread.is_none()) {
                    out.push_str("? ");
                    out.push_str(&quoted(&pair.key));
                    out.push_str(" : ");
                    pair.value.flow(out);
                    out.push_str(", ");
                }
                out.push('}');
            }
        }
    }
}

/// Whether a plain scalar may be a number or a word such as `true`, and can stand bare in flow style.
fn is_bare(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['+', '-', '.']).chars();
    let signs = text.len() - rest.as_str().len();
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    signs <= 2 && text.len() <= 60 && rest.next().is_some_and(|c| c.is_ascii_alphanumeric()) && rest.all(word)
}

/// A path that begins with a key or an item of a list.
fn joined(first: &str, rest: &str) -> String {
    match rest.chars().next() {
        None => first.to_owned(),
        Some('[') => format!("{first}{rest}"),
        Some(_) => format!("{first}.{rest}"),
    }
}

/// `[3].rest` as 3 and `rest`.
fn item(path: &str) -> Option<(usize, &str)> {
    let (position, rest) = path.strip_prefix('[')?.split_once(']')?;
    Some((position.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Every way to take a key off the front of a path, the longest key first; where none is `ambiguous`, the one way that there is.
fn heads(path: &str, ambiguous: bool) -> impl Iterator<Item = (&str, &str)> {
    let is_end = |c: &char| matches!(c, '.' | '[');
    let first = path.bytes().position(|byte| matches!(byte, b'.' | b'['));
    let first = first.filter(|_| !ambiguous);
    let whole = (ambiguous || first.is_none()).then_some((path, ""));
    let from = if ambiguous { path } else { "" };
    let ends = from
        .char_indices()
        .rev()
        .filter(move |(_, c)| is_end(c))
        .map(|(end, _)| end);
    let cut = move |end| {
        let (key, rest) = path.split_at(end);
        (key, rest.strip_prefix('.').unwrap_or(rest))
    };
    whole.into_iter().chain(first.into_iter().chain(ends).map(cut))
}

#[cfg(test)]
mod tests {
    use super::{Content, FEW, Map, Node, Pair, heads, is_bare, item};

    #[test]
    fn every_key_is_found_among_few_and_among_many() {
        let mut map = Map::default();
        for at in 0..3 * FEW {
            assert_eq!(map.position(&at.to_string()), None);
            let value = Node {
                span: 0..0,
                content: Content::Empty,
                unread: None,
            };
            map.push(Pair {
                key: at.to_string(),
                key_span: 0..0,
                value,
            });
            let found: Vec<_> = (0..=at).map(|at| map.position(&at.to_string())).collect();
            assert_eq!(found, (0..=at).map(Some).collect::<Vec<_>>());
        }
    }

    #[test]
    fn numbers_and_words_stay_bare() {
        for bare in ["1", "-1.5", ".5", "-.inf", "1e3", "true", "yes", "0x1F", "+3"] {
            assert!(is_bare(bare), "{bare}");
        }
        for text in ["", "-", "...", "---", "a b", "a,b", "é", "~", "<<", "-- 1", "1:2"] {
            assert!(!is_bare(text), "{text}");
        }
    }

    #[test]
    fn a_path_is_cut_at_every_place_where_a_key_may_end() {
        let all: Vec<_> = heads("D1.01.note", true).collect();
        assert_eq!(all, [("D1.01.note", ""), ("D1.01", "note"), ("D1", "01.note")]);
        assert_eq!(heads("a[0].b", true).nth(1), Some(("a[0]", "b")));
        assert_eq!(heads("a[0].b", true).nth(2), Some(("a", "[0].b")));
        assert_eq!(heads("a[0].b", false).collect::<Vec<_>>(), [("a", "[0].b")]);
        assert_eq!(heads("a", false).collect::<Vec<_>>(), [("a", "")]);
        assert_eq!(item("[12].b"), Some((12, "b")));
        assert_eq!(item("[x]"), None);
    }
}
