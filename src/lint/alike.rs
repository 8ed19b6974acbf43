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
    let mut known = Words::default();
    let words: Vec<Meaning> = all.iter().map(|one| known.meaning(&one.statement)).collect();
    for later in 1..all.len() {
        let Some(earlier) = (0..later).find(|earlier| words[*earlier].is_like(&words[later])) else {
            continue;
        };
        let line = look.places.line(earlier, "statement");
        let line = line.map_or_else(String::new, |line| format!(" on line {line}"));
        let same = words[earlier] == words[later];
        let how = if same { "the same as" } else { "nearly the same as" };
        let message = format!("`{}` says {how} `{}`{line}", all[later].id, all[earlier].id);
        let path = look.places.statement(later, "statement");
        let hint = "keep one of them, or say what makes them different";
        found.push(warning(look, WarningName::DuplicateStatements, &path, message, hint));
    }
}

/// Numbers for words, so that thousands of statements can be compared with each other.
#[derive(Default)]
struct Words(BTreeMap<String, usize>);

/// What a statement says: the numbers of its words of meaning, each once, in order.
#[derive(PartialEq, Eq)]
struct Meaning {
    words: Vec<usize>,
    says_no: bool,
}

impl Words {
    fn meaning(&mut self, text: &str) -> Meaning {
        let folded = fold(text);
        let texts: BTreeSet<&str> = folded
            .split(' ')
            .filter(|word| !word.is_empty() && !SMALL.contains(word))
            .collect();
        let says_no = texts
            .iter()
            .any(|word| matches!(*word, "not" | "no" | "never" | "nobody"));
        let mut words: Vec<usize> = texts.into_iter().map(|word| self.number(word)).collect();
        words.sort_unstable();
        Meaning { words, says_no }
    }

    fn number(&mut self, word: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(word.to_owned()).or_insert(next)
    }
}

impl Meaning {
    fn is_like(&self, other: &Self) -> bool {
        let (one, two) = (self.words.len(), other.words.len());
        if one.min(two) < FEW || self.says_no != other.says_no {
            return self == other && one > 0;
        }
        if one.min(two) * 5 < one.max(two) * 4 {
            return false;
        }
        let shared = self
            .words
            .iter()
            .filter(|word| other.words.binary_search(word).is_ok())
            .count();
        shared * 5 >= (one + two - shared) * 4
    }
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
    use super::Words;

    fn are_alike(one: &str, other: &str) -> bool {
        let mut words = Words::default();
        words.meaning(one).is_like(&words.meaning(other))
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
