//! What was answered to a statement, in words and, for narrow columns, in figures.

use crate::privacy;
use crate::response::Answer;
use crate::words::{list, upper_first};

use super::Cell;
use super::facts::Facts;
use super::stand::Shown;

impl Facts<'_> {
    /// What was answered, without a full stop: the answer itself, or how many gave each.
    pub(super) fn answered(&self, at: usize) -> String {
        let score = self.score(at);
        if self.is_single() {
            return self.single_answer(at);
        }
        let worded = self.is_worded(at);
        let levels = score.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        let mut parts: Vec<String> = levels
            .map(|(level, count)| {
                let level = self.level(at, level);
                if worded && level.label.starts_with(|c: char| c.is_ascii_digit()) {
                    // Two numbers side by side would read as one.
                    format!("{count} at {}", level.key)
                } else if worded {
                    format!("{count} {}", level.label)
                } else {
                    format!("{count} at level {}", level.key)
                }
            })
            .collect();
        let (dont_know, not_applicable) = if worded {
            let questionnaire = self.questionnaire;
            (
                questionnaire.dont_know.label.as_str(),
                questionnaire.not_applicable.label.as_str(),
            )
        } else {
            ("don't know", "not applicable")
        };
        for (number, what) in [
            (score.dont_know, dont_know),
            (score.not_applicable, not_applicable),
            (score.unanswered, "not answered"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        parts.extend((score.few > 0).then(|| privacy::few_words(score.few)));
        list(&parts)
    }

    /// What was answered, with a short form for a narrow column: `2 2 3 0`, or `2 2 2 0, 1 ?`; of one voice `Level 2`.
    pub(super) fn answered_cell(&self, at: usize) -> Cell {
        let full = self.answered(at);
        let score = self.score(at);
        let short = if self.is_single() {
            match score.middle {
                Some(level) if self.is_worded(at) => self.level(at, level).label.clone(),
                Some(level) => format!("Level {}", self.level(at, level).key),
                None => full.clone(),
            }
        } else if self.questionnaire.scales.len() > 1 {
            full.clone()
        } else {
            let levels: Vec<String> = score.counts.iter().map(u32::to_string).collect();
            let others = [
                (score.dont_know, "?"),
                (score.not_applicable, "n"),
                (score.unanswered, "-"),
            ];
            let others = others.iter().filter(|(number, _)| *number > 0);
            let mut others: Vec<String> = others.map(|(number, mark)| format!("{number} {mark}")).collect();
            others.extend(match score.few {
                0 => None,
                1 | 2 => Some("1-2 x".to_owned()),
                more => Some(format!("{more} x")),
            });
            let parts = [levels.join(" "), others.join(" ")];
            parts
                .iter()
                .filter(|part| !part.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        };
        Cell::Brief { short, full }
    }

    /// `between Getting going and In place`, where the two in the middle differ.
    pub(super) fn between(&self, at: usize) -> Option<String> {
        let (low, high) = self.score(at).middles()?;
        Some(format!(
            "between {} and {}",
            self.level(at, low).label,
            self.level(at, high).label
        ))
    }

    /// What the short form of several people's answers means; empty where the whole form is shown.
    pub(super) fn answers_key(&self) -> String {
        let [scale] = self.questionnaire.scales.as_slice() else {
            return String::new();
        };
        if self.is_single() {
            return String::new();
        }
        let (level, names): (&str, Vec<&str>) = if scale.asked.is_empty() {
            ("level ", scale.levels.iter().map(|level| level.key.as_str()).collect())
        } else {
            ("", scale.levels.iter().map(|level| level.label.as_str()).collect())
        };
        let few = if self.scores.statements.iter().any(|score| score.few > 0) {
            " Any x gave no rating: of so few it is not told which of the three."
        } else {
            ""
        };
        format!(
            "Answers: how many people chose {level}{}, in that order. Then any ? don't know, n not applicable, - not answered.{few}",
            list(&names)
        )
    }

    fn single_answer(&self, at: usize) -> String {
        match self
            .responses
            .first()
            .and_then(|response| response.answer(&self.statement(at).id))
        {
            Some(Answer::Rating(level)) => upper_first(&self.level_text(at, *level)),
            Some(Answer::DontKnow) => self.questionnaire.dont_know.label.clone(),
            Some(Answer::NotApplicable(_)) => self.questionnaire.not_applicable.label.clone(),
            None if self.shown(at) == Shown::NotAsked => "Not asked".into(),
            None => "Not answered".into(),
        }
    }
}
