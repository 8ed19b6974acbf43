//! What is there twice: statements that say the same, descriptors that are the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{Look, Warning, WarningName, warning};

/// Words that carry no meaning of their own here. Words that say no are not among them.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it", "its",
    "of", "on", "or", "our", "that", "the", "their", "this", "to", "us", "was", "we", "were", "with",
];

/// Statements with fewer words of meaning than this are compared as a whole only.
const FEW: usize = 4;

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    statements(look, found);
    within(look, found);
    across(look, found);
}

/// Two statements are alike when they are the same but for small words and marks, or share four in five of their words.
fn statements(look: &Look<'_>, found: &mut Vec<Warning>) {
    let all = &look.questionnaire.statements;
    let words: Vec<BTreeSet<String>> = all.iter().map(|one| meaning(&one.statement)).collect();
    for later in 1..all.len() {
        let Some(earlier) = (0..later).find(|earlier| alike(&words[*earlier], &words[later])) else {
            continue;
        };
        let line = look.places.line(earlier, "statement");
        let line = line.map_or_else(String::new, |line| format!(" on line {line}"));
        let how = if words[earlier] == words[later] {
            "the same as"
        } else {
            "nearly the same as"
        };
        let message = format!("`{}` says {how} `{}`{line}", all[later].id, all[earlier].id);
        let path = look.places.statement(later, "statement");
        let hint = "keep one of them, or say what makes them different";
        found.push(warning(look, WarningName::DuplicateStatements, &path, message, hint));
    }
}

fn meaning(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words = folded
        .split(' ')
        .filter(|word| !SMALL.contains(word) && !word.is_empty());
    words.map(str::to_owned).collect()
}

fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    if one == other {
        return !one.is_empty();
    }
    let (fewer, more) = (one.len().min(other.len()), one.len().max(other.len()));
    if fewer < FEW || fewer * 5 < more * 4 {
        return false;
    }
    let shared = one.intersection(other).count();
    let says_no = |words: &BTreeSet<String>| {
        words
            .iter()
            .any(|word| matches!(word.as_str(), "not" | "no" | "never" | "nobody"))
    };
    shared * 5 >= (one.len() + other.len() - shared) * 4 && says_no(one) == says_no(other)
}

/// Small letters and digits, one space between words.
fn fold(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn within(look: &Look<'_>, found: &mut Vec<Warning>) {
    for (position, statement) in look.questionnaire.statements.iter().enumerate() {
        if !look.places.has(position, "descriptors") {
            continue;
        }
        let mut seen = BTreeMap::new();
        for (level, text) in statement.descriptors.iter().enumerate() {
            let Some(first) = seen.insert(fold(text), level) else {
                continue;
            };
            let message = format!(
                "descriptors {} and {} of `{}` are the same",
                first + 1,
                level + 1,
                statement.id
            );
            let path = look.places.statement(position, &format!("descriptors[{level}]"));
            let hint = "say what a person would see at this level and not at the one below";
            found.push(warning(look, WarningName::SameDescriptors, &path, message, hint));
        }
    }
}

fn across(look: &Look<'_>, found: &mut Vec<Warning>) {
    let all = &look.questionnaire.statements;
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (position, statement) in all
        .iter()
        .enumerate()
        .filter(|(at, _)| look.places.has(*at, "descriptors"))
    {
        let folded: Vec<String> = statement.descriptors.iter().map(|text| fold(text)).collect();
        let Some(first) = seen.get(&folded) else {
            seen.insert(folded, position);
            continue;
        };
        let message = format!(
            "the descriptors of `{}` are those of `{}`",
            statement.id, all[*first].id
        );
        let path = look.places.statement(position, "descriptors");
        let hint = "describe this statement, or leave `descriptors` out where the gists of the levels will do";
        found.push(warning(look, WarningName::SameDescriptors, &path, message, hint));
    }
}

#[cfg(test)]
mod tests {
    use super::{alike, meaning};

    fn are_alike(one: &str, other: &str) -> bool {
        alike(&meaning(one), &meaning(other))
    }

    #[test]
    fn small_words_case_and_marks_make_no_difference() {
        assert!(are_alike("The board meets in public.", "Our board meets, in PUBLIC"));
        assert!(are_alike(
            "Papers reach every member of the board a week before meetings.",
            "Papers reach every member of the board a full week before meetings."
        ));
    }

    #[test]
    fn a_no_or_two_other_words_make_a_difference() {
        assert!(!are_alike(
            "We never meet partners early on.",
            "We meet partners early on."
        ));
        assert!(!are_alike("Roles are clear.", "Rules are clear."));
        assert!(!are_alike(
            "We meet the council every month.",
            "We meet the hospital every month."
        ));
    }
}
