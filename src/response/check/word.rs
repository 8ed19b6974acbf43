//! The answer that a word stands for: one rule for response files, paper forms and tables.
//!
//! In this order, and the first that says something decides:
//!
//! 1. a level's value (`3`, also as `3.0`), `dk`, `na`: what files are written with;
//! 2. a name: a level's label, the questionnaire's labels for don't know and not applicable, or a level's value before its label
//!    (`3 - In place`, `3. In place`, `3: In place`, `3) In place`, `3 In place`);
//! 3. the statement's own words for a level, whole, alone or after its value.
//!
//! Case, outer spaces, the kind of space, of dash and of apostrophe do not matter. What could be two answers is none.

use crate::questionnaire::{OtherAnswer, Questionnaire, Scale, Statement};
use crate::response::Answer;
use crate::text::alike;

/// What a word stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// No answer.
    Nothing,
    /// This answer; the reason of not applicable is empty.
    One(Answer),
    /// More than one answer, so none: two levels that are called the same.
    Several,
}

impl Meant {
    fn or_else(self, next: impl FnOnce() -> Self) -> Self {
        if self == Self::Nothing { next() } else { self }
    }

    fn of(mut answers: Vec<Answer>) -> Self {
        answers.dedup();
        match (answers.pop(), answers.is_empty()) {
            (None, _) => Self::Nothing,
            (Some(answer), true) => Self::One(answer),
            _ => Self::Several,
        }
    }
}

/// The answer that a word stands for. `None` when it is none, or could be more than one; the reason of `na` is empty. `na` is an answer
/// here whether or not the statement takes it.
#[must_use]
pub fn answer(word: &str, questionnaire: &Questionnaire, statement: &Statement) -> Option<Answer> {
    match meant(word, questionnaire, statement) {
        Meant::One(answer) => Some(answer),
        Meant::Nothing | Meant::Several => None,
    }
}

/// What a word stands for as an answer to a statement.
#[must_use]
pub fn meant(word: &str, questionnaire: &Questionnaire, statement: &Statement) -> Meant {
    let scale = questionnaire.scale_of(statement);
    answer_for_scale(word, questionnaire, scale, statement.not_applicable)
        .or_else(|| answer_by_descriptor(word, scale, statement))
}

/// What a word stands for by a scale, and by whether not applicable may be given: the same for all statements that have both in
/// common, so it may be remembered by the two. Where it is [`Meant::Nothing`] the statement's own words may still say it.
#[must_use]
pub fn answer_for_scale(word: &str, questionnaire: &Questionnaire, scale: &Scale, takes_not_applicable: bool) -> Meant {
    written(word.trim(), scale).or_else(|| {
        let word = alike(word);
        written(without_zeros(&word), scale).or_else(|| named(&word, questionnaire, scale, takes_not_applicable))
    })
}

/// What a word stands for by a statement's own words for its levels, whole: the part of [`meant`] that no other statement shares.
#[must_use]
pub fn answer_by_descriptor(word: &str, scale: &Scale, statement: &Statement) -> Meant {
    let word = alike(word);
    if word.is_empty() {
        return Meant::Nothing;
    }
    let levels = scale.levels.iter().zip(&statement.descriptors).enumerate();
    let said = levels.filter(|(_, (level, own))| is_called(&word, &level.key, &alike(own)));
    Meant::of(said.map(|(at, _)| Answer::Rating(at)).collect())
}

/// By what files are written with.
fn written(word: &str, scale: &Scale) -> Meant {
    let level = scale.levels.iter().position(|level| level.key == word);
    match level {
        Some(level) => Meant::One(Answer::Rating(level)),
        None if word.eq_ignore_ascii_case("dk") => Meant::One(Answer::DontKnow),
        None if word.eq_ignore_ascii_case("na") => Meant::One(Answer::NotApplicable(String::new())),
        None => Meant::Nothing,
    }
}

/// A number without the zeros at its end that spreadsheets and statistics packages add: `3.0`, `0.50`.
fn without_zeros(word: &str) -> &str {
    let is_number = word.contains('.') && word.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
    if !is_number {
        return word;
    }
    word.trim_end_matches('0').trim_end_matches('.')
}

/// By names. A level may be called what not applicable is called elsewhere, where the statement does not take that.
fn named(word: &str, questionnaire: &Questionnaire, scale: &Scale, takes_not_applicable: bool) -> Meant {
    if word.is_empty() {
        return Meant::Nothing;
    }
    let is = |other: &OtherAnswer| alike(&other.label) == word;
    let levels = scale.levels.iter().enumerate();
    let mut answers: Vec<Answer> = levels
        .filter(|(_, level)| is_called(word, &level.key, &alike(&level.label)))
        .map(|(at, _)| Answer::Rating(at))
        .collect();
    if is(&questionnaire.dont_know) {
        answers.push(Answer::DontKnow);
    }
    if is(&questionnaire.not_applicable) && (takes_not_applicable || answers.is_empty()) {
        answers.push(Answer::NotApplicable(String::new()));
    }
    Meant::of(answers)
}

/// Whether a word is a level's name, alone or after its value.
fn is_called(word: &str, key: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let after_the_value = || {
        let rest = word.strip_prefix(key)?.strip_suffix(name)?;
        let sign = rest.trim();
        let apart = rest.ends_with(' ') || [":", ")"].contains(&sign);
        (apart && matches!(sign, "" | "-" | "." | ":" | ")")).then_some(())
    };
    word == name || after_the_value().is_some()
}

#[cfg(test)]
mod tests {
    use super::{Meant, answer, answer_for_scale, meant};
    use crate::questionnaire::{Questionnaire, validate};
    use crate::response::Answer;

    fn small() -> Questionnaire {
        validate::from_yaml(include_str!("../../../tests/fixtures/small.yaml")).unwrap()
    }

    #[test]
    fn a_level_has_many_names() {
        let questionnaire = small();
        let first = &questionnaire.statements[0];
        for word in [
            "2",
            " 2\t",
            "\u{feff}2",
            "2.0",
            "2.00",
            "2.",
            "In part",
            "IN  PART",
            "In\u{a0}part ",
            "2 - In part",
            "2 \u{2013} in part",
            "2. In part",
            "2: In part",
            "2:in part",
            "2) In part",
            "2 In part",
            "Some do: the board.",
            "2 - some do: the board.",
        ] {
            assert_eq!(answer(word, &questionnaire, first), Some(Answer::Rating(1)), "{word}");
        }
    }

    #[test]
    fn what_only_looks_like_an_answer_is_none() {
        let questionnaire = small();
        let first = &questionnaire.statements[0];
        for word in [
            "",
            "0",
            "4",
            "2.5",
            "20",
            "2,0",
            "-2",
            "+2",
            "2 -",
            "1 - In part",
            "2In part",
            "part",
            "Some do",
            "In part.",
            "n/a",
            "?",
            "Never.",
            "1. Never.",
            "2 - 3",
        ] {
            assert_eq!(meant(word, &questionnaire, first), Meant::Nothing, "{word}");
        }
    }

    #[test]
    fn other_answers_have_the_labels_of_the_questionnaire() {
        let mut questionnaire = small();
        questionnaire.dont_know.label = "Hard to say".to_owned();
        let statement = questionnaire.statements[0].clone();
        let na = Answer::NotApplicable(String::new());
        let said = |word| answer(word, &questionnaire, &statement);
        assert_eq!(said("DK"), Some(Answer::DontKnow));
        assert_eq!(said("hard to say "), Some(Answer::DontKnow));
        assert_eq!(said("Don't know"), None);
        assert_eq!(said("Na"), Some(na.clone()));
        assert_eq!(
            said("not applicable"),
            Some(na),
            "that it is not taken here is for whoever asks"
        );
        let plain = small();
        assert_eq!(answer("Don\u{2019}t know", &plain, &statement), Some(Answer::DontKnow));
    }

    #[test]
    fn descriptors_are_of_their_statement_alone() {
        let questionnaire = small();
        let [first, second] = [&questionnaire.statements[0], &questionnaire.statements[1]];
        assert_eq!(first.scale, second.scale);
        assert_eq!(answer("Never.", &questionnaire, second), Some(Answer::Rating(0)));
        assert_eq!(answer("Never.", &questionnaire, first), None);
        let scale = questionnaire.scale_of(first);
        assert_eq!(answer_for_scale("Never.", &questionnaire, scale, true), Meant::Nothing);
    }

    #[test]
    fn what_could_be_two_answers_is_none() {
        let mut questionnaire = small();
        questionnaire.scales[0].levels[2].label = "in part".to_owned();
        let mut statement = questionnaire.statements[0].clone();
        assert_eq!(meant("In part", &questionnaire, &statement), Meant::Several);
        assert_eq!(
            meant("2 - In part", &questionnaire, &statement),
            Meant::One(Answer::Rating(1))
        );
        statement.descriptors = vec!["Yes.".to_owned(); 3];
        assert_eq!(meant("yes.", &questionnaire, &statement), Meant::Several);
        assert_eq!(answer("yes.", &questionnaire, &statement), None);
        questionnaire.dont_know.label = "Not yet".to_owned();
        assert_eq!(meant("not yet", &questionnaire, &statement), Meant::Several);
    }

    #[test]
    fn a_level_may_be_called_not_applicable_where_that_is_not_taken() {
        let mut questionnaire = small();
        questionnaire.scales[0].levels[0].label = "Not applicable".to_owned();
        let (without, with) = (&questionnaire.statements[0], &questionnaire.statements[1]);
        assert_eq!(
            answer("not applicable", &questionnaire, without),
            Some(Answer::Rating(0))
        );
        assert_eq!(meant("not applicable", &questionnaire, with), Meant::Several);
    }

    #[test]
    fn a_value_wins_over_a_label_with_the_same_figure() {
        let mut questionnaire = small();
        questionnaire.scales[0].levels[0].label = "3".to_owned();
        assert_eq!(
            answer("3", &questionnaire, &questionnaire.statements[0]),
            Some(Answer::Rating(2))
        );
    }
}
