//! Reading YAML strictly, and writing single texts so that they come back unchanged.
//!
//! The only module that calls a YAML library.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::problem::{Place, Problem, ProblemCode};

/// Where each key and value of a document stands. Paths look like `domains[0].statements[2].lens`; the whole is the empty path.
#[derive(Debug, Default, Clone)]
pub struct Index {
    places: BTreeMap<String, Spot>,
}

#[derive(Debug, Clone)]
struct Spot {
    key: Option<Range<usize>>,
    value: Range<usize>,
}

impl Index {
    /// Where the value at this path stands.
    #[must_use]
    pub fn value(&self, path: &str) -> Place {
        self.places.get(path).map(|spot| spot.value.clone())
    }

    /// Where the key at this path stands; for an item of a list, where the item begins.
    #[must_use]
    pub fn key(&self, path: &str) -> Place {
        self.places
            .get(path)
            .map(|spot| spot.key.clone().unwrap_or_else(|| spot.value.clone()))
    }

    /// Whether there is anything at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }
}

/// A document as read: the value if there is one in spite of problems, the places, and everything that is wrong with its form.
#[derive(Debug)]
pub struct Document<T> {
    /// What was read; parts with problems are absent from it.
    pub value: Option<T>,
    /// Where everything stands.
    pub index: Index,
    /// Problems of form: syntax, duplicate and unknown keys, wrong types.
    pub problems: Vec<Problem>,
}

/// Reads a document, collecting every problem of form.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Document<T> {
    match serde_yaml::from_str(text) {
        Ok(value) => Document {
            value: Some(value),
            index: Index::default(),
            problems: Vec::new(),
        },
        Err(error) => Document {
            value: None,
            index: Index::default(),
            problems: vec![Problem::new(ProblemCode::Syntax, None, error.to_string())],
        },
    }
}

/// A text as a YAML scalar on one line, in double quotes, that every YAML reader gives back unchanged.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\0' => out.push_str("\\0"),
            c if (c as u32) < 0x20 || (0x7f..0xa0).contains(&(c as u32)) => {
                out.push_str(&format!("\\x{:02x}", c as u32));
            }
            c if matches!(c as u32, 0x2028 | 0x2029 | 0xfeff | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfffe | 0xffff) =>
            {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
