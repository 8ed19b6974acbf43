//! The word that a person chooses to come back with, where several answer on one computer. It keeps others from opening their
//! answers on the screen by mistake or out of curiosity; whoever opens the file itself can read it. Only its digest is kept.

use crate::questionnaire::digest;

/// How often the digest is taken: a guess at a word then costs so many times as much.
const TIMES: usize = 5_000;

/// What is kept of a word: a salt of eight digits, a full stop, and the digest. `seed` is what tells this response from others,
/// such as its round and its code. The salt is kept with it, so that a round whose title is corrected locks nobody out.
#[must_use]
pub fn keep(word: &str, seed: &str) -> String {
    let salt = &digest::of_file(seed.as_bytes())[..8];
    format!("{salt}.{}", digested(word, salt))
}

/// Whether a typed word is the one that was chosen. Capital letters and spaces around it make no difference.
#[must_use]
pub fn fits(typed: &str, kept: &str) -> bool {
    kept.split_once('.')
        .is_some_and(|(salt, digest)| digested(typed, salt) == digest)
}

fn digested(word: &str, salt: &str) -> String {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let first = digest::of_file(format!("{salt}.{word}").as_bytes());
    (1..TIMES).fold(first, |last, _| digest::of_file(last.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{fits, keep};

    #[test]
    fn the_word_is_told_from_others_and_not_kept() {
        let kept = keep("Blue  Door", "Northbridge R3");
        assert!(fits(" blue door ", &kept));
        assert!(!fits("bluedoor", &kept));
        assert!(!fits("", &kept));
        assert!(!kept.to_lowercase().contains("blue"));
        assert_ne!(kept, keep("Blue Door", "Northbridge R4"));
    }

    #[test]
    fn what_is_no_digest_fits_nothing() {
        assert!(!fits("blue", "blue"));
        assert!(!fits("", ""));
        assert!(!fits("", "."));
    }
}
