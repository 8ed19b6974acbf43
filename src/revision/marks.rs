//! Where two texts differ, word by word; and whether they are alike at all.

use std::collections::BTreeMap;

/// Texts longer than this, in words, are not marked: they are easier to read one after the other.
const LONGEST: usize = 60;

/// The newer text with what went in `[-…-]` and what came in `{+…+}`. `None` when it would be harder to read than both texts one
/// after the other: when they are long, or less than half of the words stayed.
#[must_use]
pub fn marked(old: &str, new: &str) -> Option<String> {
    let (before, after): (Vec<&str>, Vec<&str>) = (words(old), words(new));
    if before.is_empty() || after.is_empty() || before.len().max(after.len()) > LONGEST {
        return None;
    }
    let pairs = common(&before, &after);
    if pairs.len() * 2 < before.len().max(after.len()) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (at, now) in pairs.into_iter().chain([(before.len(), after.len())]) {
        if from < at {
            parts.push(format!("[-{}-]", before[from..at].join(" ")));
        }
        if to < now {
            parts.push(format!("{{+{}+}}", after[to..now].join(" ")));
        }
        parts.extend(after.get(now).map(|word| (*word).to_owned()));
        (from, to) = (at + 1, now + 1);
    }
    Some(parts.join(" "))
}

/// Whether at least a third of the words of two texts are in both, wherever they stand: 2 · common ≥ (words of one + words of the
/// other) / 3. Case and punctuation do not matter. Below that the texts may well mean different things.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    let (mut left, total) = (BTreeMap::new(), bare(one).len() + bare(other).len());
    for word in bare(one) {
        *left.entry(word).or_insert(0_usize) += 1;
    }
    let both = bare(other).into_iter().filter(|word| match left.get_mut(word) {
        Some(more) if *more > 0 => {
            *more -= 1;
            true
        }
        _ => false,
    });
    both.count() * 6 >= total
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn bare(text: &str) -> Vec<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// A longest common subsequence, as positions in both.
fn common(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for at in (0..before.len()).rev() {
        for now in (0..after.len()).rev() {
            longest[at][now] = if before[at] == after[now] {
                longest[at + 1][now + 1] + 1
            } else {
                longest[at + 1][now].max(longest[at][now + 1])
            };
        }
    }
    let (mut at, mut now, mut pairs) = (0, 0, Vec::new());
    while at < before.len() && now < after.len() {
        if before[at] == after[now] {
            pairs.push((at, now));
            (at, now) = (at + 1, now + 1);
        } else if longest[at + 1][now] >= longest[at][now + 1] {
            at += 1;
        } else {
            now += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{alike, marked};

    #[test]
    fn a_word_that_changed_is_marked_where_it_stands() {
        assert_eq!(
            marked("We share our aims.", "We share all our goals.").as_deref(),
            Some("We share {+all+} our [-aims.-] {+goals.+}")
        );
        assert_eq!(
            marked("One two three four", "Two three four").as_deref(),
            Some("[-One two-] {+Two+} three four")
        );
        assert_eq!(marked("a b", "a b c").as_deref(), Some("a b {+c+}"));
    }

    #[test]
    fn texts_with_little_in_common_are_not_marked() {
        assert_eq!(marked("We share our aims.", "Nobody knows them."), None);
        assert_eq!(marked("", "Something"), None);
        assert_eq!(marked(&"word ".repeat(61), "word"), None);
    }

    #[test]
    fn texts_are_alike_when_a_third_of_the_words_is_shared() {
        // 2 of 5 + 4 words: 2 · 2 / 9 is more than a third; 1 of them is less.
        assert!(alike("We share our common aims.", "Our aims are known."));
        assert!(!alike("We share our common aims.", "Our work is known."));
        assert!(alike("Same, but for: punctuation!", "same but for punctuation"));
        assert!(!alike("Papers come in time.", "Everybody knows whom to ask."));
    }
}
