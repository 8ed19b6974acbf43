//! How alike a statement's ratings are: their average distance, and their kind, test by test.

use crate::agreement::{Kind, average_distance, is_agreed};

use super::statement::{One, yes};
use super::{Part, exact, part};

impl One<'_> {
    /// How far the ratings are from their mean in steps of the scale, and whether that counts as agreed.
    pub(super) fn average_distance(&self) -> Option<String> {
        let counts = &self.score.counts;
        let (distance, agreed) = average_distance(counts).zip(is_agreed(counts))?;
        Some(format!(
            "Average distance from the mean, in steps of the scale: {}. Agreed below {} / 6: {}.",
            exact(&distance),
            counts.len(),
            yes(agreed)
        ))
    }

    pub(super) fn kind(&self) -> Part {
        let (ratings, unknown) = (self.score.ratings(), self.score.dont_know);
        let asked = ratings + unknown;
        let is = |kind| yes(self.finding.kind == Some(kind));
        let not_known = is(Kind::NotKnown);
        let mut lines = vec![if self.score.few > 0 && unknown == 0 {
            format!(
                "1. Not known: it takes at least 2 people and a quarter of those asked to say don't know: {not_known}."
            )
        } else {
            format!(
                "1. Not known: {unknown} of {asked} asked said don't know. It takes at least 2 people and a quarter: {not_known}."
            )
        }];
        if self.finding.kind == Some(Kind::NotKnown) {
            return part("Kind, tested in this order", lines);
        }
        if ratings <= 2 {
            lines.push("With 2 ratings or fewer there is no other kind.".into());
            return part("Kind, tested in this order", lines);
        }
        let sorted = self.positions();
        let m = if ratings == 3 {
            1
        } else {
            ratings.div_ceil(4).max(2) as usize
        };
        let (low, high) = (sorted[m - 1], sorted[sorted.len() - m]);
        let which = match m {
            1 => "the lowest and the highest".to_owned(),
            _ => format!("counting {m} in from each end, the ratings"),
        };
        lines.push(format!(
            "2. Views differ: {which} are at levels {} and {}. It takes 2 levels or more: {}.",
            self.levels[low].key,
            self.levels[high].key,
            is(Kind::ViewsDiffer)
        ));
        if self.finding.kind != Some(Kind::ViewsDiffer) {
            let (low, high) = (sorted[0], sorted[sorted.len() - 1]);
            lines.push(format!(
                "3. One view apart: the lowest is {}, the highest {}. It takes 2 levels or more: {}.",
                self.levels[low].key,
                self.levels[high].key,
                is(Kind::OneViewApart)
            ));
            if self.finding.kind == Some(Kind::Close) {
                lines.push("4. Close: the rest: yes.".into());
            }
        }
        part("Kind, tested in this order", lines)
    }
}
