//! Counts of answers that are no ratings, as a table prints them: those too few to be told apart stand once, together.

use crate::privacy::few_words;

use super::facts::Facts;

impl Facts<'_> {
    /// How many said that they do not know; where that is not told, how many gave no rating: `1 or 2 without a rating`.
    pub(super) fn dont_knows(&self, at: usize) -> String {
        let score = self.score(at);
        match (score.dont_know, score.few) {
            (0, few) if few > 0 => few_words(few),
            (some, _) => some.to_string(),
        }
    }

    /// How many said that it does not apply; empty where that is not told.
    pub(super) fn not_applicables(&self, at: usize) -> String {
        self.or_not_told(at, self.score(at).not_applicable)
    }

    /// How many did not answer; empty where that is not told.
    pub(super) fn not_answered(&self, at: usize) -> String {
        self.or_not_told(at, self.score(at).unanswered)
    }

    fn or_not_told(&self, at: usize, number: u32) -> String {
        if number == 0 && self.score(at).few > 0 {
            return String::new();
        }
        number.to_string()
    }
}
