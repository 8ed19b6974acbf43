//! The answers to the closing questions: chosen or typed by people, never computed. Of several people, choices are counts and
//! words are quoted, in an order that says nothing about who wrote them.

use crate::privacy::{self, Extent};
use crate::questionnaire::{Choice, Closing};
use crate::response::ClosingAnswer;
use crate::words::sentence;

use super::super::facts::Facts;
use super::super::texts::closing_place;
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
        let written = facts.responses.iter().any(|one| one.closing.contains_key(&question.id));
        blocks.push(paragraph(if facts.extent != Extent::Detail {
            "There are too few answers to show words."
        } else if written && facts.is_read_first() {
            "No words on this are shown."
        } else {
            "This was left blank."
        }));
        return blocks;
    }
    if question.choices.is_empty() {
        let texts = given.iter().filter_map(|one| said(facts, question, &one.answer));
        blocks.push(words(facts, texts.collect()));
    } else {
        let choices = question.choices.iter();
        blocks.extend(choices.flat_map(|choice| chosen(facts, question, choice, &given)));
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

/// Words at the end as this reader may see them.
fn said(facts: &Facts<'_>, question: &Closing, text: &str) -> Option<String> {
    facts.words(&closing_place(&question.id), text)
}

/// The answers that may be shown.
fn given<'a>(facts: &'a Facts<'_>, question: &Closing) -> Vec<&'a ClosingAnswer> {
    if facts.extent != Extent::Detail {
        return Vec::new();
    }
    let all = facts.responses.iter().filter_map(|one| one.closing.get(&question.id));
    let words = |one: &&ClosingAnswer| !question.choices.is_empty() || said(facts, question, &one.answer).is_some();
    all.filter(|one| !one.answer.trim().is_empty()).filter(words).collect()
}

fn chosen(facts: &Facts<'_>, question: &Closing, choice: &Choice, given: &[&ClosingAnswer]) -> Vec<Block> {
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
    let then: Vec<String> = with.iter().filter_map(|one| said(facts, question, &one.then)).collect();
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
