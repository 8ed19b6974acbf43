//! The arithmetic of one statement.

use std::cmp::Ordering;

use num_traits::Zero;

use crate::agreement::Kind;
use crate::needs::{Finding, Route};
use crate::number::{Number, share};
use crate::questionnaire::{Level, Statement};
use crate::score::StatementScore;
use crate::words::count;

use super::{Explanation, Input, Part, exact, part, responses, term};

pub(super) fn explained(input: &Input<'_>, at: usize) -> Explanation {
    let one = One {
        input,
        statement: &input.questionnaire.statements[at],
        levels: &input.questionnaire.scale_of(&input.questionnaire.statements[at]).levels,
        score: &input.scores.statements[at],
        finding: &input.findings[at],
    };
    Explanation {
        title: format!(
            "{} {}: {}",
            one.statement.id, one.statement.short, one.statement.statement
        ),
        parts: vec![
            responses(input),
            one.answers(),
            one.results(),
            one.kind(),
            one.route(),
            one.rank(),
        ],
    }
}

struct One<'a> {
    input: &'a Input<'a>,
    statement: &'a Statement,
    levels: &'a [Level],
    score: &'a StatementScore,
    finding: &'a Finding,
}

impl One<'_> {
    /// The ratings from the lowest: values of levels, each as often as it was given.
    fn ratings(&self) -> Vec<&Number> {
        let counts = self.score.counts.iter().zip(self.levels);
        counts
            .flat_map(|(number, level)| std::iter::repeat_n(&level.value, *number as usize))
            .collect()
    }

    fn answers(&self) -> Part {
        let (score, ratings) = (self.score, self.ratings());
        let sorted: Vec<String> = ratings.iter().map(|value| exact(value)).collect();
        let sorted = if sorted.is_empty() {
            "none".into()
        } else {
            sorted.join(" ")
        };
        part(
            "Answers",
            vec![
                format!("Ratings, sorted: {sorted}."),
                format!("Don't know: {}. They never enter a mean.", score.dont_know),
                format!(
                    "Not applicable: {}. Not answered: {}. They are left out.",
                    score.not_applicable, score.unanswered
                ),
                format!(
                    "Check: {} + {} + {} + {} = {}.",
                    score.ratings(),
                    score.dont_know,
                    score.not_applicable,
                    score.unanswered,
                    count(score.responses() as usize, "response", "responses")
                ),
            ],
        )
    }

    fn results(&self) -> Part {
        let (score, target) = (self.score, &self.levels[self.statement.target]);
        let mut lines = vec![format!("Target: level {}, {}.", target.key, target.label)];
        let (Some(mean), Some(middle), Some(shortfall)) = (&score.mean, score.middle, &score.shortfall) else {
            lines.push("There are no ratings, so there is no mean, middle or shortfall.".into());
            return part("Results", lines);
        };
        let ratings = self.ratings();
        let short: Vec<Number> = ratings.iter().map(|value| below(value, &target.value)).collect();
        let place = ratings.len().div_ceil(2);
        if let [one] = ratings.as_slice() {
            lines.push(format!("The one rating is {}.", exact(one)));
            lines.push(format!("Shortfall, how far it is below target: {}.", exact(shortfall)));
            lines.extend(self.priority(shortfall));
            return part("Results", lines);
        }
        lines.push(format!("Mean: {}.", division(&ratings, mean)));
        lines.push(format!(
            "Middle: level {}, {}: rating {place} of {} from the lowest.",
            self.levels[middle].key,
            self.levels[middle].label,
            ratings.len()
        ));
        lines.push(format!(
            "At or above target: {} of {}.",
            score.at_target,
            count(ratings.len(), "rating", "ratings")
        ));
        lines.push(format!(
            "Shortfall, how far each rating is below target: {}.",
            division(&short.iter().collect::<Vec<_>>(), shortfall)
        ));
        lines.extend(self.priority(shortfall));
        part("Results", lines)
    }

    fn priority(&self, shortfall: &Number) -> Option<String> {
        let priority = self.finding.priority.as_ref()?;
        Some(format!(
            "Priority: importance {} × shortfall {} = {}.",
            self.statement.importance,
            term(shortfall),
            exact(priority)
        ))
    }

    fn kind(&self) -> Part {
        let (ratings, unknown) = (self.score.ratings(), self.score.dont_know);
        let asked = ratings + unknown;
        let is = |kind| yes(self.finding.kind == Some(kind));
        let mut lines = vec![format!(
            "1. Not known: {unknown} of {asked} asked said don't know. It takes at least 2 people and a quarter: {}.",
            is(Kind::NotKnown)
        )];
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

    /// Positions of the ratings in the scale, from the lowest.
    fn positions(&self) -> Vec<usize> {
        let counts = self.score.counts.iter().enumerate();
        counts
            .flat_map(|(level, number)| std::iter::repeat_n(level, *number as usize))
            .collect()
    }

    fn route(&self) -> Part {
        let (ratings, below) = (self.score.ratings(), self.score.below_target());
        let half = format!(
            "{below} of {} below target",
            count(ratings as usize, "rating is", "ratings are")
        );
        let why = match (self.finding.route, self.finding.kind) {
            (Some(Route::FindOut), Some(Kind::NotKnown)) => "Find out, because the kind is not known.".to_owned(),
            (Some(Route::FindOut), _) => "Find out, because nobody rated it and somebody said don't know.".to_owned(),
            (Some(Route::Talk), _) => "Talk, because views differ.".to_owned(),
            (Some(Route::Act), _) => format!("Act, a development need, because {half}: at least half."),
            (Some(Route::Keep), _) if self.finding.strength => format!("Keep, and a strength, because {half}."),
            (Some(Route::Keep), _) => {
                format!("Keep, because {half}: fewer than half, or too few ratings for a strength.")
            }
            (None, _) => "None, because nobody rated it or said don't know.".to_owned(),
        };
        part("Route", vec![why])
    }

    fn rank(&self) -> Part {
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
        let mut lines = vec![format!("Rank {rank} of {of}{place}.")];
        let equal = findings
            .iter()
            .filter(|other| other.priority == self.finding.priority)
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
            if let Some(other) = neighbour.filter(|other| other.priority == self.finding.priority) {
                let id = &self.input.questionnaire.statements[other.statement].id;
                lines.push(format!("It comes {word} {id}: {}.", self.tie(other)));
            }
        }
        part("Rank", lines)
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

fn below(value: &Number, target: &Number) -> Number {
    if value < target { target - value } else { Number::zero() }
}

/// `(1 + 2 + 2 + 3) / 4 = 8/4 = 2`.
fn division(values: &[&Number], result: &Number) -> String {
    let sum: Number = values.iter().copied().sum();
    let terms: Vec<String> = values.iter().map(|value| term(value)).collect();
    let written = format!("({}) / {}", terms.join(" + "), values.len());
    let step = format!("{}/{}", term(&sum), values.len());
    let result = exact(result);
    if result.starts_with(&step) {
        return format!("{written} = {result}");
    }
    format!("{written} = {step} = {result}")
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
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
