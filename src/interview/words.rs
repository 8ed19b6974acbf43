//! Words that the interview and its screens share.

use super::Interview;
use crate::questionnaire::{AskKind, Level, Questionnaire, Scale};
use crate::response::{Answer, Audience};
use crate::words;

/// The levels that can be typed, as a range where they are whole numbers in a row: `1 to 4`, else `0, 0.5 or 1`.
#[must_use]
pub fn keys_in_short(scale: &Scale) -> String {
    let keys: Option<Vec<u32>> = scale.levels.iter().map(|level| level.key.parse().ok()).collect();
    match keys {
        Some(keys) if keys.len() > 2 && keys.windows(2).all(|pair| pair[0] + 1 == pair[1]) => {
            format!("{} to {}", keys[0], keys[keys.len() - 1])
        }
        _ => keys_listed(scale),
    }
}

/// The levels that can be typed, each by itself: `1, 2, 3 or 4`.
#[must_use]
pub fn keys_listed(scale: &Scale) -> String {
    let keys: Vec<String> = scale.levels.iter().map(|level| level.key.clone()).collect();
    listed(&keys, "or")
}

/// A list in a sentence: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

/// A number of things: `1 note`, `2 notes`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A number of don't knows, by the questionnaire's name for them: `2 don't knows`, `2 not sure`.
#[must_use]
pub fn dont_knows(questionnaire: &Questionnaire, number: usize) -> String {
    match dont_know(questionnaire).as_str() {
        "don't know" => count(number, "don't know", "don't knows"),
        label => format!("{number} {label}"),
    }
}

/// The questionnaire's name for don't know, within a sentence.
#[must_use]
pub fn dont_know(questionnaire: &Questionnaire) -> String {
    let mut letters = questionnaire.dont_know.label.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A number that leads to a statement, for examples: the short form where there is such a statement, else an id.
#[must_use]
pub fn example(interview: &Interview, short: &str) -> String {
    if interview.questionnaire().position_loosely(short).is_some() {
        return short.to_owned();
    }
    let asked = interview.asked();
    let at = asked.get(1).or(asked.first());
    at.map_or_else(String::new, |at| interview.statement(*at).id.clone())
}

/// The levels of a scale in one line: `1 Not started, 2 Getting going`.
#[must_use]
pub fn levels_in_line(scale: &Scale) -> String {
    let named: Vec<String> = scale.levels.iter().map(named).collect();
    named.join(", ")
}

fn named(level: &Level) -> String {
    format!("{} {}", level.key, level.label)
}

/// What was answered at a position: `2, Getting going`; empty when unanswered.
#[must_use]
pub fn answer_words(interview: &Interview, at: usize) -> String {
    let questionnaire = interview.questionnaire();
    let levels = &questionnaire.scale_of(interview.statement(at)).levels;
    match interview.answer(at) {
        Some(Answer::Rating(level)) => levels
            .get(*level)
            .map_or_else(String::new, |level| format!("{}, {}", level.key, level.label)),
        Some(Answer::DontKnow) => format!("d, {}", questionnaire.dont_know.label),
        Some(Answer::NotApplicable(reason)) if reason.is_empty() => {
            format!("x, {}", questionnaire.not_applicable.label)
        }
        Some(Answer::NotApplicable(reason)) => format!("x, {}: {reason}", questionnaire.not_applicable.label),
        None => String::new(),
    }
}

/// What was saved: `Saved: D2.04 is 2, Getting going.`
pub(super) fn saved(verb: &str, interview: &Interview, at: usize) -> String {
    let words = answer_words(interview, at);
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{verb}: {} is {words}{stop}", interview.statement(at).id)
}

/// What was given for an ask, both by position, as people read it: a date as `31 March 2012`, importance with its label.
#[must_use]
pub fn given_words(interview: &Interview, at: usize, ask: usize) -> String {
    let given = interview.carried(at, ask).unwrap_or_default();
    let level = interview.ask(ask).levels.iter().find(|level| level.key == given);
    match (interview.ask(ask).kind, level) {
        (_, Some(level)) => format!("{}, {}", level.key, level.label),
        (AskKind::Date, _) => words::date(given),
        _ => given.to_owned(),
    }
}

/// What was saved for an ask: `P.1, Due: 31 March 2012.`
pub(super) fn carried_words(interview: &Interview, at: usize, ask: usize) -> String {
    let asked = interview.ask(ask);
    let given = words::sentence(&given_words(interview, at, ask));
    let private = if asked.private { " Only for you." } else { "" };
    format!("{}, {}: {given}{private}", interview.statement(at).id, asked.label)
}

/// What was answered to the closing question at a position, as people read it; empty when it is blank.
#[must_use]
pub fn closing_answer_words(interview: &Interview, position: usize) -> String {
    let words = match (interview.chosen(position), interview.closing_answer(position)) {
        (Some(choice), _) => choice.label.clone(),
        (None, Some(given)) => given.answer.clone(),
        (None, None) => String::new(),
    };
    words::sentence(&words)
}

/// Who may see a note, in a sentence.
#[must_use]
pub fn audience_words(audience: Audience) -> &'static str {
    match audience {
        Audience::OnlyMe => "only for you",
        Audience::Facilitator => "for the facilitator",
        Audience::Team => "for the team, without your name",
    }
}

/// How many statements were answered how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ratings.
    pub rated: usize,
    /// Don't knows.
    pub dont_know: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Seen and left for later.
    pub skipped: usize,
    /// Not yet seen.
    pub unanswered: usize,
    /// Answered, and without something that has to be given with the answer.
    pub incomplete: usize,
    /// With a note.
    pub notes: usize,
}

impl Tally {
    /// Counts the statements at these positions that are asked.
    #[must_use]
    pub fn of(interview: &Interview, positions: impl IntoIterator<Item = usize>) -> Self {
        let mut tally = Self::default();
        for at in positions.into_iter().filter(|at| interview.is_asked(*at)) {
            match interview.answer(at) {
                Some(Answer::Rating(_)) => tally.rated += 1,
                Some(Answer::DontKnow) => tally.dont_know += 1,
                Some(Answer::NotApplicable(_)) => tally.not_applicable += 1,
                None if interview.is_skipped(at) => tally.skipped += 1,
                None => tally.unanswered += 1,
            }
            tally.notes += usize::from(interview.note(at).is_some());
            tally.incomplete += usize::from(interview.is_incomplete(at));
        }
        tally
    }

    /// Counts the whole questionnaire.
    #[must_use]
    pub fn of_all(interview: &Interview) -> Self {
        Self::of(interview, 0..interview.questionnaire().statements.len())
    }

    /// Statements that are asked.
    #[must_use]
    pub fn asked(self) -> usize {
        self.answered() + self.skipped + self.unanswered
    }

    /// Statements with an answer of any kind.
    #[must_use]
    pub fn answered(self) -> usize {
        self.rated + self.dont_know + self.not_applicable
    }
}

/// The whole response in one line: `58 answered (52 rated, 6 don't knows), 2 skipped`.
#[must_use]
pub fn summary_of(interview: &Interview) -> String {
    let tally = Tally::of_all(interview);
    let mut kinds = vec![format!("{} rated", tally.rated)];
    if tally.dont_know > 0 {
        kinds.push(dont_knows(interview.questionnaire(), tally.dont_know));
    }
    if tally.not_applicable > 0 {
        let label = interview.questionnaire().not_applicable.label.to_lowercase();
        kinds.push(format!("{} {label}", tally.not_applicable));
    }
    let mut text = format!("{} answered ({})", tally.answered(), kinds.join(", "));
    if tally.skipped > 0 {
        text.push_str(&format!(", {} skipped", tally.skipped));
    }
    if tally.unanswered > 0 {
        text.push_str(&format!(", {} not answered", tally.unanswered));
    }
    if tally.incomplete > 0 {
        text.push_str(&format!(", {} incomplete", tally.incomplete));
    }
    text
}
