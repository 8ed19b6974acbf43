//! The arithmetic of one statement.

use num_traits::Zero;

use crate::agreement::Kind;
use crate::needs::{Finding, Route, importance};
use crate::number::Number;
use crate::privacy::few_words;
use crate::questionnaire::{Level, Statement};
use crate::score::policy::{leaves_all_out, meaning};
use crate::score::{StatementScore, turned};
use crate::words::{count, upper_first};

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

pub(super) struct One<'a> {
    pub(super) input: &'a Input<'a>,
    statement: &'a Statement,
    pub(super) levels: &'a [Level],
    pub(super) score: &'a StatementScore,
    pub(super) finding: &'a Finding,
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
        let score = self.score;
        let sorted: Vec<String> = self.ratings().into_iter().map(exact).collect();
        let sorted = if sorted.is_empty() {
            "none".into()
        } else {
            sorted.join(" ")
        };
        let mut lines = vec![format!("Ratings, sorted: {sorted}.")];
        lines.extend(self.others());
        if score.few > 0 {
            lines.push(format!(
                "{}: which of don't know, not applicable and not answered is not told of so few.",
                upper_first(&few_words(score.few))
            ));
        }
        lines.extend((score.few == 0).then(|| {
            format!(
                "Check: {} + {} + {} + {} = {}.",
                score.ratings(),
                score.dont_know,
                score.not_applicable,
                score.unanswered,
                count(score.responses() as usize, "response", "responses")
            )
        }));
        if score.not_asked > 0 {
            lines.push(format!(
                "Not asked: {}. It is for other roles, follows another answer, or was left out as a whole; that is not unanswered.",
                score.not_asked
            ));
        }
        lines.extend(crate::report::remark(score).filter(|_| self.input.scores.responses > 1));
        part("Answers", lines)
    }

    /// The answers that are not ratings, and what they mean in a result.
    fn others(&self) -> Vec<String> {
        let (score, questionnaire) = (self.score, self.input.questionnaire);
        if score.few > 0 {
            return told_beside_few(score);
        }
        if leaves_all_out(questionnaire) {
            return vec![
                format!("Don't know: {}. They never enter a mean.", score.dont_know),
                format!(
                    "Not applicable: {}. Not answered: {}. They are left out.",
                    score.not_applicable, score.unanswered
                ),
            ];
        }
        let kinds = [
            ("Don't know", score.dont_know, questionnaire.dont_know.counts_as),
            (
                "Not applicable",
                score.not_applicable,
                questionnaire.not_applicable.counts_as,
            ),
            ("Not answered", score.unanswered, questionnaire.unanswered),
        ];
        let line = |(name, number, counts_as): (&str, u32, _)| format!("{name}: {number}; {}.", meaning(counts_as));
        kinds.into_iter().map(line).collect()
    }

    fn results(&self) -> Part {
        let score = self.score;
        let mut lines = vec![self.target()];
        lines.extend(self.reversal());
        let ratings = self.ratings();
        match (&score.mean, score.middle, &score.shortfall) {
            (Some(_), _, Some(shortfall)) if ratings.len() == 1 => {
                lines.push(format!("The one rating is {}.", exact(ratings[0])));
                lines.push(format!("Shortfall, how far it is below target: {}.", exact(shortfall)));
            }
            (Some(mean), Some(middle), Some(shortfall)) => {
                let [mean, middle, others @ ..] = self.several(mean, middle, shortfall);
                lines.extend([mean, middle]);
                lines.extend(self.typical());
                lines.extend(others);
                lines.extend(self.average_distance());
            }
            _ => lines.push("There are no ratings, so there is no mean, middle or shortfall.".into()),
        }
        lines.extend(self.priority());
        lines.extend(self.value());
        lines.extend(self.standing());
        part("Results", lines)
    }

    fn target(&self) -> String {
        let target = &self.levels[self.statement.target];
        if self.statement.reverse {
            let scale = self.input.questionnaire.scale_of(self.statement);
            let most = scale.lowest() + scale.highest() - &target.value;
            return format!(
                "Target: {} or above once turned round, which is a rating of {} or below.",
                target.key,
                exact(&most)
            );
        }
        format!("Target: level {}, {}.", target.key, target.label)
    }

    /// `Reversed: a rating x enters as 1 + 5 − x, such as 6 − 2 = 4.`
    fn reversal(&self) -> Option<String> {
        let scale = self.input.questionnaire.scale_of(self.statement);
        let ends = scale.lowest() + scale.highest();
        let given = self.score.counts.iter().position(|count| *count > 0).unwrap_or(0);
        self.statement.reverse.then(|| {
            format!(
                "Reversed: a rating x enters turned round, as {} + {} − x: {} − {} = {}.",
                term(scale.lowest()),
                term(scale.highest()),
                term(&ends),
                term(&self.levels[given].value),
                exact(&self.hopeful(given))
            )
        })
    }

    fn several(&self, mean: &Number, middle: usize, shortfall: &Number) -> [String; 4] {
        let (score, ratings) = (self.score, self.ratings());
        let goal = &self.levels[self.statement.target].value;
        let short: Vec<Number> = self.turned().iter().map(|value| below(value, goal)).collect();
        let (place, from) = match self.statement.reverse {
            true => (ratings.len().div_ceil(2), "highest, the less hopeful end"),
            false => (ratings.len().div_ceil(2), "lowest"),
        };
        [
            format!("Mean: {}.", division(&ratings, mean)),
            format!(
                "Middle: level {}, {}: rating {place} of {} from the {from}.",
                self.levels[middle].key,
                self.levels[middle].label,
                ratings.len()
            ),
            format!(
                "At or above target: {} of {}.",
                score.at_target,
                count(ratings.len(), "rating", "ratings")
            ),
            format!(
                "Shortfall, how far each rating is below target: {}.",
                division(&short.iter().collect::<Vec<_>>(), shortfall)
            ),
        ]
    }

    /// The typical answer in words, where the two in the middle differ.
    fn typical(&self) -> Option<String> {
        let (low, high) = self.score.middles()?;
        let (low, high) = (&self.levels[low].label, &self.levels[high].label);
        Some(format!(
            "Typical answer, the two in the middle: between {low} and {high}."
        ))
    }

    fn hopeful(&self, level: usize) -> Number {
        turned(self.input.questionnaire.scale_of(self.statement), self.statement, level)
    }

    /// The ratings in the order of [`One::ratings`], on the hopeful direction.
    fn turned(&self) -> Vec<Number> {
        self.positions().into_iter().map(|level| self.hopeful(level)).collect()
    }

    /// What it contributes, where that is not the mean.
    fn value(&self) -> Option<String> {
        let value = self.score.value.as_ref()?;
        let lowest = self.score.contributing - self.score.ratings();
        if !self.statement.reverse && lowest == 0 {
            return None;
        }
        let mut values = self.turned();
        let scale = self.input.questionnaire.scale_of(self.statement);
        values.extend(std::iter::repeat_n(scale.lowest().clone(), lowest as usize));
        let values: Vec<&Number> = values.iter().collect();
        Some(format!("What it contributes: {}.", division(&values, value)))
    }

    /// What else bears on the results that it counts in.
    fn standing(&self) -> Vec<String> {
        let (statement, score) = (self.statement, self.score);
        let mut lines = Vec::new();
        if !statement.counts {
            lines.push("It counts in no result, as the questionnaire says.".to_owned());
        }
        if score.blocks {
            lines.push("An answer to it stands in the way of every result that it counts in.".to_owned());
        }
        let gates = self.input.questionnaire.gates.as_ref().zip(statement.gate);
        if let Some((gates, gate)) = gates {
            let title = &gates.levels[gate].title;
            lines.push(format!("It belongs to {title}. It passes: {}.", yes(score.passes)));
        }
        lines
    }

    fn priority(&self) -> Option<String> {
        let (priority, shortfall) = (self.finding.priority.as_ref()?, self.score.shortfall.as_ref()?);
        let given = match self.score.importance {
            Some(_) => " (the mean of what respondents gave)",
            None => "",
        };
        Some(format!(
            "Priority: importance {}{given} × shortfall {} = {}.",
            term(&importance(
                self.input.questionnaire,
                self.input.scores,
                self.finding.statement
            )),
            term(shortfall),
            exact(priority)
        ))
    }

    /// Positions of the ratings in the scale, from the lowest.
    pub(super) fn positions(&self) -> Vec<usize> {
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
}

/// The kinds that enough people gave to be told, where others are not.
fn told_beside_few(score: &StatementScore) -> Vec<String> {
    let kinds = [
        ("Don't know", score.dont_know),
        ("Not applicable", score.not_applicable),
        ("Not answered", score.unanswered),
    ];
    let told = kinds.iter().filter(|(_, number)| *number > 0);
    told.map(|(name, number)| format!("{name}: {number}. They are left out."))
        .collect()
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

pub(super) fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn below(value: &Number, target: &Number) -> Number {
    if value < target { target - value } else { Number::zero() }
}
