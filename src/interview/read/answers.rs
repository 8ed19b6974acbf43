//! Answers to a statement, as typed: a level, don't know, or not applicable with its reason.

use super::{Here, NO, YES, after, after_any, all_digits, shown};
use crate::interview::Reply;
use crate::interview::refusal::Refusal;
use crate::interview::words::{dont_know, keys_in_short, keys_listed, levels_in_line};
use crate::response::Answer;

const DONT_KNOW: &[&str] = &["don't know", "dont know", "do not know", "?know", "dk", "d"];

impl Here<'_, '_> {
    /// `x` or the label of not applicable, and a reason.
    pub(super) fn not_applicable(&self, at: usize) -> Option<Result<Reply, Refusal>> {
        let label = &self.interview.questionnaire().not_applicable.label;
        let reason = after(self.line, "x").or_else(|| after(self.line, label).filter(|_| !label.is_empty()))?;
        let statement = self.interview.statement(at);
        Some(if !statement.not_applicable {
            let short = keys_in_short(self.interview.questionnaire().scale_of(statement));
            Err(Refusal::NotApplicableHere { short })
        } else if reason.is_empty() && self.interview.questionnaire().reason_required {
            Err(Refusal::NoReason { label: label.clone() })
        } else {
            Ok(answer(Answer::NotApplicable(reason.to_owned()), ""))
        })
    }

    /// A level's key or don't know, with or without a note.
    pub(super) fn by_key(&self, at: usize) -> Option<Result<Reply, Refusal>> {
        let questionnaire = self.interview.questionnaire();
        let levels = &questionnaire.scale_of(self.interview.statement(at)).levels;
        let keyed = levels
            .iter()
            .enumerate()
            .find_map(|(position, level)| Some((Answer::Rating(position), after(self.line, &level.key)?)));
        let (given, note) = keyed.or_else(|| after_any(self.line, DONT_KNOW).map(|note| (Answer::DontKnow, note)))?;
        // `1 2` or `d 5` is a slip of the finger, not a rating with a note.
        if !note.is_empty() && !note.chars().any(char::is_alphabetic) {
            let typed = shown(self.line);
            return Some(Err(Refusal::TwoAnswers { typed }));
        }
        Some(Ok(answer(given, note)))
    }

    /// `2.5` where 2 and 3 are neighbouring levels: a statement's number that may have been meant as a level.
    pub(super) fn not_a_level(&self, at: usize) -> Option<Result<Reply, Refusal>> {
        let questionnaire = self.interview.questionnaire();
        let (whole, part) = self.line.split_once('.')?;
        let lower: u32 = whole.parse().ok().filter(|_| all_digits(whole) && all_digits(part))?;
        let wanted = [lower.to_string(), lower.checked_add(1)?.to_string()];
        let levels = &questionnaire.scale_of(self.interview.statement(at)).levels;
        let pair = levels
            .windows(2)
            .find(|pair| pair[0].key == wanted[0] && pair[1].key == wanted[1]);
        pair?;
        let at = questionnaire.position_loosely(self.line)?;
        if !self.interview.is_offered(at) {
            return Some(self.to_statement(at));
        }
        Some(Ok(Reply::GoToNotLevel {
            at,
            typed: self.line.to_owned(),
            between: wanted,
        }))
    }

    /// A level's label, or the beginning of one that can only be that.
    pub(super) fn by_label(&self, at: usize) -> Option<Result<Reply, Refusal>> {
        let typed = self.line.to_lowercase();
        if typed.chars().count() < 2 || YES.contains(&typed.as_str()) || NO.contains(&typed.as_str()) {
            return None;
        }
        let labels = self.labels(at);
        let exact = labels.iter().find(|(label, _)| label.to_lowercase() == typed);
        let begun = labels
            .iter()
            .filter(|(label, _)| label.to_lowercase().starts_with(&typed));
        let fitting: Vec<_> = exact.map_or_else(|| begun.collect(), |one| vec![one]);
        match fitting.as_slice() {
            [] => None,
            [(label, None)] => Some(Err(Refusal::NoReason { label: label.clone() })),
            [(_, Some(given))] => Some(Ok(answer(given.clone(), ""))),
            several => Some(Err(Refusal::Several {
                typed: shown(self.line),
                labels: several.iter().map(|(label, _)| label.clone()).collect(),
                short: keys_in_short(self.interview.questionnaire().scale_of(self.interview.statement(at))),
            })),
        }
    }

    /// Labels with their answers; not applicable has none without a reason.
    fn labels(&self, at: usize) -> Vec<(String, Option<Answer>)> {
        let questionnaire = self.interview.questionnaire();
        let statement = self.interview.statement(at);
        let levels = questionnaire.scale_of(statement).levels.iter().enumerate();
        let mut labels: Vec<_> = levels
            .map(|(position, level)| (level.label.clone(), Some(Answer::Rating(position))))
            .collect();
        labels.push((questionnaire.dont_know.label.clone(), Some(Answer::DontKnow)));
        if statement.not_applicable {
            let given = (!questionnaire.reason_required).then(|| Answer::NotApplicable(String::new()));
            labels.push((questionnaire.not_applicable.label.clone(), given));
        }
        labels
    }

    pub(super) fn no_match(&self, at: usize) -> Refusal {
        let scale = self.interview.questionnaire().scale_of(self.interview.statement(at));
        let typed = shown(self.line);
        let short = keys_in_short(scale);
        let dont_know = dont_know(self.interview.questionnaire());
        if all_digits(self.line) {
            let listed = keys_listed(scale);
            Refusal::NoLevel {
                typed,
                short,
                listed,
                dont_know,
            }
        } else {
            let levels = levels_in_line(scale);
            Refusal::NoMatch {
                typed,
                short,
                levels,
                dont_know,
            }
        }
    }
}

fn answer(answer: Answer, note: &str) -> Reply {
    let note = (!note.is_empty()).then(|| note.to_owned());
    Reply::Answer { answer, note }
}
