//! The answers to the closing questions: chosen or typed by people, never computed. Of several people, choices are counts and
//! words are quoted, in an order that says nothing about who wrote them.

use crate::privacy::{self, Extent};
use crate::questionnaire::{Choice, Closing};
use crate::response::ClosingAnswer;
use crate::words::sentence;

use super::super::facts::Facts;
use super::super::{Block, labelled, paragraph};

/// Nothing where the questionnaire has no closing questions.
pub(in super::super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let questions = &facts.questionnaire.closing;
    questions.iter().flat_map(|question| one(facts, question)).collect()
}

fn one(facts: &Facts<'_>, question: &Closing) -> Vec<Block> {
    if let Some(line) = on_one_line(facts, question) {
        return vec![line];
    }
    let mut blocks = vec![Block::Subheading(question.asked.clone())];
    let given = given(facts, question);
    if given.is_empty() {
        blocks.push(paragraph(if facts.extent == Extent::Detail {
            "This was left blank."
        } else {
            "There are too few answers to show words."
        }));
        return blocks;
    }
    if question.choices.is_empty() {
        blocks.push(words(facts, given.iter().map(|one| one.answer.clone()).collect()));
    } else {
        let choices = question.choices.iter();
        blocks.extend(choices.flat_map(|choice| chosen(facts, choice, &given)));
    }
    if facts.is_single() {
        blocks.extend(question.after.iter().map(paragraph));
    }
    blocks
}

/// What one voice typed to something that is not a question, such as a date of the process.
fn on_one_line(facts: &Facts<'_>, question: &Closing) -> Option<Block> {
    let plain = question.choices.is_empty() && question.after.is_empty() && !question.asked.ends_with('?');
    let typed = given(facts, question)
        .first()
        .map_or("left blank", |one| one.answer.trim());
    (facts.is_single() && plain).then(|| labelled(&question.asked, typed))
}

/// The answers that may be shown.
fn given<'a>(facts: &'a Facts<'_>, question: &Closing) -> Vec<&'a ClosingAnswer> {
    if facts.extent != Extent::Detail {
        return Vec::new();
    }
    let all = facts.responses.iter().filter_map(|one| one.closing.get(&question.id));
    all.filter(|one| !one.answer.trim().is_empty()).collect()
}

fn chosen(facts: &Facts<'_>, choice: &Choice, given: &[&ClosingAnswer]) -> Vec<Block> {
    let with: Vec<&&ClosingAnswer> = given.iter().filter(|one| one.answer == choice.id).collect();
    let number = with.len();
    if number == 0 {
        return Vec::new();
    }
    let mut blocks = vec![paragraph(if facts.is_single() {
        sentence(&choice.label)
    } else {
        format!("{number} of {}: {}", given.len(), sentence(&choice.label))
    })];
    let then: Vec<String> = with
        .iter()
        .map(|one| one.then.clone())
        .filter(|text| !text.trim().is_empty())
        .collect();
    if !then.is_empty() {
        blocks.extend((!choice.then.is_empty()).then(|| paragraph(&choice.then)));
        blocks.push(words(facts, then));
    }
    blocks
}

fn words(facts: &Facts<'_>, texts: Vec<String>) -> Block {
    let texts = privacy::shuffled(texts, &facts.questionnaire.privacy);
    let quoted = texts.iter().map(|text| format!("\u{201c}{}\u{201d}", text.trim()));
    Block::List(String::new(), quoted.collect())
}
