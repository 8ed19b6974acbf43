//! What the value of a key looks like, for somebody who wrote another.

use super::super::tree::Content;
use super::Wanted;

/// Groups of keys that are often written short, each as it can be written.
const GROUPS: &[(&str, &str)] = &[
    ("overall", "write `overall: {title: \"Overall\"}`"),
    ("not_applicable", "write `not_applicable: {allowed: true}`"),
    ("dont_know", "write `dont_know: {label: \"Cannot say\"}`"),
    (
        "answers",
        "write `answers: {not_applicable: {allowed: true}}`, or leave it out",
    ),
    ("roles", "write `roles: {choices: [{id: chair, label: \"Chair\"}]}`"),
    ("gates", "write `gates: {levels: [{id: L1, title: \"First\"}]}`"),
    ("privacy", "write `privacy: {default: protected}`"),
    ("report", "write `report: {first: [{show: gaps}]}`"),
    ("labels", "write `labels: {domain: \"stage\", domains: \"stages\"}`"),
    (
        "shown_if",
        "write `shown_if: {statement: A.1, answers: [in-place]}`, with the id of one statement and ids of levels; \
         comparisons, `and` and `or` are not supported",
    ),
];

/// Keys whose value is a share of a whole.
const SHARES: &[&str] = &["share", "enough"];

/// What to write for this key, where more is known than the kind of value.
pub(super) fn hint(key: &str, wanted: Wanted, found: &Content) -> Option<String> {
    match (wanted, found) {
        (Wanted::Keys, Content::Scalar { .. }) => {
            let group = GROUPS.iter().find(|(name, _)| *name == key);
            group.map(|(_, advice)| (*advice).to_owned())
        }
        (Wanted::Number | Wanted::Whole, Content::Scalar { .. }) if SHARES.contains(&key) => {
            Some("write a share from 0 to 1 without quotes, such as `0.8`".to_owned())
        }
        (Wanted::Number, Content::Scalar { text, .. }) => number(text),
        (Wanted::List, Content::Scalar { text, .. }) if is_word(text) => {
            Some(format!("write it as a list: `[{text}]`"))
        }
        _ => None,
    }
}

/// What to write for a number in another notation.
fn number(text: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let halves = |mark| text.trim_start_matches('-').split_once(mark);
    if halves(',').is_some_and(|(one, other)| digits(one) && digits(other)) {
        return Some(format!("write it with a decimal point: `{}`", text.replace(',', ".")));
    }
    let fraction = halves('/').is_some_and(|(one, other)| digits(one) && digits(other));
    (fraction || text.ends_with('%')).then(|| "write a number with at most 6 decimals, such as `0.333333`".to_owned())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.chars().all(|c| c.is_alphanumeric() || "-._".contains(c))
}
