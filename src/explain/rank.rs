//! Where a statement stands among the others, and what decided between equals.

use std::cmp::Ordering;

use num_traits::Zero;

use crate::firm::firm;
use crate::likely::FEWEST;
use crate::needs::{Finding, Route};
use crate::number::{Number, share};
use crate::score::{StatementScore, without_each};
use crate::words::count;

use super::likely::own;
use super::statement::One;
use super::{Part, exact, part, term};

impl One<'_> {
    pub(super) fn rank(&self) -> Part {
        let Some(rank) = self.finding.rank else {
            return part("Rank", vec!["None, because there are no ratings.".into()]);
        };
        let findings = self.input.findings;
        let total = findings.iter().filter(|other| other.rank.is_some()).count();
        let of = match total {
            all if all == findings.len() => format!("all {}", count(all, "statement", "statements")),
            some => format!("all {} with a rating", count(some, "statement", "statements")),
        };
        let place = self.place().map_or_else(String::new, |place| format!("; {place}"));
        let mut lines = Vec::from_iter(self.share_of_scale());
        let tie = if self.finding.tied { " =" } else { "" };
        lines.push(format!("Rank {rank}{tie} of {of}{place}."));
        let equal = findings
            .iter()
            .filter(|other| other.share_of_scale == self.finding.share_of_scale)
            .count()
            - 1;
        if equal > 0 {
            lines.push(format!(
                "{} the same priority.",
                count(equal, "other statement has", "other statements have")
            ));
        }
        for (step, word) in [(rank.wrapping_sub(1), "after"), (rank + 1, "before")] {
            let neighbour = findings.iter().find(|other| other.rank == Some(step));
            if let Some(other) = neighbour.filter(|other| other.share_of_scale == self.finding.share_of_scale) {
                let id = &self.input.questionnaire.statements[other.statement].id;
                lines.push(format!("It comes {word} {id}: {}.", self.tie(other)));
            }
        }
        lines.extend(self.firm());
        part("Rank", lines)
    }

    /// Whether one person decides that it is among the top five; it is not said who.
    fn firm(&self) -> Option<String> {
        let input = self.input;
        let responses = own(input);
        if responses.len() < FEWEST {
            return None;
        }
        let counted: Vec<bool> = input.scores.statements.iter().map(StatementScore::is_counted).collect();
        let without = without_each(input.questionnaire, &responses, &counted);
        let all = firm(input.questionnaire, input.findings, &without, input.withheld);
        all[self.finding.statement].map(|firm| firm.sentence("your"))
    }

    /// What the rank goes by where scales of different lengths stand side by side.
    fn share_of_scale(&self) -> Option<String> {
        let (questionnaire, finding) = (self.input.questionnaire, self.finding);
        let scale = questionnaire.scale_of(&questionnaire.statements[finding.statement]);
        let (priority, share) = finding.priority.as_ref().zip(finding.share_of_scale.as_ref())?;
        questionnaire.has_scales_of_different_length().then(|| {
            format!(
                "Scales differ, so the rank goes by the priority as a share of the scale: {} / ({} − {}) = {}.",
                term(priority),
                term(scale.highest()),
                term(scale.lowest()),
                exact(share)
            )
        })
    }

    /// `the 3rd to act on`: its place among those of its route; none where there is nothing to do.
    fn place(&self) -> Option<String> {
        let route = self.finding.route?;
        let what = match route {
            Route::Act => "to act on",
            Route::Talk => "to talk about",
            Route::FindOut => "to find out",
            Route::Keep => return None,
        };
        let findings = self.input.findings.iter();
        let same = findings.filter(|other| other.route == Some(route) && other.rank.is_some());
        let before = same.filter(|other| other.rank <= self.finding.rank).count();
        Some(format!("the {} {what}", ordinal(before)))
    }

    /// What decided between two statements with the same priority.
    fn tie(&self, other: &Finding) -> String {
        let theirs = &self.input.scores.statements[other.statement];
        let below = |score: &StatementScore| share(score.below_target(), score.ratings());
        let unknown = |score: &StatementScore| score.dont_know_share().unwrap_or_else(Number::zero);
        if below(self.score) != below(theirs) {
            return format!(
                "{} of {} ratings below target against {} of {}",
                self.score.below_target(),
                self.score.ratings(),
                theirs.below_target(),
                theirs.ratings()
            );
        }
        if unknown(self.score).cmp(&unknown(theirs)) != Ordering::Equal {
            return format!(
                "{} don't know against {}, as shares of those asked",
                self.score.dont_know, theirs.dont_know
            );
        }
        "equal in everything, so in the order of the questionnaire".into()
    }
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn places_are_said_as_people_say_them() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 112].map(ordinal);
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 112th");
    }
}
