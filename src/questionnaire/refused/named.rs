//! Finds the idea behind a key or a word that the format does not have.

use super::{KEYS, MEANT, Refused, RefusedWord, WORDS};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::yaml::Index;

/// Names the idea behind an unknown key, where it is a well-known one.
#[must_use]
pub fn named(problem: Problem, index: &Index) -> Problem {
    if problem.code != ProblemCode::UnknownKey {
        return problem;
    }
    let found = problem.place.as_ref().and_then(|place| index.key_at(place));
    let known = found
        .filter(|(parent, key)| !meant_here(list(parent), key))
        .and_then(|(parent, key)| Some((of_key(list(&parent), key)?, key.to_owned())));
    match known {
        Some((refused, key)) => not_supported(problem, &key, refused.idea, refused.instead),
        None => problem,
    }
}

/// Whether a key of a list means one that the list has, so that what it is elsewhere need not be said.
fn meant_here(list: &str, key: &str) -> bool {
    MEANT.contains(&(list, plain(key, '_').as_str()))
}

/// The idea that a key means in the things of a list.
#[must_use]
pub fn of_key(list: &str, key: &str) -> Option<&'static Refused> {
    let key = plain(key, '_');
    let here = |refused: &&Refused| refused.within.is_empty() || refused.within.contains(&list);
    KEYS.iter().filter(here).find(|refused| holds(refused.keys, &key))
}

/// The problem of a word at a path, where it means a well-known idea.
pub(in super::super) fn word(problem: Problem, path: &str, word: &str) -> Problem {
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    let means = plain(word, '-');
    let here =
        |refused: &&RefusedWord| refused.key == key && (refused.within.is_empty() || refused.within == list(parent));
    match WORDS.iter().filter(here).find(|refused| holds(refused.words, &means)) {
        Some(refused) => not_supported(problem, word, refused.idea, refused.instead),
        None => problem,
    }
}

fn not_supported(problem: Problem, word: &str, idea: &str, instead: &str) -> Problem {
    let word = brief(word);
    let message = format!("format 1 does not have {idea} (`{word}`)");
    Problem::new(ProblemCode::NotSupported, problem.place, message).with_hint(instead)
}

fn holds(names: &str, name: &str) -> bool {
    names.split(' ').any(|one| one == name)
}

/// The list that a thing stands in: `statements` of `domains[0].statements[2]`; empty for the file itself.
fn list(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or_default();
    last.split('[').next().unwrap_or_default()
}

/// A name as the tables have it: `multiSelect`, `Multi-select` and `multi select` are all `multi_select`.
fn plain(name: &str, joint: char) -> String {
    let mut plain = String::new();
    let mut small = false;
    for character in name.chars().take(60) {
        if character.is_uppercase() && small {
            plain.push(joint);
        }
        small = character.is_lowercase();
        match character {
            '-' | '_' | ' ' => plain.push(joint),
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{KEYS, list, of_key, plain};

    #[test]
    fn names_are_compared_in_one_form() {
        for name in ["multiSelect", "Multi-select", "multi_select", "MULTI SELECT"] {
            assert_eq!(plain(name, '_'), "multi_select", "{name}");
        }
        assert_eq!(plain("$ref", '_'), "$ref");
    }

    #[test]
    fn the_list_of_a_thing_is_found() {
        assert_eq!(list("domains[0].statements[12]"), "statements");
        assert_eq!(list(""), "");
        assert_eq!(list("roles"), "roles");
    }

    #[test]
    fn a_key_means_an_idea_only_where_it_does() {
        assert!(of_key("statements", "required").is_some());
        assert!(of_key("choices", "required").is_none());
        assert!(of_key("sections", "Multi-Select").is_some());
        assert!(of_key("sections", "tilte").is_none());
    }

    #[test]
    fn the_table_is_written_as_it_is_looked_up() {
        for refused in KEYS {
            for key in refused.keys.split(' ') {
                assert_eq!(plain(key, '_'), key);
            }
        }
    }
}
