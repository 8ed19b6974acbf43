//! Statements that are hard to answer: two ideas in one, a double negative, too long.

use super::ideas::second_idea;
use super::{Look, Warning, WarningName, warning};

/// The most characters of a statement.
const STATEMENT: usize = 160;

/// The most characters of a descriptor.
const DESCRIPTOR: usize = 220;

/// Words that say no by themselves.
const NO: &[&str] = &[
    "not", "never", "no", "nobody", "none", "nothing", "nowhere", "neither", "without", "cannot", "rarely", "seldom",
];

/// Words that hold a no.
const UN: &[&str] = &[
    "unable",
    "unaware",
    "uncertain",
    "unclear",
    "unfair",
    "unlikely",
    "unnecessary",
    "unsure",
    "unwilling",
    "impossible",
    "lack",
    "lacks",
    "fail",
    "fails",
];

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    for (position, statement) in look.questionnaire.statements.iter().enumerate() {
        let path = look.places.statement(position, "statement");
        let text = &statement.statement;
        if let Some(word) = second_idea(text) {
            let message = format!(
                "`{}` may say two things: the second begins at `and {word}`",
                statement.id
            );
            let hint = "say each in a statement of its own, or keep the one that matters more";
            found.push(warning(look, WarningName::TwoIdeas, &path, message, hint));
        }
        if let Some((first, second)) = double_negative(text) {
            let message = format!("`{}` says no twice: `{first}` and `{second}`", statement.id);
            let hint = "say what is there, rather than what is not missing";
            found.push(warning(look, WarningName::DoubleNegative, &path, message, hint));
        }
        let length = text.chars().count();
        if length > STATEMENT {
            let message = format!("`{}` has {length} characters, more than {STATEMENT}", statement.id);
            let hint = "keep the claim here; reasons fit in `why`, examples in `think_of`";
            found.push(warning(look, WarningName::LongStatement, &path, message, hint));
        }
        descriptors(look, position, found);
    }
}

fn descriptors(look: &Look<'_>, position: usize, found: &mut Vec<Warning>) {
    let statement = &look.questionnaire.statements[position];
    if !look.places.has(position, "descriptors") {
        return;
    }
    for (level, text) in statement.descriptors.iter().enumerate() {
        let length = text.chars().count();
        if length > DESCRIPTOR {
            let path = look.places.statement(position, &format!("descriptors[{level}]"));
            let number = level + 1;
            let message = format!(
                "descriptor {number} of `{}` has {length} characters, more than {DESCRIPTOR}",
                statement.id
            );
            let hint = "one or two short sentences can be compared at a glance";
            found.push(warning(look, WarningName::LongDescriptor, &path, message, hint));
        }
    }
}

/// The two words that say no within one clause, if there are two.
fn double_negative(text: &str) -> Option<(String, String)> {
    clauses(text).into_iter().find_map(|clause| {
        let mut noes = clause.iter().enumerate().filter(|(at, word)| {
            let only = clause.get(at + 1).is_some_and(|next| next == "only");
            (NO.contains(&word.as_str()) && !only) || word.ends_with("n't") || UN.contains(&word.as_str())
        });
        let first = noes.next()?.1.clone();
        Some((first, noes.next()?.1.clone()))
    })
}

/// The words of each clause, in small letters: clauses end at a comma, a colon, a full stop, `and`, `or` and `but`.
fn clauses(text: &str) -> Vec<Vec<String>> {
    let mut clauses = vec![Vec::new()];
    for word in text.replace('\u{2019}', "'").to_lowercase().split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !matches!(bare, "and" | "or" | "but" | "")
            && let Some(clause) = clauses.last_mut()
        {
            clause.push(bare.to_owned());
        }
        if matches!(bare, "and" | "or" | "but") || word.ends_with([',', ';', ':', '.', '?']) {
            clauses.push(Vec::new());
        }
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::double_negative;

    #[test]
    fn two_noes_in_one_clause_are_a_double_negative() {
        let found = double_negative("It is not unclear who decides.").unwrap();
        assert_eq!(found, ("not".to_owned(), "unclear".to_owned()));
        assert!(double_negative("We don\u{2019}t go without papers.").is_some());
        for text in [
            "We say so when we do not know, and never guess.",
            "Interviews test independence, not only fit.",
            "No paper is late; none is missing.",
        ] {
            assert_eq!(double_negative(text), None, "{text}");
        }
    }
}
